//! One form for a word however it is typed.

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_normalizer::properties::{CanonicalDecompositionBorrowed, Decomposed};

use crate::lang::Lang;

/// The most letters that a form has; what is longer is cut.
pub(super) const LONGEST: usize = 48;

/// A word in the form in which words are compared: lower case, without marks, apostrophes and invisible
/// characters, Hebrew final letters and Arabic letter forms folded, digits those of ASCII.
///
/// The rules go by code point and are the same in all languages, so that a Dutch word is found in a Hebrew
/// article. In order, for a word (SEARCH.md):
/// 1. NFKC, where it has characters beyond Latin, Hebrew and Arabic letters;
/// 2. dropped: U+0300–036F, 0591–05C7, 0640, 064B–065F, 0670, 06D6–06ED, 00AD, 200C–200F, 061C and
///    `' " ’ ‘ ” “ ׳ ״`;
/// 3. ךםןףץ to כמנפצ; آأإٱ to ا, ى and ی to ي, ک to ك, ة to ه; ٠–٩ and ۰–۹ to 0–9; ı to i; ς to σ;
/// 4. others: canonical decomposition without marks, then lower case;
/// 5. what is beyond 48 letters is cut off.
pub fn normalise(lang: &Lang, word: &str) -> String {
    let _ = lang;
    let mut out = String::with_capacity(word.len());
    normalise_into(word, &mut out);
    out
}

/// [`normalise`], put behind what `out` holds.
pub fn normalise_into(word: &str, out: &mut String) {
    let start = out.len();
    fold_all(word, out);
    if out.len() > start + LONGEST
        && let Some((end, _)) = out[start..].char_indices().nth(LONGEST)
    {
        out.truncate(start + end);
    }
}

fn fold_all(word: &str, out: &mut String) {
    let start = out.len();
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        out.push_str(word);
        return out[start..].make_ascii_lowercase();
    }
    out.reserve(word.len());
    for c in word.chars() {
        match folded(c) {
            Some(DROPPED) => {}
            Some(letter) => out.push(letter),
            None => {
                out.truncate(start);
                return fold_with_care(word, out);
            }
        }
    }
}

fn fold_with_care(word: &str, out: &mut String) {
    if word.chars().all(is_plain) {
        word.chars().for_each(|c| fold(c, out));
    } else {
        ComposingNormalizerBorrowed::new_nfkc().normalize(word).chars().for_each(|c| fold(c, out));
    }
}

/// What a character becomes by itself, [`DROPPED`] where that is nothing; `None` where it takes more than a look.
pub(super) fn folded(c: char) -> Option<char> {
    FOLDED.get(c as usize).copied().filter(|letter| *letter != UNKNOWN)
}

/// What [`folded`] says of characters that are dropped.
pub(super) const DROPPED: char = '\u{1}';

const UNKNOWN: char = '\0';

/// [`folded`] of the characters that Latin, Hebrew and Arabic words are made of.
static FOLDED: [char; 0x800] = table();

const fn table() -> [char; 0x800] {
    let mut table = [UNKNOWN; 0x800];
    let mut at = 0;
    while at < table.len() {
        if let Some(c) = char::from_u32(at as u32)
            && is_plain(c)
        {
            table[at] = match fold_of(c) {
                Fold::To(letter) if letter > DROPPED => letter,
                Fold::Drop => DROPPED,
                _ => UNKNOWN,
            };
        }
        at += 1;
    }
    table
}

/// Characters that NFKC leaves alone or that are folded the same without it.
pub(super) const fn is_plain(c: char) -> bool {
    matches!(c,
        '\0'..='\u{7F}' | '\u{C0}'..='\u{131}' | '\u{134}'..='\u{13E}' | '\u{141}'..='\u{148}'
        | '\u{14A}'..='\u{17E}' | '\u{591}'..='\u{5F4}' | '\u{620}'..='\u{652}' | '\u{656}'..='\u{669}'
        | '\u{66E}'..='\u{674}' | '\u{679}'..='\u{6D3}' | '’' | '‘' | '”' | '“')
}

/// What becomes of a character.
pub(super) enum Fold {
    /// It is dropped.
    Drop,
    /// It becomes this one.
    To(char),
    /// What Unicode says: lower case of the letter without its marks.
    Lower,
}

