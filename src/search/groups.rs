//! Forms that share a key, written as one group.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::coding::{beginning, compare, front_coded, length, number, units};
use super::compounds::Splitter;
use super::places::Places;
use super::postings::{Posting, encode, merge};
use super::shards::{ALIAS, Group, TERM};
use super::vocabulary::{Form, Vocabulary};
use crate::analysis::Layers;
use crate::lang::{Lang, Script};

/// The forms of one language with where they stand.
pub(super) struct Grouping<'a> {
    vocabulary: &'a Vocabulary<'a>,
    places: &'a Places,
    /// For each compound the groups of its parts.
    compounds: FxHashMap<u32, Vec<u32>>,
    /// For each group the compounds that have a word of it as a part.
    uses: FxHashMap<u32, Vec<u32>>,
    layers: &'a Layers,
    /// Whether stems may begin otherwise than their forms do, which prefixes must know of.
    aliases: bool,
}

impl<'a> Grouping<'a> {
    /// Groups the forms of a vocabulary.
    pub fn new(
        lang: &Lang,
        layers: &'a Layers,
        vocabulary: &'a Vocabulary<'a>,
        places: &'a Places,
    ) -> Grouping<'a> {
        let words = vocabulary.forms.iter().zip(&vocabulary.groups);
        let words = words.map(|(form, group)| (form.text, &*form.key, *group));
        let mut compounds: Vec<(u32, Vec<u32>)> = Vec::new();
        if let Some(splitter) = Splitter::new(lang, layers, words) {
            let parts = |(number, form): (usize, &Form<'_>)| {
                let parts = splitter.parts(form.text);
                (!parts.is_empty()).then_some((number as u32, parts))
            };
            compounds = vocabulary.forms.par_iter().enumerate().filter_map(parts).collect();
        }
        let mut uses: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for (compound, parts) in &compounds {
            let others = parts.iter().filter(|part| **part != vocabulary.groups[*compound as usize]);
            others.for_each(|part| uses.entry(*part).or_default().push(*compound));
        }
        let aliases = !matches!(lang.script(), Script::Hebrew | Script::Arabic);
        let compounds = compounds.into_iter().collect();
        Grouping { vocabulary, places, compounds, uses, layers, aliases }
    }

    /// All groups, sorted by key; `terms` are those with words of the glossary.
    pub fn groups(&self, terms: &FxHashSet<u32>) -> Vec<Group> {
        let group = |number: usize| {
            let flags = if terms.contains(&(number as u32)) { TERM } else { 0 };
            self.group(number as u32, flags)
        };
        let numbers = (0..self.vocabulary.firsts.len()).into_par_iter();
        let mut groups: Vec<Group> = numbers.flat_map_iter(group).collect();
        if self.aliases {
            // Only these stand out of order.
            groups.par_sort_by(|a, b| compare(&a.key, &b.key).then(a.flags.cmp(&b.flags)));
        }
        groups
    }

    /// All forms with their lengths in UTF-16 units, sorted by length and then by text.
    pub fn forms(&self) -> Vec<(u32, String)> {
        let form = |form: &Form<'a>| (units(form.text), beginning(form.text), form.text);
        let mut forms: Vec<_> = self.vocabulary.forms.iter().map(form).collect();
        forms.par_sort_unstable_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then_with(|| compare(a.2, b.2)));
        forms.into_iter().map(|(length, _, form)| (length, form.to_owned())).collect()
    }

    /// One group, and those that lead to it.
    fn group(&self, number: u32, flags: u32) -> Vec<Group> {
        let key = self.vocabulary.key(number);
        let mut body = String::new();
        let mut before = self.compounded(number, key, &mut body);
        let mut all = Vec::new();
        for at in self.vocabulary.of_group(number) {
            let form = self.vocabulary.forms[at].text;
            front_coded(before, form, &mut body);
            self.parts(at as u32, &mut body);
            written(self.places.of(at), &mut body);
            before = form;
            if self.aliases {
                let head = self.layers.head(form);
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
        let places = |compound: &u32| self.places.of(*compound as usize).iter().copied();
        let mut all: Vec<Posting> = compounds.iter().flat_map(places).collect();
        merge(&mut all);
        front_coded(key, "", body);
        number(0, body);
        written(&all, body);
        ""
    }

    /// Writes the keys of a compound's parts.
    fn parts(&self, form: u32, body: &mut String) {
        let parts: &[u32] = self.compounds.get(&form).map_or(&[], Vec::as_slice);
        number(parts.len() as u32, body);
        for part in parts {
            let key = self.vocabulary.key(*part);
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
