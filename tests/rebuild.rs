//! After an edit only the files that show it are written, and the result is that of a cold build.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, clippy::expect_used)]

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use targum::article::{self, Reading};
use targum::lang::Lang;
use targum::library::freshness::{sidecar_path, units_of};
use targum::path::{EntryPath, SourcePath};
use targum::source::read_text;
use targum::sync::{Scope, Severity, Sidecar, Signature, Unit, confirm, touch};
use tempfile::TempDir;

const LISTING: &str = include_str!("sites/rebuild.txt");

/// A site on disk that has been built once.
struct Bench {
    _folder: TempDir,
    root: PathBuf,
}

impl Bench {
    fn new() -> Bench {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path().join("site");
        common::write_listing(&root, LISTING);
        let bench = Bench { _folder: folder, root };
        let (outcome, published) = bench.build();
        assert!(outcome.succeeded(), "{:?}", outcome.notes);
        assert_eq!(published.map(|published| published.removed), Some(0));
        bench
    }

    fn out(&self) -> PathBuf {
        self.root.join("public")
    }

    fn build(&self) -> (targum::build::Outcome, Option<targum::disk::Published>) {
        common::on_disk(&self.root, &self.out(), Some(&self.root.join(".targum/cache")))
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("folders can be made");
        fs::write(path, text).expect("files can be written");
    }

    fn replace(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.root.join(path)).expect("the file can be read");
        assert!(text.contains(from), "{path} has no `{from}`");
        self.write(path, &text.replace(from, to));
    }

    /// Builds again after an edit; says what was written and removed, and how many pages were made. The result
    /// is that of a cold build.
    fn rebuild_all(&self) -> (BTreeSet<String>, BTreeSet<String>, usize) {
        let (before, earlier) = (common::files(&self.out()), stamps(&self.out()));
        let (outcome, published) = self.build();
        assert!(outcome.succeeded(), "{:?}", outcome.notes);
        let published = published.expect("a build that succeeds publishes");
        let (after, later) = (common::files(&self.out()), stamps(&self.out()));
        let written: BTreeSet<String> =
            later.iter().filter(|stamp| !earlier.contains(*stamp)).map(|(name, _)| name.clone()).collect();
        let changed: BTreeSet<String> = after
            .iter()
            .filter(|(name, bytes)| before.get(*name) != Some(*bytes))
            .map(|(name, _)| name.clone())
            .collect();
        assert_eq!(written, changed, "files are written only when their bytes change");
        let removed: BTreeSet<String> =
            before.keys().filter(|name| !after.contains_key(*name)).cloned().collect();
        assert_eq!(published.removed, removed.len());
        let cold = tempfile::tempdir().expect("a temporary folder");
        let cold = cold.path().join("out");
        common::on_disk(&self.root, &cold, None);
        let cold = common::files(&cold);
        let apart: Vec<&String> =
            after.keys().chain(cold.keys()).filter(|name| after.get(*name) != cold.get(*name)).collect();
        assert!(apart.is_empty(), "the result is not that of a cold build: {apart:?}");
        (written, removed, outcome.rendered)
    }

    /// [`Bench::rebuild_all`], but for the manifest and the files of the index.
    fn rebuild(&self) -> (BTreeSet<String>, BTreeSet<String>, usize) {
        let (written, removed, made) = self.rebuild_all();
        let is_page = |name: &String| name != ".targum-manifest" && !name.starts_with(INDEX);
        let pages = |names: BTreeSet<String>| names.into_iter().filter(is_page).collect();
        (pages(written), pages(removed), made)
    }

    /// Builds again after an edit; the files of the index that were written, by their paths in it.
    fn reindex(&self) -> BTreeSet<String> {
        let (written, ..) = self.rebuild_all();
        written.iter().filter_map(|name| name.strip_prefix(INDEX)).map(str::to_owned).collect()
    }
}

/// Where the index lies.
const INDEX: &str = "assets/search/";

