//! Blocks that were left in the source's language, and translations far longer or shorter than their source.

use super::Look;
use super::pairs::Pair;
use crate::diag::Diagnostic;
use crate::lang::{Lang, Script};
use crate::sync::{Unit, UnitKind};

/// Blocks with fewer letters vary too much to tell anything.
const LETTERS: usize = 40;
/// How many times the expected length is too long, and too short.
const TOO_LONG: f64 = 2.5;
const TOO_SHORT: f64 = 0.4;

/// How many letters a language takes for what English says with 100. Hebrew, Arabic and Dutch are as in this
/// repository's handbook, whose articles in one language differ by less than a third; the others are estimates, far
/// nearer than the margins above.
const LENGTHS: &[(&str, f64)] = &[
    ("he", 75.0),
    ("ar", 80.0),
    ("fa", 90.0),
    ("en", 100.0),
    ("nl", 115.0),
    ("de", 115.0),
    ("fr", 110.0),
    ("es", 110.0),
    ("ru", 105.0),
    ("ja", 45.0),
    ("zh", 30.0),
    ("ko", 50.0),
];

/// The findings.
pub(super) fn check(look: &Look<'_>, pairs: &[Pair]) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    for (at, unit) in look.target.units.iter().enumerate() {
        if left(look, at, unit) {
            let message = format!("this is still in the language of the source, `{}`", look.source.lang);
            let note = Diagnostic::warning("translation-untranslated", message);
            notes.push(look.at(at, note).help("Translate it; readers of this language cannot read it."));
        }
    }
    notes.extend(pairs.iter().filter_map(|pair| length(look, pair)));
    notes
}

/// Whether a block was left untranslated.
fn left(look: &Look<'_>, at: usize, unit: &Unit) -> bool {
    if matches!(unit.kind, UnitKind::Code | UnitKind::Html) {
        return false;
    }
    let words = &look.target.facts[at].words;
    let (from, to) = (look.source.lang.script(), look.target.lang.script());
    if from != to {
        let letters: Vec<Script> = words.chars().filter_map(Script::of).collect();
        let own = letters.iter().filter(|script| **script == from).count();
        return letters.len() >= 12 && own * 10 >= letters.len() * 9 && count(words) > 2;
    }
    // Names are the same in languages of one script, and have capitals in most.
    let plain = words.split_whitespace().filter(|word| !word.starts_with(char::is_uppercase));
    let plain = plain.filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1).count();
    plain > 3 && look.source.units.iter().any(|other| other.full == unit.full)
}

fn count(words: &str) -> usize {
    words.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count()
}

/// Tells of a block that is far longer or shorter than its source calls for.
fn length(look: &Look<'_>, pair: &Pair) -> Option<Diagnostic> {
    let ([source], [target], false) = (&*pair.source, &*pair.target, pair.loose) else { return None };
    let kind = look.target.units[*target].kind;
    if matches!(kind, UnitKind::Code | UnitKind::Html | UnitKind::Row) {
        return None;
    }
    let (a, b) = (letters(&look.source.facts[*source].words), letters(&look.target.facts[*target].words));
    if a.max(b) <= LETTERS || b == 0 || left(look, *target, &look.target.units[*target]) {
        return None;
    }
    let expected = a as f64 * usual(look.target.lang)? / usual(look.source.lang)?;
    let ratio = b as f64 / expected.max(1.0);
    let message = match () {
        () if ratio > TOO_LONG => "this is far longer than what the source says here",
        () if ratio < TOO_SHORT => "this is far shorter than what the source says here",
        () => return None,
    };
    let help = "Compare the two: something may have been left out, or stand in the wrong place.";
    Some(look.at(*target, Diagnostic::note("translation-length", message)).help(help))
}

/// Letters and digits as readers count them; marks on letters, such as vowel points, count as nothing.
fn letters(words: &str) -> usize {
    words.chars().filter(|c| c.is_alphanumeric() && !is_mark(*c)).count()
}

/// Points and vowel signs of Hebrew and Arabic, which are alphabetic in Unicode's terms.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{591}'..='\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}')
}

fn usual(lang: &Lang) -> Option<f64> {
    LENGTHS.iter().find(|(known, _)| *known == lang.language()).map(|(_, length)| *length)
}
