//! Whether a translation still says what its source says, unit by unit.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::align::align;
use super::matching::{Likeness, class, matches};
use super::quick::unchanged;
use super::segment::UnitKind;
use super::sidecar::{Sidecar, StoredUnit, Touch};
use super::unit::{Unit, UnitDigest};

/// How much a change of the source bears on its translations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// A slip of the pen: translators are spared.
    Minor,
    /// It says something else now.
    Major,
}

impl Severity {
    /// Its name in sidecars and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Minor => "minor",
            Severity::Major => "major",
        }
    }

    /// The severity of that name.
    pub fn named(name: &str) -> Option<Severity> {
        [Severity::Minor, Severity::Major].into_iter().find(|severity| severity.name() == name)
    }
}

/// How the translation of one unit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum UnitState {
    /// It was confirmed for what the source says now.
    Current,
    /// The source changed a little since, or nobody has confirmed the translation yet.
    Minor,
    /// The source says something else now.
    Major,
    /// There is no translation.
    Untranslated,
}

impl UnitState {
    /// Its name for scripts.
    pub fn name(self) -> &'static str {
        match self {
            UnitState::Current => "current",
            UnitState::Minor => "minor",
            UnitState::Major => "major",
            UnitState::Untranslated => "untranslated",
        }
    }
}

/// How a translation as a whole stands to its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Freshness {
    /// It is no translation.
    Original,
    /// It says what the source says.
    Current,
    /// The source changed a little since.
    OutdatedMinor,
    /// The source says something else now, or more.
    OutdatedMajor,
    /// Nobody has confirmed anything: only the structure can be compared.
    Untracked,
    /// There is no article in the language that it was made from.
    Orphan,
    /// There is no translation.
    Missing,
}

impl Freshness {
    /// Its name for scripts.
    pub fn name(self) -> &'static str {
        match self {
            Freshness::Original => "original",
            Freshness::Current => "current",
            Freshness::OutdatedMinor => "outdated-minor",
            Freshness::OutdatedMajor => "outdated-major",
            Freshness::Untracked => "untracked",
            Freshness::Orphan => "orphan",
            Freshness::Missing => "missing",
        }
    }
}

/// One unit of the source, and what stands for it in the translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The unit, as an index into the source's; `None` for one that is no longer there while its translation is.
    pub source: Option<usize>,
    /// The stored units that it was, as indices into the sidecar's.
    pub stored: Vec<usize>,
    /// What stands for it, as indices into the translation's units.
    pub targets: Vec<usize>,
    /// How it stands.
    pub state: UnitState,
    /// Whether what stands for it is as it was confirmed, letter for letter.
    pub untouched: bool,
    /// Whether it came into the source after the translation was made.
    pub new: bool,
}

/// All units of a source and its translation, compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The source's units in their order, then those that are gone.
    pub units: Vec<Found>,
    /// Whether anything has ever been confirmed.
    pub tracked: bool,
}

impl Comparison {
    /// How the translation as a whole stands.
    pub fn freshness(&self) -> Freshness {
        let any = |state: UnitState| self.units.iter().any(|unit| unit.state == state);
        let new = self.units.iter().any(|unit| unit.new && unit.state == UnitState::Untranslated);
        match () {
            () if !self.tracked => Freshness::Untracked,
            () if any(UnitState::Major) || new => Freshness::OutdatedMajor,
            () if any(UnitState::Minor) => Freshness::OutdatedMinor,
            () => Freshness::Current,
        }
    }
}

/// Compares a translation with its source. `foreign` tells which blocks of the translation are still in another
/// language.
pub fn compare(
    sidecar: Option<&Sidecar>,
    source: &[Unit],
    translation: &[Unit],
    foreign: &dyn Fn(&Unit) -> bool,
) -> Comparison {
    let none = Vec::new();
    let stored = sidecar.map_or(&none, |sidecar| &sidecar.units);
    if let Some(unchanged) = unchanged(stored, source, translation) {
        return unchanged;
    }
    compare_changed(stored, source, translation, foreign)
}

