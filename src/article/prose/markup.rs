//! Tags of HTML, as far as prose needs to know them.

use super::{Leaf, OBJECT, RunKind};
use crate::diag::Span;

/// Elements whose text is code.
const CODE: [&str; 8] = ["code", "kbd", "samp", "var", "pre", "tt", "script", "style"];

/// Elements that do not part words or lines.
const INLINE: [&str; 31] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label",
    "mark", "q", "rb", "rp", "rt", "ruby", "s", "small", "span", "strong", "sub", "sup", "time", "u", "wbr",
    "code",
];

/// What a tag does to the text after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// Nothing.
    None,
    /// A line ends.
    Break,
    /// Something begins that is not running text.
    Begins(RunKind),
    /// An element ends.
    Ends,
}

/// A tag's name in lower case, and what it does.
pub(super) fn tag(tag: &str) -> (String, Effect) {
    let inner = tag.trim_start_matches('<').trim_end_matches('>');
    let (closes, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
    let length = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(inner.len());
    let name = inner[..length].to_ascii_lowercase();
    let attributes = inner[length..].to_ascii_lowercase();
    let has = |attribute: &str| attributes.contains(&format!(" {attribute}="));
    let effect = match name.as_str() {
        _ if inner.starts_with(['!', '?']) => Effect::None,
        "br" | "hr" | "img" | "input" | "wbr" => {
            if name == "br" || name == "hr" {
                Effect::Break
            } else {
                Effect::None
            }
        }
        name if CODE.contains(&name) && !closes => Effect::Begins(RunKind::Code),
        _ if closes => Effect::Ends,
        "bdo" => Effect::Begins(RunKind::Foreign),
        _ if has("lang") || has("dir") => Effect::Begins(RunKind::Foreign),
        name if INLINE.contains(&name) => Effect::None,
        _ => Effect::Break,
    };
    (name, effect)
}

/// Elements that are open and hold no running text.
#[derive(Default)]
pub(super) struct Opaque(Vec<(String, RunKind)>);

impl Opaque {
    /// What text is here; `None` for running text.
    pub fn kind(&self) -> Option<RunKind> {
        self.0.last().map(|(_, kind)| *kind)
    }

    /// Takes in a tag; whether a line ends with it.
    pub fn tag(&mut self, written: &str) -> bool {
        let (name, effect) = tag(written);
        match effect {
            Effect::Begins(kind) => self.0.push((name, kind)),
            // An element of the same name within: the right end tag closes it.
            _ if self.0.last().is_some_and(|(open, _)| *open == name) && effect != Effect::Ends => {
                let kind = self.kind().unwrap_or(RunKind::Foreign);
                self.0.push((name, kind));
            }
            Effect::Ends if self.0.last().is_some_and(|(open, _)| *open == name) => drop(self.0.pop()),
            Effect::Ends => return !INLINE.contains(&name.as_str()) && self.0.is_empty(),
            Effect::Break => return self.0.is_empty(),
            Effect::None => {}
        }
        false
    }
}

/// A block of HTML, whose text stands at `start` in the source, as a leaf's runs.
pub(super) fn block(html: &str, start: usize, leaf: &mut Leaf) {
    let mut opaque = Opaque::default();
    let mut at = 0;
    while at < html.len() {
        let rest = &html[at..];
        let length = match rest.strip_prefix('<') {
            Some(after) if after.starts_with("!--") => rest.find("-->").map_or(rest.len(), |end| end + 3),
            Some(after) if after.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)) => {
                rest.find('>').map_or(rest.len(), |end| end + 1)
            }
            _ => {
                let next =
                    rest.char_indices().skip(1).find(|(_, c)| *c == '<').map_or(rest.len(), |found| found.0);
                text(&rest[..next], start + at, opaque.kind(), leaf);
                at += next;
                continue;
            }
        };
        let span = Span::new(start + at, start + at + length);
        let breaks = opaque.tag(&rest[..length]);
        leaf.push(RunKind::Tag, "", span);
        if breaks {
            leaf.push(RunKind::Break, "\n", Span::new(span.end, span.end));
        }
        at += length;
    }
}

/// A line of text: what stands between character references, and those as spaces or objects.
fn plain(words: &str, start: usize, leaf: &mut Leaf) {
    let mut at = 0;
    while at < words.len() {
        let rest = &words[at..];
        let length = match reference(rest) {
            Some(length) => length,
            None => rest.char_indices().skip(1).find(|(_, c)| *c == '&').map_or(rest.len(), |found| found.0),
        };
        let span = Span::new(start + at, start + at + length);
        let mut object = [0; 4];
        match &rest[..length] {
            text if reference(text).is_none() => leaf.push(RunKind::Text, text, span),
            "&nbsp;" | "&ensp;" | "&emsp;" | "&thinsp;" => leaf.push(RunKind::Entity, " ", span),
            _ => leaf.push(RunKind::Entity, OBJECT.encode_utf8(&mut object), span),
        }
        at += length;
    }
}

/// The length of the character reference that a text begins with.
fn reference(text: &str) -> Option<usize> {
    let end =
        text.strip_prefix('&')?.bytes().take(33).position(|byte| byte == b';').filter(|end| *end >= 2)?;
    let name = text.get(1..=end)?;
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#').then_some(end + 2)
}

fn text(text: &str, start: usize, opaque: Option<RunKind>, leaf: &mut Leaf) {
    let span = Span::new(start, start + text.len());
    if let Some(kind) = opaque {
        let mut object = [0; 4];
        return leaf.push(kind, OBJECT.encode_utf8(&mut object), span);
    }
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end_matches('\n');
        plain(words, start + at, leaf);
        at += line.len();
        if line.ends_with('\n') {
            leaf.push(RunKind::Break, " ", Span::new(start + at - 1, start + at));
        }
    }
}
