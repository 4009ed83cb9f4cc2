//! What Hebrew and Arabic write on to their words, before and after, as tables that the script for browsers is
//! given too (`rules`). All are in the letters of normalised words, each of which has two bytes.

use std::borrow::Cow;

use serde::Serialize;

/// The affixes of a language, and how words are taken apart by them.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Affixes {
    /// The first and the last letter that a word of the language begins with.
    letters: [char; 2],
    /// Letters that are compared as others.
    folds: &'static [[char; 2]],
    /// The clitics of a chain: one of each list may stand there, in this order.
    chain: &'static [&'static [&'static str]],
    /// The suffixes: the first that fits comes off or, where they come off `each`, all that fit in their order.
    suffixes: &'static [&'static str],
    each: bool,
    /// The letters that a word keeps without a suffix.
    left: usize,
    /// Letters that a skeleton is without, but for the first of the word.
    vowels: &'static [char],
    /// The article with what it is written together with, where a word of one stem loses only chains that end in it.
    #[serde(skip)]
    pub(super) articles: &'static [&'static str],
}

/// The letters that a word keeps without its chain of clitics.
pub(super) const LEFT: usize = 3;
/// The letters that a skeleton keeps.
pub(super) const SKELETON: usize = 2;

/// Hebrew. Chain: and; that, when, since; in, to, as, from; the. Suffixes, the longest first: plural and its
/// construct, nouns with each possessive, of which `ות` and `ת` are the feminine's joints (הסכמתה, תלונותיהם),
/// ית and יה of adjectives and abstracts, the verb's persons. י is doubled in unpointed spelling (ראשיים).
/// Two letters are left, for many short nouns have no more before their ending (שנה, שנים). Skeleton: ו and י tell
/// vowels, and texts differ in writing them (תכנית, תוכנית).
#[rustfmt::skip]
pub(super) const HEBREW: Affixes = Affixes {
    letters: ['א', 'ת'],
    folds: &[],
    chain: &[&["ו"], &["ש", "כש", "מש", "לכש"], &["ב", "ל", "כ", "מ"], &["ה"]],
    suffixes: &[
        "ויותיהמ", "ויותיו", "ויותיה", "ותיהמ", "ותיהנ", "ותיכמ", "ותינו", "ותיו", "ותיה", "ויות",
        "ייתו", "ותימ", "ותנו", "ותכמ", "ותי", "יות", "יהמ", "יהנ", "יכמ", "ינו", "יימ", "יית", "ייה",
        "ותו", "ותה", "ותמ", "ותנ", "ותכ", "תמ", "תנ", "תו", "תה", "תי", "תכ", "ימ", "ות", "יה", "ית",
        "יו", "נו", "המ", "הנ", "כמ", "ה", "ת", "י", "ו",
    ],
    left: 2,
    each: false,
    vowels: &['ו', 'י'],
    articles: &[],
};

/// Arabic. Chain: and, so; the article with prepositions, prepositions alone, the future's سـ. Suffixes, each
/// once: وا of verbs; possessives; the accusative's ا; plurals and dual; ه, which ة is normalised to, and the
/// ت that it becomes before others (عاصمتها); ي. ؤ and ئ are seats of hamza, which vary (مسؤول, مسئول). Skeleton:
/// long vowels and hamza, by which broken plurals differ (منطقة, مناطق). Three letters are left, a root's.
#[rustfmt::skip]
pub(super) const ARABIC: Affixes = Affixes {
    letters: ['ء', 'ي'],
    folds: &[['ؤ', 'و'], ['ئ', 'ي']],
    chain: &[&["و", "ف"], &["ال", "بال", "كال", "لل", "ب", "ل", "ك", "س"]],
    suffixes: &[
        "وا", "هما", "ها", "هم", "هن", "كم", "نا", "ا", "ات", "ان", "ون", "ين", "ه", "ت", "ي",
    ],
    left: 3,
    each: true,
    vowels: &['ا', 'و', 'ي', 'ء'],
    articles: &["ال", "لل"],
};

