//! Where the leaves of an article stand, in the order of the text: what translators work on one by one.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use serde::{Deserialize, Serialize};

use super::build::MARKDOWN;
use crate::diag::Span;

/// The kinds of unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum UnitKind {
    /// The title in the front matter.
    Title,
    /// The summary in the front matter.
    Summary,
    /// A heading.
    Heading,
    /// A paragraph, wherever it stands.
    Paragraph,
    /// A list item's own text, where Markdown makes no paragraph of it.
    Item,
    /// A row of a table.
    Row,
    /// A code block.
    Code,
    /// An image that is a paragraph by itself.
    Figure,
    /// The term of a definition list.
    Term,
    /// A block of raw HTML.
    Html,
}

impl UnitKind {
    /// Its name in sidecars.
    pub fn name(self) -> &'static str {
        match self {
            UnitKind::Title => "title",
            UnitKind::Summary => "summary",
            UnitKind::Heading => "heading",
            UnitKind::Paragraph => "paragraph",
            UnitKind::Item => "item",
            UnitKind::Row => "row",
            UnitKind::Code => "code",
            UnitKind::Figure => "figure",
            UnitKind::Term => "term",
            UnitKind::Html => "html",
        }
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<UnitKind> {
        use UnitKind::*;
        [Title, Summary, Heading, Paragraph, Item, Row, Code, Figure, Term, Html]
            .into_iter()
            .find(|kind| kind.name() == name)
    }
}

/// Where a unit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// What it is.
    pub kind: UnitKind,
    /// Its stretch of the file, with its mark-up but without line ends and the marks of what holds it.
    pub span: Span,
}

/// The leaves of the Markdown in `text` from byte `start` on, in order: what [`super::parse`] finds on its way, for
/// who has no use for the rest.
pub fn segments(text: &str, start: usize) -> Vec<Segment> {
    let body = text.get(start..).unwrap_or_default();
    let mut walk = Walk::new(body, start);
    for (event, range) in Parser::new_ext(body, MARKDOWN).into_offset_iter() {
        walk.event(&event, range);
    }
    walk.finish()
}

/// Gathers leaves from the events of a body.
pub(super) struct Walk<'t> {
    text: &'t str,
    start: usize,
    found: Vec<Segment>,
    /// The leaf that is open; one that nothing closes (`implicit`) grows with what it holds.
    open: Option<Open>,
    /// Containers round the leaf that may hold text by themselves.
    kind: Vec<UnitKind>,
    /// Whether the open paragraph holds an image and nothing else, as far as has been seen.
    only_image: Option<bool>,
}

struct Open {
    kind: UnitKind,
    range: Range<usize>,
    implicit: bool,
}

impl<'t> Walk<'t> {
    /// For a body that begins at byte `start` of its file.
    pub(super) fn new(text: &'t str, start: usize) -> Walk<'t> {
        Walk { text, start, found: Vec::new(), open: None, kind: Vec::new(), only_image: None }
    }

    /// The leaves.
    pub(super) fn finish(mut self) -> Vec<Segment> {
        self.end();
        self.found
    }

    pub(super) fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.leave(*tag),
            Event::Rule => self.end_implicit(),
            Event::TaskListMarker(_) => {}
            _ => self.inline(range, false),
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        let leaf = match tag {
            Tag::Paragraph => UnitKind::Paragraph,
            Tag::Heading { .. } => UnitKind::Heading,
            Tag::CodeBlock(_) => UnitKind::Code,
            Tag::HtmlBlock => UnitKind::Html,
            Tag::TableHead | Tag::TableRow => UnitKind::Row,
            Tag::DefinitionListTitle => UnitKind::Term,
            Tag::Image { .. } => return self.inline(range, true),
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. } => return self.inline(range, false),
            Tag::Item => {
                self.end_implicit();
                return self.kind.push(UnitKind::Item);
            }
            Tag::DefinitionListDefinition | Tag::FootnoteDefinition(_) => {
                self.end_implicit();
                return self.kind.push(UnitKind::Paragraph);
            }
            _ => return self.end_implicit(),
        };
        // The cells of a row are parts of it.
        self.end_implicit();
        self.only_image = None;
        self.open = Some(Open { kind: leaf, range, implicit: false });
    }

    fn leave(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::DefinitionListTitle => self.end(),
            TagEnd::Item | TagEnd::DefinitionListDefinition | TagEnd::FootnoteDefinition => {
                self.end_implicit();
                self.kind.pop();
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::DefinitionList | TagEnd::Table => {
                self.end_implicit();
            }
            _ => {}
        }
    }

    fn inline(&mut self, range: Range<usize>, image: bool) {
        let inside = self.open.as_ref().is_some_and(|open| open.implicit && range.end <= open.range.end);
        match &mut self.open {
            None => {
                let kind = self.kind.last().copied().unwrap_or(UnitKind::Paragraph);
                self.open = Some(Open { kind, range: range.clone(), implicit: true });
            }
            Some(open) if open.implicit => open.range.end = open.range.end.max(range.end),
            Some(_) => {}
        }
        // Only the first thing in a paragraph can be all of it.
        if self.only_image.is_none()
            && !inside
            && let Some(open) = self.open.as_ref().filter(|open| !open.implicit)
            && open.kind == UnitKind::Paragraph
        {
            let whole = || self.text[open.range.clone()].trim().len() == self.text[range].trim().len();
            self.only_image = Some(image && whole());
        }
    }

    fn end_implicit(&mut self) {
        if self.open.as_ref().is_some_and(|open| open.implicit) {
            self.end();
        }
    }

    fn end(&mut self) {
        let Some(Open { kind, range, .. }) = self.open.take() else { return };
        let kind = if self.only_image.take() == Some(true) { UnitKind::Figure } else { kind };
        let text = &self.text[range.clone()];
        let trimmed = text.trim_end();
        if trimmed.trim().is_empty() {
            return;
        }
        if kind == UnitKind::Html && is_comment(trimmed.trim()) {
            return;
        }
        let lead = trimmed.len() - trimmed.trim_start().len();
        let lead = if kind == UnitKind::Code { 0 } else { lead };
        let span = Span::new(range.start + lead, range.start + trimmed.len()).shifted(self.start);
        self.found.push(Segment { kind, span });
    }
}

/// Whether raw HTML is nothing but comments.
fn is_comment(html: &str) -> bool {
    let mut rest = html;
    while let Some(inner) = rest.strip_prefix("<!--") {
        rest = inner.split_once("-->").map_or("", |(_, after)| after).trim_start();
    }
    rest.is_empty()
}
