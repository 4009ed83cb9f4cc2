//! Clitics: the words that Hebrew and Arabic write on to the one that follows.

use crate::lang::Lang;

use super::affixes::{ARABIC, HEBREW, has_letters};

/// The fewest letters that a word has left without its clitics, when it is compared with a known form.
pub(super) const LEFT: usize = 2;

/// Languages of Hebrew and Arabic letters other than Hebrew and Arabic, which write such words apart.
pub(super) const APART: [&str; 18] = [
    "azb", "bal", "ckb", "fa", "glk", "khw", "ks", "lrc", "mzn", "ota", "pnb", "prs", "ps", "sd", "skr",
    "ug", "ur", "yi",
];

/// Whether words of Hebrew and Arabic letters carry the clitics of those languages in texts of `lang`.
pub(super) fn has_clitics(lang: &Lang) -> bool {
    !APART.contains(&lang.language())
}

/// Calls `found` with a normalised word's variants without one legal chain of clitics, two letters left at
/// least. An Arabic word with لل also yields the one with the article: للعميل has عميل and العميل.
pub(super) fn each_variant(word: &str, buffer: &mut String, found: &mut dyn FnMut(&str)) {
    let Some(affixes) = [&HEBREW, &ARABIC].into_iter().find(|affixes| affixes.own(word)) else {
        return;
    };
    let mut ends = affixes.ends(word) & !1;
    while ends != 0 {
        let end = 2 * ends.trailing_zeros() as usize;
        ends &= ends - 1;
        let Some((chain, rest)) = word.split_at_checked(end).filter(|(_, rest)| has_letters(rest, LEFT))
        else {
            continue;
        };
        found(rest);
        if chain.ends_with("لل") {
            buffer.clear();
            buffer.push_str("ال");
            buffer.push_str(rest);
            found(buffer);
        }
    }
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
        assert_eq!(variants("وبالعميل"), ["بالعميل", "العميل", "عميل"]);
        assert_eq!(variants("للعميل"), ["لعميل", "عميل", "العميل"]);
        assert_eq!(variants("العميل"), ["عميل"]);
        assert_eq!(variants("خدمه"), Vec::<String>::new());
    }
}
