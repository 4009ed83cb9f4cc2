//! Codes about the text of articles: direction, punctuation, script.

use super::Code;

pub(super) const CODES: &[Code] = &[
    Code::error(
        "bidi-unbalanced",
        "an invisible control of direction is not closed",
        "Some characters steer direction without being seen: an isolate or embedding begins with one and ends with \
         another. Here the end is missing, so everything up to the end of the paragraph is shown in that direction. The \
         correction ends it where the paragraph ends, which changes nothing that readers see; put the end right behind \
         the words that were meant.",
    ),
    Code::error(
        "bidi-stray",
        "an invisible control ends something that was not begun",
        "The end of an isolate or embedding stands here without a beginning, often left over when a phrase was moved or \
         deleted. It has no effect and is best removed. Each paragraph, cell and item is looked at by itself: what \
         begins in one cannot end in another.",
    ),
    Code::error(
        "bidi-overlap",
        "invisible controls of direction overlap",
        "What begins last must end first. Here an embedding would end on the other side of an isolate's border, so that \
         part of the text is shown in another order than was meant. Remove both and mark the words anew with isolates.",
    ),
    Code::error(
        "bidi-depth",
        "invisible controls of direction nest too deep",
        "Unicode lets isolates and embeddings nest 125 levels deep and ignores what is further in. No text needs that \
         many: a program has likely added one each time the file was saved. Remove those that nothing needs.",
    ),
    Code::error(
        "bidi-place",
        "an invisible control of direction stands where none belongs",
        "In code, addresses, ids, slugs, file names and the keys of settings an invisible character makes two things \
         differ that look the same: the link leads nowhere, the copied command does not work. They come along when \
         text is copied from mail and web pages. Remove it.",
    ),
    Code::error(
        "bidi-override",
        "an override makes text read other than it is written",
        "The characters U+202D and U+202E show the letters behind them in one direction whatever they are, so that a \
         file name, a number or a line of code can be made to read as something else. No handbook needs that. Remove \
         it; a phrase that needs a direction of its own gets an isolate.",
    ),
    Code::warning(
        "bidi-embedding",
        "an embedding stands where an isolate belongs",
        "Embeddings (U+202A and U+202B, ended by U+202C) are the old way to give a phrase its direction: they also disturb \
         numbers and punctuation beside it. Isolates (U+2066 and U+2067, ended by U+2069) do not. The correction is made \
         without asking where the order on the screen stays the same.",
    ),
    Code::warning(
        "title-latin-start",
        "a right-to-left title begins with a left-to-right word",
        "Where nothing but the text of a title is known, as in chats, file lists and the tabs of old browsers, its first \
         letter decides its direction, and a title that begins in Latin letters is turned round. The handbook's own \
         pages show it right. Begin with a word of the title's language where that reads well.",
    )
    .example("title: CRM בקצרה", "title: מערכת CRM בקצרה"),
    Code::warning(
        "brackets-swapped",
        "brackets stand the wrong way round",
        "Screens mirror brackets in right-to-left text: the opening one is typed first, as in any language. Some editors \
         did not mirror them, so people swapped them by hand; in the handbook those point outwards.",
    )
    .example("שלום )כך( לכולם", "שלום (כך) לכולם"),
    Code::warning(
        "quotes-ascii",
        "a quotation mark stands in a Hebrew word for geresh or gershayim",
        "Hebrew has marks of its own within words: ״ in acronyms and ׳ in abbreviations and foreign sounds. Pages show \
         them in any case; written so in the source they are found in a search, copied right and never taken for a \
         quotation. Quotation marks round words are left alone.",
    )
    .example("צה\"ל, ד\"ר, ג'ירפה", "צה״ל, ד״ר, ג׳ירפה"),
    Code::warning(
        "maqaf",
        "a hyphen joins two Hebrew words",
        "Hebrew joins words with a maqaf, ־, which stands at the height of the letters; the hyphen of keyboards lies \
         lower and turns with the direction of what follows. Where a dash between sentences was meant, write – with \
         spaces on both sides.",
    )
    .example("בית-ספר", "בית־ספר"),
    Code::warning(
        "punctuation-latin",
        "a Latin comma, semicolon or question mark stands in Arabic text",
        "Arabic has marks of its own, ، ؛ ؟, which lean the way it reads. The Latin ones look foreign, and a reader may \
         take the question for a statement. Numbers, Latin phrases, code and addresses keep theirs.",
    )
    .example("كيف حالك?", "كيف حالك؟"),
    Code::warning(
        "digits-mixed",
        "an article mixes families of digits",
        "Some numbers of the article are written in European digits and some in Arabic-Indic or Persian ones, so readers \
         must switch within a page and compare unlike numbers. Write all in the digits of the language's region. \
         Telephone numbers, versions and names such as ISO 9001 are not counted.",
    )
    .example("من 10 إلى ٢٠", "من 10 إلى 20"),
    Code::warning(
        "tatweel",
        "a word is stretched with tatweel",
        "Tatweel (U+0640) makes a word wider and is no letter: a search for the word does not find it, and screen readers \
         stumble. Pages space lines themselves. It may stay where it has a use, as in `الـCRM` and `1446هـ`.",
    )
    .example("مرحــبا", "مرحبا"),
    Code::warning(
        "arabic-persian-letters",
        "an Arabic word has a letter of a Persian keyboard",
        "ک and ی look like ك and ي in most fonts, but are other characters: search, sorting and the spelling checker take \
         the word for another. Words of Persian within Arabic text are left alone.",
    )
    .example("کتاب", "كتاب"),
    Code::warning(
        "arrow-literal",
        "an arrow stands between steps in right-to-left text",
        "An arrow points to the left or the right of the screen, while the steps follow the reading direction, which is \
         not the same in all of the handbook's languages; screen readers read it out or skip it. Make the steps a \
         numbered list, or write a word between them. In a theme, draw it with CSS so that it can be mirrored.",
    )
    .example("תפריט → הגדרות → שמירה", "בתפריט בוחרים בהגדרות ואחר כך בשמירה"),
    Code::warning(
        "direction-words",
        "the text names a side of the screen",
        "A page in Hebrew or Arabic is the mirror image of one in Dutch: what is on the right here is on the left there, and \
         on a telephone it is neither. Name the thing instead of its side, so that translations stay right too.",
    )
    .example("Klik rechtsonder op Verzenden.", "Klik op Verzenden."),
    Code::warning(
        "invisible",
        "an invisible character stands in the middle of a word",
        "Characters without width come along when text is copied. In the middle of a word they keep a search from finding \
         it, and it may break at the end of a line. Those that a script needs, such as the non-joiner of Persian, are \
         left alone.",
    ),
    Code::warning(
        "language-unsure",
        "the language of a block could not be told",
        "Each paragraph, heading and cell is given its language and direction from its words, so that it is read aloud and \
         set as it should be. These words are in another script or language than the article's, or are half and half, and \
         fit several languages or none that is known. Say which it is with a `<div>` around them, or translate them.",
    )
    .example("Escalation process", "<div lang=\"en\" dir=\"ltr\">\n\nEscalation process\n\n</div>"),
];
