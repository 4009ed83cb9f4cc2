//! Corrections counted in a text as it is read, made in the bytes as they lie on disk.
//!
//! A file on disk may begin with a BOM, end its lines with CRLF or CR, and be written in another normal form than NFC.
//! Its text as it is read has none of this, but the same lines. So a correction is carried over line by line: lines
//! that it does not touch keep every byte, and those that it does keep their line ends.

use crate::diag::{Replacement, corrected};
use crate::source::text::nfc;

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// A line as it lies on disk.
pub(super) struct Line<'b> {
    pub(super) text: &'b str,
    /// `\n`, `\r\n`, `\r`; nothing at the end of the file.
    pub(super) end: &'b str,
}

/// The bytes of a file with corrections made, all or none of them; `None` where the file is no sound UTF-8 a
/// stretch does not fit its text, or two line ends would become one.
pub(super) fn rewritten(bytes: &[u8], replacements: &[&Replacement]) -> Option<Vec<u8>> {
    let body = bytes.strip_prefix(BOM).unwrap_or(bytes);
    let lines = lines(std::str::from_utf8(body).ok().filter(|text| !text.contains('\0'))?);
    let texts: Vec<String> = lines.iter().map(read).collect();
    let mut starts = vec![0];
    for text in &texts {
        starts.push(starts.last().copied().unwrap_or_default() + text.len());
    }
    if replacements.iter().any(|one| one.span.end < one.span.start) {
        return None;
    }
    let mut ordered = replacements.to_vec();
    ordered.sort_by_key(|one| one.span);
    let mut out = bytes[..bytes.len() - body.len()].to_vec();
    let mut next = 0;
    let mut rest = &ordered[..];
    while let Some(first) = rest.first() {
        // A group: corrections that share lines, and these lines.
        let from = line_of(&starts, first.span.start)?;
        let mut to = from;
        let mut count = 0;
        for one in rest {
            if count > 0 && line_of(&starts, one.span.start)? > to {
                break;
            }
            to = to.max(line_of(&starts, one.span.end.saturating_sub(1).max(one.span.start))?);
            count += 1;
        }
        let (group, later) = rest.split_at(count);
        rest = later;
        lines[next..from].iter().try_for_each(|line| put(line.text, line.end, &mut out))?;
        write(&lines[from..=to], &texts[from..=to].concat(), starts[from], group, &lines, &mut out)?;
        next = to + 1;
    }
    lines[next..].iter().try_for_each(|line| put(line.text, line.end, &mut out))?;
    Some(out)
}

/// Writes a group of lines anew. Each keeps its line end; one that is added gets the end of the file's first line.
fn write(
    group: &[Line<'_>],
    text: &str,
    start: usize,
    replacements: &[&Replacement],
    all: &[Line<'_>],
    out: &mut Vec<u8>,
) -> Option<()> {
    let shift = |one: &&Replacement| {
        let mut one = (*one).clone();
        one.span.start -= start;
        one.span.end -= start;
        one
    };
    let own: Vec<Replacement> = replacements.iter().map(shift).collect();
    let (text, made) = corrected(text, &own.iter().collect::<Vec<_>>());
    if made != own.len() {
        return None;
    }
    let usual = all.first().map(|line| line.end).filter(|end| !end.is_empty()).unwrap_or("\n");
    for (at, line) in text.split_inclusive('\n').enumerate() {
        let end = group.get(at).map(|line| line.end).filter(|end| !end.is_empty()).unwrap_or(usual);
        match line.strip_suffix('\n') {
            Some(line) => put(line, end, out)?,
            None => put(line, "", out)?,
        }
    }
    Some(())
}

/// Writes a line and its end; `None` where its end would become one with the end before it, as LF does after CR.
fn put(text: &str, end: &str, out: &mut Vec<u8>) -> Option<()> {
    if text.is_empty() && end == "\n" && out.last() == Some(&b'\r') {
        return None;
    }
    out.extend_from_slice(text.as_bytes());
    out.extend_from_slice(end.as_bytes());
    Some(())
}

/// The lines of a file. One that ends with a line end has an empty last line.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\r', '\n']) {
        let length = if rest[at..].starts_with("\r\n") { 2 } else { 1 };
        lines.push(Line { text: &rest[..at], end: &rest[at..at + length] });
        rest = &rest[at + length..];
    }
    lines.push(Line { text: rest, end: "" });
    lines
}

/// A line as `source::read_text` reads it.
pub(super) fn read(line: &Line<'_>) -> String {
    nfc(line.text).into_owned() + if line.end.is_empty() { "" } else { "\n" }
}

