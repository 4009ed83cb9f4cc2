//! All articles together: entries, translation groups, links both ways, topics, related articles, glossary.
//!
//! An article's blocks are not kept: the library holds titles, headings, links, digests and terms, and whoever
//! shows a body reads it again from its source.

mod assemble;
mod assets;
mod bodies;
mod corpus;
mod definition;
mod few;
mod find;
pub mod freshness;
mod gather;
mod glossary;
mod group;
mod index;
mod kept;
mod link;
mod order;
mod rare;
mod read;
mod related;
mod sieve;
mod stored;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::article::{Article, FrontMatter, Heading, Image, Link};
use crate::digest::Key;
use crate::lang::Lang;
use crate::path::{EntryPath, SourcePath};

pub use assemble::{Linked, assemble, bare};
pub use assets::{Asset, AssetId};
pub use bodies::Bodies;
pub use freshness::Standing;
pub use gather::{Gathered, read};
pub use glossary::Glossary;
pub use group::Entry;
pub use kept::Keeping;
pub use link::Destination;
pub use read::{Intake, Purpose, Witness};

/// An entry's place in [`Library::entries`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryId(pub u32);

/// A language's place in the settings' list.
pub type LangId = usize;

/// What an entry is, by where it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// `content/` itself.
    Home,
    /// An entry with entries below it.
    Section,
    /// An entry without.
    Article,
    /// `content/glossary`.
    Glossary,
    /// An entry below the glossary.
    Term,
}

/// What is kept of one article.
#[derive(Debug, Serialize, Deserialize)]
pub struct Record {
    /// Its file.
    pub source: SourcePath,
    /// Its language.
    pub lang: LangId,
    /// The hash of its text.
    pub key: Key,
    /// Where the store has its words and blocks: the key of its entry's, and which of its articles it is.
    #[serde(skip)]
    pub kept: Option<(Key, usize)>,
    /// Its title, with its language's quotation marks.
    pub title: String,
    /// Its summary, likewise.
    pub summary: Option<String>,
    /// The beginning of its text, for those who list it without a summary.
    pub excerpt: String,
    /// Its front matter.
    pub front: FrontMatter,
    /// Its headings.
    pub headings: Vec<Heading>,
    /// Its links as they were written.
    pub links: Vec<Link>,
    /// Where they lead, one for each link.
    #[serde(skip)]
    pub destinations: Vec<Destination>,
    /// Its images as they were written.
    pub images: Vec<Image>,
    /// Their files, one for each image; `None` for one that is missing, which is an error elsewhere.
    #[serde(skip)]
    pub image_files: Vec<Option<AssetId>>,
    /// The entries that `see_also` names.
    #[serde(skip)]
    pub see_also: Vec<EntryId>,
    /// Hashes of its words, sorted; when all articles are read, only those that something is found by. They are taken out
    /// to find related articles and terms. Those of an article that was not read anew are in the store.
    #[serde(skip)]
    pub words: Vec<u32>,
    /// The terms that its text may mention, as numbers into the terms of its language's glossary, sorted.
    #[serde(skip)]
    pub terms: Box<[u32]>,
    /// How many words its body has.
    pub word_count: usize,
    /// How it stands to the article that it was made from.
    pub standing: Standing,
    /// Its body, kept for glossary terms only, whose definitions stand on many pages.
    pub body: Option<Box<Article>>,
}

impl Record {
    /// When it last changed in substance, as far as its author says.
    pub fn changed(&self) -> Option<Date> {
        self.front.updated.max(self.front.date)
    }
}

/// The whole handbook, linked.
#[derive(Debug)]
pub struct Library {
    /// The languages, in the settings' order.
    pub languages: Vec<Lang>,
    /// For each language those to fall back on, in order.
    fallbacks: Vec<Vec<LangId>>,
    /// All entries, sorted by path: the home page is the first.
    pub entries: Vec<Entry>,
    glossary: Option<EntryId>,
    /// The topics, in the settings' order.
    pub topics: Vec<String>,
    /// Published files beside articles.
    pub assets: Vec<Asset>,
    /// For each language the terms that its articles may mention.
    pub glossaries: Vec<Glossary>,
    /// For each entry those that link to it, sorted.
    back_links: Vec<Vec<EntryId>>,
    /// What related articles are found by.
    related: related::RareTerms,
    /// The order of all titles.
    order: order::TitleOrder,
    /// For each topic and language, its entries in the language's order.
    by_topic: Vec<Vec<Vec<EntryId>>>,
}

impl Library {
    /// One entry.
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.0 as usize]
    }

    /// All entries' ids.
    pub fn ids(&self) -> impl Iterator<Item = EntryId> + use<> {
        (0..self.entries.len() as u32).map(EntryId)
    }

    /// The home page.
    pub fn home(&self) -> EntryId {
        EntryId(0)
    }

    /// The glossary's own entry, where there is one.
    pub fn glossary_entry(&self) -> Option<EntryId> {
        self.glossary
    }

    /// The article that a reader of `lang` gets: her own language's, or the first fallback's; `None` for a
    /// folder without any article.
    pub fn shown(&self, id: EntryId, lang: LangId) -> Option<&Record> {
        let entry = self.entry(id);
        let own = entry.records[lang].as_deref();
        own.or_else(|| self.fallbacks[lang].iter().find_map(|other| entry.records[*other].as_deref()))
    }

    /// The title that a reader of `lang` sees; the folder's name where no article gives one.
    pub fn title(&self, id: EntryId, lang: LangId) -> &str {
        self.shown(id, lang).map_or(self.entry(id).path.name(), |record| &record.title)
    }

    /// The entries that link to `id`, sorted by path.
    pub fn back_links(&self, id: EntryId) -> &[EntryId] {
        &self.back_links[id.0 as usize]
    }

    /// At most `most` articles akin to `id`, the nearest first, without those that are named elsewhere.
    pub fn related(&self, id: EntryId, most: usize, named: &[EntryId]) -> Vec<EntryId> {
        self.related.of(self, id, most, named)
    }

    /// The place of an entry's title among all titles, in the order of `lang`.
    pub fn title_place(&self, id: EntryId, lang: LangId) -> u32 {
        self.order.place(id, lang)
    }

    /// The entries of a topic, in the order of `lang`.
    pub fn with_topic(&self, topic: usize, lang: LangId) -> &[EntryId] {
        &self.by_topic[topic][lang]
    }

    /// The topics of an article, as indices into [`Library::topics`], in the settings' order.
    pub fn topics_of(&self, record: &Record) -> Vec<usize> {
        let named = |topic: &String| record.front.topics.iter().any(|named| &named.value == topic);
        (0..self.topics.len()).filter(|index| named(&self.topics[*index])).collect()
    }

    /// How many articles lie below an entry, at any depth.
    pub fn articles_below(&self, id: EntryId) -> usize {
        self.entry(id).below
    }

    /// The entry at `path`.
    pub fn find(&self, path: &EntryPath) -> Option<EntryId> {
        self.entries.binary_search_by(|entry| entry.path.cmp(path)).ok().map(|at| EntryId(at as u32))
    }
}
