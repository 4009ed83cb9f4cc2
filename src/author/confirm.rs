//! Confirms that a translation says what its source says, and records what a change of the source amounts to.

use std::collections::BTreeMap;

use super::Change;
use super::side::Pair;
use crate::library::freshness::untranslated;
use crate::source::{Edit, Tree};
use crate::sync::{self, Scope, Severity, Sidecar, Signature, StoredUnit, UnitState};

/// What confirming comes to.
#[derive(Clone, Debug)]
pub struct Confirmed {
    /// The sidecar as it is to be; `None` where it stays as it is.
    pub change: Option<Change>,
    /// How many units are confirmed that were not before.
    pub now: usize,
    /// How many were confirmed already, and are still.
    pub before: usize,
    /// The units in scope without a translation, as indices into the source's: they cannot be confirmed.
    pub untranslated: Vec<usize>,
    /// The ids that were asked for and that no unit has.
    pub unknown: Vec<String>,
    /// All ids, for those who asked for another.
    pub ids: Vec<String>,
}

/// Confirms the units in `scope`. Units without a translation are left as they are.
pub fn confirm(tree: &dyn Tree, pair: &Pair, wanted: Option<&[String]>, signature: &Signature) -> Confirmed {
    let comparison = pair.comparison();
    let ids = pair.ids(&comparison);
    let (source, own) = (&pair.source.units, &pair.own.units);
    let foreign = untranslated(source, &pair.source.lang);
    let in_scope = |id: &String| wanted.is_none_or(|wanted| wanted.contains(id));
    let missing = |at: usize| comparison.units[at].state == UnitState::Untranslated;
    let sound: Vec<String> =
        (0..ids.len()).filter(|at| in_scope(&ids[*at]) && !missing(*at)).map(|at| ids[at].clone()).collect();
    let scope = if wanted.is_some() { Scope::Units(&sound) } else { Scope::Page };
    let mut next =
        sync::confirm(pair.sidecar.as_ref(), &pair.source.lang, source, own, &foreign, scope, signature);
    if wanted.is_none() {
        keep_signatures(pair.sidecar.as_ref(), &mut next);
    }
    let after = sync::compare(Some(&next), source, own, &foreign);
    let current = |unit: &&sync::Found| unit.source.is_some() && unit.state == UnitState::Current;
    let before = comparison.units.iter().filter(current).count();
    let still = after.units.iter().filter(current).count();
    let told = |unit: &&sync::Found| unit.state == UnitState::Untranslated;
    let all_ids = sync::ids(Some(&next), source, &after);
    let untranslated = after.units.iter().zip(&all_ids).filter(|(unit, id)| told(unit) && in_scope(id));
    let unknown = wanted.unwrap_or_default().iter().filter(|id| !ids.contains(id)).cloned().collect();
    Confirmed {
        change: change(tree, pair, &next),
        now: still.saturating_sub(before),
        before,
        untranslated: untranslated.filter_map(|(unit, _)| unit.source).collect(),
        unknown,
        ids,
    }
}

/// Who confirmed a unit, and when, stays where nothing else about it changed: a file that says the same is the same.
fn keep_signatures(before: Option<&Sidecar>, next: &mut Sidecar) {
    let known: BTreeMap<&str, &StoredUnit> =
        before.iter().flat_map(|sidecar| &sidecar.units).map(|unit| (unit.id.as_str(), unit)).collect();
    for unit in &mut next.units {
        let Some(old) = known.get(unit.id.as_str()) else { continue };
        let signed = StoredUnit { by: unit.by.clone(), at: unit.at.clone(), ..(*old).clone() };
        if signed == *unit {
            unit.by.clone_from(&old.by);
            unit.at.clone_from(&old.at);
        }
    }
}

/// The file as it is to be; `None` where it is so already.
fn change(tree: &dyn Tree, pair: &Pair, next: &Sidecar) -> Option<Change> {
    let path = pair.sidecar_path();
    let before = match tree.paths().binary_search(&path) {
        Ok(_) => tree.read(&path).ok(),
        Err(_) => None,
    };
    let bytes = next.to_text().into_bytes();
    (before.as_ref() != Some(&bytes)).then_some(Change { edit: Edit { path, bytes }, before })
}

/// Records how much the latest changes of the source bear on a translation; `None` where nothing has changed, or
/// nothing was ever confirmed.
pub fn touch(
    tree: &dyn Tree,
    pair: &Pair,
    wanted: Option<&[String]>,
    severity: Severity,
    signature: &Signature,
) -> Option<Change> {
    let sidecar = pair.sidecar.as_ref()?;
    let scope = wanted.map_or(Scope::Page, Scope::Units);
    let next = sync::touch(sidecar, &pair.source.units, &pair.own.units, scope, severity, signature);
    (next != *sidecar).then(|| change(tree, pair, &next)).flatten()
}

/// A damaged or half-merged sidecar, written anew with what could be read of it.
#[derive(Clone, Debug)]
pub struct Repaired {
    /// The sidecar as it is to be.
    pub change: Change,
    /// How many units could be read.
    pub kept: usize,
    /// The lines at which something could not be read, from 1.
    pub lost: Vec<usize>,
}

/// Repairs the sidecar of a translation; `None` where there is nothing to repair.
pub fn repair(tree: &dyn Tree, pair: &Pair) -> Option<Repaired> {
    let path = pair.sidecar_path();
    tree.paths().binary_search(&path).ok()?;
    let before = tree.read(&path).ok()?;
    let text = crate::source::read_text(&path, before.clone()).value.text;
    let read = Sidecar::salvage(&path, &text, &pair.source.lang);
    if read.notes.iter().any(|note| note.code == "sync-newer") {
        return None;
    }
    let sidecar = read.value?;
    let bytes = sidecar.to_text().into_bytes();
    if read.notes.is_empty() && crate::source::read_text(&path, bytes.clone()).value.text == text {
        return None;
    }
    let spans = read.notes.iter().filter(|note| note.message.contains("cannot be read"));
    let starts = spans.filter_map(|note| note.place.as_ref()?.span).map(|span| span.start);
    let lost = starts.map(|at| 1 + text.get(..at).map_or(0, |before| before.matches('\n').count())).collect();
    let kept = sidecar.units.len();
    Some(Repaired { change: Change { edit: Edit { path, bytes }, before: Some(before) }, kept, lost })
}
