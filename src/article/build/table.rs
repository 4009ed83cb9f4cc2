//! Tables.

use super::Build;
use crate::article::block::{Alignment, BlockKind, Cell, Inline};
use crate::article::script::Verdict;
use crate::diag::Span;
use crate::lang::guess::{Confidence, Tally};

/// A table being read.
pub(super) struct TableDraft {
    columns: Vec<Alignment>,
    rows: Vec<Vec<CellDraft>>,
    row: Vec<CellDraft>,
    /// What the cells of each column that are not in the article's language say together.
    tallies: Vec<Tally>,
    span: Span,
}

struct CellDraft {
    content: Vec<Inline>,
    verdict: Verdict,
    confidence: Confidence,
    span: Span,
}

impl Build<'_> {
    pub(super) fn start_table(&mut self, columns: &[pulldown_cmark::Alignment], span: Span) {
        self.table = Some(TableDraft {
            columns: columns.iter().copied().map(alignment).collect(),
            rows: Vec::new(),
            row: Vec::new(),
            tallies: Vec::new(),
            span,
        });
    }

    pub(super) fn start_row(&mut self) {
        if let Some(table) = &mut self.table {
            table.row = Vec::with_capacity(table.columns.len());
        }
    }

    pub(super) fn end_cell(
        &mut self,
        content: Vec<Inline>,
        span: Span,
        verdict: Verdict,
        confidence: Confidence,
    ) {
        let Some(table) = &mut self.table else { return };
        if matches!(verdict, Verdict::Other { .. }) {
            let column = table.row.len();
            table.tallies.resize_with(table.tallies.len().max(column + 1), Tally::default);
            table.tallies[column].read(self.leaf.heard());
        }
        table.row.push(CellDraft { content, verdict, confidence, span });
    }

    pub(super) fn end_row(&mut self) {
        if let Some(table) = &mut self.table {
            let row = std::mem::take(&mut table.row);
            table.rows.push(row);
        }
    }

    pub(super) fn end_table(&mut self) {
        let Some(mut table) = self.table.take() else { return };
        self.ask_columns(&mut table);
        let verdict = together(table.rows.iter().flatten().map(|cell| &cell.verdict));
        let (lang, dir) = verdict.parts(&self.listener().around());
        let place = |cell: CellDraft| match cell.verdict {
            Verdict::Neutral => Cell { content: cell.content, lang: lang.clone(), dir },
            // A name takes the language of the table around it, if it runs the same way.
            Verdict::Other { lang: None, dir: of_cell } if of_cell == dir => {
                Cell { content: cell.content, lang: lang.clone(), dir }
            }
            Verdict::Other { lang, dir } => Cell { content: cell.content, lang, dir },
            Verdict::Own | Verdict::Mixed => Cell { content: cell.content, lang: None, dir: None },
        };
        let mut rows = table.rows.into_iter().map(|row| row.into_iter().map(place).collect());
        let head = rows.next().unwrap_or_default();
        let rows = rows.collect();
        self.push(BlockKind::Table { columns: table.columns, head, rows }, table.span, &verdict);
    }

    /// A cell whose language cannot be told by itself has that of its column, where the column's can.
    fn ask_columns(&mut self, table: &mut TableDraft) {
        let listener = self.listener();
        let columns: Vec<Verdict> = table.tallies.iter().map(|tally| listener.judge(tally).0).collect();
        let mut unsure = Vec::new();
        for row in &mut table.rows {
            for (cell, column) in row.iter_mut().zip(&columns) {
                if let (Verdict::Other { lang: lang @ None, dir }, Verdict::Other { lang: found, dir: runs }) =
                    (&mut cell.verdict, column)
                    && dir == runs
                {
                    lang.clone_from(found);
                }
                if cell.confidence == Confidence::Unsure
                    && !matches!(cell.verdict, Verdict::Other { lang: Some(_), .. })
                {
                    unsure.push(cell.span);
                }
            }
        }
        unsure.into_iter().for_each(|span| self.unsure(span));
    }
}

/// What all cells agree on; those whose language is not known do not object.
fn together<'v>(cells: impl Iterator<Item = &'v Verdict> + Clone) -> Verdict {
    let all = cells.clone().fold(Verdict::Neutral, Verdict::with);
    let Verdict::Other { lang: None, dir } = all else { return all };
    let mut told = cells.filter_map(|cell| match cell {
        Verdict::Other { lang, .. } => lang.as_ref(),
        _ => None,
    });
    let first = told.next();
    let lang = first.filter(|first| told.all(|lang| lang == *first)).cloned();
    Verdict::Other { lang, dir }
}

fn alignment(written: pulldown_cmark::Alignment) -> Alignment {
    match written {
        pulldown_cmark::Alignment::None => Alignment::None,
        pulldown_cmark::Alignment::Left => Alignment::Start,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::End,
    }
}
