//! An XLIFF document that came back.

use std::collections::BTreeMap;

use roxmltree::{Document, Node, ParsingOptions};

use super::{OWN, XLIFF};
use crate::author::interchange::{Back, Returned};
use crate::diag::{Diagnostic, Noted, Span};
use crate::lang::Lang;
use crate::source::Source;
use crate::sync::{UnitDigest, UnitKind};

/// More elements than this are not a handbook's: about a hundred thousand units.
const NODES: u32 = 4_000_000;
/// How deep codes may nest in one another.
const DEPTH: usize = 60;
const HELP: &str = "Ask for the file again, or write it out anew; nothing was changed.";

pub(super) fn document(source: &Source) -> Noted<Option<Returned>> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: NODES, ..ParsingOptions::default() };
    let failed = |note: Diagnostic, span: Span| Noted {
        value: None,
        notes: vec![note.at(&source.path, span).help(HELP)],
    };
    let document = match Document::parse_with_options(&source.text, options) {
        Ok(document) => document,
        Err(why) => {
            use roxmltree::Error::{NoRootNode, UnclosedRootNode, UnexpectedEndOfStream};
            let at = match why {
                NoRootNode | UnclosedRootNode | UnexpectedEndOfStream => source.text.trim_end().len(),
                _ => offset(&source.text, why.pos().row, why.pos().col),
            };
            let note =
                Diagnostic::error("exchange-damaged", format!("this is no sound XML: {}", reason(&why)));
            return failed(note, Span::new(at, at));
        }
    };
    let root = document.root_element();
    let place = Span::new(root.range().start, root.range().start + 1);
    if root.tag_name().name() != "xliff" || root.tag_name().namespace() != Some(XLIFF) {
        let version = root.attribute("version").unwrap_or("another version");
        let what = match root.tag_name().name() {
            "xliff" => format!("this is XLIFF {version}, not XLIFF 2"),
            name => format!("this is not XLIFF: it begins with `<{name}>`"),
        };
        return failed(Diagnostic::error("exchange-damaged", what), place);
    }
    let lang = |name: &str| root.attribute(name).and_then(|tag| Lang::parse(tag).ok());
    let Some(to) = lang("trgLang") else {
        let note = Diagnostic::error(
            "exchange-language",
            "this file does not say what language it is translated into",
        );
        return failed(note, place);
    };
    let mut notes = Vec::new();
    let units =
        root.descendants().filter(|node| is(node, "unit")).filter_map(|node| unit(source, &node, &mut notes));
    let units = units.collect();
    Noted { value: Some(Returned { path: source.path.clone(), from: lang("srcLang"), to, units }), notes }
}

/// What the parser says, without the place that it adds.
fn reason(why: &roxmltree::Error) -> String {
    let said = why.to_string();
    said.rsplit_once(" at ").map_or(said.clone(), |(said, _)| said.to_owned())
}

/// The byte of a line and a column, which counts characters; both from 1.
fn offset(text: &str, row: u32, column: u32) -> usize {
    let start: usize = text.split_inclusive('\n').take(row.saturating_sub(1) as usize).map(str::len).sum();
    let line = text[start..].split('\n').next().unwrap_or_default();
    let inside: usize = line.chars().take(column.saturating_sub(1) as usize).map(char::len_utf8).sum();
    start + inside
}

fn is(node: &Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name && node.tag_name().namespace() == Some(XLIFF)
}

