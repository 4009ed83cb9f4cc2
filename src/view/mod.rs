//! What visitors see: one typed, complete view per page.

pub mod model;
pub mod nav_mark;

pub use model::*;
pub use nav_mark::mark;
