//! Reads a node as what its key wants, and notes what is wrong with it.

use jiff::civil::Date;
use jiff::fmt::temporal::SpanParser;

use super::{Entry, Node, Value};
use crate::diag::{self, Diagnostic, Placed, Span};
use crate::lang::Lang;
use crate::path::SourcePath;
use crate::source::text::nfc;

/// The words that a key allows, each with what it stands for.
pub type Choices<'c, T> = &'c [(&'c str, T)];

/// Reads nodes of one file. A value that is not there (`key:`) reads as `None` without a note.
#[derive(Debug)]
pub struct Reader<'p> {
    path: &'p SourcePath,
    code: &'static str,
    /// What was wrong so far.
    pub notes: Vec<Diagnostic>,
}

impl<'p> Reader<'p> {
    /// A reader for the file at `path` whose notes on values have the code `code`.
    pub fn new(path: &'p SourcePath, code: &'static str, notes: Vec<Diagnostic>) -> Self {
        Self { path, code, notes }
    }

    /// Notes an error in a value.
    pub fn wrong(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.error(self.code, span, message, help);
    }

    /// Notes an error with a code of its own.
    pub fn error(
        &mut self,
        code: &'static str,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.notes.push(Diagnostic::error(code, message).at(self.path, span).help(help));
    }

    /// Warns of a key that is not among `known`.
    pub fn unknown_key(&mut self, code: &'static str, entry: &Entry<'_>, known: &[&str]) {
        let help = match diag::nearest(&entry.key, known.iter().copied()) {
            Some(near) => format!("Did you mean `{near}`?"),
            None => format!("Remove it, or use one of: {}.", known.join(", ")),
        };
        let message = format!("the key `{}` is not known and has no effect", entry.key);
        self.warning(code, entry.key_span, message, help);
    }

    /// Notes a warning.
    pub fn warning(
        &mut self,
        code: &'static str,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.notes.push(Diagnostic::warning(code, message).at(self.path, span).help(help));
    }

    /// A text.
    pub fn text(&mut self, key: &str, node: &Node<'_>) -> Option<Placed<String>> {
        match &node.value {
            Value::Scalar { .. } if node.is_empty() => None,
            Value::Scalar { text, .. } => {
                let trimmed = text.trim();
                let control = |character: &char| character.is_control() && !matches!(character, '\n' | '\t');
                if let Some(character) = trimmed.chars().find(control) {
                    let what = format!("`{key}` holds the control character U+{:04X}", u32::from(character));
                    self.wrong(node.span, what, "Remove it: no page and no feed can show it.");
                    return None;
                }
                (!trimmed.is_empty()).then(|| Placed::new(nfc(trimmed).into_owned(), node.span))
            }
            Value::List(_) | Value::Map(_) => {
                self.kind(key, node, "one text", &format!("Write `{key}: …` on one line."));
                None
            }
        }
    }

    /// A list of texts; one text is a list of one.
    pub fn texts(&mut self, key: &str, node: &Node<'_>) -> Vec<Placed<String>> {
        match &node.value {
            Value::Scalar { .. } => self.text(key, node).into_iter().collect(),
            Value::List(items) => items.iter().filter_map(|item| self.text(key, item)).collect(),
            Value::Map(_) => {
                self.kind(key, node, "a list of texts", &format!("Write `{key}: [one, two]`."));
                Vec::new()
            }
        }
    }

    /// The entries of a mapping.
    pub fn map<'n, 'a>(&mut self, key: &str, node: &'n Node<'a>, example: &str) -> &'n [Entry<'a>] {
        match &node.value {
            Value::Map(entries) => entries,
            _ if node.is_empty() => &[],
            _ => {
                self.kind(key, node, "a mapping", &format!("Write {example}."));
                &[]
            }
        }
    }

    /// `true` or `false`.
    pub fn flag(&mut self, key: &str, node: &Node<'_>) -> Option<bool> {
        match &node.value {
            _ if node.is_empty() => None,
            Value::Scalar { text, plain: true } if matches!(&**text, "true" | "True" | "TRUE") => Some(true),
            Value::Scalar { text, plain: true } if matches!(&**text, "false" | "False" | "FALSE") => {
                Some(false)
            }
            _ => {
                self.kind(key, node, "`true` or `false`", "Write one of these two words, without quotes.");
                None
            }
        }
    }

    /// A whole number.
    pub fn integer(&mut self, key: &str, node: &Node<'_>) -> Option<i64> {
        match &node.value {
            _ if node.is_empty() => None,
            Value::Scalar { text, .. } if text.parse::<i64>().is_ok() => text.parse().ok(),
            _ => {
                let help = format!("Write it in digits, as in `{key}: 10`.");
                self.kind(key, node, "a whole number", &help);
                None
            }
        }
    }

    /// One of several words.
    pub fn choice<T: Copy>(&mut self, key: &str, node: &Node<'_>, choices: Choices<'_, T>) -> Option<T> {
        let text = self.text(key, node)?;
        if let Some((_, value)) = choices.iter().find(|(word, _)| *word == text.value) {
            return Some(*value);
        }
        let words: Vec<String> = choices.iter().map(|(word, _)| format!("`{word}`")).collect();
        let help = match diag::nearest(&text.value, choices.iter().map(|(word, _)| *word)) {
            Some(near) => format!("Did you mean `{near}`? The choices are {}.", words.join(", ")),
            None => format!("The choices are {}.", words.join(", ")),
        };
        self.wrong(text.span, format!("`{key}` cannot be `{}`", text.value), help);
        None
    }

    /// A language tag; a note on it has the code `code`.
    pub fn lang(&mut self, code: &'static str, key: &str, node: &Node<'_>) -> Option<Placed<Lang>> {
        let text = self.text(key, node)?;
        self.tag(code, &text.value, text.span)
    }

    /// A text as a language tag.
    pub fn tag(&mut self, code: &'static str, tag: &str, span: Span) -> Option<Placed<Lang>> {
        let characters = tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        match Lang::parse(tag) {
            Ok(lang) if characters => Some(Placed::new(lang, span)),
            _ => {
                let help =
                    "Write a tag of BCP 47: `he` for Hebrew, `nl` for Dutch, `ar` for Arabic, `pt-BR` …";
                self.error(code, span, format!("`{tag}` is not a language tag"), help);
                None
            }
        }
    }

    /// A day of the calendar.
    pub fn date(&mut self, key: &str, node: &Node<'_>) -> Option<Date> {
        let text = self.text(key, node)?;
        let shape = text.value.len() == 10
            && text.value.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        match text.value.parse::<Date>() {
            Ok(date) if shape => Some(date),
            _ => {
                let message = match shape {
                    true => format!("there is no day {}", text.value),
                    false => format!("`{key}` must be a date, not `{}`", text.value),
                };
                self.error("date", text.span, message, "Write year, month and day, as in `2025-03-09`.");
                None
            }
        }
    }

    /// A duration of ISO 8601 that is longer than nothing, as it was written.
    pub fn duration(&mut self, key: &str, node: &Node<'_>) -> Option<String> {
        let text = self.text(key, node)?;
        match SpanParser::new().parse_span(&text.value) {
            Ok(span) if span.is_positive() && text.value.starts_with('P') => Some(text.value),
            _ => {
                let help =
                    "Write `P6M` for six months, `P1Y` for a year, `P2W` for two weeks, `P90D` for days.";
                self.wrong(text.span, format!("`{}` is not a length of time", text.value), help);
                None
            }
        }
    }

    fn kind(&mut self, key: &str, node: &Node<'_>, wanted: &str, help: &str) {
        let found = match &node.value {
            Value::Scalar { text, plain } if text.chars().count() <= 40 => match plain {
                true => format!("`{text}`"),
                false => format!("`\"{text}\"`"),
            },
            _ => node.kind().to_owned(),
        };
        self.wrong(node.span, format!("`{key}` must be {wanted}, not {found}"), help);
    }
}
