//! Codes about addresses on the web, told of by `check --external` only.

use super::Code;

pub(super) const CODES: &[Code] = &[
    Code::warning(
        "link-dead",
        "a link leads to a page on the web that is gone",
        "The host says that there is no such page (status 404 or 410). Readers who follow the link meet an error. Find \
         where the page has gone or what replaces it, or remove the link.",
    ),
    Code::note(
        "link-moved",
        "a page on the web has moved for good",
        "The host sends readers on to another address and says that this is for good (status 301 or 308). Such signs \
         are taken down some day, and then the link is dead. Look whether the new page is still the same, and link to \
         it.",
    ),
    Code::note(
        "link-unreachable",
        "a page on the web could not be looked at",
        "No answer came, or one that tells nothing: the host may be down for a while, be known inside a network only, \
         or let nobody in but browsers. Try the link in a browser before changing it.",
    ),
];
