//! Words as numbers, so that whole articles can be compared.
//!
//! Two sets of numbers serve two ends. *Stem hashes* tell which articles speak of the same things: they leave out
//! stop words and bring kin together. *Word keys* tell which glossary terms an article may mention: they keep
//! every word, not stemmed, together with its variants without clitics, which is what [`super::Matcher`]
//! compares. So the keys of a form that is found in a text are always among the keys of the text. Stems would
//! not do: a stem is taken from the whole word, and ולקוח need not have that of לקוח.

use std::collections::HashMap;

use xxhash_rust::xxh3::xxh3_64;

use crate::lang::Lang;

use super::prefix::{each_variant, has_clitics};
use super::{Stemmer, normalise_into, stop, words};

/// How many stems a cache holds before it begins anew.
const CACHED: usize = 1 << 16;

/// Hashes the words of many texts of one language. Keeps its buffers and the stems it has met: one per thread
/// serves best.
pub struct Analyser {
    stops: &'static [&'static str],
    stemmer: Stemmer,
    clitics: bool,
    word: String,
    stem: String,
    stems: HashMap<u64, u32>,
}

impl Analyser {
    /// An analyser for texts in `lang`.
    pub fn new(lang: &Lang) -> Analyser {
        Analyser {
            stops: stop::list(lang),
            stemmer: Stemmer::of(lang),
            clitics: has_clitics(lang),
            word: String::new(),
            stem: String::new(),
            stems: HashMap::new(),
        }
    }

    /// Pushes a hash of the stem of each word that is not a stop word and has two letters or more, in the order
    /// of the text and with repetitions.
    pub fn stem_hashes(&mut self, text: &str, out: &mut Vec<u32>) {
        for word in words(text) {
            self.word.clear();
            normalise_into(word.text, &mut self.word);
            let short = self.word.chars().nth(1).is_none();
            if !short && self.stops.binary_search(&self.word.as_str()).is_err() {
                out.push(self.stem_hash());
            }
        }
    }

    /// The hash of the present word's stem.
    fn stem_hash(&mut self) -> u32 {
        let key = xxh3_64(self.word.as_bytes());
        if let Some(known) = self.stems.get(&key) {
            return *known;
        }
        self.stem.clear();
        self.stemmer.stem_into(&self.word, &mut self.stem);
        let hash = hash(&self.stem);
        if self.stemmer.is_slow() {
            if self.stems.len() >= CACHED {
                self.stems.clear();
            }
            self.stems.insert(key, hash);
        }
        hash
    }

    /// Pushes the key of each word and of its variants without clitics. Sort them, and drop repetitions, to ask
    /// [`may_contain`].
    pub fn word_keys(&mut self, text: &str, out: &mut Vec<u32>) {
        for word in words(text) {
            self.word.clear();
            normalise_into(word.text, &mut self.word);
            out.push(hash(&self.word));
            if self.clitics {
                each_variant(&self.word, &mut self.stem, &mut |variant| out.push(hash(variant)));
            }
        }
    }
}

/// [`Analyser::stem_hashes`] for one text.
pub fn stem_hashes(lang: &Lang, text: &str, out: &mut Vec<u32>) {
    Analyser::new(lang).stem_hashes(text, out);
}

/// [`Analyser::word_keys`] for one text.
pub fn word_keys(lang: &Lang, text: &str, out: &mut Vec<u32>) {
    Analyser::new(lang).word_keys(text, out);
}

/// The keys that a text's word keys hold all of, if the text has this written form of a term.
pub fn candidate_keys(lang: &Lang, form: &str) -> Vec<u32> {
    let _ = lang;
    let mut normalised = String::new();
    let key = |word: super::Word<'_>| {
        normalised.clear();
        normalise_into(word.text, &mut normalised);
        hash(&normalised)
    };
    words(form).map(key).collect()
}

/// Whether a text with these word keys, sorted, may have the form with these candidate keys.
pub fn may_contain(sorted_word_keys: &[u32], candidate_keys: &[u32]) -> bool {
    candidate_keys.iter().all(|key| sorted_word_keys.binary_search(key).is_ok())
}

/// The lower half of XXH3; never leaves the machine.
#[allow(clippy::cast_possible_truncation)]
fn hash(word: &str) -> u32 {
    xxh3_64(word.as_bytes()) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashes(tag: &str, text: &str) -> Vec<u32> {
        let mut out = Vec::new();
        stem_hashes(&Lang::parse(tag).unwrap(), text, &mut out);
        out
    }

    #[test]
    fn stop_words_and_single_letters_are_left_out() {
        assert_eq!(hashes("nl", "het huis en de x"), hashes("nl", "huizen"));
        assert_eq!(hashes("he", "את התלונות").len(), 1);
        assert_eq!(hashes("ar", "في الخدمة"), hashes("ar", "خدمات"));
    }

    #[test]
    fn a_cache_changes_nothing() {
        let lang = Lang::parse("nl").unwrap();
        let mut analyser = Analyser::new(&lang);
        let (mut first, mut second) = (Vec::new(), Vec::new());
        analyser.stem_hashes("klachten klacht huizen", &mut first);
        analyser.stem_hashes("klachten klacht huizen", &mut second);
        assert_eq!(first, second);
        assert_eq!(first[0], first[1]);
    }
}
