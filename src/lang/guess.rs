//! The language and direction of a short text, from its words.
//!
//! 1. Words are weighed by script: those that look like code or an address have no vote, names in capitals little, common
//!    words most. Another direction or script than the article's must outweigh it three to two.
//! 2. Between languages of one script common words decide, each worth more the fewer languages have it, with letters and
//!    groups of letters that are a language's own. The article's language, then the site's, begin with an advantage.
//! 3. `Native::confirms` answers the usual question, whether a text is in the article's own language, after a few words.
//!
//! No well-kept library does this for a heading of three words: those that were weighed are in `docs/DEPENDENCIES.md`.

mod judge;
mod languages;
mod latin;
mod letters;
mod native;
mod others;
mod score;
mod table;
mod tally;
mod words;

use super::{Direction, Lang};

pub use native::Native;
pub use tally::Tally;

/// Words that a text in another script or language has before it is worth a remark that it could not be told.
const MANY: u32 = 5;

/// How far a guess may be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// The words leave little doubt, or there are too few to be in doubt about.
    Sure,
    /// Five words or more, and they fit several languages, none that is known, or two about as much.
    Unsure,
}

/// What the words of a text say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    /// Its language; `None` where it cannot be told, as for a name by itself.
    pub lang: Option<Lang>,
    /// Which way it runs; `None` where there are no words.
    pub dir: Option<Direction>,
    /// How far that may be trusted.
    pub confidence: Confidence,
}

#[cfg(test)]
mod tests;
