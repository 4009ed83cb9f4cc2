//! `targum check`: what each lint finds and what it leaves alone, and the command as people meet it.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, clippy::expect_used)]

mod common;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use jiff::civil::{Date, date};
use targum::build::{Options, load, weighed};
use targum::diag::Diagnostic;
use targum::disk::DiskTree;
use targum::library::Intake;
use targum::review::{self, Subject};
use targum::source::{MemoryTree, Tree, read_text};

const TODAY: Date = date(2026, 11, 21);

/// All findings in a tree but what only concerns a build.
fn findings(tree: &dyn Tree, today: Date, drafts: bool) -> Vec<Diagnostic> {
    let options = Options { intake: Intake { drafts, ..Intake::default() }, ..Options::default() };
    let loaded = load(tree, &options);
    let mut notes = loaded.notes;
    if let Some(site) = loaded.value {
        let theme = &site.speaking.theme;
        let found = review::check(&Subject { tree, parts: site.parts(), theme, today });
        notes.extend(weighed(found, &site.settings));
    }
    notes.retain(|note| note.code != "base-url");
    notes
}

/// The site's findings of one code, each as its file and what it points at.
fn told(listing: &str, code: &str, drafts: bool) -> Vec<String> {
    let tree = MemoryTree::from_listing(listing);
    let mut told: Vec<String> = findings(&tree, TODAY, drafts)
        .into_iter()
        .filter(|note| note.code == code)
        .map(|note| {
            assert!(note.help.is_some_and(|help| help.ends_with(['.', '?'])), "{code} has no help");
            let place = note.place.expect("a lint has a place");
            let text = read_text(&place.path, tree.read(&place.path).expect("it is there")).value.text;
            let piece = place.span.map(|span| text[span.start..span.end].to_owned());
            format!("{} {}", place.path, piece.unwrap_or_default()).trim_end().to_owned()
        })
        .collect();
    told.sort();
    told
}

/// A site of these settings and files; each article has its front matter's lines and its text.
fn site(settings: &str, articles: &[(&str, &str, &str)], others: &str) -> String {
    let mut listing = format!("-- targum.yaml --\nlanguages: [he, nl, ar]\n{settings}\n");
    for (path, front, body) in articles {
        listing += &format!("-- content/{path}.md --\n---\n{front}\n---\n\n{body}\n");
    }
    listing + others
}

/// Asserts what a lint finds in one site, and that it is silent on another.
fn lint(code: &str, bad: &str, found: &[&str], good: &str) {
    assert_eq!(told(bad, code, false), found, "{code}");
    assert_eq!(told(good, code, false), [""; 0], "{code}, where there is nothing to find");
}

const HOME: (&str, &str, &str) = ("nl", "title: Start", "Welkom.");

#[test]
fn headings() {
    let bad = [
        HOME,
        ("a/nl", "title: A", "## Een\n\n#### Te diep\n\n##### Goed\n\n## Twee"),
        ("b/nl", "title: B", "### Te diep"),
    ];
    let good =
        [HOME, ("a/nl", "title: A", "# Een\n\n## Twee\n\n### Drie\n\n#### Vier\n\n## Vijf\n\nZes\n---")];
    lint(
        "heading-skipped",
        &site("", &bad, ""),
        &["content/a/nl.md #### Te diep", "content/b/nl.md ### Te diep"],
        &site("", &good, ""),
    );
}

#[test]
fn titles() {
    let bad = [
        HOME,
        ("a/nl", "title: Zelfde", "x"),
        ("b/nl", "title: \"zelfde\"", "x"),
        ("c/d/nl", "title: Zelfde", "x"),
        ("c/nl", "title: C", "x"),
    ];
    let good = [
        HOME,
        ("a/nl", "title: Zelfde", "x"),
        ("b/ar", "title: Zelfde", "x"),
        ("glossary/zelfde/nl", "title: Zelfde", "x"),
    ];
    lint(
        "title-duplicate",
        &site("", &bad, ""),
        &["content/b/nl.md \"zelfde\"", "content/c/d/nl.md Zelfde"],
        &site("", &good, ""),
    );
    let notes = findings(&MemoryTree::from_listing(&site("", &bad, "")), TODAY, false);
    let severities: Vec<String> = notes
        .iter()
        .filter(|note| note.code == "title-duplicate")
        .map(|note| format!("{:?}", note.severity))
        .collect();
    assert_eq!(severities.len(), 2);
    assert!(severities.contains(&"Warning".into()) && severities.contains(&"Note".into()), "{severities:?}");
}

