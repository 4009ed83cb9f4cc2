//! The words of one language that were gathered, in the order of the index.

use std::ops::Range;

use rayon::prelude::*;

use super::coding::{beginning, compare};
use super::lists::Form;
use super::places::Places;
use super::postings::encode;
use super::strings::Batches;
use crate::analysis::{Forms, Layers};

/// Forms, sorted by key and then by text, as scripts sort: by UTF-16 units.
pub(super) struct Vocabulary {
    words: Words,
    /// Where each is among the words.
    sorted: Vec<u32>,
    /// Where each stands, encoded.
    lists: Batches,
}

/// Forms, each with the key of the group that it belongs to.
struct Words {
    forms: Forms,
    numbers: Vec<u32>,
    keys: Batches,
}

impl Vocabulary {
    /// The forms that stand somewhere.
    pub fn of(forms: Forms, places: &Places, layers: &Layers) -> Vocabulary {
        let numbers = places.forms();
        let keys = Batches::of(&numbers, || {
            |number: &u32, out: &mut String| out.push_str(&layers.key(forms.text(*number)))
        });
        let words = Words { forms, numbers, keys };
        let sorted = words.sorted();
        let lists = Batches::of(&sorted, || {
            let mut postings = Vec::new();
            let words = &words;
            move |at: &u32, out: &mut String| {
                postings.clear();
                postings.extend(places.of(words.numbers[*at as usize]));
                encode(&postings, out);
            }
        });
        Vocabulary { words, sorted, lists }
    }

    /// How many forms there are.
    pub fn len(&self) -> usize {
        self.sorted.len()
    }

    /// A form's text.
    pub fn text(&self, at: usize) -> &str {
        self.words.text(self.sorted[at])
    }

    /// The key of its group.
    pub fn key(&self, at: usize) -> &str {
        self.words.key(self.sorted[at])
    }

    /// Its postings, encoded.
    pub fn list(&self, at: usize) -> &str {
        self.lists.get(at)
    }

    /// Some of the forms, not yet parted.
    pub fn forms(&self, range: Range<usize>) -> Vec<Form<'_>> {
        let form = |at| {
            let (text, key, list) = (self.text(at).into(), self.key(at).into(), self.list(at).into());
            Form { text, key, parts: Box::default(), list }
        };
        range.map(form).collect()
    }

    /// Where stretches of about `many` forms end that hold whole groups.
    pub fn stretches(&self, many: usize) -> impl Iterator<Item = Range<usize>> {
        let mut start = 0;
        std::iter::from_fn(move || {
            let same = |at: &usize| self.key(*at) == self.key(*at - 1);
            let least = (start + many).min(self.len());
            let end = least + (least..self.len()).take_while(same).count();
            let stretch = std::mem::replace(&mut start, end)..end;
            (!stretch.is_empty()).then_some(stretch)
        })
    }
}

impl Words {
    fn text(&self, at: u32) -> &str {
        self.forms.text(self.numbers[at as usize])
    }

    fn key(&self, at: u32) -> &str {
        self.keys.get(at as usize)
    }

    fn sorted(&self) -> Vec<u32> {
        let all = (0..self.numbers.len() as u32).into_par_iter();
        let mut all: Vec<(u128, u32)> = all.map(|at| (beginning(self.key(at)), at)).collect();
        all.par_sort_unstable_by(|(rank_a, a), (rank_b, b)| {
            let keys = rank_a.cmp(rank_b).then_with(|| compare(self.key(*a), self.key(*b)));
            keys.then_with(|| compare(self.text(*a), self.text(*b)))
        });
        all.iter().map(|(_, at)| *at).collect()
    }
}
