//! Rules of right-to-left text that pages, style sheets, messages and the terminal keep as a whole. Each test bears
//! the number of its rule; `rtl_blocks.rs` and `rtl_phrases.rs` have those of blocks and phrases.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::disallowed_methods)]

mod common;

use std::cmp::Ordering;
use std::collections::BTreeMap;

use targum::build::Options;
use targum::diag::{self, Diagnostic, Span, Style};
use targum::lang::{Formats, Lang};
use targum::path::{SourcePath, Url};
use targum::source::{MemoryTree, Source};
use targum::theme::{Arg, Messages};

const SITE: &str = include_str!("sites/regions.txt");

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).expect("a language tag")
}

fn formats(tag: &str) -> Formats {
    Formats::new(&lang(tag))
}

/// The pages of the site of all regions, by address.
fn pages() -> BTreeMap<Url, String> {
    let tree = MemoryTree::from_listing(SITE);
    let (outcome, files) = common::in_memory(&tree, &Options::default());
    assert!(outcome.succeeded(), "{}", common::problems(&tree, &outcome));
    let html = files.into_iter().filter(|(url, _)| url.as_str().ends_with(".html"));
    html.map(|(url, bytes)| (url, String::from_utf8(bytes).expect("pages are UTF-8"))).collect()
}

fn page(address: &str) -> String {
    pages().remove(&Url::new(address)).expect("the page is there")
}

/// The theme's style sheets, without comments.
fn sheets() -> Vec<(String, String)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/handbook/assets/style");
    let mut sheets: Vec<(String, String)> = common::files(&folder)
        .into_iter()
        .map(|(name, bytes)| (name, without_comments(&String::from_utf8(bytes).expect("UTF-8"))))
        .collect();
    sheets.sort();
    assert!(sheets.len() >= 6, "the style sheets moved");
    sheets
}

fn without_comments(css: &str) -> String {
    let mut out = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out + rest
}

/// The declarations of a style sheet: property and value.
fn declarations(css: &str) -> Vec<(String, String)> {
    let pieces = css.split(['{', '}', ';']);
    let pairs = pieces.filter_map(|piece| piece.trim().split_once(':'));
    pairs
        .filter(|(name, _)| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'))
        .map(|(name, value)| (name.to_owned(), value.trim().to_owned()))
        .collect()
}

/// The rules of a style sheet whose selector passes: their declarations.
fn rules_for(css: &str, selector: impl Fn(&str) -> bool) -> String {
    let blocks = css.split('}').filter_map(|block| block.rsplit_once('{'));
    blocks.filter(|(before, _)| selector(before)).map(|(_, body)| body).collect::<Vec<_>>().join(";")
}

/// The start tags of an element.
fn tags<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    let open = format!("<{name}");
    let ends = |rest: &str| rest.starts_with([' ', '>']);
    let starts = html.match_indices(&open).filter(|(at, _)| ends(&html[at + open.len()..]));
    starts.map(|(at, _)| &html[at..=at + html[at..].find('>').expect("tags end")]).collect()
}

#[test]
fn rule_01_every_page_says_its_language_and_direction_on_its_root() {
    let pages = pages();
    assert!(pages.len() > 20, "{} pages", pages.len());
    for (url, html) in &pages {
        let root = tags(html, "html")[0];
        let tag = url.as_str().split('/').next().filter(|first| Lang::parse(first).is_ok()).unwrap_or("he");
        let dir = lang(tag).direction();
        assert!(root.contains(&format!("lang=\"{tag}\" dir=\"{dir}\"")), "{url}: {root}");
        assert!(!tags(html, "body")[0].contains("dir"), "{url}");
    }
    for (name, css) in sheets() {
        let steered =
            declarations(&css).into_iter().find(|(name, _)| name == "direction" || name == "unicode-bidi");
        assert_eq!(steered, None, "{name}");
    }
}

#[test]
fn rule_06_style_sheets_know_no_left_and_no_right() {
    for (name, css) in sheets() {
        for (property, value) in declarations(&css) {
            let sides = |text: &str| text.split(['-', ' ']).any(|part| part == "left" || part == "right");
            assert!(property.starts_with("--") || !sides(&property), "{name}: {property}");
            assert!(!sides(&value), "{name}: {property}: {value}");
        }
    }
}

