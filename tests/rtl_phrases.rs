//! What stands where on a line (RTL.md, rules 5, 7 to 17, 19 and 20): the cases of `tests/visual/cases.tsv` are built
//! as a site, its pages are read as text with characters that isolate, and the bidirectional algorithm (UAX #9, by
//! `unicode-bidi`) puts that in order. `tests/browser/visual.test.mjs` asks a browser the same.

#![allow(clippy::expect_used)]

mod common;
#[path = "common/visual.rs"]
mod visual;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use targum::build::Options;
use targum::lang::Lang;
use targum::path::SourcePath;
use targum::source::{MemoryTree, Source};
use targum::theme::{Arg, Messages};
use unicode_bidi::{BidiClass, bidi_class};
use visual::{Case, Event, Shown, attribute, elements, events};

const CONTROLS: [char; 12] = [
    '\u{200E}', '\u{200F}', '\u{61C}', '\u{202A}', '\u{202B}', '\u{202C}', '\u{202D}', '\u{202E}',
    '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}',
];

/// The site's files, as text.
fn site() -> &'static BTreeMap<String, String> {
    static SITE: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    SITE.get_or_init(|| {
        let tree = MemoryTree::from_listing(&visual::listing(&visual::cases()));
        let (outcome, files) = common::in_memory(&tree, &Options::default());
        assert!(outcome.succeeded(), "{}", common::problems(&tree, &outcome));
        files
            .into_iter()
            .map(|(url, bytes)| (url.to_string(), String::from_utf8_lossy(&bytes).into_owned()))
            .collect()
    })
}

fn page(url: &str) -> &'static str {
    site().get(url).unwrap_or_else(|| panic!("no {url} among {:?}", site().keys()))
}

/// Every place where a case is shown.
fn shown(case: &Case, bodies: &BTreeMap<&str, BTreeMap<String, Shown>>) -> Vec<String> {
    let Case { name, lang, kind, .. } = case;
    let seen = |shown: &Shown| visual::visual(&shown.text, Some(shown.rtl));
    match *kind {
        "title" => {
            let own = format!("{lang}/titles/{name}/index.html");
            let link = format!("{name}/index.html");
            let pick = |tag: &str, element: &str| element.starts_with(tag).then(|| "x".to_owned());
            let h1 = elements(page(&own), |name, _| pick("h1", name));
            let listed = format!("{lang}/titles/index.html");
            let listed = elements(page(&listed), |name, tag| {
                (name == "a" && attribute(tag, "href").is_some_and(|href| href == link))
                    .then(|| "x".to_owned())
            });
            h1.values().chain(listed.values()).map(seen).collect()
        }
        "plain" => {
            let own = format!("{lang}/titles/{name}/index.html");
            let described = events(page(&own)).into_iter().find_map(|event| match event {
                Event::Open { name: "meta", tag } if tag.contains("\"description\"") => {
                    attribute(tag, "content")
                }
                _ => None,
            });
            // As whoever shows a plain text does, the direction is taken from the first letter.
            let described = described.expect("a description");
            vec![visual::visual(&described, None), visual::visual(&described, Some(*lang != "nl"))]
        }
        _ => bodies[lang].get(*name).map(seen).into_iter().collect(),
    }
}

