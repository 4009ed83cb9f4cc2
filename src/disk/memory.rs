//! What the last build into a folder knew: for each file its key, and how the file looked when it was written.
//! Losing it costs time only.

use std::fs::Metadata;
use std::time::UNIX_EPOCH;

use rustc_hash::FxHashMap;

use crate::digest::Key;
use crate::path::Url;

const HEADER: &str = "targum pages 1";

/// A published file as a build left it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known {
    /// The hash of all that it was made from.
    pub key: Key,
    /// The hash of its bytes.
    pub bytes: Key,
    /// How it looked on disk.
    pub stamp: Stamp,
}

/// What the file system says of a file without opening it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    /// Its length in bytes.
    pub length: u64,
    /// Its last change, in nanoseconds since 1970.
    pub modified: u128,
}

impl Stamp {
    /// The stamp of a file.
    pub fn of(metadata: &Metadata) -> Stamp {
        let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        Stamp { length: metadata.len(), modified: modified.map_or(0, |since| since.as_nanos()) }
    }
}

/// Reads what was known. Anything that is not as it was written makes the whole unknown.
pub(super) fn parse(text: &str) -> FxHashMap<Url, Known> {
    let mut lines = text.lines();
    if lines.next() != Some(HEADER) {
        return FxHashMap::default();
    }
    lines.map(line).collect::<Option<_>>().unwrap_or_default()
}

fn line(line: &str) -> Option<(Url, Known)> {
    let mut fields = line.splitn(5, ' ');
    let key = Key(u128::from_str_radix(fields.next()?, 16).ok()?);
    let bytes = Key(u128::from_str_radix(fields.next()?, 16).ok()?);
    let length = fields.next()?.parse().ok()?;
    let modified = fields.next()?.parse().ok()?;
    Some((Url::new(fields.next()?), Known { key, bytes, stamp: Stamp { length, modified } }))
}

/// Writes what is known, sorted.
pub(super) fn to_text<'a>(known: impl Iterator<Item = (&'a Url, &'a Known)>) -> String {
    use std::fmt::Write;
    let mut sorted: Vec<_> = known.collect();
    sorted.sort_unstable_by_key(|(url, _)| *url);
    let mut text = format!("{HEADER}\n");
    for (url, known) in sorted {
        let Stamp { length, modified } = known.stamp;
        let _ = writeln!(text, "{} {} {length} {modified} {url}", known.key, known.bytes);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let known = Known { key: Key(7), bytes: Key(u128::MAX), stamp: Stamp { length: 3, modified: 9 } };
        let url = Url::new("he/שם עם רווח/index.html");
        let text = to_text([(&url, &known)].into_iter());
        assert_eq!(parse(&text).get(&url), Some(&known));
    }

    #[test]
    fn damage_makes_it_unknown() {
        assert!(parse("").is_empty());
        assert!(parse(&format!("{HEADER}\nzz 1 2 3 a\n")).is_empty());
        assert!(parse(&format!("{HEADER}\n1 2 3\n")).is_empty());
    }
}
