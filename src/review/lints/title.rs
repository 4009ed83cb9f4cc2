//! Right-to-left titles that begin left to right.

use super::look::Look;
use crate::article::prose::Part;
use crate::diag::Diagnostic;
use crate::lang::Direction;
use crate::lang::script::{first_strong, strong_direction};

/// A title whose first letter runs the other way than its language. Pages show it right all the same; other programs
/// that are given nothing but its text do not (W3C, *Strings on the Web: language and direction metadata*).
pub(super) fn look(look: &Look<'_>, notes: &mut Vec<Diagnostic>) {
    let text = &look.leaf.text;
    if look.leaf.part != Part::Title || !look.leaf.dir.is_rtl() || first_strong(text) != Some(Direction::Ltr)
    {
        return;
    }
    if !text.chars().any(|c| strong_direction(c) == Some(Direction::Rtl)) {
        return;
    }
    let Some((start, _)) = text.char_indices().find(|(_, c)| strong_direction(*c).is_some()) else { return };
    let length = text[start..].find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len() - start);
    let note = look.warning(
        "title-latin-start",
        start..start + length.max(1),
        "this right-to-left title begins with a left-to-right word",
    );
    notes.push(note.help(
        "Begin it with a word of its own language where you can: pages show it right, but chats and file lists that \
         show the bare title turn it round.",
    ));
}
