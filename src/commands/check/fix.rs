//! `targum check --fix`

use std::path::Path;

use super::look::{Look, Looked, many};
use super::scope::Scope;
use super::{Args, Format};
use crate::author::{Mended, diff, mend};
use crate::commands::report::{self, Screen};
use crate::diag::Diagnostic;
use crate::disk::{DiskTree, save};
use crate::path::SourcePath;
use crate::source::{Edit, Overlay, Tree};

/// The ends of the names of files that hold text.
const TEXTS: &[&str] = &[".md", ".ftl", ".yaml", ".yml", ".html", ".css", ".svg", ".xml", ".txt"];

/// What a run with corrections leaves behind.
pub(super) struct Corrected {
    /// What is found then, everywhere.
    pub notes: Vec<Diagnostic>,
    /// Where was looked.
    pub looked: Looked,
    /// Files as they would be, of which nothing was written: places are counted in these.
    pub unwritten: Vec<Edit>,
}

/// Corrects what is certain and in scope.
pub(super) fn run(
    args: &Args,
    root: &Path,
    tree: &DiskTree,
    look: &Look,
    scope: &Scope,
    screen: Screen,
) -> Corrected {
    // Each file is read once, so that corrections fit the text that they are made for.
    let text = |path: &&SourcePath| TEXTS.iter().any(|end| path.as_str().ends_with(end));
    let read = |path: &SourcePath| Some(Edit { path: path.clone(), bytes: tree.read(path).ok()? });
    let as_read = Overlay::new(tree, tree.paths().iter().filter(text).filter_map(read));
    let in_scope = |tree: &dyn Tree| look.at(tree).0.into_iter().filter(|note| scope.holds(note)).collect();
    let Mended { changes, made, .. } = mend(&as_read, &in_scope);
    let told = |text: &str| match args.format {
        Format::Text => report::output(text),
        // Standard output is for the findings.
        _ => eprint!("{text}"),
    };
    let style = if args.format == Format::Text { screen.on_output() } else { screen.on_errors() };
    changes.iter().for_each(|change| told(&(diff(change, style) + "\n")));
    if args.dry_run {
        let after: Vec<Edit> = changes.into_iter().map(|change| change.edit).collect();
        told(&format!(
            "{} in {} would be made; nothing was written.\n\n",
            many(made, "correction"),
            many(after.len(), "file")
        ));
        let (notes, looked) = look.at(&Overlay::new(&as_read, after.iter().cloned()));
        return Corrected { notes, looked, unwritten: after };
    }
    let saved = save(root, &changes);
    let (mut notes, looked) = look.at(tree);
    match saved.written.len() {
        0 if changes.is_empty() => told("There was nothing to correct.\n\n"),
        files => told(&format!("Corrected {}. `targum undo` takes it back.\n\n", many(files, "file"))),
    }
    notes.extend(saved.refused);
    crate::diag::sort(&mut notes);
    Corrected { notes, looked, unwritten: Vec::new() }
}
