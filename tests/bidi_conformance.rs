//! Holds the bidi engine against Unicode's own test files, every line of them.
//!
//! The files are those of Unicode 15.0, as Debian's package `unicode-data` has them; the engine's data are of Unicode
//! 16.0. No line of the files is about a character whose class changed in between, so none is left out.

#![allow(clippy::disallowed_methods, clippy::expect_used)]

use std::fs;

use rayon::prelude::*;
use targum::lang::Direction;
use targum::lang::bidi::{levels, visual_order};

const FOLDER: &str = "/usr/share/unicode";

fn read(name: &str) -> String {
    let path = format!("{FOLDER}/{name}");
    fs::read_to_string(&path)
        .unwrap_or_else(|why| panic!("{path}: {why}; install it with: apt-get install unicode-data"))
}

/// A character of each class, by the class's name in the files.
const CLASSES: [(&str, char); 23] = [
    ("L", 'a'),
    ("R", 'א'),
    ("AL", 'ا'),
    ("EN", '1'),
    ("ES", '+'),
    ("ET", '$'),
    ("AN", '٢'),
    ("CS", ','),
    ("NSM", '\u{301}'),
    ("BN", '\u{AD}'),
    ("B", '\u{2029}'),
    ("S", '\t'),
    ("WS", ' '),
    ("ON", '!'),
    ("LRE", '\u{202A}'),
    ("RLE", '\u{202B}'),
    ("PDF", '\u{202C}'),
    ("LRO", '\u{202D}'),
    ("RLO", '\u{202E}'),
    ("LRI", '\u{2066}'),
    ("RLI", '\u{2067}'),
    ("FSI", '\u{2068}'),
    ("PDI", '\u{2069}'),
];

/// The base directions of BidiTest.txt, by their bits.
const BASES: [(u32, Option<Direction>); 3] =
    [(1, None), (2, Some(Direction::Ltr)), (4, Some(Direction::Rtl))];

/// What is wanted of one text in one base direction.
struct Case {
    line: usize,
    text: String,
    base: Option<Direction>,
    levels: Vec<Option<u8>>,
    order: Vec<usize>,
}

impl Case {
    fn failure(&self) -> Option<String> {
        let levels = levels(&self.text, self.base);
        let order = visual_order(&self.text, self.base);
        (levels != self.levels || order != self.order).then(|| {
            format!(
                "line {}, {:?}, base {:?}: levels {levels:?} for {:?}, order {order:?} for {:?}",
                self.line, self.text, self.base, self.levels, self.order
            )
        })
    }
}

fn numbers(fields: &str) -> Vec<usize> {
    fields.split_whitespace().map(|field| field.parse().expect("a number")).collect()
}

fn wanted_levels(fields: &str) -> Vec<Option<u8>> {
    fields.split_whitespace().map(|field| (field != "x").then(|| field.parse().expect("a level"))).collect()
}

fn text_of_classes(fields: &str) -> String {
    let character = |name: &str| CLASSES.iter().find(|(known, _)| *known == name).map(|(_, c)| *c);
    fields.split_whitespace().map(|name| character(name).expect("a class")).collect()
}

/// BidiTest.txt: lines of classes, after lines with the levels and the order wanted of them.
fn cases_of_classes(file: &str) -> Vec<Case> {
    let (mut levels, mut order) = (Vec::new(), Vec::new());
    let mut cases = Vec::new();
    for (number, line) in file.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if let Some(fields) = line.strip_prefix("@Levels:") {
            levels = wanted_levels(fields);
        } else if let Some(fields) = line.strip_prefix("@Reorder:") {
            order = numbers(fields);
        } else if let Some((classes, bits)) = line.split_once(';') {
            let bits: u32 = bits.trim().parse().expect("bits");
            let text = text_of_classes(classes);
            cases.extend(BASES.iter().filter(|(bit, _)| bits & bit != 0).map(|(_, base)| Case {
                line: number + 1,
                text: text.clone(),
                base: *base,
                levels: levels.clone(),
                order: order.clone(),
            }));
        }
    }
    cases
}

/// BidiCharacterTest.txt: code points; base direction; the paragraph's level; levels; order.
fn cases_of_characters(file: &str) -> Vec<Case> {
    let lines = file.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|(number, line)| {
            let fields: Vec<&str> = line.split(';').collect();
            let code = |field: &str| u32::from_str_radix(field, 16).ok().and_then(char::from_u32);
            Case {
                line: number + 1,
                text: fields[0].split(' ').map(|field| code(field).expect("a code point")).collect(),
                base: match fields[1] {
                    "0" => Some(Direction::Ltr),
                    "1" => Some(Direction::Rtl),
                    _ => None,
                },
                levels: wanted_levels(fields[3]),
                order: numbers(fields[4]),
            }
        })
        .collect()
}

fn check(cases: &[Case], at_least: usize) {
    assert!(cases.len() > at_least, "only {} cases", cases.len());
    let failures: Vec<String> = cases.par_iter().filter_map(Case::failure).collect();
    let shown = failures.iter().take(20).cloned().collect::<Vec<_>>().join("\n");
    assert!(failures.is_empty(), "{} of {} cases fail:\n{shown}", failures.len(), cases.len());
}

#[test]
fn every_line_of_bidi_test() {
    check(&cases_of_classes(&read("BidiTest.txt")), 770_000);
}

#[test]
fn every_line_of_bidi_character_test() {
    check(&cases_of_characters(&read("BidiCharacterTest.txt")), 91_000);
}
