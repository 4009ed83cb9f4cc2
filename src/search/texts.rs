//! What is shown of an article that is found.

use serde::Serialize;

use super::scripts::{Script, text};
use crate::library::{EntryId, LangId, Role};
use crate::routes::term_anchor;
use crate::view::Parts;

/// An article as results show it. Addresses are from the site's root.
#[derive(Serialize)]
struct Text<'a> {
    entry: &'a str,
    url: String,
    kind: &'static str,
    title: &'a str,
    summary: &'a str,
    /// The titles of the entries above it, but for the home page's.
    trail: Vec<&'a str>,
    /// Its topics and their names.
    topics: Vec<(&'a str, &'a str)>,
    /// The other languages that have the article, and where.
    also: Vec<(&'a str, String)>,
    /// Anchor, heading and text of each section.
    sections: Vec<(&'a str, &'a str, String)>,
}

/// The file of the article `id` in a language that has it.
pub(super) fn script(
    parts: &Parts<'_>,
    slot: u32,
    (id, lang): (EntryId, LangId),
    sections: Vec<String>,
) -> Option<Script> {
    let library = parts.library;
    let entry = library.entry(id);
    let record = entry.records[lang].as_ref()?;
    let mut above: Vec<EntryId> =
        std::iter::successors(entry.parent, |id| library.entry(*id).parent).collect();
    above.retain(|id| *id != library.home());
    let headings = record.headings.iter().map(|heading| (heading.id.as_str(), heading.text.as_str()));
    let headings = std::iter::once(("", "")).chain(headings);
    let others = entry.records.iter().flatten().filter(|other| other.lang != lang);
    let data = Text {
        entry: entry.path.as_str(),
        url: address(parts, id, lang),
        kind: kind(entry.role),
        title: &record.title,
        summary: record.summary.as_deref().unwrap_or_default(),
        trail: above.into_iter().rev().map(|id| library.title(id, lang)).collect(),
        topics: library
            .topics_of(record)
            .into_iter()
            .map(|topic| (library.topics[topic].as_str(), parts.topics[lang][topic].name.as_str()))
            .collect(),
        also: others
            .map(|other| (library.languages[other.lang].as_str(), address(parts, id, other.lang)))
            .collect(),
        sections: headings
            .zip(sections)
            .map(|((anchor, heading), text)| (anchor, heading, text.trim_end().to_owned()))
            .collect(),
    };
    Some(text(library.languages[lang].as_str(), slot, &data))
}

fn kind(role: Role) -> &'static str {
    match role {
        Role::Home => "home",
        Role::Section => "section",
        Role::Article | Role::Glossary => "article",
        Role::Term => "term",
    }
}

/// Where an article is, from the site's root; a term at its place in the glossary.
fn address(parts: &Parts<'_>, id: EntryId, lang: LangId) -> String {
    let library = parts.library;
    let url = parts.routes.entry(id, lang).from_root(parts.settings.links);
    match library.entry(id).role {
        Role::Term => format!("{url}#{}", crate::path::encode(&term_anchor(library, id))),
        _ => url,
    }
}
