//! Forms that share a key, written as one group.

use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::coding::{compare, front_coded, length, number, units};
use super::compounds::Splitter;
use super::postings::{Posting, encode, merge};
use super::shards::{ALIAS, Group, TERM};
use super::vocabulary::Vocabulary;
use crate::analysis::Layers;
use crate::lang::{Lang, Script};

/// The forms of one language with where they stand.
pub(super) struct Grouping<'a> {
    vocabulary: &'a Vocabulary<'a>,
    /// For each form its postings, among all.
    places: Vec<&'a [Posting]>,
    /// For each compound the groups of its parts, sorted by compound.
    compounds: Vec<(u32, Vec<u32>)>,
    /// For each group the compounds that have a word of it as a part.
    uses: FxHashMap<u32, Vec<u32>>,
    layers: &'a Layers,
    /// Whether stems may begin otherwise than their forms do, which prefixes must know of.
    aliases: bool,
}

impl<'a> Grouping<'a> {
    /// Groups the forms of a vocabulary, whose postings are sorted by form.
    pub fn new(
        lang: &Lang,
        layers: &'a Layers,
        vocabulary: &'a Vocabulary<'a>,
        postings: &'a [Posting],
    ) -> Grouping<'a> {
        let mut places: Vec<&[Posting]> = vec![&[]; vocabulary.forms.len()];
        for run in postings.chunk_by(|a, b| a.form() == b.form()) {
            if let Some(first) = run.first() {
                places[first.form() as usize] = run;
            }
        }
        let found = || (0..).zip(&places).filter(|(_, postings)| !postings.is_empty()).map(|(form, _)| form);
        let words = found().map(|at: usize| {
            let form = &vocabulary.forms[at];
            (form.text, &*form.key, vocabulary.groups[at])
        });
        let compounds: Vec<(u32, Vec<u32>)> = match Splitter::new(lang, layers, words) {
            None => Vec::new(),
            Some(splitter) => {
                let forms: Vec<usize> = found().collect();
                let parts = |form: &usize| {
                    let parts = splitter.parts(vocabulary.forms[*form].text);
                    (!parts.is_empty()).then_some((*form as u32, parts))
                };
                forms.par_iter().filter_map(parts).collect()
            }
        };
        let mut uses: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for (compound, parts) in &compounds {
            let others = parts.iter().filter(|part| **part != vocabulary.groups[*compound as usize]);
            others.for_each(|part| uses.entry(*part).or_default().push(*compound));
        }
        let aliases = !matches!(lang.script(), Script::Hebrew | Script::Arabic);
        Grouping { vocabulary, places, compounds, uses, layers, aliases }
    }

    /// All groups, sorted by key; `terms` are those with words of the glossary.
    pub fn groups(&self, terms: &FxHashSet<u32>) -> Vec<Group> {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for run in self.vocabulary.groups.chunk_by(|a, b| a == b) {
            let start = ranges.last().map_or(0, |range| range.end);
            ranges.push(start..start + run.len());
        }
        let group = |(number, range): (usize, &Range<usize>)| {
            let flags = if terms.contains(&(number as u32)) { TERM } else { 0 };
            self.group(number as u32, range.clone(), flags)
        };
        let mut groups: Vec<Group> = ranges.par_iter().enumerate().flat_map_iter(group).collect();
        if self.aliases {
            // Only these stand out of order.
            groups.par_sort_by(|a, b| compare(&a.key, &b.key).then(a.flags.cmp(&b.flags)));
        }
        groups
    }

    /// All forms that stand somewhere, with their lengths in UTF-16 units, sorted by length and then by text.
    pub fn forms(&self) -> Vec<(u32, String)> {
        let found = self.vocabulary.forms.iter().zip(&self.places).filter(|(_, places)| !places.is_empty());
        let mut forms: Vec<_> = found.map(|(form, _)| (units(form.text), form.text)).collect();
        forms.par_sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| compare(a.1, b.1)));
        forms.into_iter().map(|(length, form)| (length, form.to_owned())).collect()
    }

    /// One group, and those that lead to it.
    fn group(&self, number: u32, range: Range<usize>, flags: u32) -> Vec<Group> {
        let Some(key) = self.vocabulary.forms.get(range.start).map(|form| &form.key) else {
            return Vec::new();
        };
        let mut body = String::new();
        let mut before = self.compounded(number, key, &mut body);
        let mut all = Vec::new();
        for at in range.filter(|at| !self.places[*at].is_empty()) {
            let form = self.vocabulary.forms[at].text;
            front_coded(before, form, &mut body);
            self.parts(at as u32, &mut body);
            written(self.places[at], &mut body);
            before = form;
            let head = self.layers.head(form);
            if self.aliases && !head.starts_with(&**key) {
                all.push(Group { key: head.into(), flags: ALIAS, body: key.to_string() });
            }
        }
        if !body.is_empty() {
            all.push(Group { key: key.clone(), flags, body });
        }
        all
    }

    /// Writes the postings of the compounds that a word of the group is part of, as those of a form without letters.
    /// What the next form is coded against.
    fn compounded<'k>(&self, group: u32, key: &'k str, body: &mut String) -> &'k str {
        let Some(compounds) = self.uses.get(&group) else { return key };
        let mut all: Vec<Posting> = Vec::new();
        for compound in compounds {
            all.extend(
                self.places[*compound as usize].iter().map(|posting| posting.moved(0, posting.article())),
            );
        }
        all.sort_unstable();
        merge(&mut all);
        front_coded(key, "", body);
        number(0, body);
        written(&all, body);
        ""
    }

    /// Writes the keys of a compound's parts.
    fn parts(&self, form: u32, body: &mut String) {
        let found = self.compounds.binary_search_by_key(&form, |(compound, _)| *compound);
        let parts: &[u32] = found.map_or(&[], |at| &self.compounds[at].1);
        number(parts.len() as u32, body);
        for part in parts {
            let first = self.vocabulary.groups.partition_point(|group| group < part);
            let key = &self.vocabulary.forms[first].key;
            length(key, body);
            body.push_str(key);
        }
    }
}

/// Writes postings with their length before them.
fn written(postings: &[Posting], body: &mut String) {
    let mut text = String::new();
    encode(postings, &mut text);
    length(&text, body);
    body.push_str(&text);
}
