//! All words of one language, in the order of the index.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::coding::{beginning, compare};
use crate::analysis::Layers;

/// A word in the form in which words are compared, with the key of its group.
pub(super) struct Form<'a> {
    pub text: &'a str,
    pub key: Box<str>,
}

/// All forms of a language, sorted by key and then by text, as scripts sort: by UTF-16 units.
pub(super) struct Vocabulary<'a> {
    pub forms: Vec<Form<'a>>,
    /// The number of each form.
    pub numbers: FxHashMap<&'a str, u32>,
}

impl<'a> Vocabulary<'a> {
    /// The vocabulary that has all of `texts`, which may come several times.
    pub fn of(texts: impl Iterator<Item = &'a str>, layers: &Layers) -> Vocabulary<'a> {
        let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
        let mut distinct: Vec<&str> = Vec::new();
        for text in texts {
            numbers.entry(text).or_insert_with(|| {
                distinct.push(text);
                0
            });
        }
        let form = |text: &'a str| {
            let key = layers.key(text).into_boxed_str();
            (beginning(&key), Form { text, key })
        };
        let mut forms: Vec<(u128, Form<'a>)> = distinct.into_par_iter().map(form).collect();
        forms.par_sort_unstable_by(|(rank_a, a), (rank_b, b)| {
            let keys = rank_a.cmp(rank_b).then_with(|| compare(&a.key, &b.key));
            keys.then_with(|| compare(a.text, b.text))
        });
        let forms: Vec<Form<'a>> = forms.into_iter().map(|(_, form)| form).collect();
        for (number, form) in (0..).zip(&forms) {
            numbers.insert(form.text, number);
        }
        Vocabulary { forms, numbers }
    }
}
