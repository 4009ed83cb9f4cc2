//! Footnotes: references in the text, and the notes after it.

use super::blocks::Writer;
use super::{Place, escape};
use crate::article::{Block, BlockKind, Footnote};

impl<'a> Writer<'a> {
    pub(super) fn footnote_ref(&mut self, index: usize, nth: usize) {
        if self.around.place == Place::Quoted {
            self.put("<sup>");
            self.shown_number(index + 1);
            return self.put("</sup>");
        }
        self.put("<sup><a class=\"footnote-ref\" id=\"");
        self.ref_id(index, nth);
        self.put("\" href=\"#fn-");
        self.number(index + 1);
        self.put("\" role=\"doc-noteref\" aria-label=\"");
        escape::attribute(&self.around.labels.footnote, self.out);
        self.put(" ");
        self.shown_number(index + 1);
        self.put("\">");
        self.shown_number(index + 1);
        self.put("</a></sup>");
    }

    /// `fnref-1`, and for further references `fnref-1-2`.
    fn ref_id(&mut self, index: usize, nth: usize) {
        self.put("fnref-");
        self.number(index + 1);
        if nth > 0 {
            self.put("-");
            self.number(nth + 1);
        }
    }

    pub(super) fn footnotes(&mut self) {
        if self.article.footnotes.is_empty() {
            return;
        }
        self.put(
            "<section class=\"footnotes\" role=\"doc-endnotes\" aria-labelledby=\"targum-footnotes\">\n",
        );
        self.put("<h2 id=\"targum-footnotes\">");
        self.text(&self.around.labels.footnotes);
        self.put("</h2>\n<ol>\n");
        let article = self.article;
        for (index, footnote) in article.footnotes.iter().enumerate() {
            self.footnote(index, footnote);
        }
        self.put("</ol>\n</section>\n");
    }

    fn footnote(&mut self, index: usize, footnote: &'a Footnote) {
        self.put("<li id=\"fn-");
        self.number(index + 1);
        self.put("\">\n");
        match footnote.blocks.split_last() {
            Some((last @ Block { kind: BlockKind::Paragraph(content), .. }, before)) => {
                self.blocks(before);
                let mark = self.open_mark(last);
                self.put("<p");
                self.own(last);
                self.put(">");
                self.inlines(content);
                self.put(" ");
                self.ways_back(index, footnote.references);
                self.put("</p>\n");
                self.close_mark(last, mark);
            }
            _ => {
                self.blocks(&footnote.blocks);
                self.put("<p>");
                self.ways_back(index, footnote.references);
                self.put("</p>\n");
            }
        }
        self.put("</li>\n");
    }

    /// A link back for each reference.
    fn ways_back(&mut self, index: usize, references: usize) {
        for nth in 0..references {
            self.put(if nth > 0 { " " } else { "" });
            self.put("<a class=\"footnote-back\" href=\"#");
            self.ref_id(index, nth);
            self.put("\" role=\"doc-backlink\" aria-label=\"");
            escape::attribute(&self.around.labels.footnote_back, self.out);
            self.put(" ");
            self.shown_number(index + 1);
            if references > 1 {
                self.put("-");
                self.shown_number(nth + 1);
            }
            self.put("\"><span aria-hidden=\"true\">↑</span></a>");
        }
    }
}
