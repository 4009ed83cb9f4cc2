//! Phrases that run against the text around them, and numbers that it would take apart: what is to be isolated.
//!
//! The bidirectional algorithm (UAX #9) sees characters, not phrases: in a Hebrew text it shows `C++.` as `.++C`, and
//! turns `Rust, Go` round when a comma should keep them apart. So each phrase is isolated, tightly (W3C, *Inline markup
//! and bidirectional text in HTML*): HTML has elements with `dir` for it, plain text the characters LRI, RLI and PDI.
//!
//! - Words of one direction with the signs between them are one phrase: `Microsoft Word (2016)`, `AT&T`, `JPG/PNG`,
//!   `C++`. The punctuation of the sentence around them is not part of it.
//! - Items of a list are phrases by themselves, so that they follow one another as the text around them runs; a
//!   sentence with a comma is one phrase (`shape.rs`).
//! - In a text from right to left numbers need help where their signs would leave them (`numbers.rs`). In one from left
//!   to right they do not, and a number after a right-to-left word stays with the text around.
//! - A quotation in the other direction that has words of this one in it is one phrase, with phrases of its own.

mod numbers;
mod runs;
mod shape;
mod signs;
mod words;

use std::ops::Range;

use self::runs::Runs;
use self::signs::{Sign, Signs, is_quote};
use self::words::{Kind, Word};
use super::script::Script;
use super::{Direction, Lang};

/// Stands for something of no direction within a text: an image, a link that shows its target's title.
pub const OBJECT: char = '\u{FFFC}';
/// Stands for inline code, which runs from left to right and is isolated already.
pub const CODE: char = '\u{FDD4}';
/// Stands for a reference to a footnote.
pub const NOTE: char = '\u{FDD5}';
/// Stands for a forced line break, which no phrase reaches across.
pub const BREAK: char = '\u{2028}';

/// How many characters a quotation has at most.
const QUOTED: usize = 1_000;

/// How deep phrases nest.
const DEPTH: usize = 4;

/// A phrase to be isolated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Where it stands, in bytes; without white space at either end.
    pub range: Range<usize>,
    /// Which way it runs.
    pub dir: Direction,
    /// Phrases within it that run the other way, or must be kept together, in order.
    pub inner: Vec<Phrase>,
}

/// The direction and script of the text that phrases are sought in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Base {
    /// Which way the text runs.
    pub dir: Direction,
    /// The script of its language, where that runs the same way. It decides which way a range of numbers runs.
    pub script: Option<Script>,
}

impl Base {
    /// A text of `lang`, shown in its direction.
    pub fn of(lang: &Lang) -> Base {
        Base { dir: lang.direction(), script: Some(lang.script()) }
    }

    /// A text that runs in `dir`, of `lang` as far as is known.
    pub fn new(dir: Direction, lang: &Lang) -> Base {
        Base { dir, script: Some(lang.script()).filter(|script| script.direction() == dir) }
    }

    /// Whether ranges of numbers run from right to left.
    fn is_arabic(self, text: &str) -> bool {
        match self.script {
            Some(script) => script == Script::Arabic,
            None => Script::dominant(text) == Some(Script::Arabic),
        }
    }
}

/// The language of a phrase in a text of `own`, where its script tells: that language itself, or the only one of
/// `languages` that is written so. Latin letters tell too little.
pub fn language_of(phrase: &str, dir: Direction, own: &Lang, languages: &[Lang]) -> Option<Lang> {
    let script = Script::dominant(phrase).filter(|script| dir.is_rtl() && script.direction() == dir)?;
    if own.script() == script {
        return Some(own.clone());
    }
    let mut written = languages.iter().filter(|lang| lang.script() == script);
    written.next().filter(|_| written.next().is_none()).cloned()
}

/// The direction of most words of a text of unknown language; `None` where both have as many.
pub fn direction_of(text: &str) -> Option<Direction> {
    let strong = |word: &str| word.chars().find_map(super::script::strong_direction);
    let mut balance = 0_isize;
    for dir in text.split_whitespace().filter_map(strong) {
        balance += if dir.is_rtl() { 1 } else { -1 };
    }
    match balance {
        0 => None,
        1.. => Some(Direction::Rtl),
        _ => Some(Direction::Ltr),
    }
}

