//! What is told to people about their files: each problem with its place and a way out.

pub mod codes;

mod controls;
mod fix;
mod near;
mod order;
mod place;
mod render;
mod terminal;

use serde::{Deserialize, Serialize};

use crate::path::SourcePath;

pub use controls::{Paragraph, may_hold_controls, misplaced, misplaced_control, override_error};
pub use fix::{Certainty, Fix, Replacement, corrected};
pub use near::nearest;
pub use order::{dedupe, has_errors, sort, summary};
pub use place::line_column;
pub use render::{Style, line, path, render};

/// A stretch of a file's text in bytes, `start` included and `end` not, counted in the text as
/// `source::read_text` returns it (UTF-8, no BOM, LF, NFC).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// A stretch from `start` to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The same stretch, `by` bytes further on.
    pub fn shifted(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }
}

/// A value together with where it was written.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where it stands in its file.
    pub span: Span,
}

impl<T> Placed<T> {
    /// A value at a place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// How grave a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// The site cannot be published, or not this translation of it.
    Error,
    /// Something is likely wrong; the site is published.
    Warning,
    /// Something worth knowing.
    Note,
}

impl Severity {
    /// The word for it, as settings and other programs have it.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// Where a problem is: a file, and a stretch of it where one can be named.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The file.
    pub path: SourcePath,
    /// The stretch; `None` speaks of the file as a whole.
    pub span: Option<Span>,
}

/// The stable name of a kind of problem, such as `link-broken`.
pub type CodeName = &'static str;

/// One problem, in the reader's terms.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Diagnostic {
    /// A stable name for this kind of problem, such as `link-broken`.
    #[serde(deserialize_with = "codes::registered")]
    pub code: CodeName,
    /// How grave it is.
    pub severity: Severity,
    /// One sentence: what is wrong.
    pub message: String,
    /// Where.
    pub place: Option<Place>,
    /// One sentence: the way out.
    pub help: Option<String>,
    /// What mends it, where a program can.
    pub fix: Option<Box<Fix>>,
}

impl Diagnostic {
    /// An error of the kind `code`.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, severity: Severity::Error, message: message.into(), place: None, help: None, fix: None }
    }

    /// A warning of the kind `code`.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// A note of the kind `code`.
    pub fn note(code: &'static str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Note, ..Self::error(code, message) }
    }

    /// The same, at a stretch of a file.
    pub fn at(mut self, path: &SourcePath, span: Span) -> Self {
        self.place = Some(Place { path: path.clone(), span: Some(span) });
        self
    }

    /// The same, about a file as a whole.
    pub fn in_file(mut self, path: &SourcePath) -> Self {
        self.place = Some(Place { path: path.clone(), span: None });
        self
    }

    /// The same, with a way out.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same, with what mends it.
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(Box::new(fix));
        self
    }
}

/// A value and what is to be said about it.
#[derive(Clone, Debug)]
pub struct Noted<T> {
    /// The value, as good as it could be made.
    pub value: T,
    /// What was wrong on the way.
    pub notes: Vec<Diagnostic>,
}
