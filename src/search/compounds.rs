//! Compounds and their parts.

use rayon::prelude::*;
use rustc_hash::FxHashSet;
use xxhash_rust::xxh3::xxh3_64;

use super::coding::compare;
use super::lists::{Form, joined};
use super::vocabulary::Vocabulary;
use crate::analysis::{Compounding, Layers, is_stop};
use crate::lang::Lang;

/// The fewest letters that a part has.
const PART: usize = 4;
/// How often a part is parted again.
const DEEPEST: usize = 3;

/// Words and the keys of their groups, each told from others by 64 bits of XXH3.
#[derive(Default)]
pub(super) struct Known {
    words: FxHashSet<u64>,
    keys: FxHashSet<u64>,
}

impl Known {
    /// Takes in words and keys by their hashes.
    pub fn extend(&mut self, words: impl IntoIterator<Item = u64>, keys: impl IntoIterator<Item = u64>) {
        self.words.extend(words);
        self.keys.extend(keys);
    }
}

/// The hash of a word, or of a key.
pub(super) fn hash(text: &str) -> u64 {
    xxh3_64(text.as_bytes())
}

/// Parts a language's compounds. It goes by the words of the handbook itself: a compound's parts must stand in it as
/// words of their own.
pub(super) struct Splitter<'a> {
    lang: &'a Lang,
    rules: &'static Compounding,
    layers: &'a Layers,
    known: Known,
}

impl<'a> Splitter<'a> {
    /// A splitter for a language that makes compounds; `None` for others. `known` are all words.
    pub fn new(lang: &'a Lang, layers: &'a Layers, known: Known) -> Option<Splitter<'a>> {
        Some(Splitter { lang, rules: Compounding::of(lang)?, layers, known })
    }

    /// The keys of the words that a compound is made of, at each depth, sorted; none for other words. A separable verb
    /// has its verb.
    pub fn parts(&self, form: &str) -> Box<[String]> {
        let mut parts = Vec::new();
        self.split(form, 0, &mut parts);
        if parts.is_empty() {
            parts.extend(self.verb(form));
        }
        parts.sort_unstable_by(|a, b| compare(a, b));
        parts.dedup();
        parts.into_boxed_slice()
    }

    /// Whether a word may be a part.
    fn is_part(&self, word: &str) -> bool {
        self.known.words.contains(&hash(word)) && may_be_part(self.lang, word)
    }

    fn split(&self, form: &str, depth: usize, parts: &mut Vec<String>) {
        if depth == DEEPEST || form.len() < 2 * PART || !is_plain(form) {
            return;
        }
        // The tail carries the meaning: the longest that is a word.
        let best = (PART..=form.len() - PART).find_map(|at| self.at(form, at));
        let Some((head, tail)) = best else { return };
        for part in [head, tail] {
            parts.push(self.layers.key(part));
            self.split(part, depth + 1, parts);
        }
    }

    /// The parts of a form that is parted at a byte, the head without what links it.
    fn at<'f>(&self, form: &'f str, at: usize) -> Option<(&'f str, &'f str)> {
        let (head, tail) = form.split_at(at);
        if !self.is_part(tail) {
            return None;
        }
        let mut heads = self.rules.links.iter().filter_map(|link| head.strip_suffix(link));
        let head = heads.find(|head| self.is_part(head))?;
        Some((head, tail))
    }

    /// The key of a separable verb's verb.
    fn verb(&self, form: &str) -> Option<String> {
        verbs(self.rules, self.layers, form).find(|verb| self.known.keys.contains(&hash(verb)))
    }
}

/// The keys of the verbs that a separable verb may have.
pub(super) fn verbs(
    rules: &'static Compounding,
    layers: &Layers,
    form: &str,
) -> impl Iterator<Item = String> {
    let rest = move |particle: &&str| form.strip_prefix(particle).filter(|rest| rest.len() >= PART);
    let rests = rules.particles.iter().filter_map(rest).filter(move |_| is_plain(form));
    rests.map(|rest| layers.key(rest))
}

/// Whether a word could be a part.
pub(super) fn may_be_part(lang: &Lang, word: &str) -> bool {
    word.len() >= PART && !is_stop(lang, word)
}

/// The parts of all words, and for each group where the compounds stand that a word of it is a part of, sorted. Nothing
/// of a language that does not make compounds.
pub(super) fn part(
    lang: &Lang,
    layers: &Layers,
    words: &Vocabulary,
) -> (Vec<Box<[String]>>, Vec<Form<'static>>) {
    if Compounding::of(lang).is_none() {
        return Default::default();
    }
    let all = || 0..words.len();
    let mut known = Known::default();
    known.extend(all().map(|at| hash(words.text(at))), all().map(|at| hash(words.key(at))));
    let Some(splitter) = Splitter::new(lang, layers, known) else { return Default::default() };
    let parts: Vec<Box<[String]>> = all().into_par_iter().map(|at| splitter.parts(words.text(at))).collect();
    drop(splitter);
    let uses = parts.iter().enumerate().flat_map(|(at, parts)| {
        let others = parts.iter().filter(move |part| *part != words.key(at));
        others.map(move |part| (part.as_str(), words.list(at)))
    });
    let standing = standing(uses.collect());
    (parts, standing)
}

/// The keys of the groups that a compound's parts are of, but for its own, each with its list.
pub(super) fn uses<'f>(form: &'f Form<'_>) -> impl Iterator<Item = (&'f str, &'f str)> {
    let others = form.parts.iter().filter(|part| **part != *form.key);
    others.map(|part| (part.as_str(), &*form.list))
}

/// For each key where all compounds stand that it is used by, as a form without letters.
pub(super) fn standing(mut uses: Vec<(&str, &str)>) -> Vec<Form<'static>> {
    uses.par_sort_unstable_by(|a, b| compare(a.0, b.0));
    let runs: Vec<&[(&str, &str)]> = uses.chunk_by(|a, b| a.0 == b.0).collect();
    let form = |run: &&[(&str, &str)]| {
        let key = run.first().map_or("", |(key, _)| key).to_owned().into();
        let list = joined(run.iter().map(|(_, list)| *list)).into();
        Form { text: "".into(), key, parts: Box::default(), list }
    };
    runs.par_iter().map(form).collect()
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
        let mut words = Known::default();
        let keys = known.iter().map(|form| hash(&layers.key(form)));
        words.extend(known.iter().map(|form| hash(form)), keys);
        Splitter::new(&lang, &layers, words).unwrap().parts(form).into_vec()
    }

    #[test]
    fn parts_are_words_of_the_handbook() {
        let known =
            ["klacht", "klachten", "regeling", "brief", "verzekering", "maatschappij", "belde", "huis"];
        assert_eq!(parts("klachtenregeling", &known), ["klach", "regel"]);
        assert_eq!(parts("verzekeringsmaatschappij", &known), ["matschappij", "verzeker"]);
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
