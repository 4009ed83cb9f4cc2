//! The index of one language: what is known of the last one, and what the words that were gathered make of it.

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::collect::{SUMMARY, Seen, Words};
use super::groups::Grouping;
use super::lists::{Form, encoded, update};
use super::places::Places;
use super::postings::{LAST_ORDINAL, Mark, Scale, join};
use super::shards::Group;
use super::slots::Slots;
use super::state::State;
use super::vocabulary::Vocabulary;
use super::{Desk, scripts};
use crate::analysis::{Layers, normalise, words};
use crate::digest::Key;
use crate::lang::Lang;
use crate::library::{EntryId, LangId, Record};
use crate::path::Url;
use crate::view::Parts;

/// The index of one language.
pub(super) struct Index<'a> {
    /// All groups, sorted by key.
    pub groups: Vec<Group>,
    /// The forms that spelling help looks at, with their lengths in UTF-16 units, sorted by length and then by text.
    pub forms: Vec<(u32, &'a str)>,
}

/// What an index is made from.
pub(super) struct Making<'a> {
    parts: &'a Parts<'a>,
    slots: &'a Slots,
    id: LangId,
    lang: &'a Lang,
    layers: Layers,
    /// For each topic the words of its name.
    topics: Vec<Vec<String>>,
    /// The words that the glossary's terms consist of.
    terms: Vec<String>,
    /// The articles by their slots.
    articles: Vec<Article>,
}

/// An article of the index.
struct Article {
    slot: u32,
    id: EntryId,
    /// The hash of all that its postings are made from.
    key: Key,
}

/// An article with the words that were gathered of it.
struct Gathered<'w> {
    slot: u32,
    /// Among which words.
    part: usize,
    seen: &'w Seen,
    /// The words of its topics' names.
    topics: Vec<&'w str>,
}

impl<'a> Making<'a> {
    /// For one of the site's languages.
    pub fn new(parts: &'a Parts<'a>, slots: &'a Slots, id: LangId) -> Making<'a> {
        let library = parts.library;
        let lang = &library.languages[id];
        let topics = parts.topics[id].iter().map(|topic| forms_of(lang, &topic.name)).collect();
        let titles =
            library.glossaries[id].terms.iter().filter_map(|term| library.entry(*term).records[id].as_ref());
        let terms = titles.flat_map(|record| forms_of(lang, &record.front.title)).collect();
        let mut making =
            Making { parts, slots, id, lang, layers: Layers::of(lang), topics, terms, articles: Vec::new() };
        making.articles = making.all();
        making
    }

    fn all(&self) -> Vec<Article> {
        let library = self.parts.library;
        let named: Vec<Key> = self.topics.iter().map(Key::of).collect();
        let article = |id: EntryId| {
            let record = self.record(id)?;
            let topics: Vec<Key> = library.topics_of(record).into_iter().map(|topic| named[topic]).collect();
            let key = Key::of(&(library.entry(id).path.as_str(), record.key, topics));
            Some(Article { slot: self.slots.of(id)?, id, key })
        };
        let mut articles: Vec<Article> = library.ids().filter_map(article).collect();
        articles.sort_unstable_by_key(|article| article.slot);
        articles
    }

    /// The hash of all that the language's files are made from.
    fn made_from(&self) -> Key {
        let articles: Vec<(u32, Key)> =
            self.articles.iter().map(|article| (article.slot, article.key)).collect();
        Key::of(&(self.lang.as_str(), articles, &self.terms, &self.parts.library.topics))
    }

    /// Whether the last build made the same, and all files of it still stand.
    pub fn stands(&self, kept: &[u8], desk: &dyn Desk) -> bool {
        State::files(kept).is_some_and(|(made_from, files)| {
            made_from == self.made_from().0 && files.iter().all(|(url, key)| desk.keep(&Url::new(*url), *key))
        })
    }

    /// The articles whose words the last build does not know.
    pub fn unknown(&self, kept: Option<&State<'_>>) -> Vec<EntryId> {
        let known = kept.map_or(&[][..], |kept| &kept.articles);
        let unknown = self.articles.iter().filter(|article| !has(known, article.slot, article.key));
        unknown.map(|article| article.id).collect()
    }

    /// Makes the index from the last one and from words that were gathered, and hands its files on. What the next build
    /// is to know.
    pub fn index(&self, kept: Option<State<'_>>, gathered: &[Words], desk: &dyn Desk) -> Vec<u8> {
        let unknown: FxHashSet<EntryId> = self.unknown(kept.as_ref()).into_iter().collect();
        let kept = kept.unwrap_or_default();
        let stays = |slot: u32, key: Key| {
            let at = self.articles.binary_search_by_key(&slot, |article| article.slot);
            at.is_ok_and(|at| self.articles[at].key == key)
        };
        let gone = kept.articles.iter().filter(|(slot, key)| !stays(*slot, *key)).map(|(slot, _)| *slot);
        let articles = self.gathered(gathered, &unknown);
        let counts = counts(gathered, &articles);
        let vocabulary = self.vocabulary(gathered, &articles, &counts);
        let fresh = fresh(gathered, &articles, &counts, &vocabulary);
        let forms = update(kept.forms, &gone.collect(), fresh);
        let files = {
            let grouping = Grouping::new(self.lang, &self.layers, &forms);
            let terms = self.terms.iter().cloned().collect();
            let index = Index { groups: grouping.groups(&terms), forms: grouping.forms(scripts::LENGTHS) };
            scripts::language((self.parts, self.slots, self.id), &index, desk)
        };
        let state = State {
            made_from: self.made_from().0,
            files: files.iter().map(|(url, key)| (url.as_str(), *key)).collect(),
            articles: self.articles.iter().map(|article| (article.slot, article.key)).collect(),
            forms,
        };
        state.to_bytes()
    }

    /// The words that were gathered of some articles, by their slots.
    fn gathered<'w>(&'w self, gathered: &'w [Words], wanted: &FxHashSet<EntryId>) -> Vec<Gathered<'w>> {
        let library = self.parts.library;
        let article = |part, seen: &'w Seen| {
            let id = library.find(&seen.entry).filter(|id| wanted.contains(id))?;
            let named = library.topics_of(self.record(id)?).into_iter().flat_map(|topic| &self.topics[topic]);
            Some(Gathered {
                slot: self.slots.of(id)?,
                part,
                seen,
                topics: named.map(String::as_str).collect(),
            })
        };
        let all = gathered.iter().enumerate();
        let all = all.flat_map(|(part, words)| words.seen.iter().map(move |seen| (part, seen)));
        let mut articles: Vec<Gathered<'w>> = all.filter_map(|(part, seen)| article(part, seen)).collect();
        articles.sort_unstable_by_key(|article| article.slot);
        articles
    }

