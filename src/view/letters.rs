//! The A to Z: all titles of a language under their first letters.

use std::collections::BTreeMap;

use super::parts::Parts;
use crate::library::{EntryId, LangId, Role};

/// Beyond so many titles each letter has a page of its own.
const LONG: usize = 300;

/// Titles by letter.
pub struct LetterIndex {
    /// Letters in the language's order, each with its entries in order.
    pub groups: Vec<(String, Vec<EntryId>)>,
    titles: usize,
}

impl LetterIndex {
    /// Sorts all articles, sections and terms of a language under their letters.
    pub fn gather(parts: &Parts<'_>, lang: LangId) -> LetterIndex {
        let (library, formats) = (parts.library, parts.messages[lang].formats());
        let listed = |id: &EntryId| {
            let role = library.entry(*id).role;
            matches!(role, Role::Article | Role::Section | Role::Term) && library.shown(*id, lang).is_some()
        };
        let mut by_letter: BTreeMap<String, Vec<EntryId>> = BTreeMap::new();
        for id in library.ids().filter(listed) {
            by_letter.entry(formats.initial(library.title(id, lang))).or_default().push(id);
        }
        let mut groups: Vec<(String, Vec<EntryId>)> = by_letter.into_iter().collect();
        groups.sort_by(|(a, _), (b, _)| (a == "#").cmp(&(b == "#")).then_with(|| formats.compare(a, b)));
        for (_, ids) in &mut groups {
            ids.sort_unstable_by_key(|id| library.title_place(*id, lang));
        }
        let titles = groups.iter().map(|(_, ids)| ids.len()).sum();
        LetterIndex { groups, titles }
    }

    /// Whether each letter has a page of its own.
    pub fn divided(&self) -> bool {
        self.titles > LONG
    }
}
