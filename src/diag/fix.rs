//! What mends a problem, where a program can do it.

use super::Span;
use crate::path::SourcePath;

/// A correction that can be applied to the sources.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fix {
    /// Whether it may be applied without asking.
    pub certainty: Certainty,
    /// What is replaced, in the order of the text; stretches do not overlap.
    pub replacements: Vec<Replacement>,
}

/// How sure a correction is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Certainty {
    /// The text means the same afterwards and is written as it should be: `check --fix` applies it.
    Certain,
    /// An editor decides.
    Suggested,
}

/// A stretch of a file and what stands there instead.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Replacement {
    /// The file.
    pub path: SourcePath,
    /// The stretch, counted as in [`Span`].
    pub span: Span,
    /// What stands there instead.
    pub text: String,
}

impl Fix {
    /// A correction of one stretch that may be applied without asking.
    pub fn certain(path: &SourcePath, span: Span, text: impl Into<String>) -> Fix {
        let replacement = Replacement { path: path.clone(), span, text: text.into() };
        Fix { certainty: Certainty::Certain, replacements: vec![replacement] }
    }

    /// A correction of one stretch that an editor must agree to.
    pub fn suggested(path: &SourcePath, span: Span, text: impl Into<String>) -> Fix {
        Fix { certainty: Certainty::Suggested, ..Fix::certain(path, span, text) }
    }
}