/// The line that holds a byte of the text; the text's end is on its last line.
fn line_of(starts: &[usize], at: usize) -> Option<usize> {
    let (length, begins) = starts.split_last()?;
    (at <= *length).then(|| begins.partition_point(|start| *start <= at).saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Span;
    use crate::path::SourcePath;
    use crate::source::read_text;

    /// Replaces each `from` in the text as it is read.
    fn replaced(bytes: &[u8], pairs: &[(&str, &str)]) -> Option<Vec<u8>> {
        let path = SourcePath::new("content/he.md");
        let text = read_text(&path, bytes.to_vec()).value.text;
        let all: Vec<Replacement> = pairs
            .iter()
            .flat_map(|(from, to)| {
                let path = path.clone();
                text.match_indices(from).map(move |(at, _)| Replacement {
                    path: path.clone(),
                    span: Span::new(at, at + from.len()),
                    text: (*to).to_owned(),
                })
            })
            .collect();
        rewritten(bytes, &all.iter().collect::<Vec<_>>())
    }

    fn same(bytes: &str, pairs: &[(&str, &str)], wanted: &str) {
        let found = replaced(bytes.as_bytes(), pairs).map(|bytes| String::from_utf8(bytes).unwrap());
        assert_eq!(found.as_deref(), Some(wanted), "{bytes:?} with {pairs:?}");
    }

    #[test]
    fn what_is_not_touched_keeps_every_byte() {
        // A BOM, three kinds of line end, and decomposed letters on lines before, between and after.
        let file = "\u{FEFF}cafe\u{301}\r\nx: Q\rcafe\u{301} y\nz: Q\r\ncafe\u{301}";
        same(file, &[("Q", "b")], &file.replace('Q', "b"));
    }

    #[test]
    fn lines_that_come_and_go_take_their_ends_along() {
        same("a\r\nb\r\nc\r\n", &[("b\n", "")], "a\r\nc\r\n");
        same("a\r\nb\r\nc\r\n", &[("b", "b\nb2\nb3")], "a\r\nb\r\nb2\r\nb3\r\nc\r\n");
        same("a\rb", &[("b", "b\n")], "a\rb\r");
        same("a\r\ncafe\u{301}", &[("a\n", "x ")], "x cafe\u{301}");
        same("a\nb", &[("a\nb", "ab")], "ab");
        same("", &[], "");
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let path = SourcePath::new("he.md");
        let at =
            |start, end| Replacement { path: path.clone(), span: Span::new(start, end), text: String::new() };
        assert_eq!(rewritten("ש".as_bytes(), &[&at(0, 1)]), None);
        assert_eq!(rewritten(b"a", &[&at(5, 6)]), None);
        assert_eq!(rewritten(b"abc", &[&at(0, 2), &at(1, 3)]), None);
        assert_eq!(rewritten(b"a\nb", &[&at(2, 0)]), None);
        assert_eq!(rewritten(b"a\xFFb", &[&at(0, 1)]), None);
        assert_eq!(rewritten(b"", &[&Replacement { text: "x".into(), ..at(0, 0) }]), Some(b"x".to_vec()));
    }

    proptest::proptest! {
        /// Whatever the bytes: the file corrected and then read is the file read and then corrected, and lines that no
        /// correction touches keep their bytes.
        #[test]
        fn correcting_bytes_is_correcting_text(
            bom in proptest::bool::ANY,
            pieces in proptest::collection::vec(
                proptest::sample::select(vec!["a", "X", " ", "\n", "\r\n", "\r", "e\u{301}", "\u{301}", "ש\u{5C1}", "é"]),
                0..40,
            ),
            to in proptest::sample::select(vec!["", "yy", "\n", "a\nb"]),
        ) {
            let bytes = [if bom { "\u{FEFF}" } else { "" }, &pieces.concat()].concat().into_bytes();
            let path = SourcePath::new("content/he.md");
            let read = |bytes: &[u8]| read_text(&path, bytes.to_vec()).value.text.to_string();
            // Line ends of three kinds in one file may forbid it.
            let mixed = pieces.contains(&"\r") && pieces.iter().any(|piece| piece.ends_with('\n'));
            let Some(found) = replaced(&bytes, &[("X", to)]) else {
                proptest::prop_assert!(mixed);
                return Ok(());
            };
            proptest::prop_assert_eq!(read(&found), read(read(&bytes).replace('X', to).as_bytes()));
            let kept: Vec<String> = lines(std::str::from_utf8(&bytes).unwrap())
                .iter()
                .filter(|line| !line.text.contains('X'))
                .map(|line| [line.text, line.end].concat())
                .collect();
            let mut rest = std::str::from_utf8(&found).unwrap();
            for line in kept.iter().filter(|line| !line.trim().is_empty()) {
                let at = rest.find(line.as_str());
                proptest::prop_assert!(at.is_some(), "{line:?} is gone from {found:?}");
                rest = &rest[at.unwrap() + line.len()..];
            }
        }
    }
}
