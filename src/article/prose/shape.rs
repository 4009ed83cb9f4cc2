//! How a text is built, apart from its words.

use std::fmt::Write;

use pulldown_cmark::{Event, Parser, Tag};

use crate::article::{build, front};
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
