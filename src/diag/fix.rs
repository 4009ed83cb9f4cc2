//! What mends a problem, where a program can do it.

use serde::{Deserialize, Serialize};

use super::Span;
use crate::path::SourcePath;

/// A correction that can be applied to the sources.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Fix {
    /// Whether it may be applied without asking.
    pub certainty: Certainty,
    /// What is replaced, in the order of the text; stretches do not overlap.
    pub replacements: Vec<Replacement>,
}

/// How sure a correction is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Certainty {
    /// The text means the same afterwards and is written as it should be: `check --fix` applies it.
    Certain,
    /// An editor decides.
    Suggested,
}

/// A stretch of a file and what stands there instead.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Replacement {
    /// The file.
    pub path: SourcePath,
    /// The stretch, counted as in [`Span`].
    pub span: Span,
    /// What stands there instead.
    pub text: String,
}

impl Fix {
    /// A correction of one stretch that may be applied without asking.
    pub fn certain(path: &SourcePath, span: Span, text: impl Into<String>) -> Fix {
        let replacement = Replacement { path: path.clone(), span, text: text.into() };
        Fix { certainty: Certainty::Certain, replacements: vec![replacement] }
    }

    /// A correction of one stretch that an editor must agree to.
    pub fn suggested(path: &SourcePath, span: Span, text: impl Into<String>) -> Fix {
        Fix { certainty: Certainty::Suggested, ..Fix::certain(path, span, text) }
    }
}

/// A file's text with corrections made, and how many were. Stretches are applied from the start of the text; one that
/// overlaps an earlier one, lies outside the text or cuts a character is left for another round.
pub fn corrected(text: &str, replacements: &[&Replacement]) -> (String, usize) {
    let mut ordered = replacements.to_vec();
    ordered.sort_by_key(|replacement| replacement.span);
    let mut out = String::with_capacity(text.len());
    let (mut done, mut made) = (0, 0);
    for replacement in ordered {
        let Span { start, end } = replacement.span;
        // A second insertion at the same place would double what the first put there.
        let touches = made > 0 && start == end && start == done;
        let Some(kept) = text.get(done..start).filter(|_| !touches && text.get(start..end).is_some()) else {
            continue;
        };
        out.push_str(kept);
        out.push_str(&replacement.text);
        done = end;
        made += 1;
    }
    out.push_str(&text[done..]);
    (out, made)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replacement(start: usize, end: usize, text: &str) -> Replacement {
        Replacement { path: SourcePath::new("he.md"), span: Span::new(start, end), text: text.into() }
    }

    #[test]
    fn corrections_are_made_in_order_and_never_twice_in_one_place() {
        let all = [
            replacement(4, 6, "״"),
            replacement(0, 1, "A"),
            replacement(5, 7, "x"),
            replacement(90, 91, "y"),
        ];
        let (text, made) = corrected("abcdefgh", &all.iter().collect::<Vec<_>>());
        assert_eq!((text.as_str(), made), ("Abcd״gh", 2));
        let cut = [replacement(1, 2, "x")];
        assert_eq!(corrected("שלום", &cut.iter().collect::<Vec<_>>()), ("שלום".to_owned(), 0));
        let same = [replacement(2, 2, "־"), replacement(2, 2, "־")];
        assert_eq!(corrected("abcd", &same.iter().collect::<Vec<_>>()), ("ab־cd".to_owned(), 1));
    }
}
