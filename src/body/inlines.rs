//! Inline content.

use super::blocks::Writer;
use super::{ResolvedLink, escape, raw};
use crate::article::{Inline, Link, Target};
use crate::lang::phrases::Base;
use crate::lang::{Direction, Lang, plain};

/// The language and direction of a phrase.
struct Own<'a> {
    lang: Option<&'a Lang>,
    dir: Direction,
}

impl Writer<'_> {
    pub(super) fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => self.text(text),
            Inline::Code(code) => {
                self.put("<code dir=\"ltr\">");
                self.text(code);
                self.put("</code>");
            }
            Inline::Emphasis(inner) => self.phrase("em", inner),
            Inline::Strong(inner) => self.phrase("strong", inner),
            Inline::Strikethrough(inner) => self.phrase("del", inner),
            Inline::Link { index, content } => self.link(*index, content, None),
            Inline::Image(index) => self.image(*index, true),
            Inline::FootnoteRef { index, nth } => self.footnote_ref(*index, *nth),
            Inline::Term { index, text } => self.term(*index, text),
            Inline::Isolate { lang, dir, content } => {
                self.isolate(&Own { lang: lang.as_ref(), dir: *dir }, content);
            }
            Inline::SoftBreak => self.put("\n"),
            Inline::HardBreak => {
                self.put("<br");
                self.end_void();
                self.put("\n");
            }
            Inline::Html(html) => raw::write(html, self.around.syntax, self.out),
        }
    }

    fn phrase(&mut self, name: &str, content: &[Inline]) {
        self.put("<");
        self.put(name);
        self.put(">");
        self.inlines(content);
        self.put("</");
        self.put(name);
        self.put(">");
    }

    /// A phrase that runs its own way. Where it is one link, the link says so itself: the name of its target's
    /// language behind it is not part of the phrase.
    fn isolate(&mut self, own: &Own<'_>, content: &[Inline]) {
        match content {
            [Inline::Link { index, content }] if self.around.links.get(*index).is_some() => {
                self.link(*index, content, Some(own));
            }
            _ => {
                self.put("<bdi");
                self.own_direction(own);
                self.put(">");
                self.inlines_in(own.dir, content);
                self.put("</bdi>");
            }
        }
    }

    fn own_direction(&mut self, own: &Own<'_>) {
        if let Some(lang) = own.lang {
            self.lang_attribute(lang);
        }
        self.attribute("dir", own.dir.as_str());
    }

    fn link(&mut self, index: usize, content: &[Inline], own: Option<&Own<'_>>) {
        let around = self.around;
        let Some(link) = around.links.get(index) else { return self.inlines(content) };
        let written = self.article.links.get(index);
        self.put("<a");
        if link.external {
            self.put(" class=\"external\"");
        }
        self.attribute("href", &link.href);
        if let Some(lang) = self.other_lang(link) {
            self.attribute("hreflang", lang.as_str());
        }
        if let Some(title) = written.and_then(|link| link.title.as_deref()) {
            self.plain_attribute("title", self.dir(), title);
        }
        if link.external {
            self.put(" rel=\"noopener noreferrer\"");
        }
        let address = self.dir().is_rtl() && written.is_some_and(|link| shows_address(link, content));
        let address = address.then_some(Own { lang: None, dir: Direction::Ltr });
        let own = own.or(address.as_ref());
        if let Some(own) = own {
            self.own_direction(own);
        }
        self.put(">");
        if content.is_empty() {
            self.own_title(link);
        } else {
            self.inlines_in(own.map_or(self.dir(), |own| own.dir), content);
        }
        self.put("</a>");
        if let Some(name) = &link.lang_name {
            self.put(" <span class=\"link-lang\">(");
            self.text(name);
            self.put(")</span>");
        }
        if let Some(word) = &link.warning {
            self.put(" <span class=\"link-lang\" data-badge=\"outdated-major\">(");
            self.text(word);
            self.put(")</span>");
        }
    }

    /// The language of a link's target, where it is another than the article's.
    fn other_lang<'l>(&self, link: &'l ResolvedLink) -> Option<&'l Lang> {
        link.lang.as_ref().filter(|lang| **lang != self.article.lang)
    }

    /// The target's title, which may run another way than the text around it.
    fn own_title(&mut self, link: &ResolvedLink) {
        self.put("<bdi");
        if let Some(lang) = self.other_lang(link) {
            self.lang_attribute(lang);
            self.attribute("dir", lang.direction().as_str());
        }
        self.put(">");
        let dir = self.other_lang(link).unwrap_or(&self.article.lang).direction();
        self.words_in(dir, if link.title.is_empty() { &link.href } else { &link.title });
        self.put("</bdi>");
    }

    /// An attribute that is read by people: its phrases stand between characters that isolate them, and it runs as the
    /// text around it does.
    fn plain_attribute(&mut self, name: &str, dir: Direction, value: &str) {
        let value = plain::line(value, Base::new(dir, &self.article.lang));
        self.attribute(name, &value);
    }

    /// A text without mark-up, its phrases isolated.
    pub(super) fn words(&mut self, text: &str) {
        self.words_in(self.dir(), text);
    }

    fn words_in(&mut self, dir: Direction, text: &str) {
        let own = &self.article.lang;
        super::words(text, Base::new(dir, own), own, &[], self.around.syntax, self.out);
    }

    /// An image; within a line its title is a tooltip, in a figure it is the caption.
    pub(super) fn image(&mut self, index: usize, in_line: bool) {
        let around = self.around;
        let Some(image) = self.article.images.get(index) else { return };
        let resolved = around.images.get(index).filter(|image| !image.src.is_empty());
        let Some(resolved) = resolved else {
            self.put("<span class=\"image-missing\">");
            self.words(&image.alt);
            return self.put("</span>");
        };
        self.put("<img");
        self.attribute("src", &resolved.src);
        let dir = image.dir.unwrap_or(self.article.lang.direction());
        self.plain_attribute("alt", dir, &image.alt);
        self.describes(image);
        if let Some((width, height)) = resolved.size {
            self.attribute("width", &width.to_string());
            self.attribute("height", &height.to_string());
        }
        if let Some(title) = image.title.as_deref().filter(|_| in_line) {
            self.plain_attribute("title", self.dir(), title);
        }
        self.put(" loading=\"lazy\" decoding=\"async\"");
        self.end_void();
    }

    fn term(&mut self, index: usize, text: &str) {
        let around = self.around;
        let Some(anchor) = around.terms.get(index) else { return self.text(text) };
        self.put("<a class=\"term\" id=\"term-ref-");
        self.number(index);
        self.put("\" href=\"#");
        escape::fragment(anchor, self.out);
        self.put("\">");
        self.words(text);
        self.put("</a>");
    }
}

/// Whether a link's words are its address, which reads from left to right anywhere.
fn shows_address(link: &Link, content: &[Inline]) -> bool {
    let (Target::Elsewhere(address), [Inline::Text(text)]) = (&link.target, content) else { return false };
    let text = text.strip_suffix('/').unwrap_or(text);
    text.is_ascii() && text.contains(['.', ':', '@']) && address.contains(text)
}
