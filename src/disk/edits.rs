//! Writes edits to the sources, and takes the last ones back.
//!
//! Before a file is changed its bytes are kept in `.targum/undo/NUMBER/`: in `files/` under its path, and in `list`
//! a line for each, with the digest of what it became. [`undo`] brings back the last number.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::replace::replace;
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
        match target(root, &change.edit.path, &change.before) {
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
        match replace(&place, &change.before, &change.edit.bytes) {
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
        let before = fs::read(memory.join(FILES).join(path.as_str()))?;
        let place = real(root, &path);
        match place.as_ref().map(fs::read) {
            Ok(Ok(now)) if now == before => {}
            Ok(Ok(now)) if Digest::of(&now).to_string() == digest => back.push((path, place, now, before)),
            _ => changed.push(path),
        }
    }
    if !changed.is_empty() {
        return Ok(Undone::Changed(changed));
    }
    let mut files = Vec::new();
    for (path, place, now, before) in back {
        replace(&place.map_err(io::Error::other)?, &now, &before)
            .map_err(|why| io::Error::new(why.kind(), format!("{path}: {why}")))?;
        files.push(path);
    }
    fs::remove_dir_all(memory)?;
    Ok(Undone::Files(files))
}

fn refusal(path: &SourcePath, why: &str) -> Diagnostic {
    Diagnostic::error("edit-refused", format!("this file was not corrected: {why}")).in_file(path).help(
        "Make sure that it may be written and that nothing else is changing it, then run the command again.",
    )
}

/// The file itself, links followed, if it may be written and is still what it was.
fn target(root: &Path, path: &SourcePath, before: &[u8]) -> Result<PathBuf, String> {
    let place = real(root, path)?;
    let now = fs::read(&place).map_err(|why| why.to_string())?;
    if now != before {
        return Err("it has changed since it was read".into());
    }
    let permissions = fs::metadata(&place).map_err(|why| why.to_string())?.permissions();
    if permissions.readonly() {
        return Err("it is read-only".into());
    }
    Ok(place)
}

/// Where a file lies, links followed; it must be inside the site's folder.
fn real(root: &Path, path: &SourcePath) -> Result<PathBuf, String> {
    let root = fs::canonicalize(root).map_err(|why| why.to_string())?;
    let place = fs::canonicalize(root.join(path.as_str())).map_err(|why| why.to_string())?;
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
        let file = memory.join(FILES).join(change.edit.path.as_str());
        file.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(file, &change.before)?;
        list.push_str(&format!("{} {}\n", Digest::of(&change.edit.bytes), change.edit.path));
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
