//! Links to what is not published yet.

use rustc_hash::FxHashSet;

use super::Subject;
use super::structure::records;
use crate::article::{Target, front};
use crate::diag::Diagnostic;
use crate::library::{Destination, EntryId, Library};
use crate::path::SourcePath;
use crate::source::read_text;

/// Tells of published articles that link to drafts. A build without drafts tells of a broken link at the same place;
/// this says why it is broken.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let library = subject.parts.library;
    let left_out = left_out(subject);
    let mut notes = Vec::new();
    for (_, _, record) in records(library).filter(|(_, _, record)| !record.front.draft) {
        for (link, destination) in record.links.iter().zip(&record.destinations) {
            let draft = match (destination, &link.target) {
                (Destination::Entry(id, _), _) if is_draft(library, *id) => {
                    library.entry(*id).path.to_string()
                }
                (Destination::Nowhere, Target::Wiki { path, .. }) => match find(&left_out, path) {
                    Some(entry) => entry.to_owned(),
                    None => continue,
                },
                (Destination::Nowhere, Target::File { path, .. }) => {
                    let folder = path.strip_prefix("content/").and_then(|path| path.rsplit_once('/'));
                    match folder.filter(|(folder, _)| left_out.contains(*folder)) {
                        Some((folder, _)) => folder.to_owned(),
                        None => continue,
                    }
                }
                _ => continue,
            };
            let note = Diagnostic::warning(
                "link-draft",
                format!("`{draft}` is a draft, so readers cannot follow this link"),
            )
            .at(&record.source, link.span)
            .help("Publish the draft first, or write the words without a link until then.");
            notes.push(note);
        }
    }
    notes
}

/// Whether all articles of an entry that was taken in are drafts.
fn is_draft(library: &Library, id: EntryId) -> bool {
    let mut articles = library.entry(id).records.iter().flatten().peekable();
    articles.peek().is_some() && articles.all(|record| record.front.draft)
}

/// The entry among those left out that a wiki link names: by its path, or by a unique end of it.
fn find<'d>(left_out: &'d FxHashSet<String>, path: &str) -> Option<&'d str> {
    let fits =
        |entry: &&str| *entry == path || entry.strip_suffix(path).is_some_and(|rest| rest.ends_with('/'));
    let mut found = left_out.iter().map(String::as_str).filter(fits);
    found.next().filter(|_| found.next().is_none())
}

/// The entries of articles that were left out as drafts.
fn left_out(subject: &Subject<'_>) -> FxHashSet<String> {
    let library = subject.parts.library;
    let known: FxHashSet<&SourcePath> = records(library).map(|(_, _, record)| &record.source).collect();
    let tags: Vec<String> = library.languages.iter().map(|lang| format!("{lang}.md")).collect();
    let article = |path: &&SourcePath| {
        path.as_str().starts_with("content/")
            && tags.iter().any(|tag| tag == path.name())
            && !known.contains(path)
    };
    let draft = |path: &SourcePath| {
        let source = read_text(path, subject.tree.read(path).ok()?).value;
        front::parse(&source).value.front.filter(|front| front.draft)?;
        Some(path.folder().strip_prefix("content/").unwrap_or_default().to_owned())
    };
    subject.tree.paths().iter().filter(article).filter_map(draft).collect()
}
