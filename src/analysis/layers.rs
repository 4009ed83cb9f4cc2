//! How words of one kin come together in the index for search.

use crate::lang::Lang;

use super::spelling::Spelling;
use super::stem::Kind;

/// A language's groups of kindred forms. In Hebrew and Arabic a group is wide, for a stem may be taken wrongly (the מ
/// of מחקר is no clitic): what is akin within it is judged when the reader's word is known, by the script `words.js`.
/// In other languages it is a stem of Snowball's, in Dutch without what spelling alone makes of it, or the form itself.
pub struct Layers {
    kind: Kind,
    spelling: Option<&'static Spelling>,
}

impl Layers {
    /// The groups of `lang`.
    pub fn of(lang: &Lang) -> Layers {
        Layers { kind: Kind::of(lang), spelling: Spelling::of(lang) }
    }

    /// The stem of a normalised word.
    pub fn stem(&self, form: &str) -> String {
        match &self.kind {
            Kind::Affixes(affixes) => affixes.stem(form),
            Kind::Snowball(stemmer) => stemmer.stem(form).into_owned(),
            Kind::None => form.to_owned(),
        }
    }

    /// The key of a normalised word's group: in Hebrew and Arabic its stem's skeleton, in Dutch what spelling leaves of
    /// its stem, else its stem.
    pub fn key(&self, form: &str) -> String {
        match (&self.kind, self.spelling) {
            (Kind::Affixes(affixes), _) => affixes.key(form),
            (_, Some(spelling)) => spelling.key(&self.stem(form)),
            _ => self.stem(form),
        }
    }

    /// What the keys of words begin with that begin with a normalised word, unless their stems begin otherwise.
    pub fn head(&self, form: &str) -> String {
        self.spelling.map_or_else(|| form.to_owned(), |spelling| spelling.opened(form))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_share_a_key() {
        let he = Layers::of(&Lang::parse("he").unwrap());
        assert_eq!(he.key("תוכניות"), he.key("תכנית"));
        assert_ne!(he.stem("תוכניות"), he.stem("תכנית"));
        let nl = Layers::of(&Lang::parse("nl").unwrap());
        assert_eq!(nl.key("huizen"), "huis");
        assert_eq!((nl.stem("boze"), nl.key("boos")), ("boze".to_owned(), nl.key("boze")));
        assert_eq!(nl.key("discussiëren"), nl.key("discussieer"));
        assert_eq!(nl.key("luistert"), nl.key("geluisterd"));
        assert_eq!(Layers::of(&Lang::parse("pl").unwrap()).key("domy"), "domy");
    }
}
