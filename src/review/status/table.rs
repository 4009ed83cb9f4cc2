//! Rows as a table for a terminal or a log, at most 80 columns wide.

use icu_segmenter::GraphemeClusterSegmenter;
use unicode_width::UnicodeWidthStr;

use super::badge::Badge;
use super::rollup::Rollup;
use super::row::Row;
use crate::diag::{self, Style};
use crate::lang::Lang;
use crate::path::SourcePath;
use crate::sync::Freshness;

/// How wide the table may be, in columns.
const WIDTH: usize = 80;
/// How wide paths may be.
const PATH: usize = 32;
/// How wide the bar of a language is.
const BAR: usize = 20;
/// What stands for the home page's path, which is empty.
const HOME: &str = "(home page)";

const BOLD: &str = "\u{1B}[1m";
const DIM: &str = "\u{1B}[2m";
const RED: &str = "\u{1B}[31m";
const YELLOW: &str = "\u{1B}[33m";
const GREEN: &str = "\u{1B}[32m";
const RESET: &str = "\u{1B}[0m";

/// A line for each language, then the rows under the badge that they have in common.
pub fn text(rows: &[Row], languages: &[(Lang, Rollup)], style: Style) -> String {
    let table = Table::new(rows, languages, style);
    let mut out = String::new();
    languages.iter().for_each(|(lang, sum)| table.language(lang, sum, &mut out));
    if !rows.is_empty() {
        let head = table.line(["LANG", "STALE", "LINKS"], &padded("PATH", table.path), "TITLE");
        out.push_str(&format!("\n{}\n", table.coloured(DIM, head.trim_end())));
    }
    for group in rows.chunk_by(|a, b| a.badge == b.badge) {
        table.group(group, &mut out);
    }
    out
}

/// How wide columns are, in columns of a terminal.
struct Table {
    style: Style,
    lang: usize,
    stale: usize,
    links: usize,
    path: usize,
}

impl Table {
    fn new(rows: &[Row], languages: &[(Lang, Rollup)], style: Style) -> Table {
        let widest =
            |cell: &dyn Fn(&Row) -> usize, least: usize| rows.iter().map(cell).max().unwrap_or(0).max(least);
        let tags = languages.iter().map(|(lang, _)| lang.as_str().len()).max().unwrap_or(0);
        Table {
            style,
            lang: widest(&|row| row.lang.as_str().len(), tags).clamp(2, 12),
            stale: widest(&|row| stale(row).len(), 5),
            links: widest(&|row| row.inbound.to_string().len(), 5),
            path: widest(&|row| width(&shown(path(row))), 4).min(PATH),
        }
    }

    fn coloured(&self, codes: &str, text: &str) -> String {
        if self.style.color { format!("{codes}{text}{RESET}") } else { text.to_owned() }
    }

    /// The bar of a language: what is current, what is not, what is not translated; then how many have which badge.
    fn language(&self, lang: &Lang, sum: &Rollup, out: &mut String) {
        // What is not current shows, however little it is.
        let cells = |words: usize| {
            (words * BAR).checked_div(sum.words.total).unwrap_or(0).max(usize::from(words > 0))
        };
        let missing = cells(sum.words.untranslated);
        let between = cells(sum.words.minor + sum.words.major + sum.unknown());
        let full = BAR.saturating_sub(missing + between);
        let bar = self.coloured(GREEN, &"█".repeat(full))
            + &self.coloured(YELLOW, &"▒".repeat(between))
            + &self.coloured(RED, &"░".repeat(missing));
        let counts: Vec<String> =
            sum.badges.iter().map(|(badge, count)| format!("{count} {}", badge.name())).collect();
        let tag = padded(&cut(lang.as_str(), self.lang), self.lang);
        let rest = WIDTH - self.lang - BAR - 12;
        let counts = cut(&counts.join(", "), rest);
        out.push_str(&format!("{tag}  {bar}  {:>3} %  {counts}\n", sum.percent()));
    }

    /// The rows of one badge, under its name and what it means.
    fn group(&self, rows: &[Row], out: &mut String) {
        let Some(badge) = rows.first().map(|row| row.badge) else { return };
        let heading = self.coloured(&format!("{BOLD}{}", colour(badge)), badge.name());
        out.push_str(&format!("\n{heading} ({})\n{}\n", rows.len(), self.coloured(DIM, badge.meaning())));
        rows.iter().for_each(|row| self.row(row, out));
    }

