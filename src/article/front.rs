//! Front matter: what stands between the `---` lines.

mod extra;
mod fence;
mod read;
mod segment;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::diag::{Noted, Placed};
use crate::lang::Lang;
use crate::source::Source;

use fence::Fence;
pub use segment::problem as segment_problem;

/// An article's front matter. All but the title may be missing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FrontMatter {
    /// The title, plain text.
    pub title: String,
    /// One or two sentences.
    pub summary: Option<String>,
    /// Topics, by the names that settings allow.
    pub topics: Vec<Placed<String>>,
    /// Place among its siblings: lower comes first; none comes last.
    pub weight: Option<i64>,
    /// First published.
    pub date: Option<Date>,
    /// Last changed in substance.
    pub updated: Option<Date>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// When the guidance itself was last checked.
    pub reviewed: Option<Date>,
    /// How often it is to be checked, an ISO 8601 duration such as `P6M`.
    pub review_every: Option<String>,
    /// The language it was translated from; `None` for an original.
    pub translated_from: Option<Placed<Lang>>,
    /// Who read the translation a second time.
    pub proofread_by: Option<String>,
    /// Translated by a machine and not yet read by a person.
    pub machine: bool,
    /// Its segment of the address.
    pub slug: Option<Placed<String>>,
    /// Former addresses, from the output folder: `he/old-name`.
    pub aliases: Vec<Placed<String>>,
    /// Entries worth reading next.
    pub see_also: Vec<Placed<String>>,
    /// Left out unless drafts are asked for.
    pub draft: bool,
    /// A glossary term's other written forms, as they occur in running text.
    pub forms: Vec<String>,
    /// Whatever a theme wants.
    #[serde(with = "extra")]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

/// A file's front matter, and where its body begins.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrontPart {
    /// The front matter. `None` when it is missing, broken or has no title; the notes then hold an error. With
    /// errors in other keys it is here, without those keys.
    pub front: Option<FrontMatter>,
    /// The first byte after the closing `---` line; 0 where there is no front matter.
    pub body_start: usize,
}

/// Reads the front matter of an article. Places are counted in the whole file.
pub fn parse(source: &Source) -> Noted<FrontPart> {
    read::front_part(source)
}

/// Whether the file says that it is a translation, even where its front matter cannot be read: a line between
/// the `---` lines that begins with `translated_from:` and goes on.
pub fn claims_translation(source: &Source) -> bool {
    let text = source.text.as_ref();
    let lines = match fence::find(text) {
        Fence::Closed { yaml, .. } => &text[yaml],
        Fence::Open { yaml } => &text[yaml],
        // No fence at all: what stands before the first empty line may still be meant as front matter.
        Fence::None => text.split("\n\n").next().unwrap_or_default(),
    };
    lines.lines().any(|line| {
        let value = line
            .trim_start()
            .strip_prefix("translated_from")
            .and_then(|rest| rest.trim_start().strip_prefix(':'));
        value.is_some_and(|value| !value.trim().is_empty())
    })
}

#[cfg(test)]
mod tests;
