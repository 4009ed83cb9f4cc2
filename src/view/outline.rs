//! Everything of a page but its body, and the key that says whether the page must be made again.

use super::model::{Content, PageKind, PageView};
use super::nav::NavId;
use super::pages::Page;
use super::plan::{BodyPlan, TermPlan};
use super::site::Site;
use crate::article::Article;
use crate::diag::Diagnostic;
use crate::digest::Key;
use crate::library::{Bodies, LangId, Role};
use crate::path::Url;

/// A page but for its body.
#[derive(Debug, Hash)]
pub struct Outline {
    /// The page.
    pub page: Page,
    /// Where it is published.
    pub url: Url,
    /// The side navigation that it shows.
    pub nav: Option<NavId>,
    /// The number of the navigation's mark that is the page's own.
    pub present: Option<usize>,
    pub(super) view: PageView,
    pub(super) body: Option<BodyPlan>,
    pub(super) terms: Vec<TermPlan>,
}

impl Outline {
    /// The hash of all that the page will hold, but for its navigation and what all pages share.
    pub fn key(&self) -> Key {
        Key::of(self)
    }

    /// What kind of page it is.
    pub fn kind(&self) -> PageKind {
        self.view.kind
    }
}

/// A complete page.
#[derive(Debug)]
pub struct Finished {
    /// What it shows.
    pub view: PageView,
    /// The article that its body was written from.
    pub article: Option<Article>,
}

impl Site<'_> {
    /// Gathers a page but for its body.
    pub fn outline(&self, page: Page) -> Outline {
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

    /// Writes the body of an outline, which completes the page.
    pub fn finish(&self, outline: Outline, bodies: &Bodies<'_>) -> Result<Finished, Diagnostic> {
        let Outline { mut view, body, terms, .. } = outline;
        let place = match &mut view.content {
            Content::Home(home) => Some(&mut home.body),
            Content::Section(section) => Some(&mut section.body),
            Content::Article(article) => Some(&mut article.body),
            Content::Glossary(glossary) => {
                for (view, plan) in glossary.terms.iter_mut().zip(&terms) {
                    view.definition = self.term_view(plan, None).definition;
                }
                Some(&mut glossary.body)
            }
            _ => None,
        };
        let article = match (place, &body) {
            (Some(place), Some(plan)) => Some(self.write_body(bodies, plan, place)?),
            _ => None,
        };
        Ok(Finished { view, article })
    }

    /// A page of the site's own, without a body.
    pub(super) fn own_page(
        &self,
        page: Page,
        url: Url,
        lang: LangId,
        kind: PageKind,
        title: &str,
        content: Content,
    ) -> Outline {
        let here = self.here(&url);
        let view = PageView {
            kind,
            lang: self.own_name(lang),
            root: here.root(),
            head: self.head(&here, (lang, lang), title, None),
            site: self.frame(&here, lang, None),
            switcher: self.switcher(&here, page, lang),
            breadcrumbs: self.own_crumbs(&here, lang, None, title),
            title: title.to_owned(),
            content_lang: None,
            content,
        };
        let nav = Some(NavId { lang, open: self.parts.library.home(), depth: url.depth() });
        Outline { page, url, nav, present: None, view, body: None, terms: Vec::new() }
    }
}
