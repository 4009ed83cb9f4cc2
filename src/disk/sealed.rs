//! Values in a file of the cache: a header that tells what they are, a checksum, and the values themselves.

use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

/// The first bytes of a file: what it holds, and in which form.
pub(super) type Header = [u8; 16];

/// Values as bytes.
pub(super) fn seal(header: &Header, values: &impl Serialize) -> io::Result<Vec<u8>> {
    let body = postcard::to_allocvec(values).map_err(io::Error::other)?;
    Ok([header.as_slice(), &xxh3_64(&body).to_le_bytes(), &body].concat())
}

/// The values again; `None` where anything is not as it was written.
pub(super) fn unseal<'b, T: Deserialize<'b>>(header: &Header, bytes: &'b [u8]) -> Option<T> {
    let (check, body) = bytes.strip_prefix(header)?.split_first_chunk::<8>()?;
    (xxh3_64(body) == u64::from_le_bytes(*check)).then(|| postcard::from_bytes(body).ok())?
}

/// Writes a file whole or not at all: to `draft` on the same file system, then in its place.
pub(super) fn write_whole(path: &Path, draft: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = |file: &Path| file.parent().map_or(Ok(()), fs::create_dir_all);
    folder(path)?;
    folder(draft)?;
    fs::write(draft, bytes)?;
    fs::rename(draft, path)
}
