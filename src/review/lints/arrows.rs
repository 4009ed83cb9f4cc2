//! Arrows between steps: they point back where the text runs right to left.

use super::look::{Look, mended};
use crate::diag::{Certainty, Diagnostic};
use crate::lang::Direction;
use crate::lang::script::strong_direction;

/// Arrows that stand between steps, the longer ones first.
const ARROWS: [&str; 18] =
    ["-->", "<--", "==>", "->", "<-", "=>", "→", "←", "⇒", "⇐", "⟶", "⟵", "➔", "➜", "➡", "⬅", "⭢", "⭠"];

/// What one says between steps.
const THEN: [(&str, &str); 3] = [("he", "ואז"), ("ar", "ثم"), ("fa", "سپس")];

/// An arrow in right-to-left text between two words or numbers, unless both are left to right: those read as a phrase
/// of their own, or as a formula.
pub(super) fn look(look: &Look<'_>, notes: &mut Vec<Diagnostic>) {
    let text = &look.leaf.text;
    if !look.leaf.dir.is_rtl() || text.is_ascii() {
        return;
    }
    let mut from = 0;
    while let Some((at, arrow)) = next(text, from) {
        let end = at + arrow.len();
        from = end;
        if !separates(&text[..at], &text[end..]) || look.leaf.place(at..end).is_none() {
            continue;
        }
        let instead = THEN.iter().find(|(tag, _)| *tag == look.language()).map(|(_, word)| *word);
        let apart = text[..at].ends_with(' ') && text[end..].starts_with(' ');
        let fix =
            instead.filter(|_| apart).and_then(|word| look.fix(Certainty::Suggested, &[(at..end, word)]));
        let note =
            look.warning("arrow-literal", at..end, format!("the arrow `{arrow}` stands between steps"));
        let note = note.help(
            "Make the steps a numbered list, or say “then”: an arrow points against the reading direction in one of \
             the handbook's languages.",
        );
        notes.push(mended(note, fix));
    }
}

/// The next arrow from a byte on, the longest of those that begin at one place.
fn next(text: &str, from: usize) -> Option<(usize, &'static str)> {
    let begins = |(_, c): &(usize, char)| matches!(c, '-' | '<' | '=' | '\u{2190}'..='\u{2BFF}');
    text[from..].char_indices().filter(begins).find_map(|(at, _)| {
        let arrow = ARROWS.iter().find(|arrow| text[from + at..].starts_with(**arrow))?;
        Some((from + at, *arrow))
    })
}

fn separates(before: &str, after: &str) -> bool {
    let space = |c: char| c.is_whitespace() && c != '\n';
    let before = before.trim_end_matches(space);
    // A prefix is joined to a Latin name with a hyphen.
    let tail =
        before.rsplit(|c: char| c.is_whitespace() || matches!(c, '-' | '־')).next().unwrap_or_default();
    let head = after.trim_start_matches(space).split(char::is_whitespace).next().unwrap_or_default();
    let solid = |word: &str| word.chars().any(|c| c.is_alphanumeric() || c == crate::article::prose::OBJECT);
    let is_ltr = |word: &str| {
        let mut strong = word.chars().filter_map(strong_direction);
        strong.next() == Some(Direction::Ltr) && strong.all(|dir| dir == Direction::Ltr)
    };
    solid(tail) && solid(head) && !(is_ltr(tail) && is_ltr(head))
}
