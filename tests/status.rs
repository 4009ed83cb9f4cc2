//! How `targum status` tells of translations: rows and badges, order, formats and exit codes.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, clippy::expect_used, clippy::unwrap_used)]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use insta::assert_snapshot;
use serde_json::Value;
use targum::article::{Article, Reading, parse, segments};
use targum::build::{Options, survey};
use targum::diag::Style;
use targum::lang::Lang;
use targum::library::freshness::{sidecar_path, units_of, untranslated};
use targum::path::{EntryPath, SourcePath};
use targum::review::status::{Badge, Board, Origin, Row, by_language, html, json, rows, text};
use targum::source::{MemoryTree, Source, Tree, read_text};
use targum::sync::{Freshness, Scope, Severity, Sidecar, Signature, Unit, UnitState, confirm, touch};

/// A site's files by path.
type Files = BTreeMap<String, String>;

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

fn languages() -> Vec<Lang> {
    ["he", "nl", "ar"].into_iter().map(lang).collect()
}

/// One article as the program reads it.
fn article(files: &Files, path: &str) -> (Source, Article) {
    let path = SourcePath::new(path);
    let source = read_text(&path, files[path.as_str()].clone().into_bytes()).value;
    let entry = EntryPath::new(path.folder().trim_start_matches("content").trim_start_matches('/'));
    let (own, languages) = (lang(path.name().trim_end_matches(".md")), languages());
    let reading = Reading { entry: &entry, lang: &own, languages: &languages, html: Default::default() };
    let article = parse(&source, &reading).value;
    (source, article)
}

fn units(files: &Files, path: &str) -> Vec<Unit> {
    let (source, article) = article(files, path);
    units_of(&source, &article)
}

/// The source of a translation: its language and its file.
fn made_from(files: &Files, path: &str) -> Option<(Lang, String)> {
    let from = article(files, path).1.front.translated_from?.value;
    let folder = path.rsplit_once('/')?.0;
    let file = format!("{folder}/{from}.md");
    files.contains_key(&file).then_some((from, file))
}

fn sidecar(path: &str) -> String {
    sidecar_path(&SourcePath::new(path)).to_string()
}

/// Confirms one translation as it is.
fn confirm_one(files: &mut Files, path: &str) {
    let Some((from, file)) = made_from(files, path) else { return };
    let (source, own) = (units(files, &file), units(files, path));
    let foreign = untranslated(&source, &from);
    let signed = Signature { by: Some("Noa".into()), at: Some("2026-11-01".into()) };
    let made = confirm(None, &from, &source, &own, &foreign, Scope::Page, &signed);
    files.insert(sidecar(path), made.to_text());
}

/// Says that the source's latest changes bear little on a translation.
fn touch_minor(files: &mut Files, path: &str) {
    let (_, file) = made_from(files, path).unwrap();
    let (source, own) = (units(files, &file), units(files, path));
    let name = SourcePath::new(sidecar(path));
    let known = Sidecar::parse(&name, &files[name.as_str()]).value.unwrap();
    let made = touch(&known, &source, &own, Scope::Page, Severity::Minor, &Signature::default());
    files.insert(name.to_string(), made.to_text());
}

fn tree(files: &Files) -> MemoryTree {
    MemoryTree::new(files.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes())))
}

fn rows_of(files: &Files) -> Vec<Row> {
    let tree = tree(files);
    let surveyed = survey(&tree, &Options::default());
    rows(&tree, &surveyed.value.expect("there are settings").library)
}

fn put(files: &mut Files, path: &str, front: &str, body: &str) {
    files.insert(format!("content/{path}.md"), format!("---\n{front}\n---\n\n{body}"));
}

