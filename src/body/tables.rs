//! Tables.

use super::blocks::Writer;
use super::{Place, escape};
use crate::article::{Alignment, Block, Cell, text_of};

impl Writer<'_> {
    pub(super) fn table(&mut self, block: &Block, columns: &[Alignment], head: &[Cell], rows: &[Vec<Cell>]) {
        self.tables += 1;
        let role = if self.around.place == Place::Alone { "region" } else { "group" };
        self.put("<div class=\"table-scroll\" role=\"");
        self.put(role);
        self.put("\" tabindex=\"0\" aria-label=\"");
        escape::attribute(&self.around.labels.table, self.out);
        self.put(" ");
        self.shown_number(self.tables);
        self.put("\"");
        self.own(block);
        self.put(">\n<table>\n");
        self.inside(block, |this| this.rows(block, columns, head, rows));
        self.put("</table>\n</div>\n");
        self.words_of_rows(block, |row| {
            let cells = if row == 0 { head } else { rows.get(row - 1).map_or(head, Vec::as_slice) };
            let words =
                cells.iter().map(|cell| text_of(&cell.content)).find(|words| !words.trim().is_empty());
            words.unwrap_or_default()
        });
    }

    fn rows(&mut self, block: &Block, columns: &[Alignment], head: &[Cell], rows: &[Vec<Cell>]) {
        self.put("<thead>\n<tr");
        self.mark_row(block, 0);
        self.put(">");
        for (at, cell) in head.iter().enumerate() {
            // A cell that says nothing heads nothing.
            let name = if cell.content.is_empty() { "td" } else { "th" };
            self.cell(name, columns.get(at).copied(), cell);
        }
        self.put("</tr>\n</thead>\n");
        if !rows.is_empty() {
            self.put("<tbody>\n");
            for (number, row) in rows.iter().enumerate() {
                self.put("<tr");
                self.mark_row(block, number + 1);
                self.put(">");
                for (at, cell) in row.iter().enumerate() {
                    self.cell("td", columns.get(at).copied(), cell);
                }
                self.put("</tr>\n");
            }
            self.put("</tbody>\n");
        }
    }

    fn cell(&mut self, name: &str, alignment: Option<Alignment>, cell: &Cell) {
        self.put("<");
        self.put(name);
        self.put(if name == "th" { " scope=\"col\"" } else { "" });
        self.put(match alignment {
            None | Some(Alignment::None) => "",
            Some(Alignment::Start) => " class=\"align-start\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::End) => " class=\"align-end\"",
        });
        self.say_again(cell.lang.as_ref(), cell.dir);
        self.put(">");
        self.inlines_in(cell.dir.unwrap_or(self.article.lang.direction()), &cell.content);
        self.put("</");
        self.put(name);
        self.put(">");
    }
}