    fn row(&self, row: &Row, out: &mut String) {
        let shown_path = cut_start(&shown(path(row)), self.path);
        let gap = " ".repeat(self.path - width(&shown_path));
        let file = SourcePath::new(shown_path.as_str());
        let path = diag::path(&file, self.style) + &gap;
        let room = WIDTH - width(&self.line(["", "", ""], &" ".repeat(self.path), ""));
        // Isolated, so that the direction of a title moves nothing beside it.
        let title = diag::line(&cut(&shown(&row.title), room), self.style);
        let tag = cut(row.lang.as_str(), self.lang);
        let line = self.line([&tag, &stale(row), &row.inbound.to_string()], &path, &title);
        out.push_str(line.trim_end());
        out.push('\n');
        if let Some(note) = &row.note {
            let note = diag::line(&cut(&shown(note), WIDTH - self.lang - 6), self.style);
            out.push_str(&format!("{}{}\n", " ".repeat(self.lang + 6), self.coloured(DIM, &note)));
        }
    }

    fn line(&self, [lang, stale, links]: [&str; 3], path: &str, title: &str) -> String {
        let (at, units, entries) = (self.lang.max(4), self.stale, self.links);
        format!("  {lang:at$}  {stale:>units$}  {links:>entries$}  {path}  {title}")
    }
}

/// How many units call for work, of how many.
fn stale(row: &Row) -> String {
    let units = row.units;
    match row.freshness {
        Freshness::Original | Freshness::Orphan => "-".to_owned(),
        Freshness::Untracked => format!("?/{}", units.total),
        _ => format!("{}/{}", units.minor + units.major + units.untranslated, units.total),
    }
}

fn path(row: &Row) -> &str {
    if row.path.is_home() { HOME } else { row.path.as_str() }
}

fn colour(badge: Badge) -> &'static str {
    match badge {
        Badge::Missing | Badge::Orphan | Badge::OutdatedMajor => RED,
        badge if badge.calls_for_work() => YELLOW,
        _ => GREEN,
    }
}

/// A text in which every character can be seen.
fn shown(text: &str) -> String {
    diag::line(text, Style::default())
}

/// How many columns a text takes: the sum of its clusters, since terminals do not join letters across cells.
fn width(text: &str) -> usize {
    clusters(text).map(UnicodeWidthStr::width).sum()
}

fn clusters(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    let ends: Vec<usize> = GraphemeClusterSegmenter::new().segment_str(text).collect();
    (1..ends.len()).map(move |at| &text[ends[at - 1]..ends[at]])
}

fn padded(text: &str, columns: usize) -> String {
    text.to_owned() + &" ".repeat(columns.saturating_sub(width(text)))
}

/// A text of at most so many columns; a longer one loses whole characters at its end.
fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let kept: String = fitting(clusters(text), columns).concat();
    kept.trim_end().to_owned() + "…"
}

/// The same, but the end stays: of a path it tells most.
fn cut_start(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut kept = fitting(clusters(text).rev(), columns);
    kept.reverse();
    format!("…{}", kept.concat())
}

/// The first of some clusters, with one column left over.
fn fitting<'t>(clusters: impl Iterator<Item = &'t str>, columns: usize) -> Vec<&'t str> {
    let mut room = columns.saturating_sub(1);
    let fits = |cluster: &&str| {
        let fits = cluster.width() <= room;
        room = room.saturating_sub(cluster.width());
        fits
    };
    clusters.take_while(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_between_clusters() {
        assert_eq!(cut("שָׁלוֹם עולם", 20), "שָׁלוֹם עולם");
        assert_eq!(cut("שָׁלוֹם עולם", 4), "שָׁלוֹ…");
        assert_eq!(cut("👩‍👩‍👧 familie", 4), "👩‍👩‍👧 …".replace(' ', "").as_str());
        assert_eq!(cut("日本語", 4), "日…");
        assert_eq!(cut_start("complaints/hear-the-customer", 12), "…he-customer");
        assert_eq!(width("لا"), 2, "terminals set each letter in a cell");
        for columns in 0..12 {
            assert!(width(&cut("الاستماع إلى العميل", columns)) <= columns.max(1));
        }
    }
}