/// Each file's name with what changes when it is written again: a file that is moved into place is another one, and
/// where the system gives it the number of one that is gone, a later one.
fn stamps(out: &Path) -> BTreeSet<(String, (u64, i64, i64))> {
    use std::os::unix::fs::MetadataExt;
    let stamp = |name: &str| {
        let file = fs::metadata(out.join(name)).expect("the file is there");
        (file.ino(), file.ctime(), file.ctime_nsec())
    };
    common::files(out).into_keys().map(|name| (name.clone(), stamp(&name))).collect()
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn a_second_build_writes_and_makes_nothing() {
    let bench = Bench::new();
    assert_eq!(bench.rebuild(), (set(&[]), set(&[]), 0));
}

#[test]
fn an_edit_of_the_text_writes_the_pages_that_show_it() {
    let bench = Bench::new();
    bench.replace("content/a/two/he.md", "טקסט אחר.", "טקסט אחר לגמרי.");
    let (written, removed, made) = bench.rebuild();
    // Dutch has no article of its own and shows this one.
    assert_eq!(written, set(&["he/a/two/index.html", "nl/a/two/index.html"]));
    assert_eq!((removed, made), (set(&[]), 2));
}

#[test]
fn an_edit_of_a_title_writes_the_pages_that_name_it() {
    let bench = Bench::new();
    bench.replace("content/b/three/nl.md", "title: Drie", "title: Drie en een half");
    let (written, removed, made) = bench.rebuild();
    let shown = [
        "nl/a-z/index.html",
        "nl/b/index.html",
        "nl/b/three/index.html",
        "nl/index.html",
        "he/b/three/index.html",
    ];
    assert_eq!(written, set(&shown));
    assert_eq!((removed, made), (set(&[]), 5));
}

#[test]
fn an_edit_of_the_text_writes_the_files_of_its_words() {
    let bench = Bench::new();
    bench.replace("content/a/two/he.md", "טקסט אחר.", "טקסט אחר לגמרי.");
    let written = bench.reindex();
    let text = written.iter().find(|name| name.starts_with("he/texts/")).cloned().unwrap_or_default();
    // A word that was not there: the one file of words there is, those of its length, and the article's text.
    assert_eq!(written, set(&["he/root.js", "he/terms/_.js", "he/words/5.js", &text]));
    assert!(bench.reindex().is_empty());
}

#[test]
fn a_new_article_leaves_the_texts_of_others_alone() {
    let bench = Bench::new();
    bench.write("content/b/four/he.md", "---\ntitle: ארבע\n---\nחדש.\n");
    let texts = |written: BTreeSet<String>| written.iter().filter(|name| name.contains("/texts/")).count();
    assert_eq!(texts(bench.reindex()), 1);
    fs::remove_dir_all(bench.root.join("content/b/four")).expect("the article can be removed");
    assert_eq!(texts(bench.reindex()), 0);
}

#[test]
fn an_edit_of_topics_writes_their_lists() {
    let bench = Bench::new();
    bench.replace("content/a/one/nl.md", "[honesty]", "[complaints]");
    let (written, removed, _) = bench.rebuild();
    let shown = ["nl/a/one/index.html", "nl/topics/complaints/index.html", "nl/topics/honesty/index.html"];
    assert_eq!(written, set(&shown));
    assert_eq!(removed, set(&[]));
}

#[test]
fn an_edit_of_a_slug_moves_the_page_and_writes_those_that_link_to_it() {
    let bench = Bench::new();
    bench.replace("content/b/three/nl.md", "title: Drie", "title: Drie\nslug: drie");
    let (written, removed, _) = bench.rebuild();
    assert_eq!(removed, set(&["nl/b/three/index.html"]));
    for name in [
        "nl/b/drie/index.html",
        "nl/b/index.html",
        "nl/a-z/index.html",
        "he/b/three/index.html",
        "sitemap.xml",
    ] {
        assert!(written.contains(name), "{name} is not in {written:?}");
    }
    assert!(!written.contains("nl/a/one/index.html"), "a page that does not link there stands: {written:?}");
    assert!(!bench.out().join("nl/b/three").exists(), "a folder that became empty is gone");
}

#[test]
fn an_edit_of_a_link_writes_both_ends() {
    let bench = Bench::new();
    bench.replace("content/a/one/nl.md", "Tekst over [[two]].", "Tekst over [[two]] en [[three]].");
    let (written, removed, _) = bench.rebuild();
    for name in ["nl/a/one/index.html", "nl/b/three/index.html"] {
        assert!(written.contains(name), "{name} is not in {written:?}");
    }
    assert!(!written.contains("nl/b/index.html"), "{written:?}");
    assert_eq!(removed, set(&[]));
}

#[test]
fn an_edit_of_a_message_writes_its_language() {
    let bench = Bench::new();
    bench.replace("i18n/nl/topics.ftl", "= Klachten", "= Klachten en vragen");
    let (written, removed, _) = bench.rebuild();
    let shown =
        ["nl/index.html", "nl/search/index.html", "nl/topics/complaints/index.html", "nl/topics/index.html"];
    assert_eq!((written, removed), (set(&shown), set(&[])));
}

#[test]
fn an_edit_of_a_template_writes_its_pages() {
    let bench = Bench::new();
    bench.replace("themes/handbook/templates/topics.html", "<h1>", "<h1 class=\"x\">");
    let (written, removed, _) = bench.rebuild();
    assert_eq!((written, removed), (set(&["he/topics/index.html", "nl/topics/index.html"]), set(&[])));
}

#[test]
fn a_new_and_a_deleted_article() {
    let bench = Bench::new();
    bench.write("content/b/four/he.md", "---\ntitle: ארבע\n---\nחדש.\n");
    let (written, removed, _) = bench.rebuild();
    assert_eq!(removed, set(&[]));
    for name in ["he/b/four/index.html", "nl/b/four/index.html", "he/b/index.html", "he/a-z/index.html"] {
        assert!(written.contains(name), "{name} is not in {written:?}");
    }
    assert!(!written.contains("he/a/one/index.html"), "{written:?}");
    fs::remove_dir_all(bench.root.join("content/b/four")).expect("the article can be removed");
    let (_, removed, _) = bench.rebuild();
    assert_eq!(removed, set(&["he/b/four/index.html", "nl/b/four/index.html"]));
}

#[test]
fn a_translation_that_appears_and_goes() {
    let bench = Bench::new();
    bench.write("content/a/two/nl.md", "---\ntitle: Twee\ntranslated_from: he\n---\nNog een tekst.\n");
    let (written, _, _) = bench.rebuild();
    for name in ["nl/a/two/index.html", "he/a/two/index.html", "nl/a/one/index.html"] {
        assert!(written.contains(name), "{name} is not in {written:?}");
    }
    fs::remove_file(bench.root.join("content/a/two/nl.md")).expect("the article can be removed");
    let (written, removed, _) = bench.rebuild();
    assert!(written.contains("nl/a/one/index.html"));
    assert_eq!(removed, set(&[]));
}

#[test]
fn what_was_altered_or_deleted_by_hand_is_restored() {
    let bench = Bench::new();
    let page = bench.out().join("he/a/one/index.html");
    let whole = common::files(&bench.out());
    fs::write(&page, "altered").expect("the page can be written");
    fs::remove_file(bench.out().join("nl/index.html")).expect("the page can be removed");
    bench.build();
    assert!(common::files(&bench.out()) == whole);
}

#[test]
fn a_strangers_file_is_neither_removed_nor_overwritten() {
    let bench = Bench::new();
    let own = bench.out().join("he/b/notes.txt");
    fs::write(&own, "mine").expect("a file can be written");
    fs::remove_dir_all(bench.root.join("content/b")).expect("the section can be removed");
    let (_, published) = bench.build();
    assert!(published.is_some_and(|published| published.removed > 0));
    assert_eq!(fs::read_to_string(&own).expect("it is there"), "mine");
    fs::create_dir_all(bench.out().join("he/c")).expect("a folder can be made");
    fs::write(bench.out().join("he/c/index.html"), "mine too").expect("a file can be written");
    bench.write("content/c/he.md", "---\ntitle: חדש\n---\n");
    let before = common::files(&bench.out());
    let (outcome, published) = bench.build();
    assert!(
        published.is_none() && outcome.notes.iter().any(|note| note.code == "output"),
        "{:?}",
        outcome.notes
    );
    assert!(common::files(&bench.out()) == before);
}

#[test]
fn without_its_memory_or_manifest_a_build_is_the_same() {
    let bench = Bench::new();
    let whole = common::files(&bench.out());
    fs::remove_dir_all(bench.root.join(".targum")).expect("the memory can be removed");
    assert_eq!(bench.rebuild().0, set(&[]));
    fs::remove_file(bench.out().join(".targum-manifest")).expect("the manifest can be removed");
    bench.build();
    assert!(common::files(&bench.out()) == whole);
    for file in common::files(&bench.root.join(".targum")).into_keys() {
        fs::write(bench.root.join(".targum").join(file), "damaged").expect("the memory can be damaged");
    }
    assert_eq!(bench.rebuild().0, set(&[]));
}

#[test]
fn words_of_translations_that_are_not_used_make_no_word_common() {
    let bench = Bench::new();
    let topic = "---\ntitle: Zonnebloemen\n---\n\nTekst.\n";
    bench.write("content/gone/nl.md", topic);
    for at in 0..30 {
        let link = if at < 26 { "[[gone|de tuin]]" } else { "de tuin" };
        let own = format!("---\ntitle: צמח {at}\n---\n\nגינה.\n");
        let translated = "translated_from: he\n";
        let other = format!("---\ntitle: Plant {at}\n{translated}---\n\nEen zonnebloem bij {link}.\n");
        bench.write(&format!("content/plant-{at}/he.md"), &own);
        bench.write(&format!("content/plant-{at}/nl.md"), &other);
    }
    bench.build();
    fs::remove_dir_all(bench.root.join("content/gone")).expect("a folder can be removed");
    // Of thirty translations that have the word four are left, which are related by it.
    bench.rebuild();
    let page = fs::read_to_string(bench.out().join("he/plant-29/index.html")).expect("the page is there");
    assert!(page.contains("targum-related"), "{page}");
}

#[test]
fn what_a_build_that_was_cut_short_left_is_cleaned_up() {
    let bench = Bench::new();
    let whole = common::files(&bench.out());
    fs::create_dir_all(bench.out().join(".targum-stage")).expect("a folder can be made");
    fs::write(bench.out().join(".targum-stage/7"), "half").expect("a file can be written");
    bench.build();
    assert!(common::files(&bench.out()) == whole);
}

#[test]
fn the_same_bytes_with_one_thread_and_with_two_from_two_folders() {
    let build = |threads: usize| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path().join(format!("site-{threads}"));
        common::write_listing(&root, LISTING);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| common::on_disk(&root, &root.join("public"), None));
        common::files(&root.join("public"))
    };
    assert!(build(1) == build(2));
}

