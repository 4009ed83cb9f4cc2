//! The store on disk: one file of values, one after the other, and one that says where each lies.
//!
//! While a build runs, values are only added behind those that the index knows. The index is replaced whole when the
//! build is done. So a build that is cut short leaves the values of the one before. Each value has a checksum, and the
//! index one of its own; what is damaged is as if it had never been kept.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{PoisonError, RwLock};

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use super::sealed::{Header, seal, unseal, write_whole};
use crate::digest::Key;
use crate::store::Store;

/// The index's file in the cache folder.
const INDEX: &str = "store";
/// What the names of the values' files begin with; a number follows.
const VALUES: &str = "store-";
/// The first bytes of an index.
const HEADER: &Header = b"targum store 2\n\0";
/// Values that no build asked for may take up this much before the file is written anew, in bytes.
const SPARE: u64 = 4 << 20;
/// From how many bytes on the parts of a value are written one by one.
const LARGE: u64 = 1 << 18;

/// A store in a site's cache folder. One process at a time may have it open: see [`super::Lock`].
#[derive(Debug)]
pub struct DiskStore {
    folder: PathBuf,
    /// The fingerprint of the program, without which values mean nothing.
    program: String,
    /// The number in the name of the values' file.
    number: u64,
    values: File,
    end: AtomicU64,
    known: RwLock<FxHashMap<Key, Kept>>,
    added: AtomicBool,
    /// Something could not be written: then nothing is remembered of this build.
    failed: AtomicBool,
}

/// Where the parts of a value lie.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    parts: Vec<Part>,
    #[serde(skip)]
    used: AtomicBool,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Part {
    start: u64,
    length: u32,
    check: u64,
}

/// What an index holds.
#[derive(Serialize, Deserialize)]
struct Index {
    program: String,
    number: u64,
    end: u64,
    kept: Vec<(u128, Kept)>,
}

impl DiskStore {
    /// Opens the store of the cache folder, empty where there is none that this program wrote.
    pub fn open(folder: &Path, program: &str) -> io::Result<DiskStore> {
        fs::create_dir_all(folder)?;
        let index = fs::read(folder.join(INDEX)).ok().and_then(|bytes| unseal::<Index>(HEADER, &bytes));
        let index = index.filter(|index| index.program == program);
        let index = index.and_then(|index| Some((open_values(folder, &index)?, index)));
        let (values, index) = match index {
            Some(found) => found,
            None => {
                let index = Index { program: program.to_owned(), number: 0, end: 0, kept: Vec::new() };
                (new_values(folder, 0)?, index)
            }
        };
        let store = DiskStore {
            folder: folder.to_owned(),
            program: index.program,
            number: index.number,
            values,
            end: AtomicU64::new(index.end),
            known: RwLock::new(index.kept.into_iter().map(|(key, kept)| (Key(key), kept)).collect()),
            added: AtomicBool::new(false),
            failed: AtomicBool::new(false),
        };
        store.remove_others(store.number);
        Ok(store)
    }

    /// Makes what was put last until the next build. Values that no build asked for lately go when they take up more room
    /// than the others.
    pub fn commit(self) -> io::Result<()> {
        if !self.added.load(Ordering::Relaxed) || self.failed.load(Ordering::Relaxed) {
            return Ok(());
        }
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        let used: u64 = known.values().filter(|kept| kept.is_used()).map(Kept::size).sum();
        let end = self.end.load(Ordering::Relaxed);
        if end > 2 * used + SPARE {
            return self.write_anew(&known);
        }
        let kept = known.iter().map(|(key, kept)| (key.0, kept.again()));
        self.write_index(self.number, end, kept.collect())
    }

    /// Copies the values that were asked for to a new file.
    fn write_anew(&self, known: &FxHashMap<Key, Kept>) -> io::Result<()> {
        let number = self.number + 1;
        let values = new_values(&self.folder, number)?;
        let mut used: Vec<(&Key, &Kept)> = known.iter().filter(|(_, kept)| kept.is_used()).collect();
        used.sort_unstable_by_key(|(_, kept)| kept.parts.first().map(|part| part.start));
        let (mut end, mut kept) = (0, Vec::with_capacity(used.len()));
        for (key, old) in used {
            let mut parts = Vec::with_capacity(old.parts.len());
            for part in &old.parts {
                let Some(bytes) = self.read(*part) else { break };
                write_at(&values, &bytes, end)?;
                parts.push(Part { start: end, ..*part });
                end += bytes.len() as u64;
            }
            if parts.len() == old.parts.len() {
                kept.push((key.0, Kept { parts, used: AtomicBool::new(false) }));
            }
        }
        self.write_index(number, end, kept)?;
        self.remove_others(number);
        Ok(())
    }

