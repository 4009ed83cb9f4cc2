//! Marks in a rendered navigation, where the present page's `aria-current` may go.

use super::Markup;

/// Begins a mark. A private-use character, so no letter of any language.
pub const MARK_START: char = '\u{E000}';
/// Ends a mark.
pub const MARK_END: char = '\u{E001}';

/// The mark of the navigation's item `index`; the renderer takes it out again.
pub fn mark(index: usize) -> Markup {
    Markup(format!("{MARK_START}{index}{MARK_END}"))
}
