//! Articles akin to one another.
//!
//! Candidates come from links and from words that few articles share; topics only re-rank them. Each article
//! looks at a bounded number of words and of articles per word, so the whole is linear in the handbook's size.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::group::Entry;
use super::{EntryId, Library, Role};

/// A word is rare while at most this many entries have it.
const RARE: usize = 8;
/// At most so many of an entry's rare words are looked at: those in the fewest entries.
const WORDS: usize = 48;
/// What a direct link weighs, measured in rare words of the highest weight.
const LINK: f32 = 4.0;
/// How much each shared topic adds to a candidate's weight.
const TOPIC: f32 = 0.25;

/// At least so many parts are a language's words gone through in, and at most so many.
const PARTS: (usize, usize) = (16, 64);
/// How many words a part is to have at most, so that what it takes to sort them stays in a processor's cache.
const PART: usize = 1 << 17;
/// How many bits a word's hash has.
const BITS: u32 = u32::BITS;
/// How many bits words are sorted by at a time.
const DIGIT: u32 = 10;

/// Rare words with the entries that have them.
#[derive(Debug, Default)]
pub(super) struct RareTerms {
    /// The entries that have a word, word by word.
    having: Vec<EntryId>,
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
    /// Where they begin, among those of all words.
    start: u32,
}

impl RareTerms {
    /// Gathers the words that at least two and at most [`RARE`] entries have.
    pub fn gather(entries: &[Entry]) -> RareTerms {
        let mut terms = RareTerms {
            topics: topics(entries),
            of_entry: vec![Box::default(); entries.len()],
            ..Self::default()
        };
        for lang in 0..entries.first().map_or(0, |entry| entry.records.len()) {
            let words: usize = entries.iter().map(|entry| words(entry, lang).len()).sum();
            let count = (words / PART).next_power_of_two().clamp(PARTS.0, PARTS.1);
            let parts: Vec<Vec<u64>> =
                (0..count).into_par_iter().map(|part| rare(entries, lang, (part, count))).collect();
            terms.add(lang, &parts);
        }
        terms.forget_unused();
        terms
    }

    /// Adds the rare words of a language.
    fn add(&mut self, lang: usize, parts: &[Vec<u64>]) {
        // Each entry's words get a stretch of one list.
        let mut next = vec![0; self.of_entry.len() + 1];
        parts.iter().flatten().for_each(|pair| next[entry(*pair) + 1] += 1);
        (1..next.len()).for_each(|at| next[at] += next[at - 1]);
        let starts = next.clone();
        let mut all = vec![Rare::default(); parts.iter().map(Vec::len).sum()];
        for run in parts.iter().flat_map(|part| part.chunk_by(|a, b| word(*a) == word(*b))) {
            let (entries, start) = (run.len() as u8, self.having.len() as u32);
            for pair in run {
                let place = &mut next[entry(*pair)];
                all[*place] = Rare { entries, lang: lang as u32, word: word(*pair), start };
                *place += 1;
                self.having.push(EntryId(entry(*pair) as u32));
            }
        }
        self.of_entry.par_iter_mut().enumerate().for_each(|(at, own)| {
            let mut words = [&**own, &all[starts[at]..starts[at + 1]]].concat();
            words.sort_unstable();
            words.truncate(WORDS);
            *own = words.into_boxed_slice();
        });
    }

    /// Drops the lists of words that no entry looks at.
    fn forget_unused(&mut self) {
        let mut moved: FxHashMap<u32, u32> = FxHashMap::default();
        let mut having: Vec<EntryId> = Vec::new();
        for word in self.of_entry.iter_mut().flatten() {
            word.start = *moved.entry(word.start).or_insert_with(|| {
                let (start, next) = (word.start as usize, having.len() as u32);
                having.extend_from_slice(&self.having[start..start + usize::from(word.entries)]);
                next
            });
        }
        having.shrink_to_fit();
        self.having = having;
    }

    /// The `most` nearest articles that are not among `named`, the nearest first; ties go by path.
    pub fn of(&self, library: &Library, id: EntryId, most: usize, named: &[EntryId]) -> Vec<EntryId> {
        let mut weights: FxHashMap<EntryId, f32> = FxHashMap::default();
        for word in &self.of_entry[id.0 as usize] {
            for other in &self.having[word.start as usize..word.start as usize + usize::from(word.entries)] {
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
        ranked.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked.truncate(most);
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

/// The rare words of one part of a language, each with an entry that has it, as pairs: the word in the upper half, the
/// entry in the lower. They are sorted. There are `count` parts, a power of two.
fn rare(entries: &[Entry], lang: usize, (part, count): (usize, usize)) -> Vec<u64> {
    let shift = BITS - count.trailing_zeros();
    let is_of = |word: &u32| (*word >> shift) as usize == part;
    let mut all: Vec<u64> = Vec::new();
    for (id, entry) in (0_u64..).zip(entries) {
        let words = words(entry, lang);
        let words = &words[words.partition_point(|word| ((*word >> shift) as usize) < part)..];
        all.extend(words.iter().take_while(|word| is_of(word)).map(|word| u64::from(*word) << 32 | id));
    }
    sort_by_word(&mut all, shift);
    let runs = all.chunk_by(|a, b| word(*a) == word(*b));
    runs.filter(|run| (2..=RARE).contains(&run.len())).flatten().copied().collect()
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
