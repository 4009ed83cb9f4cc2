//! From articles by themselves to one linked handbook.

use rayon::prelude::*;

use super::assemble::Linked;
use super::assets::{AssetId, Assets};
use super::group::{self, Group};
use super::index::{Index, Match};
use super::read::{Intake, Purpose, Read, drop_unusable};
use super::sieve::Settled;
use super::{EntryId, LangId, Record};
use crate::article::{Heading, Link, Target};
use crate::diag::{Diagnostic, Placed, nearest};
use crate::lang::Lang;
use crate::path::SourcePath;
use crate::source::{Settings, Tree};

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Destination {
    /// An entry, at a heading where one is named.
    Entry(EntryId, Option<String>),
    /// A heading of the article itself.
    Here(String),
    /// A file beside an article.
    Asset(AssetId),
    /// An address elsewhere.
    Elsewhere(String),
    /// Nowhere, which is an error told of elsewhere.
    Nowhere,
}

/// Where one article's references lead.
struct Resolved {
    destinations: Vec<Destination>,
    image_files: Vec<Option<AssetId>>,
    see_also: Vec<EntryId>,
}

/// Links the articles. Translations whose references lead nowhere are taken out and the rest linked again.
pub(super) fn link(
    tree: &dyn Tree,
    settings: &Settings,
    (mut articles, mut settled): (Vec<Read>, Option<Settled>),
    intake: Intake,
    notes: &mut Vec<Diagnostic>,
) -> Linked {
    let pages = intake.purpose == Purpose::Pages;
    let assets = Assets::gather(tree, settings, if pages { &articles } else { &[] });
    let fallbacks = fallbacks(settings);
    loop {
        let groups = group::group(&articles, settings.languages.len());
        let look = Look {
            index: Index::new(&groups),
            articles: &articles,
            settings,
            fallbacks: &fallbacks,
            assets: &assets,
        };
        let resolved: Vec<(Resolved, Vec<Diagnostic>)> =
            articles.par_iter().map(|read| look.resolve(read)).collect();
        let mut records = Vec::with_capacity(articles.len());
        for (read, (resolved, link_notes)) in articles.iter_mut().zip(resolved) {
            read.link_notes = if pages { link_notes } else { Vec::new() };
            records.push(resolved);
        }
        if drop_unusable(&mut articles, intake, notes) {
            settled = None;
            continue;
        }
        notes.extend(articles.iter_mut().flat_map(Read::take_notes));
        let records =
            articles.into_iter().zip(records).map(|(read, found)| Some(settle(read.record?, found)));
        let entries = group::entries(groups, records.collect());
        return Linked { fallbacks, entries, assets: assets.finish(notes), settled };
    }
}

fn settle(mut record: Box<Record>, found: Resolved) -> Box<Record> {
    record.destinations = found.destinations;
    record.image_files = found.image_files;
    record.see_also = found.see_also;
    record
}

/// For each language those to fall back on, in order.
fn fallbacks(settings: &Settings) -> Vec<Vec<LangId>> {
    let id = |lang: Lang| settings.languages.iter().position(|known| *known == lang);
    settings
        .languages
        .iter()
        .map(|lang| settings.fallbacks(lang).into_iter().filter_map(id).collect())
        .collect()
}

/// What is looked at to resolve one article's references.
struct Look<'a> {
    index: Index<'a>,
    articles: &'a [Read],
    settings: &'a Settings,
    fallbacks: &'a [Vec<LangId>],
    assets: &'a Assets,
}

