//! Finds the units of one version of a text in another: what stayed, moved, was split, joined or reworded.

use std::collections::BTreeMap;
use std::hash::Hash;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::segment::UnitKind;
use super::unit::Unit;

/// How alike two texts must be, in shared words, to be one reworded in its place.
const ALIKE_NEAR: f64 = 0.35;
/// How alike they must be when nothing around them tells that they belong together.
const ALIKE_FAR: f64 = 0.6;
/// How many blocks one may be split into, or joined from.
const PIECES: usize = 8;
/// Above so many unmatched units on both sides likeness is sought nearby only.
const MANY: usize = 400;

/// What became of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// Its words are the same.
    Same,
    /// Its words are the same as far as they concern translators.
    SameProse,
    /// It is another text in its place.
    Reworded,
}

/// Units of the old version, those of the new one that they became, and how alike they are. Several of the new for
/// one of the old are a split, the reverse a join.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Indices in the old version.
    pub old: Vec<usize>,
    /// Indices in the new one.
    pub new: Vec<usize>,
    /// How alike they are.
    pub likeness: Likeness,
}

/// Matches the units of two versions; those in no match were taken out or put in.
pub fn matches(old: &[Unit], new: &[Unit]) -> Vec<Match> {
    let mut board =
        Board { old, new, of_old: vec![None; old.len()], of_new: vec![None; new.len()], found: Vec::new() };
    board.equal(|unit| (class(unit.kind), unit.full), Likeness::Same);
    board.equal(|unit| (class(unit.kind), unit.prose(), unit.kind == UnitKind::Code), Likeness::SameProse);
    board.split(false);
    board.split(true);
    board.only(UnitKind::Title);
    board.only(UnitKind::Summary);
    board.anchors();
    board.alike();
    board.alone();
    board.found.sort_by_key(|found| (found.old.clone(), found.new.clone()));
    board.found
}

/// Kinds that may turn into one another without a word changing.
pub(super) fn class(kind: UnitKind) -> u8 {
    match kind {
        UnitKind::Title => 0,
        UnitKind::Summary => 1,
        UnitKind::Code => 2,
        UnitKind::Heading => 3,
        UnitKind::Row => 4,
        UnitKind::Figure => 5,
        UnitKind::Html => 6,
        UnitKind::Paragraph | UnitKind::Item | UnitKind::Term => 7,
    }
}

struct Board<'a> {
    old: &'a [Unit],
    new: &'a [Unit],
    /// For each old unit the first new one that it became.
    of_old: Vec<Option<usize>>,
    of_new: Vec<Option<usize>>,
    found: Vec<Match>,
}

