//! The words by which an entry's kin is found: the rarest that it has.

use serde::{Deserialize, Serialize};

use super::few::{Few, entry, word};

/// At most so many of an entry's rare words are looked at: those in the fewest entries.
pub(super) const WORDS: usize = 48;

/// Words that few entries have: those in the fewest entries first, and no more of an entry than are looked at.
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
    /// The words of so many entries.
    pub fn of(few: &Few, entries: usize) -> RareWords {
        let mut own = RareWords { of_entry: vec![Vec::new(); entries], ..RareWords::default() };
        few.runs().for_each(|run| own.take(run));
        own
    }

    /// Gives a word to the entries that have it and do not have enough already: those in the fewest entries come first.
    fn take(&mut self, run: &[u64]) {
        let place = self.words.len() as u32;
        let mut taken = false;
        for pair in run {
            if let Some(words) = self.of_entry.get_mut(entry(*pair)).filter(|words| words.len() < WORDS) {
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
