//! Layers of message files to one set of messages.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{
    Attribute, CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};
use fluent_syntax::parser::{ParserError, parse_runtime};

use crate::diag::{Diagnostic, Noted, Span};
use crate::path::SourcePath;
use crate::source::Source;

/// Functions that messages may call.
const FUNCTIONS: [&str; 2] = ["NUMBER", "DATETIME"];

/// All messages and terms by name, a term's with its hyphen.
#[derive(Default)]
pub(super) struct Merged<'a> {
    pub(super) entries: BTreeMap<String, MergedEntry<'a>>,
}

/// A message or a term.
#[derive(Default)]
pub(super) struct MergedEntry<'a> {
    pub(super) value: Option<Written<'a>>,
    pub(super) attributes: BTreeMap<String, Written<'a>>,
    /// Where its name was written last.
    name: Option<(&'a Source, Span)>,
}

/// A pattern and where it was written.
pub(super) struct Written<'a> {
    pub(super) pattern: Pattern<&'a str>,
    source: &'a Source,
    span: Span,
}

impl Merged<'_> {
    /// Where each message and term, and each attribute as `id.name`, was written.
    pub(super) fn places(&self) -> BTreeMap<String, (SourcePath, Span)> {
        let mut places = BTreeMap::new();
        for (key, entry) in &self.entries {
            if let Some((source, span)) = entry.name {
                places.insert(key.clone(), (source.path.clone(), span));
            }
            for (name, written) in &entry.attributes {
                places.insert(format!("{key}.{name}"), (written.source.path.clone(), written.span));
            }
        }
        places
    }
}

/// Overlays the layers, the lowest first.
pub(super) fn merge(layers: &[Vec<Source>]) -> Noted<Merged<'_>> {
    let mut merged = Merged::default();
    let mut notes = Vec::new();
    for layer in layers {
        let mut seen = BTreeSet::new();
        for source in layer {
            read(source, &mut merged, &mut seen, &mut notes);
        }
    }
    check_references(&merged, &mut notes);
    Noted { value: merged, notes }
}

/// Reads one file over what is there.
fn read<'a>(
    source: &'a Source,
    merged: &mut Merged<'a>,
    seen: &mut BTreeSet<String>,
    notes: &mut Vec<Diagnostic>,
) {
    let text: &'a str = &source.text;
    notes.extend(super::controls::check(source));
    let resource = parse_runtime(text).unwrap_or_else(|(resource, errors)| {
        notes.extend(errors.iter().map(|error| syntax_error(source, error)));
        resource
    });
    for entry in resource.body {
        let (key, name, value, attributes) = match entry {
            Entry::Message(message) => {
                (message.id.name.to_owned(), message.id.name, message.value, message.attributes)
            }
            Entry::Term(term) => {
                (format!("-{}", term.id.name), term.id.name, Some(term.value), term.attributes)
            }
            _ => continue,
        };
        let span = span_of(source, name);
        if !seen.insert(key.clone()) {
            notes.push(duplicate(source, &key, span));
        }
        let entry = merged.entries.entry(key).or_default();
        entry.name = Some((source, span));
        if let Some(pattern) = value {
            entry.value = Some(Written { pattern, source, span });
        }
        for Attribute { id, value: pattern } in attributes {
            let span = span_of(source, id.name);
            entry.attributes.insert(id.name.to_owned(), Written { pattern, source, span });
        }
    }
}

fn duplicate(source: &Source, key: &str, span: Span) -> Diagnostic {
    Diagnostic::warning("message-duplicate", format!("the message `{key}` is written twice"))
        .at(&source.path, span)
        .help("Keep one of them: the last one counts.")
}

fn syntax_error(source: &Source, error: &ParserError) -> Diagnostic {
    let text = &source.text;
    let start = floor(text, error.pos.start.min(text.len()));
    let after = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let reason = error.kind.to_string();
    let mut letters = reason.chars();
    let reason: String = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
    Diagnostic::error("message-syntax", format!("this message cannot be read: {reason}"))
        .at(&source.path, Span::new(start, start + after))
        .help(
            "A message is `name = text`; lines that continue it are indented, each `{` has its `}`, and one variant \
             of a choice begins with `*`.",
        )
}

/// The nearest character's start at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Where a piece of a source's text, which the parser cut out of it, stands.
pub(super) fn span_of(source: &Source, piece: &str) -> Span {
    let start =
        (piece.as_ptr() as usize).saturating_sub(source.text.as_ptr() as usize).min(source.text.len());
    Span::new(start, (start + piece.len()).min(source.text.len()))
}

/// Notes each reference that leads nowhere.
fn check_references(merged: &Merged<'_>, notes: &mut Vec<Diagnostic>) {
    for (key, entry) in &merged.entries {
        for written in entry.value.iter().chain(entry.attributes.values()) {
            let mut checker = Checker { merged, key, source: written.source, notes };
            checker.pattern(&written.pattern);
        }
    }
}

struct Checker<'a> {
    merged: &'a Merged<'a>,
    key: &'a str,
    source: &'a Source,
    notes: &'a mut Vec<Diagnostic>,
}

impl Checker<'_> {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                variants.iter().for_each(|variant| self.pattern(&variant.value));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::MessageReference { id, attribute } => {
                self.reference(id.name.to_owned(), attribute.as_ref().map(|found| found.name), id.name);
            }
            InlineExpression::TermReference { id, attribute, arguments } => {
                self.reference(format!("-{}", id.name), attribute.as_ref().map(|found| found.name), id.name);
                self.arguments(arguments.as_ref());
            }
            InlineExpression::FunctionReference { id, arguments } => {
                if !FUNCTIONS.contains(&id.name) {
                    self.note(
                        &format!("{}()", id.name),
                        id.name,
                        "The functions are NUMBER() and DATETIME().",
                    );
                }
                self.arguments(Some(arguments));
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            _ => {}
        }
    }

    fn arguments(&mut self, arguments: Option<&CallArguments<&str>>) {
        for argument in arguments.iter().flat_map(|arguments| &arguments.positional) {
            self.inline(argument);
        }
    }

    fn reference(&mut self, key: String, attribute: Option<&str>, at: &str) {
        let entry = self.merged.entries.get(&key);
        let found = entry.is_some_and(|entry| match attribute {
            Some(name) => entry.attributes.contains_key(name),
            None => entry.value.is_some(),
        });
        if !found {
            let name = attribute.map_or(key.clone(), |name| format!("{key}.{name}"));
            self.note(&name, at, "Write that message, or correct its name here.");
        }
    }

    fn note(&mut self, name: &str, at: &str, help: &str) {
        let message = format!("the message `{}` refers to `{name}`, which is nowhere", self.key);
        let span = span_of(self.source, at);
        self.notes
            .push(Diagnostic::error("message-reference", message).at(&self.source.path, span).help(help));
    }
}
