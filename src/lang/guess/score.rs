//! What one word says of its language.

use super::languages::{self, COUNT, HE, UNNAMED};
use super::letters;
use super::table::{Set, languages_of};
use super::words::{Shape, Word};
use crate::lang::Script;

/// Room for a word in lower case; a longer one is in no list.
const ROOM: usize = 48;
/// Before an Arabic noun.
pub(super) const ARTICLE: &[u8] = "ال".as_bytes();

/// Hears nothing but lists and single letters.
pub(super) fn lists_only(_: &[u8], _: &mut dyn FnMut(letters::Hint)) {}

/// Scores a word for the languages that it speaks for; whether a list has it. `unlisted` hears what no list has, in lower
/// case.
pub(super) fn score(
    word: &Word<'_>,
    scores: &mut [u32; COUNT],
    unlisted: impl Fn(&[u8], &mut dyn FnMut(letters::Hint)),
) -> bool {
    let mut buffer = [0_u8; ROOM];
    let mut add = |(set, weight): letters::Hint| {
        let mut rest = set;
        while rest != 0 {
            let at = rest.trailing_zeros() as usize;
            scores[at] = scores[at].saturating_add(u32::from(weight));
            rest &= rest - 1;
        }
    };
    let Some(len) = lower(word.text, &mut buffer, &mut add) else { return false };
    let lower = &buffer[..len];
    let share = if word.shape == Shape::Capital && !word.first { 2 } else { 1 };
    let mut heard = |set: Set| {
        let few = (set & !UNNAMED).count_ones();
        // A single letter may well be the name of something.
        let weight = if lower.len() == 1 { 1 } else { 5_u16.saturating_sub(few as u16).max(1) };
        add((set, (weight / share).max(1)));
        set != 0
    };
    if heard(languages_of(lower)) || parts(lower, word.script, &mut heard) {
        return true;
    }
    if word.shape == Shape::Plain || word.first {
        unlisted(lower, &mut add);
    } else {
        // German nouns have capitals, and so have names.
        unlisted(lower, &mut |(set, weight)| add((set & languages::DE, weight)));
    }
    false
}

/// A word that begins with a prefix or holds an apostrophe, in its parts.
fn parts(lower: &[u8], script: Script, heard: &mut impl FnMut(Set) -> bool) -> bool {
    match script {
        Script::Hebrew => match lower {
            // ו ש ה ב ל
            [0xD7, 0x95 | 0xA9 | 0x94 | 0x91 | 0x9C, rest @ ..] if rest.len() >= 4 => {
                heard(languages_of(rest) & HE)
            }
            _ => false,
        },
        Script::Arabic => arabic_parts(lower, heard),
        Script::Latin => {
            let Some(at) = lower.iter().position(|byte| *byte == b'\'') else { return false };
            let (before, after) = (&lower[..at], &lower[at + 1..]);
            match after {
                b"t" | b"re" | b"ve" | b"ll" | b"d" | b"m" => heard(languages::EN),
                b"s" => heard(languages_of(before) & (languages::EN | languages::NL)),
                _ if at <= 4 => {
                    heard(languages_of(before) & (languages::FR | languages::IT)) | heard(languages_of(after))
                }
                _ => false,
            }
        }
        Script::Other(_) => false,
    }
}

/// The article, with or without what is written before it, and و ف ب ل before a common word.
fn arabic_parts(lower: &[u8], heard: &mut impl FnMut(Set) -> bool) -> bool {
    let prefix = |word: &[u8]| matches!(word, [0xD9, 0x88 | 0x81 | 0x84, ..] | [0xD8, 0xA8, ..]);
    let with_article = |word: &[u8]| word.len() >= 8 && word.starts_with(ARTICLE);
    if with_article(lower) || lower.starts_with("لل".as_bytes()) && lower.len() >= 8 {
        return heard(languages::AR);
    }
    match lower.get(2..).filter(|rest| prefix(lower) && rest.len() >= 4) {
        Some(rest) if with_article(rest) => heard(languages::AR),
        Some(rest) => heard(languages_of(rest) & languages::AR),
        None => false,
    }
}

/// Writes a word in lower case and without points into a buffer, and tells of each letter beyond ASCII. `None` where it does
/// not fit.
fn lower(text: &str, buffer: &mut [u8; ROOM], tell: &mut impl FnMut(letters::Hint)) -> Option<usize> {
    let mut len = 0;
    for c in text.chars() {
        let c = match c {
            '’' => '\'',
            '"' | '״' | '׳' | '\u{AD}' | '\u{640}' => continue,
            'İ' => 'i',
            c if c.is_ascii() => c.to_ascii_lowercase(),
            'א'..='ת' | 'ا' | 'ب' | 'ت'..='غ' | 'ف' | 'ق' | 'ل'..='و' => c,
            c => {
                let hint = letters::point(c);
                if hint.0 != 0 {
                    tell(hint);
                }
                if is_point(c) {
                    continue;
                }
                let lower = c.to_lowercase().next().unwrap_or(c);
                tell(letters::letter(lower));
                lower
            }
        };
        let room = buffer.get_mut(len..len + c.len_utf8())?;
        c.encode_utf8(room);
        len += c.len_utf8();
    }
    Some(len)
}

fn is_point(c: char) -> bool {
    !c.is_alphabetic() && !matches!(c, '\u{200C}' | '\u{200D}')
        || ('\u{0591}'..='\u{05C7}').contains(&c)
        || ('\u{064B}'..='\u{065F}').contains(&c)
        || c == '\u{0670}'
}
