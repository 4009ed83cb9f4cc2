//! A sidecar that is just as Targum wrote it, read line by line: many times as fast as YAML, and the rule. Whatever
//! differs in a single character is left to [`super::read`], which reads all that YAML allows.

use rustc_hash::FxHashSet;

use super::write::HEAD;
use super::{SCHEMA, SEGMENTATION, Sidecar, StoredUnit, Touch};
use crate::lang::Lang;
use crate::sync::segment::UnitKind;
use crate::sync::state::Severity;
use crate::sync::unit::UnitDigest;

/// A sidecar in the form that [`super::write`] gives it; `None` for any other.
pub(super) fn sidecar(text: &str) -> Option<Sidecar> {
    if has_odd(text) {
        return None;
    }
    let mut lines = Lines { rest: text.strip_prefix(HEAD)? };
    lines.exactly("schema: ", SCHEMA)?;
    lines.exactly("segmentation: ", SEGMENTATION)?;
    let from = lines.after("from: ")?;
    let from = Lang::parse(from).ok().filter(|lang| lang.as_str() == from)?;
    let mut units = Vec::new();
    if lines.after("units:")? == " []" {
        return lines.rest.is_empty().then_some(Sidecar { segmentation: SEGMENTATION, from, units });
    }
    while !lines.rest.is_empty() {
        units.push(unit(&mut lines)?);
    }
    let mut ids = FxHashSet::default();
    let unique = !units.is_empty() && units.iter().all(|unit| ids.insert(unit.id.as_str()));
    unique.then_some(Sidecar { segmentation: SEGMENTATION, from, units })
}

/// Whether there are characters that YAML takes for line ends, or that a literal block cannot hold.
fn has_odd(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().any(|(at, byte)| match byte {
        b'\n' => false,
        0..=0x1F | 0x7F => true,
        0xC2 => bytes.get(at + 1).is_some_and(|next| *next < 0xA0),
        0xE2 => matches!(bytes.get(at + 1..at + 3), Some([0x80, 0xA8 | 0xA9])),
        0xEF => matches!(bytes.get(at + 1..at + 3), Some([0xBB, 0xBF] | [0xBF, 0xBE | 0xBF])),
        _ => false,
    })
}

struct Lines<'t> {
    rest: &'t str,
}

impl<'t> Lines<'t> {
    /// The rest of the next line, where it begins with `start`; the line is then over.
    fn after(&mut self, start: &str) -> Option<&'t str> {
        let (line, rest) = self.rest.strip_prefix(start)?.split_once('\n')?;
        self.rest = rest;
        Some(line)
    }

    /// The next line, which is a key with this number.
    fn exactly(&mut self, key: &str, number: u32) -> Option<()> {
        (self.after(key)? == number.to_string()).then_some(())
    }

    /// A text between quotation marks, where the key is there at all.
    fn optional(&mut self, key: &str) -> Option<Option<String>> {
        match self.after(key) {
            Some(value) => Some(Some(quoted(value)?.to_owned())),
            None => Some(None),
        }
    }

    /// The lines of a literal block, four spaces deep.
    fn literal(&mut self) -> Option<String> {
        let mut text = String::new();
        while let Some((line, rest)) = self.rest.split_once('\n') {
            let Some(line) = line.strip_prefix("    ").or_else(|| line.is_empty().then_some("")) else {
                break;
            };
            if !text.is_empty() {
                text.push('\n');
            } else if line.is_empty() {
                return None;
            }
            text.push_str(line);
            self.rest = rest;
        }
        // Where YAML would look more closely: at blank ends, and at lines of spaces.
        let plain = !text.is_empty()
            && !text.starts_with(' ')
            && !text.ends_with([' ', '\n'])
            && !text.contains(" \n");
        plain.then_some(text)
    }
}

/// What stands between quotation marks without an escape in it.
fn quoted(value: &str) -> Option<&str> {
    let inner = value.strip_prefix('"')?.strip_suffix('"')?;
    (!inner.contains(['"', '\\'])).then_some(inner)
}

fn unit(lines: &mut Lines<'_>) -> Option<StoredUnit> {
    lines.after("").filter(|line| line.is_empty())?;
    let id = quoted(lines.after("- id: ")?).filter(|id| !id.is_empty())?.to_owned();
    let kind = UnitKind::named(lines.after("  kind: ")?)?;
    let anchor = lines.optional("  anchor: ")?;
    let source = match lines.after("  source: ")? {
        "|-" => lines.literal()?,
        value => quoted(value)?.to_owned(),
    };
    let targets = lines.after("  target: [")?.strip_suffix(']')?;
    let targets = match targets {
        "" => Vec::new(),
        list => {
            list.split(", ").map(|digest| UnitDigest::parse(quoted(digest)?)).collect::<Option<Vec<_>>>()?
        }
    };
    let (by, at) = (lines.optional("  by: ")?, lines.optional("  at: ")?);
    let mut touches = Vec::new();
    if let Some(end) = lines.after("  touches:") {
        while let Some(severity) = lines.after("  - severity: ").filter(|_| end.is_empty()) {
            touches.push(Touch {
                severity: Severity::named(severity)?,
                after: UnitDigest::parse(quoted(lines.after("    after: ")?)?)?,
                by: lines.optional("    by: ")?,
                at: lines.optional("    at: ")?,
            });
        }
        if touches.is_empty() {
            return None;
        }
    }
    Some(StoredUnit { id, kind, anchor, source, targets, by, at, touches })
}
