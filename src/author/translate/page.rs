//! A body by its lines and outermost blocks, and its blocks as a translator is shown them.

use pulldown_cmark::{Event, Parser, Tag};

use crate::article::MARKDOWN;
use crate::author::side::Side;
use crate::diag::Span;
use crate::sync::{Unit, UnitKind};

/// A block that stands in no other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Top {
    /// Its first line, from 0.
    pub first: usize,
    /// Its last line that is not empty.
    pub last: usize,
    /// Whether it is a thematic break, which no unit tells of.
    pub rule: bool,
}

/// An article with the places of its lines and blocks.
pub(super) struct Page<'s> {
    /// The article.
    pub side: &'s Side,
    lines: Vec<&'s str>,
    starts: Vec<usize>,
    /// Its outermost blocks, in order.
    pub tops: Vec<Top>,
}

/// The text of a unit with its container's marks, and the lines of the file that it is from.
pub(super) struct Piece {
    /// The first line.
    pub first: usize,
    /// The last.
    pub last: usize,
    /// The text.
    pub text: String,
}

impl<'s> Page<'s> {
    pub(super) fn new(side: &'s Side) -> Page<'s> {
        let text: &str = &side.source.text;
        let lines: Vec<&str> = text.split('\n').collect();
        let mut starts = vec![0];
        starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
        let mut page = Page { side, lines, starts, tops: Vec::new() };
        page.tops = page.blocks();
        page
    }

    fn blocks(&self) -> Vec<Top> {
        let body = self.side.source.text.get(self.side.body_start..).unwrap_or_default();
        let mut tops = Vec::new();
        let mut depth = 0;
        for (event, range) in Parser::new_ext(body, MARKDOWN).into_offset_iter() {
            let rule = matches!(event, Event::Rule);
            if depth == 0 && (rule || matches!(&event, Event::Start(tag) if is_block(tag))) {
                let inner = &body[range.clone()];
                let from = self.side.body_start + range.start + (inner.len() - inner.trim_start().len());
                let to = self.side.body_start + range.start + inner.trim_end().len();
                let top = Top { first: self.line(from), last: self.line(to.max(from + 1) - 1), rule };
                tops.push(top);
            }
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
        }
        tops.sort_by_key(|top| top.first);
        tops
    }

    /// The line that holds a byte.
    pub(super) fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).saturating_sub(1)
    }

    /// One line's text.
    pub(super) fn text(&self, line: usize) -> &'s str {
        self.lines.get(line).copied().unwrap_or_default()
    }

    /// The outermost block that a unit of the body stands in.
    pub(super) fn top_of(&self, unit: &Unit) -> Option<usize> {
        let line = self.line(unit.span?.start);
        self.tops.partition_point(|top| top.first <= line).checked_sub(1)
    }

    /// What stands before a unit on its first line.
    pub(super) fn prefix(&self, span: Span) -> &'s str {
        &self.text(self.line(span.start))[..span.start - self.starts[self.line(span.start)]]
    }

    /// A unit as its translator is shown it.
    pub(super) fn piece(&self, unit: &Unit, span: Span) -> Piece {
        let (first, mut last) = (self.line(span.start), self.line(span.end.max(span.start + 1) - 1));
        if unit.kind == UnitKind::Row && is_delimiter(self.text(last + 1)) {
            last += 1;
        }
        Piece { first, last, text: self.shown(first, last) }
    }

    /// A whole outermost block, with the thematic breaks before it.
    pub(super) fn block(&self, top: usize) -> String {
        let rules = self.tops[..top].iter().rev().take_while(|top| top.rule).map(|_| "***\n\n");
        rules.collect::<String>() + &self.shown(self.tops[top].first, self.tops[top].last)
    }

    /// Lines with the ids of headings pinned, and the lines under the heads of tables made short.
    fn shown(&self, first: usize, last: usize) -> String {
        let own =
            |unit: &&Unit| unit.span.is_some_and(|span| (first..=last).contains(&self.line(span.start)));
        let units: Vec<&Unit> = self.side.units.iter().filter(own).collect();
        let mut out = Vec::new();
        let mut line = first;
        while line <= last {
            let here = units.iter().find(|unit| unit.span.is_some_and(|span| self.line(span.start) == line));
            let end = here.and_then(|unit| unit.span).map_or(line, |span| self.line(span.end - 1));
            match here {
                Some(unit) if unit.kind == UnitKind::Heading => out.push(self.heading(unit, line)),
                Some(unit) if unit.kind == UnitKind::Code => {
                    out.extend((line..=end).map(|line| self.text(line).to_owned()));
                }
                _ => {
                    let text = self.text(line);
                    out.push(if is_delimiter(text) { short(text) } else { text.to_owned() });
                    line += 1;
                    continue;
                }
            }
            line = end + 1;
        }
        out.join("\n")
    }

    /// A heading with its id.
    fn heading(&self, unit: &Unit, line: usize) -> String {
        let Some(span) = unit.span else { return String::new() };
        let text = &self.side.source.text[span.start..span.end];
        let marks = match text.chars().take_while(|c| *c == '#').count() {
            0 if text.trim_end().ends_with('=') => "#".to_owned(),
            0 => "##".to_owned(),
            count => "#".repeat(count),
        };
        let prefix = &self.text(line)[..self.prefix(span).len()];
        let words = unit.text.split_whitespace().collect::<Vec<_>>().join(" ");
        match &unit.anchor {
            Some(id) => format!("{prefix}{marks} {words} {{#{id}}}"),
            None => format!("{prefix}{marks} {words}"),
        }
    }

    /// The lines that define where reference links lead: they belong to no block.
    pub(super) fn definitions(&self) -> Vec<&'s str> {
        let from = self.line(self.side.body_start);
        let inside = |line: usize| self.tops.iter().any(|top| (top.first..=top.last).contains(&line));
        let defines = |text: &str| text.starts_with('[') && text.contains("]: ");
        (from..self.lines.len())
            .filter(|line| defines(self.text(*line)) && !inside(*line))
            .map(|line| self.text(line))
            .collect()
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

/// Whether a line is the one under the head of a table.
fn is_delimiter(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '\t', '>']).trim_end();
    line.contains('|') && line.contains('-') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// The same line with one hyphen for each column, which is enough (GFM, section 4.10) and fits into a comment.
fn short(line: &str) -> String {
    let mut out = String::new();
    for c in line.chars() {
        if !(c == '-' && out.ends_with('-')) {
            out.push(c);
        }
    }
    out
}