impl Look<'_> {
    fn resolve(&self, read: &Read) -> (Resolved, Vec<Diagnostic>) {
        let mut found = Resolved { destinations: Vec::new(), image_files: Vec::new(), see_also: Vec::new() };
        let mut notes = Vec::new();
        let Some(record) = &read.record else { return (found, notes) };
        for link in &record.links {
            found.destinations.push(self.destination(read, record, link, &mut notes));
        }
        for image in &record.images {
            let Some(path) = &image.path else {
                found.image_files.push(None);
                continue;
            };
            let file = self.assets.image(path, record.lang);
            if file.is_none() {
                notes.push(
                    self.missing_file("image-missing", "image", path, &read.path).at(&read.path, image.span),
                );
            }
            found.image_files.push(file);
        }
        for named in &record.front.see_also {
            found.see_also.extend(self.entry(&named.value, named, &read.path, &mut notes));
        }
        self.check_topics(record, &mut notes);
        (found, notes)
    }

    fn destination(
        &self,
        read: &Read,
        record: &Record,
        link: &Link,
        notes: &mut Vec<Diagnostic>,
    ) -> Destination {
        match &link.target {
            Target::Elsewhere(address) => Destination::Elsewhere(address.clone()),
            Target::Here(heading) => {
                self.check_heading(heading, &record.headings, link, &read.path, notes);
                Destination::Here(heading.clone())
            }
            Target::Wiki { path, heading: Some(heading) } if path.is_empty() => {
                self.check_heading(heading, &record.headings, link, &read.path, notes);
                Destination::Here(heading.clone())
            }
            Target::Wiki { path, heading } => {
                let id = self.entry(path, &Placed::new((), link.span), &read.path, notes);
                self.at_heading(id, heading.as_deref(), record.lang, link, &read.path, notes)
            }
            Target::File { path, heading } => match path.strip_suffix(".md") {
                Some(article) => {
                    let entry = entry_of(article);
                    let id = entry.as_deref().and_then(|entry| self.index.exact(entry));
                    if id.is_none() {
                        notes.push(self.nowhere(path, entry.as_deref()).at(&read.path, link.span));
                    }
                    self.at_heading(id, heading.as_deref(), record.lang, link, &read.path, notes)
                }
                None => match self.assets.file(path) {
                    Some(asset) => Destination::Asset(asset),
                    None => {
                        let missing = self.missing_file("file-missing", "file", path, &read.path);
                        notes.push(missing.at(&read.path, link.span));
                        Destination::Nowhere
                    }
                },
            },
        }
    }

    /// The entry that `path` names; otherwise a note at `place`.
    fn entry<T>(
        &self,
        path: &str,
        place: &Placed<T>,
        file: &SourcePath,
        notes: &mut Vec<Diagnostic>,
    ) -> Option<EntryId> {
        match self.index.find(path) {
            Match::One(id) => return Some(id),
            Match::Several(ids) => {
                let paths: Vec<&str> = ids.iter().map(|id| self.index.group(*id).path.as_str()).collect();
                notes.push(
                    Diagnostic::error("link-ambiguous", format!("`{path}` names several entries"))
                        .at(file, place.span)
                        .help(format!("Write one of these: {}.", paths.join(", "))),
                );
            }
            Match::None => notes.push(self.nowhere(path, Some(path)).at(file, place.span)),
        }
        None
    }

    fn nowhere(&self, shown: &str, entry: Option<&str>) -> Diagnostic {
        let note = Diagnostic::error("link-broken", format!("there is no entry `{shown}`"));
        match entry.and_then(|entry| self.index.nearest(entry)) {
            Some(near) => note.help(format!("Did you mean `{near}`?")),
            None => note.help("Name a folder below content/, as in `[[section/article]]`."),
        }
    }

    fn missing_file(&self, code: &'static str, what: &str, path: &str, from: &SourcePath) -> Diagnostic {
        let note = Diagnostic::error(code, format!("there is no {what} at {path}"));
        let folder = from.folder();
        match self.assets.nearest(path) {
            Some(near) => note.help(format!("Did you mean {near}?")),
            None => note.help(format!("Put the file into {folder}/ and spell its name as it is there.")),
        }
    }

    /// The destination at an entry, its heading checked as a reader of the article's own language meets it.
    fn at_heading(
        &self,
        id: Option<EntryId>,
        heading: Option<&str>,
        lang: LangId,
        link: &Link,
        file: &SourcePath,
        notes: &mut Vec<Diagnostic>,
    ) -> Destination {
        let Some(id) = id else { return Destination::Nowhere };
        if let (Some(heading), Some(target)) = (heading, self.shown(self.index.group(id), lang)) {
            self.check_heading(heading, &target.headings, link, file, notes);
        }
        Destination::Entry(id, heading.map(str::to_owned))
    }

    fn shown(&self, group: &Group, lang: LangId) -> Option<&Record> {
        let own = group.articles[lang];
        let article = own.or_else(|| self.fallbacks[lang].iter().find_map(|other| group.articles[*other]));
        article.and_then(|at| self.articles[at].record.as_deref())
    }

    fn check_heading(
        &self,
        heading: &str,
        headings: &[Heading],
        link: &Link,
        file: &SourcePath,
        notes: &mut Vec<Diagnostic>,
    ) {
        if headings.iter().any(|known| known.id == heading) {
            return;
        }
        let ids = || headings.iter().map(|known| known.id.as_str());
        let help = match nearest(heading, ids()) {
            Some(near) => format!("Did you mean `#{near}`?"),
            None if headings.is_empty() => {
                "That page has no headings: leave out the part after `#`.".to_owned()
            }
            None => format!("The headings there are: #{}.", ids().collect::<Vec<_>>().join(", #")),
        };
        let note =
            Diagnostic::error("heading-broken", format!("there is no heading `#{heading}` on that page"));
        notes.push(note.at(file, link.span).help(help));
    }

    fn check_topics(&self, record: &Record, notes: &mut Vec<Diagnostic>) {
        for topic in &record.front.topics {
            let allowed = || self.settings.topics.iter().map(|known| known.value.as_str());
            if allowed().any(|known| known == topic.value) {
                continue;
            }
            let help = match nearest(&topic.value, allowed()) {
                Some(near) => {
                    format!("Did you mean `{near}`? Otherwise add the topic to `topics` in targum.yaml.")
                }
                None => "Add it to `topics` in targum.yaml, and its name to i18n/.".to_owned(),
            };
            let note =
                Diagnostic::error("topic-unknown", format!("`{}` is not a topic of this site", topic.value));
            notes.push(note.at(&record.source, topic.span).help(help));
        }
    }
}

/// The entry of an article's file, without its `.md`: `content/x/he` is of `x`.
fn entry_of(file: &str) -> Option<String> {
    let inside = file.strip_prefix("content/")?;
    Some(inside.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned())
}
