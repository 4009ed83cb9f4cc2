//! A translation while what came back is written into it.

use similar::{ChangeTag, TextDiff};

use super::apply::Desk;
use super::pair::{Pair, Side};
use super::place::{Run, inserted, replaced};
use super::{Back, digest};
use crate::author::lines::rewritten;
use crate::diag::{Replacement, Span};
use crate::source::Source;

/// The translation while it is written: the blocks that stand for each unit of the comparison.
pub(super) struct Page {
    /// The article.
    pub side: Side,
    /// For each unit of the comparison its blocks.
    pub targets: Vec<Vec<usize>>,
}

impl Page {
    /// Writes another translation of a unit that has one. Where it has several blocks, each gets its own.
    pub fn replace(&mut self, desk: &Desk<'_>, at: usize, words: &str) -> bool {
        let targets = match (desk.is_title(at), &*self.targets[at]) {
            (true, []) => vec![0],
            (_, targets) => targets.to_vec(),
        };
        let parts: Vec<&str> = match targets.len() {
            1 => vec![words],
            _ => words.split("\n\n").collect(),
        };
        if parts.len() != targets.len() {
            return false;
        }
        let mut side = self.side.clone();
        for (target, part) in targets.into_iter().zip(parts) {
            if digest(&side.units[target].text) == digest(part) {
                continue;
            }
            match replaced(&side, target, part, &|text| desk.read(text)) {
                Some(after) => side = after,
                None => return false,
            }
        }
        self.side = side;
        true
    }

    /// Writes units that have no translation yet, from the one at `first` in the comparison on.
    pub fn insert(&mut self, desk: &Desk<'_>, first: usize, words: &[&str]) -> bool {
        let pair = desk.pair;
        let Some(start) = pair.comparison.units[first].source else { return false };
        let placed = |at: usize| {
            let unit = pair.comparison.units.iter().position(|unit| unit.source == Some(at))?;
            let targets = &self.targets[unit];
            targets
                .iter()
                .filter(|block| self.side.units[**block].span.is_some())
                .max()
                .map(|last| (*last, at))
        };
        let next = pair.comparison.units.iter().position(|unit| unit.source == Some(start + words.len()));
        let run = Run {
            source: &pair.source,
            units: start..start + words.len(),
            words,
            after: (0..start).rev().find_map(placed),
            next: next.and_then(|at| self.targets[at].iter().min().copied()),
        };
        let Some((side, at)) = inserted(&self.side, &run, &|text| desk.read(text)) else { return false };
        self.side = side;
        for block in self.targets.iter_mut().flatten().filter(|block| **block >= at) {
            *block += words.len();
        }
        for step in 0..words.len() {
            self.targets[first + step] = vec![at + step];
        }
        true
    }
}

/// What is to be inserted, in runs of units that follow one another in the source.
pub(super) fn runs<'b>(
    pair: &Pair,
    new: Vec<(usize, (&'b Back, String))>,
) -> Vec<Vec<(usize, (&'b Back, String))>> {
    let mut runs: Vec<Vec<(usize, (&Back, String))>> = Vec::new();
    for one in new {
        let front = |at: usize| {
            pair.comparison.units[at].source.is_some_and(|at| pair.source.units[at].span.is_none())
        };
        match runs.last_mut().filter(|run| run[run.len() - 1].0 + 1 == one.0 && !front(run[0].0)) {
            Some(run) => run.push(one),
            None => runs.push(vec![one]),
        }
    }
    runs
}

/// A file's bytes with its text become another. Lines that stay keep every byte.
pub(super) fn in_bytes(bytes: &[u8], before: &Source, after: &str) -> Option<Vec<u8>> {
    let mut replacements: Vec<Replacement> = Vec::new();
    let mut at = 0;
    let mut changing = false;
    for change in TextDiff::from_lines(&*before.text, after).iter_all_changes() {
        let line = change.value();
        if change.tag() == ChangeTag::Equal {
            at += line.len();
            changing = false;
            continue;
        }
        if !changing {
            let (path, span) = (before.path.clone(), Span::new(at, at));
            replacements.push(Replacement { path, span, text: String::new() });
            changing = true;
        }
        let Some(last) = replacements.last_mut() else { continue };
        if change.tag() == ChangeTag::Insert {
            last.text.push_str(line);
        } else {
            at += line.len();
            last.span.end = at;
        }
    }
    rewritten(bytes, &replacements.iter().collect::<Vec<_>>())
}
