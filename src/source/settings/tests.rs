use super::*;
use crate::diag::Diagnostic;
use crate::digest::Key;
use crate::path::SourcePath;

fn parse(text: &str) -> Noted<Settings> {
    Settings::parse(&Source { path: SourcePath::new("targum.yaml"), text: text.into() })
}

fn told(text: &str) -> String {
    let line = |note: &Diagnostic| {
        let span = note.place.as_ref().and_then(|place| place.span);
        let at = span.map_or("the file", |span| &text[span.start..span.end]);
        format!("{} `{at}` {} | {}", note.code, note.message, note.help.as_deref().unwrap_or("NO HELP"))
    };
    parse(text).notes.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn langs(tags: &[&str]) -> Vec<Lang> {
    tags.iter().filter_map(|tag| Lang::parse(tag).ok()).collect()
}

const WHOLE: &str = "\
title: {he: מדריך, nl: Handboek}
base_url: https://example.org/handbook
languages: [nl, he, ar]
fallback:
  ar: [he, nl]
topics: [complaints, staff-support]
theme: plain
tokens: {accent: \"#0b5\", radius: 4px}
links: pretty
html: escape
indexing: true
edition: 2025
lints:
  image-alt: note
  key-unknown: off
review_every: P6M
edit_url: https://git.example.org/edit/{path}
feedback_url: mailto:desk@example.org
";

#[test]
fn every_key_is_read() {
    let Noted { value: settings, notes } = parse(WHOLE);
    assert!(notes.is_empty(), "{notes:?}");
    let all = langs(&["nl", "he", "ar"]);
    let title = settings.title.clone().unwrap();
    assert_eq!(title.get(&all[1]), "מדריך");
    assert_eq!(title.get(&all[2]), "Handboek");
    assert_eq!(settings.base_url.as_deref(), Some("https://example.org/handbook/"));
    assert_eq!(settings.languages, all);
    assert_eq!(settings.fallbacks(&all[2]), langs(&["he", "nl"]));
    assert_eq!(settings.topics[1].value, "staff-support");
    assert_eq!((settings.theme.as_str(), settings.tokens["radius"].as_str()), ("plain", "4px"));
    assert_eq!(
        (settings.links, settings.html, settings.indexing),
        (LinkStyle::Pretty, HtmlPolicy::Escape, true)
    );
    assert_eq!(settings.edition.as_deref(), Some("2025"));
    assert_eq!(settings.lints["image-alt"], Some(Severity::Note));
    assert_eq!(settings.lints["key-unknown"], None);
    assert_eq!(settings.review_every.as_deref(), Some("P6M"));
    assert_ne!(Key::of(&settings), Key::of(&Settings::default()));
}

#[test]
fn languages_alone_are_required() {
    insta::assert_snapshot!(told(""), @"languages `the file` `languages` is missing | Name the site's languages, the default one first, as in `languages: [he, nl, ar]`.");
    insta::assert_snapshot!(told("languages:\n"), @"languages `languages` `languages` names no language | Name the site's languages, the default one first, as in `languages: [he, nl, ar]`.");
    insta::assert_snapshot!(told("languages: [he, \"no tag\", he]\n"), @r#"
    languages `"no tag"` `no tag` is not a language tag | Write a tag of BCP 47: `he` for Hebrew, `nl` for Dutch, `ar` for Arabic, `pt-BR` …
    languages `he` the language `he` is named twice | Remove one of the two.
    "#);
    let bare = parse("languages: he\n");
    assert!(bare.notes.is_empty());
    assert_eq!(bare.value, Settings { languages: langs(&["he"]), ..Settings::default() });
}

#[test]
fn every_problem_of_a_file_is_told_at_once() {
    let text = "\
langages: [he]
languages: [he, ar]
title: [a]
base_url: example.org
fallback: {ar: [nl, ar], fr: he}
topics: [Honesty, honesty, honesty, כנות]
theme: ../evil
tokens: {accent: \"red; }\"}
links: fles
indexing: yes
lints: {link-broken: fatal}
review_every: 6 months
edit_url: javascript:alert(1)
indexing: true
";
    insta::assert_snapshot!(told(text), @r##"
    yaml-duplicate `indexing` the key `indexing` is written twice | Keep one of the two: the other stands on line 10.
    setting-unknown `langages` the key `langages` is not known and has no effect | Did you mean `languages`?
    setting-value `[a]` `title` must be one text, not a list | Write `title: …` on one line.
    setting-value `example.org` `base_url` cannot be `example.org` | Write the address where the site will be served, as in `https://example.org/handbook/`.
    languages `nl` `nl` is not a language of this site | Add it to `languages`, or use one of those that stand there: he, ar.
    setting-value `ar` `ar` stands here once too often | Name each other language once, in the order to try them.
    languages `fr` `fr` is not a language of this site | Add it to `languages`, or use one of those that stand there: he, ar.
    setting-value `Honesty` `Honesty` cannot be the name of a topic | Use small Latin letters, digits and single hyphens, as in `staff-support`; what readers see is written in the messages, as in `topic-staff-support = …`.
    setting-value `honesty` the topic `honesty` is named twice | Remove one of the two.
    setting-value `כנות` `כנות` cannot be the name of a topic | Use small Latin letters, digits and single hyphens, as in `staff-support`; what readers see is written in the messages, as in `topic-staff-support = …`.
    setting-value `../evil` `theme` cannot be `../evil` | Write the name of a folder in `themes/`, without its path, as in `theme: handbook`.
    setting-value `"red; }"` `accent` cannot be `red; }` | Write one value of CSS without `;`, braces or comments, as in `accent: "#0b5"`.
    setting-value `fles` `links` cannot be `fles` | Did you mean `files`? The choices are `files`, `pretty`.
    setting-value `yes` `indexing` must be `true` or `false`, not `yes` | Write one of these two words, without quotes.
    setting-value `fatal` `link-broken` cannot be `fatal` | The choices are `error`, `warning`, `note`, `off`.
    setting-value `6 months` `6 months` is not a length of time | Write `P6M` for six months, `P1Y` for a year, `P2W` for two weeks, `P90D` for days.
    setting-value `javascript:alert(1)` `edit_url` cannot be `javascript:alert(1)` | Write a whole address, beginning with `https://` or `mailto:`, without spaces.
    "##);
}

#[test]
fn severities_without_effect_are_told_of() {
    let text = "languages: he\nlints: {image-alt: off, image-atl: off, nonsense: note, link-broken: off, heading-id: error}\n";
    insta::assert_snapshot!(told(text), @r"
    lint-unknown `image-atl` no problem has the code `image-atl` | Did you mean `image-alt`?
    lint-unknown `nonsense` no problem has the code `nonsense` | Remove this line; `targum explain` lists all codes.
    lint-fixed `link-broken` `link-broken` is an error and stays one, whatever stands here | Remove this line: only warnings and notes can be weighed otherwise or switched off.
    ");
    let lints: Vec<String> = parse(text).value.lints.into_keys().collect();
    assert_eq!(lints, ["heading-id", "image-alt"]);
}

#[test]
fn addresses_are_whole() {
    let base = |url: &str| parse(&format!("languages: he\nbase_url: {url}\n")).value.base_url;
    assert_eq!(base("https://example.org//evil.example/"), None);
    assert_eq!(base("https://a.org").as_deref(), Some("https://a.org/"));
    assert_eq!(base("http://localhost:8000/x/").as_deref(), Some("http://localhost:8000/x/"));
    for bad in [
        "//a.org",
        "https://",
        "https:///x",
        "https://a.org/?q",
        "https://a.org/#x",
        "ftp://a.org",
        "\"https://a b\"",
    ] {
        assert_eq!(base(bad), None, "{bad}");
    }
}
