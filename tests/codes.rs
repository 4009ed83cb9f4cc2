//! The register of codes against the program's own sources: every code that is told of is explained, and every one that
//! is explained is told of.

#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use targum::diag::Severity;
use targum::diag::codes::{all, find, nearest_to};

/// What hands a code on as its first argument.
const CALLS: &[&str] =
    &["error", "warning", "note", "unknown_key", "missing_file", "lang", "tag", "finding", "suggestion"];

/// The program's sources without its tests and without the registry, which would vouch for itself.
fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut folders, mut found) = (vec![root], Vec::new());
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() && !matches!(name.as_str(), "tests" | "codes") {
                folders.push(path);
            } else if name.ends_with(".rs") && !matches!(name.as_str(), "tests.rs" | "codes.rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let end = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
                found.push((path, text[..end].to_owned()));
            }
        }
    }
    found
}

/// The text in quotation marks that `rest` begins with, if it looks like a code and another argument follows.
fn first_argument(rest: &str) -> Option<&str> {
    let (code, after) = rest.trim_start().strip_prefix('"')?.split_once('"')?;
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte == b'-';
    (after.starts_with(',') && !code.is_empty() && code.bytes().all(fits)).then_some(code)
}

/// The codes that a source tells of, each with the call that does.
fn told(text: &str) -> BTreeSet<(&str, &str)> {
    let mut codes = BTreeSet::new();
    for (open, _) in text.match_indices('(') {
        let before = &text[..open];
        let call = before.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or_default();
        if before.ends_with("Reader::new") {
            let code = text[open..].split_once(", ").and_then(|(_, rest)| first_argument(rest));
            codes.extend(code.map(|code| (code, "error")));
        } else if CALLS.contains(&call) {
            codes.extend(first_argument(&text[open + 1..]).map(|code| (code, call)));
        }
    }
    codes
}

/// How grave what a call tells of is, where the call says it.
fn severity(call: &str) -> Option<Severity> {
    match call {
        "error" | "missing_file" | "lang" | "tag" => Some(Severity::Error),
        "warning" | "unknown_key" => Some(Severity::Warning),
        "note" => Some(Severity::Note),
        _ => None,
    }
}

#[test]
fn codes_are_registered_as_the_gravest_that_they_are_told_of() {
    let sources = sources();
    for code in all() {
        let calls = sources.iter().flat_map(|(_, text)| told(text)).filter(|(name, _)| *name == code.name);
        // A code that is handed on through a name cannot be followed.
        let Some(gravest) = calls.filter_map(|(_, call)| severity(call)).min() else { continue };
        assert_eq!(gravest, code.severity, "{}", code.name);
    }
}

#[test]
fn every_code_that_is_told_of_is_registered() {
    for (path, text) in sources() {
        for (code, _) in told(&text) {
            assert!(find(code).is_some(), "{code}, told of in {}, is not registered", path.display());
        }
    }
}

#[test]
fn every_registered_code_is_told_of() {
    let sources = sources();
    for code in all() {
        let quoted = format!("\"{}\"", code.name);
        assert!(sources.iter().any(|(_, text)| text.contains(&quoted)), "nothing tells of {}", code.name);
    }
}

#[test]
fn the_search_for_codes_finds_them() {
    let text = r#"Diagnostic::error("a-b", x); reader.warning(
        "c", y); Reader::new(&path, "d-e", notes); other("f", x); note("Not a code", x); error("g")"#;
    assert_eq!(told(text), BTreeSet::from([("a-b", "error"), ("c", "warning"), ("d-e", "error")]));
    let all: BTreeSet<&str> =
        sources().iter().flat_map(|(_, text)| told(text)).map(|(code, _)| find(code).unwrap().name).collect();
    assert!(all.len() > 50 && all.contains("front-value") && all.contains("image-missing"), "{all:?}");
}

#[test]
fn codes_are_unique_and_explained_in_whole_sentences() {
    let mut seen = BTreeSet::new();
    for code in all() {
        assert!(seen.insert(code.name), "{} is registered twice", code.name);
        assert!(!code.title.ends_with('.') && !code.title.contains('\n'), "{}: the title", code.name);
        assert!(code.explanation.ends_with('.'), "{}: the explanation", code.name);
        assert!(
            !code.explanation.contains("  ") && !code.explanation.contains('\n'),
            "{}: spaces",
            code.name
        );
        assert_eq!(code.bad.is_empty(), code.good.is_empty(), "{}: both examples or none", code.name);
        assert_ne!(
            (code.bad, code.bad.is_empty()),
            (code.good, false),
            "{}: the examples are equal",
            code.name
        );
    }
}

#[test]
fn a_slip_of_the_pen_finds_its_code() {
    assert_eq!(find("link-broken").map(|code| code.severity), Some(Severity::Error));
    assert_eq!(nearest_to("link-brocken"), Some("link-broken"));
    assert_eq!(nearest_to("zzzzzz"), None);
}