/// The same, unit by unit.
pub(super) fn compare_changed(
    stored: &[StoredUnit],
    source: &[Unit],
    translation: &[Unit],
    foreign: &dyn Fn(&Unit) -> bool,
) -> Comparison {
    let old: Vec<Unit> = stored
        .iter()
        .map(|unit| Unit::new(unit.kind, unit.source.clone(), None, unit.anchor.clone()))
        .collect();
    let mut found: Vec<Found> = (0..source.len()).map(|at| fresh(Some(at))).collect();
    let mut likeness = vec![None; source.len()];
    let mut gone = vec![true; stored.len()];
    for matched in matches(&old, source) {
        for at in &matched.new {
            found[*at].stored.clone_from(&matched.old);
            found[*at].new = false;
            likeness[*at] = Some(matched.likeness);
        }
        matched.old.iter().for_each(|at| gone[*at] = false);
    }
    for (at, _) in gone.iter().enumerate().filter(|(_, gone)| **gone) {
        found.push(Found { stored: vec![at], new: false, ..fresh(None) });
    }
    let places = Places::find(stored, &found, source, translation);
    for (at, unit) in found.iter_mut().enumerate() {
        unit.targets = places.of(unit, at);
        let written: Vec<&Unit> = unit.targets.iter().map(|at| &translation[*at]).collect();
        let of_stored: Vec<&StoredUnit> = unit.stored.iter().map(|at| &stored[*at]).collect();
        let now = unit.source.map(|at| (&source[at], likeness[at]));
        unit.state = state(&of_stored, now, &written, foreign);
        unit.untouched = !written.is_empty()
            && written.iter().all(|block| of_stored.iter().any(|unit| unit.targets.contains(&block.full)));
    }
    // What is gone from both sides is over.
    found.retain(|unit| unit.source.is_some() || !unit.targets.is_empty());
    Comparison { units: found, tracked: stored.iter().any(|unit| !unit.targets.is_empty()) }
}

fn fresh(source: Option<usize>) -> Found {
    Found {
        source,
        stored: Vec::new(),
        targets: Vec::new(),
        state: UnitState::Untranslated,
        untouched: false,
        new: source.is_some(),
    }
}

/// How a unit stands: `now` is the source's unit with how it was found among the stored ones.
fn state(
    stored: &[&StoredUnit],
    now: Option<(&Unit, Option<Likeness>)>,
    written: &[&Unit],
    foreign: &dyn Fn(&Unit) -> bool,
) -> UnitState {
    let confirmed = |unit: &&Unit| stored.iter().any(|stored| stored.targets.contains(&unit.full));
    if written.is_empty() || written.iter().all(|unit| !confirmed(unit) && foreign(unit)) {
        return UnitState::Untranslated;
    }
    let ever = stored.iter().any(|unit| !unit.targets.is_empty());
    match now {
        None => severity(stored, UnitDigest::of("")),
        Some((_, None)) => UnitState::Major,
        Some((_, Some(Likeness::Same | Likeness::SameProse))) if ever => UnitState::Current,
        Some((_, Some(Likeness::Same | Likeness::SameProse))) => UnitState::Minor,
        Some((unit, Some(Likeness::Reworded))) if ever && same_prose(stored, unit) => UnitState::Current,
        Some((unit, Some(Likeness::Reworded))) => severity(stored, unit.prose()),
    }
}

/// Whether a unit that was found by its place concerns translators no more than before: code, which has no words of its
/// own to be found by.
fn same_prose(stored: &[&StoredUnit], now: &Unit) -> bool {
    let same = |stored: &&StoredUnit| {
        Unit::new(stored.kind, stored.source.clone(), None, None).prose() == now.prose()
            && stored.kind == now.kind
    };
    stored.iter().all(same)
}

/// The severity of a change: the highest of the touches up to the one that led to what the source says now; a
/// change that nobody spoke of is a major one.
fn severity(stored: &[&StoredUnit], now: UnitDigest) -> UnitState {
    let of = |touches: &[Touch]| {
        let last = touches.iter().rposition(|touch| touch.after == now)?;
        touches[..=last].iter().map(|touch| touch.severity).max()
    };
    let worst = stored.iter().map(|unit| of(&unit.touches).unwrap_or(Severity::Major)).max();
    match worst {
        Some(Severity::Minor) => UnitState::Minor,
        _ => UnitState::Major,
    }
}

/// Where the translations of units stand.
struct Places {
    /// For each stored unit the blocks found for it.
    of_stored: Vec<Vec<usize>>,
    /// For each unit of `found` that was never stored the block in its place.
    candidates: BTreeMap<usize, usize>,
}

impl Places {
    fn find(stored: &[StoredUnit], found: &[Found], source: &[Unit], translation: &[Unit]) -> Places {
        let mut taken = vec![false; translation.len()];
        let mut of_stored = by_digest(stored, translation, &mut taken);
        let mut live = vec![false; stored.len()];
        let there = found.iter().filter(|unit| unit.source.is_some());
        there.flat_map(|unit| &unit.stored).for_each(|at| live[*at] = true);
        // What is gone from the source must not take the blocks of what is there.
        let known = |at: &usize| live[*at] || !of_stored[*at].is_empty();
        let some: Vec<usize> = (0..stored.len()).filter(known).collect();
        place(stored, &some, &mut of_stored, translation, &mut taken);
        for (at, to) in left_over(stored, &live, &of_stored, translation, &mut taken) {
            of_stored[at].push(to);
        }
        // Now in the order of the source as it is, for what was never stored.
        let kinds: Vec<UnitKind> =
            found.iter().filter_map(|unit| unit.source).map(|at| source[at].kind).collect();
        let placed: Vec<Vec<usize>> = found
            .iter()
            .filter(|unit| unit.source.is_some())
            .map(|unit| unit.stored.iter().flat_map(|at| of_stored[*at].iter().copied()).collect())
            .collect();
        let candidates = by_place(&kinds, &placed, translation, &mut taken).into_iter().collect();
        let all: Vec<usize> = (0..stored.len()).collect();
        place(stored, &all, &mut of_stored, translation, &mut taken);
        Places { of_stored, candidates }
    }