#[test]
fn addresses() {
    let bad = [HOME, ("follow-up/nl", "title: A", "x"), ("b/nl", "title: B\nslug: followup", "x")];
    let good = [
        HOME,
        ("follow-up/nl", "title: A", "x"),
        ("b/nl", "title: B\nslug: later", "x"),
        ("c/followup/nl", "title: C", "x"),
    ];
    lint("slug-similar", &site("", &bad, ""), &["content/follow-up/nl.md"], &site("", &good, ""));
}

#[test]
fn empty_articles() {
    let bad = [HOME, ("a/nl", "title: A", ""), ("glossary/b/nl", "title: B", "")];
    let good = [
        ("nl", "title: Start", ""),
        ("a/nl", "title: A", "![x](x.png)"),
        ("s/nl", "title: S", ""),
        ("s/t/nl", "title: T", "x"),
    ];
    lint(
        "body-empty",
        &site("", &bad, ""),
        &["content/a/nl.md", "content/glossary/b/nl.md"],
        &site("", &good, ""),
    );
}

#[test]
fn orphans() {
    let topics = "-- i18n/nl/t.ftl --\ntopic-x = X\n-- i18n/he/t.ftl --\ntopic-x = X\n-- i18n/ar/t.ftl --\ntopic-x = X\n";
    let linked = [HOME, ("a/nl", "title: A", "[[b]]"), ("b/nl", "title: B", "x")];
    let bad = [&linked[..], &[("c/nl", "title: C", "[zelf](nl.md)"), ("d/nl", "title: D\ntopics: [x]", "x")]]
        .concat();
    let good = [
        &linked[..],
        &[
            ("c/nl", "title: C\nsee_also: [a]", "x"),
            ("d/nl", "title: D\ntopics: [x]", "x"),
            ("e/nl", "title: E\ntopics: [x]", "x"),
        ],
    ]
    .concat();
    let settings = "topics: [x]";
    lint(
        "orphan",
        &site(settings, &bad, topics),
        &["content/c/nl.md", "content/d/nl.md"],
        &site(settings, &good, topics),
    );
    let unlinked = [HOME, ("a/nl", "title: A", "x"), ("b/nl", "title: B", "x")];
    assert_eq!(told(&site("", &unlinked, ""), "orphan", false), [""; 0], "no article is linked");
    let unused = site("topics: [x]", &linked, topics);
    let used = site("topics: [x]", &[HOME, ("a/nl", "title: A\ntopics: [x]", "x")], topics);
    lint("topic-unused", &unused, &["targum.yaml x"], &used);
}

#[test]
fn words_of_links() {
    let bad = "[[a|a]] [[a|/a]] [https://example.org/x](https://example.org/x/) [nl](nl.md) [example.org](https://example.org)";
    let good = "[[a]] [[a|A]] <https://example.org> [A](https://example.org) https://example.org `[[a|a]]`";
    let page = |text| site("", &[HOME, ("a/nl", "title: A", text)], "");
    let found = [
        "content/a/nl.md [[a|a]]",
        "content/a/nl.md [example.org](https://example.org)",
        "content/a/nl.md [https://example.org/x](https://example.org/x/)",
    ];
    lint("link-words", &page(bad), &found, &page(good));
}

#[test]
fn drafts() {
    let draft = ("x/b/nl", "title: B\ndraft: true", "x");
    let bad = site(
        "",
        &[HOME, draft, ("a/nl", "title: A", "[[b]] [b](../x/b/nl.md) [[c]]"), ("c/nl", "title: C", "x")],
        "",
    );
    let found = ["content/a/nl.md [[b]]", "content/a/nl.md [b](../x/b/nl.md)"];
    let good = site("", &[HOME, ("a/nl", "title: A\ndraft: true", "[[b]]"), draft], "");
    lint("link-draft", &bad, &found, &good);
    assert_eq!(told(&bad, "link-draft", true), found, "also where drafts are taken in");
    assert_eq!(told(&good, "link-draft", true), [""; 0], "drafts may link to drafts");
}

