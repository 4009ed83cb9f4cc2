//! Inline content: phrases, links, images.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::Build;
use crate::article::block::{Image, Inline, Target};
use crate::article::leaf::Mark;
use crate::article::links;
use crate::article::quotes::typographic;
use crate::article::script::Verdict;
use crate::diag::{Diagnostic, Span};

/// An image whose description is being read.
pub(super) struct ImageDraft {
    path: Option<String>,
    title: Option<String>,
    alt: String,
    /// A wiki image's name is not a description.
    described: bool,
    span: Span,
    depth: usize,
}

impl Build<'_> {
    pub(super) fn inline(&mut self, event: Event<'_>, span: Span) {
        self.need_leaf(span);
        match event {
            Event::Text(text) => self.text(&text, span),
            Event::Code(code) => self.leaf.push(Inline::Code(code.into_string()), &mut self.links),
            Event::SoftBreak => self.leaf.push(Inline::SoftBreak, &mut self.links),
            Event::HardBreak => self.leaf.push(Inline::HardBreak, &mut self.links),
            Event::FootnoteReference(label) => {
                let index = self.footnotes.number(&label);
                self.leaf.push(Inline::FootnoteRef { index, nth: 0 }, &mut self.links);
            }
            Event::InlineHtml(html) | Event::Html(html) => self.inline_html(&html, span),
            _ => {}
        }
    }

    pub(super) fn text(&mut self, text: &str, span: Span) {
        let escaped = text.starts_with(|first: char| first.is_ascii_punctuation())
            && span.start > self.offset
            && self.source.text.as_bytes().get(span.start - 1) == Some(&b'\\');
        self.leaf.text(text, span, escaped);
    }

    pub(super) fn start_phrase(&mut self, tag: &Tag<'_>, span: Span) {
        self.need_leaf(span);
        let mark = match tag {
            Tag::Emphasis => Mark::Emphasis,
            Tag::Strong => Mark::Strong,
            Tag::Strikethrough => Mark::Strikethrough,
            _ => Mark::Flat,
        };
        if !self.leaf.open(mark, &mut self.links) {
            self.deep(span);
        }
    }

    pub(super) fn start_link(&mut self, kind: LinkType, address: &str, title: &str, span: Span) {
        self.need_leaf(span);
        let target = match kind {
            LinkType::WikiLink { .. } => links::wiki(address),
            LinkType::Email => Ok(Target::Elsewhere(format!("mailto:{}", links::encoded(address)))),
            _ => links::target(address, &self.source.path),
        };
        let mark = match target {
            Ok(_) if self.leaf.in_link() => Mark::Flat,
            Ok(target) => {
                let title = Some(title).filter(|title| !title.is_empty());
                let title = title.map(|title| typographic(self.reading.lang, title));
                // Text before the link may hold bare addresses, which come first.
                self.leaf.settle(&mut self.links);
                let index = self.links.add(target, span, title);
                if matches!(kind, LinkType::Autolink | LinkType::Email) {
                    self.links.verbatim.push(index);
                }
                Mark::Link { index, own_words: kind != (LinkType::WikiLink { has_pothole: false }) }
            }
            Err(note) => {
                self.note(note, span);
                Mark::Flat
            }
        };
        if !self.leaf.open(mark, &mut self.links) {
            self.deep(span);
        }
    }

    pub(super) fn start_image(&mut self, kind: LinkType, address: &str, title: &str, span: Span) {
        self.need_leaf(span);
        let path = links::image(address, &self.source.path);
        let path = path.map_err(|note| self.note(note, span)).ok();
        let title = Some(title).filter(|title| !title.is_empty());
        self.image = Some(ImageDraft {
            path,
            title: title.map(|title| self.typographic(title).0),
            alt: String::new(),
            described: kind != (LinkType::WikiLink { has_pothole: false }),
            span,
            depth: 0,
        });
    }

    /// An event between an image's brackets: only its words count.
    pub(super) fn in_image(&mut self, event: Event<'_>, _: Span) {
        let Some(image) = &mut self.image else { return };
        match event {
            Event::Text(text) | Event::Code(text) => image.alt.push_str(&text),
            Event::SoftBreak | Event::HardBreak => image.alt.push(' '),
            Event::Start(Tag::Image { .. }) => image.depth += 1,
            Event::End(TagEnd::Image) if image.depth > 0 => image.depth -= 1,
            Event::End(TagEnd::Image) => self.end_image(),
            _ => {}
        }
    }

    /// A text that stands by itself, its marks as its language has them, and what it says of that language.
    fn typographic(&self, text: &str) -> (String, Verdict) {
        let listener = self.listener();
        let verdict = listener.hear_text(text);
        let around = listener.around();
        let set = match verdict.lang(self.reading.lang, &around) {
            Some(lang) => typographic(lang, text),
            None => text.to_owned(),
        };
        (set, verdict)
    }

    /// What a figure's caption says, or else its description.
    pub(super) fn caption(&self, index: usize) -> Verdict {
        let image = self.images.get(index);
        let text = image.map_or("", |image| image.title.as_deref().unwrap_or(&image.alt));
        self.listener().hear_text(text)
    }

    fn end_image(&mut self) {
        let Some(draft) = self.image.take() else { return };
        let words = if draft.described { draft.alt.trim() } else { "" };
        let (alt, verdict) = self.typographic(words);
        if alt.is_empty() {
            let note = Diagnostic::warning("image-alt", "this image has no description");
            self.note(
                note.help("Say between the square brackets what it shows; readers may not see it."),
                draft.span,
            );
        }
        let index = self.images.len();
        let (lang, dir) = verdict.parts(&self.listener().around());
        self.images.push(Image { path: draft.path, alt, lang, dir, title: draft.title, span: draft.span });
        self.leaf.push(Inline::Image(index), &mut self.links);
    }
}
