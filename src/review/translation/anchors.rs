//! Names of headings, by which links find them: a name that an author chose is the same in every language.

use super::{Look, Side};
use crate::article::Heading;
use crate::diag::{Diagnostic, Fix, Span};

/// The findings.
pub(super) fn check(look: &Look<'_>) -> Vec<Diagnostic> {
    let (source, target) = (&look.source.record.headings, &look.target.record.headings);
    let levels = |headings: &[Heading]| headings.iter().map(|heading| heading.level).collect::<Vec<_>>();
    if levels(source) != levels(target) {
        return Vec::new();
    }
    let pairs = source.iter().zip(target).filter(|(a, b)| a.id != b.id && chosen(&look.source, a));
    pairs.map(|(a, b)| finding(look, a, b)).collect()
}

/// Whether a heading's name was written by its author rather than made from its words.
fn chosen(side: &Side<'_>, heading: &Heading) -> bool {
    attributes(side, heading).is_some_and(|span| side.source.text[span.start..span.end].contains('#'))
}

/// Where a heading's `{…}` stands.
fn attributes(side: &Side<'_>, heading: &Heading) -> Option<Span> {
    let text = side.source.text.get(heading.span.start..heading.span.end)?;
    let line = text.lines().next()?.trim_end();
    let open = line.ends_with('}').then(|| line.rfind('{'))??;
    Some(Span::new(heading.span.start + open, heading.span.start + line.len()))
}

fn finding(look: &Look<'_>, source: &Heading, target: &Heading) -> Diagnostic {
    let path = &look.target.record.source;
    let message = format!("this heading is `#{}`, but in the source it is `#{}`", target.id, source.id);
    let note = Diagnostic::warning("translation-anchors", message)
        .at(path, target.span)
        .help(format!("End it with `{{#{}}}`, so that links to it lead here in every language.", source.id));
    let text = look.target.source.text.get(target.span.start..target.span.end).unwrap_or_default();
    let end = target.span.start + text.lines().next().unwrap_or_default().trim_end().len();
    let written = format!("{{#{}}}", source.id);
    match attributes(&look.target, target) {
        Some(span) => note.fix(Fix::suggested(path, span, written)),
        None => note.fix(Fix::suggested(path, Span::new(end, end), format!(" {written}"))),
    }
}
