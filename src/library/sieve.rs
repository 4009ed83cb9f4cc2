//! Which words are kept of an article: those that few entries have, by which related articles are found, and those of
//! the glossary's terms.
//!
//! Nearly all words of a large handbook are in many of its articles. A word that is known to be in many is let go as soon
//! as an article is read, and no other: so what is found does not depend on which articles came first, nor on which came
//! through the sieve.

use std::sync::atomic::{AtomicU8, AtomicU32, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use rustc_hash::FxHashMap;

use super::LangId;
use super::few::RARE;
use super::read::Read;
use crate::analysis::candidate_keys;
use crate::lang::Lang;
use crate::path::EntryPath;

/// In how many parts words are counted, so that threads seldom wait for one another: a power of two.
const PARTS: usize = 16;
/// How many words are told apart before they are counted one by one, by the last bits of their hashes: a power of two.
const SEEN: usize = 1 << 20;
/// How many of the words that are in many entries are remembered: a power of two.
const COMMON: usize = 1 << 15;
/// How many words of terms are told apart, by the last bits of their hashes: a power of two.
const TERMS: usize = 1 << 15;
/// So many articles of a language keep all their words: of few that changed there is nothing to be let go.
const FEW: usize = 8;

/// How many entries have a word, for words that are in some already.
type Counts = FxHashMap<u32, u8>;

/// Lets go of words that nothing is found by.
pub(super) struct Sieve {
    languages: Vec<Words>,
}

/// The words of one language.
struct Words {
    /// How many articles came.
    came: AtomicUsize,
    /// By the last bits of its hash, whether a word may be one of a term.
    terms: Vec<bool>,
    /// What is known of the words, once there are more articles than a few.
    counted: OnceLock<Counted>,
}

/// In how many entries words are.
struct Counted {
    /// How many words with the same last bits were kept without being counted, about.
    seen: Vec<AtomicU8>,
    /// In how many entries the others are, up to 255.
    counts: [Mutex<Counts>; PARTS],
    /// Words that need not be counted any more, each at the place that its last bits name. A word gives way to the next
    /// that has its place.
    common: Vec<AtomicU32>,
}

impl Default for Counted {
    fn default() -> Counted {
        Counted {
            seen: (0..SEEN).map(|_| AtomicU8::new(0)).collect(),
            counts: std::array::from_fn(|_| Mutex::default()),
            // No word has a place that its bits do not name.
            common: (0..COMMON as u32).map(|place| AtomicU32::new(!place)).collect(),
        }
    }
}

impl Sieve {
    /// A sieve for some languages, before anything is counted.
    pub fn new(languages: usize) -> Sieve {
        let words =
            || Words { came: AtomicUsize::new(0), terms: vec![false; TERMS], counted: OnceLock::new() };
        Sieve { languages: (0..languages).map(|_| words()).collect() }
    }

    /// Keeps the words of these terms from now on.
    pub fn look_for(&mut self, terms: &[Read], languages: &[Lang]) {
        for record in terms.iter().filter_map(|read| read.record.as_ref()) {
            let (lang, table) = (&languages[record.lang], &mut self.languages[record.lang].terms);
            for form in std::iter::once(&record.front.title).chain(&record.front.forms) {
                for key in candidate_keys(lang, form) {
                    table[key as usize % TERMS] = true;
                }
            }
        }
    }

    /// Lets go of those of an article's words, which are sorted, that are in many entries.
    pub fn sift(&self, entry: &EntryPath, lang: LangId, words: &mut Vec<u32>) {
        if words.is_empty() {
            return;
        }
        let own = &self.languages[lang];
        if !has_kin(entry) {
            words.retain(|word| own.is_of_term(*word));
        } else if own.came.fetch_add(1, Ordering::Relaxed) >= FEW {
            let counted = own.counted.get_or_init(Counted::default);
            counted.pass_common(words);
            counted.count(words, |word| own.is_of_term(word));
        }
        words.shrink_to_fit();
    }

    /// What is known when all articles were sifted.
    pub fn settle(self) -> Settled {
        let words = |words: Words| {
            let inner = |part: Mutex<Counts>| part.into_inner().unwrap_or_else(PoisonError::into_inner);
            let counted = words.counted.into_inner()?;
            let seen = counted.seen.into_iter().map(AtomicU8::into_inner).collect();
            Some(SettledWords { seen, counts: counted.counts.map(inner), terms: words.terms })
        };
        Settled { languages: self.languages.into_iter().map(words).collect() }
    }
}

impl Words {
    fn is_of_term(&self, word: u32) -> bool {
        self.terms[word as usize % TERMS]
    }
}

impl Counted {
    /// Lets go of words that are known to be in many entries. Without a branch, for none could be foretold.
    fn pass_common(&self, words: &mut Vec<u32>) {
        let mut kept = 0;
        for at in 0..words.len() {
            let word = words[at];
            words[kept] = word;
            let common = self.common[word as usize % COMMON].load(Ordering::Relaxed);
            kept += usize::from(common != word);
        }
        words.truncate(kept);
    }

    /// Counts words, which are sorted, and lets go of those that are in many entries.
    fn count(&self, words: &mut Vec<u32>, is_of_term: impl Fn(u32) -> bool) {
        let mut locked: Option<(usize, MutexGuard<'_, Counts>)> = None;
        words.retain(|word| {
            let seen = &self.seen[*word as usize % SEEN];
            let before = seen.load(Ordering::Relaxed);
            if usize::from(before) < RARE {
                seen.store(before + 1, Ordering::Relaxed);
                return true;
            }
            let part = part(*word);
            let mut counts = match locked.take() {
                Some((own, counts)) if own == part => counts,
                other => {
                    drop(other);
                    self.counts[part].lock().unwrap_or_else(PoisonError::into_inner)
                }
            };
            let count = counts.entry(*word).or_default();
            *count = count.saturating_add(1);
            let kept = usize::from(*count) <= RARE || is_of_term(*word);
            if !kept {
                self.common[*word as usize % COMMON].store(*word, Ordering::Relaxed);
            }
            locked = Some((part, counts));
            kept
        });
    }
}

/// A sieve after all articles.
#[derive(Default)]
pub(super) struct Settled {
    /// For each language what is known of its words; nothing where few articles came.
    languages: Vec<Option<SettledWords>>,
}

/// [`Words`] to which nothing is added any more.
struct SettledWords {
    seen: Vec<u8>,
    counts: [Counts; PARTS],
    terms: Vec<bool>,
}

impl Settled {
    /// Whether any words of a language may have been let go.
    pub fn has_sifted(&self, lang: LangId) -> bool {
        self.languages.get(lang).is_some_and(Option::is_some)
    }

    /// Lets go of what other articles have of words that turned out to be in many.
    pub fn sift(&self, lang: LangId, words: &mut Vec<u32>) {
        let Some(own) = self.languages.get(lang).and_then(Option::as_ref) else { return };
        if own.counts.iter().all(Counts::is_empty) {
            return;
        }
        words.retain(|word| own.terms[*word as usize % TERMS] || !own.is_in_many(*word));
        words.shrink_to_fit();
    }
}

impl SettledWords {
    fn is_in_many(&self, word: u32) -> bool {
        let counted = usize::from(self.seen[word as usize % SEEN]) == RARE;
        counted && self.counts[part(word)].get(&word).is_some_and(|count| usize::from(*count) > RARE)
    }
}

/// Whether related articles are looked for among which this entry is.
pub(super) fn has_kin(entry: &EntryPath) -> bool {
    !entry.is_home() && !entry.is_glossary() && !entry.is_term()
}

/// The part of a word, by its first bits.
fn part(word: u32) -> usize {
    (word >> (u32::BITS - PARTS.trailing_zeros())) as usize
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn words_of_few_entries_stay_and_those_of_many_go_everywhere() {
        let mut sieve = Sieve::new(1);
        // Words whose last bits are alike, and one of a term that is in all entries.
        let word = |at: u32| at << 26 | if at == 63 { 3 } else { at % 3 };
        let term = word(63);
        sieve.languages[0].terms[term as usize % TERMS] = true;
        let of = |entry: u32| (0..64).filter(move |at| *at == 63 || entry.is_multiple_of(at + 1)).map(word);
        let mut sifted: Vec<Vec<u32>> = (0..200)
            .map(|entry| {
                let mut words: Vec<u32> = of(entry).collect();
                sieve.sift(&EntryPath::new(format!("a{entry}")), 0, &mut words);
                words
            })
            .collect();
        let settled = sieve.settle();
        sifted.iter_mut().for_each(|words| settled.sift(0, words));
        let count = |all: &mut dyn Iterator<Item = u32>| {
            let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
            all.for_each(|word| *counts.entry(word).or_default() += 1);
            counts
        };
        let before = count(&mut (0..200).flat_map(of));
        let after = count(&mut sifted.into_iter().flatten());
        for (word, count) in &before {
            let left = after.get(word).copied().unwrap_or_default();
            let whole = left == *count;
            assert!(whole || left == 0 && *count > RARE, "{word:x}: {left} of {count}");
        }
        assert_eq!(after.get(&term), Some(&200));
        assert!(after.len() < before.len() && after.values().any(|left| *left <= RARE));
    }

    #[test]
    fn what_has_no_kin_keeps_words_of_terms_only() {
        let mut sieve = Sieve::new(2);
        sieve.languages[1].terms[99] = true;
        for path in ["", "glossary", "glossary/x"] {
            let mut words = vec![7, 99];
            sieve.sift(&EntryPath::new(path), 1, &mut words);
            assert_eq!(words, [99]);
        }
    }
}
