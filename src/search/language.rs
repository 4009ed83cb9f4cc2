//! The index of one language: what is known of the last one, and what the words that were gathered make of it.

use rustc_hash::FxHashSet;

use super::collect::{Collector, Seen, Words};
use super::edit::{Edition, Written};
use super::kept::Kept;
use super::scripts::Maker;
use super::slots::Slots;
use super::sort::{self, Gathered};
use super::state::State;
use super::vocabulary::Vocabulary;
use super::{Desk, scripts};
use crate::analysis::{Layers, normalise, words};
use crate::digest::Key;
use crate::lang::Lang;
use crate::library::{EntryId, LangId, Record};
use crate::path::Url;
use crate::view::Parts;

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
    pub fn stands(&self, kept: &State, desk: &dyn Desk) -> bool {
        let lang = self.lang.as_str();
        let stands = kept.made_from == Some(self.made_from())
            && kept.shards.iter().all(|shard| desk.keep(&scripts::terms_url(lang, &shard.start), shard.key))
            && kept.words.iter().all(|(length, key)| desk.keep(&scripts::words_url(lang, *length), *key))
            && kept.others.iter().all(|(url, key)| desk.keep(&Url::new(url.as_str()), *key));
        if stands {
            kept.kept().for_each(|key| desk.hold(self.id, key));
        }
        stands
    }

    /// The articles whose words the last build does not know.
    pub fn unknown(&self, kept: Option<&State>) -> Vec<EntryId> {
        let known = kept.map_or(&[][..], |kept| &kept.articles);
        let unknown = self.articles.iter().filter(|article| !has(known, article.slot, article.key));
        unknown.map(|article| article.id).collect()
    }

    /// Makes the index from the last one and from words that were gathered, and hands its files on. What the next build
    /// is to know.
    pub fn index(&self, kept: Option<Kept>, gathered: &Collector, desk: &dyn Desk) -> Vec<u8> {
        let unknown = self.unknown(kept.as_ref().map(|kept| &kept.state)).into_iter().collect();
        let kept = kept.unwrap_or_default();
        let maker = Maker { parts: self.parts, slots: self.slots, id: self.id, kept: &kept, desk };
        let (words, written) = self.written(self.vocabulary(gathered, &unknown), &maker);
        let shards = maker.terms(&written.groups(&kept.terms));
        let state = State {
            made_from: Some(self.made_from()),
            articles: self.articles.iter().map(|article| (article.slot, article.key)).collect(),
            terms: self.terms.clone(),
            others: maker.others(&shards, &words),
            shards,
            words,
        };
        state.to_bytes()
    }

    /// Hands on the files of words, and writes the groups that are not as before. The words themselves are free then.
    fn written(&self, words: Vocabulary, maker: &Maker<'_>) -> (Vec<(u32, Key)>, Written) {
        let Kept { state: before, terms: files, .. } = maker.kept;
        let terms: FxHashSet<&str> = self.terms.iter().map(String::as_str).collect();
        let Making { lang, layers, .. } = self;
        if files.is_empty() {
            let came = (0..words.len()).map(|at| words.text(at));
            let spelled = maker.words(came, std::iter::empty());
            return (spelled, Written::whole(lang, layers, &words, &terms));
        }
        let others: FxHashSet<&str> = before.terms.iter().map(String::as_str).collect();
        let changed: Vec<&str> = terms.symmetric_difference(&others).copied().collect();
        let fresh = words.forms(0..words.len());
        let edit = Edition { lang, layers, files }.edit(&self.gone(before), fresh, &changed);
        let text = |(text, _)| text;
        let spelled = maker.words(edit.came().into_iter().map(text), edit.went().into_iter().map(text));
        (spelled, edit.written(&terms))
    }

    /// The slots whose articles the last build knew otherwise, or that have none any more.
    fn gone(&self, kept: &State) -> Vec<u32> {
        let stays = |slot: u32, key: Key| {
            let at = self.articles.binary_search_by_key(&slot, |article| article.slot);
            at.is_ok_and(|at| self.articles[at].key == key)
        };
        kept.articles.iter().filter(|(slot, key)| !stays(*slot, *key)).map(|(slot, _)| *slot).collect()
    }

    /// The words of some articles that were gathered.
    fn vocabulary(&self, gathered: &Collector, wanted: &FxHashSet<EntryId>) -> Vocabulary {
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
        drop(articles);
        let Words { forms, parts } = words;
        drop(parts);
        Vocabulary::of(forms, &places, &self.layers)
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
