//! Articles akin to one another.
//!
//! Candidates come from links and from words that few articles share; topics only re-rank them. Each article
//! looks at a bounded number of words and of articles per word, so the whole is linear in the handbook's size.

use std::iter::Peekable;

use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::rare::{Rare, RareWords, WORDS};
use super::{EntryId, Library, Role};

/// What a direct link weighs, measured in rare words of the highest weight.
const LINK: f32 = 4.0;
/// How much each shared topic adds to a candidate's weight.
const TOPIC: f32 = 0.25;

/// Rare words with the entries that have them.
#[derive(Debug, Default)]
pub(super) struct RareTerms {
    /// For each language the numbers of the entries that have a word, word by word.
    having: Vec<Vec<u32>>,
    /// For each entry its rare words: those in the fewest entries first, then by the word's number.
    of_entry: Vec<Box<[Rare]>>,
    /// For each entry the numbers of its original's topics.
    topics: Vec<Vec<u32>>,
}

impl RareTerms {
    /// The rare words of all languages, and for each entry the numbers of its original's topics.
    pub fn new(languages: Vec<RareWords>, topics: Vec<Vec<u32>>) -> RareTerms {
        let all: Vec<Vec<Rare>> =
            languages.iter().enumerate().map(|(lang, language)| language.all(lang)).collect();
        let words = |at: usize| {
            let lists = languages.iter().zip(&all);
            first_of(lists.map(|(language, all)| words_of(language, all, at).peekable()).collect())
        };
        RareTerms {
            of_entry: (0..topics.len()).into_par_iter().map(words).collect(),
            having: languages.into_iter().map(RareWords::into_having).collect(),
            topics,
        }
    }

    /// The `most` nearest articles that are not among `named`, the nearest first; ties go by path.
    pub fn of(&self, library: &Library, id: EntryId, most: usize, named: &[EntryId]) -> Vec<EntryId> {
        // First all is fetched, so that memory is waited for once rather than for each word.
        let words = self.of_entry[id.0 as usize].iter();
        let having: Vec<(f32, &[u32])> =
            words.map(|word| (1.0 / f32::from(word.entries), word.having(&self.having))).collect();
        let others = having.iter().map(|(_, others)| others.len()).sum();
        let mut shared: Vec<(EntryId, f32)> = Vec::with_capacity(others);
        for (weight, others) in having {
            shared.extend(others.iter().map(|other| (EntryId(*other), weight)));
        }
        let mut weights: FxHashMap<EntryId, f32> = FxHashMap::with_capacity_and_hasher(others, FxBuildHasher);
        shared.into_iter().for_each(|(other, weight)| *weights.entry(other).or_default() += weight);
        let linked = library.entry(id).records.iter().flatten().flat_map(|record| &record.destinations);
        let linked =
            linked.filter_map(|to| if let super::Destination::Entry(to, _) = to { Some(*to) } else { None });
        for other in linked.chain(library.back_links(id).iter().take(64).copied()) {
            *weights.entry(other).or_default() += LINK;
        }
        let candidates: Vec<(EntryId, f32)> = weights.into_iter().collect();
        self.nearest(library, id, &candidates, (most, named))
    }

    /// The `most` articles of the highest weight, with what topics add, but for the entry itself and those named.
    fn nearest(
        &self,
        library: &Library,
        id: EntryId,
        candidates: &[(EntryId, f32)],
        (most, named): (usize, &[EntryId]),
    ) -> Vec<EntryId> {
        let order = |a: &(EntryId, f32), b: &(EntryId, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        // Most are too far off, whatever their topics: those are not looked up.
        let with_all_topics = 1.0 + TOPIC * self.topics[id.0 as usize].len() as f32;
        let mut nearest: Vec<(EntryId, f32)> = Vec::with_capacity(most + 1);
        for (other, weight) in candidates {
            let last = nearest.last().filter(|_| nearest.len() == most);
            if last.is_some_and(|(_, last)| weight * with_all_topics < *last)
                || *other == id
                || named.contains(other)
                || library.entry(*other).role != Role::Article
            {
                continue;
            }
            let weighed = (*other, weight * (1.0 + TOPIC * self.shared_topics(id, *other) as f32));
            nearest.insert(nearest.partition_point(|near| order(near, &weighed).is_lt()), weighed);
            nearest.truncate(most);
        }
        nearest.into_iter().map(|(other, _)| other).collect()
    }

    fn shared_topics(&self, a: EntryId, b: EntryId) -> usize {
        let (a, b) = (&self.topics[a.0 as usize], &self.topics[b.0 as usize]);
        a.iter().filter(|topic| b.contains(topic)).count()
    }
}

/// The rare words of an entry in one language, sorted; `all` are the language's.
fn words_of<'a>(language: &'a RareWords, all: &'a [Rare], at: usize) -> impl Iterator<Item = Rare> + 'a {
    language.of_entry(at).iter().filter_map(|place| all.get(*place as usize).copied())
}

/// The first [`WORDS`] of some sorted lists.
fn first_of(mut lists: Vec<Peekable<impl Iterator<Item = Rare>>>) -> Box<[Rare]> {
    let next = || {
        let heads = lists.iter_mut().filter_map(|list| Some((*list.peek()?, list)));
        heads.min_by_key(|(head, _)| *head)?.1.next()
    };
    std::iter::from_fn(next).take(WORDS).collect()
}
