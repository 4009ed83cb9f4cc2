//! Rows as JSON, for scripts. `docs/status.md` describes it, `docs/status.schema.json` is its schema.

use serde::Serialize;

use super::row::{Origin, Row, StaleUnit};
use crate::library::Role;
use crate::library::freshness::UnitCounts;

#[derive(Serialize)]
struct RowOf<'a> {
    path: &'a str,
    lang: &'a str,
    badge: &'static str,
    freshness: &'static str,
    origin: Option<&'static str>,
    proofread: bool,
    coverage: u8,
    units: Counts,
    words: Counts,
    title: &'a str,
    title_lang: &'a str,
    kind: &'static str,
    section: &'a str,
    file: &'a str,
    source: Option<&'a str>,
    from: Option<&'a str>,
    owner: Option<&'a str>,
    reviewed: Option<String>,
    proofread_by: Option<&'a str>,
    inbound_links: usize,
    stale: Vec<StaleOf<'a>>,
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct Counts {
    total: usize,
    current: usize,
    minor: usize,
    major: usize,
    untranslated: usize,
}

#[derive(Serialize)]
struct StaleOf<'a> {
    id: &'a str,
    state: &'static str,
    line: Option<usize>,
    source_line: Option<usize>,
}

/// The rows as a JSON array of objects, in the order given, each on a line by itself.
pub fn json(rows: &[Row]) -> String {
    // Plain texts and numbers cannot fail.
    let lines: Vec<String> =
        rows.iter().map(|row| serde_json::to_string(&object(row)).unwrap_or_default()).collect();
    if lines.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", lines.join(",\n")) }
}

fn object(row: &Row) -> RowOf<'_> {
    RowOf {
        path: row.path.as_str(),
        lang: row.lang.as_str(),
        badge: row.badge.name(),
        freshness: row.freshness.name(),
        origin: row.origin.map(Origin::name),
        proofread: row.proofread_by.is_some(),
        coverage: row.coverage,
        units: counts(row.units),
        words: counts(row.words),
        title: &row.title,
        title_lang: row.title_lang.as_str(),
        kind: kind(row.role),
        section: row.section.as_str(),
        file: row.file.as_str(),
        source: row.source.as_ref().map(|source| source.as_str()),
        from: row.from.as_ref().map(|from| from.as_str()),
        owner: row.owner.as_deref(),
        reviewed: row.reviewed.map(|date| date.to_string()),
        proofread_by: row.proofread_by.as_deref(),
        inbound_links: row.inbound,
        stale: row.stale.iter().map(stale).collect(),
        note: row.note.as_deref(),
    }
}

fn counts(counts: UnitCounts) -> Counts {
    let UnitCounts { total, current, minor, major, untranslated } = counts;
    Counts { total, current, minor, major, untranslated }
}

fn stale(unit: &StaleUnit) -> StaleOf<'_> {
    let StaleUnit { id, state, line, source_line } = unit;
    StaleOf { id, state: state.name(), line: *line, source_line: *source_line }
}

fn kind(role: Role) -> &'static str {
    match role {
        Role::Home => "home",
        Role::Section => "section",
        Role::Article => "article",
        Role::Glossary => "glossary",
        Role::Term => "term",
    }
}
