use super::*;
use crate::diag;

fn read(text: &str) -> Document<'_> {
    parse(&SourcePath::new("x.yaml"), text, 0..text.len())
}

/// Code, place and message of each note, a line each.
fn told(text: &str) -> String {
    let line = |note: &Diagnostic| {
        let span = note.place.as_ref().and_then(|place| place.span).unwrap_or_default();
        format!("{} `{}` {}", note.code, &text[span.start..span.end], note.message)
    };
    read(text).notes.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn keys_and_values_keep_their_places() {
    let text =
        "# c\ntitle: שלום  # c\nlist: [א, \"b c\"]\nmap:\n  k: v\n  l:\n  - x\nblock: |\n  een\nnone:\n";
    let document = read(text);
    assert_eq!((document.notes.len(), document.broken), (0, false));
    let places: Vec<String> = document
        .entries
        .iter()
        .map(|entry| {
            let value = entry.value.span;
            format!("{}={}", &text[entry.key_span.start..entry.key_span.end], &text[value.start..value.end])
        })
        .collect();
    let expected = ["title=שלום", "list=[א, \"b c\"]", "map=k: v\n  l:\n  - x", "block=een", "none="];
    assert_eq!(places, expected);
    let Value::List(items) = &document.entries[1].value.value else { panic!("a list") };
    assert_eq!(&text[items[1].span.start..items[1].span.end], "\"b c\"");
}

#[test]
fn nothing_is_an_empty_mapping() {
    for text in ["", "\n", "# only a comment\n", "---\n", "~\n"] {
        let document = read(text);
        assert_eq!(
            (document.entries.len(), document.notes.len(), document.broken),
            (0, 0, false),
            "{text:?}"
        );
    }
}

#[test]
fn one_mistake_hides_neither_values_nor_other_mistakes() {
    let text = "title: a\nsummary: x: y\nlist: [a, b\nowner: \"c\nweight: 1\nmap:\n\tk: v\n  l: w\ndate: 2\n";
    let document = read(text);
    let keys: Vec<&str> = document.entries.iter().map(|entry| entry.key.as_ref()).collect();
    assert_eq!((keys, document.broken), (vec!["title", "weight", "date"], true));
    insta::assert_snapshot!(told(text), @r#"
    yaml `:` there is a second colon on this line, so it is not clear what is the key and what the value
    yaml `[` a bracket or brace is opened and not closed, or the other way round
    yaml `"` a quotation mark is opened and not closed
    yaml `	` a tab is used to indent
    "#);
}

#[test]
fn mistakes_are_told_in_plain_words() {
    insta::assert_snapshot!(told("title: Deel 1: begin\n"), @"yaml `:` there is a second colon on this line, so it is not clear what is the key and what the value");
    insta::assert_snapshot!(told("title: x\nmap:\n\tkey: y\n"), @"yaml `	` a tab is used to indent");
    insta::assert_snapshot!(told("title: \"open\nsummary: y\n"), @r#"yaml `"` a quotation mark is opened and not closed"#);
    insta::assert_snapshot!(told("title: \"een\" twee\n"), @"yaml `t` there is more text after the closing quotation mark");
    insta::assert_snapshot!(told("topics: [a, b\ntitle: y\n"), @"yaml `[` a bracket or brace is opened and not closed, or the other way round");
    insta::assert_snapshot!(told("title: x\n  summary: y\n"), @"yaml `s` this line is indented differently from those it belongs to");
    insta::assert_snapshot!(told("title: x\nsummary\nweight: 1\n"), @"yaml `s` a key with a colon is expected here");
    insta::assert_snapshot!(told("owner: @team\n"), @"yaml `@` a value cannot begin with this character");
    insta::assert_snapshot!(told("title: *** Let op\n"), @"yaml `*` a value that begins with `&`, `*` or `!` has a meaning of its own in YAML");
    insta::assert_snapshot!(told("title: \"a\\qb\"\n"), @r#"yaml `"` a backslash within double quotes begins an escape that does not exist"#);
    insta::assert_snapshot!(told("- a\n- b\n"), @"yaml `-` this is not a key with a value");
    insta::assert_snapshot!(told("a: 1\n---\nb: 1\n"), @"yaml `---` a second document begins here");
    insta::assert_snapshot!(told("just words\n"), @"yaml `just words` this is not a key with a value");
    insta::assert_snapshot!(told("title: צה\"ל\nsummary: \"צה\"ל\"\n"), @"yaml `ל` there is more text after the closing quotation mark");
    insta::assert_snapshot!(told("[a]: b\n"), @"yaml `[` a key must be a word");
}

#[test]
fn a_key_written_twice_is_told_and_the_first_counts() {
    let text = "a: 1\nb: 2\na: 3\nm: {k: 1, k: 2}\na: 4\n";
    insta::assert_snapshot!(told(text), @"
    yaml-duplicate `k` the key `k` is written twice
    yaml-duplicate `a` the key `a` is written twice
    yaml-duplicate `a` the key `a` is written twice
    ");
    let document = read(text);
    assert_eq!(document.entries.len(), 3);
    assert_eq!(document.entries[0].value.value, Value::Scalar { text: "1".into(), plain: true });
}

#[test]
fn aliases_and_deep_nesting_cannot_unfold() {
    assert!(read("a: &x [1, 2]\nb: [*x, *x]\n").broken);
    let deep = format!("a: {}", "[".repeat(10_000));
    assert!(read(&deep).broken);
    let wide: String = (0..20_000).map(|index| format!("k{index}: v\n")).collect();
    assert_eq!(read(&wide).entries.len(), 20_000);
}

#[test]
fn json_types_plain_scalars_only() {
    let document =
        read("e: {i: 12, f: 1.5, t: true, y: yes, n: ~, q: \"12\", d: 2024-01-01, l: [a], inf: .inf}\n");
    assert_eq!(
        to_json(&document.entries[0].value).to_string(),
        r#"{"d":"2024-01-01","f":1.5,"i":12,"inf":".inf","l":["a"],"n":null,"q":"12","t":true,"y":"yes"}"#
    );
}

proptest::proptest! {
    /// Whatever is typed, each place is a stretch of the text.
    #[test]
    fn places_are_stretches_of_the_text(text in "([a-z]{1,3}: ?|[-\\[\\]{}:,#\"'|>&*!%@`?\\\\]| |\\n|\\t|\\n  |ש|é|🙂|---|\u{200F}){0,40}") {
        let file = format!("---\n{text}");
        let document = parse(&SourcePath::new("x"), &file, 4..file.len());
        for entry in &document.entries {
            for span in [entry.key_span, entry.value.span] {
                proptest::prop_assert!(file.get(span.start..span.end).is_some());
            }
        }
        for note in &document.notes {
            let span = note.place.as_ref().and_then(|place| place.span).unwrap_or_default();
            proptest::prop_assert!(file.get(span.start..span.end).is_some());
        }
        let source = |_: &SourcePath| Some(std::sync::Arc::from(file.as_str()));
        for terminal in [false, true] {
            diag::render(&document.notes, &source, diag::Style { color: terminal, terminal });
        }
        proptest::prop_assert_eq!(document.broken || !document.notes.is_empty(), !document.notes.is_empty());
    }
}
