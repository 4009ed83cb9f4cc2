//! Marks on blocks that do not say what their source says: an anchor to jump to, what is the matter in a few words,
//! and the source's present text, folded.
//!
//! Where each mark stands is found once, before anything is written; an article without marks costs nothing.

use std::collections::BTreeMap;

use super::blocks::Writer;
use super::icons;
use crate::article::{Article, Block, BlockKind};
use crate::diag::Span;

/// What is the matter with a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkState {
    /// Its source says something else now.
    Changed,
    /// Its source was changed a little.
    Touched,
    /// Its source is gone.
    Gone,
    /// It stands there in the source's language.
    Untranslated,
    /// It is not there at all: the mark stands in its place.
    Missing,
}

impl MarkState {
    /// Its name, as in `data-stale`.
    pub fn name(self) -> &'static str {
        match self {
            MarkState::Changed => "changed",
            MarkState::Touched => "touched",
            MarkState::Gone => "gone",
            MarkState::Untranslated => "untranslated",
            MarkState::Missing => "missing",
        }
    }
}

/// What holds a block: lists, quotations and so on, from without to within.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holder {
    /// A list.
    List,
    /// A quotation.
    Quote,
    /// A callout.
    Callout,
    /// A definition list.
    Definitions,
    /// A footnote.
    Footnote,
}

/// A mark to be written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    /// Its number: it is reached by `#targum-stale-NUMBER`.
    pub number: usize,
    /// What is the matter.
    pub state: MarkState,
    /// The blocks concerned, by their stretches; none for what is missing.
    pub targets: Vec<Span>,
    /// The block after which something missing belongs; `None` for the beginning.
    pub after: Option<Span>,
    /// What holds something missing in its source.
    pub holders: Vec<Holder>,
    /// Whether what is missing is an item of its list.
    pub item: bool,
    /// What is said of it, as HTML.
    pub note: String,
    /// The source's present text, as HTML that says its own language and direction.
    pub source: Option<String>,
}

/// Marks with the text whose blocks they are on.
#[derive(Clone, Copy, Debug)]
pub struct Marks<'a> {
    /// The article's file.
    pub text: &'a str,
    /// Its marks.
    pub all: &'a [Mark],
}

/// A mark on one of its blocks.
#[derive(Clone, Copy, Debug)]
struct Spot {
    mark: usize,
    /// Whether it is the mark's first block, which has the anchor.
    first: bool,
    /// Whether it is the mark's last block, after which its words stand.
    last: bool,
}

/// Where all marks of an article stand. Blocks are known by the byte at which they begin.
#[derive(Debug, Default)]
pub(super) struct Spots {
    blocks: BTreeMap<usize, Vec<Spot>>,
    /// By table and by row: 0 for the head.
    rows: BTreeMap<usize, BTreeMap<usize, Vec<Spot>>>,
    /// By definition list and by the number of the term.
    terms: BTreeMap<usize, BTreeMap<usize, Vec<Spot>>>,
    /// Missing blocks, by the block before them.
    after: BTreeMap<usize, Vec<usize>>,
    /// Missing items, by the first block of the item before them.
    after_item: BTreeMap<usize, Vec<usize>>,
    /// Missing blocks at the beginning.
    start: Vec<usize>,
    /// How many pieces a block of raw HTML was cut into that are still to be written; all begin at the same byte.
    pieces: BTreeMap<usize, usize>,
}

/// A block on the way down to a leaf: what it is as a holder, where it begins, and within which item it lies.
struct Step {
    holder: Option<Holder>,
    start: usize,
    item: Option<usize>,
}

struct Search<'a> {
    marks: &'a Marks<'a>,
    wanted: BTreeMap<usize, Vec<Spot>>,
    before: BTreeMap<usize, Vec<usize>>,
    path: Vec<Step>,
    found: Spots,
}

