//! What editors do to the sources. Nothing here writes: each returns the files as they are to be, and a door writes
//! them.

mod diff;
mod lines;
mod mend;

pub use diff::diff;
pub use mend::{Change, Mended, mend};
