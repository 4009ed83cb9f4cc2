//! A site's sources on disk.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::build::SETTINGS;
use crate::diag::{Diagnostic, Noted};
use crate::path::SourcePath;
use crate::source::Tree;

/// The folders of a site that hold sources.
const FOLDERS: [&str; 3] = ["content", "i18n", "themes"];

/// A site's folder.
#[derive(Debug)]
pub struct DiskTree {
    root: PathBuf,
    paths: Vec<SourcePath>,
}

impl DiskTree {
    /// Lists a site's sources. Files whose names are not Unicode, and folders that cannot be read, are told of.
    pub fn open(root: &Path) -> Noted<DiskTree> {
        let mut notes = Vec::new();
        let mut paths = Vec::new();
        if root.join(SETTINGS).is_file() {
            paths.push(SourcePath::new(SETTINGS));
        }
        for folder in FOLDERS.iter().filter(|folder| root.join(folder).is_dir()) {
            let walk = WalkDir::new(root.join(folder)).follow_links(true).sort_by_file_name();
            for entry in
                walk.into_iter().filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name()))
            {
                match entry {
                    Ok(entry) if entry.file_type().is_file() => match source_path(root, entry.path()) {
                        Some(path) => paths.push(path),
                        None => notes.push(unnamed(entry.path())),
                    },
                    Ok(_) => {}
                    // An editor's mark for an open file is a link that leads nowhere.
                    Err(why) if why.path().and_then(Path::file_name).is_some_and(is_hidden) => {}
                    Err(why) => notes.push(unwalkable(root, &why)),
                }
            }
        }
        paths.sort_unstable();
        Noted { value: DiskTree { root: root.to_owned(), paths }, notes }
    }
}

impl Tree for DiskTree {
    fn paths(&self) -> &[SourcePath] {
        &self.paths
    }

    fn read(&self, path: &SourcePath) -> io::Result<Vec<u8>> {
        fs::read(self.root.join(path.as_str()))
    }
}

/// Hidden files and what editors leave behind: `.x`, `x~`, `#x#`, `x.swp`.
fn is_hidden(name: &std::ffi::OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with(['.', '#']) || name.ends_with('~') || name.ends_with(".swp")
}

fn source_path(root: &Path, file: &Path) -> Option<SourcePath> {
    let relative = file.strip_prefix(root).ok()?;
    let parts: Option<Vec<&str>> = relative.components().map(|part| part.as_os_str().to_str()).collect();
    Some(SourcePath::new(parts?.join("/")))
}

fn unnamed(file: &Path) -> Diagnostic {
    let shown = file.to_string_lossy().into_owned();
    Diagnostic::error("file-name", format!("the name of {shown} is not valid Unicode"))
        .help("Rename the file; it was likely unpacked with another encoding.")
}

fn unwalkable(root: &Path, why: &walkdir::Error) -> Diagnostic {
    let shown = why.path().map(|path| path.strip_prefix(root).unwrap_or(path).to_string_lossy().into_owned());
    let message = match why.loop_ancestor() {
        Some(_) => "this link leads back to a folder above it".to_owned(),
        None => {
            format!("this cannot be read: {}", why.io_error().map(ToString::to_string).unwrap_or_default())
        }
    };
    let note =
        Diagnostic::error("unreadable", message).help("Check that it is there and that you may read it.");
    match shown {
        Some(path) => note.in_file(&SourcePath::new(path)),
        None => note,
    }
}

/// The nearest folder, from `start` upwards, that holds a site.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    start.ancestors().find(|folder| folder.join(SETTINGS).is_file()).map(Path::to_path_buf)
}

/// Writes a file that must not exist yet, and the folders above it.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::File::options().write(true).create_new(true).open(path)?.write_all(bytes)
}
