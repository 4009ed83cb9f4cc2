//! What a body will hold, resolved for one page before the body is read: part of the page's key.

use super::model::{BadgeView, LangView, Markup, TermView};
use super::site::{Here, Site};
use super::stale::StalePlan;
use crate::body::{self, Place, ResolvedImage, ResolvedLink, Surroundings, Syntax};
use crate::digest::Key;
use crate::library::{Destination, EntryId, LangId, Record};
use crate::path::SourcePath;
use crate::routes::term_anchor;

/// The plan of one body.
#[derive(Debug, Hash)]
pub(super) struct BodyPlan {
    /// Whose body it is.
    pub entry: EntryId,
    /// Its language, which on a fallback page is not the page's.
    pub shown: LangId,
    /// Its source.
    pub source: SourcePath,
    /// The hash of its source.
    pub text: Key,
    /// The page's language: of the labels and marks.
    pub page: LangId,
    /// Links, one for each of the article's.
    pub links: Vec<ResolvedLink>,
    /// Images, one for each of the article's.
    pub images: Vec<ResolvedImage>,
    /// The glossary terms that it may mention.
    pub terms: Vec<TermPlan>,
    /// What of it does not say what its source says.
    pub stale: Option<StalePlan>,
}

/// A glossary term that a body may mention, or that the glossary lists.
#[derive(Debug, Hash)]
pub(super) struct TermPlan {
    /// Its number in the glossary of the body's language.
    pub number: usize,
    /// The term.
    pub entry: EntryId,
    /// The page's language.
    pub page: LangId,
    /// The hash of its source.
    pub text: Key,
    /// The hash of its article in the body's language, whose title and forms the body is searched for: on a
    /// fallback page that is not the one shown.
    pub written: Option<Key>,
    /// Its title, in the page's language where that has one.
    pub title: String,
    /// Where the glossary has it.
    pub href: String,
    /// Title and definition's language where it is not the page's.
    pub lang: Option<LangView>,
    /// What readers are told of it.
    pub badge: Option<BadgeView>,
    /// Links of the definition.
    pub links: Vec<ResolvedLink>,
}

impl Site<'_> {
    /// Plans the body of `record`, an article of `entry`, on a page of the language `page`.
    pub(super) fn plan(&self, here: &Here<'_>, entry: EntryId, record: &Record, page: LangId) -> BodyPlan {
        let glossary = &self.parts.library.glossaries[record.lang];
        let candidates = glossary.candidates(&record.words).into_iter();
        let terms = candidates.filter_map(|number| {
            let term = glossary.terms[number];
            let written = self.parts.library.entry(term).records[record.lang].as_ref().map(|term| term.key);
            Some(TermPlan { written, ..self.term_plan(here, number, term, page)? })
        });
        BodyPlan {
            entry,
            shown: record.lang,
            source: record.source.clone(),
            text: record.key,
            page,
            links: self.links(here, record, page),
            images: self.images(here, record),
            terms: terms.collect(),
            stale: self.stale_plan(here, entry, record, page),
        }
    }

    /// Plans one term for a page; `None` where no language that the reader falls back on has it.
    pub(super) fn term_plan(
        &self,
        here: &Here<'_>,
        number: usize,
        entry: EntryId,
        page: LangId,
    ) -> Option<TermPlan> {
        let record = self.parts.library.shown(entry, page)?;
        Some(TermPlan {
            number,
            entry,
            page,
            text: record.key,
            written: None,
            title: record.title.clone(),
            href: self.href(here, entry, page, None),
            lang: self.fallback_lang(Some(record), page),
            badge: self.badge(Some(record), page),
            links: self.links(here, record, page),
        })
    }

    fn links(&self, here: &Here<'_>, record: &Record, page: LangId) -> Vec<ResolvedLink> {
        record.destinations.iter().map(|to| self.resolved(here, to, page, record.lang)).collect()
    }

    /// A link as the reader of a page gets it: to her own language's page, marked where that is a fallback. The
    /// mark stands in a text of the language `text`, and so is written in it.
    pub(super) fn resolved(
        &self,
        here: &Here<'_>,
        to: &Destination,
        page: LangId,
        text: LangId,
    ) -> ResolvedLink {
        let library = self.parts.library;
        let plain = |href: String, external: bool| ResolvedLink {
            href,
            title: String::new(),
            lang: None,
            lang_name: None,
            warning: None,
            external,
        };
        match to {
            Destination::Elsewhere(address) => plain(address.clone(), true),
            Destination::Here(heading) => plain(format!("#{}", crate::path::encode(heading)), false),
            Destination::Nowhere => plain("#content".to_owned(), false),
            Destination::Asset(id) => {
                let asset = &library.assets[id.0 as usize];
                let link = plain(here.to(&asset.url), false);
                ResolvedLink { title: asset.source.name().to_owned(), ..link }
            }
            Destination::Entry(id, heading) => {
                let target = library.shown(*id, page);
                let has =
                    |id: &&String| target.is_some_and(|t| t.headings.iter().any(|known| &&known.id == id));
                let heading = heading.as_ref().filter(has);
                let fallback = target.filter(|target| target.lang != page);
                ResolvedLink {
                    href: self.href(here, *id, page, heading.map(String::as_str)),
                    title: library.title(*id, page).to_owned(),
                    lang: target.map(|target| self.lang(target.lang).clone()),
                    lang_name: fallback.map(|target| self.named(target.lang, text).name),
                    warning: self.warning(target, page, text),
                    external: false,
                }
            }
        }
    }

    pub(super) fn images(&self, here: &Here<'_>, record: &Record) -> Vec<ResolvedImage> {
        let image = |file: &Option<crate::library::AssetId>| match file {
            Some(id) => {
                let asset = &self.parts.library.assets[id.0 as usize];
                ResolvedImage { src: here.to(&asset.url), size: asset.size }
            }
            None => ResolvedImage { src: String::new(), size: None },
        };
        record.image_files.iter().map(image).collect()
    }

    /// Writes a term's definition. `mention` is where the body mentions it; without one it stands in the
    /// glossary itself.
    pub(super) fn term_view(&self, plan: &TermPlan, mention: Option<String>) -> TermView {
        let library = self.parts.library;
        let mut definition = String::new();
        let shown = library.shown(plan.entry, plan.page);
        if let Some((record, article)) = shown.and_then(|record| Some((record, record.body.as_deref()?))) {
            let images = vec![ResolvedImage { src: String::new(), size: None }; article.images.len()];
            let around = Surroundings {
                syntax: Syntax::Html,
                links: &plan.links,
                images: &images,
                terms: &[],
                labels: &self.labels[record.lang],
                place: Place::Quoted,
                marks: None,
            };
            body::write(article, &around, &mut definition);
        }
        TermView {
            anchor: term_anchor(library, plan.entry),
            href: mention.as_ref().map(|_| plan.href.clone()),
            mention,
            title: plan.title.clone(),
            definition: Markup(definition),
            lang: plan.lang.clone(),
            badge: plan.badge.clone(),
            equivalents: Vec::new(),
        }
    }
}
