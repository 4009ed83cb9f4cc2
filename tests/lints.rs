//! The lints of text: what each finds and what it leaves alone (`tests/lints/cases.txt`), that well-written text has
//! no finding, and that corrections settle and never alter a word.

#![allow(clippy::expect_used, clippy::disallowed_methods)]

mod common;

use jiff::civil::date;
use proptest::prelude::*;
use pulldown_cmark::{Event, Parser};
use targum::analysis::normalise_into;
use targum::article::{self, Article, MARKDOWN, Reading};
use targum::build::{Options, load};
use targum::diag::{Certainty, Diagnostic, Fix, Replacement, Span, corrected};
use targum::disk::DiskTree;
use targum::lang::Lang;
use targum::path::{EntryPath, SourcePath};
use targum::review::{self, Subject, lints};
use targum::source::{MemoryTree, Source};

const CASES: &str = include_str!("lints/cases.txt");

const CONTROLS: [(&str, char); 13] = [
    ("<LRI>", '\u{2066}'),
    ("<RLI>", '\u{2067}'),
    ("<FSI>", '\u{2068}'),
    ("<PDI>", '\u{2069}'),
    ("<LRE>", '\u{202A}'),
    ("<RLE>", '\u{202B}'),
    ("<PDF>", '\u{202C}'),
    ("<LRM>", '\u{200E}'),
    ("<RLM>", '\u{200F}'),
    ("<ZWSP>", '\u{200B}'),
    ("<ZWNJ>", '\u{200C}'),
    ("<ZWJ>", '\u{200D}'),
    ("<SHY>", '\u{AD}'),
];

/// A line of the table with its controls in place.
fn unescaped(line: &str) -> String {
    CONTROLS.iter().fold(line.to_owned(), |line, (name, c)| line.replace(name, c.encode_utf8(&mut [0; 4])))
}

/// A source file round a line: the line as its title, or as its body below a table's head where it is a row.
fn file(line: &str) -> String {
    match line.strip_prefix("title: ") {
        Some(title) => format!("---\ntitle: {title}\n---\n"),
        None if line.starts_with('|') => format!("---\ntitle: x\n---\n| x | x |\n|---|---|\n{line}\n"),
        None => format!("---\ntitle: x\n---\n{line}\n"),
    }
}

fn source(text: &str) -> Source {
    Source { path: SourcePath::new("content/x/a.md"), text: text.into() }
}

fn parsed(source: &Source, tag: &str) -> Article {
    let languages: Vec<Lang> =
        [tag, "he", "nl", "ar"].iter().map(|tag| Lang::parse(tag).expect("a tag")).collect();
    let entry = EntryPath::new("x");
    let reading =
        Reading { entry: &entry, lang: &languages[0], languages: &languages, html: Default::default() };
    article::parse(source, &reading).value
}

/// All findings in a file.
fn findings(text: &str, tag: &str) -> Vec<Diagnostic> {
    let source = source(text);
    let article = parsed(&source, tag);
    let mut notes = lints::text(&source, &article);
    notes.sort_by_key(|note| span(note).start);
    notes
}

fn span(note: &Diagnostic) -> Span {
    note.place.as_ref().and_then(|place| place.span).expect("a lint points at something")
}

fn with_fixes(text: &str, fixes: &[&Fix]) -> String {
    let replacements: Vec<&Replacement> = fixes.iter().flat_map(|fix| &fix.replacements).collect();
    let (fixed, made) = corrected(text, &replacements);
    assert_eq!(made, replacements.len(), "corrections overlap");
    fixed
}

/// A line without its marks, and the stretches that they mark in its file.
fn marked(line: &str) -> (String, Vec<Span>) {
    let text = file(&unescaped(line));
    let mut out = String::new();
    let mut spans = Vec::new();
    for c in text.chars() {
        match c {
            '⟦' => spans.push(Span::new(out.len(), out.len())),
            '⟧' => spans.last_mut().expect("marks are balanced").end = out.len(),
            c => out.push(c),
        }
    }
    (out, spans)
}

/// The paragraphs of the table under a heading `KIND CODE LANG`: the language and the lines.
fn cases(kind: &str, code: &str) -> Vec<(&'static str, Vec<&'static str>)> {
    let paragraphs = CASES.split("\n\n").filter_map(|paragraph| {
        let mut lines = paragraph.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let head: Vec<&str> = lines.next()?.split(' ').collect();
        matches!(head[..], [k, c, _] if k == kind && c == code).then(|| (head[2], lines.collect()))
    });
    let found: Vec<_> = paragraphs.collect();
    assert!(!found.is_empty(), "no case for {kind} {code}");
    found
}