#[test]
fn sources_of_translations() {
    let bad = [
        HOME,
        ("a/nl", "title: A\ntranslated_from: he", "x"),
        ("a/ar", "title: A\ntranslated_from: ar", "x"),
        ("b/nl", "title: B\ntranslated_from: fr", "x"),
    ];
    let good = [HOME, ("a/nl", "title: A\ntranslated_from: he", "x"), ("a/he", "title: A", "x")];
    lint(
        "source-missing",
        &site("", &bad, ""),
        &["content/a/ar.md ar", "content/a/nl.md he", "content/b/nl.md fr"],
        &site("", &good, ""),
    );
}

#[test]
fn summaries() {
    let long = format!("title: A\nsummary: {}", "שָׁ".repeat(201));
    let fits = format!("title: A\nsummary: {}", "שָׁ".repeat(200));
    let bad = site("", &[HOME, ("a/he", &long, "x")], "");
    let found = format!("content/a/he.md {}", "שָׁ".repeat(201));
    let found = targum::source::text::nfc(&found).into_owned();
    lint("summary-long", &bad, &[&found], &site("", &[HOME, ("a/he", &fits, "x")], ""));
    let with = |path| (path, "title: A\nsummary: b", "x");
    let bad =
        [HOME, with("a/nl"), with("b/nl"), ("c/nl", "title: C", "x"), ("glossary/d/nl", "title: D", "x")];
    let good = [HOME, with("a/nl"), ("b/nl", "title: B", "x"), with("c/he"), ("d/ar", "title: D", "x")];
    lint("summary-missing", &site("", &bad, ""), &["content/c/nl.md"], &site("", &good, ""));
}

#[test]
fn reviews() {
    let page = |front: &'static str| site("", &[HOME, ("a/nl", front, "x")], "");
    // Half a year after the last of August ends on the last of February.
    let day = |reviewed, today| {
        let listing = page(reviewed);
        let tree = MemoryTree::from_listing(&listing);
        findings(&tree, today, false).iter().any(|note| note.code == "review-overdue")
    };
    let front = "title: A\nreviewed: 2025-08-31\nreview_every: P6M\nowner: x";
    assert!(!day(front, date(2026, 2, 28)) && day(front, date(2026, 3, 1)));
    assert!(
        !day("title: A\nreviewed: 2025-08-31\nowner: x", date(2036, 1, 1)),
        "without an interval nothing is overdue"
    );
    lint(
        "review-overdue",
        &page("title: A\nreviewed: 2026-10-01\nreview_every: P1M"),
        &["content/a/nl.md 2026-10-01"],
        &page("title: A\nreviewed: 2026-10-22\nreview_every: P1M"),
    );
    let of_site = site("review_every: P1Y", &[HOME, ("a/nl", "title: A\nreviewed: 2024-01-01", "x")], "");
    assert_eq!(told(&of_site, "review-overdue", false).len(), 1, "the site's interval counts");
    lint(
        "review-missing",
        &page("title: A\nreview_every: P1M"),
        &["content/a/nl.md P1M"],
        &page("title: A\nreview_every: P1M\nreviewed: 2026-11-01"),
    );
    let bare = site(
        "review_every: P1Y",
        &[
            HOME,
            ("a/nl", "title: A", "x"),
            ("b/nl", "title: B\nreviewed: 2026-01-01", "x"),
            ("b/he", "title: B", "x"),
        ],
        "",
    );
    assert_eq!(told(&bare, "review-missing", false), ["content/a/nl.md"]);
}

#[test]
fn owners() {
    let owned = ("a/nl", "title: A\nowner: team", "x");
    let bad = [
        HOME,
        owned,
        ("b/nl", "title: B", "x"),
        ("s/nl", "title: S", "x"),
        ("s/t/nl", "title: T\nowner: team", "x"),
    ];
    let good = [HOME, owned, ("a/he", "title: A", "x"), ("glossary/t/nl", "title: T", "x")];
    lint("owner-missing", &site("", &bad, ""), &["content/b/nl.md"], &site("", &good, ""));
    let unused = site("", &[HOME, ("a/nl", "title: A", "x")], "");
    let reviewed = site("review_every: P1Y", &[HOME, ("a/nl", "title: A", "x")], "");
    lint("owner-missing", &reviewed, &["content/a/nl.md"], &unused);
}

