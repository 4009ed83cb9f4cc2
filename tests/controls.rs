//! Characters that steer direction unseen are errors of a build wherever they stand.

mod common;

use targum::build::Options;
use targum::source::MemoryTree;

/// Files with one mistake each, and its code.
const MISTAKES: [(&str, &str, &str); 9] = [
    ("targum.yaml", "languages: [he, nl]\ntitle: א \u{2067}ב\n", "bidi-unbalanced"),
    ("content/a/he.md", "---\ntitle: א\n---\nב \u{2066}c\n", "bidi-unbalanced"),
    ("content/b/he.md", "---\ntitle: א\nslug: a\u{2066}b\n---\nב\n", "bidi-place"),
    ("content/c/he.md", "---\ntitle: א\naliases: [he/a\u{202E}b]\n---\nב\n", "bidi-override"),
    ("content/d/he.md", "---\ntitle: א\n---\n`a\u{202E}b`\n", "bidi-override"),
    ("content/e\u{202B}/he.md", "---\ntitle: א\n---\nב\n", "bidi-place"),
    ("content/f/\u{202E}gnp.pdf", "x", "bidi-override"),
    ("i18n/he/a.ftl", "home = א\u{2069}\n", "bidi-stray"),
    ("themes/handbook/templates/home.html", "{% extends \"base.html\" %}\n{# \u{202E} #}\n", "bidi-override"),
];

const SOUND: [(&str, &str); 2] = [
    ("targum.yaml", "languages: [he, nl]\n"),
    ("content/he.md", "---\ntitle: א \u{2066}b\u{2069}\n---\nג \u{200E}d\n"),
];

#[test]
fn a_build_refuses_them_and_says_where() {
    for (path, text, code) in MISTAKES {
        let files = SOUND.iter().map(|(path, text)| (*path, *text)).filter(|(sound, _)| *sound != path);
        let tree = MemoryTree::new(files.chain([(path, text)]));
        let (outcome, files) = common::in_memory(&tree, &Options::default());
        let told: Vec<_> = outcome
            .notes
            .iter()
            .filter(|note| note.code.starts_with("bidi-"))
            .map(|note| (note.code, note.place.as_ref().map_or("", |place| place.path.as_str())))
            .collect();
        assert_eq!(told, [(code, path)]);
        assert!(files.is_empty());
        for note in &outcome.notes {
            assert!(
                !note.message.contains(|c| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')),
                "{note:?}"
            );
            assert!(!["slug", "alias"].contains(&note.code), "{note:?}");
        }
    }
    let (outcome, _) = common::in_memory(&MemoryTree::new(SOUND), &Options::default());
    assert!(outcome.succeeded(), "{:?}", outcome.notes);
}
