//! A site's files, wherever they are kept.

use std::collections::BTreeMap;
use std::io;

use crate::digest::Key;
use crate::path::SourcePath;

/// A site's source files: on disk, in memory, or one laid over another.
pub trait Tree: Sync {
    /// All paths, sorted: those below `content/`, `i18n/` and `themes/`, and `targum.yaml`. Hidden files and
    /// editors' left-overs are not among them.
    fn paths(&self) -> &[SourcePath];

    /// The bytes of one file.
    fn read(&self, path: &SourcePath) -> io::Result<Vec<u8>>;

    /// The hash of the bytes of one file.
    fn hash(&self, path: &SourcePath) -> io::Result<Key> {
        self.read(path).map(|bytes| Key::of(bytes.as_slice()))
    }
}

/// A tree in memory, for tests and for the theme built into the program.
#[derive(Clone, Debug, Default)]
pub struct MemoryTree {
    paths: Vec<SourcePath>,
    files: BTreeMap<SourcePath, Vec<u8>>,
}

impl MemoryTree {
    /// A tree of the given files.
    pub fn new<P: AsRef<str>, B: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, B)>) -> Self {
        let files: BTreeMap<_, _> =
            files.into_iter().map(|(path, bytes)| (SourcePath::new(path.as_ref()), bytes.into())).collect();
        Self { paths: files.keys().cloned().collect(), files }
    }

    /// A tree from one text, in which a line `-- path --` begins each file.
    pub fn from_listing(listing: &str) -> Self {
        let mut files: Vec<(String, String)> = Vec::new();
        for line in listing.lines() {
            if let Some(path) = line.strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --")) {
                files.push((path.to_owned(), String::new()));
            } else if let Some((_, text)) = files.last_mut() {
                text.push_str(line);
                text.push('\n');
            }
        }
        Self::new(files)
    }
}

impl Tree for MemoryTree {
    fn paths(&self) -> &[SourcePath] {
        &self.paths
    }

    fn read(&self, path: &SourcePath) -> io::Result<Vec<u8>> {
        self.files.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}