    fn write_index(&self, number: u64, end: u64, mut kept: Vec<(u128, Kept)>) -> io::Result<()> {
        kept.sort_unstable_by_key(|(key, _)| *key);
        let index = Index { program: self.program.clone(), number, end, kept };
        let bytes = seal(HEADER, &index)?;
        write_whole(&self.folder.join(INDEX), &self.folder.join(format!("{INDEX}.new")), &bytes)
    }

    /// Removes the values' files of other numbers, which a build that was cut short may have left.
    fn remove_others(&self, number: u64) {
        let own = format!("{VALUES}{number}");
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let other = name.to_str().filter(|name| name.starts_with(VALUES) && *name != own);
            if other.is_some() {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    fn read(&self, part: Part) -> Option<Vec<u8>> {
        let mut bytes = vec![0; part.length as usize];
        read_at(&self.values, &mut bytes, part.start).ok()?;
        (xxh3_64(&bytes) == part.check).then_some(bytes)
    }

    /// Writes parts behind one another: many small ones at once, few large ones without another copy.
    fn write(&self, parts: &[&[u8]]) -> io::Result<Vec<Part>> {
        let length = parts.iter().map(|part| part.len() as u64).sum();
        let mut start = self.end.fetch_add(length, Ordering::Relaxed);
        if length < LARGE {
            write_at(&self.values, &parts.concat(), start)?;
        } else {
            let mut end = start;
            for part in parts {
                write_at(&self.values, part, end)?;
                end += part.len() as u64;
            }
        }
        let place = |bytes: &&[u8]| {
            let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
            let part = Part { start, length, check: xxh3_64(bytes) };
            start += u64::from(length);
            Ok(part)
        };
        parts.iter().map(place).collect()
    }
}

impl Store for DiskStore {
    fn get(&self, key: Key, part: usize) -> Option<Vec<u8>> {
        let part = {
            let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
            let kept = known.get(&key)?;
            kept.used.store(true, Ordering::Relaxed);
            *kept.parts.get(part)?
        };
        self.read(part)
    }

    fn hold(&self, key: Key) {
        if let Some(kept) = self.known.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            kept.used.store(true, Ordering::Relaxed);
        }
    }

    fn put(&self, key: Key, parts: &[&[u8]]) {
        match self.write(parts) {
            Ok(parts) => {
                let kept = Kept { parts, used: AtomicBool::new(true) };
                self.known.write().unwrap_or_else(PoisonError::into_inner).insert(key, kept);
                self.added.store(true, Ordering::Relaxed);
            }
            Err(_) => self.failed.store(true, Ordering::Relaxed),
        }
    }

    fn is_empty(&self) -> bool {
        self.known.read().unwrap_or_else(PoisonError::into_inner).is_empty()
    }
}

impl Kept {
    fn is_used(&self) -> bool {
        self.used.load(Ordering::Relaxed)
    }

    fn size(&self) -> u64 {
        self.parts.iter().map(|part| u64::from(part.length)).sum()
    }

    fn again(&self) -> Kept {
        Kept { parts: self.parts.clone(), used: AtomicBool::new(false) }
    }
}

/// The values' file of an index, if it is as long as it must be; what lies behind is dropped.
fn open_values(folder: &Path, index: &Index) -> Option<File> {
    let path = folder.join(format!("{VALUES}{}", index.number));
    let file = File::options().read(true).write(true).open(path).ok()?;
    let length = file.metadata().ok()?.len();
    (length >= index.end && file.set_len(index.end).is_ok()).then_some(file)
}

fn new_values(folder: &Path, number: u64) -> io::Result<File> {
    let path = folder.join(format!("{VALUES}{number}"));
    if path.is_dir() {
        fs::remove_dir_all(&path)?;
    }
    File::options().read(true).write(true).create(true).truncate(true).open(path)
}

#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], start: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, start)
}

