//! The glossary's terms in all languages: a word of one finds articles of another.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::library::Role;
use crate::view::Parts;

/// A term: its language tags, each with its written forms, the title first.
pub(super) struct Term<'a>(Vec<(&'a str, Vec<&'a str>)>);

impl Serialize for Term<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        self.0.iter().try_for_each(|(lang, forms)| map.serialize_entry(lang, forms))?;
        map.end()
    }
}

/// The terms that more than one language has.
pub(super) fn terms<'a>(parts: &Parts<'a>) -> Vec<Term<'a>> {
    let library = parts.library;
    let entries = library.entries.iter().filter(|entry| entry.role == Role::Term);
    let terms = entries.map(|entry| {
        let forms = entry.records.iter().flatten().map(|record| {
            let others = record.front.forms.iter().map(String::as_str);
            let forms = std::iter::once(record.front.title.as_str()).chain(others).collect();
            (library.languages[record.lang].as_str(), forms)
        });
        Term(forms.collect())
    });
    terms.filter(|term| term.0.len() > 1).collect()
}
