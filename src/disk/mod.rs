//! The doors to the file system: the only place that reads and writes files.

#![allow(clippy::disallowed_methods, clippy::disallowed_types)]

mod edits;
mod folder;
mod lock;
mod memory;
mod replace;
mod tree;

pub use edits::{Saved, Undone, save, undo};
pub use folder::{Folder, Published};
pub use lock::Lock;
pub use tree::{DiskTree, find_root, write_new};
