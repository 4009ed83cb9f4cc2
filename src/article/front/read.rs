//! Key by key from YAML to front matter.

use super::fence::{self, Fence};
use super::{FrontMatter, FrontPart, segment};
use crate::diag::{Diagnostic, Noted, Placed, Span};
use crate::source::Source;
use crate::source::yaml::{self, Entry, Node, Reader};

const KEYS: &[&str] = &[
    "title",
    "summary",
    "topics",
    "weight",
    "date",
    "updated",
    "authors",
    "owner",
    "reviewed",
    "review_every",
    "translated_from",
    "proofread_by",
    "machine",
    "slug",
    "aliases",
    "see_also",
    "draft",
    "forms",
    "extra",
];

const BEGIN: &str = "Begin the file with a line `---`, then `title: …`, then another line `---`.";

pub(super) fn front_part(source: &Source) -> Noted<FrontPart> {
    let text = source.text.as_ref();
    let unusable = |note: Diagnostic| Noted { value: FrontPart::default(), notes: vec![note] };
    match fence::find(text) {
        Fence::Closed { yaml, body } => {
            let document = yaml::parse(&source.path, text, yaml);
            let mut reader = Reader::new(&source.path, "front-value", document.notes);
            let front = front_matter(&mut reader, &document.entries, document.broken);
            Noted { value: FrontPart { front, body_start: body }, notes: reader.notes }
        }
        Fence::Open { .. } => unusable(
            Diagnostic::error("front-missing", "the front matter does not end")
                .at(&source.path, Span::new(0, 3))
                .help("Write a line `---` after its last key, before the text."),
        ),
        Fence::None if text.trim().is_empty() => {
            unusable(Diagnostic::error("empty", "the file is empty").in_file(&source.path).help(BEGIN))
        }
        Fence::None => unusable(missing(source)),
    }
}

/// No front matter at all, or a first line that is nearly right.
fn missing(source: &Source) -> Diagnostic {
    let text = source.text.as_ref();
    let start = text.len() - text.trim_start().len();
    let line = text[start..].lines().next().unwrap_or_default().trim_end();
    let help = match line {
        "---" => "The line `---` must be the very first, with nothing before it.",
        _ if line.len() > 1 && line.chars().all(|character| matches!(character, '-' | '–' | '—' | '+')) => {
            "The first line must be three hyphens, `---`, and no other character."
        }
        _ => BEGIN,
    };
    let span = Span::new(start, start + line.len());
    Diagnostic::error("front-missing", "the file has no front matter").at(&source.path, span).help(help)
}

fn front_matter(reader: &mut Reader<'_>, entries: &[Entry<'_>], broken: bool) -> Option<FrontMatter> {
    let mut front = FrontMatter::default();
    for entry in entries {
        let (key, node) = (&*entry.key, &entry.value);
        match key {
            "title" => title(&mut front, reader, entry),
            "summary" => front.summary = text(reader, key, node),
            "topics" => front.topics = reader.texts(key, node),
            "weight" => front.weight = reader.integer(key, node),
            "date" => front.date = reader.date(key, node),
            "updated" => front.updated = reader.date(key, node),
            "authors" => front.authors = texts(reader, key, node),
            "owner" => front.owner = text(reader, key, node),
            "reviewed" => front.reviewed = reader.date(key, node),
            "review_every" => front.review_every = reader.duration(key, node),
            "translated_from" => front.translated_from = reader.lang("front-value", key, node),
            "proofread_by" => front.proofread_by = text(reader, key, node),
            "machine" => front.machine = reader.flag(key, node).unwrap_or_default(),
            "slug" => front.slug = slug(reader, node),
            "aliases" => front.aliases = aliases(reader, node),
            "see_also" => front.see_also = reader.texts(key, node),
            "draft" => front.draft = reader.flag(key, node).unwrap_or_default(),
            "forms" => front.forms = texts(reader, key, node),
            "extra" => extra(&mut front, reader, node),
            _ => reader.unknown_key("key-unknown", entry, KEYS),
        }
    }
    if !broken && !entries.iter().any(|entry| entry.key == "title") {
        let message = "the front matter has no title";
        reader.error(
            "title-missing",
            Span::new(0, 3),
            message,
            "Add a line `title: …` between the `---` lines.",
        );
    }
    (!broken && !front.title.is_empty()).then_some(front)
}

fn text(reader: &mut Reader<'_>, key: &str, node: &Node<'_>) -> Option<String> {
    reader.text(key, node).map(|text| text.value)
}

fn texts(reader: &mut Reader<'_>, key: &str, node: &Node<'_>) -> Vec<String> {
    reader.texts(key, node).into_iter().map(|text| text.value).collect()
}

fn title(front: &mut FrontMatter, reader: &mut Reader<'_>, entry: &Entry<'_>) {
    let noted = reader.notes.len();
    match reader.text("title", &entry.value) {
        Some(title) => front.title = title.value,
        None if reader.notes.len() > noted => {}
        None => {
            reader.error("title-missing", entry.key_span, "the title is empty", "Write it after the colon.")
        }
    }
}

fn slug(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Placed<String>> {
    let slug = reader.text("slug", node)?;
    let Some(problem) = segment::problem(&slug.value) else { return Some(slug) };
    let help = "It is one part of the page's address and a folder's name: use letters of any script, digits and \
                hyphens, as in `hear-the-customer`.";
    reader.error("slug", slug.span, format!("the slug {problem}"), help);
    None
}

fn aliases(reader: &mut Reader<'_>, node: &Node<'_>) -> Vec<Placed<String>> {
    let mut aliases = reader.texts("aliases", node);
    aliases.retain_mut(|alias| {
        let path = alias.value.strip_suffix('/').unwrap_or(&alias.value);
        let problem = path.split('/').find_map(segment::problem);
        if let Some(problem) = problem {
            let help =
                "Write the former address from the site's root, without a slash before it: `he/old-name`.";
            let message = format!("an alias cannot be `{}`: a part of it {problem}", alias.value);
            reader.error("alias", alias.span, message, help);
            return false;
        }
        alias.value.truncate(path.len());
        true
    });
    aliases
}

fn extra(front: &mut FrontMatter, reader: &mut Reader<'_>, node: &Node<'_>) {
    let entries =
        reader.map("extra", node, "what the theme wants as `key: value` lines, indented below `extra:`");
    front.extra =
        entries.iter().map(|entry| (entry.key.clone().into_owned(), yaml::to_json(&entry.value))).collect();
}
