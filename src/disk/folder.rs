//! A site published into a folder.
//!
//! Files are first written to a stage inside the folder and moved to their places when the whole build has
//! succeeded, each whole or not at all. A manifest says which files are the build's own; a file that is not is
//! neither overwritten nor removed.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::memory::{Known, Memory, Stamp};
use super::sealed::write_whole;
use crate::diag::Diagnostic;
use crate::digest::Key;
use crate::path::Url;
use crate::publish::{MANIFEST, Manifest, Sink};

/// The stage's folder in the output folder.
const STAGE: &str = ".targum-stage";

/// A folder that a site is being published into.
#[derive(Debug)]
pub struct Folder {
    out: PathBuf,
    /// Whether it was there before this build.
    existed: bool,
    /// Where the memory of this output folder is kept; `None` where there is nowhere to keep it.
    memory: Option<PathBuf>,
    /// What is known of files that are an earlier build's own.
    known: FxHashMap<Url, Known>,
    /// Whether that is all of them, and nothing else was remembered.
    all_known: bool,
    /// The hash of all that the last build here was made from.
    inputs: Option<Key>,
    manifest: Manifest,
    seen: Mutex<Seen>,
}

/// What this build has dealt with.
#[derive(Debug, Default)]
struct Seen {
    /// Files that stand, written by this build or an earlier one.
    kept: Vec<(Url, Known)>,
    /// Files on the stage.
    staged: Vec<(Url, Known)>,
    /// The hash of all that this build is made from.
    inputs: Option<Key>,
}

/// How a publication went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Files written.
    pub written: usize,
    /// Files that no longer belonged.
    pub removed: usize,
    /// Files that stood as they were.
    pub kept: usize,
    /// Why the next build will not know of this one, where nothing could be written to its memory.
    pub unremembered: Option<String>,
}

impl Folder {
    /// Opens the output folder `out`, which need not exist; `cache` is where its memory is kept.
    pub fn open(out: &Path, cache: Option<&Path>) -> Result<Folder, Diagnostic> {
        if out.exists() && !out.is_dir() {
            return Err(fault(out, "is a file, not a folder", "Name another folder with `--out`."));
        }
        let memory = cache.map(|cache| cache.join(format!("pages-{}", Key::of(&absolute(out)))));
        let remembered = memory.as_ref().and_then(|path| fs::read(path).ok());
        let Memory { inputs, mut known } =
            remembered.and_then(|bytes| Memory::decode(&bytes)).unwrap_or_default();
        let manifest = match fs::read_to_string(out.join(MANIFEST)) {
            Ok(text) => Manifest::parse(&text),
            Err(why) if why.kind() == io::ErrorKind::NotFound => Manifest::default(),
            Err(why) => return Err(failed(&out.join(MANIFEST), "read", &why)),
        };
        // What a build that was cut short left on the stage.
        match fs::remove_dir_all(out.join(STAGE)) {
            Err(why) if why.kind() != io::ErrorKind::NotFound => {
                return Err(failed(&out.join(STAGE), "remove", &why));
            }
            _ => {}
        }
        let remembered = known.len();
        let mut own = manifest.files.iter().peekable();
        known.retain(|(url, _)| {
            while own.next_if(|own| *own < url).is_some() {}
            own.peek() == Some(&url)
        });
        let all_own = known.len() == remembered;
        let known: FxHashMap<Url, Known> = known.into_iter().collect();
        let folder = Folder {
            out: out.to_owned(),
            existed: out.exists(),
            memory,
            all_known: all_own && known.len() == manifest.files.len(),
            known,
            inputs,
            manifest,
            seen: Mutex::default(),
        };
        Ok(folder)
    }

    /// Drops what is on the stage: nothing in the folder changes.
    pub fn abandon(self) {
        // What cannot be removed now is removed by the next build.
        let _ = fs::remove_dir_all(self.out.join(STAGE));
        if !self.existed {
            let _ = fs::remove_dir(&self.out);
        }
    }

