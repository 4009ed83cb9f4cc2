//! The languages that are told apart by their words and letters, and those that their script alone names.

use icu_properties::props;

use super::table::Set;
use super::{latin, others};
use crate::lang::{Lang, Script};

/// A language that can be told.
pub(super) struct Language {
    pub tag: &'static str,
    pub script: Script,
    /// Its common words, parted by white space, in lower case.
    pub words: &'static str,
}

const fn latin(tag: &'static str, words: &'static str) -> Language {
    Language { tag, script: Script::Latin, words }
}

const fn arabic(tag: &'static str, words: &'static str) -> Language {
    Language { tag, script: Script::Arabic, words }
}

const fn cyrillic(tag: &'static str, words: &'static str) -> Language {
    Language { tag, script: Script::Other(props::Script::Cyrillic), words }
}

/// All of them; a `Set` counts into it.
pub(super) static LANGUAGES: [Language; COUNT] = LIST;

/// How many there are.
pub(super) const COUNT: usize = LIST.len();

const LIST: [Language; 24] = [
    latin("nl", latin::NL),
    latin("en", latin::EN),
    latin("de", latin::DE),
    latin("fr", latin::FR),
    latin("es", latin::ES),
    latin("it", latin::IT),
    latin("pt", latin::PT),
    latin("da", latin::DA),
    latin("sv", latin::SV),
    latin("no", latin::NO),
    latin("pl", latin::PL),
    latin("tr", latin::TR),
    latin("id", latin::ID),
    latin("af", latin::AF),
    Language { tag: "he", script: Script::Hebrew, words: others::HE },
    Language { tag: "yi", script: Script::Hebrew, words: others::YI },
    arabic("ar", others::AR),
    arabic("fa", others::FA),
    arabic("ur", others::UR),
    arabic("ckb", others::CKB),
    arabic("ps", others::PS),
    cyrillic("ru", others::RU),
    cyrillic("uk", others::UK),
    cyrillic("bg", others::BG),
];

pub(super) const NL: Set = 1 << 0;
pub(super) const EN: Set = 1 << 1;
pub(super) const DE: Set = 1 << 2;
pub(super) const FR: Set = 1 << 3;
pub(super) const ES: Set = 1 << 4;
pub(super) const IT: Set = 1 << 5;
pub(super) const PT: Set = 1 << 6;
pub(super) const DA: Set = 1 << 7;
pub(super) const SV: Set = 1 << 8;
pub(super) const NO: Set = 1 << 9;
pub(super) const PL: Set = 1 << 10;
pub(super) const TR: Set = 1 << 11;
pub(super) const ID: Set = 1 << 12;
pub(super) const AF: Set = 1 << 13;
pub(super) const HE: Set = 1 << 14;
pub(super) const YI: Set = 1 << 15;
pub(super) const AR: Set = 1 << 16;
pub(super) const FA: Set = 1 << 17;
pub(super) const UR: Set = 1 << 18;
pub(super) const CKB: Set = 1 << 19;
pub(super) const PS: Set = 1 << 20;
pub(super) const RU: Set = 1 << 21;
pub(super) const UK: Set = 1 << 22;
pub(super) const BG: Set = 1 << 23;

/// Known so that they are not taken for a neighbour, and never given as an answer: too near to it for a short text
/// unless an article or the site is in them.
pub(super) const UNNAMED: Set = AF;

/// The place in `LANGUAGES` of a language in its script: `nl` of `nl-BE`, `ckb` of `ku-Arab`.
pub(super) fn place(lang: &Lang) -> Option<usize> {
    let tag = match lang.language() {
        "nb" | "nn" => "no",
        "iw" => "he",
        "prs" => "fa",
        "ku" if lang.script() == Script::Arabic => "ckb",
        "ms" => "id",
        other => other,
    };
    let script = lang.script();
    LANGUAGES.iter().position(|known| known.script == script && known.tag == tag)
}

/// The languages written in `script`.
pub(super) fn written_in(script: Script) -> Set {
    let mut set = 0;
    for (at, language) in LANGUAGES.iter().enumerate() {
        set |= u32::from(language.script == script) << at;
    }
    set
}

/// The language that a script names by itself, since nearly all that is written in it today is in that language.
pub(super) fn named_by(script: Script) -> Option<&'static str> {
    use props::Script as S;
    let Script::Other(script) = script else { return None };
    Some(match script {
        S::Greek => "el",
        S::Armenian => "hy",
        S::Georgian => "ka",
        S::Thai => "th",
        S::Hangul => "ko",
        S::Hiragana | S::Katakana => "ja",
        S::Han => "zh",
        S::Devanagari => "hi",
        S::Bengali => "bn",
        S::Gurmukhi => "pa",
        S::Gujarati => "gu",
        S::Oriya => "or",
        S::Tamil => "ta",
        S::Telugu => "te",
        S::Kannada => "kn",
        S::Malayalam => "ml",
        S::Sinhala => "si",
        S::Khmer => "km",
        S::Lao => "lo",
        S::Myanmar => "my",
        S::Ethiopic => "am",
        S::Thaana => "dv",
        S::Tibetan => "bo",
        _ => return None,
    })
}
