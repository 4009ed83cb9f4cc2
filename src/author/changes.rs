//! What changed in a source since its translation was confirmed, word by word.

use similar::{ChangeTag, TextDiff};

use super::side::Pair;
use crate::sync::{Found, UnitKind, UnitState};

/// One unit that does not say what its source says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its name, which `targum sync --unit` takes.
    pub id: String,
    /// How it stands.
    pub state: UnitState,
    /// What it is.
    pub kind: UnitKind,
    /// The line of the source's file at which it begins, from 1; `None` where it is gone from there.
    pub line: Option<usize>,
    /// The source's text when the translation was confirmed; `None` for what came later.
    pub before: Option<String>,
    /// The source's text now; `None` where it is gone.
    pub after: Option<String>,
    /// What leads from the one to the other.
    pub words: Vec<Piece>,
    /// What stands for it in the translation: lines, from 1, and texts.
    pub translation: Vec<(usize, String)>,
}

/// A stretch of a changed text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What became of it.
    pub fate: Fate,
    /// Its words.
    pub text: String,
}

/// What became of a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It stayed.
    Kept,
    /// It went.
    Removed,
    /// It came.
    Added,
}

/// The units of a translation that do not say what their source says, in the order of the source.
pub fn changes(pair: &Pair) -> Vec<Changed> {
    let comparison = pair.comparison();
    let ids = pair.ids(&comparison);
    let units = comparison.units.iter().zip(ids).filter(|(unit, _)| unit.state != UnitState::Current);
    units.map(|(unit, id)| changed(pair, unit, id)).collect()
}

fn changed(pair: &Pair, unit: &Found, id: String) -> Changed {
    let stored: Vec<_> = unit.stored.iter().filter_map(|at| pair.sidecar.as_ref()?.units.get(*at)).collect();
    let now = unit.source.map(|at| &pair.source.units[at]);
    let texts: Vec<&str> = stored.iter().map(|stored| stored.source.as_str()).collect();
    let before = (!texts.is_empty()).then(|| texts.join("\n\n"));
    let after = now.map(|unit| unit.text.clone());
    let kind = now.map(|unit| unit.kind).or_else(|| Some(stored.first()?.kind));
    let own = |at: &usize| (pair.own.line_of(&pair.own.units[*at]), pair.own.units[*at].text.clone());
    Changed {
        id,
        state: unit.state,
        kind: kind.unwrap_or(UnitKind::Paragraph),
        line: now.map(|unit| pair.source.line_of(unit)),
        words: words(before.as_deref(), after.as_deref()),
        before,
        after,
        translation: unit.targets.iter().map(own).filter(|(_, text)| !text.is_empty()).collect(),
    }
}

/// What leads from one text to another, word by word.
fn words(before: Option<&str>, after: Option<&str>) -> Vec<Piece> {
    let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
    let mut pieces: Vec<Piece> = Vec::new();
    for change in TextDiff::from_words(before, after).iter_all_changes() {
        let fate = match change.tag() {
            ChangeTag::Equal => Fate::Kept,
            ChangeTag::Delete => Fate::Removed,
            ChangeTag::Insert => Fate::Added,
        };
        match pieces.last_mut() {
            Some(last) if last.fate == fate => last.text.push_str(change.value()),
            _ => pieces.push(Piece { fate, text: change.value().to_owned() }),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_stayed_went_and_came_are_told_apart() {
        let told = |before, after| {
            let sign = |piece: &Piece| match piece.fate {
                Fate::Kept => format!("={}", piece.text),
                Fate::Removed => format!("-{}", piece.text),
                Fate::Added => format!("+{}", piece.text),
            };
            words(before, after).iter().map(sign).collect::<Vec<_>>().join("|")
        };
        assert_eq!(told(Some("שורה אחת כאן"), Some("שורה שתיים כאן")), "=שורה |-אחת|+שתיים|= כאן");
        assert_eq!(told(None, Some("חדש")), "+חדש");
        assert_eq!(told(Some("ישן"), None), "-ישן");
        assert_eq!(told(Some("x"), Some("x")), "=x");
    }
}
