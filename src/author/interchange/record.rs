//! What the sidecar says after units came back: they are there, and nobody has confirmed them.

use std::collections::BTreeMap;

use super::pair::Pair;
use crate::sync::{SEGMENTATION, Sidecar, StoredUnit};

/// The sidecar after the units in `came` (by their place in the comparison, each with the text that it was made from)
/// were written. What was confirmed of others stays.
pub(super) fn after(pair: &Pair, came: &BTreeMap<usize, String>) -> Sidecar {
    let mut next = Sidecar { segmentation: SEGMENTATION, from: pair.from.clone(), units: Vec::new() };
    let none = Vec::new();
    let stored = pair.sidecar.as_ref().map_or(&none, |sidecar| &sidecar.units);
    let mut kept = vec![false; stored.len()];
    for (at, unit) in pair.comparison.units.iter().enumerate() {
        let known = unit.source.map(|source| &pair.source.units[source]);
        let text = match (came.get(&at), known) {
            (Some(text), Some(_)) => Some(text.clone()),
            // Where nothing was ever confirmed, all are told of, so that each is found in its place.
            (None, Some(known)) if !pair.comparison.tracked && unit.stored.is_empty() => {
                Some(known.text.clone())
            }
            _ => None,
        };
        if let (Some(source), Some(known)) = (text, known) {
            let touches = unit.stored.iter().flat_map(|at| stored[*at].touches.iter().cloned()).collect();
            next.units.push(StoredUnit {
                id: pair.ids[at].clone(),
                kind: known.kind,
                anchor: known.anchor.clone(),
                source,
                targets: Vec::new(),
                by: None,
                at: None,
                touches,
            });
        }
        for old in &unit.stored {
            if !came.contains_key(&at) && !std::mem::replace(&mut kept[*old], true) {
                next.units.push(stored[*old].clone());
            }
        }
    }
    let mut seen: Vec<String> = Vec::new();
    next.units.retain(|unit| {
        let new = !seen.contains(&unit.id);
        seen.push(unit.id.clone());
        new
    });
    next
}
