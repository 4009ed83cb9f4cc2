//! The words of texts as numbers. A few thousand words make up most of a text, so a word is taken apart when it is
//! met, and later found by how it is written.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use xxhash_rust::xxh3::xxh3_64;

use crate::lang::Lang;

use super::prefix::{each_variant, has_clitics};
use super::{is_stop, normalise_into, words};

/// How many words a reader remembers as they are written: a power of two.
const REMEMBERED: usize = 1 << 15;
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

/// Who reads texts in a language, and remembers how words are written.
pub struct Reader {
    lexicon: Arc<Lexicon>,
    seat: usize,
    /// Hashes of words as they are written, with their forms, each at a place that its hash names. A word gives way to
    /// the next that has its place.
    written: Vec<(u64, Known)>,
    /// For each form whether the text at hand has it.
    has: Vec<bool>,
    /// The forms that it has.
    met: Vec<u32>,
    form: String,
    /// For each part of the lexicon the words of the text at hand that are not remembered.
    unknown: Vec<Unknown>,
}

/// The forms of the words of some texts.
pub struct Told {
    forms: Vec<Known>,
    ends: Vec<usize>,
}

impl Told {
    /// Those of one text after the other.
    pub fn texts(&self) -> impl Iterator<Item = &[Known]> {
        let starts = std::iter::once(&0).chain(&self.ends);
        starts.zip(&self.ends).map(|(start, end)| &self.forms[*start..*end])
    }
}

/// Words whose forms are to be looked up.
#[derive(Default)]
struct Unknown {
    words: Vec<Normal>,
    /// The words normalised, one behind the other.
    texts: String,
}

/// A normalised word.
struct Normal {
    /// Which of the words of the text at hand it is.
    at: usize,
    hash: u64,
    /// Where its text ends.
    end: usize,
}

impl Unknown {
    fn push(&mut self, at: usize, hash: u64, text: &str) {
        self.texts.push_str(text);
        self.words.push(Normal { at, hash, end: self.texts.len() });
    }

    fn clear(&mut self) {
        self.words.clear();
        self.texts.clear();
    }
}

impl Reader {
    /// A reader who has read nothing.
    pub fn new(lexicon: Arc<Lexicon>) -> Reader {
        let (has, met, form) = Default::default();
        let unknown = (0..PARTS).map(|_| Unknown::default()).collect();
        Reader { lexicon, seat: 0, written: vec![(0, Known(0)); REMEMBERED], has, met, form, unknown }
    }

