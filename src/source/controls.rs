//! Characters that steer direction in a file of YAML: balanced in texts for readers, and nowhere else.

use std::ops::Range;

use super::Source;
use super::yaml::{self, Entry, Node, Value};
use crate::diag::{Diagnostic, Paragraph, Span, may_hold_controls, misplaced, misplaced_control};
use crate::lang::Direction;
use crate::lang::bidi::Control;
use crate::lang::script::first_strong;

/// What is wrong with the controls of the mapping in `part` of a file. The values of the keys in `texts` are for
/// readers, the names of all others' values are not.
pub fn in_yaml(source: &Source, part: Range<usize>, texts: &[&str]) -> Vec<Diagnostic> {
    let text = source.text.get(part.clone()).unwrap_or_default();
    // A quoted value may hold them as `\u202E`.
    if !may_hold_controls(text) && !text.contains("\\u20") && !text.contains("\\u061") {
        return Vec::new();
    }
    let mut checker = Checker { source, notes: Vec::new(), seen: Vec::new() };
    let document = yaml::parse(&source.path, &source.text, part.clone());
    for entry in &document.entries {
        checker.key(entry);
        let of_readers = texts.contains(&&*entry.key);
        checker.node(&entry.value, &entry.key, of_readers);
    }
    checker.rest(part);
    checker.notes
}

struct Checker<'a> {
    source: &'a Source,
    notes: Vec<Diagnostic>,
    /// Stretches that have been looked at.
    seen: Vec<Span>,
}

impl Checker<'_> {
    fn key(&mut self, entry: &Entry<'_>) {
        self.seen.push(entry.key_span);
        self.scalar(&entry.key, entry.key_span, "a key");
    }

    fn node(&mut self, node: &Node<'_>, key: &str, of_readers: bool) {
        match &node.value {
            Value::Scalar { text, .. } if of_readers => self.paragraph(text, node.span),
            Value::Scalar { text, .. } => self.scalar(text, node.span, &format!("`{}`", visible(key))),
            Value::List(items) => items.iter().for_each(|item| self.node(item, key, of_readers)),
            Value::Map(entries) => {
                for entry in entries {
                    self.key(entry);
                    self.node(&entry.value, key, of_readers);
                }
            }
        }
    }

    /// A value in which no control belongs.
    fn scalar(&mut self, value: &str, span: Span, what: &str) {
        self.seen.push(span);
        let raw = self.source.text.get(span.start..span.end).unwrap_or_default();
        if raw.contains(|c| Control::of(c).is_some()) {
            self.notes.extend(misplaced(&self.source.path, raw, span.start, what));
        } else if let Some(control) = value.chars().find_map(Control::of) {
            self.notes.push(misplaced_control(control, what).at(&self.source.path, span));
        }
    }

    /// A text for readers.
    fn paragraph(&mut self, value: &str, span: Span) {
        self.seen.push(span);
        let raw = self.source.text.get(span.start..span.end).unwrap_or_default();
        let written = raw.find(value).map(|at| span.start + at);
        let place = |at: usize| match written {
            Some(start) => {
                let length = value[at..].chars().next().map_or(0, char::len_utf8);
                (Span::new(start + at, start + at + length), true)
            }
            None => (span, false),
        };
        let before = |at: usize| written.map(|start| start + at);
        let dir = first_strong(value).unwrap_or(Direction::Ltr);
        let paragraph =
            Paragraph { path: &self.source.path, text: value, dir, place: &place, before: &before };
        self.notes.extend(paragraph.check());
    }

    /// What stands neither in a key nor in a value: a comment, or what could not be read.
    fn rest(&mut self, part: Range<usize>) {
        let text = self.source.text.get(part.clone()).unwrap_or_default();
        for (at, c) in text.char_indices() {
            let at = part.start + at;
            let seen = self.seen.iter().any(|span| span.start <= at && at < span.end);
            if let Some(control) = Control::of(c).filter(|control| !seen && !control.is_mark()) {
                let span = Span::new(at, at + c.len_utf8());
                self.notes
                    .push(misplaced_control(control, "YAML outside values").at(&self.source.path, span));
            }
        }
    }
}

/// A key without its controls, for a message.
fn visible(key: &str) -> String {
    key.chars().filter(|c| Control::of(*c).is_none()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::SourcePath;

    #[test]
    fn texts_may_hold_balanced_ones_and_other_values_none() {
        let text = "title: א \u{2066}b\u{2069}\nslug: a\u{200F}b\ntopics: [\"x\\u202Ey\", z]\nsummary: \u{2067}א\n\
            extra: {ti\u{2066}tle: x}\n# \u{202E}\n";
        let source = Source { path: SourcePath::new("content/he.md"), text: text.into() };
        let told: Vec<_> = in_yaml(&source, 0..text.len(), &["title", "summary"])
            .iter()
            .map(|note| {
                let span = note.place.as_ref().and_then(|place| place.span).expect("a place");
                (note.code, text[..span.start].lines().count().max(1))
            })
            .collect();
        let wanted = [
            ("bidi-place", 2),
            ("bidi-override", 3),
            ("bidi-unbalanced", 4),
            ("bidi-place", 5),
            ("bidi-override", 6),
        ];
        assert_eq!(told, wanted);
    }
}
