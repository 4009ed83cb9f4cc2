//! Puts the text of a unit at its place in an article.
//!
//! Whatever is written is read again at once. It stays only where the article then has the same units as before but
//! for those that were written, and these say what they should: a paragraph that would turn into a list, or a row
//! without its table, is refused rather than guessed at.

use std::ops::Range;

use super::face;
use super::pair::Side;
use crate::diag::Span;
use crate::sync::{Unit, UnitKind, folded};

/// How a text is read as the article that it belongs to.
pub(super) type Read<'a> = &'a dyn Fn(String) -> Side;

/// The article with another text for the unit `at`; `None` where it would not stay one unit.
pub(super) fn replaced(side: &Side, at: usize, words: &str, read: Read<'_>) -> Option<Side> {
    let unit = side.units.get(at)?;
    let Some(span) = unit.span else {
        let after = face::with(&side.source, side.body_start, unit.kind, words)?;
        return checked(side, at..at + 1, &[(unit.kind, words)], read(after));
    };
    let text = &side.source.text;
    let raw = raw(text, unit, span, words, None)?;
    let after = [&text[..span.start], &raw, &text[span.end..]].concat();
    checked(side, at..at + 1, &[(unit.kind, words)], read(after))
}

/// Units of the source that are to be written into the translation, one after the other.
pub(super) struct Run<'a> {
    /// The source.
    pub source: &'a Side,
    /// Which of its units.
    pub units: Range<usize>,
    /// Their words, one text for each.
    pub words: &'a [&'a str],
    /// The block of the translation after which they belong, and the source's unit that it stands for; `None` for the
    /// beginning.
    pub after: Option<(usize, usize)>,
    /// The block of the translation that stands for the source's next unit, where there is one.
    pub next: Option<usize>,
}

/// The article with new units, and the number of the first; `None` where they would not become what they should.
pub(super) fn inserted(side: &Side, run: &Run<'_>, read: Read<'_>) -> Option<(Side, usize)> {
    if let ([UnitKind::Summary], [words]) = (&*kinds(run), run.words) {
        let after = face::with(&side.source, side.body_start, UnitKind::Summary, words)?;
        return Some((checked(side, 1..1, &[(UnitKind::Summary, words)], read(after))?, 1));
    }
    let chunk = chunk(run)?;
    let at = run.after.map_or_else(|| first_of_body(side), |(block, _)| block + 1);
    let expected: Vec<(UnitKind, &str)> = kinds(run).into_iter().zip(run.words.iter().copied()).collect();
    let tries = [before_next(side, run, &chunk), after_previous(side, run, &chunk)];
    let side = tries.into_iter().flatten().find_map(|after| checked(side, at..at, &expected, read(after)))?;
    Some((side, at))
}

fn kinds(run: &Run<'_>) -> Vec<UnitKind> {
    run.source.units[run.units.clone()].iter().map(|unit| unit.kind).collect()
}

/// How many units stand in the front matter.
fn first_of_body(side: &Side) -> usize {
    side.units.iter().take_while(|unit| unit.span.is_none()).count()
}

/// The article as it was read anew, where it has `expected` in place of the units `part` and is otherwise the same.
fn checked(before: &Side, part: Range<usize>, expected: &[(UnitKind, &str)], after: Side) -> Option<Side> {
    let same = |a: &[Unit], b: &[Unit]| {
        a.len() == b.len()
            && a.iter().zip(b).all(|(a, b)| a.full == b.full && a.anchor.is_some() == b.anchor.is_some())
    };
    let grown = part.start + expected.len();
    let rest = before.units.len() - part.end;
    let fits = after.units.len() == grown + rest
        && same(&before.units[..part.start], &after.units[..part.start])
        && same(&before.units[part.end..], &after.units[grown..])
        && after.units[part.start..grown].iter().zip(expected).all(|(unit, (kind, words))| {
            alike(*kind, unit.kind) && folded(*kind, &unit.text) == folded(*kind, words)
        });
    fits.then_some(after)
}

/// Whether one kind may stand for the other: an item that gets an empty line after it is a paragraph.
fn alike(a: UnitKind, b: UnitKind) -> bool {
    let words = |kind| matches!(kind, UnitKind::Paragraph | UnitKind::Item | UnitKind::Term);
    a == b || words(a) && words(b)
}

/// The chunk placed right before what stands for the next unit, where that is set off in the translation as the first
/// of the new ones is in the source: the new first item of a list.
fn before_next(side: &Side, run: &Run<'_>, chunk: &str) -> Option<String> {
    let text = &side.source.text;
    let next = side.units.get(run.next?)?.span?;
    let source = |at: usize| run.source.units.get(at).and_then(|unit| unit.span);
    let first = source(run.units.start)?;
    let (gap, own) = match run.after {
        Some((block, unit)) if unit + 1 == run.units.start => {
            (between(run.source, source(unit), first), between(side, side.units[block].span, next))
        }
        None => (between(run.source, None, first), between(side, None, next)),
        _ => return None,
    };
    let to_next = between(run.source, source(run.units.end - 1), source(run.units.end)?)?;
    (gap.is_some() && gap == own).then(|| [&text[..next.start], chunk, to_next, &text[next.start..]].concat())
}

