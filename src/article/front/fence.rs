//! The `---` lines.

use std::ops::Range;

/// What stands at the head of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fence {
    /// Front matter, and where the body begins.
    Closed { yaml: Range<usize>, body: usize },
    /// Front matter that does not end.
    Open { yaml: Range<usize> },
    /// No front matter.
    None,
}

/// Finds the front matter: from a first line `---` to the next. Spaces after the hyphens, which nobody sees, do
/// not matter.
pub(super) fn find(text: &str) -> Fence {
    let Some(start) = line_end(text, 0).filter(|&end| is_fence(&text[..end])) else { return Fence::None };
    let mut at = start;
    while let Some(end) = line_end(text, at) {
        if is_fence(&text[at..end]) {
            return Fence::Closed { yaml: start..at, body: end };
        }
        at = end;
    }
    Fence::Open { yaml: start..text.len() }
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

/// One past the line that begins at `start`, its line end included; `None` at the end of the text.
fn line_end(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
    Some(rest.find('\n').map_or(text.len(), |newline| start + newline + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_opens_and_the_next_of_its_kind_closes() {
        assert_eq!(find("---\na: b\n---\n# x\n---\n"), Fence::Closed { yaml: 4..9, body: 13 });
        assert_eq!(find("---\n---"), Fence::Closed { yaml: 4..4, body: 7 });
        assert_eq!(find("---  \na: b\n----\n"), Fence::Open { yaml: 6..16 });
        assert_eq!(find("\n---\na: b\n---\n"), Fence::None);
        assert_eq!(find(""), Fence::None);
    }
}
