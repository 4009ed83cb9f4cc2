//! Mini-sites: each a text file in `tests/sites/`, built in memory, with one snapshot of the outcome, the problems
//! and the pages that its file `show` names.

#![allow(clippy::expect_used)]

mod common;

use insta::assert_snapshot;
use targum::build::Options;
use targum::path::Url;
use targum::source::{MemoryTree, Tree};

fn outcome(listing: &str) -> String {
    let tree = MemoryTree::from_listing(listing);
    let (outcome, files) = common::in_memory(&tree, &Options::default());
    let mut text = format!(
        "{} articles, {} pages, {}\n\n",
        outcome.articles,
        outcome.pages,
        if outcome.succeeded() { "published" } else { "not published" }
    );
    text += &common::problems(&tree, &outcome);
    text += "== files\n";
    // The index has files for words and articles: tests/search_index.rs looks at them.
    for url in files.keys().filter(|url| !url.as_str().starts_with("assets/search/")) {
        text += &format!("{}\n", without_hash(url.as_str()));
    }
    let show = tree.read(&targum::path::SourcePath::new("show")).unwrap_or_default();
    for url in String::from_utf8(show).expect("UTF-8").lines() {
        let html = files.get(&Url::new(url)).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        text += &format!("\n== {url}\n{}\n", main_of(&html.unwrap_or_default()));
    }
    text
}

/// The theme's own assets without the digest in their names, which every change of its looks alters.
fn without_hash(url: &str) -> String {
    let parts: Vec<&str> = url.split('.').collect();
    match parts.as_slice() {
        [
            name @ ("assets/style"
            | "assets/reader"
            | "assets/favicon"
            | "assets/search"
            | "assets/search-panel"),
            _,
            extension,
        ] => {
            format!("{name}.….{extension}")
        }
        _ => url.to_owned(),
    }
}

/// What stands in `<main>`, one block a line.
fn main_of(html: &str) -> String {
    let start = html.find("<main").unwrap_or(0);
    let end = html.find("</main>").unwrap_or(html.len());
    html[start..end].lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

macro_rules! sites {
    ($($name:ident),* $(,)?) => {$(
        #[test]
        fn $name() {
            assert_snapshot!(outcome(include_str!(concat!("sites/", stringify!($name), ".txt"))));
        }
    )*};
}

sites!(
    smallest, fallback, links, glossary, drafts, topics, overrides, redirects, sections, pretty, freshness
);
