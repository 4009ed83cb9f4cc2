//! One file's bytes for others, all at once.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Puts `after` in the place of `before`, with the file's permissions kept: into a new file beside it, which then takes
/// its name. Whoever reads meanwhile gets the one or the other. Fails where the file no longer is `before`.
pub(super) fn replace(place: &Path, before: &[u8], after: &[u8]) -> io::Result<()> {
    let draft = draft(place);
    let written = write(place, &draft, before, after);
    if written.is_err() {
        let _ = fs::remove_file(&draft);
    }
    written
}

fn write(place: &Path, draft: &Path, before: &[u8], after: &[u8]) -> io::Result<()> {
    let permissions = fs::metadata(place)?.permissions();
    let mut file = fs::File::options().write(true).create_new(true).open(draft)?;
    file.write_all(after)?;
    file.set_permissions(permissions)?;
    file.sync_all()?;
    drop(file);
    if fs::read(place)? != before {
        return Err(io::Error::other("it has changed since it was read"));
    }
    fs::rename(draft, place)
}

/// Makes a new file and the folders above it, all at once. Fails where there is one of that name.
pub(super) fn create(place: &Path, bytes: &[u8]) -> io::Result<()> {
    place.parent().map_or(Ok(()), fs::create_dir_all)?;
    let draft = draft(place);
    let made = fs::File::options().write(true).create_new(true).open(&draft).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    let made = made.and_then(|()| match fs::hard_link(&draft, place) {
        Err(why) if why.kind() != io::ErrorKind::AlreadyExists => {
            // Not every file system has links; then a moment remains in which another may make it too.
            match place.exists() {
                true => Err(io::ErrorKind::AlreadyExists.into()),
                false => fs::rename(&draft, place),
            }
        }
        linked => linked,
    });
    let _ = fs::remove_file(&draft);
    made
}

/// A name beside a file for what is to become it. Hidden, so that no walk over the sources meets it.
fn draft(place: &Path) -> PathBuf {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    place.with_file_name(format!(".{name}.{}.targum", std::process::id()))
}
