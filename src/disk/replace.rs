//! One file's bytes for others, all at once.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Puts `after` in the place of `before`, with the file's permissions kept: into a new file beside it, which then takes
/// its name. Whoever reads meanwhile gets the one or the other. Fails where the file no longer is `before`.
pub(super) fn replace(place: &Path, before: &[u8], after: &[u8]) -> io::Result<()> {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    // Hidden, so that no walk over the sources meets it.
    let draft = place.with_file_name(format!(".{name}.{}.targum", std::process::id()));
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
