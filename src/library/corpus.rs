//! The words of all articles: related articles and the terms that each may mention are found by them.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::group::Entry;
use super::kept::Keeping;
use super::rare::RareWords;
use super::{LangId, Library, Role};
use crate::digest::Key;
use crate::source::Settings;

/// The words of all articles, taken out of their records: nothing else is found by them.
pub(super) struct Corpus {
    /// For each language and entry its article's words, sorted hashes.
    words: Vec<Vec<Vec<u32>>>,
    /// For each entry whether it may be related to others.
    has_kin: Vec<bool>,
    /// For each entry the numbers of its original's topics.
    pub topics: Vec<Vec<u32>>,
    /// For each language the hash of all that its articles' words depend on, beside the program.
    keys: Vec<Key>,
}

impl Corpus {
    /// Takes the words of these entries.
    pub fn take(entries: &mut [Entry], settings: &Settings) -> Corpus {
        let languages = settings.languages.len();
        let keys = (0..languages).map(|lang| key(entries, lang, settings)).collect();
        let mut words: Vec<Vec<Vec<u32>>> =
            (0..languages).map(|_| Vec::with_capacity(entries.len())).collect();
        for entry in entries.iter_mut() {
            for (of_language, record) in words.iter_mut().zip(&mut entry.records) {
                let own = record.as_mut().map(|record| std::mem::take(&mut record.words));
                of_language.push(own.unwrap_or_default());
            }
        }
        Corpus { words, has_kin: entries.iter().map(has_kin).collect(), topics: topics(entries), keys }
    }

    /// How many languages there are.
    pub fn languages(&self) -> usize {
        self.words.len()
    }

    /// The rare words of a language: those that were kept, where its articles are the same.
    pub fn rare_words(&self, lang: LangId, keeping: Option<Keeping<'_>>) -> RareWords {
        let gather = || {
            let own = self.words[lang].iter().zip(&self.has_kin);
            let texts = own.map(|(words, has_kin)| if *has_kin { words.as_slice() } else { &[] });
            RareWords::gather(&texts.collect::<Vec<_>>())
        };
        let Some(Keeping { store, program }) = keeping else { return gather() };
        let key = Key::of(&(program, "rare words", self.keys[lang]));
        let kept = store.get(key, 0).and_then(|bytes| postcard::from_bytes(&bytes).ok());
        kept.unwrap_or_else(|| {
            let words = gather();
            if let Ok(bytes) = postcard::to_allocvec(&words) {
                store.put(key, &[&bytes]);
            }
            words
        })
    }

    /// Finds the terms that each article may mention.
    pub fn find_terms(self, library: &mut Library) {
        let Library { entries, glossaries, .. } = library;
        entries.par_iter_mut().enumerate().for_each(|(at, entry)| {
            for record in entry.records.iter_mut().flatten() {
                record.terms = glossaries[record.lang].candidates(&self.words[record.lang][at]);
            }
        });
    }
}

/// Whether an entry may be related to others.
fn has_kin(entry: &Entry) -> bool {
    matches!(entry.role, Role::Article | Role::Section)
}

/// The hash of all that the words of a language's articles depend on, beside the program: where they are, and which text
/// each was read from. Which of its words an article still has does not matter.
fn key(entries: &[Entry], lang: LangId, settings: &Settings) -> Key {
    let text = |entry: &Entry| {
        let record = entry.records[lang].as_ref().filter(|_| has_kin(entry));
        record.map(|record| (record.source.clone(), record.key))
    };
    Key::of(&(&settings.languages, settings.html, entries.iter().map(text).collect::<Vec<_>>()))
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
