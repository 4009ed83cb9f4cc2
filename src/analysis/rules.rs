//! The rules of this room for browsers: a table of data, made from the tables that Rust itself goes by, and
//! Snowball's scripts. The algorithms that read the table are in the theme's `words.js`.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Serialize;

use crate::lang::Lang;

use super::affixes::{ARABIC, Affixes, HEBREW};
use super::compounds::{self, Compounding};
use super::normal::{Fold, LONGEST, fold_of, is_plain};
use super::spelling::{self, Spelling};
use super::words::{is_hebrew, is_joiner};
use super::{affixes, is_word_char, prefix, snowball, stop};

/// What `words.js` is given. Sets of characters are [`ranges`].
#[derive(Serialize)]
struct Table {
    /// Characters of words.
    words: String,
    /// Those of them that no word begins with.
    joiners: String,
    /// Letters between which quotation marks are a part of the word.
    hebrew: String,
    /// Characters that need no NFKC.
    plain: String,
    /// Characters that normal forms are without.
    dropped: String,
    /// Characters that become others: pairs.
    folds: String,
    /// The most letters that a form has.
    longest: usize,
    /// The fewest letters that are left.
    least: Least,
    /// Languages whose texts have no clitics on words of Hebrew and Arabic letters.
    apart: &'static [&'static str],
    /// Affixes by language.
    affixes: BTreeMap<&'static str, &'static Affixes>,
    /// What spelling hides, by language.
    spelling: BTreeMap<&'static str, &'static Spelling>,
    /// How compounds are made, by language.
    compounds: BTreeMap<&'static str, &'static Compounding>,
    /// Words too common to search for, by language.
    stops: BTreeMap<&'static str, &'static [&'static str]>,
}

/// The fewest letters of what is left of a word.
#[derive(Serialize)]
struct Least {
    /// Without clitics, where a known form is looked for.
    variant: usize,
    /// Without clitics, for a stem.
    stem: usize,
    /// Without vowels.
    skeleton: usize,
}

/// The table, as JSON.
pub fn table() -> String {
    let table = Table {
        words: ranges(characters(), is_word_char),
        joiners: ranges(folding(), is_joiner),
        hebrew: ranges(folding(), is_hebrew),
        plain: ranges(folding(), is_plain),
        dropped: ranges(folding(), |c| matches!(fold_of(c), Fold::Drop)),
        folds: folds(),
        longest: LONGEST,
        least: Least { variant: prefix::LEFT, stem: affixes::LEFT, skeleton: affixes::SKELETON },
        apart: &prefix::APART,
        affixes: BTreeMap::from([("he", &HEBREW), ("ar", &ARABIC)]),
        spelling: BTreeMap::from([("nl", &spelling::DUTCH)]),
        compounds: BTreeMap::from([("nl", &compounds::DUTCH)]),
        stops: stop::LISTS.into_iter().collect(),
    };
    serde_json::to_string(&table).unwrap_or_default()
}

/// Snowball's stemmer for a language as a JavaScript expression, a function from a normalised word to its stem;
/// `None` for languages without one.
pub fn stemmer_script(lang: &Lang) -> Option<String> {
    let known = snowball::known(lang.language())?;
    let licence = snowball::LICENSE.trim();
    Some(format!(
        "/*!\n{licence}\n*/\n(function () {{\nvar BaseStemmer;\n{}\n{}\nvar stemmer = new {}();\n\
         return function (word) {{ return stemmer.stemWord(word); }};\n}})()",
        snowball::BASE.trim(),
        known.script.trim(),
        known.constructor
    ))
}

/// All characters that there are rules for: planes 0 to 3 and the marks of plane 14.
fn characters() -> impl Iterator<Item = char> {
    ('\0'..='\u{3FFFF}').chain('\u{E0000}'..='\u{E01FF}')
}

/// Those of them that there are other rules for than which are of words.
fn folding() -> impl Iterator<Item = char> {
    '\0'..='\u{2FFF}'
}

/// Those of some characters that `holds` is true of, as numbers in base 36 with spaces between them: how many do not
/// belong, how many then do, and so on from U+0000.
fn ranges(characters: impl Iterator<Item = char>, holds: impl Fn(char) -> bool) -> String {
    let mut out = String::new();
    let mut edge = 0;
    let mut inside = false;
    let mut last = 0;
    for c in characters {
        let changes = holds(c) != inside;
        let here = if inside { last + 1 } else { u32::from(c) };
        if changes {
            push_number(here - edge, &mut out);
            (edge, inside) = (here, !inside);
        }
        last = u32::from(c);
    }
    if inside {
        push_number(last + 1 - edge, &mut out);
    }
    out
}

/// Puts a number in base 36 behind what is there, after a space.
fn push_number(number: u32, out: &mut String) {
    if !out.is_empty() {
        out.push(' ');
    }
    out.push_str(&base_36(number));
}

/// A number in base 36, which scripts read by `parseInt(text, 36)` and write by `toString(36)`.
pub fn base_36(mut number: u32) -> String {
    let mut digits = Vec::new();
    while number > 0 || digits.is_empty() {
        digits.extend(char::from_digit(number % 36, 36));
        number /= 36;
    }
    digits.iter().rev().collect()
}

/// Each character that becomes another, followed by that one.
fn folds() -> String {
    let mut out = String::new();
    for c in folding() {
        if let Fold::To(letter) = fold_of(c)
            && letter != c
        {
            // Writing to a string cannot fail.
            let _ = write!(out, "{c}{letter}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_small_json() {
        let text = table();
        assert!(text.len() < 15 << 10, "{}", text.len());
        let table: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(table["stops"]["nl"][0], "aan");
        assert_eq!(table["affixes"]["he"]["chain"][3][0], "ה");
        assert_eq!(table["joiners"], "4t 1 672 2");
        assert!(table["folds"].as_str().unwrap().contains("ךכםמ"));
    }

    #[test]
    fn ranges_name_both_edges() {
        assert_eq!(ranges(characters(), |c| c.is_ascii_digit()), "1c a");
        assert_eq!(ranges(characters(), |c| c <= 'b' || c >= '\u{E0000}'), "0 2r jnvh e8");
    }

    #[test]
    fn no_character_outside_has_rules() {
        for c in ('\u{40000}'..='\u{DFFFF}').chain('\u{E0200}'..=char::MAX) {
            assert!(!is_word_char(c), "{c:?}");
        }
        for c in '\u{3000}'..=char::MAX {
            let plain = !is_joiner(c) && !is_hebrew(c) && !is_plain(c);
            assert!(plain && matches!(fold_of(c), Fold::Lower), "{c:?}");
        }
    }

    #[test]
    fn scripts_are_for_languages_that_have_a_stemmer() {
        let script = |tag: &str| stemmer_script(&Lang::parse(tag).unwrap());
        assert!(script("nl").unwrap().contains("new DutchStemmer()"));
        assert!(script("he").is_none() && script("pl").is_none());
    }
}