    /// All forms of some articles.
    fn vocabulary<'w>(
        &self,
        gathered: &'w [Words],
        articles: &'w [Gathered<'w>],
        counts: &[Vec<u32>],
    ) -> Vocabulary<'w> {
        let marked = gathered.iter().zip(counts).flat_map(|(words, counts)| {
            let used = (0..).zip(counts).filter(|(_, count)| **count > 0);
            used.map(|(form, _)| words.lexicon.text(form))
        });
        let topics = articles.iter().flat_map(|article| article.topics.iter().copied());
        Vocabulary::of(marked.chain(topics), &self.layers)
    }

    fn record(&self, id: EntryId) -> Option<&'a Record> {
        self.parts.library.entry(id).records[self.id].as_ref()
    }
}

/// Whether a sorted list has an article.
fn has(articles: &[(u32, Key)], slot: u32, key: Key) -> bool {
    articles.binary_search_by_key(&slot, |(slot, _)| *slot).is_ok_and(|at| articles[at].1 == key)
}

/// The forms of some articles with their lists.
fn fresh<'w>(
    gathered: &'w [Words],
    articles: &[Gathered<'w>],
    counts: &[Vec<u32>],
    vocabulary: &'w Vocabulary<'w>,
) -> Vec<Form<'w>> {
    let numbers = numbers(gathered, counts, vocabulary);
    let mut most = vec![0; vocabulary.forms.len()];
    for (numbers, counts) in numbers.iter().zip(counts) {
        let used = numbers.iter().zip(counts).filter(|(_, count)| **count > 0);
        used.for_each(|(number, count)| most[*number as usize] += count);
    }
    for form in articles.iter().flat_map(|article| &article.topics) {
        most[vocabulary.numbers[form] as usize] += 1;
    }
    let mut places = Places::new(&most);
    for article in articles {
        add(article, &gathered[article.part], &numbers[article.part], vocabulary, &mut places);
    }
    let form = |(at, form): (usize, &'w super::vocabulary::Form<'w>)| {
        let list = encoded(places.of(at)).into();
        Form { text: form.text, key: &form.key, list }
    };
    vocabulary.forms.par_iter().enumerate().map(form).collect()
}

/// For all words that were gathered how often each form is marked in some articles.
fn counts(gathered: &[Words], articles: &[Gathered<'_>]) -> Vec<Vec<u32>> {
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
    article: &Gathered<'_>,
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
            let topics = article.topics.iter().map(|form| Mark::new(vocabulary.numbers[form], level));
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