/// The chunk placed right after what stands for the unit before it.
fn after_previous(side: &Side, run: &Run<'_>, chunk: &str) -> Option<String> {
    let text = &side.source.text;
    let source = |at: usize| run.source.units.get(at).and_then(|unit| unit.span);
    let first = source(run.units.start)?;
    let tail = table_rule(run.source, source(run.units.end - 1)?);
    let placed = run.after.and_then(|(block, unit)| Some((side.units.get(block)?.span?, unit)));
    let adjacent = run.after.is_none_or(|(_, unit)| unit + 1 == run.units.start);
    let gap = between(run.source, run.after.and_then(|(_, unit)| source(unit)), first)?;
    let lead = prefix(&run.source.source.text, first);
    let (at, gap) = match placed {
        Some((span, unit)) if adjacent => {
            // The line below a table's head is there already.
            let (own, theirs) = (table_rule(side, span), table_rule(run.source, source(unit)?));
            let gap = gap.strip_prefix(&*theirs).filter(|_| !own.is_empty()).unwrap_or(gap);
            (span.end + own.len(), gap.to_owned())
        }
        Some((span, _)) if gap.contains("\n\n") && lead.trim().is_empty() => (span.end, "\n\n".to_owned()),
        Some((span, _)) => (span.end, format!("\n\n{lead}")),
        None => (side.body_start, format!("\n{lead}")),
    };
    let rest = &text[at..];
    let end = match placed {
        Some(_) => "",
        None if rest.is_empty() || rest.starts_with('\n') => "\n",
        None => "\n\n",
    };
    Some([&text[..at], &gap, chunk, &tail, end, rest].concat())
}

/// The text between a unit (or the beginning of the body) and the one after it.
fn between(side: &Side, before: Option<Span>, after: Span) -> Option<&str> {
    side.source.text.get(before.map_or(side.body_start, |span| span.end)..after.start)
}

/// The new units as the source writes them, with what stands between them there.
fn chunk(run: &Run<'_>) -> Option<String> {
    let text = &run.source.source.text;
    let mut chunk = String::new();
    for (at, words) in run.units.clone().zip(run.words) {
        let unit = &run.source.units[at];
        let span = unit.span?;
        if at > run.units.start {
            chunk.push_str(between(run.source, run.source.units[at - 1].span, span)?);
        }
        chunk.push_str(&raw(text, unit, span, words, unit.anchor.as_deref())?);
    }
    Some(chunk)
}

/// The line below the head of a table that makes it one, where a unit is such a head.
fn table_rule(side: &Side, span: Span) -> String {
    let after = side.source.text[span.end..].strip_prefix('\n').unwrap_or_default();
    let line = after.lines().next().unwrap_or_default();
    let rule = line.contains('-') && line.contains('|') && line.chars().all(|c| " |:->\t".contains(c));
    if rule { format!("\n{line}") } else { String::new() }
}

/// A unit as it is written: the marks of its kind, and on further lines those of what holds it. A new heading gets
/// the id of the one that it translates, so that links find both.
fn raw(text: &str, unit: &Unit, span: Span, words: &str, pinned: Option<&str>) -> Option<String> {
    let written = &text[span.start..span.end];
    if unit.kind == UnitKind::Heading {
        let marks = written.len() - written.trim_start_matches('#').len();
        let at = marks + written[marks..].find(&unit.text)?;
        // An empty place: `## {#id}`.
        if unit.text.is_empty() && marks > 0 {
            let rest = written[marks..].trim_start();
            let gap = if rest.is_empty() { "" } else { " " };
            return Some([&written[..marks], " ", words, gap, rest].concat());
        }
        let (before, after) = (&written[..at], &written[at + unit.text.len()..]);
        let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let has_id = after.contains("{#") || after.contains(" #");
        let id = pinned.filter(|_| !has_id).map(|id| format!(" {{#{id}}}")).unwrap_or_default();
        return Some([before, &line, &id, after].concat());
    }
    let lead = prefix(text, span);
    let further: String = lead.chars().map(|c| if matches!(c, '>' | '\t') { c } else { ' ' }).collect();
    let mut out = String::new();
    for (at, line) in words.lines().enumerate() {
        if at > 0 {
            out.push('\n');
            out.push_str(if line.is_empty() { further.trim_end() } else { &further });
        }
        out.push_str(line);
    }
    Some(out)
}

/// What stands before a unit on its line.
fn prefix(text: &str, span: Span) -> &str {
    let line = text[..span.start].rfind('\n').map_or(0, |newline| newline + 1);
    &text[line..span.start]
}
