//! Changes to sources, and the tree as it would be with them.

use std::collections::BTreeMap;
use std::io;

use super::Tree;
use crate::path::SourcePath;

/// A file as it is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The file.
    pub path: SourcePath,
    /// All its bytes.
    pub bytes: Vec<u8>,
}

/// A tree with some files laid over it: unsaved edits, or what was read once and must stay the same.
pub struct Overlay<'a> {
    base: &'a dyn Tree,
    files: BTreeMap<SourcePath, Vec<u8>>,
    paths: Vec<SourcePath>,
}

impl<'a> Overlay<'a> {
    /// The tree `base` with `edits`. Of two edits of one file the last counts.
    pub fn new(base: &'a dyn Tree, edits: impl IntoIterator<Item = Edit>) -> Self {
        let files: BTreeMap<SourcePath, Vec<u8>> =
            edits.into_iter().map(|edit| (edit.path, edit.bytes)).collect();
        let mut paths: Vec<SourcePath> = base.paths().iter().chain(files.keys()).cloned().collect();
        paths.sort_unstable();
        paths.dedup();
        Self { base, files, paths }
    }
}

impl Tree for Overlay<'_> {
    fn paths(&self) -> &[SourcePath] {
        &self.paths
    }

    fn read(&self, path: &SourcePath) -> io::Result<Vec<u8>> {
        match self.files.get(path) {
            Some(bytes) => Ok(bytes.clone()),
            None => self.base.read(path),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::MemoryTree;

    #[test]
    fn edits_hide_files_and_add_others() {
        let base = MemoryTree::new([("a.md", "a"), ("c.md", "c")]);
        let edit = |path: &str, text: &str| Edit { path: SourcePath::new(path), bytes: text.into() };
        let tree = Overlay::new(&base, [edit("b.md", "b"), edit("c.md", "C")]);
        let all: Vec<&str> = tree.paths().iter().map(SourcePath::as_str).collect();
        assert_eq!(all, ["a.md", "b.md", "c.md"]);
        let read = |path: &str| tree.read(&SourcePath::new(path)).unwrap();
        assert_eq!([read("a.md"), read("b.md"), read("c.md")], [b"a", b"b", b"C"]);
        assert!(tree.read(&SourcePath::new("d.md")).is_err());
    }
}
