//! The order in which problems are told, and how many there are.

use std::collections::BTreeMap;

use super::{Diagnostic, Severity};
use crate::path::SourcePath;

/// Puts problems in the order in which they are read: file by file, those with errors last, so that they are the
/// last thing on a terminal; within a file by position, then by code. What belongs to no file goes before the
/// files of its severity. The order depends on nothing but the problems.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    let mut gravest: BTreeMap<Option<SourcePath>, Severity> = BTreeMap::new();
    for diagnostic in diagnostics.iter() {
        let path = diagnostic.place.as_ref().map(|place| place.path.clone());
        let entry = gravest.entry(path).or_insert(diagnostic.severity);
        *entry = diagnostic.severity.min(*entry);
    }
    diagnostics.sort_by_cached_key(|diagnostic| {
        let path = diagnostic.place.as_ref().map(|place| place.path.clone());
        // Without a file there is nothing to keep together.
        let rank = path.as_ref().map_or(Some(diagnostic.severity), |_| gravest.get(&path).copied());
        let span = diagnostic.place.as_ref().and_then(|place| place.span);
        (std::cmp::Reverse(rank), path, span, diagnostic.code, diagnostic.message.clone())
    });
}

/// Removes what is told twice, from a list that [`sort`] has put in order.
pub fn dedupe(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.dedup();
}

/// Whether any of them is an error.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}

/// How many there are of each kind: `3 errors, 1 warning`; empty for none.
pub fn summary(diagnostics: &[Diagnostic]) -> String {
    let count = |severity, one: &str| {
        let count = diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
        (count > 0).then(|| format!("{count} {one}{}", if count == 1 { "" } else { "s" }))
    };
    let parts =
        [count(Severity::Error, "error"), count(Severity::Warning, "warning"), count(Severity::Note, "note")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Span;

    #[test]
    fn files_with_errors_come_last_and_stay_together() {
        let (a, b) = (SourcePath::new("a.md"), SourcePath::new("b.md"));
        let mut all = vec![
            Diagnostic::error("x", "1").at(&a, Span::new(9, 10)),
            Diagnostic::warning("x", "2").at(&b, Span::new(0, 1)),
            Diagnostic::warning("x", "3").at(&a, Span::new(2, 3)),
            Diagnostic::warning("x", "3").at(&a, Span::new(2, 3)),
            Diagnostic::note("x", "4"),
        ];
        sort(&mut all);
        dedupe(&mut all);
        let order: String = all.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
        assert_eq!(order, "4231");
        assert_eq!(summary(&all), "1 error, 2 warnings, 1 note");
        assert!(has_errors(&all));
        assert_eq!(summary(&[]), "");
    }
}
