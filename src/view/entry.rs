//! The pages of entries: home, sections, articles.

use super::model::{
    ArticleView, CardView, Content, FallbackView, HomeView, LinkView, PageKind, PageView, RecentView,
    SectionView,
};
use super::outline::Outline;
use super::pages::Page;
use super::site::{Here, Site};
use crate::library::{EntryId, LangId, Record, Role};
use crate::path::Url;
use crate::routes::{PAGE, leaves, list_pages};

/// How many articles a section's card shows.
const CARD: usize = 5;
/// How many articles "changed last" lists.
const RECENT: usize = 5;
/// How many related articles are shown.
const RELATED: usize = 5;
/// How many back-links are shown.
const BACK_LINKS: usize = 50;

impl Site<'_> {
    pub(super) fn home(&self, url: Url, id: EntryId, lang: LangId) -> Outline {
        let here = self.here(&url);
        let library = self.parts.library;
        let record = library.shown(id, lang);
        let recent = self.recent[lang].iter().take(RECENT).filter_map(|id| {
            let changed = library.shown(*id, lang)?.changed()?;
            Some(RecentView { link: self.link(&here, *id, lang), date: self.date(lang, changed) })
        });
        let content = Content::Home(HomeView {
            summary: record.and_then(|record| record.summary.clone()),
            body: record.map(|record| self.contents(&here, id, record, lang)).unwrap_or_default(),
            fallback: self.fallback(&here, id, lang, record),
            sections: self.cards(&here, id, lang),
            topics: self.topic_links(&here, 0..library.topics.len(), lang),
            recent: recent.collect(),
        });
        self.entry_page((id, lang, 1), &here, PageKind::Home, content)
    }

    pub(super) fn section(&self, url: Url, id: EntryId, lang: LangId, number: usize) -> Outline {
        let here = self.here(&url);
        let record = self.parts.library.shown(id, lang);
        let first = number == 1;
        let articles = leaves(self.parts.library, id, lang);
        let shown = articles.iter().skip((number - 1) * PAGE).take(PAGE);
        let pages = list_pages(articles.len());
        let content = Content::Section(SectionView {
            summary: record.filter(|_| first).and_then(|record| record.summary.clone()),
            body: record
                .filter(|_| first)
                .map(|record| self.contents(&here, id, record, lang))
                .unwrap_or_default(),
            fallback: self.fallback(&here, id, lang, record),
            sections: if first { self.cards(&here, id, lang) } else { Vec::new() },
            articles: shown.map(|id| self.link(&here, *id, lang)).collect(),
            pager: self.pager(&here, pages, number, |page| self.parts.routes.entry_page(id, lang, page)),
        });
        let mut outline = self.entry_page((id, lang, number), &here, PageKind::Section, content);
        if !first {
            outline.body = None;
            outline.view.head.canonical = self.absolute(&url);
            outline.view.head.alternates.clear();
        }
        outline
    }

    pub(super) fn article(&self, url: Url, id: EntryId, lang: LangId) -> Outline {
        let here = self.here(&url);
        let library = self.parts.library;
        let Some(record) = library.shown(id, lang) else {
            // A folder below the content with neither article nor children cannot be an entry.
            return self.section(url.clone(), id, lang, 1);
        };
        let links = |ids: &[EntryId]| ids.iter().map(|id| self.link(&here, *id, lang)).collect::<Vec<_>>();
        let back = library.back_links(id);
        let (previous, next) = self.neighbours(&here, id, lang);
        let front = &record.front;
        let date = |date: Option<_>| date.map(|date| self.date(lang, date));
        let content = Content::Article(Box::new(ArticleView {
            summary: record.summary.clone(),
            body: self.contents(&here, id, record, lang),
            fallback: self.fallback(&here, id, lang, Some(record)),
            topics: self.topic_links(&here, library.topics_of(record).into_iter(), lang),
            date: date(front.date),
            updated: date(front.updated),
            reviewed: date(front.reviewed),
            authors: front.authors.clone(),
            owner: front.owner.clone(),
            minutes: minutes(record.word_count, self.lang(record.lang).as_str()),
            translated_from: self.origin(&here, id, lang, record),
            machine: front.machine,
            proofread_by: front.proofread_by.clone(),
            also_in: self.also_in(&here, id, lang, record),
            related: links(&library.related(id, RELATED, &record.see_also)),
            back_links: links(&back[..back.len().min(BACK_LINKS)]),
            see_also: links(&record.see_also),
            previous,
            next,
            extra: serde_json::to_string(&front.extra).unwrap_or_default(),
        }));
        let kind = if record.lang == lang { PageKind::Article } else { PageKind::Fallback };
        self.entry_page((id, lang, 1), &here, kind, content)
    }

    fn entry_page(
        &self,
        (id, lang, number): (EntryId, LangId, usize),
        here: &Here<'_>,
        kind: PageKind,
        content: Content,
    ) -> Outline {
        let page = Page::Entry(id, lang, number);
        let library = self.parts.library;
        let record = library.shown(id, lang);
        let title = match (kind, record) {
            (PageKind::Home, None) => self.title(lang).to_owned(),
            _ => library.title(id, lang).to_owned(),
        };
        let view = PageView {
            kind,
            lang: self.own_name(lang),
            root: here.root(),
            head: self.entry_head(here, id, lang),
            site: self.frame(here, lang, record),
            switcher: self.switcher(here, page, lang),
            breadcrumbs: self.crumbs(here, id, lang),
            title,
            content_lang: self.fallback_lang(record, lang),
            content,
        };
        Outline {
            page,
            url: here.url.clone(),
            nav: Some(self.nav_of(id, lang, here.url)),
            present: Some(id.0 as usize),
            view,
            body: record.map(|record| self.plan(here, id, record, lang)),
            terms: Vec::new(),
        }
    }

    /// Says that the page's language lacks the article.
    fn fallback(
        &self,
        here: &Here<'_>,
        id: EntryId,
        lang: LangId,
        record: Option<&Record>,
    ) -> Option<FallbackView> {
        let record = record.filter(|record| record.lang != lang)?;
        Some(FallbackView {
            shown: self.named(record.lang, lang),
            href: here.to(self.parts.routes.entry(id, record.lang)),
        })
    }

    fn cards(&self, here: &Here<'_>, id: EntryId, lang: LangId) -> Vec<CardView> {
        let library = self.parts.library;
        let sections = library.entry(id).children[lang].iter().copied();
        let sections = sections.filter(|id| library.entry(*id).role == Role::Section);
        let card = |id| CardView {
            link: self.link(here, id, lang),
            count: library.articles_below(id),
            articles: leaves(library, id, lang)
                .iter()
                .take(CARD)
                .map(|id| self.link(here, *id, lang))
                .collect(),
        };
        sections.map(card).collect()
    }

    /// The language that an article was translated from, with its page there.
    fn origin(&self, here: &Here<'_>, id: EntryId, lang: LangId, record: &Record) -> Option<LinkView> {
        let library = self.parts.library;
        let from = &record.front.translated_from.as_ref()?.value;
        let from = library.languages.iter().position(|known| known == from)?;
        let original = library.entry(id).records[from].as_ref()?;
        Some(LinkView {
            href: here.to(self.parts.routes.entry(id, from)),
            title: original.title.clone(),
            summary: None,
            lang: Some(self.named(from, lang)),
            badge: None,
        })
    }

    /// The article in the languages that have it, but for the one shown and the page's.
    fn also_in(&self, here: &Here<'_>, id: EntryId, lang: LangId, shown: &Record) -> Vec<LinkView> {
        let others = self.parts.library.entry(id).records.iter().flatten();
        let others = others.filter(|record| record.lang != lang && record.lang != shown.lang);
        let link = |record: &Record| LinkView {
            href: here.to(self.parts.routes.entry(id, record.lang)),
            title: record.title.clone(),
            summary: None,
            lang: Some(self.own_name(record.lang)),
            badge: self.badge_of(record, lang),
        };
        others.map(link).collect()
    }

    /// The articles before and after one in its section.
    fn neighbours(&self, here: &Here<'_>, id: EntryId, lang: LangId) -> (Option<LinkView>, Option<LinkView>) {
        let library = self.parts.library;
        let Some(parent) = library.entry(id).parent else { return (None, None) };
        let siblings = &library.entry(parent).children[lang];
        let at = library.entry(id).places[lang];
        let article = |id: &&EntryId| library.entry(**id).role == Role::Article;
        let link = |id: &EntryId| LinkView { summary: None, ..self.link(here, *id, lang) };
        let before = siblings[..at].iter().rev().find(article).map(link);
        (before, siblings[at + 1..].iter().find(article).map(link))
    }
}

/// Reading time. Words per minute are the means that Trauzettel-Klosinski and Dietz measured with one text in
/// 17 languages ("Standardized Assessment of Reading Performance", IOVS 53(9), 2012); their mean of all
/// languages, 184, serves those that they did not measure.
fn minutes(words: usize, lang: &str) -> usize {
    let per_minute = match lang.split('-').next().unwrap_or(lang) {
        "ar" => 138,
        "he" => 187,
        "nl" => 202,
        "en" => 228,
        "de" => 179,
        "fr" => 195,
        "es" => 218,
        "it" => 188,
        "pt" => 181,
        "pl" => 166,
        "ru" => 184,
        "tr" => 166,
        _ => 184,
    };
    words.div_ceil(per_minute).max(1)
}
