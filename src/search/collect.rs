//! Gathers the words of articles while they are read, each article by itself.

use std::sync::{Mutex, PoisonError};

use rustc_hash::FxHashMap;

use super::postings::{Posting, level};
use crate::analysis::{is_stop, normalise_into, words};
use crate::article::Article;
use crate::lang::Lang;
use crate::library::{LangId, Witness};
use crate::path::EntryPath;

/// What a word of the title counts, where one of the text counts 1.
const TITLE: u32 = 6;
/// A word of a heading.
const HEADING: u32 = 3;
/// A word of the summary, and of a topic's name.
pub(super) const SUMMARY: u32 = 2;
const TEXT: u32 = 1;

/// The words of all articles that are read. Each thread keeps its own, so that none waits for another.
pub struct Collector {
    shelves: Vec<Mutex<Vec<Tally>>>,
}

impl Default for Collector {
    fn default() -> Collector {
        let shelves = 0..=rayon::current_num_threads();
        Collector { shelves: shelves.map(|_| Mutex::default()).collect() }
    }
}

impl Collector {
    /// What was gathered of each language, in parts, in no particular order.
    pub(super) fn into_parts(self, languages: usize) -> Vec<Vec<Words>> {
        let mut parts: Vec<Vec<Words>> = (0..languages).map(|_| Vec::new()).collect();
        for shelf in self.shelves {
            let shelf = shelf.into_inner().unwrap_or_else(PoisonError::into_inner);
            parts.iter_mut().zip(shelf).for_each(|(part, tally)| part.push(tally.into_words()));
        }
        parts
    }
}

impl Witness for Collector {
    fn see(&self, entry: &EntryPath, lang: LangId, article: &Article) {
        let own = rayon::current_thread_index().map_or(0, |index| index + 1);
        let Some(shelf) = self.shelves.get(own).or(self.shelves.first()) else { return };
        let mut shelf = shelf.lock().unwrap_or_else(PoisonError::into_inner);
        if shelf.len() <= lang {
            shelf.resize_with(lang + 1, Tally::default);
        }
        shelf[lang].add(entry, article);
    }
}

/// The words of some articles in one language.
pub(super) struct Words {
    /// The forms; postings count into them.
    pub forms: Vec<Box<str>>,
    /// The articles; postings count into them.
    pub articles: Vec<Seen>,
    /// Where the forms stand.
    pub postings: Vec<Posting>,
}

/// The words of some articles in one language, while they are gathered.
#[derive(Default)]
struct Tally {
    /// The number of each form.
    forms: FxHashMap<Box<str>, u32>,
    /// Whether a form is a stop word, by its number.
    stops: Vec<bool>,
    articles: Vec<Seen>,
    postings: Vec<Posting>,
    /// The form at hand.
    form: String,
    /// Forms of the section at hand, and what each counts.
    section: Vec<(u32, u32)>,
}

/// An article whose words were gathered.
pub(super) struct Seen {
    /// Its entry.
    pub entry: EntryPath,
    /// How many words stand before its first heading.
    pub opening: u32,
}

impl Tally {
    fn into_words(self) -> Words {
        let mut forms: Vec<(Box<str>, u32)> = self.forms.into_iter().collect();
        forms.sort_unstable_by_key(|(_, number)| *number);
        let forms = forms.into_iter().map(|(form, _)| form).collect();
        Words { forms, articles: self.articles, postings: self.postings }
    }

    fn add(&mut self, entry: &EntryPath, article: &Article) {
        let number = self.articles.len() as u32;
        let sections = article.sections();
        let mut opening = 0;
        for (ordinal, text) in sections.iter().enumerate() {
            self.section.clear();
            if let Some(heading) = ordinal.checked_sub(1).and_then(|index| article.headings.get(index)) {
                self.count(&heading.text, HEADING, &article.lang);
            } else {
                self.count(&article.front.title, TITLE, &article.lang);
                self.count(article.front.summary.as_deref().unwrap_or_default(), SUMMARY, &article.lang);
            }
            let length = self.count(text, TEXT, &article.lang);
            if ordinal == 0 {
                opening = length;
            }
            self.post(number, ordinal as u32, length);
        }
        self.articles.push(Seen { entry: entry.clone(), opening });
    }

    /// Counts the words of a text; how many it has. Stop words of running text are passed over.
    fn count(&mut self, text: &str, weight: u32, lang: &Lang) -> u32 {
        let mut length = 0;
        for word in words(text) {
            length += 1;
            self.form.clear();
            normalise_into(word.text, &mut self.form);
            let form = self.number(lang);
            if !(self.stops[form as usize] && weight == TEXT) {
                self.section.push((form, weight));
            }
        }
        length
    }

    /// The number of the present form.
    fn number(&mut self, lang: &Lang) -> u32 {
        if let Some(known) = self.forms.get(self.form.as_str()) {
            return *known;
        }
        let number = self.stops.len() as u32;
        self.forms.insert(self.form.as_str().into(), number);
        self.stops.push(self.form.is_empty() || is_stop(lang, &self.form));
        number
    }

    /// Turns what was counted of a section into postings.
    fn post(&mut self, article: u32, ordinal: u32, length: u32) {
        self.section.sort_unstable();
        for run in self.section.chunk_by(|a, b| a.0 == b.0) {
            let [(form, _), ..] = run else { continue };
            let frequency: u32 = run.iter().map(|(_, weight)| weight).sum();
            self.postings.push(Posting::new(*form, article, ordinal, level(f64::from(frequency), length)));
        }
    }
}