    /// Moves what is on the stage to its place and removes what no longer belongs.
    pub fn commit(self) -> Result<Published, Diagnostic> {
        let seen = std::mem::take(&mut *self.seen());
        let mut all: Vec<(Url, Known)> = seen.kept.iter().chain(&seen.staged).cloned().collect();
        all.par_sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        let manifest = Manifest { files: all.iter().map(|(url, _)| url.clone()).collect() };
        let stale: Vec<Url> = self.manifest.files.difference(&manifest.files).cloned().collect();
        let same_files = manifest == self.manifest;
        if seen.staged.is_empty() && same_files {
            let unremembered = self.remember(seen.inputs, all);
            return Ok(Published { kept: manifest.files.len(), unremembered, ..Published::default() });
        }
        if !same_files {
            // While files move, the manifest names those of both builds: what is cut short can be cleaned up.
            let both = Manifest { files: manifest.files.union(&self.manifest.files).cloned().collect() };
            self.write_manifest(&both)?;
        }
        // A file where a folder must be, or below one where a file must be, cannot wait until the end.
        let staged: BTreeSet<&str> = seen.staged.iter().map(|(url, ..)| url.as_str()).collect();
        let (first, last): (Vec<Url>, Vec<Url>) =
            stale.into_iter().partition(|url| is_in_the_way(url.as_str(), &staged));
        self.remove(&first)?;
        self.move_out(&seen.staged)?;
        let (written, kept) = (seen.staged.len(), seen.kept.len());
        self.remove(&last)?;
        if !same_files {
            self.write_manifest(&manifest)?;
        }
        let _ = fs::remove_dir_all(self.out.join(STAGE));
        let unremembered = self.remember(seen.inputs, all);
        Ok(Published { written, removed: first.len() + last.len(), kept, unremembered })
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn place(&self, url: &Url) -> PathBuf {
        self.out.join(url.as_str())
    }

    /// Moves files from the stage to their places: a whole folder where there is none of its name yet.
    fn move_out(&self, staged: &[(Url, Known)]) -> Result<(), Diagnostic> {
        let tops: BTreeSet<&str> =
            staged.iter().filter_map(|(url, _)| Some(url.as_str().split_once('/')?.0)).collect();
        let whole = |top: &&str| {
            let place = self.out.join(top);
            let free = fs::symlink_metadata(&place).is_err();
            free && fs::rename(self.out.join(STAGE).join(top), place).is_ok()
        };
        let moved: BTreeSet<&str> = tops.into_iter().filter(whole).collect();
        let rest = staged.par_iter().map(|(url, _)| url);
        rest.filter(|url| !url.as_str().split_once('/').is_some_and(|(top, _)| moved.contains(top)))
            .try_for_each(|url| self.move_one(url))
    }

    /// Moves one file from the stage to its place.
    fn move_one(&self, url: &Url) -> Result<(), Diagnostic> {
        let place = self.place(url);
        let stage = self.out.join(STAGE).join(url.as_str());
        let rename = || fs::rename(&stage, &place);
        let moved = match rename() {
            Err(why) if why.kind() == io::ErrorKind::NotFound => {
                place.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| rename())
            }
            other => other,
        };
        moved.map_err(|why| failed(&place, "write", &why))
    }

    /// Writes a file to the stage; how it looks there, and at its place later.
    fn write_staged(&self, url: &Url, bytes: &[u8]) -> io::Result<Stamp> {
        let path = self.out.join(STAGE).join(url.as_str());
        let mut file = match fs::File::create(&path) {
            Err(why) if why.kind() == io::ErrorKind::NotFound => {
                let folder = path.parent().unwrap_or(&self.out);
                // Most often only the last folder is missing.
                fs::create_dir(folder).or_else(|_| fs::create_dir_all(folder))?;
                fs::File::create(&path)?
            }
            other => other?,
        };
        file.write_all(bytes)?;
        Ok(Stamp::of(&file.metadata()?))
    }

