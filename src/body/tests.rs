use super::*;
use crate::article::{Reading, Target, parse};
use crate::path::{EntryPath, SourcePath};
use crate::source::Source;
use crate::source::settings::HtmlPolicy;

fn labels(lang: &str) -> Labels {
    let words: [&str; 12] = match lang {
        "he" => [
            "הערה",
            "עצה",
            "חשוב",
            "אזהרה",
            "זהירות",
            "הערות שוליים",
            "הערה",
            "חזרה לטקסט",
            "קישור לסעיף",
            "בוצע",
            "לא בוצע",
            "טבלה",
        ],
        "ar" => [
            "ملاحظة",
            "نصيحة",
            "مهم",
            "تحذير",
            "انتباه",
            "الحواشي",
            "حاشية",
            "العودة إلى النص",
            "رابط إلى هذا القسم",
            "تم",
            "لم يتم",
            "جدول",
        ],
        _ => [
            "Opmerking",
            "Tip",
            "Belangrijk",
            "Waarschuwing",
            "Pas op",
            "Voetnoten",
            "Voetnoot",
            "Terug naar de tekst",
            "Link naar deze paragraaf",
            "Gedaan",
            "Te doen",
            "Tabel",
        ],
    };
    let [a, b, c, d, e, rest @ ..] = words.map(str::to_owned);
    let [footnotes, footnote, footnote_back, heading_link, task_done, task_open, table] = rest;
    let callouts = [a, b, c, d, e];
    Labels { callouts, footnotes, footnote, footnote_back, heading_link, task_done, task_open, table }
}

fn tag(lang: &str) -> Lang {
    Lang::parse(lang).unwrap()
}

fn read(lang: &str, html: HtmlPolicy, text: &str) -> Article {
    let source = Source { path: SourcePath::new(format!("content/a/{lang}.md")), text: text.into() };
    let entry = EntryPath::new("a");
    let languages = [tag("he"), tag("nl"), tag("ar")];
    parse(&source, &Reading { entry: &entry, lang: &tag(lang), languages: &languages, html }).value
}

fn resolved(article: &Article) -> (Vec<ResolvedLink>, Vec<ResolvedImage>) {
    let link = |link: &crate::article::Link| {
        let (href, external) = match &link.target {
            Target::Wiki { path, heading } => {
                (format!("../{path}/index.html#{}", heading.as_deref().unwrap_or("")), false)
            }
            Target::File { path, .. } => (format!("../{path}"), false),
            Target::Here(heading) => (format!("#{heading}"), false),
            Target::Elsewhere(address) => (address.clone(), true),
        };
        let foreign = matches!(&link.target, Target::Wiki { path, .. } if path == "nl");
        ResolvedLink {
            href,
            title: if foreign { "Naar de klant luisteren".into() } else { "כותרת היעד".into() },
            lang: foreign.then(|| tag("nl")),
            lang_name: foreign.then(|| "הולנדית".into()),
            external,
        }
    };
    let image = |image: &crate::article::Image| ResolvedImage {
        src: image.path.clone().unwrap_or_default(),
        size: Some((640, 480)),
    };
    (article.links.iter().map(link).collect(), article.images.iter().map(image).collect())
}

fn written(article: &Article, syntax: Syntax) -> String {
    let (links, images) = resolved(article);
    let labels = labels(article.lang.as_str());
    let terms = ["term-escalation".to_owned()];
    let around = Surroundings { syntax, links: &links, images: &images, terms: &terms, labels: &labels };
    let mut out = String::new();
    write(article, &around, &mut out);
    out
}

fn html(lang: &str, text: &str) -> String {
    written(&read(lang, HtmlPolicy::Sanitize, text), Syntax::Html)
}

fn xml(lang: &str, text: &str) -> String {
    written(&read(lang, HtmlPolicy::Sanitize, text), Syntax::Xml)
}

#[test]
fn headings_have_anchors_in_their_own_script() {
    insta::assert_snapshot!(html("he", "# תלונות: איך *מקשיבים*?\n\n### צה\"ל ו**יושר**\n\n## יושר {#yosher}\n"), @"");
    insta::assert_snapshot!(html("ar", "## الشَّكاوى & «الصدق»\n"), @"");
    insta::assert_snapshot!(html("nl", "## Élan <b>vet</b>\n\n## Élan vet\n"), @"");
}

#[test]
fn lists_are_tight_or_loose_and_may_hold_tasks() {
    insta::assert_snapshot!(html("he", "- אחת\n- שתיים\n  1. פנים\n\n     ועוד\n\n3. שלוש\n4. ארבע\n"), @"");
    insta::assert_snapshot!(html("nl", "- [x] gebeld\n- [ ] geschreven\n\n  later\n"), @"");
    insta::assert_snapshot!(html("ar", "- [x] اتصلنا\n- [ ] كتبنا\n"), @"");
    insta::assert_snapshot!(xml("ar", "- [x] اتصلنا\n"), @"");
}

#[test]
fn quotations_and_callouts_carry_direction() {
    insta::assert_snapshot!(html("he", "> De klant heeft altijd een reden.\n>\n> - Luister\n\n> [!WARNING]\n> זהירות\n"), @"");
    insta::assert_snapshot!(html("nl", "> [!TIP]\n> الاستماع أولا\n\nאיש יקר\n"), @"");
    insta::assert_snapshot!(html("ar", "- واحد\n- one item in Latin\n"), @"");
}