#[test]
fn dates() {
    let page = |front: &'static str| site("", &[HOME, ("a/nl", front, "x")], "");
    lint(
        "date-future",
        &page("title: A\ndate: 2026-11-22\nupdated: 2027-01-01\nreviewed: 2026-11-21"),
        &["content/a/nl.md 2026-11-22", "content/a/nl.md 2027-01-01"],
        &page("title: A\ndate: 2026-11-21"),
    );
    lint(
        "date-order",
        &page("title: A\ndate: 2026-02-01\nupdated: 2026-01-01"),
        &["content/a/nl.md 2026-01-01"],
        &page("title: A\ndate: 2026-02-01\nupdated: 2026-02-01"),
    );
}

#[test]
fn messages_of_other_languages() {
    let listing = |files: &str| site("", &[HOME], files);
    let template =
        "-- themes/handbook/templates/extra.html --\n{{ t(id=\"own\") }} {{ t(id=\"own-\" ~ kind) }}\n";
    let bad = format!(
        "{template}-- i18n/nl/x.ftl --\nown-a = A\n    .note = B\nown-b = C\n-term = D\n-- i18n/he/x.ftl --\nown-a = A\n-- i18n/ar/x.ftl --\nown-a = A\n    .note = B\nown-b = C\n"
    );
    let good = format!(
        "{template}-- i18n/nl/x.ftl --\nown-a = A\nskip-link = B\n-- i18n/he/x.ftl --\nown-a = A\n-- i18n/ar/x.ftl --\nown-a = A\n"
    );
    lint(
        "message-untranslated",
        &listing(&bad),
        &["i18n/ar/x.ftl note", "i18n/ar/x.ftl own-b"],
        &listing(&good),
    );
    let unused = format!(
        "{template}-- i18n/nl/x.ftl --\nown = {{ other }}\nother = A\nown-a = B\nstray = C\n    .x = D\ntopic-gone = E\nskip-link = F\n-lonely = G\n"
    );
    let used = format!(
        "{template}-- i18n/nl/x.ftl --\nown = {{ other }} {{ -term }}\nother = A\nown-a = B\nskip-link = F\n-term = G\n"
    );
    lint(
        "message-unused",
        &listing(&unused),
        &["i18n/nl/x.ftl lonely", "i18n/nl/x.ftl stray", "i18n/nl/x.ftl topic-gone"],
        &listing(&used),
    );
    let differ = "-- i18n/nl/x.ftl --\nown = A { $name } { $n ->\n   *[other] b\n }\n-- i18n/he/x.ftl --\nown = A { $n }\n-- i18n/ar/x.ftl --\nown = { NUMBER($n) } { $name }\n";
    let agree = "-- i18n/nl/x.ftl --\nown = A { $name }\n-- i18n/he/x.ftl --\nown = { inner } B\ninner = { $name }\n-- i18n/ar/x.ftl --\nown = { $name }\n";
    lint("message-variables", &listing(differ), &["i18n/he/x.ftl own"], &listing(agree));
    let built_in = "-- i18n/nl/x.ftl --\nreading-time = Even lezen\n";
    let tree = MemoryTree::from_listing(&listing(built_in));
    assert!(
        findings(&tree, TODAY, false).iter().all(|note| note.code != "message-unused"),
        "it replaces a built-in one"
    );
}

