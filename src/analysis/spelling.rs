//! Spelling that hides kinship: a wider group than a stem's.

use serde::Serialize;

use crate::lang::Lang;

use super::affixes::has_letters;

/// What forms of one word spell differently.
#[derive(Debug, Serialize)]
pub(super) struct Spelling {
    /// Letters that stand twice in a closed syllable and once in an open one: *boos*, *boze*; *geef*, *geven*.
    doubled: &'static [char],
    /// What adjectives and verbs end in after a short stem, which Snowball leaves: *boze*, *rode*.
    open: char,
    /// Letters that become others where a word ends: *boze*, *boos*; *lieve*, *lief*.
    devoiced: &'static [[char; 2]],
    /// What a verb ends in after other consonants, in the second and third person: *bel*, *belt*; *luister*, *luistert*.
    ending: char,
    /// Its vowels, after which that letter is the stem's own more often: *laat*.
    vowels: &'static [char],
    /// The letters that are left without an ending.
    left: usize,
}

/// Dutch (Woordenlijst Nederlandse Taal, *Leidraad* 2 and 11). Snowball's stemmer sees to these where the rest of
/// a word tells it to, and not else: *regeling* becomes *regeel*, *belt* and *boze* stay.
pub(super) const DUTCH: Spelling = Spelling {
    doubled: &['a', 'e', 'o', 'u'],
    open: 'e',
    devoiced: &[['v', 'f'], ['z', 's']],
    ending: 't',
    vowels: &['a', 'e', 'i', 'o', 'u', 'y'],
    left: 3,
};

impl Spelling {
    /// The spelling of a language whose stems need more than Snowball.
    pub(super) fn of(lang: &Lang) -> Option<&'static Spelling> {
        (lang.language() == "nl").then_some(&DUTCH)
    }

    /// The key of a stem.
    pub(super) fn key(&self, stem: &str) -> String {
        let mut key = self.opened(stem);
        if key.ends_with(self.open) && has_letters(&key, self.left + 1) {
            key.pop();
        }
        let voiced = |[from, _]: &&[char; 2]| key.ends_with(*from);
        if let Some([_, to]) = self.devoiced.iter().find(voiced) {
            key.pop();
            key.push(*to);
        }
        let mut letters = key.chars().rev();
        let ends = letters.next() == Some(self.ending)
            && letters
                .next()
                .is_some_and(|before| before.is_ascii_lowercase() && !self.vowels.contains(&before));
        if ends && has_letters(&key, self.left + 1) {
            key.pop();
        }
        key
    }

    /// A text with each of its doubled vowels once.
    pub(super) fn opened(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut before = '\0';
        for letter in text.chars() {
            if letter != before || !self.doubled.contains(&letter) {
                out.push(letter);
            }
            before = letter;
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kin_has_one_key() {
        for (stem, key) in [
            ("boos", "bos"),
            ("boze", "bos"),
            ("lieve", "lief"),
            ("zee", "ze"),
            ("hele", "hel"),
            ("discussieer", "discussier"),
            ("luistert", "luister"),
            ("belt", "bel"),
            ("biedt", "bied"),
            ("praat", "prat"),
            ("klacht", "klach"),
            ("uit", "uit"),
            ("art", "art"),
            ("24t", "24t"),
        ] {
            assert_eq!(DUTCH.key(stem), key);
        }
    }
}