    fn of(&self, unit: &Found, at: usize) -> Vec<usize> {
        let mut targets: Vec<usize> =
            unit.stored.iter().flat_map(|stored| self.of_stored[*stored].iter().copied()).collect();
        if targets.is_empty() {
            targets.extend(self.candidates.get(&at));
        }
        targets.sort_unstable();
        targets.dedup();
        targets
    }
}

/// The confirmed blocks that are in the translation as they were: first in order, then wherever they moved.
fn by_digest(stored: &[StoredUnit], translation: &[Unit], taken: &mut [bool]) -> Vec<Vec<usize>> {
    let mut found = vec![Vec::new(); stored.len()];
    let wanted: Vec<(usize, UnitDigest)> = stored
        .iter()
        .enumerate()
        .flat_map(|(at, unit)| unit.targets.iter().map(move |digest| (at, *digest)))
        .collect();
    let digests: Vec<UnitDigest> = wanted.iter().map(|(_, digest)| *digest).collect();
    let there: Vec<UnitDigest> = translation.iter().map(|unit| unit.full).collect();
    let mut met = vec![false; wanted.len()];
    for op in capture_diff_slices(Algorithm::Patience, &digests, &there) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            for step in 0..len {
                found[wanted[old_index + step].0].push(new_index + step);
                (met[old_index + step], taken[new_index + step]) = (true, true);
            }
        }
    }
    let mut free: BTreeMap<UnitDigest, Vec<usize>> = BTreeMap::new();
    let mut all: BTreeMap<UnitDigest, usize> = BTreeMap::new();
    for (at, digest) in there.iter().enumerate().rev() {
        all.insert(*digest, at);
        if !taken[at] {
            free.entry(*digest).or_default().push(at);
        }
    }
    for ((at, digest), met) in wanted.iter().zip(met) {
        // A block that stands for several units is met once and counts for each.
        let to = if met {
            None
        } else {
            free.get_mut(digest).and_then(Vec::pop).or_else(|| all.get(digest).copied())
        };
        if let Some(to) = to {
            taken[to] = true;
            found[*at].push(to);
        }
    }
    found
}

/// Pairs confirmed units whose block was edited, and whose neighbours tell nothing because they moved, with the free
/// blocks of their kind, in order.
fn left_over(
    stored: &[StoredUnit],
    live: &[bool],
    placed: &[Vec<usize>],
    translation: &[Unit],
    taken: &mut [bool],
) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (at, unit) in stored.iter().enumerate() {
        if !live[at] || unit.targets.is_empty() || !placed[at].is_empty() {
            continue;
        }
        let fits = |block: &usize| !taken[*block] && class(translation[*block].kind) == class(unit.kind);
        if let Some(to) = (0..translation.len()).find(fits) {
            taken[to] = true;
            pairs.push((at, to));
        }
    }
    pairs
}

/// Finds blocks for those of the stored units `some` that have none, by their places among the others.
fn place(
    stored: &[StoredUnit],
    some: &[usize],
    of_stored: &mut [Vec<usize>],
    translation: &[Unit],
    taken: &mut [bool],
) {
    let kinds: Vec<UnitKind> = some.iter().map(|at| stored[*at].kind).collect();
    let placed: Vec<Vec<usize>> = some.iter().map(|at| of_stored[*at].clone()).collect();
    for (at, to) in by_place(&kinds, &placed, translation, taken) {
        of_stored[some[at]].push(to);
    }
}

/// Pairs units without a block with free blocks of their kind that stand between the same neighbours.
fn by_place(
    kinds: &[UnitKind],
    placed: &[Vec<usize>],
    translation: &[Unit],
    taken: &mut [bool],
) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut at = 0;
    while at < kinds.len() {
        if !placed[at].is_empty() {
            at += 1;
            continue;
        }
        let end = (at..kinds.len()).find(|next| !placed[*next].is_empty()).unwrap_or(kinds.len());
        let from =
            at.checked_sub(1).and_then(|before| placed[before].iter().max()).map_or(0, |last| last + 1);
        let to = placed.get(end).and_then(|next| next.iter().min()).copied().unwrap_or(translation.len());
        let free: Vec<usize> = (from..to.max(from)).filter(|block| !taken[*block]).collect();
        let blocks: Vec<UnitKind> = free.iter().map(|block| translation[*block].kind).collect();
        for (unit, block) in align(&kinds[at..end], &blocks) {
            taken[free[block]] = true;
            pairs.push((at + unit, free[block]));
        }
        at = end;
    }
    pairs
}
