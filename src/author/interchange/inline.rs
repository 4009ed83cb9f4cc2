//! A unit's Markdown as words with protected codes between them.
//!
//! A translator's tool shows `[`the words`](where.md)` as words between two tags that cannot be altered. The pieces of
//! a text, put one after the other, are the text letter for letter; so nothing can be lost on the way there and back.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::article::MARKDOWN;
use crate::review::translation::placeholders;
use crate::sync::UnitKind;

/// What a code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum CodeKind {
    /// Emphasis: a translation may do without.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Struck out.
    Strike,
    /// A link, or a part of one.
    Link,
    /// A part of an image.
    Image,
    /// Code within a line.
    Code,
    /// A reference to a footnote.
    Footnote,
    /// Raw HTML.
    Html,
    /// A placeholder such as `{name}`.
    Placeholder,
    /// The mark between two cells of a table.
    Cell,
}

impl CodeKind {
    /// Whether a translation must have it too.
    pub fn required(self) -> bool {
        !matches!(self, CodeKind::Emphasis | CodeKind::Strong | CodeKind::Strike)
    }
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Words.
    Text(String),
    /// The beginning of what a pair of codes holds; both have its number.
    Open(usize, CodeKind, String),
    /// Its end.
    Close(usize, CodeKind, String),
    /// A code by itself.
    Hold(usize, CodeKind, String),
}

/// The pieces of a unit's text. Numbers count from 1.
pub(super) fn pieces(kind: UnitKind, text: &str) -> Vec<Piece> {
    let mut cuts = match kind {
        UnitKind::Code => return vec![Piece::Text(text.to_owned())],
        UnitKind::Title | UnitKind::Summary => Vec::new(),
        UnitKind::Html => tags(text),
        _ => Cutter::cut(text),
    };
    cuts.sort_by_key(|cut| (cut.range.start, cut.range.end));
    // What does not fit one after the other is left as words.
    let mut end = 0;
    let sound = cuts.iter().all(|cut| {
        let fits = cut.range.start >= end && text.get(cut.range.clone()).is_some();
        end = cut.range.end;
        fits
    });
    if !sound {
        cuts.clear();
    }
    let mut found = Vec::new();
    let mut number = 0;
    let mut open: Vec<usize> = Vec::new();
    let mut done = 0;
    for Cut { range, role, kind: code } in cuts {
        words(kind, &text[done..range.start], &mut number, &mut found);
        let written = text[range.clone()].to_owned();
        done = range.end;
        match role {
            CutRole::Open => {
                number += 1;
                open.push(number);
                found.push(Piece::Open(number, code, written));
            }
            CutRole::Close => found.push(Piece::Close(open.pop().unwrap_or_default(), code, written)),
            CutRole::Hold => {
                number += 1;
                found.push(Piece::Hold(number, code, written));
            }
        }
    }
    words(kind, &text[done..], &mut number, &mut found);
    found
}

/// Words, with placeholders and the marks between cells taken out.
fn words(kind: UnitKind, text: &str, number: &mut usize, found: &mut Vec<Piece>) {
    let mut holds: Vec<(Range<usize>, CodeKind)> =
        placeholders(text).into_iter().map(|range| (range, CodeKind::Placeholder)).collect();
    if kind == UnitKind::Row {
        let cells = text.match_indices('|').filter(|(at, _)| !text[..*at].ends_with('\\'));
        holds.extend(cells.map(|(at, _)| (at..at + 1, CodeKind::Cell)));
    }
    holds.sort_by_key(|(range, _)| range.start);
    let mut done = 0;
    for (range, code) in holds {
        if range.start < done {
            continue;
        }
        if done < range.start {
            found.push(Piece::Text(text[done..range.start].to_owned()));
        }
        *number += 1;
        found.push(Piece::Hold(*number, code, text[range.clone()].to_owned()));
        done = range.end;
    }
    if done < text.len() {
        found.push(Piece::Text(text[done..].to_owned()));
    }
}

/// The codes of a text as they are compared: kind and what is written, a link or image by where it leads.
pub(super) fn codes(kind: UnitKind, text: &str) -> Vec<(CodeKind, String)> {
    let code = |piece: Piece| match piece {
        Piece::Open(_, CodeKind::Link, text) if text.starts_with("[[") => Some((CodeKind::Link, text)),
        Piece::Open(..) | Piece::Text(_) => None,
        Piece::Close(_, code, text) | Piece::Hold(_, code, text) => Some((code, text)),
    };
    let address = |(kind, text): (CodeKind, String)| match kind {
        CodeKind::Link if text.starts_with("[[") => {
            Some((kind, text.trim_matches(['[', ']', '|', '\\']).to_owned()))
        }
        CodeKind::Link | CodeKind::Image => {
            let (_, address) = text.split_once("](").or_else(|| Some(("", text.strip_prefix('<')?)))?;
            let address = address.split([' ', '\n']).next().unwrap_or_default();
            Some((kind, address.trim_end_matches([')', '>']).to_owned()))
        }
        _ => Some((kind, text)),
    };
    // What closes a wiki link, or opens an image, says nothing.
    pieces(kind, text)
        .into_iter()
        .filter_map(code)
        .filter(|(_, text)| text != "]]")
        .filter_map(address)
        .collect()
}

