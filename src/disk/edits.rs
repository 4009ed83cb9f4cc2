//! Writes edits to the sources, and takes the last ones back.
//!
//! Before a file is changed its bytes are kept in `.targum/undo/NUMBER/`: in `files/` under its path, and in `list`
//! a line for each, with the digest of what it became; a `+` before it tells that there was no such file. [`undo`]
//! brings back the last number.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::replace::{create, replace};
use crate::author::Change;
use crate::diag::Diagnostic;
use crate::digest::Digest;
use crate::path::SourcePath;

/// Where what was is kept.
const UNDO: &str = ".targum/undo";
/// How many times back are kept.
const KEPT: usize = 10;
const LIST: &str = "list";
const FILES: &str = "files";

/// What became of edits.
#[derive(Debug, Default)]
pub struct Saved {
    /// The files that were written.
    pub written: Vec<SourcePath>,
    /// Why others were not: each is as it was.
    pub refused: Vec<Diagnostic>,
}

/// Writes changed files of the site at `root`, each whole or not at all, and keeps what they were. A file that may not
/// be written, or is no longer what it was when it was read, is refused; the others are written all the same.
pub fn save(root: &Path, changes: &[Change]) -> Saved {
    let mut saved = Saved::default();
    let mut sound = Vec::new();
    for change in changes {
        match target(root, change) {
            Ok(place) => sound.push((change, place)),
            Err(why) => saved.refused.push(refusal(&change.edit.path, &why)),
        }
    }
    if sound.is_empty() {
        return saved;
    }
    let memory = match remember(root, &sound) {
        Ok(memory) => memory,
        Err(why) => {
            let what = format!("what the file was cannot be kept in {UNDO}: {why}");
            saved.refused.extend(sound.iter().map(|(change, _)| refusal(&change.edit.path, &what)));
            return saved;
        }
    };
    for (change, place) in sound {
        let path = &change.edit.path;
        let written = match &change.before {
            Some(before) => replace(&place, before, &change.edit.bytes),
            None => create(&place, &change.edit.bytes),
        };
        match written {
            Ok(()) => saved.written.push(path.clone()),
            Err(why) => saved.refused.push(refusal(path, &why.to_string())),
        }
    }
    if saved.written.is_empty() {
        let _ = fs::remove_dir_all(memory);
    }
    forget(root);
    saved
}

/// What [`undo`] did.
#[derive(Debug, PartialEq, Eq)]
pub enum Undone {
    /// These files are again what they were.
    Files(Vec<SourcePath>),
    /// There is nothing to take back.
    Nothing,
    /// These files have changed since, so that nothing was touched.
    Changed(Vec<SourcePath>),
}

/// Brings the files of the last edits back, if all are as these edits left them; a file that is already what it was
/// before does not stand in the way.
pub fn undo(root: &Path) -> io::Result<Undone> {
    let Some((_, memory)) = memories(root).pop() else { return Ok(Undone::Nothing) };
    let mut back = Vec::new();
    let mut changed = Vec::new();
    for line in fs::read_to_string(memory.join(LIST))?.lines() {
        let Some((digest, path)) = line.split_once(' ') else { continue };
        let path = SourcePath::new(path);
        let (digest, before) = match digest.strip_prefix('+') {
            Some(digest) => (digest, None),
            None => (digest, Some(fs::read(memory.join(FILES).join(path.as_str()))?)),
        };
        let now = real(root, &path).and_then(|place| Ok((fs::read(&place).map_err(unreadable)?, place)));
        match now {
            Ok((now, _)) if Some(&now) == before.as_ref() => {}
            Ok((now, place)) if Digest::of(&now).to_string() == digest => {
                back.push((path, place, now, before));
            }
            Err(_) if before.is_none() && !root.join(path.as_str()).exists() => {}
            _ => changed.push(path),
        }
    }
    if !changed.is_empty() {
        return Ok(Undone::Changed(changed));
    }
    let mut files = Vec::new();
    for (path, place, now, before) in back {
        match before {
            Some(before) => replace(&place, &now, &before),
            None => remove(root, &place),
        }
        .map_err(|why| io::Error::new(why.kind(), format!("{path}: {why}")))?;
        files.push(path);
    }
    fs::remove_dir_all(memory)?;
    Ok(Undone::Files(files))
}

