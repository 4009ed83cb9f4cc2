//! Sidecars in which git left both sides of a merge.

use super::read::{HELP, damaged};
use super::{Sidecar, StoredUnit};
use crate::diag::{Diagnostic, Span};
use crate::path::SourcePath;

/// One side of a half-merged file: its text, and where its lines stand in the file.
pub(super) struct Side {
    /// Its text, without the other side and without git's marks.
    pub text: String,
    /// Where each of its lines begins in it, and where in the file.
    lines: Vec<(usize, usize)>,
}

/// What a line is in a file that git could not merge.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Both,
    Ours,
    Base,
    Theirs,
}

impl Side {
    fn of(lines: &[(usize, &str, Part)], own: &[Part]) -> Side {
        let mut side = Side { text: String::new(), lines: Vec::new() };
        for (at, line, _) in lines.iter().filter(|(_, _, part)| own.contains(part)) {
            side.lines.push((side.text.len(), *at));
            side.text.push_str(line);
        }
        side
    }

    /// A note on this side as a note on the file.
    pub(super) fn placed(&self, mut note: Diagnostic) -> Diagnostic {
        if let Some(span) = note.place.as_mut().and_then(|place| place.span.as_mut()) {
            let line = self.lines.partition_point(|(start, _)| *start <= span.start).saturating_sub(1);
            let (start, at) = self.lines.get(line).copied().unwrap_or_default();
            let length = span.end.saturating_sub(span.start);
            *span = Span::new(
                at + (span.start - start.min(span.start)),
                at + (span.start - start.min(span.start)) + length,
            );
        }
        note
    }
}

/// The sides of a file: one, or two where git left both. Where its marks make no sense all lines but them are one side.
pub(super) fn sides(text: &str, path: &SourcePath, notes: &mut Vec<Diagnostic>) -> Vec<Side> {
    let mut lines = Vec::new();
    let mut part = Part::Both;
    let (mut at, mut first, mut sound) = (0, None, true);
    for line in text.split_inclusive('\n') {
        match mark(line) {
            Some(next) => {
                first = first.or(Some(at));
                sound &= matches!(
                    (part, next),
                    (Part::Both, Part::Ours)
                        | (Part::Ours, Part::Base | Part::Theirs)
                        | (Part::Base, Part::Theirs)
                        | (Part::Theirs, Part::Both)
                );
                part = next;
            }
            None => lines.push((at, line, part)),
        }
        at += line.len();
    }
    if let Some(first) = first {
        let note = damaged("this file was merged by halves: both sides' units are used");
        notes.push(note.at(path, Span::new(first, first + 7)).help(HELP));
    }
    if first.is_none() || !sound || part != Part::Both {
        return vec![Side::of(&lines, &[Part::Both, Part::Ours, Part::Base, Part::Theirs])];
    }
    vec![Side::of(&lines, &[Part::Both, Part::Ours]), Side::of(&lines, &[Part::Both, Part::Theirs])]
}

/// What follows one of the marks that git leaves.
fn mark(line: &str) -> Option<Part> {
    let line = line.trim_end();
    let begins =
        |mark: &str| line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    match () {
        () if begins("<<<<<<<") => Some(Part::Ours),
        () if begins("|||||||") => Some(Part::Base),
        () if line == "=======" => Some(Part::Theirs),
        () if begins(">>>>>>>") => Some(Part::Both),
        () => None,
    }
}

/// Adds the units of the other side: those that only it has at their places, of the others the later confirmed.
pub(super) fn join(whole: &mut Sidecar, other: Sidecar) {
    let mut before: Option<String> = None;
    for unit in other.units {
        let id = unit.id.clone();
        if whole.units.iter().any(|known| known.id == id) {
            take(unit, &mut whole.units);
        } else {
            let after = before.and_then(|before| whole.units.iter().position(|known| known.id == before));
            whole.units.insert(after.map_or(0, |at| at + 1), unit);
        }
        before = Some(id);
    }
}

/// Adds a unit. Of two with one id, which a merge leaves behind, the later confirmed stays, with what was said of
/// changes since on either side if both confirmed the same.
pub(super) fn take(unit: StoredUnit, units: &mut Vec<StoredUnit>) {
    let Some(known) = units.iter_mut().find(|known| known.id == unit.id) else {
        units.push(unit);
        return;
    };
    let same = known.source == unit.source && known.targets == unit.targets;
    let mut touches = if same { known.touches.clone() } else { Vec::new() };
    touches.extend(unit.touches.iter().filter(|touch| same && !known.touches.contains(touch)).cloned());
    if known.at < unit.at {
        *known = unit;
    }
    if same {
        known.touches = touches;
    }
}
