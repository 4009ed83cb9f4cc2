use proptest::prelude::*;

use super::*;
use crate::source::MemoryTree;

const SETTINGS: &str = "languages: [he, nl, ar]\ntopics: [honesty]\n";

fn made(he: &str, ar: Option<&str>, sidecar: Option<&str>) -> Result<(Translated, String), Refused> {
    let mut files = vec![("targum.yaml", SETTINGS), ("content/x/he.md", he)];
    files.extend(ar.map(|ar| ("content/x/ar.md", ar)));
    files.extend(sidecar.map(|sidecar| ("content/x/ar.sync.yaml", sidecar)));
    let tree = MemoryTree::new(files);
    let path = crate::path::SourcePath::new("targum.yaml");
    let settings = Settings::parse(&crate::source::read_text(&path, SETTINGS.into()).value).value;
    let (entry, to) = (EntryPath::new("x"), Lang::parse("ar").unwrap());
    let wanted = Wanted { entry: &entry, from: None, to: &to, title: None };
    let done = translate(&tree, &settings, &wanted)?;
    let text = match &done.change {
        Some(change) => String::from_utf8(change.edit.bytes.clone()).unwrap(),
        None => ar.unwrap_or_default().to_owned(),
    };
    Ok((done, text))
}

/// The text with the sums of its comments made equal.
fn without_sums(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("targum:") {
        let (before, after) = rest.split_at(at + "targum:".len());
        out.push_str(before);
        rest = &after[6..];
    }
    out + rest
}

const HE: &str = "---
title: כותרת
summary: תקציר
topics: [honesty]
weight: 3
date: 2026-01-01
owner: דנה
---

פסקה ראשונה -- עם קו.

כותרת משנה
----------

- אחת
- שתיים
  - פנימית

> [!NOTE]
> שימו לב.

***

| א | ב |
|---|:-:|
| 1 | `a--b` |

```sh
targum build --out x
```

![מה רואים](steps.svg \"כיתוב\")

סוף [קישור][x].[^1]

[x]: https://example.org/
[^1]: הערה
";

#[test]
fn a_new_translation_shows_what_is_to_be_said_and_says_nothing() {
    let (done, text) = made(HE, None, None).unwrap();
    assert_eq!((done.empty, done.again), (13, 1));
    insta::assert_snapshot!(without_sums(&text));
    let (again, same) = made(HE, Some(&text), None).unwrap();
    assert_eq!(same, text);
    assert!(again.change.is_none());
}

#[test]
fn what_stands_there_stays_and_gets_what_the_source_says_now() {
    let ar = "---\ntitle: عنوان\ntranslated_from: he\nweight: 9\n---\nالفقرة الأولى.\n\n## عنوان فرعي\n\n- واحد\n\n> [!NOTE]\n> انتبهوا.\n";
    let (done, text) = made(HE, Some(ar), None).unwrap();
    assert_eq!(done.differing, ["weight"]);
    insta::assert_snapshot!(without_sums(&text));
    assert_eq!(made(HE, Some(&text), None).unwrap().1, text);
}

#[test]
fn what_cannot_be_done_is_refused() {
    let refused = |ar: &str| made(HE, Some(ar), None).map(|_| ()).unwrap_err();
    assert_eq!(refused("---\ntitle: x\n---\n"), Refused::Original);
    let nl = Lang::parse("nl").unwrap();
    assert_eq!(
        refused("---\ntitle: x\ntranslated_from: nl\n---\n"),
        Refused::NoSource(Some(nl), vec![Lang::parse("he").unwrap()])
    );
    assert!(matches!(refused("no front matter"), Refused::Original | Refused::Broken(_)));
    assert!(matches!(made("x", None, None), Err(Refused::Broken(_))));
}

/// Pieces of Markdown, sound and odd.
fn markdown() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "אלף",
        "בית",
        "een",
        "واحد",
        "--",
        "-->",
        "<!--",
        "a|b",
        "`x--y`",
        "[l](x.md)",
        "*em*",
        "> q",
        "1.",
        "#",
        "![](a.png)",
    ]);
    let line = prop::collection::vec(word, 1..6).prop_map(|words| words.join(" "));
    let block = (line.clone(), line, 0..18).prop_map(|(a, b, kind)| match kind {
        0 => format!("## {a}"),
        1 => format!("- {a}\n- {b}"),
        2 => format!("- {a}\n\n  {b}\n\n- x"),
        3 => format!("1. {a}\n   - {b}"),
        4 => format!("> {a}\n> {b}"),
        5 => format!("> [!TIP]\n> {a}\n>\n> - {b}"),
        6 => format!("| {a} |\n|---|\n| {b} |"),
        7 => format!("```\n{a}\n\n{b}\n```"),
        8 => format!("    {a}\n    {b}"),
        9 => "![alt](pic.png \"t\")".to_owned(),
        10 => format!("{a}\n==="),
        11 => format!("- [ ] {a}\n- [x] {b}"),
        12 => "***".to_owned(),
        13 => format!("<div>\n{a}\n</div>"),
        14 => format!("{a}\n: {b}"),
        15 => format!("[^1]: {a}\n\n    {b}"),
        16 => format!("<!-- {a} -->"),
        _ => format!("{a}\n{b}"),
    });
    (
        prop::collection::vec(block, 0..7),
        prop::bool::ANY,
        prop::sample::select(vec!["\n\n", "\n", "\n\n\n\n"]),
    )
        .prop_map(|(blocks, end, gap)| blocks.join(gap) + if end { "\n" } else { "" })
}

