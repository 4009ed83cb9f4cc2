//! From the parser's events to nodes with places.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use serde_yaml::granit_parser::{self as granit, Event, Parser, ScalarStyle, StrInput};

use super::{Document, Entry, Node, Value, trouble};
use crate::diag::{Diagnostic, Span, line_column};
use crate::path::SourcePath;

/// How deeply lists and mappings may nest; no settings or front matter need more than four.
const DEPTH: usize = 32;

/// After so many mistakes the rest is not read.
const MISTAKES: usize = 20;

/// Reading stops: a mistake in the syntax has been noted.
struct Stop;

struct Builder<'a, 'p> {
    path: &'p SourcePath,
    /// The whole file, and where in it the parsed text begins.
    file: &'a str,
    offset: usize,
    parser: Parser<'a, StrInput<'a>>,
    notes: Vec<Diagnostic>,
}

pub(super) fn document<'a>(path: &SourcePath, file: &'a str, part: Range<usize>) -> Document<'a> {
    let parser = parser(&file[part.clone()]);
    let mut builder = Builder { path, file, offset: part.start, parser, notes: Vec::new() };
    let mut entries = Vec::new();
    let mut broken = false;
    while builder.top(&mut entries).is_err() {
        broken = true;
        builder.drop_mistaken(&mut entries);
        match builder.next_key(part.end, entries.last()) {
            Some(at) if builder.notes.len() < MISTAKES => {
                builder.offset = at;
                builder.parser = self::parser(&file[at..part.end]);
            }
            _ => break,
        }
    }
    builder.drop_duplicates(&mut entries);
    Document { entries, broken, notes: builder.notes }
}

fn parser(text: &str) -> Parser<'_, StrInput<'_>> {
    let options = granit::options! {
        emit_comments: false,
        disallow_directives: true,
        flow_nesting_limit: DEPTH,
        block_nesting_limit: DEPTH,
    };
    Parser::new_from_str_with_options(text, options)
}

