//! The rows: one for each entry in each language.

use std::cmp::Reverse;

use jiff::civil::Date;
use rayon::prelude::*;

use super::badge::Badge;
use crate::article::front;
use crate::diag::Span;
use crate::lang::Lang;
use crate::library::freshness::UnitCounts;
use crate::library::{Entry, EntryId, LangId, Library, Record, Role};
use crate::path::{EntryPath, SourcePath};
use crate::source::{Tree, read_text};
use crate::sync::{Freshness, UnitState};

/// Who made an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A person, or a machine whose work a person has read.
    Person,
    /// A machine, and no person has read it yet.
    Machine,
}

impl Origin {
    /// Its name for scripts.
    pub fn name(self) -> &'static str {
        match self {
            Origin::Person => "person",
            Origin::Machine => "machine",
        }
    }
}

/// A unit that does not say what its source says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaleUnit {
    /// Its id, by which `targum sync --unit` knows it.
    pub id: String,
    /// How it stands.
    pub state: UnitState,
    /// The line of its file on which its translation begins, from 1; `None` where there is none, or in front matter.
    pub line: Option<usize>,
    /// The line of the source's file on which it begins; `None` where it is gone, or in front matter.
    pub source_line: Option<usize>,
}

/// How one entry stands in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The entry.
    pub path: EntryPath,
    /// What it is.
    pub role: Role,
    /// The section that it is counted in: its own path for one with entries below it, else that of the entry above.
    pub section: EntryPath,
    /// The language.
    pub lang: Lang,
    /// The article's file, where it is or would be.
    pub file: SourcePath,
    /// The file of the article that it was or would be made from; `None` for originals and orphans.
    pub source: Option<SourcePath>,
    /// Its title; that of the article it would be made from where it is missing.
    pub title: String,
    /// The language of the title.
    pub title_lang: Lang,
    /// Whether it says what its source says.
    pub freshness: Freshness,
    /// Who made it; `None` where it is missing.
    pub origin: Option<Origin>,
    /// Who read it a second time.
    pub proofread_by: Option<String>,
    /// Share of the source's words that are translated, in per cent, rounded down.
    pub coverage: u8,
    /// All of that in one word.
    pub badge: Badge,
    /// How many units stand how.
    pub units: UnitCounts,
    /// How many words of the source stand how.
    pub words: UnitCounts,
    /// The language that it was made from, or would be; `None` for an original.
    pub from: Option<Lang>,
    /// Who answers for it: named by itself, else by the entry's original.
    pub owner: Option<String>,
    /// When its guidance was last checked.
    pub reviewed: Option<Date>,
    /// How many entries link to its entry.
    pub inbound: usize,
    /// The units that do not say what their source says, in the order of the source.
    pub stale: Vec<StaleUnit>,
    /// What else there is to know, as a sentence without full stop.
    pub note: Option<String>,
}

/// The rows of a library, which was read for `Purpose::Standing`: those that matter most first, by badge, then by how
/// many entries link to them, then by path and language.
pub fn rows(tree: &dyn Tree, library: &Library) -> Vec<Row> {
    let ids: Vec<EntryId> = library.ids().collect();
    let mut rows: Vec<Row> = ids
        .par_iter()
        .flat_map_iter(|id| Look::at(tree, library, *id).map_or(Vec::new(), Look::rows))
        .collect();
    // Stable: the entries come by path, their languages in the settings' order.
    rows.sort_by_key(|row| (row.badge, Reverse(row.inbound)));
    rows
}

/// One entry, looked at.
struct Look<'a> {
    tree: &'a dyn Tree,
    library: &'a Library,
    entry: &'a Entry,
    /// What speaks for the entry.
    original: &'a Record,
    inbound: usize,
}

