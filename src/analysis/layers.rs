//! What a word shares with its kin: the layers of the index.

use crate::lang::Lang;

use super::stem::Stemmer;

/// A language's layers, each wider than the one before: a form itself, the forms of its stem, the forms of its
/// key. In Hebrew the key is the stem's skeleton, which plene and defective spelling share; in other languages
/// it is the stem.
pub struct Layers {
    stemmer: Stemmer,
    skeletons: bool,
}

impl Layers {
    /// The layers of `lang`.
    pub fn of(lang: &Lang) -> Layers {
        Layers { stemmer: Stemmer::of(lang), skeletons: lang.language() == "he" }
    }

    /// The stem of a normalised word.
    pub fn stem(&self, form: &str) -> String {
        let mut stem = String::new();
        self.stemmer.stem_into(form, &mut stem);
        stem
    }

    /// The key of a normalised word's group.
    pub fn key(&self, form: &str) -> String {
        let stem = self.stem(form);
        if self.skeletons { skeleton(&stem) } else { stem }
    }
}

/// A Hebrew word without the letters that only tell its vowels: each ו and י but the first letter.
fn skeleton(stem: &str) -> String {
    let vowel = |c: char| matches!(c, 'ו' | 'י');
    stem.char_indices().filter(|&(at, c)| at == 0 || !vowel(c)).map(|(_, c)| c).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_share_a_key() {
        let he = Layers::of(&Lang::parse("he").unwrap());
        assert_eq!(he.key("תוכניות"), he.key("תכנית"));
        assert_ne!(he.stem("תוכניות"), he.stem("תכנית"));
        let nl = Layers::of(&Lang::parse("nl").unwrap());
        assert_eq!(nl.key("huizen"), "huis");
    }
}