impl Board<'_> {
    fn free_old(&self) -> Vec<usize> {
        (0..self.old.len()).filter(|at| self.of_old[*at].is_none()).collect()
    }

    fn free_new(&self) -> Vec<usize> {
        (0..self.new.len()).filter(|at| self.of_new[*at].is_none()).collect()
    }

    fn pair(&mut self, old: Vec<usize>, new: Vec<usize>, likeness: Likeness) {
        for at in &old {
            self.of_old[*at] = new.first().copied();
        }
        for at in &new {
            self.of_new[*at] = old.first().copied();
        }
        self.found.push(Match { old, new, likeness });
    }

    /// Pairs units with equal keys: first in the order of the text, then wherever they moved.
    fn equal<K: Hash + Eq + Ord + Copy>(&mut self, key: impl Fn(&Unit) -> K, likeness: Likeness) {
        // Code has no prose by which to know it again.
        let usable = |unit: &Unit| likeness == Likeness::Same || unit.kind != UnitKind::Code;
        let old: Vec<usize> = self.free_old().into_iter().filter(|at| usable(&self.old[*at])).collect();
        let new: Vec<usize> = self.free_new().into_iter().filter(|at| usable(&self.new[*at])).collect();
        let old_keys: Vec<K> = old.iter().map(|at| key(&self.old[*at])).collect();
        let new_keys: Vec<K> = new.iter().map(|at| key(&self.new[*at])).collect();
        for op in capture_diff_slices(Algorithm::Patience, &old_keys, &new_keys) {
            if let DiffOp::Equal { old_index, new_index, len } = op {
                for step in 0..len {
                    self.pair(vec![old[old_index + step]], vec![new[new_index + step]], likeness);
                }
            }
        }
        let mut moved: BTreeMap<K, Vec<usize>> = BTreeMap::new();
        for (at, key) in new.iter().zip(new_keys).rev() {
            if self.of_new[*at].is_none() {
                moved.entry(key).or_default().push(*at);
            }
        }
        for (at, key) in old.iter().zip(old_keys) {
            if self.of_old[*at].is_none()
                && let Some(to) = moved.get_mut(&key).and_then(Vec::pop)
            {
                self.pair(vec![*at], vec![to], likeness);
            }
        }
    }

    /// Finds one unit whose words are those of several on the other side, wherever they moved.
    fn split(&mut self, joined: bool) {
        let (whole, parts) = if joined { (self.new, self.old) } else { (self.old, self.new) };
        let (free_whole, free_parts) =
            if joined { (self.free_new(), self.free_old()) } else { (self.free_old(), self.free_new()) };
        // Code has no words by which to know it again.
        let wordy = |unit: &Unit| unit.kind != UnitKind::Code;
        let free_parts: Vec<usize> = free_parts.into_iter().filter(|at| wordy(&parts[*at])).collect();
        if free_parts.len() < 2 {
            return;
        }
        let text = |unit: &Unit| super::fold::prose(unit.kind, &unit.text);
        let mut pieces: Vec<(usize, String)> = free_parts.iter().map(|at| (*at, text(&parts[*at]))).collect();
        pieces.retain(|(_, text)| !text.is_empty());
        for at in free_whole.into_iter().filter(|at| wordy(&whole[*at])) {
            let Some(several) = made_of(&text(&whole[at]), &pieces) else { continue };
            pieces.retain(|(piece, _)| !several.contains(piece));
            match joined {
                true => self.pair(several, vec![at], Likeness::SameProse),
                false => self.pair(vec![at], several, Likeness::SameProse),
            }
        }
    }

    /// Pairs what an article has one of, whatever it says.
    fn only(&mut self, kind: UnitKind) {
        let old = self.free_old().into_iter().find(|at| self.old[*at].kind == kind);
        let new = self.free_new().into_iter().find(|at| self.new[*at].kind == kind);
        if let (Some(old), Some(new)) = (old, new) {
            self.pair(vec![old], vec![new], Likeness::Reworded);
        }
    }

    /// Pairs headings that kept their id.
    fn anchors(&mut self) {
        for at in self.free_old() {
            let Some(anchor) = &self.old[at].anchor else { continue };
            let same = |to: &usize| self.new[*to].anchor.as_ref() == Some(anchor);
            if let Some(to) = self.free_new().into_iter().find(same) {
                self.pair(vec![at], vec![to], Likeness::Reworded);
            }
        }
    }

    /// Pairs units that share many of their words, the most alike first.
    fn alike(&mut self) {
        let (old, new) = (self.free_old(), self.free_new());
        if old.is_empty() || new.is_empty() {
            return;
        }
        let far = old.len().saturating_mul(new.len()) <= MANY * MANY;
        let bags =
            |units: &[Unit], at: &[usize]| at.iter().map(|at| bag(&units[*at].text)).collect::<Vec<_>>();
        let (old_bags, new_bags) = (bags(self.old, &old), bags(self.new, &new));
        let mut pairs = Vec::new();
        for (i, a) in old.iter().enumerate() {
            for (j, b) in new.iter().enumerate() {
                let near = self.near(*a, *b);
                if class(self.old[*a].kind) != class(self.new[*b].kind) || !(near || far) {
                    continue;
                }
                let alike = dice(&old_bags[i], &new_bags[j]);
                if alike >= if near { ALIKE_NEAR } else { ALIKE_FAR } {
                    pairs.push(((alike * 1e6) as i64, near, std::cmp::Reverse(a.abs_diff(*b)), *a, *b));
                }
            }
        }
        pairs.sort_unstable_by(|a, b| b.cmp(a));
        for (_, _, _, a, b) in pairs {
            if self.of_old[a].is_none() && self.of_new[b].is_none() {
                self.pair(vec![a], vec![b], Likeness::Reworded);
            }
        }
    }

    /// Pairs a unit that was taken out with the one that stands in its place, where both are alone there.
    fn alone(&mut self) {
        for a in self.free_old() {
            let fits = |b: &usize| {
                class(self.old[a].kind) == class(self.new[*b].kind)
                    && self.before_old(a) == self.before_new(*b)
                    && self.after_old(a) == self.after_new(*b)
            };
            let candidates: Vec<usize> = self.free_new().into_iter().filter(fits).collect();
            let rivals = self
                .free_old()
                .into_iter()
                .filter(|other| *other != a && self.before_old(*other) == self.before_old(a))
                .count();
            if let ([b], 0) = (candidates.as_slice(), rivals) {
                self.pair(vec![a], vec![*b], Likeness::Reworded);
            }
        }
    }

    /// Whether what stands before or after them is the same.
    fn near(&self, a: usize, b: usize) -> bool {
        self.before_old(a) == self.before_new(b) || self.after_old(a) == self.after_new(b)
    }

    /// The new unit that the nearest matched one before became.
    fn before_old(&self, at: usize) -> Option<usize> {
        self.of_old[..at].iter().rev().find_map(|to| *to)
    }

    fn before_new(&self, at: usize) -> Option<usize> {
        (0..at)
            .rev()
            .find(|other| self.of_new[*other].is_some())
            .and_then(|other| self.of_old[self.of_new[other]?])
    }

    fn after_old(&self, at: usize) -> Option<usize> {
        self.of_old[at + 1..].iter().find_map(|to| *to)
    }

    fn after_new(&self, at: usize) -> Option<usize> {
        (at + 1..self.new.len())
            .find(|other| self.of_new[*other].is_some())
            .and_then(|other| self.of_old[self.of_new[other]?])
    }
}

