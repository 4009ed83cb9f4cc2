//! Codes about messages: the words of the theme, names of topics.

use super::Code;

pub(super) const CODES: &[Code] = &[
    Code::error(
        "message-syntax",
        "a message cannot be read",
        "Messages are written as `name = text`; lines that continue one are indented, each `{` has its `}`, and of the \
         variants of a choice one begins with `*`. This one does not follow these rules, so pages would lack its words.",
    )
    .example("reading-time = { $minutes minutes", "reading-time = { $minutes } minutes"),
    Code::error(
        "message-reference",
        "a message refers to something that does not exist",
        "The message puts in another message, term or function that is nowhere. Write it, or correct the name.",
    ),
    Code::error(
        "message-missing",
        "a message is missing",
        "A template or a topic needs words that a language does not have. Add the line that the help gives.",
    ),
    Code::warning(
        "message-duplicate",
        "a message is written twice",
        "The same name stands twice in the files of one language, and the last one counts. Keep one of them.",
    ),
    Code::warning(
        "message-language",
        "a language has no built-in messages",
        "Targum does not come with the words of its pages in this language, so they are shown in English. Put \
         translations into i18n/.",
    ),
];
