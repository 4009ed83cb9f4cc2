//! Front matter: what stands between the `---` lines.

use jiff::civil::Date;

use crate::diag::{Noted, Placed};
use crate::lang::Lang;
use crate::source::Source;

/// An article's front matter. All but the title may be missing.
#[derive(Clone, Debug, Default, PartialEq)]
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
    pub extra: serde_json::Map<String, serde_json::Value>,
}

/// An article's front matter and where its body begins.
#[derive(Clone, Debug, Default)]
pub struct FrontPart {
    /// The front matter; `None` when there is none or it cannot be used.
    pub front: Option<FrontMatter>,
    /// Where the body begins.
    pub body_start: usize,
}

/// A stand-in: skips the front matter and reads its title only.
pub fn parse(source: &Source) -> Noted<FrontPart> {
    let skip = |text: &str| Some(text.strip_prefix("---\n")?.find("\n---\n")? + 9);
    let body_start = skip(&source.text).unwrap_or(0);
    let head = source.text.get(..body_start).unwrap_or_default();
    let title = head.lines().find_map(|line| line.strip_prefix("title: ")).map(str::to_owned);
    let front = title.map(|title| FrontMatter { title, ..FrontMatter::default() });
    Noted { value: FrontPart { front, body_start }, notes: Vec::new() }
}
