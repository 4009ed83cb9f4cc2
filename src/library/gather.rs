//! From a site's files to one linked handbook.

use super::kept::Keeping;
use super::read::{Intake, Witness, read_all};
use super::{Library, link};
use crate::diag::Diagnostic;
use crate::lang::formats::Formats;
use crate::source::{Settings, Tree};

/// A library and everything to be said about the content.
pub struct Gathered {
    /// The library; usable even where there are errors, for checks.
    pub library: Library,
    /// What is wrong.
    pub notes: Vec<Diagnostic>,
}

/// Reads all articles of a site and links them. `formats` are those of the settings' languages, in their order; the
/// witness sees each article that can be used, before its blocks are dropped. What an earlier build kept of articles that
/// are as they were is taken from there.
pub fn read(
    tree: &dyn Tree,
    settings: &Settings,
    formats: &[Formats],
    intake: Intake,
    (witness, keeping): (&dyn Witness, Option<Keeping<'_>>),
) -> Gathered {
    let mut notes = Vec::new();
    let articles = read_all(tree, (settings, intake), (witness, keeping), &mut notes);
    let library = link::link(tree, settings, formats, articles, intake, &mut notes);
    Gathered { library, notes }
}
