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

/// Rare words with the entries that have them.
#[derive(Debug, Default)]
pub(super) struct RareTerms {
    /// For each word its stretch of `postings`.
    words: FxHashMap<u64, (u32, u8)>,
    postings: Vec<EntryId>,
    /// For each entry its rare words.
    of_entry: Vec<Vec<u64>>,
}

impl RareTerms {
    /// Gathers the words that at least two and at most [`RARE`] entries have.
    pub fn gather(entries: &[Entry]) -> RareTerms {
        let mut pairs: Vec<(u64, EntryId)> = entries
            .par_iter()
            .enumerate()
            .filter(|(_, entry)| matches!(entry.role, Role::Article | Role::Section))
            .flat_map_iter(|(at, entry)| {
                let id = EntryId(at as u32);
                entry.records.iter().flatten().flat_map(move |record| {
                    record.words.iter().map(move |word| (salted(*word, record.lang), id))
                })
            })
            .collect();
        pairs.par_sort_unstable();
        let mut terms = RareTerms { of_entry: vec![Vec::new(); entries.len()], ..Self::default() };
        for run in pairs.chunk_by(|a, b| a.0 == b.0) {
            if (2..=RARE).contains(&run.len()) {
                terms.words.insert(run[0].0, (terms.postings.len() as u32, run.len() as u8));
                for (word, entry) in run {
                    terms.postings.push(*entry);
                    terms.of_entry[entry.0 as usize].push(*word);
                }
            }
        }
        for words in &mut terms.of_entry {
            words.sort_by_key(|word| (terms.words[word].1, *word));
            words.truncate(WORDS);
        }
        terms
    }

    /// The `most` nearest articles, the nearest first; ties go by path.
    pub fn of(&self, library: &Library, id: EntryId, most: usize) -> Vec<EntryId> {
        let mut weights: FxHashMap<EntryId, f32> = FxHashMap::default();
        for word in &self.of_entry[id.0 as usize] {
            let (start, length) = self.words[word];
            for other in &self.postings[start as usize..start as usize + usize::from(length)] {
                *weights.entry(*other).or_default() += 1.0 / f32::from(length);
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
            .filter(|(other, _)| *other != id && library.entry(*other).role == Role::Article)
            .map(|(other, weight)| (other, weight * (1.0 + TOPIC * shared_topics(library, id, other) as f32)))
            .collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked.truncate(most);
        ranked.into_iter().map(|(other, _)| other).collect()
    }
}

/// A word of one language is not the same word in another.
fn salted(word: u32, lang: usize) -> u64 {
    (lang as u64) << 32 | u64::from(word)
}

fn shared_topics(library: &Library, a: EntryId, b: EntryId) -> usize {
    let (Some(a), Some(b)) = (library.entry(a).original(), library.entry(b).original()) else { return 0 };
    let named = |topic: &str| b.front.topics.iter().any(|other| other.value == topic);
    a.front.topics.iter().filter(|topic| named(&topic.value)).count()
}
