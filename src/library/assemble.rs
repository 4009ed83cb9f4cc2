//! The last step: orders, back-links, topics and what related articles are found by.

use rayon::prelude::*;

use super::assets::Asset;
use super::corpus::Corpus;
use super::group::{Entry, sort_children};
use super::order::TitleOrder;
use super::related::RareTerms;
use super::sieve::Settled;
use super::{Bodies, Destination, EntryId, Glossary, LangId, Library, Role};
use crate::diag::Diagnostic;
use crate::lang::Lang;
use crate::lang::formats::Formats;
use crate::source::Settings;

/// Entries whose references are resolved.
pub struct Linked {
    /// For each language those to fall back on, in order.
    pub(super) fallbacks: Vec<Vec<LangId>>,
    /// The entries, sorted by path.
    pub(super) entries: Vec<Entry>,
    /// Files beside articles.
    pub(super) assets: Vec<Asset>,
    /// Which words are in many articles; `None` where articles that were counted were taken out, so that what is left of
    /// the words of others may be too little.
    pub(super) settled: Option<Settled>,
}

/// The library as far as references go: without orders, words and topics.
pub fn bare(settings: &Settings, linked: Linked) -> Library {
    let Linked { fallbacks, entries, assets, .. } = linked;
    Library {
        languages: settings.languages.clone(),
        fallbacks,
        back_links: back_links(&entries),
        related: RareTerms::default(),
        order: TitleOrder::default(),
        glossaries: Vec::new(),
        topics: settings.topics.iter().map(|topic| topic.value.clone()).collect(),
        by_topic: Vec::new(),
        glossary: entries.iter().position(|entry| entry.role == Role::Glossary).map(|at| EntryId(at as u32)),
        entries,
        assets,
    }
}

/// The library of entries whose references are resolved. `kept` is where articles are had again, and the program's
/// fingerprint: what another program kept may mean something else. `meanwhile` may work with it already while its related
/// articles, and the terms that articles may mention, are still looked for.
pub fn assemble<R: Send>(
    (settings, formats): (&Settings, &[Formats]),
    mut linked: Linked,
    kept: (Bodies<'_>, &str),
    notes: &mut Vec<Diagnostic>,
    meanwhile: impl FnOnce(&Library, &mut Vec<Diagnostic>) -> R + Send,
) -> (Library, R) {
    let mut corpus = Corpus::take(&mut linked, settings, kept);
    let (related, (mut library, made)) = rayon::join(
        || corpus.gather(),
        || {
            let library = ordered(settings, formats, linked, notes);
            let made = meanwhile(&library, notes);
            (library, made)
        },
    );
    match related {
        Ok(related) => {
            library.related = related;
            corpus.find_terms(&mut library);
        }
        Err(changed) => notes.push(changed),
    }
    (library, made)
}

/// The library without what is found by words.
fn ordered(settings: &Settings, formats: &[Formats], linked: Linked, notes: &mut Vec<Diagnostic>) -> Library {
    let mut library = bare(settings, linked);
    let languages = settings.languages.par_iter().enumerate();
    let glossary = |(id, lang): (LangId, &Lang)| Glossary::gather(&library.entries, id, lang);
    let (glossaries, order) =
        rayon::join(|| languages.map(glossary).collect(), || TitleOrder::of(&library, formats));
    (library.glossaries, library.order) = (glossaries, order);
    sort(&mut library);
    library.by_topic = by_topic(&library);
    untitled(&library, notes);
    library
}

/// For each entry those that link to it from their text or name it as worth reading.
fn back_links(entries: &[Entry]) -> Vec<Vec<EntryId>> {
    let mut back: Vec<Vec<EntryId>> = vec![Vec::new(); entries.len()];
    for (at, entry) in entries.iter().enumerate() {
        let from = EntryId(at as u32);
        for record in entry.records.iter().flatten() {
            let linked = record.destinations.iter().filter_map(|destination| match destination {
                Destination::Entry(to, _) => Some(*to),
                _ => None,
            });
            for to in linked.chain(record.see_also.iter().copied()).filter(|to| *to != from) {
                let list = &mut back[to.0 as usize];
                if list.last() != Some(&from) {
                    list.push(from);
                }
            }
        }
    }
    back
}

fn sort(library: &mut Library) {
    let mut orders: Vec<Vec<Vec<EntryId>>> =
        library.entries.iter_mut().map(|entry| std::mem::take(&mut entry.children)).collect();
    let rank = |id: EntryId, lang: LangId| {
        let record = library.shown(id, lang);
        let weight = record.and_then(|record| record.front.weight).unwrap_or(i64::MAX);
        (weight, library.order.place(id, lang))
    };
    sort_children(&mut orders, &rank);
    for (at, order) in orders.into_iter().enumerate() {
        for (lang, children) in order.iter().enumerate() {
            for (place, child) in children.iter().enumerate() {
                library.entries[child.0 as usize].places[lang] = place;
            }
        }
        library.entries[at].children = order;
    }
}

fn by_topic(library: &Library) -> Vec<Vec<Vec<EntryId>>> {
    let mut lists: Vec<Vec<Vec<EntryId>>> =
        vec![vec![Vec::new(); library.languages.len()]; library.topics.len()];
    for id in library.ids().filter(|id| matches!(library.entry(*id).role, Role::Article | Role::Section)) {
        for (lang, _) in library.languages.iter().enumerate() {
            let topics = library.shown(id, lang).map(|record| library.topics_of(record));
            for topic in topics.unwrap_or_default() {
                lists[topic][lang].push(id);
            }
        }
    }
    sort_children(&mut lists, &|id, lang| (0, library.order.place(id, lang)));
    lists
}

/// Tells of folders that hold entries but have no article of their own.
fn untitled(library: &Library, notes: &mut Vec<Diagnostic>) {
    let bare = |entry: &&Entry| entry.role == Role::Section && entry.records.iter().all(Option::is_none);
    for entry in library.entries.iter().filter(bare) {
        let lang = &library.languages[0];
        let note = Diagnostic::warning(
            "section-untitled",
            format!("the section `{}` has no article of its own", entry.path),
        );
        notes.push(
            note.help(format!("Give it a title and an introduction in content/{}/{lang}.md.", entry.path)),
        );
    }
}
