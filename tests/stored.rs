//! What is kept of a file between builds: an article, its problems and its units come back as they were, and what was
//! damaged or is another version's is refused.

#![allow(clippy::expect_used)]

use std::path::Path;

use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use targum::article::{self, Article, Reading, front};
use targum::diag::{Diagnostic, Fix, Noted, Severity, Span, codes};
use targum::disk::DiskTree;
use targum::lang::Lang;
use targum::library::freshness::units_of;
use targum::path::{EntryPath, SourcePath};
use targum::source::{Source, Tree, read_text};

fn languages() -> Vec<Lang> {
    ["he", "nl", "ar"].iter().map(|tag| Lang::parse(tag).expect("a tag")).collect()
}

fn source(text: String) -> Source {
    Source { path: SourcePath::new("content/x/a.md"), text: text.into() }
}

fn parsed(source: &Source, lang: usize) -> Noted<Article> {
    let languages = languages();
    let entry = EntryPath::new("x");
    let reading =
        Reading { entry: &entry, lang: &languages[lang], languages: &languages, html: Default::default() };
    article::parse(source, &reading)
}

fn stored<T: Serialize>(value: &T) -> Vec<u8> {
    postcard::to_allocvec(value).expect("what was read can be stored")
}

fn kept<T: Serialize + DeserializeOwned>(value: &T) -> T {
    postcard::from_bytes(&stored(value)).expect("what was stored can be read")
}

/// Everything that is kept of a file comes back.
fn check(source: &Source, lang: usize) {
    let Noted { value, notes } = parsed(source, lang);
    assert_eq!(kept(&value), value);
    assert_eq!(kept(&notes), notes);
    let units = units_of(source, &value);
    assert_eq!(kept(&units), units);
}

#[test]
fn the_handbooks_articles_are_kept_whole() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seen = 0;
    for site in [root.to_owned(), root.join("tests/browser/site")] {
        let tree = DiskTree::open(&site).value;
        let articles = tree.paths().iter().filter(|path| path.as_str().ends_with(".md"));
        for path in articles {
            let bytes = tree.read(path).expect("a file that was found can be read");
            let name = path.name().trim_end_matches(".md");
            let lang = ["he", "nl", "ar"].iter().position(|tag| *tag == name).unwrap_or_default();
            check(&read_text(path, bytes).value, lang);
            seen += 1;
        }
    }
    assert!(seen > 100, "{seen} articles");
}

#[test]
fn numbers_in_extra_are_kept_to_the_last_digit() {
    let text = "---\ntitle: x\nextra: {a: 0.1, b: 1.7976931348623157e308, c: 5e-324, d: -0.0, e: 18446744073709551615, \
                f: [1e3, ~, yes, true, {g: 2.2250738585072011e-308}], \"\": 123456789.12345679}\n---\n";
    check(&source(text.to_owned()), 0);
}

#[test]
fn problems_of_every_kind_are_kept_and_unknown_ones_refused() {
    let path = SourcePath::new("content/x/a.md");
    for code in codes::all() {
        let fix = Fix::suggested(&path, Span::new(1, 300), "״");
        let note = Diagnostic { severity: code.severity, ..Diagnostic::error(code.name, "m") };
        for note in [note.clone(), note.help("h").at(&path, Span::new(0, 9)).fix(fix).in_file(&path)] {
            assert_eq!(kept(&note), note);
        }
    }
    let stranger = Diagnostic::error("of-another-version", "m");
    assert!(postcard::from_bytes::<Diagnostic>(&stored(&stranger)).is_err());
    assert_eq!(Severity::Error, kept(&Severity::Error));
}

#[test]
fn only_languages_are_read_as_languages() {
    let read = |tag: &str| postcard::from_bytes::<Lang>(&stored(&tag));
    assert_eq!(read("ar-EG").map(|lang| lang.to_string()), Ok("ar-EG".to_owned()));
    assert_eq!(read("iw").map(|lang| lang.to_string()), Ok("he".to_owned()));
    for nonsense in ["", "hebrew", "readme", "he/nl"] {
        assert!(read(nonsense).is_err(), "{nonsense}");
    }
}

/// Pieces of Markdown and front matter, of which articles are made.
const PIECES: &[&str] = &[
    "שלום ללקוח ",
    "שירות Microsoft Word (2016) טוב ",
    "de klant heeft altijd gelijk ",
    "العميل على حق ",
    "the customer is always right ",
    "2024-01-02 ",
    "\"x\" ",
    "\n",
    "\n\n",
    "# ",
    "\n\n## כותרת {#x lang=nl}\n\n",
    "- ",
    "\n1. ",
    "\n> ",
    "\n> [!NOTE]\n> ",
    "- [x] ",
    "```rust\nlet x;\n```\n",
    "`code` ",
    "*א ",
    "* ",
    "**b** ",
    "~~c~~ ",
    "[[x#y]] ",
    "[[x|מילים]] ",
    "[a](../b/he.md#c \"t\") ",
    "https://example.org/ ",
    "![alt](p.png \"כתובית\")",
    "\n\n![de klant](q.png)\n\n",
    "[^1] ",
    "\n[^1]: note\n\n",
    "\n| a | ב |\n|:--|--:|\n| c | the complaint |\n\n",
    "\nterm\n: meaning\n\n",
    "<b dir=ltr>x</b> ",
    "\n<div lang=\"en\" dir=\"ltr\">\n\n",
    "\n\n</div>\n\n",
    "---\n",
    "\u{2066}x\u{2069} ",
    "\u{202E}",
    "&#x202A; ",
    "title: y\n",
    "extra: {a: [1, 2.5, ~, x]}\n",
    "translated_from: nl\n",
    "date: 2024-02-29\n",
    "aliases: [a/b, c]\n",
];

proptest! {
    #[test]
    fn any_article_is_kept(
        front in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..4),
        body in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..40),
        lang in 0_usize..3,
    ) {
        check(&source(format!("---\ntitle: x\n{}---\n{}", front.concat(), body.concat())), lang);
    }

    #[test]
    fn any_text_is_kept(text in any::<String>(), lang in 0_usize..3) {
        check(&source(format!("---\ntitle: x\n---\n{text}")), lang);
        check(&source(text), lang);
    }

    #[test]
    fn a_number_is_kept(number in any::<f64>()) {
        let text = format!("---\ntitle: x\nextra: {{a: {number:e}}}\n---\n");
        let front = front::parse(&source(text)).value.front.expect("it has a title");
        prop_assert_eq!(kept(&front), front);
    }

    #[test]
    fn damage_is_refused_or_read_as_something_else(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let text = format!("---\ntitle: x\nextra: {{a: 1}}\n---\n{}", PIECES.concat());
        let mut bytes = stored(&parsed(&source(text), 0).value);
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let _ = postcard::from_bytes::<Article>(&bytes);
        bytes.truncate(at);
        prop_assert!(postcard::from_bytes::<Article>(&bytes).is_err());
    }
}
