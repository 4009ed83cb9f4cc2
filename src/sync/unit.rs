//! The units of an article, with what they are compared by.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::fold::{fold, prose, words};
use super::segment::{Segment, UnitKind, segments};
use crate::article::FrontMatter;
use crate::diag::Span;
use crate::digest::Digest;
use crate::lang::Lang;

/// The digest of a unit's folded text: 12 hexadecimal digits, enough to tell the blocks of one article apart.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct UnitDigest(u64);

impl UnitDigest {
    /// The digest of a text.
    pub fn of(text: &str) -> UnitDigest {
        UnitDigest(Digest::of(text.as_bytes()).leading() >> 16)
    }

    /// Reads one as it is written.
    pub fn parse(text: &str) -> Option<UnitDigest> {
        let sound = text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        sound.then(|| u64::from_str_radix(text, 16).ok().map(UnitDigest)).flatten()
    }
}

impl fmt::Display for UnitDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:012x}", self.0)
    }
}

impl fmt::Debug for UnitDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "UnitDigest({self})")
    }
}

/// A unit of an article as it is today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// What it is.
    pub kind: UnitKind,
    /// Where it stands in its file; `None` for front matter, whose keys stand where they stand.
    pub span: Option<Span>,
    /// Its text: Markdown without the marks of lists and quotations that hold it.
    pub text: String,
    /// A heading's id.
    pub anchor: Option<String>,
    /// The digest of its text with white space folded.
    pub full: UnitDigest,
    /// How many words it has.
    pub words: usize,
    /// Its language, where it is another than the article's.
    pub lang: Option<Lang>,
}

impl Unit {
    /// A unit of a text.
    pub fn new(kind: UnitKind, text: String, span: Option<Span>, anchor: Option<String>) -> Unit {
        let full = UnitDigest::of(&fold(kind, &text));
        let words = if kind == UnitKind::Code { 0 } else { words(&text) };
        Unit { kind, span, text, anchor, full, words, lang: None }
    }

    /// The digest of what concerns translators, worked out anew each time: it is asked for only where `full` differs.
    pub fn prose(&self) -> UnitDigest {
        UnitDigest::of(&prose(self.kind, &self.text))
    }
}

/// The units of an article: title, summary, and the leaves of its body where `segments` say. `anchors` are the ids
/// of its headings, in their order; `lang` tells the language of the block that begins at a byte, where it is another
/// than the article's.
pub fn units_at<'a>(
    text: &str,
    front: &FrontMatter,
    segments: &[Segment],
    anchors: impl IntoIterator<Item = &'a str>,
    lang: impl Fn(usize) -> Option<Lang>,
) -> Vec<Unit> {
    let mut units = Vec::with_capacity(segments.len() + 2);
    units.push(Unit::new(UnitKind::Title, front.title.clone(), None, None));
    units.extend(front.summary.iter().map(|text| Unit::new(UnitKind::Summary, text.clone(), None, None)));
    let mut anchors = anchors.into_iter();
    for Segment { kind, span } in segments.iter().copied() {
        let anchor = (kind == UnitKind::Heading).then(|| anchors.next()).flatten().map(str::to_owned);
        let unit = Unit::new(kind, own_text(text, kind, span), Some(span), anchor);
        units.push(Unit { lang: lang(span.start), ..unit });
    }
    units
}

/// The units of an article as [`units_at`] has them, its body, which begins at byte `body_start`, cut anew.
pub fn units<'a>(
    text: &str,
    front: &FrontMatter,
    body_start: usize,
    anchors: impl IntoIterator<Item = &'a str>,
    lang: impl Fn(usize) -> Option<Lang>,
) -> Vec<Unit> {
    units_at(text, front, &segments(text, body_start), anchors, lang)
}

/// The text of a segment without what its container writes before each line, and a heading without its marks.
fn own_text(text: &str, kind: UnitKind, span: Span) -> String {
    let line = text[..span.start].rfind('\n').map_or(0, |newline| newline + 1);
    let prefix = text[line..span.start].chars().count();
    let mut out = String::new();
    for (at, line) in text[span.start..span.end].lines().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        out.push_str(if at == 0 { line } else { without_prefix(line, prefix) });
    }
    if kind == UnitKind::Heading { heading(&out).to_owned() } else { out }
}

/// A line without at most `width` characters of white space and `>` at its start.
fn without_prefix(line: &str, width: usize) -> &str {
    let marks = line.chars().take(width).take_while(|c| matches!(c, ' ' | '\t' | '>')).count();
    line.get(marks..).unwrap_or_default()
}

/// A heading's text: without `##`, underline and attributes.
fn heading(text: &str) -> &str {
    let text = text.lines().next().filter(|_| !text.starts_with('#')).unwrap_or(text);
    let text = text.trim_start_matches('#').trim();
    let text = match text.strip_suffix('}').and_then(|rest| rest.rfind('{')) {
        Some(open) if text[open + 1..].starts_with(['#', '.']) || text[open..].contains('=') => {
            text[..open].trim_end()
        }
        _ => text,
    };
    text.trim_end_matches('#').trim_end()
}
