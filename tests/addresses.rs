//! Addresses that cannot be: taken ones, and names that not every system takes.

#![allow(clippy::expect_used)]

mod common;

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};

use targum::build::Options;
use targum::path::SourcePath;
use targum::source::{MemoryTree, Tree};

const SITE: [(&str, &str); 4] = [
    ("targum.yaml", "languages: [nl]\nbase_url: https://example.org/\ntopics: [honesty]\n"),
    ("i18n/nl/topics.ftl", "topic-honesty = Eerlijk\n"),
    ("content/nl.md", "---\ntitle: Begin\n---\n"),
    ("content/a/nl.md", "---\ntitle: A\ntopics: [honesty]\n---\n"),
];

fn site(more: &[(&str, &str)]) -> MemoryTree {
    let files = SITE.iter().chain(more);
    MemoryTree::new(files.map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())))
}

/// The codes of the errors that a site with one more file has.
fn errors(path: &str, text: &str) -> Vec<&'static str> {
    let (outcome, files) = common::in_memory(&site(&[(path, text)]), &Options::default());
    assert!(outcome.succeeded() || files.is_empty());
    let errors = outcome.notes.iter().filter(|note| note.severity == targum::diag::Severity::Error);
    errors.map(|note| note.code).collect()
}

#[test]
fn an_alias_cannot_be_where_the_sites_own_pages_are() {
    let own = [
        "nl/topics/honesty",
        "nl/topics/honesty/2",
        "nl/a-z/A",
        "NL/Glossary/2",
        "nl/search",
        "assets/x",
        "nl/feed.xml",
        "sitemap.xml/x",
        "404.html/x",
        "index.html/x",
        "nl/index.html/x",
        "nl/a/index.html/x",
    ];
    for alias in own {
        let text = format!("---\ntitle: B\naliases: [{alias}]\n---\n");
        assert_eq!(errors("content/b/nl.md", &text), ["alias-taken"], "{alias}");
    }
    assert_eq!(errors("content/b/nl.md", "---\ntitle: B\naliases: [nl/b/old, nl/o.html]\n---\n"), [""; 0]);
}

#[test]
fn a_page_cannot_need_a_folder_where_a_file_is() {
    for slug in ["index.html", "feed.xml", "Index.html"] {
        let text = format!("---\ntitle: B\nslug: {slug}\n---\n");
        assert_eq!(errors("content/b/nl.md", &text), ["address-taken"], "{slug}");
        assert_eq!(errors(&format!("content/{slug}/nl.md"), "---\ntitle: B\n---\n"), ["address-taken"]);
    }
}

#[test]
fn a_reserved_folder_is_told_of_once_with_or_without_an_article() {
    for path in ["content/search/nl.md", "content/search/x/nl.md", "content/Topics/x/nl.md"] {
        assert_eq!(errors(path, "---\ntitle: B\n---\n"), ["slug-reserved"], "{path}");
    }
}

#[test]
fn names_that_not_every_system_takes_are_errors() {
    for name in ["a:b", "a\nb", "what?", "con", "a.", "a\\b", "x|y"] {
        assert_eq!(errors(&format!("content/{name}/nl.md"), "---\ntitle: B\n---\n"), ["file-name"], "{name}");
    }
    let hidden = errors("content/a\u{202E}b/nl.md", "---\ntitle: B\n---\n");
    assert_eq!(hidden, ["bidi-override"], "what hides is told of as what it is");
    for name in ["with space", "עברית", "😀", "100%", "a#b", "a&b"] {
        assert_eq!(errors(&format!("content/{name}/nl.md"), "---\ntitle: B\n---\n"), [""; 0], "{name}");
    }
    let long = format!("{}.png", "x".repeat(245));
    for name in ["a:b.png", &long] {
        let linked = format!("---\ntitle: B\n---\n[b](<../a/{name}>)\n");
        let tree = site(&[(&format!("content/a/{name}"), "x"), ("content/b/nl.md", &linked)]);
        let (outcome, _) = common::in_memory(&tree, &Options::default());
        assert!(outcome.notes.iter().any(|note| note.code == "file-name"), "{name}: {:?}", outcome.notes);
    }
}

/// A tree whose file `x.svg` is another each time that it is read.
struct Restless(MemoryTree, AtomicUsize);

impl Tree for Restless {
    fn paths(&self) -> &[SourcePath] {
        self.0.paths()
    }

    fn read(&self, path: &SourcePath) -> io::Result<Vec<u8>> {
        if path.name() != "x.svg" {
            return self.0.read(path);
        }
        Ok(format!("<svg id=\"i{}\"/>", self.1.fetch_add(1, Ordering::Relaxed)).into_bytes())
    }
}

#[test]
fn a_file_that_changes_during_a_build_is_not_published_under_another_digest() {
    let files = [("content/b/x.svg", ""), ("content/b/nl.md", "---\ntitle: B\n---\n![x](x.svg)\n")];
    let (outcome, _) = common::in_memory(&Restless(site(&files), AtomicUsize::new(0)), &Options::default());
    let told = outcome.notes.iter().any(|note| note.code == "changed-meanwhile" && note.place.is_some());
    assert!(!outcome.succeeded() && told, "{:?}", outcome.notes);
}

#[test]
fn folders_are_nested_no_deeper_than_readers_can_follow() {
    let page = |deep: usize| format!("content/{}nl.md", "a/".repeat(deep));
    assert_eq!(errors(&page(16), "---\ntitle: Diep\n---\n"), [] as [&str; 0]);
    assert_eq!(errors(&page(17), "---\ntitle: Te diep\n---\n"), ["too-deep"]);
}

#[test]
fn a_topics_slug_is_a_segment_of_its_own() {
    let of =
        |slug: &str| errors("i18n/nl/topics.ftl", &format!("topic-honesty = Eerlijk\n    .slug = {slug}\n"));
    for slug in ["index.html", "a b", "a/b"] {
        assert_eq!(of(slug), ["topic-slug"], "{slug}");
    }
    assert_eq!(of("a\u{202E}b"), ["bidi-override", "topic-slug"]);
}
