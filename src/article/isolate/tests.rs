use proptest::prelude::*;

use super::*;
use crate::article::{BlockKind, Reading, parse, text_of};
use crate::path::{EntryPath, SourcePath};
use crate::source::Source;
use crate::source::settings::HtmlPolicy;

fn tag(lang: &str) -> Lang {
    Lang::parse(lang).unwrap()
}

fn read(lang: &str, text: &str, html: HtmlPolicy) -> crate::article::Article {
    let source = Source { path: SourcePath::new(format!("content/a/{lang}.md")), text: text.into() };
    let entry = EntryPath::new("a");
    let languages = [tag("he"), tag("nl"), tag("ar")];
    parse(&source, &Reading { entry: &entry, lang: &tag(lang), languages: &languages, html }).value
}

fn write(content: &[Inline], out: &mut String) {
    for inline in content {
        let (open, inner, close): (&str, &[Inline], &str) = match inline {
            Inline::Emphasis(inner) => ("*", inner, "*"),
            Inline::Strong(inner) => ("**", inner, "**"),
            Inline::Strikethrough(inner) => ("~~", inner, "~~"),
            Inline::Link { content, .. } => ("[", content, "]"),
            Inline::Isolate { lang, dir, content } => {
                out.push_str(lang.as_ref().map_or("", Lang::as_str));
                let (open, close) = if dir.is_rtl() { ("«", "»") } else { ("‹", "›") };
                (open, content, close)
            }
            Inline::Text(text) | Inline::Html(text) => (text, &[], ""),
            Inline::Code(text) => {
                out.push_str(&format!("`{text}`"));
                continue;
            }
            Inline::FootnoteRef { .. } => ("^", &[], ""),
            Inline::HardBreak => ("\\", &[], ""),
            Inline::SoftBreak => (" ", &[], ""),
            _ => ("?", &[], ""),
        };
        out.push_str(open);
        write(inner, out);
        out.push_str(close);
    }
}

/// The first paragraph with its phrases in brackets.
fn shown(lang: &str, text: &str) -> String {
    let article = read(lang, text, HtmlPolicy::Sanitize);
    let mut out = String::new();
    match &article.blocks[0].kind {
        BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => write(content, &mut out),
        other => panic!("{other:?}"),
    }
    out
}

#[test]
fn a_phrase_is_wrapped_where_it_is_whole() {
    for (text, wanted) in [
        ("השתמשו ב-**Word** כאן", "השתמשו ב-‹**Word**› כאן"),
        ("**עברית Word** Online כאן", "**עברית **‹**Word** Online› כאן"),
        ("ב-Microsoft *Word* (2016) של", "ב-‹Microsoft *Word* (2016)› של"),
        ("ב-*א **ב Word*** Online של", "ב-*א **ב ***‹***Word*** Online› של"),
        ("לפי [Word](https://x.y) של", "לפי ‹[Word]› של"),
        ("לפי [מדריך Word](https://x.y) Online של", "לפי [מדריך ‹Word›] ‹Online› של"),
        ("לפי Microsoft [Word](https://x.y) Online של", "לפי ‹Microsoft [Word] Online› של"),
        ("לפי [ה-CRM של Acme](https://x.y) ישן", "לפי [ה-‹CRM› של ‹Acme›] ישן"),
        ("לחצו <kbd>Ctrl</kbd>+<kbd>C</kbd> עכשיו", "לחצו ‹<kbd>Ctrl</kbd>+<kbd>C</kbd>› עכשיו"),
        ("לחצו `Ctrl` + `C` עכשיו", "לחצו ‹`Ctrl` + `C`› עכשיו"),
        ("הריצו `npm run` ב-Rust עכשיו", "הריצו `npm run` ב-‹Rust› עכשיו"),
        ("לפי <bdi dir=\"ltr\">Word</bdi> ו-Excel של", "לפי <bdi dir=\"ltr\">Word</bdi> ו-‹Excel› של"),
        ("מאת Microsoft[^1] Word כאן\n\n[^1]: א", "מאת ‹Microsoft^ Word› כאן"),
        ("משנת 2016[^1] ועד\n\n[^1]: א", "משנת ‹2016›^ ועד"),
        ("המערכת Word  \nExcel כאן", "המערכת ‹Word›\\‹Excel› כאן"),
        ("המערכת Microsoft\nWord כאן", "המערכת ‹Microsoft Word› כאן"),
    ] {
        // With enough Hebrew in front, and in each of its lines, the block runs from right to left.
        let hebrew = "הספר הגדול הזה נכתב בידי אנשים רבים: ";
        assert_eq!(shown("he", &format!("{hebrew}{text}")), format!("{hebrew}{wanted}"));
    }
}

