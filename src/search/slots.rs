//! Numbers for articles that stay when others come and go.

use crate::digest::Digest;
use crate::library::{EntryId, Library};

/// Each entry's slot in a table that is at most two thirds full. A slot is found by the hash of the entry's path, so a
/// new article leaves the numbers of the others alone (but for the few beside it), and with them all that is written
/// of the others. When the table is full, it doubles.
pub(super) struct Slots {
    of: Vec<Option<u32>>,
}

impl Slots {
    /// Slots for all entries that have an article.
    pub fn plan(library: &Library) -> Slots {
        let mut hashed: Vec<(u64, EntryId)> = library
            .ids()
            .filter(|id| library.entry(*id).records.iter().any(Option::is_some))
            .map(|id| (Digest::of(library.entry(id).path.as_str().as_bytes()).leading(), id))
            .collect();
        hashed.sort_unstable();
        let bits = (hashed.len() * 3 / 2).max(1).next_power_of_two().trailing_zeros().max(4);
        let mut of = vec![None; library.entries.len()];
        // In the order of their hashes each takes the first free slot from its own on: nobody before it is moved.
        let mut next = 0;
        let overflow = hashed.iter().filter(|(hash, id)| {
            let slot = next.max((hash >> (64 - bits)) as u32);
            let fits = slot < 1 << bits;
            if fits {
                of[id.0 as usize] = Some(slot);
                next = slot + 1;
            }
            !fits
        });
        let late: Vec<EntryId> = overflow.map(|(_, id)| *id).collect();
        // The few beyond the table's end stand behind it.
        for (slot, id) in (1 << bits..).zip(late) {
            of[id.0 as usize] = Some(slot);
        }
        Slots { of }
    }

    /// An entry's slot.
    pub fn of(&self, id: EntryId) -> Option<u32> {
        self.of[id.0 as usize]
    }
}
