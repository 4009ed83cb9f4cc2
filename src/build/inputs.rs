//! What a build was made from, so that the next one can tell whether anything changed.

use std::io;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use crate::digest::Key;
use crate::path::SourcePath;
use crate::source::Tree;

/// A tree that remembers the hash of each file that was read.
pub(super) struct Inputs<'a> {
    tree: &'a dyn Tree,
    /// For each path the hash of its bytes.
    keys: Vec<OnceLock<Key>>,
    /// A file was another when it was read again.
    unsteady: AtomicBool,
}

impl<'a> Inputs<'a> {
    /// Nothing is read yet.
    pub fn new(tree: &'a dyn Tree) -> Inputs<'a> {
        let keys = tree.paths().iter().map(|_| OnceLock::new()).collect();
        Inputs { tree, keys, unsteady: AtomicBool::new(false) }
    }

    /// The hash of all paths and of all files that were read: whatever else happens to the sources cannot change what
    /// was built. `None` where a file changed meanwhile.
    pub fn key(&self) -> Option<Key> {
        if self.unsteady.load(Ordering::Relaxed) {
            return None;
        }
        let keys: Vec<Option<&Key>> = self.keys.iter().map(OnceLock::get).collect();
        Some(Key::of(&(self.tree.paths(), keys)))
    }

    /// For each path whether it was read.
    pub fn read_paths(&self) -> Vec<bool> {
        self.keys.iter().map(|key| key.get().is_some()).collect()
    }

    /// Hashes the files that an earlier build read. False where there are other files now.
    pub fn hash_again(&self, read: &[bool]) -> bool {
        read.len() == self.keys.len()
            && self.tree.paths().par_iter().zip(read).all(|(path, read)| !read || self.hash(path).is_ok())
    }

    /// Notes the hash that a file has now; `None` where it cannot be read.
    fn note(&self, path: &SourcePath, key: Option<Key>) {
        let Some(known) = self.at(path) else { return };
        // A file that cannot be read may be readable the next time.
        if key.is_none_or(|key| *known.get_or_init(|| key) != key) {
            self.unsteady.store(true, Ordering::Relaxed);
        }
    }

    fn at(&self, path: &SourcePath) -> Option<&OnceLock<Key>> {
        let at = self.tree.paths().binary_search(path).ok()?;
        self.keys.get(at)
    }
}

impl Tree for Inputs<'_> {
    fn paths(&self) -> &[SourcePath] {
        self.tree.paths()
    }

    fn read(&self, path: &SourcePath) -> io::Result<Vec<u8>> {
        let read = self.tree.read(path);
        self.note(path, read.as_ref().ok().map(|bytes| Key::of(bytes.as_slice())));
        read
    }

    fn hash(&self, path: &SourcePath) -> io::Result<Key> {
        if let Some(key) = self.at(path).and_then(OnceLock::get) {
            return Ok(*key);
        }
        let hashed = self.tree.hash(path);
        self.note(path, hashed.as_ref().ok().copied());
        hashed
    }
}
