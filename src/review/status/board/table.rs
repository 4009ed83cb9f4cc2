//! The board's table of articles, with its filters.

use std::fmt::Write as _;

use super::super::badge::Badge;
use super::super::row::{Row, StaleUnit};
use super::{Board, labelled, speaks, text};
use crate::path::encode;
use crate::sync::UnitState;

/// The heads of the columns.
const HEADS: [&str; 8] =
    ["Title", "State", "Language", "Stale units", "Links here", "Owner", "Last review", "More"];

/// How many stale units are listed; of a page with more the number is told.
const LISTED: usize = 40;

/// All rows.
pub(super) fn articles(board: &Board<'_>, out: &mut String) {
    out.push_str("<section aria-labelledby=\"all\">\n<h2 id=\"all\">Articles</h2>\n");
    filters(board, out);
    out.push_str(
        "<p id=\"shown\" class=\"hint\" role=\"status\"></p>\n<div class=\"wide\" role=\"region\" aria-labelledby=\"all\" \
         tabindex=\"0\">\n<table id=\"articles\">\n<caption>What matters most comes first: by state, then by how many \
         entries link there.</caption>\n<thead>\n<tr>",
    );
    for head in HEADS {
        let _ = write!(out, "<th scope=\"col\">{head}</th>");
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    board.rows.iter().for_each(|row| article(board, row, out));
    out.push_str("</tbody>\n</table>\n</div>\n</section>\n");
}

/// Boxes for languages and states; those that call for no work are not ticked, where any other is there.
fn filters(board: &Board<'_>, out: &mut String) {
    let work = board.rows.iter().any(|row| row.badge.calls_for_work());
    out.push_str("<div class=\"filters\">\n<fieldset>\n<legend>Languages</legend>\n");
    for (lang, _, _) in board.languages {
        let _ = writeln!(out, "<label><input type=\"checkbox\" id=\"l-{lang}\" checked> {lang}</label>");
    }
    out.push_str("</fieldset>\n<fieldset>\n<legend>States</legend>\n");
    for badge in Badge::ALL.into_iter().filter(|badge| board.rows.iter().any(|row| row.badge == *badge)) {
        let (name, label) = (badge.name(), badge.label());
        let checked = if badge.calls_for_work() || !work { " checked" } else { "" };
        let _ = writeln!(out, "<label><input type=\"checkbox\" id=\"s-{name}\"{checked}> {label}</label>");
    }
    out.push_str(
        "</fieldset>\n<p hidden><label>Search <input type=\"search\" id=\"search\" autocomplete=\"off\"></label></p>\n</div>\n",
    );
}

fn article(board: &Board<'_>, row: &Row, out: &mut String) {
    let (lang, badge) = (&row.lang, row.badge);
    let _ = write!(out, "<tr data-l=\"{lang}\" data-s=\"{}\">", badge.name());
    title(board, row, out);
    let rank = Badge::ALL.iter().position(|known| *known == badge).unwrap_or_default();
    let stale = row.units.minor + row.units.major + row.units.untranslated;
    let _ = write!(
        out,
        "<td data-sort=\"{rank}\">{}</td><td>{lang}</td><td class=\"number\" data-sort=\"{stale}\">{stale} of {}</td>\
         <td class=\"number\">{}</td><td><bdi>{}</bdi></td><td>{}</td><td class=\"more\">",
        labelled(badge, badge.label()),
        row.units.total,
        row.inbound,
        text(row.owner.as_deref().unwrap_or_default()),
        row.reviewed.map_or_else(String::new, |date| date.to_string()),
    );
    more(board, row, out);
    out.push_str("</td></tr>\n");
}

/// The title, leading to the article's file, or to the one that it would be made from.
fn title(board: &Board<'_>, row: &Row, out: &mut String) {
    let there = !row.is(Badge::Missing);
    let file = if there { Some(&row.file) } else { row.source.as_ref() };
    let shown = text(&row.title);
    let (open, close) = match file {
        Some(file) => {
            (format!("<a href=\"{}{}\">", text(board.to_root), text(&encode(file.as_str()))), "</a>")
        }
        None => (String::new(), ""),
    };
    let path = if row.path.is_home() { "home page" } else { row.path.as_str() };
    let _ = write!(
        out,
        "<th scope=\"row\" data-sort=\"{shown}\">{open}<bdi class=\"title\" {}>{shown}</bdi>{close}\
         <bdi class=\"path\" dir=\"ltr\">{}</bdi></th>",
        speaks(&row.title_lang),
        text(path)
    );
}

/// What else there is to know: other names of its state, a note, the stale units.
fn more(board: &Board<'_>, row: &Row, out: &mut String) {
    let also = Badge::ALL
        .into_iter()
        .filter(|badge| *badge != row.badge && badge.calls_for_work() && row.is(*badge));
    let mut said: Vec<String> = also.map(|badge| badge.label().to_owned()).collect();
    said.extend(row.proofread_by.iter().map(|name| format!("proofread by <bdi>{}</bdi>", text(name))));
    said.extend(row.note.iter().map(|note| text(note)));
    if let (Some(from), Some(file), true) =
        (&row.from, &row.source, row.is(Badge::Missing) || !row.stale.is_empty())
    {
        let href = text(&encode(file.as_str()));
        said.push(format!("from <a href=\"{}{href}\">{from}</a>", text(board.to_root)));
    }
    out.push_str(&said.join("; "));
    if row.stale.is_empty() {
        return;
    }
    let (count, s) = (row.stale.len(), if row.stale.len() == 1 { "" } else { "s" });
    let _ = write!(out, "<details><summary>{count} unit{s}</summary><ul>");
    row.stale.iter().take(LISTED).for_each(|stale| unit(stale, out));
    if row.stale.len() > LISTED {
        let _ = write!(out, "<li>and {} more</li>", row.stale.len() - LISTED);
    }
    out.push_str("</ul></details>");
}

fn unit(unit: &StaleUnit, out: &mut String) {
    let state = match unit.state {
        UnitState::Minor => "changed a little",
        UnitState::Major => "changed",
        UnitState::Untranslated => "not translated",
        UnitState::Current => "current",
    };
    let line = |line: Option<usize>| line.map(|line| format!("line {line}"));
    let places = [line(unit.line), line(unit.source_line).map(|line| format!("{line} of the source"))];
    let places: Vec<String> = places.into_iter().flatten().collect();
    let _ = write!(out, "<li><code>{}</code> {state}", text(&unit.id));
    if !places.is_empty() {
        let _ = write!(out, " ({})", places.join(", "));
    }
    out.push_str("</li>");
}
