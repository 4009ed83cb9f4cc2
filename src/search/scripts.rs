//! The files of the index: scripts with one call each.

use std::ops::RangeInclusive;

use rayon::prelude::*;
use rustc_hash::FxHashSet;
use serde::Serialize;

use super::coding::{compare, front_coded, units};
use super::kept::{self, Kept};
use super::postings::encode_articles;
use super::shards::{self, Group};
use super::slots::Slots;
use super::{Desk, glossary, state};
use crate::analysis::{Compounding, rules};
use crate::digest::{Digest, Key};
use crate::library::{LangId, Record};
use crate::path::Url;
use crate::view::Parts;

/// The folder of the index.
const FOLDER: &str = "assets/search";
/// How many characters tell two versions of a file apart.
const STAMP: usize = 4;
/// The lengths of words that spelling help looks at, in UTF-16 units.
const LENGTHS: RangeInclusive<u32> = 3..=24;

/// A file of the index.
pub struct Script {
    /// Where it is published.
    pub url: Url,
    /// What it holds.
    pub text: String,
}

impl Script {
    /// Hands the file on, unless it stands already: its address and its key.
    fn hand_on(self, desk: &dyn Desk) -> (Url, Key) {
        let key = Key::of(&self.text);
        if !desk.keep(&self.url, key) {
            desk.put(&self, key);
        }
        (self.url, key)
    }
}

/// A file that hands `data`, a JavaScript expression, to the engine.
fn script(path: &str, (kind, lang, name): (&str, &str, &str), data: &str) -> Script {
    let text = format!("targum.register(\"{kind}\",\"{lang}\",\"{name}\",{data});\n");
    Script { url: Url::new(format!("{FOLDER}/{path}")), text }
}

/// A value as JavaScript. JSON is a part of it (ECMA-262 since 2019).
pub(super) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The rules of words. They follow from the program and the site's languages, and take some time.
pub(super) fn rules(parts: &Parts<'_>) -> Script {
    let languages = &parts.library.languages;
    let tags: Vec<&str> = languages.iter().map(|lang| lang.as_str()).collect();
    let stemmers: Vec<&str> = stemmers(parts).into_iter().map(|(lang, _)| lang).collect();
    let site = json(&serde_json::json!({ "languages": tags, "stemmers": stemmers }));
    let table = format!("Object.assign({site},{})", rules::table());
    Script { url: rules_url(), ..script("", ("rules", "", ""), &table) }
}

/// Where the rules of words are published.
pub(super) fn rules_url() -> Url {
    Url::new(format!("{FOLDER}/rules.js"))
}

/// The languages that have a stemmer for browsers, each with its function.
fn stemmers<'a>(parts: &Parts<'a>) -> Vec<(&'a str, String)> {
    let languages = parts.library.languages.iter();
    languages.filter_map(|lang| Some((lang.as_str(), rules::stemmer_script(lang)?))).collect()
}

/// Hands on the other files that all languages share: stemmers, the glossary.
pub(super) fn shared(parts: &Parts<'_>, desk: &dyn Desk) {
    let stemmer =
        |(lang, text): (&str, String)| script(&format!("stem/{lang}.js"), ("stemmer", lang, ""), &text);
    let mut all: Vec<Script> = stemmers(parts).into_iter().map(stemmer).collect();
    all.push(script("glossary.js", ("glossary", "", ""), &json(&glossary::terms(parts))));
    all.into_iter().for_each(|file| drop(file.hand_on(desk)));
}

/// What a language's other files are found by.
#[derive(Serialize)]
struct Root<'a> {
    version: String,
    articles: usize,
    sections: usize,
    starts: Vec<&'a str>,
    stamps: String,
    lengths: Vec<u32>,
    compounds: bool,
    topics: Vec<&'a str>,
}

/// The files of one language, which stand in the last build's files or not.
pub(super) struct Maker<'a> {
    pub parts: &'a Parts<'a>,
    pub slots: &'a Slots,
    pub id: LangId,
    pub kept: &'a Kept,
    pub desk: &'a dyn Desk,
}

