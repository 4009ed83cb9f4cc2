//! Problems as text for a terminal or a log: what is wrong, where, the line itself, and the way out.

use std::ops::Range;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use icu_segmenter::GraphemeClusterSegmenter;

use super::place::{Lines, floor, line_column};
use super::{Diagnostic, Place, Severity, Span, terminal};
use crate::path::SourcePath;

/// How many characters of a line are shown; of a longer one, those round the problem.
const WIDTH: usize = 96;

/// What the reader's screen can do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Colours may be used.
    pub color: bool,
    /// It is a terminal that may reorder right-to-left text, so that invisible marks keep columns in place.
    pub terminal: bool,
}

/// Writes problems one after the other, each followed by an empty line, in the order they are given ([`super::sort`]
/// makes it the best one). `source_of` gives a file's text; it is asked once for each run of problems of one file.
pub fn render(
    diagnostics: &[Diagnostic],
    source_of: &dyn Fn(&SourcePath) -> Option<Arc<str>>,
    style: Style,
) -> String {
    let path = |diagnostic: &Diagnostic| diagnostic.place.as_ref().map(|place| place.path.clone());
    let mut out = String::new();
    for group in diagnostics.chunk_by(|a, b| path(a) == path(b)) {
        let text = group.first().and_then(path).and_then(|path| source_of(&path));
        let lines = text.as_deref().map(Lines::of);
        for diagnostic in group {
            out.push_str(&one(diagnostic, lines.as_ref(), style));
            out.push_str("\n\n");
        }
    }
    out
}

/// A line of source as it is shown, with the stretch that is pointed at.
struct Excerpt {
    number: usize,
    column: usize,
    text: String,
    span: Range<usize>,
}

fn one(diagnostic: &Diagnostic, lines: Option<&Lines<'_>>, style: Style) -> String {
    let place = diagnostic.place.as_ref();
    let excerpt = place.and_then(|place| place.span).zip(lines).map(|(span, lines)| excerpt(lines, span));
    let report = [report(diagnostic, place, excerpt.as_ref())];
    let renderer = if style.color { Renderer::styled() } else { Renderer::plain() };
    let text = renderer.term_width(WIDTH * 4).render(&report);
    let marks = style.terminal && terminal::has_rtl(&text);
    let lines = text.lines().map(|line| finished(line, place, excerpt.as_ref(), marks));
    lines.collect::<Vec<_>>().join("\n")
}

fn report<'a>(
    diagnostic: &'a Diagnostic,
    place: Option<&'a Place>,
    excerpt: Option<&'a Excerpt>,
) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(shown(&diagnostic.message)).id(diagnostic.code);
    let group = match (place, excerpt) {
        (None, _) => Group::with_title(title),
        (Some(place), None) => title.element(Origin::path(place.path.as_str())),
        (Some(place), Some(excerpt)) => {
            let pointer = AnnotationKind::Primary.span(excerpt.span.clone());
            let snippet =
                Snippet::source(excerpt.text.as_str()).line_start(excerpt.number).annotation(pointer);
            title.element(snippet.path(place.path.as_str()))
        }
    };
    match &diagnostic.help {
        Some(help) => group.element(Level::HELP.message(shown(help))),
        None => group,
    }
}

/// The line at which `span` begins, and as much of the span as stands on it.
fn excerpt(lines: &Lines<'_>, span: Span) -> Excerpt {
    let text = lines.text;
    let (number, start, end) = lines.around(span.start);
    let from = floor(text, span.start);
    let to = floor(text, span.end).clamp(from, end.max(from));
    let (text_shown, span_shown) = trimmed(text[start..end].trim_end(), from - start..to - start);
    let column = line_column(&text[start..end], from - start).1;
    Excerpt { number, column, text: text_shown, span: span_shown }
}