fn check_finds(code: &str) {
    for (tag, lines) in cases("finds", code) {
        let [line, outcome] = lines[..] else { panic!("a text and an outcome: {lines:?}") };
        let (text, wanted) = marked(line);
        let notes: Vec<Diagnostic> =
            findings(&text, tag).into_iter().filter(|note| note.code == code).collect();
        let found: Vec<Span> = notes.iter().map(span).collect();
        let shown: Vec<&str> = found.iter().map(|span| &text[span.start..span.end]).collect();
        assert_eq!(found, wanted, "{line}: {shown:?}");
        assert!(notes.iter().all(|note| note.help.is_some()));
        let fixes: Vec<&Fix> = notes.iter().filter_map(|note| note.fix.as_deref()).collect();
        let all = |certainty| fixes.iter().all(|fix| fix.certainty == certainty);
        let (kind, after) = outcome.split_once(": ").unwrap_or((outcome, ""));
        match kind {
            "none" => assert!(fixes.is_empty(), "{line}"),
            "certain" => assert!(all(Certainty::Certain), "{line}"),
            "suggested" => assert!(all(Certainty::Suggested), "{line}"),
            _ => assert_eq!(kind, "mixed"),
        }
        if kind != "none" {
            let title = if line.starts_with("title: ") { "title: " } else { "" };
            assert_eq!(with_fixes(&text, &fixes), file(&unescaped(&format!("{title}{after}"))), "{line}");
        }
    }
}

fn check_leaves_alone(code: &str) {
    for (tag, lines) in cases("leaves", code) {
        assert!(!lines.is_empty());
        for line in lines {
            let notes: Vec<Diagnostic> =
                findings(&file(&unescaped(line)), tag).into_iter().filter(|note| note.code == code).collect();
            assert!(notes.is_empty(), "{line}: {notes:?}");
        }
    }
}

macro_rules! lints {
    ($($code:literal $finds:ident $leaves:ident;)*) => {
        $(
            #[test]
            fn $finds() {
                check_finds($code);
            }

            #[test]
            fn $leaves() {
                check_leaves_alone($code);
            }
        )*

        #[test]
        fn every_case_is_of_a_lint() {
            for line in CASES.lines() {
                let head: Vec<&str> = line.split(' ').collect();
                if let ["finds" | "leaves", code, _] = head[..] {
                    assert!([$($code),*].contains(&code), "{line}");
                }
            }
        }
    };
}

lints! {
    "quotes-ascii" lint_quotes_ascii_finds lint_quotes_ascii_leaves_alone;
    "maqaf" lint_maqaf_finds lint_maqaf_leaves_alone;
    "punctuation-latin" lint_punctuation_latin_finds lint_punctuation_latin_leaves_alone;
    "digits-mixed" lint_digits_mixed_finds lint_digits_mixed_leaves_alone;
    "tatweel" lint_tatweel_finds lint_tatweel_leaves_alone;
    "arabic-persian-letters" lint_arabic_persian_letters_finds lint_arabic_persian_letters_leaves_alone;
    "arrow-literal" lint_arrow_literal_finds lint_arrow_literal_leaves_alone;
    "brackets-swapped" lint_brackets_swapped_finds lint_brackets_swapped_leaves_alone;
    "title-latin-start" lint_title_latin_start_finds lint_title_latin_start_leaves_alone;
    "bidi-embedding" lint_bidi_embedding_finds lint_bidi_embedding_leaves_alone;
    "invisible" lint_invisible_finds lint_invisible_leaves_alone;
    "direction-words" lint_direction_words_finds lint_direction_words_leaves_alone;
}