impl<'a> Look<'a> {
    /// `None` for a folder without any article, where there is nothing to translate.
    fn at(tree: &'a dyn Tree, library: &'a Library, id: EntryId) -> Option<Look<'a>> {
        let entry = library.entry(id);
        let original = entry.original()?;
        Some(Look { tree, library, entry, original, inbound: library.back_links(id).len() })
    }

    fn rows(self) -> Vec<Row> {
        let all = self.entry.records.iter().enumerate();
        all.map(|(lang, record)| match record {
            Some(record) => self.written(record),
            None => self.missing(lang),
        })
        .collect()
    }

    /// What all rows of the entry share; to be filled in.
    fn blank(&self, lang: LangId) -> Row {
        let original = self.original;
        let path = &self.entry.path;
        let section = match self.entry.role {
            Role::Article | Role::Term => path.parent(),
            Role::Home | Role::Section | Role::Glossary => None,
        };
        Row {
            path: path.clone(),
            role: self.entry.role,
            section: section.unwrap_or_else(|| path.clone()),
            lang: self.library.languages[lang].clone(),
            file: self.file(lang),
            source: None,
            title: original.title.clone(),
            title_lang: self.library.languages[original.lang].clone(),
            freshness: Freshness::Missing,
            origin: None,
            proofread_by: None,
            coverage: 0,
            badge: Badge::Missing,
            units: UnitCounts::default(),
            words: UnitCounts::default(),
            from: None,
            owner: original.front.owner.clone(),
            reviewed: None,
            inbound: self.inbound,
            stale: Vec::new(),
            note: None,
        }
    }

    /// The file of the entry's article in a language.
    fn file(&self, lang: LangId) -> SourcePath {
        let folder = self.original.source.folder();
        SourcePath::new(format!("{folder}/{}.md", self.library.languages[lang]))
    }

    fn missing(&self, lang: LangId) -> Row {
        let all = |counts: UnitCounts| UnitCounts {
            total: counts.total,
            untranslated: counts.total,
            ..UnitCounts::default()
        };
        let standing = &self.original.standing;
        let row = self.blank(lang);
        Row {
            source: Some(self.original.source.clone()),
            units: all(standing.units),
            words: all(standing.words),
            from: Some(row.title_lang.clone()),
            note: self.left_out(&row.file),
            ..row
        }
    }

    /// Why a file that is there is none of the articles.
    fn left_out(&self, file: &SourcePath) -> Option<String> {
        self.tree.paths().binary_search(file).ok()?;
        let front = self
            .tree
            .read(file)
            .ok()
            .and_then(|bytes| front::parse(&read_text(file, bytes).value).value.front);
        Some(match front {
            Some(front) if front.draft => "there is a draft".to_owned(),
            _ => "its file cannot be used: `targum check` tells why".to_owned(),
        })
    }

    fn written(&self, record: &Record) -> Row {
        let standing = &record.standing;
        let front = &record.front;
        let from = standing.from.and_then(|from| self.entry.records[from].as_deref());
        let row = self.blank(record.lang);
        let owner = front.owner.clone().or(row.owner);
        let mut row = Row {
            source: from.map(|from| from.source.clone()),
            title: record.title.clone(),
            title_lang: row.lang.clone(),
            freshness: standing.freshness,
            origin: Some(if front.machine { Origin::Machine } else { Origin::Person }),
            proofread_by: front.proofread_by.clone(),
            coverage: standing.coverage,
            units: standing.units,
            words: standing.words,
            from: front.translated_from.as_ref().map(|from| from.value.clone()),
            owner,
            reviewed: front.reviewed,
            stale: self.stale(record, from),
            note: self.note(record, from),
            ..row
        };
        row.badge = Badge::of(&row);
        row
    }

    /// The stale units with their lines.
    fn stale(&self, record: &Record, from: Option<&Record>) -> Vec<StaleUnit> {
        if record.standing.stale.is_empty() {
            return Vec::new();
        }
        let (own, source) =
            (Lines::of(self.tree, &record.source), from.map(|from| Lines::of(self.tree, &from.source)));
        let units = record.standing.stale.iter().map(|unit| StaleUnit {
            id: unit.id.clone(),
            state: unit.state,
            line: unit.targets.first().and_then(|span| own.number(*span)),
            source_line: unit.source.zip(source.as_ref()).and_then(|(span, lines)| lines.number(span)),
        });
        units.collect()
    }

    fn note(&self, record: &Record, from: Option<&Record>) -> Option<String> {
        let named = &record.front.translated_from.as_ref()?.value;
        let Some(source) = from else {
            return Some(format!("there is no article in {named} to compare it with"));
        };
        let what = match source.standing.freshness {
            Freshness::OutdatedMinor => "slightly outdated",
            Freshness::OutdatedMajor => "outdated",
            Freshness::Untracked => "not confirmed",
            Freshness::Orphan => "an orphan",
            _ if source.standing.units.untranslated > 0 => "partly translated",
            _ => return None,
        };
        Some(format!("its source, {named}, is itself {what}"))
    }
}

/// Where the lines of a file begin.
struct Lines(Vec<usize>);

impl Lines {
    fn of(tree: &dyn Tree, path: &SourcePath) -> Lines {
        // A file that went away since it was read has no lines.
        let Ok(bytes) = tree.read(path) else { return Lines(Vec::new()) };
        let text = read_text(path, bytes).value.text;
        Lines(std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    /// The line on which a stretch begins, from 1.
    fn number(&self, span: Span) -> Option<usize> {
        Some(self.0.partition_point(|start| *start <= span.start)).filter(|line| *line > 0)
    }
}
