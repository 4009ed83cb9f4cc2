//! The template engine's errors, placed in the theme's files.

use tera::{Error, ErrorKind};

use crate::diag::Diagnostic;

use super::template::Prepared;

/// The error in our terms.
pub(super) fn diagnostic(error: &Error, templates: &[Prepared]) -> Diagnostic {
    let note = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let note = Diagnostic::error("template", sentence(report.message()));
            match templates.iter().find(|one| one.name == report.filename()) {
                Some(template) => {
                    let range = &report.span().range;
                    note.at(&template.path, template.span(range.start, range.end))
                }
                None => note,
            }
        }
        ErrorKind::Msg(message) => reported(message, templates),
        other => Diagnostic::error("template", sentence(&other.to_string())),
    };
    note.help("See the built-in theme for what templates can use.")
}

/// Reads the engine's own report: `error: …`, then `--> name:line:column`.
fn reported(message: &str, templates: &[Prepared]) -> Diagnostic {
    let mut lines = message.lines();
    let first = lines.next().unwrap_or_default();
    let note = Diagnostic::error("template", sentence(first.strip_prefix("error: ").unwrap_or(first)));
    let place = lines.next().and_then(|line| line.trim_start().strip_prefix("--> "));
    let Some((name, line)) = place.and_then(|place| {
        let (front, _) = place.rsplit_once(':')?;
        let (name, line) = front.rsplit_once(':')?;
        Some((name, line.parse::<usize>().ok()?))
    }) else {
        return note;
    };
    match templates.iter().find(|one| one.name == name) {
        Some(template) => {
            let start = template.text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
            let length = template.text[start..].lines().next().map_or(0, str::len);
            note.at(&template.path, template.span(start, start + length))
        }
        None => note,
    }
}

fn sentence(message: &str) -> String {
    let message = message.trim();
    if message.ends_with(['.', '!', '?']) { message.to_owned() } else { format!("{message}.") }
}
