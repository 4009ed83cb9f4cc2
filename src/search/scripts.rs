//! The files of the index: scripts with one call each.

use std::ops::RangeInclusive;

use rayon::prelude::*;
use serde::Serialize;

use super::coding::front_coded;
use super::language::Index;
use super::postings::encode_articles;
use super::shards::{self, Shard};
use super::slots::Slots;
use super::{Desk, glossary};
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
pub(super) const LENGTHS: RangeInclusive<u32> = 3..=24;

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

/// Hands on the files of one language: their addresses and keys.
pub(super) fn language(
    (parts, slots, id): (&Parts<'_>, &Slots, LangId),
    index: &Index<'_>,
    desk: &dyn Desk,
) -> Vec<(Url, Key)> {
    let lang = parts.library.languages[id].as_str();
    let shards = shards::divide(&index.groups);
    let terms = |shard: &Shard| {
        let name = name(&shard.start);
        let data = format!("\"{}\"", shards::encode(&index.groups[shard.groups.clone()]));
        let file = script(&format!("{lang}/terms/{name}.js"), ("terms", lang, &name), &data);
        let stamp = Digest::of(file.text.as_bytes()).short()[..STAMP].to_owned();
        (file.hand_on(desk), stamp)
    };
    let (mut all, stamps): (Vec<(Url, Key)>, Vec<String>) = shards.par_iter().map(terms).unzip();
    let (lengths, words) = words(lang, &index.forms);
    let records = records(parts, slots, id);
    let topics = topics(parts, &records);
    let mut root = Root {
        version: String::new(),
        articles: records.len(),
        sections: records.iter().map(|(_, record)| record.headings.len() + 1).sum(),
        starts: shards.iter().map(|shard| shard.start.as_str()).collect(),
        stamps: stamps.concat(),
        lengths,
        compounds: Compounding::of(&parts.library.languages[id]).is_some(),
        topics: topics.iter().map(|(topic, _)| *topic).collect(),
    };
    root.version = Digest::of(json(&root).as_bytes()).short();
    let mut files = words;
    files.push(script(&format!("{lang}/topics.js"), ("topics", lang, ""), &json(&Pairs(&topics))));
    files.push(script(&format!("{lang}/root.js"), ("root", lang, ""), &json(&root)));
    all.par_extend(files.into_par_iter().map(|file| file.hand_on(desk)));
    all
}

/// The name of the shard that begins at `start`: fit for any file system.
fn name(start: &str) -> String {
    if start.is_empty() {
        return "_".to_owned();
    }
    let units: Vec<String> = start.encode_utf16().map(|unit| rules::base_36(unit.into())).collect();
    units.join("-")
}

/// The files of words by length, for spelling help, and the lengths that there are.
fn words(lang: &str, forms: &[(u32, &str)]) -> (Vec<u32>, Vec<Script>) {
    let file = |forms: &[(u32, &str)]| {
        let length = forms.first().map_or(0, |(length, _)| *length);
        let mut data = String::from("\"");
        let mut before = "";
        for (_, form) in forms {
            front_coded(before, form, &mut data);
            before = form;
        }
        data.push('"');
        (length, script(&format!("{lang}/words/{length}.js"), ("words", lang, &length.to_string()), &data))
    };
    forms.chunk_by(|a, b| a.0 == b.0).map(file).unzip()
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
pub(super) fn text(lang: &str, slot: u32, data: &impl Serialize) -> Script {
    let name = format!("{slot:x}");
    Script { url: text_url(lang, slot), ..script("", ("text", lang, &name), &json(data)) }
}

/// A list of pairs as an object.
struct Pairs<'a>(&'a [(&'a str, String)]);

impl Serialize for Pairs<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}
