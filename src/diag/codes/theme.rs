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
    Code::warning(
        "physical-css",
        "a style names a side of the screen",
        "A page in Hebrew or Arabic is the mirror image of one in Dutch. A style for the left or the right side is wrong in \
         one of the two; logical properties follow the reading direction, so that one rule serves both. Where the \
         rule is for one direction already, the correction is only suggested.",
    )
    .example("margin-left: 1rem;", "margin-inline-start: 1rem;"),
    Code::warning(
        "script-css",
        "a style spreads or slants letters in all scripts",
        "Arabic letters are joined: spread, the word comes apart. Hebrew and Arabic have no slanted letters, and browsers \
         tilt the upright ones instead. Limit such a rule to the languages that it suits, and emphasise by weight in the \
         others.",
    )
    .example("em { font-style: italic; }", "em:lang(nl) { font-style: italic; }"),
    Code::warning(
        "template-direction",
        "a template sets direction or alignment where it should not",
        "The direction belongs on `<html>`, so that scroll bars, dialogs and styles follow it; on `<body>` it leaves them \
         behind. `align` names a side of the screen, which is the wrong one in half of the languages.",
    )
    .example("<body dir=\"rtl\">", "<html lang=\"{{ lang.tag }}\" dir=\"{{ lang.dir }}\">"),
    Code::warning(
        "template-style",
        "a template has styles of its own",
        "Pages forbid styles within HTML, so that nothing foreign can bring its own: a browser ignores a `style` \
         attribute or element. Give the element a class and put the rule into the theme's style sheet.",
    ),
    Code::warning(
        "template-text",
        "a template has words that are not a message",
        "Words in a template are the same in all languages. Put them into a message of each language and ask for it by its \
         name.",
    )
    .example("<h2>Lees ook</h2>", "<h2>{{ t(id=\"see-also-title\") }}</h2>"),
];
