//! Lines for a terminal that reorders right-to-left text itself: invisible marks that keep the frame and the
//! carets where they belong. A terminal that does not reorder shows the same columns.

use std::ops::Range;

use unicode_bidi::{BidiClass, bidi_class};

const LRM: char = '\u{200E}';
const LRI: char = '\u{2066}';
const FSI: char = '\u{2068}';
const PDI: char = '\u{2069}';

/// Whether a terminal would reorder anything in it.
pub(super) fn has_rtl(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(is_rtl)
}

fn is_rtl(character: char) -> bool {
    matches!(bidi_class(character), BidiClass::R | BidiClass::AL)
}

/// Whether it steers direction without being seen: left in a shown text, it would move what stands around it.
pub(super) fn is_control(character: char) -> bool {
    matches!(character, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A line of source in which the carets stand under `span`. It is cut in three: what stands before the span, the
/// span, and what stands after; each keeps its own order, and the three follow one another from left to right as
/// their columns do.
pub(super) fn source_line(text: &str, span: &Range<usize>) -> String {
    let mut out = String::from(LRM);
    for piece in [&text[..span.start], &text[span.clone()], &text[span.end..]] {
        match has_rtl(piece) {
            true => out.extend([FSI].into_iter().chain(piece.chars()).chain([PDI, LRM])),
            false => out.push_str(piece),
        }
    }
    out
}

/// A path: isolated from what surrounds it, its parts in the order of the folders.
pub(super) fn path(path: &str) -> String {
    let mut out = String::from(LRI);
    for character in path.chars() {
        if matches!(character, '/' | '.') {
            out.push(LRM);
        }
        out.push(character);
    }
    out.push(PDI);
    out
}

/// A sentence in a left-to-right language that quotes right-to-left words: each stretch of them is isolated, so
/// that the punctuation round it stays in place.
pub(super) fn sentence(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(start) = rest.find(is_rtl) {
        let end = run_end(&rest[start..]) + start;
        out.push_str(&rest[..start]);
        out.extend([FSI].into_iter().chain(rest[start..end].chars()).chain([PDI]));
        rest = &rest[end..];
    }
    out + rest
}

/// Where the right-to-left stretch that `text` begins with ends: after its last right-to-left character before
/// the next letter of another direction or quotation mark.
fn run_end(text: &str) -> usize {
    let mut end = 0;
    for (at, character) in text.char_indices() {
        match bidi_class(character) {
            BidiClass::R | BidiClass::AL | BidiClass::NSM => end = at + character.len_utf8(),
            BidiClass::L | BidiClass::BN => break,
            _ if matches!(character, '`' | '\u{1B}') => break,
            _ => {}
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The marks as visible letters.
    fn visible(text: &str) -> String {
        text.replace(LRM, "<LRM>").replace(LRI, "<LRI>").replace(FSI, "<FSI>").replace(PDI, "<PDI>")
    }

    #[test]
    fn a_path_keeps_the_order_of_its_folders() {
        assert_eq!(visible(&path("content/תלונות/he.md")), "<LRI>content<LRM>/תלונות<LRM>/he<LRM>.md<PDI>");
    }

    #[test]
    fn quoted_words_are_isolated_and_the_rest_is_left_alone() {
        let shown = visible(&sentence("the entry `שלום עולם` is not `سلام`; see x"));
        assert_eq!(shown, "the entry `<FSI>שלום עולם<PDI>` is not `<FSI>سلام<PDI>`; see x");
        assert_eq!(sentence("plain"), "plain");
    }

    #[test]
    fn a_source_line_is_three_pieces_in_the_order_of_its_columns() {
        let text = "ראו [[דף]].";
        let shown = visible(&source_line(text, &("ראו ".len().."ראו [[דף]]".len())));
        assert_eq!(shown, "<LRM><FSI>ראו <PDI><LRM><FSI>[[דף]]<PDI><LRM>.");
    }
}
