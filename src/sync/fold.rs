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
        let folded = match byte {
            b' ' => before != b' ',
            b'\t'..=b'\r' => false,
            // The lead bytes of white space beyond ASCII: U+0085, U+00A0, U+1680, U+2000 …, U+3000.
            0xC2 | 0xE1..=0xE3 => text[at..].chars().next().is_none_or(|c| !c.is_whitespace()),
            _ => true,
        };
        if !folded {
            return false;
        }
        before = byte;
    }
    text.is_empty() || before != b' '
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
