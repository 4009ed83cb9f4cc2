//! Blocks to HTML or XML: one writer, which knows nothing of the site but what it is handed.

mod blocks;
pub mod escape;
mod icons;
mod inlines;
mod marks;
mod notes;
mod raw;
mod tables;
mod words;

#[cfg(test)]
mod tests;

pub use marks::{Holder, Mark, MarkState, Marks, stretch};
pub use words::{inserted, words};

use crate::article::Article;
use crate::lang::Lang;

/// The syntax written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Syntax {
    /// HTML as the living standard has it.
    Html,
    /// XML (XHTML), for feeds and EPUB.
    Xml,
}

/// A link as it is to be written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ResolvedLink {
    /// Where it leads, ready for an attribute but for HTML's own escaping.
    pub href: String,
    /// The target's title, shown where the link has no text of its own.
    pub title: String,
    /// The target's language, where it is known.
    pub lang: Option<Lang>,
    /// That language's name in the article's, shown beside the link where the target is only a fallback.
    pub lang_name: Option<String>,
    /// A word in the article's language that warns of a target that is out of date, shown beside the link.
    pub warning: Option<String>,
    /// Whether it leaves the site.
    pub external: bool,
}

/// An image as it is to be written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ResolvedImage {
    /// Where it lies.
    pub src: String,
    /// Its size in pixels (width, height), where it could be read.
    pub size: Option<(u32, u32)>,
}

/// Words that the writer needs in the page's language.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Labels {
    /// Titles of the callouts: note, tip, important, warning, caution.
    pub callouts: [String; 5],
    /// The heading over the footnotes.
    pub footnotes: String,
    /// Before a footnote's number, for screen readers: "Footnote".
    pub footnote: String,
    /// The way back from a footnote: "Back to the text".
    pub footnote_back: String,
    /// The link beside a heading: "Link to this section".
    pub heading_link: String,
    /// A ticked box.
    pub task_done: String,
    /// An empty box.
    pub task_open: String,
    /// A table that scrolls, for screen readers: "Table".
    pub table: String,
    /// The digit zero as the region writes it; the other nine follow it in Unicode.
    pub zero: char,
}

/// Everything the writer is handed beside the article.
#[derive(Clone, Debug)]
pub struct Surroundings<'a> {
    /// The syntax written.
    pub syntax: Syntax,
    /// Links, one for each of `Article::links`.
    pub links: &'a [ResolvedLink],
    /// Images, one for each of `Article::images`.
    pub images: &'a [ResolvedImage],
    /// Anchors of the glossary terms' definitions, one for each term that `Inline::Term` counts into.
    pub terms: &'a [String],
    /// Words in the page's language.
    pub labels: &'a Labels,
    /// Where the text stands.
    pub place: Place,
    /// Marks on blocks that do not say what their source says.
    pub marks: Option<Marks<'a>>,
}

/// Where a text stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Place {
    /// By itself: its headings and notes can be reached.
    #[default]
    Alone,
    /// Quoted within another: nothing in it has an anchor, and its headings are no headings of the page.
    Quoted,
}

/// Writes an article's blocks, and its footnotes after them. Numbers that point at nothing in `around` are passed
/// over: a link shows its words only.
pub fn write(article: &Article, around: &Surroundings<'_>, out: &mut String) {
    let mut writer = blocks::Writer::new(article, around, out);
    writer.missing_at_start();
    writer.blocks(&article.blocks);
    writer.footnotes();
}
