//! Codes about the theme: templates, tokens, fonts.

use super::Code;

pub(super) const CODES: &[Code] = &[
    Code::error(
        "theme",
        "the theme cannot be used as it is",
        "The theme that the settings name is not there, one of its files cannot be read, or a colour, font or other \
         token has a value that cannot stand in a style sheet. An unknown token is a warning: it has no effect.",
    ),
    Code::error(
        "template",
        "a template has a mistake",
        "A template of your own cannot be read, or uses a variable or function that pages do not have. Compare it with \
         the built-in one of the same name.",
    ),
];