/// The rule for a character, the table of which `rules` writes down.
pub(super) const fn fold_of(c: char) -> Fold {
    match c {
        '\'' | '"' | '’' | '‘' | '”' | '“' | '׳' | '״' => Fold::Drop,
        '\0'..='\u{7F}' => Fold::To(c.to_ascii_lowercase()),
        '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{640}' | '\u{64B}'..='\u{65F}' => Fold::Drop,
        '\u{670}' | '\u{6D6}'..='\u{6ED}' | '\u{AD}' | '\u{200C}'..='\u{200F}' | '\u{61C}' => Fold::Drop,
        'ך' => Fold::To('כ'),
        'ם' => Fold::To('מ'),
        'ן' => Fold::To('נ'),
        'ף' => Fold::To('פ'),
        'ץ' => Fold::To('צ'),
        'א'..='ת' => Fold::To(c),
        'آ' | 'أ' | 'إ' | 'ٱ' => Fold::To('ا'),
        'ى' | 'ی' => Fold::To('ي'),
        'ک' => Fold::To('ك'),
        'ة' => Fold::To('ه'),
        '٠'..='٩' => digit(c, '٠'),
        '۰'..='۹' => digit(c, '۰'),
        '\u{620}'..='\u{64A}' => Fold::To(c),
        'ı' => Fold::To('i'),
        'ς' => Fold::To('σ'),
        _ => Fold::Lower,
    }
}

fn fold(c: char, out: &mut String) {
    match fold_of(c) {
        Fold::Drop => {}
        Fold::To(letter) => out.push(letter),
        Fold::Lower => {
            out.extend(base(c).to_lowercase().filter(|c| !matches!(c, '\u{300}'..='\u{36F}')));
        }
    }
}

const fn digit(c: char, zero: char) -> Fold {
    match char::from_digit(c as u32 - zero as u32, 10) {
        Some(digit) => Fold::To(digit),
        None => Fold::Lower,
    }
}

/// A letter without the marks that it is composed with; Hangul and others without Latin-like marks stay.
fn base(c: char) -> char {
    let mut base = c;
    loop {
        match CanonicalDecompositionBorrowed::new().decompose(base) {
            Decomposed::Expansion(first, '\u{300}'..='\u{36F}') | Decomposed::Singleton(first) => {
                base = first
            }
            _ => return base,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(tag: &str, word: &str) -> String {
        normalise(&Lang::parse(tag).unwrap(), word)
    }

    #[test]
    fn long_forms_are_cut() {
        assert_eq!(of("he", &"א".repeat(60)).chars().count(), LONGEST);
        assert_eq!(of("nl", &"a".repeat(48)).len(), LONGEST);
    }

    #[test]
    fn hebrew_loses_points_and_final_letters() {
        assert_eq!(of("he", "שָׁלוֹם"), "שלומ");
        assert_eq!(of("he", "צה\"ל"), "צהל");
        assert_eq!(of("he", "מנכ״ל"), "מנכל");
        assert_eq!(of("he", "ג׳ורג׳"), "גורג");
        assert_eq!(of("he", "\u{FB2A}לום"), "שלומ");
    }

    #[test]
    fn arabic_letter_forms_are_one() {
        assert_eq!(of("ar", "أَحْمَـد"), "احمد");
        assert_eq!(of("ar", "خدمةٌ"), "خدمه");
        assert_eq!(of("ar", "مستشفى"), "مستشفي");
        assert_eq!(of("ar", "١٢٣"), "123");
        assert_eq!(of("ar", "\u{FEFB}"), "لا");
        assert_eq!(of("ar", "مسؤول"), "مسؤول");
    }

    #[test]
    fn latin_loses_accents_and_apostrophes() {
        assert_eq!(of("nl", "Reünie"), "reunie");
        assert_eq!(of("nl", "foto’s"), "fotos");
        assert_eq!(of("nl", "Ĳver"), "ijver");
        assert_eq!(of("en", "Don't"), "dont");
        assert_eq!(of("tr", "DIŞI"), "disi");
        assert_eq!(of("ru", "Ёлка"), "елка");
        assert_eq!(of("el", "Καλός"), of("el", "ΚΑΛΌΣ"));
        assert_eq!(of("nl", "re\u{308}unie"), "reunie");
    }
}
