//! What is kept of one language's index for the next build. The files themselves are kept beside it, each under its key.

use serde::{Deserialize, Serialize};

use crate::digest::Key;

/// What was made of a language.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct State {
    /// The hash of all that its files were made from.
    pub made_from: Option<Key>,
    /// The slots of its articles, sorted, each with the hash of what its words were gathered from.
    pub articles: Vec<(u32, Key)>,
    /// The words that the glossary's terms consist of.
    pub terms: Vec<String>,
    /// Its files of terms.
    pub shards: Vec<Shard>,
    /// Its files of words, each with the length of its words.
    pub words: Vec<(u32, Key)>,
    /// Its other files: addresses and keys.
    pub others: Vec<(String, Key)>,
}

/// A file of terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Shard {
    /// Where its keys start.
    pub start: String,
    /// By which browsers tell it from other versions.
    pub stamp: String,
    /// Its key.
    pub key: Key,
}

impl State {
    /// Reads what [`State::to_bytes`] wrote; `None` of anything else.
    pub fn of(bytes: &[u8]) -> Option<State> {
        postcard::from_bytes(bytes).ok()
    }

    /// The state as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// The keys of the files that are kept beside it.
    pub fn kept(&self) -> impl Iterator<Item = Key> {
        self.shards.iter().map(|shard| shard.key).chain(self.words.iter().map(|(_, key)| *key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_comes_back() {
        let shard = Shard { start: "אב".to_owned(), stamp: "7f3a".to_owned(), key: Key(9) };
        let state = State {
            made_from: Some(Key(u128::MAX - 7)),
            articles: vec![(0, Key(3)), (200, Key(4)), (1 << 30, Key(5))],
            terms: vec!["klacht".to_owned()],
            shards: vec![shard],
            words: vec![(3, Key(1)), (24, Key(1 << 100))],
            others: vec![("assets/search/he/root.js".to_owned(), Key(6))],
        };
        let bytes = state.to_bytes();
        assert_eq!(State::of(&bytes).as_ref(), Some(&state));
        assert_eq!(state.kept().collect::<Vec<_>>(), [Key(9), Key(1), Key(1 << 100)]);
        assert_eq!(State::of(&bytes[..bytes.len() - 1]), None);
        assert_eq!(State::of(&[]), None);
    }
}
