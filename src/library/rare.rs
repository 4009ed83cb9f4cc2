//! The words of one language that few entries have.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

/// A word is rare while at most this many entries have it.
pub(super) const RARE: usize = 8;
/// At most so many of an entry's rare words are looked at: those in the fewest entries.
pub(super) const WORDS: usize = 48;

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

/// Words that as many entries have, each entry's as a pair of word and entry, for 2 to [`RARE`] entries. They are sorted.
type ByCount = [Vec<u64>; RARE - 1];

/// The words that at least two and at most [`RARE`] entries have: those in the fewest entries first.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct RareWords {
    /// Each word's hash, and how many entries have it.
    words: Vec<(u32, u8)>,
    /// The entries that have them, word by word.
    having: Vec<u32>,
    /// For each entry its words as places among all, at most [`WORDS`].
    of_entry: Vec<Vec<u32>>,
}

/// A rare word. A word of one language is not the same word in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rare {
    /// How many entries have it.
    pub entries: u8,
    pub lang: u32,
    /// Its hash.
    pub word: u32,
    /// Where they begin, among those of all words of the language.
    pub start: u32,
}

impl Rare {
    /// The numbers of the entries that have it; `having` are those of all languages, word by word.
    pub fn having(self, having: &[Vec<u32>]) -> &[u32] {
        let start = self.start as usize;
        let own =
            having.get(self.lang as usize).and_then(|all| all.get(start..start + usize::from(self.entries)));
        own.unwrap_or_default()
    }
}

impl RareWords {
    /// Those of entries with these words, each entry's sorted.
    pub fn gather(texts: &[&[u32]]) -> RareWords {
        let words: usize = texts.iter().map(|words| words.len()).sum();
        let rounds = words.div_ceil(ROUND).next_power_of_two();
        let parts: Vec<ByCount> = (0..rounds).flat_map(|round| rare(texts, (round, rounds))).collect();
        let mut own = RareWords { of_entry: vec![Vec::new(); texts.len()], ..RareWords::default() };
        for count in 2..=RARE {
            for run in parts.iter().flat_map(|part| part[count - 2].chunks_exact(count)) {
                own.take(run);
            }
        }
        own
    }

    /// Gives a word to the entries that have it and do not have enough already: those in the fewest entries come first.
    fn take(&mut self, run: &[u64]) {
        let place = self.words.len() as u32;
        let mut taken = false;
        for pair in run {
            let words = &mut self.of_entry[entry(*pair)];
            if words.len() < WORDS {
                words.push(place);
                taken = true;
            }
        }
        if taken {
            self.words.push((word(run[0]), run.len() as u8));
            self.having.extend(run.iter().map(|pair| entry(*pair) as u32));
        }
    }

    /// All words, which are those of the language with this number.
    pub fn all(&self, lang: usize) -> Vec<Rare> {
        let mut start = 0;
        let word = |(word, entries): &(u32, u8)| {
            let rare = Rare { entries: *entries, lang: lang as u32, word: *word, start };
            start += u32::from(*entries);
            rare
        };
        self.words.iter().map(word).collect()
    }

    /// The places of an entry's words among all.
    pub fn of_entry(&self, at: usize) -> &[u32] {
        self.of_entry.get(at).map_or(&[], Vec::as_slice)
    }

    /// The entries that have the words, word by word.
    pub fn into_having(self) -> Vec<u32> {
        self.having
    }
}

/// The word of a pair.
fn word(pair: u64) -> u32 {
    (pair >> 32) as u32
}

/// The number of the entry of a pair.
fn entry(pair: u64) -> usize {
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
        let mut rare = ByCount::default();
        for run in pairs.chunk_by(|a, b| word(*a) == word(*b)) {
            if let Some(list) = run.len().checked_sub(2).and_then(|at| rare.get_mut(at)) {
                list.extend_from_slice(run);
            }
        }
        rare
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
    use std::collections::BTreeMap;

    use super::*;

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
        for rounds in [1, 4] {
            let mut found: BTreeMap<u32, Vec<u64>> = BTreeMap::new();
            let parts = (0..rounds).flat_map(|round| rare(&texts, (round, rounds)));
            for (count, run) in parts.flat_map(|part| part.into_iter().zip(2..)).flat_map(|(list, count)| {
                let runs: Vec<Vec<u64>> = list.chunks(count).map(<[u64]>::to_vec).collect();
                runs.into_iter().map(move |run| (count, run))
            }) {
                assert!(run.len() == count && run.iter().all(|pair| word(*pair) == word(run[0])));
                found.insert(word(run[0]), run.iter().map(|pair| entry(*pair) as u64).collect());
            }
            assert_eq!(found, of_word, "{rounds} rounds");
        }
    }
}
