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
    let mut ends = 1_u32;
    for part in [&["ו"][..], &["לכש", "כש", "מש", "ש"], &["ב", "ל", "כ", "מ"], &["ה"]] {
        let mut longer = ends;
        for start in (0..letters.len()).filter(|start| ends & (1 << start) != 0) {
            for clitic in part {
                let there = letters.iter().skip(start).copied();
                if clitic.chars().zip(there.chain(std::iter::repeat('\0'))).all(|(a, b)| a == b) {
                    longer |= 1 << (start + clitic.chars().count());
                }
            }
        }
        ends = longer;
    }
    ends
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
