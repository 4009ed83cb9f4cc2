use super::*;
use crate::diag::Diagnostic;
use crate::path::SourcePath;

fn source(text: &str) -> Source {
    Source { path: SourcePath::new("content/x/nl.md"), text: text.into() }
}

fn told(text: &str) -> String {
    let line = |note: &Diagnostic| {
        let span = note.place.as_ref().and_then(|place| place.span);
        let at = span.map_or("the file", |span| &text[span.start..span.end]);
        format!("{} `{at}` {} | {}", note.code, note.message, note.help.as_deref().unwrap_or("NO HELP"))
    };
    parse(&source(text)).notes.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_key_is_read() {
    let text = "---\ntitle: להקשיב ללקוח\nsummary: \"אחת: שתיים\"\ntopics: [complaints]\nweight: -3\ndate: 2024-02-29\n\
        updated: 2025-01-02\nauthors: דנה\nowner: desk\nreviewed: 2025-03-09\nreview_every: P1Y\n\
        translated_from: nl\nproofread_by: ר\nmachine: true\nslug: להקשיב\naliases: [he/old/, he/x]\n\
        see_also: [complaints/x]\ndraft: false\nforms: [א, ב]\nextra: {a: {b: 1}}\n---\n\n# x\n";
    let Noted { value: part, notes } = parse(&source(text));
    assert!(notes.is_empty(), "{notes:?}");
    assert_eq!(&text[part.body_start..], "\n# x\n");
    let front = part.front.unwrap_or_default();
    assert_eq!((front.title.as_str(), front.weight), ("להקשיב ללקוח", Some(-3)));
    assert_eq!(front.summary.as_deref(), Some("אחת: שתיים"));
    assert_eq!(front.date, Date::new(2024, 2, 29).ok());
    assert_eq!(front.authors, ["דנה"]);
    assert_eq!(front.aliases[0].value, "he/old");
    let slug = front.slug.as_ref().map(|slug| &text[slug.span.start..slug.span.end]);
    assert_eq!(slug, Some("להקשיב"));
    assert_eq!(front.translated_from.map(|lang| lang.value.to_string()), Some("nl".to_owned()));
    assert_eq!((front.machine, front.draft, front.forms.len()), (true, false, 2));
    assert_eq!(front.extra["a"]["b"], 1);
}

#[test]
fn front_matter_that_cannot_be_used() {
    insta::assert_snapshot!(told(""), @"empty `the file` the file is empty | Begin the file with a line `---`, then `title: …`, then another line `---`.");
    insta::assert_snapshot!(told("# Titel\n"), @"front-missing `# Titel` the file has no front matter | Begin the file with a line `---`, then `title: …`, then another line `---`.");
    insta::assert_snapshot!(told("\n---\ntitle: x\n---\n"), @"front-missing `---` the file has no front matter | The line `---` must be the very first, with nothing before it.");
    insta::assert_snapshot!(told("----\ntitle: x\n---\n"), @"front-missing `----` the file has no front matter | The first line must be three hyphens, `---`, and no other character.");
    insta::assert_snapshot!(told("---\ntitle: x\n\nText\n"), @"front-missing `---` the front matter does not end | Write a line `---` after its last key, before the text.");
    insta::assert_snapshot!(told("---\n---\n"), @"title-missing `---` the front matter has no title | Add a line `title: …` between the `---` lines.");
    insta::assert_snapshot!(told("---\ntitle:\n---\n"), @"title-missing `title` the title is empty | Write it after the colon.");
    insta::assert_snapshot!(told("---\ntitle: [a]\n---\n"), @"front-value `[a]` `title` must be one text, not a list | Write `title: …` on one line.");
    insta::assert_snapshot!(told("---\nsummary: x\ntitle: a: b\n---\n"), @r#"yaml `:` there is a second colon on this line, so it is not clear what is the key and what the value | Put quotes round the value, as in `title: "Part one: the beginning"`."#);
    for text in ["", "# x", "---\ntitle: x\n", "---\n---\n", "---\ntitle: a: b\n---\n"] {
        assert_eq!(parse(&source(text)).value.front, None, "{text:?}");
    }
}

#[test]
fn every_problem_of_a_front_matter_is_told_at_once() {
    let text = "---\ntitel: y\ntitle: x\ndate: 2025-02-30\nupdated: 3-9-2025\nreview_every: 6M\n\
        translated_from: \"no tag\"\nmachine: on\nweight: zwaar\nslug: a/b\naliases: [/he/x, ../y, ok/z]\nextra: 3\n\
        summary: {a: b}\n---\n";
    insta::assert_snapshot!(told(text), @r#"
    key-unknown `titel` the key `titel` is not known and has no effect | Did you mean `title`?
    date `2025-02-30` there is no day 2025-02-30 | Write year, month and day, as in `2025-03-09`.
    date `3-9-2025` `updated` must be a date, not `3-9-2025` | Write year, month and day, as in `2025-03-09`.
    front-value `6M` `6M` is not a length of time | Write `P6M` for six months, `P1Y` for a year, `P2W` for two weeks, `P90D` for days.
    front-value `"no tag"` `no tag` is not a language tag | Write a tag of BCP 47: `he` for Hebrew, `nl` for Dutch, `ar` for Arabic, `pt-BR` …
    front-value `on` `machine` must be `true` or `false`, not `on` | Write one of these two words, without quotes.
    front-value `zwaar` `weight` must be a whole number, not `zwaar` | Write it in digits, as in `weight: 10`.
    slug `a/b` the slug holds `/` | It is one part of the page's address and a folder's name: use letters of any script, digits and hyphens, as in `hear-the-customer`.
    alias `/he/x` an alias cannot be `/he/x`: a part of it is empty | Write the former address from the site's root, without a slash before it: `he/old-name`.
    alias `../y` an alias cannot be `../y`: a part of it is `..`, which names another folder | Write the former address from the site's root, without a slash before it: `he/old-name`.
    front-value `3` `extra` must be a mapping, not `3` | Write what the theme wants as `key: value` lines, indented below `extra:`.
    front-value `{a: b}` `summary` must be one text, not a mapping | Write `summary: …` on one line.
    "#);
    let front = parse(&source(text)).value.front.unwrap_or_default();
    assert_eq!((front.title.as_str(), front.aliases.len()), ("x", 1));
}

#[test]
fn a_broken_translation_still_says_that_it_is_one() {
    let claims = |text: &str| claims_translation(&source(text));
    assert!(claims("---\ntitle: a: b\ntranslated_from: nl\n---\n"));
    assert!(claims("---\ntitle: x\ntranslated_from: nl\n\nText"));
    assert!(claims("title: x\ntranslated_from : nl\n---\n"));
    assert!(!claims("---\ntitle: x\ntranslated_from:\n---\n"));
    assert!(!claims("---\ntitle: x\n---\ntranslated_from: nl\n"));
    assert!(!claims("# x\n\ntranslated_from: nl\n"));
}

#[test]
fn control_characters_do_not_reach_pages() {
    assert_eq!(parse(&source("---\ntitle: \"a\\u0007b\"\n---\n")).value.front, None);
    let text = "---\ntitle: a\nauthors: [\"a\\tb\", \"a\\u001Bb\"]\n---\n";
    let Noted { value: part, notes } = parse(&source(text));
    assert_eq!(part.front.unwrap_or_default().authors, ["a\tb"]);
    assert!(notes.len() == 1 && notes[0].message.contains("U+001B"), "{notes:?}");
}
