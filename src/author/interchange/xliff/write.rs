//! A package as an XLIFF document.

use std::fmt::Write as _;

use super::{OWN, XLIFF};
use crate::author::interchange::inline::{CodeKind, Piece, pieces};
use crate::author::interchange::{Item, Job, Need, Package, digest};

pub(super) fn document(package: &Package) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    // Writing to a String does not fail.
    let _ = writeln!(
        out,
        "<xliff xmlns=\"{XLIFF}\" xmlns:targum=\"{OWN}\" version=\"2.1\" srcLang=\"{}\" trgLang=\"{}\">",
        package.from, package.to
    );
    for (at, job) in package.jobs.iter().enumerate() {
        file(package, at + 1, job, &mut out);
    }
    out.push_str("</xliff>\n");
    out
}

fn file(package: &Package, number: usize, job: &Job, out: &mut String) {
    let _ = writeln!(
        out,
        "  <file id=\"f{number}\" original=\"{}\" canResegment=\"no\" srcDir=\"{}\" trgDir=\"{}\">",
        attribute(job.article.as_str()),
        package.from.direction().as_str(),
        package.to.direction().as_str()
    );
    let _ = writeln!(
        out,
        "    <notes>\n      <note category=\"article\">{}</note>\n    </notes>",
        text(&job.title)
    );
    job.items.iter().for_each(|item| unit(package, item, out));
    out.push_str("  </file>\n");
}

fn unit(package: &Package, item: &Item, out: &mut String) {
    let _ = writeln!(
        out,
        "    <unit id=\"{}\" targum:kind=\"{}\" targum:sent=\"{}\">",
        attribute(&item.id),
        item.kind.name(),
        digest(&item.target)
    );
    notes(item, out);
    let source = pieces(item.kind, &item.source);
    let target = aligned(&source, pieces(item.kind, &item.target));
    let mut data = Data::default();
    let mut segment = String::new();
    let _ = write!(segment, "        <source xml:lang=\"{}\" xml:space=\"preserve\">", package.from);
    content(&source, &mut data, &mut segment);
    segment.push_str("</source>\n");
    if !item.target.is_empty() {
        let _ = write!(segment, "        <target xml:lang=\"{}\" xml:space=\"preserve\">", package.to);
        content(&target, &mut data, &mut segment);
        segment.push_str("</target>\n");
    }
    if !data.texts.is_empty() {
        out.push_str("      <originalData>\n");
        for (at, written) in data.texts.iter().enumerate() {
            let _ = writeln!(out, "        <data id=\"d{}\">{}</data>", at + 1, inline_text(written));
        }
        out.push_str("      </originalData>\n");
    }
    let _ = writeln!(
        out,
        "      <segment state=\"{}\">\n{segment}      </segment>\n    </unit>",
        state(item.need)
    );
}

/// What a segment's state says: `translated` asks for a second look, `final` for none (XLIFF 2.1, 4.3.1.29).
pub(super) fn state(need: Need) -> &'static str {
    match need {
        Need::Untranslated | Need::Major | Need::Minor => "initial",
        Need::Unconfirmed => "translated",
        Need::Nothing => "final",
    }
}

fn notes(item: &Item, out: &mut String) {
    out.push_str("      <notes>\n");
    let mut say = |category: &str, words: &str| {
        let _ = writeln!(out, "        <note category=\"{category}\">{}</note>", text(words));
    };
    say("kind", item.kind.name());
    say("state", item.need.name());
    if let Some(heading) = &item.heading {
        say("heading", heading);
    }
    if let Some(before) = &item.before {
        say("source-before", before);
    }
    out.push_str("      </notes>\n");
}

/// The texts of codes, each once.
#[derive(Default)]
struct Data {
    texts: Vec<String>,
}

impl Data {
    fn id(&mut self, written: &str) -> String {
        let at = self.texts.iter().position(|known| known == written).unwrap_or_else(|| {
            self.texts.push(written.to_owned());
            self.texts.len() - 1
        });
        format!("d{}", at + 1)
    }
}

