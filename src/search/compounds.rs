//! Compounds and their parts.

use rustc_hash::FxHashMap;

use crate::analysis::{Compounding, Layers, stop_words};
use crate::lang::Lang;

/// The fewest letters that a part has.
const PART: usize = 4;
/// How often a part is parted again.
const DEEPEST: usize = 3;

/// Parts a language's compounds. It goes by the words of the handbook itself: a compound's parts must stand in it as
/// words of their own.
pub(super) struct Splitter<'a> {
    rules: &'static Compounding,
    layers: &'a Layers,
    /// Words that may be parts, with their groups.
    forms: FxHashMap<&'a str, u32>,
    /// Groups by their keys.
    keys: FxHashMap<&'a str, u32>,
}

impl<'a> Splitter<'a> {
    /// A splitter for a language that makes compounds; `None` for others. `forms` are all words: form, key and the
    /// group's number.
    pub fn new(
        lang: &Lang,
        layers: &'a Layers,
        forms: impl Iterator<Item = (&'a str, &'a str, u32)> + Clone,
    ) -> Option<Splitter<'a>> {
        let rules = Compounding::of(lang)?;
        let long = forms.clone().filter(|(form, ..)| form.len() >= PART);
        let mut parts: FxHashMap<&str, u32> = long.map(|(form, _, group)| (form, group)).collect();
        for stop in stop_words(lang) {
            parts.remove(stop);
        }
        Some(Splitter {
            rules,
            layers,
            forms: parts,
            keys: forms.map(|(_, key, group)| (key, group)).collect(),
        })
    }

    /// The groups of the words that a compound is made of, at each depth; none for other words. A separable verb
    /// has its verb.
    pub fn parts(&self, form: &str) -> Vec<u32> {
        let mut parts = Vec::new();
        self.split(form, 0, &mut parts);
        if parts.is_empty() {
            parts.extend(self.verb(form));
        }
        parts.sort_unstable();
        parts.dedup();
        parts
    }

    fn split(&self, form: &str, depth: usize, parts: &mut Vec<u32>) {
        if depth == DEEPEST || form.len() < 2 * PART || !is_plain(form) {
            return;
        }
        // The tail carries the meaning: the longest that is a word.
        let best = (PART..=form.len() - PART).find_map(|at| self.at(form, at));
        let Some((head, tail)) = best else { return };
        for part in [head, tail] {
            parts.extend(self.forms.get(part));
            self.split(part, depth + 1, parts);
        }
    }

    /// The parts of a form that is parted at a byte, the head without what links it.
    fn at<'f>(&self, form: &'f str, at: usize) -> Option<(&'f str, &'f str)> {
        let (head, tail) = form.split_at(at);
        if !self.forms.contains_key(tail) {
            return None;
        }
        let mut heads = self.rules.links.iter().filter_map(|link| head.strip_suffix(link));
        let head = heads.find(|head| head.len() >= PART && self.forms.contains_key(head))?;
        Some((head, tail))
    }

    /// The group of a separable verb's verb.
    fn verb(&self, form: &str) -> Option<u32> {
        let rest = |particle: &&str| form.strip_prefix(particle).filter(|rest| rest.len() >= PART);
        let mut verbs = self.rules.particles.iter().filter_map(rest).filter(|_| is_plain(form));
        verbs.find_map(|verb| self.keys.get(self.layers.key(verb).as_str()).copied())
    }
}

fn is_plain(form: &str) -> bool {
    form.bytes().all(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts' keys.
    fn parts(form: &str, known: &[&str]) -> Vec<String> {
        let lang = Lang::parse("nl").unwrap();
        let layers = Layers::of(&lang);
        let keys: Vec<String> = known.iter().map(|form| layers.key(form)).collect();
        let forms = known.iter().zip(&keys).zip(0..).map(|((form, key), at)| (*form, key.as_str(), at));
        let splitter = Splitter::new(&lang, &layers, forms).unwrap();
        splitter.parts(form).into_iter().map(|at| keys[at as usize].clone()).collect()
    }

    #[test]
    fn parts_are_words_of_the_handbook() {
        let known =
            ["klacht", "klachten", "regeling", "brief", "verzekering", "maatschappij", "belde", "huis"];
        assert_eq!(parts("klachtenregeling", &known), ["klach", "regel"]);
        assert_eq!(parts("verzekeringsmaatschappij", &known), ["verzeker", "matschappij"]);
        assert_eq!(parts("huisbrief", &known), ["brief", "huis"]);
        assert_eq!(parts("opbellen", &known), ["bel"]);
        assert!(parts("klachten", &known).is_empty());
        assert!(parts("onbekendheid", &known).is_empty());
    }

    #[test]
    fn parts_have_parts() {
        let known = ["klant", "service", "klantenservice", "medewerker"];
        let found = parts("klantenservicemedewerker", &known);
        assert_eq!(found.len(), 4, "{found:?}");
    }
}
