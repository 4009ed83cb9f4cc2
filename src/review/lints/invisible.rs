//! Characters without width in the middle of words, which come along when text is copied.

use super::look::{Look, is_arabic, is_hebrew, is_latin, mended};
use crate::diag::{Certainty, Diagnostic};

/// Characters between two letters of one word that search, sorting and screen readers stumble over. The zero-width
/// non-joiner is right in the Arabic script (Persian `می‌خواهم`), the joiner there and in emoji, the soft hyphen in
/// Latin words.
pub(super) fn look(look: &Look<'_>, notes: &mut Vec<Diagnostic>) {
    if !look.leaf.text.contains(|c| name(c).is_some()) {
        return;
    }
    for (index, (_, c)) in look.chars.iter().enumerate() {
        let Some(name) = name(*c) else { continue };
        let (Some(before), Some(after)) = (look.before(index), look.after(index)) else { continue };
        let scripts: [fn(char) -> bool; 3] = [is_hebrew, is_arabic, is_latin];
        let within = scripts.iter().any(|is_of| is_of(before) && is_of(after));
        let right = match c {
            '\u{200C}' | '\u{200D}' => is_arabic(before),
            '\u{AD}' => is_latin(before),
            _ => false,
        };
        if !within || right {
            continue;
        }
        let bytes = look.bytes(index..index + 1);
        let fix = look.fix(Certainty::Suggested, &[(bytes.clone(), "")]);
        let note = look
            .warning("invisible", bytes, format!("the invisible {name} stands in the middle of a word"))
            .help(
                "Remove it, or put a space where two words were meant: a search does not find the word so.",
            );
        notes.push(mended(note, fix));
    }
}

fn name(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{AD}' => "U+00AD SOFT HYPHEN",
        '\u{34F}' => "U+034F COMBINING GRAPHEME JOINER",
        '\u{61C}' => "U+061C ARABIC LETTER MARK",
        '\u{180E}' => "U+180E MONGOLIAN VOWEL SEPARATOR",
        '\u{200B}' => "U+200B ZERO WIDTH SPACE",
        '\u{200C}' => "U+200C ZERO WIDTH NON-JOINER",
        '\u{200D}' => "U+200D ZERO WIDTH JOINER",
        '\u{200E}' => "U+200E LEFT-TO-RIGHT MARK",
        '\u{200F}' => "U+200F RIGHT-TO-LEFT MARK",
        '\u{2060}' => "U+2060 WORD JOINER",
        '\u{FEFF}' => "U+FEFF ZERO WIDTH NO-BREAK SPACE",
        _ => return None,
    })
}