impl Spots {
    /// Finds where the marks of an article stand.
    pub fn find(article: &Article, marks: &Marks<'_>) -> Spots {
        let mut search = Search {
            marks,
            wanted: BTreeMap::new(),
            before: BTreeMap::new(),
            path: Vec::new(),
            found: Spots::default(),
        };
        for (at, mark) in marks.all.iter().enumerate() {
            let last = mark.targets.len().saturating_sub(1);
            for (nth, target) in mark.targets.iter().enumerate() {
                let spot = Spot { mark: at, first: nth == 0, last: nth == last };
                search.wanted.entry(target.start).or_default().push(spot);
            }
            match (mark.state, mark.after) {
                (MarkState::Missing, Some(after)) => search.before.entry(after.start).or_default().push(at),
                (MarkState::Missing, None) => search.found.start.push(at),
                _ => {}
            }
        }
        search.blocks(&article.blocks, None);
        for footnote in &article.footnotes {
            search.footnote(article, &footnote.blocks);
        }
        search.found.start.extend(std::mem::take(&mut search.before).into_values().flatten());
        search.found
    }
}

impl Search<'_> {
    /// A footnote stands, for whatever does not belong into it, at the block that it is written after.
    fn footnote(&mut self, article: &Article, blocks: &[Block]) {
        let start = blocks.first().map_or(0, |block| block.span.start);
        let before = article.blocks.iter().rev().find(|block| block.span.start < start);
        let start = before.map_or(usize::MAX, |block| block.span.start);
        self.path.push(Step { holder: Some(Holder::Footnote), start, item: None });
        self.blocks(blocks, None);
        self.path.pop();
    }

    fn blocks(&mut self, blocks: &[Block], item: Option<usize>) {
        for (at, block) in blocks.iter().enumerate() {
            self.block(block, stretch(blocks, at), item);
        }
    }

    fn block(&mut self, block: &Block, span: Span, item: Option<usize>) {
        let holder = match &block.kind {
            BlockKind::List { .. } => Some(Holder::List),
            BlockKind::Quote(_) => Some(Holder::Quote),
            BlockKind::Callout { .. } => Some(Holder::Callout),
            BlockKind::Definitions(_) => Some(Holder::Definitions),
            _ => None,
        };
        self.path.push(Step { holder, start: block.span.start, item });
        if matches!(block.kind, BlockKind::Html(_)) {
            *self.found.pieces.entry(block.span.start).or_default() += 1;
        }
        match &block.kind {
            BlockKind::List { items, .. } => {
                for item in items {
                    let first = item.blocks.first().map(|block| block.span.start);
                    self.blocks(&item.blocks, first);
                }
            }
            BlockKind::Quote(inner) | BlockKind::Callout { blocks: inner, .. } => self.blocks(inner, None),
            BlockKind::Definitions(definitions) => {
                definitions.iter().flat_map(|one| &one.meanings).for_each(|inner| self.blocks(inner, None));
                self.terms(span, definitions);
            }
            BlockKind::Table { .. } => self.rows(span),
            _ => {
                for (_, spots) in self.wanted_in(span) {
                    self.found.blocks.entry(block.span.start).or_default().extend(spots);
                }
            }
        }
        self.missing_after(span);
        self.path.pop();
    }

    fn wanted_in(&mut self, span: Span) -> Vec<(usize, Vec<Spot>)> {
        take_range(&mut self.wanted, span)
    }

    /// Each row of a table is one line of it; the second one only draws a line.
    fn rows(&mut self, table: Span) {
        for (start, spots) in self.wanted_in(table) {
            let above = self.marks.text.get(table.start..start).unwrap_or_default();
            let row = above.matches('\n').count().saturating_sub(1);
            let rows = self.found.rows.entry(table.start).or_default();
            rows.entry(row).or_default().extend(spots);
        }
    }

    /// A term stands before its first meaning.
    fn terms(&mut self, list: Span, definitions: &[crate::article::Definition]) {
        let meaning = |at: usize| {
            definitions[at..].iter().find_map(|one| Some(one.meanings.first()?.first()?.span.start))
        };
        for (start, spots) in self.wanted_in(list) {
            let terms = self.found.terms.entry(list.start).or_default();
            let before = |at: &usize| meaning(*at).is_none_or(|meaning| meaning > start);
            let free = (0..definitions.len()).find(|at| before(at) && !terms.contains_key(at));
            terms.entry(free.unwrap_or(0)).or_default().extend(spots);
        }
    }

    /// Puts what is missing after a block there, or after what holds the block where it belongs further out.
    fn missing_after(&mut self, span: Span) {
        for (_, marks) in take_range(&mut self.before, span) {
            for at in marks {
                let mark = &self.marks.all[at];
                let same = |(step, holder): &(&Step, &Holder)| step.holder == Some(**holder);
                let depth = self.path.iter().zip(&mark.holders).take_while(same).count();
                let Some(step) = self.path.get(depth).or(self.path.last()) else { continue };
                let place = match step.item {
                    Some(first) if mark.item && depth == mark.holders.len() => {
                        self.found.after_item.entry(first)
                    }
                    _ => self.found.after.entry(step.start),
                };
                place.or_default().push(at);
            }
        }
    }
}

