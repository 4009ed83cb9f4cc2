//! What one build keeps for its own pages and for the next build.

use crate::digest::Key;

/// Keeps what was worked out, under the hash of all that it was worked out from. It may lose anything at any time, which
/// costs time only; what it does hand out is what was put.
pub trait Store: Sync {
    /// One part of what was put under `key`.
    fn get(&self, key: Key, part: usize) -> Option<Vec<u8>>;

    /// Says that what was put under `key` is still wanted, as asking for it does.
    fn hold(&self, key: Key);

    /// Keeps some parts under a key; what was there is replaced.
    fn put(&self, key: Key, parts: &[&[u8]]);

    /// Whether it holds nothing, so that asking is in vain.
    fn is_empty(&self) -> bool;
}