#[test]
fn an_edit_of_a_terms_title_reaches_fallback_pages() {
    let bench = Bench::new();
    bench.write("content/glossary/t/he.md", "---\ntitle: מונח\n---\nהגדרה.\n");
    bench.write("content/glossary/t/nl.md", "---\ntitle: eerste\n---\nUitleg.\n");
    bench.write("content/c/nl.md", "---\ntitle: Alleen hier\n---\neerste en tweede\n");
    bench.rebuild();
    bench.replace("content/glossary/t/nl.md", "title: eerste", "title: tweede");
    let (written, ..) = bench.rebuild();
    // Hebrew shows the Dutch article, with the term's Hebrew definition where its Dutch title occurs.
    assert!(written.contains("he/c/index.html"), "{written:?}");
}

#[test]
fn a_file_becomes_a_folder_and_a_file_again() {
    let bench = Bench::new();
    let alias = |from: &str, to: &str| bench.replace("content/b/three/nl.md", from, to);
    alias("title: Drie", "title: Drie\naliases: [nl/oud.html]");
    bench.rebuild();
    alias("nl/oud.html", "nl/oud.html/diep/x");
    let (written, removed, _) = bench.rebuild();
    assert!(written.contains("nl/oud.html/diep/x/index.html"), "{written:?}");
    assert_eq!(removed, set(&["nl/oud.html"]));
    alias("nl/oud.html/diep/x", "nl/oud.html");
    assert!(bench.rebuild().0.contains("nl/oud.html"));
}

