//! How one article is built: its headings, its links' words, whether it says anything.

use super::Page;
use crate::article::{Heading, Link, Target};
use crate::diag::{Diagnostic, Fix, Span};
use crate::library::Role;

/// The findings in one article of an entry that is a `role`.
pub(super) fn check(page: &Page<'_>, role: Role) -> Vec<Diagnostic> {
    let mut notes = headings(page);
    notes.extend(page.article.links.iter().filter_map(|link| words(page, link)));
    notes.extend(empty(page, role));
    notes
}

/// Tells of each heading that stands more than one level below the one before it. The page's title is of level 1.
fn headings(page: &Page<'_>) -> Vec<Diagnostic> {
    let mut above: Option<u8> = None;
    let mut notes = Vec::new();
    for heading in &page.article.headings {
        if heading.level > above.unwrap_or(1) + 1 {
            notes.push(skipped(page, heading, above));
        }
        above = Some(heading.level);
    }
    notes
}

fn skipped(page: &Page<'_>, heading: &Heading, above: Option<u8>) -> Diagnostic {
    let path = &page.source.path;
    let own = heading.level;
    let message = match above {
        Some(above) => format!("this heading is of level {own}, but the one above it of level {above}"),
        None => format!("this heading is of level {own}, but only the title stands above it"),
    };
    let level = above.unwrap_or(1) + 1;
    let marks = "#".repeat(usize::from(level));
    let note = Diagnostic::warning("heading-skipped", message)
        .at(path, heading.span)
        .help(format!("Begin it with `{marks}`, and those below it likewise."));
    // A heading may also be underlined, or indented.
    let text = page.source.text.get(heading.span.start..heading.span.end).unwrap_or_default();
    let written = text.bytes().take_while(|byte| *byte == b'#').count();
    match written {
        0 => note,
        _ => {
            note.fix(Fix::suggested(path, Span::new(heading.span.start, heading.span.start + written), marks))
        }
    }
}

/// Tells of a link that shows its own address where words should stand.
fn words(page: &Page<'_>, link: &Link) -> Option<Diagnostic> {
    let path = &page.source.path;
    let written = page.source.text.get(link.span.start..link.span.end)?;
    let same = |words: &str, address: &str| {
        let bare = |text: &str| {
            let text = text.trim();
            let text = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or(text);
            text.trim_end_matches('/').to_owned()
        };
        !words.trim().is_empty() && bare(words) == bare(address)
    };
    let note =
        Diagnostic::note("link-words", "this link shows its address instead of words").at(path, link.span);
    if let Some((address, words)) =
        written.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]")?.split_once('|'))
    {
        let help =
            format!("Write `[[{address}]]` for the title of the page, or words that tell what is there.");
        let fix = Fix::suggested(path, link.span, format!("[[{address}]]"));
        return same(words, address).then(|| note.help(help).fix(fix));
    }
    let (words, address) = written.strip_prefix('[')?.strip_suffix(')')?.split_once("](")?;
    let elsewhere = matches!(&link.target, Target::Elsewhere(_));
    let note = note.help("Say what is there, or write the address alone between `<` and `>`.");
    same(words, address).then(|| {
        match elsewhere && address.contains("://") && !address.contains([' ', '"']) {
            true => note.fix(Fix::suggested(path, link.span, format!("<{address}>"))),
            false => note,
        }
    })
}

/// Tells of an article, or a term, without any text. The home page and sections live by what they list.
fn empty(page: &Page<'_>, role: Role) -> Option<Diagnostic> {
    let needs = matches!(role, Role::Article | Role::Term);
    let note = Diagnostic::warning("body-empty", "this article has a title but no text")
        .in_file(&page.source.path)
        .help("Write it, or mark it with `draft: true` until it is written.");
    (needs && page.article.blocks.is_empty()).then_some(note)
}
