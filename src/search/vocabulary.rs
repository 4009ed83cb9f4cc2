//! All words of one language, in the order of the index.

use rayon::prelude::*;

use super::coding::{beginning, compare};
use crate::analysis::{Forms, Layers};

/// How many keys are worked out in one go.
const BATCH: usize = 2048;

/// The keys of the groups that forms belong to.
pub(super) struct Keys<'a> {
    forms: &'a Forms,
    batches: Vec<Batch<'a>>,
}

/// Some forms, and their keys one behind the other.
struct Batch<'a> {
    numbers: &'a [u32],
    keys: String,
    ends: Vec<u32>,
}

/// A word in the form in which words are compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form<'a> {
    /// Its number in the lexicon.
    pub number: u32,
    pub text: &'a str,
    /// The key of its group.
    pub key: &'a str,
}

impl<'a> Keys<'a> {
    /// The keys of some forms.
    pub fn of(numbers: &'a [u32], forms: &'a Forms, layers: &Layers) -> Keys<'a> {
        let batch = |numbers: &'a [u32]| {
            let (mut keys, mut ends) = (String::new(), Vec::with_capacity(numbers.len()));
            for number in numbers {
                keys.push_str(&layers.key(forms.text(*number)));
                ends.push(keys.len() as u32);
            }
            Batch { numbers, keys, ends }
        };
        Keys { forms, batches: numbers.par_chunks(BATCH).map(batch).collect() }
    }

    /// The forms, sorted by key and then by text, as scripts sort: by UTF-16 units.
    pub fn sorted(&self) -> Vec<Form<'_>> {
        let all = self.batches.par_iter().flat_map_iter(|batch| {
            let starts = std::iter::once(&0).chain(&batch.ends);
            batch.numbers.iter().zip(starts.zip(&batch.ends)).map(|(number, (start, end))| {
                let key = &batch.keys[*start as usize..*end as usize];
                (beginning(key), Form { number: *number, text: self.forms.text(*number), key })
            })
        });
        let mut forms: Vec<(u128, Form<'_>)> = all.collect();
        forms.par_sort_unstable_by(|(rank_a, a), (rank_b, b)| {
            let keys = rank_a.cmp(rank_b).then_with(|| compare(a.key, b.key));
            keys.then_with(|| compare(a.text, b.text))
        });
        forms.into_iter().map(|(_, form)| form).collect()
    }
}
