//! From an outline to a complete page: its texts worded, its links resolved, its body read and written.

use super::model::{
    BodyView, ChooserView, Content, HeadView, NotFoundView, PageKind, PageView, RedirectView, SearchView,
    TopicsView,
};
use super::outline::{EntryLinks, Outline, Own, Subject};
use super::site::{Here, Site};
use crate::article::Article;
use crate::diag::Diagnostic;
use crate::library::Bodies;

/// A complete page.
#[derive(Debug)]
pub struct Finished {
    /// What it shows.
    pub view: PageView,
    /// The article that its body was written from.
    pub article: Option<Article>,
}

impl Site<'_> {
    /// Completes a page: all of the handbook that it shows is in its outline, but for the body, which is read again.
    pub fn finish(&self, outline: Outline<'_>, bodies: &Bodies<'_>) -> Result<Finished, Diagnostic> {
        let here = self.place(&outline);
        let (body, article) = match &outline.body {
            None => (BodyView::default(), None),
            Some(plan) => {
                let (body, article) = self.write_body(bodies, &here, plan)?;
                (body, Some(article))
            }
        };
        Ok(Finished { view: self.view(&here, &outline, body), article })
    }

    /// Where the links of a page start from. One page a host serves at any depth: there it is the path of the base
    /// address.
    fn place<'u>(&self, outline: &'u Outline<'_>) -> Here<'u> {
        let here = self.here(&outline.url);
        if outline.kind != PageKind::NotFound {
            return here;
        }
        let base = self.parts.settings.base_url.as_deref().map_or("/", base_path).to_owned();
        Here { base: Some(base), ..here }
    }

    fn view(&self, here: &Here<'_>, outline: &Outline<'_>, body: BodyView) -> PageView {
        let lang = outline.lang;
        let title = self.title_of(outline);
        let record = outline.own().and_then(|own| own.record).map(|shown| shown.record);
        let content_lang = record.map(|record| record.lang).filter(|shown| *shown != lang);
        PageView {
            kind: outline.kind,
            lang: self.own_name(lang),
            root: here.root(),
            head: self.page_head(here, outline, &title),
            site: self.frame(here, lang, outline.glossary, record.map(|record| &record.source)),
            switcher: self.switcher(here, outline),
            breadcrumbs: self.breadcrumbs(here, outline, &title),
            title,
            content_lang: content_lang.map(|shown| self.named(shown, lang).clone()),
            content: self.content(here, outline, body),
        }
    }

    fn title_of(&self, outline: &Outline<'_>) -> String {
        let lang = outline.lang;
        let say = |id: &str| self.say(lang, id, &[]);
        match &outline.subject {
            Subject::Entry(Own { record: None, .. }, EntryLinks::Home(_)) => self.title(lang).to_owned(),
            Subject::Entry(own, _) => own.title.to_owned(),
            Subject::Topic { topic, .. } => self.parts.topics[lang][*topic].name.clone(),
            Subject::Topics(_) => say("topics-title"),
            Subject::Glossary(glossary) => {
                glossary.title.map_or_else(|| say("glossary-title"), str::to_owned)
            }
            Subject::AZ { .. } => say("a-z-title"),
            Subject::Search(_) => say("search-title"),
            Subject::Chooser(_) => self.title(lang).to_owned(),
            Subject::NotFound(_) => say("not-found-title"),
            Subject::Redirect(to) => to.title.to_owned(),
        }
    }

    fn page_head(&self, here: &Here<'_>, outline: &Outline<'_>, title: &str) -> HeadView {
        let lang = outline.lang;
        if let Some(own) = outline.own() {
            return self.entry_head(here, own, lang);
        }
        let summary = match &outline.subject {
            Subject::Topic { topic, .. } => Some(self.parts.topics[lang][*topic].summary.as_str()),
            _ => None,
        };
        let head = self.head(here, (lang, lang), title, summary);
        match &outline.subject {
            Subject::NotFound(_) => HeadView { canonical: None, feed: None, indexing: false, ..head },
            Subject::Redirect(to) => HeadView { canonical: self.absolute(to.url), indexing: false, ..head },
            _ => head,
        }
    }

    fn content(&self, here: &Here<'_>, outline: &Outline<'_>, body: BodyView) -> Content {
        let (page, lang) = (outline.page, outline.lang);
        match &outline.subject {
            Subject::Entry(own, EntryLinks::Home(of)) => {
                Content::Home(self.home_view(here, of, own, lang, body))
            }
            Subject::Entry(own, EntryLinks::Section(of)) => {
                Content::Section(self.section_view(here, of, own, (page, lang), body))
            }
            Subject::Entry(own, EntryLinks::Article(of)) => {
                Content::Article(Box::new(self.article_view(here, of, own, lang, body)))
            }
            Subject::Topic { topic, number, count, articles } => {
                let numbers = (*topic, *number, *count);
                Content::Topic(self.topic_view(here, (page, lang), numbers, articles))
            }
            Subject::Topics(topics) => {
                Content::Topics(TopicsView { topics: self.topic_links(here, topics, lang) })
            }
            Subject::Glossary(of) => {
                let plan = outline.body.as_ref();
                Content::Glossary(self.glossary_view(here, of, plan, (page, lang), body))
            }
            Subject::AZ { letter, divided, letters, groups } => {
                Content::AZ(self.a_z_view(here, lang, (*letter, *divided), letters, groups))
            }
            Subject::Search(topics) => {
                Content::Search(SearchView { topics: self.topic_links(here, topics, lang) })
            }
            Subject::Chooser(summaries) => {
                Content::Chooser(ChooserView { languages: self.front_doors(here, summaries) })
            }
            Subject::NotFound(summaries) => {
                Content::NotFound(NotFoundView { languages: self.front_doors(here, summaries) })
            }
            Subject::Redirect(to) => Content::Redirect(RedirectView { href: here.named(to, None) }),
        }
    }
}

/// The path of a base address: `/help/` of `https://example.org/help/`.
fn base_path(base: &str) -> &str {
    let after = base.find("://").map_or(base, |at| &base[at + 3..]);
    after.find('/').map_or("/", |at| &after[at..])
}
