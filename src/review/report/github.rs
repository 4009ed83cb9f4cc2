//! Findings as GitHub's workflow commands, which become annotations on the lines of a change.
//!
//! Source: GitHub Docs, *Workflow commands for GitHub Actions*; the escapes are those of the runner's own library.

use super::{Lines, Region, SourceOf, told};
use crate::diag::{Diagnostic, Severity};

/// One line for each finding. `prefix` leads from the repository's folder to the site's: empty, or ending in `/`.
pub fn github(notes: &[Diagnostic], source_of: SourceOf<'_>, prefix: &str) -> String {
    let mut lines = Lines::new(source_of);
    let mut out = String::new();
    for note in notes {
        let region = lines.region_of(note.place.as_ref());
        let file = note.place.as_ref().map(|place| format!("{prefix}{}", place.path));
        let mut properties: Vec<String> =
            file.map(|file| format!("file={}", property(&file))).into_iter().collect();
        properties.extend(region.map(region_properties));
        properties.push(format!("title={}", property(note.code)));
        let command = match note.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        out.push_str(&format!("::{command} {}::{}\n", properties.join(","), data(&told(note))));
    }
    out
}

/// Columns are taken only where the stretch lies on one line.
fn region_properties(region: Region) -> String {
    let Region { line, column, end_line, end_column } = region;
    match line == end_line {
        true => format!(
            "line={line},endLine={end_line},col={column},endColumn={}",
            end_column.max(column + 1) - 1
        ),
        false => format!("line={line},endLine={end_line}"),
    }
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