impl Maker<'_> {
    /// Hands on the files of terms.
    pub fn terms(&self, groups: &[Group<'_>]) -> Vec<state::Shard> {
        let shards = shards::divide(groups);
        shards.par_iter().map(|shard| self.shard(&shard.start, &groups[shard.groups.clone()])).collect()
    }

    /// Hands on a file of terms, unless the last build made it of the same groups and it still stands.
    fn shard(&self, start: &str, groups: &[Group<'_>]) -> state::Shard {
        let file = groups.first().and_then(|group| group.file);
        let file = file.filter(|file| groups.iter().all(|group| group.file == Some(*file)));
        if let Some(file) = file.map(|file| file as usize)
            && self.kept.terms[file].len() == groups.len()
            && self.kept.state.shards[file].start == start
            && self.desk.keep(&terms_url(self.lang(), start), self.kept.state.shards[file].key)
        {
            return self.kept.state.shards[file].clone();
        }
        let (lang, name) = (self.lang(), name(start));
        let data = shards::encode(groups);
        let file = script(&format!("{lang}/terms/{name}.js"), ("terms", lang, &name), &format!("\"{data}\""));
        let stamp = Digest::of(file.text.as_bytes()).short()[..STAMP].to_owned();
        state::Shard { start: start.to_owned(), stamp, key: self.hand_on(file, &data) }
    }

    /// Hands on the files of words by length, for spelling help, of which some words came and others went.
    pub fn words<'w>(
        &self,
        came: impl Iterator<Item = &'w str>,
        went: impl Iterator<Item = &'w str>,
    ) -> Vec<(u32, Key)> {
        let (came, went) = (by_length(came), by_length(went));
        let file = |length: u32| {
            let kept = self.kept.words.iter().position(|(known, _)| *known == length);
            let (came, went) = (&came[length as usize], &went[length as usize]);
            if came.is_empty() && went.is_empty() {
                let (_, key) = self.kept.state.words[kept?];
                if self.desk.keep(&words_url(self.lang(), length), key) {
                    return Some((length, key));
                }
            }
            let kept = kept.map_or("", |kept| &self.kept.words[kept].1);
            let data = spelled(kept, came, went);
            let (lang, name) = (self.lang(), length.to_string());
            let file = Script {
                url: words_url(lang, length),
                ..script("", ("words", lang, &name), &format!("\"{data}\""))
            };
            (!data.is_empty()).then(|| (length, self.hand_on(file, &data)))
        };
        LENGTHS.into_par_iter().filter_map(file).collect()
    }

    /// Hands on the root and the topics.
    pub fn others(&self, shards: &[state::Shard], words: &[(u32, Key)]) -> Vec<(String, Key)> {
        let (parts, lang) = (self.parts, self.lang());
        let records = records(parts, self.slots, self.id);
        let topics = topics(parts, &records);
        let mut root = Root {
            version: String::new(),
            articles: records.len(),
            sections: records.iter().map(|(_, record)| record.headings.len() + 1).sum(),
            starts: shards.iter().map(|shard| shard.start.as_str()).collect(),
            stamps: shards.iter().map(|shard| shard.stamp.as_str()).collect(),
            lengths: words.iter().map(|(length, _)| *length).collect(),
            compounds: Compounding::of(&parts.library.languages[self.id]).is_some(),
            topics: topics.iter().map(|(topic, _)| *topic).collect(),
        };
        root.version = Digest::of(json(&root).as_bytes()).short();
        let files = [
            script(&format!("{lang}/topics.js"), ("topics", lang, ""), &json(&Pairs(&topics))),
            script(&format!("{lang}/root.js"), ("root", lang, ""), &json(&root)),
        ];
        files
            .into_iter()
            .map(|file| file.hand_on(self.desk))
            .map(|(url, key)| (url.to_string(), key))
            .collect()
    }

    /// Hands a file on, unless it stands already, and keeps its data for the next build: its key.
    fn hand_on(&self, file: Script, data: &str) -> Key {
        let (_, key) = file.hand_on(self.desk);
        if !self.kept.state.kept().any(|known| known == key) {
            self.desk.remember(self.id, key, data.as_bytes());
        }
        key
    }

    fn lang(&self) -> &str {
        self.parts.library.languages[self.id].as_str()
    }
}

