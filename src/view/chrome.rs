//! What frames a page: head, site links, language switcher, breadcrumbs.

use super::model::{AlternateView, Badge, BadgeView, CrumbView, HeadView, LangView, SiteView, SwitchView};
use super::pages::Page;
use super::site::{Here, Site};
use crate::lang::phrases::Base;
use crate::lang::plain;
use crate::library::{EntryId, LangId, Record};
use crate::path::Url;

impl Site<'_> {
    /// The links that frame every page of a language. `record` is what the page shows.
    pub(super) fn frame(&self, here: &Here<'_>, lang: LangId, record: Option<&Record>) -> SiteView {
        let (settings, library, routes) = (self.parts.settings, self.parts.library, self.parts.routes);
        let (edit, feedback) = (settings.edit_url.as_ref().zip(record), settings.feedback_url.as_ref());
        SiteView {
            title: self.title(lang).to_owned(),
            home: here.to(routes.entry(library.home(), lang)),
            topics: (!library.topics.is_empty()).then(|| here.to(&routes.topics(lang))),
            glossary: library.glossary_entry().map(|_| here.to(&routes.glossary(lang, 1))),
            a_z: here.to(&routes.a_z(lang, None)),
            search: here.to(&routes.search(lang)),
            chooser: here.to(&routes.chooser()),
            numerals: self.parts.messages[lang].formats().counter_style(),
            edition: settings.edition.clone(),
            edit: edit
                .map(|(edit, record)| edit.replace("{path}", &crate::path::encode(record.source.as_str()))),
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
        let feed = self.parts.settings.base_url.as_ref().map(|_| here.to(&self.parts.routes.feed(lang)));
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
    /// real translations.
    pub(super) fn entry_head(&self, here: &Here<'_>, id: EntryId, lang: LangId) -> HeadView {
        let (library, routes) = (self.parts.library, self.parts.routes);
        let record = library.shown(id, lang);
        let title = library.title(id, lang);
        let summary = record.map(|record| record.summary.as_deref().unwrap_or(&record.excerpt));
        let shown = record.map_or(lang, |record| record.lang);
        let mut head = self.head(here, (lang, shown), title, summary);
        let Some(record) = record.filter(|record| record.lang != lang) else {
            let real =
                (0..library.languages.len()).filter(|other| library.entry(id).records[*other].is_some());
            let alternate = |other: LangId| {
                let href = self.absolute(routes.entry(id, other))?;
                Some(AlternateView { tag: self.lang(other).to_string(), href })
            };
            head.alternates = real.filter_map(alternate).collect();
            if head.alternates.len() < 2 {
                head.alternates.clear();
            }
            return head;
        };
        head.canonical = self.absolute(routes.entry(id, record.lang));
        head
    }

    /// The same page in all languages.
    pub(super) fn switcher(&self, here: &Here<'_>, page: Page, current: LangId) -> Vec<SwitchView> {
        let languages = 0..self.parts.library.languages.len();
        let item = |lang: LangId| SwitchView {
            lang: self.own_name(lang),
            href: here.to(&self.in_language(page, lang)),
            current: lang == current,
            badge: self.switcher_badge(page, lang, current),
        };
        languages.map(item).collect()
    }

    /// What a reader of `current` should know of a page in another language.
    fn switcher_badge(&self, page: Page, lang: LangId, current: LangId) -> Option<BadgeView> {
        let Page::Entry(id, ..) = page else { return None };
        let name = Badge::of(self.parts.library.shown(id, lang)?, lang);
        Some(BadgeView { name, text: self.say(current, name.switcher_message()?, &[]) })
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

    /// The way from the home page to an entry.
    pub(super) fn crumbs(&self, here: &Here<'_>, id: EntryId, lang: LangId) -> Vec<CrumbView> {
        let library = self.parts.library;
        if id == library.home() {
            return Vec::new();
        }
        let mut path: Vec<EntryId> =
            std::iter::successors(Some(id), |id| library.entry(*id).parent).collect();
        path.reverse();
        path.into_iter()
            .map(|step| CrumbView {
                title: library.title(step, lang).to_owned(),
                href: (step != id).then(|| self.href(here, step, lang, None)),
                lang: self.fallback_lang(library.shown(step, lang), lang),
            })
            .collect()
    }

    /// The way from the home page to a page of the site's own, titled `title`.
    pub(super) fn own_crumbs(
        &self,
        here: &Here<'_>,
        lang: LangId,
        between: Option<(String, Url)>,
        title: &str,
    ) -> Vec<CrumbView> {
        let library = self.parts.library;
        let home = library.home();
        let step =
            |title: String, href: Option<String>, lang: Option<LangView>| CrumbView { title, href, lang };
        let home_lang = self.fallback_lang(library.shown(home, lang), lang);
        let first = step(
            library.title(home, lang).to_owned(),
            Some(here.to(self.parts.routes.entry(home, lang))),
            home_lang,
        );
        let between = between.map(|(title, url)| step(title, Some(here.to(&url)), None));
        std::iter::once(first).chain(between).chain([step(title.to_owned(), None, None)]).collect()
    }
}
