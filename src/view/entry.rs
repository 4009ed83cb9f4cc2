//! The pages of entries: home, sections, articles.

use std::borrow::Cow;

use super::model::{
    ArticleView, BodyView, CardView, FallbackView, HomeView, LinkView, PageKind, RecentView, SectionView,
};
use super::named::{Listed, Unkeyed, Version};
use super::outline::{ArticleLinks, Card, EntryLinks, HomeLinks, Outline, Own, SectionLinks, Shown, Subject};
use super::pages::Page;
use super::site::{Akin, Here, Site};
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
    pub(super) fn home(&self, url: Url, id: EntryId, lang: LangId) -> Outline<'_> {
        let library = self.parts.library;
        let recent = self.recent[lang].iter().take(RECENT).filter_map(|id| {
            let changed = library.shown(*id, lang)?.changed()?;
            Some((self.listed(*id, lang), changed))
        });
        let links = EntryLinks::Home(HomeLinks {
            sections: self.cards(id, lang),
            topics: self.topic_counts(0..library.topics.len(), lang),
            recent: recent.collect(),
        });
        self.entry_page((id, lang, 1), url, PageKind::Home, links)
    }

    pub(super) fn section(&self, url: Url, id: EntryId, lang: LangId, number: usize) -> Outline<'_> {
        let articles = leaves(self.parts.library, id, lang);
        let shown = articles.iter().skip((number - 1) * PAGE).take(PAGE);
        let links = EntryLinks::Section(SectionLinks {
            number,
            pages: list_pages(articles.len()),
            sections: if number == 1 { self.cards(id, lang) } else { Vec::new() },
            articles: shown.map(|id| self.listed(*id, lang)).collect(),
        });
        self.entry_page((id, lang, number), url, PageKind::Section, links)
    }

    pub(super) fn article(&self, url: Url, id: EntryId, lang: LangId) -> Outline<'_> {
        let library = self.parts.library;
        let Some(record) = library.shown(id, lang) else {
            // A folder below the content with neither article nor children cannot be an entry.
            return self.section(url, id, lang, 1);
        };
        let list = |ids: &[EntryId]| ids.iter().map(|id| self.listed(*id, lang)).collect::<Vec<_>>();
        let back = library.back_links(id);
        let beside = |id: EntryId| self.listed_briefly(id, lang);
        let (previous, next) = self.neighbours(id, lang);
        let links = EntryLinks::Article(Box::new(ArticleLinks {
            record: Unkeyed(record),
            topics: self.topic_counts(library.topics_of(record), lang),
            related: list(&self.related(id, &record.see_also)),
            back_links: list(&back[..back.len().min(BACK_LINKS)]),
            see_also: list(&record.see_also),
            previous: previous.map(beside),
            next: next.map(beside),
        }));
        let kind = if record.lang == lang { PageKind::Article } else { PageKind::Fallback };
        self.entry_page((id, lang, 1), url, kind, links)
    }

    /// The articles akin to an entry, but for those that are named elsewhere.
    fn related(&self, id: EntryId, named: &[EntryId]) -> Cow<'_, [EntryId]> {
        let find = || self.parts.library.related(id, RELATED, named);
        let akin = self.akin[id.0 as usize].get_or_init(|| Akin { named: named.into(), near: find() });
        if *akin.named == *named { Cow::Borrowed(&akin.near) } else { Cow::Owned(find()) }
    }

    fn entry_page<'s>(
        &'s self,
        (id, lang, number): (EntryId, LangId, usize),
        url: Url,
        kind: PageKind,
        links: EntryLinks<'s>,
    ) -> Outline<'s> {
        let library = self.parts.library;
        let record = library.shown(id, lang);
        let first = number == 1;
        let mut crumbs: Vec<_> = std::iter::successors(Some(id), |id| library.entry(*id).parent)
            .filter(|_| id != library.home())
            .map(|step| self.named_entry(step, lang))
            .collect();
        crumbs.reverse();
        let own = Own {
            title: library.title(id, lang),
            first,
            record: record.map(|record| Shown { record, whole: first }),
            versions: self.versions(id),
        };
        Outline {
            page: Page::Entry(id, lang, number),
            nav: Some(self.nav_of(id, lang, &url)),
            present: Some(self.nav_mark(id)),
            url,
            lang,
            kind,
            glossary: library.glossary_entry().is_some(),
            crumbs,
            subject: Subject::Entry(own, links),
            body: record.filter(|_| first).map(|record| self.plan(id, record, lang)),
        }
    }

    fn cards(&self, id: EntryId, lang: LangId) -> Vec<Card> {
        let library = self.parts.library;
        let sections = library.entry(id).children[lang].iter().copied();
        let sections = sections.filter(|id| library.entry(*id).role == Role::Section);
        let card = |id| Card {
            section: self.listed(id, lang),
            count: library.articles_below(id),
            articles: leaves(library, id, lang).iter().take(CARD).map(|id| self.listed(*id, lang)).collect(),
        };
        sections.map(card).collect()
    }

    /// The articles before and after one in its section.
    fn neighbours(&self, id: EntryId, lang: LangId) -> (Option<EntryId>, Option<EntryId>) {
        let library = self.parts.library;
        let Some(parent) = library.entry(id).parent else { return (None, None) };
        let siblings = &library.entry(parent).children[lang];
        let at = library.entry(id).places[lang];
        let article = |id: &&EntryId| library.entry(**id).role == Role::Article;
        let before = siblings[..at].iter().rev().find(article).copied();
        (before, siblings[at + 1..].iter().find(article).copied())
    }
}

