//! Where units stand: an article's leaves, which its own reading finds.

pub use crate::article::{Segment, UnitKind, segments};
