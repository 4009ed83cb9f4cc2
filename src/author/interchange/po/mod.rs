//! Gettext's PO (GNU gettext manual, *The Format of PO Files*): what Weblate, Pontoon and Poedit read.
//!
//! Texts are Markdown as it is written. An entry's context names its article and unit, since two units may have the
//! same text.

mod read;
mod write;

use crate::diag::Noted;
use crate::source::Source;

use super::{Package, Returned};

/// A package as a PO file.
pub fn write(package: &Package) -> String {
    write::file(package)
}

/// Reads a PO file that came back. `None` where it cannot be read at all.
pub fn read(source: &Source) -> Noted<Option<Returned>> {
    read::file(source)
}
