//! From bytes to text that compares the same on every system.

use std::borrow::Cow;
use std::sync::Arc;

use icu_normalizer::{ComposingNormalizer, ComposingNormalizerBorrowed};

use crate::diag::{Diagnostic, Noted, Span};
use crate::path::SourcePath;

/// The normaliser's tables are part of the program.
const NFC: ComposingNormalizerBorrowed<'static> = ComposingNormalizer::new_nfc();

/// A file's text: UTF-8, no BOM, LF, NFC. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Source {
    /// The file.
    pub path: SourcePath,
    /// Its text.
    pub text: Arc<str>,
}

/// Reads bytes as text: drops a BOM, turns CRLF and CR into LF and composes to NFC. Bytes that are not UTF-8, and
/// NUL bytes, become U+FFFD and one error, at the first of them.
pub fn read_text(path: &SourcePath, bytes: Vec<u8>) -> Noted<Source> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    let nul = memchr::memchr(0, bytes);
    let first = match simdutf8::compat::from_utf8(bytes) {
        Ok(text) if nul.is_none() => {
            return Noted {
                value: Source { path: path.clone(), text: clean(text).as_ref().into() },
                notes: Vec::new(),
            };
        }
        Ok(_) => nul.unwrap_or_default(),
        Err(error) => nul.map_or(error.valid_up_to(), |nul| nul.min(error.valid_up_to())),
    };
    let text = String::from_utf8_lossy(bytes).replace('\0', "\u{FFFD}");
    let at = clean(&text[..first]).len();
    let note = unreadable(bytes, nul.is_some()).at(path, Span::new(at, at + '\u{FFFD}'.len_utf8()));
    Noted { value: Source { path: path.clone(), text: clean(&text).as_ref().into() }, notes: vec![note] }
}

/// The text composed to NFC, without a copy where it is so already.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_plainly_nfc(text.as_bytes()) { Cow::Borrowed(text) } else { NFC.normalize(text) }
}

/// Whether a text is in NFC at first sight: it has no characters but such as neither combine nor decompose, by UAX #15
/// (`NFC_Quick_Check=Yes` and `Canonical_Combining_Class=0`). Those are all below U+0300, the letters of Hebrew and
/// Arabic, and the usual dashes and quotation marks; with points or vowels the normaliser has a look.
///
/// A stretch of bytes is looked at as a whole, each with the two before it, without a way out in between: so the
/// processor takes many at once.
fn is_plainly_nfc(text: &[u8]) -> bool {
    let within = |byte: u8, first: u8, last: u8| u8::from(byte.wrapping_sub(first) <= last - first);
    let is = |byte: u8, wanted: u8| u8::from(byte == wanted);
    let odd = |first: u8, second: u8, byte: u8| {
        let known =
            within(byte, 0, 0xBF) | within(byte, 0xC2, 0xCB) | within(byte, 0xD7, 0xD9) | is(byte, 0xE2);
        // U+05D0 to U+05EA; U+061B to U+064A, U+0660 to U+066F; U+2010 to U+2027.
        let hebrew = is(second, 0xD7) & (within(byte, 0x90, 0xAA) ^ 1);
        let arabic = is(second, 0xD8) & (within(byte, 0x9B, 0xBF) ^ 1)
            | is(second, 0xD9) & ((within(byte, 0x80, 0x8A) | within(byte, 0xA0, 0xAF)) ^ 1);
        let general =
            is(second, 0xE2) & (is(byte, 0x80) ^ 1) | is(first, 0xE2) & (within(byte, 0x90, 0xA7) ^ 1);
        known ^ 1 | hebrew | arabic | general
    };
    let begins_plainly = match text {
        [] => true,
        [first] => odd(0, 0, *first) == 0,
        [first, second, ..] => odd(0, 0, *first) | odd(0, *first, *second) == 0,
    };
    let stretch = |start: usize| {
        let stretch = &text[start..text.len().min(start + STRETCH)];
        let (seconds, thirds) = (stretch.get(1..).unwrap_or_default(), stretch.get(2..).unwrap_or_default());
        let threes = stretch.iter().zip(seconds).zip(thirds);
        threes.fold(0, |found, ((first, second), third)| found | odd(*first, *second, *third)) == 0
    };
    // Stretches share two bytes, so that every three that follow one another are in one of them.
    begins_plainly && (0..text.len()).step_by(STRETCH - 2).all(stretch)
}

/// How many bytes are looked at before the first that is not plain ends the search.
const STRETCH: usize = 1024;

/// LF and NFC, without a copy where it is so already.
fn clean(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\r', text.as_bytes()).is_some() {
        let lines = text.replace("\r\n", "\n").replace('\r', "\n");
        return Cow::Owned(nfc(&lines).into_owned());
    }
    nfc(text)
}

