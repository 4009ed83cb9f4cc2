//! One article by itself: front matter, and Markdown as blocks.

pub mod block;
pub mod front;
pub mod prose;

mod anchors;
mod around;
mod autolink;
mod build;
mod controls;
mod footnotes;
mod html;
mod isolate;
mod leaf;
mod links;
mod quotes;
mod script;
mod segment;
mod stored;
mod tags;
mod text;
mod votes;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use around::Around;
pub use block::*;
pub use build::MARKDOWN;
pub use front::FrontMatter;
pub use quotes::typographic;
pub use script::Said;
pub use segment::{Segment, UnitKind, segments};
pub use text::text_of;

use crate::diag::Noted;
use crate::lang::Lang;
use crate::path::EntryPath;
use crate::source::Source;

/// What an article is read as.
#[derive(Clone, Debug)]
pub struct Reading<'a> {
    /// Its entry.
    pub entry: &'a EntryPath,
    /// Its language.
    pub lang: &'a Lang,
    /// All languages of the site: they tell what a paragraph in another script is likely written in.
    pub languages: &'a [Lang],
    /// What raw HTML becomes.
    pub html: crate::source::settings::HtmlPolicy,
}

/// An article, read by itself: nothing in it knows of other files.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// Its language.
    pub lang: Lang,
    /// Its front matter.
    pub front: FrontMatter,
    /// Its body.
    pub blocks: Vec<Block>,
    /// Footnotes in the order of their first reference; `FootnoteRef` counts into it.
    pub footnotes: Vec<Footnote>,
    /// Links in the order of the text; `Inline::Link` counts into it.
    pub links: Vec<Link>,
    /// Images in the order of the text; `Inline::Image` counts into it.
    pub images: Vec<Image>,
    /// Headings in the order of the text; `BlockKind::Heading` counts into it.
    pub headings: Vec<Heading>,
    /// Words in the body, for the reading time.
    pub word_count: usize,
    /// Where its leaves stand, in the order of the text.
    pub segments: Vec<Segment>,
}

/// Reads an article. It does not fail: what is wrong becomes notes. When the front matter cannot be used, the
/// notes hold an error and the article has a title of its own making, so that its body is checked all the same.
pub fn parse(source: &Source, reading: &Reading<'_>) -> Noted<Article> {
    let front = front::parse(source);
    let mut notes = front.notes;
    let body = build::body(source, front.value.body_start, reading);
    notes.extend(body.notes);
    controls::tell(controls::check(source, front.value.body_start, reading.lang), &mut notes);
    let front = front
        .value
        .front
        .unwrap_or_else(|| FrontMatter { title: stand_in(reading), ..FrontMatter::default() });
    let value = Article {
        lang: reading.lang.clone(),
        front,
        blocks: body.blocks,
        footnotes: body.footnotes,
        links: body.links,
        images: body.images,
        headings: body.headings,
        word_count: body.words,
        segments: body.segments,
    };
    Noted { value, notes }
}

/// A title for an article that has none: its folder's name.
fn stand_in(reading: &Reading<'_>) -> String {
    let name = reading.entry.name();
    if name.is_empty() { reading.lang.to_string() } else { name.replace(['-', '_'], " ") }
}
