//! What single characters are to the finder of phrases.

use std::ops::Range;

use super::{CODE, NOTE, OBJECT};
use crate::lang::Direction;
use crate::lang::script::strong_direction;

/// What a character is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// A strong character, or a mark that stands for one.
    Strong(Direction),
    /// A digit of any script.
    Digit,
    /// Inline code: a word from left to right that is isolated already.
    Code,
    /// White space.
    Space,
    /// What no phrase reaches across: a forced line break, or an Arabic comma, which no other script writes.
    Wall,
    /// A reference to a footnote, and characters without a place of their own: combining marks.
    Mark,
    /// Everything else.
    Neutral,
}

/// A text as characters, each with where it stands and what it is.
pub(super) struct Signs {
    pub chars: Vec<char>,
    pub signs: Vec<Sign>,
    at: Vec<usize>,
    /// For each bracket the one that it makes a pair with.
    partners: Vec<Option<usize>>,
    /// The first strong characters: from left to right, and from right to left.
    first: [Option<usize>; 2],
}

impl Signs {
    /// Reads a text. What already stands between isolates (U+2066 to U+2069) counts as one object; what is within
    /// embeddings and overrides likewise, since it is not to be touched.
    pub fn of(text: &str) -> Signs {
        let length = text.chars().count();
        let mut read = Signs {
            chars: Vec::with_capacity(length),
            signs: Vec::with_capacity(length),
            at: Vec::with_capacity(length + 1),
            partners: Vec::new(),
            first: [None; 2],
        };
        let mut depth = 0_usize;
        for (at, found) in text.char_indices() {
            let opens =
                matches!(found, '\u{2066}'..='\u{2068}' | '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}');
            let closes = matches!(found, '\u{2069}' | '\u{202C}');
            depth += usize::from(opens);
            let sign = if depth > 0 || closes { Sign::Neutral } else { sign(found) };
            // Inside of an isolate nothing is looked at: each of its characters stands for an object.
            read.chars.push(if depth > 0 || closes { OBJECT } else { found });
            read.signs.push(sign);
            read.at.push(at);
            depth = depth.saturating_sub(usize::from(closes));
        }
        read.at.push(text.len());
        read.partners = partners(&read.chars);
        let first = |dir| read.signs.iter().position(|sign| *sign == Sign::Strong(dir));
        read.first = [first(Direction::Ltr), first(Direction::Rtl)];
        read
    }

    /// The bracket that makes a pair with the one at a place.
    pub fn partner(&self, at: usize) -> Option<usize> {
        self.partners.get(at).copied().flatten()
    }

    /// Where the first strong character of a direction stands.
    pub fn first(&self, dir: Direction) -> Option<usize> {
        self.first[usize::from(dir.is_rtl())]
    }

    pub fn len(&self) -> usize {
        self.chars.len()
    }

    pub fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).copied()
    }

    /// The character before a place.
    pub fn before(&self, at: usize) -> Option<char> {
        at.checked_sub(1).and_then(|at| self.char(at))
    }

    pub fn sign(&self, at: usize) -> Option<Sign> {
        self.signs.get(at).copied()
    }

    /// A range of characters as a range of bytes.
    pub fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        self.at[range.start]..self.at[range.end]
    }

    /// Whether a range has a character of a direction.
    pub fn has(&self, range: Range<usize>, dir: Direction) -> bool {
        self.signs[range].contains(&Sign::Strong(dir))
    }

    pub fn is_letter(&self, at: usize) -> bool {
        matches!(self.sign(at), Some(Sign::Strong(_)))
    }

    /// Whether a letter, a digit or code stands there: the stuff of words.
    pub fn is_word(&self, at: usize) -> bool {
        matches!(self.sign(at), Some(Sign::Strong(_) | Sign::Digit | Sign::Code))
    }

    pub fn is_digit(&self, at: usize) -> bool {
        self.sign(at) == Some(Sign::Digit)
    }
}

/// Pairs of brackets as UAX #9 has them (BD16), which looks no further back than 63 of them; nothing where there is
/// no bracket.
fn partners(chars: &[char]) -> Vec<Option<usize>> {
    if !chars.iter().any(|found| is_closing(*found)) {
        return Vec::new();
    }
    let mut partners = vec![None; chars.len()];
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, found) in chars.iter().enumerate() {
        if let Some(close) = closing(*found) {
            open.push((at, close));
        } else if is_closing(*found) {
            let back = open.iter().rev().take(63).position(|(_, close)| close == found);
            if let Some(back) = back {
                open.truncate(open.len() - back);
                if let Some((opened, _)) = open.pop() {
                    (partners[opened], partners[at]) = (Some(at), Some(opened));
                }
            }
        }
    }
    partners
}

fn sign(found: char) -> Sign {
    match found {
        'a'..='z' | 'A'..='Z' => Sign::Strong(Direction::Ltr),
        '0'..='9' => Sign::Digit,
        'א'..='ת' | 'ء'..='غ' | 'ف'..='ي' => Sign::Strong(Direction::Rtl),
        CODE => Sign::Code,
        NOTE => Sign::Mark,
        OBJECT => Sign::Neutral,
        '\u{2028}' | '،' | '؛' | '؟' | '۔' => Sign::Wall,
        // U+200F RLM and U+061C ALM were put there for a reason: CLDR's Arabic dates carry them.
        '\u{200F}' | '\u{61C}' => Sign::Strong(Direction::Rtl),
        '\u{200E}' => Sign::Mark,
        _ if found.is_whitespace() => Sign::Space,
        '\0'..='\u{7F}' => Sign::Neutral,
        _ => match strong_direction(found) {
            Some(dir) => Sign::Strong(dir),
            None if found.is_numeric() && !matches!(found, '²' | '³' | '¹') => Sign::Digit,
            None if is_mark(found) => Sign::Mark,
            None => Sign::Neutral,
        },
    }
}

/// Combining marks: UAX #9's class NSM.
fn is_mark(found: char) -> bool {
    unicode_bidi::bidi_class(found) == unicode_bidi::BidiClass::NSM
}

/// Quotation marks of all kinds. ASCII's apostrophe and ’ are also apostrophes.
pub(super) fn is_quote(found: char) -> bool {
    matches!(found, '"' | '\'' | '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '«' | '»' | '‹' | '›' | '`')
}

/// The bracket that closes what this one opens.
pub(super) fn closing(open: char) -> Option<char> {
    match open {
        '(' => Some(')'),
        '[' => Some(']'),
        '{' => Some('}'),
        _ => None,
    }
}

pub(super) fn is_closing(found: char) -> bool {
    matches!(found, ')' | ']' | '}')
}

/// Punctuation that ends or divides a sentence.
pub(super) fn is_stop(found: char) -> bool {
    matches!(found, '.' | ',' | ':' | ';' | '!' | '?' | '…')
}

/// Signs of currencies (Unicode's category Sc, as far as it is in use).
pub(super) fn is_currency(found: char) -> bool {
    matches!(found, '$' | '¢' | '£' | '¥' | '\u{20A0}'..='\u{20CF}')
}

/// Hyphens and dashes.
pub(super) fn is_dash(found: char) -> bool {
    matches!(found, '-' | '\u{2010}'..='\u{2015}' | '−')
}
