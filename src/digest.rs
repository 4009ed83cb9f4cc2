//! Fingerprints of bytes and of values.
//!
//! Two hash functions serve two ends. [`Digest`] (BLAKE3, 128 bits of it) names content in files that leave
//! the machine, such as `assets/style.HASH.css`. [`Key`] (XXH3, 128 bits) names work in the cache, which never
//! leaves the machine and need not withstand an attacker.

use std::fmt;
use std::hash::{Hash, Hasher};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::Xxh3Default;

/// The first 128 bits of the BLAKE3 hash of some bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest([u8; 16]);

impl Digest {
    /// The digest of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        let mut first = [0; 16];
        first.copy_from_slice(&blake3::hash(bytes).as_bytes()[..16]);
        Self(first)
    }

    /// The first 64 bits as a number: the first sixteen hexadecimal digits.
    pub fn leading(&self) -> u64 {
        self.0.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
    }

    /// The first ten hexadecimal digits, enough to tell the versions of one file apart in its name.
    pub fn short(&self) -> String {
        self.to_string()[..10].to_owned()
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// The XXH3 hash (128 bits) of a value, for the cache only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Key(pub u128);

impl Key {
    /// The key of any hashable value. Two runs of one binary give one value the same key.
    pub fn of<T: Hash + ?Sized>(value: &T) -> Self {
        let mut wide = Wide { hasher: Xxh3Default::new(), waiting: [0; WAITING], length: 0 };
        value.hash(&mut wide);
        wide.flush();
        Self(wide.hasher.digest128())
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// How many bytes wait until the hasher takes them at once: values are hashed in pieces of a few bytes each.
const WAITING: usize = 512;

/// Lets `Hash` feed the 128-bit hasher, of which the standard trait would only ask 64 bits.
struct Wide {
    hasher: Xxh3Default,
    waiting: [u8; WAITING],
    length: usize,
}

impl Wide {
    fn flush(&mut self) {
        self.hasher.update(&self.waiting[..self.length]);
        self.length = 0;
    }
}

impl Hasher for Wide {
    fn write(&mut self, bytes: &[u8]) {
        if self.length + bytes.len() > WAITING {
            self.flush();
        }
        match self.waiting.get_mut(self.length..self.length + bytes.len()) {
            Some(room) => {
                room.copy_from_slice(bytes);
                self.length += bytes.len();
            }
            None => self.hasher.update(bytes),
        }
    }

    fn finish(&self) -> u64 {
        let mut hasher = self.hasher.clone();
        hasher.update(&self.waiting[..self.length]);
        hasher.digest()
    }
}
