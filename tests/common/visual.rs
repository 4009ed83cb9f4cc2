//! The visual cases of `tests/visual/cases.tsv`: the site made of them, and what a page shows from left to right.

#![allow(dead_code, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::fmt::Write;

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

/// A line of the file.
pub struct Case {
    pub name: &'static str,
    pub lang: &'static str,
    pub kind: &'static str,
    pub source: &'static str,
    /// What must stand from left to right, without white space.
    pub wanted: String,
}

/// All cases.
pub fn cases() -> Vec<Case> {
    let lines = include_str!("../visual/cases.tsv").lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let columns: Vec<&str> = line.split('\t').collect();
            let [name, lang, kind, source, pieces] = columns.as_slice() else { panic!("{line}") };
            let wanted = pieces.split(" ¦ ").map(shown).collect();
            Case { name, lang, kind, source, wanted }
        })
        .collect()
}

/// A piece as it stands from left to right.
fn shown(piece: &str) -> String {
    let from_right = piece.chars().any(|c| matches!(bidi_class(c), BidiClass::R | BidiClass::AL));
    let seen = piece.chars().filter(|c| counts(*c));
    if from_right { seen.rev().collect() } else { seen.collect() }
}

/// Whether a character has a place of its own on the line.
fn counts(found: char) -> bool {
    let class = bidi_class(found);
    let control = matches!(found, '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    !found.is_whitespace() && !control && !matches!(class, BidiClass::NSM | BidiClass::BN)
}

/// The sources of a site that shows all cases, as a listing.
pub fn listing(cases: &[Case]) -> String {
    let mut out = "-- targum.yaml --\nlanguages: [he, ar, nl]\nbase_url: https://x.example/\n".to_owned();
    for (lang, word) in [("he", "בית"), ("ar", "دليل"), ("nl", "huis")] {
        let _ = write!(out, "-- content/{lang}.md --\n---\ntitle: {word}\n---\n");
        let _ = write!(out, "-- content/titles/{lang}.md --\n---\ntitle: {word}\n---\n");
        let _ = write!(out, "-- content/cases/{lang}.md --\n---\ntitle: {word}\n---\n");
        for Case { name, kind, source, .. } in cases.iter().filter(|case| case.lang == lang) {
            let block = match *kind {
                "list" => format!("- {source}"),
                "table" => format!("| 1 |\n|---|\n| {source} |"),
                "footnote" => format!("{word}[^{name}]\n\n[^{name}]: {source}"),
                "heading" => format!("### {source}"),
                "paragraph" => (*source).to_owned(),
                _ => continue,
            };
            let _ = write!(out, "\n## 1 {{#c-{name}}}\n\n{block}\n");
        }
        for Case { name, kind, source, .. } in cases.iter().filter(|case| case.lang == lang) {
            let front = match *kind {
                "title" => format!("title: {}\ndate: 2026-01-01", yaml(source)),
                "plain" => format!("title: {word}\nsummary: {}\ndate: 2026-01-01", yaml(source)),
                _ => continue,
            };
            let _ = write!(out, "-- content/titles/{name}/{lang}.md --\n---\n{front}\n---\n{word}\n");
        }
    }
    out
}

fn yaml(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// A text's visible characters from left to right. `base`: its direction, or that of its first letter.
pub fn visual(text: &str, rtl: Option<bool>) -> String {
    let level = rtl.map(|rtl| if rtl { Level::rtl() } else { Level::ltr() });
    let info = BidiInfo::new(text, level);
    let mut out = String::new();
    for paragraph in &info.paragraphs {
        let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
        for run in runs {
            let chars = text[run.clone()].chars().filter(|c| counts(*c));
            if levels[run.start].is_rtl() {
                out.extend(chars.rev());
            } else {
                out.extend(chars);
            }
        }
    }
    out
}

/// The text of an element of a page, its `dir` and `<bdi>` as characters that isolate, and its own direction.
pub struct Shown {
    pub text: String,
    pub rtl: bool,
}

/// A start or end tag, or text.
pub enum Event<'a> {
    Open { name: &'a str, tag: &'a str },
    Close(&'a str),
    Text(String),
}

const VOID: [&str; 8] = ["meta", "link", "br", "img", "input", "hr", "path", "circle"];

/// The tags and texts of a page.
pub fn events(html: &str) -> Vec<Event<'_>> {
    let mut out = Vec::new();
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        if !text.is_empty() {
            out.push(Event::Text(decoded(text)));
        }
        let mut quoted = false;
        let end = after.find(|c| {
            quoted ^= c == '"';
            c == '>' && !quoted
        });
        let end = end.expect("tags end");
        let tag = &after[..end];
        rest = &after[end + 1..];
        let name = tag.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap_or_default();
        if tag.starts_with('/') {
            out.push(Event::Close(name));
        } else if !tag.starts_with('!') && !tag.starts_with('?') {
            out.push(Event::Open { name, tag });
            if VOID.contains(&name) || tag.ends_with('/') {
                out.push(Event::Close(name));
            }
        }
    }
    out
}

