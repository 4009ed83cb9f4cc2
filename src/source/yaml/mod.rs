//! YAML as people write it by hand: a mapping whose keys and values keep their places.
//!
//! Settings and front matter are read key by key from here, so that one wrong value never hides the next. Values
//! are not typed by their looks (`title: 2024` is a title): the reader of a key says what it wants, through
//! [`Reader`]. Anchors and aliases are refused, so a small file cannot unfold into a huge one.

mod build;
mod reader;
mod trouble;

use std::borrow::Cow;
use std::ops::Range;

use crate::diag::{Diagnostic, Span};
use crate::path::SourcePath;

pub use reader::{Choices, Reader};

/// A node: what was written, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<'a> {
    /// Where it stands in the file.
    pub span: Span,
    /// What it is.
    pub value: Value<'a>,
}

/// The kinds of node.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// A text, number, date …: its characters. `plain` means without quotes.
    Scalar {
        /// The characters, escapes resolved.
        text: Cow<'a, str>,
        /// Whether it stood without quotes, so that `true` may be more than a word.
        plain: bool,
    },
    /// A list.
    List(Vec<Node<'a>>),
    /// A mapping.
    Map(Vec<Entry<'a>>),
}

/// A key of a mapping with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<'a> {
    /// The key.
    pub key: Cow<'a, str>,
    /// Where the key stands.
    pub key_span: Span,
    /// Its value.
    pub value: Node<'a>,
}

/// What was read from a text that should be a mapping.
#[derive(Clone, Debug, Default)]
pub struct Document<'a> {
    /// The keys in the order of the text, each once: of those written twice, the first.
    pub entries: Vec<Entry<'a>>,
    /// Whether there were mistakes in the syntax, so that a missing key may stand in what could not be read.
    pub broken: bool,
    /// What was wrong.
    pub notes: Vec<Diagnostic>,
}

impl Node<'_> {
    /// Whether nothing was written: `key:`, `~` or `null`.
    pub fn is_empty(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, plain: true } if is_null(text))
    }

    /// What a person would call this kind of value.
    pub fn kind(&self) -> &'static str {
        match &self.value {
            Value::Scalar { .. } if self.is_empty() => "nothing",
            Value::Scalar { .. } => "a text",
            Value::List(_) => "a list",
            Value::Map(_) => "a mapping",
        }
    }
}

/// Reads the stretch `part` of a file's text as one mapping. A mistake in the syntax is noted, and
/// reading goes on at the next line that begins with a key. Places are counted in the whole file.
pub fn parse<'a>(path: &SourcePath, file: &'a str, part: Range<usize>) -> Document<'a> {
    build::document(path, file, part)
}

fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

/// A node as JSON, its plain scalars typed by the core schema of YAML 1.2.
pub fn to_json(node: &Node<'_>) -> serde_json::Value {
    use serde_json::Value as Json;
    match &node.value {
        Value::Scalar { text, plain: false } => Json::String(text.clone().into_owned()),
        Value::Scalar { text, plain: true } => plain_to_json(text),
        Value::List(items) => Json::Array(items.iter().map(to_json).collect()),
        Value::Map(entries) => Json::Object(
            entries.iter().map(|entry| (entry.key.clone().into_owned(), to_json(&entry.value))).collect(),
        ),
    }
}

fn plain_to_json(text: &str) -> serde_json::Value {
    use serde_json::{Number, Value as Json};
    match text {
        _ if is_null(text) => Json::Null,
        "true" | "True" | "TRUE" => Json::Bool(true),
        "false" | "False" | "FALSE" => Json::Bool(false),
        _ => {
            let looks_numeric =
                text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E'));
            let number = || match text.parse::<i64>() {
                Ok(integer) => Some(Number::from(integer)),
                Err(_) => text.parse::<f64>().ok().and_then(Number::from_f64),
            };
            looks_numeric.then(number).flatten().map_or_else(|| Json::String(text.to_owned()), Json::Number)
        }
    }
}

#[cfg(test)]
mod tests;
