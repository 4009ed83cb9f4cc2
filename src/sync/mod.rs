//! What a translation was made from: units, the sidecars that tell what was confirmed, and what became of both since.
//!
//! 1. [`units`] cuts an article into the leaf blocks that translators see, each with two fingerprints.
//! 2. A [`Sidecar`] (`he.sync.yaml`) keeps, for each unit of the source, its text when the translation was last
//!    confirmed and the digests of the blocks that were confirmed for it.
//! 3. [`matching`] finds the stored units in the source of today, and the confirmed blocks in the translation.
//! 4. [`compare`] says of each unit whether the translation still says what the source says.
//! 5. [`confirm`], [`touch`] make the sidecar that tells what people decided.
//!
//! Everything here is a function of texts: no file is read or written, and no clock is asked.

mod align;
mod confirm;
mod fold;
pub mod matching;
mod quick;
mod segment;
mod sidecar;
mod state;
mod unit;

#[cfg(test)]
mod tests;

pub use confirm::{Scope, Signature, confirm, ids, touch};
pub use fold::{folded, prose};
pub use segment::{Segment, UnitKind, segments};
pub use sidecar::{SCHEMA, SEGMENTATION, Sidecar, StoredUnit, Touch};
pub use state::{Comparison, Found, Freshness, Severity, UnitState, compare};
pub use unit::{Unit, UnitDigest, units, units_at};
