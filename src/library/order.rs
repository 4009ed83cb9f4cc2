//! The order of all titles in each language, found once: every list sorts by places in it.

use rayon::prelude::*;

use super::{EntryId, LangId, Library};
use crate::lang::formats::Formats;

/// For each language the place of each entry's title in the language's order; of equal titles the earlier entry's comes
/// first.
#[derive(Debug, Default)]
pub(super) struct TitleOrder {
    places: Vec<Vec<u32>>,
}

impl TitleOrder {
    /// Sorts the titles that readers of each language see.
    pub fn of(library: &Library, formats: &[Formats]) -> TitleOrder {
        let places = |(lang, formats): (LangId, &Formats)| {
            let mut titles: Vec<(&str, EntryId)> =
                library.ids().map(|id| (library.title(id, lang), id)).collect();
            titles.par_sort_unstable_by(|(a, x), (b, y)| formats.compare(a, b).then(x.cmp(y)));
            let mut places = vec![0; titles.len()];
            for (place, (_, EntryId(id))) in (0..).zip(titles) {
                places[id as usize] = place;
            }
            places
        };
        TitleOrder { places: formats.iter().enumerate().map(places).collect() }
    }

    /// The place of an entry's title.
    pub fn place(&self, id: EntryId, lang: LangId) -> u32 {
        self.places[lang][id.0 as usize]
    }
}
