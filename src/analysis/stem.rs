//! Words of one kin to one stem.

use pagefind_stem::Stemmer as Snowball;

use crate::lang::Lang;

use super::affixes::{Affixes, has_letters};
use super::snowball;

/// The stem of a normalised word: Hebrew and Arabic words in texts of those languages lose clitics and suffixes,
/// others go through Snowball's current algorithm for the language, or stay.
pub fn stem(lang: &Lang, normalised: &str) -> String {
    let mut out = String::new();
    Stemmer::of(lang).stem_into(normalised, &mut out);
    out
}

/// A language's stemmer.
pub struct Stemmer(Kind);

/// By what a language's words are taken apart.
pub(super) enum Kind {
    /// Tables of affixes.
    Affixes(&'static Affixes),
    /// An algorithm of Snowball's.
    Snowball(Snowball),
    /// Nothing.
    None,
}

impl Kind {
    /// That of `lang`.
    pub(super) fn of(lang: &Lang) -> Kind {
        let language = lang.language();
        let snowball = || snowball::known(language).map(|known| Snowball::create(known.algorithm));
        match Affixes::of(language) {
            Some(affixes) => Kind::Affixes(affixes),
            None => snowball().map_or(Kind::None, Kind::Snowball),
        }
    }
}

impl Stemmer {
    /// The stemmer of `lang`.
    pub fn of(lang: &Lang) -> Stemmer {
        Stemmer(Kind::of(lang))
    }

    /// Puts the stem of a normalised word behind what `out` holds.
    pub fn stem_into(&self, normalised: &str, out: &mut String) {
        match &self.0 {
            Kind::Affixes(affixes) if affixes.own(normalised) => {
                out.push_str(affixes.without_suffix(without_chain(affixes, normalised)));
            }
            Kind::Snowball(stemmer) => out.push_str(&stemmer.stem(normalised)),
            _ => out.push_str(normalised),
        }
    }
}

/// Hebrew loses the longest chain of clitics. Arabic loses only those that end in the article, and a و before three
/// letters (light10): single letters are more often a part of the word, and here a word has one stem.
fn without_chain<'a>(affixes: &Affixes, word: &'a str) -> &'a str {
    if affixes.articles.is_empty() {
        return affixes.without_chain(word);
    }
    let ends = affixes.ends(word);
    let mut chains = (2..16).rev().filter(|letters| ends & (1 << letters) != 0);
    let article = chains.find_map(|letters| {
        let (chain, rest) = word.split_at_checked(2 * letters)?;
        (affixes.articles.iter().any(|article| chain.ends_with(article)) && has_letters(rest, 2))
            .then_some(rest)
    });
    let and = word.strip_prefix('و').filter(|rest| has_letters(rest, 3));
    article.or(and).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::normalise;

    fn of(tag: &str, word: &str) -> String {
        let lang = Lang::parse(tag).unwrap();
        stem(&lang, &normalise(&lang, word))
    }

    #[test]
    fn hebrew_words_of_one_kin_meet() {
        assert_eq!(of("he", "ולקוחות"), of("he", "לקוחות"));
        assert_eq!(of("he", "בתלונה"), of("he", "התלונות"));
        assert_eq!(of("he", "כשהתלונה"), "תלונ");
        assert_eq!(of("he", "CRM"), "crm");
        assert_eq!(of("he", "של"), "של");
    }

    #[test]
    fn arabic_words_of_one_kin_meet() {
        assert_eq!(of("ar", "والمعلمون"), of("ar", "معلم"));
        assert_eq!(of("ar", "وللعملاء"), of("ar", "عملاء"));
        assert_eq!(of("ar", "بالخدمة"), of("ar", "خدمات"));
        assert_eq!(of("ar", "ولد"), "ولد");
    }

    #[test]
    fn dutch_is_the_current_snowball() {
        assert_eq!(of("nl", "huizen"), of("nl", "huis"));
        assert_eq!(of("nl", "loopt"), "loop");
        assert_eq!(of("en", "customers"), "custom");
        assert_eq!(of("tlh", "tlhIngan"), "tlhingan");
    }
}