/// A site in which every state occurs.
fn every_state() -> Files {
    let mut files = Files::new();
    files.insert(
        "targum.yaml".into(),
        "title: 'Kitchen & \"<b>Table</b>\"'\nlanguages: [he, nl, ar]\n".into(),
    );
    put(&mut files, "he", "title: המדריך", "ראו [[listen]], [[listen]] ו[[thanks]].\n");
    put(
        &mut files,
        "nl",
        "title: Het handboek\ntranslated_from: he",
        "Zie [[listen]], [[listen]] en [[thanks]].\n",
    );
    put(
        &mut files,
        "ar",
        "title: الدليل\ntranslated_from: he\nproofread_by: سلمى",
        "انظر [[listen]] و[[listen]] و[[thanks]].\n",
    );
    put(
        &mut files,
        "listen/he",
        "title: להקשיב ללקוח\nowner: נועה\nreviewed: 2026-05-01",
        "מקשיבים.\n\nואז עונים.\n",
    );
    put(
        &mut files,
        "listen/nl",
        "title: Luister naar de klant\ntranslated_from: he",
        "Luister.\n\nAntwoord dan.\n",
    );
    put(&mut files, "listen/ar", "title: الاستماع إلى العميل\ntranslated_from: nl", "استمع.\n\nثم أجب.\n");
    put(&mut files, "sorry/he", "title: סליחה", "אומרים סליחה.\n");
    put(&mut files, "sorry/nl", "title: Sorry\ntranslated_from: he", "Zeg sorry.\n");
    put(&mut files, "sorry/ar", "title: عذرا\ntranslated_from: he\nmachine: true", "قل عذرا.\n");
    put(&mut files, "thanks/he", "title: תודה", "אומרים תודה [[listen]].\n");
    put(&mut files, "thanks/nl", "title: Dank\ntranslated_from: he", "Zeg dank [[listen]].\n");
    put(&mut files, "lost/nl", "title: Verloren\ntranslated_from: he", "Hier.\n");
    put(&mut files, "half/he", "title: חצי", "הפסקה הראשונה של המאמר.\n\nהפסקה השנייה של המאמר.\n");
    put(
        &mut files,
        "half/nl",
        "title: Half\ntranslated_from: he",
        "De eerste alinea van het artikel.\n\nהפסקה השנייה של המאמר.\n",
    );
    put(&mut files, "half/ar", "title: نصف\ntranslated_from: he\ndraft: true", "الفقرة الأولى.\n");
    put(&mut files, "glossary/he", "title: מונחים", "");
    put(&mut files, "glossary/escalation/he", "title: \"הסלמה <i>&amp;\"", "העברה הלאה.\n");
    for path in ["nl", "ar", "listen/nl", "listen/ar", "sorry/nl", "sorry/ar", "half/nl"] {
        confirm_one(&mut files, &format!("content/{path}.md"));
    }
    edit(&mut files, "content/listen/he.md", "ואז עונים", "ואז שואלים ורק אחר כך עונים");
    edit(&mut files, "content/sorry/he.md", "אומרים", "אומרים תמיד");
    touch_minor(&mut files, "content/sorry/nl.md");
    // The machine's work is made anew for what the source says now.
    confirm_one(&mut files, "content/sorry/ar.md");
    files
}

fn edit(files: &mut Files, path: &str, from: &str, to: &str) {
    let text = files.get_mut(path).unwrap();
    assert!(text.contains(from), "{path} has {from}");
    *text = text.replace(from, to);
}

fn find<'r>(rows: &'r [Row], path: &str, tag: &str) -> &'r Row {
    rows.iter()
        .find(|row| row.path.as_str() == path && row.lang.as_str() == tag)
        .expect("there is such a row")
}

#[test]
fn every_state_has_its_row_and_badge() {
    let rows = rows_of(&every_state());
    let badge = |path: &str, tag: &str| find(&rows, path, tag).badge;
    assert_eq!(badge("", "he"), Badge::Original);
    assert_eq!(badge("", "nl"), Badge::Current);
    assert_eq!(badge("", "ar"), Badge::Proofread);
    assert_eq!(badge("listen", "nl"), Badge::OutdatedMajor);
    assert_eq!(badge("listen", "ar"), Badge::Current);
    assert_eq!(badge("sorry", "nl"), Badge::OutdatedMinor);
    assert_eq!(badge("sorry", "ar"), Badge::Machine);
    assert_eq!(badge("thanks", "nl"), Badge::Untracked);
    assert_eq!(badge("thanks", "ar"), Badge::Missing);
    assert_eq!(badge("lost", "nl"), Badge::Orphan);
    assert_eq!(badge("lost", "he"), Badge::Missing);
    assert_eq!(badge("half", "nl"), Badge::PartlyTranslated);
    assert_eq!(badge("glossary/escalation", "nl"), Badge::Missing);
    let listed: Vec<(&str, &str)> = rows.iter().map(|row| (row.path.as_str(), row.lang.as_str())).collect();
    let mut unique = listed.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), rows.len(), "each entry has one row in each language");
    assert_eq!(rows.len(), 8 * 3);
}

