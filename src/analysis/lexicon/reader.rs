//! Reading texts word by word.

use std::sync::Arc;

use xxhash_rust::xxh3::xxh3_64;

use super::{Known, Lexicon, PARTS, part_of};
use crate::analysis::{normalise_into, words};

/// How many words a reader remembers as they are written: a power of two.
const REMEMBERED: usize = 1 << 15;

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
pub(super) struct Unknown {
    pub words: Vec<Normal>,
    /// The words normalised, one behind the other.
    pub texts: String,
}

/// A normalised word.
pub(super) struct Normal {
    /// Which of the words of the text at hand it is.
    pub at: usize,
    pub hash: u64,
    /// Where its text ends.
    pub end: usize,
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

    /// The same at another seat.
    pub(super) fn seated(self, seat: usize) -> Reader {
        Reader { seat, ..self }
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

#[cfg(test)]
mod tests {
    use rayon::prelude::*;

    use super::*;
    use crate::analysis::lexicon::{Lexicons, key_of};
    use crate::lang::Lang;

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
