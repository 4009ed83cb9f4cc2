//! Writes a planned body: reads it from its source again, marks the first mention of each glossary term, and
//! hands its blocks to the body writer.

use std::mem::take;
use std::ops::Range;
use std::slice;

use super::model::{BodyView, Markup, TermView, TocView};
use super::plan::BodyPlan;
use super::site::{Here, Site};
use crate::analysis::glossary::{Mention, Search};
use crate::article::{Article, Block, BlockKind, Heading, Inline, text_of};
use crate::body::{self, Marks, Place, Surroundings, Syntax};
use crate::diag::Diagnostic;
use crate::library::Bodies;

/// How much room a body gets at first, in bytes.
const BODY: usize = 16 * 1024;

impl Site<'_> {
    /// Reads and writes a planned body; with the article that was read.
    pub(super) fn write_body(
        &self,
        bodies: &Bodies<'_>,
        here: &Here<'_>,
        plan: &BodyPlan<'_>,
    ) -> Result<(BodyView, Article), Diagnostic> {
        let (record, page) = (plan.shown.record, plan.page);
        let mut article = bodies.article(self.parts.library, plan.entry.0, record)?;
        let source = plan.stale.as_ref().map(|_| bodies.source(record)).transpose()?;
        let text: &str = source.as_ref().map_or("", |source| &source.text);
        let links = self.resolved(here, &plan.links, page, record.lang);
        let (marks, stale) = match &plan.stale {
            Some(stale) => self.marks(bodies, here, (plan, stale), &links, (&article, text))?,
            None => (Vec::new(), Vec::new()),
        };
        let terms = self.mark_terms(&mut article, here, plan);
        let anchors: Vec<String> = terms.iter().map(|term| term.anchor.clone()).collect();
        let around = Surroundings {
            syntax: Syntax::Html,
            links: &links,
            images: &self.images(here, &plan.images),
            terms: &anchors,
            labels: &self.labels[record.lang],
            place: Place::Alone,
            marks: (!marks.is_empty()).then_some(Marks { text, all: &marks }),
        };
        let mut html = String::with_capacity(BODY);
        body::write(&article, &around, &mut html);
        let standing = plan.standing.as_ref().map(|standing| self.standing(here, standing, page));
        let view = BodyView { html: Markup(html), toc: contents(&record.headings), terms, standing, stale };
        Ok((view, article))
    }

    /// Marks the first mention of each planned term in the article and gives the terms that are mentioned.
    fn mark_terms(&self, article: &mut Article, here: &Here<'_>, plan: &BodyPlan<'_>) -> Vec<TermView> {
        if plan.terms.is_empty() {
            return Vec::new();
        }
        let matcher = &self.parts.library.glossaries[plan.shown.record.lang].matcher;
        let wanted: Vec<usize> = plan.terms.iter().map(|term| term.plan.number.0).collect();
        let search = matcher.search(wanted.iter().copied());
        let mut marker = Marker { search: &search, wanted, found: Vec::new() };
        marker.blocks(&mut article.blocks);
        let found = marker.found.iter().enumerate().filter_map(|(index, number)| {
            let term = plan.terms.iter().find(|term| term.plan.number.0 == *number)?;
            Some(self.term_view(here, &term.plan, plan.page, Some(format!("term-ref-{index}"))))
        });
        found.collect()
    }
}

/// A table of contents; empty where there are fewer than two headings to list.
fn contents(headings: &[Heading]) -> Vec<TocView> {
    let listed = || headings.iter().filter(|heading| heading.level <= 3);
    if listed().nth(1).is_none() {
        return Vec::new();
    }
    let entry = |of: &Heading| TocView { level: of.level, id: of.id.clone(), text: of.text.clone() };
    listed().map(entry).collect()
}

/// Looks for terms in running text: not in headings, links, code or tables' heads.
struct Marker<'a> {
    search: &'a Search<'a>,
    /// Terms not yet found.
    wanted: Vec<usize>,
    /// Terms found, in the order of their mention.
    found: Vec<usize>,
}

