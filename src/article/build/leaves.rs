//! Blocks that hold inline content or code.

use pulldown_cmark::{CodeBlockKind, CowStr};

use super::Build;
use super::containers::Kind;
use crate::article::around::direction;
use crate::article::block::{BlockKind, Heading, Inline};
use crate::article::leaf::Finished;
use crate::article::script::{Listener, Said, Verdict};
use crate::article::text::text_of;
use crate::article::votes::Votes;
use crate::article::{Reading, isolate, quotes};
use crate::diag::{Diagnostic, Span};
use crate::lang::Lang;
use crate::lang::guess::Confidence;

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
        /// What its attributes say.
        said: Said,
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
        let mut leaf = self.leaf.finish(&mut self.links);
        self.words += leaf.votes.words;
        let (verdict, confidence) = self.verdict(&kind, &leaf.votes);
        if leaf.marks {
            let around = self.listener().around();
            quotes::set(&mut leaf.content, verdict.lang(self.reading.lang, &around), &self.links.verbatim);
        }
        if matches!(verdict, Verdict::Other { .. })
            && !matches!(kind, LeafKind::Cell)
            && !self.open.is_empty()
        {
            let mut tally = std::mem::take(&mut self.top().tally);
            tally.read(self.leaf.heard());
            self.top().tally = tally;
        }
        if confidence == Confidence::Unsure && !matches!(kind, LeafKind::Cell) {
            self.unsure(span);
        }
        self.isolate(&mut leaf, &verdict);
        let content = leaf.content;
        match kind {
            LeafKind::Paragraph => self.end_paragraph(content, span, &verdict),
            LeafKind::Implicit if content.is_empty() => {}
            LeafKind::Implicit => self.push(BlockKind::Paragraph(content), span, &verdict),
            LeafKind::Heading { level, id, .. } => self.end_heading(level, id, content, span, &verdict),
            LeafKind::Cell => self.end_cell(content, span, verdict, confidence),
            LeafKind::Term => self.end_term(content, span, &verdict),
        }
        self.leaf.forget();
    }

    /// What a leaf's attributes say, or else its words.
    fn verdict(&self, kind: &LeafKind, votes: &Votes) -> (Verdict, Confidence) {
        let listener = self.listener();
        match kind {
            LeafKind::Heading { said, .. } if said.lang.is_some() => (listener.told(said), Confidence::Sure),
            LeafKind::Heading { said, .. } if !said.is_empty() => {
                Listener { said: Some(said), ..listener }.hear(votes, self.leaf.heard())
            }
            _ => listener.hear(votes, self.leaf.heard()),
        }
    }

    /// A block of several words whose language could not be told.
    pub(super) fn unsure(&mut self, span: Span) {
        let note = Diagnostic::warning("language-unsure", "the language of these words could not be told");
        let help = "Say it: put `<div lang=\"en\" dir=\"ltr\">` on a line of its own before them and `</div>` after them, \
                    with empty lines between, or translate them.";
        self.note(note.help(help), span);
    }

    /// The attributes `lang` and `dir` of a heading: `## Title {lang=nl}`. Others are passed over.
    pub(super) fn heading_attributes(
        &mut self,
        attributes: &[(CowStr<'_>, Option<CowStr<'_>>)],
        span: Span,
    ) -> Said {
        let mut said = Said::default();
        for (name, value) in attributes {
            let value = value.as_deref().unwrap_or_default().trim_matches(['"', '\'']);
            let sound = match name.as_ref() {
                "lang" => {
                    said.lang = Lang::parse(value).ok();
                    said.lang.is_some()
                }
                "dir" => {
                    said.dir = direction(value);
                    said.dir.is_some()
                }
                _ => true,
            };
            if !sound {
                let text = format!("the attribute `{name}` of this heading was left out");
                let note = Diagnostic::warning("heading-attribute", text);
                let help = "Write a language as `lang=nl`, and a direction as `dir=ltr` or `dir=rtl`.";
                self.note(note.help(help), span);
            }
        }
        said
    }

    /// Isolates phrases, as the direction and language of the finished block ask.
    fn isolate(&self, leaf: &mut Finished, verdict: &Verdict) {
        let Reading { lang: own, languages, .. } = *self.reading;
        let (lang, dir) = verdict.parts(&self.listener().around());
        let (lang, dir) = (lang.as_ref().unwrap_or(own), dir.unwrap_or(own.direction()));
        if leaf.may_have_phrases(dir) {
            isolate::phrases(&mut leaf.content, &isolate::Place { dir, lang, languages });
        }
    }

    fn end_paragraph(&mut self, content: Vec<Inline>, span: Span, verdict: &Verdict) {
        match content.as_slice() {
            [] => {}
            [Inline::Image(index)] => {
                let verdict = self.caption(*index);
                self.push(BlockKind::Figure(*index), span, &verdict);
            }
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
