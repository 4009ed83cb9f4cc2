//! What editors are told: findings that software must not decide alone.
//!
//! Each lint is a function from what it looks at to diagnostics. Those of [`lints`] look at one article's text; the
//! others at how it is built, and at the handbook as a whole. `diag::codes` explains each to editors.

mod article;
mod dates;
mod drafts;
pub mod external;
pub mod lints;
pub mod messages;
mod place;
pub mod report;
pub mod status;
mod structure;
mod summaries;
pub mod theme;
pub mod translation;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::article::prose::{Leaf, Part, RunKind};
use crate::article::{Article, Reading};
use crate::diag::Diagnostic;
use crate::library::{Entry, Record};
use crate::source::{Settings, Source, Tree, read_text};
use crate::theme::Theme;
use crate::view::Parts;

/// What is checked.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The sources.
    pub tree: &'a dyn Tree,
    /// The linked site.
    pub parts: Parts<'a>,
    /// Its theme.
    pub theme: &'a Theme,
    /// Today, for dates of review.
    pub today: Date,
}

/// One article as lints of text look at it.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// Its text as it was written.
    pub source: &'a Source,
    /// The article as it was read.
    pub article: &'a Article,
    /// What is kept of it.
    pub record: &'a Record,
    /// The site's settings.
    pub settings: &'a Settings,
}

/// All findings that a build does not make by itself, in no particular order.
pub fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let articles: Vec<(&Entry, &Record)> =
        structure::records(subject.parts.library).map(|(_, entry, record)| (entry, record)).collect();
    let in_articles = articles.par_iter().flat_map_iter(|(entry, record)| in_article(subject, entry, record));
    let mut notes: Vec<Diagnostic> = in_articles.collect();
    let wholes = [
        structure::check,
        dates::check,
        summaries::check,
        drafts::check,
        messages::check,
        theme::check,
        translation::check,
    ];
    for whole in wholes {
        notes.extend(whole(subject));
    }
    for text in messages::texts(subject) {
        let mut leaf = Leaf::new(Part::Message, text.span, &text.lang);
        leaf.push(RunKind::Text, &text.text, text.span);
        lints::leaf(&text.path, &leaf, &mut notes);
    }
    notes
}

/// The findings in one article.
fn in_article(subject: &Subject<'_>, entry: &Entry, record: &Record) -> Vec<Diagnostic> {
    let settings = subject.parts.settings;
    // A file that went away since it was read has been told of.
    let Ok(bytes) = subject.tree.read(&record.source) else { return Vec::new() };
    let source = read_text(&record.source, bytes).value;
    let lang = &settings.languages[record.lang];
    let reading = Reading { entry: &entry.path, lang, languages: &settings.languages, html: settings.html };
    let parsed = crate::article::parse(&source, &reading).value;
    let page = Page { source: &source, article: &parsed, record, settings };
    let mut notes = lints::article(&page);
    notes.extend(article::check(&page, entry.role));
    notes
}
