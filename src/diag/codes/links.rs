//! Codes about links, images and addresses.

use super::Code;

pub(super) const CODES: &[Code] = &[
    Code::error(
        "link-broken",
        "a link leads to no entry",
        "There is no folder of that name below content/, or it holds no article that is shown. Readers would meet an \
         error page. Correct the name; the help names the nearest one.",
    )
    .example("[[hear-the-costumer]]", "[[hear-the-customer]]"),
    Code::error(
        "link-ambiguous",
        "a link names several entries",
        "A link may leave out the beginning of a path where only one entry ends like that. Here several do. Write \
         more of the path.",
    )
    .example("[[introduction]]", "[[complaints/introduction]]"),
    Code::error(
        "heading-broken",
        "a link leads to a heading that is not there",
        "The page is there but has no heading of that name, so readers would land at its top. Headings are named by \
         their words, or by what stands in `{#…}` after them.",
    ),
    Code::error(
        "link-empty",
        "a link has no address",
        "The brackets for the address are empty, so the link leads nowhere. Write the address, or remove the link.",
    )
    .example("[the form]()", "[the form](form.pdf)"),
    Code::error(
        "link-absolute",
        "a link begins with a slash",
        "A handbook has no fixed place: it is opened from a server, a share or a stick. A path that begins with a \
         slash works at one of these only. Use a wiki link or a path from the article's folder.",
    )
    .example("[complaints](/complaints/)", "[[complaints]]"),
    Code::error(
        "link-outside",
        "a link leads out of the site's folder",
        "The path climbs above the site, so what it names is not published. Bring the file into the site, or link to \
         its web address.",
    ),
    Code::error(
        "link-scheme",
        "a link begins with something that is not allowed",
        "Links lead to entries, to files beside the article, or to web, mail and telephone addresses. Others, such as \
         `javascript:`, can harm readers.",
    ),
    Code::error(
        "file-missing",
        "a link leads to a file that is not there",
        "The file that the link names does not lie beside the article. Put it there, or correct its name: capitals \
         count.",
    ),
    Code::error(
        "image-missing",
        "an image's file is not there",
        "The picture that the article names does not lie beside it, so readers would see a gap. Put the file there, or \
         correct its name: capitals count.",
    ),
    Code::error(
        "image-remote",
        "an image lies on another host",
        "Readers may be offline, and the other host would learn who reads what. Save the picture beside the article \
         and name it by its file name.",
    )
    .example("![Steps](https://example.org/steps.png)", "![Steps](steps.png)"),
    Code::error(
        "image-absolute",
        "an image's path begins with a slash",
        "A handbook has no fixed place on a host. Name the picture by its path from the article's folder.",
    ),
    Code::warning(
        "image-alt",
        "an image has no description",
        "Readers who do not see the picture are read its description, and it stands in where the picture cannot be \
         shown. Say between the square brackets what it shows, as you would on the telephone.",
    )
    .example("![](steps.png)", "![Four steps, from listening to calling back](steps.png)"),
    Code::error(
        "address-taken",
        "two pages have the same address",
        "Two articles would be published at one place, also where their addresses differ by capitals only, which some \
         systems do not tell apart. Give one of them another `slug`, or rename its folder.",
    ),
    Code::error(
        "alias-taken",
        "a former address is the address of a page",
        "Readers who come by this alias would find another page than the one that they look for. Leave the alias out, \
         or move the other page.",
    ),
    Code::error(
        "slug-reserved",
        "an article has the address of a page of the site's own",
        "Some addresses belong to pages that Targum makes: the search, the topics, the A to Z, the glossary. Choose \
         another slug, or rename the folder.",
    ),
];
