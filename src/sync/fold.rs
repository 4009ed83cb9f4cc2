//! When two texts of a unit count as the same.
//!
//! `full` folds white space only. `prose` goes further: where a link leads, what code says, and how quotation marks,
//! dashes and spaces are drawn does not count, so that no translator is called for it.

use std::borrow::Cow;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::segment::UnitKind;
use crate::article::MARKDOWN;

/// What stands for inline code in prose: a private character, so that no text can look like it.
const CODE: char = '\u{F8FE}';

/// A unit's text with its white space folded; code keeps its lines.
pub fn folded(kind: UnitKind, text: &str) -> String {
    fold(kind, text).into_owned()
}

/// The same, without a copy where the text is so already.
pub(super) fn fold(kind: UnitKind, text: &str) -> Cow<'_, str> {
    if kind == UnitKind::Code {
        return Cow::Owned(text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n"));
    }
    if is_folded(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    Cow::Owned(out)
}

/// Whether a text has no white space but single spaces between words.
fn is_folded(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut before = b' ';
    for (at, byte) in bytes.iter().copied().enumerate() {
        match byte {
            b' ' if before == b' ' => return false,
            b'\t'..=b'\r' => return false,
            _ if may_begin_space(byte) && text[at..].starts_with(char::is_whitespace) => return false,
            _ => before = byte,
        }
    }
    text.is_empty() || before != b' '
}

/// Whether a byte leads white space beyond ASCII: U+0085, U+00A0, U+1680, U+2000 and on, U+3000.
fn may_begin_space(byte: u8) -> bool {
    matches!(byte, 0xC2 | 0xE1..=0xE3)
}

/// How many words a text has: runs without white space that hold a letter or a digit.
pub(super) fn words(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut words, mut counted, mut at) = (0, false, 0);
    while let Some(byte) = bytes.get(at).copied() {
        let next = bytes.get(at + 1).copied().unwrap_or_default();
        let (letter, length) = match byte {
            b' ' | b'\t'..=b'\r' => {
                counted = false;
                (false, 1)
            }
            0..=0x7F => (byte.is_ascii_alphanumeric(), 1),
            // The letters of Hebrew and Arabic, so that no table is asked: U+05D0 to U+05EA, U+0620 to U+063A.
            0xD7 if (0x90..=0xAA).contains(&next) => (true, 2),
            0xD8 if (0xA0..=0xBA).contains(&next) => (true, 2),
            _ => match text[at..].chars().next() {
                Some(c) if c.is_whitespace() => {
                    counted = false;
                    (false, c.len_utf8())
                }
                Some(c) => (!counted && c.is_alphanumeric(), c.len_utf8()),
                None => (false, 1),
            },
        };
        words += usize::from(letter && !counted);
        counted |= letter;
        at += length;
    }
    words
}

/// A unit's text as far as it concerns its translators.
pub fn prose(kind: UnitKind, text: &str) -> String {
    let text = match kind {
        UnitKind::Code => return String::from(CODE),
        UnitKind::Title | UnitKind::Summary => text.to_owned(),
        UnitKind::Row => without_mark_up(&text.replace('|', " \u{F8FF} ")),
        _ => without_mark_up(text),
    };
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let within = before.is_alphanumeric() && rest.peek().is_some_and(|next| next.is_alphanumeric());
        match variant(c, within) {
            Some(' ') if before == ' ' => {}
            Some(plain) => {
                // Longer dashes may be typed as several hyphens.
                if !(plain == '-' && before == '-') {
                    out.push(plain);
                }
                before = plain;
            }
            None if c == '…' => out.push_str("..."),
            None => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The plain form of a character that typography draws in several ways; `None` where it does not show.
fn variant(c: char, within_word: bool) -> Option<char> {
    Some(match c {
        '\'' | '’' | '‘' | '׳' | 'ʼ' | '`' if within_word => '\'',
        '"' | '“' | '”' | '״' | '„' if within_word => '\'',
        '"' | '\'' | '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '‛' | '«' | '»' | '‹' | '›' | '״' | '׳'
        | '`' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '־' => '-',
        '…' => return None,
        '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{2060}' | '\u{FEFF}' => return None,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => return None,
        c if c.is_whitespace() => ' ',
        c => c,
    })
}

/// The words of Markdown. Emphasis stays, since it bears on meaning, but not how it is typed.
fn without_mark_up(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for event in Parser::new_ext(text, MARKDOWN) {
        match event {
            Event::Text(text) => out.push_str(&text),
            Event::Code(_) => out.push(CODE),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            Event::Start(Tag::Strong) | Event::End(TagEnd::Strong) => out.push('\u{F8F0}'),
            Event::Start(Tag::Emphasis) | Event::End(TagEnd::Emphasis) => out.push('\u{F8F1}'),
            Event::Start(Tag::Strikethrough) | Event::End(TagEnd::Strikethrough) => out.push('\u{F8F2}'),
            Event::FootnoteReference(_) => out.push('\u{F8F3}'),
            Event::Html(html) | Event::InlineHtml(html) => out.push_str(&html),
            Event::End(_) => {}
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_as_they_are_defined() {
        let count =
            |text: &str| text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        let texts = [
            "",
            "a b",
            "- a",
            "– ’ …",
            "שָׁלוֹם, עולם!",
            "١٢ مُحَمَّد",
            "日本 語",
            "a\u{A0}b\u{2003}c\u{3000}d",
            "(é) ñ",
            "ـ",
        ];
        for text in texts {
            assert_eq!(words(text), count(text), "{text:?}");
        }
        for c in ('\0'..='\u{FFFF}').chain(['𞤀', '😀', '𝟘']) {
            let text = format!("{c} a{c}b {c}{c}");
            assert_eq!(words(&text), count(&text), "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn folding_is_joining_words_by_spaces() {
        let texts = [
            "",
            " ",
            "a",
            " a",
            "a ",
            "a b",
            "a  b",
            "a\nb",
            "שלום\u{A0}עולם",
            "a\u{3000}b",
            "‘a’ – b…",
            "a\u{2009}b",
        ];
        for text in texts {
            let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(fold(UnitKind::Paragraph, text), joined, "{text:?}");
            assert_eq!(is_folded(text), text == joined, "{text:?}");
        }
    }
}
