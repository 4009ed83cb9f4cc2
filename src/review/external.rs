//! Links to the web: which there are, and what is told of those that no longer work.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Subject;
use super::structure::records;
use crate::article::Target;
use crate::diag::{Diagnostic, Fix, Span};
use crate::path::SourcePath;

/// A place that links to an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// The article.
    pub path: SourcePath,
    /// The whole link.
    pub span: Span,
}

/// What became of an address when it was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// A page is there, or one that wants a password.
    Fine,
    /// The page has moved for good, to this address.
    Moved(String),
    /// There is no such page: the status is 404 or 410 (RFC 9110, sections 15.5.5 and 15.5.11).
    Dead(u16),
    /// Nothing could be learnt, and why: the end of a sentence.
    Unreachable(String),
}

impl Answer {
    /// Whether nothing is wrong.
    pub fn is_good(&self) -> bool {
        matches!(self, Answer::Fine | Answer::Moved(_))
    }
}

/// The addresses with `http:` or `https:` that articles link to, without what follows `#`, and the places that do.
pub fn addresses(subject: &Subject<'_>) -> BTreeMap<String, Vec<Use>> {
    let mut uses: BTreeMap<String, Vec<Use>> = BTreeMap::new();
    for (_, _, record) in records(subject.parts.library) {
        for link in &record.links {
            let Target::Elsewhere(address) = &link.target else { continue };
            let scheme = address.split(':').next().unwrap_or_default().to_ascii_lowercase();
            if matches!(scheme.as_str(), "http" | "https") {
                let page = address.split('#').next().unwrap_or_default().to_owned();
                uses.entry(page).or_default().push(Use { path: record.source.clone(), span: link.span });
            }
        }
    }
    uses
}

/// What is told of the addresses that do not answer as they should, at each place that links to one.
pub fn findings(
    uses: &BTreeMap<String, Vec<Use>>,
    answers: &BTreeMap<String, Answer>,
    source_of: super::report::SourceOf<'_>,
) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    for (address, places) in uses {
        let Some(answer) = answers.get(address) else { continue };
        for place in places {
            let note = match answer {
                Answer::Fine => continue,
                Answer::Moved(to) => moved(address, to, place, source_of(&place.path)),
                Answer::Dead(status) => Diagnostic::warning(
                    "link-dead",
                    format!("there is no page at {address} any more ({status})"),
                )
                .help("Find where it has gone or what replaces it, or remove the link."),
                Answer::Unreachable(why) => {
                    Diagnostic::note("link-unreachable", format!("{address} could not be looked at: {why}"))
                        .help("Try it in a browser: it may be down for a while, or let browsers in only.")
                }
            };
            notes.push(note.at(&place.path, place.span));
        }
    }
    notes
}

/// A note with the new address as a suggestion, where the old one stands in the text as it is.
fn moved(address: &str, to: &str, place: &Use, text: Option<Arc<str>>) -> Diagnostic {
    let note = Diagnostic::note("link-moved", format!("{address} has moved for good, to {to}"))
        .help("Link to the new address, after a look whether it is still the same page.");
    let at = text.as_deref().and_then(|text| text.get(place.span.start..place.span.end)?.find(address));
    match at {
        Some(at) => {
            let start = place.span.start + at;
            note.fix(Fix::suggested(&place.path, Span::new(start, start + address.len()), to))
        }
        None => note,
    }
}
