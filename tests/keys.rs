//! Keys of pages: where a page's bytes change its key does, and where nothing that it shows changes its key stays.

#![allow(clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use proptest::prelude::*;
use targum::article::{self, Reading};
use targum::build::{Ends, Options, build};
use targum::diag::Diagnostic;
use targum::digest::Key;
use targum::lang::Lang;
use targum::library::freshness::units_of;
use targum::path::{EntryPath, SourcePath, Url};
use targum::publish::Sink;
use targum::source::{MemoryTree, read_text};
use targum::sync::{Scope, Signature, Unit, confirm};

const SETTINGS: &str = "title: {he: מדריך, nl: Handboek, ar: دليل}\nbase_url: https://example.org/\n\
    languages: [he, nl, ar]\nfallback: {ar: [nl]}\ntopics: [one, two]\nedit_url: https://example.org/{path}\n";

/// Articles as they are at first: path, front matter, body.
const ARTICLES: [(&str, &str, &str); 17] = [
    ("he", "title: בית", "שלום"),
    ("nl", "title: Begin\ntranslated_from: he", "Dag"),
    ("a/he", "title: חלק א", "על החלק"),
    ("a/nl", "title: Deel A\ntranslated_from: he", "Over het deel"),
    ("a/one/he", "title: אחד\ntopics: [one]", "טקסט על [[two]].\n\n## שתיים {#two}\n\nעוד מילה אחת."),
    (
        "a/one/nl",
        "title: Een\ntopics: [one]\ntranslated_from: he",
        "Over [[two]].\n\n## Twee {#two}\n\nEen klacht.",
    ),
    ("a/two/he", "title: שתיים", "ראו [[a/one#two]] ואת התלונה."),
    ("a/three/nl", "title: Drie", "Alleen hier: klacht, en [[one]]."),
    ("b/he", "title: חלק ב", ""),
    ("b/four/he", "title: ארבע\ntopics: [two]\nsee_also: [a/one]", "משהו על תלונה."),
    ("b/four/nl", "title: Vier\ntopics: [two]\ntranslated_from: he", "Iets over een klacht."),
    ("b/four/ar", "title: أربعة\ntranslated_from: he", "شيء ما."),
    ("b/five/he", "title: חמש\naliases: [he/old]", "מילה נדירה, ועוד [[b/four]] ו־[[a]]."),
    ("glossary/t/he", "title: תלונה\nforms: [תלונות]", "פנייה של לקוח. ראו [[a/two]]."),
    ("glossary/t/nl", "title: klacht\ntranslated_from: he", "Een klant meldt iets."),
    ("glossary/u/he", "title: מילה", "הגדרה של מילה."),
    ("glossary/u/nl", "title: iets\ntranslated_from: he", "Wat dan ook."),
];

/// Sentences and lines of front matter that edits put in.
const SENTENCES: [&str; 10] = [
    "תלונות.",
    "Nog een klacht.",
    "מילה נדירה.",
    "[[a/one]]",
    "[[b/four#two]]",
    "## Kop {#kop}",
    "[[a/three]]",
    "[[glossary/t]]",
    "iets",
    "## שתיים {#two}",
];
const LINES: [&str; 20] = [
    "title: Anders",
    "title: אחרת",
    "title: klacht",
    "summary: Kort.",
    "summary: קצר מאוד.",
    "date: 2026-01-01",
    "updated: 2026-02-02",
    "reviewed: 2026-03-03",
    "owner: Piet",
    "authors: [Jan, Klaas]",
    "machine: true",
    "proofread_by: Anna",
    "topics: [one, two]",
    "topics: []",
    "weight: 1",
    "slug: anders",
    "aliases: [nl/oud]",
    "extra: {x: 1}",
    "forms: [Nog]",
    "see_also: [b/five]",
];

/// A site that can be edited: front matter by its keys, paragraphs, sidecars.
#[derive(Clone, Debug)]
struct Handbook {
    articles: BTreeMap<String, (BTreeMap<String, String>, Vec<String>)>,
    sidecars: BTreeMap<String, String>,
}