fn in_order(text: &str, within: &str) -> bool {
    let mut rest = within.lines();
    text.lines().all(|line| line.trim().is_empty() || rest.any(|other| other == line))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_and_twice_is_once(he in markdown(), ar in markdown(), later in markdown(), confirmed in any::<bool>(), crlf in any::<bool>()) {
        let he = format!("---\ntitle: כותרת\nsummary: x\n---\n{he}");
        let mut ar = format!("---\ntitle: عنوان\ntranslated_from: he\n---\n{ar}");
        if crlf {
            ar = format!("\u{FEFF}{}", ar.replace('\n', "\r\n"));
        }
        let (_, first) = made(&he, Some(&ar), None).unwrap();
        prop_assert!(in_order(&ar, &first), "{ar}\n=>\n{first}");
        let (again, second) = made(&he, Some(&first), None).unwrap();
        prop_assert!(again.change.is_none(), "{ar:?}\n=>\n{first:?}\n=>\n{second:?}");
        // The source goes on, the translation is confirmed or not: still nothing is lost.
        let sidecar = confirmed.then(|| sidecar(&he, &first));
        let later = format!("---\ntitle: כותרת\n---\n{later}");
        let (_, third) = made(&later, Some(&first), sidecar.as_deref()).unwrap();
        prop_assert!(in_order(&without_comments(&first), &third), "{first}\n=>\n{third}");
        let (again, fourth) = made(&later, Some(&third), sidecar.as_deref()).unwrap();
        prop_assert!(again.change.is_none(), "{third:?}\n=>\n{fourth:?}");
        prop_assert!(in_order(&ar, &third), "{ar}\n=>\n{third}");
    }
}

fn without_comments(text: &str) -> String {
    let mut doc = Doc::new(text.as_bytes()).unwrap();
    let body = doc.text().match_indices("---\n").nth(1).map_or(0, |(at, _)| at + 4);
    comment::take_out(&mut doc, body);
    String::from_utf8(doc.bytes()).unwrap()
}

/// The sidecar of a translation that was confirmed as a whole.
fn sidecar(he: &str, ar: &str) -> String {
    let path = crate::path::SourcePath::new("targum.yaml");
    let settings = Settings::parse(&crate::source::read_text(&path, SETTINGS.into()).value).value;
    let entry = EntryPath::new("x");
    let of = |lang: &str, text: &str| of_bytes(&settings, &entry, &Lang::parse(lang).unwrap(), text.into());
    let (source, own) = (of("he", he), of("ar", ar));
    let scope = crate::sync::Scope::Page;
    crate::sync::confirm(
        None,
        &source.lang,
        &source.units,
        &own.units,
        &|_| false,
        scope,
        &Default::default(),
    )
    .to_text()
}
