//! Forms that share a key, written as one group.

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::coding::{front_coded, length, number};
use super::lists::Form;
use super::shards::{ALIAS, Group, TERM};
use super::strings::Strings;
use crate::analysis::Layers;
use crate::lang::{Lang, Script};

/// How many groups are written in one go.
const BATCH: usize = 512;

/// Groups that are written.
#[derive(Default)]
pub(super) struct Groups(Vec<Batch>);

/// Some groups that are written.
#[derive(Default)]
struct Batch {
    /// Each group's key and body.
    texts: Strings,
    flags: Vec<u32>,
}

impl Groups {
    /// Writes forms, which are sorted by key and text; `terms` are the words that the glossary's terms consist of.
    pub fn of(forms: &[Form<'_>], terms: &FxHashSet<&str>) -> Groups {
        let runs: Vec<&[Form<'_>]> = forms.chunk_by(|a, b| a.key == b.key).collect();
        Groups::batches(&runs, |forms, batch| batch.add(forms, terms))
    }

    /// The ways to groups that forms need, which come as text and key: for the beginnings of a form that begins otherwise
    /// than the group's key. The key of such a way is with what words begin that begin with the form, its body the
    /// group's key.
    pub fn aliases(lang: &Lang, layers: &Layers, forms: &[(&str, &str)]) -> Groups {
        // There stems begin as words do, but for what is written on to them.
        if matches!(lang.script(), Script::Hebrew | Script::Arabic) {
            return Groups::default();
        }
        Groups::batches(forms, |(form, key), batch| {
            let head = layers.head(form);
            if !head.starts_with(key) {
                batch.put(&head, ALIAS, |body| body.push_str(key));
            }
        })
    }

    fn batches<T: Sync>(items: &[T], add: impl Fn(&T, &mut Batch) + Sync) -> Groups {
        let batch = |items: &[T]| {
            let mut batch = Batch::default();
            items.iter().for_each(|item| add(item, &mut batch));
            Batch { texts: batch.texts.settled(), flags: batch.flags }
        };
        Groups(items.par_chunks(BATCH).map(batch).collect())
    }

    /// Appends others.
    pub fn append(&mut self, others: Groups) {
        self.0.extend(others.0);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.iter().map(|batch| batch.flags.len()).sum()
    }

    /// The groups, in the order in which they came.
    pub fn all(&self) -> impl Iterator<Item = Group<'_>> {
        self.0.iter().flat_map(|batch| {
            batch.flags.iter().enumerate().map(|(at, flags)| {
                let (key, body) = (batch.texts.get(2 * at), batch.texts.get(2 * at + 1));
                Group { key, flags: *flags, body, file: None }
            })
        })
    }
}

impl Batch {
    fn add(&mut self, forms: &[Form<'_>], terms: &FxHashSet<&str>) {
        let Some(first) = forms.first() else { return };
        let flags = if forms.iter().any(|form| terms.contains(&*form.text)) { TERM } else { 0 };
        self.put(&first.key, flags, |body| {
            let mut before = &*first.key;
            for form in forms {
                front_coded(before, &form.text, body);
                number(form.parts.len() as u32, body);
                form.parts.iter().for_each(|part| counted(part, body));
                counted(&form.list, body);
                before = &form.text;
            }
        });
    }

    fn put(&mut self, key: &str, flags: u32, body: impl FnOnce(&mut String)) {
        self.texts.add(|out| out.push_str(key));
        self.texts.add(body);
        self.flags.push(flags);
    }
}

/// Appends a text with its length before it.
fn counted(text: &str, out: &mut String) {
    length(text, out);
    out.push_str(text);
}
