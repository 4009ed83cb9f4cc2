//! A sidecar from text, as much of it as can be read.

use super::merge;
use super::{SEGMENTATION, Sidecar, StoredUnit, Touch};
use crate::diag::{Diagnostic, Noted, Span};
use crate::lang::Lang;
use crate::path::SourcePath;
use crate::source::yaml::{self, Document, Entry, Node, Value};
use crate::sync::segment::{Segment, UnitKind, segments};
use crate::sync::state::Severity;
use crate::sync::unit::UnitDigest;

pub(super) const HELP: &str =
    "Run `targum sync --repair` for this translation, or take the file from an earlier version.";

pub(super) fn sidecar(path: &SourcePath, text: &str, known: Option<&Lang>) -> Noted<Option<Sidecar>> {
    let mut notes = Vec::new();
    let mut whole: Option<Sidecar> = None;
    for side in merge::sides(text, path, &mut notes) {
        let mut own = Vec::new();
        let read = one_side(path, &side.text, known, &mut own);
        notes.extend(own.into_iter().map(|note| side.placed(note)));
        match (&mut whole, read) {
            (Some(whole), Some(other)) => merge::join(whole, other),
            (whole, Some(read)) => *whole = Some(read),
            (_, None) => {}
        }
    }
    // What one side of a merge lost and the other has is not lost.
    let ids: Vec<&str> = whole.iter().flat_map(|whole| &whole.units).map(|unit| unit.id.as_str()).collect();
    let lost = |note: &Diagnostic| {
        let span = note.place.as_ref().and_then(|place| place.span).filter(|_| note.message == UNIT);
        let line = span.and_then(|span| text.get(span.start..)?.lines().next());
        let id = line.and_then(|line| line.split_once("id:")).map(|(_, id)| id.trim().trim_matches('"'));
        id.is_none_or(|id| !ids.contains(&id))
    };
    notes.retain(lost);
    crate::diag::dedupe(&mut notes);
    Noted { value: whole, notes }
}

/// What is said of a unit that is lost.
const UNIT: &str = "this unit cannot be read";

/// Reads a sidecar in which no two sides stand.
fn one_side(
    path: &SourcePath,
    text: &str,
    known: Option<&Lang>,
    notes: &mut Vec<Diagnostic>,
) -> Option<Sidecar> {
    // Each unit is read by itself, so that damage to one does not reach the next.
    let starts: Vec<usize> = unit_starts(text);
    let text = as_mappings(text, &starts);
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let head = yaml::parse(path, &text, 0..starts.first().copied().unwrap_or(text.len()));
    notes.extend(unreadable(path, &head));
    let find = |key: &str| head.entries.iter().find(|entry| entry.key == key);
    let from = find("from").and_then(|entry| Lang::parse(scalar(&entry.value)?).ok());
    if from.is_none() {
        let what = "this file does not say what language the translation was made from";
        notes.push(damaged(what).in_file(path).help(HELP));
    }
    let from = from.or_else(|| known.cloned())?;
    let number = |key: &str| find(key).and_then(|entry| scalar(&entry.value)?.parse::<u32>().ok());
    let segmentation = number("segmentation").unwrap_or(SEGMENTATION);
    if segmentation > SEGMENTATION || number("schema").is_some_and(|schema| schema > super::SCHEMA) {
        let note = Diagnostic::error("sync-newer", "this file was written by a newer Targum");
        notes.push(note.in_file(path).help("Use that version or a later one for this site."));
        return None;
    }
    let mut units: Vec<StoredUnit> = Vec::new();
    for (start, end) in starts.iter().zip(ends) {
        let part = yaml::parse(path, &text, *start..end);
        let older = segmentation < SEGMENTATION;
        match unit(&part.entries, older).filter(|_| !part.broken) {
            Some(unit) if older => recut(unit).into_iter().for_each(|unit| merge::take(unit, &mut units)),
            Some(unit) => merge::take(unit, &mut units),
            None => notes.push(damaged(UNIT).at(path, Span::new(*start, start + 1)).help(HELP)),
        }
    }
    Some(Sidecar { segmentation, from, units })
}

/// A unit as it would be cut today. Its parts keep what is known of the whole; which blocks of the translation belong
/// to which of them is found by their places.
fn recut(unit: StoredUnit) -> Vec<StoredUnit> {
    let parts = match unit.kind {
        UnitKind::Title | UnitKind::Summary => Vec::new(),
        _ => segments(&unit.source, 0),
    };
    if parts.len() < 2 {
        return vec![unit];
    }
    let part = |(at, part): (usize, &Segment)| StoredUnit {
        id: if at == 0 { unit.id.clone() } else { format!("{}-{at}", unit.id) },
        kind: part.kind,
        source: unit.source[part.span.start..part.span.end].to_owned(),
        ..unit.clone()
    };
    parts.iter().enumerate().map(part).collect()
}

pub(super) fn damaged(message: &str) -> Diagnostic {
    Diagnostic::warning("sync-damaged", message)
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

/// A unit; of one that an older version wrote the kind may be one that is no longer.
fn unit(entries: &[Entry<'_>], older: bool) -> Option<StoredUnit> {
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
        kind: UnitKind::named(&text("kind")?).or(older.then_some(UnitKind::Paragraph))?,
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
