//! Whether a translation has what its source has.

mod marks;

pub use marks::placeholders;
