//! The pages of the site's own: topics, glossary, A to Z, search, language chooser, not found, redirects.

use super::model::{
    ChooserView, Content, EquivalentView, GlossaryView, LinkView, NotFoundView, PageKind, PagerView,
    RedirectView, SearchView, TermView, TopicLinkView, TopicView, TopicsView,
};
use super::outline::Outline;
use super::pages::Page;
use super::site::{Here, Site};
use crate::library::{EntryId, LangId};
use crate::path::Url;
use crate::routes::{PAGE, list_pages, terms};

impl Site<'_> {
    pub(super) fn topic(&self, url: Url, topic: usize, lang: LangId, number: usize) -> Outline {
        let here = self.here(&url);
        let text = &self.parts.topics[lang][topic];
        let all = self.parts.library.with_topic(topic, lang);
        let shown = all.iter().skip((number - 1) * PAGE).take(PAGE);
        let content = Content::Topic(TopicView {
            summary: text.summary.clone(),
            articles: shown.map(|id| self.link(&here, *id, lang)).collect(),
            count: all.len(),
            pager: self.pager(&here, list_pages(all.len()), number, |page| {
                self.parts.routes.topic(topic, lang, page)
            }),
        });
        let list = (self.say(lang, "topics-title", &[]), self.parts.routes.topics(lang));
        let crumbs = self.own_crumbs(&here, lang, Some(list), &text.name);
        let head = self.head(&here, (lang, lang), &text.name, Some(text.summary.as_str()));
        let page = Page::Topic(topic, lang, number);
        let mut outline = self.own_page(page, url.clone(), lang, PageKind::Topic, &text.name, content);
        outline.view.breadcrumbs = crumbs;
        outline.view.head = head;
        outline
    }

    pub(super) fn topics(&self, url: Url, lang: LangId) -> Outline {
        let here = self.here(&url);
        let topics = self.topic_links(&here, 0..self.parts.library.topics.len(), lang);
        let title = self.say(lang, "topics-title", &[]);
        let content = Content::Topics(TopicsView { topics });
        self.own_page(Page::Topics(lang), url, lang, PageKind::Topics, &title, content)
    }

    pub(super) fn topic_links(
        &self,
        here: &Here<'_>,
        topics: impl Iterator<Item = usize>,
        lang: LangId,
    ) -> Vec<TopicLinkView> {
        let link = |topic: usize| {
            let text = &self.parts.topics[lang][topic];
            TopicLinkView {
                id: self.parts.library.topics[topic].clone(),
                href: here.to(&self.parts.routes.topic(topic, lang, 1)),
                name: text.name.clone(),
                summary: text.summary.clone(),
                count: self.parts.library.with_topic(topic, lang).len(),
            }
        };
        topics.map(link).collect()
    }

    pub(super) fn glossary(&self, url: Url, lang: LangId, number: usize) -> Outline {
        let here = self.here(&url);
        let library = self.parts.library;
        let entry = library.glossary_entry();
        let own = entry.and_then(|id| library.entry(id).records[lang].as_ref());
        let record = own.filter(|_| number == 1);
        let all = terms(library, lang);
        let shown = all.iter().skip((number - 1) * PAGE).take(PAGE);
        let plans: Vec<_> = shown.filter_map(|id| self.term_plan(&here, 0, *id, lang)).collect();
        let views =
            plans.iter().map(|plan| self.glossary_term(&here, plan.entry, lang, &plan.title)).collect();
        let title = own.map_or_else(|| self.say(lang, "glossary-title", &[]), |record| record.title.clone());
        let content = Content::Glossary(GlossaryView {
            summary: record.and_then(|record| record.summary.clone()),
            body: entry
                .zip(record)
                .map(|(id, record)| self.contents(&here, id, record, lang))
                .unwrap_or_default(),
            terms: views,
            pager: self
                .pager(&here, list_pages(all.len()), number, |page| self.parts.routes.glossary(lang, page)),
        });
        let body = entry.zip(record).map(|(id, record)| {
            let mut plan = self.plan(&here, id, record, lang);
            plan.terms.clear();
            plan
        });
        let page = Page::Glossary(lang, number);
        let mut outline = self.own_page(page, url.clone(), lang, PageKind::Glossary, &title, content);
        outline.body = body;
        outline.terms = plans;
        outline
    }

    /// A term as the glossary lists it, but for its definition.
    fn glossary_term(&self, here: &Here<'_>, id: EntryId, lang: LangId, title: &str) -> TermView {
        let library = self.parts.library;
        let shown = library.shown(id, lang);
        let others = library.entry(id).records.iter().flatten();
        let others = others
            .filter(|record| record.lang != lang && shown.is_none_or(|shown| shown.lang != record.lang));
        TermView {
            anchor: crate::routes::term_anchor(library, id),
            mention: None,
            title: title.to_owned(),
            definition: Default::default(),
            href: None,
            lang: self.fallback_lang(shown, lang),
            badge: self.badge(shown, lang),
            equivalents: others
                .map(|record| EquivalentView {
                    lang: self.named(record.lang, lang),
                    title: record.title.clone(),
                    href: self.href(here, id, record.lang, None),
                })
                .collect(),
        }
    }

    pub(super) fn a_z(&self, url: Url, lang: LangId, letter: Option<usize>) -> Outline {
        let here = self.here(&url);
        let content = Content::AZ(self.a_z_view(&here, lang, letter));
        let title = self.say(lang, "a-z-title", &[]);
        self.own_page(Page::AZ(lang, letter), url, lang, PageKind::AZ, &title, content)
    }

    pub(super) fn search(&self, url: Url, lang: LangId) -> Outline {
        let here = self.here(&url);
        let topics = self.topic_links(&here, 0..self.parts.library.topics.len(), lang);
        let title = self.say(lang, "search-title", &[]);
        let content = Content::Search(SearchView { topics });
        self.own_page(Page::Search(lang), url, lang, PageKind::Search, &title, content)
    }

    pub(super) fn chooser(&self, url: Url) -> Outline {
        let content = Content::Chooser(ChooserView { languages: self.front_doors(&self.here(&url)) });
        let title = self.title(0).to_owned();
        let mut outline = self.own_page(Page::Chooser, url, 0, PageKind::Chooser, &title, content);
        outline.nav = None;
        outline.view.breadcrumbs.clear();
        outline
    }

    /// The one page that a host serves at any depth: its links start from the path of the base address.
    pub(super) fn not_found(&self, url: Url) -> Outline {
        let base = self.parts.settings.base_url.as_deref().map_or("/", base_path).to_owned();
        let here = Here { base: Some(base), ..self.here(&url) };
        let content = Content::NotFound(NotFoundView { languages: self.front_doors(&here) });
        let title = self.say(0, "not-found-title", &[]);
        let mut outline = self.own_page(Page::NotFound, url.clone(), 0, PageKind::NotFound, &title, content);
        outline.view.root = here.root();
        outline.view.site = self.frame(&here, 0, None);
        outline.view.switcher = self.switcher(&here, Page::NotFound, 0);
        outline.view.head.canonical = None;
        outline.view.head.feed = None;
        outline.view.head.indexing = false;
        outline.view.breadcrumbs.clear();
        outline.nav = None;
        outline
    }

    /// The home pages of all languages, each named in itself.
    fn front_doors(&self, here: &Here<'_>) -> Vec<LinkView> {
        let library = self.parts.library;
        let door = |lang: LangId| {
            let own = library.entry(library.home()).records[lang].as_ref();
            LinkView {
                href: here.to(self.parts.routes.entry(library.home(), lang)),
                title: self.title(lang).to_owned(),
                summary: own.and_then(|record| record.summary.clone()),
                lang: Some(self.own_name(lang)),
                badge: None,
            }
        };
        (0..library.languages.len()).map(door).collect()
    }

    pub(super) fn redirect(&self, url: Url, at: usize) -> Outline {
        let here = self.here(&url);
        let alias = &self.parts.routes.aliases[at];
        let title = self.parts.library.title(alias.entry, alias.lang).to_owned();
        let href = self.href(&here, alias.entry, alias.lang, None);
        let content = Content::Redirect(RedirectView { href });
        let canonical = self.absolute(self.parts.routes.entry(alias.entry, alias.lang));
        let mut outline =
            self.own_page(Page::Redirect(at), url.clone(), alias.lang, PageKind::Redirect, &title, content);
        outline.view.head.canonical = canonical;
        outline.view.head.indexing = false;
        outline.nav = None;
        outline
    }

    /// The pages of a list; `None` where it has one only.
    pub(super) fn pager(
        &self,
        here: &Here<'_>,
        pages: usize,
        page: usize,
        url: impl Fn(usize) -> Url,
    ) -> Option<PagerView> {
        (pages > 1).then(|| PagerView {
            page,
            pages,
            previous: (page > 1).then(|| here.to(&url(page - 1))),
            next: (page < pages).then(|| here.to(&url(page + 1))),
        })
    }
}

/// The path of a base address: `/help/` of `https://example.org/help/`.
fn base_path(base: &str) -> &str {
    let after = base.find("://").map_or(base, |at| &base[at + 3..]);
    after.find('/').map_or("/", |at| &after[at..])
}
