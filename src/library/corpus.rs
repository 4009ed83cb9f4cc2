//! The words of all articles: related articles and the terms that each may mention are found by them.
//!
//! What a language's words tell is kept for the next build. Where its articles are then the same, their words are not even
//! taken from the store.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::assemble::Linked;
use super::few::Few;
use super::group::Entry;
use super::kept::words_part;
use super::rare::RareWords;
use super::related::RareTerms;
use super::sieve::{Settled, has_kin};
use super::{Bodies, LangId, Library, Record, stored};
use crate::analysis;
use crate::diag::Diagnostic;
use crate::digest::Key;
use crate::lang::Lang;
use crate::path::{EntryPath, SourcePath};
use crate::source::Settings;
use crate::store::Store;

/// The words of all articles, and what they tell.
pub(super) struct Corpus<'a> {
    bodies: Bodies<'a>,
    program: &'a str,
    settings: &'a Settings,
    settled: Option<Settled>,
    languages: Vec<Language>,
    /// For each entry the numbers of its original's topics.
    topics: Vec<Vec<u32>>,
}

/// The words of a language's articles.
struct Language {
    id: LangId,
    /// For each entry its article.
    texts: Vec<Option<Text>>,
    /// The rare words as they are to be kept, and under which key, where they were not.
    rare: Option<(Key, Vec<u8>)>,
    /// For each entry the terms that its article may mention, where they were kept.
    terms: Option<Vec<Box<[u32]>>>,
}

/// An article that a build saw: the number of its entry and the entry's path, the hash of its text, where its words are
/// kept.
type Seen<'a> = (u32, &'a str, Key, Option<(Key, usize)>);

/// With more words that came or went all are gathered anew.
const MOST: usize = 1 << 14;

/// The words of an article.
struct Text {
    entry: EntryPath,
    source: SourcePath,
    /// The hash of its text.
    key: Key,
    /// Where the store has them.
    kept: Option<(Key, usize)>,
    /// Those that something is found by, sorted hashes; `None` until they are asked for.
    words: Option<Vec<u32>>,
}

impl Text {
    /// An article's words, if they are as many as they must be.
    fn take(entry: &EntryPath, record: &mut Record, whole: bool) -> Text {
        let (source, key, kept) = (record.source.clone(), record.key, record.kept);
        let words = std::mem::take(&mut record.words);
        let words = Some(words).filter(|words| whole && (!words.is_empty() || kept.is_none()));
        Text { entry: entry.clone(), source, key, kept, words }
    }

    fn words(&self) -> &[u32] {
        self.words.as_deref().unwrap_or_default()
    }
}

impl<'a> Corpus<'a> {
    /// Takes the words of linked articles; `program` is the program's fingerprint.
    pub fn take(
        linked: &mut Linked,
        settings: &'a Settings,
        (bodies, program): (Bodies<'a>, &'a str),
    ) -> Corpus<'a> {
        let Linked { entries, settled, .. } = linked;
        let topics = topics(entries);
        let language = |id: LangId| {
            let text = |entry: &mut Entry| {
                let record = entry.records[id].as_mut()?;
                Some(Text::take(&entry.path, record, settled.is_some()))
            };
            Language { id, texts: entries.iter_mut().map(text).collect(), rare: None, terms: None }
        };
        let languages = (0..settings.languages.len()).map(language).collect();
        Corpus { bodies, program, settings, settled: settled.take(), languages, topics }
    }

    /// Gathers the rare words of all languages: those of a language whose articles are as they were come from an earlier
    /// build.
    pub fn gather(&mut self) -> Result<RareTerms, Diagnostic> {
        let Corpus { bodies, program, settings, settled, languages, topics } = self;
        let gather = |language: &mut Language| {
            let place = language.place(program, settings);
            language.gather(place, *bodies, (settings, settled.as_ref()))
        };
        let rare: Result<Vec<RareWords>, Diagnostic> = languages.par_iter_mut().map(gather).collect();
        Ok(RareTerms::new(rare?, std::mem::take(topics)))
    }

    /// Finds the terms that each article may mention, and keeps what was found.
    pub fn find_terms(self, library: &mut Library) {
        let Library { entries, glossaries, .. } = library;
        let store = self.bodies.store;
        let terms = self.languages.into_par_iter().map(|language| {
            let Language { id, texts, rare, terms } = language;
            terms.unwrap_or_else(|| {
                let candidates = |text: &Text| glossaries[id].candidates(text.words());
                let of = |text: &Option<Text>| text.as_ref().map(candidates).unwrap_or_default();
                let terms: Vec<Box<[u32]>> = texts.par_iter().map(of).collect();
                if let (Some(store), Some((key, rare)), Ok(terms)) =
                    (store, rare, postcard::to_allocvec(&terms))
                {
                    store.put(key, &[&rare, &terms]);
                }
                terms
            })
        });
        for (lang, terms) in terms.collect::<Vec<_>>().into_iter().enumerate() {
            for (entry, terms) in entries.iter_mut().zip(terms) {
                if let Some(record) = &mut entry.records[lang] {
                    record.terms = terms;
                }
            }
        }
    }
}

