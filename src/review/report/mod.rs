//! Findings for other programs: JSON, SARIF, and GitHub's annotations.
//!
//! All three count columns in Unicode code points from 1, in the file's text composed to NFC; a stretch ends before
//! its last column. People read [`crate::diag::render`] instead, whose columns are what they see as characters.

mod github;
mod json;
mod sarif;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::diag::{Diagnostic, Place, Span};
use crate::path::SourcePath;

pub use github::github;
pub use json::json;
pub use sarif::sarif;

/// Gives a file's text as it was read; `None` for a file that is not among the sources.
pub type SourceOf<'a> = &'a dyn Fn(&SourcePath) -> Option<Arc<str>>;

/// A stretch of a file in lines and columns, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Region {
    /// The first line.
    pub line: usize,
    /// The first column.
    pub column: usize,
    /// The last line.
    pub end_line: usize,
    /// One past the last column, on the last line.
    pub end_column: usize,
}

/// Files' texts with the starts of their lines, each found once.
struct Lines<'a> {
    source_of: SourceOf<'a>,
    known: BTreeMap<SourcePath, Option<Known>>,
}

/// A file's text, and the first byte of each line.
type Known = (Arc<str>, Vec<usize>);

impl<'a> Lines<'a> {
    fn new(source_of: SourceOf<'a>) -> Self {
        Self { source_of, known: BTreeMap::new() }
    }

    /// Where a stretch of a file stands.
    fn region(&mut self, path: &SourcePath, span: Span) -> Option<Region> {
        let source_of = self.source_of;
        let known = self.known.entry(path.clone()).or_insert_with(|| {
            let text = source_of(path)?;
            let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
            Some((text, starts))
        });
        let (text, starts) = known.as_ref()?;
        let place = |offset: usize| {
            let mut at = offset.min(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            let line = starts.partition_point(|start| *start <= at);
            (line, text[starts[line - 1]..at].chars().count() + 1)
        };
        let ((line, column), (end_line, end_column)) = (place(span.start), place(span.end.max(span.start)));
        Some(Region { line, column, end_line, end_column })
    }

    /// Where a finding stands, where it names a stretch.
    fn region_of(&mut self, place: Option<&Place>) -> Option<Region> {
        place.and_then(|place| self.region(&place.path, place.span?))
    }
}

/// What a finding says, as one text: the message as a sentence, then the help.
fn told(note: &Diagnostic) -> String {
    let mut letters = note.message.chars();
    let mut text: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    if !text.ends_with(['.', '!', '?']) {
        text.push('.');
    }
    if let Some(help) = &note.help {
        text.push(' ');
        text.push_str(help);
    }
    text
}

#[cfg(test)]
mod tests;