#[test]
fn a_row_answers_all_four_questions() {
    let rows = rows_of(&every_state());
    let outdated = find(&rows, "listen", "nl");
    assert_eq!((outdated.freshness, outdated.origin), (Freshness::OutdatedMajor, Some(Origin::Person)));
    assert_eq!((outdated.units.total, outdated.units.current, outdated.units.major), (3, 2, 1));
    assert_eq!(outdated.stale.len(), 1);
    let stale = &outdated.stale[0];
    assert_eq!((stale.state, stale.line, stale.source_line), (UnitState::Major, Some(8), Some(9)));
    assert_eq!(outdated.owner.as_deref(), Some("נועה"), "the original's owner answers for it too");
    assert_eq!(outdated.from, Some(lang("he")));
    let chained = find(&rows, "listen", "ar");
    assert_eq!(chained.note.as_deref(), Some("its source, nl, is itself outdated"));
    assert_eq!(
        find(&rows, "listen", "he").reviewed.map(|date| date.to_string()).as_deref(),
        Some("2026-05-01")
    );
    let half = find(&rows, "half", "nl");
    assert_eq!((half.units.untranslated, half.coverage), (1, 55));
    let draft = find(&rows, "half", "ar");
    assert_eq!((draft.badge, draft.note.as_deref()), (Badge::Missing, Some("there is a draft")));
    assert_eq!((draft.units.total, draft.units.untranslated, draft.coverage), (3, 3, 0));
    assert_eq!((draft.title.as_str(), &draft.title_lang), ("חצי", &lang("he")));
    assert_eq!(find(&rows, "", "ar").proofread_by.as_deref(), Some("سلمى"));
    let untracked = find(&rows, "thanks", "nl");
    assert_eq!((untracked.units.total, untracked.units.current, untracked.stale.len()), (2, 0, 0));
    let term = find(&rows, "glossary/escalation", "he");
    assert_eq!((term.section.as_str(), term.badge), ("glossary", Badge::Original));
    assert_eq!(
        find(&rows, "lost", "nl").note.as_deref(),
        Some("there is no article in he to compare it with")
    );
}

#[test]
fn what_matters_most_comes_first() {
    let rows = rows_of(&every_state());
    let keys: Vec<_> = rows.iter().map(|row| (row.badge, std::cmp::Reverse(row.inbound))).collect();
    assert!(keys.is_sorted(), "{keys:?}");
    assert_eq!(find(&rows, "listen", "he").inbound, 2, "an entry counts once, however often it links");
    let missing: Vec<&str> =
        rows.iter().filter(|row| row.badge == Badge::Missing).map(|row| row.path.as_str()).collect();
    assert_eq!(missing[0], "thanks", "it has a link, the others have none");
    assert!(missing[1..].is_sorted());
}

#[test]
fn what_is_confirmed_again_is_current_and_drafts_come_in_when_asked_for() {
    let mut files = every_state();
    edit(&mut files, "content/listen/he.md", "ואז שואלים ורק אחר כך עונים", "ואז עונים");
    let rows = rows_of(&files);
    assert_eq!(find(&rows, "listen", "nl").badge, Badge::Current, "what was confirmed is there again");
    assert_eq!(find(&rows, "listen", "ar").note, None);
    let intake = targum::library::Intake { drafts: true, ..Default::default() };
    let tree = tree(&files);
    let library = survey(&tree, &Options { intake, ..Options::default() }).value.unwrap().library;
    let all = targum::review::status::rows(&tree, &library);
    assert_eq!(find(&all, "half", "ar").badge, Badge::PartlyTranslated, "the draft has a paragraph less");
}

#[test]
fn a_translation_that_cannot_be_published_is_not_missing() {
    let mut files = every_state();
    edit(&mut files, "content/sorry/nl.md", "Zeg sorry", "Zeg sorry [[nowhere]]");
    files.insert("content/thanks/ar.md".into(), "---\ntitel: x\n---\nشكرا\n".into());
    let rows = rows_of(&files);
    assert_ne!(find(&rows, "sorry", "nl").badge, Badge::Missing);
    let broken = find(&rows, "thanks", "ar");
    assert_eq!(broken.badge, Badge::Missing);
    assert_eq!(broken.note.as_deref(), Some("its file cannot be used: `targum check` tells why"));
}

