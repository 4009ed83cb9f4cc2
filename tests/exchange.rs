//! Translations go out to translators' tools and come back: nothing is lost on the way, and nothing else changes.
#![allow(clippy::disallowed_methods, clippy::disallowed_types, clippy::expect_used, clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use proptest::prelude::*;
use targum::author::interchange::{
    Applied, Handbook, Need, Package, Returned, Wanted, apply, gather, po, xliff,
};
use targum::build::{Loaded, Options, load};
use targum::disk::DiskTree;
use targum::lang::Lang;
use targum::path::SourcePath;
use targum::source::{MemoryTree, Overlay, Tree, read_text};
use targum::sync::{Scope, Sidecar, Signature};

const SETTINGS: &str = "languages: [he, nl, ar]\n";
const HOME: &str = "---\ntitle: בית\n---\n\nברוכים הבאים.\n";

const SOURCE: &str = "\
---
title: קו מלא
summary: \"מה שיש בו: הכול.\"
weight: 10
---

פסקה **ראשונה** עם [קישור](https://example.com) ו`code`.[^1]

## כותרת {#kop}

> [!TIP]
> עצה על [[x|דבר אחר]]
> בשתי שורות.
>
> - פריט ראשון
> - פריט {name} שני

1. [ ] משימה אחת
2. [x] משימה שתיים

| עמודה | מספר |
|---|--:|
| תא | 12 |

```sh
echo שלום
```

![מה רואים כאן](plaatje.svg \"כיתוב\")

מונח
: פירושו של המונח

[^1]: הערה קצרה.

סוף הדבר.
";

const TARGET: &str = "\
---
title: Alles op een rij
summary: 'Wat erin staat: alles.'
weight: 10
translated_from: he
---

De **eerste** alinea met [een link](https://example.com) en `code`.[^1]

## Kop {#kop}

> [!TIP]
> Een tip over [[x|iets anders]]
> op twee regels.
>
> - punt een
> - punt {name} twee

1. [ ] taak een
2. [x] taak twee

| kolom | getal |
|---|--:|
| cel | 12 |

```sh
echo hallo
```

![Wat je hier ziet](plaatje.svg \"Bijschrift\")

Begrip
: Wat het begrip betekent

[^1]: Een korte noot.

Tot slot.
";

/// A file's path and text.
type File = (String, String);

fn files(source: &str, target: Option<&str>, sidecar: Option<String>) -> Vec<File> {
    let mut files = vec![
        ("targum.yaml", SETTINGS.to_owned()),
        ("content/he.md", HOME.to_owned()),
        ("content/x/he.md", source.to_owned()),
        (
            "content/x/plaatje.svg",
            "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>".to_owned(),
        ),
    ];
    files.extend(target.map(|text| ("content/x/nl.md", text.to_owned())));
    files.extend(sidecar.map(|text| ("content/x/nl.sync.yaml", text)));
    files.into_iter().map(|(path, text)| (path.to_owned(), text)).collect()
}

fn tree(files: &[File]) -> MemoryTree {
    MemoryTree::new(files.iter().map(|(path, text)| (path.as_str(), text.as_bytes().to_vec())))
}

fn loaded(tree: &dyn Tree) -> Loaded {
    let loaded = load(tree, &Options::default());
    loaded.value.unwrap_or_else(|| panic!("{:?}", loaded.notes))
}

fn with<T>(tree: &dyn Tree, work: impl FnOnce(&Handbook<'_>) -> T) -> T {
    let site = loaded(tree);
    work(&Handbook { tree, settings: &site.settings, library: &site.library })
}

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

fn packages(tree: &dyn Tree, to: &str, all: bool) -> Vec<Package> {
    let wanted = Wanted { to: lang(to), entries: Vec::new(), all };
    with(tree, |book| gather(book, &wanted).value)
}

fn package(tree: &dyn Tree, all: bool) -> Package {
    let mut packages = packages(tree, "nl", all);
    // The home page has no translation.
    packages[0].jobs.retain(|job| job.article.as_str() == "content/x/he.md");
    packages.remove(0)
}

/// The sidecar after everything was confirmed.
fn confirmed(source: &str, target: &str) -> String {
    use targum::article::{self, Reading};
    use targum::library::freshness::units_of;
    let units = |path: &str, text: &str, tag: &str| {
        let source = read_text(&SourcePath::new(path), text.as_bytes().to_vec()).value;
        let languages = [lang("he"), lang("nl"), lang("ar")];
        let entry = targum::path::EntryPath::new("x");
        let reading = Reading {
            entry: &entry,
            lang: &lang(tag),
            languages: &languages,
            html: targum::source::settings::HtmlPolicy::Sanitize,
        };
        let article = article::parse(&source, &reading).value;
        units_of(&source, &article)
    };
    let (a, b) = (units("content/x/he.md", source, "he"), units("content/x/nl.md", target, "nl"));
    let signature = Signature { by: Some("Dana".into()), at: Some("2026-11-21".into()) };
    targum::sync::confirm(None, &lang("he"), &a, &b, &|_| false, Scope::Page, &signature).to_text()
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Format {
    Xliff,
    Po,
}

const BOTH: [Format; 2] = [Format::Xliff, Format::Po];

fn written(format: Format, package: &Package) -> String {
    match format {
        Format::Xliff => xliff::write(package),
        Format::Po => po::write(package),
    }
}

fn read(format: Format, text: &str) -> Returned {
    let source = read_text(&SourcePath::new("back"), text.as_bytes().to_vec()).value;
    let read = match format {
        Format::Xliff => xliff::read(&source),
        Format::Po => po::read(&source),
    };
    assert!(read.notes.is_empty(), "{:?}\n{text}", read.notes);
    read.value.unwrap()
}

fn applied(tree: &dyn Tree, returned: &Returned) -> Applied {
    with(tree, |book| apply(book, returned, false))
}

fn after(applied: &Applied) -> BTreeMap<String, String> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    applied.changes.iter().map(|change| (change.edit.path.to_string(), text(&change.edit.bytes))).collect()
}

fn codes(applied: &Applied) -> Vec<&'static str> {
    applied.notes.iter().map(|note| note.code).collect()
}

/// How the units of the translation stand with the changes made.
fn states(tree: &dyn Tree, applied: &Applied) -> BTreeMap<String, Need> {
    let now = Overlay::new(tree, applied.changes.iter().map(|change| change.edit.clone()));
    let package = package_of(&now);
    package.jobs.iter().flat_map(|job| &job.items).map(|item| (item.source.clone(), item.need)).collect()
}

fn package_of(tree: &dyn Tree) -> Package {
    package(tree, true)
}

/// The words that a translator gives back for a source text.
fn give_back(returned: &mut Returned, source: &str, target: &str) {
    let unit = returned.units.iter_mut().find(|unit| unit.source == source);
    let unit = unit.unwrap_or_else(|| panic!("{source} is not in the file"));
    unit.target = target.to_owned();
    unit.done = true;
}

fn full() -> Vec<File> {
    files(SOURCE, Some(TARGET), Some(confirmed(SOURCE, TARGET)))
}

#[test]
fn everything_comes_back_as_it_was_sent() {
    let tree = tree(&full());
    let package = package(&tree, true);
    assert!(package.units() > 15, "{package:#?}");
    for format in BOTH {
        let back = read(format, &written(format, &package));
        let sent: Vec<(&str, &str, &str)> = package
            .jobs
            .iter()
            .flat_map(|job| &job.items)
            .map(|item| (item.id.as_str(), item.source.as_str(), item.target.as_str()))
            .collect();
        let came: Vec<(&str, &str, &str)> = back
            .units
            .iter()
            .map(|unit| (unit.id.as_str(), unit.source.as_str(), unit.target.as_str()))
            .collect();
        assert_eq!(came, sent, "{format:?}");
        assert_eq!((back.from.clone(), back.to.clone()), (Some(lang("he")), lang("nl")));
        let applied = applied(&tree, &back);
        assert_eq!(
            (applied.changes.len(), applied.same),
            (0, package.units()),
            "{format:?}: {:?}",
            applied.notes
        );
    }
}

#[test]
fn only_what_is_open_goes_out() {
    let reworded = SOURCE.replace("סוף הדבר.", "סוף דבר, הכול נשמע אחרת לגמרי.");
    let with_new = reworded.replace("## כותרת", "פסקה חדשה שלא הייתה.\n\n## כותרת");
    let tree = tree(&files(&with_new, Some(TARGET), Some(confirmed(SOURCE, TARGET))));
    let package = package(&tree, false);
    let items: Vec<(&str, Need, &str)> = package.jobs[0]
        .items
        .iter()
        .map(|item| (item.source.as_str(), item.need, item.target.as_str()))
        .collect();
    assert_eq!(
        items,
        [
            ("פסקה חדשה שלא הייתה.", Need::Untranslated, ""),
            ("סוף דבר, הכול נשמע אחרת לגמרי.", Need::Major, "Tot slot.")
        ]
    );
    assert_eq!(package.jobs[0].items[1].before.as_deref(), Some("סוף הדבר."));
    insta::assert_snapshot!("xliff", xliff::write(&package));
    insta::assert_snapshot!("po", po::write(&package));
}

#[test]
fn one_edited_translation_changes_that_block_and_nothing_else() {
    let tree = tree(&full());
    let package = package(&tree, true);
    for item in &package.jobs[0].items {
        // The mark-up stays; the words change.
        let words = match item.target.as_str() {
            "| kolom | getal |" => "| zuil | getal |".to_owned(),
            text if text.starts_with("```") => text.replace("hallo", "dag"),
            text if text.starts_with("![") => text.replace("Wat", "Dat wat"),
            text if text.starts_with('|') => text.replace("cel", "vakje"),
            "Kop" => "Opschrift".to_owned(),
            "Tot slot." => "Het einde.".to_owned(),
            text => text.replace(['e', 'a'], "o").replace("{nomo}", "{name}").replace("oxomplo", "example"),
        };
        let words = words.replace("`codo`", "`code`");
        for format in BOTH {
            let mut back = read(format, &written(format, &package));
            give_back(&mut back, &item.source, &words);
            let applied = applied(&tree, &back);
            assert_eq!(
                (applied.written, codes(&applied)),
                (1, vec![]),
                "{}: {:#?}",
                item.target,
                applied.notes
            );
            let after = after(&applied);
            let now = &after["content/x/nl.md"];
            let (left, right) = differing(TARGET, now);
            assert!(left.lines().count() <= 3, "{}: {left:?} became {right:?}", item.target);
            let need = states(&tree, &applied);
            assert_eq!(need[&item.source], Need::Unconfirmed, "{}", item.target);
            let others = need.iter().filter(|(source, _)| **source != item.source);
            assert!(others.clone().all(|(_, need)| *need == Need::Nothing), "{}: {need:#?}", item.target);
        }
    }
}

/// The stretches in which two texts differ.
fn differing<'t>(a: &'t str, b: &'t str) -> (&'t str, &'t str) {
    let same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    let same = (0..=same).rev().find(|at| a.is_char_boundary(*at) && b.is_char_boundary(*at)).unwrap_or(0);
    let (a, b) = (&a[same..], &b[same..]);
    let end = a.bytes().rev().zip(b.bytes().rev()).take_while(|(a, b)| a == b).count();
    let fits = |end: &usize| a.is_char_boundary(a.len() - end) && b.is_char_boundary(b.len() - end);
    let end = (0..=end).rev().find(fits).unwrap_or(0);
    (&a[..a.len() - end], &b[..b.len() - end])
}

#[test]
fn what_was_missing_comes_to_its_place() {
    // Each block of the translation is taken out, alone and with the one after it, and comes back.
    let tree_full = tree(&full());
    let sidecar =
        Sidecar::parse(&SourcePath::new("content/x/nl.sync.yaml"), &confirmed(SOURCE, TARGET)).value;
    let blocks = [
        "De **eerste** alinea met [een link](https://example.com) en `code`.[^1]\n\n",
        "## Kop {#kop}\n\n",
        "> - punt een\n",
        "> - punt {name} twee\n",
        "1. [ ] taak een\n",
        "2. [x] taak twee\n",
        "| kolom | getal |\n|---|--:|\n| cel | 12 |\n\n",
        "| cel | 12 |\n",
        "```sh\necho hallo\n```\n\n",
        "![Wat je hier ziet](plaatje.svg \"Bijschrift\")\n\n",
        ": Wat het begrip betekent\n",
        "[^1]: Een korte noot.\n\n",
        "Tot slot.\n",
        "summary: 'Wat erin staat: alles.'\n",
        "> [!TIP]\n> Een tip over [[x|iets anders]]\n> op twee regels.\n>\n> - punt een\n> - punt {name} twee\n\n",
    ];
    let whole = package(&tree_full, true);
    for block in blocks {
        let less = TARGET.replacen(block, "", 1);
        assert_ne!(less, TARGET, "{block}");
        let tree = tree(&files(SOURCE, Some(&less), sidecar.as_ref().map(Sidecar::to_text)));
        let package = package(&tree, false);
        for format in BOTH {
            let mut back = read(format, &written(format, &package));
            for unit in &mut back.units {
                let item = whole.jobs[0].items.iter().find(|item| item.id == unit.id).unwrap();
                unit.target = item.target.clone();
            }
            let applied = applied(&tree, &back);
            assert_eq!(codes(&applied), [] as [&str; 0], "{block}: {:#?}", applied.notes);
            let now = after(&applied)["content/x/nl.md"].clone();
            let squeezed =
                |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").replace(['\'', '"'], "");
            assert_eq!(squeezed(&now), squeezed(TARGET), "{block}\n{now}");
        }
    }
}

#[test]
fn a_translation_that_is_not_there_is_begun() {
    let tree = tree(&files(SOURCE, None, None));
    let package = package(&tree, false);
    let whole = package_of(&self::tree(&full()));
    for format in BOTH {
        let mut back = read(format, &written(format, &package));
        for (unit, item) in back.units.iter_mut().zip(&whole.jobs[0].items) {
            assert_eq!(unit.source, item.source);
            unit.target = item.target.clone();
        }
        let done = applied(&tree, &back);
        assert_eq!(codes(&done), [] as [&str; 0], "{:#?}", done.notes);
        insta::assert_snapshot!("begun", after(&done)["content/x/nl.md"]);
        let need = states(&tree, &done);
        assert!(need.values().all(|need| *need == Need::Unconfirmed), "{need:#?}");
        let mut untitled = back.clone();
        untitled.units[0].target.clear();
        let refused = applied(&tree, &untitled);
        assert_eq!((refused.changes.len(), refused.written), (0, 0));
        assert_eq!((codes(&refused), refused.refused), (vec!["exchange-place"], back.units.len() - 1));
    }
}

#[test]
fn empty_places_are_filled_and_what_is_left_keeps_its_comments() {
    use targum::author::{Wanted, translate};
    let bare = tree(&files(SOURCE, None, None));
    let site = loaded(&bare);
    let (entry, to) = (targum::path::EntryPath::new("x"), lang("nl"));
    let wanted = Wanted { entry: &entry, from: None, to: &to, title: Some("Alles op een rij") };
    let begun = translate(&bare, &site.settings, &wanted).unwrap().change.unwrap();
    let text = String::from_utf8(begun.edit.bytes).unwrap();
    assert!(text.contains("<!-- targum:"), "{text}");
    let tree = tree(&files(SOURCE, Some(&text), None));
    let whole = package_of(&self::tree(&full()));
    for format in BOTH {
        let mut back = read(format, &written(format, &package(&tree, true)));
        let last = back.units.len() - 1;
        for (at, unit) in back.units.iter_mut().enumerate() {
            let item = whole.jobs[0].items.iter().find(|item| item.source == unit.source).unwrap();
            unit.target = if at == last { String::new() } else { item.target.clone() };
        }
        let done = applied(&tree, &back);
        assert_eq!(codes(&done), [] as [&str; 0], "{:#?}", done.notes);
        let now = after(&done)["content/x/nl.md"].clone();
        // Above each block what its source says, until someone has confirmed it.
        assert!(now.contains("\n## Kop {#kop}\n") && now.contains("-->\n[^1]: Een korte noot.\n"), "{now}");
        assert!(now.trim_end().ends_with(" סוף הדבר. -->"), "{now}");
        let need = states(&tree, &done);
        assert_eq!(need["סוף הדבר."], Need::Untranslated);
    }
}

#[test]
fn what_does_not_fit_is_refused_and_the_rest_goes_through() {
    let tree = tree(&full());
    let package = package(&tree, true);
    let first = "פסקה **ראשונה** עם [קישור](https://example.com) ו`code`.[^1]";
    let last = "סוף הדבר.";
    for format in BOTH {
        let sent = read(format, &written(format, &package));
        let mut lost = sent.clone();
        give_back(&mut lost, first, "De eerste alinea, met `code`.[^1]");
        give_back(&mut lost, "פריט {name} שני", "punt {naam} twee");
        give_back(&mut lost, last, "Het einde.");
        let result = applied(&tree, &lost);
        assert_eq!((result.written, result.refused), (1, 2), "{:#?}", result.notes);
        assert_eq!(codes(&result), ["exchange-lost", "exchange-lost"]);
        let said: Vec<&str> = result.notes.iter().map(|note| note.message.as_str()).collect();
        assert!(said[0].contains("`https://example.com`") && said[0].contains("content/x/nl.md"), "{said:?}");
        assert!(said[1].contains("{name}"), "{said:?}");
        assert_eq!(after(&result)["content/x/nl.md"], TARGET.replace("Tot slot.", "Het einde."));
        // Emphasis may go: it bears on style, not on facts.
        let mut plain = sent.clone();
        give_back(&mut plain, first, "De eerste alinea met [een link](https://example.com) en `code`.[^1]");
        assert_eq!(applied(&tree, &plain).written, 1);
        for wrong in ["- een lijst", "# een kop", "een\n\ntwee", "> citaat", "```\ncode", "---"] {
            let mut wrong_kind = sent.clone();
            give_back(&mut wrong_kind, last, wrong);
            let result = applied(&tree, &wrong_kind);
            assert_eq!((codes(&result), result.changes.len()), (vec!["exchange-place"], 0), "{wrong}");
        }
        let mut unknown = sent.clone();
        unknown.units[3].article = "content/y/he.md".into();
        unknown.units[4].id = "zzzzzz".into();
        unknown.units[4].source = "אין דבר כזה בשום מקום".into();
        unknown.units[4].target = "Dit staat nergens".into();
        let result = applied(&tree, &unknown);
        assert_eq!(codes(&result), ["exchange-unknown", "exchange-unknown"], "{:#?}", result.notes);
        let elsewhere = Returned { to: lang("fr"), ..sent.clone() };
        assert_eq!(codes(&applied(&tree, &elsewhere)), ["exchange-language"]);
    }
}

#[test]
fn edits_on_both_sides_are_not_overwritten() {
    let package = package(&tree(&full()), true);
    let meanwhile = TARGET.replace("Tot slot.", "Tot besluit.");
    let tree = tree(&files(SOURCE, Some(&meanwhile), Some(confirmed(SOURCE, TARGET))));
    for format in BOTH {
        let mut back = read(format, &written(format, &package));
        assert_eq!(applied(&tree, &back).changes.len(), 0, "an untouched unit undoes nothing");
        give_back(&mut back, "סוף הדבר.", "Het einde.");
        give_back(&mut back, "פריט ראשון", "eerste punt");
        let result = applied(&tree, &back);
        assert_eq!((codes(&result), result.written), (vec!["exchange-both"], 1));
        assert_eq!(after(&result)["content/x/nl.md"], meanwhile.replace("punt een", "eerste punt"));
    }
}

#[test]
fn a_source_that_changed_meanwhile_leaves_the_unit_outdated() {
    let with_new = SOURCE.replace("## כותרת", "פסקה חדשה שלא הייתה כאן קודם לכן.\n\n## כותרת");
    let sidecar = confirmed(SOURCE, TARGET);
    let package = package(&tree(&files(&with_new, Some(TARGET), Some(sidecar.clone()))), false);
    let changed = with_new.replace("שלא הייתה כאן קודם לכן", "שלא הייתה כאן קודם");
    let tree = tree(&files(&changed, Some(TARGET), Some(sidecar)));
    for format in BOTH {
        let mut back = read(format, &written(format, &package));
        give_back(&mut back, "פסקה חדשה שלא הייתה כאן קודם לכן.", "Een nieuwe alinea.");
        let result = applied(&tree, &back);
        assert_eq!((codes(&result), result.written), (vec!["exchange-changed"], 1), "{:#?}", result.notes);
        assert_eq!(
            after(&result)["content/x/nl.md"],
            TARGET.replace("## Kop", "Een nieuwe alinea.\n\n## Kop")
        );
        assert_eq!(states(&tree, &result)["פסקה חדשה שלא הייתה כאן קודם."], Need::Major);
    }
}

#[test]
fn fuzzy_entries_wait_and_finished_ones_are_taken_as_they_are() {
    let reworded = SOURCE.replace("סוף הדבר.", "סוף דבר, הכול נשמע אחרת לגמרי.");
    let tree = tree(&files(&reworded, Some(TARGET), Some(confirmed(SOURCE, TARGET))));
    let text = po::write(&package(&tree, false));
    assert!(text.contains("#, fuzzy\n#| msgid \"סוף הדבר.\"\n"), "{text}");
    let edited = text.replace("msgstr \"Tot slot.\"", "msgstr \"Alles is anders.\"");
    let waiting = applied(&tree, &read(Format::Po, &edited));
    assert_eq!((waiting.changes.len(), waiting.fuzzy), (0, 1));
    let taken = with(&tree, |book| apply(book, &read(Format::Po, &edited), true));
    assert_eq!((taken.written, after(&taken)["content/x/nl.md"].contains("Alles is anders.")), (1, true));
    // Looked at and found to be right still: only the sidecar changes, and nobody has confirmed it.
    let sound = applied(&tree, &read(Format::Po, &text.replace("#, fuzzy\n", "")));
    assert_eq!(after(&sound).keys().collect::<Vec<_>>(), ["content/x/nl.sync.yaml"]);
    assert_eq!(states(&tree, &sound)["סוף דבר, הכול נשמע אחרת לגמרי."], Need::Unconfirmed);
    let xml = xliff::write(&package(&tree, false));
    let sound = applied(&tree, &read(Format::Xliff, &xml.replace("state=\"initial\"", "state=\"reviewed\"")));
    assert_eq!(after(&sound).keys().collect::<Vec<_>>(), ["content/x/nl.sync.yaml"]);
}

#[test]
fn damaged_files_are_told_of_with_their_line() {
    let path = SourcePath::new("back");
    let source = |text: &str| read_text(&path, text.as_bytes().to_vec()).value;
    let line = |text: &str, note: &targum::diag::Diagnostic| {
        let at = note.place.as_ref().and_then(|place| place.span).map_or(0, |span| span.start);
        targum::diag::line_column(text, at).0
    };
    let package = package(&tree(&full()), true);
    let xml = xliff::write(&package);
    let cut = &xml[..xml.find("</unit>").unwrap()];
    for (text, wanted) in [
        (cut.to_owned(), cut.trim_end().lines().count()),
        ("<a>\n<b>\n</a>\n".to_owned(), 3),
        ("<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"/>".to_owned(), 1),
        ("<!DOCTYPE a [<!ENTITY b \"c\">]>\n<a>&b;</a>".to_owned(), 1),
        (String::new(), 1),
    ] {
        let read = xliff::read(&source(&text));
        assert!(read.value.is_none(), "{text}");
        assert_eq!(
            (read.notes[0].code, line(&text, &read.notes[0])),
            ("exchange-damaged", wanted),
            "{text:?}"
        );
    }
    let unknown =
        xml.replacen("dataRef=\"d", "dataRef=\"x", 1).replace("dataRefStart=\"d", "dataRefStart=\"x");
    let read = xliff::read(&source(&unknown));
    assert!(read.notes.iter().all(|note| note.code == "exchange-damaged") && !read.notes.is_empty());
    assert!(read.value.is_some_and(|back| !back.units.is_empty()), "the other units are read");
    let catalogue = po::write(&package);
    let broken = catalogue.replacen("msgstr \"punt een\"", "msgstr \"punt \\qeen\"", 1);
    let wanted = 1 + broken[..broken.find("\\q").unwrap()].matches('\n').count();
    let read = po::read(&source(&broken));
    assert_eq!((read.notes[0].code, line(&broken, &read.notes[0])), ("exchange-damaged", wanted));
    assert_eq!(read.value.unwrap().units.len(), package.units() - 1);
    for text in [
        "",
        "hallo\n",
        "msgid \"\"\nmsgstr \"Language: nl\\nContent-Type: text/plain; charset=ISO-8859-8\\n\"\n",
    ] {
        let read = po::read(&source(text));
        assert!(
            read.value.is_none() && read.notes.iter().any(|note| note.code == "exchange-damaged"),
            "{text}"
        );
    }
}

#[test]
fn what_is_written_passes_the_formats_own_checkers() {
    let folder = tempfile::tempdir().unwrap();
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schema/xliff_core_2.0.xsd");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let reworded = SOURCE.replace("סוף הדבר.", "סוף דבר: \u{1}\u{FFFE} <b>\"&amp;\" \\</b>");
    let odd = tree(&files(&reworded, Some(TARGET), Some(confirmed(SOURCE, TARGET))));
    let handbook = DiskTree::open(root).value;
    let trees: [(&dyn Tree, &str); 3] = [(&odd, "nl"), (&handbook, "ar"), (&handbook, "nl")];
    let mut checked = 0;
    for (tree, to) in trees {
        for package in [packages(tree, to, true), packages(tree, to, false)].concat() {
            checked += 1;
            let file = folder.path().join("out.xlf");
            std::fs::write(&file, xliff::write(&package)).unwrap();
            passes(Command::new("xmllint").args(["--noout", "--nonet", "--schema"]).arg(&schema).arg(&file));
            let file = folder.path().join("out.po");
            std::fs::write(&file, po::write(&package)).unwrap();
            passes(
                Command::new("msgfmt").args(["--check", "-o"]).arg(folder.path().join("out.mo")).arg(&file),
            );
        }
    }
    assert!(checked >= 5, "{checked}");
}

fn passes(command: &mut Command) {
    let output = command.output().unwrap_or_else(|why| panic!("{command:?}: {why}"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_handbook_goes_there_and_back_byte_for_byte() {
    let tree = DiskTree::open(Path::new(env!("CARGO_MANIFEST_DIR"))).value;
    for to in ["he", "nl", "ar"] {
        for package in packages(&tree, to, true) {
            for format in BOTH {
                let back = read(format, &written(format, &package));
                let applied = applied(&tree, &back);
                assert_eq!((applied.changes.len(), applied.refused), (0, 0), "{to}: {:?}", applied.notes);
            }
        }
    }
}

#[test]
fn line_ends_and_other_bytes_stay_as_they_are() {
    let crlf = format!("\u{FEFF}{}", TARGET.replace('\n', "\r\n").replace("een link", "een cafe\u{301}"));
    let tree = tree(&files(SOURCE, Some(&crlf), Some(confirmed(SOURCE, TARGET))));
    let mut back = read(Format::Xliff, &xliff::write(&package(&tree, true)));
    give_back(&mut back, "סוף הדבר.", "Het einde.");
    assert_eq!(after(&applied(&tree, &back))["content/x/nl.md"], crlf.replace("Tot slot.", "Het einde."));
}

/// Text as translators might write it, with what formats and Markdown make something of.
fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[a-zé]{1,8}",
        "[א-ת]{1,6}",
        Just("<b>".to_owned()),
        Just("&amp;".to_owned()),
        Just("\"x\"".to_owned()),
        Just("\\\\n".to_owned()),
        Just("**vet**".to_owned()),
        Just("*".to_owned()),
        Just("`a|b`".to_owned()),
        Just("[x](y.md)".to_owned()),
        Just("{naam}".to_owned()),
        Just("%s".to_owned()),
        Just("\u{200F}".to_owned()),
        Just("]]>".to_owned()),
        Just("1.".to_owned()),
    ];
    proptest::collection::vec(word, 1..6).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_text_comes_back_letter_for_letter(texts in proptest::collection::vec((words(), words()), 1..5)) {
        let body = |pick: &dyn Fn(&(String, String)) -> String| {
            texts.iter().map(|pair| format!("w {}\n\n- i {}\n\n", pick(pair), pick(pair))).collect::<String>()
        };
        let source = format!("---\ntitle: א\n---\n\n{}", body(&|pair| pair.0.clone()));
        let target = format!("---\ntitle: B\ntranslated_from: he\n---\n\n{}", body(&|pair| pair.1.clone()));
        let tree = tree(&files(&source, Some(&target), Some(confirmed(&source, &target))));
        let package = package(&tree, true);
        for format in BOTH {
            let back = read(format, &written(format, &package));
            for (unit, item) in back.units.iter().zip(&package.jobs[0].items) {
                prop_assert_eq!((&unit.source, &unit.target), (&item.source, &item.target));
            }
            let applied = applied(&tree, &back);
            prop_assert_eq!(applied.changes.len(), 0);
        }
    }

    #[test]
    fn any_edit_changes_its_block_or_is_refused(which in 0usize..40, text in words()) {
        let tree = tree(&full());
        let package = package(&tree, true);
        let items = &package.jobs[0].items;
        let item = &items[which % items.len()];
        let mut back = read(Format::Po, &po::write(&package));
        give_back(&mut back, &item.source, &text);
        let result = applied(&tree, &back);
        prop_assert_eq!(result.written + result.refused + result.same, items.len());
        let now = Overlay::new(&tree, result.changes.iter().map(|change| change.edit.clone()));
        let after = self::package(&now, true);
        prop_assert_eq!(after.jobs[0].items.len(), items.len());
        for (before, after) in items.iter().zip(&after.jobs[0].items) {
            if before.id == item.id && result.written == 1 {
                // Words that are the source's language are none of the translation's.
                prop_assert!(matches!(after.need, Need::Unconfirmed | Need::Untranslated));
                if after.need == Need::Untranslated {
                    continue;
                }
                let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                prop_assert_eq!(squeezed(&after.target), squeezed(&text));
            } else {
                prop_assert_eq!((&before.target, before.need), (&after.target, after.need));
            }
        }
    }
}

#[test]
fn the_command_writes_reads_and_takes_back() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("site");
    for (path, text) in full() {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let targum = |args: &[&str]| {
        let mut command = assert_cmd::Command::cargo_bin("targum").unwrap();
        command.args(["--color", "never", "--root"]).arg(&root).arg("translate").args(args).assert()
    };
    let article = || std::fs::read_to_string(root.join("content/x/nl.md")).unwrap();
    for (option, name) in [("--xliff", "out.xlf"), ("--po", "out.po")] {
        let file = folder.path().join(name);
        let name = file.to_str().unwrap();
        targum(&["x", "--to", "nl", "--all", option, name]).success();
        targum(&["--read", name]).success();
        assert_eq!(article(), TARGET);
        let text = std::fs::read_to_string(&file).unwrap();
        std::fs::write(&file, text.replace("Tot slot.", "Het einde.")).unwrap();
        targum(&["--read", name, "--dry-run"]).success();
        assert_eq!(article(), TARGET);
        targum(&["--read", name, "--to", "ar"]).failure();
        let said = targum(&["--read", name]).success().get_output().stdout.clone();
        assert!(String::from_utf8_lossy(&said).starts_with("Wrote 1 block into nl.\n"));
        assert_eq!(article(), TARGET.replace("Tot slot.", "Het einde."));
        let mut undo = assert_cmd::Command::cargo_bin("targum").unwrap();
        undo.arg("--root").arg(&root).arg("undo").assert().success();
        assert_eq!(article(), TARGET);
    }
    targum(&["--to", "nl"]).code(2);
    targum(&["--po", "x.po"]).code(2);
    targum(&["--to", "nl", "--po", "x.po", "--xliff", "x.xlf"]).code(2);
}
