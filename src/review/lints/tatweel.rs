//! Tatweel, which stretches a word for looks.

use super::look::{Look, is_arabic, is_mark, mended};
use crate::diag::Diagnostic;

const TATWEEL: char = 'ـ';

/// Tatweel between two letters of a word. It stays where it has a use: before what is not an Arabic letter (`الـCRM`,
/// `هـ`, `بـ"حلب"`), at a word's beginning, and where it carries a sign (`رحمـٰن`).
///
/// Its removal is certain: the letters on both sides join without it, and no word is written with one.
pub(super) fn look(look: &Look<'_>, notes: &mut Vec<Diagnostic>) {
    if !look.leaf.text.contains(TATWEEL) {
        return;
    }
    let mut index = 0;
    while index < look.chars.len() {
        let length = look.chars[index..].iter().take_while(|(_, c)| *c == TATWEEL).count();
        let end = index + length;
        let carries = look.at(end).is_some_and(is_mark);
        let within = look.before(index).is_some_and(is_arabic) && look.at(end).is_some_and(is_arabic);
        if length > 0 && within && !carries {
            let bytes = look.bytes(index..end);
            let fix = look.fix(look.certain_in_words(), &[(bytes.clone(), "")]);
            let note = look.warning("tatweel", bytes, "this word is stretched with tatweel").help(
                "Remove it: a search for the word does not find it so, and pages space lines themselves.",
            );
            notes.push(mended(note, fix));
        }
        index = end.max(index + 1);
    }
}
