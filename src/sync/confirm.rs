//! What people decide: a translation says what its source says, or a change of the source bears little on it.

use super::matching::class;
use super::sidecar::{SEGMENTATION, Sidecar, StoredUnit, Touch};
use super::state::{Comparison, Found, Severity, UnitState, compare};
use super::unit::{Unit, UnitDigest};
use crate::lang::Lang;

/// From how many words on a translation tells how many it takes for one of its source.
const ENOUGH: usize = 12;

/// Who decides, and when.
#[derive(Clone, Debug, Default)]
pub struct Signature {
    /// The person.
    pub by: Option<String>,
    /// The day, a date of ISO 8601.
    pub at: Option<String>,
}

/// What is decided on.
#[derive(Clone, Copy, Debug)]
pub enum Scope<'a> {
    /// All units.
    Page,
    /// Those with these ids.
    Units(&'a [String]),
}

impl Scope<'_> {
    fn has(self, id: &str) -> bool {
        match self {
            Scope::Page => true,
            Scope::Units(ids) => ids.iter().any(|known| known == id),
        }
    }
}

/// The ids of a comparison's units, in its order: those of the sidecar where they are stored, otherwise new ones.
pub fn ids(sidecar: Option<&Sidecar>, source: &[Unit], comparison: &Comparison) -> Vec<String> {
    let mut used: Vec<String> =
        sidecar.iter().flat_map(|sidecar| &sidecar.units).map(|unit| unit.id.clone()).collect();
    let mut given: Vec<String> = Vec::new();
    for unit in &comparison.units {
        let stored = unit.stored.first().and_then(|at| Some(sidecar?.units.get(*at)?.id.clone()));
        // Two units that one was split into cannot both keep its id.
        let id = stored.filter(|id| !given.contains(id)).unwrap_or_else(|| {
            let text = unit.source.map_or("", |at| source[at].text.as_str());
            fresh(text, &used)
        });
        used.push(id.clone());
        given.push(id);
    }
    given
}

/// An id that is not in use, made from a text.
fn fresh(text: &str, used: &[String]) -> String {
    let mut round = 0;
    loop {
        let id = UnitDigest::of(&format!("{round} {text}")).to_string()[..6].to_owned();
        if !used.contains(&id) {
            return id;
        }
        round += 1;
    }
}

/// The sidecar after `scope` has been confirmed: its units say what the source says now. Blocks that are still in
/// another language than the translation's (`foreign`) are not confirmed.
pub fn confirm(
    sidecar: Option<&Sidecar>,
    from: &Lang,
    source: &[Unit],
    translation: &[Unit],
    foreign: &dyn Fn(&Unit) -> bool,
    scope: Scope<'_>,
    signature: &Signature,
) -> Sidecar {
    let mut comparison = compare(sidecar, source, translation, foreign);
    let ids = ids(sidecar, source, &comparison);
    if matches!(scope, Scope::Page) {
        spread(&mut comparison, source, translation);
    }
    let mut next = Sidecar { segmentation: SEGMENTATION, from: from.clone(), units: Vec::new() };
    for (unit, id) in comparison.units.iter().zip(&ids) {
        let stored = unit.stored.first().and_then(|at| sidecar?.units.get(*at));
        match (unit.source, scope.has(id)) {
            (Some(at), true) => {
                next.units.push(confirmed(&source[at], unit, id, translation, foreign, signature))
            }
            // What is gone and confirmed as gone is forgotten.
            (None, true) => {}
            (_, false) => {
                next.units.extend(stored.cloned().map(|stored| StoredUnit { id: id.clone(), ..stored }));
                let others = unit.stored.iter().skip(1).filter_map(|at| sidecar?.units.get(*at));
                next.units.extend(others.cloned());
            }
        }
    }
    if let (Some(sidecar), Scope::Units(_)) = (sidecar, scope) {
        keep_unseen(sidecar, &comparison, &mut next);
    }
    next
}

/// Keeps, where only some units are confirmed, those that are on neither side now: the source may go back to them.
fn keep_unseen(sidecar: &Sidecar, comparison: &Comparison, next: &mut Sidecar) {
    let mut before: Option<&str> = None;
    for (at, unit) in sidecar.units.iter().enumerate() {
        if !comparison.units.iter().any(|found| found.stored.contains(&at)) {
            let after = before.and_then(|id| next.units.iter().position(|known| known.id == id));
            next.units.insert(after.map_or(0, |at| at + 1), unit.clone());
        }
        before = Some(&unit.id);
    }
}

fn confirmed(
    source: &Unit,
    unit: &Found,
    id: &str,
    translation: &[Unit],
    foreign: &dyn Fn(&Unit) -> bool,
    signature: &Signature,
) -> StoredUnit {
    let untranslated =
        unit.state == UnitState::Untranslated && unit.targets.iter().all(|at| foreign(&translation[*at]));
    let targets = match untranslated {
        true => Vec::new(),
        false => unit.targets.iter().map(|at| translation[*at].full).collect(),
    };
    let signed = !targets.is_empty();
    StoredUnit {
        id: id.to_owned(),
        kind: source.kind,
        anchor: source.anchor.clone(),
        source: source.text.clone(),
        by: signature.by.clone().filter(|_| signed),
        at: signature.at.clone().filter(|_| signed),
        targets,
        touches: Vec::new(),
    }
}

