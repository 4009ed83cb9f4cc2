//! Which blocks of a translation stand for which of its source, as far as that is sure.
//!
//! With a sidecar, people said so. Without one, two texts are laid side by side by their headings; where the blocks
//! below a heading differ in kind or number, all of them together are one pair.

use std::ops::Range;

use super::Side;
use crate::library::freshness::untranslated;
use crate::sync::{Comparison, Sidecar, Unit, UnitKind, UnitState, compare};

/// Blocks of the source, and those of the translation that say the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    /// The source's blocks.
    pub source: Vec<usize>,
    /// The translation's.
    pub target: Vec<usize>,
    /// The section of the source that they stand in: the number of headings up to them.
    pub section: usize,
    /// Whether they are all blocks of a section rather than two that are each other's.
    pub loose: bool,
}

/// The pairs of a source and its translation.
pub(super) fn pairs(sidecar: Option<&Sidecar>, source: &Side<'_>, target: &Side<'_>) -> Vec<Pair> {
    let sidecar = sidecar.filter(|sidecar| sidecar.from == *source.lang);
    let foreign = untranslated(&source.units, source.lang);
    let comparison = compare(sidecar, &source.units, &target.units, &foreign);
    match comparison.tracked {
        true => confirmed(&comparison, &source.units),
        false => side_by_side(&source.units, &target.units),
    }
}

/// What people confirmed and what has not been outdated since. What is outdated is told of elsewhere.
fn confirmed(comparison: &Comparison, source: &[Unit]) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut section = 0;
    for found in &comparison.units {
        let Some(at) = found.source else { continue };
        section += usize::from(source[at].kind == UnitKind::Heading);
        if found.targets.is_empty() || !matches!(found.state, UnitState::Current | UnitState::Minor) {
            continue;
        }
        // Several blocks of the source may stand in one of the translation.
        match pairs.iter_mut().find(|pair| pair.target.iter().any(|at| found.targets.contains(at))) {
            Some(pair) => {
                pair.source.push(at);
                pair.target.extend(&found.targets);
                pair.target.sort_unstable();
                pair.target.dedup();
            }
            None => {
                pairs.push(Pair { source: vec![at], target: found.targets.clone(), section, loose: false })
            }
        }
    }
    pairs
}

fn side_by_side(source: &[Unit], target: &[Unit]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for kind in [UnitKind::Title, UnitKind::Summary] {
        let of = |units: &[Unit]| units.iter().position(|unit| unit.kind == kind);
        if let (Some(a), Some(b)) = (of(source), of(target)) {
            pairs.push(Pair { source: vec![a], target: vec![b], section: 0, loose: false });
        }
    }
    let (a, b) = (sections(source), sections(target));
    if a.len() != b.len() {
        return pairs;
    }
    for (section, (a, b)) in a.into_iter().zip(b).enumerate() {
        let kinds = |units: &[Unit], range: &Range<usize>| -> Vec<u8> {
            units[range.clone()].iter().map(|unit| class(unit.kind)).collect()
        };
        if kinds(source, &a) == kinds(target, &b) {
            pairs.extend(a.zip(b).map(|(a, b)| Pair {
                source: vec![a],
                target: vec![b],
                section,
                loose: false,
            }));
        } else if b.len() > 1 {
            pairs.push(Pair { source: a.collect(), target: b.collect(), section, loose: true });
        }
    }
    pairs
}

/// The body's blocks, from each heading to the next.
fn sections(units: &[Unit]) -> Vec<Range<usize>> {
    let first = units.iter().position(|unit| unit.span.is_some()).unwrap_or(units.len());
    let headings = (first..units.len()).filter(|at| units[*at].kind == UnitKind::Heading);
    let starts: Vec<usize> = [first].into_iter().chain(headings).collect();
    let ends = starts.iter().skip(1).copied().chain([units.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// Kinds that may stand for one another.
fn class(kind: UnitKind) -> u8 {
    match kind {
        UnitKind::Title | UnitKind::Summary => 0,
        UnitKind::Code => 1,
        UnitKind::Heading => 2,
        UnitKind::Row => 3,
        UnitKind::Figure => 4,
        UnitKind::Html => 5,
        UnitKind::Paragraph | UnitKind::Item | UnitKind::Term => 6,
    }
}