/// Says that a file is no longer what it was when the build began.
pub fn changed_meanwhile(path: &SourcePath, why: &str) -> Diagnostic {
    Diagnostic::error("changed-meanwhile", format!("this file changed while the site was built: {why}"))
        .in_file(path)
        .help("Build again.")
}

/// The error for bytes that are not UTF-8 text, with the encoding that they are likely in.
fn unreadable(bytes: &[u8], nul: bool) -> Diagnostic {
    let utf_16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    let nuls = bytes.iter().filter(|&&byte| byte == 0).count();
    if utf_16 || nuls * 4 > bytes.len() {
        return Diagnostic::error("encoding", "the file is in UTF-16, not in UTF-8")
            .help("Open it in an editor and choose “Save with encoding” (or “Save as”), then UTF-8.");
    }
    if nul {
        return Diagnostic::error("encoding", "the file holds NUL bytes, which no text has").help(
            "It may be damaged, or no text file at all: take it from a backup, or remove these bytes.",
        );
    }
    let likely = likely_encoding(bytes);
    Diagnostic::error("encoding", "these bytes are not UTF-8").help(format!(
        "The file is likely in {likely}: in the editor choose “Reopen with encoding”, {likely}, and then \
         “Save with encoding”, UTF-8."
    ))
}

/// A guess from the letters above ASCII: in a text in Hebrew or Arabic there are many of them, and those of
/// windows-1255 lie together at its end.
fn likely_encoding(bytes: &[u8]) -> &'static str {
    let high = bytes.iter().filter(|&&byte| byte >= 0xC0).count();
    let ascii = bytes.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    let hebrew = bytes.iter().filter(|byte| (0xE0..=0xFA).contains(*byte)).count();
    match () {
        () if high * 4 < high + ascii => "windows-1252 (Western European)",
        () if hebrew * 20 >= high * 19 => "windows-1255 (Hebrew)",
        () => "windows-1256 (Arabic)",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, Vec<Diagnostic>) {
        let noted = read_text(&SourcePath::new("content/he.md"), bytes.to_vec());
        (noted.value.text.to_string(), noted.notes)
    }

    fn start(note: &Diagnostic) -> Option<usize> {
        note.place.as_ref()?.span.map(|span| span.start)
    }

    #[test]
    fn bom_line_ends_and_composition_do_not_count() {
        let (text, notes) = read("\u{FEFF}een\r\ntwee\rdrie\ncafe\u{301} שָׁלוֹם".as_bytes());
        assert_eq!(text, format!("een\ntwee\ndrie\ncafé {}", nfc("שָׁלוֹם")));
        assert!(notes.is_empty());
        assert_eq!(read(text.as_bytes()).0, text);
    }

    #[test]
    fn what_is_nfc_at_first_sight_neither_combines_nor_decomposes() {
        let all: Vec<char> =
            ('\0'..='\u{FFFF}').filter(|c| is_plainly_nfc(c.to_string().as_bytes())).collect();
        assert!(all.len() > 0x300 && all.contains(&'ש') && all.contains(&'ع') && all.contains(&'–'));
        let some: Vec<char> = all.iter().copied().filter(|c| *c > '\u{300}').chain("aeéÅ ".chars()).collect();
        for c in &all {
            let text: String = some.iter().flat_map(|before| [*before, *c]).collect();
            assert!(NFC.is_normalized(&text), "U+{:04X}", u32::from(*c));
        }
        for text in ["e\u{301}", "שָׁ", "مُ", "\u{2126}", "\u{2000}"] {
            assert!(!is_plainly_nfc(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn other_encodings_are_named_at_the_first_bad_byte() {
        let hebrew =
            [b"a\r\n".as_slice(), &[0xF9, 0xEC, 0xE5, 0xED], b" ", &[0xF2, 0xE5, 0xEC, 0xED]].concat();
        let (text, notes) = read(&hebrew);
        assert!(text.starts_with("a\n\u{FFFD}"));
        assert_eq!((notes.len(), notes[0].code, start(&notes[0])), (1, "encoding", Some(2)));
        assert!(notes[0].help.as_ref().is_some_and(|help| help.contains("windows-1255")));
        let arabic = read(&[0xE3, 0xD1, 0xCD, 0xC8, 0xC7, 0x20, 0xC8, 0xDF]).1;
        assert!(arabic[0].help.as_ref().is_some_and(|help| help.contains("windows-1256")));
        let dutch = read(b"Een cli\xEBnt met een idee over co\xF6peratie").1;
        assert!(dutch[0].help.as_ref().is_some_and(|help| help.contains("windows-1252")));
    }

    #[test]
    fn utf_16_and_nul_are_errors() {
        assert!(read(b"\xFF\xFEa\0b\0").1[0].message.contains("UTF-16"));
        let (text, notes) = read(b"title: \0abcdefgh");
        assert_eq!((text.as_str(), notes.len(), start(&notes[0])), ("title: \u{FFFD}abcdefgh", 1, Some(7)));
    }
}
