//! The rules of this room for browsers: a table of data, made from the tables that Rust itself goes by, and
//! Snowball's scripts. The algorithms that read the table are in the theme's `words.js`.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::lang::Lang;

use super::{normal, snowball, stop};

/// What `words.js` is given.
#[derive(Serialize)]
struct Table {
    /// Words too common to search for, by language.
    stops: BTreeMap<&'static str, &'static [&'static str]>,
    /// The most letters that a form has.
    longest: usize,
}

/// The table, as JSON.
pub fn table() -> String {
    let table = Table { stops: stop::LISTS.into_iter().collect(), longest: normal::LONGEST };
    serde_json::to_string(&table).unwrap_or_default()
}

/// Snowball's stemmer for a language as a JavaScript expression, a function from a normalised word to its stem;
/// `None` for languages without one.
pub fn stemmer_script(lang: &Lang) -> Option<String> {
    let known = snowball::known(lang.language())?;
    let licence = snowball::LICENSE.trim();
    Some(format!(
        "/*!\n{licence}\n*/\n(function () {{\nvar BaseStemmer;\n{}\n{}\nvar stemmer = new {}();\n\
         return function (word) {{ return stemmer.stemWord(word); }};\n}})()",
        snowball::BASE.trim(),
        known.script.trim(),
        known.constructor
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_json() {
        let table: serde_json::Value = serde_json::from_str(&table()).unwrap();
        assert_eq!(table["stops"]["nl"][0], "aan");
    }

    #[test]
    fn scripts_are_for_languages_that_have_a_stemmer() {
        let script = |tag: &str| stemmer_script(&Lang::parse(tag).unwrap());
        assert!(script("nl").unwrap().contains("new DutchStemmer()"));
        assert!(script("he").is_none() && script("pl").is_none());
    }
}
