//! Words too common to tell texts apart.

use crate::lang::Lang;

/// Whether a normalised word is one of the most common ones of `lang`: articles, prepositions, pronouns.
pub fn is_stop(lang: &Lang, normalised: &str) -> bool {
    stop_words(lang).binary_search(&normalised).is_ok()
}

/// The stop words of a language, normalised and sorted; none for a language without a list.
pub fn stop_words(lang: &Lang) -> &'static [&'static str] {
    let known = LISTS.iter().find(|(language, _)| *language == lang.language());
    known.map_or(&[], |(_, words)| words)
}

/// The lists, by language.
pub(super) const LISTS: [(&str, &[&str]); 4] =
    [("he", &HEBREW), ("ar", &ARABIC), ("nl", &DUTCH), ("en", &ENGLISH)];

/// Hebrew stop words, normalised, in the order of their bytes.
#[rustfmt::skip]
const HEBREW: [&str; 89] = [
    "אבל", "או", "אותה", "אותו", "אותמ", "אז", "איכ", "אינ", "איפה", "אכ", "אל", "אלה", "אלו", "אמ",
    "אנחנו", "אני", "אשר", "את", "אתה", "אתמ", "בה", "בהמ", "בו", "בינ", "גמ", "הוא", "הזאת", "הזה", "היא",
    "היה", "היו", "הייתה", "היתה", "המ", "הנ", "ואת", "וגמ", "וכנ", "ולא", "זאת", "זה", "זו", "ידי", "יהיה",
    "יותר", "יכול", "יש", "כאשר", "כבר", "כדי", "כי", "ככ", "כל", "כמו", "כנ", "לא", "לאחר", "לה", "להיות",
    "להמ", "לו", "לכ", "לכמ", "למה", "לנו", "לפי", "לפני", "מאוד", "מה", "מי", "מנ", "מתי", "ניתנ", "עד",
    "עוד", "על", "עמ", "צריכ", "רק", "שהוא", "שהיא", "של", "שלא", "שלה", "שלהמ", "שלו", "שלכ", "שלכמ",
    "שלנו",
];

/// Arabic stop words, normalised, in the order of their bytes.
#[rustfmt::skip]
const ARABIC: [&str; 87] = [
    "اذا", "التي", "الذي", "الذين", "الي", "اليه", "اليها", "ان", "انا", "انت", "انه", "انها", "او", "اي",
    "ايضا", "اين", "بان", "بعد", "بل", "به", "بها", "بين", "تكون", "تلك", "ثم", "حتي", "حيث", "خلال", "دون",
    "ذلك", "سوف", "علي", "عليه", "عليها", "عن", "عند", "غير", "فان", "في", "فيه", "فيها", "قبل", "قد",
    "كان", "كانت", "كذلك", "كل", "كما", "كيف", "لا", "لان", "لدي", "لكن", "لم", "لماذا", "لن", "له", "لها",
    "لهم", "ليس", "ليست", "ما", "متي", "مع", "من", "منذ", "منه", "منها", "نحن", "هذا", "هذه", "هل", "هم",
    "هنا", "هناك", "هو", "هي", "وان", "وعلي", "وفي", "ولا", "وما", "ومن", "وهو", "وهي", "يا", "يكون",
];

/// Dutch stop words, normalised, in the order of their bytes.
#[rustfmt::skip]
const DUTCH: [&str; 90] = [
    "aan", "al", "als", "bij", "daar", "dan", "dat", "de", "deze", "die", "dit", "doen", "doet", "door",
    "dus", "een", "en", "er", "geen", "haar", "had", "hebben", "heeft", "hem", "hen", "het", "hier", "hij",
    "hoe", "hun", "ik", "in", "is", "je", "jij", "jouw", "kan", "kunnen", "maar", "mag", "me", "meer",
    "met", "mij", "mijn", "moet", "moeten", "na", "naar", "niet", "nog", "of", "om", "omdat", "onder",
    "ons", "onze", "ook", "op", "over", "te", "tegen", "toch", "tot", "u", "uit", "uw", "van", "veel",
    "voor", "waar", "wanneer", "want", "wat", "we", "wel", "werd", "wie", "wij", "wil", "worden", "wordt",
    "zal", "ze", "zeer", "zij", "zijn", "zo", "zonder", "zullen",
];

/// English stop words, normalised, in the order of their bytes.
#[rustfmt::skip]
const ENGLISH: [&str; 96] = [
    "a", "about", "after", "all", "also", "an", "and", "are", "as", "at", "be", "been", "before", "but",
    "by", "can", "could", "did", "do", "does", "dont", "for", "from", "had", "has", "have", "he", "her",
    "here", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just", "may", "me", "might",
    "more", "most", "must", "my", "no", "nor", "not", "of", "on", "only", "or", "other", "our", "out",
    "over", "own", "same", "she", "should", "so", "some", "such", "than", "that", "the", "their", "them",
    "then", "there", "these", "they", "this", "those", "to", "too", "under", "up", "us", "very", "was",
    "we", "were", "what", "when", "where", "which", "who", "why", "will", "with", "would", "you", "your",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::normalise;

    #[test]
    fn lists_are_normalised_and_sorted() {
        for tag in ["he", "ar", "nl", "en"] {
            let lang = Lang::parse(tag).unwrap();
            assert!(stop_words(&lang).is_sorted(), "{tag}");
            for word in stop_words(&lang) {
                assert_eq!(normalise(&lang, word), *word, "{tag}");
            }
        }
    }

    #[test]
    fn common_words_are_stopped() {
        let stops = |tag: &str, word: &str| {
            let lang = Lang::parse(tag).unwrap();
            is_stop(&lang, &normalise(&lang, word))
        };
        assert!(stops("he", "הם") && stops("ar", "إلى") && stops("nl", "Het") && stops("en", "the"));
        assert!(!stops("he", "תלונה") && !stops("nl", "klacht") && !stops("fr", "le"));
    }
}