impl Affixes {
    /// The affixes of a language.
    pub(super) fn of(language: &str) -> Option<&'static Affixes> {
        match language {
            "he" => Some(&HEBREW),
            "ar" => Some(&ARABIC),
            _ => None,
        }
    }

    /// Whether a normalised word begins with a letter of the language.
    pub(super) fn own(&self, word: &str) -> bool {
        word.chars().next().is_some_and(|first| (self.letters[0]..=self.letters[1]).contains(&first))
    }

    /// Where a legal chain of clitics may end in a word, as a set of bits: bit 2 stands for two letters. Bit 0, for
    /// no clitic, is always there.
    pub(super) fn ends(&self, word: &str) -> u32 {
        let bytes = word.as_bytes();
        let mut ends = 1_u32;
        for clitics in self.chain {
            let mut left = ends;
            while left != 0 {
                let start = left.trailing_zeros() as usize;
                let there = bytes.get(2 * start..).unwrap_or_default();
                // The first letters are compared by themselves, for few words begin with any.
                let first = there.first_chunk::<2>();
                for clitic in clitics.iter().map(|clitic| clitic.as_bytes()) {
                    if clitic.first_chunk::<2>() == first && there.starts_with(clitic) {
                        ends |= 1 << (start + clitic.len() / 2);
                    }
                }
                left &= left - 1;
            }
        }
        ends
    }

    /// The group of a normalised word: what is left of it without clitics and suffixes, as a skeleton. Suffixes leave
    /// one letter less than in stems: where the chain has taken letters of the word's own, the rest is short
    /// (שנים without ש), and must still meet that of its kin.
    pub(super) fn key(&self, word: &str) -> String {
        if !self.own(word) {
            return word.to_owned();
        }
        let folded = self.folded(word);
        let root = self.shorn(self.without_chain(&folded), self.left - 1);
        let bare = |(at, c): &(usize, char)| *at == 0 || !self.vowels.contains(c);
        let mut skeleton = String::with_capacity(root.len());
        skeleton.extend(root.char_indices().filter(bare).map(|(_, c)| c));
        if has_letters(&skeleton, SKELETON) { skeleton } else { root.to_owned() }
    }

    /// A normalised word without the longest legal chain of clitics, and without suffixes.
    pub(super) fn stem(&self, word: &str) -> String {
        if !self.own(word) {
            return word.to_owned();
        }
        self.without_suffix(self.without_chain(&self.folded(word))).to_owned()
    }

    fn folded<'a>(&self, word: &'a str) -> Cow<'a, str> {
        if self.folds.is_empty() {
            return Cow::Borrowed(word);
        }
        let folded =
            |letter| self.folds.iter().find(|[from, _]| *from == letter).map_or(letter, |[_, to]| *to);
        let mut text = String::with_capacity(word.len());
        text.extend(word.chars().map(folded));
        Cow::Owned(text)
    }

    /// A word without the longest legal chain of clitics that leaves three letters.
    pub(super) fn without_chain<'a>(&self, word: &'a str) -> &'a str {
        let ends = self.ends(word);
        let chain = (1..16).rev().filter(|letters| ends & (1 << letters) != 0);
        let mut rests = chain.filter_map(|letters| word.get(2 * letters..));
        rests.find(|rest| has_letters(rest, LEFT)).unwrap_or(word)
    }

    /// A word without suffixes.
    pub(super) fn without_suffix<'a>(&self, word: &'a str) -> &'a str {
        self.shorn(word, self.left)
    }

    /// A word without suffixes, so many letters left.
    fn shorn<'a>(&self, mut word: &'a str, left: usize) -> &'a str {
        for suffix in self.suffixes {
            // The last letters are compared by themselves, for few suffixes end in the word's.
            if suffix.as_bytes().last_chunk::<2>() != word.as_bytes().last_chunk() {
                continue;
            }
            if let Some(rest) = word.strip_suffix(suffix).filter(|rest| has_letters(rest, left)) {
                word = rest;
                if !self.each {
                    break;
                }
            }
        }
        word
    }
}

/// Whether a text has `count` letters or more.
pub(super) fn has_letters(text: &str, count: usize) -> bool {
    // A letter has four bytes at most.
    text.len() > 4 * (count - 1) || text.chars().nth(count - 1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hebrew_kin_has_one_key() {
        for (word, key) in [
            ("תוכניות", "תכנ"),
            ("כשהתכנית", "תכנ"),
            ("הסכמתה", "סכמ"),
            ("ודעותיהמ", "דע"),
            ("ראשיימ", "ראש"),
            ("הבית", "ב"),
            ("בית", "ב"),
            ("שירות", "יר"),
            ("שירותימ", "יר"),
            ("שנימ", "נ"),
            ("מנימ", "נ"),
            ("של", "של"),
            ("crm", "crm"),
        ] {
            assert_eq!(HEBREW.key(word), key, "{word}");
        }
    }

    #[test]
    fn arabic_kin_has_one_key() {
        for (word, key) in [
            ("وبالمنطقه", "منطق"),
            ("مناطق", "منطق"),
            ("عاصمتها", "عصم"),
            ("عاصمه", "عصم"),
            ("مسئول", "مسل"),
            ("مسؤول", "مسل"),
            ("بمصر", "مصر"),
            ("ولد", "ولد"),
            ("هاوي", "هاو"),
        ] {
            assert_eq!(ARABIC.key(word), key, "{word}");
        }
    }

    #[test]
    fn chains_end_where_the_language_lets_them() {
        let ends = |word: &str| (0..16).filter(|at| HEBREW.ends(word) & (1 << at) != 0).collect::<Vec<_>>();
        assert_eq!(ends("ושבהזמנה"), [0, 1, 2, 3, 4]);
        assert_eq!(ends("לכשהלקוח"), [0, 1, 3, 4]);
        assert_eq!(ends("תלונה"), [0]);
        assert_eq!(ARABIC.ends("وبالعميل"), 0b1_0111);
    }
}
