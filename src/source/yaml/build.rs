//! From the parser's events to nodes with places.

use std::borrow::Cow;

use serde_yaml::granit_parser::{self as granit, Event, Parser, ScalarStyle, StrInput};

use super::{Document, Entry, Node, Value, trouble};
use crate::diag::{Diagnostic, Span};
use crate::path::SourcePath;

/// How deeply lists and mappings may nest; no settings or front matter need more than four.
const DEPTH: usize = 32;

/// Reading stops: a mistake in the syntax has been noted.
struct Stop;

struct Builder<'a, 'p> {
    path: &'p SourcePath,
    text: &'a str,
    offset: usize,
    parser: Parser<'a, StrInput<'a>>,
    notes: Vec<Diagnostic>,
}

pub(super) fn document<'a>(path: &SourcePath, text: &'a str, offset: usize) -> Document<'a> {
    let options = granit::options! {
        emit_comments: false,
        disallow_directives: true,
        flow_nesting_limit: DEPTH,
        block_nesting_limit: DEPTH,
    };
    let parser = Parser::new_from_str_with_options(text, options);
    let mut builder = Builder { path, text, offset, parser, notes: Vec::new() };
    let mut entries = Vec::new();
    let broken = builder.top(&mut entries).is_err();
    builder.drop_duplicates(&mut entries);
    Document { entries, broken, notes: builder.notes }
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
                Event::Scalar(text, ScalarStyle::Plain, ..) if text.is_empty() => seen = true,
                _ => return self.stop(span, trouble::NOT_A_MAPPING),
            }
        }
    }

    fn next(&mut self) -> Result<(Event<'a>, Span), Stop> {
        match self.parser.next() {
            Some(Ok((event, span))) => Ok((event, self.place(&span))),
            Some(Err(error)) => {
                self.notes.push(trouble::syntax(self.path, self.text, self.offset, &error));
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
        let written = &self.text[span.start - self.offset..span.end - self.offset];
        let span = Span::new(span.start, span.start + written.trim_end().len());
        Node { span, value: Value::Scalar { text, plain } }
    }

    /// The stretch of a list or mapping: up to its closing bracket, or to the end of its last item.
    fn whole(&self, start: Span, end: usize, last: Option<Span>) -> Span {
        let closing = self.text[end - self.offset..].starts_with([']', '}']);
        let end = if closing { end + 1 } else { last.map_or(start.end, |last| last.end) };
        Span::new(start.start, end.max(start.start))
    }

    /// Notes every key that was written before, and leaves it out.
    fn drop_duplicates(&mut self, entries: &mut Vec<Entry<'a>>) {
        let mut order: Vec<usize> = (0..entries.len()).collect();
        order.sort_by(|&a, &b| entries[a].key.cmp(&entries[b].key).then(a.cmp(&b)));
        let mut again: Vec<usize> = Vec::new();
        for group in order.chunk_by(|&a, &b| entries[a].key == entries[b].key) {
            again.extend(&group[1..]);
            for &index in &group[1..] {
                let first = entries[group[0]].key_span.start - self.offset;
                let line = trouble::line_in_text(self.text, first);
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
