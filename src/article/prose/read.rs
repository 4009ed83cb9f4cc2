//! From Markdown's events to leaves.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::markup::{self, Opaque};
use super::{Leaf, OBJECT, Part, Prose, RunKind};
use crate::article::{autolink, build};
use crate::diag::Span;
use crate::lang::Lang;
use crate::source::Source;

/// Reads the body that begins at `start`.
pub(super) fn body(source: &Source, start: usize, lang: &Lang) -> Prose {
    let text = source.text.get(start..).unwrap_or_default();
    let offset = source.text.len() - text.len();
    let mut reader = Reader {
        text: &source.text,
        offset,
        lang,
        prose: Prose::default(),
        leaf: None,
        image: None,
        opaque: Opaque::default(),
        verbatim: 0,
        html: None,
        code: false,
    };
    let mut events = Parser::new_ext(text, build::MARKDOWN).into_offset_iter();
    for (event, range) in events.by_ref() {
        let span = Span::new(range.start, range.end).shifted(offset);
        reader.event(event, span);
    }
    let mut titles: Vec<(Range<usize>, String)> = events
        .reference_definitions()
        .iter()
        .filter_map(|(_, found)| Some((found.span.clone(), found.title.as_ref()?.to_string())))
        .collect();
    titles.sort_by_key(|(range, _)| range.start);
    for (range, title) in titles {
        reader.title(&title, Span::new(range.start, range.end).shifted(offset));
    }
    reader.end_leaf();
    reader.prose.leaves.sort_by_key(|leaf| (leaf.span.start, std::cmp::Reverse(leaf.span.end)));
    reader.prose
}

