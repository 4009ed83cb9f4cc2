//! Codes about dates, reviews and owners.

use super::Code;

pub(super) const CODES: &[Code] = &[];
