//! The words that readers see, each with its place in the source: what lints of text look at, and correct.

mod front;
mod languages;
mod markup;
mod read;
mod shape;

use std::ops::Range;

use super::Article;
use crate::diag::Span;
use crate::lang::{Direction, Lang};
use crate::source::Source;

/// Stands in a leaf's text for what is not running text: code, an address, an image, a passage in another language.
/// U+FFFC OBJECT REPLACEMENT CHARACTER.
pub const OBJECT: char = '\u{FFFC}';

/// What a leaf of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The title in the front matter.
    Title,
    /// The summary in the front matter.
    Summary,
    /// A heading.
    Heading,
    /// A paragraph, or the text of a tight list's item.
    Paragraph,
    /// A table's cell.
    Cell,
    /// A definition list's term.
    Term,
    /// What an image shows, for those who do not see it.
    Description,
    /// The title of a link or an image.
    LinkTitle,
    /// Text in a block of HTML.
    Html,
    /// A message of the interface.
    Message,
}

/// What a run of a leaf is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RunKind {
    /// Running text, byte for byte as in the source.
    Text,
    /// A character that was escaped with a backslash: its author means it as it stands.
    Escape,
    /// Text that is written otherwise in the source: a character reference, an escape of YAML.
    Entity,
    /// A line end.
    Break,
    /// Code, [`OBJECT`] in the text.
    Code,
    /// An address or a link's target, [`OBJECT`] in the text.
    Address,
    /// An image, [`OBJECT`] in the text.
    Image,
    /// A passage in HTML with a language or a direction of its own, [`OBJECT`] in the text.
    Foreign,
    /// A tag, nothing in the text.
    Tag,
}

/// A stretch of a leaf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// What it is.
    pub kind: RunKind,
    /// Where it stands in the leaf's text, in bytes.
    pub at: Range<usize>,
    /// Where it stands in the source.
    pub span: Span,
}

/// The text of one leaf block, marks of emphasis and links left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// What it is.
    pub part: Part,
    /// Where the block stands in the source.
    pub span: Span,
    /// Its language; `None` where it is not known.
    pub lang: Option<Lang>,
    /// Its direction.
    pub dir: Direction,
    /// Its text. A line end in the source is a space, one that shows is `\n`.
    pub text: String,
    /// What the text is made of, in order.
    pub runs: Vec<Run>,
}

/// What an article's source holds for readers.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    /// Its leaves, in the order of the source.
    pub leaves: Vec<Leaf>,
    /// Blocks of code.
    pub code: Vec<Span>,
}

impl Leaf {
    /// A leaf without text.
    pub fn new(part: Part, span: Span, lang: &Lang) -> Leaf {
        Leaf {
            part,
            span,
            lang: Some(lang.clone()),
            dir: lang.direction(),
            text: String::new(),
            runs: Vec::new(),
        }
    }

    /// Adds a run that is `shown`.
    pub fn push(&mut self, kind: RunKind, shown: &str, span: Span) {
        let start = self.text.len();
        self.text.push_str(shown);
        let at = start..self.text.len();
        match self.runs.last_mut() {
            Some(last) if kind == RunKind::Text && last.kind == kind && last.span.end == span.start => {
                last.at.end = at.end;
                last.span.end = span.end;
            }
            _ => self.runs.push(Run { kind, at, span }),
        }
    }

    /// Where a stretch of the text stands in the source, when it is running text, byte for byte: only this may be
    /// corrected.
    pub fn place(&self, range: Range<usize>) -> Option<Span> {
        let run = self.run_at(range.start)?;
        let inside = run.kind == RunKind::Text && range.end <= run.at.end;
        inside.then(|| {
            Span::new(run.span.start + range.start - run.at.start, run.span.start + range.end - run.at.start)
        })
    }

    /// Where a stretch of the text stands in the source, as near as can be said.
    pub fn near(&self, range: Range<usize>) -> Span {
        self.place(range.clone()).unwrap_or_else(|| {
            let touched = self.runs.iter().filter(|run| run.at.start < range.end && run.at.end > range.start);
            let spans = touched.map(|run| match run.kind {
                RunKind::Text => {
                    let cut = run.at.start.max(range.start)..run.at.end.min(range.end);
                    let start = run.span.start + cut.start - run.at.start;
                    Span::new(start, start + cut.len())
                }
                _ => run.span,
            });
            spans.reduce(|a, b| Span::new(a.start.min(b.start), a.end.max(b.end))).unwrap_or(self.span)
        })
    }

    /// Whether every character of a stretch is running text.
    pub fn is_text(&self, range: Range<usize>) -> bool {
        self.runs
            .iter()
            .filter(|run| run.at.start < range.end && run.at.end > range.start)
            .all(|run| run.kind == RunKind::Text)
    }

    /// Where in the source something goes that is put behind the first `at` bytes of the text; `None` where that
    /// cannot be said.
    pub fn after(&self, at: usize) -> Option<usize> {
        let after = self.runs.partition_point(|run| run.at.start < at);
        let run = self.runs[..after].iter().rev().find(|run| at <= run.at.end)?;
        match run.kind {
            RunKind::Text => Some(run.span.start + at - run.at.start),
            RunKind::Entity | RunKind::Foreign | RunKind::Break => None,
            _ => Some(run.span.end),
        }
    }

    fn run_at(&self, at: usize) -> Option<&Run> {
        // Tags take no room in the text, so several runs may begin at one place: the last is the one that holds it.
        let after = self.runs.partition_point(|run| run.at.start <= at);
        self.runs[..after].iter().rev().find(|run| run.at.end > at)
    }
}

/// The words of an article, with each leaf's language and direction as the article was read.
pub fn of(source: &Source, article: &Article) -> Prose {
    let start = super::front::parse(source).value.body_start;
    let mut prose = read::body(source, start, &article.lang);
    languages::assign(&mut prose.leaves, article);
    let mut leaves = front::leaves(source, start, &article.lang);
    leaves.append(&mut prose.leaves);
    prose.leaves = leaves;
    prose
}

pub(super) use front::yaml_range;
pub use shape::{guard, shape};

/// The words of the body that begins at `start`, all taken to be in `lang`.
pub(super) fn body(source: &Source, start: usize, lang: &Lang) -> Prose {
    read::body(source, start, lang)
}

#[cfg(test)]
mod tests;
