//! Gathers the words of articles while they are read, each article by itself.

use std::sync::{Mutex, PoisonError};

use rustc_hash::FxHashSet;

use super::postings::{Mark, Scale};
use crate::analysis::{Lexicon, Lexicons, words};
use crate::article::Article;
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
    lexicons: Lexicons,
    shelves: Vec<Mutex<Vec<Tally>>>,
}

impl Default for Collector {
    fn default() -> Collector {
        let lexicons = Lexicons::default();
        Collector { shelves: (0..lexicons.seats()).map(|_| Mutex::default()).collect(), lexicons }
    }
}

impl Collector {
    /// The articles whose words were gathered.
    pub(super) fn seen(&self) -> FxHashSet<(LangId, EntryPath)> {
        let mut all = FxHashSet::default();
        for shelf in &self.shelves {
            let shelf = shelf.lock().unwrap_or_else(PoisonError::into_inner);
            let tallies = shelf.iter().enumerate();
            all.extend(
                tallies
                    .flat_map(|(lang, tally)| tally.seen.iter().map(move |seen| (lang, seen.entry.clone()))),
            );
        }
        all
    }

    /// What was gathered of each language, in parts, in no particular order.
    pub(super) fn into_parts(self, languages: usize) -> Vec<Vec<Words>> {
        let mut parts: Vec<Vec<Words>> = (0..languages).map(|_| Vec::new()).collect();
        for (lexicons, shelf) in self.lexicons.into_seats().into_iter().zip(self.shelves) {
            let shelf = shelf.into_inner().unwrap_or_else(PoisonError::into_inner);
            for (part, (lexicon, tally)) in parts.iter_mut().zip(lexicons.into_iter().zip(shelf)) {
                part.push(Words { lexicon, seen: tally.seen, sections: tally.sections, marks: tally.marks });
            }
        }
        parts
    }
}

impl Witness for Collector {
    fn lexicons(&self) -> &Lexicons {
        &self.lexicons
    }

    fn see(&self, entry: &EntryPath, lang: LangId, article: &Article, lexicon: &mut Lexicon) {
        let Some(shelf) = self.shelves.get(lexicon.seat()) else { return };
        let mut shelf = shelf.lock().unwrap_or_else(PoisonError::into_inner);
        if shelf.len() <= lang {
            shelf.resize_with(lang + 1, Tally::default);
        }
        shelf[lang].add(entry, article, lexicon);
    }
}

/// The words of some articles in one language.
pub(super) struct Words {
    /// The forms; marks count into them.
    pub lexicon: Lexicon,
    /// The articles.
    pub seen: Vec<Seen>,
    sections: Vec<u32>,
    marks: Vec<Mark>,
}

impl Words {
    /// The sections of an article, each with its forms in no particular order.
    pub fn sections(&self, seen: &Seen) -> impl ExactSizeIterator<Item = &[Mark]> {
        let ends = &self.sections[seen.sections.start as usize..seen.sections.end as usize];
        ends.windows(2).map(|ends| &self.marks[ends[0] as usize..ends[1] as usize])
    }
}

/// An article whose words were gathered.
pub(super) struct Seen {
    /// Its entry.
    pub entry: EntryPath,
    /// How many words stand before its first heading.
    pub opening: u32,
    /// Where its sections end, among those of all.
    sections: std::ops::Range<u32>,
}

/// The words of some articles in one language, while they are gathered.
#[derive(Default)]
struct Tally {
    seen: Vec<Seen>,
    /// For each article where its first section begins among the marks, and where each ends.
    sections: Vec<u32>,
    marks: Vec<Mark>,
    /// What each form counts in the section at hand.
    counts: Vec<u32>,
    /// The forms of that section.
    forms: Vec<u32>,
}

impl Tally {
    fn add(&mut self, entry: &EntryPath, article: &Article, lexicon: &mut Lexicon) {
        let start = self.sections.len() as u32;
        self.sections.push(self.marks.len() as u32);
        let mut opening = 0;
        for (ordinal, text) in article.sections().iter().enumerate() {
            if let Some(heading) = ordinal.checked_sub(1).and_then(|index| article.headings.get(index)) {
                self.count(&heading.text, HEADING, lexicon);
            } else {
                self.count(&article.front.title, TITLE, lexicon);
                self.count(article.front.summary.as_deref().unwrap_or_default(), SUMMARY, lexicon);
            }
            let length = self.count(text, TEXT, lexicon);
            if ordinal == 0 {
                opening = length;
            }
            self.mark(length);
        }
        let sections = start..self.sections.len() as u32;
        self.seen.push(Seen { entry: entry.clone(), opening, sections });
    }

    /// Counts the words of a text; how many it has. Stop words of running text are passed over.
    fn count(&mut self, text: &str, weight: u32, lexicon: &mut Lexicon) -> u32 {
        let mut length = 0;
        for word in words(text) {
            length += 1;
            let form = lexicon.number(word.text);
            if !lexicon.is_stop(form) || weight != TEXT && !lexicon.text(form).is_empty() {
                self.raise(form, weight);
            }
        }
        length
    }

    fn raise(&mut self, form: u32, weight: u32) {
        let at = form as usize;
        if self.counts.len() <= at {
            self.counts.resize(at + 1, 0);
        }
        if self.counts[at] == 0 {
            self.forms.push(form);
        }
        self.counts[at] += weight;
    }

    /// Ends a section: turns what was counted of it into marks.
    fn mark(&mut self, length: u32) {
        let scale = Scale::of(length);
        for form in self.forms.drain(..) {
            let count = std::mem::take(&mut self.counts[form as usize]);
            self.marks.push(Mark::new(form, scale.level(count)));
        }
        self.sections.push(self.marks.len() as u32);
    }
}
