//! The front matter of a translation: where its title and summary are written.

use crate::article::front;
use crate::path::SourcePath;
use crate::source::Source;
use crate::source::yaml::{self, Entry, Value};
use crate::sync::UnitKind;

/// A front matter's text with a title or summary of other words; `None` where it cannot be written.
pub(super) fn with(source: &Source, body_start: usize, kind: UnitKind, words: &str) -> Option<String> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let key = if kind == UnitKind::Title { "title" } else { "summary" };
    let text = &source.text;
    let end = text.get(..body_start)?.trim_end().rfind("\n---")? + 1;
    let start = text.find('\n')? + 1;
    let document = yaml::parse(&source.path, text, start..end.max(start));
    let entry = document.entries.iter().find(|entry| entry.key == key);
    let tries = match entry {
        Some(entry) => replaced(text, entry, &words),
        // Below the title.
        None => {
            let title = document.entries.iter().find(|entry| entry.key == "title")?.value.span.end;
            let line = text[title..].find('\n').map_or(text.len(), |at| title + at + 1);
            let line = line.min(end);
            let added = |value: String| format!("{}{key}: {value}\n{}", &text[..line], &text[line..]);
            vec![added(words.clone()), added(quoted(&words))]
        }
    };
    tries.into_iter().find(|after| says(&source.path, source, after, kind, &words))
}

/// The ways to write a key's value anew, the most like the one there first.
fn replaced(text: &str, entry: &Entry<'_>, words: &str) -> Vec<String> {
    let span = entry.value.span;
    let after_colon =
        text[entry.key_span.end..].find(':').map_or(span.start, |at| entry.key_span.end + at + 1);
    let plain = matches!(entry.value.value, Value::Scalar { plain: true, .. });
    let with = |start: usize, value: &str| {
        let end = span.end.max(start);
        let gap = if start == after_colon { " " } else { "" };
        let line = if text[..end].ends_with('\n') { "\n" } else { "" };
        format!("{}{gap}{value}{line}{}", &text[..start], &text[end..])
    };
    let quoted = quoted(words);
    let mut tries = Vec::new();
    if plain {
        tries.push(with(span.start, words));
    }
    tries.extend([with(span.start, &quoted), with(after_colon, &quoted)]);
    tries
}

/// Whether a file says what was wanted, and nothing else otherwise than before.
fn says(path: &SourcePath, before: &Source, after: &str, kind: UnitKind, words: &str) -> bool {
    let read = |text: &str| front::parse(&Source { path: path.clone(), text: text.into() });
    let (old, new) = (read(&before.text), read(after));
    let (Some(a), Some(b)) = (&old.value.front, &new.value.front) else { return false };
    let rest = |text: &str, start: usize| text.get(start..).map(str::to_owned);
    let summary = match kind {
        UnitKind::Title => b.title == words && a.summary == b.summary,
        _ => a.title == b.title && b.summary.as_deref() == Some(words),
    };
    let slug = |front: &front::FrontMatter| front.slug.as_ref().map(|slug| slug.value.clone());
    let from = |front: &front::FrontMatter| front.translated_from.as_ref().map(|from| from.value.clone());
    summary
        && old.notes.len() == new.notes.len()
        && rest(&before.text, old.value.body_start) == rest(after, new.value.body_start)
        && (slug(a), from(a), a.weight, a.date, &a.owner, a.topics.len())
            == (slug(b), from(b), b.weight, b.date, &b.owner, b.topics.len())
}

/// A text between double quotation marks, as YAML reads it.
fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}
