//! Codes about addresses on the web, told of by `check --external` only.

use super::Code;

pub(super) const CODES: &[Code] = &[];
