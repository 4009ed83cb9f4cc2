//! A site with more than twenty mistakes: all are told of in one run, each at its place with a way out, and
//! nothing is published.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, clippy::expect_used)]

mod common;

use std::fs;

use insta::assert_snapshot;
use targum::build::Options;
use targum::diag::line_column;
use targum::source::{MemoryTree, Tree, read_text};

const LISTING: &str = include_str!("sites/mistakes.txt");

/// A word in windows-1255, as old Hebrew programs write it.
const WRONG_ENCODING: &[u8] = b"---\ntitle: ok\n---\n\xf9\xec\xe5\xed\n";
const WRONGLY_ENCODED: &str = "content/encoding/he.md";

/// Every mistake of the site: its code, its file, its line.
const MISTAKES: [(&str, &str, usize); 24] = [
    ("setting-unknown", "targum.yaml", 4),
    ("message-missing", "targum.yaml", 3),
    ("message-syntax", "i18n/ar/topics.ftl", 2),
    ("yaml", "content/wrong-yaml/he.md", 2),
    ("yaml-duplicate", "content/twice/nl.md", 4),
    ("key-unknown", "content/unknown-key/ar.md", 3),
    ("topic-unknown", "content/unknown-topic/he.md", 3),
    ("link-broken", "content/broken-link/he.md", 6),
    ("link-ambiguous", "content/ambiguous/ar.md", 4),
    ("heading-duplicate", "content/headings/nl.md", 6),
    ("heading-broken", "content/headings/nl.md", 8),
    ("date", "content/date/nl.md", 3),
    ("encoding", WRONGLY_ENCODED, 4),
    ("empty", "content/empty/he.md", 1),
    ("title-missing", "content/no-title/nl.md", 1),
    ("address-taken", "content/two/nl.md", 3),
    ("slug-reserved", "content/search/nl.md", 1),
    ("image-remote", "content/images/he.md", 4),
    ("image-missing", "content/images/he.md", 6),
    ("alias-taken", "content/aliases/nl.md", 3),
    ("link-scheme", "content/scheme/nl.md", 4),
    ("link-broken", "content/translated/ar.md", 5),
    ("translation-dropped", "content/translated/ar.md", 1),
    ("language-unknown", "content/a/same/fr.md", 1),
];

fn tree() -> MemoryTree {
    let listed = MemoryTree::from_listing(LISTING);
    let files =
        listed.paths().iter().map(|path| (path.to_string(), listed.read(path).expect("it is listed")));
    MemoryTree::new(files.chain([(WRONGLY_ENCODED.to_owned(), WRONG_ENCODING.to_vec())]))
}

#[test]
fn all_mistakes_are_told_of_in_one_run() {
    let tree = tree();
    let (outcome, files) = common::in_memory(&tree, &Options::default());
    assert!(!outcome.succeeded());
    assert!(files.is_empty(), "nothing is made of a site with errors");
    let mut told: Vec<(&str, String, usize)> = Vec::new();
    for note in &outcome.notes {
        let Some(place) = &note.place else { continue };
        assert!(note.help.is_some(), "{} has no way out", note.code);
        let text = read_text(&place.path, tree.read(&place.path).unwrap_or_default()).value.text;
        let line = place.span.map_or(1, |span| line_column(&text, span.start).0);
        told.push((note.code, place.path.to_string(), line));
    }
    for (code, path, line) in MISTAKES {
        let found = told.iter().any(|(c, p, l)| *c == code && p == path && *l == line);
        let same: Vec<_> = told.iter().filter(|(c, p, _)| *c == code || p == path).collect();
        assert!(found, "{code} in {path}:{line} is not told of; near it: {same:?}");
    }
    assert_snapshot!(common::problems(&tree, &outcome));
}

#[test]
fn nothing_published_changes() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (root, out) = (folder.path().join("site"), folder.path().join("site/public"));
    common::write_listing(&root, include_str!("sites/links.txt"));
    common::on_disk(&root, &out, Some(&root.join(".targum/cache")));
    let before = common::files(&out);
    assert!(before.contains_key("index.html"));
    fs::remove_dir_all(root.join("content")).expect("the content can be removed");
    common::write_listing(&root, LISTING);
    let run = assert_cmd::Command::cargo_bin("targum")
        .expect("the program")
        .arg("build")
        .current_dir(&root)
        .assert();
    let run = run.code(1);
    let told = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
    assert!(told.contains("content/broken-link/he.md:6:"), "{told}");
    assert_eq!(common::files(&out), before);
}
