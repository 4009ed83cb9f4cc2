//! Where keys of front matter stand: findings about them point there.

use super::Subject;
use crate::diag::{Diagnostic, Span};
use crate::library::Record;
use crate::source::read_text;

/// Where the value of a top-level key of the front matter stands, or the key where its value is not on its line;
/// `None` where there is no such key. A list or mapping below the key is pointed at by the key.
pub(super) fn key(text: &str, key: &str) -> Option<Span> {
    let mut start = 0;
    for (at, line) in text.split_inclusive('\n').enumerate() {
        if at > 0 && line.trim_end() == "---" {
            return None;
        }
        let value = line.strip_prefix(key).and_then(|rest| rest.trim_start().strip_prefix(':'));
        if let Some(value) = value.filter(|_| at > 0) {
            let begin = start + line.len() - value.trim_start().len();
            let end = start + line.trim_end().len();
            return Some(if begin < end {
                Span::new(begin, end)
            } else {
                Span::new(start, start + key.len())
            });
        }
        start += line.len();
    }
    None
}

/// A finding about a key of an article's front matter, or about the article where the key is not there.
pub(super) fn at_key(subject: &Subject<'_>, record: &Record, name: &str, note: Diagnostic) -> Diagnostic {
    let text = subject.tree.read(&record.source).map(|bytes| read_text(&record.source, bytes).value.text);
    match text.ok().and_then(|text| key(&text, name)) {
        Some(span) => note.at(&record.source, span),
        None => note.in_file(&record.source),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_between_the_lines_only() {
        let text = "---\ntitle: \"שלום\"  \nsummary:\n  x\ntitles: 1\n---\nweight: 3\n";
        let found = |name| key(text, name).map(|span| &text[span.start..span.end]);
        assert_eq!(found("title"), Some("\"שלום\""));
        assert_eq!(found("summary"), Some("summary"));
        assert_eq!(found("weight"), None);
        assert_eq!(key("title: x\n", "title"), None);
        assert_eq!(key("", "title"), None);
    }
}
