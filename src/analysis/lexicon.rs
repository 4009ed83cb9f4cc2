//! The words of texts as numbers. A few thousand words make up most of a text, so a word is taken apart when it is
//! met, and later found by how it is written.

use std::sync::{Mutex, MutexGuard, PoisonError};

use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64;

use crate::lang::Lang;

use super::prefix::{each_variant, has_clitics};
use super::{is_stop, normalise_into, words};

/// How many words are remembered as they are written: a power of two.
const REMEMBERED: usize = 1 << 15;

/// The forms of words that were met in a language, numbered as they came. Words are told apart by 64 bits of XXH3.
pub struct Lexicon {
    lang: Lang,
    seat: usize,
    clitics: bool,
    /// Hashes of words as they are written, with their forms' numbers, each at a place that its hash names. A word
    /// gives way to the next that has its place.
    written: Vec<(u64, u32)>,
    /// The forms' numbers by their hashes.
    numbers: FxHashMap<u64, u32>,
    forms: Vec<Form>,
    /// The forms, one behind the other.
    texts: String,
    /// The forms' keys, likewise.
    keys: Vec<u32>,
    /// How many texts were asked for their keys.
    asked: u32,
    form: String,
    variant: String,
}

/// What is known of a form.
struct Form {
    /// Where its text ends.
    text: u32,
    /// Where its keys end.
    keys: u32,
    /// The last text whose keys it gave.
    asked: u32,
    stop: bool,
}

impl Lexicon {
    /// An empty lexicon for texts in `lang`.
    pub fn new(lang: &Lang) -> Lexicon {
        Lexicon {
            lang: lang.clone(),
            seat: 0,
            clitics: has_clitics(lang),
            // A hash that does not belong at a place is none that is found there.
            written: (0..REMEMBERED).map(|place| (!(place as u64), 0)).collect(),
            numbers: FxHashMap::default(),
            forms: Vec::new(),
            texts: String::new(),
            keys: Vec::new(),
            asked: 0,
            form: String::new(),
            variant: String::new(),
        }
    }

    /// The number of a word's form.
    pub fn number(&mut self, word: &str) -> u32 {
        let hash = xxh3_64(word.as_bytes());
        let place = hash as usize % REMEMBERED;
        if let Some((known, number)) = self.written.get(place)
            && *known == hash
        {
            return *number;
        }
        let number = self.look_up(word);
        self.written[place] = (hash, number);
        number
    }

    /// How many forms there are.
    pub fn len(&self) -> usize {
        self.forms.len()
    }

    /// Whether no word was met.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// A form.
    pub fn text(&self, number: u32) -> &str {
        let start = self.before(number).map_or(0, |form| form.text);
        &self.texts[start as usize..self.forms[number as usize].text as usize]
    }

    /// Whether a form is a stop word, or has no letters.
    pub fn is_stop(&self, number: u32) -> bool {
        self.forms[number as usize].stop
    }

    /// Which of the threads' lexicons it is.
    pub fn seat(&self) -> usize {
        self.seat
    }

    /// Puts the keys of a text's words and of their variants without clitics into `out`, sorted, each once.
    pub fn word_keys(&mut self, text: &str, out: &mut Vec<u32>) {
        self.asked += 1;
        for word in words(text) {
            let number = self.number(word.text);
            let start = self.before(number).map_or(0, |form| form.keys);
            let form = &mut self.forms[number as usize];
            if form.asked != self.asked {
                form.asked = self.asked;
                out.extend_from_slice(&self.keys[start as usize..form.keys as usize]);
            }
        }
        out.sort_unstable();
        out.dedup();
    }

    fn before(&self, number: u32) -> Option<&Form> {
        (number as usize).checked_sub(1).map(|before| &self.forms[before])
    }

    /// The number of the form of a word that is not remembered.
    fn look_up(&mut self, word: &str) -> u32 {
        self.form.clear();
        normalise_into(word, &mut self.form);
        let hash = xxh3_64(self.form.as_bytes());
        let next = self.forms.len() as u32;
        let number = *self.numbers.entry(hash).or_insert(next);
        if number == next {
            self.add(hash);
        }
        number
    }

    /// Takes in the form at hand.
    fn add(&mut self, hash: u64) {
        let keys = &mut self.keys;
        keys.push(key(hash));
        if self.clitics {
            each_variant(&self.form, &mut self.variant, &mut |variant| keys.push(key_of(variant)));
        }
        self.texts.push_str(&self.form);
        self.forms.push(Form {
            text: self.texts.len() as u32,
            keys: self.keys.len() as u32,
            asked: 0,
            stop: self.form.is_empty() || is_stop(&self.lang, &self.form),
        });
    }
}

/// The key of a form.
pub(super) fn key_of(form: &str) -> u32 {
    key(xxh3_64(form.as_bytes()))
}

/// The lower half of XXH3; never leaves the machine.
fn key(hash: u64) -> u32 {
    hash as u32
}

/// The lexicons of a site's languages. Each thread has its own, so that none waits for another.
pub struct Lexicons {
    seats: Vec<Mutex<Vec<Lexicon>>>,
}

impl Default for Lexicons {
    fn default() -> Lexicons {
        let seats = 0..=rayon::current_num_threads();
        Lexicons { seats: seats.map(|_| Mutex::default()).collect() }
    }
}

impl Lexicons {
    /// The present thread's lexicons, one for each of the languages, which are the same at each call.
    pub fn own(&self, languages: &[Lang]) -> Option<MutexGuard<'_, Vec<Lexicon>>> {
        let own = rayon::current_thread_index().map_or(0, |index| index + 1);
        let seat = if own < self.seats.len() { own } else { 0 };
        let mut lexicons = self.seats.get(seat)?.lock().unwrap_or_else(PoisonError::into_inner);
        let missing = languages.iter().skip(lexicons.len());
        lexicons.extend(missing.map(|lang| Lexicon { seat, ..Lexicon::new(lang) }));
        Some(lexicons)
    }

    /// How many threads have lexicons.
    pub fn seats(&self) -> usize {
        self.seats.len()
    }

    /// Each thread's lexicons, by its seat.
    pub fn into_seats(self) -> Vec<Vec<Lexicon>> {
        self.seats.into_iter().map(|seat| seat.into_inner().unwrap_or_else(PoisonError::into_inner)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_has_one_number_however_it_is_written() {
        let mut he = Lexicon::new(&Lang::parse("he").unwrap());
        let peace = he.number("שָׁלוֹם");
        assert_eq!((he.number("שלום"), he.number("Het"), he.number("שלום")), (peace, 1, peace));
        assert_eq!((he.text(0), he.text(1), he.len()), ("שלומ", "het", 2));
        let of = he.number("של");
        assert!(he.is_stop(of) && !he.is_stop(peace));
    }

    #[test]
    fn more_words_than_are_remembered_keep_their_numbers() {
        let mut nl = Lexicon::new(&Lang::parse("nl").unwrap());
        let word = |at: u32| format!("Woord{at}");
        for round in 0..2 {
            for at in 0..2 * REMEMBERED as u32 {
                assert_eq!(nl.number(&word(at)), at, "{round}");
            }
        }
        assert_eq!(nl.text(70), "woord70");
    }

    #[test]
    fn keys_are_those_of_all_words() {
        let mut he = Lexicon::new(&Lang::parse("he").unwrap());
        for _ in 0..2 {
            let mut keys = Vec::new();
            he.word_keys("ולקוח לקוח ולקוח", &mut keys);
            let mut expected = ["ולקוח", "לקוח", "קוח"].map(key_of);
            expected.sort_unstable();
            assert_eq!(keys, expected);
        }
    }
}
