//! Numbers that the bidirectional algorithm would take apart, or turn round, in a text from right to left.
//!
//! After a Hebrew letter a European digit stays one (EN), and single `.` `,` `:` `/` `+` `-` between digits, as well as
//! `%` and signs of currency beside them, are drawn with them from left to right (UAX #9, W4 and W5). After an Arabic
//! letter it becomes an Arabic number (AN, W2): only `.` `,` `:` `/` stay with it, a hyphen, `%` and `€` do not. What
//! is drawn well by that is left alone; telephone numbers, formulas, negative numbers and the like become figures.
//!
//! A range runs from left to right in Hebrew and from right to left in Arabic, each of its ends whole (W3C, *Strings
//! and bidi*). CLDR's patterns for prices put the sign to the left of the number in both (`‏#,##0.00 ‏¤`): a sign that
//! was written first is isolated with its number, one that was written last stands there by itself.

use std::ops::Range;

use unicode_bidi::{BidiClass, bidi_class};

use super::signs::{Sign, Signs, is_currency, is_dash};
use super::words::{Kind, Word, is_dash_gap};
use crate::lang::Direction;

/// Joins numbers that belong together, and marks those that need an isolate.
pub(super) fn figures(text: &Signs, words: &[Word], arabic: bool) -> Vec<Word> {
    let mut out = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        if words[at].kind != Kind::Number {
            out.push(words[at].clone());
            at += 1;
            continue;
        }
        let joined = telephone(text, words, at)
            .or_else(|| formula(text, words, at))
            .or_else(|| groups(text, words, at))
            .or_else(|| spaced_range(text, words, at).filter(|_| !arabic));
        if let Some((range, last)) = joined {
            out.push(Word { range, kind: Kind::Figure });
            at = last + 1;
            continue;
        }
        single(text, &words[at], arabic, &mut out);
        at += 1;
    }
    out
}

/// A number by itself.
fn single(text: &Signs, word: &Word, arabic: bool, out: &mut Vec<Word>) {
    let range = priced(text, &word.range);
    let chars = &text.chars[range.clone()];
    let figure = |range| Word { range, kind: Kind::Figure };
    if range != word.range {
        return out.push(figure(range));
    }
    if !arabic {
        let kind = if is_plain_hebrew(chars) { Kind::Number } else { Kind::Figure };
        return out.push(Word { range, kind });
    }
    if is_plain_arabic(chars) {
        return out.push(word.clone());
    }
    let parts: Vec<&[char]> = chars.split(|found| is_dash(*found)).collect();
    if !chars.iter().any(char::is_ascii_digit) {
        // Arabic digits, with the signs that go with them: only codes are read from left to right.
        return out.push(if is_code_number(&parts) { figure(range) } else { word.clone() });
    }
    let plain = parts.iter().all(|part| is_plain_arabic(part));
    let affixed =
        !plain && parts.len() == 2 && parts.iter().all(|part| is_plain_arabic(without_affixes(part)));
    if !plain && !affixed || is_code_number(&parts) || is_month(chars) {
        return out.push(figure(range));
    }
    // A range: after an Arabic letter it runs from right to left by itself; before the first one its ends must be
    // kept apart.
    if plain && text.first(Direction::Rtl).is_some_and(|first| first < range.start) {
        return out.push(word.clone());
    }
    let mut start = range.start;
    for part in parts {
        out.push(figure(start..start + part.len()));
        start += part.len() + 1;
    }
}

/// With the sign of a currency that stands before it: `€ 12,50`.
fn priced(text: &Signs, range: &Range<usize>) -> Range<usize> {
    let Some(sign) = range.start.checked_sub(2) else { return range.clone() };
    let spaced = text.sign(sign + 1) == Some(Sign::Space) && is_currency(text.chars[sign]);
    let apart = sign.checked_sub(1).is_none_or(|before| {
        matches!(text.signs[before], Sign::Space | Sign::Wall) || matches!(text.chars[before], '(' | '[')
    });
    let number_before =
        (0..sign).rev().find(|at| text.signs[*at] != Sign::Space).is_some_and(|at| text.is_digit(at));
    if spaced && apart && !number_before { sign..range.end } else { range.clone() }
}

