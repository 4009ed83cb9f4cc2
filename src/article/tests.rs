use proptest::prelude::*;

use super::*;
use crate::diag::Span;
use crate::lang::Direction;
use crate::path::SourcePath;
use crate::source::settings::HtmlPolicy;

fn tag(lang: &str) -> Lang {
    Lang::parse(lang).unwrap()
}

fn read(lang: &str, text: &str) -> Noted<Article> {
    let source = Source { path: SourcePath::new(format!("content/a/b/{lang}.md")), text: text.into() };
    let entry = EntryPath::new("a/b");
    let languages = [tag("he"), tag("nl"), tag("ar")];
    let html = HtmlPolicy::Sanitize;
    parse(&source, &Reading { entry: &entry, lang: &tag(lang), languages: &languages, html })
}

/// Each note on a line: its code, what it stands on, its sentence and its help.
fn notes(lang: &str, text: &str) -> String {
    let mut out = String::new();
    let of_body = |note: &crate::diag::Diagnostic| note.code != "front-missing";
    for note in read(lang, text).notes.into_iter().filter(of_body) {
        let span = note.place.and_then(|place| place.span).unwrap_or_default();
        let help = note.help.unwrap_or_default();
        out.push_str(&format!(
            "{}: {:?}: {} | {help}\n",
            note.code,
            &text[span.start..span.end],
            note.message
        ));
    }
    out
}

fn ids(text: &str) -> Vec<String> {
    read("he", text).value.headings.into_iter().map(|heading| heading.id).collect()
}

fn targets(text: &str) -> Vec<Target> {
    read("he", text).value.links.into_iter().map(|link| link.target).collect()
}

fn plain(lang: &str, text: &str) -> String {
    let mut out = String::new();
    read(lang, text).value.plain_text(&mut out);
    out
}

fn file(path: &str, heading: Option<&str>) -> Target {
    Target::File { path: path.into(), heading: heading.map(str::to_owned) }
}

fn wiki(path: &str, heading: Option<&str>) -> Target {
    Target::Wiki { path: path.into(), heading: heading.map(str::to_owned) }
}

#[test]
fn ids_keep_their_script_without_points() {
    assert_eq!(
        ids("# שָׁלוֹם עולם\n# בית־ספר\n# צה\"ל\n# الصِّدْقُ أوّلاً\n"),
        ["שלום-עולם", "בית-ספר", "צהל", "الصدق-أولا"]
    );
    assert_eq!(
        ids("# C++ & Rust 2024!\n# ???\n# हिन्दी भाषा\n# Élan `x_y`\n"),
        ["c-rust-2024", "section", "हिन्दी-भाषा", "élan-x-y"]
    );
}

#[test]
fn ids_are_unique_and_stable() {
    assert_eq!(ids("# a\n# a\n# b {#a-2}\n# a\n# a-2\n"), ["a", "a-3", "a-2", "a-4", "a-2-2"]);
    assert_eq!(ids("# Content\n# fn-1\n# targum-x\n"), ["content-2", "section-fn-1", "section-targum-x"]);
}

