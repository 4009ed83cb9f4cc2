//! The words of one language that few entries have, gathered from all or brought up to date.

use rayon::prelude::*;
use serde::ser::{Serialize, SerializeSeq, Serializer};

/// A word is rare while at most this many entries have it.
pub(super) const RARE: usize = 8;

/// How many parts words are sorted in, by the first bits of their hashes: [`PART_BITS`] of them.
const PARTS: usize = 1 << PART_BITS;
/// See [`PARTS`].
const PART_BITS: u32 = 4;
/// How many words are sorted at a time, at most about: what it takes is let go before the next come.
const ROUND: usize = 1 << 18;
/// How many entries are gone through at a time.
const CHUNK: usize = 1 << 9;
/// How many bits words are sorted by at a time.
const DIGIT: u32 = 10;
/// How many bytes a step takes in the store, at most about.
const STEP: usize = 3;
/// How many words that come or go are told apart at first, by the last bits of their hashes: a power of two.
const TOLD: usize = 1 << 16;

/// Words that as many entries have, each entry's as a pair of word and entry, for 2 to [`RARE`] entries. They are sorted.
type ByCount = [Vec<u64>; RARE - 1];

/// The words that at least two and at most [`RARE`] entries have.
#[derive(Debug)]
pub(super) struct Few {
    /// By the first bits of their hashes.
    parts: Vec<ByCount>,
}

impl Few {
    /// Those of entries with these words, each entry's sorted.
    pub fn of(texts: &[&[u32]]) -> Few {
        let words: usize = texts.iter().map(|words| words.len()).sum();
        let rounds = words.div_ceil(ROUND).next_power_of_two();
        Few { parts: (0..rounds).flat_map(|round| rare(texts, (round, rounds))).collect() }
    }

    /// Each word's pairs: words in the fewest entries first, then by their hashes.
    pub fn runs(&self) -> impl Iterator<Item = &[u64]> {
        (2..=RARE).flat_map(|count| self.of_count(count))
    }

    /// The pairs of words that so many entries have.
    fn of_count(&self, count: usize) -> impl Iterator<Item = &[u64]> {
        self.parts.iter().flat_map(move |part| part[count - 2].chunks_exact(count))
    }

    /// What becomes of them by an edit. `moved` says for each entry which it is now, `words` are those that any entry came
    /// by or lost, sorted, and `texts` are the entries' words now. `None` where an entry is gone that has others.
    pub fn edited(&self, moved: &[Option<u32>], words: &[u32], texts: &[&[u32]]) -> Option<Few> {
        let mut few = ByCount::default();
        for (count, now) in (2..).zip(&mut few) {
            for run in self.of_count(count).filter(|run| words.binary_search(&word(run[0])).is_err()) {
                for pair in run {
                    let entry = *moved.get(entry(*pair))?;
                    now.push(joined(word(*pair), entry?));
                }
            }
        }
        let found = having(words, texts);
        found.chunk_by(|a, b| word(*a) == word(*b)).for_each(|run| add(run, &mut few));
        // Two sorted lists, one behind the other: that is what a stable sort is good at.
        few.iter_mut().for_each(|pairs| pairs.sort());
        Some(Few { parts: vec![few] })
    }

    /// All of it as the store has it: how many words so many entries have, and then each word and its entries, as steps
    /// from the one before, which take few bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let pairs: usize = self.parts.iter().flatten().map(Vec::len).sum();
        postcard::to_extend(self, Vec::with_capacity(STEP * pairs)).unwrap_or_default()
    }

    /// What [`Few::to_bytes`] wrote; `None` of anything else.
    pub fn of_bytes(bytes: &[u8]) -> Option<Few> {
        let (steps, rest) = postcard::take_from_bytes::<Vec<u32>>(bytes).ok()?;
        let (mut few, mut steps) = (ByCount::default(), steps.into_iter());
        for (count, pairs) in (2..).zip(&mut few) {
            let mut word = 0_u32;
            for _ in 0..steps.next()? {
                word = word.checked_add(steps.next()?)?;
                let mut entry = 0_u32;
                for _ in 0..count {
                    entry = entry.checked_add(steps.next()?)?;
                    pairs.push(joined(word, entry));
                }
            }
        }
        (rest.is_empty() && steps.next().is_none()).then(|| Few { parts: vec![few] })
    }
}

