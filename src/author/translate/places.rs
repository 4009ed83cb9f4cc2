//! What goes into a translation, and where: copies of what needs no translating, and comments with what the source says.

use super::comment;
use super::page::{Page, Piece};
use crate::sync::{Comparison, Found, Unit, UnitKind, UnitState};

/// Lines to be put before a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Insertion {
    /// The line, from 0; `None` for the end of the file.
    pub at: Option<usize>,
    /// Of several at one line, which comes first.
    pub order: Order,
    /// The lines.
    pub lines: Vec<String>,
    /// What a comment says.
    pub said: String,
    /// What a copy is a copy of, where it is a unit.
    pub copies: Option<UnitKind>,
}

/// Where, seen from the block that follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Order {
    /// In the container that ends before it.
    Inside,
    /// By itself, with an empty place below.
    Alone,
    /// As a part of the block's own comment.
    Above,
}

/// A source, the translation that is added to, and how they stand to one another.
pub(super) struct Both<'p> {
    pub source: &'p Page<'p>,
    pub own: &'p Page<'p>,
    pub comparison: &'p Comparison,
}

impl Both<'_> {
    fn unit(&self, found: &Found) -> Option<&Unit> {
        found.source.map(|at| &self.source.side.units[at])
    }

    /// The outermost block of the translation in which the last block of a unit stands.
    fn own_top(&self, found: &Found) -> Option<usize> {
        found.targets.iter().rev().find_map(|at| self.own.top_of(&self.own.side.units[*at]))
    }

    /// The line of the block after the outermost block `after`; `None` for the end of the file.
    fn gap(&self, after: Option<usize>) -> Option<usize> {
        let next = after.map_or(0, |at| at + 1);
        self.own.tops.get(next).map(|top| top.first)
    }

    /// Code and images that stand by themselves and are not in the translation yet, and the definitions of links.
    pub(super) fn copies(&self) -> Vec<Insertion> {
        let mut out = Vec::new();
        let mut after = None;
        for found in &self.comparison.units {
            let Some(unit) = self.unit(found) else { continue };
            if let Some(top) = self.own_top(found) {
                after = Some(top);
            } else if let Some(text) = self.copy(unit).filter(|_| found.targets.is_empty()) {
                let at = self.gap(after);
                let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
                match at {
                    Some(_) => lines.push(String::new()),
                    None if !out.is_empty() => lines.insert(0, String::new()),
                    None => {}
                }
                let said = String::new();
                out.push(Insertion { at, order: Order::Alone, lines, said, copies: Some(unit.kind) });
            }
        }
        let known: Vec<&str> = self.own.definitions();
        let new: Vec<&str> =
            self.source.definitions().into_iter().filter(|line| !known.contains(line)).collect();
        if !new.is_empty() {
            let mut lines: Vec<String> = new.into_iter().map(str::to_owned).collect();
            if out.iter().any(|insertion| insertion.at.is_none()) {
                lines.insert(0, String::new());
            }
            out.push(Insertion { at: None, order: Order::Above, lines, said: String::new(), copies: None });
        }
        out
    }

    /// What is copied of a unit: code as it is, an image without what it says. `None` for what is translated, and for
    /// what is there already.
    fn copy(&self, unit: &Unit) -> Option<String> {
        let span = unit.span?;
        let top = self.source.tops.get(self.source.top_of(unit)?)?;
        if self.source.line(span.start) != top.first || !self.source.prefix(span).trim().is_empty() {
            return None;
        }
        match unit.kind {
            UnitKind::Code => {
                let there = self.own.side.units.iter().any(|own| own.full == unit.full);
                let text = (top.first..=top.last).map(|line| self.source.text(line));
                (!there).then(|| text.collect::<Vec<_>>().join("\n"))
            }
            UnitKind::Figure => {
                let target = destination(&unit.text)?;
                let there = self.own.side.units.iter().any(|own| own.text.contains(target));
                (!there).then(|| format!("![]({target})"))
            }
            _ => None,
        }
    }

    /// The comments: what the source says above what stands for it, or above an empty place.
    pub(super) fn comments(&self) -> Vec<Insertion> {
        let mut out = Vec::new();
        // Above which line what stands.
        let mut above: Vec<(usize, Vec<Piece>)> = Vec::new();
        let mut put = |line: usize, piece: Piece| match above.iter_mut().find(|(at, _)| *at == line) {
            Some((_, pieces)) => pieces.push(piece),
            None => above.push((line, vec![piece])),
        };
        let mut before: Option<&Found> = None;
        let mut done = None;
        for found in &self.comparison.units {
            if let Some(line) = self.line_above(found) {
                put(line, self.said(found));
            } else if let Some((unit, top)) = self.missing(found).filter(|(_, top)| Some(*top) != done) {
                match self.half_there(top) {
                    Some(first) => match self.inside(unit, top, before) {
                        Some(insertion) => out.push(insertion),
                        None => put(first, self.said(found)),
                    },
                    None => {
                        let said = self.source.block(top);
                        let lines = comment::with_place(&said);
                        let at = self.gap(before.and_then(|before| self.own_top(before)));
                        out.push(Insertion { at, order: Order::Alone, lines, said, copies: None });
                        done = Some(top);
                    }
                }
            }
            if self.own_top(found).is_some() {
                before = Some(found);
            }
        }
        for (line, pieces) in above {
            let said = joined(&pieces, self.source);
            let lines = comment::in_body(&said, "");
            out.push(Insertion { at: Some(line), order: Order::Above, lines, said, copies: None });
        }
        trimmed_at_the_end(out)
    }

    /// The line above which the source of a unit is shown, for one whose translation is to be looked at again.
    fn line_above(&self, found: &Found) -> Option<usize> {
        let again = match found.state {
            UnitState::Current => false,
            UnitState::Minor | UnitState::Major => true,
            // An image that says nothing yet; other blocks that are untranslated show what the source says.
            UnitState::Untranslated => self.unit(found).is_some_and(|unit| unit.kind == UnitKind::Figure),
        };
        let same =
            |at: &usize| self.unit(found).is_some_and(|unit| unit.full == self.own.side.units[*at].full);
        let again = again && !found.targets.iter().all(same);
        let first = found.targets.iter().find_map(|at| self.own.top_of(&self.own.side.units[*at]))?;
        again.then(|| self.own.tops[first].first)
    }

    /// What the source says of a unit.
    fn said(&self, found: &Found) -> Piece {
        match self.unit(found).and_then(|unit| Some((unit, unit.span?))) {
            Some((unit, span)) => self.source.piece(unit, span),
            None => {
                let text = "(the source no longer has this)".to_owned();
                Piece { first: usize::MAX, last: usize::MAX, text }
            }
        }
    }

    /// A unit without a place, with the outermost block of the source that it stands in.
    fn missing(&self, found: &Found) -> Option<(&Unit, usize)> {
        let unit = self.unit(found).filter(|_| found.targets.is_empty())?;
        Some((unit, self.source.top_of(unit)?))
    }

    /// The line of the translation's block in which a part of the outermost block `top` of the source has its place.
    fn half_there(&self, top: usize) -> Option<usize> {
        let within = |found: &&Found| self.unit(found).and_then(|unit| self.source.top_of(unit)) == Some(top);
        let own = self.comparison.units.iter().filter(within).find_map(|found| self.own_top(found))?;
        Some(self.own.tops[own].first)
    }

    /// A comment in the container that the unit before it stands in, where both are of one list or quotation.
    fn inside(&self, unit: &Unit, top: usize, before: Option<&Found>) -> Option<Insertion> {
        let before = before?;
        let same = self.unit(before).and_then(|unit| self.source.top_of(unit)) == Some(top);
        let last = before.targets.iter().max().map(|at| &self.own.side.units[*at])?;
        if !same || matches!(last.kind, UnitKind::Row | UnitKind::Code | UnitKind::Term) {
            return None;
        }
        let span = last.span?;
        let prefix = continued(self.own.prefix(span));
        if prefix.is_empty() {
            return None;
        }
        let piece = self.source.piece(unit, unit.span?);
        let lines = comment::in_body(&piece.text, &prefix);
        let line = self.own.line(span.end.max(span.start + 1) - 1) + 1;
        Some(Insertion { at: Some(line), order: Order::Inside, lines, said: piece.text, copies: None })
    }
}

