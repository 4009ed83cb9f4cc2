//! Words from left to right within a text from right to left: where each begins and ends.
//!
//! A word is what stands between white space and right-to-left letters, without the punctuation that belongs to the
//! sentence around it: `C++` and `foo()` keep theirs, of `(Word),` only `Word` remains, and of `ב-Word` the hyphen
//! stays with the Hebrew prefix.

use std::ops::Range;

use super::signs::{Sign, Signs, closing, is_closing, is_currency, is_dash};
use crate::lang::Direction;

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Has letters that run from left to right.
    Letters,
    /// Digits only.
    Number,
    /// A number that needs an isolate, whatever is around it.
    Figure,
    /// One piece of inline code, which is isolated already.
    Code,
}

/// A word: its characters, and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub range: Range<usize>,
    pub kind: Kind,
}

/// The words of a stretch of text.
pub(super) fn words(text: &Signs, stretch: Range<usize>) -> Vec<Word> {
    let mut found = Vec::new();
    let mut at = stretch.start;
    while at < stretch.end {
        if matches!(text.signs[at], Sign::Space | Sign::Wall) {
            at += 1;
            continue;
        }
        let blank = |sign: &Sign| matches!(sign, Sign::Space | Sign::Wall);
        let end = text.signs[at..stretch.end].iter().position(blank).map_or(stretch.end, |n| at + n);
        token(text, at..end, &mut found);
        at = end;
    }
    found
}

/// A stretch without white space: an address as a whole, or the pieces between right-to-left letters.
fn token(text: &Signs, token: Range<usize>, found: &mut Vec<Word>) {
    let address = token.clone().find(|at| begins_address(text, *at, token.end));
    let mut at = token.start;
    while at < token.end {
        if text.signs[at] == Sign::Strong(Direction::Rtl) {
            at += 1;
            continue;
        }
        if address.is_some_and(|start| start <= at) {
            found.extend(trimmed(text, at..token.end));
            return;
        }
        let strong = |sign: &Sign| *sign == Sign::Strong(Direction::Rtl);
        let stop = address.unwrap_or(token.end);
        let end = text.signs[at..stop].iter().position(strong).map_or(stop, |n| at + n);
        found.extend(trimmed(text, at..end));
        at = end;
    }
}

/// Whether a web address or a path begins here, which may hold letters of any direction.
fn begins_address(text: &Signs, at: usize, end: usize) -> bool {
    let chars = &text.chars[at..end];
    let apart = text.before(at).is_none_or(|before| !before.is_ascii_alphanumeric() && before != '/');
    let is_scheme = |scheme: &[char]| chars.starts_with(scheme);
    apart
        && (is_scheme(&['h', 't', 't', 'p', ':', '/', '/'])
            || is_scheme(&['h', 't', 't', 'p', 's', ':', '/', '/'])
            || is_scheme(&['f', 'i', 'l', 'e', ':', '/', '/'])
            || is_scheme(&['w', 'w', 'w', '.'])
            || matches!(chars, [drive, ':', '\\', ..] if drive.is_ascii_alphabetic())
            || matches!(chars, ['.', '/', ..] | ['.', '.', '/', ..] | ['~', '/', ..] | ['\\', '\\', ..]))
}

/// A piece without the punctuation of the sentence around it; `None` where nothing remains.
fn trimmed(text: &Signs, piece: Range<usize>) -> Option<Word> {
    let start = leading(text, &piece)?;
    let end = trailing(text, start, piece.end, &piece);
    let range = start..end;
    let letters = range.clone().filter(|at| text.signs[*at] == Sign::Strong(Direction::Ltr)).count();
    let digits = range.clone().filter(|at| text.is_digit(*at)).count();
    let codes = range.clone().filter(|at| text.signs[*at] == Sign::Code).count();
    let kind = match (letters, digits, codes) {
        (0, 0, 0) => return None,
        (0, 0, 1) => Kind::Code,
        (0, _, 0) => Kind::Number,
        _ => Kind::Letters,
    };
    if kind == Kind::Code {
        let at = range.clone().find(|at| text.signs[*at] == Sign::Code)?;
        return Some(Word { range: at..at + 1, kind });
    }
    Some(Word { range, kind })
}