fn line(text: &str) -> (String, String) {
    let (key, value) = text.split_once(": ").expect("a line of front matter");
    (key.to_owned(), value.to_owned())
}

impl Handbook {
    fn new() -> Handbook {
        let article = |(path, front, body): &(&str, &str, &str)| {
            let paragraphs = body.split("\n\n").map(str::to_owned).collect();
            ((*path).to_owned(), (front.lines().map(line).collect(), paragraphs))
        };
        let mut book =
            Handbook { articles: ARTICLES.iter().map(article).collect(), sidecars: BTreeMap::new() };
        book.confirm("b/four/nl");
        book.confirm("a/one/nl");
        book
    }

    fn text(&self, path: &str) -> String {
        let (front, body) = &self.articles[path];
        let front: String = front.iter().map(|(key, value)| format!("{key}: {value}\n")).collect();
        format!("---\n{front}---\n{}\n", body.join("\n\n"))
    }

    fn units(&self, path: &str) -> Vec<Unit> {
        let lang = |tag: &str| Lang::parse(tag).expect("a tag");
        let (entry, own) = path.rsplit_once('/').unwrap_or(("", path));
        let file = SourcePath::new(format!("content/{path}.md"));
        let source = read_text(&file, self.text(path).into_bytes()).value;
        let languages = [lang("he"), lang("nl"), lang("ar")];
        let html = targum::source::settings::HtmlPolicy::Sanitize;
        let (entry, own) = (EntryPath::new(entry), lang(own));
        let reading = Reading { entry: &entry, lang: &own, languages: &languages, html };
        units_of(&source, &article::parse(&source, &reading).value)
    }

    /// Confirms a Dutch translation as it is.
    fn confirm(&mut self, path: &str) {
        let source = path.strip_suffix("nl").map(|folder| format!("{folder}he"));
        let Some(source) = source.filter(|source| self.articles.contains_key(source)) else { return };
        if self.articles.get(path).is_none_or(|(front, _)| !front.contains_key("translated_from")) {
            return;
        }
        let (source, own) = (self.units(&source), self.units(path));
        let from = Lang::parse("he").expect("a tag");
        let sidecar = confirm(None, &from, &source, &own, &|_| false, Scope::Page, &Signature::default());
        self.sidecars.insert(path.to_owned(), sidecar.to_text());
    }

    fn edit(&mut self, (kind, which, value): (usize, usize, usize)) {
        let path = self.articles.keys().nth(which % self.articles.len()).expect("there are articles").clone();
        let Some((front, body)) = self.articles.get_mut(&path) else { return };
        match kind {
            0 | 1 => {
                let (key, value) = line(LINES[value % LINES.len()]);
                front.insert(key, value);
            }
            2 => body.push(SENTENCES[value % SENTENCES.len()].to_owned()),
            3 => body[0] = SENTENCES[value % SENTENCES.len()].to_owned(),
            4 => {
                let optional: Vec<String> = front
                    .keys()
                    .filter(|key| *key != "title" && *key != "translated_from")
                    .cloned()
                    .collect();
                optional.get(value % 3).and_then(|key| front.remove(key));
            }
            5 => {
                self.articles.remove(&path);
                self.sidecars.remove(&path);
            }
            6 => {
                let new = [
                    "a/a/he",
                    "a/two/nl",
                    "b/six/he",
                    "glossary/s/he",
                    "glossary/s/nl",
                    "c/he",
                    "a/three/he",
                ];
                let front = [line(&format!("title: Nieuw {value}"))].into();
                self.articles
                    .entry(new[value % new.len()].to_owned())
                    .or_insert((front, vec!["מילה".into()]));
            }
            _ => self.confirm(&path),
        }
    }