fn told(text: &str, notes: &[Diagnostic]) -> String {
    let line = |note: &Diagnostic| {
        let span = note.place.as_ref().and_then(|place| place.span).unwrap_or_default();
        let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        format!("{}: {} | {}", note.code, note.message, text[start..].lines().next().unwrap_or_default())
    };
    notes.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The words of a text as letters and digits, however they are written: each stretch without white space by itself.
fn letters(text: &str) -> Vec<String> {
    let word = |word: &str| {
        let mut out = String::new();
        normalise_into(&word.chars().filter(|c| c.is_alphanumeric()).collect::<String>(), &mut out);
        out
    };
    text.split_whitespace().map(word).filter(|word| !word.is_empty()).collect()
}

/// What no correction may touch: code, links and their targets, images, ids.
fn structure(article: &Article, text: &str) -> String {
    let targets: Vec<_> = article.links.iter().map(|link| &link.target).collect();
    let images: Vec<_> = article.images.iter().map(|image| &image.path).collect();
    let ids: Vec<_> = article.headings.iter().map(|heading| (&heading.id, heading.level)).collect();
    let mut code = Vec::new();
    let blocks = format!("{:?}", article.blocks);
    for start in ["Code(\"", "Code { language"] {
        code.extend(blocks.split(start).skip(1).map(|rest| {
            rest.split_once('"').map_or("", |(_, rest)| rest.split('"').next().unwrap_or_default()).to_owned()
        }));
    }
    // As Markdown has it: isolating phrases may split emphasis.
    let shape: Vec<String> = Parser::new_ext(text, MARKDOWN)
        .filter_map(|event| match event {
            Event::Start(tag) => Some(format!("{:?}", tag.to_end())),
            Event::Html(html) | Event::InlineHtml(html) => Some(html.into_string()),
            Event::Rule => Some("rule".to_owned()),
            _ => None,
        })
        .collect();
    format!("{targets:?} {images:?} {ids:?} {} {shape:?}", code.len())
}

/// Everything that a check says of an article, in the text and in its controls.
fn all_findings(text: &str, tag: &str) -> Vec<Diagnostic> {
    let source = source(text);
    let languages: Vec<Lang> =
        ["he", "nl", "ar"].iter().map(|tag| Lang::parse(tag).expect("a tag")).collect();
    let (entry, lang) = (EntryPath::new("x"), Lang::parse(tag).expect("a tag"));
    let reading = Reading { entry: &entry, lang: &lang, languages: &languages, html: Default::default() };
    let article = article::parse(&source, &reading);
    let mut notes = article.notes;
    notes.extend(lints::text(&source, &article.value));
    notes
}

/// One round of what `check --fix` does.
fn round(text: &str, tag: &str) -> String {
    let notes = all_findings(text, tag);
    let fixes = notes.iter().filter_map(|note| note.fix.as_deref());
    let certain = fixes.filter(|fix| fix.certainty == Certainty::Certain);
    let replacements: Vec<&Replacement> = certain.flat_map(|fix| &fix.replacements).collect();
    corrected(text, &replacements).0
}

/// Pieces of articles: words of three languages, marks, controls, Markdown.
const PIECES: [&str; 74] = [
    "שלום",
    "צה\"ל",
    "ד'",
    "בית-ספר",
    "ה\"מנהל\"",
    "וכו'",
    "בע''מ",
    "שָׁלוֹם",
    "ו",
    "ג'ורג'",
    "مرحبا",
    "كتاب",
    "کتاب",
    "في",
    "فی",
    "مرحــبا",
    "الـ",
    "هـ",
    "رَحْمَـٰن",
    "١٢",
    "۱۲",
    "12",
    "1,000",
    "3.5",
    "klant",
    "'s",
    "foto's",
    "rechtsboven",
    "links",
    "CRM",
    " ",
    " ",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "- ",
    "1. ",
    "# ",
    "## א {#a}\n",
    "> ",
    "`",
    "``",
    "```\n",
    "*",
    "**",
    "_",
    "~~",
    "[",
    "](a.md)",
    "](b.md \"כ\"ה\")",
    "![",
    "](c.png)",
    "[[x",
    "]]",
    "| ",
    " |\n|---|---|\n| ",
    "<b>",
    "</b>",
    "<code>",
    "\"",
    "'",
    "(",
    ")",
    ",",
    "?",
    ";",
    "->",
    "\u{2066}",
    "\u{2069}",
    "\u{202B}",
    "\u{202C}",
    "\\",
];

fn article_text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..40)
        .prop_map(|pieces| format!("---\ntitle: x\n---\n{}", pieces.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn corrections_settle_and_never_alter_words(tag in prop::sample::select(vec!["he", "ar", "nl"]), text in article_text()) {
        let mut now = text.clone();
        let mut rounds = 0;
        loop {
            let next = round(&now, tag);
            if next == now {
                break;
            }
            now = next;
            rounds += 1;
            prop_assert!(rounds <= 6, "{now:?} does not settle");
        }
        prop_assert_eq!(letters(&now), letters(&text));
        let (before, after) = (source(&text), source(&now));
        prop_assert_eq!(structure(&parsed(&after, tag), &now), structure(&parsed(&before, tag), &text), "{:?} became {:?}", text, now);
    }

    #[test]
    fn any_text_is_looked_at(text in any::<String>(), tag in prop::sample::select(vec!["he", "ar", "nl"])) {
        for text in [format!("---\ntitle: x\n---\n{text}"), text] {
            for note in all_findings(&text, tag) {
                let Some(span) = note.place.and_then(|place| place.span) else { continue };
                prop_assert!(text.get(span.start..span.end).is_some(), "{} {span:?}", note.code);
            }
        }
    }
}

/// Texts that pile something up are looked at in time that grows with their length.
#[test]
fn no_text_takes_long() {
    let piles = [
        "\u{2068}",
        "\u{2068}\u{2069}",
        "\u{2066}",
        "\u{2069}",
        "\u{202B}א",
        "\u{202E}א\u{202C}",
        "\u{202A}א\u{202C} ",
        "\u{2066}א\\\n",
        "א -> ",
        "- > -",
        "צה\"ל ",
        "ד' ",
        ")א( ",
        "(",
        "א-ב ",
        "ک ",
        "ی«",
        "كتاب, ",
        "مرحــبا ",
        "١ 2 ",
        "a@b.nl ",
        "&amp;א",
        "<b>א</b>",
        "*א* ",
        "בצד ימין מסך ",
        "א\u{200B}",
        "`\u{2066}` ",
        "[א](\u{2066}) ",
    ];
    let length = 20_000;
    let halves: Vec<String> = piles.iter().map(|pile| pile.repeat(length / 2 / pile.len())).collect();
    let both = ["\u{202A}".repeat(5_000), "\u{2066}".repeat(5_000), "\u{202C}".repeat(5_000)].concat();
    let fences =
        ["<div>".to_owned() + &"&".repeat(length), "א\u{2066}".repeat(100) + &"א \\\n".repeat(2_000)];
    for text in halves.iter().map(|half| half.repeat(2)).chain([both]).chain(fences) {
        for tag in ["he", "ar"] {
            let start = std::time::Instant::now();
            all_findings(&format!("---\ntitle: x\n---\n{text}"), tag);
            let taken = start.elapsed();
            let shown: String = text.chars().take(12).collect();
            assert!(taken.as_secs() < 10, "{shown:?} in {tag} takes {taken:?}");
        }
    }
}

#[test]
fn messages_are_looked_at_in_their_language() {
    let tree = MemoryTree::new([
        ("targum.yaml", "languages: [he, ar]\ntopics: [a]\n"),
        ("content/he.md", "---\ntitle: א\n---\nא\n"),
        ("i18n/he/t.ftl", "topic-a = צה\"ל\n    .slug = בית-ספר\n"),
        ("i18n/ar/t.ftl", "topic-a = من, إلى { $x }, ثم\n"),
    ]);
    let site = load(&tree, &Options::default()).value.expect("the site can be read");
    let subject =
        Subject { tree: &tree, parts: site.parts(), theme: &site.speaking.theme, today: date(2026, 11, 21) };
    let notes = review::check(&subject);
    let lints = ["quotes-ascii", "punctuation-latin", "maqaf"];
    let mut told: Vec<(&str, usize)> = notes
        .iter()
        .filter(|note| lints.contains(&note.code))
        .map(|note| (note.code, span(note).start))
        .collect();
    told.sort_unstable();
    assert_eq!(told, [("punctuation-latin", 14), ("quotes-ascii", 14)]);
}

#[test]
fn well_written_text_has_no_finding() {
    for (tag, text) in [
        ("he", include_str!("lints/clean/he.md")),
        ("ar", include_str!("lints/clean/ar.md")),
        ("nl", include_str!("lints/clean/nl.md")),
    ] {
        let source = source(text);
        let article = parsed(&source, tag);
        assert!(text.matches(['.', '?', '!', '؟']).count() >= 60, "{tag}: too little text");
        assert!(article.blocks.len() > 10);
        let notes = findings(text, tag);
        assert!(notes.is_empty(), "{tag}:\n{}", told(text, &notes));
    }
}

#[test]
fn the_handbook_has_no_finding() {
    let tree = DiskTree::open(env!("CARGO_MANIFEST_DIR").as_ref()).value;
    let loaded = load(&tree, &Options::default());
    let site = loaded.value.expect("the handbook can be read");
    let subject =
        Subject { tree: &tree, parts: site.parts(), theme: &site.speaking.theme, today: date(2026, 11, 21) };
    let notes = review::check(&subject);
    let shown: Vec<String> =
        notes.iter().map(|note| format!("{} {:?}: {}", note.code, note.place, note.message)).collect();
    assert!(shown.is_empty(), "{}", shown.join("\n"));
}
