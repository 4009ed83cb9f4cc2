//! The board: rows as one HTML file that opens from disk. Sorting needs its script; reading and filters do not.

mod table;

use std::fmt::Write as _;

use jiff::civil::Date;

use super::badge::Badge;
use super::rollup::{Rollup, by_section};
use super::row::Row;
use crate::body::escape;
use crate::lang::Lang;

const STYLE: &str = include_str!("board.css");
const SCRIPT: &str = include_str!("board.js");

/// Nothing is loaded from anywhere: neither from this machine nor from another.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; \
                      base-uri 'none'; form-action 'none'";

/// What the board shows.
#[derive(Clone, Copy, Debug)]
pub struct Board<'a> {
    /// The handbook's name.
    pub title: &'a str,
    /// The rows, the gravest first.
    pub rows: &'a [Row],
    /// What each language's rows say together, with the handbook's name in that language.
    pub languages: &'a [(Lang, Rollup, String)],
    /// What leads from the board's folder to the site's, percent-encoded: `../`, or nothing.
    pub to_root: &'a str,
    /// The day it shows.
    pub today: Date,
}

/// The board as HTML.
pub fn html(board: &Board<'_>) -> String {
    let mut out = String::with_capacity(board.rows.len() * 800 + 16_000);
    let title = text(board.title);
    // Writing to a String does not fail.
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Translations of {title}</title>\n<style>\n{STYLE}{}</style>\n</head>\n<body>\n",
        filters(board.languages)
    );
    head(board, &mut out);
    out.push_str("<main>\n");
    cards(board, &mut out);
    sections(board, &mut out);
    table::articles(board, &mut out);
    let _ = write!(
        out,
        "</main>\n<footer>\n<p>Made by <code>targum status --format html</code>. The bars count the words of the \
         sources.</p>\n</footer>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n"
    );
    out
}

fn head(board: &Board<'_>, out: &mut String) {
    let work = board.rows.iter().filter(|row| row.badge.calls_for_work()).count();
    let _ = writeln!(
        out,
        "<header>\n<h1>Translations of <bdi>{}</bdi></h1>\n<p class=\"lead\"><time datetime=\"{today}\">{today}</time> · \
         {work} of {} articles in {} languages call for work</p>\n</header>",
        text(board.title),
        board.rows.len(),
        board.languages.len(),
        today = board.today
    );
}

/// A card for each language.
fn cards(board: &Board<'_>, out: &mut String) {
    out.push_str("<section aria-labelledby=\"languages\">\n<h2 id=\"languages\">Languages</h2>\n<ul class=\"cards\">\n");
    for (lang, sum, name) in board.languages {
        let _ = write!(
            out,
            "<li class=\"card\">\n<h3><span {}>{}</span> <code>{lang}</code></h3>\n\
             <p class=\"percent\">{}&nbsp;% <small>up to date</small></p>\n",
            speaks(lang),
            text(name),
            sum.percent()
        );
        bar(sum, out);
        out.push_str("<ul>\n");
        for (badge, count) in &sum.badges {
            let _ = writeln!(out, "<li>{}</li>", labelled(*badge, &format!("{count} {}", badge.label())));
        }
        out.push_str("</ul>\n</li>\n");
    }
    out.push_str("</ul>\n</section>\n");
}

/// The share of words that stand how, as a bar that is told in words too.
fn bar(sum: &Rollup, out: &mut String) {
    let parts = [
        ("current", "current", sum.words.current),
        ("minor", "slightly outdated", sum.words.minor),
        ("major", "outdated", sum.words.major),
        ("unknown", "not confirmed", sum.unknown()),
        ("none", "not translated", sum.words.untranslated),
    ];
    let there = || parts.iter().filter(|(_, _, words)| *words > 0);
    let told: Vec<String> =
        there().map(|(_, name, words)| format!("{} % {name}", sum.share(*words))).collect();
    let told = if told.is_empty() { "no words".to_owned() } else { told.join(", ") };
    let _ = write!(out, "<div class=\"bar\" role=\"img\" aria-label=\"Words: {told}\" title=\"{told}\">");
    for (class, _, words) in there() {
        let _ = write!(out, "<span class=\"{class}\" style=\"flex: {words} 0 0\"></span>");
    }
    out.push_str("</div>\n");
}

/// Sections, folded.
fn sections(board: &Board<'_>, out: &mut String) {
    out.push_str(
        "<details class=\"sections\">\n<summary>Sections</summary>\n<div class=\"wide\">\n<table>\n<caption>Each section \
         in all languages shown.</caption>\n<thead>\n<tr>",
    );
    for head in ["Section", "Up to date", "Gravest", "Stale units", "Owners", "Last review"] {
        let _ = write!(out, "<th scope=\"col\">{head}</th>");
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for (path, sum) in by_section(board.rows) {
        let worst = sum.worst.map_or_else(String::new, |badge| labelled(badge, badge.label()));
        let reviewed = sum.reviewed.map_or_else(String::new, |date| date.to_string());
        let path = if path.is_home() { "home page".to_owned() } else { text(path.as_str()) };
        let _ = writeln!(
            out,
            "<tr><th scope=\"row\"><bdi>{path}</bdi></th><td class=\"number\">{}&nbsp;%</td><td>{worst}</td>\
             <td class=\"number\">{}</td><td><bdi>{}</bdi></td><td>{reviewed}</td></tr>",
            sum.percent(),
            sum.stale,
            text(&sum.owners.join(", ")),
        );
    }
    out.push_str("</tbody>\n</table>\n</div>\n</details>\n");
}

/// What hides the rows whose boxes are not ticked.
fn filters(languages: &[(Lang, Rollup, String)]) -> String {
    let tags = languages.iter().map(|(lang, ..)| ("l", lang.as_str()));
    let badges = Badge::ALL.iter().map(|badge| ("s", badge.name()));
    let rule = |(kind, name): (&str, &str)| {
        format!("body:has(#{kind}-{name}:not(:checked)) tr[data-{kind}=\"{name}\"] {{ display: none; }}\n")
    };
    tags.chain(badges).map(rule).collect()
}

/// A badge with a text in it.
fn labelled(badge: Badge, label: &str) -> String {
    let class = match badge {
        Badge::Missing | Badge::Orphan | Badge::OutdatedMajor => "grave",
        Badge::Original => "plain",
        badge if badge.calls_for_work() => "work",
        _ => "fine",
    };
    format!("<span class=\"badge {class}\" title=\"{}\">{label}</span>", badge.meaning())
}

/// The attributes that say what language a text is in.
fn speaks(lang: &Lang) -> String {
    format!("lang=\"{lang}\" dir=\"{}\"", lang.direction())
}

/// A text that can stand between tags and between quotation marks.
fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape::attribute(text, &mut out);
    out
}
