//! Clitics: the words that Hebrew and Arabic write on to the one that follows.

use crate::lang::{Lang, Script};

/// The fewest letters that a word has left without its clitics, when it is compared with a known form.
const LEFT: usize = 2;

/// Arabic clitic chains: conjunction, preposition, article. `لل` is ل with the article.
const ARABIC: [&str; 24] = [
    "وبال", "فبال", "وكال", "فكال", "وال", "بال", "فال", "كال", "ولل", "فلل", "ال", "لل", "وب", "ول", "وك",
    "فب", "فل", "فك", "و", "ف", "ب", "ل", "ك", "س",
];

/// Whether words of Hebrew and Arabic letters carry the clitics of those languages in texts of `lang`; Persian,
/// Urdu, Yiddish and others write such words apart.
pub(super) fn has_clitics(lang: &Lang) -> bool {
    match lang.script() {
        Script::Hebrew => lang.language() != "yi",
        Script::Arabic => lang.language() == "ar",
        _ => true,
    }
}

/// Calls `found` with a normalised word's variants without one legal chain of clitics, two letters left at
/// least. An Arabic word with لل also yields the one with the article: للعميل has عميل and العميل.
pub(super) fn each_variant(word: &str, buffer: &mut String, found: &mut dyn FnMut(&str)) {
    match word.chars().next() {
        Some('ו' | 'כ' | 'ל' | 'מ' | 'ש' | 'ב' | 'ה') => {
            let ends = hebrew_ends(word);
            for letters in (1..16).filter(|letters| ends & (1 << letters) != 0) {
                if let Some(rest) = word.get(2 * letters..).filter(|rest| has_letters(rest, LEFT)) {
                    found(rest);
                }
            }
        }
        Some('ا' | 'و' | 'ف' | 'ب' | 'ل' | 'ك' | 'س') => {
            for prefix in ARABIC {
                let Some(rest) = word.strip_prefix(prefix).filter(|rest| has_letters(rest, LEFT)) else {
                    continue;
                };
                found(rest);
                if prefix.ends_with("لل") {
                    buffer.clear();
                    buffer.push_str("ال");
                    buffer.push_str(rest);
                    found(buffer);
                }
            }
        }
        _ => {}
    }
}

/// Where a legal chain of Hebrew clitics may end in a normalised word, as a set of bits: bit 2 stands for two
/// letters. The chain is ו? (לכש | כש | מש | ש)? [בלכמ]? ה?, of which each part may be missing.
pub(super) fn hebrew_ends(word: &str) -> u32 {
    let mut letters = ['\0'; 8];
    for (slot, letter) in letters.iter_mut().zip(word.chars()) {
        *slot = letter;
    }
    let ends = longer(1, &letters, |there| u32::from(there[0] == 'ו') << 1);
    let ends = longer(ends, &letters, |there| match there {
        ['ש', ..] => 1 << 1,
        ['כ' | 'מ', 'ש', ..] => 1 << 2,
        ['ל', 'כ', 'ש', ..] => 1 << 3,
        _ => 0,
    });
    let ends = longer(ends, &letters, |there| u32::from(matches!(there[0], 'ב' | 'ל' | 'כ' | 'מ')) << 1);
    longer(ends, &letters, |there| u32::from(there[0] == 'ה') << 1)
}

/// The ends so far, with those that one more part makes: `part` tells how long it is at a place, as a bit.
fn longer(ends: u32, letters: &[char], part: impl Fn(&[char]) -> u32) -> u32 {
    let mut all = ends;
    let mut left = ends;
    while left != 0 {
        let start = left.trailing_zeros();
        all |= letters.get(start as usize..).filter(|there| !there.is_empty()).map_or(0, &part) << start;
        left &= left - 1;
    }
    all
}

/// Whether a text has `count` letters or more.
pub(super) fn has_letters(text: &str, count: usize) -> bool {
    text.chars().nth(count - 1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variants(word: &str) -> Vec<String> {
        let mut all = Vec::new();
        each_variant(word, &mut String::new(), &mut |variant| all.push(variant.to_owned()));
        all
    }

    #[test]
    fn hebrew_chains_are_legal_ones() {
        assert_eq!(variants("ושבהזמנה"), ["שבהזמנה", "בהזמנה", "הזמנה", "זמנה"]);
        assert_eq!(variants("לכשהלקוח"), ["כשהלקוח", "הלקוח", "לקוח"]);
        assert_eq!(variants("השירות"), ["שירות"]);
        assert_eq!(variants("לקוח"), ["קוח"]);
        assert_eq!(variants("תלונה"), Vec::<String>::new());
    }

    #[test]
    fn arabic_chains_are_legal_ones() {
        assert_eq!(variants("وبالعميل"), ["عميل", "العميل", "بالعميل"]);
        assert_eq!(variants("للعميل"), ["عميل", "العميل", "لعميل"]);
        assert_eq!(variants("العميل"), ["عميل"]);
        assert_eq!(variants("خدمه"), Vec::<String>::new());
    }
}