impl Serialize for Few {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let words = || (2..=RARE).map(|count| self.of_count(count).count());
        let all = words().zip(2..).map(|(words, count)| 1 + words * (count + 1)).sum();
        let mut steps = serializer.serialize_seq(Some(all))?;
        for (words, count) in words().zip(2..) {
            steps.serialize_element(&(words as u32))?;
            let mut last = 0;
            for run in self.of_count(count) {
                steps.serialize_element(&(word(run[0]) - std::mem::replace(&mut last, word(run[0]))))?;
                let mut last = 0;
                for entry in run.iter().map(|pair| entry(*pair) as u32) {
                    steps.serialize_element(&(entry - std::mem::replace(&mut last, entry)))?;
                }
            }
        }
        steps.end()
    }
}

/// Adds a word, if few entries have it.
fn add(run: &[u64], few: &mut ByCount) {
    if let Some(list) = run.len().checked_sub(2).and_then(|at| few.get_mut(at)) {
        list.extend_from_slice(run);
    }
}

/// The entries that have some words, which are sorted, as sorted pairs.
fn having(words: &[u32], texts: &[&[u32]]) -> Vec<u64> {
    let mut told = vec![false; TOLD];
    words.iter().for_each(|word| told[*word as usize % TOLD] = true);
    let of_text = |(at, text): (usize, &&[u32])| {
        let own =
            text.iter().filter(|word| told[**word as usize % TOLD] && words.binary_search(word).is_ok());
        own.map(|word| joined(*word, at as u32)).collect::<Vec<_>>()
    };
    let mut found: Vec<u64> = texts.par_iter().enumerate().flat_map_iter(of_text).collect();
    found.sort_unstable();
    found
}

/// A word and the number of an entry that has it.
fn joined(word: u32, entry: u32) -> u64 {
    u64::from(word) << 32 | u64::from(entry)
}

/// The word of a pair.
pub(super) fn word(pair: u64) -> u32 {
    (pair >> 32) as u32
}

/// The number of the entry of a pair.
pub(super) fn entry(pair: u64) -> usize {
    pair as u32 as usize
}

/// The rare words among the entries' words, part by part: those of one round, by the first bits of their hashes. There are
/// `rounds` rounds, a power of two.
fn rare(texts: &[&[u32]], (round, rounds): (usize, usize)) -> Vec<ByCount> {
    let bits = u32::BITS - rounds.trailing_zeros() - PART_BITS;
    let first = |word: u32| (u64::from(word) >> bits) as usize;
    let (from, to) = (round * PARTS, (round + 1) * PARTS);
    let scatter = |(at, texts): (usize, &[&[u32]])| {
        let mut parts: [Vec<u64>; PARTS] = std::array::from_fn(|_| Vec::new());
        for (id, words) in (at as u64 * CHUNK as u64..).zip(texts) {
            let words = &words[words.partition_point(|word| first(*word) < from)..];
            for word in words.iter().take_while(|word| first(**word) < to) {
                parts[first(*word) - from].push(u64::from(*word) << 32 | id);
            }
        }
        parts
    };
    let chunks: Vec<[Vec<u64>; PARTS]> = texts.par_chunks(CHUNK).enumerate().map(scatter).collect();
    let part = |part: usize| {
        let mut pairs: Vec<u64> = chunks.iter().flat_map(|parts| &parts[part]).copied().collect();
        sort_by_word(&mut pairs, bits);
        let mut few = ByCount::default();
        pairs.chunk_by(|a, b| word(*a) == word(*b)).for_each(|run| add(run, &mut few));
        few
    };
    (0..PARTS).into_par_iter().map(part).collect()
}

