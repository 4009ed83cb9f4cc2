//! What feeds and site maps show. Both need absolute addresses, so a site without a base address has neither.

use std::sync::Arc;

use super::model::AlternateView;
use super::site::Site;
use crate::lang::phrases::Base;
use crate::lang::plain;
use crate::library::{LangId, Role};
use crate::path::Url;

/// How many articles a feed has.
const LATEST: usize = 50;

/// An Atom feed (RFC 4287).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FeedView {
    /// Where it is published.
    pub url: Url,
    /// Its own absolute address.
    pub href: String,
    /// Its language.
    pub lang: String,
    /// Its title.
    pub title: String,
    /// The home page's absolute address.
    pub home: String,
    /// The articles that changed last, newest first.
    pub articles: Vec<FeedItem>,
}

/// An article in a feed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FeedItem {
    /// Its absolute address.
    pub href: String,
    /// Its title, safe for its direction.
    pub title: String,
    /// Its summary, as it was written; may be empty.
    pub summary: String,
    /// The day of its last change, `2026-11-21`.
    pub updated: String,
    /// Who wrote it; the handbook itself where nobody is named.
    pub authors: Vec<String>,
}

/// One address of a site map, with the same page in all its languages.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SitemapItem {
    /// The absolute address.
    pub href: String,
    /// The day of its last change.
    pub updated: Option<String>,
    /// The page in all languages that have it, itself included; empty where there is one only.
    pub alternates: Arc<[AlternateView]>,
}

impl Site<'_> {
    /// The feed of each language; none without a base address.
    pub fn feeds(&self) -> Vec<FeedView> {
        (0..self.parts.library.languages.len()).filter_map(|lang| self.feed(lang)).collect()
    }

    fn feed(&self, lang: LangId) -> Option<FeedView> {
        let (library, routes) = (self.parts.library, self.parts.routes);
        let base = Base::of(self.lang(lang));
        let site = self.title(lang);
        let item = |id: &crate::library::EntryId| {
            let record = library.entry(*id).records[lang].as_deref()?;
            Some(FeedItem {
                href: self.absolute(routes.entry(*id, lang))?,
                title: plain::line(&record.title, base),
                summary: record.summary.clone().unwrap_or_default(),
                updated: record.changed()?.to_string(),
                authors: if record.front.authors.is_empty() {
                    vec![site.to_owned()]
                } else {
                    record.front.authors.clone()
                },
            })
        };
        let url = routes.feed(lang);
        Some(FeedView {
            href: self.absolute(&url)?,
            url,
            lang: self.lang(lang).to_string(),
            title: plain::line(site, base),
            home: self.absolute(routes.entry(library.home(), lang))?,
            articles: self.recent[lang].iter().take(LATEST).filter_map(item).collect(),
        })
    }

    /// All addresses that are a page's canonical one; none without a base address.
    pub fn sitemap(&self) -> Vec<SitemapItem> {
        let (library, routes) = (self.parts.library, self.parts.routes);
        let languages: Vec<LangId> = (0..library.languages.len()).collect();
        let mut items = Vec::new();
        for id in library.ids().filter(|id| !matches!(library.entry(*id).role, Role::Term | Role::Glossary)) {
            let records = &library.entry(id).records;
            let real: Vec<LangId> =
                languages.iter().copied().filter(|lang| records[*lang].is_some()).collect();
            let changed = |lang: LangId| Some(records[lang].as_deref()?.changed()?.to_string());
            self.group(&real, |lang| routes.entry(id, lang).clone(), changed, &mut items);
        }
        for topic in 0..library.topics.len() {
            self.group(&languages, |lang| routes.topic(topic, lang, 1), |_| None, &mut items);
        }
        if !library.topics.is_empty() {
            self.group(&languages, |lang| routes.topics(lang), |_| None, &mut items);
        }
        if library.glossary_entry().is_some() {
            self.group(&languages, |lang| routes.glossary(lang, 1), |_| None, &mut items);
        }
        self.group(&languages, |lang| routes.a_z(lang, None), |_| None, &mut items);
        self.group(&languages, |lang| routes.search(lang), |_| None, &mut items);
        items
    }

    /// Adds one page in the languages that have it.
    fn group(
        &self,
        languages: &[LangId],
        url: impl Fn(LangId) -> Url,
        changed: impl Fn(LangId) -> Option<String>,
        items: &mut Vec<SitemapItem>,
    ) {
        let alternate = |lang: &LangId| {
            Some(AlternateView { tag: self.lang(*lang).to_string(), href: self.absolute(&url(*lang))? })
        };
        let all: Arc<[AlternateView]> = languages.iter().filter_map(alternate).collect();
        for (lang, own) in languages.iter().zip(&*all) {
            let alternates = if all.len() > 1 { Arc::clone(&all) } else { Arc::default() };
            items.push(SitemapItem { href: own.href.clone(), updated: changed(*lang), alternates });
        }
    }
}
