//! How the handbook hangs together: titles, addresses, what leads where.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::Subject;
use super::place::at_key;
use crate::diag::Diagnostic;
use crate::library::{Destination, Entry, EntryId, LangId, Library, Record, Role};
use crate::path::SourcePath;

/// The findings.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut notes = titles(subject);
    notes.extend(addresses(subject));
    notes.extend(orphans(subject.parts.library));
    notes.extend(topics(subject));
    notes.extend(sources(subject));
    notes
}

/// All articles with their entries.
pub(super) fn records(library: &Library) -> impl Iterator<Item = (EntryId, &Entry, &Record)> {
    library.ids().flat_map(|id| {
        let entry = library.entry(id);
        entry.records.iter().flatten().map(move |record| (id, entry, &**record))
    })
}

/// Tells of articles that have another's title, in the same language. A term may be called what an article is.
fn titles(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut first: FxHashMap<(LangId, bool, String), (&Entry, &Record)> = FxHashMap::default();
    let mut notes = Vec::new();
    for (_, entry, record) in records(subject.parts.library) {
        let key = (record.lang, entry.role == Role::Term, record.title.trim().to_lowercase());
        let (other, its) = match first.get(&key) {
            Some(found) => *found,
            None => {
                first.insert(key, (entry, record));
                continue;
            }
        };
        let message = format!("`{}` is also the title of {}", record.title, its.source);
        let note = match other.parent == entry.parent {
            true => Diagnostic::warning("title-duplicate", message + ", beside it in the same section"),
            false => Diagnostic::note("title-duplicate", message),
        };
        let help =
            "Say in each title what sets the two apart: in lists and search results they look the same.";
        notes.push(at_key(subject, record, "title", note.help(help)));
    }
    notes
}

/// Tells of articles beside each other whose addresses differ by signs only.
fn addresses(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut first: FxHashMap<(LangId, EntryId, String), (&str, &Record)> = FxHashMap::default();
    let mut notes = Vec::new();
    for (_, entry, record) in records(subject.parts.library) {
        let Some(parent) = entry.parent else { continue };
        let slug = record.front.slug.as_ref().map_or(entry.path.name(), |slug| &slug.value);
        let plain: String =
            slug.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        let (other, its) = *first.entry((record.lang, parent, plain.clone())).or_insert((slug, record));
        // One and the same address is an error, told of elsewhere.
        if plain.is_empty() || other.to_lowercase() == slug.to_lowercase() {
            continue;
        }
        let message = format!("the address `{slug}` is all but that of {}", its.source);
        let note = Diagnostic::note("slug-similar", message)
            .help("Give one of the two a `slug` of other words: people mistake one for the other.");
        notes.push(at_key(subject, record, "slug", note));
    }
    notes
}

/// Tells of articles that no other article leads to, that lead to none and share no topic with one: readers meet them
/// in the list of their section only. A handbook that does not link its articles at all is left in peace.
fn orphans(library: &Library) -> Vec<Diagnostic> {
    let leads = |id: EntryId| {
        library.entry(id).records.iter().flatten().any(|record| {
            let linked = |to: &Destination| matches!(to, Destination::Entry(to, _) if *to != id);
            record.destinations.iter().any(linked) || record.see_also.iter().any(|to| *to != id)
        })
    };
    let is_article = |id: &EntryId| library.entry(*id).role == Role::Article;
    if !library.ids().filter(is_article).any(leads) {
        return Vec::new();
    }
    let shares = |id: EntryId| {
        let topics = library.entry(id).records.iter().flatten().flat_map(|record| library.topics_of(record));
        topics.into_iter().any(|topic| {
            (0..library.languages.len())
                .any(|lang| library.with_topic(topic, lang).iter().any(|other| *other != id))
        })
    };
    let alone = |id: &EntryId| library.back_links(*id).is_empty() && !leads(*id) && !shares(*id);
    let originals =
        library.ids().filter(is_article).filter(alone).filter_map(|id| library.entry(id).original());
    let note = |record: &Record| {
        Diagnostic::note("orphan", "no article leads here, this one leads to none, and it shares no topic")
            .in_file(&record.source)
            .help(
                "Link to it where readers need it, name what to read next in `see_also`, or give it a topic.",
            )
    };
    originals.map(note).collect()
}

/// Tells of topics that no article has.
fn topics(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let library = subject.parts.library;
    let unused =
        |at: &usize| (0..library.languages.len()).all(|lang| library.with_topic(*at, lang).is_empty());
    let named = subject.parts.settings.topics.iter().enumerate().filter(|(at, _)| unused(at));
    named
        .map(|(_, topic)| {
            Diagnostic::note("topic-unused", format!("no article has the topic `{}`", topic.value))
                .at(&SourcePath::new("targum.yaml"), topic.span)
                .help("Give it to articles, or remove it: its page is empty.")
        })
        .collect()
}

/// Tells of translations whose source is not there.
fn sources(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let library = subject.parts.library;
    let mut notes = Vec::new();
    for (_, entry, record) in records(library) {
        let Some(from) = &record.front.translated_from else { continue };
        let source = library.languages.iter().position(|lang| *lang == from.value);
        let own: BTreeMap<LangId, &str> = entry
            .records
            .iter()
            .flatten()
            .map(|other| (other.lang, library.languages[other.lang].as_str()))
            .collect();
        let message = match source {
            Some(lang) if lang == record.lang => {
                format!("an article in `{}` cannot be translated from it", from.value)
            }
            Some(lang) if own.contains_key(&lang) => continue,
            _ => format!("there is no article in `{}` that this could be translated from", from.value),
        };
        let others: Vec<&str> =
            own.iter().filter(|(lang, _)| **lang != record.lang).map(|(_, tag)| *tag).collect();
        let help = match others.is_empty() {
            true => "Remove this line if the article is the original.".to_owned(),
            false => format!(
                "Articles are there in {}; remove this line if this is the original.",
                others.join(", ")
            ),
        };
        notes.push(Diagnostic::warning("source-missing", message).at(&record.source, from.span).help(help));
    }
    notes
}
