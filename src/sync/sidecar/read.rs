//! A sidecar from text, as much of it as can be read.

use std::borrow::Cow;

use super::{SEGMENTATION, Sidecar, StoredUnit, Touch};
use crate::diag::{Diagnostic, Noted, Span};
use crate::lang::Lang;
use crate::path::SourcePath;
use crate::source::yaml::{self, Document, Entry, Node, Value};
use crate::sync::segment::UnitKind;
use crate::sync::state::Severity;
use crate::sync::unit::UnitDigest;

const HELP: &str =
    "Run `targum sync --repair` for this translation, or take the file from an earlier version.";

pub(super) fn sidecar(path: &SourcePath, text: &str) -> Noted<Option<Sidecar>> {
    let mut notes = Vec::new();
    let text = merged(path, text, &mut notes);
    // Each unit is read by itself, so that damage to one does not reach the next.
    let starts: Vec<usize> = unit_starts(&text);
    let text = as_mappings(&text, &starts);
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let head = yaml::parse(path, &text, 0..starts.first().copied().unwrap_or(text.len()));
    notes.extend(unreadable(path, &head));
    let document = head;
    let find = |key: &str| document.entries.iter().find(|entry| entry.key == key);
    let from = find("from").and_then(|entry| Lang::parse(scalar(&entry.value)?).ok());
    let Some(from) = from else {
        notes.push(
            damaged("this file does not say what language the translation was made from")
                .in_file(path)
                .help(HELP),
        );
        return Noted { value: None, notes };
    };
    let number = |key: &str| find(key).and_then(|entry| scalar(&entry.value)?.parse::<u32>().ok());
    let segmentation = number("segmentation").unwrap_or(SEGMENTATION);
    if segmentation > SEGMENTATION || number("schema").is_some_and(|schema| schema > super::SCHEMA) {
        let note = Diagnostic::error("sync-newer", "this file was written by a newer Targum");
        notes.push(note.in_file(path).help("Use that version or a later one for this site."));
        return Noted { value: None, notes };
    }
    let mut units: Vec<StoredUnit> = Vec::new();
    for (start, end) in starts.iter().zip(ends) {
        let part = yaml::parse(path, &text, *start..end);
        match unit(&part.entries) {
            Some(unit) if !part.broken => take(unit, &mut units),
            _ => notes
                .push(damaged("this unit cannot be read").at(path, Span::new(*start, start + 1)).help(HELP)),
        }
    }
    Noted { value: Some(Sidecar { segmentation, from, units }), notes }
}

fn damaged(message: &str) -> Diagnostic {
    Diagnostic::warning("sync-damaged", message)
}

/// Adds a unit. Of two with one id, which a merge leaves behind, the later confirmed stays.
fn take(unit: StoredUnit, units: &mut Vec<StoredUnit>) {
    match units.iter_mut().find(|known| known.id == unit.id) {
        Some(known) if known.at < unit.at => *known = unit,
        Some(_) => {}
        None => units.push(unit),
    }
}

/// The text without the marks that git leaves where it could not merge. What stood on both sides stays.
fn merged<'t>(path: &SourcePath, text: &'t str, notes: &mut Vec<Diagnostic>) -> Cow<'t, str> {
    let mark = |line: &str| {
        let line = line.trim_end();
        let named = ["<<<<<<< ", ">>>>>>> ", "||||||| "].iter().any(|mark| line.starts_with(mark));
        named || matches!(line, "<<<<<<<" | "=======" | ">>>>>>>" | "|||||||")
    };
    let Some(first) = text.lines().position(mark) else { return Cow::Borrowed(text) };
    let start: usize = text.split_inclusive('\n').take(first).map(str::len).sum();
    let note = damaged("this file was merged by halves: both sides' units are used");
    notes.push(note.at(path, Span::new(start, start + 7)).help(HELP));
    // As many bytes as before, so that places stay true.
    let blank = |line: &str| match mark(line) {
        true => format!("#{}", &line[1..]),
        false => line.to_owned(),
    };
    Cow::Owned(text.split_inclusive('\n').map(blank).collect())
}

/// Where the units begin: lines with `- ` and a key at their start.
fn unit_starts(text: &str) -> Vec<usize> {
    let lines = text.match_indices('\n').map(|(at, _)| at + 1).chain([0]);
    let mut starts: Vec<usize> = lines.filter(|at| text[*at..].starts_with("- ")).collect();
    starts.sort_unstable();
    starts
}

/// The text with each unit a mapping rather than an item of a list; places stay what they are.
fn as_mappings(text: &str, starts: &[usize]) -> String {
    let mut text = text.to_owned();
    for start in starts {
        text.replace_range(*start..start + 1, " ");
    }
    text
}

/// What the syntax of a part has against it, told once.
fn unreadable(path: &SourcePath, part: &Document<'_>) -> Option<Diagnostic> {
    let place = part.notes.first()?.place.as_ref().and_then(|place| place.span).unwrap_or_default();
    Some(damaged("a part of this file cannot be read").at(path, place).help(HELP))
}

fn scalar<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    match &node.value {
        Value::Scalar { text, .. } => Some(text),
        _ => None,
    }
}

fn unit(entries: &[Entry<'_>]) -> Option<StoredUnit> {
    let find = |key: &str| entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value);
    let text = |key: &str| find(key).and_then(scalar).map(str::to_owned);
    let targets = match find("target").map(|node| &node.value) {
        Some(Value::List(items)) => {
            items.iter().map(|item| UnitDigest::parse(scalar(item)?)).collect::<Option<Vec<_>>>()?
        }
        _ => return None,
    };
    let touches = match find("touches").map(|node| &node.value) {
        Some(Value::List(items)) => items.iter().map(touch).collect::<Option<Vec<_>>>()?,
        _ => Vec::new(),
    };
    Some(StoredUnit {
        id: text("id").filter(|id| !id.is_empty())?,
        kind: UnitKind::named(&text("kind")?)?,
        anchor: text("anchor"),
        source: text("source")?,
        targets,
        by: text("by"),
        at: text("at"),
        touches,
    })
}

fn touch(node: &Node<'_>) -> Option<Touch> {
    let Value::Map(entries) = &node.value else { return None };
    let text =
        |key: &str| entries.iter().find(|entry| entry.key == key).and_then(|entry| scalar(&entry.value));
    Some(Touch {
        severity: Severity::named(text("severity")?)?,
        after: UnitDigest::parse(text("after")?)?,
        by: text("by").map(str::to_owned),
        at: text("at").map(str::to_owned),
    })
}