fn content(pieces: &[Piece], data: &mut Data, out: &mut String) {
    let closing = |number: usize| {
        pieces.iter().find_map(|piece| match piece {
            Piece::Close(own, _, written) if *own == number => Some(written.clone()),
            _ => None,
        })
    };
    for piece in pieces {
        match piece {
            Piece::Text(words) => out.push_str(&inline_text(words)),
            Piece::Open(number, kind, written) => {
                let (start, end) = (data.id(written), data.id(&closing(*number).unwrap_or_default()));
                let _ = write!(
                    out,
                    "<pc id=\"{number}\"{} dataRefStart=\"{start}\" dataRefEnd=\"{end}\">",
                    kind_of(*kind)
                );
            }
            Piece::Close(..) => out.push_str("</pc>"),
            Piece::Hold(number, kind, written) => {
                let shown = attribute(written);
                let reference = data.id(written);
                let _ = write!(
                    out,
                    "<ph id=\"{number}\"{} dataRef=\"{reference}\" disp=\"{shown}\"/>",
                    kind_of(*kind)
                );
            }
        }
    }
}

/// What a code is, in XLIFF's terms (4.3.1.34 and 4.3.1.33).
fn kind_of(kind: CodeKind) -> &'static str {
    match kind {
        CodeKind::Emphasis => " type=\"fmt\" subType=\"xlf:i\"",
        CodeKind::Strong => " type=\"fmt\" subType=\"xlf:b\"",
        CodeKind::Strike => " type=\"fmt\"",
        CodeKind::Link => " type=\"link\" canDelete=\"no\"",
        CodeKind::Image => " type=\"image\" canDelete=\"no\" canReorder=\"no\"",
        CodeKind::Cell => " type=\"other\" canDelete=\"no\" canReorder=\"no\"",
        _ => " type=\"other\" canDelete=\"no\"",
    }
}

/// The target's codes with the numbers of the source's that they are; those of its own get numbers beyond.
fn aligned(source: &[Piece], target: Vec<Piece>) -> Vec<Piece> {
    let own = |pieces: &[Piece]| -> Vec<(usize, CodeKind, String)> {
        pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Open(number, kind, written) => {
                    let end = pieces.iter().find_map(|other| match other {
                        Piece::Close(same, _, end) if same == number => Some(end.as_str()),
                        _ => None,
                    });
                    Some((*number, *kind, format!("{written} {}", end.unwrap_or_default())))
                }
                Piece::Hold(number, kind, written) => Some((*number, *kind, written.clone())),
                _ => None,
            })
            .collect()
    };
    let mut free = own(source);
    let mut next = free.len();
    let mut numbers = std::collections::BTreeMap::new();
    for (number, kind, written) in own(&target) {
        let same = free.iter().position(|(_, other, text)| (*other, text) == (kind, &written));
        let given = match same {
            Some(at) => free.remove(at).0,
            None => {
                next += 1;
                next
            }
        };
        numbers.insert(number, given);
    }
    let given = |number: usize| numbers.get(&number).copied().unwrap_or(number);
    let renamed = |piece| match piece {
        Piece::Open(number, kind, text) => Piece::Open(given(number), kind, text),
        Piece::Close(number, kind, text) => Piece::Close(given(number), kind, text),
        Piece::Hold(number, kind, text) => Piece::Hold(given(number), kind, text),
        text => text,
    };
    target.into_iter().map(renamed).collect()
}

/// Whether XML 1.0 can hold a character (section 2.2).
fn holds(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{1_0000}'..='\u{10_FFFF}')
}

/// Text between tags. What XML cannot hold is left out: notes only.
fn text(words: &str) -> String {
    escaped(words, false)
}

/// The text of a segment or of a code: what XML cannot hold becomes `<cp>`.
fn inline_text(words: &str) -> String {
    escaped(words, true)
}

fn escaped(words: &str, points: bool) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c if holds(c) => out.push(c),
            c if points => {
                let _ = write!(out, "<cp hex=\"{:04X}\"/>", u32::from(c));
            }
            _ => {}
        }
    }
    out
}

fn attribute(value: &str) -> String {
    text(value).replace('"', "&quot;").replace('\n', "&#10;").replace('\t', "&#9;")
}
