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
    insta::assert_snapshot!(told(""), @"");
    insta::assert_snapshot!(told("# Titel\n"), @"");
    insta::assert_snapshot!(told("\n---\ntitle: x\n---\n"), @"");
    insta::assert_snapshot!(told("----\ntitle: x\n---\n"), @"");
    insta::assert_snapshot!(told("---\ntitle: x\n\nText\n"), @"");
    insta::assert_snapshot!(told("---\n---\n"), @"");
    insta::assert_snapshot!(told("---\ntitle:\n---\n"), @"");
    insta::assert_snapshot!(told("---\ntitle: [a]\n---\n"), @"");
    insta::assert_snapshot!(told("---\nsummary: x\ntitle: a: b\n---\n"), @"");
    for text in ["", "# x", "---\ntitle: x\n", "---\n---\n", "---\ntitle: a: b\n---\n"] {
        assert_eq!(parse(&source(text)).value.front, None, "{text:?}");
    }
}

#[test]
fn every_problem_of_a_front_matter_is_told_at_once() {
    let text = "---\ntitel: y\ntitle: x\ndate: 2025-02-30\nupdated: 3-9-2025\nreview_every: 6M\n\
        translated_from: \"no tag\"\nmachine: on\nweight: zwaar\nslug: a/b\naliases: [/he/x, ../y, ok/z]\nextra: 3\n\
        summary: {a: b}\n---\n";
    insta::assert_snapshot!(told(text), @"");
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
