//! Words of one kin to one stem.

use pagefind_stem::Stemmer as Snowball;

use crate::lang::Lang;

use super::prefix::{has_letters, hebrew_ends};
use super::snowball;

/// Hebrew suffixes in the letters that normalised words have, the longest first (SEARCH.md).
const HEBREW_SUFFIXES: [&str; 15] =
    ["ויות", "יות", "ימ", "ות", "יה", "ית", "נו", "המ", "הנ", "כמ", "תי", "ה", "ת", "י", "ו"];
/// Arabic prefixes: those of light10, with chains.
const ARABIC_PREFIXES: [&str; 8] = ["وبال", "وال", "بال", "كال", "فال", "ولل", "ال", "لل"];
/// Arabic suffixes, each taken off once, in this order (light10).
const ARABIC_SUFFIXES: [&str; 13] =
    ["ها", "ان", "ات", "ون", "ين", "يه", "ية", "هم", "كم", "نا", "ه", "ة", "ي"];

/// The stem of a normalised word: Hebrew and Arabic words in texts of those languages lose clitics and suffixes,
/// others go through Snowball's current algorithm for the language, or stay.
pub fn stem(lang: &Lang, normalised: &str) -> String {
    let mut out = String::new();
    Stemmer::of(lang).stem_into(normalised, &mut out);
    out
}

/// A language's stemmer.
pub struct Stemmer(Kind);

enum Kind {
    Hebrew,
    Arabic,
    Snowball(Snowball),
    None,
}

impl Stemmer {
    /// The stemmer of `lang`.
    pub fn of(lang: &Lang) -> Stemmer {
        Stemmer(match lang.language() {
            "he" => Kind::Hebrew,
            "ar" => Kind::Arabic,
            language => snowball::known(language)
                .map_or(Kind::None, |known| Kind::Snowball(Snowball::create(known.algorithm))),
        })
    }

    /// Whether stemming costs more than a look into a table.
    pub(super) fn is_slow(&self) -> bool {
        matches!(self.0, Kind::Snowball(_))
    }

    /// Puts the stem of a normalised word behind what `out` holds.
    pub fn stem_into(&self, normalised: &str, out: &mut String) {
        match (&self.0, normalised.chars().next()) {
            (Kind::Hebrew, Some('א'..='ת')) => out.push_str(hebrew(normalised)),
            (Kind::Arabic, Some('\u{621}'..='\u{64A}')) => out.push_str(arabic(normalised)),
            (Kind::Snowball(stemmer), _) => out.push_str(&stemmer.stem(normalised)),
            _ => out.push_str(normalised),
        }
    }
}

/// One legal chain of clitics, the longest, then one suffix; three letters left each time.
fn hebrew(word: &str) -> &str {
    let ends = hebrew_ends(word);
    let chain = (1..16).rev().filter(|letters| ends & (1 << letters) != 0);
    let mut rests = chain.filter_map(|letters| word.get(2 * letters..));
    let word = rests.find(|rest| has_letters(rest, 3)).unwrap_or(word);
    let mut stems = HEBREW_SUFFIXES.iter().filter_map(|suffix| word.strip_suffix(suffix));
    stems.find(|rest| has_letters(rest, 3)).unwrap_or(word)
}

/// The longest prefix, or و before three letters; then suffixes; two letters left each time.
fn arabic(word: &str) -> &str {
    let mut rests = ARABIC_PREFIXES.iter().filter_map(|prefix| word.strip_prefix(prefix));
    let and = word.strip_prefix('و').filter(|rest| has_letters(rest, 3));
    let mut word = rests.find(|rest| has_letters(rest, 2)).or(and).unwrap_or(word);
    for suffix in ARABIC_SUFFIXES {
        if let Some(rest) = word.strip_suffix(suffix).filter(|rest| has_letters(rest, 2)) {
            word = rest;
        }
    }
    word
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
