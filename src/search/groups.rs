//! Forms that share a key, written as one group.

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::coding::{front_coded, length, number};
use super::lists::Form;
use super::shards::{ALIAS, Group, TERM};
use crate::analysis::Layers;
use crate::lang::{Lang, Script};

/// How many groups are written in one go.
const BATCH: usize = 512;

/// Groups that are written.
pub(super) struct Groups<'f>(Vec<Batch<'f>>);

/// The bodies of some groups, one behind the other.
#[derive(Default)]
struct Batch<'f> {
    text: String,
    /// Key, flags, and where the body ends.
    groups: Vec<(&'f str, u32, usize)>,
}

impl<'f> Groups<'f> {
    /// Writes forms, which are sorted by key and text; `terms` are the words that the glossary's terms consist of.
    pub fn of(forms: &'f [Form<'_>], terms: &FxHashSet<&str>) -> Groups<'f> {
        let runs: Vec<&'f [Form<'_>]> = forms.chunk_by(|a, b| a.key == b.key).collect();
        let batch = |runs: &[&'f [Form<'_>]]| {
            let mut batch = Batch::default();
            runs.iter().for_each(|forms| batch.add(forms, terms));
            batch
        };
        Groups(runs.par_chunks(BATCH).map(batch).collect())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.iter().map(|batch| batch.groups.len()).sum()
    }

    /// The groups, sorted by key.
    pub fn all(&self) -> impl Iterator<Item = Group<'_>> {
        self.0.iter().flat_map(|batch| {
            let mut start = 0;
            batch.groups.iter().map(move |(key, flags, end)| {
                let body = &batch.text[std::mem::replace(&mut start, *end)..*end];
                Group { key, flags: *flags, body, file: None }
            })
        })
    }
}

impl<'f> Batch<'f> {
    fn add(&mut self, forms: &'f [Form<'_>], terms: &FxHashSet<&str>) {
        let Some(first) = forms.first() else { return };
        let (mut before, mut flags) = (&*first.key, 0);
        for form in forms {
            front_coded(before, &form.text, &mut self.text);
            number(form.parts.len() as u32, &mut self.text);
            form.parts.iter().for_each(|part| counted(part, &mut self.text));
            counted(&form.list, &mut self.text);
            before = &form.text;
            if terms.contains(&*form.text) {
                flags = TERM;
            }
        }
        self.groups.push((&first.key, flags, self.text.len()));
    }
}

/// Appends a text with its length before it.
fn counted(text: &str, out: &mut String) {
    length(text, out);
    out.push_str(text);
}

/// A way to a group for the beginnings of a form that begins otherwise than the group's key.
#[derive(Debug)]
pub(super) struct Alias {
    /// With what words begin that begin with the form.
    key: String,
    /// The group's key.
    of: String,
}

impl Alias {
    /// As a group.
    pub fn group(&self) -> Group<'_> {
        Group { key: &self.key, flags: ALIAS, body: &self.of, file: None }
    }

    /// From where to where it leads.
    pub fn way(&self) -> (&str, &str) {
        (&self.key, &self.of)
    }
}

/// The ways to groups that forms need, which come as text and key.
pub(super) fn aliases(lang: &Lang, layers: &Layers, forms: &[(&str, &str)]) -> Vec<Alias> {
    // There stems begin as words do, but for what is written on to them.
    if matches!(lang.script(), Script::Hebrew | Script::Arabic) {
        return Vec::new();
    }
    let alias = |(form, key): &(&str, &str)| {
        let head = layers.head(form);
        (!head.starts_with(key)).then(|| Alias { key: head, of: (*key).to_owned() })
    };
    forms.par_iter().filter_map(alias).collect()
}
