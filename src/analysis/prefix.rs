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

/// What a normalised word in a text of `lang` may be without its clitics: with each legal chain off, the shortest
/// first, two letters left at least.
pub fn variants(lang: &Lang, normalised: &str) -> Vec<String> {
    let mut all = Vec::new();
    if has_clitics(lang) {
        each_variant(normalised, &mut String::new(), &mut |variant| all.push(variant.to_owned()));
    }
    all
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

    fn of(tag: &str, word: &str) -> Vec<String> {
        variants(&Lang::parse(tag).unwrap(), word)
    }

    #[test]
    fn hebrew_chains_are_legal_ones() {
        assert_eq!(of("he", "ושבהזמנה"), ["שבהזמנה", "בהזמנה", "הזמנה", "זמנה"]);
        assert_eq!(of("he", "לכשהלקוח"), ["כשהלקוח", "הלקוח", "לקוח"]);
        assert_eq!(of("he", "השירות"), ["שירות"]);
        assert_eq!(of("he", "לקוח"), ["קוח"]);
        assert_eq!(of("he", "תלונה"), Vec::<String>::new());
    }

    #[test]
    fn arabic_chains_are_legal_ones() {
        assert_eq!(of("ar", "وبالعميل"), ["بالعميل", "العميل", "عميل"]);
        assert_eq!(of("ar", "للعميل"), ["لعميل", "عميل", "العميل"]);
        assert_eq!(of("ar", "العميل"), ["عميل"]);
        assert_eq!(of("ar", "خدمه"), Vec::<String>::new());
        assert_eq!(of("fa", "ورد"), Vec::<String>::new());
    }
}
