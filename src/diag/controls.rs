//! What is told of characters that steer direction without being seen (UAX #9, section 2): where they are not
//! balanced, where they do not belong, and where they make a text read other than it is.
//!
//! A message names such a character and never holds it.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::{Certainty, Diagnostic, Fix, Replacement, Span};
use crate::lang::Direction;
use crate::lang::bidi::{Control, Fault, FaultKind, Scan, displayed, scan};
use crate::path::SourcePath;

/// Whether a text may hold embeddings, overrides, isolates, or left-to-right and right-to-left marks: a quick look at
/// its bytes, which all begin with E2 80 or E2 81.
pub fn may_hold_controls(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(0xE2, bytes).any(|at| match bytes.get(at + 1..at + 3) {
        Some([0x80, last]) => matches!(last, 0x8E | 0x8F | 0xAA..=0xAE),
        Some([0x81, last]) => matches!(last, 0xA6..=0xA9),
        _ => false,
    })
}

/// One paragraph of running text, as its controls are looked at.
pub struct Paragraph<'a> {
    /// Its file.
    pub path: &'a SourcePath,
    /// Its text.
    pub text: &'a str,
    /// Its direction.
    pub dir: Direction,
    /// Where the character at a byte of the text stands in the source: exactly, and whether it can be replaced there.
    pub place: &'a dyn Fn(usize) -> (Span, bool),
    /// Where in the source something goes that is put in before a byte of the text, where that can be said.
    pub before: &'a dyn Fn(usize) -> Option<usize>,
}

impl Paragraph<'_> {
    /// Everything that is wrong with its controls.
    pub fn check(&self) -> Vec<Diagnostic> {
        let Scan { pairs, faults } = scan(self.text);
        let ends: BTreeMap<usize, usize> = pairs.iter().map(|pair| (pair.start, pair.end)).collect();
        let mut notes = Vec::new();
        for (at, c) in self.text.char_indices() {
            let Some(control) = Control::of(c).filter(|control| control.is_override()) else { continue };
            notes.push(self.overriding(control, at, ends.get(&at).copied()));
        }
        let faults: Vec<&Fault> = faults.iter().filter(|fault| !fault.control.is_override()).collect();
        let mut closings = self.closings(&faults);
        for fault in faults {
            let note = self.fault(fault);
            notes.push(match closings.remove(&fault.at) {
                Some(fix) => note.fix(fix),
                None => note,
            });
        }
        notes
    }

    fn overriding(&self, control: Control, at: usize, end: Option<usize>) -> Diagnostic {
        let note = override_error(control).at(self.path, (self.place)(at).0);
        match self.removal([Some(at), end].into_iter().flatten()) {
            Some(fix) => note.fix(fix),
            None => note,
        }
    }

    fn removal(&self, places: impl Iterator<Item = usize>) -> Option<Fix> {
        let gone = |at| match (self.place)(at) {
            (span, true) => Some(Replacement { path: self.path.clone(), span, text: String::new() }),
            _ => None,
        };
        let replacements = places.map(gone).collect::<Option<Vec<_>>>()?;
        Some(Fix { certainty: Certainty::Suggested, replacements })
    }

    fn fault(&self, fault: &Fault) -> Diagnostic {
        let name = fault.control.name();
        let span = (self.place)(fault.at).0;
        match fault.kind {
            FaultKind::Unclosed => {
                let closer = fault.control.closer().map_or("", Control::name);
                let note = Diagnostic::error(
                    "bidi-unbalanced",
                    format!("the invisible {name} begins something that does not end in this paragraph"),
                );
                note.help(format!("Put {closer} behind the words that it is for, or remove it."))
                    .at(self.path, span)
            }
            FaultKind::Stray => {
                let note = Diagnostic::error(
                    "bidi-stray",
                    format!("the invisible {name} ends something that was not begun in this paragraph"),
                );
                let note = note.help("Remove it: it has no effect.").at(self.path, span);
                match self.removal(std::iter::once(fault.at)) {
                    Some(fix) => note.fix(fix),
                    None => note,
                }
            }
            FaultKind::Overlap { other } => {
                let other = self.text.get(other..).and_then(|rest| rest.chars().next()).and_then(Control::of);
                let other = other.map_or("an isolate's border", Control::name);
                let message = format!("the invisible {name} and {other} overlap");
                Diagnostic::error("bidi-overlap", message).at(self.path, span).help(
                    "What begins last must end first: remove both, and mark the words anew with isolates.",
                )
            }
            FaultKind::TooDeep => {
                let message = format!("the invisible {name} nests too deep to have an effect");
                Diagnostic::error("bidi-depth", message)
                    .at(self.path, span)
                    .help("Remove it, and those round it that nothing needs.")
            }
        }
    }

    /// The ends that are missing, put where each paragraph ends: that is where what has begun ends anyway (UAX #9, BD9
    /// and X8), so the text looks as it did, which is made sure of. The first to begin closes all of its paragraph, the
    /// last to begin first.
    fn closings(&self, faults: &[&Fault]) -> BTreeMap<usize, Fix> {
        let unclosed: Vec<&Fault> =
            faults.iter().copied().filter(|fault| fault.kind == FaultKind::Unclosed).collect();
        let mut closings = BTreeMap::new();
        let (mut start, mut first) = (0, 0);
        for line in self.text.split_inclusive('\n') {
            let range = start..start + line.trim_end_matches('\n').len();
            start += line.len();
            let group = unclosed.get(first..).unwrap_or_default();
            let group = &group[..group.iter().take_while(|fault| fault.at < range.end).count()];
            first += group.len();
            if let [outermost, ..] = group
                && let Some(fix) = self.closing(range, group)
            {
                closings.insert(outermost.at, fix);
            }
        }
        closings
    }

    fn closing(&self, range: Range<usize>, unclosed: &[&Fault]) -> Option<Fix> {
        let at = (self.before)(range.end)?;
        let closers = unclosed.iter().rev().filter_map(|fault| fault.control.closer());
        let closers: String = closers.map(Control::character).collect();
        let line = self.text.get(range)?;
        let closed = format!("{line}{closers}");
        let same = displayed(line, Some(self.dir)) == displayed(&closed, Some(self.dir));
        let span = Span::new(at, at);
        Some(match same {
            true => Fix::certain(self.path, span, closers),
            false => Fix::suggested(self.path, span, closers),
        })
    }
}

