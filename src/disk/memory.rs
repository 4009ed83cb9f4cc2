//! What the last build into a folder knew: for each file its key, and how the file looked when it was written.
//! Losing it costs time only.

use std::fs::Metadata;
use std::io;
use std::time::UNIX_EPOCH;

use super::sealed::{Header, seal, unseal};
use crate::digest::Key;
use crate::path::Url;

/// Changes when what is remembered is written otherwise.
const HEADER: &Header = b"targum pages 2\n\0";

/// What is remembered of an output folder.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Memory {
    /// The hash of all that the last build was made from.
    pub inputs: Option<Key>,
    /// Its files.
    pub known: Vec<(Url, Known)>,
}

/// A published file as a build left it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known {
    /// The hash of all that it was made from.
    pub key: Key,
    /// The hash of its bytes.
    pub bytes: Key,
    /// How it looked on disk.
    pub stamp: Stamp,
}

/// What the file system says of a file without opening it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    /// Its length in bytes.
    pub length: u64,
    /// Its last change, in nanoseconds since 1970.
    pub modified: u128,
}

impl Stamp {
    /// The stamp of a file.
    pub fn of(metadata: &Metadata) -> Stamp {
        let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        Stamp { length: metadata.len(), modified: modified.map_or(0, |since| since.as_nanos()) }
    }
}

impl Memory {
    /// Reads what was remembered. Anything that is not as it was written makes the whole unknown.
    pub fn decode(bytes: &[u8]) -> Option<Memory> {
        let (inputs, files): (Option<u128>, Vec<File<'_>>) = unseal(HEADER, bytes)?;
        let known = |(url, key, bytes, length, modified): File<'_>| {
            let stamp = Stamp { length, modified };
            (Url::new(url), Known { key: Key(key), bytes: Key(bytes), stamp })
        };
        Some(Memory { inputs: inputs.map(Key), known: files.into_iter().map(known).collect() })
    }

    /// Writes what is known, sorted.
    pub fn encode(mut self) -> io::Result<Vec<u8>> {
        self.known.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        let files: Vec<File<'_>> = self
            .known
            .iter()
            .map(|(url, known)| {
                let Known { key, bytes, stamp } = *known;
                (url.as_str(), key.0, bytes.0, stamp.length, stamp.modified)
            })
            .collect();
        seal(HEADER, &(self.inputs.map(|key| key.0), files))
    }
}

/// A file as it is written down: address, key, hash of its bytes, length, last change.
type File<'a> = (&'a str, u128, u128, u64, u128);

#[cfg(test)]
mod tests {
    use super::*;

    fn memory() -> Memory {
        let stamp = Stamp { length: 3, modified: 9 };
        let known = Known { key: Key(7), bytes: Key(u128::MAX), stamp };
        let files = ["he/שם עם רווח/index.html", "b", "a"].map(|url| (Url::new(url), known));
        Memory { inputs: Some(Key(5)), known: files.into() }
    }

    #[test]
    fn what_is_written_is_read() {
        let mut expected = memory();
        expected.known.reverse();
        assert_eq!(Memory::decode(&memory().encode().unwrap()), Some(expected));
    }

    #[test]
    fn damage_makes_it_unknown() {
        let good = memory().encode().unwrap();
        assert_eq!(Memory::decode(&[]), None);
        for at in 0..good.len() {
            let mut bad = good.clone();
            bad[at] ^= 4;
            assert_eq!(Memory::decode(&bad), None, "{at}");
            assert_eq!(Memory::decode(&good[..at]), None, "{at}");
        }
    }
}