fn unit(source: &Source, node: &Node<'_, '_>, notes: &mut Vec<Diagnostic>) -> Option<Back> {
    let start = node.range().start;
    let end = source.text[start..].find('>').map_or(start, |at| start + at + 1);
    let span = Span::new(start, end);
    let article =
        node.ancestors().find(|above| is(above, "file")).and_then(|file| file.attribute("original"));
    let (Some(article), Some(id)) = (article, node.attribute("id")) else {
        let note = Diagnostic::warning("exchange-damaged", "this unit does not say which text it belongs to");
        notes.push(note.at(&source.path, span).help("It was left out; ask for the file again."));
        return None;
    };
    let codes = Codes::of(node);
    let parts: Vec<Node<'_, '_>> =
        node.children().filter(|part| is(part, "segment") || is(part, "ignorable")).collect();
    let mut texts = (String::new(), String::new());
    let mut whole = true;
    for part in &parts {
        let own = |name: &str| part.children().find(|child| is(child, name));
        let from = own("source").map(|node| codes.text(&node, 0));
        let to = own("target").map(|node| codes.text(&node, 0));
        let (Ok(from), Ok(to)) = (from.transpose(), to.transpose()) else {
            let note = Diagnostic::warning(
                "exchange-damaged",
                "this unit has a code that the file does not explain",
            );
            notes.push(note.at(&source.path, span).help("It was left out; ask for the file again."));
            return None;
        };
        let from = from.unwrap_or_default();
        // What is between segments stays as it is unless it was translated too.
        whole &= to.is_some() || is(part, "ignorable");
        texts.1.push_str(to.as_deref().unwrap_or(if is(part, "ignorable") { &from } else { "" }));
        texts.0.push_str(&from);
    }
    let segments = || parts.iter().filter(|part| is(part, "segment"));
    let done = segments().all(|part| part.attribute("state").is_some_and(|state| state != "initial"));
    Some(Back {
        article: article.to_owned(),
        id: id.to_owned(),
        kind: node.attribute((OWN, "kind")).and_then(UnitKind::named).unwrap_or(UnitKind::Paragraph),
        source: texts.0,
        target: if whole { texts.1 } else { String::new() },
        done,
        fuzzy: false,
        sent: node.attribute((OWN, "sent")).and_then(UnitDigest::parse),
        span,
    })
}

/// The texts of a unit's codes.
struct Codes {
    data: BTreeMap<String, String>,
    /// By the code's id: the data that it begins and ends with, for copies and for tools that drop references.
    known: BTreeMap<String, (Option<String>, Option<String>)>,
}

impl Codes {
    fn of(unit: &Node<'_, '_>) -> Codes {
        let data = unit.descendants().filter(|node| is(node, "data"));
        let data = data.filter_map(|node| Some((node.attribute("id")?.to_owned(), plain(&node)))).collect();
        let mut known = BTreeMap::new();
        for code in unit.descendants().filter(|node| node.is_element()) {
            let own = |name: &str| code.attribute(name).map(str::to_owned);
            let references = (own("dataRef").or_else(|| own("dataRefStart")), own("dataRefEnd"));
            if let (Some(id), Some(_)) = (code.attribute("id"), &references.0) {
                known.entry(id.to_owned()).or_insert(references);
            }
        }
        Codes { data, known }
    }

    /// The Markdown of a source or target; an error where a code has no text.
    fn text(&self, node: &Node<'_, '_>, depth: usize) -> Result<String, ()> {
        if depth > DEPTH {
            return Err(());
        }
        let mut out = String::new();
        for child in node.children() {
            if child.is_text() {
                out.push_str(child.text().unwrap_or_default());
            } else if child.is_element() {
                match child.tag_name().name() {
                    "cp" => out.push(point(&child).ok_or(())?),
                    "ph" | "sc" => out.push_str(self.written(&child, "dataRef", false)?),
                    "ec" => out.push_str(self.written(&child, "dataRef", true)?),
                    "pc" => {
                        out.push_str(self.written(&child, "dataRefStart", false)?);
                        out.push_str(&self.text(&child, depth + 1)?);
                        out.push_str(self.written(&child, "dataRefEnd", true)?);
                    }
                    // Annotations: what they mark stays.
                    _ => out.push_str(&self.text(&child, depth + 1)?),
                }
            }
        }
        Ok(out)
    }

    fn written(&self, code: &Node<'_, '_>, reference: &str, end: bool) -> Result<&str, ()> {
        let by_id = || {
            let id = ["copyOf", "id", "startRef"]
                .iter()
                .find_map(|name| self.known.get(code.attribute(*name)?))?;
            if end { id.1.as_deref() } else { id.0.as_deref() }
        };
        let id = code.attribute(reference).or_else(by_id).ok_or(())?;
        self.data.get(id).map(String::as_str).ok_or(())
    }
}

fn plain(node: &Node<'_, '_>) -> String {
    node.children()
        .filter_map(|child| match child.is_text() {
            true => child.text().map(str::to_owned),
            false => point(&child).map(String::from),
        })
        .collect()
}

fn point(node: &Node<'_, '_>) -> Option<char> {
    char::from_u32(u32::from_str_radix(node.attribute("hex")?, 16).ok()?)
}