#[cfg(unix)]
fn write_at(file: &File, bytes: &[u8], start: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::write_all_at(file, bytes, start)
}

#[cfg(windows)]
fn read_at(file: &File, mut bytes: &mut [u8], mut start: u64) -> io::Result<()> {
    use std::os::windows::fs::FileExt;
    while !bytes.is_empty() {
        match file.seek_read(bytes, start)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            read => {
                bytes = &mut bytes[read..];
                start += read as u64;
            }
        }
    }
    Ok(())
}

#[cfg(windows)]
fn write_at(file: &File, mut bytes: &[u8], mut start: u64) -> io::Result<()> {
    use std::os::windows::fs::FileExt;
    while !bytes.is_empty() {
        let written = file.seek_write(bytes, start)?;
        bytes = &bytes[written..];
        start += written as u64;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(folder: &Path) -> DiskStore {
        DiskStore::open(folder, "a").unwrap()
    }

    fn key(number: u128) -> Key {
        Key(number)
    }

    /// A store with some values, in a folder of its own.
    fn filled() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let store = open(folder.path());
        assert!(store.is_empty());
        (0..20).for_each(|at| store.put(key(at), &[&[at as u8; 300], b"second"]));
        assert_eq!(store.get(key(3), 1).as_deref(), Some(b"second".as_slice()));
        store.commit().unwrap();
        folder
    }

    fn found(store: &DiskStore) -> usize {
        (0..20).filter(|at| store.get(key(*at), 0) == Some(vec![*at as u8; 300])).count()
    }

    #[test]
    fn what_is_put_is_had_again() {
        let folder = filled();
        let store = open(folder.path());
        assert_eq!(found(&store), 20);
        assert_eq!((store.get(key(3), 2), store.get(key(99), 0)), (None, None));
    }

    #[test]
    fn another_program_finds_nothing() {
        let folder = filled();
        assert!(DiskStore::open(folder.path(), "b").unwrap().is_empty());
        assert!(open(folder.path()).is_empty());
    }

    #[test]
    fn a_build_that_is_cut_short_leaves_the_values_before_it() {
        let folder = filled();
        let store = open(folder.path());
        store.put(key(3), &[b"other"]);
        drop(store);
        assert_eq!(found(&open(folder.path())), 20);
    }

    #[test]
    fn damage_is_never_handed_out() {
        for file in [INDEX, "store-0"] {
            for at in [0, 9, 20, 100, 700, 1000] {
                let folder = filled();
                let path = folder.path().join(file);
                let mut bytes = fs::read(&path).unwrap();
                let at = at % bytes.len();
                bytes[at] ^= 1;
                fs::write(&path, &bytes).unwrap();
                let store = open(folder.path());
                let all = (0..20).flat_map(|n| [store.get(key(n), 0), store.get(key(n), 1)]);
                let good = |value: Vec<u8>| value == b"second" || value == vec![value[0]; 300];
                assert!(all.flatten().all(good), "{file} {at}");
                fs::write(&path, &bytes[..at]).unwrap();
                assert!(open(folder.path()).is_empty(), "{file} {at}");
            }
        }
    }

    #[test]
    fn what_nobody_asks_for_goes_in_time() {
        let folder = tempfile::tempdir().unwrap();
        let big = vec![7; SPARE as usize];
        for round in 0..4 {
            let store = open(folder.path());
            assert_eq!(store.get(key(0), 0).is_some(), round > 0);
            store.put(key(0), &[b"stays"]);
            match round {
                0 => store.put(key(1), &[b"is held"]),
                _ => store.hold(key(1)),
            }
            store.put(key(100 + round), &[&big]);
            store.commit().unwrap();
            let files = fs::read_dir(folder.path()).unwrap().count();
            assert_eq!(files, 2, "one index and one file of values");
        }
        let store = open(folder.path());
        assert_eq!(store.get(key(0), 0).as_deref(), Some(b"stays".as_slice()));
        assert_eq!(store.get(key(1), 0).as_deref(), Some(b"is held".as_slice()));
        assert!(store.get(key(103), 0).is_some());
        assert!(store.get(key(100), 0).is_none());
    }
}