/// The stretch of a block among its siblings: that which the parser gives a definition list may go on into the blocks
/// after it.
pub fn stretch(blocks: &[Block], at: usize) -> Span {
    let span = blocks[at].span;
    let next = blocks[at + 1..].iter().map(|next| next.span.start).find(|start| *start > span.start);
    Span::new(span.start, next.map_or(span.end, |next| span.end.min(next)))
}

/// Takes out what begins within a stretch.
fn take_range<T>(map: &mut BTreeMap<usize, T>, span: Span) -> Vec<(usize, T)> {
    let keys: Vec<usize> = map.range(span.start..span.end.max(span.start + 1)).map(|(key, _)| *key).collect();
    keys.into_iter().filter_map(|key| map.remove_entry(&key)).collect()
}

/// Whether a block's mark is open and what it needs at its end.
pub(super) struct OpenMark(Vec<Spot>, Wrap);

/// How a mark holds its block together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wrap {
    /// An element round the block and its words.
    Round,
    /// The words only, before the block: raw HTML may go on behind it.
    Before,
}

impl Writer<'_> {
    /// Begins a block that may have a mark.
    pub(super) fn open_mark(&mut self, block: &Block) -> Option<OpenMark> {
        let spots = self.spots.blocks.remove(&block.span.start)?;
        let wrap = if matches!(block.kind, BlockKind::Html(_)) { Wrap::Before } else { Wrap::Round };
        self.put("<div");
        self.mark_attributes(&spots, "");
        self.put(">\n");
        if wrap == Wrap::Before {
            self.words_of(&spots, None);
            self.put("</div>\n");
        }
        Some(OpenMark(spots, wrap))
    }

    /// Ends what [`Writer::open_mark`] began, and writes what is missing after the block.
    pub(super) fn close_mark(&mut self, block: &Block, open: Option<OpenMark>) {
        if let Some(OpenMark(spots, Wrap::Round)) = open {
            if !self.out.ends_with('\n') {
                self.put("\n");
            }
            self.words_of(&spots, None);
            self.put("</div>\n");
        }
        if self.spots.after.is_empty() {
            return;
        }
        if let Some(pieces) = self.spots.pieces.get_mut(&block.span.start)
            && *pieces > 1
        {
            *pieces -= 1;
            return;
        }
        let missing = self.spots.after.remove(&block.span.start);
        self.missing(&missing.unwrap_or_default(), "div");
    }

    /// What is missing at the beginning.
    pub(super) fn missing_at_start(&mut self) {
        let missing = std::mem::take(&mut self.spots.start);
        self.missing(&missing, "div");
    }

    /// The items that are missing after one whose first block begins at `first`.
    pub(super) fn missing_items(&mut self, first: Option<usize>) {
        let missing = first.and_then(|first| self.spots.after_item.get(&first).cloned());
        self.missing(missing.as_deref().unwrap_or_default(), "li");
    }

    fn missing(&mut self, marks: &[usize], name: &str) {
        for at in marks {
            let spot = Spot { mark: *at, first: true, last: true };
            self.put("<");
            self.put(name);
            self.mark_attributes(&[spot], "");
            self.put(">\n");
            self.words_of(&[spot], None);
            self.put("</");
            self.put(name);
            self.put(">\n");
        }
    }

    /// Class and anchor of a row that may have a mark, 0 for the head.
    pub(super) fn mark_row(&mut self, table: &Block, row: usize) {
        let spots = self.spots.rows.get(&table.span.start).and_then(|rows| rows.get(&row)).cloned();
        if let Some(spots) = spots {
            self.mark_attributes(&spots, "");
        }
    }

    /// The words of a table's rows, after the table: no row can hold them. Each names its row.
    pub(super) fn words_of_rows(&mut self, table: &Block, name: impl Fn(usize) -> String) {
        let Some(rows) = self.spots.rows.get(&table.span.start).cloned() else { return };
        self.put("<div class=\"stale-rows\">\n");
        for (row, spots) in rows {
            self.words_of(&spots, Some(&name(row)));
        }
        self.put("</div>\n");
    }

    /// A definition list's term, with its mark where it has one.
    pub(super) fn term_marked(&mut self, list: &Block, term: usize, write: impl FnOnce(&mut Self)) {
        let spots = self.spots.terms.get(&list.span.start).and_then(|terms| terms.get(&term)).cloned();
        let Some(spots) = spots else { return write(self) };
        self.put("<div");
        self.mark_attributes(&spots, "");
        self.put(">");
        write(self);
        self.put("\n");
        self.words_of(&spots, None);
        self.put("</div>");
    }

    fn marks(&self) -> &[Mark] {
        self.around.marks.as_ref().map_or(&[], |marks| marks.all)
    }

    /// ` class="…" data-stale="…" id="…"`: the state is that of the first mark.
    fn mark_attributes(&mut self, spots: &[Spot], more: &str) {
        let Some((state, spot)) =
            spots.first().and_then(|spot| Some((self.marks().get(spot.mark)?.state, *spot)))
        else {
            return;
        };
        self.put(" class=\"stale stale-");
        self.put(state.name());
        self.put(more);
        self.put("\" data-stale=\"");
        self.put(state.name());
        self.put("\"");
        if spot.first {
            self.anchor(spot.mark);
        }
    }

    /// ` id="targum-stale-3"`
    fn anchor(&mut self, mark: usize) {
        let number = self.marks().get(mark).map_or(0, |mark| mark.number);
        self.put(" id=\"targum-stale-");
        self.number(number);
        self.put("\"");
    }

    /// What is said of marks: a line, or the summary of the folded source. `of` names what it is about.
    fn words_of(&mut self, spots: &[Spot], of: Option<&str>) {
        for (at, spot) in spots.iter().enumerate().filter(|(_, spot)| spot.last) {
            let Some(mark) = self.marks().get(spot.mark).cloned() else { continue };
            let own_anchor = at > 0 && spot.first;
            self.put(if mark.source.is_some() {
                "<details class=\"stale-source\""
            } else {
                "<p class=\"stale-note\""
            });
            if own_anchor {
                self.anchor(spot.mark);
            }
            self.put(if mark.source.is_some() { ">\n<summary>" } else { ">" });
            self.put(icons::stale(mark.state));
            self.put("<span>");
            if let Some(of) = of {
                self.put("<bdi>");
                self.text(of);
                self.put("</bdi>: ");
            }
            self.put(&mark.note);
            self.put("</span>");
            match &mark.source {
                Some(source) => {
                    self.put("</summary>\n");
                    self.put(source);
                    self.put("</details>\n");
                }
                None => self.put("</p>\n"),
            }
        }
    }
}
