//! The index that readers search, on disk, with nothing but scripts (SEARCH.md).
//!
//! 1. While articles are read, [`Collector`] gathers the words of each section (`collect`).
//! 2. When all are linked, each gets a number that stays (`slots`), and each language's words are sorted into groups
//!    of kin (`vocabulary`, `language`, `groups`): what a query looks up is one group.
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
mod glossary;
mod groups;
mod language;
mod places;
mod postings;
mod scripts;
mod shards;
mod slots;
mod texts;
mod vocabulary;

use rayon::prelude::*;

use crate::digest::Key;
use crate::library::{EntryId, LangId, Role};
use crate::path::Url;
use crate::view::Parts;

pub use collect::Collector;
pub use scripts::Script;

use language::Making;
use slots::Slots;
use texts::Text;

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

    /// Where the rules of words for browsers are published. They follow from the program and the site's languages.
    pub fn rules_url(&self) -> Url {
        scripts::rules_url()
    }

    /// The rules of words for browsers, which take longer than looking whether they are there.
    pub fn rules(&self) -> Script {
        scripts::rules(&self.parts)
    }

    /// All files of the index but for the rules and the articles' texts.
    pub fn scripts(&self, collector: Collector) -> Vec<Script> {
        let languages = self.parts.library.languages.len();
        let mut all = scripts::shared(&self.parts);
        let gathered: Vec<_> = collector.into_parts(languages).into_iter().enumerate().collect();
        all.par_extend(gathered.into_par_iter().flat_map_iter(|(id, shelves)| {
            let index = Making::new(&self.parts, &self.slots, id).index(&shelves);
            scripts::language(&self.parts, &self.slots, id, index)
        }));
        all
    }

    /// Where an entry's text is published in a language that has the article, and the hash of all that the file holds.
    pub fn text_place(&self, id: EntryId, lang: LangId) -> Option<(Url, Key)> {
        let library = self.parts.library;
        let record = library.entry(id).records[lang].as_ref()?;
        let url = scripts::text_url(library.languages[lang].as_str(), self.slots.of(id)?);
        Some((url, Key::of(&(record.key, Text::of(&self.parts, id, lang)?))))
    }

    /// The texts of glossary terms.
    pub fn term_texts(&self) -> Vec<Script> {
        let library = self.parts.library;
        let terms = library.ids().filter(|id| library.entry(*id).role == Role::Term);
        let articles = terms.flat_map(|id| {
            let records = library.entry(id).records.iter().flatten();
            records.filter_map(move |record| Some((id, record.lang, record.body.as_ref()?)))
        });
        articles.filter_map(|(id, lang, body)| self.text(id, lang, body.sections())).collect()
    }

    /// An entry's text, from its sections.
    pub fn text(&self, id: EntryId, lang: LangId, sections: Vec<String>) -> Option<Script> {
        let text = Text::of(&self.parts, id, lang)?.with(sections);
        Some(scripts::text(self.parts.library.languages[lang].as_str(), self.slots.of(id)?, &text))
    }
}
