//! Finds the articles among a site's files, and says what is wrong with files' names.

use rustc_hash::FxHashSet;

use super::LangId;
use crate::article::front;
use crate::diag::{Diagnostic, may_hold_controls, misplaced_control, nearest};
use crate::lang::Lang;
use crate::lang::bidi::Control;
use crate::path::{EntryPath, SourcePath};
use crate::source::{Settings, Tree};

/// How many folders deep an article may lie: the navigation opens that many levels.
const DEEPEST: usize = 16;

/// An article's file, before it is read.
pub(super) struct Found<'a> {
    pub path: &'a SourcePath,
    pub entry: EntryPath,
    pub lang: LangId,
}

/// The articles among the files, sorted by path. A Markdown file that is none is told of.
pub fn find<'a>(tree: &'a dyn Tree, settings: &Settings, notes: &mut Vec<Diagnostic>) -> Vec<Found<'a>> {
    let mut found = Vec::new();
    let mut told: FxHashSet<&str> = FxHashSet::default();
    for path in tree.paths() {
        let Some(inside) = path.as_str().strip_prefix("content/") else { continue };
        notes.extend(controls_in_name(path));
        let Some(stem) = path.name().strip_suffix(".md") else { continue };
        let folder = inside.rsplit_once('/').map_or("", |(folder, _)| folder);
        match settings.languages.iter().position(|lang| lang.as_str() == stem) {
            Some(lang) => {
                let unfit = unfit_part(path.folder())
                    .filter(|(folder, _)| !may_hold_controls(folder) && told.insert(*folder));
                notes.extend(unfit.map(|(folder, problem)| unfit_name(folder, "folder", &problem)));
                if folder.matches('/').count() >= DEEPEST {
                    notes.push(too_deep(path));
                    continue;
                }
                found.push(Found { path, entry: EntryPath::new(folder), lang });
            }
            None => notes.push(not_an_article(path, stem, settings)),
        }
    }
    found
}

/// Says that a file's name, or its folder's, holds a character that steers direction.
fn controls_in_name(path: &SourcePath) -> Option<Diagnostic> {
    if !may_hold_controls(path.as_str()) {
        return None;
    }
    let control = path.as_str().chars().find_map(Control::of)?;
    let note = misplaced_control(control, "the name of a file or folder").in_file(path);
    Some(
        note.help(
            "Rename it without that character: nobody sees it, and it makes the name look like another.",
        ),
    )
}

fn too_deep(path: &SourcePath) -> Diagnostic {
    Diagnostic::error("too-deep", format!("this article lies more than {DEEPEST} folders deep"))
        .in_file(path)
        .help("Move its folder nearer to content/: readers would not find their way there either.")
}

/// The first folder of `path` whose name cannot be part of an address, and why.
fn unfit_part(path: &str) -> Option<(&str, String)> {
    let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
    ends.map(|end| &path[..end]).find_map(|folder| Some((folder, name_problem(folder)?)))
}

/// What is wrong with the name of a file or folder that becomes part of an address. Spaces are fine.
pub fn name_problem(path: &str) -> Option<String> {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    front::segment_problem(&name.replace(' ', "-"))
}

/// Says that a name cannot be part of an address.
pub fn unfit_name(path: &str, what: &str, problem: &str) -> Diagnostic {
    Diagnostic::error("file-name", format!("the name of this {what} {problem}"))
        .in_file(&SourcePath::new(path))
        .help("Rename it: not every system and server takes such a name.")
}

fn not_an_article(path: &SourcePath, stem: &str, settings: &Settings) -> Diagnostic {
    let tags: Vec<&str> = settings.languages.iter().map(Lang::as_str).collect();
    let canonical = Lang::parse(stem).ok().filter(|lang| tags.contains(&lang.as_str()));
    let help =
        match canonical.or_else(|| nearest(stem, tags.iter().copied()).and_then(|t| Lang::parse(t).ok())) {
            Some(near) => format!("Rename it to {near}.md."),
            None if Lang::parse(stem).is_ok() => {
                format!("Add `{stem}` to `languages` in targum.yaml, or take the file out of content/.")
            }
            None => format!("An article's file is named after its language: {}.md.", tags.join(".md, ")),
        };
    Diagnostic::warning(
        "language-unknown",
        format!("{} is not an article: `{stem}` is not a language of this site", path.name()),
    )
    .in_file(path)
    .help(help)
}
