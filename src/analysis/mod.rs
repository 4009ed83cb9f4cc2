//! The words of a language: where they are in a text, what they have in common, which terms they mention.
//!
//! Rules are those of the design's SEARCH.md. They are stated as explicit code points, so that the script for
//! browsers that is made from them agrees with this one.

mod affixes;
mod compounds;
pub mod glossary;
mod keys;
mod layers;
mod lexicon;
mod normal;
mod prefix;
pub mod rules;
mod snowball;
mod spelling;
mod stem;
mod stop;
mod words;

pub use compounds::Compounding;
pub use glossary::{Matcher, Mention};
pub use keys::{candidate_keys, may_contain, word_keys};
pub use layers::Layers;
pub use lexicon::{Forms, Known, Lexicon, Lexicons, Reader};
pub use normal::{normalise, normalise_into};
pub use prefix::variants;
pub use stem::{Stemmer, stem};
pub use stop::{is_stop, stop_words};
pub use words::{Word, Words, count_words, is_word_char, words};