#[test]
fn variants_of_numbers() {
    let all = |he: &str, ar: &str, nl: &str| {
        let choice = |names: &str| {
            names.split_whitespace().map(|name| format!("\n    [{name}] x")).collect::<String>()
        };
        let file = |lang, names| {
            format!("-- i18n/{lang}/x.ftl --\nown = {{ $n ->{}\n   *[other] {{ $n }}\n }}\n", choice(names))
        };
        site("", &[HOME], &(file("he", he) + &file("ar", ar) + &file("nl", nl)))
    };
    let good = all("one two", "zero one two few many", "one");
    lint(
        "message-variant-missing",
        &all("one", "0 1 2 few", "0"),
        &["i18n/ar/x.ftl own", "i18n/he/x.ftl own", "i18n/nl/x.ftl own"],
        &good,
    );
    lint(
        "message-variant-unused",
        &all("one two many", "zero one two few many", "one two zero"),
        &["i18n/he/x.ftl many", "i18n/nl/x.ftl two", "i18n/nl/x.ftl zero"],
        &good,
    );
    assert_eq!(
        told(&all("1 2", "0 1 2 few many", "1"), "message-variant-missing", false),
        [""; 0],
        "numbers stand for variants"
    );
    let marks =
        site("", &[HOME], "-- i18n/ar/x.ftl --\nown = { $n ->\n    [1] x\n    [2] y\n   *[3] z\n }\n");
    assert_eq!(told(&marks, "message-variant-missing", false), [""; 0], "numbers alone are no counts");
    let without = site("", &[HOME], "-- i18n/nl/x.ftl --\nown = { $n ->\n    [one] x\n    [other] y\n }\n");
    assert_eq!(told(&without, "message-syntax", false).len(), 1, "a choice without a default is an error");
    assert_eq!(
        told(&all("male female", "a b", "x"), "message-variant-missing", false),
        [""; 0],
        "words are no numbers"
    );
}

#[test]
fn texts_of_messages_know_their_place_and_language() {
    let listing = site(
        "",
        &[HOME],
        "-- i18n/he/x.ftl --\nown = שלום { $n ->\n    [one] אחד\n   *[other] הרבה\n }\n    .title = כותרת\n-- i18n/fr/x.ftl --\nown = Salut\n",
    );
    let tree = MemoryTree::from_listing(&listing);
    let loaded = load(&tree, &Options::default()).value.expect("a site");
    let subject = Subject { tree: &tree, parts: loaded.parts(), theme: &loaded.speaking.theme, today: TODAY };
    let texts = review::messages::texts(&subject);
    let source = read_text(&texts[0].path, tree.read(&texts[0].path).expect("it is there")).value.text;
    assert!(
        texts
            .iter()
            .all(|text| text.lang.as_str() == "he" && source[text.span.start..text.span.end] == text.text)
    );
    let mut words: Vec<&str> = texts.iter().map(|text| text.text.trim()).collect();
    words.sort_unstable();
    assert_eq!(words, ["אחד", "הרבה", "כותרת", "שלום"]);
}

#[test]
fn the_handbook_gives_no_finding_until_its_guidance_grows_old() {
    let tree = DiskTree::open(Path::new(env!("CARGO_MANIFEST_DIR"))).value;
    let now = findings(&tree, TODAY, false);
    assert!(now.is_empty(), "{now:#?}");
    let later = findings(&tree, date(2036, 11, 21), false);
    assert!(!later.is_empty() && later.iter().all(|note| note.code == "review-overdue"), "{later:#?}");
}

/// A site with a Hebrew choice that has a variant too many, which is certain, and one warning that is not.
const VARIANTS: &str = "-- targum.yaml --
languages: [he, nl]
-- content/he.md --
---
title: בית
---

## א

#### ב
-- content/nl.md --
---
title: Start
---

Welkom.
-- i18n/he/x.ftl --
";

const MESSAGE: &str = "skip-link = x\r\nreading-time = caf\u{65}\u{301}\rread = { $n ->\r\n    [one] \u{5E9}\u{5C1}\u{5B8}\r\n    [many] c\r\n    [two] b\n   *[other] { $n }\r\n }\r\n";

/// A folder with the site above, the message's file as bytes.
fn on_disk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    common::write_listing(folder.path(), VARIANTS);
    fs::write(folder.path().join("i18n/he/x.ftl"), format!("\u{FEFF}{MESSAGE}")).expect("it can be written");
    folder
}