#[test]
fn languages_are_added_up_by_words() {
    let rows = rows_of(&every_state());
    let sums = by_language(&rows, &languages());
    let of = |tag: &str| &sums.iter().find(|(known, _)| known.as_str() == tag).expect("its sum").1;
    let words = |tag: &str| of(tag).words;
    assert_eq!(
        words("nl").total,
        rows.iter().filter(|row| row.lang == lang("nl")).map(|row| row.words.total).sum::<usize>()
    );
    assert!(of("he").percent() > of("nl").percent() && of("nl").percent() > 0, "{sums:?}");
    assert_eq!(of("nl").worst, Some(Badge::Missing));
    assert_eq!(of("he").owners, ["נועה"]);
    let known = words("nl").current + words("nl").minor + words("nl").major + words("nl").untranslated;
    assert_eq!(of("nl").unknown(), words("nl").total - known);
    assert!(of("nl").unknown() > 0, "nobody knows of what is untracked and of orphans");
}

#[test]
fn json_is_what_its_schema_says() {
    let schema: Value = serde_json::from_str(include_str!("../docs/status.schema.json")).expect("it is JSON");
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("status.json", schema).expect("it is a schema");
    let index = compiler.compile("status.json", &mut schemas).expect("it is a schema");
    let found: Value = serde_json::from_str(&json(&rows_of(&every_state()))).expect("it is JSON");
    schemas.validate(&found, index).unwrap_or_else(|why| panic!("{why:#}"));
    assert_eq!(found.as_array().map(Vec::len), Some(24));
    let empty: Value = serde_json::from_str(&json(&[])).expect("it is JSON");
    assert_eq!(empty, serde_json::json!([]));
    // A schema that took anything would tell nothing.
    let mut wrong = found;
    wrong[0]["freshness"] = "stale".into();
    assert!(schemas.validate(&wrong, index).is_err());
}

#[test]
fn the_table_fits_a_terminal() {
    let rows = rows_of(&every_state());
    let sums = by_language(&rows, &languages());
    let plain = text(&rows, &sums, Style::default());
    assert_snapshot!(plain);
    assert!(!plain.contains(['\u{1B}', '\u{2066}', '\u{2068}']), "nothing but text is piped");
    let shown = text(&rows, &sums, Style { color: true, terminal: true });
    assert!(shown.contains("\u{1B}[31m"));
    assert!(shown.contains("\u{2068}الاستماع إلى العميل\u{2069}"), "a title is isolated on a terminal");
    let stripped: String = shown.split('\u{1B}').enumerate().fold(String::new(), |all, (at, part)| {
        all + if at == 0 { part } else { part.split_once('m').expect("a colour ends").1 }
    });
    let bare = |text: &str| text.replace(['\u{200E}', '\u{2066}', '\u{2068}', '\u{2069}'], "");
    assert_eq!(bare(&stripped), plain, "colours and isolates are all that differs");
}

#[test]
fn long_titles_and_paths_are_cut() {
    let mut files = every_state();
    let long = "הקשבה ".repeat(30);
    let folder = "a-folder-with-quite-a-long-name/and-another-one-within-it";
    put(&mut files, &format!("{folder}/he"), &format!("title: {long}"), "א.\n");
    let rows = rows_of(&files);
    let table = text(&rows, &by_language(&rows, &languages()), Style::default());
    let too_long: Vec<&str> = table.lines().filter(|line| line.chars().count() > 80).collect();
    assert!(too_long.is_empty(), "{too_long:#?}");
    assert!(table.contains("…and-another-one-within-it") || table.contains("/and-another-one-within-it"));
}

fn board(files: &Files) -> String {
    let rows = rows_of(files);
    let languages: Vec<_> = by_language(&rows, &languages())
        .into_iter()
        .map(|(lang, sum)| (lang, sum, "<i>".to_owned()))
        .collect();
    let today = jiff::civil::date(2026, 11, 21);
    html(&Board { title: "A & \"<b>B</b>\"", rows: &rows, languages: &languages, to_root: "../", today })
}

