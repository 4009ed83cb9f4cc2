//! Raw HTML made safe: blocks by a sanitiser, tags within a line by a short list.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use ammonia::{Builder, UrlRelative};

use super::tags::{Tag, tags};
use crate::diag::{Diagnostic, Span};
use crate::lang::Lang;

/// Elements that may stand in a block.
const BLOCK: [&str; 66] = [
    "a",
    "abbr",
    "article",
    "aside",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];
/// Elements that may stand in a line; `br` is a line end, and `wbr` has no end tag.
const INLINE: [&str; 26] = [
    "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
    "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];
/// Elements that may open in one HTML block and close in a later one, with Markdown between them.
const SPANNING: [&str; 6] = ["details", "div", "section", "article", "aside", "figure"];
/// Attributes that every element may have.
const GENERIC: [&str; 4] = ["lang", "dir", "title", "class"];
/// Attributes that some elements may have.
const PARTICULAR: [(&str, &[&str]); 12] = [
    ("a", &["href", "hreflang"]),
    ("details", &["open"]),
    ("time", &["datetime"]),
    ("ins", &["datetime"]),
    ("del", &["datetime"]),
    ("data", &["value"]),
    ("li", &["value"]),
    ("ol", &["start", "reversed"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("td", &["colspan", "rowspan"]),
    ("th", &["colspan", "rowspan", "scope"]),
];

/// The name of an element that may go on beyond its block.
pub(super) fn spanning(name: &str) -> Option<&'static str> {
    known(&SPANNING, name)
}

fn known<'n>(names: &[&'n str], name: &str) -> Option<&'n str> {
    names.iter().find(|known| name.eq_ignore_ascii_case(known)).copied()
}

fn may_have(element: &str, attribute: &str) -> bool {
    known(&GENERIC, attribute).is_some()
        || PARTICULAR.iter().any(|(name, list)| *name == element && known(list, attribute).is_some())
}

