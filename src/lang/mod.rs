//! Languages: tags, scripts, direction, formats and quotation marks.

pub mod bidi;
pub mod formats;
pub mod guess;
pub mod phrases;
pub mod plain;
pub mod quotes;

pub mod script;
pub mod smart;
mod wire;

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use icu_locale::{Locale, LocaleCanonicalizer, LocaleExpander};
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

pub use formats::Formats;
pub use quotes::Quotes;

pub use script::Script;
pub use smart::Smart;

/// Which way a script runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }

    /// The other one.
    pub fn opposite(self) -> Direction {
        match self {
            Direction::Ltr => Direction::Rtl,
            Direction::Rtl => Direction::Ltr,
        }
    }

    /// Whether this is right to left.
    pub fn is_rtl(self) -> bool {
        self == Direction::Rtl
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl From<Script> for Direction {
    fn from(script: Script) -> Self {
        script.direction()
    }
}

/// A language tag (BCP 47), in its canonical form. Cheap to clone; ordered and hashed by its text.
#[derive(Clone)]
pub struct Lang(Arc<Parts>);

struct Parts {
    tag: String,
    identifier: LanguageIdentifier,
    locale: Locale,
    script: Script,
    direction: Direction,
}

/// Why a text is not a language tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LangError;

impl fmt::Display for LangError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a language tag: tags look like he, nl, ar-EG or az-Arab (BCP 47)")
    }
}

impl std::error::Error for LangError {}

impl Lang {
    /// Reads a tag and canonicalises it as UTS #35 (LDML) annex C asks: `iw` is `he`.
    ///
    /// A primary subtag of four letters or more is refused, though its syntax is sound: BCP 47 (RFC 5646,
    /// section 2.2.1) reserves four letters, and no language has ever been registered with more, so that
    /// `readme` is not a language.
    pub fn parse(tag: &str) -> Result<Lang, LangError> {
        if tag.split(['-', '_']).next().is_none_or(|first| !(2..=3).contains(&first.len())) {
            return Err(LangError);
        }
        let mut locale = Locale::try_from_str(tag).map_err(|_| LangError)?;
        LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
        let identifier = locale.id.to_string().parse().map_err(|_| LangError)?;
        let script = likely_script(&locale);
        let tag = locale.to_string();
        Ok(Lang(Arc::new(Parts { tag, identifier, script, direction: script.direction(), locale })))
    }

    /// The tag as text.
    pub fn as_str(&self) -> &str {
        &self.0.tag
    }

    /// Which way it is written, by the likely script of the tag and not by a list of languages (W3C,
    /// *Structural markup and right-to-left text in HTML*).
    pub fn direction(&self) -> Direction {
        self.0.direction
    }

    /// The script it is written in, by CLDR's likely subtags where the tag does not say.
    pub fn script(&self) -> Script {
        self.0.script
    }

    /// The primary subtag: `ar` of `ar-EG`.
    pub fn language(&self) -> &str {
        self.0.identifier.language.as_str()
    }

    /// The tag as `unic-langid` has it, without extensions.
    pub fn identifier(&self) -> &LanguageIdentifier {
        &self.0.identifier
    }

    /// The tag as ICU4X has it.
    pub(crate) fn locale(&self) -> &Locale {
        &self.0.locale
    }
}

/// CLDR's likely script, from its extended data, which knows rare languages too; a language that it does not
/// know is taken to be written in Latin letters.
fn likely_script(locale: &Locale) -> Script {
    let mut identifier = locale.id.clone();
    LocaleExpander::new_extended().maximize(&mut identifier);
    identifier.script.map_or(Script::Latin, Script::from)
}

impl PartialEq for Lang {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.tag == other.0.tag
    }
}

impl Eq for Lang {}

impl PartialOrd for Lang {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Lang {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.tag.cmp(&other.0.tag)
    }
}

impl Hash for Lang {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.tag.hash(state);
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lang({})", self.0.tag)
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.tag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lang(tag: &str) -> Lang {
        Lang::parse(tag).unwrap()
    }

    #[test]
    fn direction_follows_the_likely_script() {
        for tag in
            ["he", "ar", "ar-EG", "he-IL", "fa", "ur", "yi", "dv", "ckb-Arab", "und-Hebr", "az-Arab", "ckb"]
        {
            assert_eq!(lang(tag).direction(), Direction::Rtl, "{tag}");
        }
        for tag in ["nl", "en", "az", "he-Latn", "ru", "ja", "und", "tr", "ku"] {
            assert_eq!(lang(tag).direction(), Direction::Ltr, "{tag}");
        }
    }

    #[test]
    fn tags_are_canonical() {
        assert_eq!(lang("iw").as_str(), "he");
        assert_eq!(lang("AR-eg").as_str(), "ar-EG");
        assert_eq!(lang("ar-EG").language(), "ar");
        assert_eq!(lang("iw").identifier().to_string(), "he");
        assert_eq!(lang("ar").script(), Script::Arabic);
        assert_eq!(lang("ar"), lang("AR"));
    }

    #[test]
    fn nonsense_is_refused() {
        for tag in
            ["", "hebrew language", "hebrew", "readme", "h", "he-", "-he", "נל", "he.sync", "12", "he/nl"]
        {
            assert_eq!(Lang::parse(tag), Err(LangError), "{tag}");
        }
    }
}
