//! What is shown of an article that is found.

use serde::Serialize;

use crate::library::{EntryId, LangId, Role};
use crate::routes::term_anchor;
use crate::view::Parts;

/// An article as results show it. Addresses are from the site's root.
#[derive(Hash, Serialize)]
pub(super) struct Text<'a> {
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

impl<'a> Text<'a> {
    /// The article `id` in a language that has it, but for what its sections say.
    pub fn of(parts: &'a Parts<'a>, id: EntryId, lang: LangId) -> Option<Text<'a>> {
        let library = parts.library;
        let entry = library.entry(id);
        let record = entry.records[lang].as_deref()?;
        let mut above: Vec<EntryId> =
            std::iter::successors(entry.parent, |id| library.entry(*id).parent).collect();
        above.retain(|id| *id != library.home());
        let others = entry.records.iter().flatten().filter(|other| other.lang != lang);
        let topic = |topic: usize| (library.topics[topic].as_str(), parts.topics[lang][topic].name.as_str());
        let headings = record.headings.iter().map(|heading| (heading.id.as_str(), heading.text.as_str()));
        let sections = std::iter::once(("", "")).chain(headings);
        Some(Text {
            entry: entry.path.as_str(),
            url: address(parts, id, lang),
            kind: kind(entry.role),
            title: &record.title,
            summary: record.summary.as_deref().unwrap_or_default(),
            trail: above.into_iter().rev().map(|id| library.title(id, lang)).collect(),
            topics: library.topics_of(record).into_iter().map(topic).collect(),
            also: others
                .map(|other| (library.languages[other.lang].as_str(), address(parts, id, other.lang)))
                .collect(),
            sections: sections.map(|(anchor, heading)| (anchor, heading, String::new())).collect(),
        })
    }

    /// With the texts of its sections.
    pub fn with(mut self, sections: Vec<String>) -> Text<'a> {
        for (section, text) in self.sections.iter_mut().zip(sections) {
            text.trim_end().clone_into(&mut section.2);
        }
        self
    }
}

fn kind(role: Role) -> &'static str {
    match role {
        Role::Home => "home",
        Role::Section | Role::Glossary => "section",
        Role::Article => "article",
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
