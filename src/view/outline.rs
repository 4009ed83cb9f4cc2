//! What a page shows of the handbook, and the key that says whether the page must be made again.

use std::hash::{Hash, Hasher};

use jiff::civil::Date;

use super::model::PageKind;
use super::named::{Listed, Named, TopicCount, Unkeyed, Version};
use super::nav::NavId;
use super::pages::Page;
use super::plan::{BodyPlan, TermPlan};
use super::site::Site;
use crate::digest::Key;
use crate::library::{LangId, Record, Role};
use crate::path::Url;

/// A page by reference: which articles it is made from and what of them it shows. Nothing is copied, worded or resolved
/// yet, so an outline costs little beside its page. Views are made from outlines and from nothing else of the library.
#[derive(Debug)]
pub struct Outline<'a> {
    /// The page.
    pub page: Page,
    /// Where it is published.
    pub url: Url,
    /// The side navigation that it shows.
    pub nav: Option<NavId>,
    /// The number of the navigation's mark that is the page's own.
    pub present: Option<usize>,
    /// Its language.
    pub(super) lang: LangId,
    /// What kind of page it is.
    pub(super) kind: PageKind,
    /// Whether the site has a glossary.
    pub(super) glossary: bool,
    /// The way to it from the home page: of an entry's page itself too, of the site's own the home page alone.
    pub(super) crumbs: Vec<Named<'a>>,
    /// What it is about.
    pub(super) subject: Subject<'a>,
    /// What its body will hold.
    pub(super) body: Option<BodyPlan<'a>>,
}

impl Hash for Outline<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // The page's number changes with every entry before it; the navigation has a key of its own.
        let Outline { page: _, url, nav: _, present, lang, kind, glossary, crumbs, subject, body } = self;
        (url, present, lang, kind, glossary, crumbs, subject, body).hash(state);
    }
}

impl Outline<'_> {
    /// The hash of all that the page will hold, but for its navigation and what all pages share.
    pub fn key(&self) -> Key {
        Key::of(self)
    }

    /// The entry whose page it is.
    pub(super) fn own(&self) -> Option<&Own<'_>> {
        match &self.subject {
            Subject::Entry(own, _) => Some(own),
            _ => None,
        }
    }

    /// What kind of page it is.
    pub fn kind(&self) -> PageKind {
        self.kind
    }
}

/// The entry whose page it is.
#[derive(Debug, Hash)]
pub(super) struct Own<'a> {
    /// Its title.
    pub title: &'a str,
    /// Whether the page is the entry's own, and not a further page of its list.
    pub first: bool,
    /// The article shown.
    pub record: Option<Shown<'a>>,
    /// The entry in each language of the site.
    pub versions: Vec<Version<'a>>,
}

/// An article that is shown on a page of its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown<'a> {
    /// The article.
    pub record: &'a Record,
    /// Whether all of it is shown; otherwise only its title, language and description are.
    pub whole: bool,
}

impl Hash for Shown<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Record { source, lang, title, summary, excerpt, key, .. } = self.record;
        // All else that a record says of its article follows from the article's text.
        (source, lang, title, summary, excerpt, self.whole.then_some(key)).hash(state);
    }
}

/// What a page is about, by kind. Lists have a number of their page, from 1.
#[derive(Debug, Hash)]
pub(super) enum Subject<'a> {
    Entry(Own<'a>, EntryLinks<'a>),
    Topic { topic: usize, number: usize, count: usize, articles: Vec<Listed> },
    Topics(Vec<TopicCount<'a>>),
    Glossary(Glossary<'a>),
    AZ { letter: Option<usize>, divided: bool, letters: Vec<&'a str>, groups: Vec<(usize, Vec<Listed>)> },
    Search(Vec<TopicCount<'a>>),
    Chooser(Vec<Option<&'a str>>),
    NotFound(Vec<Option<&'a str>>),
    Redirect(Named<'a>),
}

/// Where the page of an entry leads.
#[derive(Debug, Hash)]
pub(super) enum EntryLinks<'a> {
    Home(HomeLinks<'a>),
    Section(SectionLinks),
    Article(Box<ArticleLinks<'a>>),
}

/// Where the home page leads.
#[derive(Debug, Hash)]
pub(super) struct HomeLinks<'a> {
    pub sections: Vec<Card>,
    pub topics: Vec<TopicCount<'a>>,
    pub recent: Vec<(Listed, Date)>,
}

/// A page of a section's list.
#[derive(Debug, Hash)]
pub(super) struct SectionLinks {
    pub number: usize,
    pub pages: usize,
    pub sections: Vec<Card>,
    pub articles: Vec<Listed>,
}

/// A section in a list, with its first articles.
#[derive(Debug, Hash)]
pub(super) struct Card {
    pub section: Listed,
    pub count: usize,
    pub articles: Vec<Listed>,
}

/// Where an article leads.
#[derive(Debug, Hash)]
pub(super) struct ArticleLinks<'a> {
    /// The article, which is the one that the page shows as a whole.
    pub record: Unkeyed<&'a Record>,
    pub topics: Vec<TopicCount<'a>>,
    pub related: Vec<Listed>,
    pub back_links: Vec<Listed>,
    pub see_also: Vec<Listed>,
    pub previous: Option<Listed>,
    pub next: Option<Listed>,
}

/// A page of the glossary.
#[derive(Debug, Hash)]
pub(super) struct Glossary<'a> {
    pub number: usize,
    pub pages: usize,
    /// The title of its own article.
    pub title: Option<&'a str>,
    /// The terms on this page, each with what the other languages call it.
    pub terms: Vec<(TermPlan<'a>, Vec<Named<'a>>)>,
}

impl Site<'_> {
    /// Chooses what a page shows.
    pub fn outline(&self, page: Page) -> Outline<'_> {
        let url = self.url(page);
        match page {
            Page::Chooser => self.chooser(url),
            Page::NotFound => self.not_found(url),
            Page::Entry(id, lang, number) => match self.parts.library.entry(id).role {
                Role::Home => self.home(url, id, lang),
                Role::Section => self.section(url, id, lang, number),
                _ => self.article(url, id, lang),
            },
            Page::Topic(topic, lang, number) => self.topic(url, topic, lang, number),
            Page::Topics(lang) => self.topics(url, lang),
            Page::Glossary(lang, number) => self.glossary(url, lang, number),
            Page::AZ(lang, letter) => self.a_z(url, lang, letter),
            Page::Search(lang) => self.search(url, lang),
            Page::Redirect(at) => self.redirect(url, at),
        }
    }

    /// A page of the site's own, without a body.
    pub(super) fn own_page<'s>(
        &'s self,
        page: Page,
        url: Url,
        lang: LangId,
        kind: PageKind,
        subject: Subject<'s>,
    ) -> Outline<'s> {
        let home = self.parts.library.home();
        let nav = NavId { lang, open: home, depth: url.depth() };
        let framed = !matches!(kind, PageKind::Chooser | PageKind::NotFound | PageKind::Redirect);
        Outline {
            page,
            url,
            nav: framed.then_some(nav),
            present: None,
            lang,
            kind,
            glossary: self.parts.library.glossary_entry().is_some(),
            crumbs: vec![self.named_entry(home, lang)],
            subject,
            body: None,
        }
    }
}
