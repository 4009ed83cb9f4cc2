//! From a site's files to articles that are linked.

use super::assemble::Linked;
use super::kept::Keeping;
use super::link;
use super::read::{Intake, Witness, read_all};
use crate::diag::Diagnostic;
use crate::source::{Settings, Tree};

/// Linked articles and everything to be said about the content.
pub struct Gathered {
    /// The articles; usable even where there are errors, for checks.
    pub linked: Linked,
    /// What is wrong.
    pub notes: Vec<Diagnostic>,
}

/// Reads all articles of a site and links them. The witness sees each article that can be used, before its blocks are
/// dropped. What an earlier build kept of articles that are as they were is taken from there.
pub fn read(
    tree: &dyn Tree,
    settings: &Settings,
    intake: Intake,
    (witness, keeping): (&dyn Witness, Option<Keeping<'_>>),
) -> Gathered {
    let mut notes = Vec::new();
    let read = read_all(tree, (settings, intake), (witness, keeping), &mut notes);
    let linked = link::link(tree, settings, read, intake, &mut notes);
    Gathered { linked, notes }
}
