//! What a body will hold, by reference, before it is read: part of the page's key.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};

use super::model::{Badge, Markup, TermView};
use super::named::{Named, Unkeyed};
use super::outline::Shown;
use super::site::{Here, Site};
use super::stale::StalePlan;
use crate::body::{self, Place, ResolvedImage, ResolvedLink, Surroundings, Syntax};
use crate::digest::Key;
use crate::library::{Destination, EntryId, LangId, Record};
use crate::path::{Url, encode};
use crate::routes::anchor_of_term;

/// The plan of one body.
#[derive(Debug, Hash)]
pub(super) struct BodyPlan<'a> {
    /// Whose body it is.
    pub entry: Unkeyed<EntryId>,
    /// The article, whose language on a fallback page is not the page's.
    pub shown: Shown<'a>,
    /// The page's language: of marks and of where links lead.
    pub page: LangId,
    /// How the article stands to its source, where readers are told.
    pub standing: Option<StandingPlan<'a>>,
    /// Links, one for each of the article's.
    pub links: Vec<Target<'a>>,
    /// Images, one for each of the article's.
    pub images: Vec<Option<Picture<'a>>>,
    /// The glossary terms that it may mention.
    pub terms: Vec<Cow<'a, KnownTerm<'a>>>,
    /// What of it does not say what its source says.
    pub stale: Option<StalePlan<'a>>,
}

/// How a translation stands to its source.
#[derive(Clone, Copy, Debug, Hash)]
pub(super) struct StandingPlan<'a> {
    pub badge: Badge,
    pub coverage: u8,
    /// The source's language, and its page.
    pub from: Option<(LangId, &'a Url)>,
}

/// Where a link of a body leads from any page of a language.
#[derive(Clone, Copy, Debug, Hash)]
pub(super) enum Target<'a> {
    /// Out of the site.
    Elsewhere(&'a str),
    /// To a heading of the article itself.
    Here(&'a str),
    /// To a heading of an article that is quoted, on that article's own page.
    There(Named<'a>, &'a str),
    /// Nowhere.
    Nowhere,
    /// To a file, by its address and its name.
    Asset(&'a Url, &'a str),
    /// To an entry, at a heading that it has.
    Entry {
        to: Named<'a>,
        heading: Option<&'a str>,
        /// The language shown, where there is an article.
        shown: Option<LangId>,
        /// Whether readers are warned that it is out of date.
        outdated: bool,
    },
}

/// An image's address and its size in pixels.
#[derive(Clone, Copy, Debug, Hash)]
pub(super) struct Picture<'a> {
    pub url: &'a Url,
    pub size: Option<(u32, u32)>,
}

/// A glossary term that a body may mention, or that the glossary lists.
#[derive(Clone, Debug, Hash)]
pub(super) struct TermPlan<'a> {
    /// Its number in the glossary of the body's language.
    pub number: Unkeyed<usize>,
    /// The term.
    pub entry: Unkeyed<EntryId>,
    /// The article that defines it for the reader.
    pub record: Unkeyed<&'a Record>,
    /// The hash of that article's source.
    pub text: Key,
    /// The hash of its article in the body's language, whose title and forms the body is searched for: on a
    /// fallback page that is not the one shown.
    pub written: Option<Key>,
    /// Its title and where the glossary has it.
    pub named: Named<'a>,
    /// What readers are told of it.
    pub badge: Option<Badge>,
    /// Links of the definition.
    pub links: Vec<Target<'a>>,
}

/// A term that bodies of one language may mention, with the hash of all that is planned of it.
#[derive(Clone, Debug)]
pub(super) struct KnownTerm<'a> {
    pub plan: TermPlan<'a>,
    key: Key,
}

impl Hash for KnownTerm<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

/// Choosing.
impl<'a> Site<'a> {
    /// Plans the body of `record`, an article of `entry`, on a page of the language `page`.
    pub(super) fn plan(&self, entry: EntryId, record: &'a Record, page: LangId) -> BodyPlan<'_> {
        let mut terms = Vec::with_capacity(record.terms.len());
        terms.extend(record.terms.iter().filter_map(|term| self.term(*term as usize, record.lang, page)));
        BodyPlan {
            entry: Unkeyed(entry),
            shown: Shown { record, whole: true },
            page,
            standing: self.standing_plan(entry, record, page),
            links: self.targets(record, page),
            images: self.pictures(record),
            terms,
            stale: self.stale_plan(entry, record, page),
        }
    }

    /// Plans a term that a body in `written` may mention on a page of the language `page`. On pages of its own language it
    /// is the same term.
    fn term(&self, number: usize, written: LangId, page: LangId) -> Option<Cow<'_, KnownTerm<'_>>> {
        let plan = || {
            let term = self.parts.library.glossaries[written].terms[number];
            let written = self.parts.library.entry(term).records[written].as_deref().map(|term| term.key);
            let plan = TermPlan { number: Unkeyed(number), written, ..self.term_plan(term, page)? };
            Some(KnownTerm { key: Key::of(&plan), plan })
        };
        if written != page {
            return plan().map(Cow::Owned);
        }
        self.terms[page][number].get_or_init(plan).as_ref().map(Cow::Borrowed)
    }

    /// Plans one term for a page; `None` where no language that the reader falls back on has it.
    pub(super) fn term_plan(&self, entry: EntryId, page: LangId) -> Option<TermPlan<'a>> {
        let record = self.parts.library.shown(entry, page)?;
        Some(TermPlan {
            number: Unkeyed(0),
            entry: Unkeyed(entry),
            record: Unkeyed(record),
            text: record.key,
            written: None,
            named: self.named_entry(entry, page),
            badge: Badge::beside_links(record, page),
            links: self.targets(record, page),
        })
    }