/// What entries' pages are about, as templates get it.
impl Site<'_> {
    pub(super) fn home_view(
        &self,
        here: &Here<'_>,
        of: &HomeLinks<'_>,
        own: &Own<'_>,
        lang: LangId,
        body: BodyView,
    ) -> HomeView {
        let recent = of.recent.iter().map(|(to, date)| RecentView {
            link: self.listed_link(here, to, lang),
            date: self.date(lang, *date),
        });
        HomeView {
            summary: own.record.and_then(|shown| shown.record.summary.clone()),
            body,
            fallback: self.fallback(here, own, lang),
            sections: self.card_views(here, &of.sections, lang),
            topics: self.topic_links(here, &of.topics, lang),
            recent: recent.collect(),
        }
    }

    pub(super) fn section_view(
        &self,
        here: &Here<'_>,
        of: &SectionLinks,
        own: &Own<'_>,
        (page, lang): (Page, LangId),
        body: BodyView,
    ) -> SectionView {
        let shown = own.record.filter(|_| own.first);
        SectionView {
            summary: shown.and_then(|shown| shown.record.summary.clone()),
            body,
            fallback: self.fallback(here, own, lang),
            sections: self.card_views(here, &of.sections, lang),
            articles: self.links(here, &of.articles, lang),
            pager: self.pager(here, page, (of.number, of.pages)),
        }
    }

    pub(super) fn article_view(
        &self,
        here: &Here<'_>,
        of: &ArticleLinks<'_>,
        own: &Own<'_>,
        lang: LangId,
        body: BodyView,
    ) -> ArticleView {
        let record = of.record.0;
        let front = &record.front;
        let date = |date: Option<_>| date.map(|date| self.date(lang, date));
        let link = |to: &Option<Listed>| to.as_ref().map(|to| self.listed_link(here, to, lang));
        ArticleView {
            summary: record.summary.clone(),
            body,
            fallback: self.fallback(here, own, lang),
            topics: self.topic_links(here, &of.topics, lang),
            date: date(front.date),
            updated: date(front.updated),
            reviewed: date(front.reviewed),
            authors: front.authors.clone(),
            owner: front.owner.clone(),
            minutes: minutes(record.word_count, self.lang(record.lang).as_str()),
            translated_from: self.origin(here, own, lang, record),
            machine: front.machine,
            proofread_by: front.proofread_by.clone(),
            also_in: self.also_in(here, own, lang, record),
            related: self.links(here, &of.related, lang),
            back_links: self.links(here, &of.back_links, lang),
            see_also: self.links(here, &of.see_also, lang),
            previous: link(&of.previous),
            next: link(&of.next),
            extra: serde_json::to_string(&front.extra).unwrap_or_default(),
        }
    }

    /// Says that the page's language lacks the article.
    fn fallback(&self, here: &Here<'_>, own: &Own<'_>, lang: LangId) -> Option<FallbackView> {
        let record = own.record.map(|shown| shown.record).filter(|record| record.lang != lang)?;
        Some(FallbackView {
            shown: self.named(record.lang, lang).clone(),
            href: here.to(own.versions[record.lang].url),
        })
    }

    fn card_views(&self, here: &Here<'_>, cards: &[Card], lang: LangId) -> Vec<CardView> {
        let view = |card: &Card| CardView {
            link: self.listed_link(here, &card.section, lang),
            count: card.count,
            articles: self.links(here, &card.articles, lang),
        };
        cards.iter().map(view).collect()
    }

    /// The language that an article was translated from, with its page there.
    fn origin(&self, here: &Here<'_>, own: &Own<'_>, lang: LangId, record: &Record) -> Option<LinkView> {
        let from = &record.front.translated_from.as_ref()?.value;
        let from = self.parts.library.languages.iter().position(|known| known == from)?;
        let original = &own.versions[from];
        Some(LinkView {
            href: here.to(original.url),
            title: original.title?.to_owned(),
            summary: None,
            lang: Some(self.named(from, lang).clone()),
            badge: None,
        })
    }

    /// The article in the languages that have it, but for the one shown and the page's.
    fn also_in(&self, here: &Here<'_>, own: &Own<'_>, lang: LangId, shown: &Record) -> Vec<LinkView> {
        let others = own.versions.iter().enumerate();
        let others = others.filter(|(other, _)| *other != lang && *other != shown.lang);
        let link = |(other, version): (LangId, &Version<'_>)| {
            Some(LinkView {
                href: here.to(version.url),
                title: version.title?.to_owned(),
                summary: None,
                lang: Some(self.own_name(other)),
                badge: self.badge(version.badge, None, lang),
            })
        };
        others.filter_map(link).collect()
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
