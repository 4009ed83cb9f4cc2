//! Codes about an article by itself: front matter and Markdown.

use super::Code;

pub(super) const CODES: &[Code] = &[
    Code::error(
        "empty",
        "an article's file is empty",
        "The file has no text at all, not even a title. Begin it with front matter, or remove it: readers then get the \
         article in another language.",
    ),
    Code::error(
        "front-missing",
        "an article does not begin with front matter",
        "An article begins with a line `---`, lines such as `title: …`, and another line `---`. Without them it has \
         no title, so it cannot be listed or linked.",
    )
    .example("# Hear the customer\n\nText", "---\ntitle: Hear the customer\n---\n\nText"),
    Code::error(
        "title-missing",
        "an article has no title",
        "The title heads the page and stands for the article in every list and link. Write it into the front matter.",
    )
    .example("---\nsummary: How to listen.\n---", "---\ntitle: Hear the customer\nsummary: How to listen.\n---"),
    Code::error(
        "front-value",
        "a key of the front matter has a value that it cannot have",
        "The value is of another kind than the key wants: a list where one text belongs, a word where a number \
         belongs. The help of the problem says how to write it.",
    )
    .example("weight: heavy", "weight: 10"),
    Code::warning(
        "key-unknown",
        "a key of the front matter is not known and has no effect",
        "The front matter has a key that Targum does not know, most often a slip of the pen, so what stands there is \
         not shown. Correct its name, remove it, or put what a theme of your own wants below `extra:`.",
    )
    .example("titel: Hear the customer", "title: Hear the customer"),
    Code::error(
        "date",
        "a date is not a day of the calendar",
        "Dates are written as year, month and day with hyphens, so that they mean the same in every language.",
    )
    .example("date: 9-3-2025", "date: 2025-03-09"),
    Code::error(
        "slug",
        "an article's part of the address cannot be used",
        "`slug` becomes a part of the page's address and the name of a folder, so it may not hold spaces, slashes, \
         invisible characters, or signs that some systems refuse. Use letters of any script, digits and hyphens.",
    )
    .example("slug: a/b c", "slug: a-b-c"),
    Code::error(
        "alias",
        "a former address cannot be used",
        "`aliases` are former addresses of an article, from the site's root and without a slash before them. Readers \
         who come by one are led on to the article.",
    )
    .example("aliases: [/he/old]", "aliases: [he/old]"),
    Code::warning(
        "translation-dropped",
        "a translation is not used",
        "A translation has an error, so its readers get the article in another language until it is mended. All other \
         pages are published. Mend the problems that are told of for the same file.",
    ),
    Code::error(
        "topic-unknown",
        "an article has a topic that the site does not",
        "Topics are chosen from the list in targum.yaml, so that a slip of the pen does not make a topic of its own. \
         Correct the name, or add the topic to `topics` and its name to i18n/.",
    ),
    Code::warning(
        "definition",
        "a glossary term's definition has parts that are left out",
        "A definition is shown beside texts that mention the term, where there is room for paragraphs, lists and \
         quotations only. Headings, images, tables and footnotes belong in an article; link to it.",
    ),
    Code::warning(
        "heading-attribute",
        "a heading says a language or direction that cannot be",
        "Between braces after a heading may stand its language and direction, as in `{lang=nl dir=ltr}`. What stands \
         there is no language tag, or neither `ltr` nor `rtl`, so it was left out and the heading's words decide.",
    )
    .example("## Wat de klant zegt {lang=dutch}", "## Wat de klant zegt {lang=nl}"),
    Code::error(
        "heading-id",
        "a heading's name holds characters that no link can have",
        "The name after `#` by which links find a heading may hold letters, digits and hyphens, but neither spaces nor \
         control characters.",
    )
    .example("## Say it {#say\\ it}", "## Say it {#say-it}"),
    Code::error(
        "heading-reserved",
        "a heading has a name that the page itself uses",
        "Some names on a page belong to its own parts, such as the footnotes. A link to this heading would lead there \
         instead. Choose another name.",
    ),
    Code::error(
        "heading-duplicate",
        "two headings of an article have the same name",
        "A link to the name always leads to the first of the two. Give one of them another name.",
    )
    .example("## Before {#talk}\n## After {#talk}", "## Before {#before}\n## After {#after}"),
    Code::warning(
        "footnote-duplicate",
        "a footnote is defined twice",
        "Two footnotes have the same label; only the first is shown. Rename or remove the other.",
    ),
    Code::warning(
        "footnote-unused",
        "nothing refers to a footnote",
        "A footnote is shown only where the text refers to it, so this one is not shown at all. Refer to it, or remove \
         it.",
    )
    .example("Text.\n\n[^1]: A note.", "Text.[^1]\n\n[^1]: A note."),
    Code::warning(
        "nesting",
        "lists or quotations are nested too deep",
        "Beyond some levels nobody can follow, neither on paper nor by ear, and what is further in was flattened. Keep \
         lists and quotations to a few levels.",
    ),
    Code::warning(
        "html-removed",
        "a part of raw HTML was left out",
        "HTML in an article passes a filter that keeps what is safe and looks the same in every theme. This element or \
         attribute was left out. Write it in Markdown, or set `html: trust` for a site whose authors you all know.",
    ),
    Code::warning(
        "html-image",
        "an image in raw HTML was left out",
        "An image written in HTML is neither checked nor copied along, so it would be missing for some readers. Write \
         it in Markdown.",
    )
    .example("<img src=\"steps.png\">", "![The four steps](steps.png)"),
];