/// Whether a text may hold a phrase at all: a look at its bytes, which spares most texts the rest. All of them are
/// looked at, without a way out in between, so that the processor can take many at once.
pub fn may_have(text: &str, dir: Direction) -> bool {
    let bytes = text.as_bytes();
    let within = |byte: u8, first: u8, last: u8| u8::from(byte.wrapping_sub(first) <= last - first);
    match dir {
        Direction::Rtl => {
            // ASCII's letters and digits, other scripts' first bytes. General punctuation (E2) is none of them.
            let other = |byte: u8| {
                within(byte | 0x20, b'a', b'z')
                    | within(byte, b'0', b'9')
                    | within(byte, 0xC2, 0xD5)
                    | within(byte, 0xE0, 0xE1)
                    | within(byte, 0xE3, 0xFF)
            };
            // Arabic digits: D9 A0 to D9 A9.
            let digit = |first: u8, second: u8| within(first, 0xD9, 0xD9) & within(second, 0xA0, 0xA9);
            let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
            bytes.iter().fold(0, |found, byte| found | other(*byte)) != 0
                || pairs.fold(0, |found, (first, second)| found | digit(*first, *second)) != 0
        }
        Direction::Ltr => {
            let other = |byte: u8| within(byte, 0xD6, 0xE0) | within(byte, 0xEF, 0xF0);
            bytes.iter().fold(0, |found, byte| found | other(*byte)) != 0
                && text.chars().any(|found| super::script::strong_direction(found) == Some(Direction::Rtl))
        }
    }
}

/// The phrases of a text, in order and without overlap.
pub fn find(text: &str, base: Base) -> Vec<Phrase> {
    if !may_have(text, base.dir) {
        return Vec::new();
    }
    let signs = Signs::of(text);
    let mut found = Vec::new();
    let arabic = base.is_arabic(text);
    phrases(text, &signs, base.dir, arabic, &mut found);
    nest(text, base, &mut found, DEPTH);
    found
}

fn phrases(text: &str, signs: &Signs, dir: Direction, arabic: bool, out: &mut Vec<Phrase>) {
    let phrase =
        |range: &Range<usize>| Phrase { range: signs.bytes(range), dir: dir.opposite(), inner: Vec::new() };
    let quotations = quotations(signs, dir);
    let words: Vec<Word> = match dir {
        Direction::Rtl => numbers::figures(signs, &words::words(signs, 0..signs.len()), arabic),
        Direction::Ltr => rtl_words(signs),
    };
    let outside = |word: &Word| {
        !quotations.iter().any(|range| range.start < word.range.end && word.range.start < range.end)
    };
    let words: Vec<Word> = words.into_iter().filter(outside).collect();
    let runs = Runs { text: signs, words: &words, dir: dir.opposite() };
    let mut ranges = runs.phrases();
    ranges.extend(quotations);
    ranges.sort_by_key(|range| range.start);
    let mut end = 0;
    for range in ranges.iter().filter(|range| !range.is_empty()) {
        // Whatever the parts say: phrases do not overlap.
        if range.start >= end {
            end = range.end;
            out.push(phrase(range));
        }
    }
    debug_assert!(out.iter().all(|phrase| text.get(phrase.range.clone()).is_some()));
}

/// Finds the phrases within phrases that hold letters of the base's direction.
fn nest(text: &str, base: Base, found: &mut [Phrase], depth: usize) {
    for phrase in found.iter_mut().filter(|_| depth > 0) {
        let inside = &text[phrase.range.clone()];
        let against = inside.chars().any(|c| super::script::strong_direction(c) == Some(base.dir));
        if !against || is_address(inside) {
            continue;
        }
        let own = Base { dir: phrase.dir, script: None };
        let mut inner = find_within(inside, own, depth - 1);
        for one in &mut inner {
            shift(one, phrase.range.start);
        }
        phrase.inner = inner;
    }
}

fn find_within(text: &str, base: Base, depth: usize) -> Vec<Phrase> {
    let signs = Signs::of(text);
    let mut found = Vec::new();
    phrases(text, &signs, base.dir, base.is_arabic(text), &mut found);
    // A phrase that is the whole text again says nothing new.
    found.retain(|phrase| phrase.range.len() < text.len());
    nest(text, base, &mut found, depth);
    found
}

