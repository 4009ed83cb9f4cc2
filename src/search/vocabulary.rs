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
    /// For each form the number of its group, counted from 0.
    pub groups: Vec<u32>,
    /// For each group its first form.
    pub firsts: Vec<u32>,
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
        let mut groups = Vec::with_capacity(forms.len());
        let mut firsts = Vec::new();
        for (at, form) in (0..).zip(&forms) {
            if at == 0 || forms[at - 1].key != form.key {
                firsts.push(at as u32);
            }
            groups.push(firsts.len() as u32 - 1);
            numbers.insert(form.text, at as u32);
        }
        Vocabulary { forms, groups, firsts, numbers }
    }

    /// The key of a group.
    pub fn key(&self, group: u32) -> &str {
        &self.forms[self.firsts[group as usize] as usize].key
    }

    /// The forms of a group.
    pub fn of_group(&self, group: u32) -> std::ops::Range<usize> {
        let end = self.firsts.get(group as usize + 1).map_or(self.forms.len(), |next| *next as usize);
        self.firsts[group as usize] as usize..end
    }
}
