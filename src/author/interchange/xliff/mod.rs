//! XLIFF 2.1 (OASIS Standard, 13 February 2018), its core: what translation tools exchange.
//!
//! A `<file>` for each article, a `<unit>` for each unit with one segment. Markdown's marks are inline codes with their
//! text as original data, so that no tool can damage them.

mod read;
mod write;

use crate::diag::Noted;
use crate::source::Source;

use super::{Package, Returned};

/// The namespace of XLIFF 2.0 and 2.1.
const XLIFF: &str = "urn:oasis:names:tc:xliff:document:2.0";

/// The namespace of what Targum adds: by `sent` it knows whether a translation is as it was sent.
const OWN: &str = "urn:targum:exchange:1";

/// A package as an XLIFF document.
pub fn write(package: &Package) -> String {
    write::document(package)
}

/// Reads an XLIFF document that came back. `None` where it cannot be read at all.
pub fn read(source: &Source) -> Noted<Option<Returned>> {
    read::document(source)
}
