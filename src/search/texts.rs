//! What is shown of an article that is found.

use serde::{Serialize, Serializer};

use super::scripts::json;
use crate::library::{EntryId, LangId, Role};
use crate::path::{LinkStyle, Url, encode};
use crate::routes::anchor_of_term;
use crate::view::Parts;

/// An article as results show it. Addresses are from the site's root.
#[derive(Hash, Serialize)]
pub(super) struct Text<'a> {
    entry: &'a str,
    url: Address<'a>,
    kind: &'static str,
    title: &'a str,
    summary: &'a str,
    /// The titles of the entries above it, but for the home page's.
    trail: Vec<&'a str>,
    /// Its topics and their names.
    topics: Vec<(&'a str, &'a str)>,
    /// The other languages that have the article, and where.
    also: Vec<(&'a str, Address<'a>)>,
    /// Anchor and heading of each section.
    #[serde(skip)]
    sections: Vec<(&'a str, &'a str)>,
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
            sections: sections.collect(),
        })
    }

    /// All of it as JSON, with anchor, heading and text of each section.
    pub fn json(&self, texts: &[String]) -> String {
        let head = json(self);
        let room = texts.iter().map(|text| text.len() + text.len() / 16 + 64).sum::<usize>();
        let mut out = String::with_capacity(head.len() + room);
        out.push_str(head.strip_suffix('}').unwrap_or_default());
        out.push_str(",\"sections\":[");
        let texts = texts.iter().map(|text| text.trim_end()).chain(std::iter::repeat(""));
        for (at, ((anchor, heading), text)) in self.sections.iter().zip(texts).enumerate() {
            out.push_str(if at == 0 { "[" } else { ",[" });
            for (piece, end) in [(*anchor, ','), (*heading, ','), (text, ']')] {
                quote(piece, &mut out);
                out.push(end);
            }
        }
        out.push_str("]}");
        out
    }
}

/// Appends a text as JSON. Beside the ends of its lines few have anything to escape, so a line is looked at as a whole.
fn quote(text: &str, out: &mut String) {
    out.push('"');
    for line in text.split_inclusive('\n') {
        let (line, end) = line.strip_suffix('\n').map_or((line, ""), |line| (line, "\\n"));
        let asks = |byte: u8| u8::from(byte < b' ') | u8::from(byte == b'"') | u8::from(byte == b'\\');
        if line.bytes().fold(0, |found, byte| found | asks(byte)) == 0 {
            out.push_str(line);
        } else {
            let quoted = json(&line);
            out.push_str(
                quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or_default(),
            );
        }
        out.push_str(end);
    }
    out.push('"');
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
#[derive(Hash)]
struct Address<'a> {
    page: &'a Url,
    style: LinkStyle,
    /// The name of the term's folder.
    term: Option<&'a str>,
}

impl Serialize for Address<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let page = self.page.from_root(self.style);
        match self.term {
            Some(name) => serializer.collect_str(&format_args!("{page}#{}", encode(&anchor_of_term(name)))),
            None => serializer.serialize_str(&page),
        }
    }
}

fn address<'a>(parts: &'a Parts<'a>, id: EntryId, lang: LangId) -> Address<'a> {
    let entry = parts.library.entry(id);
    let term = (entry.role == Role::Term).then(|| entry.path.name());
    Address { page: parts.routes.entry(id, lang), style: parts.settings.links, term }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn quoted_texts_are_json(text in "([a-cא-ג\"\\\\\\n\\r\\t\u{1}\u{7F}\u{2028} ]|[a-z]{9}){0,20}") {
            let mut quoted = String::new();
            quote(&text, &mut quoted);
            prop_assert_eq!(quoted, json(&text));
        }
    }
}
