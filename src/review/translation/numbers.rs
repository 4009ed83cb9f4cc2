//! Figures: a translation has the same, in whatever digits, with whatever separators.
//!
//! Good translations write `3` in words, `24 hours` as a day and `9-3-2025` as `9 March 2025`. So a number that is
//! missing tells little, and one that became another tells all: a finding needs a figure of the source that the
//! translation lacks, and in its place one that the source lacks; or a figure too exact to be said otherwise.

use super::Look;
use super::pairs::Pair;
use super::words::says;
use crate::diag::Diagnostic;

/// A number in figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// As it is written.
    pub written: String,
    /// Its digits as ASCII, without separators.
    digits: String,
    /// Its parts between separators: `15:30` is 15 and 30 too.
    parts: Vec<u64>,
}

impl Number {
    fn value(&self) -> Option<u64> {
        self.digits.parse().ok()
    }

    /// Whether two say the same. Thousands and millions may be words; hours count to 12 or 24; of dates, the month.
    fn same(&self, other: &Number) -> bool {
        let bare = |number: &Number| number.digits.trim_end_matches('0').to_owned();
        let zeros = self.digits.len().abs_diff(other.digits.len());
        let clock = |a: &Number, b: &Number| match (&*a.parts, &*b.parts) {
            ([a, rest @ ..], [b, more @ ..]) => a.abs_diff(*b) == 12 && rest == more && *a.max(b) <= 24,
            _ => false,
        };
        self.digits == other.digits
            || self.parts == other.parts
            || zeros >= 2 && !bare(self).is_empty() && bare(self) == bare(other)
            || self.parts.len() > 1 && clock(self, other)
    }
}

/// The numbers in running text. Digits that are part of a name, such as `B2B`, are none.
pub(super) fn numbers(text: &str) -> Vec<Number> {
    let mut found = Vec::new();
    let chars: Vec<char> =
        text.chars().filter(|c| !matches!(c, '\u{200E}' | '\u{200F}' | '\u{61C}')).collect();
    let mut at = 0;
    while at < chars.len() {
        if digit(chars[at]).is_none() {
            at += 1;
            continue;
        }
        let start = at;
        while at < chars.len() && (digit(chars[at]).is_some() || joins(&chars, at)) {
            at += 1;
        }
        let named = |c: Option<&char>| c.is_some_and(char::is_ascii_alphabetic);
        let before = start.checked_sub(1).map(|at| &chars[at]);
        if !named(before) && !named(chars.get(at)) || ordinal(&chars[at..]) && !named(before) {
            found.extend(read(&chars[start..at]));
        }
    }
    found
}

/// Whether a number's figures are followed by the ending of an ordinal or a plural: `3rd`, `21e`, `1990s`.
fn ordinal(rest: &[char]) -> bool {
    let ending: String = rest.iter().take_while(|c| c.is_alphabetic()).collect();
    matches!(&*ending, "st" | "nd" | "rd" | "th" | "e" | "de" | "ste" | "er" | "s" | "x" | "h" | "u")
}

/// What may stand between the digits of one number.
fn joins(chars: &[char], at: usize) -> bool {
    let next = chars.get(at + 1).and_then(|c| digit(*c)).is_some();
    let three = || chars[at + 1..].iter().take_while(|c| digit(**c).is_some()).count() == 3;
    match chars[at] {
        '.' | ',' | ':' | '/' | '٫' | '٬' | '’' => next,
        '\u{A0}' | '\u{202F}' | '\u{2009}' => next && three(),
        // A date; two numbers with a hyphen are a range.
        '-' => next && dashes(chars, at),
        _ => false,
    }
}

/// Whether a hyphen is one of the two of a date.
fn dashes(chars: &[char], at: usize) -> bool {
    let inside = |c: &&char| digit(**c).is_some() || **c == '-';
    let after = chars[at..].iter().take_while(inside).filter(|c| **c == '-').count();
    let before = chars[..at].iter().rev().take_while(inside).filter(|c| **c == '-').count();
    after + before == 2
}

/// The value of a digit: ASCII, Arabic-Indic or Persian.
fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        '٠'..='٩' => Some(u32::from(c) - u32::from('٠')),
        '۰'..='۹' => Some(u32::from(c) - u32::from('۰')),
        _ => None,
    }
}