impl Marker<'_> {
    fn blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            if self.wanted.is_empty() {
                return;
            }
            // A block in another language than the article's is not in the language of its glossary.
            if block.lang.is_some() || block.dir.is_some() {
                continue;
            }
            self.block(&mut block.kind);
        }
    }

    fn block(&mut self, kind: &mut BlockKind) {
        match kind {
            BlockKind::Paragraph(content) => self.inlines(content),
            BlockKind::List { items, .. } => items.iter_mut().for_each(|item| self.blocks(&mut item.blocks)),
            BlockKind::Quote(blocks) | BlockKind::Callout { blocks, .. } => self.blocks(blocks),
            BlockKind::Table { rows, .. } => {
                let own = rows.iter_mut().flatten().filter(|cell| cell.lang.is_none() && cell.dir.is_none());
                own.for_each(|cell| self.inlines(&mut cell.content));
            }
            BlockKind::Definitions(definitions) => {
                definitions.iter_mut().flat_map(|d| &mut d.meanings).for_each(|blocks| self.blocks(blocks));
            }
            BlockKind::Heading { .. }
            | BlockKind::Code { .. }
            | BlockKind::Figure(_)
            | BlockKind::Html(_)
            | BlockKind::Rule => {}
        }
    }

    fn inlines(&mut self, content: &mut Vec<Inline>) {
        let has_text = |inline: &Inline| matches!(inline, Inline::Text(_) | Inline::Isolate { .. });
        let nested = |inline: &Inline| matches!(inline, Inline::Emphasis(_) | Inline::Strong(_));
        if self.wanted.is_empty() || !content.iter().any(|inline| has_text(inline) || nested(inline)) {
            return;
        }
        let mut marked = Vec::with_capacity(content.len());
        let mut line = Vec::new();
        for inline in take(content) {
            if let Inline::Text(_) | Inline::Isolate { .. } = inline {
                line.push(inline);
                continue;
            }
            self.line(take(&mut line), &mut marked);
            match inline {
                Inline::Emphasis(mut inner) => {
                    self.inlines(&mut inner);
                    marked.push(Inline::Emphasis(inner));
                }
                Inline::Strong(mut inner) => {
                    self.inlines(&mut inner);
                    marked.push(Inline::Strong(inner));
                }
                other => marked.push(other),
            }
        }
        self.line(line, &mut marked);
        *content = marked;
    }

    /// Text and isolates in a row. A term may be made of both, as “מערכת CRM” is: then it holds whole isolates.
    fn line(&mut self, pieces: Vec<Inline>, out: &mut Vec<Inline>) {
        if pieces.len() < 2 {
            return pieces.into_iter().for_each(|piece| self.piece(piece, out));
        }
        let mut text = String::new();
        let pieces: Vec<(Range<usize>, Inline)> = pieces
            .into_iter()
            .map(|piece| {
                let start = text.len();
                text += &text_of(slice::from_ref(&piece));
                (start..text.len(), piece)
            })
            .collect();
        let mut done = 0;
        for Mention { start, end, term } in self.search.mentions(&text) {
            if self.wanted.is_empty() {
                break;
            }
            let touched = || pieces.iter().filter(|(place, _)| place.start < end && start < place.end);
            let whole = |(place, piece): &(Range<usize>, Inline)| match piece {
                Inline::Isolate { content, .. } => {
                    start <= place.start
                        && place.end <= end
                        && matches!(content.as_slice(), [Inline::Text(_)])
                }
                _ => true,
            };
            if start < done || touched().count() < 2 || !touched().all(whole) {
                continue;
            }
            // What stands before may hold the term by itself.
            self.stretch(&pieces, done..start, out);
            done = start;
            if let Some(at) = self.wanted.iter().position(|wanted| *wanted == term) {
                out.push(Inline::Term { index: self.found.len(), text: text[start..end].to_owned() });
                self.found.push(self.wanted.remove(at));
                done = end;
            }
        }
        self.stretch(&pieces, done..text.len(), out);
    }

    /// What of the pieces lies in a range, which divides none but text.
    fn stretch(&mut self, pieces: &[(Range<usize>, Inline)], range: Range<usize>, out: &mut Vec<Inline>) {
        for (place, piece) in
            pieces.iter().filter(|(place, _)| place.start < range.end && range.start < place.end)
        {
            let part = range.start.max(place.start) - place.start..range.end.min(place.end) - place.start;
            let piece = match piece {
                Inline::Text(text) => Inline::Text(text[part].to_owned()),
                other => other.clone(),
            };
            self.piece(piece, out);
        }
    }

    fn piece(&mut self, piece: Inline, out: &mut Vec<Inline>) {
        match piece {
            Inline::Text(text) if text.is_empty() => {}
            Inline::Text(text) => self.text(text, out),
            Inline::Isolate { lang, dir, mut content } => {
                self.inlines(&mut content);
                out.push(Inline::Isolate { lang, dir, content });
            }
            other => out.push(other),
        }
    }

    fn text(&mut self, text: String, out: &mut Vec<Inline>) {
        let mut done = 0;
        for mention in self.search.mentions(&text) {
            if self.wanted.is_empty() {
                break;
            }
            let Some(at) = self.wanted.iter().position(|term| *term == mention.term) else { continue };
            if mention.start > done {
                out.push(Inline::Text(text[done..mention.start].to_owned()));
            }
            let words = text[mention.start..mention.end].to_owned();
            out.push(Inline::Term { index: self.found.len(), text: words });
            self.found.push(self.wanted.remove(at));
            done = mention.end;
        }
        if done == 0 {
            out.push(Inline::Text(text));
        } else if done < text.len() {
            out.push(Inline::Text(text[done..].to_owned()));
        }
    }
}