/// The error that an override is wherever it stands.
pub fn override_error(control: Control) -> Diagnostic {
    let message = format!("the invisible {} makes text read other than it is written", control.name());
    Diagnostic::error("bidi-override", message)
        .help("Remove it. If a phrase needs a direction of its own, set an isolate round it instead.")
}

/// The controls in a stretch of a file in which none belong; `what` names it, as in `an address`.
pub fn misplaced(path: &SourcePath, text: &str, start: usize, what: &str) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    for (at, c) in text.char_indices() {
        if let Some(control) = Control::of(c) {
            let span = Span::new(start + at, start + at + c.len_utf8());
            let fix = Fix::suggested(path, span, "");
            notes.push(misplaced_control(control, what).at(path, span).fix(fix));
        }
    }
    notes
}

/// The error that a control is where none belongs.
pub fn misplaced_control(control: Control, what: &str) -> Diagnostic {
    if control.is_override() {
        return override_error(control);
    }
    let message = format!("the invisible {} does not belong in {what}", control.name());
    Diagnostic::error("bidi-place", message)
        .help("Remove it: nobody sees it, and what looks the same is no longer the same.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Style, corrected, render};

    fn check(text: &str) -> Vec<Diagnostic> {
        let path = SourcePath::new("content/he.md");
        let place =
            |at: usize| (Span::new(at, at + text[at..].chars().next().map_or(0, char::len_utf8)), true);
        let before = Some;
        Paragraph { path: &path, text, dir: Direction::Rtl, place: &place, before: &before }.check()
    }

    fn codes(text: &str) -> Vec<&'static str> {
        check(text).iter().map(|note| note.code).collect()
    }

    #[test]
    fn each_kind_has_its_code() {
        assert_eq!(codes("א \u{2066}b\u{2069} \u{200E}"), [""; 0]);
        assert_eq!(codes("א \u{2066}b"), ["bidi-unbalanced"]);
        assert_eq!(codes("א b\u{2069}"), ["bidi-stray"]);
        assert_eq!(codes("\u{202B}א\u{2066}b\u{202C}\u{2069}"), ["bidi-overlap"]);
        assert_eq!(codes("\u{202E}א\u{202C}"), ["bidi-override"]);
        assert_eq!(codes("\u{202D}א"), ["bidi-override"]);
        let deep = "\u{2067}".repeat(64) + &"\u{2069}".repeat(64);
        assert_eq!(codes(&deep), ["bidi-depth"]);
    }

    #[test]
    fn closing_at_the_end_keeps_the_order() {
        let mut text = "א \u{2066}b \u{202B}ג 12.".to_owned();
        let notes = check(&text);
        let fix = notes.iter().find_map(|note| note.fix.as_ref()).expect("a fix");
        assert_eq!(fix.certainty, Certainty::Certain);
        let shown = displayed(&text, Some(Direction::Rtl));
        text = corrected(&text, &fix.replacements.iter().collect::<Vec<_>>()).0;
        assert_eq!(displayed(&text, Some(Direction::Rtl)), shown);
        assert_eq!(text, "א \u{2066}b \u{202B}ג 12.\u{202C}\u{2069}");
        assert_eq!(codes(&text), [""; 0]);
    }

    #[test]
    fn no_terminal_gets_a_control_from_a_text() {
        let text = "א \u{202E}abc\u{202C} ב\u{2069} \u{202B}ג";
        let notes = check(text);
        assert_eq!(notes.len(), 3);
        for style in [Style::default(), Style { color: true, terminal: true }] {
            let shown = render(&notes, &|_| Some(text.into()), style);
            assert!(shown.contains("U+202E RIGHT-TO-LEFT OVERRIDE"), "{shown}");
            assert!(!shown.contains(|c| matches!(c, '\u{202A}'..='\u{202E}')), "{shown}");
            assert_eq!(scan(&shown).faults, []);
        }
    }
}
