//! Footnotes: who refers to which, in which order.

use std::collections::HashMap;

use super::block::{Block, BlockKind, Footnote, Inline};
use crate::diag::{Diagnostic, Span};
use crate::path::SourcePath;

/// Footnotes while an article is being read. References carry the number of their label until `settle`.
#[derive(Default)]
pub(super) struct Footnotes {
    labels: HashMap<String, usize>,
    defined: Vec<Option<Defined>>,
}

struct Defined {
    label: String,
    span: Span,
    blocks: Vec<Block>,
}

impl Footnotes {
    /// The number of a label, which is the same however its letters are cased.
    pub fn number(&mut self, label: &str) -> usize {
        let next = self.labels.len();
        let number = *self.labels.entry(label.to_lowercase()).or_insert(next);
        if number == self.defined.len() {
            self.defined.push(None);
        }
        number
    }

    /// A definition. The first of a label counts.
    pub fn define(&mut self, label: String, span: Span, blocks: Vec<Block>) -> Option<Diagnostic> {
        let number = self.number(&label);
        let slot = self.defined.get_mut(number)?;
        if slot.is_some() {
            let note =
                Diagnostic::warning("footnote-duplicate", format!("the footnote `{label}` is there twice"));
            return Some(note.help("The first one is shown; rename or remove this one."));
        }
        *slot = Some(Defined { label, span, blocks });
        None
    }

    /// Puts footnotes in the order of their first reference, gives each reference its final number, and reports
    /// those that nothing refers to.
    pub fn settle(
        mut self,
        blocks: &mut [Block],
        path: &SourcePath,
        notes: &mut Vec<Diagnostic>,
    ) -> Vec<Footnote> {
        let mut order =
            Order { index: vec![None; self.defined.len()], labels: Vec::new(), counts: Vec::new() };
        if self.defined.is_empty() {
            return Vec::new();
        }
        order.blocks(blocks);
        let mut settled: Vec<Footnote> = Vec::new();
        while let Some(label) = order.labels.get(settled.len()).copied() {
            let defined = self.defined.get_mut(label).and_then(Option::take);
            let (label, mut blocks) =
                defined.map_or_else(Default::default, |found| (found.label, found.blocks));
            order.blocks(&mut blocks);
            settled.push(Footnote { label, references: 0, blocks });
        }
        for (footnote, count) in settled.iter_mut().zip(order.counts) {
            footnote.references = count;
        }
        for unused in self.defined.into_iter().flatten() {
            let text = format!("nothing refers to the footnote `{}`", unused.label);
            let help = format!("Refer to it with `[^{}]` or remove it.", unused.label);
            notes.push(Diagnostic::warning("footnote-unused", text).help(help).at(path, unused.span));
        }
        settled
    }
}

/// The order of first references: by label the final index, and back, with how many references there were.
struct Order {
    index: Vec<Option<usize>>,
    labels: Vec<usize>,
    counts: Vec<usize>,
}

impl Order {
    fn blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            match &mut block.kind {
                BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => self.inlines(content),
                BlockKind::List { items, .. } => {
                    items.iter_mut().for_each(|item| self.blocks(&mut item.blocks))
                }
                BlockKind::Quote(inner) | BlockKind::Callout { blocks: inner, .. } => self.blocks(inner),
                BlockKind::Table { head, rows, .. } => {
                    head.iter_mut()
                        .chain(rows.iter_mut().flatten())
                        .for_each(|cell| self.inlines(&mut cell.content));
                }
                BlockKind::Definitions(definitions) => {
                    for definition in definitions {
                        self.inlines(&mut definition.term);
                        definition.meanings.iter_mut().for_each(|meaning| self.blocks(meaning));
                    }
                }
                BlockKind::Code { .. } | BlockKind::Figure(_) | BlockKind::Html(_) | BlockKind::Rule => {}
            }
        }
    }

    fn inlines(&mut self, content: &mut [Inline]) {
        for inline in content {
            match inline {
                Inline::FootnoteRef { index, nth } => (*index, *nth) = self.reference(*index),
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) => {
                    self.inlines(inner);
                }
                Inline::Link { content, .. } | Inline::Isolate { content, .. } => self.inlines(content),
                _ => {}
            }
        }
    }

    fn reference(&mut self, label: usize) -> (usize, usize) {
        let index = match self.index.get(label).copied().flatten() {
            Some(index) => index,
            None => {
                let index = self.labels.len();
                if let Some(slot) = self.index.get_mut(label) {
                    *slot = Some(index);
                }
                self.labels.push(label);
                self.counts.push(0);
                index
            }
        };
        self.counts[index] += 1;
        (index, self.counts[index] - 1)
    }
}
