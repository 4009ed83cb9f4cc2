//! The index of one language: from gathered words to groups, ready to be written.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::collect::{SUMMARY, Seen, Words};
use super::groups::Grouping;
use super::postings::{Posting, level, merged};
use super::shards::Group;
use super::slots::Slots;
use super::vocabulary::Vocabulary;
use crate::analysis::{Layers, normalise, words};
use crate::lang::Lang;
use crate::library::{EntryId, LangId, Record};
use crate::view::Parts;

/// The index of one language.
pub(super) struct Index {
    /// All groups, sorted by key.
    pub groups: Vec<Group>,
    /// All forms that stand somewhere, sorted by their length in UTF-16 units and then by text.
    pub forms: Vec<String>,
}

/// What an index is made from.
pub(super) struct Making<'a> {
    parts: &'a Parts<'a>,
    slots: &'a Slots,
    id: LangId,
    lang: &'a Lang,
    layers: Layers,
}

impl<'a> Making<'a> {
    /// For one of the site's languages.
    pub fn new(parts: &'a Parts<'a>, slots: &'a Slots, id: LangId) -> Making<'a> {
        let lang = &parts.library.languages[id];
        Making { parts, slots, id, lang, layers: Layers::of(lang) }
    }

    /// Makes the index of the words that were gathered.
    pub fn index(&self, shelves: &[Words]) -> Index {
        let topics = self.topic_words();
        let gathered = shelves.iter().flat_map(|shelf| shelf.forms.iter().map(|form| &**form));
        let forms = gathered.chain(topics.iter().flatten().map(String::as_str));
        let vocabulary = Vocabulary::of(forms.filter(|form| !form.is_empty()).collect(), &self.layers);
        let numbers = vocabulary.numbers();
        let postings = self.postings(shelves, &numbers, &topics);
        let terms = self.term_groups(&vocabulary, &numbers);
        let grouping = Grouping::new(self.lang, &self.layers, &vocabulary, &postings);
        Index { groups: grouping.groups(&terms), forms: grouping.forms() }
    }

    /// For each topic the words of its name.
    fn topic_words(&self) -> Vec<Vec<String>> {
        let names = self.parts.topics[self.id].iter().map(|topic| topic.name.as_str());
        names.map(|name| forms_of(self.lang, name)).collect()
    }

    /// The groups of the words that glossary terms consist of.
    fn term_groups(&self, vocabulary: &Vocabulary<'_>, numbers: &FxHashMap<&str, u32>) -> FxHashSet<u32> {
        let terms = self.parts.library.glossaries[self.id].terms.iter();
        let titles = terms.filter_map(|id| self.record(*id)).map(|record| record.front.title.as_str());
        let forms = titles.flat_map(|title| forms_of(self.lang, title));
        forms.filter_map(|form| Some(vocabulary.groups[*numbers.get(form.as_str())? as usize])).collect()
    }

    /// All postings under the vocabulary's numbers and the articles' slots, sorted.
    fn postings(
        &self,
        shelves: &[Words],
        numbers: &FxHashMap<&str, u32>,
        topics: &[Vec<String>],
    ) -> Vec<Posting> {
        let mut all = Vec::with_capacity(shelves.iter().map(|shelf| shelf.postings.len()).sum());
        for shelf in shelves {
            let own: Vec<Option<u32>> =
                shelf.forms.iter().map(|form| numbers.get(&**form).copied()).collect();
            let slots: Vec<Option<(u32, &Record)>> =
                shelf.articles.iter().map(|seen| self.published(seen)).collect();
            all.extend(shelf.postings.iter().filter_map(|posting| {
                let (slot, _) = slots[posting.article() as usize]?;
                Some(posting.moved(own[posting.form() as usize]?, slot))
            }));
            let published =
                shelf.articles.iter().zip(&slots).filter_map(|(seen, slot)| Some((seen, (*slot)?)));
            for (seen, (slot, record)) in published {
                let names = self.parts.library.topics_of(record).into_iter().flat_map(|topic| &topics[topic]);
                let level = level(f64::from(SUMMARY), seen.opening);
                let forms = names.filter_map(|form| numbers.get(form.as_str()));
                all.extend(forms.map(|form| Posting::new(*form, slot, 0, level)));
            }
        }
        all.par_sort_unstable();
        merged(all)
    }

    fn record(&self, id: EntryId) -> Option<&'a Record> {
        self.parts.library.entry(id).records[self.id].as_ref()
    }

    /// The slot of an article that was seen; `None` for one that is not published.
    fn published(&self, seen: &Seen) -> Option<(u32, &'a Record)> {
        let id = self.parts.library.find(&seen.entry)?;
        Some((self.slots.of(id)?, self.record(id)?))
    }
}

/// The normalised words of a text.
fn forms_of(lang: &Lang, text: &str) -> Vec<String> {
    words(text).map(|word| normalise(lang, word.text)).filter(|form| !form.is_empty()).collect()
}
