//! From Markdown's events to blocks.
//!
//! 1. Containers (quotes, lists, footnotes …) stand on a stack; a closed one becomes a block of the one around it.
//! 2. At most one leaf (paragraph, heading, cell …) is open at a time and gathers inline content.
//! 3. What needs the whole article waits for the end: ids of headings and the order of footnotes.

mod agree;
mod containers;
mod inline;
mod leaves;
mod raw;
mod table;

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use self::containers::{Kind, Open};
use self::inline::ImageDraft;
use self::leaves::{LeafKind, OpenLeaf};
use self::table::TableDraft;
use super::block::{Block, Footnote, Heading, Image, Link};
use super::footnotes::Footnotes;
use super::html::Sanitizer;
use super::leaf::{Leaf, Links};
use super::script::{Listener, Said};
use super::segment::{Segment, Walk};
use super::{Around, Reading, anchors};
use crate::diag::{Diagnostic, Span};
use crate::lang::guess::Native;
use crate::source::Source;

/// CommonMark with what a body may hold beyond it.
pub const MARKDOWN: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_WIKILINKS);

/// What a body yields.
pub(super) struct Body {
    pub blocks: Vec<Block>,
    pub footnotes: Vec<Footnote>,
    pub links: Vec<Link>,
    pub images: Vec<Image>,
    pub headings: Vec<Heading>,
    pub words: usize,
    pub segments: Vec<Segment>,
    pub notes: Vec<Diagnostic>,
}

/// Reads the body of `source` that begins at `start`.
pub(super) fn body(source: &Source, start: usize, reading: &Reading<'_>) -> Body {
    let text = source.text.get(start..).unwrap_or_default();
    let mut build = Build::new(source, source.text.len() - text.len(), reading);
    let mut leaves = Walk::new(text, build.offset);
    for (event, range) in Parser::new_ext(text, MARKDOWN).into_offset_iter() {
        let span = build.span(range.clone());
        leaves.event(&event, range);
        build.event(event, span);
    }
    Body { segments: leaves.finish(), ..build.finish() }
}

/// A body being read.
struct Build<'a> {
    source: &'a Source,
    reading: &'a Reading<'a>,
    offset: usize,
    native: Native,
    root: Open,
    open: Vec<Open>,
    /// How many containers are open that nest in the result.
    depth: usize,
    /// Elements of raw HTML that are open here.
    around: Around,
    /// What they say of language and direction.
    said: Option<Said>,
    leaf: Leaf,
    leaf_now: Option<OpenLeaf>,
    table: Option<TableDraft>,
    code: Option<(Option<String>, String)>,
    html: Option<String>,
    image: Option<ImageDraft>,
    links: Links,
    images: Vec<Image>,
    headings: Vec<Heading>,
    chosen_ids: Vec<Option<String>>,
    footnotes: Footnotes,
    sanitizer: Option<Sanitizer>,
    words: usize,
    too_deep: bool,
    notes: Vec<Diagnostic>,
}

impl<'a> Build<'a> {
    fn new(source: &'a Source, offset: usize, reading: &'a Reading<'a>) -> Self {
        Self {
            source,
            reading,
            offset,
            native: Native::of(reading.lang),
            root: Open::new(Kind::Flat, Span::default(), 0),
            open: Vec::new(),
            depth: 0,
            around: Around::default(),
            said: None,
            leaf: Leaf::default(),
            leaf_now: None,
            table: None,
            code: None,
            html: None,
            image: None,
            links: Links::default(),
            images: Vec::new(),
            headings: Vec::new(),
            chosen_ids: Vec::new(),
            footnotes: Footnotes::default(),
            sanitizer: None,
            words: 0,
            too_deep: false,
            notes: Vec::new(),
        }
    }

