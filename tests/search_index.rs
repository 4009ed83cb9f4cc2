//! The files of the index hold each word of each article at its place, and nothing else.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, clippy::expect_used)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use targum::analysis::{Layers, is_stop, normalise, words};
use targum::build::Options;
use targum::lang::Lang;
use targum::path::Url;
use targum::source::MemoryTree;

const LISTING: &str = include_str!("sites/search.txt");

/// A form, an article's slot and a section's ordinal.
type Place = (String, u32, u32);

/// The built files of the index by path, each with what it registers.
struct Index(BTreeMap<String, Value>);

impl Index {
    fn of(listing: &str) -> Index {
        let (outcome, files) = common::in_memory(&MemoryTree::from_listing(listing), &Options::default());
        assert!(outcome.succeeded(), "{:?}", outcome.notes);
        let index = |(url, bytes): (Url, Vec<u8>)| {
            let path = url.as_str().strip_prefix("assets/search/")?.to_owned();
            let text = String::from_utf8(bytes).expect("the index is UTF-8");
            let call = text.strip_prefix("targum.register(")?.strip_suffix(");\n").expect("one call");
            let arguments: Vec<&str> = call.splitn(4, ',').collect();
            assert_eq!(arguments.len(), 4, "{path}");
            // Rules and stemmers are expressions, the rest is JSON.
            Some((path, serde_json::from_str(arguments[3]).unwrap_or(Value::Null)))
        };
        Index(files.into_iter().filter_map(index).collect())
    }

    fn get(&self, path: &str) -> &Value {
        self.0.get(path).unwrap_or_else(|| panic!("no {path} among {:?}", self.0.keys()))
    }

    fn below(&self, folder: &str) -> impl Iterator<Item = (&str, &Value)> {
        self.0
            .iter()
            .filter_map(move |(path, value)| Some((path.strip_prefix(folder)?.strip_suffix(".js")?, value)))
    }

    /// Every group of a language: key, flags and body, in the order of the files.
    fn groups(&self, lang: &str) -> Vec<(String, u32, String)> {
        let root = self.get(&format!("{lang}/root.js"));
        let mut groups = Vec::new();
        for start in root["starts"].as_array().expect("a list") {
            let name = match start.as_str().expect("a text") {
                "" => "_".to_owned(),
                start => start.encode_utf16().map(|unit| radix_36(unit.into())).collect::<Vec<_>>().join("-"),
            };
            let shard = self.get(&format!("{lang}/terms/{name}.js")).as_str().expect("a text");
            let mut reader = Reader::new(shard);
            let mut key = String::new();
            while !reader.is_done() {
                key = reader.front_coded(&key);
                assert!(*key >= *start.as_str().expect("a text"));
                let flags = reader.number();
                groups.push((key.clone(), flags, reader.text()));
            }
        }
        groups
    }
}

fn radix_36(value: u32) -> String {
    let digit = |value: u32| char::from_digit(value % 36, 36).expect("a digit");
    if value < 36 { digit(value).into() } else { radix_36(value / 36) + &digit(value).to_string() }
}

/// Reads what stands in a string of the index.
struct Reader {
    units: Vec<u16>,
    at: usize,
}

impl Reader {
    fn new(text: &str) -> Reader {
        Reader { units: text.encode_utf16().collect(), at: 0 }
    }

    fn is_done(&self) -> bool {
        self.at == self.units.len()
    }

    fn number(&mut self) -> u32 {
        let unit = u32::from(self.units[self.at]);
        self.at += 1;
        let index = unit - 32 - u32::from(unit > 34) - u32::from(unit > 92);
        if index < 64 { index } else { index + 29 * self.number() }
    }

    fn text(&mut self) -> String {
        let length = self.number() as usize;
        self.at += length;
        String::from_utf16(&self.units[self.at - length..self.at]).expect("whole characters")
    }

    fn front_coded(&mut self, before: &str) -> String {
        let shared = self.number() as usize;
        let before: Vec<u16> = before.encode_utf16().collect();
        String::from_utf16(&before[..shared]).expect("whole characters") + &self.text()
    }

    /// Slots and ordinals.
    fn postings(mut self) -> Vec<(u32, u32)> {
        let (mut all, mut slot) = (Vec::new(), 0);
        while !self.is_done() {
            slot += self.number();
            let mut ordinal = 0;
            loop {
                let value = self.number();
                ordinal += value / 48;
                all.push((slot, ordinal));
                ordinal += 1;
                if value / 24 % 2 == 1 {
                    break;
                }
            }
            slot += 1;
        }
        all
    }
}

/// A form of a group: its text, the keys of its parts, its places.
type Form = (String, Vec<String>, Vec<(u32, u32)>);

fn forms(key: &str, body: &str) -> Vec<Form> {
    let mut reader = Reader::new(body);
    let (mut all, mut form) = (Vec::new(), key.to_owned());
    while !reader.is_done() {
        form = reader.front_coded(&form);
        let parts = (0..reader.number()).map(|_| reader.text()).collect();
        all.push((form.clone(), parts, Reader::new(&reader.text()).postings()));
    }
    all
}

