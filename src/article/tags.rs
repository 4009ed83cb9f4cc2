//! The tags in raw HTML, as far as telling what to balance and what to report needs them.

/// A tag.
pub(super) struct Tag<'t> {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Its name as it was written.
    pub name: &'t str,
    /// Whether it is an end tag.
    pub closing: bool,
    attributes: &'t str,
}

impl<'t> Tag<'t> {
    /// Its attributes, with their values as they were written, without quotation marks.
    pub fn attributes(&self) -> Vec<(&'t str, &'t str)> {
        let mut found = Vec::new();
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            if rest.is_empty() {
                return found;
            }
            // A name may begin with "=" and is never empty, so that every round takes something.
            let first = rest.chars().next().map_or(0, char::len_utf8);
            let stop = rest[first..].find(|c: char| c.is_whitespace() || matches!(c, '=' | '/'));
            let (name, after) = rest.split_at(stop.map_or(rest.len(), |stop| stop + first));
            let (value, after) = match after.trim_start().strip_prefix('=') {
                Some(after) => value(after.trim_start()),
                None => ("", after),
            };
            found.push((name, value));
            rest = after;
        }
    }
}

fn value(text: &str) -> (&str, &str) {
    match text.chars().next() {
        Some(quote @ ('"' | '\'')) => {
            let inner = &text[1..];
            inner.split_once(quote).unwrap_or((inner, ""))
        }
        _ => text.split_at(text.find(char::is_whitespace).unwrap_or(text.len())),
    }
}

/// The tags in `html`, in order. Comments are skipped, and so is what stands in elements whose content is not HTML.
pub(super) fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = html[at..].find('<').map(|start| at + start) {
        if html[start..].starts_with("<!--") {
            at = html[start + 4..].find("-->").map_or(html.len(), |end| start + 4 + end + 3);
            continue;
        }
        let name = html[start + 1..].strip_prefix('/').unwrap_or(&html[start + 1..]);
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            at = start + 1;
            continue;
        }
        // A tag without an end swallows the rest.
        let Some(tag) = tag(html, start) else { break };
        at = if !tag.closing && is_raw(tag.name) { raw_end(html, tag.end, tag.name) } else { tag.end };
        found.push(tag);
    }
    found
}

/// The tag that begins at `start`.
fn tag(html: &str, start: usize) -> Option<Tag<'_>> {
    let rest = &html[start + 1..];
    let (closing, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
    let at = html.len() - rest.len();
    let stop = rest.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>'))?;
    let mut quote = None;
    let mut after_equals = false;
    for (offset, c) in rest[stop..].char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if after_equals => quote = Some(c),
            (None, '>') => {
                let attributes = &rest[stop..stop + offset];
                return Some(Tag {
                    start,
                    end: at + stop + offset + 1,
                    name: &rest[..stop],
                    closing,
                    attributes,
                });
            }
            _ => {}
        }
        after_equals = c == '=' || after_equals && c.is_whitespace();
    }
    None
}

fn is_raw(name: &str) -> bool {
    let names = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];
    names.iter().any(|raw| name.eq_ignore_ascii_case(raw))
}

fn raw_end(html: &str, from: usize, name: &str) -> usize {
    let mut at = from;
    while let Some(start) = html[at..].find("</").map(|start| at + start) {
        let found = html.as_bytes().get(start + 2..start + 2 + name.len());
        if found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes())) {
            return start;
        }
        at = start + 2;
    }
    html.len()
}