    fn build(&self) -> Option<BTreeMap<Url, (Key, Vec<u8>)>> {
        let article = |path: &String| (format!("content/{path}.md"), self.text(path));
        let sidecar = |(path, text): (&String, &String)| (format!("content/{path}.sync.yaml"), text.clone());
        let topics =
            |lang: &str| (format!("i18n/{lang}/topics.ftl"), "topic-one = 1\ntopic-two = 2\n".to_owned());
        let files = self.articles.keys().map(article).chain(self.sidecars.iter().map(sidecar));
        let files =
            files.chain(["he", "nl", "ar"].map(topics)).chain([("targum.yaml".into(), SETTINGS.into())]);
        let (tree, recorder) = (MemoryTree::new(files), Recorder::default());
        let outcome = build(&tree, &Options::default(), Ends { sink: &recorder, store: None }, &|_, _| ());
        outcome.succeeded().then(|| recorder.0.into_inner().expect("no thread panics"))
    }
}

/// A sink that keeps the keys of pages with their bytes.
#[derive(Default)]
struct Recorder(Mutex<BTreeMap<Url, (Key, Vec<u8>)>>);

impl Sink for Recorder {
    fn keep(&self, _: &Url, _: Key) -> bool {
        false
    }

    fn put(&self, url: &Url, key: Key, bytes: &[u8]) -> Result<(), Diagnostic> {
        if url.as_str().ends_with(".html") {
            self.0.lock().expect("no thread panics").insert(url.clone(), (key, bytes.to_vec()));
        }
        Ok(())
    }

    fn stands(&self, _: Key) -> bool {
        false
    }

    fn made_from(&self, _: Option<Key>) {}
}

/// The pages in both builds whose keys differ, and those whose bytes do.
fn changed(
    before: &BTreeMap<Url, (Key, Vec<u8>)>,
    after: &BTreeMap<Url, (Key, Vec<u8>)>,
) -> (BTreeSet<String>, BTreeSet<String>) {
    let both = || before.iter().filter_map(|(url, old)| Some((url.to_string(), old, after.get(url)?)));
    let keys = both().filter(|(_, old, new)| old.0 != new.0).map(|(url, ..)| url).collect();
    let bytes = both().filter(|(_, old, new)| old.1 != new.1).map(|(url, ..)| url).collect();
    (keys, bytes)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn where_bytes_change_the_key_does(
        first in proptest::collection::vec((0usize..8, 0usize..40, 0usize..40), 0..6),
        then in proptest::collection::vec((0usize..8, 0usize..40, 0usize..40), 1..3),
    ) {
        let mut book = Handbook::new();
        first.into_iter().for_each(|edit| book.edit(edit));
        let before = book.build();
        then.into_iter().for_each(|edit| book.edit(edit));
        // Some edits make mistakes, of which nothing is built.
        if let (Some(before), Some(after)) = (before, book.build()) {
            let (keys, bytes) = changed(&before, &after);
            let missed: Vec<&String> = bytes.difference(&keys).collect();
            prop_assert!(missed.is_empty(), "other bytes under the same key: {missed:?}");
        }
    }
}

/// Builds the handbook before and after an edit; the pages in both whose keys differ, all of which have other bytes.
fn rekeyed(edit: impl Fn(&mut Handbook)) -> BTreeSet<String> {
    let mut book = Handbook::new();
    let before = book.build().expect("the handbook is sound");
    edit(&mut book);
    let (keys, bytes) = changed(&before, &book.build().expect("it still is"));
    assert_eq!(keys, bytes, "keys that change in vain, or bytes without");
    keys
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn a_paragraph_changes_the_keys_of_its_pages_only() {
    let keys = rekeyed(|book| {
        let (_, body) = book.articles.get_mut("b/he").expect("an article");
        body.push("תלונות.".into());
    });
    assert_eq!(keys, set(&["ar/b/index.html", "he/b/index.html", "nl/b/index.html"]));
}

#[test]
fn an_entry_that_comes_leaves_the_keys_of_others_though_it_stands_before_them() {
    let keys = rekeyed(|book| {
        let front = [line("title: חדש")].into();
        book.articles.insert("a/a/he".into(), (front, vec!["בלי קשר".into()]));
    });
    assert!(keys.contains("he/a/index.html"), "{keys:?}");
    assert!(!keys.iter().any(|url| url.contains("/b/")), "{keys:?}");
}
