//! How a text is built, apart from its words.

use std::fmt::Write;

use pulldown_cmark::{Event, Parser, Tag};

use crate::article::{build, front};
use crate::diag::{Certainty, Diagnostic, Replacement, corrected};
use crate::source::Source;

/// How an article's body is built: blocks, emphasis, links with their targets, code, ids and HTML, but no running
/// text and no titles of links. A correction of words leaves it as it was.
pub fn shape(source: &Source) -> String {
    let start = front::parse(source).value.body_start;
    let text = source.text.get(start..).unwrap_or_default();
    let mut shape = String::new();
    let mut in_text = false;
    let mut in_code = false;
    for event in Parser::new_ext(text, build::MARKDOWN) {
        in_code = match &event {
            Event::Start(Tag::CodeBlock(_)) => true,
            Event::End(_) => false,
            _ => in_code,
        };
        let was_in_text = std::mem::replace(&mut in_text, matches!(event, Event::Text(_)) && !in_code);
        // Writing to a text does not fail.
        let _ = match &event {
            Event::Text(_) if in_text && was_in_text => Ok(()),
            Event::Text(_) if in_text => shape.write_char('T'),
            Event::Start(Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. }) => {
                write!(shape, "({link_type:?} {dest_url:?}")
            }
            other => write!(shape, "({other:?})"),
        };
    }
    shape
}

/// Leaves to an editor whatever correction would change how the text is built: a quotation mark may keep a link's
/// title from being one.
pub fn guard(source: &Source, notes: &mut [Diagnostic]) {
    let is_certain =
        |note: &&mut Diagnostic| note.fix.as_ref().is_some_and(|fix| fix.certainty == Certainty::Certain);
    let mut certain: Vec<&mut Diagnostic> = notes.iter_mut().filter(is_certain).collect();
    if certain.is_empty() {
        return;
    }
    let before = shape(source);
    let keeps = |notes: &[&mut Diagnostic]| {
        let fixes = notes.iter().filter_map(|note| note.fix.as_deref());
        let replacements: Vec<&Replacement> = fixes.flat_map(|fix| &fix.replacements).collect();
        let text = corrected(&source.text, &replacements).0;
        shape(&Source { path: source.path.clone(), text: text.into() }) == before
    };
    if keeps(&certain) {
        return;
    }
    // Looked at one by one only where that does not take long.
    for index in 0..certain.len().min(100) {
        let alone = keeps(&certain[index..=index]);
        if let Some(fix) = certain[index].fix.as_mut().filter(|_| !alone) {
            fix.certainty = Certainty::Suggested;
        }
    }
    certain.retain(|note| note.fix.as_ref().is_some_and(|fix| fix.certainty == Certainty::Certain));
    if !keeps(&certain) {
        certain
            .iter_mut()
            .filter_map(|note| note.fix.as_mut())
            .for_each(|fix| fix.certainty = Certainty::Suggested);
    }
}