#[test]
fn a_stranger_where_a_folder_or_a_file_must_be_is_told_of_before_anything_moves() {
    let bench = Bench::new();
    bench.write("content/c/he.md", "---\ntitle: חדש\n---\n");
    let refused = || {
        let before = common::files(&bench.out());
        let (outcome, published) = bench.build();
        let told = outcome.notes.iter().any(|note| note.message.contains("is in the way"));
        assert!(published.is_none() && told, "{:?}", outcome.notes);
        assert!(common::files(&bench.out()) == before);
    };
    fs::write(bench.out().join("he/c"), "mine").expect("a file can be written");
    refused();
    fs::remove_file(bench.out().join("he/c")).expect("the file can be removed");
    fs::create_dir_all(bench.out().join("he/c/index.html")).expect("a folder can be made");
    refused();
    fs::write(bench.out().join("he/c/index.html/x"), "mine").expect("a file can be written");
    refused();
}

#[test]
fn what_a_folder_took_the_place_of_is_gone() {
    let bench = Bench::new();
    fs::remove_dir_all(bench.root.join("content/b")).expect("the section can be removed");
    fs::remove_file(bench.out().join("he/b/index.html")).expect("the page can be removed");
    fs::create_dir(bench.out().join("he/b/index.html")).expect("a folder can be made");
    let (outcome, published) = bench.build();
    assert!(published.is_some(), "{:?}", outcome.notes);
    assert!(bench.out().join("he/b/index.html").is_dir(), "a stranger's folder stays");
}

