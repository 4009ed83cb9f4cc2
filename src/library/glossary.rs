//! Glossary terms as articles mention them.

use rustc_hash::FxHashMap;

use super::group::Entry;
use super::{EntryId, LangId, Role};
use crate::analysis;
use crate::analysis::glossary::Matcher;
use crate::lang::Lang;

/// How many first words are told apart without a look at them: a power of two.
const LIKELY: usize = 1 << 15;

/// The terms of one language.
#[derive(Debug)]
pub struct Glossary {
    /// The terms, in the order of [`Matcher`]'s numbers.
    pub terms: Vec<EntryId>,
    /// Finds their mentions in a text of this language.
    pub matcher: Matcher,
    /// By their last bits, the first words of written forms: most of a text's words are none.
    likely: Vec<bool>,
    /// For each first word of a written form: the term, and the form's other words.
    forms: FxHashMap<u32, Vec<(u32, Vec<u32>)>>,
}

impl Glossary {
    /// The terms that have an article in `lang`.
    pub(super) fn gather(entries: &[Entry], id: LangId, lang: &Lang) -> Glossary {
        let mut terms = Vec::new();
        let mut written = Vec::new();
        let mut likely = vec![false; LIKELY];
        let mut forms: FxHashMap<u32, Vec<(u32, Vec<u32>)>> = FxHashMap::default();
        for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.role == Role::Term) {
            let Some(record) = &entry.records[id] else { continue };
            let all: Vec<String> = std::iter::once(record.front.title.clone())
                .chain(record.front.forms.iter().cloned())
                .collect();
            for form in &all {
                let mut keys = analysis::candidate_keys(lang, form);
                if let Some(first) = keys.pop() {
                    likely[first as usize % LIKELY] = true;
                    forms.entry(first).or_default().push((terms.len() as u32, keys));
                }
            }
            written.push(all);
            terms.push(EntryId(at as u32));
        }
        Glossary { terms, matcher: Matcher::new(lang, &written), likely, forms }
    }

    /// The terms that a text with these words (sorted hashes) may mention, as numbers into `terms`, sorted.
    /// All that it does mention are among them.
    pub(super) fn candidates(&self, words: &[u32]) -> Box<[u32]> {
        if self.forms.is_empty() {
            return Box::default();
        }
        let has = |key: &u32| words.binary_search(key).is_ok();
        let mut found: Vec<u32> = words
            .iter()
            .filter(|word| self.likely[**word as usize % LIKELY])
            .filter_map(|word| self.forms.get(word))
            .flatten()
            .filter(|(_, rest)| rest.iter().all(has))
            .map(|(term, _)| *term)
            .collect();
        found.sort_unstable();
        found.dedup();
        found.into_boxed_slice()
    }
}
