//! What a link or an image names, by itself: nothing here knows whether it exists.

use super::block::Target;
use crate::diag::Diagnostic;
use crate::path::SourcePath;

/// Schemes that run code, carry data in the address or read the visitor's disk.
const FORBIDDEN: [&str; 8] =
    ["javascript", "data", "vbscript", "file", "blob", "filesystem", "about", "view-source"];

/// What a Markdown link's address names, or why it cannot be a link.
pub(super) fn target(address: &str, from: &SourcePath) -> Result<Target, Diagnostic> {
    let address = cleaned(address);
    if let Some(heading) = address.strip_prefix('#') {
        return Ok(Target::Here(decoded(heading)));
    }
    if let Some(scheme) = scheme(&address) {
        return elsewhere(&address, scheme);
    }
    if address.starts_with("//") {
        return Ok(Target::Elsewhere(encoded(&address)));
    }
    let (path, heading) = split(&address);
    let path = path_from(&path, from)?;
    Ok(Target::File { path, heading })
}

/// What stands between `[[` and `]]` (or `|`).
pub(super) fn wiki(name: &str) -> Result<Target, Diagnostic> {
    let name = cleaned(name);
    if let Some(scheme) = scheme(&name) {
        return elsewhere(&name, scheme);
    }
    let (path, heading) =
        name.split_once('#').map_or((name.as_str(), None), |(path, heading)| (path, Some(heading)));
    let path = path.trim().trim_matches('/').to_owned();
    let heading = heading.map(str::trim).filter(|heading| !heading.is_empty()).map(str::to_owned);
    if path.is_empty() && heading.is_none() {
        return Err(empty());
    }
    Ok(Target::Wiki { path, heading })
}

/// An image's path from the site's root.
pub(super) fn image(address: &str, from: &SourcePath) -> Result<String, Diagnostic> {
    let address = cleaned(address);
    if scheme(&address).is_some() || address.starts_with("//") {
        let note = Diagnostic::error("image-remote", format!("the image `{address}` lies on another host"));
        return Err(
            note.help("Save it beside the article and name it by its file name: readers may be offline.")
        );
    }
    let path = split(&address).0;
    if path.starts_with('/') {
        let note =
            Diagnostic::error("image-absolute", format!("the image's path `{path}` begins with a slash"));
        return Err(note.help(
            "Name it by its path from the article's folder: a handbook has no fixed place on a host.",
        ));
    }
    path_from(&path, from)
}

fn path_from(path: &str, from: &SourcePath) -> Result<String, Diagnostic> {
    if path.is_empty() {
        return Err(empty());
    }
    if path.starts_with('/') {
        let note = Diagnostic::error("link-absolute", format!("the path `{path}` begins with a slash"));
        let name = path.trim_matches('/').trim_end_matches(".md");
        return Err(note.help(format!(
            "A handbook has no fixed place on a host: use a wiki link, `[[{name}]]`, or a path from the article's folder."
        )));
    }
    match from.sibling(path) {
        Some(found) if !found.as_str().is_empty() => Ok(found.as_str().to_owned()),
        _ => {
            let note = Diagnostic::error(
                "link-outside",
                format!("the path `{path}` leads out of the site's folder"),
            );
            Err(note.help("Bring the file into the site, or link to its web address."))
        }
    }
}

fn elsewhere(address: &str, scheme: &str) -> Result<Target, Diagnostic> {
    if scheme.len() == 1 || FORBIDDEN.contains(&scheme.to_ascii_lowercase().as_str()) {
        let note = Diagnostic::error("link-scheme", format!("a link must not begin with `{scheme}:`"));
        return Err(note.help("Link to an entry, to a file beside the article, or to an `https:` address."));
    }
    Ok(Target::Elsewhere(encoded(address)))
}

fn empty() -> Diagnostic {
    Diagnostic::error("link-empty", "this leads nowhere: its address is empty")
        .help("Write the address between the brackets.")
}

/// The scheme that an address begins with (RFC 3986, section 3.1).
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let letter = scheme.bytes().next()?.is_ascii_alphabetic();
    let rest = scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    (letter && rest).then_some(scheme)
}

/// An address as browsers read it: trimmed, and without the control characters that could hide a scheme.
fn cleaned(address: &str) -> String {
    address.trim().chars().filter(|found| !found.is_control()).collect()
}

/// An address's path and fragment, percent-decoded; a query says nothing about a file.
fn split(address: &str) -> (String, Option<String>) {
    let (rest, heading) = address.split_once('#').map_or((address, None), |(rest, at)| (rest, Some(at)));
    let path = rest.split_once('?').map_or(rest, |(path, _)| path);
    (decoded(path), heading.filter(|heading| !heading.is_empty()).map(decoded))
}

/// Percent-decodes; what is not UTF-8 afterwards stays as it was.
fn decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let byte = (bytes[at] == b'%').then(|| pair(bytes, at + 1)).flatten();
        out.push(byte.unwrap_or(bytes[at]));
        at += if byte.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

fn pair(bytes: &[u8], at: usize) -> Option<u8> {
    let digit = |at: usize| bytes.get(at).and_then(|byte| (*byte as char).to_digit(16));
    u8::try_from(digit(at)? * 16 + digit(at + 1)?).ok()
}

/// Percent-encodes what an address must not hold; letters of any script stay, as browsers show them.
pub(super) fn encoded(address: &str) -> String {
    let bytes = address.as_bytes();
    let mut out = String::with_capacity(address.len());
    for (at, found) in address.char_indices() {
        let bad = match found {
            ' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => true,
            '%' => pair(bytes, at + 1).is_none(),
            found => found.is_control(),
        };
        if bad {
            out.push_str(&format!("%{:02X}", u32::from(found)));
        } else {
            out.push(found);
        }
    }
    out
}
