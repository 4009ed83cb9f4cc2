//! Files as they were found: a tree of paths with a way to read one, and the site's settings.

pub mod controls;
pub mod edit;
pub mod settings;
pub mod text;
pub mod tree;
pub mod yaml;

pub use edit::{Edit, Overlay};
pub use settings::Settings;
pub use text::{Source, changed_meanwhile, read_text};
pub use tree::{MemoryTree, Tree};
