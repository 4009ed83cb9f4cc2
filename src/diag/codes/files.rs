//! Codes about files as files, and about writing them.

use super::Code;

pub(super) const CODES: &[Code] = &[
    Code::error(
        "unreadable",
        "a file or folder cannot be read",
        "The system does not let Targum read this file or folder, or a link leads in a circle. Check that it is there \
         and that you may read it.",
    ),
    Code::error(
        "encoding",
        "a file is not in UTF-8",
        "All texts are kept in UTF-8, in which every language can be written. This file is in another encoding, so \
         its letters would be shown wrongly. Open it in an editor with the encoding that the help names and save it \
         as UTF-8.",
    ),
    Code::error(
        "file-name",
        "a name cannot be part of an address",
        "Names of folders and of files beside articles become parts of addresses. Some signs, endings and names are \
         refused by some systems or servers, so a copy of the handbook would lack the page there. Rename the folder \
         or file.",
    )
    .example("content/what?/he.md", "content/what/he.md"),
    Code::error(
        "too-deep",
        "an article lies in too many folders",
        "The article lies deeper than the navigation can show, and readers would not find their way there either. \
         Move its folder nearer to content/.",
    ),
    Code::warning(
        "language-unknown",
        "a file is not an article, since its name is not one of the site's languages",
        "A file in content/ that ends in .md is an article, and its name says in which language. This one is named \
         after none of the site's languages, so no page is made of it. Rename it, or add the language to `languages`.",
    )
    .example("content/complaints/hebrew.md", "content/complaints/he.md"),
    Code::error(
        "changed-meanwhile",
        "a file changed while the site was read",
        "A file was altered or removed between two looks at it, so what was read does not fit together. Nothing was \
         published. Run the command again.",
    ),
    Code::error(
        "output",
        "the pages cannot be written",
        "The folder for the pages cannot be written to, or something that Targum did not make is in the way; it is \
         never overwritten. Check that you may write there and that there is room, or name another folder with `--out`.",
    ),
    Code::note(
        "cache",
        "nothing can be remembered for the next time",
        "The folder `.targum` of the site cannot be written to. Everything works, only slower: the next run begins \
         anew.",
    ),
    Code::error(
        "edit-refused",
        "a file was not changed",
        "A correction could not be written: the file may not be written to, lies outside the site's sources, or was \
         altered since it was read. It is as it was, and so nothing is lost; the other files were corrected. Make the \
         file writable, or run the command again.",
    ),
];
