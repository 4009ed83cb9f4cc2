//! How the translations of a handbook stand: a row for each entry in each language, the gravest first.
//!
//! 1. [`rows`] makes the rows of a library, those for what is missing too.
//! 2. A row answers four questions (freshness, origin, proofreading, coverage); [`Badge`] is one word for all of them.
//! 3. [`roll_up`] adds rows up by article, section or language.
//! 4. [`text()`], [`json()`] and [`html()`] write them.

mod badge;
mod board;
mod json;
mod rollup;
mod row;
mod table;

pub use badge::Badge;
pub use board::{Board, html};
pub use json::json;
pub use rollup::{Rollup, by_language, by_section, roll_up};
pub use row::{Origin, Row, StaleUnit, rows};
pub use table::text;