/// The first thing about a document's tags that is not in order.
fn unbalanced(html: &str) -> Option<String> {
    const VOID: [&str; 3] = ["meta", "input", "br"];
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html.strip_prefix("<!doctype html>").expect("a doctype");
    while let Some((_, after)) = rest.split_once('<') {
        let mut quoted = false;
        let end = after.find(|c| {
            quoted ^= c == '"';
            c == '>' && !quoted
        });
        let tag = &after[..end?];
        rest = &after[end? + 1..];
        let name = tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap_or("");
        match tag.strip_prefix('/') {
            Some(name) if open.pop() != Some(name) => {
                return Some(format!("stray </{name}> before {rest:.80}"));
            }
            Some(_) => {}
            None if VOID.contains(&name) => {}
            None if matches!(name, "style" | "script") => {
                rest = rest.split_once(&format!("</{name}>")).expect("it ends").1;
            }
            None => open.push(name),
        }
    }
    (!open.is_empty()).then(|| format!("open: {open:?}"))
}

#[test]
fn the_board_is_sound_html_in_which_all_text_is_escaped() {
    let board = board(&every_state());
    assert_eq!(unbalanced(&board), None);
    assert!(board.contains("הסלמה &lt;i&gt;&amp;amp;") && !board.contains("הסלמה <i>"));
    assert!(board.contains("A &amp; &quot;&lt;b&gt;B&lt;/b&gt;&quot;"));
    assert!(!board.contains("<b>") && !board.contains("<i>"));
    assert!(
        board.contains("<a href=\"../content/listen/nl.md\"><bdi class=\"title\" lang=\"nl\" dir=\"ltr\">")
    );
    assert!(board.contains("<bdi class=\"title\" lang=\"ar\" dir=\"rtl\">الاستماع إلى العميل</bdi>"));
    let outdated = board.split("<tr data-l=\"nl\" data-s=\"outdated-major\">").nth(1).expect("its row");
    assert!(outdated.split("</tr>").next().is_some_and(|row| row.contains("line 8, line 9 of the source")));
    for part in [
        "<caption>",
        "scope=\"col\"",
        "scope=\"row\"",
        "prefers-color-scheme: dark",
        "Content-Security-Policy",
    ] {
        assert!(board.contains(part), "{part} is missing");
    }
    assert!(!board.contains("http://") && !board.contains("https://"), "nothing is loaded from elsewhere");
    assert_eq!(board.matches("<tr data-l=").count(), 24);
    let hidden = "body:has(#s-original:not(:checked)) tr[data-s=\"original\"] { display: none; }";
    assert!(board.contains(hidden) && board.contains("<input type=\"checkbox\" id=\"s-original\">"));
}

fn targum(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_targum"));
    command.args(args).current_dir(folder).output().expect("the program runs")
}

fn utf8(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn on_disk(files: &Files) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders can be made");
        fs::write(path, text).expect("files can be written");
    }
    folder
}

#[test]
fn the_exit_code_tells_whether_a_condition_holds() {
    let site = on_disk(&every_state());
    let code = |args: &[&str]| targum(site.path(), args).status.code();
    assert_eq!(code(&["status"]), Some(0));
    assert_eq!(code(&["status", "he", "--fail-under", "100"]), Some(1), "an article is missing in Hebrew");
    assert_eq!(code(&["status", "--section", "listen", "he", "--fail-under", "100"]), Some(0));
    assert_eq!(code(&["status", "--fail-under", "0"]), Some(0));
    assert_eq!(code(&["status", "ar", "--fail-on", "outdated-major,outdated-minor"]), Some(0));
    assert_eq!(code(&["status", "--owner", "נועה", "--fail-on", "missing"]), Some(0));
    assert_eq!(
        code(&["status", "--state", "current", "--fail-on", "missing"]),
        Some(1),
        "what is shown is another matter"
    );
    let failed = targum(site.path(), &["status", "nl", "--fail-under", "90", "--fail-on", "outdated-major"]);
    assert_eq!(failed.status.code(), Some(1));
    let said = utf8(&failed.stderr);
    assert!(said.contains("of the words in nl are up to date: fewer than 90 %"), "{said}");
    assert!(said.contains("1 article is `outdated-major`: content/listen/nl.md"), "{said}");
    for wrong in [
        &["status", "fr"][..],
        &["status", "--section", "lissten"],
        &["status", "--state", "stale"],
        &["status", "--fail-under", "101"],
        &["status", "--format", "xml"],
    ] {
        assert_eq!(code(wrong), Some(2), "{wrong:?}");
    }
    let near = utf8(&targum(site.path(), &["status", "--section", "lissten"]).stderr);
    assert!(near.contains("Did you mean `listen`?"), "{near}");
}

