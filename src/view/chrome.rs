//! What frames a page: head, site links, language switcher, breadcrumbs.

use super::model::{AlternateView, Badge, BadgeView, CrumbView, HeadView, PageKind, SiteView, SwitchView};
use super::named::Version;
use super::outline::{Outline, Own, Subject};
use super::pages::Page;
use super::site::{Here, Site};
use crate::lang::phrases::Base;
use crate::lang::plain;
use crate::library::LangId;
use crate::path::{SourcePath, Url};

impl Site<'_> {
    /// The links that frame every page of a language. `source` is the file of what the page shows.
    pub(super) fn frame(
        &self,
        here: &Here<'_>,
        lang: LangId,
        has_glossary: bool,
        source: Option<&SourcePath>,
    ) -> SiteView {
        let (settings, to) = (self.parts.settings, &self.addresses[lang]);
        let (edit, feedback) = (settings.edit_url.as_ref().zip(source), settings.feedback_url.as_ref());
        let home = self.parts.routes.entry(self.parts.library.home(), lang);
        SiteView {
            title: self.title(lang).to_owned(),
            home: here.to(home),
            topics: (!to.topics.is_empty()).then(|| here.to(&to.list_of_topics)),
            glossary: has_glossary.then(|| here.to(&to.glossary)),
            a_z: here.to(&to.a_z),
            search: here.to(&to.search),
            chooser: here.to(&to.chooser),
            numerals: self.parts.messages[lang].formats().counter_style(),
            edition: settings.edition.clone(),
            edit: edit.map(|(edit, source)| edit.replace("{path}", &crate::path::encode(source.as_str()))),
            feedback: feedback.map(|url| url.replace("{path}", &crate::path::encode(here.url.as_str()))),
        }
    }

    /// The page's head. `shown` is the language of title and description.
    pub(super) fn head(
        &self,
        here: &Here<'_>,
        (lang, shown): (LangId, LangId),
        title: &str,
        description: Option<&str>,
    ) -> HeadView {
        let site = self.title(lang);
        let direction = self.lang(lang).direction();
        let (own, around) = (Base::of(self.lang(shown)), Base::of(self.lang(lang)));
        let name = plain::part(title, own, direction);
        let whole = if title == site {
            name.into_owned()
        } else {
            format!("{name} · {}", plain::isolated(site, around))
        };
        let feed = self.parts.settings.base_url.as_ref().map(|_| here.to(&self.addresses[lang].feed));
        HeadView {
            title: plain::led(&whole, direction),
            description: description
                .map(|text| plain::led(&plain::part(text, own, direction), direction))
                .unwrap_or_default(),
            canonical: self.absolute(here.url),
            alternates: Vec::new(),
            indexing: self.parts.settings.indexing,
            feed,
        }
    }

    /// The head of an entry's page: its canonical address is that of the language shown, its alternates are the
    /// real translations. A further page of a list is by itself.
    pub(super) fn entry_head(&self, here: &Here<'_>, own: &Own<'_>, lang: LangId) -> HeadView {
        let record = own.record.map(|shown| shown.record);
        let summary = record.map(|record| record.summary.as_deref().unwrap_or(&record.excerpt));
        let shown = record.map_or(lang, |record| record.lang);
        let mut head = self.head(here, (lang, shown), own.title, summary);
        if !own.first {
            return head;
        }
        if shown != lang {
            head.canonical = self.absolute(own.versions[shown].url);
            return head;
        }
        let real = own.versions.iter().enumerate().filter(|(_, version)| version.title.is_some());
        let alternate = |(other, version): (LangId, &Version<'_>)| {
            let href = self.absolute(version.url)?;
            Some(AlternateView { tag: self.lang(other).to_string(), href })
        };
        head.alternates = real.filter_map(alternate).collect();
        if head.alternates.len() < 2 {
            head.alternates.clear();
        }
        head
    }

    /// The same page in all languages.
    pub(super) fn switcher(&self, here: &Here<'_>, outline: &Outline<'_>) -> Vec<SwitchView> {
        let item = |lang: LangId| {
            let (href, badge) = match outline.own() {
                Some(own) => (here.to(own.versions[lang].url), own.versions[lang].switch),
                None => (here.to(&self.in_language(outline.page, lang)), None),
            };
            let said = |name: Badge| BadgeView {
                name,
                text: self.switch_words[outline.lang][name as usize].clone(),
            };
            SwitchView {
                lang: self.own_name(lang),
                href,
                current: lang == outline.lang,
                badge: badge.map(said),
            }
        };
        (0..self.parts.library.languages.len()).map(item).collect()
    }

    /// Where the like of a page is in another language.
    fn in_language(&self, page: Page, lang: LangId) -> Url {
        let (library, routes) = (self.parts.library, self.parts.routes);
        match page {
            Page::Entry(id, _, _) => routes.entry(id, lang).clone(),
            Page::Topic(topic, _, _) => routes.topic(topic, lang, 1),
            Page::Topics(_) => routes.topics(lang),
            Page::Glossary(_, _) => routes.glossary(lang, 1),
            Page::AZ(_, _) => routes.a_z(lang, None),
            Page::Search(_) => routes.search(lang),
            Page::Chooser | Page::NotFound | Page::Redirect(_) => routes.entry(library.home(), lang).clone(),
        }
    }

    /// The way from the home page to a page titled `title`.
    pub(super) fn breadcrumbs(&self, here: &Here<'_>, outline: &Outline<'_>, title: &str) -> Vec<CrumbView> {
        let lang = outline.lang;
        if outline.own().is_some() {
            let last = outline.crumbs.len().saturating_sub(1);
            let steps = outline.crumbs.iter().enumerate();
            return steps.map(|(at, step)| self.crumb(here, step, at == last, lang)).collect();
        }
        if matches!(outline.kind, PageKind::Chooser | PageKind::NotFound) {
            return Vec::new();
        }
        let step = |title: String, href: Option<String>| CrumbView { title, href, lang: None };
        let between = matches!(outline.subject, Subject::Topic { .. }).then(|| {
            let list = here.to(&self.addresses[lang].list_of_topics);
            step(self.say(lang, "topics-title", &[]), Some(list))
        });
        let home = outline.crumbs.iter().map(|home| self.crumb(here, home, false, lang));
        home.chain(between).chain([step(title.to_owned(), None)]).collect()
    }
}
