//! The words of the front matter.

use std::ops::Range;

use super::{Leaf, Part, RunKind};
use crate::diag::Span;
use crate::lang::Lang;
use crate::source::Source;
use crate::source::yaml::{self, Node, Value};

/// Title and summary, where the front matter ends before `body_start`.
pub(super) fn leaves(source: &Source, body_start: usize, lang: &Lang) -> Vec<Leaf> {
    let text = source.text.as_ref();
    let Some(range) = yaml_range(text, body_start) else { return Vec::new() };
    let document = yaml::parse(&source.path, text, range);
    let mut leaves = Vec::new();
    for entry in &document.entries {
        let part = match &*entry.key {
            "title" => Part::Title,
            "summary" => Part::Summary,
            _ => continue,
        };
        leaves.extend(leaf(text, part, &entry.value, lang));
    }
    leaves
}

/// What stands between the `---` lines.
pub(in crate::article) fn yaml_range(text: &str, body_start: usize) -> Option<Range<usize>> {
    let head = text.get(..body_start).filter(|head| head.starts_with("---"))?;
    let start = head.find('\n')? + 1;
    let end = head.trim_end().rfind('\n')? + 1;
    (start <= end).then_some(start..end)
}

/// A scalar as a leaf: byte for byte where it is written so.
pub(in crate::article) fn leaf(text: &str, part: Part, node: &Node<'_>, lang: &Lang) -> Option<Leaf> {
    let Value::Scalar { text: value, .. } = &node.value else { return None };
    let value = value.trim();
    let written = text.get(node.span.start..node.span.end)?;
    let mut leaf = Leaf::new(part, node.span, lang);
    match written.find(value).filter(|_| !value.is_empty()) {
        Some(at) => {
            let start = node.span.start + at;
            leaf.push(RunKind::Text, value, Span::new(start, start + value.len()));
        }
        None => leaf.push(RunKind::Entity, &value.replace('\n', " "), node.span),
    }
    Some(leaf)
}
