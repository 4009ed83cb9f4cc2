//! Checks of translations find what is wrong and leave alone what is well edited.
#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::unwrap_used)]

use std::path::Path;

use targum::build::{Options, load};
use targum::diag::{Diagnostic, corrected};
use targum::disk::DiskTree;
use targum::path::SourcePath;
use targum::review::{Subject, check};
use targum::source::{Edit, MemoryTree, Overlay, Tree};

/// The findings about translations.
fn findings(tree: &dyn Tree) -> Vec<Diagnostic> {
    let loaded = load(tree, &Options::default());
    let site = loaded.value.unwrap_or_else(|| panic!("{:?}", loaded.notes));
    let today = "2026-11-21".parse().unwrap();
    let notes = check(&Subject { tree, parts: site.parts(), theme: &site.speaking.theme, today });
    let own = |note: &Diagnostic| note.code.starts_with("translation-") && note.code != "translation-dropped";
    notes.into_iter().filter(own).collect()
}

/// A site with one article in two languages; `x` and `y` are other entries.
fn site(from: &str, source: &str, to: &str, target: &str) -> MemoryTree {
    let article = |body: &str, more: &str| format!("---\ntitle: T{more}\n---\n\n{body}\n");
    let mut files = vec![
        ("targum.yaml".to_owned(), "languages: [he, nl, ar, en]\n".to_owned()),
        ("content/he.md".to_owned(), article("x", "")),
        (format!("content/a/{from}.md"), article(source, "")),
        (format!("content/a/{to}.md"), article(target, &format!("\ntranslated_from: {from}"))),
        (
            "content/a/p.svg".to_owned(),
            "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>".to_owned(),
        ),
        (
            "content/a/p.nl.svg".to_owned(),
            "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>".to_owned(),
        ),
    ];
    for entry in ["x", "y"] {
        files.push((format!("content/{entry}/he.md"), article("## כותרת {#kop}\n\n## שנייה", entry)));
        files.push((format!("content/{entry}/nl.md"), article("## Kop {#kop}\n\n## Twee", entry)));
    }
    MemoryTree::new(files.iter().map(|(path, text)| (path.as_str(), text.as_bytes().to_vec())))
}

fn codes_between(from: &str, source: &str, to: &str, target: &str) -> Vec<&'static str> {
    findings(&site(from, source, to, target)).iter().map(|note| note.code).collect()
}

/// The codes found where `source` is Hebrew and `target` Dutch.
fn codes(source: &str, target: &str) -> Vec<&'static str> {
    codes_between("he", source, "nl", target)
}

