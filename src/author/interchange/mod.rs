//! Translations on their way to translators' tools and back: XLIFF 2.1 and gettext's PO.
//!
//! 1. [`gather`] collects the units that are open in a language, as one [`Package`] for each language they come from.
//! 2. [`xliff`] and [`po`] write a package as a file, and read what comes back as [`Returned`].
//! 3. [`apply`] makes changes of the sources from it. Nobody has confirmed what came back, and the sidecar says so.

mod apply;
mod face;
mod inline;
mod page;
mod pair;
mod place;
pub mod po;
mod record;
pub mod xliff;

use crate::diag::{Diagnostic, Noted, Span};
use crate::lang::Lang;
use crate::library::Library;
use crate::path::SourcePath;
use crate::source::{Settings, Tree};
use crate::sync::{UnitDigest, UnitKind, UnitState};

use pair::Pair;

pub use apply::{Applied, apply};

/// The handbook that is translated.
#[derive(Clone, Copy)]
pub struct Handbook<'a> {
    /// Its files.
    pub tree: &'a dyn Tree,
    /// Its settings.
    pub settings: &'a Settings,
    /// Its articles.
    pub library: &'a Library,
}

/// What is to be translated.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Into which language.
    pub to: Lang,
    /// Entries by their paths from `content/`, each with what lies below it; none for the whole handbook.
    pub entries: Vec<String>,
    /// Also what is translated and confirmed.
    pub all: bool,
}

/// Why a unit needs a translator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// There is no translation.
    Untranslated,
    /// The source says something else now.
    Major,
    /// The source changed a little.
    Minor,
    /// Nobody has confirmed the translation.
    Unconfirmed,
    /// Nothing: it is translated and confirmed.
    Nothing,
}

impl Need {
    /// What translators read of it.
    pub fn name(self) -> &'static str {
        match self {
            Need::Untranslated => "not translated",
            Need::Major => "outdated: the source says something else now",
            Need::Minor => "outdated: the source changed a little",
            Need::Unconfirmed => "not confirmed",
            Need::Nothing => "confirmed",
        }
    }
}

/// One unit to translate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its name, unique in its article.
    pub id: String,
    /// What it is.
    pub kind: UnitKind,
    /// Why it is here.
    pub need: Need,
    /// The heading that it stands below.
    pub heading: Option<String>,
    /// The line of the source, from 1.
    pub line: usize,
    /// The source's text.
    pub source: String,
    /// What it was when the translation was confirmed, where it was something else.
    pub before: Option<String>,
    /// The translation; empty where there is none.
    pub target: String,
}

/// The units of one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// The source's file.
    pub article: SourcePath,
    /// Its title.
    pub title: String,
    /// The units, in the order of the source.
    pub items: Vec<Item>,
}

/// What goes to a translator: units of one language, to be translated into another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// The language of the sources.
    pub from: Lang,
    /// The language of the translations.
    pub to: Lang,
    /// By article.
    pub jobs: Vec<Job>,
}

impl Package {
    /// How many units it has.
    pub fn units(&self) -> usize {
        self.jobs.iter().map(|job| job.items.len()).sum()
    }
}

/// A file that came back.
#[derive(Clone, Debug)]
pub struct Returned {
    /// The file, for what is told of it.
    pub path: SourcePath,
    /// The language of the sources, where it says so.
    pub from: Option<Lang>,
    /// The language of the translations.
    pub to: Lang,
    /// The units in their order.
    pub units: Vec<Back>,
}

/// One unit that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Back {
    /// The source's file, as it was written.
    pub article: String,
    /// The unit's name.
    pub id: String,
    /// What it is, as far as is known.
    pub kind: UnitKind,
    /// The text that was translated.
    pub source: String,
    /// The translation; empty where there is none.
    pub target: String,
    /// Whether the translator is done with it, as far as the file says.
    pub done: bool,
    /// Whether its translator was not sure of it (gettext's `fuzzy`).
    pub fuzzy: bool,
    /// The digest of the translation as it was sent, empty text included.
    pub sent: Option<UnitDigest>,
    /// Where it stands in the file.
    pub span: Span,
}

