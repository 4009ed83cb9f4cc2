//! Findings as JSON, for scripts. `docs/check.md` describes it.

use serde::Serialize;

use super::{Lines, Region, SourceOf};
use crate::diag::{Certainty, Diagnostic, Span};

#[derive(Serialize)]
struct Finding<'a> {
    code: &'a str,
    severity: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    path: Option<&'a str>,
    #[serde(flatten)]
    stretch: Option<Stretch>,
    fix: Option<FixOf<'a>>,
}

#[derive(Serialize)]
struct Stretch {
    #[serde(flatten)]
    region: Region,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct FixOf<'a> {
    certain: bool,
    replacements: Vec<ReplacementOf<'a>>,
}

#[derive(Serialize)]
struct ReplacementOf<'a> {
    path: &'a str,
    #[serde(flatten)]
    stretch: Option<Stretch>,
    text: &'a str,
}

/// The findings as a JSON array, one object each, in the order given.
pub fn json(notes: &[Diagnostic], source_of: SourceOf<'_>) -> String {
    let mut lines = Lines::new(source_of);
    let findings: Vec<Finding<'_>> = notes.iter().map(|note| finding(note, &mut lines)).collect();
    // Plain texts and numbers cannot fail.
    serde_json::to_string_pretty(&findings).unwrap_or_default()
}

fn finding<'a>(note: &'a Diagnostic, lines: &mut Lines<'_>) -> Finding<'a> {
    let place = note.place.as_ref();
    let span = place.and_then(|place| place.span);
    Finding {
        code: note.code,
        severity: note.severity.word(),
        message: &note.message,
        help: note.help.as_deref(),
        path: place.map(|place| place.path.as_str()),
        stretch: lines.region_of(place).zip(span).map(stretch),
        fix: note.fix.as_ref().map(|fix| FixOf {
            certain: fix.certainty == Certainty::Certain,
            replacements: fix
                .replacements
                .iter()
                .map(|one| ReplacementOf {
                    path: one.path.as_str(),
                    stretch: lines.region(&one.path, one.span).map(|region| stretch((region, one.span))),
                    text: &one.text,
                })
                .collect(),
        }),
    }
}

fn stretch((region, Span { start, end }): (Region, Span)) -> Stretch {
    Stretch { region, start, end }
}