/// The units of an article on disk.
fn units(root: &Path, path: &str) -> (Vec<Unit>, Option<Lang>) {
    let path = SourcePath::new(path);
    let source = read_text(&path, fs::read(root.join(path.as_str())).expect("an article")).value;
    let lang = |tag: &str| Lang::parse(tag).expect("a tag");
    let (own, languages) = (lang(path.name().trim_end_matches(".md")), [lang("he"), lang("nl")]);
    let entry = EntryPath::new(path.folder().trim_start_matches("content/"));
    let html = targum::source::settings::HtmlPolicy::Sanitize;
    let article =
        article::parse(&source, &Reading { entry: &entry, lang: &own, languages: &languages, html }).value;
    (units_of(&source, &article), article.front.translated_from.map(|from| from.value))
}

impl Bench {
    /// Confirms a translation as it is, or says that the latest changes of its source bear little on it.
    fn decide(&self, path: &str, touched: Option<Severity>) {
        let (own, from) = units(&self.root, path);
        let from = from.expect("a translation");
        let (folder, _) = path.rsplit_once('/').expect("a folder");
        let source = units(&self.root, &format!("{folder}/{from}.md")).0;
        let file = sidecar_path(&SourcePath::new(path));
        let sidecar = || {
            let text = fs::read_to_string(self.root.join(file.as_str())).expect("a sidecar");
            Sidecar::parse(&file, &text).value.expect("a sound sidecar")
        };
        let by = Signature::default();
        let next = match touched {
            Some(severity) => touch(&sidecar(), &source, &own, Scope::Page, severity, &by),
            None => confirm(None, &from, &source, &own, &|_| false, Scope::Page, &by),
        };
        self.write(file.as_str(), &next.to_text());
    }
}

/// Where `nl/a/one` is named: its own page, its section, lists, those that link to it and those beside it.
const NAMING_ONE: [&str; 8] = [
    "he/a/one/index.html",
    "nl/a-z/index.html",
    "nl/a/index.html",
    "nl/a/one/index.html",
    "nl/a/two/index.html",
    "nl/index.html",
    "nl/topics/honesty/index.html",
    "nl/b/three/index.html",
];

