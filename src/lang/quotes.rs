//! The quotation marks of a language.

use super::Lang;

/// A language's quotation marks, as CLDR's `delimiters` have them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Quotes {
    /// Begins a quotation.
    pub open: &'static str,
    /// Ends it.
    pub close: &'static str,
    /// Begins a quotation within one.
    pub inner_open: &'static str,
    /// Ends it.
    pub inner_close: &'static str,
    /// Stands for letters left out: `’`.
    pub apostrophe: char,
}

impl Quotes {
    /// The marks of `lang`. Hebrew, Arabic and Dutch are those of CLDR and of W3C's layout requirements; French
    /// marks carry the no-break spaces that its typography asks for; a language not listed has English ones.
    pub fn of(lang: &Lang) -> Quotes {
        match (lang.language(), lang.as_str()) {
            ("he" | "yi" | "lad", _) => marks("”", "”", "’", "’"),
            ("ar", _) => marks("”", "“", "’", "‘"),
            ("ur" | "ps", _) => marks("”", "“", "’", "‘"),
            ("fa" | "ckb", _) => marks("«", "»", "‹", "›"),
            ("nl" | "fy" | "li", _) => marks("‘", "’", "“", "”"),
            (_, "de-CH" | "fr-CH" | "it-CH") => marks("«", "»", "‹", "›"),
            ("de" | "is" | "lt" | "sk" | "sl", _) => marks("„", "“", "‚", "‘"),
            ("cs" | "bg" | "ka" | "mk", _) => marks("„", "“", "‚", "‘"),
            ("fr", _) => marks("«\u{A0}", "\u{A0}»", "“", "”"),
            ("es" | "it" | "el" | "ca" | "pt-PT" | "hy", _) | (_, "pt-PT") => marks("«", "»", "“", "”"),
            ("ru" | "uk" | "be", _) => marks("«", "»", "„", "“"),
            ("nb" | "nn" | "no", _) => marks("«", "»", "‘", "’"),
            ("pl" | "ro" | "hu", _) => marks("„", "”", "«", "»"),
            ("sv" | "fi", _) => marks("”", "”", "’", "’"),
            ("ja", _) | (_, "zh-TW" | "zh-Hant") => marks("「", "」", "『", "』"),
            _ => marks("“", "”", "‘", "’"),
        }
    }

    /// The marks at a depth, from 0: a quotation within one has the inner marks, and one within that the outer
    /// ones again.
    pub fn at(&self, depth: usize) -> (&'static str, &'static str) {
        if depth.is_multiple_of(2) { (self.open, self.close) } else { (self.inner_open, self.inner_close) }
    }
}

const fn marks(
    open: &'static str,
    close: &'static str,
    inner_open: &'static str,
    inner_close: &'static str,
) -> Quotes {
    Quotes { open, close, inner_open, inner_close, apostrophe: '’' }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_the_language_s() {
        let shown = |tag: &str| {
            let quotes = Quotes::of(&Lang::parse(tag).unwrap());
            format!("{}{}{}{}", quotes.open, quotes.close, quotes.inner_open, quotes.inner_close)
        };
        assert_eq!(shown("he"), "””’’");
        assert_eq!(shown("ar-EG"), "”“’‘");
        assert_eq!(shown("nl-BE"), "‘’“”");
        assert_eq!(shown("en"), "“”‘’");
        assert_eq!(shown("de"), "„“‚‘");
        assert_eq!(shown("de-CH"), "«»‹›");
        assert_eq!(shown("tlh"), "“”‘’");
    }
}
