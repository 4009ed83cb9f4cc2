//! A site's sources on disk.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::WalkDir;

use super::looks::{Look, Looks};
use crate::build::SETTINGS;
use crate::diag::{Diagnostic, Noted};
use crate::digest::Key;
use crate::path::SourcePath;
use crate::source::Tree;

/// The folders of a site that hold sources.
const FOLDERS: [&str; 3] = ["content", "i18n", "themes"];

/// A site's folder.
#[derive(Debug)]
pub struct DiskTree {
    root: PathBuf,
    paths: Vec<SourcePath>,
    /// How files looked when they were read; `None` where nothing is remembered.
    looks: Option<Looks>,
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
        Noted { value: DiskTree { root: root.to_owned(), paths, looks: None }, notes }
    }

    /// The same tree, which knows the hashes of files from how they look, as far as `cache` has that.
    pub fn remembering(mut self, cache: &Path) -> DiskTree {
        self.looks = Some(Looks::open(cache, &self.paths, SystemTime::now()));
        self
    }

    /// Keeps how files looked for the next build.
    pub fn remember(&self) -> io::Result<()> {
        self.looks.as_ref().map_or(Ok(()), |looks| looks.keep(&self.paths))
    }

    fn place(&self, path: &SourcePath) -> PathBuf {
        self.root.join(path.as_str())
    }

    /// The looks, and the number by which they know a file.
    fn looks_of(&self, path: &SourcePath) -> Option<(&Looks, usize)> {
        Some((self.looks.as_ref()?, self.paths.binary_search(path).ok()?))
    }
}

impl Tree for DiskTree {
    fn paths(&self) -> &[SourcePath] {
        &self.paths
    }

    fn read(&self, path: &SourcePath) -> io::Result<Vec<u8>> {
        let Some((looks, at)) = self.looks_of(path) else { return fs::read(self.place(path)) };
        let mut file = fs::File::open(self.place(path))?;
        let look = Look::of(&file.metadata()?);
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        if let Some(look) = look {
            looks.learn(at, look, &bytes);
        }
        Ok(bytes)
    }

    fn hash(&self, path: &SourcePath) -> io::Result<Key> {
        let known = || {
            let (looks, at) = self.looks_of(path)?;
            looks.key(at, Look::of(&fs::metadata(self.place(path)).ok()?)?)
        };
        known().map_or_else(|| self.read(path).map(|bytes| Key::of(bytes.as_slice())), Ok)
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

#[cfg(all(test, unix))]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_file_is_read_again_only_where_it_looks_otherwise() {
        let (site, cache) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let place = site.path().join(SETTINGS);
        fs::write(&place, "one").unwrap();
        let before = fs::metadata(&place).unwrap();
        let tree = DiskTree::open(site.path()).value;
        // As if that had been long ago; and so that it shows where the hash comes from, other bytes are learned.
        let looks = Looks::open(cache.path(), &tree.paths, SystemTime::now() + Duration::from_secs(60));
        looks.learn(0, Look::of(&before).unwrap(), b"other");
        looks.keep(&tree.paths).unwrap();
        let hash = || {
            let tree = DiskTree::open(site.path()).value.remembering(cache.path());
            tree.hash(&SourcePath::new(SETTINGS)).unwrap()
        };
        assert_eq!(hash(), Key::of(&b"other"[..]));
        // As long, and with the time of before: the file system knows better.
        std::thread::sleep(Duration::from_millis(20));
        fs::write(&place, "two").unwrap();
        let times = fs::FileTimes::new().set_modified(before.modified().unwrap());
        fs::File::options().write(true).open(&place).unwrap().set_times(times).unwrap();
        assert_eq!(fs::metadata(&place).unwrap().modified().unwrap(), before.modified().unwrap());
        assert_eq!(hash(), Key::of(&b"two"[..]));
    }
}
