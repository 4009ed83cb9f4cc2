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

/// How many parts the words are gone through in, so that one fits into little memory.
const PARTS: u32 = 16;

/// Rare words with the entries that have them.
#[derive(Debug, Default)]
pub(super) struct RareTerms {
    /// The entries that have a word, word by word.
    having: Vec<EntryId>,
    /// For each entry its rare words: those in the fewest entries first, then by the word's number.
    of_entry: Vec<Vec<Rare>>,
    /// For each entry the numbers of its original's topics.
    topics: Vec<Vec<u32>>,
}

/// A rare word of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rare {
    /// How many entries have it.
    entries: u8,
    lang: u16,
    word: u32,
    /// Where they begin, among those of all words.
    start: u32,
}

impl RareTerms {
    /// Gathers the words that at least two and at most [`RARE`] entries have.
    pub fn gather(entries: &[Entry]) -> RareTerms {
        let mut terms = RareTerms {
            topics: topics(entries),
            of_entry: vec![Vec::new(); entries.len()],
            ..Self::default()
        };
        let parts: Vec<Vec<Having>> = (0..PARTS).into_par_iter().map(|part| rare(entries, part)).collect();
        for part in parts {
            for run in part.chunk_by(|a, b| a.is_of(*b)) {
                let (entries, start) = (run.len() as u8, terms.having.len() as u32);
                for having in run {
                    let Having { word, lang, entry } = *having;
                    terms.having.push(entry);
                    let own = &mut terms.of_entry[entry.0 as usize];
                    own.push(Rare { entries, lang, word, start });
                    if own.len() == 4 * WORDS {
                        keep_rarest(own);
                    }
                }
            }
        }
        terms.of_entry.iter_mut().for_each(keep_rarest);
        terms
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

/// An entry that has a word in a language: a word of one language is not the same word in another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Having {
    word: u32,
    lang: u16,
    entry: EntryId,
}

impl Having {
    fn is_of(self, other: Having) -> bool {
        (self.word, self.lang) == (other.word, other.lang)
    }
}

/// The rare words of one part, sorted.
fn rare(entries: &[Entry], part: u32) -> Vec<Having> {
    let first = part * (u32::MAX / PARTS + 1);
    let last = first + u32::MAX / PARTS;
    let mut all: Vec<Having> = Vec::new();
    for (id, entry) in (0..).map(EntryId).zip(entries) {
        if !matches!(entry.role, Role::Article | Role::Section) {
            continue;
        }
        for record in entry.records.iter().flatten() {
            let from = record.words.partition_point(|word| *word < first);
            let own = record.words[from..].iter().take_while(|word| **word <= last);
            all.extend(own.map(|word| Having { word: *word, lang: record.lang as u16, entry: id }));
        }
    }
    all.sort_unstable();
    let mut rare = Vec::new();
    for run in all.chunk_by(|a, b| a.is_of(*b)) {
        if (2..=RARE).contains(&run.len()) {
            rare.extend_from_slice(run);
        }
    }
    rare
}

fn keep_rarest(words: &mut Vec<Rare>) {
    words.sort_unstable();
    words.truncate(WORDS);
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