/// Whether W4 and W5 keep a number together after a Hebrew letter.
fn is_plain_hebrew(chars: &[char]) -> bool {
    is_digits_with(without_affixes(chars), &['.', ',', ':', '/', '+', '-'])
}

/// Whether W4 keeps it together after an Arabic letter. A sign of currency at its end is drawn to its left, as CLDR
/// has it.
fn is_plain_arabic(chars: &[char]) -> bool {
    let chars = chars.strip_suffix(&['₪']).or(chars.strip_suffix(&['€'])).unwrap_or(chars);
    is_digits_with(chars, &['.', ',', ':', '/'])
}

/// `$300`, `50%` without their signs.
fn without_affixes(chars: &[char]) -> &[char] {
    let beside = |found: &char| bidi_class(*found) == BidiClass::ET;
    let start = chars.iter().take_while(|found| beside(found)).count();
    let end = chars.len() - chars.iter().rev().take_while(|found| beside(found)).count();
    chars.get(start..end).unwrap_or_default()
}

/// Digits with single separators between them.
fn is_digits_with(chars: &[char], separators: &[char]) -> bool {
    let is_digit = |found: &char| matches!(bidi_class(*found), BidiClass::EN | BidiClass::AN);
    let single = |pair: &[char]| is_digit(&pair[0]) || is_digit(&pair[1]);
    chars.first().is_some_and(is_digit)
        && chars.last().is_some_and(is_digit)
        && chars.iter().all(|found| is_digit(found) || separators.contains(found))
        && chars.windows(2).all(single)
}

/// Whether parts between hyphens are an ISO date, a telephone number or an ISBN rather than a range, or a date that
/// begins with its day.
fn is_code_number(parts: &[&[char]]) -> bool {
    match parts {
        [first, second] => {
            first.first().is_some_and(|first| matches!(first, '0' | '٠' | '۰'))
                && first.len() + second.len() >= 8
        }
        [day, month, year] if day.len() <= 2 && month.len() <= 2 && matches!(year.len(), 2 | 4) => false,
        _ => parts.len() > 2,
    }
}

/// `2026-11`: a year and a month as ISO 8601 has them.
fn is_month(chars: &[char]) -> bool {
    let [year @ .., '-', tens, ones] = chars else { return false };
    let month = tens.to_digit(10).zip(ones.to_digit(10)).map_or(0, |(tens, ones)| 10 * tens + ones);
    year.len() == 4 && year.iter().all(char::is_ascii_digit) && (1..=12).contains(&month)
}

/// The characters between two words.
fn gap<'a>(text: &'a Signs, words: &[Word], at: usize) -> &'a [char] {
    words.get(at + 1).map_or(&[], |next| &text.chars[words[at].range.end..next.range.start])
}

fn is_number(words: &[Word], at: usize) -> bool {
    words.get(at).is_some_and(|word| word.kind == Kind::Number)
}

fn digits(text: &Signs, word: &Word) -> usize {
    text.chars[word.range.clone()].iter().filter(|found| found.is_ascii_digit()).count()
}

