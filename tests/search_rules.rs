//! The analysis of words in Rust and in the theme's `words.js` is the same: where words are, their normal forms,
//! stems, keys of groups, variants without clitics and stop words, for the words of all texts in the repository, for
//! generated chains of affixes and for random strings. Node runs the script.
//!
//! More texts can be put through by hand: `TARGUM_SEARCH_TEXTS` names folders, parted by `:`, of which every file
//! is read as text, and `cargo test --test search_rules -- --nocapture` tells how many words there were.

#![allow(clippy::expect_used, clippy::disallowed_methods)]

mod search;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use icu_properties::CodePointMapData;
use icu_properties::props::GeneralCategory;
use rayon::prelude::*;
use targum::analysis::{Layers, is_stop, normalise, rules, variants, words};
use targum::lang::Lang;

use search::generated;

/// The languages with a script of Snowball's.
const SNOWBALL: [&str; 28] = [
    "nl", "en", "de", "fr", "es", "it", "pt", "ro", "ru", "sv", "da", "nb", "fi", "et", "hu", "tr", "el",
    "hy", "eu", "ca", "eo", "ga", "sr", "hi", "ne", "ta", "id", "yi",
];

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).expect("a language")
}

/// A folder with all that the script needs, and what it made of the texts.
fn in_node(mode: &str, texts: &[(&str, &str)]) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("a file");
    write("words.js", include_str!("../themes/handbook/assets/search/01-words.js"));
    write("table.json", &rules::table());
    for tag in SNOWBALL {
        write(&format!("stem-{tag}.js"), &rules::stemmer_script(&lang(tag)).expect("a stemmer"));
    }
    let lines = texts.iter().map(|text| serde_json::to_string(text).expect("JSON") + "\n");
    write("texts", &lines.collect::<String>());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search/rules.mjs");
    let run = Command::new("node").arg(script).arg(mode).arg(folder.path()).status();
    let status = run.expect("this test needs Node (18 or newer) as `node` on the path");
    assert!(status.success(), "tests/search/rules.mjs failed");
    let lines = std::fs::read_to_string(folder.path().join("lines")).expect("the script's lines");
    lines.lines().map(str::to_owned).collect()
}

/// All that is known of a form: what `facts` in rules.mjs writes.
fn facts(lang: &Lang, layers: &Layers, form: &str) -> String {
    let stop = if is_stop(lang, form) { "!" } else { "" };
    let variants = variants(lang, form).join(",");
    format!("{form}|{}|{}|{variants}|{stop}", layers.stem(form), layers.key(form))
}

/// A text's line, as `compare` in rules.mjs writes it: the whole as one word, then each word with its place.
fn line(tag: &str, text: &str) -> String {
    let lang = lang(tag);
    let layers = Layers::of(&lang);
    let units = |to: usize| text[..to].encode_utf16().count();
    let mut line = facts(&lang, &layers, &normalise(&lang, text));
    for word in words(text) {
        let known = facts(&lang, &layers, &normalise(&lang, word.text));
        line += &format!("\t{}-{}|{known}", units(word.start), units(word.end));
    }
    line
}

/// Whether Rust's Unicode has all of a text's characters.
fn is_known(text: &str) -> bool {
    let categories = CodePointMapData::<GeneralCategory>::new();
    text.chars().all(|c| categories.get(c) != GeneralCategory::Unassigned)
}

/// Compares all texts, each (language, text), and returns how many there were.
fn compare(texts: &[(&str, &str)]) -> usize {
    let lines = in_node("compare", texts);
    assert_eq!(lines.len(), texts.len());
    let different: Vec<String> = texts
        .par_iter()
        .zip(&lines)
        .filter(|(_, theirs)| theirs.as_str() != "?")
        .filter_map(|((tag, text), theirs)| {
            let ours = line(tag, text);
            (ours != **theirs).then(|| format!("{tag} {text:?}\n  Rust {ours:?}\n  JS   {theirs:?}"))
        })
        .collect();
    let unknown = lines.iter().filter(|line| *line == "?").count();
    let first: Vec<&str> = different.iter().map(String::as_str).take(20).collect();
    assert!(different.is_empty(), "{} of {} differ:\n{}", different.len(), texts.len(), first.join("\n"));
    assert!(
        unknown * 10 < texts.len(),
        "{unknown} of {} have characters that Node does not know",
        texts.len()
    );
    texts.len() - unknown
}