impl Language {
    /// Its rare words, and the terms where they are known. `place` is where the store has what the next build begins with,
    /// whatever was changed until then.
    fn gather(
        &mut self,
        place: Key,
        bodies: Bodies<'_>,
        (settings, settled): (&Settings, Option<&Settled>),
    ) -> Result<RareWords, Diagnostic> {
        let key = self.key(place);
        if let Some((rare, terms)) = known(key, bodies) {
            if let Some(store) = bodies.store {
                store.hold(place);
            }
            self.terms = Some(terms);
            return Ok(rare);
        }
        let languages = (self.id, settings.languages.as_slice());
        self.texts.par_iter_mut().flatten().try_for_each(|text| text.load(bodies, languages, settled))?;
        let texts: Vec<&[u32]> =
            self.texts.iter().map(|text| text.as_ref().map_or(&[][..], Text::kin)).collect();
        let whole = !settled.is_some_and(|settled| settled.has_sifted(self.id));
        let edited = bodies.store.filter(|_| whole).and_then(|store| self.edited(place, store, &texts));
        let few = edited.unwrap_or_else(|| Few::of(&texts));
        let rare = RareWords::of(&few, texts.len());
        if let Some(store) = bodies.store {
            self.rare = postcard::to_allocvec(&rare).ok().map(|rare| (key, rare));
            if let Ok(texts) = postcard::to_allocvec(&self.seen()) {
                store.put(place, &[&texts, &few.to_bytes()]);
            }
        }
        Ok(rare)
    }

    /// The words that few entries have, from those of an earlier build and from what changed since; `None` where that is
    /// not known, or too much. `texts` are the words of all entries.
    fn edited(&self, place: Key, store: &dyn Store, texts: &[&[u32]]) -> Option<Few> {
        let bytes = store.get(place, 0)?;
        let before: Vec<Seen<'_>> = postcard::from_bytes(&bytes).ok()?;
        let few = Few::of_bytes(&store.get(place, 1)?)?;
        let mut moved = vec![None; before.last().map_or(0, |(at, ..)| *at as usize + 1)];
        let mut words = Vec::new();
        let mut now = self.present().peekable();
        for (at, entry, key, kept) in before {
            while let Some((_, came)) = now.next_if(|(_, text)| text.entry.as_str() < entry) {
                words.extend_from_slice(came.kin());
            }
            let own = now.next_if(|(_, text)| text.entry.as_str() == entry);
            *moved.get_mut(at as usize)? = own.map(|(at, _)| at);
            let own = own.map(|(_, text)| text);
            if own.is_none_or(|text| text.key != key) && has_kin(&EntryPath::new(entry)) {
                let (key, at) = kept?;
                let old = stored::numbers(&store.get(key, words_part(at))?)?;
                add_difference(&old, own.map_or(&[], Text::kin), &mut words);
            }
            if words.len() > MOST {
                return None;
            }
        }
        now.for_each(|(_, came)| words.extend_from_slice(came.kin()));
        words.sort_unstable();
        words.dedup();
        (words.len() <= MOST).then(|| few.edited(&moved, &words, texts))?
    }

    /// Its articles, each with the number of its entry.
    fn present(&self) -> impl Iterator<Item = (u32, &Text)> {
        (0..).zip(&self.texts).filter_map(|(at, text)| Some((at, text.as_ref()?)))
    }

    /// Its articles, for the next build.
    fn seen(&self) -> Vec<Seen<'_>> {
        self.present().map(|(at, text)| (at, text.entry.as_str(), text.key, text.kept)).collect()
    }

    /// Under which key the store has what is known of its words, whatever they are.
    fn place(&self, program: &str, settings: &Settings) -> Key {
        Key::of(&(program, "words", self.id, &settings.languages, settings.html))
    }

    /// The hash of all that its words depend on: their place, where its articles are, and which text each was read from.
    /// Which of its words an article still has does not matter.
    fn key(&self, place: Key) -> Key {
        let texts: Vec<Option<(&SourcePath, Key)>> =
            self.texts.iter().map(|text| text.as_ref().map(|text| (&text.source, text.key))).collect();
        Key::of(&(place, texts))
    }
}

/// What an earlier build kept: rare words, and for each entry the terms that its article may mention.
fn known(key: Key, bodies: Bodies<'_>) -> Option<(RareWords, Vec<Box<[u32]>>)> {
    let store = bodies.store?;
    let rare = postcard::from_bytes(&store.get(key, 0)?).ok()?;
    Some((rare, postcard::from_bytes(&store.get(key, 1)?).ok()?))
}

impl Text {
    /// The words by which related articles are found.
    fn kin(&self) -> &[u32] {
        if has_kin(&self.entry) { self.words() } else { &[] }
    }

    /// Takes its words from the store, or reads it again, where it does not have them.
    fn load(
        &mut self,
        bodies: Bodies<'_>,
        languages: (LangId, &[Lang]),
        settled: Option<&Settled>,
    ) -> Result<(), Diagnostic> {
        if self.words.is_some() {
            return Ok(());
        }
        let kept = self.kept.and_then(|(key, at)| bodies.store?.get(key, words_part(at)));
        let mut words = match kept.and_then(|bytes| stored::numbers(&bytes)) {
            Some(words) => words,
            None => {
                let mut text = String::new();
                bodies.parsed(&self.entry, languages, (&self.source, self.key))?.plain_text(&mut text);
                let mut words = Vec::new();
                analysis::word_keys(&languages.1[languages.0], &text, &mut words);
                words
            }
        };
        if let Some(settled) = settled {
            settled.sift(languages.0, &mut words);
        }
        self.words = Some(words);
        Ok(())
    }
}

/// Adds the words that one of two sorted lists has and the other has not.
fn add_difference(a: &[u32], b: &[u32], words: &mut Vec<u32>) {
    for (own, other) in [(a, b), (b, a)] {
        words.extend(own.iter().filter(|word| other.binary_search(word).is_err()));
    }
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
