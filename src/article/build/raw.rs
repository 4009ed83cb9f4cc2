//! Raw HTML, as settings ask.

use super::Build;
use crate::article::block::{BlockKind, Inline};
use crate::article::html::{self, InlineTag, Piece, Sanitizer};
use crate::article::script::Verdict;
use crate::diag::Span;
use crate::source::settings::HtmlPolicy;

/// How many elements may stay open from block to block.
const SPANNING: usize = 16;

/// Raw HTML without what `targum translate` tells translators; `None` where nothing else is in it.
fn for_readers(raw: String) -> Option<String> {
    if !raw.trim_start().starts_with("<!-- targum:") {
        return Some(raw);
    }
    let (_, after) = raw.split_once("-->")?;
    (!after.trim().is_empty()).then(|| after.to_owned())
}

impl Build<'_> {
    pub(super) fn end_html(&mut self, span: Span) {
        let Some(raw) = self.html.take() else { return };
        let Some(raw) = for_readers(raw) else { return };
        match self.reading.html {
            HtmlPolicy::Trust => self.push(BlockKind::Html(raw), span, &Verdict::Neutral),
            HtmlPolicy::Escape => {
                let mut content = Vec::new();
                for line in raw.trim_end().lines() {
                    if !content.is_empty() {
                        content.push(Inline::SoftBreak);
                    }
                    content.push(Inline::Text(line.to_owned()));
                }
                self.push(BlockKind::Paragraph(content), span, &Verdict::Neutral);
            }
            HtmlPolicy::Sanitize => self.sanitize(&raw, span),
        }
    }

    fn sanitize(&mut self, raw: &str, span: Span) {
        html::report(raw, false, span, |note, span| self.note(note, span));
        let pieces = self.sanitizer.get_or_insert_with(Sanitizer::new).pieces(raw);
        for piece in pieces {
            match piece {
                Piece::Whole(html) => self.push(BlockKind::Html(html), span, &Verdict::Neutral),
                Piece::Opens(name, html) if !html.is_empty() => {
                    if self.top().html.len() < SPANNING {
                        self.push(BlockKind::Html(html), span, &Verdict::Neutral);
                        self.top().html.push(name);
                    } else {
                        self.deep(span);
                    }
                }
                Piece::Opens(..) => {}
                Piece::Closes(name) => {
                    if let Some(at) = self.top().html.iter().rposition(|open| *open == name) {
                        self.end_spanning(at, span);
                    }
                }
            }
        }
    }

    /// Closes elements that go on from block to block, until `down_to` are left open.
    pub(super) fn end_spanning(&mut self, down_to: usize, span: Span) {
        while self.top().html.len() > down_to {
            if let Some(name) = self.top().html.pop() {
                self.push(BlockKind::Html(format!("</{name}>")), span, &Verdict::Neutral);
            }
        }
    }

    pub(super) fn inline_html(&mut self, raw: &str, span: Span) {
        match self.reading.html {
            HtmlPolicy::Trust => self.leaf.push(Inline::Html(raw.to_owned()), &mut self.links),
            HtmlPolicy::Escape => self.leaf.text(raw, span, false),
            HtmlPolicy::Sanitize => {
                html::report(raw, true, span, |note, span| self.note(note, span));
                match html::inline(raw) {
                    InlineTag::Open(name, html, speaks) => {
                        self.leaf.open_html(name, html, speaks, &mut self.links);
                    }
                    InlineTag::Close(name) => self.leaf.end_html(name, &mut self.links),
                    InlineTag::Break => self.leaf.push(Inline::HardBreak, &mut self.links),
                    InlineTag::Void(html) => self.leaf.push(Inline::Html(html), &mut self.links),
                    InlineTag::Nothing => {}
                }
            }
        }
    }
}
