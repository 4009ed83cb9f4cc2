//! Snowball's algorithms, in Rust for the index and in JavaScript for what readers type.
//!
//! The scripts are those that Snowball 3.0.1 makes; the README beside them says where they come from.
//! `pagefind_stem` has Snowball 3.0.0's Rust. `tests/search_rules.rs` holds one against the other. Two languages of the
//! crate have no stemming here: Polish, for which 3.0.1 has no script, and Lithuanian, where 3.0.1 takes off more.

use pagefind_stem::Algorithm;

/// A language's algorithm, twice.
pub(super) struct Known {
    /// In Rust.
    pub(super) algorithm: Algorithm,
    /// The name of the script's constructor.
    pub(super) constructor: &'static str,
    /// In JavaScript.
    pub(super) script: &'static str,
}

/// What all of Snowball's scripts stand on.
pub(super) const BASE: &str = include_str!("snowball/base-stemmer.js");

/// Snowball's licence, which goes wherever its scripts go.
pub(super) const LICENSE: &str = include_str!("snowball/LICENSE");

macro_rules! known {
    ($name:ident, $file:literal) => {
        Known {
            algorithm: Algorithm::$name,
            constructor: concat!(stringify!($name), "Stemmer"),
            script: include_str!(concat!("snowball/", $file, "-stemmer.js")),
        }
    };
}

/// Snowball's algorithm for a language; for Dutch the current one and not Porter's.
pub(super) fn known(language: &str) -> Option<Known> {
    Some(match language {
        "nl" => known!(Dutch, "dutch"),
        "en" => known!(English, "english"),
        "de" => known!(German, "german"),
        "fr" => known!(French, "french"),
        "es" => known!(Spanish, "spanish"),
        "it" => known!(Italian, "italian"),
        "pt" => known!(Portuguese, "portuguese"),
        "ro" => known!(Romanian, "romanian"),
        "ru" => known!(Russian, "russian"),
        "sv" => known!(Swedish, "swedish"),
        "da" => known!(Danish, "danish"),
        "nb" | "nn" | "no" => known!(Norwegian, "norwegian"),
        "fi" => known!(Finnish, "finnish"),
        "et" => known!(Estonian, "estonian"),
        "hu" => known!(Hungarian, "hungarian"),
        "tr" => known!(Turkish, "turkish"),
        "el" => known!(Greek, "greek"),
        "hy" => known!(Armenian, "armenian"),
        "eu" => known!(Basque, "basque"),
        "ca" => known!(Catalan, "catalan"),
        "eo" => known!(Esperanto, "esperanto"),
        "ga" => known!(Irish, "irish"),
        "sr" => known!(Serbian, "serbian"),
        "hi" => known!(Hindi, "hindi"),
        "ne" => known!(Nepali, "nepali"),
        "ta" => known!(Tamil, "tamil"),
        "id" => known!(Indonesian, "indonesian"),
        "yi" => known!(Yiddish, "yiddish"),
        _ => return None,
    })
}