#[test]
fn what_is_asked_for_is_what_is_shown() {
    let site = on_disk(&every_state());
    let array = |args: &[&str]| -> Vec<Value> {
        let run = targum(site.path(), args);
        serde_json::from_slice(&run.stdout).unwrap_or_else(|why| panic!("{why}: {}", utf8(&run.stdout)))
    };
    assert_eq!(array(&["status", "--format", "json"]).len(), 24);
    let arabic = array(&["status", "ar", "--format", "json"]);
    assert!(arabic.len() == 8 && arabic.iter().all(|row| row["lang"] == "ar"));
    let glossary = array(&["status", "--section", "content/glossary/", "--format", "json"]);
    assert!(glossary.len() == 6 && glossary.iter().all(|row| row["section"] == "glossary"));
    let states = array(&["status", "--state", "machine,orphan", "--format", "json"]);
    let badges: Vec<&Value> = states.iter().map(|row| &row["badge"]).collect();
    assert_eq!(badges, ["orphan", "machine"]);
    let shown = utf8(&targum(site.path(), &["status"]).stdout);
    assert!(shown.contains("Not listed: ") && !shown.contains("\ncurrent ("), "{shown}");
    assert!(utf8(&targum(site.path(), &["status", "--state", "current"]).stdout).contains("\ncurrent ("));
    let wrote = targum(site.path(), &["status", "--format", "html"]);
    assert!(utf8(&wrote.stdout).contains("status.html"), "{}", utf8(&wrote.stdout));
    let board = fs::read_to_string(site.path().join(".targum/status.html")).expect("the board");
    assert!(board.contains("Kitchen &amp; &quot;&lt;b&gt;Table&lt;/b&gt;&quot;"));
    let links = board.split("href=\"").skip(1).map(|rest| rest.split('"').next().expect("it ends"));
    for link in links {
        assert!(site.path().join(".targum").join(link).is_file(), "{link} leads nowhere");
    }
    let out = site.path().join("a/b/rows.json");
    let out = out.to_str().expect("a path");
    assert_eq!(targum(site.path(), &["status", "--format", "json", "--out", out]).status.code(), Some(0));
    let written: Vec<Value> = serde_json::from_slice(&fs::read(out).expect("the file")).expect("it is JSON");
    assert_eq!(written.len(), 24);
}

#[test]
fn damaged_sidecars_are_told_of() {
    let mut files = every_state();
    files.insert("content/nl.sync.yaml".into(), "nothing: at all\n".into());
    let site = on_disk(&files);
    let run = targum(site.path(), &["status"]);
    assert_eq!(run.status.code(), Some(0));
    assert!(utf8(&run.stderr).contains("sync-damaged"), "{}", utf8(&run.stderr));
    fs::write(site.path().join("targum.yaml"), "languages: 7\n").expect("a file can be written");
    assert_eq!(targum(site.path(), &["status"]).status.code(), Some(1));
}

/// Words by a small generator of numbers (xorshift), so that a failure can be repeated.
struct Words(u64);

impl Words {
    fn sentence(&mut self, stock: &[&str]) -> String {
        let words = (0..9).map(|_| {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            stock[(self.0 % stock.len() as u64) as usize]
        });
        words.collect::<Vec<_>>().join(" ") + "."
    }
}

const STOCK: [(&str, &[&str]); 3] = [
    ("he", &["לקוח", "תלונה", "יושר", "מענה", "שיחה", "הקשבה", "זמן", "אמון", "תודה", "עזרה"]),
    ("nl", &["klant", "klacht", "eerlijk", "antwoord", "gesprek", "luisteren", "tijd", "vertrouwen", "dank"]),
    ("ar", &["عميل", "شكوى", "صدق", "جواب", "حديث", "استماع", "وقت", "ثقة", "شكر", "مساعدة"]),
];