fn shift(phrase: &mut Phrase, by: usize) {
    phrase.range = phrase.range.start + by..phrase.range.end + by;
    phrase.inner.iter_mut().for_each(|inner| shift(inner, by));
}

/// Addresses and paths have no phrases: their parts follow one another whatever script they are in.
fn is_address(text: &str) -> bool {
    !text.contains(char::is_whitespace) && text.contains(['/', '\\', '@'])
}

/// The words from right to left of a text from left to right, and its numbers. A Latin word that hangs at a
/// right-to-left one by a hyphen (`ב-Word`) is part of that.
fn rtl_words(text: &Signs) -> Vec<Word> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let blank = |at: usize| matches!(text.signs[at], Sign::Space | Sign::Wall);
        if blank(at) {
            at += 1;
            continue;
        }
        let end = (at..text.len()).find(|at| blank(*at)).unwrap_or(text.len());
        let first = (at..end).find(|at| text.is_letter(*at));
        let leads = first.is_some_and(|first| text.signs[first] == Sign::Strong(Direction::Rtl));
        let hangs =
            |at: usize| text.chars[at] == '-' && at > 0 && text.signs[at - 1] == Sign::Strong(Direction::Rtl);
        if leads && text.has(at..end, Direction::Ltr) && (at..end).any(hangs) {
            out.extend(bare(text, at..end));
        } else {
            let mut from = at;
            for stop in at..=end {
                if stop == end || text.signs[stop] == Sign::Strong(Direction::Ltr) {
                    out.extend(bare(text, from..stop));
                    from = stop + 1;
                }
            }
        }
        at = end;
    }
    out
}

/// A piece from its first letter or digit to its last.
fn bare(text: &Signs, piece: Range<usize>) -> Option<Word> {
    let start = piece.clone().find(|at| text.is_word(*at))?;
    let last = piece
        .rev()
        .find(|at| text.is_word(*at) || text.signs[*at] == Sign::Mark && text.chars[*at] != NOTE)?;
    let range = start..last.max(start) + 1;
    let kind = if text.has(range.clone(), Direction::Rtl) {
        Kind::Letters
    } else if text.signs[range.clone()].contains(&Sign::Digit) {
        Kind::Number
    } else {
        return None;
    };
    Some(Word { range, kind })
}

/// Quotations that run against the text and hold some of its own letters: more than two thirds of their words, the
/// first among them, run the other way.
fn quotations(text: &Signs, dir: Direction) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if text.first(Direction::Ltr).is_none() || text.first(Direction::Rtl).is_none() {
        return found;
    }
    let opens = |at: usize| {
        is_quote(text.chars[at])
            && (at == 0 || !text.is_word(at - 1))
            && text.sign(at + 1).is_some_and(|sign| sign != Sign::Space)
    };
    let closes =
        |at: usize| is_quote(text.chars[at]) && !text.is_word(at + 1) && text.signs[at - 1] != Sign::Space;
    let mut at = 0;
    while at < text.len() {
        let close =
            opens(at).then(|| (at + 2..text.len().min(at + QUOTED)).find(|close| closes(*close))).flatten();
        let inside = close.map(|close| at + 1..close);
        match inside.filter(|inside| runs_against(text, inside, dir)) {
            Some(inside) => {
                at = inside.end + 1;
                found.push(inside);
            }
            None => at += 1,
        }
    }
    found
}

fn runs_against(text: &Signs, range: &Range<usize>, dir: Direction) -> bool {
    let (mut own, mut other, mut first) = (0, 0, None);
    let mut in_word = false;
    for at in range.clone() {
        match text.signs[at] {
            Sign::Strong(found) => {
                if !in_word {
                    first = first.or(Some(found));
                    *(if found == dir { &mut own } else { &mut other }) += 1;
                }
                in_word = true;
            }
            Sign::Wall if text.chars[at] == BREAK => return false,
            Sign::Space | Sign::Wall => in_word = false,
            _ => {}
        }
    }
    own > 0 && first == Some(dir.opposite()) && other > 2 * own
}

#[cfg(test)]
mod tests;