#[test]
fn rule_18_a_path_on_a_terminal_keeps_its_order_and_a_log_has_no_marks() {
    let path = SourcePath::new("content/תלונות/he.md");
    let note = [Diagnostic::error("link-broken", "there is no entry `x`").at(&path, Span::new(0, 1))];
    let shown = |terminal| diag::render(&note, &|_| Some("שלום".into()), Style { color: false, terminal });
    assert!(shown(true).contains("\u{2066}content\u{200E}/תלונות\u{200E}/he\u{200E}.md\u{2069}:1:1"));
    let marks =
        |text: &str| text.chars().any(|c| matches!(c, '\u{200E}' | '\u{200F}' | '\u{2066}'..='\u{2069}'));
    assert!(marks(&shown(true)) && !marks(&shown(false)));
}

#[test]
fn rule_21_numbers_dates_and_plurals_in_messages_are_those_of_icu() {
    let text = "n = { $n ->\n  [one] אחד\n  [two] שניים\n  [many] רבים\n *[other] { NUMBER($n) } פניות\n }";
    let source = |text: &str| Source { path: SourcePath::new("i18n/x.ftl"), text: text.into() };
    let load = |tag: &str, text: &str| Messages::load(&lang(tag), &[vec![source(text)]], None).value;
    let say = |messages: &Messages, n: i64| messages.html("n", &[("n", Arg::from(n))]).expect("it is said");
    let he = load("he", text);
    assert_eq!([1, 2, 20, 100].map(|n| say(&he, n)), ["אחד", "שניים", "20 פניות", "100 פניות"]);
    let egypt = load(
        "ar-EG",
        "n = { $n ->\n  [few] { $n } شكاوى\n  [many] { $n } شكوى\n *[other] { $n } شكوى أخرى\n }",
    );
    assert_eq!([103, 1111].map(|n| say(&egypt, n)), ["١٠٣ شكاوى", "١٬١١١ شكوى"]);
    let day = jiff::civil::date(2026, 11, 21);
    let on = load("ar-EG", "on = في { $day }").html("on", &[("day", Arg::Date(day))]).expect("it is said");
    assert!(on.contains("٢١ نوفمبر ٢٠٢٦"), "{on}");
}

#[test]
fn rule_22_arabic_letters_are_neither_spaced_nor_slanted_nor_broken() {
    let all: String = sheets().into_iter().map(|(_, css)| css).collect();
    let arabic = rules_for(&all, |selector| selector.contains(":lang(ar)"));
    for asked in ["font-synthesis-style: none", "letter-spacing: 0", "hyphens: manual", "font-style: normal"]
    {
        assert!(arabic.contains(asked), "{asked}");
    }
    let tokens =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/themes/handbook/theme.yaml")).unwrap();
    let token = |name: &str| -> f64 {
        let line =
            tokens.lines().find(|line| line.trim_start().starts_with(&format!("{name}:"))).expect("a token");
        line.split('"').nth(1).unwrap().trim_end_matches("em").parse().unwrap()
    };
    assert!(token("leading-arabic") > token("leading-latin") + 0.15);
    assert!(token("underline-arabic") > token("underline-latin"));
    for (url, html) in pages() {
        let mut rest = html.as_str();
        while let Some((before, after)) = rest.split_once('<') {
            let joins =
                |c: Option<char>| c.is_some_and(|c| ('\u{620}'..='\u{64A}').contains(&c) && c != '\u{640}');
            let inside = after.split_once('>').is_some_and(|(_, text)| joins(text.chars().next()));
            assert!(
                !(joins(before.chars().next_back()) && inside),
                "{url}: {before}<{}",
                after.get(..40).unwrap_or(after)
            );
            rest = after;
        }
    }
}

#[test]
fn rule_23_hebrew_is_not_slanted_and_has_room_for_its_points() {
    let all: String = sheets().into_iter().map(|(_, css)| css).collect();
    let upright = rules_for(&all, |selector| selector.contains("em") && selector.contains(":lang(he)"));
    assert!(upright.contains("font-style: normal") && upright.contains("font-weight"), "{upright}");
    let html = page("he/law/index.html");
    assert!(tags(&html, "p").iter().any(|tag| tag.contains("class=\"pointed\"")), "{html}");
    assert_eq!(tags(&html, "p").iter().filter(|tag| tag.contains("pointed")).count(), 1);
    let pointed = rules_for(&all, |selector| selector.contains(".pointed"));
    assert!(pointed.contains("line-height"), "{pointed}");
}