    fn targets(&self, record: &'a Record, page: LangId) -> Vec<Target<'a>> {
        record.destinations.iter().map(|to| self.target(to, page)).collect()
    }

    /// Where a link leads the reader of a page: to her own language's page.
    pub(super) fn target(&self, to: &'a Destination, page: LangId) -> Target<'a> {
        let library = self.parts.library;
        match to {
            Destination::Elsewhere(address) => Target::Elsewhere(address),
            Destination::Here(heading) => Target::Here(heading),
            Destination::Nowhere => Target::Nowhere,
            Destination::Asset(id) => {
                let asset = &library.assets[id.0 as usize];
                Target::Asset(&asset.url, asset.source.name())
            }
            Destination::Entry(id, heading) => {
                let target = library.shown(*id, page);
                let has = |id: &&str| target.is_some_and(|t| t.headings.iter().any(|known| known.id == **id));
                Target::Entry {
                    to: self.named_entry(*id, page),
                    heading: heading.as_deref().filter(has),
                    shown: target.map(|target| target.lang),
                    outdated: target.is_some_and(|target| Badge::of(target, page) == Badge::OutdatedMajor),
                }
            }
        }
    }

    pub(super) fn pictures(&self, record: &Record) -> Vec<Option<Picture<'a>>> {
        let picture = |file: &Option<crate::library::AssetId>| {
            let asset = &self.parts.library.assets[file.as_ref()?.0 as usize];
            Some(Picture { url: &asset.url, size: asset.size })
        };
        record.image_files.iter().map(picture).collect()
    }
}

/// Resolving.
impl Site<'_> {
    /// Links as a page of the language `page` has them. The marks of those that lead to a fallback stand in a text of the
    /// language `text`, and so are written in it.
    pub(super) fn resolved(
        &self,
        here: &Here<'_>,
        links: &[Target<'_>],
        page: LangId,
        text: LangId,
    ) -> Vec<ResolvedLink> {
        links.iter().map(|to| self.resolved_link(here, to, page, text)).collect()
    }

    fn resolved_link(&self, here: &Here<'_>, to: &Target<'_>, page: LangId, text: LangId) -> ResolvedLink {
        let plain = |href: String, external: bool| ResolvedLink {
            href,
            title: String::new(),
            lang: None,
            lang_name: None,
            warning: None,
            external,
        };
        match to {
            Target::Elsewhere(address) => plain((*address).to_owned(), true),
            Target::Here(heading) => plain(format!("#{}", encode(heading)), false),
            Target::There(named, heading) => plain(here.named(named, Some(heading)), false),
            Target::Nowhere => plain("#content".to_owned(), false),
            Target::Asset(url, name) => {
                ResolvedLink { title: (*name).to_owned(), ..plain(here.to(url), false) }
            }
            Target::Entry { to, heading, shown, outdated } => ResolvedLink {
                href: here.named(to, *heading),
                title: to.title.to_owned(),
                lang: shown.map(|shown| self.lang(shown).clone()),
                lang_name: shown
                    .filter(|shown| *shown != page)
                    .map(|shown| self.named(shown, text).name.clone()),
                warning: outdated.then(|| self.badge_words[text][Badge::OutdatedMajor as usize].clone()),
                external: false,
            },
        }
    }

    pub(super) fn images(&self, here: &Here<'_>, pictures: &[Option<Picture<'_>>]) -> Vec<ResolvedImage> {
        let image = |picture: &Option<Picture<'_>>| ResolvedImage {
            src: picture.map(|picture| here.to(picture.url)).unwrap_or_default(),
            size: picture.and_then(|picture| picture.size),
        };
        pictures.iter().map(image).collect()
    }

    /// A term as a page of the language `page` shows it. `mention` is where the body mentions it; without one it stands in
    /// the glossary itself.
    pub(super) fn term_view(
        &self,
        here: &Here<'_>,
        plan: &TermPlan<'_>,
        page: LangId,
        mention: Option<String>,
    ) -> TermView {
        TermView {
            anchor: plan.named.term.map(anchor_of_term).unwrap_or_default(),
            href: mention.as_ref().map(|_| here.named(&plan.named, None)),
            mention,
            title: plan.named.title.to_owned(),
            definition: Markup(self.definition(here, plan, page)),
            html: None,
            lang: plan.named.lang.map(|lang| self.named(lang, page).clone()),
            badge: self.badge(plan.badge, plan.named.lang, page),
            equivalents: Vec::new(),
        }
    }

    /// What a term means. A definition without links is the same on all pages.
    fn definition(&self, here: &Here<'_>, plan: &TermPlan<'_>, page: LangId) -> String {
        let write = || self.written_definition(here, plan, page);
        let Unkeyed(EntryId(entry)) = plan.entry;
        let known = self.definitions[plan.record.0.lang].get(entry as usize);
        match known.filter(|_| plan.links.is_empty()) {
            Some(known) => known.get_or_init(write).clone(),
            None => write(),
        }
    }

    fn written_definition(&self, here: &Here<'_>, plan: &TermPlan<'_>, page: LangId) -> String {
        let mut definition = String::new();
        let Unkeyed(record) = plan.record;
        if let Some(article) = record.body.as_deref() {
            let images = vec![ResolvedImage { src: String::new(), size: None }; article.images.len()];
            let around = Surroundings {
                syntax: Syntax::Html,
                links: &self.resolved(here, &plan.links, page, record.lang),
                images: &images,
                terms: &[],
                labels: &self.labels[record.lang],
                place: Place::Quoted,
                marks: None,
            };
            body::write(article, &around, &mut definition);
        }
        definition
    }
}
