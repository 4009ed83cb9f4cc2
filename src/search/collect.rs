//! Gathers the words of articles while they are read, each article by itself.

use std::sync::{Mutex, PoisonError};

use rustc_hash::FxHashSet;

use super::postings::{Mark, Scale};
use crate::analysis::{Forms, Known, Lexicon, Lexicons, Reader};
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

/// For how many forms a section's table has places at first, twice: a power of two.
const ROOM: usize = 256;

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
    /// The articles whose words were gathered in a language.
    pub(super) fn seen(&self, lang: LangId) -> FxHashSet<EntryPath> {
        let mut all = FxHashSet::default();
        for shelf in &self.shelves {
            let shelf = shelf.lock().unwrap_or_else(PoisonError::into_inner);
            let seen = shelf.get(lang).into_iter().flat_map(|tally| &tally.seen);
            all.extend(seen.map(|seen| seen.entry.clone()));
        }
        all
    }

    /// The lexicon of one of the languages.
    pub(super) fn lexicon(&self, languages: &[Lang], lang: LangId) -> &Lexicon {
        &self.lexicons.shared(languages)[lang]
    }

    /// What was gathered of a language, taken out.
    pub(super) fn take(&self, lang: LangId, lexicon: &Lexicon) -> Words {
        self.lexicons.close();
        let parts = self.shelves.iter().filter_map(|shelf| {
            let mut shelf = shelf.lock().unwrap_or_else(PoisonError::into_inner);
            let Tally { seen, sections, marks, .. } = std::mem::take(shelf.get_mut(lang)?);
            Some(Part { seen, sections, marks })
        });
        Words { parts: parts.collect(), forms: lexicon.take() }
    }
}

impl Witness for Collector {
    fn lexicons(&self) -> &Lexicons {
        &self.lexicons
    }

    fn see(&self, entry: &EntryPath, lang: LangId, article: &Article, reader: &mut Reader) -> bool {
        let Some(shelf) = self.shelves.get(reader.seat()) else { return false };
        let mut shelf = shelf.lock().unwrap_or_else(PoisonError::into_inner);
        if shelf.len() <= lang {
            shelf.resize_with(lang + 1, Tally::default);
        }
        reader.begin();
        shelf[lang].add(entry, article, reader)
    }

    fn settle(&self) {
        self.lexicons.close();
        for shelf in &self.shelves {
            shelf.lock().unwrap_or_else(PoisonError::into_inner).iter_mut().for_each(Tally::settle);
        }
    }
}

/// The words of the articles that were read in one language.
pub(super) struct Words {
    /// The forms that marks name.
    pub forms: Forms,
    /// What each thread gathered, in no particular order.
    pub parts: Vec<Part>,
}

/// The words that one thread gathered.
pub(super) struct Part {
    /// The articles.
    pub seen: Vec<Seen>,
    sections: Vec<u32>,
    marks: Vec<Mark>,
}

impl Part {
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
    /// What the section at hand has.
    counts: Counts,
}

impl Tally {
    fn settle(&mut self) {
        self.marks.shrink_to_fit();
        self.counts = Counts::default();
    }

    /// Gathers an article's words; whether they are those of its plain text.
    fn add(&mut self, entry: &EntryPath, article: &Article, reader: &mut Reader) -> bool {
        let start = self.sections.len() as u32;
        self.sections.push(self.marks.len() as u32);
        let mut opening = 0;
        let (texts, plain) = article.sections_told();
        let front = [article.front.title.as_str(), article.front.summary.as_deref().unwrap_or_default()];
        let headings = article.headings.iter().map(|heading| [heading.text.as_str(), ""]);
        let all = std::iter::once(front).chain(headings).zip(&texts);
        let told = reader.read(all.flat_map(|([first, second], text)| [first, second, text]));
        for (ordinal, told) in told.texts().collect::<Vec<_>>().chunks(3).enumerate() {
            let [first, second, text] = told else { continue };
            if ordinal == 0 {
                self.count(first, TITLE);
                self.count(second, SUMMARY);
                opening = text.len() as u32;
            } else {
                self.count(first, HEADING);
                first.iter().for_each(|form| reader.meet(*form));
            }
            self.count(text, TEXT);
            text.iter().for_each(|form| reader.meet(*form));
            self.mark(text.len() as u32);
        }
        let sections = start..self.sections.len() as u32;
        self.seen.push(Seen { entry: entry.clone(), opening, sections });
        plain
    }

    /// Counts the words of a text. Stop words of running text are passed over.
    fn count(&mut self, forms: &[Known], weight: u32) {
        for form in forms {
            if !form.is_stop() || weight != TEXT && !form.is_blank() {
                self.counts.raise(form.number(), weight);
            }
        }
    }

    /// Ends a section: turns what was counted of it into marks.
    fn mark(&mut self, length: u32) {
        let scale = Scale::of(length);
        let marks = self.counts.forms.iter().map(|(form, count)| Mark::new(*form, scale.level(*count)));
        self.marks.extend(marks);
        self.counts.clear();
        self.sections.push(self.marks.len() as u32);
    }
}

/// What the forms of a section count. A section has few, so that they are at hand where a table of all the language's
/// would not be.
#[derive(Default)]
struct Counts {
    /// The forms, each with its count.
    forms: Vec<(u32, u32)>,
    /// For each place that a form's hash may name 0, or one more than the place of a form above. Half of them are free
    /// at least.
    places: Vec<u32>,
}

impl Counts {
    fn raise(&mut self, form: u32, weight: u32) {
        if self.places.len() <= 2 * self.forms.len() {
            self.grow();
        }
        let place = self.place(form);
        match self.places[place].checked_sub(1) {
            Some(at) => self.forms[at as usize].1 += weight,
            None => {
                self.forms.push((form, weight));
                self.places[place] = self.forms.len() as u32;
            }
        }
    }

    /// The place of a form, or the first free one of those where it may be.
    fn place(&self, form: u32) -> usize {
        let mask = self.places.len() - 1;
        // The upper bits of a product with 2⁶⁴ divided by the golden ratio depend on all of the number.
        let hash = u64::from(form).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
        let mut place = hash as usize & mask;
        while let Some(at) = self.places[place].checked_sub(1)
            && self.forms[at as usize].0 != form
        {
            place = (place + 1) & mask;
        }
        place
    }

    /// Makes more room.
    fn grow(&mut self) {
        self.places = vec![0; (4 * self.forms.len()).next_power_of_two().max(ROOM)];
        for at in 0..self.forms.len() {
            let place = self.place(self.forms[at].0);
            self.places[place] = at as u32 + 1;
        }
    }

    /// Begins anew.
    fn clear(&mut self) {
        self.forms.clear();
        self.places.truncate(ROOM);
        self.places.fill(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_is_counted() {
        let mut counts = Counts::default();
        for round in 1..=3 {
            for form in (0..5000).map(|at| at * 16 + at % 3) {
                counts.raise(form, round);
            }
        }
        let forms: Vec<(u32, u32)> = (0..5000).map(|at| (at * 16 + at % 3, 6)).collect();
        assert_eq!(counts.forms, forms);
        counts.clear();
        counts.raise(16, 2);
        assert_eq!(counts.forms, [(16, 2)]);
    }
}
