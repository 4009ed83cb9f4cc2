//! Blocks that hold blocks.

use pulldown_cmark::{BlockQuoteKind, Tag};

use super::Build;
use crate::article::block::{Block, BlockKind, Callout, Definition, Inline, ListItem};
use crate::article::script::Verdict;
use crate::diag::Span;
use crate::lang::guess::Tally;

/// How deep containers may nest.
const DEPTH: usize = 64;

/// An open container.
pub(super) struct Open {
    pub kind: Kind,
    pub span: Span,
    pub blocks: Vec<Block>,
    /// What all leaves so far say together.
    pub verdict: Verdict,
    /// What its leaves that are not in the article's language say, taken together.
    pub tally: Tally,
    /// Elements of raw HTML that were opened in one of its blocks and go on.
    pub html: Vec<&'static str>,
    /// How many elements of raw HTML are open around it.
    pub around: usize,
}

impl Open {
    pub fn new(kind: Kind, span: Span, around: usize) -> Self {
        Self {
            kind,
            span,
            blocks: Vec::new(),
            verdict: Verdict::Neutral,
            tally: Tally::default(),
            html: Vec::new(),
            around,
        }
    }
}

/// What an open container becomes.
pub(super) enum Kind {
    /// Nothing: its blocks join those around it.
    Flat,
    Quote(Option<Callout>),
    List {
        start: Option<u64>,
        tight: bool,
        items: Vec<ListItem>,
    },
    Item {
        task: Option<bool>,
    },
    Definitions(Vec<Definition>),
    Meaning,
    Footnote(String),
}

impl Build<'_> {
    pub(super) fn top(&mut self) -> &mut Open {
        self.open.last_mut().unwrap_or(&mut self.root)
    }

    /// Adds a block to the innermost container.
    pub(super) fn push(&mut self, kind: BlockKind, span: Span, verdict: &Verdict) {
        if let BlockKind::Html(html) = &kind {
            self.around.pass(html);
            self.said = self.around.said();
        }
        let (lang, dir) = verdict.parts(&self.listener().around());
        let top = self.top();
        // A heading of a word or two is in the language of what stands below it.
        if let Some(Block { kind: BlockKind::Heading { .. }, lang: none @ None, dir: Some(runs), .. }) =
            top.blocks.last_mut()
            && lang.is_some()
            && dir == Some(*runs)
        {
            none.clone_from(&lang);
        }
        top.blocks.push(Block { kind, span, lang, dir });
        let so_far = std::mem::replace(&mut top.verdict, Verdict::Neutral);
        top.verdict = so_far.with(verdict);
    }

    pub(super) fn start_container(&mut self, tag: Tag<'_>, span: Span) {
        let room = self.depth < DEPTH;
        let (kind, fits) = match tag {
            Tag::BlockQuote(kind) => (Kind::Quote(kind.map(callout)), room),
            Tag::List(start) => (Kind::List { start, tight: true, items: Vec::new() }, room),
            Tag::DefinitionList => (Kind::Definitions(Vec::new()), room),
            Tag::Item => (Kind::Item { task: None }, matches!(self.top().kind, Kind::List { .. })),
            Tag::DefinitionListDefinition => (Kind::Meaning, matches!(self.top().kind, Kind::Definitions(_))),
            Tag::FootnoteDefinition(label) => (Kind::Footnote(label.to_string()), true),
            _ => (Kind::Flat, true),
        };
        if !fits {
            self.deep(span);
        }
        let kind = if fits { kind } else { Kind::Flat };
        self.depth += usize::from(!matches!(kind, Kind::Flat));
        self.open.push(Open::new(kind, span, self.around.depth()));
    }

    pub(super) fn end_container(&mut self) {
        self.end_implicit();
        let end = self.top().span.end;
        self.end_spanning(0, Span::new(end, end));
        let Some(Open { mut kind, span, mut blocks, mut verdict, tally, around, .. }) = self.open.pop()
        else {
            return;
        };
        if self.around.depth() > around {
            self.around.close_to(around);
            self.said = self.around.said();
        }
        self.depth -= usize::from(!matches!(kind, Kind::Flat));
        if let Verdict::Other { lang: None, dir } = verdict {
            verdict = self.together(dir, &tally, &mut blocks, &mut kind);
        }
        if !tally.is_empty() {
            self.top().tally.add(&tally);
        }
        match kind {
            Kind::Flat => {
                let top = self.top();
                top.blocks.extend(blocks);
                top.verdict = std::mem::replace(&mut top.verdict, Verdict::Neutral).with(&verdict);
            }
            Kind::Quote(Some(kind)) => self.push(BlockKind::Callout { kind, blocks }, span, &verdict),
            Kind::Quote(None) => self.push(BlockKind::Quote(blocks), span, &verdict),
            Kind::List { start, tight, items } => {
                self.push(BlockKind::List { start, tight, items }, span, &verdict)
            }
            Kind::Item { task } => self.end_item(ListItem { task, blocks }, &verdict),
            Kind::Definitions(definitions) => self.push(BlockKind::Definitions(definitions), span, &verdict),
            Kind::Meaning => self.end_meaning(blocks, &verdict),
            Kind::Footnote(label) => {
                if let Some(note) = self.footnotes.define(label, span, blocks) {
                    self.note(note, span);
                }
            }
        }
    }

    fn end_item(&mut self, item: ListItem, verdict: &Verdict) {
        let top = self.top();
        top.verdict = std::mem::replace(&mut top.verdict, Verdict::Neutral).with(verdict);
        if let Kind::List { items, .. } = &mut top.kind {
            items.push(item);
        }
    }

    fn end_meaning(&mut self, blocks: Vec<Block>, verdict: &Verdict) {
        let top = self.top();
        top.verdict = std::mem::replace(&mut top.verdict, Verdict::Neutral).with(verdict);
        if let Kind::Definitions(definitions) = &mut top.kind {
            if definitions.is_empty() {
                definitions.push(Definition::default());
            }
            if let Some(last) = definitions.last_mut() {
                last.meanings.push(blocks);
            }
        }
    }

    /// A definition list's term, or a paragraph where that list was flattened.
    pub(super) fn end_term(&mut self, term: Vec<Inline>, span: Span, verdict: &Verdict) {
        let (lang, dir) = verdict.parts(&self.listener().around());
        let top = self.top();
        if let Kind::Definitions(definitions) = &mut top.kind {
            top.verdict = std::mem::replace(&mut top.verdict, Verdict::Neutral).with(verdict);
            definitions.push(Definition { term, lang, dir, meanings: Vec::new() });
        } else {
            self.push(BlockKind::Paragraph(term), span, verdict);
        }
    }

    pub(super) fn task(&mut self, done: bool) {
        if let Kind::Item { task } = &mut self.top().kind {
            *task = Some(done);
        }
    }

    pub(super) fn rule(&mut self, span: Span) {
        self.end_implicit();
        self.push(BlockKind::Rule, span, &Verdict::Neutral);
    }
}

fn callout(kind: BlockQuoteKind) -> Callout {
    match kind {
        BlockQuoteKind::Note => Callout::Note,
        BlockQuoteKind::Tip => Callout::Tip,
        BlockQuoteKind::Important => Callout::Important,
        BlockQuoteKind::Warning => Callout::Warning,
        BlockQuoteKind::Caution => Callout::Caution,
    }
}
