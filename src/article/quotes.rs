//! Quotation marks, dashes and ellipses as the language has them, over a whole leaf block.

use std::borrow::Cow;

use super::block::Inline;
use crate::lang::Lang;
use crate::lang::smart::Smart;

/// Characters that were escaped in the source travel as noncharacters, so that they stay as they were typed.
const KEPT: [(char, char); 4] = [('"', '\u{FDD0}'), ('\'', '\u{FDD1}'), ('-', '\u{FDD2}'), ('.', '\u{FDD3}')];

/// What an escaped character travels as.
pub(super) fn kept(escaped: char) -> Option<char> {
    KEPT.iter().find(|(plain, _)| *plain == escaped).map(|(_, mark)| *mark)
}

/// Puts back what travelled.
pub(super) fn restore(text: &mut String) {
    if text.contains(KEPT.map(|(_, mark)| mark)) {
        for (plain, mark) in KEPT {
            *text = text.replace(mark, plain.encode_utf8(&mut [0; 4]));
        }
    }
}

/// A title or summary with its marks as the language has them.
pub fn typographic(lang: &Lang, text: &str) -> String {
    let text = dashes(text);
    Smart::new(lang).text(&text, None, None).into_owned()
}

/// Sets the marks of one leaf block. Without a language the quotation marks stay as they are. Links in `verbatim`
/// (sorted) show their address and are left alone.
pub(super) fn set(content: &mut [Inline], lang: Option<&Lang>, verbatim: &[usize]) {
    let mut edges = Vec::new();
    collect(content, &mut edges);
    let mut setter = Setter { smart: lang.map(Smart::new), edges, at: 0, verbatim };
    setter.walk(content);
}

/// The first and last character of each piece, in order.
type Edge = (Option<char>, Option<char>);

fn edge(text: &str) -> Edge {
    (text.chars().next(), text.chars().next_back())
}

fn collect(content: &[Inline], edges: &mut Vec<Edge>) {
    for inline in content {
        match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Term { text, .. } => edges.push(edge(text)),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) => {
                collect(inner, edges);
            }
            Inline::Link { content, .. } if content.is_empty() => edges.push((Some('x'), Some('x'))),
            Inline::Link { content, .. } | Inline::Isolate { content, .. } => collect(content, edges),
            Inline::Image(_) => edges.push((Some('x'), Some('x'))),
            Inline::SoftBreak | Inline::HardBreak => edges.push((Some('\n'), Some('\n'))),
            Inline::FootnoteRef { .. } | Inline::Html(_) => {}
        }
    }
}

struct Setter<'a> {
    smart: Option<Smart>,
    edges: Vec<Edge>,
    at: usize,
    verbatim: &'a [usize],
}

impl Setter<'_> {
    fn walk(&mut self, content: &mut [Inline]) {
        for inline in content {
            match inline {
                Inline::Text(text) => self.text(text),
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) => {
                    self.walk(inner)
                }
                Inline::Link { index, content } if self.verbatim.binary_search(index).is_ok() => {
                    self.at += content.len();
                }
                Inline::Link { content, .. } if !content.is_empty() => self.walk(content),
                Inline::Isolate { content, .. } => self.walk(content),
                Inline::FootnoteRef { .. } | Inline::Html(_) => {}
                _ => self.at += 1,
            }
        }
    }

    fn text(&mut self, text: &mut String) {
        let before = self.at.checked_sub(1).and_then(|at| self.edges.get(at)).and_then(|edge| edge.1);
        let after = self.edges.get(self.at + 1).and_then(|edge| edge.0);
        self.at += 1;
        if let Cow::Owned(new) = dashes(text) {
            *text = new;
        }
        if let Some(Cow::Owned(new)) = self.smart.as_mut().map(|smart| smart.text(text, before, after)) {
            *text = new;
        }
        restore(text);
    }
}

/// `...` as …, `--` as – and `---` as —. Longer runs stay, and so do the names of options: ` --out`.
fn dashes(text: &str) -> Cow<'_, str> {
    if !text.contains("--") && !text.contains("...") {
        return Cow::Borrowed(text);
    }
    let bytes = text.as_bytes();
    let mut out = String::with_capacity(text.len());
    let (mut at, mut done) = (0, 0);
    while at < bytes.len() {
        let byte = bytes[at];
        let run = bytes[at..].iter().take_while(|next| **next == byte && matches!(byte, b'-' | b'.')).count();
        let option = run == 2
            && bytes.get(at + 2).is_some_and(u8::is_ascii_alphabetic)
            && at.checked_sub(1).is_none_or(|before| matches!(bytes[before], b' ' | b'(' | b'"'));
        let new = match (byte, run) {
            (b'.', 3) => Some("…"),
            (b'-', 2) if !option => Some("–"),
            (b'-', 3) => Some("—"),
            _ => None,
        };
        if let Some(new) = new {
            out.push_str(&text[done..at]);
            out.push_str(new);
            done = at + run;
        }
        at += run.max(1);
    }
    out.push_str(&text[done..]);
    Cow::Owned(out)
}