    /// Removes files, and the folders that they leave empty.
    fn remove(&self, stale: &[Url]) -> Result<(), Diagnostic> {
        for url in stale {
            let place = self.place(url);
            match fs::remove_file(&place) {
                // Somebody put a folder there, or a file where its folder was: ours is gone.
                Err(why) if is_nothing(&why) || why.kind() == io::ErrorKind::IsADirectory => {}
                Err(why) => return Err(failed(&place, "remove", &why)),
                Ok(()) => {}
            }
            let above = place.ancestors().skip(1).take_while(|folder| *folder != self.out);
            // A folder that still holds something stays, and so do those above it.
            for folder in above {
                if fs::remove_dir(folder).is_err() {
                    break;
                }
            }
        }
        Ok(())
    }

    fn write_manifest(&self, manifest: &Manifest) -> Result<(), Diagnostic> {
        let path = self.out.join(MANIFEST);
        if fs::read_to_string(&path).is_ok_and(|text| text == manifest.to_text()) {
            return Ok(());
        }
        let draft = self.out.join(STAGE).join(MANIFEST);
        write_whole(&path, &draft, manifest.to_text().as_bytes()).map_err(|why| failed(&path, "write", &why))
    }

    /// Writes the memory; where that fails, why. The pages stand all the same.
    fn remember(&self, inputs: Option<Key>, known: Vec<(Url, Known)>) -> Option<String> {
        let path = self.memory.as_ref()?;
        let written = Memory { inputs, known }.encode().and_then(|bytes| {
            if fs::read(path).is_ok_and(|before| before == bytes) {
                return Ok(());
            }
            write_whole(path, &path.with_extension("new"), &bytes)
        });
        written.err().map(|why| failed(path, "write", &why).message)
    }

    /// Whether a folder holds files of earlier builds and nothing else: then it goes before this build's come.
    fn holds_only_own(&self, folder: &Path) -> bool {
        let Ok(mut entries) = fs::read_dir(folder).map(Iterator::peekable) else { return false };
        let own = |entry: io::Result<fs::DirEntry>| {
            let Ok((path, kind)) = entry.and_then(|entry| Ok((entry.path(), entry.file_type()?))) else {
                return false;
            };
            if kind.is_dir() { self.holds_only_own(&path) } else { self.is_own(&path) }
        };
        entries.peek().is_some() && entries.all(own)
    }

    /// Checks that a file where one of the folders of `place` must be is an earlier build's.
    fn check_above(&self, place: &Path) -> Result<(), Diagnostic> {
        let above = place.ancestors().skip(1).take_while(|folder| *folder != self.out);
        match above.into_iter().find(|path| fs::symlink_metadata(path).is_ok_and(|data| !data.is_dir())) {
            Some(file) if !self.is_own(file) => Err(stranger(file)),
            _ => Ok(()),
        }
    }

    fn is_own(&self, place: &Path) -> bool {
        let url = place.strip_prefix(&self.out).ok().and_then(Path::to_str);
        url.is_some_and(|url| self.manifest.files.contains(&Url::new(url.replace('\\', "/"))))
    }

    /// Looks at what lies where a file is to be: its stamp where it has the same bytes, a fault where it is a stranger's.
    fn look(&self, url: &Url, bytes: &[u8]) -> Result<Option<Stamp>, Diagnostic> {
        let place = self.place(url);
        match fs::symlink_metadata(&place) {
            Ok(metadata) if metadata.is_file() => {
                let same =
                    metadata.len() == bytes.len() as u64 && fs::read(&place).is_ok_and(|old| old == bytes);
                if same {
                    return Ok(Some(Stamp::of(&metadata)));
                }
                if self.manifest.files.contains(url) { Ok(None) } else { Err(stranger(&place)) }
            }
            Ok(metadata) if metadata.is_dir() && self.holds_only_own(&place) => Ok(None),
            Ok(_) => Err(stranger(&place)),
            Err(why) if why.kind() == io::ErrorKind::NotADirectory => self.check_above(&place).map(|()| None),
            Err(why) if why.kind() != io::ErrorKind::NotFound => Err(failed(&place, "write", &why)),
            Err(_) => Ok(None),
        }
    }