/// Who confirms the whole says that nothing is missing: units without a block get the free ones of their kind, in
/// order; blocks that are left over belong to the unit before them (it was split), and units that are left over to
/// the block before them where they were joined.
fn spread(comparison: &mut Comparison, source: &[Unit], translation: &[Unit]) {
    let kind = |unit: &Found| unit.source.map(|at| class(source[at].kind));
    if side_by_side(comparison, source, translation) {
        for unit in &mut comparison.units {
            unit.targets = unit.source.into_iter().collect();
        }
        return;
    }
    // What stood for a unit that is gone is free: whoever confirms the whole lets it stay for another.
    comparison.units.iter_mut().filter(|unit| unit.source.is_none()).for_each(|unit| unit.targets.clear());
    let mut taken = vec![false; translation.len()];
    comparison.units.iter().flat_map(|unit| &unit.targets).for_each(|block| taken[*block] = true);
    for unit in comparison.units.iter_mut().filter(|unit| unit.targets.is_empty()) {
        let fits = |block: &usize| !taken[*block] && Some(class(translation[*block].kind)) == kind(unit);
        if let Some(block) = (0..translation.len()).find(fits) {
            taken[block] = true;
            unit.targets.push(block);
        }
    }
    for block in (1..translation.len()).filter(|block| !taken[*block]) {
        let before = |unit: &&mut Found| {
            unit.targets.last().is_some_and(|last| *last + 1 == block)
                && kind(unit) == Some(class(translation[block].kind))
        };
        if let Some(unit) = comparison.units.iter_mut().find(before) {
            unit.targets.push(block);
        }
    }
    join(comparison, source, translation);
}

/// Gives units that are left over to the block before them where it is long enough to say both; where it is not,
/// they are not translated.
fn join(comparison: &mut Comparison, source: &[Unit], translation: &[Unit]) {
    let own = |unit: &Found| unit.targets.iter().map(|at| translation[*at].words).sum::<usize>();
    let said = |unit: &Found| unit.source.map_or(0, |at| source[at].words);
    for at in 1..comparison.units.len() {
        let (before, rest) = comparison.units.split_at(at);
        let (Some(last), Some(unit)) = (before.last(), rest.first()) else { continue };
        let kind = |unit: &Found| unit.source.map(|at| class(source[at].kind));
        if !unit.targets.is_empty()
            || last.targets.is_empty()
            || kind(unit).is_none()
            || kind(unit) != kind(last)
        {
            continue;
        }
        let shared = before.iter().filter(|other| other.targets == last.targets).map(said).sum::<usize>();
        let rate = rate(comparison, &last.targets, &said, &own);
        let wanted = rate * (shared as f64 + said(unit) as f64 / 2.0);
        if own(last) as f64 >= wanted {
            comparison.units[at].targets = comparison.units[at - 1].targets.clone();
        }
    }
}

/// How many words the translation takes for a word of the source, by all but the blocks `but`; one where there are too
/// few to tell.
fn rate(
    comparison: &Comparison,
    but: &[usize],
    said: &dyn Fn(&Found) -> usize,
    own: &dyn Fn(&Found) -> usize,
) -> f64 {
    let others = || comparison.units.iter().filter(|unit| !unit.targets.is_empty() && unit.targets != but);
    let (from, to) = (others().map(said).sum::<usize>(), others().map(own).sum::<usize>());
    if from < ENOUGH || to == 0 { 1.0 } else { to as f64 / from as f64 }
}

/// Whether both have the same kinds of blocks in the same order, and nothing that was confirmed contradicts that each
/// stands for the one at its side.
fn side_by_side(comparison: &Comparison, source: &[Unit], translation: &[Unit]) -> bool {
    let kinds = |units: &[Unit]| units.iter().map(|unit| class(unit.kind)).collect::<Vec<_>>();
    // A reworded unit may have been taken for another.
    let sure = |unit: &Found| unit.untouched && unit.state == UnitState::Current;
    let aside = |unit: &Found| !sure(unit) || unit.source.is_some_and(|at| unit.targets == [at]);
    kinds(source) == kinds(translation) && comparison.units.iter().all(aside)
}

/// The sidecar after someone said how much the latest changes of the source bear on the translation of `scope`.
pub fn touch(
    sidecar: &Sidecar,
    source: &[Unit],
    translation: &[Unit],
    scope: Scope<'_>,
    severity: Severity,
    signature: &Signature,
) -> Sidecar {
    let comparison = compare(Some(sidecar), source, translation, &|_| false);
    let ids = ids(Some(sidecar), source, &comparison);
    let mut next = sidecar.clone();
    for (unit, id) in comparison.units.iter().zip(ids).filter(|(_, id)| scope.has(id)) {
        let now = unit.source.map(|at| &source[at]);
        let after = now.map_or(UnitDigest::of(""), |unit| unit.prose());
        let touch = Touch { severity, after, by: signature.by.clone(), at: signature.at.clone() };
        if let (true, Some(now)) = (unit.stored.is_empty(), now) {
            let known = StoredUnit {
                id,
                kind: now.kind,
                anchor: now.anchor.clone(),
                source: now.text.clone(),
                targets: Vec::new(),
                by: None,
                at: None,
                touches: Vec::new(),
            };
            if severity == Severity::Minor {
                next.units.push(known);
            }
        } else if matches!(unit.state, UnitState::Minor | UnitState::Major) {
            for at in &unit.stored {
                let touches = &mut next.units[*at].touches;
                if touches.last().is_none_or(|last| last.after != touch.after || last.severity < severity) {
                    touches.push(touch.clone());
                }
            }
        }
    }
    next
}
