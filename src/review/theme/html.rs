//! Templates that fit one direction or one language only.

use std::ops::Range;

use crate::diag::{Diagnostic, Fix, Span};
use crate::lang::bidi::tag_length;
use crate::path::SourcePath;

/// Attributes whose values readers see or hear.
const WORDS: [&str; 7] =
    ["title", "alt", "aria-label", "aria-description", "aria-roledescription", "placeholder", "label"];

/// Arrows that a template may hold as text.
const ARROWS: &str = "→←⇒⇐⟶⟵➔➜➡⬅‹›«»❯❮▶◀►◄";

/// Stands for each byte of a template's own code.
const CODE: char = '\u{1}';

/// All findings.
pub(super) fn check(path: &SourcePath, text: &str) -> Vec<Diagnostic> {
    let masked = masked(text);
    let mut page = Page { path, text: &masked, notes: Vec::new() };
    page.walk();
    page.notes
}

/// The text with every byte of expressions, tags and comments of the template language masked.
fn masked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let (before, code) = rest.split_at(at);
        out.push_str(before);
        let end = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")]
            .iter()
            .find(|(open, _)| code.starts_with(open))
            .map(|(_, close)| code.find(close).map_or(code.len(), |end| end + close.len()));
        match end {
            Some(end) => {
                out.extend(std::iter::repeat_n(CODE, end));
                rest = &code[end..];
            }
            None => {
                out.push('{');
                rest = &code[1..];
            }
        }
    }
    out + rest
}

struct Page<'a> {
    path: &'a SourcePath,
    text: &'a str,
    notes: Vec<Diagnostic>,
}

impl Page<'_> {
    fn walk(&mut self) {
        let text = self.text;
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let is_tag = rest.strip_prefix('<').is_some_and(|after| {
                after.starts_with(|c: char| c.is_ascii_alphabetic() || "/!".contains(c))
            });
            if !is_tag {
                let length =
                    rest.char_indices().skip(1).find(|(_, c)| *c == '<').map_or(rest.len(), |found| found.0);
                self.words(at..at + length);
                at += length;
                continue;
            }
            if rest.starts_with("<!--") {
                at += rest.find("-->").map_or(rest.len(), |end| end + 3);
                continue;
            }
            let length = tag_length(rest);
            self.tag(at..at + length);
            at += length;
            let name = name(rest);
            if matches!(name.as_str(), "script" | "style") && !rest.starts_with("</") {
                if name == "style" {
                    self.style(Span::new(at - length, at));
                }
                at += text[at..].find("</").unwrap_or(text.len() - at);
            }
        }
    }

    /// Text between tags.
    fn words(&mut self, range: Range<usize>) {
        let text = &self.text[range.clone()];
        if let Some((at, arrow)) = text.char_indices().find(|(_, c)| ARROWS.contains(*c)) {
            let span = Span::new(range.start + at, range.start + at + arrow.len_utf8());
            let note = Diagnostic::warning(
                "arrow-literal",
                format!("the arrow `{arrow}` is written into a template"),
            )
            .at(self.path, span)
            .help("Draw it with CSS or an SVG, so that it is mirrored where pages are.");
            self.notes.push(note);
        }
        self.literal(range);
    }

    /// Words that are not a message.
    fn literal(&mut self, range: Range<usize>) {
        let text = &self.text[range.clone()];
        let plain = without_references(text);
        if !plain.contains(char::is_alphabetic) {
            return;
        }
        let space = |c: char| c.is_whitespace() || c == CODE;
        let start = range.start + text.len() - text.trim_start_matches(space).len();
        let end = range.start + text.trim_end_matches(space).len();
        let note = Diagnostic::warning("template-text", "these words are the same in all languages")
            .at(self.path, Span::new(start, end))
            .help(
                "Put them into a message of each language, in `i18n/`, and write `{{ t(id=\"…\") }}` here.",
            );
        self.notes.push(note);
    }

    fn tag(&mut self, range: Range<usize>) {
        let tag = &self.text[range.clone()];
        let element = name(tag);
        for (key, whole, value) in attributes(tag) {
            let shifted = |part: &Range<usize>| Span::new(range.start + part.start, range.start + part.end);
            match key.as_str() {
                "dir" if element == "body" => self.direction(
                    shifted(&whole),
                    "`<body>` has a direction of its own",
                    "Remove it: `<html>` has the page's direction, and what lies outside `<body>` needs it too.",
                ),
                "align" => self.direction(
                    shifted(&whole),
                    "`align` names a side of the screen",
                    "Remove it, and write `text-align: start` or `end` in the style sheet.",
                ),
                "style" => self.style(shifted(&whole)),
                key if WORDS.contains(&key) => self.literal(range.start + value.start..range.start + value.end),
                _ => {}
            }
        }
    }

    fn direction(&mut self, span: Span, message: &str, help: &str) {
        let fix = Fix::suggested(self.path, span, "");
        let note = Diagnostic::warning("template-direction", message).at(self.path, span).help(help);
        self.notes.push(note.fix(fix));
    }

    fn style(&mut self, span: Span) {
        let note = Diagnostic::warning("template-style", "styles within HTML have no effect on pages")
            .at(self.path, span)
            .help("Give the element a class, and put the rule into the theme's `assets/style.css`.");
        self.notes.push(note);
    }
}

/// A tag's name in lower case.
fn name(tag: &str) -> String {
    let inner = tag.trim_start_matches(['<', '/']);
    let length = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(inner.len());
    inner[..length].to_ascii_lowercase()
}

/// A tag's attributes: name, where the whole stands with the space before it, and where its value stands.
fn attributes(tag: &str) -> Vec<(String, Range<usize>, Range<usize>)> {
    let mut found = Vec::new();
    let gap = |c: char| c.is_whitespace() || c == CODE;
    let mut at = tag.find(gap).unwrap_or(tag.len());
    while at < tag.len() {
        let start = at;
        at += tag[at..].len() - tag[at..].trim_start_matches(gap).len();
        let length =
            tag[at..].find(|c: char| gap(c) || matches!(c, '=' | '>' | '/')).unwrap_or(tag.len() - at);
        let key = tag[at..at + length].to_ascii_lowercase();
        at += length;
        let mut value = at..at;
        if tag[at..].starts_with('=') {
            value = value_at(tag, at + 1);
            at = value.end + usize::from(tag[value.end..].starts_with(['"', '\'']));
        } else if length == 0 {
            at += tag[at..].chars().next().map_or(1, char::len_utf8);
        }
        if !key.is_empty() {
            found.push((key, start..at, value));
        }
    }
    found
}

/// A value that begins at `at`, without its quotation marks.
fn value_at(tag: &str, at: usize) -> Range<usize> {
    let quote = tag[at..].chars().next().filter(|c| matches!(c, '"' | '\''));
    let start = at + usize::from(quote.is_some());
    let ends = |c: char| match quote {
        Some(quote) => c == quote,
        None => c.is_whitespace() || c == '>',
    };
    start..start + tag[start..].find(ends).unwrap_or(tag.len() - start)
}

/// A text without its character references.
fn without_references(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let name = rest[at + 1..]
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '#')
            .unwrap_or(rest.len() - at - 1);
        rest = &rest[at + 1 + name..];
    }
    out + rest
}
