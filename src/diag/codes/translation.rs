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
];
