//! The case that is the rule: neither the source nor the translation changed since the whole was confirmed.

use super::matching::class;
use super::sidecar::StoredUnit;
use super::state::{Comparison, Found, UnitState};
use super::unit::Unit;

/// What [`super::compare`] finds where both sides are as they were confirmed, in the order they were; `None` where
/// anything differs.
pub(super) fn unchanged(stored: &[StoredUnit], source: &[Unit], translation: &[Unit]) -> Option<Comparison> {
    if stored.is_empty() || stored.len() != source.len() {
        return None;
    }
    let mut units = Vec::with_capacity(source.len());
    let mut block = 0;
    for (at, (was, is)) in stored.iter().zip(source).enumerate() {
        let same = class(was.kind) == class(is.kind) && was.source == is.text && !was.targets.is_empty();
        let end = block + was.targets.len();
        let written = translation.get(block..end).filter(|_| same)?;
        if !written.iter().map(|unit| &unit.full).eq(&was.targets) {
            return None;
        }
        units.push(Found {
            source: Some(at),
            stored: vec![at],
            targets: (block..end).collect(),
            state: UnitState::Current,
            untouched: true,
            new: false,
        });
        block = end;
    }
    (block == translation.len()).then_some(Comparison { units, tracked: true })
}

#[cfg(test)]
mod tests {
    use super::super::state::compare_changed;
    use super::super::{Scope, Signature, confirm, units};
    use super::*;
    use crate::article::FrontMatter;
    use crate::lang::Lang;

    fn read(title: &str, body: &str) -> Vec<Unit> {
        let front = FrontMatter { title: title.into(), ..FrontMatter::default() };
        units(body, &front, 0, [], |_| None)
    }

    #[test]
    fn what_is_found_quickly_is_what_is_found_unit_by_unit() {
        let sources = [
            "",
            "een\n\ntwee\n",
            "een\n\neen\n\n# een\n\n- een\n- een\n",
            "a\n\n```\na\n```\n\n| a |\n|---|\n| a |\n",
        ];
        let copies = [
            "",
            "אחת\n\nשתיים\n",
            "אחת\n\nאחת\n\n# אחת\n\n- אחת\n- אחת\n",
            "א\n\n```\na\n```\n\n| א |\n|---|\n| א |\n",
        ];
        let from = Lang::parse("nl").unwrap();
        let mut quick = 0;
        for body in sources {
            for copy in copies {
                let (source, copy) = (read("titel", body), read("כותרת", copy));
                let signed = Signature::default();
                let sidecar = confirm(None, &from, &source, &copy, &|_| false, Scope::Page, &signed);
                for (source, copy) in [(&source, &copy), (&source, &read("x", "")), (&read("x", body), &copy)]
                {
                    let found = unchanged(&sidecar.units, source, copy);
                    let slow = compare_changed(&sidecar.units, source, copy, &|_| false);
                    assert!(found.is_none() || found == Some(slow), "{source:?} {copy:?}");
                    quick += usize::from(found.is_some());
                }
            }
        }
        assert!(quick >= sources.len(), "articles of one shape are found quickly: {quick}");
    }
}