    /// A place in the whole file, without the line end that blocks take along.
    fn span(&self, range: Range<usize>) -> Span {
        let mut span = Span::new(range.start, range.end).shifted(self.offset);
        while span.end > span.start && self.source.text.as_bytes().get(span.end - 1) == Some(&b'\n') {
            span.end -= 1;
        }
        span
    }

    /// Whose words are read here.
    fn listener(&self) -> Listener<'_> {
        let said = self.said.as_ref();
        Listener { own: self.reading.lang, native: self.native, site: self.reading.languages, said }
    }

    fn note(&mut self, note: Diagnostic, span: Span) {
        self.notes.push(note.at(&self.source.path, span));
    }

    fn deep(&mut self, span: Span) {
        if !self.too_deep {
            self.too_deep = true;
            let note =
                Diagnostic::warning("nesting", "this nests too deep; what is further in was flattened");
            self.note(note.help("Keep lists and quotations to a few levels."), span);
        }
    }

    fn event(&mut self, event: Event<'_>, span: Span) {
        if self.image.is_some() {
            return self.in_image(event, span);
        }
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag, span),
            Event::Text(text) if self.code.is_some() => {
                if let Some((_, code)) = &mut self.code {
                    code.push_str(&text);
                }
            }
            Event::Text(text) | Event::Html(text) if self.html.is_some() => {
                if let Some(html) = &mut self.html {
                    html.push_str(&text);
                }
            }
            Event::Rule => self.rule(span),
            Event::TaskListMarker(done) => self.task(done),
            inline => self.inline(inline, span),
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Span) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {
                self.start_phrase(&tag, span);
            }
            Tag::Link { link_type, dest_url, title, .. } => {
                self.start_link(link_type, &dest_url, &title, span)
            }
            Tag::Image { link_type, dest_url, title, .. } => {
                self.start_image(link_type, &dest_url, &title, span)
            }
            block => {
                self.end_implicit();
                self.start_block(block, span);
            }
        }
    }

    fn start_block(&mut self, tag: Tag<'_>, span: Span) {
        match tag {
            Tag::Paragraph => self.start_paragraph(span),
            Tag::Heading { level, id, attrs, .. } => {
                let said = self.heading_attributes(&attrs, span);
                let id = id.map(|id| id.to_string());
                self.start_leaf(LeafKind::Heading { level: level as u8, id, said }, span);
            }
            Tag::CodeBlock(kind) => self.start_code(&kind),
            Tag::HtmlBlock => self.html = Some(String::new()),
            Tag::Table(columns) => self.start_table(&columns, span),
            Tag::TableHead | Tag::TableRow => self.start_row(),
            Tag::TableCell => self.start_leaf(LeafKind::Cell, span),
            Tag::DefinitionListTitle => self.start_leaf(LeafKind::Term, span),
            container => self.start_container(container, span),
        }
    }

    fn end(&mut self, tag: TagEnd, span: Span) {
        match tag {
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link => self.leaf.close(&mut self.links),
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::DefinitionListTitle => {
                self.end_leaf();
            }
            TagEnd::CodeBlock => self.end_code(span),
            TagEnd::HtmlBlock => self.end_html(span),
            TagEnd::TableHead | TagEnd::TableRow => self.end_row(),
            TagEnd::Table => self.end_table(),
            TagEnd::Image | TagEnd::MetadataBlock(_) => {}
            TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListDefinition => self.end_container(),
        }
    }

    fn finish(mut self) -> Body {
        self.end_implicit();
        self.end_spanning(0, Span::new(self.source.text.len(), self.source.text.len()));
        let mut blocks = std::mem::take(&mut self.root.blocks);
        let mut notes = self.notes;
        anchors::assign(&mut self.headings, self.chosen_ids, self.source, &mut notes);
        let footnotes = self.footnotes.settle(&mut blocks, &self.source.path, &mut notes);
        Body {
            blocks,
            footnotes,
            links: self.links.all,
            images: self.images,
            headings: self.headings,
            words: self.words,
            segments: Vec::new(),
            notes,
        }
    }
}