#[test]
fn rule_24_quotation_marks_are_those_of_the_language() {
    for (address, shown) in [
        ("he/law/index.html", ["”שלום ’שוב‘”".replace('‘', "’"), "צה״ל".into(), "ג׳ירפה".into()]),
        ("nl/law/index.html", ["‘Dag “weer”’".into(), "’s avonds".into(), "foto’s".into()]),
        ("ar-EG/law/index.html", ["”مرحبا ’ثانية‘“".into(), "قال ”نعم“".into(), "؟".into()]),
    ] {
        let html = page(address);
        for text in shown {
            assert!(html.contains(&text), "{address}: {text}\n{html}");
        }
    }
}

#[test]
fn rule_25_digits_separators_order_and_capitals_follow_the_region() {
    for (tag, number) in [
        ("ar", "1,234"),
        ("ar-MA", "1.234"),
        ("ar-EG", "١٬٢٣٤"),
        ("ar-SA", "١٬٢٣٤"),
        ("he", "1,234"),
        ("nl", "1.234"),
    ] {
        assert_eq!(formats(tag).number(1234), number, "{tag}");
    }
    let html = page("ar-EG/law/index.html");
    assert!(tags(&html, "html")[0].contains("data-numerals=\"arabic-indic\""));
    assert!(html.contains(">١</a></sup>") && html.contains("href=\"#fn-1\""), "{html}");
    assert!(!page("he/law/index.html").contains("data-numerals"));
    assert_eq!(formats("nl").capitalise("ijsvrij"), "IJsvrij");
    assert_eq!(formats("nl").initial("ijsvrij"), "IJ");
    assert_eq!(formats("ar").list(&["أ", "ب"]), "أ وب");
    assert_eq!(formats("ar").compare("إدارة", "بريد"), Ordering::Less);
    assert_eq!(formats("he").compare("אבא", "בית"), Ordering::Less);
    // Letters as list numbers are there for those who ask: no list has them by itself.
    let all: String = sheets().into_iter().map(|(_, css)| css).collect();
    assert!(all.contains("list-style-type: var(--own-numerals, var(--digits, decimal))"));
    let tokens =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/themes/handbook/theme.yaml")).unwrap();
    assert!(
        tokens.contains("numerals-hebrew: \"initial\"") && tokens.contains("numerals-arabic: \"initial\"")
    );
}

#[test]
fn rule_26_arrows_turn_round_and_check_marks_and_the_logo_do_not() {
    let html = page("he/law/index.html");
    let icon = |class: &str| {
        tags(&html, "svg").iter().filter(|tag| tag.contains(class)).copied().collect::<Vec<_>>()
    };
    assert!(
        !icon("logo").is_empty() && icon("logo").iter().all(|tag| !tag.contains("flip")),
        "{:?}",
        icon("logo")
    );
    assert!(icon("icon flip").len() > 1, "the arrows to the articles before and after");
    let callouts = html.split("callout-title").skip(1).map(|rest| rest.split("</svg>").next().unwrap());
    assert_eq!(callouts.filter(|icon| !icon.contains("flip")).count(), 1);
    assert!(tags(&html, "img").iter().all(|tag| !tag.contains("flip")));
    let flip: String =
        sheets().into_iter().map(|(_, css)| rules_for(&css, |s| s.trim().ends_with(".flip"))).collect();
    assert!(flip.contains("scaleX(var(--flip"), "{flip}");
}

#[test]
fn rule_27_fields_and_names_of_languages_have_their_own_direction() {
    for (url, html) in pages() {
        for field in tags(&html, "input") {
            let asks = |kind: &str| field.contains(&format!("type=\"{kind}\""));
            assert!(!asks("search") || field.contains("dir=\"auto\""), "{url}: {field}");
            assert!(
                !(asks("tel") || asks("email") || asks("url")) || field.contains("dir=\"ltr\""),
                "{url}: {field}"
            );
        }
    }
    let html = page("nl/law/index.html");
    for (tag, dir) in [("he", "rtl"), ("nl", "ltr"), ("ar-EG", "rtl")] {
        let named = format!("<span lang=\"{tag}\" dir=\"{dir}\">");
        let switcher = html.split("class=\"switcher").nth(1).expect("a switcher");
        assert!(switcher.contains(&named), "{named}");
    }
}
