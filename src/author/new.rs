//! A new article.

use jiff::civil::Date;

use super::Change;
use super::front::{list, text};
use super::side::article_path;
use crate::article::front::segment_problem;
use crate::lang::Lang;
use crate::path::EntryPath;
use crate::source::Edit;

/// What an article begins with.
#[derive(Clone, Debug)]
pub struct NewArticle<'a> {
    /// Its entry.
    pub entry: &'a EntryPath,
    /// Its language.
    pub lang: &'a Lang,
    /// Its title.
    pub title: &'a str,
    /// One or two sentences.
    pub summary: Option<&'a str>,
    /// Its topics.
    pub topics: &'a [String],
    /// Who answers for it.
    pub owner: Option<&'a str>,
    /// The day on which it is made.
    pub date: Date,
}

/// How deep an article may lie: as the library has it.
const DEEPEST: usize = 16;

/// What is wrong with a path for an entry, as the end of a sentence; `None` if nothing is.
pub fn path_problem(entry: &EntryPath) -> Option<String> {
    if entry.is_home() {
        return None;
    }
    let parts: Vec<&str> = entry.as_str().split('/').collect();
    if parts.len() >= DEEPEST {
        return Some(format!("lies more than {DEEPEST} folders deep"));
    }
    parts.iter().find_map(|part| segment_problem(&part.replace(' ', "-")))
}

/// The file of a new article.
pub fn new_article(wanted: &NewArticle<'_>) -> Change {
    let mut out = format!("---\ntitle: {}\n", text(wanted.title));
    if let Some(summary) = wanted.summary {
        out += &format!("summary: {}\n", text(summary));
    }
    if !wanted.topics.is_empty() {
        out += &format!("topics: {}\n", list(wanted.topics));
    }
    if let Some(owner) = wanted.owner {
        out += &format!("owner: {}\n", text(owner));
    }
    out += &format!("date: {}\n---\n\n{}\n", wanted.date, first_line(wanted.lang));
    let path = article_path(wanted.entry, wanted.lang);
    Change { edit: Edit { path, bytes: out.into_bytes() }, before: None }
}

/// A first line to write over, in the article's language where we know it.
fn first_line(lang: &Lang) -> &'static str {
    match lang.language() {
        "he" => "כאן מתחיל המאמר.",
        "ar" => "هنا يبدأ المقال.",
        "nl" => "Hier begint het artikel.",
        _ => "The article begins here.",
    }
}
