//! The index of one language: from gathered words to groups, ready to be written.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::collect::{SUMMARY, Seen, Words};
use super::groups::Grouping;
use super::postings::{Posting, level, merge};
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
    /// All forms that stand somewhere, with their lengths in UTF-16 units, sorted by length and then by text.
    pub forms: Vec<(u32, String)>,
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
    pub fn index(&self, gathered: Vec<Words>) -> Index {
        let (forms, placed): (Vec<_>, Vec<_>) =
            gathered.into_iter().map(|words| (words.forms, (words.articles, words.postings))).unzip();
        let topics = self.topic_words();
        let all =
            forms.iter().flatten().map(|form| &**form).chain(topics.iter().flatten().map(String::as_str));
        let vocabulary = Vocabulary::of(all.filter(|form| !form.is_empty()).collect(), &self.layers);
        let numbers = vocabulary.numbers();
        let mut postings: Vec<Posting> = Vec::new();
        for (forms, (articles, mut own)) in forms.iter().zip(placed) {
            self.settle(&mut own, forms, &articles, &numbers);
            self.add_topics(&mut own, &articles, &topics, &numbers);
            postings.append(&mut own);
        }
        postings.par_sort_unstable();
        merge(&mut postings);
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

    /// Gives postings the vocabulary's numbers and the articles' slots. Those of articles that are not published go.
    fn settle(
        &self,
        postings: &mut Vec<Posting>,
        forms: &[Box<str>],
        articles: &[Seen],
        numbers: &FxHashMap<&str, u32>,
    ) {
        let forms: Vec<Option<u32>> = forms.iter().map(|form| numbers.get(&**form).copied()).collect();
        let slots: Vec<Option<u32>> = articles.iter().map(|seen| Some(self.published(seen)?.0)).collect();
        postings.retain_mut(|posting| {
            let place = forms[posting.form() as usize].zip(slots[posting.article() as usize]);
            if let Some((form, slot)) = place {
                *posting = posting.moved(form, slot);
            }
            place.is_some()
        });
    }

    /// The words of topics' names stand before an article's first heading.
    fn add_topics(
        &self,
        postings: &mut Vec<Posting>,
        articles: &[Seen],
        topics: &[Vec<String>],
        numbers: &FxHashMap<&str, u32>,
    ) {
        for seen in articles {
            let Some((slot, record)) = self.published(seen) else { continue };
            let names = self.parts.library.topics_of(record).into_iter().flat_map(|topic| &topics[topic]);
            let level = level(f64::from(SUMMARY), seen.opening);
            let forms = names.filter_map(|form| numbers.get(form.as_str()));
            postings.extend(forms.map(|form| Posting::new(*form, slot, 0, level)));
        }
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
