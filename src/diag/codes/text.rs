//! Codes about the text of articles: direction, punctuation, script.

use super::Code;

pub(super) const CODES: &[Code] = &[];
