//! A theme's files: those built into the program and those of the site.

use std::borrow::Cow;
use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use crate::diag::Diagnostic;
use crate::path::SourcePath;
use crate::source::Tree;

use super::BUILT_IN;

static HANDBOOK: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/handbook");

/// One file.
#[derive(Clone, Debug)]
pub(super) struct File {
    /// Where it is, or would be in a site that has its own.
    pub path: SourcePath,
    /// What it holds.
    pub bytes: Cow<'static, [u8]>,
}

/// Files by their paths within the theme, such as `templates/base.html`.
pub(super) type Files = BTreeMap<String, File>;

/// The files of the built-in theme.
pub(super) fn built_in() -> Files {
    let mut files = Files::new();
    let mut folders = vec![&HANDBOOK];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        for file in folder.files() {
            let name = file.path().to_string_lossy().replace('\\', "/");
            let path = SourcePath::new(format!("themes/{BUILT_IN}/{name}"));
            files.insert(name, File { path, bytes: Cow::Borrowed(file.contents()) });
        }
    }
    files
}

/// The site's own files of the theme `name`.
pub(super) fn of_site(name: &str, tree: &dyn Tree, notes: &mut Vec<Diagnostic>) -> Files {
    let folder = format!("themes/{name}/");
    let mut files = Files::new();
    for path in tree.paths() {
        let Some(inner) = path.as_str().strip_prefix(&folder) else { continue };
        match tree.read(path) {
            Ok(bytes) => {
                files.insert(inner.to_owned(), File { path: path.clone(), bytes: Cow::Owned(bytes) });
            }
            Err(error) => notes.push(unreadable(path, &error)),
        }
    }
    files
}

/// One set of files with another over it.
pub(super) fn overlaid(mut below: Files, above: Files) -> Files {
    below.extend(above);
    below
}

/// Says that a file could not be read.
pub(super) fn unreadable(path: &SourcePath, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error("theme", format!("This file cannot be read: {error}."))
        .in_file(path)
        .help("Check that it exists and that you may read it.")
}
