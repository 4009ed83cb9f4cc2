//! Lints of a site's own theme: what reads well in one direction only.

mod css;
mod html;

use super::Subject;
use crate::diag::Diagnostic;
use crate::path::SourcePath;
use crate::source::read_text;

/// The findings in the theme's files that are the site's own.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let folder = format!("themes/{}/", subject.parts.settings.theme);
    let mut notes = Vec::new();
    for path in subject.tree.paths().iter().filter(|path| path.as_str().starts_with(&folder)) {
        let is_template =
            path.as_str()[folder.len()..].starts_with("templates/") && path.name().ends_with(".html");
        if !is_template && !path.name().ends_with(".css") {
            continue;
        }
        let Ok(bytes) = subject.tree.read(path) else { continue };
        let text = read_text(path, bytes).value.text;
        notes.extend(if is_template { template(path, &text) } else { style_sheet(path, &text) });
    }
    notes
}

/// The findings in a style sheet.
pub fn style_sheet(path: &SourcePath, text: &str) -> Vec<Diagnostic> {
    css::check(path, text)
}

/// The findings in a template.
pub fn template(path: &SourcePath, text: &str) -> Vec<Diagnostic> {
    html::check(path, text)
}

#[cfg(test)]
mod tests;
