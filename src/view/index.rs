//! The pages of the A to Z.

use super::model::{AZView, LetterGroupView, LetterView};
use super::site::{Here, Site};
use crate::library::LangId;

impl Site<'_> {
    /// The index: whole, or one letter of a divided one. The first page of a divided one has only the letters.
    pub(super) fn a_z_view(&self, here: &Here<'_>, lang: LangId, letter: Option<usize>) -> AZView {
        let index = &self.letters[lang];
        let anchor = |at: usize| format!("letter-{}", at + 1);
        let whole = self.parts.routes.a_z(lang, None);
        let letters = index.groups.iter().enumerate().map(|(at, (name, _))| LetterView {
            letter: name.clone(),
            href: if index.divided() {
                here.to(&self.parts.routes.a_z(lang, Some(name)))
            } else {
                here.at(&whole, &anchor(at))
            },
            current: letter == Some(at),
        });
        let shown = |at: &usize| letter == Some(*at) || (letter.is_none() && !index.divided());
        let groups = (0..index.groups.len()).filter(shown).map(|at| LetterGroupView {
            letter: index.groups[at].0.clone(),
            anchor: anchor(at),
            items: index.groups[at].1.iter().map(|id| self.link(here, *id, lang)).collect(),
        });
        AZView { letters: letters.collect(), groups: groups.collect() }
    }
}
