//! Three kinds of path that must never be confused: where a file was read, which entry it belongs to, and
//! where a page is published.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A source file's path from the site's root, with `/` between its parts: `content/complaints/he.md`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SourcePath(Arc<str>);

impl SourcePath {
    /// Takes a path that already uses `/`.
    pub fn new(path: impl Into<Arc<str>>) -> Self {
        Self(path.into())
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder part, empty for a file at the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The last part.
    pub fn name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }

    /// A file named `relative` (which may climb with `..`) seen from this file's folder; `None` when it would
    /// leave the root.
    pub fn sibling(&self, relative: &str) -> Option<SourcePath> {
        let mut parts: Vec<&str> = self.folder().split('/').filter(|part| !part.is_empty()).collect();
        for part in relative.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                part => parts.push(part),
            }
        }
        Some(Self::new(parts.join("/")))
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An entry's path from `content/`: `complaints/hear-the-customer`; the home page's is empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EntryPath(Arc<str>);

impl EntryPath {
    /// What the paths of the glossary's terms begin with.
    pub const TERMS: &str = "glossary/";

    /// Takes the folder's path below `content/`, with `/` between its parts.
    pub fn new(path: impl Into<Arc<str>>) -> Self {
        Self(path.into())
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the home page.
    pub fn is_home(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether this is the glossary itself.
    pub fn is_glossary(&self) -> bool {
        &*self.0 == "glossary"
    }

    /// Whether this is one of the glossary's terms.
    pub fn is_term(&self) -> bool {
        self.0.starts_with(Self::TERMS)
    }

    /// The entry above; `None` for the home page.
    pub fn parent(&self) -> Option<EntryPath> {
        if self.is_home() {
            return None;
        }
        Some(Self::new(self.0.rsplit_once('/').map_or("", |(parent, _)| parent)))
    }

    /// The folder's own name, empty for the home page.
    pub fn name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }
}

impl fmt::Display for EntryPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How links name a page: by its file, which a folder on disk needs, or by its folder, as web hosts like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LinkStyle {
    /// `../he/index.html`
    #[default]
    Files,
    /// `../he/`
    Pretty,
}

/// A published file's path from the output folder, neither escaped nor with a leading slash:
/// `he/תלונות/index.html`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Url(Arc<str>);

impl Url {
    /// Takes the file's path below the output folder.
    pub fn new(path: impl Into<Arc<str>>) -> Self {
        Self(path.into())
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How many folders deep the file lies.
    pub fn depth(&self) -> usize {
        self.0.matches('/').count()
    }

    /// What leads from this file's folder to the output folder: `../../`, or nothing.
    pub fn to_root(&self) -> String {
        "../".repeat(self.depth())
    }

    /// The relative, percent-encoded link from the page `from` to this file.
    pub fn link_from(&self, from: &Url, style: LinkStyle) -> String {
        let shared = shared_folders(&self.0, &from.0);
        let rest = &self.0[shared..];
        let up = from.0.as_bytes()[shared..].iter().filter(|byte| **byte == b'/').count();
        let mut link = String::with_capacity(3 * up + rest.len() + LINK);
        (0..up).for_each(|_| link.push_str("../"));
        encode_into(styled(rest, style), &mut link);
        if link.is_empty() {
            link.push_str("./");
        }
        link
    }

    /// The percent-encoded path from the output folder, as absolute addresses need it.
    pub fn from_root(&self, style: LinkStyle) -> String {
        encode(styled(&self.0, style))
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn styled(path: &str, style: LinkStyle) -> &str {
    match style {
        LinkStyle::Files => path,
        LinkStyle::Pretty if path == "index.html" => "",
        LinkStyle::Pretty => path.strip_suffix("/index.html").map_or(path, |folder| &path[..=folder.len()]),
    }
}

/// How many bytes of leading folders two paths share, the last slash included.
fn shared_folders(a: &str, b: &str) -> usize {
    let mut shared = 0;
    for (at, (x, y)) in a.bytes().zip(b.bytes()).enumerate() {
        if x != y {
            break;
        }
        if x == b'/' {
            shared = at + 1;
        }
    }
    shared
}

/// Percent-encodes what RFC 3986 does not allow in a path segment (section 3.3, `pchar`), keeping `/`. A colon
/// is encoded too, so that a first segment cannot be read as a scheme (section 4.2).
pub fn encode(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    encode_into(path, &mut out);
    out
}

/// [`encode`], appended to `out`. Stretches that stay as they are are copied as a whole.
pub fn encode_into(path: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut done = 0;
    for (at, byte) in path.bytes().enumerate() {
        if ALLOWED[usize::from(byte)] {
            continue;
        }
        // No byte of a character beyond ASCII is allowed, so what is copied is whole characters.
        out.push_str(path.get(done..at).unwrap_or_default());
        out.push('%');
        out.push(HEX[usize::from(byte >> 4)] as char);
        out.push(HEX[usize::from(byte & 15)] as char);
        done = at + 1;
    }
    out.push_str(path.get(done..).unwrap_or_default());
}

/// For each byte whether it may stand in an address as it is.
const ALLOWED: [bool; 256] = {
    let mut allowed = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        allowed[byte] = matches!(
            byte as u8,
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' | b'!' | b'$' | b'('
                | b')' | b'*' | b'+' | b',' | b';' | b'=' | b'@'
        );
        byte += 1;
    }
    allowed
};

/// Room that a link keeps for an anchor, in bytes.
const LINK: usize = 24;

#[cfg(test)]
mod tests {
    use super::*;

    fn link(to: &str, from: &str, style: LinkStyle) -> String {
        Url::new(to).link_from(&Url::new(from), style)
    }

    #[test]
    fn links_are_relative_and_name_a_file() {
        assert_eq!(link("he/a/index.html", "he/b/index.html", LinkStyle::Files), "../a/index.html");
        assert_eq!(link("assets/x.css", "he/b/index.html", LinkStyle::Files), "../../assets/x.css");
        assert_eq!(link("he/b/index.html", "he/b/index.html", LinkStyle::Files), "index.html");
        assert_eq!(link("he/b/index.html", "he/b/index.html", LinkStyle::Pretty), "./");
        assert_eq!(link("index.html", "he/index.html", LinkStyle::Pretty), "../");
        assert_eq!(link("he/ab/index.html", "he/a/index.html", LinkStyle::Pretty), "../ab/");
    }

    #[test]
    fn native_scripts_and_colons_are_encoded() {
        assert_eq!(encode("he/אב/a:b c?#"), "he/%D7%90%D7%91/a%3Ab%20c%3F%23");
    }

    #[test]
    fn a_sibling_stays_below_the_root() {
        let here = SourcePath::new("content/a/he.md");
        assert_eq!(here.sibling("../b/x.png").map(|p| p.to_string()), Some("content/b/x.png".into()));
        assert_eq!(here.sibling("../../../x"), None);
    }
}
