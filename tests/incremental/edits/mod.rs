//! The edits: each kind is a function that changes something, or finds nothing to change.

mod articles;
mod bytes;
mod front;
mod look;
mod output;
mod settings;
mod sidecars;
mod text;
mod words;

use super::site::Site;

/// Does one edit and says what it did; `None` where the site has nothing for it.
pub type Edit = fn(&mut Site) -> Option<String>;

/// All kinds, by name.
pub fn kinds() -> Vec<(&'static str, Edit)> {
    [
        text::KINDS,
        front::KINDS,
        articles::KINDS,
        settings::KINDS,
        look::KINDS,
        sidecars::KINDS,
        bytes::KINDS,
        output::KINDS,
    ]
    .concat()
}

/// Kinds that leave the site with an error, at least at times: only for rounds that are to fail.
pub const BREAKING: &[&str] = &[
    "front matter broken",
    "settings broken",
    "template broken",
    "messages broken",
    "stray characters",
    "page in the way",
    "names that differ in case",
    "address taken twice",
];
