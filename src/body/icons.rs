//! The callouts' drawings. They stand in the page itself: a style sheet could only show them as pictures, which
//! neither take on the colour of the text nor, from disk, serve as masks. All are symmetric, so none is mirrored.

use super::MarkState;

/// Note, tip, important, warning, caution.
pub(super) const CALLOUTS: [&str; 5] = [
    r#"<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11.5V16M12 8v.01"/></svg>"#,
    r#"<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M9.5 21h5M9 17.5h6c0-2 .8-2.8 1.6-3.7a6 6 0 1 0-9.2 0c.8.9 1.6 1.7 1.6 3.7z"/></svg>"#,
    r#"<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M6.5 3.5h11V20.5L12 16l-5.5 4.5z"/></svg>"#,
    r#"<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3.5L2.5 20.5h19zM12 10v4.5M12 17.5v.01"/></svg>"#,
    r#"<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 7.5V13M12 16.5v.01"/></svg>"#,
];

/// The sign of a mark: a thin line of history, or a plus for what is still to come.
pub(super) fn stale(state: MarkState) -> &'static str {
    match state {
        MarkState::Missing | MarkState::Untranslated => {
            r#"<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path stroke-dasharray="3 4" d="M4 4h16v16H4z"/><path d="M12 8.5v7M8.5 12h7"/></svg>"#
        }
        MarkState::Gone => {
            r#"<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path stroke-dasharray="3 4" d="M4 4h16v16H4z"/><path d="M8.5 12h7"/></svg>"#
        }
        MarkState::Changed | MarkState::Touched => {
            r#"<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.5M12 16.5v.01"/></svg>"#
        }
    }
}
