//! Codes about the handbook as a whole.

use super::Code;

pub(super) const CODES: &[Code] = &[Code::warning(
    "section-untitled",
    "a section has no article of its own",
    "A folder holds articles but has no text itself, so readers see the folder's name as its title. Give it a title \
         and a few words of introduction.",
)];
