//! The pages of the site's own: topics, glossary, A to Z, search, language chooser, not found, redirects.

use super::model::{
    BodyView, EquivalentView, GlossaryView, LinkView, PageKind, PagerView, TermView, TopicView,
};
use super::named::{Listed, Named};
use super::outline::{Glossary, Outline, Subject};
use super::pages::Page;
use super::plan::{BodyPlan, TermPlan};
use super::site::{Here, Site};
use crate::library::{EntryId, LangId};
use crate::path::Url;
use crate::routes::{PAGE, list_pages, terms};

impl Site<'_> {
    pub(super) fn topic(&self, url: Url, topic: usize, lang: LangId, number: usize) -> Outline<'_> {
        let all = self.parts.library.with_topic(topic, lang);
        let shown = all.iter().skip((number - 1) * PAGE).take(PAGE);
        let articles = shown.map(|id| self.listed(*id, lang)).collect();
        let subject = Subject::Topic { topic, number, count: all.len(), articles };
        self.own_page(Page::Topic(topic, lang, number), url, lang, PageKind::Topic, subject)
    }

    pub(super) fn topics(&self, url: Url, lang: LangId) -> Outline<'_> {
        let topics = self.topic_counts(0..self.parts.library.topics.len(), lang);
        self.own_page(Page::Topics(lang), url, lang, PageKind::Topics, Subject::Topics(topics))
    }

    pub(super) fn glossary(&self, url: Url, lang: LangId, number: usize) -> Outline<'_> {
        let library = self.parts.library;
        let entry = library.glossary_entry();
        let own = entry.and_then(|id| library.entry(id).records[lang].as_deref());
        let all = terms(library, lang);
        let shown = all.iter().skip((number - 1) * PAGE).take(PAGE);
        let term = |id: &EntryId| Some((self.term_plan(*id, lang)?, self.equivalents(*id, lang)));
        let subject = Subject::Glossary(Glossary {
            number,
            pages: list_pages(all.len()),
            title: own.map(|record| record.title.as_str()),
            terms: shown.filter_map(term).collect(),
        });
        let mut outline = self.own_page(Page::Glossary(lang, number), url, lang, PageKind::Glossary, subject);
        let record = own.filter(|_| number == 1);
        outline.body = entry
            .zip(record)
            .map(|(id, record)| BodyPlan { terms: Vec::new(), ..self.plan(id, record, lang) });
        outline
    }

    /// What the other languages call a term.
    fn equivalents(&self, id: EntryId, lang: LangId) -> Vec<Named<'_>> {
        let library = self.parts.library;
        let shown = library.shown(id, lang);
        let others = library.entry(id).records.iter().flatten();
        others
            .filter(|record| record.lang != lang && shown.is_none_or(|shown| shown.lang != record.lang))
            .map(|record| Named { lang: Some(record.lang), ..self.named_entry(id, record.lang) })
            .collect()
    }

    pub(super) fn a_z(&self, url: Url, lang: LangId, letter: Option<usize>) -> Outline<'_> {
        let subject = self.a_z_subject(lang, letter);
        self.own_page(Page::AZ(lang, letter), url, lang, PageKind::AZ, subject)
    }

    pub(super) fn search(&self, url: Url, lang: LangId) -> Outline<'_> {
        let topics = self.topic_counts(0..self.parts.library.topics.len(), lang);
        self.own_page(Page::Search(lang), url, lang, PageKind::Search, Subject::Search(topics))
    }

    pub(super) fn chooser(&self, url: Url) -> Outline<'_> {
        self.own_page(Page::Chooser, url, 0, PageKind::Chooser, Subject::Chooser(self.summaries()))
    }

    pub(super) fn not_found(&self, url: Url) -> Outline<'_> {
        self.own_page(Page::NotFound, url, 0, PageKind::NotFound, Subject::NotFound(self.summaries()))
    }

    /// What each language's own home page says that the handbook is.
    fn summaries(&self) -> Vec<Option<&str>> {
        let home = self.parts.library.entry(self.parts.library.home());
        home.records.iter().map(|own| own.as_ref()?.summary.as_deref()).collect()
    }

    pub(super) fn redirect(&self, url: Url, at: usize) -> Outline<'_> {
        let alias = &self.parts.routes.aliases[at];
        let to = self.named_entry(alias.entry, alias.lang);
        self.own_page(Page::Redirect(at), url, alias.lang, PageKind::Redirect, Subject::Redirect(to))
    }
}

/// What these pages are about, as templates get it.
impl Site<'_> {
    pub(super) fn topic_view(
        &self,
        here: &Here<'_>,
        (page, lang): (Page, LangId),
        (topic, number, count): (usize, usize, usize),
        articles: &[Listed],
    ) -> TopicView {
        TopicView {
            summary: self.parts.topics[lang][topic].summary.clone(),
            articles: self.links(here, articles, lang),
            count,
            pager: self.pager(here, page, (number, list_pages(count))),
        }
    }

    pub(super) fn glossary_view(
        &self,
        here: &Here<'_>,
        of: &Glossary<'_>,
        plan: Option<&BodyPlan<'_>>,
        (page, lang): (Page, LangId),
        body: BodyView,
    ) -> GlossaryView {
        let term = |(plan, equivalents): &(TermPlan<'_>, Vec<Named<'_>>)| TermView {
            equivalents: equivalents
                .iter()
                .map(|other| EquivalentView {
                    lang: self.named(other.lang.unwrap_or(lang), lang).clone(),
                    title: other.title.to_owned(),
                    href: here.named(other, None),
                })
                .collect(),
            ..self.term_view(here, plan, lang, None)
        };
        GlossaryView {
            summary: plan.and_then(|plan| plan.shown.record.summary.clone()),
            body,
            terms: of.terms.iter().map(term).collect(),
            pager: self.pager(here, page, (of.number, of.pages)),
        }
    }

    /// The home pages of all languages, each named in itself.
    pub(super) fn front_doors(&self, here: &Here<'_>, summaries: &[Option<&str>]) -> Vec<LinkView> {
        let home = self.parts.library.home();
        let door = |(lang, summary): (LangId, &Option<&str>)| LinkView {
            href: here.to(self.parts.routes.entry(home, lang)),
            title: self.title(lang).to_owned(),
            summary: summary.map(str::to_owned),
            lang: Some(self.own_name(lang)),
            badge: None,
        };
        summaries.iter().enumerate().map(door).collect()
    }

    /// The pages of a list, of which `page` is number `number`; `None` where it has one only.
    pub(super) fn pager(
        &self,
        here: &Here<'_>,
        page: Page,
        (number, pages): (usize, usize),
    ) -> Option<PagerView> {
        let to = |number: usize| here.to(&self.url(page.numbered(number)));
        (pages > 1).then(|| PagerView {
            page: number,
            pages,
            previous: (number > 1).then(|| to(number - 1)),
            next: (number < pages).then(|| to(number + 1)),
        })
    }
}
