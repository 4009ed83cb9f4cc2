//! Which pages there are.

use super::site::Site;
use crate::library::{EntryId, LangId, Role};
use crate::path::Url;
use crate::routes::{leaves, list_pages, terms};

/// One page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Page {
    /// The choice of a language.
    Chooser,
    /// What a host shows for an unknown address.
    NotFound,
    /// An entry: home, section or article; the number counts the pages of a section's list, from 1.
    Entry(EntryId, LangId, usize),
    /// A page of a topic's list, from 1.
    Topic(usize, LangId, usize),
    /// The list of topics.
    Topics(LangId),
    /// A page of the glossary, from 1.
    Glossary(LangId, usize),
    /// The A to Z: whole, or one letter of a long one (its number).
    AZ(LangId, Option<usize>),
    /// The search page.
    Search(LangId),
    /// A former address (its number among the routes' aliases).
    Redirect(usize),
}

impl Page {
    /// Another page of the same list.
    pub(super) fn numbered(self, number: usize) -> Page {
        match self {
            Page::Entry(id, lang, _) => Page::Entry(id, lang, number),
            Page::Topic(topic, lang, _) => Page::Topic(topic, lang, number),
            Page::Glossary(lang, _) => Page::Glossary(lang, number),
            other => other,
        }
    }
}

impl Site<'_> {
    /// All pages of the site, in a fixed order.
    pub fn pages(&self) -> Vec<Page> {
        let library = self.parts.library;
        let mut pages = vec![Page::Chooser, Page::NotFound];
        for lang in 0..library.languages.len() {
            for id in library.ids() {
                match library.entry(id).role {
                    Role::Term | Role::Glossary => {}
                    Role::Section => {
                        let lists = list_pages(leaves(library, id, lang).len());
                        pages.extend((1..=lists).map(|page| Page::Entry(id, lang, page)));
                    }
                    Role::Home | Role::Article => pages.push(Page::Entry(id, lang, 1)),
                }
            }
            for topic in 0..library.topics.len() {
                let lists = list_pages(library.with_topic(topic, lang).len());
                pages.extend((1..=lists).map(|page| Page::Topic(topic, lang, page)));
            }
            if !library.topics.is_empty() {
                pages.push(Page::Topics(lang));
            }
            if library.glossary_entry().is_some() {
                pages.extend(
                    (1..=list_pages(terms(library, lang).len())).map(|page| Page::Glossary(lang, page)),
                );
            }
            pages.push(Page::AZ(lang, None));
            let letters = self.letters[lang].divided().then(|| self.letters[lang].groups.len());
            pages.extend((0..letters.unwrap_or(0)).map(|letter| Page::AZ(lang, Some(letter))));
            pages.push(Page::Search(lang));
        }
        pages.extend((0..self.parts.routes.aliases.len()).map(Page::Redirect));
        pages
    }

    /// The entry whose article is the body of a page, and the page's language.
    pub fn entry_of(&self, page: Page) -> Option<(EntryId, LangId)> {
        match page {
            Page::Entry(id, lang, 1) => Some((id, lang)),
            Page::Glossary(lang, 1) => Some((self.parts.library.glossary_entry()?, lang)),
            _ => None,
        }
    }

    /// Where a page is published.
    pub fn url(&self, page: Page) -> Url {
        let routes = self.parts.routes;
        match page {
            Page::Chooser => routes.chooser(),
            Page::NotFound => routes.not_found(),
            Page::Entry(id, lang, number) => routes.entry_page(id, lang, number),
            Page::Topic(topic, lang, number) => routes.topic(topic, lang, number),
            Page::Topics(lang) => routes.topics(lang),
            Page::Glossary(lang, number) => routes.glossary(lang, number),
            Page::AZ(lang, letter) => {
                routes.a_z(lang, letter.map(|at| self.letters[lang].groups[at].0.as_str()))
            }
            Page::Search(lang) => routes.search(lang),
            Page::Redirect(at) => routes.aliases[at].url.clone(),
        }
    }
}