/// Where the terms are published that begin at `start`.
pub(super) fn terms_url(lang: &str, start: &str) -> Url {
    Url::new(format!("{FOLDER}/{lang}/terms/{}.js", name(start)))
}

/// Where the words of a length are published.
pub(super) fn words_url(lang: &str, length: u32) -> Url {
    Url::new(format!("{FOLDER}/{lang}/words/{length}.js"))
}

/// Words that spelling help looks at, by their lengths in UTF-16 units: those without digits.
fn by_length<'w>(words: impl Iterator<Item = &'w str>) -> Vec<Vec<&'w str>> {
    let mut all = vec![Vec::new(); *LENGTHS.end() as usize + 1];
    for word in words {
        let length = units(word);
        if LENGTHS.contains(&length) && !word.bytes().any(|byte| byte.is_ascii_digit()) {
            all[length as usize].push(word);
        }
    }
    all
}

/// Sorted words of one length, to which some came and from which others went.
fn spelled(kept: &str, came: &[&str], went: &[&str]) -> String {
    let kept = kept::words(kept);
    let went: FxHashSet<&str> = went.iter().copied().collect();
    let mut all: Vec<&str> = kept.iter().map(String::as_str).filter(|word| !went.contains(word)).collect();
    all.extend(came);
    all.sort_unstable_by(|a, b| compare(a, b));
    let (mut data, mut before) = (String::new(), "");
    for word in all {
        front_coded(before, word, &mut data);
        before = word;
    }
    data
}

/// The name of the shard that begins at `start`: fit for any file system.
fn name(start: &str) -> String {
    if start.is_empty() {
        return "_".to_owned();
    }
    let units: Vec<String> = start.encode_utf16().map(|unit| rules::base_36(unit.into())).collect();
    units.join("-")
}

/// The topics that some of a language's articles have, with those articles.
fn topics<'a>(parts: &Parts<'a>, records: &[(u32, &Record)]) -> Vec<(&'a str, String)> {
    let articles = |topic: &str| -> Vec<u32> {
        let has = |record: &Record| record.front.topics.iter().any(|named| named.value == topic);
        records.iter().filter(|(_, record)| has(record)).map(|(slot, _)| *slot).collect()
    };
    let named = parts.library.topics.iter().map(|topic| (topic.as_str(), articles(topic)));
    let used = named.filter(|(_, articles)| !articles.is_empty());
    used.map(|(topic, articles)| (topic, encode_articles(articles))).collect()
}

/// The articles of a language by their slots.
fn records<'a>(parts: &Parts<'a>, slots: &Slots, id: LangId) -> Vec<(u32, &'a Record)> {
    let library = parts.library;
    let own = library.ids().filter_map(|entry| Some((entry, library.entry(entry).records[id].as_deref()?)));
    let mut all: Vec<_> = own.filter_map(|(entry, record)| Some((slots.of(entry)?, record))).collect();
    all.sort_unstable_by_key(|(slot, _)| *slot);
    all
}

/// Where the text of the article in a slot is published. Folders hold 256 files: some file systems slow down, or
/// end, with many more.
pub(super) fn text_url(lang: &str, slot: u32) -> Url {
    Url::new(format!("{FOLDER}/{lang}/texts/{:x}/{slot:x}.js", slot >> 8))
}

/// The text of the article in a slot.
pub(super) fn text(lang: &str, slot: u32, data: &str) -> Script {
    let name = format!("{slot:x}");
    Script { url: text_url(lang, slot), ..script("", ("text", lang, &name), data) }
}

/// A list of pairs as an object.
struct Pairs<'a>(&'a [(&'a str, String)]);

impl Serialize for Pairs<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}
