//! Finds the entry that a link names.

use rustc_hash::FxHashMap;

use super::EntryId;
use super::group::Group;
use crate::diag::nearest;

/// Entries by path and by the last part of their path.
pub(super) struct Index<'a> {
    entries: &'a [Group],
    by_name: FxHashMap<&'a str, Vec<EntryId>>,
}

/// What a path names.
pub(super) enum Match {
    /// One entry.
    One(EntryId),
    /// Several, by a common end of their paths.
    Several(Vec<EntryId>),
    /// None.
    None,
}

impl<'a> Index<'a> {
    pub fn new(entries: &'a [Group]) -> Self {
        let mut by_name: FxHashMap<&str, Vec<EntryId>> = FxHashMap::default();
        for (at, entry) in entries.iter().enumerate() {
            by_name.entry(entry.path.name()).or_default().push(EntryId(at as u32));
        }
        Self { entries, by_name }
    }

    /// The entry `id`.
    pub fn group(&self, id: EntryId) -> &'a Group {
        &self.entries[id.0 as usize]
    }

    /// The entry at exactly `path` from the content root.
    pub fn exact(&self, path: &str) -> Option<EntryId> {
        let at = self.entries.binary_search_by(|entry| entry.path.as_str().cmp(path));
        at.ok().map(|at| EntryId(at as u32))
    }

    /// The entry at `path` from the content root, else the only one whose path ends with it.
    pub fn find(&self, path: &str) -> Match {
        let path = path.trim_matches('/');
        if let Some(id) = self.exact(path) {
            return Match::One(id);
        }
        let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
        let ends = |id: &EntryId| {
            let full = self.entries[id.0 as usize].path.as_str();
            full.strip_suffix(path).is_some_and(|before| before.ends_with('/'))
        };
        let mut found: Vec<EntryId> =
            self.by_name.get(name).into_iter().flatten().copied().filter(ends).collect();
        match found.len() {
            0 => Match::None,
            1 => Match::One(found.remove(0)),
            _ => Match::Several(found),
        }
    }

    /// The entry whose path or last part of it is most like `path`.
    pub fn nearest(&self, path: &str) -> Option<&'a str> {
        let entries = self.entries;
        let full =
            nearest(path, entries.iter().map(|entry| entry.path.as_str()).filter(|path| !path.is_empty()));
        full.or_else(|| {
            let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
            let near =
                nearest(name, entries.iter().map(|entry| entry.path.name()).filter(|name| !name.is_empty()))?;
            entries.iter().map(|entry| entry.path.as_str()).find(|full| full.ends_with(near))
        })
    }
}
