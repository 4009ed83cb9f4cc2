//! The words of texts as numbers. A few thousand words make up most of a text, so a word is taken apart when it is
//! met, and later found by how it is written.

mod reader;

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use xxhash_rust::xxh3::xxh3_64;

use crate::lang::Lang;

use super::is_stop;
use super::prefix::{each_variant, has_clitics};
use reader::{Normal, Unknown};

pub use reader::Reader;

/// In how many parts a lexicon's forms are, so that threads seldom wait for one another: a power of two.
const PARTS: u32 = 16;

/// The forms of words that were met in a language, each with its number. All threads share it; which number a form has
/// depends on which of them came first. Forms are told apart by 64 bits of XXH3.
pub struct Lexicon {
    lang: Lang,
    clitics: bool,
    parts: Vec<Mutex<Part>>,
}

/// A part of a lexicon's forms, which number on by themselves.
#[derive(Default)]
struct Part {
    /// The forms at places that their hashes name. A quarter of the places is free at least.
    places: Vec<Known>,
    forms: Vec<Form>,
    /// The forms, one behind the other.
    texts: String,
    /// The keys of their variants, likewise.
    variants: Vec<u32>,
}

/// What is known of a form.
struct Form {
    hash: u64,
    /// Where its text ends.
    text: u32,
    /// Where its variants' keys end.
    variants: u32,
}

/// A word's form: its number, and whether it is worth finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known(u32);

impl Known {
    const STOP: u32 = 1 << 31;
    const BLANK: u32 = 1 << 30;
    const NONE: Known = Known(u32::MAX);

    /// The form's number.
    pub fn number(self) -> u32 {
        self.0 & !(Known::STOP | Known::BLANK)
    }

    /// Whether it is a stop word, or has no letters.
    pub fn is_stop(self) -> bool {
        self.0 & Known::STOP != 0
    }

    /// Whether it has no letters.
    pub fn is_blank(self) -> bool {
        self.0 & Known::BLANK != 0
    }

    /// A part's form, with its number in the lexicon.
    fn in_part(self, at: usize) -> Known {
        self.numbered(self.number() * PARTS + at as u32)
    }

    /// The same with another number.
    fn numbered(self, number: u32) -> Known {
        Known(self.0 & (Known::STOP | Known::BLANK) | number)
    }
}

impl Lexicon {
    /// An empty lexicon for texts in `lang`.
    pub fn new(lang: &Lang) -> Lexicon {
        let parts = (0..PARTS).map(|_| Mutex::default()).collect();
        Lexicon { lang: lang.clone(), clitics: has_clitics(lang), parts }
    }

    /// A form, which may be new.
    pub fn form(&self, text: &str) -> Known {
        let hash = xxh3_64(text.as_bytes());
        let at = part_of(hash);
        self.form_in(&mut self.part(at as u32), (hash, text)).in_part(at)
    }

    fn form_in(&self, part: &mut Part, (hash, text): (u64, &str)) -> Known {
        part.find(hash).unwrap_or_else(|| {
            let blank = if text.is_empty() { Known::BLANK | Known::STOP } else { 0 };
            let stop = if is_stop(&self.lang, text) { Known::STOP } else { 0 };
            part.add((hash, text), Known(blank | stop), self.clitics)
        })
    }

    /// Hands on the forms of some words, which are all of one part.
    fn forms(&self, at: usize, words: &Unknown, mut found: impl FnMut(usize, Known)) {
        if words.words.is_empty() {
            return;
        }
        let mut part = self.part(at as u32);
        // Of all words is fetched what stands at their places before any is looked at.
        let first = |word: &Normal| part.place(word.hash).map_or(Known::NONE, |place| part.places[place]);
        let firsts: Vec<Known> = words.words.iter().map(first).collect();
        let hash = |known: &Known| part.forms.get(known.number() as usize).map(|form| form.hash);
        let hashes: Vec<Option<u64>> = firsts.iter().map(hash).collect();
        let mut start = 0;
        for (word, (known, hash)) in words.words.iter().zip(firsts.into_iter().zip(hashes)) {
            let text = &words.texts[start..word.end];
            let same = hash == Some(word.hash);
            let known = if same { known } else { self.form_in(&mut part, (word.hash, text)) };
            found(word.at, known.in_part(at));
            start = word.end;
        }
    }

    /// Its forms so far, taken out.
    pub fn take(&self) -> Forms {
        Forms((0..PARTS).map(|at| std::mem::take(&mut *self.part(at))).collect())
    }

