//! The file beside a translation that tells what it was made from: `he.sync.yaml`.

mod merge;
mod quick;
mod read;
mod write;

use crate::diag::Noted;
use crate::lang::Lang;
use crate::path::SourcePath;

use super::segment::UnitKind;
use super::state::Severity;
use super::unit::UnitDigest;

/// The version of the sidecar's format.
pub const SCHEMA: u32 = 1;

/// The version of how articles are cut into units.
pub const SEGMENTATION: u32 = 1;

/// What a translation was made from, as far as people confirmed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sidecar {
    /// How its units were cut.
    pub segmentation: u32,
    /// The language that the translation was made from.
    pub from: Lang,
    /// The confirmed units, in the order of the source when they were confirmed.
    pub units: Vec<StoredUnit>,
}

/// One unit of the source as it was when its translation was confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredUnit {
    /// Its name, which it keeps; unique in its file.
    pub id: String,
    /// What it is.
    pub kind: UnitKind,
    /// A heading's id.
    pub anchor: Option<String>,
    /// The source's text.
    pub source: String,
    /// The blocks of the translation that were confirmed for it; several where it was split, none where the
    /// translation leaves it out on purpose.
    pub targets: Vec<UnitDigest>,
    /// Who confirmed it.
    pub by: Option<String>,
    /// When: a date of ISO 8601.
    pub at: Option<String>,
    /// What was said of later changes of the source, oldest first.
    pub touches: Vec<Touch>,
}

/// What was said of a change of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touch {
    /// How much it bears on the translation.
    pub severity: Severity,
    /// The `prose` digest of the source after it.
    pub after: UnitDigest,
    /// Who said so.
    pub by: Option<String>,
    /// When.
    pub at: Option<String>,
}

impl Sidecar {
    /// A sidecar that confirms nothing yet.
    pub fn new(from: &Lang) -> Sidecar {
        Sidecar { segmentation: SEGMENTATION, from: from.clone(), units: Vec::new() }
    }

    /// Reads a sidecar. What is damaged is told of, and what can be read is used; `None` where not even the language
    /// can be. Of a file with both sides of a merge in it, both sides' units are read, and of those with one id the
    /// later confirmed.
    pub fn parse(path: &SourcePath, text: &str) -> Noted<Option<Sidecar>> {
        match quick::sidecar(text) {
            Some(sidecar) => Noted { value: Some(sidecar), notes: Vec::new() },
            None => read::sidecar(path, text, None),
        }
    }

    /// The same where it is known what language the translation was made from, so that a sidecar without its head can
    /// be read too.
    pub fn salvage(path: &SourcePath, text: &str, from: &Lang) -> Noted<Option<Sidecar>> {
        read::sidecar(path, text, Some(from))
    }

    /// The sidecar as a file. Each unit is a block of lines by itself, so that merges keep them apart.
    pub fn to_text(&self) -> String {
        write::text(self)
    }
}

#[cfg(test)]
mod tests;