/// `+31 20 555-1234`, `(020) 555 1234`, `06 12345678`, `*6500`, `1-800-123-4567`: what is joined, and its last word.
fn telephone(text: &Signs, words: &[Word], at: usize) -> Option<(Range<usize>, usize)> {
    let chars = &text.chars[words[at].range.clone()];
    let international = chars.first() == Some(&'+');
    let opened =
        text.before(words[at].range.start) == Some('(') && text.char(words[at].range.end) == Some(')');
    let dialled = |found: &char| found.is_ascii_digit() || matches!(found, '-' | '(' | ')' | '.' | '/' | '+');
    let local = chars.iter().find(|found| found.is_ascii_digit()) == Some(&'0') && !chars.contains(&'/');
    if !(international || local) || !chars.iter().all(dialled) {
        return None;
    }
    let (mut last, mut total) = (at, digits(text, &words[at]));
    while is_number(words, last + 1) && total < 15 {
        let next = &text.chars[words[last + 1].range.clone()];
        let count = digits(text, &words[last + 1]);
        let between = gap(text, words, last);
        let beside = matches!(between, [' ' | '\u{A0}'])
            || matches!(between, [')', ' '] | [')']) && (opened || last > at);
        let sound = next.iter().all(|found| dialled(found) && *found != '+')
            && (count > 2 || international && count > 1);
        if !beside || !sound || !international && total >= 9 {
            break;
        }
        total += count;
        last += 1;
    }
    let hyphens = chars.iter().filter(|found| is_dash(**found)).count();
    let enough =
        if international { total >= 7 } else { (8..=13).contains(&total) && (last > at || hyphens > 0) };
    if !enough {
        return None;
    }
    let start = words[at].range.start - usize::from(opened && last > at);
    Some((start..words[last].range.end, last))
}

/// How many operators a formula has at most.
const LONGEST: usize = 64;

/// `2 + 2 = 4`, `5 × 7`, `10 x 15`.
fn formula(text: &Signs, words: &[Word], at: usize) -> Option<(Range<usize>, usize)> {
    let operator = |found: &char| {
        matches!(
            found,
            '+' | '=' | '×' | '÷' | '*' | '/' | '<' | '>' | '≤' | '≥' | '≈' | '≠' | '±' | '·' | '^'
        )
    };
    let (mut last, mut operators, mut dashes) = (at, 0, 0);
    loop {
        let by_x =
            words.get(last + 1).is_some_and(|word| matches!(&text.chars[word.range.clone()], ['x' | 'X']))
                && is_number(words, last + 2)
                && gap(text, words, last) == [' ']
                && gap(text, words, last + 1) == [' '];
        if by_x {
            (last, operators) = (last + 2, operators + 1);
            continue;
        }
        let between = gap(text, words, last);
        if !is_number(words, last + 1) || last - at > LONGEST {
            break;
        }
        let mut inked = between.iter().filter(|found| !found.is_whitespace()).peekable();
        let operates = inked.peek().is_some() && inked.all(operator);
        if !operates && !is_dash_gap(between) {
            break;
        }
        operators += usize::from(operates);
        dashes += usize::from(!operates);
        last += 1;
    }
    (operators > 0 && last > at && operators + dashes > 0)
        .then(|| (words[at].range.start..words[last].range.end, last))
}

/// `1234 5678 9012`, `1 000 000`: groups of one length.
fn groups(text: &Signs, words: &[Word], at: usize) -> Option<(Range<usize>, usize)> {
    let bare = |at: usize| {
        let range = words.get(at).filter(|word| word.kind == Kind::Number)?.range.clone();
        text.chars[range.clone()].iter().all(char::is_ascii_digit).then_some(range.len())
    };
    let size = bare(at + 1).filter(|size| matches!(size, 3 | 4))?;
    let first = bare(at)?;
    if gap(text, words, at) != [' '] || !(first == size || size == 3 && first < 3) {
        return None;
    }
    let mut last = at + 1;
    while gap(text, words, last) == [' '] && bare(last + 1) == Some(size) {
        last += 1;
    }
    (last > at + 1).then(|| (words[at].range.start..words[last].range.end, last))
}

/// `10 – 12`, `10:30 - 12:00`: two numbers, the first the smaller.
fn spaced_range(text: &Signs, words: &[Word], at: usize) -> Option<(Range<usize>, usize)> {
    if !is_number(words, at + 1) || !is_dash_gap(gap(text, words, at)) {
        return None;
    }
    let value = |word: &Word| -> Option<f64> {
        let digits: String =
            text.chars[word.range.clone()].iter().map(|c| if *c == ':' { '.' } else { *c }).collect();
        digits.trim_matches(|c: char| !c.is_ascii_digit()).parse().ok()
    };
    let rises = value(&words[at])? <= value(&words[at + 1])?;
    rises.then(|| (words[at].range.start..words[at + 1].range.end, at + 1))
}
