//! Rounds of random edits, each followed by a build that is held against a cold one.

use std::collections::BTreeMap;
use std::env;
use std::time::Instant;

use targum::build::Options;
use targum::library::Intake;

use crate::bench;
use crate::chance::Chance;
use crate::edits::{BREAKING, Edit, kinds};
use crate::site::{Files, Site};

/// Seeds of a run, and rounds of each.
const SEEDS: u64 = 8;
const ROUNDS: usize = 44;
/// How often each kind of edit happens at least in a run, and all kinds together.
const LEAST: usize = 3;
const LEAST_IN_ALL: usize = 2000;
/// The program itself builds once in so many rounds; otherwise its library does.
const BY_PROGRAM: usize = 10;

/// How often each kind happened, and how the rounds ended.
#[derive(Default)]
struct Tally {
    kinds: BTreeMap<&'static str, usize>,
    good: usize,
    refused: usize,
}

/// A seed's site and what has been done to it.
struct Run {
    site: Site,
    kinds: Vec<(&'static str, Edit)>,
    tally: Tally,
    /// The sources that were built without fault last.
    good: Files,
    /// Rounds since then.
    bad: usize,
    log: Vec<String>,
    /// What was asked for by the round before, where it went well.
    before: Option<String>,
}

#[test]
fn builds_after_random_edits_are_cold_builds() {
    let number = |name: &str| env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let rounds = number("TARGUM_FUZZ_ROUNDS").map_or(ROUNDS, |rounds| rounds as usize);
    if let Some(seed) = number("TARGUM_FUZZ_SEED") {
        let tally = run(seed, rounds);
        println!("{} rounds were good, {} failed: {:#?}", tally.good, tally.refused, tally.kinds);
        return;
    }
    let started = Instant::now();
    let tallies: Vec<Tally> = (1..=SEEDS).map(|seed| run(seed, rounds)).collect();
    let mut all: BTreeMap<&str, usize> = kinds().iter().map(|(kind, _)| (*kind, 0)).collect();
    for (kind, count) in tallies.iter().flat_map(|tally| &tally.kinds) {
        *all.entry(kind).or_default() += count;
    }
    let (good, refused): (usize, usize) =
        tallies.iter().fold((0, 0), |sum, one| (sum.0 + one.good, sum.1 + one.refused));
    let edits: usize = all.values().sum();
    println!("{edits} edits, {good} good rounds, {refused} that failed, {:?}", started.elapsed());
    let rare: Vec<_> = all.iter().filter(|(_, count)| **count < LEAST).collect();
    assert!(rare.is_empty(), "these happened too seldom: {rare:?}");
    assert!(edits >= LEAST_IN_ALL, "{edits} edits");
    assert!(
        good * 2 > refused * 3,
        "too many rounds failed for the others to tell much: {refused}, {good} good"
    );
    assert!(refused > 10, "rounds with errors are part of it: {refused}");
}

/// All rounds of a seed.
fn run(seed: u64, rounds: usize) -> Tally {
    let site = Site::new(seed);
    let good = site.sources.clone();
    let mut run =
        Run { site, kinds: kinds(), tally: Tally::default(), good, bad: 0, log: Vec::new(), before: None };
    for round in 0..rounds {
        run.log.clear();
        let edited = run.edits();
        let options = options(&mut run.site.chance);
        let asked = format!("{options:?} {}", run.site.out.display());
        let anew = edited || run.before.as_ref() != Some(&asked);
        let by_program = round % BY_PROGRAM == BY_PROGRAM - 1;
        let result = bench::round(&run.site, &options, by_program, anew);
        run.before = matches!(result, Ok(true)).then_some(asked);
        match result {
            Ok(true) => run.went_well(),
            Ok(false) => run.failed(),
            Err(fault) => {
                let log = run.log.join("\n  ");
                let folder = run.site.keep();
                panic!(
                    "seed {seed}, round {round}: {fault}\n\nEdits of the round:\n  {log}\nOptions: {options:?}, by the program: \
                     {by_program}\nThe site: {}\n",
                    folder.display()
                );
            }
        }
    }
    run.tally
}

/// Mostly as the settings say.
fn options(chance: &mut Chance) -> Options {
    if !chance.one_in(4) {
        return Options::default();
    }
    let intake = Intake { drafts: chance.one_in(2), strict: chance.one_in(4), ..Intake::default() };
    let base_url = chance.one_in(3).then(|| "https://other.example/".to_owned());
    let edition = chance.one_in(3).then(|| format!("spring {}", chance.below(3)));
    Options { intake, base_url, edition }
}

impl Run {
    /// Does the edits of a round; whether there were any.
    fn edits(&mut self) -> bool {
        let count = match self.site.chance.below(20) {
            0 => 0,
            1..=6 => 1,
            7..=11 => 2 + self.site.chance.below(3),
            _ => 5 + self.site.chance.below(16),
        };
        self.site.reckless = self.site.chance.one_in(5);
        (0..count).for_each(|_| self.edit());
        count > 0
    }

    /// Does one edit, of a kind that was rarer so far than another.
    fn edit(&mut self) {
        for _ in 0..40 {
            let (one, two) = (*self.site.chance.of(&self.kinds), *self.site.chance.of(&self.kinds));
            // A reckless round begins with what breaks a site.
            let one = if self.site.reckless && self.log.is_empty() { self.breaking() } else { one };
            let count = |kind: &str| self.tally.kinds.get(kind).copied().unwrap_or_default();
            let (kind, edit) = if count(one.0) <= count(two.0) { one } else { two };
            if BREAKING.contains(&kind) && !self.site.reckless {
                continue;
            }
            if let Some(told) = edit(&mut self.site) {
                self.site.flush();
                *self.tally.kinds.entry(kind).or_default() += 1;
                self.log.push(format!("{kind}: {told}"));
                return;
            }
        }
    }

    /// A kind that may leave the site with an error.
    fn breaking(&mut self) -> (&'static str, Edit) {
        let name = *self.site.chance.of(BREAKING);
        *self.kinds.iter().find(|(kind, _)| *kind == name).expect("the kind is one of all")
    }

    fn went_well(&mut self) {
        self.tally.good += 1;
        self.bad = 0;
        self.site.tampered.remove(&self.site.out);
        self.good = self.site.sources.clone();
    }

    /// The sources may stay wrong for a while, then they are again what they were.
    fn failed(&mut self) {
        self.tally.refused += 1;
        self.bad += 1;
        if self.site.tampered.remove(&self.site.out) {
            // Whoever put something in the way clears it away.
            let _ = std::fs::remove_dir_all(&self.site.out);
        }
        if self.bad > 1 || self.site.chance.one_in(2) {
            self.site.sources = self.good.clone();
            self.site.flush();
            self.bad = 0;
        }
    }
}