/// Pieces as one text, as far apart as they are in the source; each line once.
fn joined(pieces: &[Piece], source: &Page<'_>) -> String {
    let mut out = String::new();
    let mut before: Option<&Piece> = None;
    for piece in pieces {
        let Some(last) = before else {
            out.push_str(&piece.text);
            before = Some(piece);
            continue;
        };
        if piece.first <= last.last && piece.first != usize::MAX {
            continue;
        }
        let apart = piece.first > last.last.saturating_add(1)
            && piece.first != usize::MAX
            && source.text(piece.first - 1).trim().is_empty();
        out.push_str(if apart || piece.first == usize::MAX { "\n\n" } else { "\n" });
        out.push_str(&piece.text);
        before = Some(piece);
    }
    out
}

/// No empty lines at the end of a file.
fn trimmed_at_the_end(mut all: Vec<Insertion>) -> Vec<Insertion> {
    if let Some(last) = all.iter_mut().rev().find(|insertion| insertion.at.is_none()) {
        while last.lines.last().is_some_and(String::is_empty) {
            last.lines.pop();
        }
    }
    all
}

/// What stands before the further lines of a container whose first line begins with `prefix`.
fn continued(prefix: &str) -> String {
    let prefix = ["[ ] ", "[x] ", "[X] "].iter().find_map(|task| prefix.strip_suffix(task)).unwrap_or(prefix);
    let note = prefix.trim_start().starts_with("[^");
    if note {
        return "    ".to_owned();
    }
    prefix.chars().map(|c| if matches!(c, '>' | '\t') { c } else { ' ' }).collect()
}

/// Where an image that is a paragraph by itself lies.
fn destination(figure: &str) -> Option<&str> {
    let rest = figure.rsplit_once("](")?.1;
    let end = match rest.strip_prefix('<') {
        Some(inner) => inner.find('>')? + 2,
        None => rest.find([' ', ')', '\n'])?,
    };
    Some(&rest[..end]).filter(|target| !target.is_empty())
}