/// The part of `line` that is shown, every character visible, and `span` counted in it.
fn trimmed(line: &str, span: Range<usize>) -> (String, Range<usize>) {
    let span = span.start.min(line.len())..span.end.min(line.len());
    let stops: Vec<usize> = GraphemeClusterSegmenter::new().segment_str(line).collect();
    let last = stops.len().saturating_sub(1);
    let at = stops.partition_point(|&stop| stop < span.start);
    let (first, beyond) = match last > WIDTH {
        true => {
            let first = at.saturating_sub(WIDTH / 3).min(last - WIDTH);
            (first, first + WIDTH)
        }
        false => (0, last),
    };
    let cut = |index: usize| stops.get(index).copied().unwrap_or(line.len());
    let window = cut(first).min(span.start)..cut(beyond).max(span.start);
    let span = span.start..span.end.min(window.end);
    let mut text = String::from(if window.start > 0 { "…" } else { "" });
    text.push_str(&shown(&line[window.start..span.start]));
    let start = text.len();
    text.push_str(&shown(&line[span.clone()]));
    let end = text.len();
    text.push_str(&shown(&line[span.end..window.end]));
    text.push_str(if window.end < line.len() { "…" } else { "" });
    (text, start..end)
}

/// A line of a file or of our own as it can be shown: every character visible, and on a terminal its right-to-left
/// words kept from moving what stands before and after it.
pub fn line(text: &str, style: Style) -> String {
    let text = shown(text);
    if style.terminal && terminal::has_rtl(&text) {
        terminal::source_line(&text, &(0..text.len()))
    } else {
        text
    }
}

/// A file's path as it can be shown.
pub fn path(path: &SourcePath, style: Style) -> String {
    let text = shown(path.as_str());
    if style.terminal && terminal::has_rtl(&text) { terminal::path(&text) } else { text }
}

/// Text in which every character can be seen: tabs are spaces, controls (of direction too) are `�`.
fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\t' => out.push_str("    "),
            '\u{200D}' => {}
            _ if terminal::is_control(character) || character.is_control() => out.push('\u{FFFD}'),
            _ => out.push(character),
        }
    }
    out
}

/// A line of the report as it is told: with the column in the file's line, not in what is shown of it, and with
/// invisible marks where `marks` asks for them.
fn finished(line: &str, place: Option<&Place>, excerpt: Option<&Excerpt>, marks: bool) -> String {
    if let Some((before, place)) = place.and_then(|place| before_path(line).zip(Some(place))) {
        let path = place.path.as_str();
        let path = if marks { terminal::path(&shown(path)) } else { shown(path) };
        let position = excerpt.map(|excerpt| format!(":{}:{}", excerpt.number, excerpt.column));
        return format!("{before}{path}{}", position.unwrap_or_default());
    }
    match excerpt.and_then(|excerpt| gutter(line, excerpt).zip(Some(excerpt))) {
        _ if !marks => line.to_owned(),
        Some((gutter, excerpt)) => format!("{gutter}{}", terminal::source_line(&excerpt.text, &excerpt.span)),
        None => terminal::sentence(line),
    }
}

/// What stands before the path on the line that names it.
fn before_path(line: &str) -> Option<&str> {
    let plain = without_colour(line);
    if !plain.trim_start().starts_with("--> ") {
        return None;
    }
    let arrow = line.find("--> ")? + "--> ".len();
    // The arrow's colour ends after it.
    let reset = line[arrow..].starts_with('\u{1B}').then(|| line[arrow..].find('m')).flatten();
    line.get(..arrow + reset.map_or(0, |end| end + 1))
}

/// What stands before the source's text on its line.
fn gutter<'l>(line: &'l str, excerpt: &Excerpt) -> Option<&'l str> {
    let before = line.strip_suffix(excerpt.text.as_str()).filter(|_| !excerpt.text.is_empty())?;
    without_colour(before).trim_start().starts_with(|first: char| first.is_ascii_digit()).then_some(before)
}

/// A line without its colour codes (`ESC [ … m`).
fn without_colour(line: &str) -> String {
    let mut out = String::new();
    let mut parts = line.split('\u{1B}');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        out.push_str(part.split_once('m').map_or("", |(_, rest)| rest));
    }
    out
}

#[cfg(test)]
mod tests;
