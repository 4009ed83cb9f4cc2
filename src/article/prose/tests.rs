use super::*;
use crate::article::{Reading, parse};
use crate::path::{EntryPath, SourcePath};
use proptest::prelude::*;

fn source(text: &str) -> Source {
    Source { path: SourcePath::new("content/x/he.md"), text: text.into() }
}

fn prose(text: &str) -> Prose {
    let languages: Vec<Lang> = ["he", "nl", "ar"].iter().map(|tag| Lang::parse(tag).unwrap()).collect();
    let source = source(text);
    let entry = EntryPath::new("x");
    let reading =
        Reading { entry: &entry, lang: &languages[0], languages: &languages, html: Default::default() };
    let article = parse(&source, &reading).value;
    of(&source, &article)
}

/// Leaves as `part language text`, objects as `□`.
fn shown(text: &str) -> String {
    let leaf = |leaf: &Leaf| {
        let lang = leaf.lang.as_ref().map_or("?", Lang::as_str);
        format!("{:?} {lang} {:?}", leaf.part, leaf.text.replace(OBJECT, "□"))
    };
    prose(text).leaves.iter().map(leaf).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_visible_text_is_a_leaf() {
    let text = "---\ntitle: כותרת\nsummary: \"תקציר \\\"כאן\\\"\"\n---\n# ראש {#id}\n\nפסקה עם `קוד`, *דגש* ו[קישור](x.md \"כותרת קישור\").\n\
        שורה\\\nאחרת\n\n- פריט\n- [[דף]] ועוד [[דף|מילים]]\n\n| א | ב |\n|---|---|\n| ג | ד |\n\n\
        ![תיאור](a.png \"כיתוב\")\n\n```\nקוד\n```\n\nראו https://example.com/a,b ו-x@y.nl.\n\nمرحبا بكم جميعا\n";
    insta::assert_snapshot!(shown(text), @r#"
    Title he "כותרת"
    Summary he "תקציר \"כאן\""
    Heading he "ראש"
    Paragraph he "פסקה עם □, דגש וקישור. שורה\nאחרת"
    LinkTitle he "כותרת קישור"
    Paragraph he "פריט"
    Paragraph he "□ ועוד מילים"
    Cell he "א"
    Cell he "ב"
    Cell he "ג"
    Cell he "ד"
    Paragraph he "□"
    Description he "תיאור"
    LinkTitle he "כיתוב"
    Paragraph he "ראו □ ו-□."
    Paragraph ar "مرحبا بكم جميعا"
    "#);
}

#[test]
fn places_are_exact() {
    let text = "---\ntitle: א\n---\nאב *גד* ה\\\"ו &amp; ז <b>ח</b>ט\n";
    let leaf = prose(text).leaves.pop().unwrap();
    for word in ["אב", "גד", "ז", "ח", "ט"] {
        let at = leaf.text.find(word).unwrap();
        let span = leaf.place(at..at + word.len()).unwrap();
        assert_eq!(&text[span.start..span.end], word);
    }
    let quote = leaf.text.find('"').unwrap();
    assert_eq!(leaf.place(quote..quote + 1), None);
    let and = leaf.text.find('&').unwrap();
    assert_eq!(leaf.place(and..and + 1), None);
    assert_eq!(&text[leaf.near(and..and + 1).start..leaf.near(and..and + 1).end], "&amp;");
    assert_eq!(leaf.place(0..leaf.text.len()), None);
}

#[test]
fn code_in_html_and_other_languages_in_html_are_objects() {
    let text = "---\ntitle: א\n---\nא <code>x</code> ב <span lang=\"nl\">c <b>d</b></span> ג<br>ד\n\n\
        <div>\n<p>ה</p>\n<pre>ו</pre>\n</div>\n";
    insta::assert_snapshot!(shown(text), @r#"
    Title he "א"
    Paragraph he "א □ ב □□ ג\nד"
    Html he "\n \nה\n □ \n "
    "#);
}

proptest! {
    #[test]
    fn places_name_their_text(text in "[אבabاب1 \"'\\\\*_`\\[\\]()<>&;!#|\n:.@/-]{0,60}") {
        let text = format!("---\ntitle: א\n---\n{text}");
        for leaf in prose(&text).leaves {
            for run in &leaf.runs {
                prop_assert!(leaf.text.get(run.at.clone()).is_some());
                if run.kind == RunKind::Text {
                    prop_assert_eq!(&leaf.text[run.at.clone()], &text[run.span.start..run.span.end]);
                }
            }
        }
    }
}
