//! What editors are told: findings that software must not decide alone.
//!
//! Each lint is a function from what it looks at to diagnostics. Those of [`lints`] look at one article; the others
//! at the handbook as a whole.

pub mod lints;
pub mod report;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::article::{self, Article, Reading};
use crate::diag::Diagnostic;
use crate::library::Record;
use crate::path::EntryPath;
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
    let records: Vec<(&EntryPath, &Record)> = subject
        .parts
        .library
        .entries
        .iter()
        .flat_map(|entry| entry.records.iter().flatten().map(move |record| (&entry.path, record)))
        .collect();
    records.par_iter().flat_map_iter(|(entry, record)| article(subject, entry, record)).collect()
}

/// The findings in one article.
fn article(subject: &Subject<'_>, entry: &EntryPath, record: &Record) -> Vec<Diagnostic> {
    let settings = subject.parts.settings;
    // A file that went away since it was read has been told of.
    let Ok(bytes) = subject.tree.read(&record.source) else { return Vec::new() };
    let source = read_text(&record.source, bytes).value;
    let lang = &settings.languages[record.lang];
    let reading = Reading { entry, lang, languages: &settings.languages, html: settings.html };
    let article = article::parse(&source, &reading).value;
    lints::article(&Page { source: &source, article: &article, record, settings })
}