/// Removes a file, and the folders that it leaves empty.
fn remove(root: &Path, place: &Path) -> io::Result<()> {
    fs::remove_file(place)?;
    let root = fs::canonicalize(root)?;
    for folder in place.ancestors().skip(1).take_while(|folder| folder.starts_with(&root) && **folder != root)
    {
        // A folder with something in it stays, and so do those above it.
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}

fn refusal(path: &SourcePath, why: &str) -> Diagnostic {
    Diagnostic::error("edit-refused", format!("this file was not written: {why}")).in_file(path).help(
        "Make sure that it may be written and that nothing else is changing it, then run the command again.",
    )
}

/// The file itself, links followed, if it may be written and is still what it was; where a new one goes, if nothing is
/// there.
fn target(root: &Path, change: &Change) -> Result<PathBuf, String> {
    let path = &change.edit.path;
    let Some(before) = &change.before else { return vacant(root, path) };
    let place = real(root, path)?;
    if fs::read(&place).map_err(unreadable)? != *before {
        return Err("it has changed since it was read".into());
    }
    let permissions = fs::metadata(&place).map_err(unreadable)?.permissions();
    if permissions.readonly() {
        return Err("it is read-only".into());
    }
    Ok(place)
}

fn unreadable(why: io::Error) -> String {
    why.to_string()
}

/// Where a new file goes: below the site's folder, links followed as far as there are folders.
fn vacant(root: &Path, path: &SourcePath) -> Result<PathBuf, String> {
    let plain = Path::new(path.as_str()).components().all(|part| matches!(part, Component::Normal(_)));
    if !plain {
        return Err("it lies outside the site's folder".into());
    }
    let place = root.join(path.as_str());
    if fs::symlink_metadata(&place).is_ok() {
        return Err("it is already there".into());
    }
    let there = place.ancestors().skip(1).find(|folder| folder.exists()).unwrap_or(root);
    let real = fs::canonicalize(there).map_err(unreadable)?;
    if !real.starts_with(fs::canonicalize(root).map_err(unreadable)?) {
        return Err(format!("its folder is a link to {}, outside the site's folder", real.display()));
    }
    let rest = place.strip_prefix(there).map_err(|_| "it lies outside the site's folder".to_owned())?;
    Ok(real.join(rest))
}

/// Where a file lies, links followed; it must be inside the site's folder.
fn real(root: &Path, path: &SourcePath) -> Result<PathBuf, String> {
    let root = fs::canonicalize(root).map_err(unreadable)?;
    let place = fs::canonicalize(root.join(path.as_str())).map_err(unreadable)?;
    if !place.starts_with(&root) {
        return Err(format!("it is a link to {}, outside the site's folder", place.display()));
    }
    Ok(place)
}

/// Keeps what files are, under the next number; returns the folder.
fn remember(root: &Path, sound: &[(&Change, PathBuf)]) -> io::Result<PathBuf> {
    fs::create_dir_all(root.join(UNDO))?;
    let mut number = memories(root).last().map_or(1, |(number, _)| number + 1);
    let memory = loop {
        let memory = root.join(UNDO).join(number.to_string());
        match fs::create_dir(&memory) {
            Ok(()) => break memory,
            // Another run took the number.
            Err(why) if why.kind() == io::ErrorKind::AlreadyExists => number += 1,
            Err(why) => return Err(why),
        }
    };
    let mut list = String::new();
    for (change, _) in sound {
        let mut mark = "+";
        if let Some(before) = &change.before {
            let file = memory.join(FILES).join(change.edit.path.as_str());
            file.parent().map_or(Ok(()), fs::create_dir_all)?;
            fs::write(file, before)?;
            mark = "";
        }
        list.push_str(&format!("{mark}{} {}\n", Digest::of(&change.edit.bytes), change.edit.path));
    }
    fs::write(memory.join(LIST), list)?;
    Ok(memory)
}

/// What is kept, the oldest first.
fn memories(root: &Path) -> Vec<(u64, PathBuf)> {
    let entries = fs::read_dir(root.join(UNDO)).into_iter().flatten().flatten();
    let numbered = |path: PathBuf| Some((path.file_name()?.to_str()?.parse::<u64>().ok()?, path));
    let mut found: Vec<_> = entries.filter_map(|entry| numbered(entry.path())).collect();
    found.retain(|(_, path)| path.join(LIST).is_file());
    found.sort_unstable();
    found
}

/// Removes what is older than the last few.
fn forget(root: &Path) {
    let all = memories(root);
    for (_, old) in all.iter().rev().skip(KEPT) {
        // What cannot be removed costs room only.
        let _ = fs::remove_dir_all(old);
    }
}

#[cfg(test)]
mod tests;
