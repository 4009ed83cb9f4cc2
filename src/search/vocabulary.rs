//! All words of one language, in the order of the index.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::coding::compare;
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
}

impl<'a> Vocabulary<'a> {
    /// The vocabulary that has all of `forms`, which may come several times.
    pub fn of(mut forms: Vec<&'a str>, layers: &Layers) -> Vocabulary<'a> {
        forms.par_sort_unstable();
        forms.dedup();
        let key = |text: &'a str| Form { text, key: layers.key(text).into_boxed_str() };
        let mut forms: Vec<Form<'a>> = forms.into_par_iter().map(key).collect();
        forms.par_sort_unstable_by(|a, b| compare(&a.key, &b.key).then_with(|| compare(a.text, b.text)));
        let mut groups = Vec::with_capacity(forms.len());
        let mut group = 0;
        for (at, form) in forms.iter().enumerate() {
            group += u32::from(at > 0 && forms[at - 1].key != form.key);
            groups.push(group);
        }
        Vocabulary { forms, groups }
    }

    /// The number of each form.
    pub fn numbers(&self) -> FxHashMap<&'a str, u32> {
        self.forms.iter().zip(0..).map(|(form, number)| (form.text, number)).collect()
    }
}