/// An article with a bit of everything.
fn body(words: &mut Words, stock: &[&str], link: usize) -> String {
    let mut say = || words.sentence(stock);
    format!(
        "{}\n\n## {}\n\n{} [[a{link:03}]] {}\n\n- **{}** {}\n- {}\n\n> {}\n\n| A | B | C |\n|---|---|---|\n| {} | {} | 3 |\n\n1. {}\n2. {}\n",
        say(),
        say(),
        say(),
        say(),
        say(),
        say(),
        say(),
        say(),
        say(),
        say(),
        say(),
        say()
    )
}

#[test]
fn exactly_the_changed_units_are_named() {
    const ARTICLES: usize = 200;
    let mut files = Files::new();
    files.insert("targum.yaml".into(), "languages: [he, nl, ar]\n".into());
    let mut words = Words(7);
    for at in 0..ARTICLES {
        for (tag, stock) in STOCK {
            let origin = if tag == "he" { "" } else { "\ntranslated_from: he" };
            let front =
                format!("title: {}\nsummary: {}{origin}", words.sentence(stock), words.sentence(stock));
            let body = body(&mut words, stock, (at * 7 + 3) % ARTICLES);
            put(&mut files, &format!("s{}/a{at:03}/{tag}", at / 50), &front, &body);
        }
    }
    let articles: Vec<String> = files.keys().filter(|path| path.ends_with(".md")).cloned().collect();
    articles.iter().for_each(|path| confirm_one(&mut files, path));
    let before = rows_of(&files);
    assert!(before.iter().all(|row| matches!(row.badge, Badge::Current | Badge::Original)));
    // The first paragraph of each tenth source says something else.
    for at in (0..ARTICLES).step_by(10) {
        let path = format!("content/s{}/a{at:03}/he.md", at / 50);
        let text = &files[&path];
        let start = text.find("---\n\n").expect("front matter") + 5;
        let end = start + text[start..].find('\n').expect("a paragraph");
        let text = format!("{}{}{}", &text[..start], words.sentence(STOCK[0].1), &text[end..]);
        files.insert(path, text);
    }
    let rows = rows_of(&files);
    let named: Vec<(String, usize, UnitState)> = rows
        .iter()
        .flat_map(|row| {
            let name = format!("{}/{}", row.path.name(), row.lang);
            row.stale.iter().map(move |unit| (name.clone(), unit.source_line.unwrap_or(0), unit.state))
        })
        .collect();
    let mut wanted: Vec<(String, usize, UnitState)> = (0..ARTICLES)
        .step_by(10)
        .flat_map(|at| ["nl", "ar"].map(|tag| (format!("a{at:03}/{tag}"), 6, UnitState::Major)))
        .collect();
    let mut found = named;
    found.sort();
    wanted.sort();
    assert_eq!(found, wanted);
    let major = rows.iter().filter(|row| row.badge == Badge::OutdatedMajor).count();
    assert_eq!(major, wanted.len());
    assert!(
        rows.iter().all(|row| matches!(row.badge, Badge::Current | Badge::Original | Badge::OutdatedMajor))
    );
    assert!(rows.iter().filter(|row| row.path.name().starts_with('a')).all(|row| row.inbound == 1));
}

#[test]
fn reading_an_article_finds_the_units_that_cutting_it_anew_finds() {
    let mut words = Words(11);
    let mut texts: Vec<String> = (0..100)
        .map(|at| {
            let (_, stock) = STOCK[at % 3];
            format!("---\ntitle: x\n---\n{}", body(&mut words, stock, at))
        })
        .collect();
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    texts.extend(common::files(&content).into_values().filter_map(|bytes| String::from_utf8(bytes).ok()));
    let odd = [
        "- ![a](b.png)\n- c\n\n  d\n",
        "![a](b.png \"t\")\n\n![a](b.png) x\n",
        "a: b\n: c\n\nx[^1]\n\n[^1]: y\n",
        "> [!NOTE]\n> a\n>\n> - [ ] b\n",
        "<!-- x -->\n\n<div>\n\na\n\n</div>\n",
        "    code\n\n```\nx\n",
    ];
    texts.extend(odd.iter().map(|body| format!("---\ntitle: x\n---\n{body}")));
    for text in texts {
        let files = Files::from([("content/x/he.md".to_owned(), text)]);
        let (source, article) = article(&files, "content/x/he.md");
        let start = targum::article::front::parse(&source).value.body_start;
        assert_eq!(article.segments, segments(&source.text, start), "{}", source.text);
        assert_eq!(tree(&files).paths().len(), 1);
    }
}
