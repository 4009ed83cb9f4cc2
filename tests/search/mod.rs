//! What the tests of search share.

pub mod generated;