impl<'a> Builder<'a, '_> {
    /// Reads the document into `entries`, so that what was read before a mistake is kept.
    fn top(&mut self, entries: &mut Vec<Entry<'a>>) -> Result<(), Stop> {
        let mut seen = false;
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamEnd => return Ok(()),
                Event::StreamStart | Event::DocumentEnd => {}
                Event::DocumentStart(..) if seen => return self.stop(span, trouble::SECOND_DOCUMENT),
                Event::DocumentStart(..) => {}
                Event::MappingStart(..) => {
                    seen = true;
                    self.entries(entries)?;
                }
                Event::Scalar(text, ScalarStyle::Plain, ..) if super::is_null(&text) => seen = true,
                _ => return self.stop(span, trouble::NOT_A_MAPPING),
            }
        }
    }

    /// Leaves out the entry on the line of the mistake: only half of it was read.
    fn drop_mistaken(&self, entries: &mut Vec<Entry<'a>>) {
        let place = self.notes.last().and_then(|note| note.place.as_ref()).and_then(|place| place.span);
        let line = |at: usize| line_column(self.file, at).0;
        if let (Some(span), Some(last)) = (place, entries.last())
            && line(last.value.span.end) == line(span.start)
        {
            entries.pop();
        }
    }

    /// Where reading can go on after a mistake: at the next line that begins with a key.
    fn next_key(&self, end: usize, last: Option<&Entry<'a>>) -> Option<usize> {
        let mistake = self.notes.last()?.place.as_ref()?.span?;
        if self.file[mistake.start..].starts_with("---") {
            return None;
        }
        let from = mistake.end.max(self.offset).max(last.map_or(0, |entry| entry.value.span.end));
        let mut at = from + self.file.get(from..end)?.find('\n')? + 1;
        for line in self.file.get(at..end)?.split_inclusive('\n') {
            let word =
                line.starts_with(|first: char| first.is_alphanumeric() || matches!(first, '"' | '\'' | '_'));
            if word && line.contains(':') {
                return Some(at);
            }
            at += line.len();
        }
        None
    }

    fn next(&mut self) -> Result<(Event<'a>, Span), Stop> {
        match self.parser.next() {
            Some(Ok((event, span))) => Ok((event, self.place(&span))),
            Some(Err(error)) => {
                self.notes.push(trouble::syntax(self.path, self.file, self.offset, &error));
                Err(Stop)
            }
            None => Ok((Event::StreamEnd, Span::new(self.offset, self.offset))),
        }
    }

    fn place(&self, span: &granit::Span) -> Span {
        let range = span.byte_range().unwrap_or(0..0);
        Span::new(range.start, range.end.max(range.start)).shifted(self.offset)
    }

    fn stop<T>(&mut self, span: Span, (message, help): (&str, &str)) -> Result<T, Stop> {
        // A list or mapping without brackets begins with nothing.
        let span = if span.start == span.end { trouble::visible(self.file, span.start) } else { span };
        self.notes.push(Diagnostic::error("yaml", message).at(self.path, span).help(help));
        Err(Stop)
    }

    /// Reads entries up to the end of the mapping that has just begun; returns where it ends.
    fn entries(&mut self, entries: &mut Vec<Entry<'a>>) -> Result<usize, Stop> {
        loop {
            let (event, key_span) = self.next()?;
            let key = match event {
                Event::MappingEnd => return Ok(key_span.start),
                Event::Scalar(text, ..) => text,
                Event::Alias(_) => return self.stop(key_span, trouble::ALIAS),
                _ => return self.stop(key_span, trouble::KEY_NOT_TEXT),
            };
            let (event, span) = self.next()?;
            let value = self.node(event, span)?;
            entries.push(Entry { key, key_span, value });
        }
    }

    fn node(&mut self, event: Event<'a>, span: Span) -> Result<Node<'a>, Stop> {
        match event {
            Event::Scalar(text, style, ..) => Ok(self.scalar(text, style, span)),
            Event::SequenceStart(..) => {
                let mut items = Vec::new();
                let end = loop {
                    let (event, at) = self.next()?;
                    if matches!(event, Event::SequenceEnd) {
                        break at.start;
                    }
                    items.push(self.node(event, at)?);
                };
                let span = self.whole(span, end, items.last().map(|item| item.span));
                Ok(Node { span, value: Value::List(items) })
            }
            Event::MappingStart(..) => {
                let mut entries = Vec::new();
                let end = self.entries(&mut entries)?;
                let span = self.whole(span, end, entries.last().map(|entry| entry.value.span));
                self.drop_duplicates(&mut entries);
                Ok(Node { span, value: Value::Map(entries) })
            }
            Event::Alias(_) => self.stop(span, trouble::ALIAS),
            _ => self.stop(span, trouble::NOT_A_MAPPING),
        }
    }

    fn scalar(&self, text: Cow<'a, str>, style: ScalarStyle, span: Span) -> Node<'a> {
        let plain = matches!(style, ScalarStyle::Plain);
        let written = &self.file[span.start..span.end];
        let span = Span::new(span.start, span.start + written.trim_end().len());
        Node { span, value: Value::Scalar { text, plain } }
    }

    /// The stretch of a list or mapping: up to its closing bracket, or to the end of its last item.
    fn whole(&self, start: Span, end: usize, last: Option<Span>) -> Span {
        let closing = self.file[end..].starts_with([']', '}']);
        let end = if closing { end + 1 } else { last.map_or(start.end, |last| last.end) };
        Span::new(start.start, end.max(start.start))
    }

    /// Notes every key that was written before, and leaves it out.
    fn drop_duplicates(&mut self, entries: &mut Vec<Entry<'a>>) {
        let mut order: Vec<usize> = (0..entries.len()).collect();
        order.sort_by(|&a, &b| entries[a].key.cmp(&entries[b].key).then(a.cmp(&b)));
        let mut again: BTreeSet<usize> = BTreeSet::new();
        for group in order.chunk_by(|&a, &b| entries[a].key == entries[b].key) {
            again.extend(group[1..].iter().copied());
            for &index in &group[1..] {
                let line = line_column(self.file, entries[group[0]].key_span.start).0;
                let (key, span) = (&entries[index].key, entries[index].key_span);
                self.notes.push(trouble::duplicate(self.path, key, span, line));
            }
        }
        if !again.is_empty() {
            let mut index = 0;
            entries.retain(|_| {
                index += 1;
                !again.contains(&(index - 1))
            });
        }
    }
}