/// The folders of the repository that hold texts.
fn own_folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    ["content", "i18n", "docs", "tests", "themes", "src/lang"].map(|name| root.join(name)).into()
}

/// Every file in these folders that holds text.
fn texts(folders: &[PathBuf]) -> Vec<String> {
    let files = folders.iter().flat_map(|folder| {
        let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
        entries.filter_entry(|entry| entry.file_name() != "node_modules").filter_map(Result::ok)
    });
    files.filter_map(|file| std::fs::read_to_string(file.path()).ok()).collect()
}

#[test]
fn words_of_texts_are_the_same_in_browsers() {
    let mut folders = own_folders();
    folders.extend(std::env::var("TARGUM_SEARCH_TEXTS").iter().flat_map(std::env::split_paths));
    let texts = texts(&folders);
    let lines: BTreeSet<&str> = texts.iter().flat_map(|text| text.lines()).collect();
    let tokens: BTreeSet<&str> = lines
        .iter()
        .flat_map(|line| words(line))
        .map(|word| word.text)
        .filter(|word| is_known(word))
        .collect();
    let whole = lines.iter().filter(|line| is_known(line) && line.len() < 4000).map(|line| ("nl", *line));
    let each = tokens.iter().flat_map(|token| ["he", "ar", "nl"].map(|tag| (tag, *token)));
    let all: Vec<_> = whole.chain(each).collect();
    let compared = compare(&all);
    println!(
        "{} lines, {} distinct words in three languages: {compared} compared",
        lines.len(),
        tokens.len()
    );
    assert!(tokens.len() > 5000, "{}", tokens.len());
}

#[test]
fn generated_words_are_the_same_in_browsers() {
    let mut all = generated::hebrew();
    all.extend(generated::arabic());
    all.extend(generated::dutch());
    for tag in SNOWBALL {
        all.extend(generated::inflected(tag, &rules::stemmer_script(&lang(tag)).expect("a stemmer")));
    }
    let count = |tag: &str| all.iter().filter(|(of, _)| *of == tag).count();
    assert!(count("he") > 60_000 && count("ar") > 30_000 && count("nl") > 60_000);
    assert!(SNOWBALL.iter().all(|tag| count(tag) > 1000));
    all.extend(generated::random().into_iter().filter(|(_, text)| is_known(text)));
    let texts: Vec<(&str, &str)> = all.iter().map(|(tag, text)| (*tag, text.as_str())).collect();
    let compared = compare(&texts);
    println!("{compared} distinct generated words compared");
    assert!(compared > 200_000, "{compared}");
}

#[test]
fn kin_is_looked_for_where_it_stands() {
    let texts = texts(&own_folders());
    let mut forms = BTreeSet::new();
    for text in &texts {
        for word in words(text) {
            let tag = match word.text.chars().next() {
                Some('א'..='ת') => "he",
                Some('ء'..='ي') => "ar",
                _ => continue,
            };
            let form = normalise(&lang(tag), word.text);
            if !form.is_empty() {
                forms.insert((tag, form));
            }
        }
    }
    let all: Vec<(&str, &str)> = forms.iter().map(|(tag, form)| (*tag, form.as_str())).collect();
    for line in in_node("reach", &all) {
        let numbers: Vec<usize> = line.split('\t').skip(1).filter_map(|number| number.parse().ok()).collect();
        let [forms, pairs, found, typed, opened, keys] = numbers[..] else { panic!("{line}") };
        println!("{line}");
        assert!(pairs > 3000 && found * 100 > pairs * 93, "{line}");
        assert!(opened * 100 > typed * 94 && keys < forms * 5 / 2, "{line}");
    }
}
