//! The doors to the file system: the only place that reads and writes files.

#![allow(clippy::disallowed_methods, clippy::disallowed_types)]

mod answers;
mod edits;
mod folder;
mod git;
mod lock;
mod looks;
mod memory;
mod replace;
mod sealed;
mod store;
mod tree;

pub use answers::Answers;
pub use edits::{Saved, Undone, save, undo};
pub use folder::{Folder, Published};
pub use git::user_name;
pub use lock::Lock;
pub use store::DiskStore;
pub use tree::{DiskTree, find_root, write_new};
