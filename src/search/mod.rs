//! The index that readers search, on disk, with nothing but scripts (SEARCH.md).
//!
//! 1. While articles are read, [`Collector`] gathers the words of each section (`collect`).
//! 2. When all are linked, each gets a number that stays (`slots`). The words of articles that changed are sorted
//!    (`sort`, `vocabulary`) into groups of kin (`groups`): what a query looks up is one group. The last build's files
//!    have the others (`kept`), of which an edit changes few (`edit`).
//! 3. Groups stand in files of some 24 KB by the beginnings of their keys (`shards`), so that a query on a large
//!    handbook loads a few of them. Each file is a script with one call (`scripts`), for a page from disk may load
//!    scripts and nothing else.
//! 4. What is shown of an article found, its title and its text for snippets, stands in a file of its own (`texts`),
//!    written with its page.
//!
//! `docs/search-format.md` describes the files. The other half, which reads them, is in the theme's
//! `assets/search/`.

mod coding;
mod collect;
mod compounds;
mod edit;
mod glossary;
mod groups;
mod kept;
mod language;
mod lists;
mod places;
mod postings;
mod scripts;
mod shards;
mod slots;
mod sort;
mod state;
mod strings;
mod texts;
mod vocabulary;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::article::Article;
use crate::digest::Key;
use crate::library::{EntryId, LangId, Library, Role, Witness};
use crate::path::{EntryPath, Url};
use crate::view::Parts;

pub use collect::Collector;
pub use scripts::Script;

use kept::Kept;
use language::Making;
use slots::Slots;
use state::State;
use texts::Text;

/// What an index is made at.
pub trait Desk: Sync {
    /// What the last build returned for a language.
    fn state(&self, lang: LangId) -> Option<Vec<u8>>;

    /// What the last build remembered of a language under a key.
    fn kept(&self, lang: LangId, key: Key) -> Option<Vec<u8>>;

    /// Says that what is remembered of a language under a key will be asked for by the next build.
    fn hold(&self, lang: LangId, key: Key);

    /// Remembers something of a language for the next build.
    fn remember(&self, lang: LangId, key: Key, data: &[u8]);

    /// An article that was not seen while articles were read, of a term what stands as its definition.
    fn article(&self, id: EntryId, lang: LangId) -> Option<Article>;

    /// Whether a file still stands as it was put with this key.
    fn keep(&self, url: &Url, key: Key) -> bool;

    /// Takes a file.
    fn put(&self, file: &Script, key: Key);
}

/// A site's index, before its files are made.
pub struct Search<'a> {
    parts: Parts<'a>,
    slots: Slots,
}

impl<'a> Search<'a> {
    /// Gives each entry its number.
    pub fn new(parts: Parts<'a>) -> Search<'a> {
        Search { slots: Slots::plan(parts.library), parts }
    }

    /// The library that it is the index of.
    pub fn library(&self) -> &'a Library {
        self.parts.library
    }

    /// Where the rules of words for browsers are published. They follow from the program and the site's languages.
    pub fn rules_url(&self) -> Url {
        scripts::rules_url()
    }

    /// The rules of words for browsers, which take longer than looking whether they are there.
    pub fn rules(&self) -> Script {
        scripts::rules(&self.parts)
    }

    /// Hands on all files of the index but for the rules and the articles' texts. For each language what the next build
    /// is to know; `None` where that is what this one knew.
    pub fn index(&self, collector: Collector, desk: &dyn Desk) -> Vec<Option<Vec<u8>>> {
        scripts::shared(&self.parts, desk);
        // One language after the other, so that what one takes is free for the next.
        (0..self.parts.library.languages.len()).map(|lang| self.language(lang, &collector, desk)).collect()
    }

    /// Hands on the files of one language.
    fn language(&self, lang: LangId, collector: &Collector, desk: &dyn Desk) -> Option<Vec<u8>> {
        let making = Making::new(&self.parts, &self.slots, lang);
        let state = desk.state(lang).and_then(|bytes| State::of(&bytes));
        if state.as_ref().is_some_and(|state| making.stands(state, desk)) {
            return None;
        }
        let kept = state.and_then(|state| Kept::read(state, lang, desk));
        let seen = collector.seen(lang);
        let unknown = making.unknown(kept.as_ref().map(|kept| &kept.state)).into_par_iter();
        unknown.for_each(|entry| self.read(collector, &seen, (entry, lang), desk));
        Some(making.index(kept, collector, desk))
    }

    /// Gathers the words of an article that was not seen.
    fn read(
        &self,
        collector: &Collector,
        seen: &FxHashSet<EntryPath>,
        (id, lang): (EntryId, LangId),
        desk: &dyn Desk,
    ) {
        let library = self.parts.library;
        let entry = &library.entry(id).path;
        if seen.contains(entry) {
            return;
        }
        let Some(article) = desk.article(id, lang) else { return };
        let readers = collector.lexicons().own(&library.languages);
        if let Some(mut readers) = readers
            && let Some(reader) = readers.get_mut(lang)
        {
            collector.see(entry, lang, &article, reader);
        }
    }

    /// Where an entry's text is published in a language that has the article, and the hash of all that the file holds.
    pub fn text_place(&self, id: EntryId, lang: LangId) -> Option<(Url, Key)> {
        let library = self.parts.library;
        let record = library.entry(id).records[lang].as_deref()?;
        let url = scripts::text_url(library.languages[lang].as_str(), self.slots.of(id)?);
        Some((url, Key::of(&(record.key, Text::of(&self.parts, id, lang)?))))
    }

    /// The glossary's terms in the languages that have them.
    pub fn terms(&self) -> Vec<(EntryId, LangId, &'a Article)> {
        let library = self.parts.library;
        let terms = library.ids().filter(|id| library.entry(*id).role == Role::Term);
        let articles = terms.flat_map(|id| {
            let records = library.entry(id).records.iter().flatten();
            records.filter_map(move |record| Some((id, record.lang, record.body.as_deref()?)))
        });
        articles.collect()
    }

    /// An entry's text, from its sections.
    pub fn text(&self, id: EntryId, lang: LangId, sections: Vec<String>) -> Option<Script> {
        let text = Text::of(&self.parts, id, lang)?.json(&sections);
        Some(scripts::text(self.parts.library.languages[lang].as_str(), self.slots.of(id)?, &text))
    }
}
