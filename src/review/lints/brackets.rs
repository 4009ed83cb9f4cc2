//! Brackets typed the wrong way round, because they looked right on a screen that did not mirror them.

use super::look::{Look, mended};
use crate::article::prose::OBJECT;
use crate::diag::{Certainty, Diagnostic};
use crate::lang::Direction;
use crate::lang::script::strong_direction;

/// Each kind of bracket.
const KINDS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('{', '}')];

/// `)like this(` in right-to-left text: a closing bracket that nothing opened, tight before a word, and later an
/// opening one that nothing closes, tight behind one. Smileys and numbers of lists, `1)`, are not like that.
pub(super) fn look(look: &Look<'_>, notes: &mut Vec<Diagnostic>) {
    if !look.leaf.dir.is_rtl() {
        return;
    }
    for (open, close) in KINDS {
        if look.leaf.text.contains(open) && look.leaf.text.contains(close) {
            kind(look, open, close, notes);
        }
    }
}

fn kind(look: &Look<'_>, open: char, close: char, notes: &mut Vec<Diagnostic>) {
    let loose = unmatched(look, open, close);
    let mut at = 0;
    while let [first, second, ..] = loose.get(at..).unwrap_or_default() {
        at += 1;
        let (from, to) = (*first, *second);
        if look.at(from) != Some(close) || look.at(to) != Some(open) || !is_swapped(look, from, to) {
            continue;
        }
        at += 1;
        let (start, end) = (look.bytes(from..from + 1), look.bytes(to..to + 1));
        let alone = loose.len() == 2;
        let certainty = if alone { Certainty::Certain } else { Certainty::Suggested };
        let (opening, closing) = (open.to_string(), close.to_string());
        let fix = look.fix(certainty, &[(start.clone(), &opening), (end.clone(), &closing)]);
        let note = look
            .warning("brackets-swapped", start.start..end.end, "these brackets stand the wrong way round")
            .help("Type the opening bracket first, as in any language: screens mirror brackets themselves.");
        notes.push(mended(note, fix));
    }
}

/// The brackets of a kind without their partner, in order.
fn unmatched(look: &Look<'_>, open: char, close: char) -> Vec<usize> {
    let mut opened = Vec::new();
    let mut loose = Vec::new();
    for (index, (_, c)) in look.chars.iter().enumerate() {
        if *c == open {
            opened.push(index);
        } else if *c == close && opened.pop().is_none() {
            loose.push(index);
        }
    }
    loose.extend(opened);
    loose.sort_unstable();
    loose
}

fn is_swapped(look: &Look<'_>, from: usize, to: usize) -> bool {
    let before = from.checked_sub(1).and_then(|before| look.at(before));
    let begins = before.is_none_or(|c| c.is_whitespace() || "\"'״”“«»–—־".contains(c));
    let ends = look.at(to + 1).is_none_or(|c| c.is_whitespace() || ".,:;!?،؛؟…\"'״”“«»–—".contains(c));
    let inner: String = look.chars[from + 1..to].iter().map(|(_, c)| *c).collect();
    let tight = !inner.starts_with(char::is_whitespace) && !inner.ends_with(char::is_whitespace);
    let words = inner.chars().any(|c| strong_direction(c) == Some(Direction::Rtl));
    let one_line = !inner.contains(['\n', OBJECT]);
    // `(:` and `;(` end in a smiley's eyes.
    let eyes = inner.starts_with([':', ';', '=', '-']) || inner.ends_with([':', ';', '=', '-']);
    begins && ends && tight && words && one_line && !eyes
}
