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
    Code::error(
        "exchange-damaged",
        "a file from a translator cannot be read",
        "Files for translators are XLIFF 2 or PO. This one, or a part of it, is not sound: it was cut off, edited by hand, \
         or saved by a program that does not know the format. What can be read is used. Open it where the problem \
         is told of, or ask for it again.",
    ),
    Code::error(
        "exchange-language",
        "a file from a translator is in another language",
        "The file says into which language it is translated, and that is not one of the site's, or not the one that was \
         asked for. Nothing was changed, so that no article gets words of another language.",
    ),
    Code::warning(
        "exchange-unknown",
        "a file from a translator has a text that the handbook does not",
        "The article or the block was moved, removed or rewritten since the file was written out, so there is nothing \
         that the translation could stand for. It was left out; the rest of the file was used.",
    ),
    Code::warning(
        "exchange-lost",
        "a translation came back without a link, image or placeholder",
        "Links, images, code, footnotes and placeholders must be in the translation letter for letter, or readers would \
         miss them. This block was left as it is, and the others were written. Put back what is missing and read the \
         file again.",
    ),
    Code::note(
        "exchange-changed",
        "the source was changed while it was being translated",
        "The translator worked from an earlier text. Her words were written all the same, since they are nearer to the \
         source than what was there; the block counts as outdated until someone has looked.",
    ),
    Code::warning(
        "exchange-both",
        "a block was translated in two places at once",
        "The translation in the handbook was edited after the file was written out, and the file has other words for \
         it. Neither is overwritten without asking. Compare the two and decide, or write the file out anew.",
    ),
    Code::warning(
        "exchange-place",
        "a translated block could not be written into its article",
        "The words would not stay one block there: a paragraph would turn into a list, a row would stand outside its \
         table, or the file itself cannot be written anew. It was left out, and the rest was written. Write it into the \
         article by hand.",
    ),
    Code::warning(
        "translation-links",
        "a translation lacks a link of its source",
        "Readers of the translation cannot follow what readers of the source can. Links are compared by where they lead, \
         not by how they are written, and may stand anywhere in the same section; pages elsewhere may have an address of \
         their own in each language.",
    )
    .example("Zie de kaart.", "Zie [[five-sentences|de kaart]]."),
    Code::warning(
        "translation-images",
        "a translation lacks an image of its source",
        "The source shows something that readers of the translation do not see. Show it in the translation too, with its \
         description in that language. If the image has words in it, put a version beside it with the language in its \
         name, such as `steps.nl.svg`.",
    ),
    Code::warning(
        "translation-code",
        "a translation has other code than its source",
        "What readers type or look for on their screens is the same in every language. Comments, what stands between \
         quotation marks, and words in other scripts may be translated. Copy the code from the source.",
    )
    .example("Type `controleren`.", "Type `check`."),
    Code::warning(
        "translation-placeholders",
        "a translation lacks a placeholder of its source",
        "Something such as `{name}` is filled in later by a program or by whoever uses the text. A placeholder that was \
         translated or left out is not filled in, and readers see it as it is. Write it as in the source.",
    )
    .example("Beste {naam},", "Beste {name},"),
    Code::warning(
        "translation-numbers",
        "a translation has another number than its source",
        "A figure became another on the way, or is gone. Digits of all scripts count as the same, and so do numbers in \
         words, dates in other forms, and figures elsewhere in the section. Compare it with the source.",
    )
    .example("Binnen 41 dagen", "Binnen 14 dagen"),
    Code::warning(
        "translation-anchors",
        "a heading has another name than in the source",
        "The author of the source gave a heading a name, in `{#…}`, by which links find it. Where the translation has \
         another one, links to it lead to the top of the page in that language. Give it the same name.",
    )
    .example("## Voorbereiding", "## Voorbereiding {#prepare}"),
    Code::warning(
        "translation-untranslated",
        "a block of a translation is still in the language of its source",
        "A block was copied and never translated, or its words are in the letters of the other language. Names, code and \
         addresses are not counted. Translate it, or take it out.",
    ),
    Code::note(
        "translation-length",
        "a block is far longer or shorter than its source",
        "Languages differ in length, but not as much: something may have been left out, added or put in the wrong place. \
         Compare the two. If all is there, leave it.",
    ),
];