    /// The file at `url`, if it still is as a build left it.
    fn standing(&self, url: &Url, mut known: Known) -> Option<Known> {
        let metadata = fs::symlink_metadata(self.place(url)).ok().filter(fs::Metadata::is_file)?;
        let stamp = Stamp::of(&metadata);
        if stamp != known.stamp {
            // It was touched or copied; its bytes tell whether it was altered.
            let bytes = fs::read(self.place(url)).ok()?;
            if Key::of(bytes.as_slice()) != known.bytes {
                return None;
            }
            known.stamp = stamp;
        }
        Some(known)
    }
}

impl Sink for Folder {
    fn keep(&self, url: &Url, key: Key) -> bool {
        let known = self.known.get(url).filter(|known| known.key == key);
        match known.and_then(|known| self.standing(url, *known)) {
            Some(known) => {
                self.seen().kept.push((url.clone(), known));
                true
            }
            None => false,
        }
    }

    fn put(&self, url: &Url, key: Key, bytes: &[u8]) -> Result<(), Diagnostic> {
        let digest = Key::of(bytes);
        if self.existed
            && let Some(stamp) = self.look(url, bytes)?
        {
            self.seen().kept.push((url.clone(), Known { key, bytes: digest, stamp }));
            return Ok(());
        }
        let stamp = self.write_staged(url, bytes);
        // Named by the stage, so that a full disk is told of once.
        let stamp = stamp.map_err(|why| failed(&self.out.join(STAGE), "write", &why))?;
        self.seen().staged.push((url.clone(), Known { key, bytes: digest, stamp }));
        Ok(())
    }

    fn stands(&self, inputs: Key) -> bool {
        if self.inputs != Some(inputs) || !self.all_known {
            return false;
        }
        let urls: Vec<&Url> = self.manifest.files.iter().collect();
        let standing = |url: &&Url| Some(((*url).clone(), self.standing(url, *self.known.get(*url)?)?));
        let standing = urls.par_iter().map(standing);
        let Some(kept) = standing.collect::<Option<Vec<_>>>() else { return false };
        let mut seen = self.seen();
        (seen.kept, seen.inputs) = (kept, Some(inputs));
        true
    }

    fn made_from(&self, inputs: Option<Key>) {
        self.seen().inputs = inputs;
    }
}

/// Whether a file stands where one of the new files needs a folder, or in a folder where one of them must be.
fn is_in_the_way(url: &str, new: &BTreeSet<&str>) -> bool {
    let below = format!("{url}/");
    let needs_folder = new
        .range::<str, _>((Bound::Included(below.as_str()), Bound::Unbounded))
        .next()
        .is_some_and(|new| new.starts_with(&below));
    needs_folder || url.match_indices('/').any(|(at, _)| new.contains(&url[..at]))
}

fn is_nothing(why: &io::Error) -> bool {
    matches!(why.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

fn fault(path: &Path, what: &str, help: &str) -> Diagnostic {
    Diagnostic::error("output", format!("{} {what}", path.display())).help(help)
}

fn failed(path: &Path, what: &str, why: &io::Error) -> Diagnostic {
    let help = match why.kind() {
        io::ErrorKind::PermissionDenied => {
            "Check that you may write there, or name another folder with `--out`."
        }
        io::ErrorKind::StorageFull => "Make room on the disk and build again.",
        _ => "Build again; if it stays, name another folder with `--out`.",
    };
    Diagnostic::error("output", format!("cannot {what} {}: {why}", path.display())).help(help)
}

fn stranger(place: &Path) -> Diagnostic {
    let what = "is in the way: targum did not make it, so it is not overwritten";
    fault(place, what, "Move it elsewhere, or name another folder with `--out`.")
}