    /// The forms of the words of some texts. Words as they are written are told apart by 64 bits of XXH3.
    pub fn read<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>) -> Told {
        let (mut all, mut ends) = (Vec::new(), Vec::new());
        for text in texts {
            all.extend(words(text).map(|word| (word.text, xxh3_64(word.text.as_bytes()))));
            ends.push(all.len());
        }
        // All that may be remembered is fetched before any is looked at: what is not at hand is waited for once.
        let remembered = |(_, hash): &(&str, u64)| {
            let (known, form) = self.written[*hash as usize % REMEMBERED];
            if known == *hash { form } else { Known::NONE }
        };
        let mut forms: Vec<Known> = all.iter().map(remembered).collect();
        for (at, (word, _)) in all.iter().enumerate().filter(|(at, _)| forms[*at] == Known::NONE) {
            self.form.clear();
            normalise_into(word, &mut self.form);
            let hash = xxh3_64(self.form.as_bytes());
            self.unknown[part_of(hash)].push(at, hash, &self.form);
        }
        for (part, unknown) in self.unknown.iter_mut().enumerate() {
            self.lexicon.forms(part, unknown, |at, form| {
                let (_, hash) = all[at];
                self.written[hash as usize % REMEMBERED] = (hash, form);
                forms[at] = form;
            });
            unknown.clear();
        }
        Told { forms, ends }
    }

    /// Which of the threads' readers it is.
    pub fn seat(&self) -> usize {
        self.seat
    }

    /// Begins a text: no form was met in it.
    pub fn begin(&mut self) {
        self.met.drain(..).for_each(|number| self.has[number as usize] = false);
    }

    /// Takes note that the text has a form.
    pub fn meet(&mut self, form: Known) {
        let number = form.number();
        let at = number as usize;
        if self.has.len() <= at {
            self.has.resize(at + 1, false);
        }
        if !std::mem::replace(&mut self.has[at], true) {
            self.met.push(number);
        }
    }

    /// Puts the keys of the forms that the text has, and of their variants without clitics, into `out`, sorted, each once.
    pub fn keys(&mut self, out: &mut Vec<u32>) {
        self.met.sort_unstable_by_key(|number| number % PARTS);
        for forms in self.met.chunk_by(|a, b| a % PARTS == b % PARTS) {
            let Some(first) = forms.first() else { continue };
            let part = self.lexicon.part(first % PARTS);
            out.extend(forms.iter().flat_map(|number| part.keys(number / PARTS)));
        }
        out.sort_unstable();
        out.dedup();
    }

    /// [`Reader::keys`] of a text of its own.
    pub fn word_keys(&mut self, text: &str, out: &mut Vec<u32>) {
        self.begin();
        self.read([text]).forms.iter().for_each(|form| self.meet(*form));
        self.keys(out);
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
        readers.extend(missing.map(|lexicon| Reader { seat, ..Reader::new(Arc::clone(lexicon)) }));
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

#[cfg(test)]
mod tests {
    use super::*;
    use rayon::prelude::*;

    fn form(reader: &mut Reader, word: &str) -> Known {
        reader.read([word]).forms[0]
    }

    fn reader(tag: &str) -> Reader {
        Reader::new(Arc::new(Lexicon::new(&Lang::parse(tag).unwrap())))
    }

    #[test]
    fn a_form_has_one_number_however_it_is_written() {
        let mut he = reader("he");
        let peace = form(&mut he, "שָׁלוֹם");
        let other = form(&mut he, "Het");
        assert_eq!(
            (form(&mut he, "שלום"), form(&mut he, "het"), form(&mut he, "שלום")),
            (peace, other, peace)
        );
        assert!(form(&mut he, "של").is_stop() && !peace.is_stop() && peace != other);
        assert!(form(&mut he, "\u{5B0}").is_blank() && !peace.is_blank());
        let forms = he.lexicon.take();
        assert_eq!((forms.text(peace.number()), forms.text(other.number())), ("שלומ", "het"));
        assert!(forms.bound() > peace.number().max(other.number()) as usize);
    }

    #[test]
    fn readers_agree() {
        let languages = [Lang::parse("nl").unwrap()];
        let lexicons = Lexicons::default();
        let read =
            |at: usize| form(&mut lexicons.own(&languages).unwrap()[0], &format!("Woord{}", at % 5000));
        let known: Vec<Known> = (0..40_000).into_par_iter().map(read).collect();
        for (at, form) in known.iter().enumerate() {
            assert_eq!(*form, known[at % 5000]);
        }
        let forms = lexicons.shared(&languages)[0].take();
        assert!((0..5000).all(|at| forms.text(known[at].number()) == format!("woord{at}")));
    }

    #[test]
    fn texts_have_their_words() {
        let mut nl = reader("nl");
        let text = |from: usize| (from..from + 50).map(|at| format!("Woord{} ", at % 70)).collect::<String>();
        let texts = [text(0), String::new(), text(30)];
        for _ in 0..2 {
            let told = nl.read(texts.iter().map(String::as_str));
            let own = |text: &String| words(text).map(|word| form(&mut nl, word.text)).collect::<Vec<_>>();
            assert_eq!(told.texts().collect::<Vec<_>>(), texts.iter().map(own).collect::<Vec<_>>());
        }
    }

    #[test]
    fn more_words_than_are_remembered_keep_their_numbers() {
        let mut nl = reader("nl");
        let word = |at: usize| format!("Woord{at}");
        let first: Vec<Known> = (0..2 * REMEMBERED).map(|at| form(&mut nl, &word(at))).collect();
        assert!((0..2 * REMEMBERED).all(|at| form(&mut nl, &word(at)) == first[at]));
        assert_eq!(nl.lexicon.take().text(first[70].number()), "woord70");
    }

    #[test]
    fn keys_are_those_of_all_words() {
        let mut he = reader("he");
        for _ in 0..2 {
            let mut keys = Vec::new();
            he.word_keys("ולקוח לקוח ולקוח", &mut keys);
            let mut expected = ["ולקוח", "לקוח", "קוח"].map(key_of);
            expected.sort_unstable();
            assert_eq!(keys, expected);
        }
    }
}
