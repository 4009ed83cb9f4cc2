//! Articles akin to one another.
//!
//! Candidates come from links and from words that few articles share; topics only re-rank them. Each article
//! looks at a bounded number of words and of articles per word, so the whole is linear in the handbook's size.

use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::group::Entry;
use super::{EntryId, Library, Role};

/// A word is rare while at most this many entries have it.
pub(super) const RARE: usize = 8;
/// At most so many of an entry's rare words are looked at: those in the fewest entries.
const WORDS: usize = 48;
/// What a direct link weighs, measured in rare words of the highest weight.
const LINK: f32 = 4.0;
/// How much each shared topic adds to a candidate's weight.
const TOPIC: f32 = 0.25;

/// How many parts words are sorted in, by the first bits of their hashes: [`PART_BITS`] of them.
const PARTS: usize = 1 << PART_BITS;
/// See [`PARTS`].
const PART_BITS: u32 = 4;
/// How many words are sorted at a time, at most about: what it takes is let go before the next come.
const ROUND: usize = 1 << 21;
/// How many entries are gone through at a time.
const CHUNK: usize = 1 << 9;
/// How many bits words are sorted by at a time.
const DIGIT: u32 = 10;

/// Words that as many entries have, each entry's as a pair of word and entry, for 2 to [`RARE`] entries. They are sorted.
type ByCount = [Vec<u64>; RARE - 1];

/// Rare words with the entries that have them.
#[derive(Debug, Default)]
pub(super) struct RareTerms {
    /// For each language the entries that have a word, word by word.
    having: Vec<Vec<EntryId>>,
    /// For each entry its rare words: those in the fewest entries first, then by the word's number.
    of_entry: Vec<Box<[Rare]>>,
    /// For each entry the numbers of its original's topics.
    topics: Vec<Vec<u32>>,
}

/// A rare word of an entry. A word of one language is not the same word in another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Rare {
    /// How many entries have it.
    entries: u8,
    lang: u32,
    word: u32,
    /// Where they begin, among those of all words of the language.
    start: u32,
}

impl Rare {
    fn having(self, having: &[Vec<EntryId>]) -> &[EntryId] {
        &having[self.lang as usize][self.start as usize..self.start as usize + usize::from(self.entries)]
    }
}

/// The rare words of one language.
struct OfLanguage {
    having: Vec<EntryId>,
    /// For each entry those in the fewest entries, at most [`WORDS`].
    of_entry: Vec<Vec<Rare>>,
}

impl OfLanguage {
    fn gather(entries: &[Entry], lang: usize) -> OfLanguage {
        let texts: Vec<&[u32]> = entries.iter().map(|entry| words(entry, lang)).collect();
        let words: usize = texts.iter().map(|words| words.len()).sum();
        let rounds = words.div_ceil(ROUND).next_power_of_two();
        let parts: Vec<ByCount> = (0..rounds).flat_map(|round| rare(&texts, (round, rounds))).collect();
        let mut own = OfLanguage { having: Vec::new(), of_entry: vec![Vec::new(); entries.len()] };
        for count in 2..=RARE {
            for run in parts.iter().flat_map(|part| part[count - 2].chunks_exact(count)) {
                own.take(run, lang);
            }
        }
        own
    }

    /// Gives a word to the entries that have it and do not have enough already: those in the fewest entries come first.
    fn take(&mut self, run: &[u64], lang: usize) {
        let (entries, start) = (run.len() as u8, self.having.len() as u32);
        let rare = Rare { entries, lang: lang as u32, word: word(run[0]), start };
        let mut taken = false;
        for pair in run {
            let words = &mut self.of_entry[entry(*pair)];
            if words.len() < WORDS {
                words.push(rare);
                taken = true;
            }
        }
        if taken {
            self.having.extend(run.iter().map(|pair| EntryId(entry(*pair) as u32)));
        }
    }
}

impl RareTerms {
    /// Gathers the words that at least two and at most [`RARE`] entries have.
    pub fn gather(entries: &[Entry]) -> RareTerms {
        let languages = 0..entries.first().map_or(0, |entry| entry.records.len());
        let languages: Vec<OfLanguage> =
            languages.into_par_iter().map(|lang| OfLanguage::gather(entries, lang)).collect();
        let words = |at: usize| {
            let mut words: Vec<Rare> =
                languages.iter().flat_map(|language| &language.of_entry[at]).copied().collect();
            words.sort_unstable();
            words.truncate(WORDS);
            words.into_boxed_slice()
        };
        RareTerms {
            of_entry: (0..entries.len()).into_par_iter().map(words).collect(),
            having: languages.into_iter().map(|language| language.having).collect(),
            topics: topics(entries),
        }
    }

    /// The `most` nearest articles that are not among `named`, the nearest first; ties go by path.
    pub fn of(&self, library: &Library, id: EntryId, most: usize, named: &[EntryId]) -> Vec<EntryId> {
        let words = &self.of_entry[id.0 as usize];
        let having = words.iter().map(|word| usize::from(word.entries)).sum();
        let mut weights: FxHashMap<EntryId, f32> = FxHashMap::with_capacity_and_hasher(having, FxBuildHasher);
        for word in words {
            for other in word.having(&self.having) {
                *weights.entry(*other).or_default() += 1.0 / f32::from(word.entries);
            }
        }
        let linked = library.entry(id).records.iter().flatten().flat_map(|record| &record.destinations);
        let linked =
            linked.filter_map(|to| if let super::Destination::Entry(to, _) = to { Some(*to) } else { None });
        for other in linked.chain(library.back_links(id).iter().take(64).copied()) {
            *weights.entry(other).or_default() += LINK;
        }
        let mut ranked: Vec<(EntryId, f32)> = weights
            .into_iter()
            .filter(|(other, _)| *other != id && !named.contains(other))
            .filter(|(other, _)| library.entry(*other).role == Role::Article)
            .map(|(other, weight)| (other, weight * (1.0 + TOPIC * self.shared_topics(id, other) as f32)))
            .collect();
        let order = |a: &(EntryId, f32), b: &(EntryId, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        if ranked.len() > most {
            ranked.select_nth_unstable_by(most, order);
            ranked.truncate(most);
        }
        ranked.sort_unstable_by(order);
        ranked.into_iter().map(|(other, _)| other).collect()
    }

    fn shared_topics(&self, a: EntryId, b: EntryId) -> usize {
        let (a, b) = (&self.topics[a.0 as usize], &self.topics[b.0 as usize]);
        a.iter().filter(|topic| b.contains(topic)).count()
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

/// The words of an entry's article in a language.
fn words(entry: &Entry, lang: usize) -> &[u32] {
    let record = entry.records.get(lang).and_then(Option::as_ref);
    let record = record.filter(|_| matches!(entry.role, Role::Article | Role::Section));
    record.map_or(&[], |record| &record.words)
}

/// For each entry the numbers of its original's topics.
fn topics(entries: &[Entry]) -> Vec<Vec<u32>> {
    let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
    let mut all = Vec::with_capacity(entries.len());
    for entry in entries {
        let topics = entry.original().map(|record| record.front.topics.as_slice()).unwrap_or_default();
        let number = |topic| {
            let next = numbers.len() as u32;
            *numbers.entry(topic).or_insert(next)
        };
        all.push(topics.iter().map(|topic| topic.value.as_str()).map(number).collect());
    }
    all
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