/// One number, or the day and the year of a date, whose month may be a word elsewhere.
fn read(chars: &[char]) -> Vec<Number> {
    let parts: Vec<String> = chars
        .split(|c| digit(*c).is_none())
        .filter(|part| !part.is_empty())
        .map(|part| part.iter().filter_map(|c| char::from_digit(digit(*c)?, 10)).collect())
        .collect();
    let value = |part: &String| part.parse::<u64>().unwrap_or(u64::MAX);
    let written: String = chars.iter().collect();
    let plain = |part: &String| Number {
        written: part.clone(),
        digits: part.trim_start_matches('0').to_owned(),
        parts: vec![value(part)],
    };
    let thousands =
        chars.iter().any(|c| matches!(c, '٬' | '’')) || parts[1..].iter().all(|part| part.len() == 3);
    match &*parts {
        [day, month, year] if !thousands && value(month) <= 12 && year.len() == 4 => {
            vec![plain(day), plain(year)]
        }
        [year, month, day] if year.len() == 4 && value(month) <= 12 && value(day) <= 31 => {
            vec![plain(day), plain(year)]
        }
        [day, month, year] if !thousands && value(month) <= 12 && year.len() == 2 => vec![plain(day)],
        _ => {
            let digits = parts.concat().trim_start_matches('0').to_owned();
            vec![Number { written, digits, parts: parts.iter().map(value).collect() }]
        }
    }
}

/// Figures that often stand for a unit of time or a share with a name of its own.
const SAID_OTHERWISE: &[u64] = &[14, 15, 18, 24, 25, 30, 36, 45, 48, 50, 60, 72, 75, 90, 100, 120, 365, 1000];

/// The findings.
pub(super) fn check(look: &Look<'_>, pairs: &[Pair]) -> Vec<Diagnostic> {
    let mut sections: Vec<Balance<'_>> = Vec::new();
    for pair in pairs {
        let words = |facts: &[super::facts::Facts], units: &[usize]| {
            units.iter().map(|at| facts[*at].words.as_str()).collect::<Vec<_>>().join("\n")
        };
        let source = words(&look.source.facts, &pair.source);
        let target = words(&look.target.facts, &pair.target);
        sections.push(Balance::of(pair, source, target));
    }
    settle(&mut sections);
    sections.iter().filter_map(|balance| finding(look, balance)).collect()
}

/// What the two sides of a pair have that the other lacks.
struct Balance<'p> {
    pair: &'p Pair,
    source: String,
    target: String,
    missing: Vec<Number>,
    spare: Vec<Number>,
}

impl Balance<'_> {
    fn of(pair: &Pair, source: String, target: String) -> Balance<'_> {
        let (mut missing, mut spare) = (numbers(&source), numbers(&target));
        cancel(&mut missing, &mut spare);
        Balance { pair, source, target, missing, spare }
    }
}

fn cancel(missing: &mut Vec<Number>, spare: &mut Vec<Number>) {
    missing.retain(|number| {
        let found = spare.iter().position(|other| number.same(other));
        found.map(|at| spare.remove(at)).is_none()
    });
}

/// What moved to another block of its section is where it should be.
fn settle(all: &mut [Balance<'_>]) {
    for at in 0..all.len() {
        for other in 0..all.len() {
            if at != other && all[at].pair.section == all[other].pair.section {
                let mut missing = std::mem::take(&mut all[at].missing);
                cancel(&mut missing, &mut all[other].spare);
                all[at].missing = missing;
            }
        }
    }
}

fn finding(look: &Look<'_>, balance: &Balance<'_>) -> Option<Diagnostic> {
    let said = |language: &str, words: &str, number: &Number| {
        number.value().is_none_or(|value| says(language, words, value))
    };
    let unsaid = |number: &&Number| !said(look.target.lang.language(), &balance.target, number);
    let lacking: Vec<&Number> = balance.missing.iter().filter(unsaid).collect();
    let other =
        balance.spare.iter().find(|number| !said(look.source.lang.language(), &balance.source, number));
    let known = |number: &&&Number| {
        let value = number.value().unwrap_or_default();
        value > 12 && number.parts.len() == 1 && !SAID_OTHERWISE.contains(&value)
    };
    let message = match (lacking.first(), other) {
        (Some(number), Some(other)) => {
            format!("the source says {} here, and the translation {}", number.written, other.written)
        }
        _ => {
            let number = lacking.iter().find(known)?;
            format!("the source says {} here, and the translation does not", number.written)
        }
    };
    let help = format!(
        "Check it against the source, {}: a wrong figure misleads readers.",
        look.source.record.source
    );
    Some(look.at(balance.pair.target[0], Diagnostic::warning("translation-numbers", message)).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_any_digits_and_with_any_separators() {
        let read = |text: &str| numbers(text).into_iter().map(|number| number.digits).collect::<Vec<_>>();
        assert_eq!(read("1,250 ו-٣٤ B2B en 21e, 3-5"), ["1250", "34", "21", "3", "5"]);
        assert_eq!(read("9-3-2025 2025-03-09 9.3.2025"), ["9", "2025", "9", "2025", "9", "2025"]);
        assert_eq!(read("١٬٢٥٠٫٥ 1\u{202F}250 15:30"), ["12505", "1250", "1530"]);
        assert_eq!(read("1. ."), ["1"]);
        assert_eq!(read(""), [] as [&str; 0]);
    }
}