fn targum(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_targum"));
    command.args(args).current_dir(folder).env_remove("GITHUB_WORKSPACE").output().expect("the program runs")
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn code(output: &Output) -> Option<i32> {
    output.status.code()
}

fn messages(folder: &Path) -> String {
    fs::read_to_string(folder.join("i18n/he/x.ftl")).expect("the messages")
}

#[test]
fn what_is_certain_is_corrected_and_nothing_else_changes() {
    let site = on_disk();
    let root = site.path();
    let before = common::files(root);
    let looked = targum(root, &["check"]);
    assert_eq!(code(&looked), Some(0), "warnings are no errors");
    assert!(out(&looked).contains("`targum check --fix` corrects 1 of them."), "{}", out(&looked));
    let dry = targum(root, &["check", "--fix", "--dry-run"]);
    assert!(
        out(&dry).contains("-    [many] c\n") && out(&dry).contains("nothing was written"),
        "{}",
        out(&dry)
    );
    assert!(!out(&dry).contains("message-variant-unused"), "what would be corrected is not told of");
    assert_eq!(common::files(root), before, "a dry run writes nothing");
    let fixed = targum(root, &["check", "--fix"]);
    assert!(
        out(&fixed).contains("-    [many] c\n") && out(&fixed).contains("Corrected 1 file."),
        "{}",
        out(&fixed)
    );
    assert!(out(&fixed).contains("heading-skipped") && !out(&fixed).contains("message-variant-unused"));
    assert_eq!(messages(root), format!("\u{FEFF}{}", MESSAGE.replace("    [many] c\r\n", "")));
    let after = common::files(root);
    let again = targum(root, &["check", "--fix"]);
    assert!(out(&again).contains("nothing to correct"), "{}", out(&again));
    assert_eq!(common::files(root), after, "a second time changes nothing");
    let undone = targum(root, &["undo"]);
    assert!(code(&undone) == Some(0) && out(&undone).contains("i18n/he/x.ftl"), "{}", out(&undone));
    assert_eq!(messages(root), format!("\u{FEFF}{MESSAGE}"));
    assert!(out(&targum(root, &["undo"])).contains("nothing to take back"));
}

#[test]
fn what_changed_since_is_not_taken_back() {
    let site = on_disk();
    targum(site.path(), &["check", "--fix"]);
    fs::write(site.path().join("i18n/he/x.ftl"), "skip-link = y\n").expect("it can be written");
    let undone = targum(site.path(), &["undo"]);
    assert_eq!(code(&undone), Some(1));
    assert!(String::from_utf8_lossy(&undone.stderr).contains("i18n/he/x.ftl"));
    assert_eq!(messages(site.path()), "skip-link = y\n");
}

#[test]
fn a_read_only_file_is_named_and_the_others_are_corrected() {
    let site = on_disk();
    let root = site.path();
    let locked = root.join("i18n/he/y.ftl");
    fs::write(&locked, "read2 = { $n ->\n    [one] a\n    [two] b\n    [many] c\n   *[other] d\n }\n")
        .expect("it can be written");
    let mut permissions = fs::metadata(&locked).expect("it is there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&locked, permissions).expect("it can be locked");
    let fixed = targum(root, &["check", "--fix"]);
    assert_eq!(code(&fixed), Some(1), "{}", out(&fixed));
    assert!(
        out(&fixed).contains("error[edit-refused]") && out(&fixed).contains("i18n/he/y.ftl"),
        "{}",
        out(&fixed)
    );
    assert!(fs::read_to_string(&locked).expect("it is there").contains("[many]"));
    assert!(!messages(root).contains("[many]"));
}

#[test]
fn corrections_stay_within_what_is_asked_for() {
    let site = on_disk();
    targum(site.path(), &["check", "--fix", "content"]);
    assert!(messages(site.path()).contains("[many]"));
    targum(site.path(), &["check", "--fix", "--lang", "nl"]);
    assert!(messages(site.path()).contains("[many]"));
    targum(site.path(), &["check", "--fix", "i18n", "--lang", "he"]);
    assert!(!messages(site.path()).contains("[many]"));
}

#[test]
fn exit_codes_and_scopes() {
    let site = on_disk();
    let root = site.path();
    let exits = |args: &[&str]| code(&targum(root, &[&["check"], args].concat()));
    assert_eq!(exits(&[]), Some(0));
    assert_eq!(exits(&["--deny", "warnings"]), Some(1));
    assert_eq!(exits(&["--deny", "warnings", "content/nl.md"]), Some(0));
    assert_eq!(exits(&["--deny", "notes", "--lang", "nl"]), Some(0));
    assert_eq!(exits(&["--lang", "fr"]), Some(2));
    assert_eq!(exits(&["content/gone"]), Some(2));
    assert_eq!(exits(&["/"]), Some(2));
    assert_eq!(exits(&["--dry-run"]), Some(2));
    assert_eq!(exits(&["--format", "xml"]), Some(2));
    let part = out(&targum(root, &["check", "content"]));
    assert!(part.contains("heading-skipped") && part.contains("Elsewhere in the site: "), "{part}");
    let below = out(&targum(&root.join("content"), &["check", "he.md"]));
    assert!(below.contains("1 warning in 2 articles in 2 languages (he, nl)"), "{below}");
    fs::write(root.join("content/nl.md"), "---\ntitle: Start\n---\n\n[[gone]]\n").expect("it can be written");
    let broken = targum(root, &["check"]);
    assert_eq!(code(&broken), Some(1));
    assert!(out(&broken).contains("link-broken") && out(&broken).contains("heading-skipped"), "all at once");
    fs::remove_file(root.join("targum.yaml")).expect("it can be removed");
    assert_eq!(code(&targum(root, &["check"])), Some(2));
    assert_eq!(code(&targum(root, &["--root", ".", "check"])), Some(1), "a folder without settings");
}

#[test]
fn other_programs_get_what_they_can_read() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path().join("a b");
    fs::create_dir(&root).expect("it can be made");
    common::write_listing(&root, include_str!("sites/mistakes.txt"));
    fs::create_dir_all(root.join("content/שלום, %x")).expect("it can be made");
    fs::write(root.join("content/שלום, %x/he.md"), "---\ntitle: א\n---\n\n[[gone]]\n\n## ב\n\n#### ג\n")
        .expect("written");
    let run = |format| out(&targum(folder.path(), &["--root", "a b", "check", "--format", format]));
    let json: serde_json::Value = serde_json::from_str(&run("json")).expect("JSON");
    let all = json.as_array().expect("an array");
    assert!(all.len() > 20);
    assert!(all.iter().all(|one| one["code"].is_string() && one["severity"].is_string()));
    let sarif: serde_json::Value = serde_json::from_str(&run("sarif")).expect("JSON");
    assert_eq!(sarif["runs"][0]["results"].as_array().map(Vec::len), Some(all.len()));
    let text = sarif.to_string();
    assert!(
        text.contains("a%20b/content/%D7%A9%D7%9C%D7%95%D7%9D,%20%25x/he.md"),
        "paths are those of the repository"
    );
    valid_sarif(&sarif);
    let github = run("github");
    assert_eq!(github.lines().count(), all.len());
    assert!(github.contains("::error file=a b/content/שלום%2C %25x/he.md,line=5,endLine=5,col=1,endColumn=8,title=link-broken::"), "{github}");
    let site = on_disk();
    let fixes = out(&targum(site.path(), &["check", "--format", "sarif"]));
    let fixes: serde_json::Value = serde_json::from_str(&fixes).expect("JSON");
    assert_eq!(
        fixes["runs"][0]["results"]
            .as_array()
            .expect("results")
            .iter()
            .filter(|one| one.get("fixes").is_some())
            .count(),
        2
    );
    valid_sarif(&fixes);
    let quiet: serde_json::Value = serde_json::from_str(&out(&targum(
        Path::new(env!("CARGO_MANIFEST_DIR")),
        &["check", "content/glossary", "--format", "sarif"],
    )))
    .expect("JSON");
    valid_sarif(&quiet);
}

/// Asserts that a log is what OASIS's schema says.
fn valid_sarif(log: &serde_json::Value) {
    let schema = serde_json::from_str(include_str!("schema/sarif-schema-2.1.0.json")).expect("the schema");
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("sarif.json", schema).expect("the schema");
    let index = compiler.compile("sarif.json", &mut schemas).expect("a sound schema");
    if let Err(wrong) = schemas.validate(log, index) {
        panic!("{wrong}");
    }
    let broken = serde_json::json!({ "version": "2.1.0", "runs": [{ "results": [] }] });
    assert!(schemas.validate(&broken, index).is_err(), "the schema finds faults");
}

#[test]
fn codes_are_explained() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let explained = targum(here, &["explain", "warning[image-alt]:"]);
    assert!(out(&explained).starts_with("image-alt (warning)\n"), "{}", out(&explained));
    assert!(out(&targum(here, &["explain"])).lines().count() > 60);
    let unknown = targum(here, &["explain", "image-atl"]);
    assert_eq!(code(&unknown), Some(2));
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("Did you mean `image-alt`?"));
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 64, failure_persistence: None, ..Default::default() })]

    /// Whatever editors write, they are told of it, and the places are in the text.
    #[test]
    fn no_text_is_too_odd_to_look_at(
        body in proptest::collection::vec(proptest::sample::select(PIECES.to_vec()), 0..30),
        front in proptest::collection::vec(proptest::sample::select(KEYS.to_vec()), 0..6),
        messages in proptest::collection::vec(proptest::sample::select(MESSAGES.to_vec()), 0..20),
    ) {
        let front = format!("title: א\n{}", front.join("\n"));
        let listing = site("review_every: P1Y", &[HOME, ("a/he", &front, &body.concat()), ("b/nl", &front, "x")], "");
        let tree = MemoryTree::from_listing(&format!("{listing}-- i18n/he/x.ftl --\n{}\n", messages.concat()));
        for note in findings(&tree, TODAY, true) {
            let Some((place, span)) = note.place.and_then(|place| Some((place.path, place.span?))) else { continue };
            let Ok(bytes) = tree.read(&place) else { continue };
            let text = read_text(&place, bytes).value.text;
            proptest::prop_assert!(text.get(span.start..span.end).is_some(), "{} {span:?} in {text:?}", note.code);
        }
    }
}

