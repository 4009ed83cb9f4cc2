//! Forms that share a key, written as one group.

use std::ops::{Range, RangeInclusive};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::coding::{beginning, compare, front_coded, length, number, units};
use super::compounds::Splitter;
use super::lists::{Form, encoded};
use super::postings::{Posting, decode, merge};
use super::shards::{ALIAS, Group, TERM};
use crate::analysis::Layers;
use crate::lang::{Lang, Script};

/// The forms of one language in groups.
pub(super) struct Grouping<'a> {
    forms: &'a [Form<'a>],
    /// For each group where its forms are.
    groups: Vec<Range<usize>>,
    /// For each compound the groups of its parts.
    compounds: FxHashMap<usize, Vec<u32>>,
    /// For each group the compounds that have a word of it as a part.
    uses: FxHashMap<u32, Vec<usize>>,
    layers: &'a Layers,
    /// Whether stems may begin otherwise than their forms do, which prefixes must know of.
    aliases: bool,
}

impl<'a> Grouping<'a> {
    /// Groups forms, which are sorted by key and text.
    pub fn new(lang: &Lang, layers: &'a Layers, forms: &'a [Form<'a>]) -> Grouping<'a> {
        let mut groups: Vec<Range<usize>> = Vec::new();
        let mut group_of: Vec<u32> = Vec::with_capacity(forms.len());
        for run in forms.chunk_by(|a, b| a.key == b.key) {
            group_of.resize(group_of.len() + run.len(), groups.len() as u32);
            groups.push(group_of.len() - run.len()..group_of.len());
        }
        let words = forms.iter().zip(&group_of).map(|(form, group)| (form.text, form.key, *group));
        let mut compounds: Vec<(usize, Vec<u32>)> = Vec::new();
        if let Some(splitter) = Splitter::new(lang, layers, words) {
            let parts = |(at, form): (usize, &Form<'_>)| {
                let parts = splitter.parts(form.text);
                (!parts.is_empty()).then_some((at, parts))
            };
            compounds = forms.par_iter().enumerate().filter_map(parts).collect();
        }
        let mut uses: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
        for (compound, parts) in &compounds {
            let others = parts.iter().filter(|part| **part != group_of[*compound]);
            others.for_each(|part| uses.entry(*part).or_default().push(*compound));
        }
        let aliases = !matches!(lang.script(), Script::Hebrew | Script::Arabic);
        Grouping { forms, groups, compounds: compounds.into_iter().collect(), uses, layers, aliases }
    }

    /// All groups, sorted by key; `terms` are the words that the glossary's terms consist of.
    pub fn groups(&self, terms: &FxHashSet<String>) -> Vec<Group> {
        let numbers = (0..self.groups.len()).into_par_iter();
        let mut groups: Vec<Group> =
            numbers.flat_map_iter(|number| self.group(number as u32, terms)).collect();
        if self.aliases {
            // Only these stand out of order.
            groups.par_sort_by(|a, b| compare(&a.key, &b.key).then(a.flags.cmp(&b.flags)));
        }
        groups
    }

    /// The forms of some lengths without digits, each with its length in UTF-16 units, sorted by length and then by
    /// text.
    pub fn forms(&self, lengths: RangeInclusive<u32>) -> Vec<(u32, &'a str)> {
        let forms = self.forms.iter().map(|form| (units(form.text), beginning(form.text), form.text));
        let plain = |text: &str| !text.bytes().any(|byte| byte.is_ascii_digit());
        let mut forms: Vec<_> =
            forms.filter(|(length, _, text)| lengths.contains(length) && plain(text)).collect();
        forms.par_sort_unstable_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then_with(|| compare(a.2, b.2)));
        forms.into_iter().map(|(length, _, text)| (length, text)).collect()
    }

    fn key(&self, group: u32) -> &'a str {
        self.forms[self.groups[group as usize].start].key
    }

    /// One group, and those that lead to it.
    fn group(&self, number: u32, terms: &FxHashSet<String>) -> Vec<Group> {
        let key = self.key(number);
        let mut body = String::new();
        let mut before = self.compounded(number, key, &mut body);
        let mut all = Vec::new();
        let mut flags = 0;
        for at in self.groups[number as usize].clone() {
            let form = &self.forms[at];
            front_coded(before, form.text, &mut body);
            self.parts(at, &mut body);
            written(&form.list, &mut body);
            before = form.text;
            if terms.contains(form.text) {
                flags = TERM;
            }
            if self.aliases {
                let head = self.layers.head(form.text);
                if !head.starts_with(key) {
                    all.push(Group { key: head.into(), flags: ALIAS, body: key.to_owned() });
                }
            }
        }
        all.push(Group { key: key.into(), flags, body });
        all
    }

    /// Writes the postings of the compounds that a word of the group is part of, as those of a form without letters.
    /// What the next form is coded against.
    fn compounded<'k>(&self, group: u32, key: &'k str, body: &mut String) -> &'k str {
        let Some(compounds) = self.uses.get(&group) else { return key };
        let places = |compound: &usize| decode(&self.forms[*compound].list);
        let mut all: Vec<Posting> = compounds.iter().flat_map(places).collect();
        merge(&mut all);
        front_coded(key, "", body);
        number(0, body);
        written(&encoded(&all), body);
        ""
    }

    /// Writes the keys of a compound's parts.
    fn parts(&self, form: usize, body: &mut String) {
        let parts: &[u32] = self.compounds.get(&form).map_or(&[], Vec::as_slice);
        number(parts.len() as u32, body);
        for part in parts {
            let key = self.key(*part);
            length(key, body);
            body.push_str(key);
        }
    }
}

/// Writes encoded postings with their length before them.
fn written(list: &str, body: &mut String) {
    length(list, body);
    body.push_str(list);
}
