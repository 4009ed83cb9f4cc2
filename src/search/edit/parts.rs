//! What an edit changes of compounds: their parts are words of the handbook, which come and go.

use memchr::memmem::Finder;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Edit, Edition};
use crate::analysis::Compounding;
use crate::search::compounds::{Known, Splitter, hash, may_be_part, standing, uses, verbs};
use crate::search::kept::{File, each_form};
use crate::search::lists::Form;

/// Up to so many words that come or go are looked for in all others, of which they may be parts. With more of them all
/// compounds are parted again.
const FEW: usize = 16;

/// A compound whose parts are others than before.
struct Parted {
    text: String,
    key: String,
    before: Vec<String>,
    now: Box<[String]>,
}

impl Edit<'_> {
    /// Parts compounds again, where words that come or go are or were parts of them, and brings up to date where the
    /// compounds of a part stand.
    pub(super) fn part(&mut self, rules: &'static Compounding) {
        let parted = self.parted(rules);
        let others: FxHashSet<String> = parted.iter().map(|parted| parted.key.clone()).collect();
        self.add(others);
        let mut used: FxHashSet<String> = FxHashSet::default();
        let mut changed: FxHashSet<&str> = FxHashSet::default();
        let now: FxHashMap<&str, &Parted> =
            parted.iter().map(|parted| (parted.text.as_str(), parted)).collect();
        for form in &mut self.forms {
            if let Some(parted) = now.get(&*form.text) {
                form.parts = parted.now.clone();
                changed.insert(&parted.text);
                used.extend(parted.before.iter().cloned());
            }
        }
        for change in &self.changes {
            changed.insert(&change.text);
            used.extend(change.parts.iter().cloned());
        }
        let changed = self.forms.iter().filter(|form| changed.contains(&*form.text));
        used.extend(changed.flat_map(|form| form.parts.iter().cloned()));
        self.add(used.clone());
        self.forms.retain(|form| !form.text.is_empty() || !used.contains(&*form.key));
        let added = self.standing(&used);
        self.forms.extend(added);
        self.forms.sort_by(Form::order);
    }

    /// The compounds that have other parts now.
    fn parted(&self, rules: &'static Compounding) -> Vec<Parted> {
        let Edition { lang, layers, .. } = self.of;
        let moved: Vec<(&str, &str)> = [self.came(), self.went()].concat();
        if moved.is_empty() {
            return Vec::new();
        }
        let keys: FxHashSet<&str> = moved.iter().map(|(_, key)| *key).collect();
        let words = moved.iter().map(|(word, _)| *word).filter(|word| may_be_part(lang, word));
        let words: Vec<Finder<'_>> = words.map(Finder::new).collect();
        let may_part = |text: &str| {
            words.len() > FEW
                || words.iter().any(|word| word.find(text.as_bytes()).is_some())
                || verbs(rules, layers, text).any(|verb| keys.contains(verb.as_str()))
        };
        let (known, candidates) = self.known(may_part);
        let Some(splitter) = Splitter::new(lang, layers, known) else { return Vec::new() };
        let own = self.forms.iter().filter(|form| !form.text.is_empty());
        let own = own.map(|form| (form.text.to_string(), form.key.to_string(), form.parts.to_vec()));
        let all: Vec<(String, String, Vec<String>)> = candidates.into_iter().chain(own).collect();
        let parted = |(text, key, before): (String, String, Vec<String>)| {
            let now = splitter.parts(&text);
            (*now != *before).then_some(Parted { text, key, before, now })
        };
        all.into_par_iter().filter_map(parted).collect()
    }

    /// All words as they are now, and those of the groups that are as before for which `wanted` holds, each with its key
    /// and the keys of its parts.
    fn known(&self, wanted: impl Fn(&str) -> bool + Sync) -> (Known, Vec<(String, String, Vec<String>)>) {
        let of_file = |file: &File| {
            let (mut words, mut keys, mut found) = (Vec::new(), Vec::new(), Vec::new());
            for group in file.words().filter(|group| !self.keys.contains(group.key)) {
                keys.push(hash(group.key));
                each_form(&group, |text, parts, _| {
                    words.push(hash(text));
                    if wanted(text) {
                        let parts = parts.iter().map(|part| (*part).to_owned()).collect();
                        found.push((text.to_owned(), group.key.to_owned(), parts));
                    }
                });
            }
            (words, keys, found)
        };
        let files: Vec<_> = self.of.files.par_iter().map(of_file).collect();
        let (mut known, mut all) = (Known::default(), Vec::new());
        for (words, keys, found) in files {
            known.extend(words, keys);
            all.extend(found);
        }
        let words = || self.forms.iter().filter(|form| !form.text.is_empty());
        known.extend(words().map(|form| hash(&form.text)), words().map(|form| hash(&form.key)));
        (known, all)
    }

    /// Where all compounds of some groups stand.
    fn standing(&self, used: &FxHashSet<String>) -> Vec<Form<'static>> {
        if used.is_empty() {
            return Vec::new();
        }
        let kept = self.uses.iter().filter(|kept| used.contains(kept.part) && !self.keys.contains(kept.own));
        let mut pairs: Vec<(&str, &str)> = kept.map(|kept| (kept.part, kept.list)).collect();
        pairs.extend(self.forms.iter().flat_map(uses).filter(|(part, _)| used.contains(*part)));
        standing(pairs)
    }
}
