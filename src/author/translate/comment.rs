//! The comments that tell a translator what the source says.
//!
//! `<!-- targum:4f1c2a … -->` in the body, `# targum:4f1c2a …` in the front matter. The six digits are a sum of the text
//! after them: a comment that somebody wrote in is not ours any more and stays for ever.

use pulldown_cmark::{Event, Parser, Tag};

use super::doc::Doc;
use crate::article::MARKDOWN;
use crate::sync::UnitDigest;

const OPEN: &str = "<!-- targum:";
const CLOSE: &str = "-->";
const IN_FRONT: &str = "# targum:";
/// How many digits the sum has.
const DIGITS: usize = 6;
/// How many empty lines after a comment are the empty place for a translation.
const PLACE: usize = 2;

/// A text as a comment in the body. `prefix` is what stands before each line of the container that it goes into.
pub(super) fn in_body(text: &str, prefix: &str) -> Vec<String> {
    let text = escaped(text);
    let sum = sum(&text);
    if !text.contains('\n') {
        return vec![format!("{prefix}{OPEN}{sum} {text} {CLOSE}")];
    }
    let line = |line: &str| format!("{prefix}{line}").trim_end().to_owned();
    let mut lines = vec![format!("{prefix}{OPEN}{sum}")];
    lines.extend(text.lines().map(line));
    lines.push(format!("{prefix}{CLOSE}"));
    lines
}

/// The same with an empty place below it.
pub(super) fn with_place(text: &str) -> Vec<String> {
    let mut lines = in_body(text, "");
    lines.extend(std::iter::repeat_n(String::new(), PLACE));
    lines
}

/// A text as a comment in front matter.
pub(super) fn in_front(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{IN_FRONT}{} {text}", sum(&text))
}

/// A text in which no comment ends: of each run of hyphens all but the first have a backslash before them, which in
/// prose Markdown reads as the same hyphens.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        if c == '-' && before == '-' {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

fn sum(text: &str) -> String {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    UnitDigest::of(&folded).to_string()[..DIGITS].to_owned()
}

fn is_sound(inner: &str) -> bool {
    let text = inner.get(DIGITS..).unwrap_or_default();
    inner.get(..DIGITS).is_some_and(|digits| digits == sum(text))
}

/// A comment that begins like ours.
struct Own {
    first: usize,
    last: usize,
    /// Whether it is as we wrote it.
    sound: bool,
    /// Whether it stands in no container.
    outermost: bool,
}

/// Takes our comments out, with the empty places below them. Returns the lines, from 1, of those that somebody wrote
/// in, which stay.
pub(super) fn take_out(doc: &mut Doc, body_start: usize) -> Vec<usize> {
    let text = doc.text();
    let mut found = in_front_matter(&text[..body_start.min(text.len())]);
    found.extend(in_markdown(&text, body_start));
    for own in found.iter().rev().filter(|own| own.sound) {
        let mut last = own.last;
        let empty = |at: usize| at < doc.end() && doc.line(at).trim().is_empty();
        while own.outermost && last - own.last < PLACE && empty(last + 1) {
            last += 1;
        }
        doc.remove(own.first, last);
    }
    // What stays moves up with what went.
    let mut gone = 0;
    let mut stayed = Vec::new();
    let after = doc.text();
    for own in found.iter().filter(|own| !own.sound) {
        let line = text.lines().nth(own.first).unwrap_or_default();
        let at = after.lines().enumerate().skip(gone).find(|(_, other)| *other == line).map(|(at, _)| at);
        gone = at.map_or(gone, |at| at + 1);
        stayed.extend(at.map(|at| at + 1));
    }
    stayed
}

fn in_front_matter(front: &str) -> Vec<Own> {
    let own = |(at, line): (usize, &str)| {
        let inner = line.strip_prefix(IN_FRONT)?;
        Some(Own { first: at, last: at, sound: is_sound(inner), outermost: false })
    };
    front.lines().enumerate().filter_map(own).collect()
}

fn in_markdown(text: &str, start: usize) -> Vec<Own> {
    let body = text.get(start..).unwrap_or_default();
    if !body.contains(OPEN) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (event, range) in Parser::new_ext(body, MARKDOWN).into_offset_iter() {
        if let Event::Start(Tag::HtmlBlock) = event {
            let slice = &body[range.clone()];
            let lead = slice.len() - slice.trim_start().len();
            if slice[lead..].starts_with(OPEN) {
                found.push(own(text, start + range.start + lead));
            }
        }
    }
    found
}

/// The comment that begins at a byte.
fn own(text: &str, at: usize) -> Own {
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let prefix = &text[line_start..at];
    let inner = &text[at + OPEN.len()..];
    let (inner, rest) = inner.split_once(CLOSE).unwrap_or((inner, ""));
    let bare = |line: &str| {
        let line = line.strip_prefix(prefix).or_else(|| line.strip_prefix(prefix.trim_end())).unwrap_or(line);
        line.to_owned()
    };
    let content =
        inner.split('\n').enumerate().map(|(at, line)| if at == 0 { line.to_owned() } else { bare(line) });
    let content = content.collect::<Vec<_>>().join("\n");
    let alone = rest.lines().next().is_none_or(|line| line.trim().is_empty());
    let plain = prefix.chars().all(|c| matches!(c, ' ' | '\t' | '>'));
    let first = text[..at].matches('\n').count();
    Own {
        first,
        last: first + inner.matches('\n').count(),
        sound: alone && plain && is_sound(&content),
        outermost: prefix.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn out(text: &str) -> (String, Vec<usize>) {
        let mut doc = Doc::new(text.as_bytes()).unwrap();
        let stayed = take_out(&mut doc, 0);
        (doc.text(), stayed)
    }

    #[test]
    fn nothing_ends_a_comment_but_its_end() {
        for text in ["a -- b --> c", "---\n<!-- x -->\n---", "->", "-", "--", "a\n\nb", "--!>", "<!--"] {
            for prefix in ["", "  ", "> ", "   > "] {
                let lines = in_body(text, prefix).join("\n") + "\n";
                assert_eq!(lines.matches(CLOSE).count(), 1, "{lines}");
                let held = if prefix.trim().is_empty() && !prefix.is_empty() {
                    format!("- x\n{lines}")
                } else {
                    lines
                };
                let rest = if held.starts_with("- x") { "- x\n" } else { "" };
                assert_eq!(out(&held), (rest.to_owned(), Vec::new()), "{held}");
            }
        }
    }

    #[test]
    fn what_somebody_wrote_in_stays() {
        let ours = in_body("שלום", "").join("\n");
        assert_eq!(out(&format!("{ours}\nאהלן\n")), ("אהלן\n".into(), Vec::new()));
        let written = [ours.replace("שלום", "שלום, مرحبا"), format!("{ours} مرحبا"), format!("- {ours}")];
        for text in written {
            let text = format!("a\n\n{text}\n");
            assert_eq!(out(&text), (text.clone(), vec![3]));
        }
        let in_code = format!("```\n{ours}\n```\n");
        assert_eq!(out(&in_code), (in_code.clone(), Vec::new()));
    }
}