/// Sorts pairs by the lower `bits` bits of their words, digit by digit; those with the same word stay in their order.
fn sort_by_word(pairs: &mut Vec<u64>, bits: u32) {
    let mut sorted = vec![0; pairs.len()];
    for shift in (0..bits).step_by(DIGIT as usize) {
        let digit = |pair: u64| (word(pair) >> shift) as usize & ((1 << DIGIT) - 1);
        let mut next = [0_u32; 1 << DIGIT];
        pairs.iter().for_each(|pair| next[digit(*pair)] += 1);
        let mut start = 0;
        for place in &mut next {
            start += std::mem::replace(place, start);
        }
        for pair in pairs.iter() {
            let place = &mut next[digit(*pair)];
            sorted[*place as usize] = *pair;
            *place += 1;
        }
        std::mem::swap(pairs, &mut sorted);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;

    fn runs(few: &Few) -> Vec<Vec<u64>> {
        few.runs().map(<[u64]>::to_vec).collect()
    }

    #[test]
    fn words_of_two_to_eight_entries_are_rare_however_they_are_gone_through() {
        // Numbers that look like hashes: each word is in 1 to 12 of 1,500 texts.
        let hash = |at: u32| at.wrapping_mul(0x9E37_79B1) ^ at << 7;
        let mut texts: Vec<Vec<u32>> = vec![Vec::new(); 1500];
        for word in 0..4000 {
            (0..=word % 12).for_each(|nth| texts[(word * 31 + nth * 97) as usize % 1500].push(hash(word)));
        }
        texts.iter_mut().for_each(|words| words.sort_unstable());
        let texts: Vec<&[u32]> = texts.iter().map(Vec::as_slice).collect();
        let mut of_word: BTreeMap<u32, Vec<u64>> = BTreeMap::new();
        for (entry, words) in (0..).zip(&texts) {
            words.iter().for_each(|word| of_word.entry(*word).or_default().push(entry));
        }
        of_word.retain(|_, entries| (2..=RARE).contains(&entries.len()));
        let all: Vec<Vec<u64>> = of_word
            .iter()
            .map(|(word, entries)| entries.iter().map(|entry| u64::from(*word) << 32 | entry).collect())
            .collect();
        for rounds in [1, 4] {
            let few = Few { parts: (0..rounds).flat_map(|round| rare(&texts, (round, rounds))).collect() };
            let mut found = runs(&few);
            assert!(found.is_sorted_by_key(|run| (run.len(), run[0])));
            assert_eq!(Few::of_bytes(&few.to_bytes()).map(|few| runs(&few)), Some(found.clone()));
            found.sort_unstable();
            assert_eq!(found, all, "{rounds} rounds");
        }
    }

    #[test]
    fn damaged_bytes_are_nothing() {
        let texts: [&[u32]; 3] = [&[1, 2, 9], &[2, 7, 9], &[1, 9]];
        let bytes = Few::of(&texts).to_bytes();
        assert!((0..bytes.len()).all(|end| Few::of_bytes(&bytes[..end]).is_none()));
        assert!(Few::of_bytes(&[&bytes[..], &[0]].concat()).is_none());
    }

    proptest! {
        /// Entries are edited, come and go; what is brought up to date is what is gathered anew.
        #[test]
        fn an_edit_makes_what_is_gathered_anew(
            before in prop::collection::vec(prop::collection::btree_set(0_u32..40, 0..6), 0..40),
            edits in prop::collection::vec((0_usize..40, 0_u8..3, prop::collection::btree_set(0_u32..40, 0..6)), 0..8),
        ) {
            let mut now: Vec<(Option<u32>, BTreeSet<u32>)> =
                before.iter().enumerate().map(|(at, words)| (Some(at as u32), words.clone())).collect();
            for (at, kind, words) in edits {
                let at = at % (now.len() + 1);
                match kind {
                    0 if at < now.len() => now[at].1 = words,
                    1 if at < now.len() => drop(now.remove(at)),
                    _ => now.insert(at, (None, words)),
                }
            }
            let (mut moved, mut changed) = (vec![None; before.len()], BTreeSet::new());
            for (place, (old, words)) in now.iter().enumerate() {
                let was = old.map(|old| &before[old as usize]).cloned().unwrap_or_default();
                changed.extend(was.symmetric_difference(words).copied());
                if let Some(old) = old {
                    moved[*old as usize] = Some(place as u32);
                }
            }
            let gone = moved.iter().zip(&before).filter(|(moved, _)| moved.is_none());
            changed.extend(gone.flat_map(|(_, words)| words.iter().copied()));
            let lists = |all: &[BTreeSet<u32>]| all.iter().map(|set| set.iter().copied().collect()).collect();
            let (old, new): (Vec<Vec<u32>>, Vec<Vec<u32>>) =
                (lists(&before), lists(&now.into_iter().map(|(_, words)| words).collect::<Vec<_>>()));
            let old: Vec<&[u32]> = old.iter().map(Vec::as_slice).collect();
            let new: Vec<&[u32]> = new.iter().map(Vec::as_slice).collect();
            let changed: Vec<u32> = changed.into_iter().collect();
            let edited = Few::of(&old).edited(&moved, &changed, &new);
            prop_assert_eq!(edited.map(|few| runs(&few)), Some(runs(&Few::of(&new))));
        }
    }
}