/// What a piece of an HTML block is.
pub(super) enum Piece {
    /// HTML that is balanced by itself.
    Whole(String),
    /// The start tag of an element that goes on beyond the block.
    Opens(&'static str, String),
    /// An end tag that nothing in the block opens.
    Closes(&'static str),
}

/// The sanitiser, made once for an article that has HTML.
pub(super) struct Sanitizer(Builder<'static>);

impl Sanitizer {
    /// A sanitiser of our rules.
    pub fn new() -> Self {
        let mut rules = Builder::empty();
        rules
            .tags(HashSet::from(BLOCK))
            .clean_content_tags(HashSet::from(["script", "style"]))
            .generic_attributes(HashSet::from(GENERIC))
            .tag_attributes(HashMap::from(
                PARTICULAR.map(|(name, attributes)| (name, attributes.iter().copied().collect())),
            ))
            .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
            .url_relative(UrlRelative::Deny)
            .link_rel(Some("noopener noreferrer"))
            .attribute_filter(|_, attribute, value| sound(attribute, value).map(Cow::Borrowed));
        Self(rules)
    }

    /// An HTML block in pieces that are sound by themselves.
    pub fn pieces(&self, html: &str) -> Vec<Piece> {
        let all = tags(html);
        let loose = loose(&all);
        let mut pieces = Vec::new();
        let mut from = 0;
        for (at, name) in loose {
            let tag = &all[at];
            self.whole(&html[from..tag.start], &mut pieces);
            from = tag.end;
            pieces.push(if tag.closing {
                Piece::Closes(name)
            } else {
                Piece::Opens(name, self.start(html, tag))
            });
        }
        self.whole(&html[from..], &mut pieces);
        pieces
    }

    fn whole(&self, html: &str, pieces: &mut Vec<Piece>) {
        let clean = self.0.clean(html).to_string();
        if !clean.trim().is_empty() {
            pieces.push(Piece::Whole(clean.trim_end().to_owned()));
        }
    }

    fn start(&self, html: &str, tag: &Tag<'_>) -> String {
        let clean = self.0.clean(&html[tag.start..tag.end]).to_string();
        clean.split_once("</").map_or_else(String::new, |(start, _)| start.to_owned())
    }
}

/// Tags of spanning elements without their counterpart, by index.
fn loose(all: &[Tag<'_>]) -> Vec<(usize, &'static str)> {
    let mut open: Vec<(usize, &'static str)> = Vec::new();
    let mut loose = Vec::new();
    for (at, tag) in all.iter().enumerate() {
        let Some(name) = known(&SPANNING, tag.name) else { continue };
        if !tag.closing {
            open.push((at, name));
        } else if let Some(found) = open.iter().rposition(|(_, other)| *other == name) {
            open.truncate(found);
        } else {
            loose.push((at, name));
        }
    }
    loose.extend(open);
    loose.sort_unstable();
    loose
}

/// An attribute's value where it makes sense.
fn sound<'v>(attribute: &str, value: &'v str) -> Option<&'v str> {
    let fine = match attribute {
        "dir" => matches!(value, "ltr" | "rtl" | "auto"),
        "lang" | "hreflang" => is_tag(value),
        "open" | "reversed" => return Some(""),
        "scope" => matches!(value, "col" | "row" | "colgroup" | "rowgroup"),
        "start" | "value" | "span" | "colspan" | "rowspan" => {
            value.len() <= 4 && !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit())
        }
        _ => true,
    };
    fine.then_some(value)
}

fn is_tag(value: &str) -> bool {
    value.len() <= 35 && Lang::parse(value).is_ok()
}

/// Whether an element says its language or direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speaks {
    /// It does: its words have no vote in its block.
    Yes,
    /// It says nothing.
    No,
}

/// A tag within a line.
pub(super) enum InlineTag {
    /// A start tag, as it is to be written, and whether it says the language or direction of what is within.
    Open(&'static str, String, Speaks),
    /// An end tag.
    Close(&'static str),
    /// `<br>`.
    Break,
    /// An element without an end, as it is to be written.
    Void(String),
    /// A comment or something that has been taken out.
    Nothing,
}

/// Reads one inline tag.
pub(super) fn inline(html: &str) -> InlineTag {
    let all = tags(html);
    let Some((tag, name)) =
        all.first().filter(|tag| tag.start == 0).and_then(|tag| Some((tag, known(&INLINE, tag.name)?)))
    else {
        return InlineTag::Nothing;
    };
    if tag.closing {
        return InlineTag::Close(name);
    }
    let mut out = format!("<{name}");
    let mut done: Vec<&str> = Vec::new();
    for (attribute, value) in tag.attributes() {
        let plain = !attribute.eq_ignore_ascii_case("class") && may_have(name, attribute);
        let attribute = attribute.to_ascii_lowercase();
        let Some(value) = sound(&attribute, value).filter(|_| plain) else { continue };
        if let Some(listed) = known(&["lang", "dir", "title", "datetime"], &attribute)
            && !done.contains(&listed)
        {
            done.push(listed);
            out.push_str(&format!(" {listed}=\"{}\"", attribute_value(value)));
        }
    }
    out.push('>');
    match name {
        "br" => InlineTag::Break,
        "wbr" => InlineTag::Void("<wbr>".to_owned()),
        "bdo" if !done.contains(&"dir") => InlineTag::Nothing,
        name => {
            let speaks = done.iter().any(|name| matches!(*name, "lang" | "dir"));
            InlineTag::Open(name, out, if speaks { Speaks::Yes } else { Speaks::No })
        }
    }
}

/// A raw value, whose character references stay references, safe between double quotation marks.
fn attribute_value(value: &str) -> String {
    let value = value.replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;");
    let mut out = String::with_capacity(value.len());
    let mut rest = value.as_str();
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let known =
            ["&amp;", "&quot;", "&lt;", "&gt;", "&#39;"].iter().any(|known| rest[at..].starts_with(known));
        out.push_str(if known { "&" } else { "&amp;" });
        rest = &rest[at + 1..];
    }
    out + rest
}

/// Says what sanitising `html` takes out: one note for each kind of element or attribute.
pub(super) fn report(html: &str, in_line: bool, span: Span, mut note: impl FnMut(Diagnostic, Span)) {
    let mut said: Vec<String> = Vec::new();
    let mut say = |what: String, diagnostic: Diagnostic| {
        if !said.contains(&what) {
            said.push(what);
            note(diagnostic, span);
        }
    };
    for tag in tags(html).into_iter().filter(|tag| !tag.closing) {
        let name = tag.name.to_ascii_lowercase();
        if name == "img" || name == "image" {
            let text = "an image in raw HTML was left out";
            let help =
                "Write it as `![what it shows](file.png)`: then its size is known and its file is checked.";
            say(name, Diagnostic::warning("html-image", text).help(help));
            continue;
        }
        let listed = if in_line { known(&INLINE, &name) } else { known(&BLOCK, &name) };
        if listed.is_none() {
            let help =
                if name == "a" { "Write a link as `[text](address)`." } else { "Write it in Markdown." };
            let text = format!("the element `<{name}>` was left out");
            say(name, Diagnostic::warning("html-removed", text).help(help));
            continue;
        }
        for (attribute, value) in tag.attributes() {
            let attribute = attribute.to_ascii_lowercase();
            let fits = may_have(&name, &attribute) && !(in_line && attribute == "class");
            if fits && sound(&attribute, value).is_some() && !bad_link(&attribute, value) {
                continue;
            }
            let text = format!("the attribute `{attribute}` of `<{name}>` was left out");
            let help =
                "The site's look belongs to its theme; links in HTML need a full http or mailto address.";
            say(format!("{name} {attribute}"), Diagnostic::warning("html-removed", text).help(help));
        }
    }
}

fn bad_link(attribute: &str, value: &str) -> bool {
    let value = value.trim().to_ascii_lowercase();
    attribute == "href"
        && !["http:", "https:", "mailto:", "tel:"].iter().any(|scheme| value.starts_with(scheme))
}
