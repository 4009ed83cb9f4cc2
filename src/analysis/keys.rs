//! Words as numbers, by which it is told which glossary terms an article may mention.
//!
//! The keys of a text are those of every word, not stemmed, together with its variants without clitics, which is what
//! [`super::Matcher`] compares. So the keys of a form that is found in a text are always among the keys of the text.
//! Stems would not do: a stem is taken from the whole word, and ולקוח need not have that of לקוח.

use std::sync::Arc;

use crate::lang::Lang;

use super::lexicon::key_of;
use super::{Lexicon, Reader, normalise_into, words};

/// [`Reader::word_keys`] for one text.
pub fn word_keys(lang: &Lang, text: &str, out: &mut Vec<u32>) {
    Reader::new(Arc::new(Lexicon::new(lang))).word_keys(text, out);
}

/// The keys that a text's word keys hold all of, if the text has this written form of a term.
pub fn candidate_keys(lang: &Lang, form: &str) -> Vec<u32> {
    let _ = lang;
    let mut normalised = String::new();
    let key = |word: super::Word<'_>| {
        normalised.clear();
        normalise_into(word.text, &mut normalised);
        key_of(&normalised)
    };
    words(form).map(key).collect()
}

/// Whether a text with these word keys, sorted, may have the form with these candidate keys.
pub fn may_contain(sorted_word_keys: &[u32], candidate_keys: &[u32]) -> bool {
    candidate_keys.iter().all(|key| sorted_word_keys.binary_search(key).is_ok())
}
