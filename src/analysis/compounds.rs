//! How a language makes compounds.

use serde::Serialize;

use crate::lang::Lang;

/// What stands between the parts of compounds, and what stands before verbs that part from it.
#[derive(Debug, Serialize)]
pub struct Compounding {
    /// Letters that link two parts, the shortest first: none, and for Dutch s, e, en (SEARCH.md).
    pub links: &'static [&'static str],
    /// Particles of separable verbs (*opbellen*, *belt op*; Algemene Nederlandse Spraakkunst, 12.3.2).
    pub particles: &'static [&'static str],
}

/// Dutch.
pub(super) const DUTCH: Compounding = Compounding {
    links: &["", "s", "e", "en"],
    particles: &[
        "aan", "achter", "af", "bij", "binnen", "door", "in", "langs", "mede", "mee", "na", "neer", "om",
        "onder", "op", "over", "rond", "samen", "tegen", "terug", "thuis", "toe", "uit", "vast", "voor",
        "voorbij", "weg",
    ],
};

impl Compounding {
    /// The rules of a language; `None` where compounds are not parted.
    pub fn of(lang: &Lang) -> Option<&'static Compounding> {
        (lang.language() == "nl").then_some(&DUTCH)
    }
}