const PIECES: [&str; 24] = [
    "#",
    "##",
    "###### ",
    "\n",
    "\n\n",
    "[[",
    "]]",
    "|",
    "[",
    "](",
    ")",
    "b",
    "https://example.org",
    "<",
    ">",
    "שָׁ",
    "\u{202E}",
    "`",
    "> ",
    "- ",
    "![",
    "a\u{301}",
    "===",
    " ",
];
const KEYS: [&str; 12] = [
    "summary: א",
    "summary:",
    "date: 2030-01-01",
    "updated: 2020-01-01",
    "reviewed: 0001-01-01",
    "reviewed: 9999-12-31",
    "review_every: P9999Y",
    "translated_from: he",
    "slug: \"-\"",
    "draft: true",
    "see_also: [a]",
    "owner: ש",
];
const MESSAGES: [&str; 20] = [
    "own = ",
    "{ $n ->\n",
    "    [one] ",
    "   *[other] ",
    "    [many]",
    " }\n",
    "\n",
    "{",
    "}",
    "-term = ",
    "$n",
    "שלום",
    "    .a = ",
    "{ own }",
    "{ -term }",
    "[",
    "]",
    "\u{FEFF}",
    "#",
    " ",
];

#[test]
fn a_dry_run_points_into_the_text_as_it_would_be() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    let line = "هل وصلت الشكوى? نعم ثم -> بعد";
    common::write_listing(
        root,
        &format!(
            "-- targum.yaml --\nlanguages: [ar]\n-- content/ar.md --\n---\ntitle: الشكاوى\n---\n{line}\n"
        ),
    );
    let arrow = line.chars().position(|c| c == '-').expect("an arrow") + 1;
    let place = format!("content/ar.md:4:{arrow}\n");
    assert!(out(&targum(root, &["check", "--fix", "--dry-run"])).contains(&place), "{place}");
    assert!(out(&targum(root, &["check", "--fix"])).contains(&place), "{place}");
}

#[test]
fn rule_18_marks_can_be_asked_for_and_switched_off() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    common::write_listing(
        root,
        "-- targum.yaml --\nlanguages: [he]\n-- content/he.md --\n---\ntitle: בית\n---\n[[אין]]\n",
    );
    let marks = |when: &str| {
        out(&targum(root, &["check", "--marks", when])).contains(['\u{200E}', '\u{2066}', '\u{2068}'])
    };
    assert!(marks("always") && !marks("never"));
    assert!(!marks("auto"), "a pipe is no terminal");
}
