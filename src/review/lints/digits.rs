//! Digits of more than one family in one article.

use std::ops::Range;

use super::look::{Look, is_latin, mended};
use crate::article::prose::{Leaf, OBJECT};
use crate::diag::{Certainty, Diagnostic};
use crate::lang::{Formats, Lang, Script};
use crate::path::SourcePath;

/// A family of digits, by its zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    European,
    ArabicIndic,
    Extended,
}

const FAMILIES: [(Family, char, &str); 3] = [
    (Family::European, '0', "European"),
    (Family::ArabicIndic, '٠', "Arabic-Indic"),
    (Family::Extended, '۰', "Persian"),
];

impl Family {
    fn of(c: char) -> Option<Family> {
        FAMILIES.iter().find(|(_, zero, _)| value(*zero, c).is_some()).map(|(family, ..)| *family)
    }

    fn name(self) -> &'static str {
        FAMILIES.iter().find(|(family, ..)| *family == self).map_or("", |(.., name)| name)
    }

    /// A number in this family's digits, with the separators that go with them.
    fn write(self, number: &str) -> String {
        let zero = FAMILIES.iter().find(|(family, ..)| *family == self).map_or('0', |(_, zero, _)| *zero);
        let digit = |c: char| {
            let value = FAMILIES.iter().find_map(|(_, zero, _)| value(*zero, c))?;
            char::from_u32(u32::from(zero) + value)
        };
        let separator = |c: char| match (self, c) {
            (Family::European, '٫') => '.',
            (Family::European, '٬') => ',',
            _ => c,
        };
        number.chars().map(|c| digit(c).unwrap_or_else(|| separator(c))).collect()
    }
}

fn value(zero: char, c: char) -> Option<u32> {
    u32::from(c).checked_sub(u32::from(zero)).filter(|value| *value < 10)
}

/// A number in a leaf.
struct Number {
    leaf: usize,
    bytes: Range<usize>,
    /// Its family; `None` for a number that mixes them.
    family: Option<Family>,
}

/// Numbers in the article's text whose digits are not those of most others. The article is the unit: one paragraph
/// seldom has more than one number. The family of the region (CLDR's default numbering system) is kept where at
/// least a third of the numbers are in it, else that of most numbers.
pub(super) fn look(path: &SourcePath, lang: &Lang, leaves: &[Leaf], notes: &mut Vec<Diagnostic>) {
    let mut numbers = Vec::new();
    for (index, leaf) in leaves.iter().enumerate() {
        let script = leaf.lang.as_ref().map(Lang::script);
        if script == Some(Script::Arabic) && leaf.lang.as_ref() == Some(lang) {
            gather(index, leaf, &mut numbers);
        }
    }
    let count = |family| numbers.iter().filter(|number| number.family == Some(family)).count();
    let first = numbers.first().and_then(|number| number.family);
    if numbers.iter().all(|number| number.family.is_some() && number.family == first) {
        return;
    }
    let usual = Formats::new(lang).number(1).chars().find_map(Family::of).unwrap_or(Family::European);
    let most =
        FAMILIES.iter().map(|(family, ..)| *family).max_by_key(|family| (count(*family), *family == usual));
    let keeps_usual = count(usual) * 3 >= numbers.len() && count(usual) > 0;
    let wanted = if keeps_usual { usual } else { most.unwrap_or(usual) };
    let mut looked: Option<(usize, Look<'_>)> = None;
    for number in numbers.iter().filter(|number| number.family != Some(wanted)) {
        let Some(leaf) = leaves.get(number.leaf) else { continue };
        if looked.as_ref().is_none_or(|(index, _)| *index != number.leaf) {
            looked = Some((number.leaf, Look::new(path, leaf)));
        }
        let Some((_, look)) = &looked else { continue };
        let written = &leaf.text[number.bytes.clone()];
        let fix = look.fix(Certainty::Suggested, &[(number.bytes.clone(), &wanted.write(written))]);
        let name = number.family.map_or("mixed", Family::name);
        let message =
            format!("`{written}` has {name} digits, while other numbers here have {} ones", wanted.name());
        let note = look.warning("digits-mixed", number.bytes.clone(), message);
        notes.push(mended(note.help("Write all numbers of an article in one kind of digits."), fix));
    }
}

/// The numbers of a leaf that are part of its language: not those in names, versions and telephone numbers.
fn gather(index: usize, leaf: &Leaf, numbers: &mut Vec<Number>) {
    let text = &leaf.text;
    if !text.contains(|c| Family::of(c).is_some()) {
        return;
    }
    let tokens: Vec<Range<usize>> = tokens(text);
    let mut in_phone = false;
    for (at, token) in tokens.iter().enumerate() {
        let written = &text[token.clone()];
        let has_digit = written.contains(|c| Family::of(c).is_some());
        in_phone = written.starts_with('+') && has_digit
            || in_phone && has_digit && !written.contains(char::is_alphabetic);
        let latin = |token: Option<&Range<usize>>, last: bool| {
            let mut letters = token
                .map_or("", |token| &text[token.clone()])
                .chars()
                .filter(|c| c.is_alphanumeric() || *c == OBJECT);
            let letter = if last { letters.next_back() } else { letters.next() };
            letter.is_some_and(|c| is_latin(c) || c == OBJECT)
        };
        let named = latin(at.checked_sub(1).and_then(|before| tokens.get(before)), true)
            || latin(tokens.get(at + 1), false);
        if !has_digit || in_phone || named || is_code(written) {
            continue;
        }
        numbers.extend(in_token(text, token.clone()).map(|bytes| Number {
            leaf: index,
            family: family(&text[bytes.clone()]),
            bytes,
        }));
    }
}

fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, c.is_whitespace()) {
            (None, false) => start = Some(at),
            (Some(from), true) => {
                tokens.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    tokens
}

/// A version, a telephone number, a formula, a name with Latin letters.
fn is_code(token: &str) -> bool {
    let digits = token.chars().filter(|c| Family::of(*c).is_some()).count();
    let dots = token.trim_end_matches('.').matches('.').count();
    token.contains(|c: char| is_latin(c) || c == OBJECT || "@\\_#=+*<>~^".contains(c))
        || dots >= 2
        || digits >= 7 && (token.starts_with(['0', '٠', '۰', '*']) || token.contains('-'))
}

/// The numbers in a token: digits with the separators between them.
fn in_token(text: &str, token: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in text[token.clone()].char_indices() {
        let at = token.start + at;
        if Family::of(c).is_none() {
            continue;
        }
        match found.last_mut() {
            Some(last) if text[last.end..at].chars().all(|c| matches!(c, '٫' | '٬')) => {
                last.end = at + c.len_utf8()
            }
            _ => found.push(at..at + c.len_utf8()),
        }
    }
    found.into_iter()
}

fn family(number: &str) -> Option<Family> {
    let mut families = number.chars().filter_map(Family::of);
    let first = families.next()?;
    families.all(|family| family == first).then_some(first)
}
