//! What visitors see: one typed, complete view per page.

pub mod model;

pub use model::*;
