//! What articles yielded when they were read, kept for the next build.
//!
//! The articles of an entry are kept together, under the hash of all their files, their sidecars, and whatever else of the
//! site their reading depends on: the first part is what [`Read`] holds, then come each article's words and its blocks.

use serde::{Deserialize, Serialize};

use super::find::Found;
use super::read::{Intake, Read, sidecars};
use super::{LangId, Record, stored};
use crate::diag::Diagnostic;
use crate::digest::Key;
use crate::path::SourcePath;
use crate::source::{Settings, Tree};
use crate::store::Store;

/// A store, and the program's fingerprint: what another program kept may mean something else.
#[derive(Clone, Copy)]
pub struct Keeping<'a> {
    /// Where it is kept.
    pub store: &'a dyn Store,
    /// The program's fingerprint.
    pub program: &'a str,
}

/// What was kept of a site's articles.
pub(super) struct Kept<'a> {
    store: &'a dyn Store,
    /// Whether there is nothing to be found.
    bare: bool,
    /// The hash of what the reading of any article depends on, beside its files.
    context: Key,
}

/// What is kept of one article.
#[derive(Serialize, Deserialize)]
struct Yield {
    lang: LangId,
    record: Option<Box<Record>>,
    translation: bool,
    notes: Vec<Diagnostic>,
}

impl<'a> Kept<'a> {
    /// What was kept of the articles of a site with these settings.
    pub fn new(keeping: Keeping<'a>, settings: &Settings, intake: Intake) -> Kept<'a> {
        let Keeping { store, program } = keeping;
        let context = Key::of(&(program, &settings.languages, settings.html, intake));
        Kept { store, bare: store.is_empty(), context }
    }

    /// An entry's articles as they were read before, if its files are still the same.
    pub fn entry(&self, tree: &dyn Tree, entry: &[Found<'_>]) -> Option<Vec<Read>> {
        if self.bare {
            return None;
        }
        let key = self.key(tree, entry)?;
        let kept: Vec<Yield> = postcard::from_bytes(&self.store.get(key, 0)?).ok()?;
        let read = |(at, kept): (usize, Yield)| {
            let found = entry.iter().find(|found| found.lang == kept.lang)?;
            Some(Read {
                entry: found.entry.clone(),
                path: found.path.clone(),
                lang: found.lang,
                record: kept.record.map(|record| known(record, (key, at))),
                translation: kept.translation,
                notes: kept.notes,
                units: None,
                blocks: None,
                link_notes: Vec::new(),
            })
        };
        kept.into_iter().enumerate().map(read).collect()
    }

    /// Keeps what was read of an entry.
    pub fn keep(&self, tree: &dyn Tree, entry: &[Found<'_>], reads: &mut [Read]) {
        let Some(key) = self.key(tree, entry) else { return };
        let mut kept = Vec::with_capacity(reads.len());
        for read in reads.iter_mut() {
            let notes = std::mem::take(&mut read.notes);
            kept.push(Yield {
                lang: read.lang,
                record: read.record.take(),
                translation: read.translation,
                notes,
            });
        }
        let words = |kept: &Yield| kept.record.as_ref().map(|record| stored::bytes(&record.words));
        let articles = reads.iter_mut().zip(&kept).flat_map(|(read, kept)| [words(kept), read.blocks.take()]);
        let articles: Vec<Vec<u8>> = articles.map(Option::unwrap_or_default).collect();
        if let Ok(first) = postcard::to_allocvec(&kept) {
            let parts: Vec<&[u8]> = std::iter::once(&first).chain(&articles).map(Vec::as_slice).collect();
            self.store.put(key, &parts);
        }
        for (at, (read, kept)) in reads.iter_mut().zip(kept).enumerate() {
            read.notes = kept.notes;
            read.record = kept.record.map(|record| known(record, (key, at)));
        }
    }

    /// The hash of all that an entry's articles are read from; `None` where a file cannot be read.
    fn key(&self, tree: &dyn Tree, entry: &[Found<'_>]) -> Option<Key> {
        let beside = entry.first().map(|found| sidecars(tree, found)).unwrap_or_default();
        let files: Vec<&SourcePath> = entry.iter().map(|found| found.path).chain(beside).collect();
        let hashes: Vec<Key> = files.iter().map(|path| tree.hash(path)).collect::<Result<_, _>>().ok()?;
        Some(Key::of(&(self.context, files, hashes)))
    }
}

/// Which part has the words of one of an entry's articles, by [`Record::kept`].
pub(super) fn words_part(at: usize) -> usize {
    2 * at + 1
}

/// Which part has its blocks.
pub(super) fn blocks_part(at: usize) -> usize {
    2 * at + 2
}

/// A record that knows where the store has the rest.
fn known(mut record: Box<Record>, place: (Key, usize)) -> Box<Record> {
    record.kept = Some(place);
    record
}