/// Checks the cases that `rule` picks by name.
fn check(least: usize, rule: impl Fn(&Case) -> bool) {
    let cases = visual::cases();
    let bodies = ["he", "ar", "nl"]
        .map(|lang| (lang, visual::case_elements(page(&format!("{lang}/cases/index.html")), &cases)));
    let bodies = BTreeMap::from(bodies);
    let mut wrong = String::new();
    let mut count = 0;
    for case in cases.iter().filter(|case| rule(case)) {
        count += 1;
        let all = shown(case, &bodies);
        let places = if matches!(case.kind, "title" | "plain") { 2 } else { 1 };
        if all.len() < places || all.iter().any(|one| *one != case.wanted) {
            wrong += &format!(
                "{} {}: {}\n  seen   {all:?}\n  wanted {:?}\n",
                case.lang, case.name, case.source, case.wanted
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(count >= least, "only {count} cases");
}

/// The cases are worth something: without isolates a good part of them is seen wrong.
#[test]
fn without_isolates_many_cases_are_wrong() {
    let bare = |case: &Case| !case.source.contains(['*', '[', '<', '`', '~', '\\', '\'', '"']);
    let wrong = |case: &Case| visual::visual(case.source, Some(case.lang != "nl")) != case.wanted;
    let count = visual::cases().iter().filter(|case| bare(case) && wrong(case)).count();
    assert!(count >= 60, "only {count}");
}

fn named(case: &Case, starts: &[&str]) -> bool {
    starts.iter().any(|start| case.name.starts_with(start))
}

#[test]
fn all_cases_are_seen_as_they_must_be() {
    check(140, |_| true);
}

#[test]
fn rule_05_code_runs_from_left_to_right() {
    check(6, |case| named(case, &["code"]));
}

#[test]
fn rule_07_phrases_keep_together_and_are_wrapped_tightly() {
    check(30, |case| {
        named(case, &["word", "windows", "emphasis", "link", "quoted", "nested", "term", "sentence"])
    });
    for html in site().values() {
        for open in ["<bdi dir=\"ltr\">", "<bdi dir=\"rtl\">"] {
            assert!(html.split(open).skip(1).all(|inside| !inside.starts_with([' ', '\n'])));
        }
        assert!(!html.contains(" </bdi>") && !html.contains("\n</bdi>"));
    }
    assert!(page("nl/cases/index.html").contains("<bdi lang=\"he\" dir=\"rtl\">תלונה</bdi>"));
    assert!(page("nl/cases/index.html").contains("<bdi lang=\"ar\" dir=\"rtl\">شكرا جزيلا</bdi>"));
}

#[test]
fn rule_08_titles_are_isolated_wherever_they_stand() {
    check(10, |case| case.kind == "title");
    let list = page("he/titles/index.html");
    assert!(list.contains("<bdi dir=\"rtl\"><bdi dir=\"ltr\">CRM</bdi> למתחילים</bdi>"), "{list}");
    assert!(list.contains("<bdi dir=\"ltr\">What is CRM?</bdi>"));
}

#[test]
fn rule_09_items_of_a_list_follow_the_text_around() {
    check(12, |case| named(case, &["list"]));
}

#[test]
fn rule_10_technical_texts_run_from_left_to_right() {
    check(30, |case| {
        named(
            case,
            &[
                "phone", "url", "email", "path", "iban", "isbn", "version", "formula", "cpp", "foo",
                "negative", "price", "percent",
            ],
        )
    });
}

#[test]
fn rule_11_ranges_run_as_the_language_has_them() {
    check(13, |case| named(case, &["range"]));
}

#[test]
fn rule_12_dates_read_well_and_marks_of_cldr_are_never_in_ltr() {
    check(9, |case| named(case, &["date"]));
    for html in site().values() {
        for inside in html.split("<bdi dir=\"ltr\">").skip(1) {
            let inside = inside.split("</bdi>").next().unwrap_or_default();
            assert!(!inside.contains(['\u{200F}', '\u{61C}']), "{inside}");
        }
    }
}

#[test]
fn rule_13_brackets_stay_where_they_belong_and_there_are_no_arrows() {
    check(9, |case| named(case, &["bracket"]));
    for (url, html) in site().iter().filter(|(url, _)| url.ends_with(".html")) {
        let arrows = |text: &String| text.contains(['→', '←', '»', '«', '›', '‹']);
        let found = events(html).into_iter().find(|event| matches!(event, Event::Text(text) if arrows(text)));
        assert!(found.is_none(), "an arrow on {url}");
    }
}

#[test]
fn rule_14_plain_texts_tell_their_direction_first() {
    check(5, |case| case.kind == "plain");
    assert!(
        page("he/titles/title-first/index.html").contains("<title>\u{200F}\u{2066}CRM\u{2069} למתחילים · ")
    );
    assert!(
        page("nl/titles/title-first/index.html")
            .contains("<title>\u{200E}\u{2067}תלונה\u{2069} in het Nederlands · ")
    );
    // The page in Hebrew of an article in Dutch only.
    let whole = |html: &str| {
        html.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).map(str::to_owned)
    };
    for (url, html) in site().iter().filter(|(url, _)| url.ends_with(".html")) {
        let title = whole(html).expect("a title");
        assert!(!title.starts_with(['\u{2066}', '\u{2067}', '\u{2068}']), "{url}: {title:?}");
    }
    let feed = page("he/feed.xml");
    assert!(feed.contains("<title>\u{200F}\u{2066}CRM\u{2069} למתחילים</title>"), "{feed}");
}

#[test]
fn rule_15_only_isolates_are_written() {
    for (url, text) in site() {
        // The one case that has controls in its source keeps them.
        let old = ['\u{202A}', '\u{202B}', '\u{202C}', '\u{202D}', '\u{202E}'];
        assert!(!text.contains(old), "{url}");
        let opened = text.matches(['\u{2066}', '\u{2067}', '\u{2068}']).count();
        assert_eq!(opened, text.matches('\u{2069}').count(), "{url}");
    }
}

/// The home page of a site in Hebrew.
fn site_of(body: &str) -> String {
    let listing =
        format!("-- targum.yaml --\nlanguages: [he]\n-- content/he.md --\n---\ntitle: בית\n---\n{body}\n");
    let (_, files) = common::in_memory(&MemoryTree::from_listing(&listing), &Options::default());
    let html = files.iter().find(|(url, _)| url.as_str() == "he/index.html").expect("a page").1;
    String::from_utf8_lossy(html).into_owned()
}

#[test]
fn rule_15_attributes_isolate_their_phrases() {
    let body = "ראו [כאן](https://a.example \"מדריך C++ קצר\") ו[שם](https://b.example \"CRM למתחילים\").\n\n## הסעיף על foo() {#x}\n";
    let html = site_of(body);
    assert!(html.contains("title=\"מדריך \u{2066}C++\u{2069} קצר\""), "{html}");
    assert!(html.contains("title=\"\u{200F}\u{2066}CRM\u{2069} למתחילים\""), "{html}");
    assert!(html.contains(": הסעיף על \u{2066}foo()\u{2069}\"><span"), "{html}");
    assert!(html.contains("href=\"#x\""));
}

#[test]
fn rule_16_addresses_and_ids_have_no_controls() {
    const CLEAN: [&str; 9] =
        ["id", "href", "src", "hreflang", "lang", "class", "datetime", "data-kind", "aria-labelledby"];
    for (url, html) in site().iter().filter(|(url, _)| !url.ends_with(".js")) {
        assert!(!url.contains(CONTROLS), "{url}");
        for event in events(html) {
            let Event::Open { tag, .. } = event else { continue };
            for name in CLEAN {
                let value = attribute(tag, name).unwrap_or_default();
                assert!(
                    !value.contains(CONTROLS) && !value.contains("%E2%80%8") && !value.contains("%E2%81%A"),
                    "{url}: {tag}"
                );
            }
        }
    }
}

#[test]
fn rule_16_a_description_that_is_cut_off_is_balanced() {
    let words = "מילה ".repeat(20);
    let html = site_of(&format!("{words} \u{2067}{words} {words}\u{2069} C++"));
    let described =
        html.split("name=\"description\" content=\"").nth(1).and_then(|rest| rest.split('"').next());
    let described = described.expect("a description");
    assert!(described.ends_with("…\u{2069}"), "{described:?}");
}

#[test]
fn rule_17_feeds_say_language_and_direction() {
    for (lang, rtl) in [("he", true), ("ar", true), ("nl", false)] {
        let feed = page(&format!("{lang}/feed.xml"));
        assert!(feed.contains(&format!("xml:lang=\"{lang}\"")));
        assert_eq!(feed.contains("<div xmlns=\"http://www.w3.org/1999/xhtml\""), rtl, "{feed}");
        assert_eq!(feed.contains(&format!("lang=\"{lang}\" xml:lang=\"{lang}\" dir=\"rtl\">")), rtl);
    }
    assert!(page("he/feed.xml").contains("<bdi dir=\"ltr\">C++</bdi>"));
}

fn messages(tag: &str, text: &str) -> Messages {
    let lang = Lang::parse(tag).expect("a tag");
    let source = Source { path: SourcePath::new("i18n/x.ftl"), text: text.into() };
    Messages::load(&lang, &[vec![source]], None).value
}

#[test]
fn rule_19_arguments_of_messages_are_isolated() {
    let he = messages("he", "about = על { $title }, עמוד { $n }");
    let say = |title: &str| {
        let args = [("title", Arg::from(title)), ("n", Arg::Number(2))];
        (he.html("about", &args).expect("a message"), he.text("about", &args).expect("a message"))
    };
    let (html, text) = say("C++ & <b>");
    assert_eq!(html, "על <bdi>C++ &amp; &lt;b&gt;</bdi>, עמוד 2");
    assert_eq!(text, "על \u{2068}C++ & <b>\u{2069}, עמוד 2");
    assert_eq!(visual::visual(&text, Some(true)), "2דומע,C++&<b>לע");
    // A title whose first letter does not tell its direction, and one with phrases in it.
    let (html, text) = say("CRM – מדריך קצר ל-C++");
    assert_eq!(
        html,
        "על <bdi dir=\"rtl\"><bdi dir=\"ltr\">CRM</bdi> – מדריך קצר ל-<bdi dir=\"ltr\">C++</bdi></bdi>, עמוד 2"
    );
    assert_eq!(visual::visual(&text, Some(true)), "2דומע,C++-לרצקךירדמ–CRMלע");
}

#[test]
fn rule_20_terms_references_and_single_elements_are_isolated() {
    let ar = messages(
        "ar",
        "-brand = C++\nhome = الرئيسية\nabout = عن { -brand }. { home }\nonly = { -brand }\none = { $x }",
    );
    let about = ar.text("about", &[]).expect("a message");
    assert_eq!(about, "عن \u{2068}C++\u{2069}. \u{2068}الرئيسية\u{2069}");
    assert_eq!(visual::visual(&about, Some(true)), "ةيسيئرلا.C++نع");
    assert_eq!(ar.text("only", &[]).expect("a message"), "\u{2068}C++\u{2069}");
    assert_eq!(ar.text("one", &[("x", Arg::from("foo()"))]).expect("a message"), "\u{2068}foo()\u{2069}");
    assert_eq!(ar.html("only", &[]).expect("a message"), "<bdi>C++</bdi>");
}

/// A site with a glossary: the paragraph of its home page.
fn with_terms(terms: &[&str], body: &str) -> String {
    let mut listing = format!(
        "-- targum.yaml --\nlanguages: [he, nl]\n-- content/he.md --\n---\ntitle: בית\n---\n{body}\n-- content/nl.md --\n---\n\
         title: huis\n---\nHuis.\n"
    );
    for (number, term) in terms.iter().enumerate() {
        listing += &format!("-- content/glossary/t{number}/he.md --\n---\ntitle: {term}\n---\nהגדרה.\n");
    }
    let tree = MemoryTree::from_listing(&listing);
    let (outcome, files) = common::in_memory(&tree, &Options::default());
    assert!(outcome.succeeded(), "{}", common::problems(&tree, &outcome));
    let html = files.iter().find(|(url, _)| url.as_str() == "he/index.html").expect("a page").1;
    let html = String::from_utf8_lossy(html).into_owned();
    let body = html.split("<div class=\"body\">").nth(1).unwrap_or_else(|| panic!("{html}"));
    let paragraph = body.split("<p>").nth(1).and_then(|rest| rest.split("</p>").next()).expect("a paragraph");
    let (mut out, mut rest) = (String::new(), paragraph);
    while let Some((before, after)) = rest.split_once("<a class=\"term\"") {
        let (_, inside) = after.split_once('>').expect("tags end");
        let (term, after) = inside.split_once("</a>").expect("links end");
        out += &format!("{before}[{term}]");
        rest = after;
    }
    out + rest
}

#[test]
fn terms_are_found_within_and_beside_isolates() {
    for (terms, body, wanted) in [
        (&["CRM"][..], "אנחנו עובדים עם CRM כל יום.", "אנחנו עובדים עם <bdi dir=\"ltr\">[CRM]</bdi> כל יום."),
        (
            &["CRM"],
            "אנחנו עובדים עם Acme CRM Cloud כל יום.",
            "אנחנו עובדים עם <bdi dir=\"ltr\">Acme [CRM] Cloud</bdi> כל יום.",
        ),
        (&["מערכת CRM"], "יש לנו מערכת CRM חדשה.", "יש לנו [מערכת <bdi dir=\"ltr\">CRM</bdi>] חדשה."),
        // The term would divide a phrase: its parts would change places.
        (
            &["מערכת CRM"],
            "יש לנו מערכת CRM Cloud חדשה.",
            "יש לנו מערכת <bdi dir=\"ltr\">CRM Cloud</bdi> חדשה.",
        ),
        (&["תלונה", "CRM"], "רושמים ב-CRM כל תלונה.", "רושמים ב-<bdi dir=\"ltr\">[CRM]</bdi> כל [תלונה]."),
    ] {
        assert_eq!(with_terms(terms, body), wanted, "{body}");
    }
}

#[test]
fn rule_22_no_element_begins_or_ends_within_an_arabic_word() {
    let joins = |found: Option<char>| {
        found.is_some_and(|c| bidi_class(c) == BidiClass::AL && c.is_alphabetic() && c != 'ـ')
    };
    for (url, html) in site().iter().filter(|(url, _)| url.starts_with("ar/") && url.ends_with(".html")) {
        let mut before = None;
        for piece in html.split("<bdi") {
            let first = piece.split_once('>').and_then(|(_, inside)| inside.chars().next());
            assert!(!(joins(before) && joins(first)), "{url}: {piece}");
            before = piece.chars().next_back();
        }
        for (at, _) in html.match_indices("</bdi>") {
            let after = html[at + "</bdi>".len()..].chars().next();
            assert!(!(joins(html[..at].chars().next_back()) && joins(after)), "{url}");
        }
    }
    assert!(page("ar/cases/index.html").contains("الـ<bdi dir=\"ltr\">CRM</bdi>"));
}
