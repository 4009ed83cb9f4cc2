//! Codes about the handbook as a whole.

use super::Code;

pub(super) const CODES: &[Code] = &[
    Code::warning(
        "section-untitled",
        "a section has no article of its own",
        "A folder holds articles but has no text itself, so readers see the folder's name as its title. Give it a \
         title and a few words of introduction.",
    ),
    Code::warning(
        "heading-skipped",
        "a heading is more than one level below the one above it",
        "Headings are the table of contents, and readers who listen to a page go from heading to heading by level. A \
         level that is left out sounds as if something were missing. Go down one level at a time; the title of the \
         article is level 1.",
    )
    .example("## Before the call\n\n#### What you need", "## Before the call\n\n### What you need"),
    Code::warning(
        "title-duplicate",
        "two articles of one language have the same title",
        "In lists, in search results and in the browser's tabs the two cannot be told apart. Say in each title what is \
         special about it. It is a warning within one section, and a note elsewhere.",
    )
    .example("title: Introduction", "title: Complaints: an introduction"),
    Code::note(
        "slug-similar",
        "the addresses of two articles differ by signs only",
        "The last parts of two addresses in one section are the same but for hyphens and the like. People who pass an \
         address on, or type it, will end at the wrong page. Use other words in one of them.",
    )
    .example("slug: follow-up\nslug: followup", "slug: follow-up\nslug: after-the-call"),
    Code::warning(
        "body-empty",
        "an article has a title but no text",
        "Readers find it in lists and open it for nothing. Write the text, or mark the article as a draft until it is \
         there. The home page and sections may do without: they show what lies below them.",
    ),
    Code::note(
        "orphan",
        "an article stands alone",
        "No other article links to it or names it in `see_also`, it leads to none itself, and no other article has one \
         of its topics. So readers find it only in the list of its section or by searching. Link to it where it helps. \
         A handbook whose articles are not linked at all is not told of this.",
    ),
    Code::note(
        "link-words",
        "a link shows its address instead of words",
        "Words tell what is behind a link, also to those who hear it read aloud; an address does not, and in a \
         right-to-left text it is hard to read. `[[path]]` alone shows the title of the page.",
    )
    .example("[[ten-ways|ten-ways]]", "[[ten-ways]]"),
    Code::warning(
        "link-draft",
        "a published article links to a draft",
        "Drafts are left out of the site, so the link leads nowhere, and the article that has it cannot be published. \
         Publish the draft first, or write the words without a link.",
    ),
    Code::note(
        "topic-unused",
        "no article has a topic",
        "A topic that the settings list is in no article, so readers who choose it find an empty page. Give it to \
         articles, or remove it from targum.yaml.",
    ),
    Code::warning(
        "source-missing",
        "a translation's source is not there",
        "`translated_from` names a language in which this entry has no article, so nobody can tell whether the \
         translation is up to date. Correct it, or remove the line where the article is an original.",
    )
    .example("translated_from: fr", "translated_from: he"),
    Code::note(
        "summary-long",
        "a summary is longer than what is shown",
        "Cards, lists and search results show about 200 characters of a summary (100 in Chinese, Japanese and Korean) \
         and cut the rest, counted as readers see them. Say in one or two sentences what readers find in the article.",
    ),
    Code::note(
        "summary-missing",
        "an article has no summary though most others do",
        "Lists show the summary below the title. Without one they show the beginning of the text, which seldom says \
         what the article is about. Told of only where more than half of a language's articles have one.",
    ),
];
