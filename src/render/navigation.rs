//! A rendered navigation that many pages share, each with its own place in it.

use crate::view::nav_mark::{MARK_END, MARK_START};

/// What marks the link to the present page.
const PRESENT: &str = " aria-current=\"page\"";

/// A navigation cut at its marks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Navigation {
    first: String,
    /// After each mark: its item's index and what follows it.
    rest: Vec<(usize, String)>,
}

impl Navigation {
    /// Cuts rendered HTML at its marks.
    pub(super) fn split(html: &str) -> Navigation {
        let mut pieces = html.split(MARK_START);
        let mut first = pieces.next().unwrap_or_default().to_owned();
        let mut rest: Vec<(usize, String)> = Vec::new();
        for piece in pieces {
            let mark =
                piece.split_once(MARK_END).and_then(|(index, after)| Some((index.parse().ok()?, after)));
            match mark {
                Some((index, after)) => rest.push((index, after.to_owned())),
                None => rest.last_mut().map_or(&mut first, |(_, last)| last).push_str(piece),
            }
        }
        Navigation { first, rest }
    }

    /// The navigation as the page of item `present` shows it.
    pub fn with_present(&self, present: Option<usize>) -> String {
        let length = self.first.len() + self.rest.iter().map(|(_, html)| html.len()).sum::<usize>();
        let mut out = String::with_capacity(length + PRESENT.len());
        out.push_str(&self.first);
        for (index, html) in &self.rest {
            if Some(*index) == present {
                out.push_str(PRESENT);
            }
            out.push_str(html);
        }
        out
    }
}