#[test]
fn chosen_ids_are_checked() {
    insta::assert_snapshot!(notes("he", "# א {#x}\n\n# ב {#x}\n\n# ג {#fn-2}\n\n# ד {#a\u{200F}b}\n"), @r##"
heading-duplicate: "# ב {#x}": two headings have the id `x` | The first one is on line 1; choose another id for this one.
heading-reserved: "# ג {#fn-2}": the page keeps the id `fn-2` for itself | Choose another id; those that begin with targum-, fn-, fnref- or term- are taken.
heading-id: "# ד {#a\u{200f}b}": a heading's id holds a control character or white space | Use letters, digits and hyphens only.
bidi-place: "\u{200f}": the invisible U+200F RIGHT-TO-LEFT MARK does not belong in an address or an id | Remove it: nobody sees it, and what looks the same is no longer the same.
"##);
    assert_eq!(ids("# א {#x}\n\n# ב {#x}\n\n# ג {#content}\n"), ["x", "ב", "ג"]);
}

#[test]
fn links_name_entries_files_and_places() {
    assert_eq!(
        targets("[[a/b]] [[b|טקסט]] [[b#כותרת|x]] [[#כותרת]] [[ /c/ ]]"),
        [
            wiki("a/b", None),
            wiki("b", None),
            wiki("b", Some("כותרת")),
            wiki("", Some("כותרת")),
            wiki("c", None)
        ]
    );
    assert_eq!(
        targets("[x](../c/he.md) [x](%D7%90.md#%D7%91) [x](form.pdf) [x](#y) [x][r]\n\n[r]: ./nl.md?a=b\n"),
        [
            file("content/a/c/he.md", None),
            file("content/a/b/א.md", Some("ב")),
            file("content/a/b/form.pdf", None),
            Target::Here("y".into()),
            file("content/a/b/nl.md", None)
        ]
    );
    assert_eq!(
        targets("[x](https://e.x/a%20b) [x](<mailto:a b>) <a@b.c> [x](//e.x) [אין][כזה]"),
        [
            Target::Elsewhere("https://e.x/a%20b".into()),
            Target::Elsewhere("mailto:a%20b".into()),
            Target::Elsewhere("mailto:a@b.c".into()),
            Target::Elsewhere("//e.x".into())
        ]
    );
}

#[test]
fn bad_links_are_named_with_a_way_out() {
    insta::assert_snapshot!(notes("he", "[x](javascript:alert(1)) [x](<java&#10;script:x>) [[data:x]]\n\n[x](/a/b/) [x](../../../../x.md) [x]()\n"), @r##"
link-scheme: "[x](javascript:alert(1))": a link must not begin with `javascript:` | Link to an entry, to a file beside the article, or to an `https:` address.
link-scheme: "[x](<java&#10;script:x>)": a link must not begin with `javascript:` | Link to an entry, to a file beside the article, or to an `https:` address.
link-scheme: "[[data:x]]": a link must not begin with `data:` | Link to an entry, to a file beside the article, or to an `https:` address.
link-absolute: "[x](/a/b/)": the path `/a/b/` begins with a slash | A handbook has no fixed place on a host: use a wiki link, `[[a/b]]`, or a path from the article's folder.
link-outside: "[x](../../../../x.md)": the path `../../../../x.md` leads out of the site's folder | Bring the file into the site, or link to its web address.
link-empty: "[x]()": this leads nowhere: its address is empty | Write the address between the brackets.
"##);
    assert!(targets("[x](JavaScript:alert(1)) [x](C:/x)").is_empty());
}

#[test]
fn images_lie_beside_the_article() {
    insta::assert_snapshot!(notes("he", "---\ntitle: א\n---\n![](https://e.x/y.png) ![א](data:x) ![א](/y.png) ![א](y.png)\n"), @r##"
image-remote: "![](https://e.x/y.png)": the image `https://e.x/y.png` lies on another host | Save it beside the article and name it by its file name: readers may be offline.
image-alt: "![](https://e.x/y.png)": this image has no description | Say between the square brackets what it shows; readers may not see it.
image-remote: "![א](data:x)": the image `data:x` lies on another host | Save it beside the article and name it by its file name: readers may be offline.
image-absolute: "![א](/y.png)": the image's path `/y.png` begins with a slash | Name it by its path from the article's folder: a handbook has no fixed place on a host.
"##);
    let article = read("he", "![א *ב*](../y%20z.png \"ג\")").value;
    let image = &article.images[0];
    assert_eq!((image.path.as_deref(), image.alt.as_str()), (Some("content/a/y z.png"), "א ב"));
    assert!(matches!(article.blocks[0].kind, BlockKind::Figure(0)));
}

#[test]
fn wiki_images_have_no_description_of_their_own() {
    let article = read("he", "![[x.png]] ![[../y.png|תרשים]]").value;
    let found: Vec<_> =
        article.images.iter().map(|image| (image.path.as_deref(), image.alt.as_str())).collect();
    assert_eq!(found, [(Some("content/a/b/x.png"), ""), (Some("content/a/y.png"), "תרשים")]);
}

#[test]
fn a_list_is_one_block_with_what_it_holds() {
    let article = read("he", "- [x] א\n\n  > ב\n- ג\n").value;
    let [Block { kind: BlockKind::List { start: None, tight: false, items }, .. }] =
        article.blocks.as_slice()
    else {
        panic!("{:?}", article.blocks)
    };
    assert_eq!(items.iter().map(|item| item.task).collect::<Vec<_>>(), [Some(true), None]);
    assert!(matches!(items[0].blocks[1].kind, BlockKind::Quote(_)));
}

#[test]
fn bare_addresses_become_links_with_their_place() {
    let text = "---\ntitle: א\n---\nראו https://e.x/a(b)? או \\*ל-info@e.nl״، (www.e.nl). `http://no` [http://e.x](y.md) http:// a@b\n";
    let article = read("he", text).value;
    let found: Vec<_> = article.links.iter().map(|link| &text[link.span.start..link.span.end]).collect();
    assert_eq!(found, ["https://e.x/a(b)", "info@e.nl", "www.e.nl", "[http://e.x](y.md)"]);
    assert!(targets("xhttp://e.x a/www.e.x foo.www.e.x").is_empty());
}

#[test]
fn blocks_tell_language_and_direction() {
    let of = |lang: &str, text: &str| {
        let block = read(lang, text).value.blocks.remove(0);
        (block.lang.map(|lang| lang.to_string()), block.dir.map(Direction::as_str))
    };
    assert_eq!(of("he", "Luister naar de klant"), (Some("nl".into()), Some("ltr")));
    assert_eq!(of("he", "Microsoft Teams"), (None, Some("ltr")));
    assert_eq!(of("he", "השתמשו ב-TypeScript"), (None, None));
    assert_eq!(of("he", "`let x` 123 https://example.com/abc"), (None, None));
    assert_eq!(of("nl", "הקשיבו ללקוח"), (Some("he".into()), Some("rtl")));
    assert_eq!(of("he", "استمع إلى العميل"), (Some("ar".into()), None));
    assert_eq!(of("nl", "> הקשיבו\n>\n> - ללקוח"), (Some("he".into()), Some("rtl")));
    assert_eq!(of("nl", "> הקשיבו\n>\n> - klant"), (None, None));
    assert_eq!(of("nl", "> הקשיבו\n>\n> استمع"), (None, Some("rtl")));
}

#[test]
fn footnotes_come_in_the_order_of_their_references() {
    let text = "א[^b] ב[^A] ג[^b]\n\n[^a]: ראשון [^c]\n[^b]: שני\n[^c]: שלישי\n[^d]: לא בשימוש\n[^a]: שוב\n";
    let article = read("he", text).value;
    let found: Vec<_> = article.footnotes.iter().map(|note| (note.label.as_str(), note.references)).collect();
    assert_eq!(found, [("b", 2), ("a", 1), ("c", 1)]);
    insta::assert_snapshot!(notes("he", text), @r##"
footnote-duplicate: "[^a]: שוב": the footnote `a` is there twice | The first one is shown; rename or remove this one.
footnote-unused: "[^d]: לא בשימוש": nothing refers to the footnote `d` | Refer to it with `[^d]` or remove it.
"##);
}

#[test]
fn what_the_sanitiser_takes_out_is_said() {
    insta::assert_snapshot!(notes("nl", "<center onclick=x><img src=y></center>\n\na <font color=x>b</font> <a href=x>c</a> <span style=\"x\" class=y>d</span> <!-- e -->\n\n<a href=\"javascript:x\">f</a>\n\n<!-- g -->\n"), @r##"
html-removed: "<center onclick=x><img src=y></center>": the element `<center>` was left out | Write it in Markdown.
html-image: "<center onclick=x><img src=y></center>": an image in raw HTML was left out | Write it as `![what it shows](file.png)`: then its size is known and its file is checked.
html-removed: "<font color=x>": the element `<font>` was left out | Write it in Markdown.
html-removed: "<a href=x>": the element `<a>` was left out | Write a link as `[text](address)`.
html-removed: "<span style=\"x\" class=y>": the attribute `style` of `<span>` was left out | The site's look belongs to its theme; links in HTML need a full http or mailto address.
html-removed: "<span style=\"x\" class=y>": the attribute `class` of `<span>` was left out | The site's look belongs to its theme; links in HTML need a full http or mailto address.
html-removed: "<a href=\"javascript:x\">": the element `<a>` was left out | Write a link as `[text](address)`.
"##);
}

#[test]
fn text_is_what_shows() {
    let text = "# כותרת\n\nטקסט **חזק** `קוד` [קישור](x.md)[^1]\nשורה\n\n```\nלא\n```\n\n| א | ב |\n|---|---|\n| ג | ד |\n\n<p>גוף &amp; <b>נפש</b></p>\n\n[^1]: הערה\n";
    insta::assert_snapshot!(plain("he", text), @r##"
כותרת
טקסט חזק קוד קישור שורה
א
ב
ג
ד
גוף & נפש
הערה
"##);
    assert_eq!(read("nl", "Een **twee**drie — 4\n\n- vijf").value.word_count, 4);
}

#[test]
fn marks_are_set_but_not_in_code_or_addresses() {
    let text = "wacht... a--b --- `a--b` https://e.x/a--b \\-- \\... --out ----";
    assert_eq!(plain("nl", text), "wacht… a–b — a--b https://e.x/a--b -- ... --out ----\n");
    assert_eq!(typographic(&tag("nl"), "Ja -- nee..."), "Ja – nee…");
}

#[test]
fn spans_count_from_the_start_of_the_file() {
    let text = "---\ntitle: א\n---\n\nפסקה\n\n- פריט\n";
    let article = read("he", text).value;
    assert_eq!(article.front.title, "א");
    let spans: Vec<Span> = article.blocks.iter().map(|block| block.span).collect();
    assert_eq!(spans.iter().map(|span| &text[span.start..span.end]).collect::<Vec<_>>(), ["פסקה", "- פריט"]);
}

#[test]
fn deep_nesting_is_flattened() {
    for text in [
        "> ".repeat(10_000) + "x",
        "- ".repeat(5_000) + "x",
        "*".repeat(10_000) + "x" + &"*".repeat(10_000),
        "*a ".repeat(5_000) + &"b*".repeat(5_000),
        "[".repeat(10_000) + &"](x)".repeat(10_000),
        "![".repeat(5_000) + &"](x)".repeat(5_000),
        "<div>\n\n".repeat(3_000),
        "<div>".repeat(10_000),
        "a <span>".repeat(10_000),
        "[^1]: ".repeat(3_000) + "x[^1]",
    ] {
        let found = read("nl", &text);
        let mut out = String::new();
        found.value.plain_text(&mut out);
    }
    assert!(notes("nl", &("> ".repeat(100) + "x")).starts_with("nesting"));
}

proptest! {
    #[test]
    fn no_text_is_too_strange(text in "\\PC{0,200}") {
        read("he", &text);
    }

    #[test]
    fn every_place_lies_in_the_text(text in "([\\[\\]()!<>#*_`|:\\n \\-\"'.\\\\^~=+@/]|https?://|www\\.|[a-zא-ת]|<b>|\\[\\^a\\]|\\[\\[|&(nGt|amp|quot|#x5d0);){0,120}") {
        let Noted { value, notes } = read("he", &text);
        let places = value.links.iter().map(|link| link.span).chain(value.images.iter().map(|image| image.span));
        let noted = notes.iter().filter_map(|note| note.place.as_ref().and_then(|place| place.span));
        for span in places.chain(noted) {
            prop_assert!(text.get(span.start..span.end).is_some(), "{span:?}");
        }
    }
}

#[test]
fn escapes_before_and_in_addresses_move_no_place() {
    let found = |text: &str| {
        let article = read("he", text).value;
        let link = article.links[0].clone();
        let Target::Elsewhere(href) = link.target else { panic!("{link:?}") };
        (text[link.span.start..link.span.end].to_owned(), href, plain("he", text))
    };
    let at = |place: &str, href: &str, text: &str| (place.to_owned(), href.to_owned(), text.to_owned());
    let address = "http://e.x/";
    assert_eq!(found("\\-http://e.x/"), at(address, address, "-http://e.x/\n"));
    assert_eq!(found("\\\"\\\"א http://e.x/"), at(address, address, "\"\"א http://e.x/\n"));
    assert_eq!(found("http://e.x/a\\-b"), at("http://e.x/a\\-b", "http://e.x/a-b", "http://e.x/a-b\n"));
    assert_eq!(found("http://e.x/&nGt;").0, "http://e.x/&nGt;");
    assert_eq!(found("&amp;&nGt; http://e.x/ \\-"), at(address, address, "&≫⃒ http://e.x/ -\n"));
}

#[test]
fn odd_texts_are_read_in_one_go() {
    let bracket = format!("https://e.x/{}", ")".repeat(50_000));
    for text in [
        bracket.as_str(),
        &"http://!".repeat(10_000),
        &"a@".repeat(40_000),
        &"<a \"".repeat(20_000),
        &"<div x=\"".repeat(10_000),
        &"<x-".repeat(20_000),
        &"# a {#b}\n".repeat(5_000),
        &"# a\n".repeat(10_000),
        &"\"".repeat(20_000),
        &"\"a ".repeat(10_000),
        &"[[a".repeat(10_000),
        &"[^a] ".repeat(10_000),
        &"\\-".repeat(20_000),
        &"<!-- ".repeat(10_000),
        &"</b>*<b>".repeat(10_000),
    ] {
        read("he", text);
    }
}
