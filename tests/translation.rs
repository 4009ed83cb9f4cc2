//! One entry and its translations through a year of edits, by the program and by hand: after each step, how every
//! block of every translation stands. What is expected was written by thought, from the rules, not from what came out.

// One long story: its chapters are as long as they are.
#![allow(clippy::disallowed_methods, clippy::disallowed_types, clippy::expect_used, clippy::too_many_lines)]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use targum::author::{Pair, Unpaired, pair};
use targum::build::{Options, load};
use targum::disk::DiskTree;
use targum::lang::Lang;
use targum::path::{EntryPath, SourcePath};
use targum::source::{Settings, Tree, read_text};
use targum::sync::{Freshness, UnitState};

struct Site {
    folder: tempfile::TempDir,
    entry: String,
    steps: usize,
    now: String,
}

impl Site {
    fn new(settings: &str) -> Site {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let site = Site { folder, entry: "complaints/listen".into(), steps: 0, now: String::new() };
        fs::write(site.root().join("targum.yaml"), settings).expect("the settings can be written");
        site
    }

    fn root(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    fn step(&mut self, what: &str) {
        self.steps += 1;
        self.now = format!("step {}: {what}", self.steps);
    }

    /// Runs the program, which must end with `code`; returns what it says.
    fn run(&self, code: i32, args: &[&str]) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_targum"));
        let done =
            command.args(args).current_dir(self.root()).env_remove("GIT_DIR").output().expect("it runs");
        let said =
            format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
        assert_eq!(done.status.code(), Some(code), "{}: targum {args:?}\n{said}", self.now);
        said
    }

    fn place(&self, file: &str) -> PathBuf {
        self.root().join("content").join(&self.entry).join(file)
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.place(file)).unwrap_or_else(|why| panic!("{}: {file}: {why}", self.now))
    }

    fn write(&self, file: &str, text: &str) {
        fs::create_dir_all(self.place(file).parent().expect("a folder")).expect("folders can be made");
        fs::write(self.place(file), text).expect("it can be written");
    }

    /// Replaces text in a file, where it must stand.
    fn edit(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert!(text.contains(from), "{}: {file} has no {from:?}\n{text}", self.now);
        self.write(file, &text.replacen(from, to, 1));
    }

    fn tree(&self) -> (DiskTree, Settings) {
        let tree = DiskTree::open(&self.root()).value;
        let path = SourcePath::new("targum.yaml");
        let settings = read_text(&path, tree.read(&path).expect("the settings"));
        (tree, Settings::parse(&settings.value).value)
    }

    fn pair(&self, lang: &str) -> Result<Pair, Unpaired> {
        let (tree, settings) = self.tree();
        pair(&tree, &settings, &EntryPath::new(self.entry.as_str()), &Lang::parse(lang).expect("a tag"))
    }

    /// How the blocks of a translation stand, in the order of the source: `C`urrent, `m`inor, `M`ajor,
    /// `U`ntranslated; after a `-` those that are gone from the source.
    fn states(&self, lang: &str) -> String {
        let pair = self.pair(lang).expect("a translation");
        let comparison = pair.comparison();
        let letter = |state: UnitState| match state {
            UnitState::Current => 'C',
            UnitState::Minor => 'm',
            UnitState::Major => 'M',
            UnitState::Untranslated => 'U',
        };
        let mut states = String::new();
        for unit in &comparison.units {
            if unit.source.is_none() {
                states.push('-');
            }
            states.push(letter(unit.state));
        }
        states
    }

    fn expect(&self, lang: &str, states: &str) {
        let found = self.states(lang);
        let texts = || {
            let pair = self.pair(lang).expect("a translation");
            let texts: Vec<String> = pair.source.units.iter().map(|unit| unit.text.clone()).collect();
            texts.join("\n  ")
        };
        assert_eq!(found, states, "{}: {lang}\n  {}", self.now, texts());
    }

    /// The same for both translations.
    fn both(&self, states: &str) {
        self.expect("nl", states);
        self.expect("ar", states);
    }

    /// How a translation stands as a whole, as everybody else is told, and how much of it is translated.
    fn standing(&self, lang: &str) -> (Freshness, u8) {
        let (tree, settings) = self.tree();
        let at = settings.languages.iter().position(|known| known.as_str() == lang).expect("a language");
        let site = load(&tree, &Options::default()).value.expect("a site");
        let id = site.library.find(&EntryPath::new(self.entry.as_str())).expect("the entry");
        let record = site.library.entry(id).records[at].as_ref().expect("an article");
        (record.standing.freshness, record.standing.coverage)
    }

    /// The name of the block that begins so.
    fn id(&self, lang: &str, begins: &str) -> String {
        let pair = self.pair(lang).expect("a translation");
        let comparison = pair.comparison();
        let ids = pair.ids(&comparison);
        let begins = |at: &usize| {
            let unit = &comparison.units[*at];
            unit.source.is_some_and(|at| pair.source.units[at].text.starts_with(begins))
        };
        let at = (0..ids.len()).find(begins).unwrap_or_else(|| panic!("{}: no such block", self.now));
        ids[at].clone()
    }
}

