//! The index of one language: from gathered words to groups, ready to be written.

use rustc_hash::FxHashSet;

use super::collect::{SUMMARY, Seen, Words};
use super::groups::Grouping;
use super::places::Places;
use super::postings::{LAST_ORDINAL, Mark, Scale, join};
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

/// An article that is published, with the words that were gathered of it.
struct Published<'w> {
    slot: u32,
    /// Among which words.
    part: usize,
    seen: &'w Seen,
    /// The words of its topics' names.
    topics: Vec<String>,
}

impl<'a> Making<'a> {
    /// For one of the site's languages.
    pub fn new(parts: &'a Parts<'a>, slots: &'a Slots, id: LangId) -> Making<'a> {
        let lang = &parts.library.languages[id];
        Making { parts, slots, id, lang, layers: Layers::of(lang) }
    }

    /// Makes the index of the words that were gathered.
    pub fn index(&self, gathered: &[Words]) -> Index {
        let articles = self.published(gathered);
        let counts: Vec<Vec<u32>> = counts(gathered, &articles);
        let gathered_forms = gathered.iter().zip(&counts).flat_map(|(words, counts)| {
            let used = (0..).zip(counts).filter(|(_, count)| **count > 0);
            used.map(|(form, _)| words.lexicon.text(form))
        });
        let topics = articles.iter().flat_map(|article| &article.topics).map(String::as_str);
        let vocabulary = Vocabulary::of(gathered_forms.chain(topics), &self.layers);
        let numbers = numbers(gathered, &counts, &vocabulary);
        let mut most = vec![0; vocabulary.forms.len()];
        for (numbers, counts) in numbers.iter().zip(&counts) {
            let used = numbers.iter().zip(counts).filter(|(_, count)| **count > 0);
            used.for_each(|(number, count)| most[*number as usize] += count);
        }
        for form in articles.iter().flat_map(|article| &article.topics) {
            most[vocabulary.numbers[form.as_str()] as usize] += 1;
        }
        let mut places = Places::new(&most);
        for article in &articles {
            add(article, &gathered[article.part], &numbers[article.part], &vocabulary, &mut places);
        }
        drop(numbers);
        let terms = self.term_groups(&vocabulary);
        let grouping = Grouping::new(self.lang, &self.layers, &vocabulary, &places);
        Index { groups: grouping.groups(&terms), forms: grouping.forms() }
    }

    /// The articles that are published, by their slots.
    fn published<'w>(&self, gathered: &'w [Words]) -> Vec<Published<'w>> {
        let library = self.parts.library;
        let topics: Vec<Vec<String>> =
            self.parts.topics[self.id].iter().map(|topic| forms_of(self.lang, &topic.name)).collect();
        let article = |part, seen: &'w Seen| {
            let id = library.find(&seen.entry)?;
            let (slot, record) = (self.slots.of(id)?, self.record(id)?);
            let named = library.topics_of(record).into_iter().flat_map(|topic| &topics[topic]);
            Some(Published { slot, part, seen, topics: named.cloned().collect() })
        };
        let all = gathered.iter().enumerate();
        let all = all.flat_map(|(part, words)| words.seen.iter().map(move |seen| (part, seen)));
        let mut articles: Vec<Published<'w>> = all.filter_map(|(part, seen)| article(part, seen)).collect();
        articles.sort_unstable_by_key(|article| article.slot);
        articles
    }

    /// The groups of the words that glossary terms consist of.
    fn term_groups(&self, vocabulary: &Vocabulary<'_>) -> FxHashSet<u32> {
        let terms = self.parts.library.glossaries[self.id].terms.iter();
        let titles = terms.filter_map(|id| self.record(*id)).map(|record| record.front.title.as_str());
        let forms = titles.flat_map(|title| forms_of(self.lang, title));
        let number = |form: String| vocabulary.numbers.get(form.as_str()).copied();
        forms.filter_map(number).map(|form| vocabulary.groups[form as usize]).collect()
    }

    fn record(&self, id: EntryId) -> Option<&'a Record> {
        self.parts.library.entry(id).records[self.id].as_ref()
    }
}

/// For all words that were gathered how often each form is marked in articles that are published.
fn counts(gathered: &[Words], articles: &[Published<'_>]) -> Vec<Vec<u32>> {
    let mut counts: Vec<Vec<u32>> = gathered.iter().map(|words| vec![0; words.lexicon.len()]).collect();
    for article in articles {
        let counts = &mut counts[article.part];
        let marks = gathered[article.part].sections(article.seen).flatten();
        marks.for_each(|mark| counts[mark.form() as usize] += 1);
    }
    counts
}

/// The vocabulary's numbers of forms that are marked.
fn numbers(gathered: &[Words], counts: &[Vec<u32>], vocabulary: &Vocabulary<'_>) -> Vec<Vec<u32>> {
    let of = |(words, counts): (&Words, &Vec<u32>)| {
        let number = |(form, count): (u32, &u32)| {
            if *count == 0 { 0 } else { vocabulary.numbers[words.lexicon.text(form)] }
        };
        (0..).zip(counts).map(number).collect()
    };
    gathered.iter().zip(counts).map(of).collect()
}

/// Puts the words of an article to their places, section by section. The words of topics' names stand before its first
/// heading.
fn add(
    article: &Published<'_>,
    words: &Words,
    numbers: &[u32],
    vocabulary: &Vocabulary<'_>,
    places: &mut Places,
) {
    let sections = words.sections(article.seen);
    let (last, count) = (LAST_ORDINAL as usize, sections.len());
    let mut together: Vec<Mark> = Vec::new();
    for (ordinal, marks) in sections.enumerate() {
        let marks = marks.iter().map(|mark| Mark::new(numbers[mark.form() as usize], mark.level()));
        // What several texts say of one section is put together.
        if ordinal == 0 && !article.topics.is_empty() {
            let level = Scale::of(article.seen.opening).level(SUMMARY);
            let topics =
                article.topics.iter().map(|form| Mark::new(vocabulary.numbers[form.as_str()], level));
            together.extend(marks.chain(topics));
        } else if ordinal >= last && count > last + 1 {
            together.extend(marks);
        } else {
            marks.for_each(|mark| places.push(mark, article.slot, ordinal as u32));
            continue;
        }
        if ordinal < last || ordinal + 1 == count {
            join(&mut together);
            together.drain(..).for_each(|mark| places.push(mark, article.slot, ordinal as u32));
        }
    }
}

/// The normalised words of a text.
fn forms_of(lang: &Lang, text: &str) -> Vec<String> {
    words(text).map(|word| normalise(lang, word.text)).filter(|form| !form.is_empty()).collect()
}
