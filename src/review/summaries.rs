//! What lists and search engines show of an article.

use icu_segmenter::GraphemeClusterSegmenter;

use super::Subject;
use super::place::at_key;
use super::structure::records;
use crate::diag::Diagnostic;
use crate::lang::Lang;
use crate::library::Role;

/// The longest summary, in characters as readers see them: cards and search results cut what is longer.
const LONGEST: usize = 200;
/// The same in scripts whose characters are twice as wide.
const LONGEST_WIDE: usize = 100;

/// The findings.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let library = subject.parts.library;
    let is_article = |role| matches!(role, Role::Article | Role::Section);
    // Where most articles of a language have one, one that lacks it stands out in every list.
    let common: Vec<bool> = (0..library.languages.len())
        .map(|lang| {
            let own = records(library)
                .filter(|(_, entry, record)| record.lang == lang && entry.role == Role::Article);
            let (with, all) = own.fold((0, 0), |(with, all), (_, _, record)| {
                (with + usize::from(record.summary.is_some()), all + 1)
            });
            with * 2 > all
        })
        .collect();
    let mut notes = Vec::new();
    for (_, entry, record) in records(library) {
        let most = longest(&library.languages[record.lang]);
        match &record.summary {
            Some(summary) => {
                let length = GraphemeClusterSegmenter::new().segment_str(summary).count().saturating_sub(1);
                if length > most {
                    let message =
                        format!("the summary has {length} characters; lists and search results show {most}");
                    let note = Diagnostic::note("summary-long", message)
                        .help("Say in one or two sentences what readers find here.");
                    notes.push(at_key(subject, record, "summary", note));
                }
            }
            None if common[record.lang] && is_article(entry.role) => {
                let note = Diagnostic::note(
                    "summary-missing",
                    "this article has no summary, as most others do",
                )
                .in_file(&record.source)
                .help("Add a line `summary: …` that says in one or two sentences what readers find here.");
                notes.push(note);
            }
            None => {}
        }
    }
    notes
}

fn longest(lang: &Lang) -> usize {
    match lang.language() {
        "zh" | "ja" | "ko" | "yue" => LONGEST_WIDE,
        _ => LONGEST,
    }
}
