//! Codes about what translations were made from.

use super::Code;

pub(super) const CODES: &[Code] = &[
    Code::warning(
        "sync-damaged",
        "the file that tells what a translation was made from cannot be read in full",
        "Beside each translation lies a file that ends in `.sync.yaml`, which Targum writes. A part of it cannot be \
         read: it was edited by hand, or two versions of it were merged by halves. What can be read is used, and the \
         other blocks count as not confirmed. Run `targum sync --repair`, then look at `targum status`.",
    ),
    Code::error(
        "sync-newer",
        "a newer Targum wrote what a translation was made from",
        "The format of the `.sync.yaml` file beside the translation is one that this version does not know, and to \
         guess would lose what people confirmed. Use the newer version for this site, everywhere it is built.",
    ),
];