struct Reader<'a> {
    text: &'a str,
    offset: usize,
    lang: &'a Lang,
    prose: Prose,
    leaf: Option<Leaf>,
    /// An image's description, and how many images are open.
    image: Option<(Leaf, usize)>,
    opaque: Opaque,
    /// How many open links show their address.
    verbatim: usize,
    html: Option<Span>,
    code: bool,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.image.is_some() => self.described(&text, span),
            Event::Code(_) if self.image.is_some() => self.object(RunKind::Code, span),
            Event::SoftBreak | Event::HardBreak if self.image.is_some() => {
                self.shown(RunKind::Break, " ", span)
            }
            Event::InlineHtml(_) | Event::Html(_) if self.image.is_some() => {}
            Event::Text(_) if self.code => {}
            Event::Text(_) | Event::Html(_) if self.html.is_some() => {}
            Event::Text(text) => self.words(&text, span),
            Event::Code(_) => self.object(RunKind::Code, span),
            Event::SoftBreak => self.shown(RunKind::Break, " ", span),
            Event::HardBreak => self.shown(RunKind::Break, "\n", span),
            Event::InlineHtml(html) | Event::Html(html) => self.tag(&html, span),
            Event::FootnoteReference(_) => self.shown(RunKind::Tag, "", span),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Span) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            Tag::Link { link_type, title, .. } => {
                let shows_address = matches!(
                    link_type,
                    LinkType::Autolink | LinkType::Email | LinkType::WikiLink { has_pothole: false }
                );
                if shows_address {
                    self.object(RunKind::Address, span);
                }
                if shows_address || self.verbatim > 0 {
                    self.verbatim += 1;
                }
                self.own_title(link_type, &title, span);
            }
            Tag::Image { title, link_type, .. } => {
                self.own_title(link_type, &title, span);
                match &mut self.image {
                    Some((_, depth)) => *depth += 1,
                    None => {
                        self.object(RunKind::Image, span);
                        self.image = Some((Leaf::new(Part::Description, span, self.lang), 0));
                    }
                }
            }
            Tag::CodeBlock(_) => {
                self.end_leaf();
                self.code = true;
                self.prose.code.push(span);
            }
            Tag::HtmlBlock => {
                self.end_leaf();
                self.html = Some(span);
            }
            block => self.start_block(&block, span),
        }
    }

    fn start_block(&mut self, tag: &Tag<'_>, span: Span) {
        self.end_leaf();
        let part = match tag {
            Tag::Paragraph => Part::Paragraph,
            Tag::Heading { .. } => Part::Heading,
            Tag::TableCell => Part::Cell,
            Tag::DefinitionListTitle => Part::Term,
            _ => return,
        };
        self.leaf = Some(Leaf::new(part, span, self.lang));
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript => {}
            TagEnd::Link => self.verbatim = self.verbatim.saturating_sub(1),
            TagEnd::Image => match self.image.take() {
                Some((leaf, 0)) => self.keep(leaf),
                Some((leaf, depth)) => self.image = Some((leaf, depth - 1)),
                None => {}
            },
            TagEnd::CodeBlock => self.code = false,
            TagEnd::HtmlBlock => {
                if let Some(span) = self.html.take() {
                    let mut leaf = Leaf::new(Part::Html, span, self.lang);
                    markup::block(&self.text[span.start..span.end], span.start, &mut leaf);
                    self.keep(leaf);
                }
            }
            _ => self.end_leaf(),
        }
    }

    /// The leaf that inline content goes to.
    fn leaf(&mut self, span: Span) -> &mut Leaf {
        let lang = self.lang;
        if let Some((leaf, _)) = &mut self.image {
            return leaf;
        }
        let leaf = self.leaf.get_or_insert_with(|| Leaf::new(Part::Paragraph, span, lang));
        leaf.span.end = leaf.span.end.max(span.end);
        leaf
    }

    fn shown(&mut self, kind: RunKind, text: &str, span: Span) {
        if self.verbatim == 0 && self.opaque.kind().is_none() {
            self.leaf(span).push(kind, text, span);
        }
    }

    fn object(&mut self, kind: RunKind, span: Span) {
        let mut object = [0; 4];
        self.shown(kind, OBJECT.encode_utf8(&mut object), span);
    }

    fn words(&mut self, text: &str, span: Span) {
        if self.verbatim > 0 {
            return;
        }
        if let Some(kind) = self.opaque.kind() {
            let mut object = [0; 4];
            return self.leaf(span).push(kind, OBJECT.encode_utf8(&mut object), span);
        }
        if self.text.get(span.start..span.end) != Some(text) {
            return self.shown(RunKind::Entity, text, span);
        }
        let escaped = text.starts_with(|first: char| first.is_ascii_punctuation())
            && span.start > self.offset
            && self.text.as_bytes().get(span.start - 1) == Some(&b'\\');
        let kept = usize::from(escaped);
        let middle = span.start + kept;
        if escaped {
            self.shown(RunKind::Escape, &text[..1], Span::new(span.start, middle));
        }
        if kept < text.len() {
            self.shown(RunKind::Text, &text[kept..], Span::new(middle, span.end));
        }
    }

    /// Text between an image's brackets.
    fn described(&mut self, text: &str, span: Span) {
        self.words(text, span);
    }

    fn tag(&mut self, html: &str, span: Span) {
        let breaks = self.opaque.tag(html);
        let leaf = self.leaf(span);
        leaf.push(RunKind::Tag, "", span);
        if breaks {
            leaf.push(RunKind::Break, "\n", Span::new(span.end, span.end));
        }
    }

    /// The title of a link or image that is written within it.
    fn own_title(&mut self, kind: LinkType, title: &str, span: Span) {
        if kind == LinkType::Inline {
            self.title(title, span);
        }
    }

    fn title(&mut self, title: &str, span: Span) {
        if title.is_empty() {
            return;
        }
        let mut leaf = Leaf::new(Part::LinkTitle, span, self.lang);
        match self.text[span.start..span.end].rfind(title) {
            Some(at) => {
                let start = span.start + at;
                leaf.span = Span::new(start, start + title.len());
                leaf.push(RunKind::Text, title, leaf.span);
            }
            None => leaf.push(RunKind::Entity, title, span),
        }
        self.keep(leaf);
    }

    fn end_leaf(&mut self) {
        self.opaque = Opaque::default();
        self.verbatim = 0;
        if let Some(leaf) = self.leaf.take() {
            self.keep(leaf);
        }
    }

    fn keep(&mut self, leaf: Leaf) {
        if leaf.text.is_empty() && leaf.runs.is_empty() {
            return;
        }
        let found = match leaf.text.contains(['@', ':', '.']) {
            true => autolink::find(&leaf.text),
            false => Vec::new(),
        };
        let leaf = if found.is_empty() { leaf } else { without_addresses(&leaf, &found) };
        self.prose.leaves.push(leaf);
    }
}

/// The leaf with an object in place of each address in its text.
fn without_addresses(leaf: &Leaf, found: &[autolink::Found]) -> Leaf {
    let mut out = Leaf { text: String::new(), runs: Vec::new(), ..leaf.clone() };
    let mut found = found.iter().map(|found| found.range.clone()).peekable();
    let mut object = [0; 4];
    let object: &str = OBJECT.encode_utf8(&mut object);
    for run in &leaf.runs {
        let mut at = run.at.start;
        while let Some(address) = found.next_if(|address| address.start < run.at.end) {
            if address.start > at {
                put(&mut out, leaf, run, at..address.start);
            }
            let span = leaf.place(address.clone()).unwrap_or_else(|| leaf.near(address.clone()));
            out.push(RunKind::Address, object, span);
            at = at.max(address.end);
        }
        if at == run.at.start || at < run.at.end {
            put(&mut out, leaf, run, at..run.at.end);
        }
    }
    out
}

/// Copies a stretch of a run.
fn put(out: &mut Leaf, leaf: &Leaf, run: &super::Run, range: Range<usize>) {
    let span = match run.kind {
        RunKind::Text => {
            let start = run.span.start + range.start - run.at.start;
            Span::new(start, start + range.len())
        }
        _ => run.span,
    };
    out.push(run.kind, leaf.text.get(range).unwrap_or_default(), span);
}