    fn part(&self, at: u32) -> MutexGuard<'_, Part> {
        self.parts[at as usize].lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Part {
    fn find(&self, hash: u64) -> Option<Known> {
        let mut place = self.place(hash)?;
        loop {
            let known = Some(self.places[place]).filter(|known| *known != Known::NONE)?;
            if self.forms[known.number() as usize].hash == hash {
                return Some(known);
            }
            place = (place + 1) & (self.places.len() - 1);
        }
    }

    /// Takes a form in; `kind` is without a number.
    fn add(&mut self, (hash, text): (u64, &str), kind: Known, clitics: bool) -> Known {
        let known = kind.numbered(self.forms.len() as u32);
        if clitics {
            let variants = &mut self.variants;
            each_variant(text, &mut String::new(), &mut |variant| variants.push(key_of(variant)));
        }
        self.texts.push_str(text);
        let (text, variants) = (self.texts.len() as u32, self.variants.len() as u32);
        self.forms.push(Form { hash, text, variants });
        if 3 * self.places.len() < 4 * self.forms.len() {
            let room = 2 * self.forms.len().next_power_of_two();
            let before = std::mem::replace(&mut self.places, vec![Known::NONE; room]);
            let known = before.into_iter().filter(|known| *known != Known::NONE);
            known.for_each(|known| self.put(known));
        }
        self.put(known);
        known
    }

    /// Puts a form at the first free place from its own on.
    fn put(&mut self, known: Known) {
        let Some(mut place) = self.place(self.forms[known.number() as usize].hash) else { return };
        while self.places[place] != Known::NONE {
            place = (place + 1) & (self.places.len() - 1);
        }
        self.places[place] = known;
    }

    /// The place that a hash names; none where there are no places. There are a power of two.
    fn place(&self, hash: u64) -> Option<usize> {
        self.places.len().checked_sub(1).map(|last| hash as usize & last)
    }

    fn text(&self, number: u32) -> &str {
        let start = self.before(number).map_or(0, |form| form.text);
        &self.texts[start as usize..self.forms[number as usize].text as usize]
    }

    fn before(&self, number: u32) -> Option<&Form> {
        (number as usize).checked_sub(1).map(|before| &self.forms[before])
    }

    /// The keys of a form and of its variants without clitics.
    fn keys(&self, number: u32) -> impl Iterator<Item = u32> {
        let start = self.before(number).map_or(0, |form| form.variants);
        let form = &self.forms[number as usize];
        let variants = &self.variants[start as usize..form.variants as usize];
        std::iter::once(key(form.hash)).chain(variants.iter().copied())
    }
}

/// The forms that a lexicon had.
pub struct Forms(Vec<Part>);

impl Forms {
    /// A number beyond those of all forms.
    pub fn bound(&self) -> usize {
        self.0.iter().map(|part| part.forms.len()).max().unwrap_or_default() * PARTS as usize
    }

    /// A form.
    pub fn text(&self, number: u32) -> &str {
        self.0[(number % PARTS) as usize].text(number / PARTS)
    }
}

/// Which part has a form.
fn part_of(hash: u64) -> usize {
    (hash >> 32) as usize % PARTS as usize
}

/// The key of a form.
pub(super) fn key_of(form: &str) -> u32 {
    key(xxh3_64(form.as_bytes()))
}

/// The lower half of XXH3; never leaves the machine.
fn key(hash: u64) -> u32 {
    hash as u32
}

/// The lexicons of a site's languages, with readers for each thread, so that what is remembered is found without waiting.
pub struct Lexicons {
    shared: OnceLock<Vec<Arc<Lexicon>>>,
    seats: Vec<Mutex<Vec<Reader>>>,
}

impl Default for Lexicons {
    fn default() -> Lexicons {
        let seats = 0..=rayon::current_num_threads();
        Lexicons { shared: OnceLock::new(), seats: seats.map(|_| Mutex::default()).collect() }
    }
}

impl Lexicons {
    /// The present thread's readers, one for each of the languages, which are the same at each call.
    pub fn own(&self, languages: &[Lang]) -> Option<MutexGuard<'_, Vec<Reader>>> {
        let own = rayon::current_thread_index().map_or(0, |index| index + 1);
        let seat = if own < self.seats.len() { own } else { 0 };
        let mut readers = self.seats.get(seat)?.lock().unwrap_or_else(PoisonError::into_inner);
        let missing = self.shared(languages).iter().skip(readers.len());
        readers.extend(missing.map(|lexicon| Reader::new(Arc::clone(lexicon)).seated(seat)));
        Some(readers)
    }

    /// The lexicons that all threads share, one for each of the languages.
    pub fn shared(&self, languages: &[Lang]) -> &[Arc<Lexicon>] {
        self.shared.get_or_init(|| languages.iter().map(|lang| Arc::new(Lexicon::new(lang))).collect())
    }

    /// How many threads have readers.
    pub fn seats(&self) -> usize {
        self.seats.len()
    }

    /// Lets all readers go.
    pub fn close(&self) {
        let seats = self.seats.iter().map(|seat| seat.lock().unwrap_or_else(PoisonError::into_inner));
        seats.for_each(|mut readers| readers.clear());
    }
}
