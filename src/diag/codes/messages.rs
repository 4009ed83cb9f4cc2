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
    Code::warning(
        "message-untranslated",
        "a message of the site is missing in one of its languages",
        "The site's own messages have this one in some languages but not in all, so readers of the others miss words. \
         Write it in the file that the help names.",
    ),
    Code::note(
        "message-unused",
        "nothing asks for a message",
        "No template, no topic and no other message uses it, and no built-in message has its name, so readers never \
         see it. It is most often a slip of the pen in its name, or belongs to something that is gone.",
    )
    .example("topic-honestly = Eerlijkheid", "topic-honesty = Eerlijkheid"),
    Code::warning(
        "message-variables",
        "a message lacks a variable that it has in another language",
        "The same message shows a name, number or date in one language and not in the other, so some readers are told \
         less. Put the variable where it belongs.",
    )
    .example("nl: greeting = Dag\nhe: greeting = שלום { $name }", "nl: greeting = Dag { $name }\nhe: greeting = שלום { $name }"),
    Code::warning(
        "message-variant-missing",
        "a choice by number lacks a variant that its language needs",
        "Languages have different forms for different numbers: Dutch has two, Hebrew three, Arabic six. Where one is \
         not written, the default stands in for it, and readers see wrong grammar. Numbers in brackets, such as `[0]`, \
         stand for the variant that only they take.",
    )
    .example(
        "pages = { $n ->\n    [one] صفحة\n   *[other] { $n } صفحة\n }",
        "pages = { $n ->\n    [zero] لا صفحات\n    [one] صفحة\n    [two] صفحتان\n    [few] { $n } صفحات\n    [many] { $n } صفحة\n   *[other] { $n } صفحة\n }",
    ),
    Code::warning(
        "message-variant-unused",
        "a choice by number has a variant that its language never uses",
        "No number takes this variant in this language, so its text is never shown, and whoever wrote it expected \
         something else. Hebrew, for one, has had no `many` since CLDR 42 (2022).",
    )
    .example("pages = { $n ->\n    [one] עמוד\n    [two] עמודיים\n    [many] { $n } עמוד\n   *[other] { $n } עמודים\n }", "pages = { $n ->\n    [one] עמוד\n    [two] עמודיים\n   *[other] { $n } עמודים\n }"),
];