#[test]
fn the_language_is_told_where_the_script_tells_it() {
    assert_eq!(shown("nl", "De term **תלונה**, 3 keer."), "De term he«**תלונה**», 3 keer.");
    assert_eq!(shown("nl", "Zij zei شكرا jou."), "Zij zei ar«شكرا» jou.");
    let quoted = "הוא כתב \"The word שלום means peace.\" אתמול";
    assert_eq!(shown("he", quoted), "הוא כתב ”‹The word he«שלום» means peace.›” אתמול");
}

#[test]
fn a_block_is_isolated_as_it_runs_itself() {
    assert_eq!(
        shown("he", "This paragraph is English, with one מילה in it."),
        "This paragraph is English, with one he«מילה» in it."
    );
}

fn isolates(content: &[Inline], sound: &mut bool) {
    for inline in content {
        match inline {
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) => {
                isolates(inner, sound)
            }
            Inline::Link { content, .. } => isolates(content, sound),
            Inline::Isolate { content, .. } => {
                let (_, text) = Tree::read(content.clone());
                *sound &= !text.is_empty() && text.trim() == text;
                isolates(content, sound);
            }
            _ => {}
        }
    }
}

const MIXED: &str = "(Word|Excel|C\\+\\+|foo\\(\\)|שלום|ב-|ה-|تلونة|الـ|و|De|term|\\*\\*|\\*|~~|`a`|\\[|\\]\\(x\\)|\\[\\^1\\]|<kbd>|</kbd>|<b>|</b>|<bdi>|</bdi>|\"|'|“|”|\\(|\\)|, |\\. |; |: |/|&| - |–| \\+ |=|-5|10:30|2026|50%|€ 5|\\+31 20|555-1234|\\u{2067}|\\u{2069}|\\u{200F}|\\u{202B}|  \n|\n| ){0,40}";

proptest! {
    #[test]
    fn isolation_changes_no_text(text in MIXED, lang in "he|ar|nl") {
        for html in [HtmlPolicy::Sanitize, HtmlPolicy::Trust] {
            let article = read(&lang, &text, html);
            for block in &article.blocks {
                let BlockKind::Paragraph(content) = &block.kind else { continue };
                let before = text_of(content);
                let mut again = content.clone();
                let lang = tag(&lang);
                let place = Place { dir: block.dir.unwrap_or(lang.direction()), lang: &lang, languages: &[] };
                phrases(&mut again, &place);
                prop_assert_eq!(&text_of(&again), &before);
                let mut sound = true;
                isolates(content, &mut sound);
                prop_assert!(sound, "{:?}", content);
            }
        }
    }

    #[test]
    fn no_text_is_too_strange(text in "\\PC{0,60}", dir in any::<bool>()) {
        let dir = if dir { Direction::Ltr } else { Direction::Rtl };
        for lang in ["he", "ar", "nl"] {
            for phrase in phrases::find(&text, Base::new(dir, &tag(lang))) {
                let inside = &text[phrase.range.clone()];
                prop_assert!(!inside.is_empty() && inside.trim() == inside);
            }
        }
    }
}
