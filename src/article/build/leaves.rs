//! Blocks that hold inline content or code.

use pulldown_cmark::CodeBlockKind;

use super::Build;
use super::containers::Kind;
use crate::article::block::{BlockKind, Heading, Inline};
use crate::article::leaf::Finished;
use crate::article::script::Verdict;
use crate::article::text::text_of;
use crate::article::{Reading, isolate, quotes};
use crate::diag::Span;

/// The leaf that is open.
pub(super) struct OpenLeaf {
    pub kind: LeafKind,
    pub span: Span,
}

/// What the open leaf becomes.
pub(super) enum LeafKind {
    Paragraph,
    /// The text of a tight item or definition, which Markdown does not wrap.
    Implicit,
    Heading {
        level: u8,
        id: Option<String>,
    },
    Cell,
    Term,
}

impl Build<'_> {
    pub(super) fn start_leaf(&mut self, kind: LeafKind, span: Span) {
        self.leaf_now = Some(OpenLeaf { kind, span });
    }

    pub(super) fn start_paragraph(&mut self, span: Span) {
        if let [.., list, item] = self.open.as_mut_slice()
            && let (Kind::List { tight, .. }, Kind::Item { .. }) = (&mut list.kind, &item.kind)
        {
            *tight = false;
        }
        self.start_leaf(LeafKind::Paragraph, span);
    }

    /// Inline content comes: where no leaf is open it begins one.
    pub(super) fn need_leaf(&mut self, span: Span) {
        match &mut self.leaf_now {
            None => self.start_leaf(LeafKind::Implicit, span),
            Some(OpenLeaf { kind: LeafKind::Implicit, span: all }) => all.end = all.end.max(span.end),
            Some(_) => {}
        }
    }

    /// A block begins or ends: a leaf that nothing else closes is over.
    pub(super) fn end_implicit(&mut self) {
        if matches!(self.leaf_now, Some(OpenLeaf { kind: LeafKind::Implicit, .. })) {
            self.end_leaf();
        }
    }

    pub(super) fn end_leaf(&mut self) {
        let Some(OpenLeaf { kind, span }) = self.leaf_now.take() else { return };
        let Finished { mut content, votes, marks } = self.leaf.finish(&mut self.links);
        self.words += votes.words;
        let verdict = votes.verdict(self.reading.lang, self.reading.languages);
        if marks {
            let lang = match &verdict {
                Verdict::Neutral | Verdict::Own => Some(self.reading.lang),
                Verdict::Other { lang, .. } => lang.as_ref(),
            };
            quotes::set(&mut content, lang, &self.links.verbatim);
        }
        self.isolate(&mut content, &kind, &verdict);
        match kind {
            LeafKind::Paragraph => self.end_paragraph(content, span, &verdict),
            LeafKind::Implicit if content.is_empty() => {}
            LeafKind::Implicit => self.push(BlockKind::Paragraph(content), span, &verdict),
            LeafKind::Heading { level, id } => self.end_heading(level, id, content, span, &verdict),
            LeafKind::Cell => self.end_cell(content, &votes),
            LeafKind::Term => self.end_term(content, span, &verdict),
        }
    }

    /// Isolates phrases, as the direction and language of the finished block ask.
    fn isolate(&self, content: &mut Vec<Inline>, kind: &LeafKind, verdict: &Verdict) {
        let Reading { lang: own, languages, .. } = *self.reading;
        let (lang, dir) = match (kind, verdict) {
            // Cells run as their table does, which is not known yet.
            (LeafKind::Cell, _) | (_, Verdict::Neutral | Verdict::Own) => (own, own.direction()),
            (_, Verdict::Other { lang, dir }) => {
                (lang.as_ref().unwrap_or(own), dir.unwrap_or(own.direction()))
            }
        };
        isolate::phrases(content, &isolate::Place { dir, lang, languages });
    }

    fn end_paragraph(&mut self, content: Vec<Inline>, span: Span, verdict: &Verdict) {
        match content.as_slice() {
            [] => {}
            [Inline::Image(index)] => self.push(BlockKind::Figure(*index), span, verdict),
            _ => self.push(BlockKind::Paragraph(content), span, verdict),
        }
    }

    fn end_heading(
        &mut self,
        level: u8,
        id: Option<String>,
        content: Vec<Inline>,
        span: Span,
        verdict: &Verdict,
    ) {
        let text = text_of(&content);
        let index = self.headings.len();
        self.headings.push(Heading { level: level.max(2), id: String::new(), text, span });
        self.chosen_ids.push(id);
        self.push(BlockKind::Heading { index, content }, span, verdict);
    }

    pub(super) fn start_code(&mut self, kind: &CodeBlockKind<'_>) {
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split_whitespace().next().map(str::to_owned),
            CodeBlockKind::Indented => None,
        };
        self.code = Some((language, String::new()));
    }

    pub(super) fn end_code(&mut self, span: Span) {
        if let Some((language, text)) = self.code.take() {
            self.push(BlockKind::Code { language, text }, span, &Verdict::Neutral);
        }
    }
}