const HE: &str = "\
## לפני השיחה {#before}

קראו את הפנייה עד הסוף. רשמו מה עוד חסר.

שאלו עמית על [הנוהל](https://example.org/a) ועל `stock`.

- הלקוח צודק לפעמים
- הצוות זקוק למנוחה

## בזמן השיחה {#during}

אמרו \"תודה\" והקשיבו בסבלנות רבה.

```sh
targum build
```

| מתי | מה |
|---|---|
| מיד | להתקשר |
";

const NL: &str = "\
---
title: Luisteren
summary: Hoe je luistert.
translated_from: he
---

## Voor het gesprek {#before}

Lees de klacht tot het einde. Noteer wat nog ontbreekt.

Vraag een collega naar [de regel](https://example.org/a) en `stock`.

- De klant heeft soms gelijk
- Het team heeft rust nodig

## Tijdens het gesprek {#during}

Zeg \"dank je\" en luister met veel geduld.

```sh
targum build
```

| Wanneer | Wat |
|---|---|
| Meteen | Bellen |
";

const AR_FIRST: &str = "\
---
title: الإصغاء
summary: كيف نصغي.
translated_from: he
---

## قبل الحديث {#before}

اقرؤوا الشكوى حتى النهاية. دوّنوا ما ينقص.
";

const AR_REST: &str = "
اسألوا زميلا عن [القاعدة](https://example.org/a) وعن `stock`.

- العميل محق أحيانا
- الفريق يحتاج إلى الراحة

## أثناء الحديث {#during}

قولوا \"شكرا\" وأصغوا بصبر كبير.

```sh
targum build
```

| متى | ماذا |
|---|---|
| حالا | الاتصال |
";

#[test]
fn every_block_stands_as_it_should_through_a_year_of_edits() {
    let mut site = Site::new("languages: [he, nl, ar]\n");
    begin(&mut site);
    confirm_by_and_by(&mut site);
    changes_of_the_source(&mut site);
    changes_of_its_shape(&mut site);
    what_comes_and_goes(&mut site);
    what_does_not_count(&mut site);
    files_that_move_and_break(&mut site);
    assert!(site.steps >= 45, "{} steps", site.steps);
}

fn begin(site: &mut Site) {
    site.step("a new article");
    let said = site.run(
        0,
        &["new", "complaints/listen", "--lang", "he", "--title", "להקשיב", "--summary", "איך מקשיבים."],
    );
    assert!(said.contains("content/complaints/listen/he.md") && said.contains("targum translate"), "{said}");
    site.run(2, &["new", "complaints/listen", "--lang", "he", "--title", "x"]);

    site.step("it is written");
    let text = site.read("he.md");
    site.write("he.md", &text.replace("כאן מתחיל המאמר.\n", HE));
    assert!(matches!(site.pair("nl"), Err(Unpaired::Missing)));

    site.step("a translation is begun: nothing is translated but the code, which is copied");
    site.run(0, &["translate", "listen", "--to", "nl"]);
    site.expect("nl", "UUUUUUUUUMUU");
    assert!(site.read("nl.md").contains("## לפני השיחה {#before}"), "ids are pinned");
    assert!(!site.place("nl.sync.yaml").exists());

    site.step("all is translated, but nobody confirmed it");
    site.write("nl.md", NL);
    site.expect("nl", "MMMMMMMMMMMM");
    assert_eq!(site.standing("nl"), (Freshness::Untracked, 100));
}

fn confirm_by_and_by(site: &mut Site) {
    site.step("the page is confirmed");
    let said = site.run(0, &["sync", "listen", "--by", "Anna"]);
    assert!(said.contains("confirmed 12 blocks"), "{said}");
    site.expect("nl", "CCCCCCCCCCCC");
    assert!(site.read("nl.sync.yaml").contains("by: \"Anna\""));
    assert_eq!(site.standing("nl"), (Freshness::Current, 100));

    site.step("confirming again changes nothing");
    let before = site.read("nl.sync.yaml");
    assert!(site.run(0, &["sync", "listen", "--lang", "nl", "--by", "Bert"]).contains("nothing to confirm"));
    assert_eq!(site.read("nl.sync.yaml"), before);

    site.step("half a translation");
    site.run(0, &["translate", "listen", "--to", "ar", "--title", "الإصغاء"]);
    site.write("ar.md", AR_FIRST);
    let said = site.run(0, &["sync", "listen", "--lang", "ar"]);
    assert!(said.contains("confirmed 4 blocks") && said.matches("not translated yet").count() == 8, "{said}");
    site.expect("ar", "CCCCUUUUUUUU");
    assert!(!site.read("ar.sync.yaml").contains("by:"), "there is no repository to name anybody");

    site.step("the other half, which nobody confirmed");
    site.write("ar.md", &(AR_FIRST.to_owned() + AR_REST));
    site.expect("ar", "CCCCmmmmmmmm");

    site.step("one block is confirmed");
    let id = site.id("ar", "שאלו");
    site.run(0, &["sync", "content/complaints/listen/ar.md", "--unit", &id, "--by", "Dana"]);
    site.expect("ar", "CCCCCmmmmmmm");
    site.run(2, &["sync", "listen", "--lang", "ar", "--unit", "nonsense"]);
    site.expect("ar", "CCCCCmmmmmmm");

    site.step("the rest");
    site.run(0, &["sync", "listen", "--lang", "ar"]);
    site.both("CCCCCCCCCCCC");

    site.step("confirming is taken back, and done again");
    site.run(0, &["sync", "--undo"]);
    site.expect("ar", "CCCCCmmmmmmm");
    site.run(0, &["sync", "listen", "--lang", "ar"]);
    site.both("CCCCCCCCCCCC");
    assert!(site.run(0, &["diff", "listen", "--to", "ar"]).contains("Nothing to show"));
}

fn changes_of_the_source(site: &mut Site) {
    site.step("a sentence says something else");
    site.edit("he.md", "רשמו מה עוד חסר", "התקשרו תוך יום אחד");
    site.both("CCCMCCCCCCCC");
    assert_eq!(site.standing("nl").0, Freshness::OutdatedMajor);
    let said = site.run(0, &["diff", "listen", "--to", "nl"]);
    assert!(said.contains("[-רשמו") && said.contains("+}") && said.contains("Lees de klacht"), "{said}");

    site.step("a typo elsewhere is called minor, and only that");
    site.edit("he.md", "בסבלנות רבה", "בסבלנות רבה מאוד");
    site.both("CCCMCCCCMCCC");
    let id = site.id("nl", "אמרו");
    assert!(
        site.run(0, &["touch", "listen", "--minor", "--unit", &id, "--dry-run"])
            .contains("Nothing was written")
    );
    site.both("CCCMCCCCMCCC");
    site.run(0, &["touch", "listen", "--minor", "--unit", &id]);
    site.expect("nl", "CCCMCCCCmCCC");
    // Names are each sidecar's own; a block that was confirmed with the same words has the same.
    assert_eq!(site.id("ar", "אמרו"), id);
    site.expect("ar", "CCCMCCCCmCCC");

    site.step("what was called minor and changes again is major");
    site.edit("he.md", "והקשיבו", "ואז דברו");
    site.both("CCCMCCCCMCCC");
    site.edit("he.md", "ואז דברו", "והקשיבו");
    site.both("CCCMCCCCmCCC");

    site.step("what was called major stays major after a minor change");
    site.run(0, &["touch", "listen", "--major"]);
    site.edit("he.md", "תוך יום אחד", "תוך יום אחד בלבד");
    site.run(0, &["touch", "listen", "--minor"]);
    site.both("CCCMCCCCMCCC");
    assert!(site.run(2, &["touch", "listen"]).contains("--minor"));

    site.step("the Dutch page is confirmed, the Arabic is not");
    site.edit("nl.md", "Noteer wat nog ontbreekt", "Bel binnen een dag");
    site.run(0, &["sync", "listen", "--lang", "nl"]);
    site.expect("nl", "CCCCCCCCCCCC");
    site.expect("ar", "CCCMCCCCMCCC");

    site.step("the source goes back to what the Arabic was confirmed for");
    let newer = site.read("he.md");
    site.edit("he.md", "התקשרו תוך יום אחד בלבד", "רשמו מה עוד חסר");
    site.edit("he.md", "בסבלנות רבה מאוד", "בסבלנות רבה");
    site.expect("ar", "CCCCCCCCCCCC");
    site.expect("nl", "CCCMCCCCMCCC");
    site.write("he.md", &newer);
    site.expect("ar", "CCCMCCCCMCCC");

    site.step("the Arabic gets what the source says now, and keeps every word");
    let before = site.read("ar.md");
    site.run(0, &["translate", "listen", "--to", "ar"]);
    let after = site.read("ar.md");
    assert!(before.lines().all(|line| after.lines().any(|other| other == line)), "{after}");
    assert_eq!(after.matches("<!-- targum:").count(), 2, "{after}");
    site.expect("ar", "CCCMCCCCMCCC");
    assert!(site.run(0, &["translate", "listen", "--to", "ar"]).contains("already"));

    site.step("editing the translation confirms nothing");
    site.edit("ar.md", "دوّنوا ما ينقص", "اتصلوا خلال يوم");
    site.expect("ar", "CCCMCCCCMCCC");

    site.step("confirming does, and the comments go");
    site.run(0, &["sync", "listen", "--lang", "ar"]);
    site.both("CCCCCCCCCCCC");
    site.run(0, &["translate", "listen", "--to", "ar"]);
    assert!(!site.read("ar.md").contains("targum:"));
    site.both("CCCCCCCCCCCC");
}

fn changes_of_its_shape(site: &mut Site) {
    let one = "קראו את הפנייה עד הסוף. התקשרו תוך יום אחד בלבד.";
    let two = "שאלו עמית על [הנוהל](https://example.org/a) ועל `stock`.";

    site.step("paragraphs change places");
    site.edit("he.md", &format!("{one}\n\n{two}"), &format!("{two}\n\n{one}"));
    site.both("CCCCCCCCCCCC");

    site.step("list items change places");
    site.edit(
        "he.md",
        "- הלקוח צודק לפעמים\n- הצוות זקוק למנוחה",
        "- הצוות זקוק למנוחה\n- הלקוח צודק לפעמים",
    );
    site.both("CCCCCCCCCCCC");

    site.step("the translation is reordered too");
    site.edit(
        "nl.md",
        "- De klant heeft soms gelijk\n- Het team heeft rust nodig",
        "- Het team heeft rust nodig\n- De klant heeft soms gelijk",
    );
    site.both("CCCCCCCCCCCC");

    site.step("a paragraph is split in two");
    site.edit("he.md", "הסוף. התקשרו", "הסוף.\n\nהתקשרו");
    site.both("CCCCCCCCCCCCC");

    site.step("one half of it says something else");
    site.edit("he.md", "תוך יום אחד בלבד", "רק אחרי שבועיים");
    assert!(site.states("nl").contains('M') && site.states("ar").contains('M'), "{}", site.states("nl"));
    site.edit("he.md", "רק אחרי שבועיים", "תוך יום אחד בלבד");
    site.both("CCCCCCCCCCCCC");

    site.step("and joined again");
    site.edit("he.md", "הסוף.\n\nהתקשרו", "הסוף. התקשרו");
    site.both("CCCCCCCCCCCC");

    site.step("two paragraphs become one");
    site.edit("he.md", &format!("{two}\n\n{one}"), &format!("{two} {one}"));
    site.both("CCCCCCCCCCC");
    site.edit("he.md", &format!("{two} {one}"), &format!("{two}\n\n{one}"));
    site.both("CCCCCCCCCCCC");

    site.step("the translator splits a paragraph and confirms it");
    site.edit("nl.md", "einde. Bel", "einde.\n\nBel");
    site.run(0, &["sync", "listen", "--lang", "nl"]);
    site.both("CCCCCCCCCCCC");
    site.edit("he.md", "עד הסוף", "עד האמצע");
    site.expect("nl", "CCCCMCCCCCCC");
    site.edit("he.md", "עד האמצע", "עד הסוף");
    site.both("CCCCCCCCCCCC");

    site.step("a paragraph becomes a list item");
    site.edit("he.md", "אמרו \"תודה\"", "- אמרו \"תודה\"");
    site.both("CCCCCCCCCCCC");
    site.edit("he.md", "- אמרו \"תודה\"", "אמרו \"תודה\"");
}

fn what_comes_and_goes(site: &mut Site) {
    site.step("a paragraph comes");
    site.edit("he.md", "| מתי | מה |", "פסקה חדשה לגמרי על משוב.\n\n| מתי | מה |");
    site.both("CCCCCCCCCCUCC");
    assert_eq!(site.standing("ar").0, Freshness::OutdatedMajor);

    site.step("a new paragraph that translators are spared");
    site.run(0, &["touch", "listen", "--minor"]);
    site.both("CCCCCCCCCCUCC");
    let (freshness, coverage) = site.standing("ar");
    assert!(freshness != Freshness::OutdatedMajor && coverage < 100);

    site.step("it gets an empty place in Dutch");
    site.run(0, &["translate", "listen", "--to", "nl"]);
    assert!(site.read("nl.md").contains("פסקה חדשה לגמרי על משוב. -->\n\n"), "{}", site.read("nl.md"));
    site.both("CCCCCCCCCCUCC");

    site.step("which is filled, and confirmed by itself");
    let place = "פסקה חדשה לגמרי על משוב. -->\n";
    site.edit("nl.md", place, &format!("{place}Een heel nieuwe alinea over feedback.\n"));
    site.expect("nl", "CCCCCCCCCCmCC");
    let id = site.id("nl", "פסקה חדשה");
    site.run(0, &["sync", "listen", "--lang", "nl", "--unit", &id]);
    site.expect("nl", "CCCCCCCCCCCCC");
    site.expect("ar", "CCCCCCCCCCUCC");

    site.step("the paragraph goes");
    site.edit("he.md", "פסקה חדשה לגמרי על משוב.\n\n", "");
    site.expect("nl", "CCCCCCCCCCCC-M");
    site.expect("ar", "CCCCCCCCCCCC");
    assert!(site.run(0, &["diff", "listen", "--to", "nl"]).contains("gone from he.md"));

    site.step("from the translation too");
    site.run(0, &["translate", "listen", "--to", "nl"]);
    assert!(site.read("nl.md").contains("no longer has this"));
    site.edit("nl.md", "Een heel nieuwe alinea over feedback.\n", "");
    site.both("CCCCCCCCCCCC");
    site.run(0, &["translate", "listen", "--to", "nl"]);
    assert!(!site.read("nl.md").contains("targum:"));

    site.step("the same paragraph twice");
    let again = "הקשיבו שוב ושוב לכל לקוח.";
    site.edit("he.md", "| מתי | מה |", &format!("{again}\n\n{again}\n\n| מתי | מה |"));
    site.edit("nl.md", "| Wanneer | Wat |", "Luister opnieuw.\n\nLuister opnieuw.\n\n| Wanneer | Wat |");
    site.edit("ar.md", "| متى | ماذا |", "أصغوا مجددا.\n\nأصغوا ثانية.\n\n| متى | ماذا |");
    site.run(0, &["sync", "complaints", "--all"]);
    site.both("CCCCCCCCCCCCCC");
    site.edit("he.md", &format!("{again}\n\n{again}"), again);
    assert!(site.states("nl").starts_with("CCCCCCCCCCCCC"), "{}", site.states("nl"));
    site.edit("he.md", again, &format!("{again}\n\n{again}"));
    site.both("CCCCCCCCCCCCCC");

    site.step("a heading is renamed and keeps its id");
    site.edit("he.md", "## לפני השיחה", "## טרם הפגישה");
    site.both("CCMCCCCCCCCCCC");
    site.run(0, &["touch", "listen", "--minor"]);
    site.both("CCmCCCCCCCCCCC");

    site.step("a row of the table");
    site.edit("he.md", "| מיד | להתקשר |", "| מחר | להתקשר |");
    site.both("CCmCCCCCCCCCCM");
    site.edit("he.md", "| מחר | להתקשר |", "| מיד | להתקשר |\n| מחר | לכתוב מכתב |");
    site.both("CCmCCCCCCCCCCCU");
    site.edit("he.md", "\n| מחר | לכתוב מכתב |", "");

    site.step("title and summary");
    site.edit("he.md", "title: להקשיב", "title: לשמוע באמת");
    site.edit("he.md", "summary: איך מקשיבים.", "summary: כיצד שומעים היטב.");
    site.both("MMmCCCCCCCCCCC");

    site.step("all is confirmed, in the whole section");
    let said = site.run(0, &["sync", "complaints", "--all"]);
    assert!(said.contains("in 2 translations"), "{said}");
    site.both("CCCCCCCCCCCCCC");
}

fn what_does_not_count(site: &mut Site) {
    let all = "CCCCCCCCCCCCCC";
    site.step("a link leads elsewhere");
    site.edit("he.md", "https://example.org/a", "https://example.org/b");
    site.both(all);

    site.step("code is another");
    site.edit("he.md", "`stock`", "`stock --all`");
    site.edit("he.md", "targum build\n", "targum build --strict\n");
    site.both(all);

    site.step("quotation marks are drawn otherwise");
    site.edit("he.md", "\"תודה\"", "״תודה״");
    site.both(all);
    site.edit("nl.md", "\"dank je\"", "‘dank je’");
    site.both(all);

    site.step("lines are wrapped otherwise");
    site.edit("he.md", "והקשיבו בסבלנות", "והקשיבו\nבסבלנות");
    site.both(all);

    site.step("another editor writes CRLF and a BOM, decomposed");
    for file in ["he.md", "nl.md", "ar.md", "ar.sync.yaml"] {
        let text = site.read(file).replace('\n', "\r\n").replace('é', "e\u{301}").replace('أ', "ا\u{654}");
        site.write(file, &format!("\u{FEFF}{text}"));
    }
    site.both(all);

    site.step("the translation is improved");
    site.edit("nl.md", "met veel geduld", "rustig en met geduld");
    site.both(all);

    site.step("and moved about");
    let nl = site.read("nl.md").replace("\r\n", "\n");
    let list = "- Het team heeft rust nodig\n- De klant heeft soms gelijk\n";
    assert!(nl.contains(list), "{nl}");
    site.write("nl.md", &(nl.replacen(list, "", 1) + "\n" + list));
    site.both(all);
    site.write("nl.md", &nl);
    site.both(all);
}

fn files_that_move_and_break(site: &mut Site) {
    let all = "CCCCCCCCCCCCCC";
    site.step("the entry moves, and its history with it");
    fs::rename(site.root().join("content/complaints/listen"), site.root().join("content/hear"))
        .expect("a folder can be moved");
    site.entry = "hear".into();
    site.both(all);
    site.run(2, &["diff", "complaints/listen", "--to", "ar"]);

    site.step("a language gets another name");
    fs::write(site.root().join("targum.yaml"), "languages: [he, nl-BE, ar]\n")
        .expect("settings can be written");
    for end in ["md", "sync.yaml"] {
        fs::rename(site.place(&format!("nl.{end}")), site.place(&format!("nl-BE.{end}")))
            .expect("it can be renamed");
    }
    site.expect("nl-BE", all);
    fs::write(site.root().join("targum.yaml"), "languages: [he, nl, ar]\n").expect("settings can be written");
    for end in ["md", "sync.yaml"] {
        fs::rename(site.place(&format!("nl-BE.{end}")), site.place(&format!("nl.{end}")))
            .expect("it can be renamed");
    }
    site.both(all);

    site.step("two people confirm different blocks, and git cannot merge");
    site.edit("he.md", "עד הסוף", "עד המילה האחרונה");
    site.edit("he.md", "## בזמן השיחה", "## תוך כדי שיחה");
    let base = site.read("nl.sync.yaml");
    let ids = [site.id("nl", "קראו"), site.id("nl", "תוך כדי")];
    site.run(0, &["sync", "hear", "--lang", "nl", "--unit", &ids[0], "--by", "Anna"]);
    let ours = site.read("nl.sync.yaml");
    site.write("nl.sync.yaml", &base);
    site.run(0, &["sync", "hear", "--lang", "nl", "--unit", &ids[1], "--by", "Bert"]);
    let theirs = site.read("nl.sync.yaml");
    assert_ne!(ours, theirs);
    // On other days: of two that confirmed the same block the later counts.
    let dated = |text: &str, by: &str, day: &str| {
        let signed = format!("by: \"{by}\"\n  at: \"");
        let mut parts = text.split(&signed);
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |text, part| format!("{text}by: \"{by}\"\n  at: \"{day}{}", &part[10..]))
    };
    let (ours, theirs) = (dated(&ours, "Anna", "2098-01-01"), dated(&theirs, "Bert", "2099-01-01"));
    site.write("nl.sync.yaml", &format!("<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> theirs\n"));
    assert!(site.run(0, &["check"]).contains("sync-damaged"));
    let half = site.states("nl");
    assert_eq!(half.matches('M').count(), 0, "{half}: what either confirmed later is confirmed");

    site.step("it is repaired");
    let said = site.run(0, &["sync", "hear", "--lang", "nl", "--repair"]);
    assert!(said.contains("written anew") && !said.contains("lost"), "{said}");
    assert!(!site.read("nl.sync.yaml").contains("<<<<") && site.read("nl.sync.yaml").contains("Anna"));
    assert_eq!(site.states("nl"), half);
    assert!(site.run(0, &["sync", "hear", "--lang", "nl", "--repair"]).contains("nothing to repair"));

    site.step("a sidecar is cut in the middle: what can be read is used, and said what is lost");
    let whole = site.read("nl.sync.yaml");
    let at = whole.match_indices("\n- id").nth(5).expect("a sixth unit").0;
    site.write("nl.sync.yaml", &whole[..at + 40]);
    let states = site.states("nl");
    assert!(states.starts_with("CCCCC") && states[5..].contains('M'), "{states}");
    assert!(site.run(0, &["sync", "hear", "--lang", "nl", "--repair"]).contains("lost"));
    assert!(site.states("nl").starts_with("CCCCC"));
    site.write("nl.sync.yaml", &whole);

    site.step("one that has lost its head keeps its units");
    let headless = whole.split_once("\n- id").map(|(_, rest)| format!("- id{rest}")).expect("units");
    site.write("nl.sync.yaml", &headless);
    site.run(0, &["sync", "hear", "--lang", "nl", "--repair"]);
    assert_eq!(site.states("nl"), half);

    site.step("one from a newer version is left alone");
    site.write("nl.sync.yaml", &whole.replace("schema: 1", "schema: 9"));
    site.run(1, &["sync", "hear", "--lang", "nl"]);
    assert!(site.read("nl.sync.yaml").contains("schema: 9"));
    site.write("nl.sync.yaml", &whole);

    site.step("without a sidecar nobody knows");
    fs::remove_file(site.place("nl.sync.yaml")).expect("it can be removed");
    assert_eq!(site.standing("nl").0, Freshness::Untracked);
    site.run(0, &["sync", "hear", "--all"]);
    site.both(all);

    site.step("the source is gone");
    fs::rename(site.place("he.md"), site.place("he.txt")).expect("it can be renamed");
    assert!(matches!(site.pair("ar"), Err(Unpaired::Orphan(_))));
    site.run(2, &["sync", "hear", "--lang", "ar"]);
    fs::rename(site.place("he.txt"), site.place("he.md")).expect("it can be renamed");
    site.both(all);
}

#[test]
fn a_chain_is_held_against_its_own_source() {
    let mut site = Site::new("languages: [he, nl, ar]\n");
    site.write("he.md", &format!("---\ntitle: להקשיב\nsummary: איך.\n---\n\n{HE}"));
    site.write("nl.md", NL);
    site.step("Arabic is made from Dutch");
    site.run(0, &["translate", "listen", "--to", "ar", "--from", "nl", "--title", "الإصغاء"]);
    let arabic = (AR_FIRST.to_owned() + AR_REST).replace("translated_from: he", "translated_from: nl");
    site.write("ar.md", &arabic);
    let said = site.run(0, &["sync", "--all"]);
    assert!(said.contains("Confirmed 24 blocks in 2 translations"), "{said}");
    site.both("CCCCCCCCCCCC");
    site.run(2, &["translate", "listen", "--to", "ar", "--from", "he"]);

    site.step("Hebrew changes: that is the Dutch translator's matter");
    site.edit("he.md", "רשמו מה עוד חסר", "התקשרו מיד");
    site.expect("nl", "CCCMCCCCCCCC");
    site.expect("ar", "CCCCCCCCCCCC");

    site.step("a touch of Hebrew is not told to Arabic");
    let said = site.run(0, &["touch", "listen", "--minor"]);
    assert!(said.contains("nl.sync.yaml") && !said.contains("ar.sync.yaml"), "{said}");
    site.expect("nl", "CCCmCCCCCCCC");

    site.step("Dutch follows, and Arabic is behind");
    site.edit("nl.md", "Noteer wat nog ontbreekt", "Bel meteen");
    site.run(0, &["sync", "listen", "--lang", "nl"]);
    site.expect("nl", "CCCCCCCCCCCC");
    site.expect("ar", "CCCMCCCCCCCC");
    let said = site.run(0, &["touch", "content/complaints/listen/nl.md", "--minor"]);
    assert!(said.contains("ar.sync.yaml") && !said.contains("nl.sync.yaml"), "{said}");
    site.expect("ar", "CCCmCCCCCCCC");
}

#[test]
fn comments_for_translators_are_on_no_page() {
    for html in ["sanitize", "escape", "trust"] {
        let site = Site::new(&format!("languages: [he, nl, ar]\nhtml: {html}\n"));
        site.write("he.md", &format!("---\ntitle: להקשיב\nsummary: איך.\n---\n\n{HE}"));
        site.write("../he.md", "---\ntitle: תלונות\n---\n");
        site.write("../../he.md", "---\ntitle: בית\n---\n");
        site.run(0, &["translate", "listen", "--to", "ar", "--title", "الإصغاء"]);
        site.write("ar.md", &(site.read("ar.md") + "\n\nفقرة.\n"));
        site.run(0, &["build"]);
        let page =
            fs::read_to_string(site.root().join("public/ar/complaints/listen/index.html")).expect("a page");
        assert!(page.contains("فقرة"), "{html}: the part that is translated is shown");
        assert!(!page.contains("targum:") && !page.contains("קראו את"), "{html}\n{page}");
    }
}

#[test]
fn an_interrupted_or_repeated_command_harms_nothing() {
    let site = Site::new("languages: [he, nl, ar]\n");
    site.write("he.md", &format!("---\ntitle: להקשיב\n---\n\n{HE}"));
    site.run(0, &["translate", "listen", "--to", "ar"]);
    let first = site.read("ar.md");
    site.run(0, &["translate", "listen", "--to", "ar"]);
    assert_eq!(site.read("ar.md"), first);
    site.run(0, &["undo"]);
    assert!(!site.place("ar.md").exists(), "what was made is removed");
    // A draft that a killed run left behind is no article, and the next run does not mind it.
    site.write(".ar.md.1.targum", "half");
    site.run(0, &["translate", "listen", "--to", "ar"]);
    assert_eq!(site.read("ar.md"), first);
    for wrong in [
        &["translate", "listen", "--to", "fr"][..],
        &["translate", "listen", "--to", "he"],
        &["translate", "listn", "--to", "ar"],
        &["translate", "listen"],
        &["sync"],
        &["sync", "listen", "--undo"],
        &["diff", "listen", "--to", "he"],
        &["touch", "listen", "--minor", "--major"],
        &["new", "x", "--lang", "fr", "--title", "x"],
        &["new", "a/../b", "--lang", "nl", "--title", "x"],
        &["new", "x", "--lang", "nl", "--title", " "],
    ] {
        site.run(2, wrong);
    }
}

#[test]
fn a_repository_tells_who_confirmed() {
    let site = Site::new("languages: [he, nl, ar]\n");
    site.write("he.md", &format!("---\ntitle: להקשיב\nsummary: איך.\n---\n\n{HE}"));
    site.write("nl.md", NL);
    let git = |args: &[&str]| {
        let done = Command::new("git").args(args).current_dir(site.root()).env_remove("GIT_DIR").output();
        assert!(done.expect("git runs").status.success(), "git {args:?}");
    };
    git(&["init", "-q"]);
    git(&["config", "user.name", "Dana Cohen"]);
    site.run(0, &["sync", "listen"]);
    assert!(site.read("nl.sync.yaml").contains("by: \"Dana Cohen\""));
    site.run(0, &["new", "rules", "--lang", "nl", "--title", "De regels: kort"]);
    let text = fs::read_to_string(site.root().join("content/rules/nl.md")).expect("it was made");
    assert!(text.contains("owner: Dana Cohen") && text.contains("title: \"De regels: kort\""), "{text}");
}