/// Where the word within a piece begins.
fn leading(text: &Signs, piece: &Range<usize>) -> Option<usize> {
    // A tatweel joins a prefix to what follows as the hyphen does in Hebrew: what comes after it is a word's beginning.
    let after_rtl =
        text.before(piece.start).is_some_and(|before| before != 'ـ' && text.is_letter(piece.start - 1));
    let last = piece.clone().rev().find(|at| text.is_word(*at))?;
    let mut at = piece.start;
    loop {
        let found = text.char(at).filter(|_| at < piece.end)?;
        if text.is_word(at) {
            return Some(at);
        }
        let next_is_word = at + 1 < piece.end && text.is_word(at + 1);
        let tight = at == piece.start && after_rtl;
        let belongs = match found {
            '-' | '−' => !tight && (next_is_word || text.char(at + 1) == Some('-') && is_option(text, at)),
            '+' | '±' => !tight && next_is_word,
            '*' => {
                !tight && text.chars[at + 1..piece.end].iter().take_while(|c| c.is_ascii_digit()).count() > 2
            }
            '#' | '@' | '_' => next_is_word,
            '.' => {
                !tight
                    && (next_is_word || matches!(text.char(at + 1), Some('/' | '.')))
                    && !is_ellipsis(text, at)
            }
            '/' | '\\' | '~' => {
                !tight && (next_is_word || matches!(text.char(at + 1), Some('/' | '\\' | '.')))
            }
            found if is_currency(found) => next_is_word || text.char(at + 1) == Some('-'),
            found if closing(found).is_some() => text.partner(at).is_some_and(|close| close < last),
            _ => false,
        };
        if belongs {
            return Some(at);
        }
        at += 1;
    }
}

/// `--out`
fn is_option(text: &Signs, at: usize) -> bool {
    text.char(at + 2).is_some_and(|after| after.is_ascii_alphabetic())
}

fn is_ellipsis(text: &Signs, at: usize) -> bool {
    text.char(at + 1) == Some('.') && text.char(at + 2) != Some('/')
}

/// Where the word that begins at `start` ends.
fn trailing(text: &Signs, start: usize, mut end: usize, piece: &Range<usize>) -> usize {
    let numeric = !text.has(start..end, Direction::Ltr);
    let before_rtl = end < text.len() && text.is_letter(end);
    while end > start + 1 {
        let last = text.chars[end - 1];
        if text.is_word(end - 1)
            || text.signs[end - 1] == Sign::Mark && text.before(end - 1) != Some(super::OBJECT)
        {
            if text.chars[end - 1] != super::NOTE {
                return end;
            }
            end -= 1;
            continue;
        }
        let after_word = text.is_word(end - 2);
        let belongs = match last {
            '%' | '°' | '‰' | '′' | '″' | '²' | '³' | '¹' | '™' | '®' | '©' => true,
            '+' | '#' => !numeric && (after_word || text.chars[end - 2] == last),
            ')' | ']' | '}' => text.partner(end - 1).is_some_and(|open| open >= start),
            '/' | '\\' => {
                !(before_rtl && end == piece.end)
                    && text.chars[start..end - 1].iter().any(|c| matches!(c, '/' | '\\' | ':'))
            }
            '.' => is_abbreviation(&text.chars[start..end]),
            '_' => true,
            found if is_currency(found) => numeric && after_word,
            _ => false,
        };
        if belongs {
            return end;
        }
        end -= 1;
    }
    end
}

/// `e.g.`, `U.S.`: letters, each with its full stop.
fn is_abbreviation(chars: &[char]) -> bool {
    let pairs = chars.chunks(2).all(|pair| matches!(pair, [letter, '.'] if letter.is_alphabetic()));
    chars.len() >= 4 && pairs
}

/// The first bracket at or after `from` in a range whose partner is not in it.
pub(super) fn first_unbalanced(text: &Signs, range: &Range<usize>, from: usize) -> Option<usize> {
    let is_bracket = |at: &usize| closing(text.chars[*at]).is_some() || is_closing(text.chars[*at]);
    let apart = |at: &usize| text.partner(*at).is_none_or(|partner| !range.contains(&partner));
    (from.max(range.start)..range.end).find(|at| is_bracket(at) && apart(at))
}

/// Whether a gap between two words is one dash, with white space or without.
pub(super) fn is_dash_gap(gap: &[char]) -> bool {
    let mut inked = gap.iter().filter(|found| !found.is_whitespace());
    inked.next().is_some_and(|found| is_dash(*found)) && inked.next().is_none()
}
