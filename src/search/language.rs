//! The index of one language: what is known of the last one, and what the words that were gathered make of it.

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::collect::{Collector, Seen};
use super::groups::Grouping;
use super::lists::{Form, encoded, update};
use super::places::Places;
use super::postings::Posting;
use super::shards::Group;
use super::slots::Slots;
use super::sort::{self, Gathered};
use super::state::State;
use super::vocabulary::Keys;
use super::{Desk, scripts};
use crate::analysis::{Forms, Layers, normalise, words};
use crate::digest::Key;
use crate::lang::Lang;
use crate::library::{EntryId, LangId, Record};
use crate::path::Url;
use crate::view::Parts;

/// The index of one language.
pub(super) struct Index<'a> {
    /// All groups, sorted by key.
    pub groups: Vec<Group>,
    /// The forms that spelling help looks at, with their lengths in UTF-16 units, sorted by length and then by text.
    pub forms: Vec<(u32, &'a str)>,
}

/// What an index is made from.
pub(super) struct Making<'a> {
    parts: &'a Parts<'a>,
    slots: &'a Slots,
    id: LangId,
    lang: &'a Lang,
    layers: Layers,
    /// For each topic the words of its name.
    topics: Vec<Vec<String>>,
    /// The words that the glossary's terms consist of.
    terms: Vec<String>,
    /// The articles by their slots.
    articles: Vec<Article>,
}

/// An article of the index.
struct Article {
    slot: u32,
    id: EntryId,
    /// The hash of all that its postings are made from.
    key: Key,
}

impl<'a> Making<'a> {
    /// For one of the site's languages.
    pub fn new(parts: &'a Parts<'a>, slots: &'a Slots, id: LangId) -> Making<'a> {
        let library = parts.library;
        let lang = &library.languages[id];
        let topics = parts.topics[id].iter().map(|topic| forms_of(lang, &topic.name)).collect();
        let titles = library.glossaries[id]
            .terms
            .iter()
            .filter_map(|term| library.entry(*term).records[id].as_deref());
        let terms = titles.flat_map(|record| forms_of(lang, &record.front.title)).collect();
        let mut making =
            Making { parts, slots, id, lang, layers: Layers::of(lang), topics, terms, articles: Vec::new() };
        making.articles = making.all();
        making
    }

    fn all(&self) -> Vec<Article> {
        let library = self.parts.library;
        let named: Vec<Key> = self.topics.iter().map(Key::of).collect();
        let article = |id: EntryId| {
            let record = self.record(id)?;
            let topics: Vec<Key> = library.topics_of(record).into_iter().map(|topic| named[topic]).collect();
            let key = Key::of(&(library.entry(id).path.as_str(), record.key, topics));
            Some(Article { slot: self.slots.of(id)?, id, key })
        };
        let mut articles: Vec<Article> = library.ids().filter_map(article).collect();
        articles.sort_unstable_by_key(|article| article.slot);
        articles
    }

    /// The hash of all that the language's files are made from.
    fn made_from(&self) -> Key {
        let articles: Vec<(u32, Key)> =
            self.articles.iter().map(|article| (article.slot, article.key)).collect();
        Key::of(&(self.lang.as_str(), articles, &self.terms, &self.parts.library.topics))
    }

    /// Whether the last build made the same, and all files of it still stand.
    pub fn stands(&self, kept: &[u8], desk: &dyn Desk) -> bool {
        State::files(kept).is_some_and(|(made_from, files)| {
            made_from == self.made_from().0 && files.iter().all(|(url, key)| desk.keep(&Url::new(*url), *key))
        })
    }

    /// The articles whose words the last build does not know.
    pub fn unknown(&self, kept: Option<&State<'_>>) -> Vec<EntryId> {
        let known = kept.map_or(&[][..], |kept| &kept.articles);
        let unknown = self.articles.iter().filter(|article| !has(known, article.slot, article.key));
        unknown.map(|article| article.id).collect()
    }

    /// Makes the index from the last one and from words that were gathered, and hands its files on. What the next build
    /// is to know.
    pub fn index(&self, kept: Option<State<'_>>, gathered: &Collector, desk: &dyn Desk) -> Vec<u8> {
        let unknown: FxHashSet<EntryId> = self.unknown(kept.as_ref()).into_iter().collect();
        let kept = kept.unwrap_or_default();
        let stays = |slot: u32, key: Key| {
            let at = self.articles.binary_search_by_key(&slot, |article| article.slot);
            at.is_ok_and(|at| self.articles[at].key == key)
        };
        let gone = kept.articles.iter().filter(|(slot, key)| !stays(*slot, *key)).map(|(slot, _)| *slot);
        let (words, places) = self.places(gathered, &unknown);
        let numbers = places.forms();
        let keys = Keys::of(&numbers, &words, &self.layers);
        let sorted = keys.sorted().into_par_iter();
        let fresh = sorted.map(|form| {
            let postings: Vec<Posting> = places.of(form.number).collect();
            Form { text: form.text, key: form.key, list: encoded(&postings).into() }
        });
        let fresh = fresh.collect();
        drop(places);
        let forms = update(kept.forms, &gone.collect(), fresh);
        let files = {
            let grouping = Grouping::new(self.lang, &self.layers, &forms);
            let terms = self.terms.iter().cloned().collect();
            let index = Index { groups: grouping.groups(&terms), forms: grouping.forms(scripts::LENGTHS) };
            scripts::language((self.parts, self.slots, self.id), &index, desk)
        };
        let state = State {
            made_from: self.made_from().0,
            files: files.iter().map(|(url, key)| (url.as_str(), *key)).collect(),
            articles: self.articles.iter().map(|article| (article.slot, article.key)).collect(),
            forms,
        };
        state.to_bytes()
    }

    /// The forms of the words that were gathered, and where those of some articles stand.
    fn places(&self, gathered: &Collector, wanted: &FxHashSet<EntryId>) -> (Forms, Places) {
        let library = self.parts.library;
        let lexicon = gathered.lexicon(&library.languages, self.id);
        let form = |form: &String| lexicon.form(form).number();
        let topics: Vec<Vec<u32>> = self.topics.iter().map(|name| name.iter().map(form).collect()).collect();
        let words = gathered.take(self.id, lexicon);
        let article = |part, seen| {
            let seen: &Seen = seen;
            let id = library.find(&seen.entry).filter(|id| wanted.contains(id))?;
            let named = library.topics_of(self.record(id)?).into_iter().flat_map(|topic| &topics[topic]);
            Some(Gathered { slot: self.slots.of(id)?, part, seen, topics: named.copied().collect() })
        };
        let all = words.parts.iter().flat_map(|part| part.seen.iter().map(move |seen| (part, seen)));
        let mut articles: Vec<Gathered<'_>> = all.filter_map(|(part, seen)| article(part, seen)).collect();
        articles.sort_unstable_by_key(|article| article.slot);
        let places = sort::places(&words, &articles);
        (words.forms, places)
    }

    fn record(&self, id: EntryId) -> Option<&'a Record> {
        self.parts.library.entry(id).records[self.id].as_deref()
    }
}

/// Whether a sorted list has an article.
fn has(articles: &[(u32, Key)], slot: u32, key: Key) -> bool {
    articles.binary_search_by_key(&slot, |(slot, _)| *slot).is_ok_and(|at| articles[at].1 == key)
}

/// The normalised words of a text.
fn forms_of(lang: &Lang, text: &str) -> Vec<String> {
    words(text).map(|word| normalise(lang, word.text)).filter(|form| !form.is_empty()).collect()
}