/// What must stand in the index of a language, by the texts that it shows.
fn expected(index: &Index, lang: &Lang) -> BTreeSet<Place> {
    let mut all = BTreeSet::new();
    for (name, text) in index.below(&format!("{lang}/texts/")) {
        let slot = u32::from_str_radix(name.split('/').next_back().expect("a name"), 16).expect("a number");
        let mut add = |text: &str, ordinal: usize, stops: bool| {
            for word in words(text) {
                let form = normalise(lang, word.text);
                if stops || !is_stop(lang, &form) {
                    all.insert((form, slot, ordinal as u32));
                }
            }
        };
        add(text["title"].as_str().expect("a title"), 0, true);
        add(text["summary"].as_str().expect("a summary"), 0, true);
        text["topics"]
            .as_array()
            .expect("topics")
            .iter()
            .for_each(|topic| add(topic[1].as_str().expect("a name"), 0, true));
        for (ordinal, section) in text["sections"].as_array().expect("sections").iter().enumerate() {
            add(section[1].as_str().expect("a heading"), ordinal, true);
            add(section[2].as_str().expect("a text"), ordinal, false);
        }
    }
    all
}

fn check(index: &Index, tag: &str) {
    let lang = Lang::parse(tag).expect("a tag");
    let layers = Layers::of(&lang);
    let mut found = BTreeSet::new();
    let mut before = String::new();
    for (key, flags, body) in index.groups(tag) {
        assert!(before.encode_utf16().le(key.encode_utf16()), "{before} stands before {key}");
        before.clone_from(&key);
        if flags & 2 != 0 {
            assert_eq!(layers.key(&key), body, "an alias leads to its key");
            continue;
        }
        for (form, parts, places) in forms(&key, &body) {
            assert!(form.is_empty() || layers.key(&form) == key, "{form} stands below {key}");
            assert!(parts.is_empty() || tag == "nl");
            if !form.is_empty() {
                found.extend(places.into_iter().map(|(slot, ordinal)| (form.clone(), slot, ordinal)));
            }
        }
    }
    let expected = expected(index, &lang);
    assert!(expected.len() > 20, "{tag}: {}", expected.len());
    let missing: Vec<&Place> = expected.difference(&found).collect();
    let extra: Vec<&Place> = found.difference(&expected).collect();
    assert!(missing.is_empty() && extra.is_empty(), "{tag}: missing {missing:?}, too many {extra:?}");
}

#[test]
fn each_word_stands_at_its_place() {
    let index = Index::of(LISTING);
    for lang in ["he", "nl", "ar"] {
        check(&index, lang);
    }
}

#[test]
fn roots_count_what_is_there() {
    let index = Index::of(LISTING);
    let root = index.get("nl/root.js");
    let texts: Vec<&Value> = index.below("nl/texts/").map(|(_, text)| text).collect();
    assert_eq!(root["articles"], texts.len());
    let sections: usize = texts.iter().map(|text| text["sections"].as_array().map_or(0, Vec::len)).sum();
    assert_eq!(root["sections"], sections);
    assert_eq!(root["stamps"].as_str().map(str::len), Some(4));
    assert_eq!(root["compounds"], true);
    assert_eq!(index.get("he/root.js")["compounds"], false);
    let lengths: BTreeSet<String> = index.below("nl/words/").map(|(name, _)| name.to_owned()).collect();
    let named: BTreeSet<String> =
        root["lengths"].as_array().expect("a list").iter().map(Value::to_string).collect();
    assert_eq!(lengths, named);
}

#[test]
fn compounds_are_found_by_their_parts() {
    let index = Index::of(LISTING);
    let groups = index.groups("nl");
    let of = |key: &str| {
        let (key, _, body) =
            groups.iter().find(|(found, flags, _)| found == key && flags & 2 == 0).expect("a group");
        forms(key, body)
    };
    let brief = of("brief");
    let (form, _, places) = &brief[0];
    assert_eq!((form.as_str(), places.len()), ("", 1), "{brief:?}");
    let compound = of("klachtenbrief");
    assert_eq!(compound[0].1, ["brief", "klach"]);
    assert_eq!(&compound[0].2, places);
}

#[test]
fn stems_that_begin_otherwise_are_found_by_prefix() {
    let index = Index::of(LISTING);
    let groups = index.groups("nl");
    let alias = groups.iter().find(|(key, flags, _)| key == "huizen" && flags & 2 != 0);
    assert_eq!(alias.map(|(.., key)| key.as_str()), Some("huis"));
}

#[test]
fn texts_say_what_results_show() {
    let index = Index::of(LISTING);
    let text = |entry: &str| {
        let mut texts = index.below("nl/texts/").map(|(_, text)| text);
        texts.find(|text| text["entry"] == entry).unwrap_or_else(|| panic!("no text of {entry}"))
    };
    let letter = text("complaints/letter");
    assert_eq!(letter["url"], "nl/klachten/brief/index.html");
    assert_eq!((&letter["kind"], &letter["title"]), (&"article".into(), &"De klachtenbrief".into()));
    assert_eq!(letter["trail"], serde_json::json!(["Klachten"]));
    assert_eq!(letter["topics"], serde_json::json!([["complaints", "Over klachten"]]));
    assert_eq!(letter["also"], serde_json::json!([["he", "he/complaints/letter/index.html"]]));
    assert_eq!(letter["sections"][1][1], "Twee huizen");
    assert_eq!(letter["sections"][1][2], "Bel \u{2067}שירות לקוחות\u{2069} op.\nEen voetnoot.");
    let term = text("glossary/complaint");
    assert_eq!(
        (&term["kind"], &term["url"]),
        (&"term".into(), &"nl/glossary/index.html#term-complaint".into())
    );
    assert_eq!(
        index.get("glossary.js"),
        &serde_json::json!([{"he": ["תלונה"], "nl": ["klacht", "klachten"], "ar": ["شكوى"]}])
    );
}

#[test]
fn topics_name_their_articles() {
    let index = Index::of(LISTING);
    let topics = index.get("nl/topics.js");
    let articles = Reader::new(topics["complaints"].as_str().expect("a text")).units.len();
    assert_eq!((topics.as_object().map(|topics| topics.len()), articles), (Some(1), 1));
}
