//! Where a build's files go. Nothing is published until the whole build has succeeded.

mod manifest;

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::diag::Diagnostic;
use crate::digest::Key;
use crate::path::Url;

pub use manifest::{MANIFEST, Manifest};

/// Takes a build's files. Each file comes with a key, the hash of all that it was made from.
pub trait Sink: Sync {
    /// Whether the file at `url` is still as a build with this `key` wrote it; then it is kept and need not be
    /// made again.
    fn keep(&self, url: &Url, key: Key) -> bool;

    /// Takes a file's bytes, to be published when the build has succeeded.
    fn put(&self, url: &Url, key: Key, bytes: &[u8]) -> Result<(), Diagnostic>;

    /// Whether all that was built last was made from these inputs and still stands: then all of it is kept.
    fn stands(&self, inputs: Key) -> bool;

    /// Says what the files are made from, as the hash of all of it; `None` where that is not known.
    fn made_from(&self, inputs: Option<Key>);
}

/// A sink in memory that remembers nothing: for tests, and for checks that publish nothing.
#[derive(Debug, Default)]
pub struct MemorySink {
    files: Mutex<BTreeMap<Url, Vec<u8>>>,
}

impl MemorySink {
    /// The files taken so far.
    pub fn into_files(self) -> BTreeMap<Url, Vec<u8>> {
        self.files.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for MemorySink {
    fn keep(&self, _: &Url, _: Key) -> bool {
        false
    }

    fn put(&self, url: &Url, _: Key, bytes: &[u8]) -> Result<(), Diagnostic> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner).insert(url.clone(), bytes.to_vec());
        Ok(())
    }

    fn stands(&self, _: Key) -> bool {
        false
    }

    fn made_from(&self, _: Option<Key>) {}
}