/// The pieces, at least two, that make up a text together, in its order; each time that which follows the last one, or
/// else the longest.
fn made_of(wanted: &str, pieces: &[(usize, String)]) -> Option<Vec<usize>> {
    let mut rest = wanted;
    let mut found: Vec<usize> = Vec::new();
    while !rest.is_empty() {
        let begins = |(at, text): &&(usize, String)| {
            let after = rest.strip_prefix(text.as_str());
            !found.contains(at) && after.is_some_and(|after| after.is_empty() || after.starts_with(' '))
        };
        let follows = |at: usize| found.last().is_some_and(|last| last + 1 == at);
        let best = pieces.iter().filter(begins).max_by_key(|(at, text)| (follows(*at), text.len()))?;
        rest = rest[best.1.len()..].trim_start_matches(' ');
        found.push(best.0);
        if found.len() > PIECES {
            return None;
        }
    }
    // In the order of their version, as every match has them.
    let sound = found.len() > 1;
    found.sort_unstable();
    sound.then_some(found)
}

/// The words of a text with how often each occurs.
fn bag(text: &str) -> BTreeMap<String, usize> {
    let mut bag = BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *bag.entry(word.to_lowercase()).or_default() += 1;
    }
    bag
}

/// Twice the shared words over all words (Dice's coefficient): 0 to 1.
fn dice(a: &BTreeMap<String, usize>, b: &BTreeMap<String, usize>) -> f64 {
    let all: usize = a.values().chain(b.values()).sum();
    let shared: usize = a.keys().filter_map(|word| Some(a[word].min(*b.get(word)?))).sum();
    if all == 0 { 0.0 } else { 2.0 * shared as f64 / all as f64 }
}
