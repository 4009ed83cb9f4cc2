//! What can be found out about templates before any page is made.

use std::collections::BTreeMap;

use tera::Tera;

use crate::diag::{Diagnostic, Span};
use crate::path::SourcePath;
use crate::theme::Messages;
use crate::theme::messages::Reason;

use super::template::Prepared;

/// The variables of pages and of the navigation.
const VARIABLES: [&str; 13] = [
    "kind",
    "lang",
    "root",
    "head",
    "site",
    "switcher",
    "breadcrumbs",
    "title",
    "content_lang",
    "content",
    "nav",
    "panel",
    "items",
];

/// Every message that a template asks for by a literal id and that a language lacks.
pub(super) fn messages(templates: &[Prepared], languages: &[Messages]) -> Vec<Diagnostic> {
    let mut asked: BTreeMap<&str, (&SourcePath, Span)> = BTreeMap::new();
    for template in templates {
        for (id, start) in asked_ids(&template.text) {
            let span = template.span(start, start + id.len());
            asked.entry(id).or_insert((&template.path, span));
        }
    }
    let mut notes = Vec::new();
    for language in languages {
        for (id, (path, span)) in asked.iter().filter(|(id, _)| lacks(language, id)) {
            let tag = language.lang();
            let message = format!("The message `{id}` is missing for `{tag}`.");
            let help = format!("Add a line `{id} = …` to `i18n/{tag}/ui.ftl`.");
            notes.push(Diagnostic::error("message-missing", message).at(path, *span).help(help));
        }
    }
    notes
}

/// Whether neither the language nor the one that it borrows from has the message.
fn lacks(language: &Messages, id: &str) -> bool {
    !language.has(id) && language.text(id, &[]).is_err_and(|error| error.reason == Reason::Unknown)
}

/// The literal ids in calls of `t` and `text`, with where they stand.
fn asked_ids(text: &str) -> impl Iterator<Item = (&str, usize)> {
    text.match_indices('(').filter_map(|(open, _)| {
        let before = &text[..open];
        let word = before.rfind(|c: char| !c.is_ascii_alphanumeric() && c != '_').map_or(0, |at| at + 1);
        if !matches!(&before[word..], "t" | "text") {
            return None;
        }
        let call = &text[open..text[open..].find(['}', '%']).map_or(text.len(), |end| open + end)];
        let start = open + call.find("id=")? + "id=".len();
        let quote = text[start..].chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
        let id = text[start + 1..].split(quote).next()?;
        let joined = text[start + id.len() + 2..].trim_start().starts_with('~');
        (!joined).then_some((id, start + 1))
    })
}

/// Every variable that a template uses and no page has.
pub(super) fn variables(engine: &Tera, templates: &[Prepared]) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    for template in templates {
        let Ok(used) = engine.get_template_variables(&template.name) else { continue };
        let mut unknown: Vec<&str> = used.into_iter().filter(|name| !VARIABLES.contains(name)).collect();
        unknown.sort_unstable();
        for name in unknown {
            let start = template.text.find(name).unwrap_or_default();
            let message = format!("Pages have no variable `{name}`.");
            let help = format!("Templates have these: {}.", VARIABLES.join(", "));
            let span = template.span(start, start + name.len());
            notes.push(Diagnostic::error("template", message).at(&template.path, span).help(help));
        }
    }
    notes
}
