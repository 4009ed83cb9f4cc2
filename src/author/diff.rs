//! What a change does to a file, as a unified diff.

use similar::{ChangeTag, TextDiff};

use super::Change;
use crate::diag::{self, Style};
use crate::source::read_text;

/// How many lines are shown before and after a change.
const CONTEXT: usize = 2;

const RED: &str = "\u{1B}[31m";
const GREEN: &str = "\u{1B}[32m";
const CYAN: &str = "\u{1B}[36m";
const BOLD: &str = "\u{1B}[1m";
const RESET: &str = "\u{1B}[0m";

/// The change as a unified diff of the texts as they are read, so that line ends are no part of it.
pub fn diff(change: &Change, style: Style) -> String {
    let path = &change.edit.path;
    let text = |bytes: &[u8]| read_text(path, bytes.to_vec()).value.text;
    let (before, after) = (text(&change.before), text(&change.edit.bytes));
    let diff = TextDiff::from_lines(&*before, &*after);
    let shown = diag::path(path, style);
    let mut out =
        coloured(&format!("--- {shown}"), BOLD, style) + &coloured(&format!("+++ {shown}"), BOLD, style);
    for group in diff.grouped_ops(CONTEXT) {
        let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
        let old = first.old_range().start..last.old_range().end;
        let new = first.new_range().start..last.new_range().end;
        let counts = format!("@@ -{} +{} @@", range(old), range(new));
        out.push_str(&coloured(&counts, CYAN, style));
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let line = diag::line(change.value().trim_end_matches('\n'), style);
            out.push_str(&match change.tag() {
                ChangeTag::Delete => coloured(&format!("-{line}"), RED, style),
                ChangeTag::Insert => coloured(&format!("+{line}"), GREEN, style),
                ChangeTag::Equal => format!(" {line}\n"),
            });
        }
    }
    out
}

/// Lines as a unified diff counts them: from 1, with how many unless it is one.
fn range(range: std::ops::Range<usize>) -> String {
    match range.len() {
        0 => format!("{},0", range.start),
        1 => format!("{}", range.start + 1),
        length => format!("{},{length}", range.start + 1),
    }
}

fn coloured(line: &str, colour: &str, style: Style) -> String {
    if style.color { format!("{colour}{line}{RESET}\n") } else { format!("{line}\n") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::SourcePath;
    use crate::source::Edit;

    fn change(before: &str, after: &str) -> Change {
        let edit = Edit { path: SourcePath::new("content/א/he.md"), bytes: after.into() };
        Change { edit, before: before.into() }
    }

    #[test]
    fn a_diff_shows_the_lines_that_differ() {
        let change =
            change("\u{FEFF}1\r\n2\r\n3\r\n4\r\nצה\"ל\r\n6\r\n", "\u{FEFF}1\r\n2\r\n3\r\n4\r\nצה״ל\r\n6\r\n");
        let wanted = "--- content/א/he.md\n+++ content/א/he.md\n@@ -3,4 +3,4 @@\n 3\n 4\n-צה\"ל\n+צה״ל\n 6\n";
        assert_eq!(diff(&change, Style::default()), wanted);
    }

    #[test]
    fn on_a_terminal_signs_stay_at_the_start_of_the_line() {
        let shown = diff(&change("א.\n", "ב.\u{202E}\n"), Style { color: true, terminal: true });
        assert!(shown.contains("\u{1B}[31m-\u{200E}\u{2068}א.\u{2069}"), "{shown:?}");
        assert!(
            shown.contains("ב.\u{FFFD}") && !shown.contains('\u{202E}'),
            "controls are shown, not obeyed"
        );
        assert!(shown.contains("--- \u{2066}content"), "{shown:?}");
    }
}