#[test]
fn code_runs_from_left_to_right() {
    insta::assert_snapshot!(html("he", "הריצו `a<b>()` כך:\n\n```rust ignore\nlet x = \"<&>\";\n```\n\n    indented\n"), @"");
}

#[test]
fn tables_scroll_and_align_in_logical_terms() {
    insta::assert_snapshot!(html("ar", "| الاسم | الهاتف | |\n|:--|--:|:-:|\n| علي | `+31` | أ |\n"), @"");
    insta::assert_snapshot!(html("he", "| Naam |\n|---|\n| De klant |\n\n| שם |\n|---|\n"), @"");
}

#[test]
fn definition_lists() {
    insta::assert_snapshot!(html("nl", "escalatie\n: doorgeven aan een leidinggevende\n\nklacht\n: een\n\n  twee\n"), @"");
}

#[test]
fn images_and_figures() {
    insta::assert_snapshot!(html("he", "![תרשים](x.png \"כיתוב \\\"א\\\"\")\n\nבתוך ![ציור](../b/y.png \"כותרת\") שורה\n\n![](https://x.example/y.png)\n"), @"");
    insta::assert_snapshot!(xml("he", "![תרשים](x.png)\n"), @"");
}

#[test]
fn links_say_where_they_lead() {
    insta::assert_snapshot!(html("he", "[[a]] [[nl]] [[nl|הקשיבו]] [כאן](#יושר) [שם](../b/he.md \"ה\") <https://x.example/?a=b&c> [חוץ](https://x.example)\n"), @"");
    insta::assert_snapshot!(html("ar", "راسلنا: info@example.com، أو www.example.com/أهلا؟ (https://e.example/a_(b))\n"), @"");
}

#[test]
fn footnotes_lead_back() {
    insta::assert_snapshot!(html("nl", "Een[^b] twee[^a] weer[^b].\n\n[^a]: Uitleg[^c].\n[^b]: Tekst\n\n    - lijst\n[^c]: Binnen\n"), @"");
}

#[test]
fn raw_html_is_made_safe_and_balanced() {
    insta::assert_snapshot!(html("he", "<details open onclick=\"x()\"><summary>עוד</summary>\n\n**תוכן**\n\n</details>\n\nסוף\n"), @"");
    insta::assert_snapshot!(html("nl", "<div class=\"x\" style=\"color:red\"><p>a<br>b\n\n- <div>\n\n</section>\n"), @"");
    insta::assert_snapshot!(html("nl", "Druk <kbd title='a\"b'>Ctrl *x</kbd>* <script>alert(1)</script> <br> <span dir=rtl lang=he>שלום\n"), @"");
    insta::assert_snapshot!(xml("nl", "<table><colgroup><col span=2></colgroup><tr><td title=\"<\">a&nbsp;b<br></table>\n\na<br>b<wbr>c\n"), @"");
}

#[test]
fn html_may_be_shown_or_trusted() {
    let text = "<b>x\n\na <i>b\n";
    insta::assert_snapshot!(written(&read("nl", HtmlPolicy::Escape, text), Syntax::Html), @"");
    insta::assert_snapshot!(written(&read("nl", HtmlPolicy::Trust, text), Syntax::Html), @"");
}

#[test]
fn terms_lead_to_their_definition() {
    let mut article = read("nl", HtmlPolicy::Sanitize, "x\n");
    article.blocks[0].kind = crate::article::BlockKind::Paragraph(vec![crate::article::Inline::Term {
        index: 0,
        text: "escalatie".into(),
    }]);
    insta::assert_snapshot!(written(&article, Syntax::Html), @"");
}

#[test]
fn no_document_holds_what_none_may() {
    insta::assert_snapshot!(xml("nl", "a\u{1}b\u{85}c\u{FFFE}d \u{1F600} \\\"e\\\"\n").escape_debug(), @"");
}

/// The first thing about a document's tags that is not in order.
fn unbalanced(html: &str) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        let mut quoted = false;
        let end = after.find(|c| {
            quoted ^= c == '"';
            c == '>' && !quoted
        });
        let Some(end) = end else { return Some(format!("no end: {after}")) };
        let tag = &after[..end];
        rest = &after[end + 1..];
        let name = tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap_or("");
        match tag.strip_prefix('/') {
            Some(name) if open.pop() != Some(name) => return Some(format!("stray </{name}> before {rest}")),
            Some(_) => {}
            None if ["br", "hr", "img", "input", "col", "wbr"].contains(&name) => {}
            None => open.push(name),
        }
    }
    open.pop().map(|name| format!("<{name}> stays open"))
}

proptest::proptest! {
    #[test]
    fn tags_are_balanced(text in "([\\[\\]()!<>#*_`|:\\n \\-\"'.\\\\^~=+&]|\\n\\n|\n> |\n- |\n    |[aאع]|</?(b|kbd|div|details|summary|p|span title=\"|table|td|script|a|q)>|\\[\\^a\\]:?|\\[\\[|\\*\\*|- \\[x\\] |\\|-\\|\n){0,80}") {
        for syntax in [Syntax::Html, Syntax::Xml] {
            let html = written(&read("he", HtmlPolicy::Sanitize, &text), syntax);
            proptest::prop_assert!(unbalanced(&html).is_none(), "{:?} in {html}", unbalanced(&html));
        }
    }

    #[test]
    fn nothing_is_too_strange_to_write(text in "\\PC{0,200}") {
        let html = written(&read("ar", HtmlPolicy::Sanitize, &text), Syntax::Html);
        proptest::prop_assert!(unbalanced(&html).is_none());
    }
}
