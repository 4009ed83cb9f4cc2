//! Characters that steer direction in messages: balanced within each pattern.

use fluent_syntax::ast::{Entry, Expression, Pattern, PatternElement};
use fluent_syntax::parser::parse_runtime;

use super::load::span_of;
use crate::diag::{Diagnostic, Paragraph, Span, may_hold_controls};
use crate::lang::Direction;
use crate::source::Source;

/// What is wrong with the controls of a file of messages.
pub(super) fn check(source: &Source) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    if !may_hold_controls(&source.text) {
        return notes;
    }
    let resource = parse_runtime(&*source.text).unwrap_or_else(|(resource, _)| resource);
    for entry in &resource.body {
        let (value, attributes) = match entry {
            Entry::Message(message) => (message.value.as_ref(), &message.attributes),
            Entry::Term(term) => (Some(&term.value), &term.attributes),
            _ => continue,
        };
        let patterns = value.into_iter().chain(attributes.iter().map(|attribute| &attribute.value));
        patterns.for_each(|found| pattern(source, found, &mut notes));
    }
    notes
}

fn pattern(source: &Source, pattern_now: &Pattern<&str>, notes: &mut Vec<Diagnostic>) {
    let mut text = String::new();
    // Where each piece begins in the text and in the file.
    let mut pieces: Vec<(usize, usize)> = Vec::new();
    for element in &pattern_now.elements {
        match element {
            PatternElement::TextElement { value } => {
                pieces.push((text.len(), span_of(source, value).start));
                text.push_str(value);
            }
            PatternElement::Placeable { expression } => {
                if let Expression::Select { variants, .. } = expression {
                    variants.iter().for_each(|variant| pattern(source, &variant.value, notes));
                }
            }
        }
    }
    // Lines of one message are one paragraph.
    let text = text.replace('\n', " ");
    let at_source = |at: usize| {
        let piece = pieces.partition_point(|(start, _)| *start <= at).saturating_sub(1);
        pieces.get(piece).map(|(start, place)| place + at - start)
    };
    let place = |at: usize| {
        let start = at_source(at).unwrap_or_default();
        let length = text[at..].chars().next().map_or(0, char::len_utf8);
        (Span::new(start, start + length), true)
    };
    let ends_in_text = matches!(pattern_now.elements.last(), Some(PatternElement::TextElement { .. }));
    let before = |at: usize| at_source(at.saturating_sub(1)).filter(|_| ends_in_text).map(|place| place + 1);
    let before = |at: usize| before(at).filter(|place| source.text.is_char_boundary(*place));
    let dir = crate::lang::script::first_strong(&text).unwrap_or(Direction::Ltr);
    let paragraph = Paragraph { path: &source.path, text: &text, dir, place: &place, before: &before };
    notes.extend(paragraph.check());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::SourcePath;

    #[test]
    fn each_pattern_is_balanced_by_itself() {
        let text = "a = א \u{2068}{ $b }\u{2069} ג\nb = א \u{2068}{ $b }\nc = { $d ->\n    [one] \u{2066}x\n   *[other] y\u{2069}\n}\n\
            d = \u{202E}x\n";
        let source = Source { path: SourcePath::new("i18n/he/a.ftl"), text: text.into() };
        let told: Vec<_> = check(&source)
            .iter()
            .map(|note| {
                let span = note.place.as_ref().and_then(|place| place.span).expect("a place");
                (note.code, text[..span.start].lines().count())
            })
            .collect();
        let wanted =
            [("bidi-unbalanced", 2), ("bidi-unbalanced", 4), ("bidi-stray", 5), ("bidi-override", 7)];
        assert_eq!(told, wanted);
    }
}