#[test]
fn confirming_a_translation_that_nothing_is_said_of_makes_no_page() {
    let bench = Bench::new();
    bench.decide("content/a/one/nl.md", None);
    assert_eq!(bench.rebuild(), (set(&[]), set(&[]), 0));
}

#[test]
fn an_edit_of_a_source_reaches_its_translation_and_the_pages_that_name_it() {
    let bench = Bench::new();
    bench.replace("content/b/three/nl.md", "Iets anders.", "Iets over [[one]].");
    bench.decide("content/a/one/nl.md", None);
    bench.rebuild();
    // The source says something else: a notice and a fold on the page, a badge wherever it is named.
    bench.replace("content/a/one/he.md", "טקסט על", "טקסט אחר לגמרי על");
    let (written, removed, made) = bench.rebuild();
    assert_eq!((written, removed, made), (set(&NAMING_ONE), set(&[]), NAMING_ONE.len()));
    // Once more: only the source itself and what is folded on the translation's page are others now.
    bench.replace("content/a/one/he.md", "אחר לגמרי", "שונה לחלוטין");
    let (written, removed, made) = bench.rebuild();
    let both = ["he/a/one/index.html", "nl/a/one/index.html"];
    assert_eq!((written, removed, made), (set(&both), set(&[]), 2));
    let page = fs::read_to_string(bench.out().join("nl/a/one/index.html")).expect("the page");
    assert!(page.contains("data-badge=\"outdated-major\"") && page.contains("שונה לחלוטין"));
    // Back to what was confirmed: as if nothing had happened.
    bench.replace("content/a/one/he.md", "טקסט שונה לחלוטין על", "טקסט על");
    assert_eq!(bench.rebuild().0, set(&NAMING_ONE));
}

#[test]
fn a_touch_takes_badges_back_and_leaves_a_quiet_mark() {
    let bench = Bench::new();
    bench.decide("content/a/one/nl.md", None);
    bench.replace("content/a/one/he.md", "טקסט על", "הטקסט על");
    bench.rebuild();
    bench.decide("content/a/one/nl.md", Some(Severity::Minor));
    let (written, removed, _) = bench.rebuild();
    // Nobody links to it from section b here; the source's page has its badge among the other languages.
    let naming: Vec<&str> = NAMING_ONE.into_iter().filter(|name| !name.contains("/b/")).collect();
    assert_eq!((written, removed), (set(&naming), set(&[])));
    let page = fs::read_to_string(bench.out().join("nl/a/one/index.html")).expect("the page");
    assert!(page.contains("data-badge=\"outdated-minor\"") && page.contains("data-stale=\"touched\""));
    // Without its sidecar nothing is known of it.
    fs::remove_file(bench.root.join("content/a/one/nl.sync.yaml")).expect("the sidecar can be removed");
    assert_eq!(bench.rebuild(), (set(&["nl/a/one/index.html"]), set(&[]), 1));
}

#[test]
fn what_a_folded_source_links_to_is_in_the_key() {
    let bench = Bench::new();
    bench.decide("content/a/one/nl.md", None);
    bench.replace("content/a/one/he.md", "טקסט על [[two]].", "טקסט אחר לגמרי על [[three]].");
    bench.rebuild();
    let before = fs::read_to_string(bench.out().join("nl/a/one/index.html")).expect("the page");
    assert!(before.contains("lang=\"nl\" dir=\"ltr\">Drie</bdi>"), "{before}");
    bench.replace("content/b/three/nl.md", "title: Drie", "title: Drie en een half");
    let (written, ..) = bench.rebuild();
    assert!(written.contains("nl/a/one/index.html"), "{written:?}");
}

#[test]
fn a_source_that_goes_makes_an_orphan() {
    let bench = Bench::new();
    bench.decide("content/a/one/nl.md", None);
    bench.rebuild();
    fs::remove_file(bench.root.join("content/a/one/he.md")).expect("the source can be removed");
    bench.rebuild();
    let page = fs::read_to_string(bench.out().join("nl/a/one/index.html")).expect("the page");
    assert!(page.contains("data-badge=\"orphan\""));
}
