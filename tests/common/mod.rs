//! What several tests need: a mini-site built in memory or on disk.

#![allow(dead_code, clippy::disallowed_methods, clippy::disallowed_types, clippy::expect_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use targum::build::{Ends, Options, Outcome, PROGRAM, build};
use targum::diag::{self, Style};
use targum::disk::{DiskStore, DiskTree, Folder, Published};
use targum::path::Url;
use targum::publish::MemorySink;
use targum::source::{Tree, read_text};
use targum::store::Store;

/// Builds a tree in memory.
pub fn in_memory(tree: &dyn Tree, options: &Options) -> (Outcome, BTreeMap<Url, Vec<u8>>) {
    let sink = MemorySink::default();
    let outcome = build(tree, options, Ends { sink: &sink, store: None }, &|_, _| ());
    (outcome, sink.into_files())
}

/// An outcome's problems as a log shows them.
pub fn problems(tree: &dyn Tree, outcome: &Outcome) -> String {
    let mut notes = outcome.notes.clone();
    diag::sort(&mut notes);
    diag::dedupe(&mut notes);
    let source = |path: &_| Some(read_text(path, tree.read(path).ok()?).value.text);
    diag::render(&notes, &source, Style::default())
}

/// Writes a listing of files (`-- path --` before each) into a folder.
pub fn write_listing(root: &Path, listing: &str) {
    let mut place = None;
    for line in listing.split_inclusive('\n') {
        let header = line.trim_end().strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --"));
        if let Some(path) = header {
            let path = root.join(path);
            fs::create_dir_all(path.parent().expect("a file has a folder")).expect("folders can be made");
            fs::write(&path, "").expect("files can be written");
            place = Some(path);
        } else if let Some(path) = &place {
            let text = fs::read_to_string(path).expect("the file was just written") + line;
            fs::write(path, text).expect("files can be written");
        }
    }
}

/// Builds the site at `root` into `out`, with its memory at `cache`.
pub fn on_disk(root: &Path, out: &Path, cache: Option<&Path>) -> (Outcome, Option<Published>) {
    let opened = DiskTree::open(root);
    let tree = match cache {
        Some(cache) => opened.value.remembering(cache),
        None => opened.value,
    };
    let folder = Folder::open(out, cache).expect("the output folder can be used");
    let store = cache.map(|cache| DiskStore::open(cache, PROGRAM).expect("the cache can be used"));
    let ends = Ends { sink: &folder, store: store.as_ref().map(|store| store as &dyn Store) };
    let mut outcome = build(&tree, &Options::default(), ends, &|_, _| ());
    outcome.notes.extend(opened.notes);
    if let Some(store) = store {
        store.commit().expect("the cache can be written");
        tree.remember().expect("the cache can be written");
    }
    if outcome.succeeded() {
        let published = folder.commit().expect("the output can be written");
        return (outcome, Some(published));
    }
    folder.abandon();
    (outcome, None)
}

/// All files below a folder, by relative path.
pub fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder can be read").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).expect("below the root").to_string_lossy().into_owned();
                found.insert(name, fs::read(&path).expect("the file can be read"));
            }
        }
    }
    found
}