/// The digest by which a translation is known again.
fn digest(text: &str) -> UnitDigest {
    UnitDigest::of(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The open units of a language. What cannot be given out is told of.
pub fn gather(book: &Handbook<'_>, wanted: &Wanted) -> Noted<Vec<Package>> {
    let mut notes = Vec::new();
    let mut packages: Vec<Package> = Vec::new();
    let Some(to) = book.settings.languages.iter().position(|lang| *lang == wanted.to) else {
        return Noted { value: packages, notes: vec![no_language(book, &wanted.to)] };
    };
    for id in book.library.ids() {
        let entry = book.library.entry(id);
        if !within(entry.path.as_str(), &wanted.entries) {
            continue;
        }
        let pair = match Pair::read(book, entry, to) {
            Ok(Some(pair)) => pair,
            Ok(None) => continue,
            Err(note) => {
                notes.push(note);
                continue;
            }
        };
        let Some(job) = job(&pair, wanted.all) else { continue };
        match packages.iter_mut().find(|package| package.from == pair.from) {
            Some(package) => package.jobs.push(job),
            None => packages.push(Package { from: pair.from, to: wanted.to.clone(), jobs: vec![job] }),
        }
    }
    Noted { value: packages, notes }
}

fn no_language(book: &Handbook<'_>, lang: &Lang) -> Diagnostic {
    let own: Vec<&str> = book.settings.languages.iter().map(Lang::as_str).collect();
    Diagnostic::error("exchange-language", format!("`{lang}` is not a language of this site"))
        .help(format!("The site's languages are {}.", own.join(", ")))
}

fn within(path: &str, entries: &[String]) -> bool {
    let below = |entry: &String| {
        entry.is_empty()
            || path.strip_prefix(entry.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    entries.is_empty() || entries.iter().any(below)
}

/// The units of an article that need a translator.
fn job(pair: &Pair, all: bool) -> Option<Job> {
    let mut items = Vec::new();
    let mut heading = None;
    for at in 0..pair.comparison.units.len() {
        let Some(source) = pair.comparison.units[at].source.map(|at| &pair.source.units[at]) else {
            continue;
        };
        if !source.text.trim().is_empty() && (all || need(pair, at) != Need::Nothing) {
            items.push(item(pair, at, heading.clone()));
        }
        if source.kind == UnitKind::Heading {
            heading = Some(source.text.clone());
        }
    }
    let title = pair.source.units.first().map(|unit| unit.text.clone()).unwrap_or_default();
    (!items.is_empty()).then(|| Job { article: pair.source.source.path.clone(), title, items })
}

fn item(pair: &Pair, at: usize, heading: Option<String>) -> Item {
    let unit = &pair.comparison.units[at];
    let source = &pair.source.units[unit.source.unwrap_or_default()];
    let stored = unit.stored.first().and_then(|at| pair.sidecar.as_ref()?.units.get(*at));
    let need = need(pair, at);
    let outdated = matches!(need, Need::Minor | Need::Major);
    let before =
        stored.map(|stored| stored.source.clone()).filter(|before| outdated && *before != source.text);
    let start = source.span.map_or(0, |span| span.start);
    let line = 1 + pair.source.source.text[..start].matches('\n').count();
    Item {
        id: pair.ids[at].clone(),
        kind: source.kind,
        need,
        heading,
        line,
        source: source.text.clone(),
        before,
        target: target(pair, at),
    }
}

/// The translation of a unit as it is; what is not translated is not one.
fn target(pair: &Pair, at: usize) -> String {
    let unit = &pair.comparison.units[at];
    let own = pair.translation.as_ref().map(|side| &side.units);
    match own {
        Some(own) if unit.state != UnitState::Untranslated => {
            unit.targets.iter().map(|at| own[*at].text.as_str()).collect::<Vec<_>>().join("\n\n")
        }
        _ => String::new(),
    }
}

/// Why a unit needs a translator. Where nothing was ever confirmed, only what is missing is known.
fn need(pair: &Pair, at: usize) -> Need {
    let unit = &pair.comparison.units[at];
    let stored = || unit.stored.iter().filter_map(|at| pair.sidecar.as_ref()?.units.get(*at));
    let ever = stored().any(|stored| !stored.targets.is_empty());
    match unit.state {
        UnitState::Untranslated if left_out(pair, at) => Need::Nothing,
        UnitState::Untranslated => Need::Untranslated,
        _ if !pair.comparison.tracked && stored().next().is_none() => Need::Nothing,
        UnitState::Current => Need::Nothing,
        UnitState::Minor if !ever => Need::Unconfirmed,
        UnitState::Minor => Need::Minor,
        UnitState::Major => Need::Major,
    }
}

/// Whether a translator has nothing to do in a unit: it has no words.
fn left_out(pair: &Pair, at: usize) -> bool {
    let unit = &pair.comparison.units[at];
    let source = unit.source.map(|at| &pair.source.units[at]);
    source.is_some_and(|source| !source.text.contains(char::is_alphanumeric))
}
