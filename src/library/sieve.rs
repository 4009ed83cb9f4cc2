//! Which words are kept of an article: those that few entries have, by which related articles are found, and those of
//! the glossary's terms.
//!
//! Nearly all words of a large handbook are in many of its articles. In how many entries each is, is counted while they
//! are read: a word that was in many before is let go at once.

use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::LangId;
use super::read::Read;
use super::related::RARE;
use crate::analysis::candidate_keys;
use crate::lang::Lang;
use crate::path::EntryPath;

/// How many parts the words of a language are counted in, so that threads seldom wait for one another: a power of two.
const PARTS: usize = 32;
/// How many words of terms are told apart, by the last bits of their hashes: a power of two.
const TERMS: usize = 1 << 15;

/// Counts words and lets go of those that nothing is found by.
pub(super) struct Sieve {
    languages: Vec<Counts>,
}

/// The words of one language.
struct Counts {
    /// How many entries have each word, up to 255.
    parts: [Mutex<FxHashMap<u32, u8>>; PARTS],
    /// By the last bits of its hash, whether a word may be one of a term.
    terms: Vec<bool>,
}

impl Sieve {
    /// A sieve for some languages, before anything is counted.
    pub fn new(languages: usize) -> Sieve {
        let counts =
            || Counts { parts: std::array::from_fn(|_| Mutex::default()), terms: vec![false; TERMS] };
        Sieve { languages: (0..languages).map(|_| counts()).collect() }
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

    /// Counts an article's words, which are sorted, and lets go of those that are in many entries already.
    pub fn sift(&self, entry: &EntryPath, lang: LangId, words: &mut Vec<u32>) {
        let counts = &self.languages[lang];
        if !has_kin(entry) {
            words.retain(|word| counts.is_of_term(*word));
        } else {
            let mut kept = Vec::new();
            for run in words.chunk_by(|a, b| part(*a) == part(*b)) {
                let mut part = counts.parts[part(run[0])].lock().unwrap_or_else(PoisonError::into_inner);
                for word in run {
                    let count = part.entry(*word).or_default();
                    *count = count.saturating_add(1);
                    if usize::from(*count) <= RARE || counts.is_of_term(*word) {
                        kept.push(*word);
                    }
                }
            }
            *words = kept;
        }
        words.shrink_to_fit();
    }

    /// When all are counted, lets go of the words that are in one entry or in many.
    pub fn settle(self, articles: &mut [Read]) {
        let languages: Vec<Settled> = self.languages.into_iter().map(Settled::of).collect();
        articles.par_iter_mut().filter_map(|read| read.record.as_mut()).for_each(|record| {
            let counts = &languages[record.lang];
            record.words.retain(|word| counts.keep(*word));
            record.words.shrink_to_fit();
        });
    }
}

impl Counts {
    fn is_of_term(&self, word: u32) -> bool {
        self.terms[word as usize % TERMS]
    }
}

/// [`Counts`] to which nothing is added any more.
struct Settled {
    parts: [FxHashMap<u32, u8>; PARTS],
    terms: Vec<bool>,
}

impl Settled {
    fn of(counts: Counts) -> Settled {
        let Counts { parts, terms } = counts;
        Settled { parts: parts.map(|part| part.into_inner().unwrap_or_else(PoisonError::into_inner)), terms }
    }

    fn keep(&self, word: u32) -> bool {
        let count = || self.parts[part(word)].get(&word).map_or(0, |count| usize::from(*count));
        self.terms[word as usize % TERMS] || (2..=RARE).contains(&count())
    }
}

/// Whether related articles are looked for among which this entry is.
fn has_kin(entry: &EntryPath) -> bool {
    !entry.is_home() && entry.as_str() != "glossary" && !entry.as_str().starts_with("glossary/")
}

/// The part of a word, by its first bits.
fn part(word: u32) -> usize {
    (word >> (u32::BITS - PARTS.trailing_zeros())) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_many_entries_are_let_go_and_those_of_terms_are_kept() {
        let mut sieve = Sieve::new(2);
        let (rare, common, term) = (7, u32::MAX, 99);
        sieve.languages[1].terms[term as usize % TERMS] = true;
        let sifted = |path: &str, lang: LangId, words: &[u32]| {
            let mut words = words.to_vec();
            sieve.sift(&EntryPath::new(path), lang, &mut words);
            words
        };
        for at in 0..RARE {
            assert_eq!(sifted(&format!("a{at}"), 1, &[term, common]), [term, common]);
        }
        assert_eq!(sifted("b", 1, &[rare, term, common]), [rare, term]);
        // Another language's words are others, and what has no kin is not counted.
        assert_eq!(sifted("b", 0, &[rare, term, common]), [rare, term, common]);
        assert_eq!(sifted("", 1, &[rare, term, common]), [term]);
        assert_eq!(sifted("glossary/x", 1, &[rare]), [0; 0]);
        assert_eq!(sifted("c", 1, &[rare]), [rare]);
    }
}
