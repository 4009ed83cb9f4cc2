//! Tables.

use super::Build;
use crate::article::block::{Alignment, BlockKind, Inline};
use crate::article::script::Votes;
use crate::diag::Span;

/// A table being read.
pub(super) struct TableDraft {
    columns: Vec<Alignment>,
    head: Vec<Vec<Inline>>,
    rows: Vec<Vec<Vec<Inline>>>,
    row: Vec<Vec<Inline>>,
    votes: Votes,
    span: Span,
}

impl Build<'_> {
    pub(super) fn start_table(&mut self, columns: &[pulldown_cmark::Alignment], span: Span) {
        self.table = Some(TableDraft {
            columns: columns.iter().copied().map(alignment).collect(),
            head: Vec::new(),
            rows: Vec::new(),
            row: Vec::new(),
            votes: Votes::default(),
            span,
        });
    }

    pub(super) fn start_row(&mut self) {
        if let Some(table) = &mut self.table {
            table.row = Vec::with_capacity(table.columns.len());
        }
    }

    pub(super) fn end_cell(&mut self, content: Vec<Inline>, votes: &Votes) {
        if let Some(table) = &mut self.table {
            table.votes.add(votes);
            table.row.push(content);
        }
    }

    pub(super) fn end_row(&mut self, head: bool) {
        if let Some(table) = &mut self.table {
            let row = std::mem::take(&mut table.row);
            if head {
                table.head = row;
            } else {
                table.rows.push(row);
            }
        }
    }

    pub(super) fn end_table(&mut self) {
        if let Some(TableDraft { columns, head, rows, votes, span, .. }) = self.table.take() {
            let verdict = votes.verdict(self.reading.lang, self.reading.languages);
            self.push(BlockKind::Table { columns, head, rows }, span, &verdict);
        }
    }
}

fn alignment(written: pulldown_cmark::Alignment) -> Alignment {
    match written {
        pulldown_cmark::Alignment::None => Alignment::None,
        pulldown_cmark::Alignment::Left => Alignment::Start,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::End,
    }
}