fn decoded(text: &str) -> String {
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x2F;", "/"),
        ("\n", " "),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// An attribute of a start tag.
pub fn attribute(tag: &str, name: &str) -> Option<String> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[start..].split('"').next().map(decoded)
}

/// Each element that `wanted` names, by the name it gives it.
pub fn elements(html: &str, mut wanted: impl FnMut(&str, &str) -> Option<String>) -> BTreeMap<String, Shown> {
    let mut found = BTreeMap::new();
    // For each open element: what closes its isolate, whether it is passed over, the capture that it began.
    let mut open: Vec<(Option<char>, bool, Option<String>)> = Vec::new();
    let mut dirs: Vec<bool> = vec![false];
    let mut captures: Vec<(String, bool, String)> = Vec::new();
    for event in events(html) {
        match event {
            Event::Open { name, tag } => {
                let dir = attribute(tag, "dir").map(|dir| dir == "rtl");
                let class = attribute(tag, "class").unwrap_or_default();
                let hidden = ["anchor", "footnote-back", "badge"].contains(&class.as_str()) || name == "svg";
                let skipped = hidden || open.last().is_some_and(|(_, skipped, _)| *skipped);
                let isolate = match dir {
                    Some(true) => Some('\u{2067}'),
                    Some(false) => Some('\u{2066}'),
                    None => (name == "bdi").then_some('\u{2068}'),
                };
                if let Some(isolate) = isolate.filter(|_| !skipped) {
                    captures.iter_mut().for_each(|(_, _, text)| text.push(isolate));
                }
                dirs.push(dir.unwrap_or(*dirs.last().expect("a direction")));
                let capture = wanted(name, tag);
                if let Some(name) = &capture {
                    captures.push((name.clone(), *dirs.last().expect("a direction"), String::new()));
                }
                open.push((isolate.filter(|_| !skipped).map(|_| '\u{2069}'), skipped, capture));
            }
            Event::Close(_) => {
                let Some((isolate, _, capture)) = open.pop() else { continue };
                dirs.pop();
                if let Some(name) = capture
                    && let Some((_, rtl, text)) = captures.pop()
                {
                    found.entry(name).or_insert(Shown { text, rtl });
                }
                captures.iter_mut().for_each(|(_, _, text)| text.extend(isolate));
            }
            Event::Text(text) => {
                if !open.last().is_some_and(|(_, skipped, _)| *skipped) {
                    captures.iter_mut().for_each(|(_, _, out)| out.push_str(&text));
                }
            }
        }
    }
    found
}

/// The elements that show the cases of a page of cases.
pub fn case_elements(html: &str, cases: &[Case]) -> BTreeMap<String, Shown> {
    let mut now: Option<&Case> = None;
    let mut notes: BTreeMap<String, &str> = BTreeMap::new();
    let mut in_note: Option<&str> = None;
    elements(html, |name, tag| {
        let id = attribute(tag, "id").unwrap_or_default();
        if let Some(case) = id.strip_prefix("c-") {
            now = cases
                .iter()
                .find(|one| one.name == case && html.contains(&format!("<html lang=\"{}\"", one.lang)));
            return None;
        }
        if let Some(number) =
            attribute(tag, "href").and_then(|href| href.strip_prefix("#fn-").map(str::to_owned))
            && let Some(case) = now.filter(|case| case.kind == "footnote")
        {
            notes.insert(number, case.name);
            now = None;
        }
        if let Some(number) = id.strip_prefix("fn-") {
            in_note = notes.get(number).copied();
        }
        if name == "p" && in_note.is_some() {
            return in_note.take().map(str::to_owned);
        }
        let element = match now?.kind {
            "paragraph" => "p",
            "list" => "li",
            "table" => "td",
            "heading" => "h3",
            _ => return None,
        };
        (name == element).then(|| now.take().map(|case| case.name.to_owned())).flatten()
    })
}
