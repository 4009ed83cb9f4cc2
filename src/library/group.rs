//! Translation groups in their tree: what lies below what, and in which order.

use std::collections::BTreeMap;

use super::read::Read;
use super::{EntryId, LangId, Record, Role};
use crate::path::EntryPath;

/// A subject: its articles in up to as many languages as the site has, and what lies below it.
#[derive(Debug)]
pub struct Entry {
    /// Its folder.
    pub path: EntryPath,
    /// What it is.
    pub role: Role,
    /// The entry above.
    pub parent: Option<EntryId>,
    /// Its articles, by language.
    pub records: Vec<Option<Box<Record>>>,
    /// The entries below it, for each language in that language's order.
    pub children: Vec<Vec<EntryId>>,
    /// Its own place among its parent's children, for each language.
    pub places: Vec<usize>,
    /// How many articles lie below it at any depth, terms not counted.
    pub below: usize,
}

impl Entry {
    /// Its first original, else its first article: what speaks for the entry where no language is asked for.
    pub fn original(&self) -> Option<&Record> {
        let mut all = self.records.iter().filter_map(Option::as_deref);
        let original = all.clone().find(|record| record.front.translated_from.is_none());
        original.or_else(|| all.next())
    }
}

/// A translation group before its articles are settled: indices into the list of articles, by language.
pub(super) struct Group {
    /// The entry's folder.
    pub path: EntryPath,
    /// Its articles.
    pub articles: Vec<Option<usize>>,
}

/// Sorts articles into groups, by path. Folders above an article are entries too, and so is the home page.
pub(super) fn group(articles: &[Read], languages: usize) -> Vec<Group> {
    let mut by_path: BTreeMap<EntryPath, Vec<Option<usize>>> = BTreeMap::new();
    by_path.insert(EntryPath::new(""), vec![None; languages]);
    for (index, read) in articles.iter().enumerate() {
        let mut above = read.entry.parent();
        while let Some(path) = above.filter(|path| !by_path.contains_key(path)) {
            above = path.parent();
            by_path.insert(path, vec![None; languages]);
        }
        by_path.entry(read.entry.clone()).or_insert_with(|| vec![None; languages])[read.lang] = Some(index);
    }
    by_path.into_iter().map(|(path, articles)| Group { path, articles }).collect()
}

/// The entries of the groups, their tree built; `records` are the articles' in the order of the groups' indices.
pub(super) fn entries(groups: Vec<Group>, mut records: Vec<Option<Box<Record>>>) -> Vec<Entry> {
    let paths: Vec<EntryPath> = groups.iter().map(|group| group.path.clone()).collect();
    let id = |path: EntryPath| paths.binary_search(&path).ok().map(|at| EntryId(at as u32));
    let mut entries: Vec<Entry> = groups
        .into_iter()
        .map(|group| Entry {
            role: Role::Article,
            parent: group.path.parent().and_then(id),
            children: vec![Vec::new(); group.articles.len()],
            places: vec![0; group.articles.len()],
            records: group.articles.iter().map(|at| at.and_then(|at| records[at].take())).collect(),
            below: 0,
            path: group.path,
        })
        .collect();
    adopt(&mut entries);
    entries
}

/// Gives each entry its children, role and count.
fn adopt(entries: &mut [Entry]) {
    for at in (1..entries.len()).rev() {
        let entry = &entries[at];
        let (leaf, below) = (entry.children.iter().all(Vec::is_empty), entry.below);
        let in_glossary = entry.path.is_glossary() || entry.path.is_term();
        let parent = entry.parent;
        entries[at].role = match (leaf, in_glossary) {
            (_, true) if entries[at].path.is_glossary() => Role::Glossary,
            (_, true) => Role::Term,
            (true, false) => Role::Article,
            (false, false) => Role::Section,
        };
        let Some(EntryId(parent)) = parent else { continue };
        for list in &mut entries[parent as usize].children {
            list.push(EntryId(at as u32));
        }
        if !in_glossary {
            entries[parent as usize].below += below + usize::from(leaf);
        }
    }
    if let Some(home) = entries.first_mut() {
        home.role = Role::Home;
    }
}

/// Sorts each entry's children as each language wants them: by weight, then by the place of their titles.
pub(super) fn sort_children(
    orders: &mut [Vec<Vec<EntryId>>],
    rank: &(dyn Fn(EntryId, LangId) -> (i64, u32) + Sync),
) {
    use rayon::prelude::*;
    orders.par_iter_mut().for_each(|by_lang| {
        for (lang, list) in by_lang.iter_mut().enumerate() {
            list.sort_by_cached_key(|id| rank(*id, lang));
        }
    });
}