enum CutRole {
    Open,
    Close,
    Hold,
}

struct Cut {
    range: Range<usize>,
    role: CutRole,
    kind: CodeKind,
}

/// Tags of raw HTML.
fn tags(text: &str) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find('<').map(|at| from + at) {
        let Some(end) = text[start..].find('>').map(|at| start + at + 1) else { break };
        cuts.push(Cut { range: start..end, role: CutRole::Hold, kind: CodeKind::Html });
        from = end;
    }
    cuts
}

/// Finds the codes in Markdown.
struct Cutter<'t> {
    text: &'t str,
    cuts: Vec<Cut>,
    /// Links and images that are open, each with where it stands, the end of what was seen in it, and its title.
    open: Vec<(Range<usize>, usize, String)>,
}

impl Cutter<'_> {
    fn cut(text: &str) -> Vec<Cut> {
        let mut cutter = Cutter { text, cuts: Vec::new(), open: Vec::new() };
        for (event, range) in Parser::new_ext(text, MARKDOWN).into_offset_iter() {
            cutter.event(&event, range);
        }
        cutter.cuts
    }

    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        if !matches!(event, Event::End(_))
            && let Some((_, seen, _)) = self.open.last_mut()
        {
            *seen = (*seen).max(range.end);
        }
        match event {
            Event::Start(Tag::Emphasis) => self.pair(range, 1, CodeKind::Emphasis),
            Event::Start(Tag::Strong) => self.pair(range, 2, CodeKind::Strong),
            Event::Start(Tag::Strikethrough) => {
                let width = self.text[range.clone()].bytes().take_while(|byte| *byte == b'~').count();
                self.pair(range, width.min(2), CodeKind::Strike);
            }
            Event::Start(Tag::Link { title, .. } | Tag::Image { title, .. }) => {
                self.open.push((range.clone(), range.start, title.to_string()));
            }
            Event::End(TagEnd::Link) => self.link(),
            Event::End(TagEnd::Image) => self.image(),
            Event::Code(_) => self.hold(range, CodeKind::Code),
            Event::FootnoteReference(_) => self.hold(range, CodeKind::Footnote),
            Event::InlineHtml(_) | Event::Html(_) => self.hold(range, CodeKind::Html),
            _ => {}
        }
    }

    fn add(&mut self, range: Range<usize>, role: CutRole, kind: CodeKind) {
        self.cuts.push(Cut { range, role, kind });
    }

    fn hold(&mut self, range: Range<usize>, kind: CodeKind) {
        self.add(range, CutRole::Hold, kind);
    }

    fn pair(&mut self, range: Range<usize>, width: usize, kind: CodeKind) {
        if range.len() >= 2 * width {
            self.add(range.start..range.start + width, CutRole::Open, kind);
            self.add(range.end - width..range.end, CutRole::Close, kind);
        }
    }

    /// A link: its words between two codes, or one code where it has none of its own.
    fn link(&mut self) {
        let Some((range, seen, _)) = self.open.pop() else { return };
        let written = &self.text[range.clone()];
        let opening = match written.strip_prefix("[[") {
            Some(inner) => inner.find('|').map(|at| at + 3),
            None => written.starts_with('[').then_some(1),
        };
        let close = if written.starts_with("[[") { "]]" } else { "](" };
        match opening.map(|width| range.start + width) {
            Some(start) if seen > start && self.text[seen..].starts_with(close) => {
                self.add(range.start..start, CutRole::Open, CodeKind::Link);
                self.add(seen..range.end, CutRole::Close, CodeKind::Link);
            }
            _ => self.whole(range, CodeKind::Link),
        }
    }

    /// An image: codes before, between and after its two texts.
    fn image(&mut self) {
        let Some((range, seen, title)) = self.open.pop() else { return };
        let start = range.start + 2;
        let plain =
            self.text[range.clone()].starts_with("![") && self.text[seen.max(start)..].starts_with("](");
        if !plain {
            return self.whole(range, CodeKind::Image);
        }
        self.hold(range.start..start, CodeKind::Image);
        let from = seen.max(start);
        let tail = &self.text[from..range.end];
        match tail
            .strip_suffix("\")")
            .filter(|_| !title.is_empty())
            .and_then(|rest| rest.strip_suffix(&*title))
        {
            Some(before) if before.ends_with('"') => {
                let words = from + before.len();
                self.hold(from..words, CodeKind::Image);
                self.hold(words + title.len()..range.end, CodeKind::Image);
            }
            _ => self.hold(from..range.end, CodeKind::Image),
        }
    }

    /// One code for all of it, and for what was found in it.
    fn whole(&mut self, range: Range<usize>, kind: CodeKind) {
        self.cuts.retain(|cut| cut.range.end <= range.start || cut.range.start >= range.end);
        self.hold(range, kind);
    }
}
