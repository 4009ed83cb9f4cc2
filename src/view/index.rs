//! The pages of the A to Z.

use super::model::{AZView, LetterGroupView, LetterView};
use super::named::Listed;
use super::outline::Subject;
use super::site::{Here, Site};
use crate::library::LangId;

impl Site<'_> {
    /// The index: whole, or one letter of a divided one. The first page of a divided one has only the letters.
    pub(super) fn a_z_subject(&self, lang: LangId, letter: Option<usize>) -> Subject<'_> {
        let index = &self.letters[lang];
        let shown = |at: &usize| letter == Some(*at) || (letter.is_none() && !index.divided());
        let linked = |at: usize| index.groups[at].1.iter().map(|id| self.listed(*id, lang)).collect();
        Subject::AZ {
            letter,
            divided: index.divided(),
            letters: index.groups.iter().map(|(name, _)| name.as_str()).collect(),
            groups: (0..index.groups.len()).filter(shown).map(|at| (at, linked(at))).collect(),
        }
    }

    pub(super) fn a_z_view(
        &self,
        here: &Here<'_>,
        lang: LangId,
        (letter, divided): (Option<usize>, bool),
        names: &[&str],
        groups: &[(usize, Vec<Listed>)],
    ) -> AZView {
        let anchor = |at: usize| format!("letter-{}", at + 1);
        let whole = &self.addresses[lang].a_z;
        let letters = names.iter().enumerate().map(|(at, name)| LetterView {
            letter: (*name).to_owned(),
            href: if divided {
                here.to(&self.parts.routes.a_z(lang, Some(name)))
            } else {
                here.at(whole, &anchor(at))
            },
            current: letter == Some(at),
        });
        let groups = groups.iter().map(|(at, items)| LetterGroupView {
            letter: names[*at].to_owned(),
            anchor: anchor(*at),
            items: self.links(here, items, lang),
        });
        AZView { letters: letters.collect(), groups: groups.collect() }
    }
}