#[test]
fn the_handbook_has_no_finding() {
    let tree = DiskTree::open(Path::new(env!("CARGO_MANIFEST_DIR"))).value;
    let found = findings(&tree);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn mistakes_in_the_handbook_are_found() {
    let tree = DiskTree::open(Path::new(env!("CARGO_MANIFEST_DIR"))).value;
    let path = SourcePath::new("content/conversations/own-a-mistake/nl.md");
    let text = String::from_utf8(tree.read(&path).unwrap()).unwrap();
    for (old, new, code) in [
        ("[[five-sentences|de gesprekskaart]]", "de gesprekskaart", "translation-links"),
        ("[[ten-ways#lying|", "[[bad-advice|", "translation-links"),
        ("{#call}", "{#gesprek}", "translation-anchors"),
        (
            "Hoe korter, hoe beter. Weid alleen uit als de klant erom vraagt.",
            "ככל שתקצרו, כן ייטב. הרחיבו רק אם הלקוח מבקש.",
            "translation-untranslated",
        ),
        (
            "Laat hem uitpraten, herhaal in één zin wat je hebt gehoord en ga dan pas verder. ",
            "",
            "translation-length",
        ),
    ] {
        assert!(text.contains(old), "{old}");
        let mut after = text.replace(old, new);
        if code == "translation-length" {
            let start = after.find("Wordt boosheid").unwrap();
            let end = after[start..].find("\n\n").unwrap() + start;
            after.replace_range(start..end, "Er is een grens: [[always-right#entitled|zie hier]].");
        }
        let edit = Edit { path: path.clone(), bytes: after.into_bytes() };
        let found = findings(&Overlay::new(&tree, [edit]));
        assert_eq!(found.iter().map(|note| note.code).collect::<Vec<_>>(), [code], "{new}: {found:#?}");
    }
}

#[test]
fn links_are_compared_by_where_they_lead() {
    let none: [&str; 0] = [];
    assert_eq!(codes("ראו [[x]] כאן", "Zie hier"), ["translation-links"]);
    assert_eq!(codes("ראו [[x]] כאן", "Zie [[y]] hier"), ["translation-links"]);
    assert_eq!(codes("ראו [[x#kop]] כאן", "Zie [[x]] hier"), ["translation-links"]);
    assert_eq!(codes("ראו [כאן](https://a.example/b)", "Zie hier"), ["translation-links"]);
    assert_eq!(codes("ראו [[x]] כאן", "Zie [hier](../x/nl.md)"), none);
    assert_eq!(codes("ראו [שם](../x/he.md#kop)", "Zie [[x#kop|daar]]"), none);
    assert_eq!(codes("ראו [[x#שנייה]]", "Zie [[x#twee]]"), none);
    assert_eq!(
        codes("[ערך](https://he.wikipedia.org/wiki/A)", "[lemma](https://nl.wikipedia.org/wiki/B)"),
        none
    );
    assert_eq!(codes("ראו [[x]].\n\nועוד.", "Zie.\n\nEn meer: [[x]]."), none, "moved within its section");
    assert_eq!(codes("ראו", "Zie ook [[x]]"), none, "more than the source is the translation's own");
}

#[test]
fn images_code_and_placeholders_stay() {
    let none: [&str; 0] = [];
    assert_eq!(codes("![תמונה של משהו](p.svg)", "Een plaatje van iets."), none, "other kinds of blocks");
    assert_eq!(codes("טקסט ![תמונה](p.svg)", "Tekst zonder plaatje"), ["translation-images"]);
    assert_eq!(codes("טקסט ![תמונה](p.svg)", "Tekst ![plaatje](p.nl.svg)"), none);
    assert_eq!(codes("הקלידו `check --fix`", "Typ `check`"), ["translation-code"]);
    assert_eq!(codes("הקלידו `שלום`", "Typ `hallo`"), none, "words in code are words");
    let block = |code: &str| format!("```sh\n{code}\n```");
    assert_eq!(codes(&block("echo \"שלום\" # הערה"), &block("echo \"dag\" # noot")), none);
    assert_eq!(codes(&block("rm -r a"), &block("rm -r b")), ["translation-code"]);
    assert_eq!(codes("```\nשלום {name}\n```", "```\nDag {name}\n```"), none);
    assert_eq!(codes("שלום {name}, נותרו %d", "Dag {naam}, nog %d"), ["translation-placeholders"]);
    assert_eq!(codes("שלום {{ name }} ו-$user", "Dag {{ name }} en $user"), none);
    assert_eq!(codes("מחיר: $5 או 5% הנחה", "Prijs: € 5 of 5% korting"), none);
}

#[test]
fn headings_keep_the_names_that_were_chosen() {
    let none: [&str; 0] = [];
    let found = findings(&site("he", "## כותרת {#kop}", "nl", "## Kop {#top}"));
    assert_eq!(found.iter().map(|note| note.code).collect::<Vec<_>>(), ["translation-anchors"]);
    for (target, mended) in [("## Kop {#top}", "## Kop {#kop}"), ("## Iets", "## Iets {#kop}")] {
        let tree = site("he", "## כותרת {#kop}", "nl", target);
        let fix = findings(&tree)[0].fix.clone().unwrap();
        let text = String::from_utf8(tree.read(&SourcePath::new("content/a/nl.md")).unwrap()).unwrap();
        let (after, _) = corrected(&text, &fix.replacements.iter().collect::<Vec<_>>());
        assert_eq!(after, text.replace(target, mended));
    }
    assert_eq!(codes("## כותרת", "## Iets"), none, "names made of words differ");
    assert_eq!(codes("## כותרת {#kop}\n\n## ועוד", "## Iets"), none, "not whole yet");
}

#[test]
fn other_numbers_are_found() {
    for (source, target) in [
        ("תוך 14 ימים", "binnen 41 dagen"),
        ("בשנת 1909", "in 1990"),
        ("כ-37 לקוחות", "zo'n klanten"),
        ("1,250 לקוחות", "1.520 klanten"),
        ("ב-9.3.2025", "op 8 maart 2025"),
        ("בשעה 15:30", "om 15.45 uur"),
        ("שלב 3", "stap 4"),
    ] {
        assert_eq!(codes(source, target), ["translation-numbers"], "{source} / {target}");
    }
    assert_eq!(codes_between("nl", "binnen 14 dagen", "ar", "خلال ٤١ يومًا"), ["translation-numbers"]);
}

#[test]
fn numbers_may_be_written_in_many_ways() {
    let none: [&str; 0] = [];
    for (source, target) in [
        ("תוך 14 ימים", "binnen twee weken"),
        ("תוך 24 שעות", "binnen een dag"),
        ("תוך 48 שעות", "binnen twee dagen"),
        ("3 שאלות", "drie vragen"),
        ("שלוש שאלות", "3 vragen"),
        ("1,250.50 ש\"ח", "1.250,50 sjekel"),
        ("2.5 מיליון", "2.500.000"),
        ("50 אלף", "50.000"),
        ("ב-9.3.2025", "op 9 maart 2025"),
        ("ב-09/03/2025", "op 2025-03-09"),
        ("בשעה 15:30", "om 15.30 uur"),
        ("בין 3 ל-5 ימים", "3–5 dagen"),
        ("20%", "20 procent"),
        ("לקוחות B2B", "zakelijke klanten"),
        ("24/7", "dag en nacht"),
        ("המאה ה-21", "de 21e eeuw"),
        ("שנות ה-90", "de jaren negentig"),
        ("עמוד 12.[^1]\n\n[^1]: הערה.", "bladzijde 12.[^1]\n\n[^1]: Noot."),
        ("עמוד [12](https://example.com/99)", "bladzijde [12](https://example.com/98)"),
        ("פעם.\n\nב-1909 היה משהו.", "Ooit, in 1909.\n\nWas er iets."),
        ("עשרים ושלושה", "23"),
        ("1. ראשון\n2. שני", "1. een\n2. twee"),
    ] {
        assert_eq!(codes(source, target), none, "{source} / {target}");
    }
    for (source, target) in [
        ("binnen 14 dagen", "خلال ١٤ يومًا"),
        ("binnen 48 uur", "خلال يومين"),
        ("1.250 klanten", "١٬٢٥٠ عميلًا"),
        ("37,5 procent", "٣٧٫٥٪"),
        ("3 vragen", "ثلاثة أسئلة"),
        ("12 punten", "اثنتا عشرة نقطة"),
        ("op 9 maart 2025", "في ٩ آذار/مارس ٢٠٢٥"),
        ("23 vragen", "ثلاثة وعشرون سؤالًا"),
        ("17 klanten", "سبعة عشر عميلًا"),
    ] {
        assert_eq!(codes_between("nl", source, "ar", target), none, "{source} / {target}");
    }
}

#[test]
fn what_was_left_in_the_other_language_is_found() {
    let none: [&str; 0] = [];
    let words = "משפט שלם שאיש לא תרגם עדיין";
    assert_eq!(codes(words, words), ["translation-untranslated"]);
    assert_eq!(codes("מילה", "Woord (in het Hebreeuws: מילה)"), none);
    assert_eq!(codes("Microsoft Excel Online", "Microsoft Excel Online"), none, "names");
    assert_eq!(
        codes(
            "משפט שיש בו ציטוט בשפה אחרת, ועוד כמה מילים",
            "Een volzin met een citaat: ”משפט שלם שאיש לא תרגם“, en meer."
        ),
        none
    );
    let dutch = "Dit is een hele zin die niemand vertaalde.";
    assert_eq!(codes_between("nl", dutch, "en", dutch), ["translation-untranslated"]);
    assert_eq!(codes_between("nl", "Jan de Vries, Piet Bakker", "en", "Jan de Vries, Piet Bakker"), none);
    assert_eq!(codes_between("nl", "`een twee drie vier vijf`", "en", "`een twee drie vier vijf`"), none);
}

#[test]
fn lengths_may_differ_but_not_by_far() {
    let none: [&str; 0] = [];
    let source = "משפט ארוך למדי שמספר לקוראים מה קרה, למה זה קרה, ומה עושים עכשיו כדי שזה לא יקרה שוב.";
    let usual = "Een vrij lange zin die de lezers vertelt wat er gebeurde, waarom dat gebeurde en wat we nu doen zodat het niet weer gebeurt.";
    assert_eq!(codes(source, usual), none);
    assert_eq!(codes(source, "Een korte zin over wat er was."), ["translation-length"]);
    assert_eq!(codes(source, &usual.repeat(3)), ["translation-length"]);
    assert_eq!(codes("כן.", "Ja, dat is zo."), none, "short blocks tell nothing");
}
