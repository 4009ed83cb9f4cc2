//! Text and attribute values, safe in HTML and in XML alike.

/// Appends text as it stands between tags.
pub fn text(text: &str, out: &mut String) {
    escape(text, false, out);
}

/// Appends text as it stands between double quotation marks.
pub fn attribute(value: &str, out: &mut String) {
    escape(value, true, out);
}

/// What a byte may be the beginning of.
const PLAIN: u8 = 0;
/// Text to be looked at in text and attributes alike.
const SPECIAL: u8 = 1;
/// Text to be looked at in attributes only.
const QUOTE: u8 = 2;

/// How many bytes are looked at together.
const PIECE: usize = 32;

/// For each byte whether it may have to be written otherwise.
const KINDS: [u8; 256] = {
    let mut kinds = [PLAIN; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            b'\t' | b'\n' => PLAIN,
            b'"' => QUOTE,
            b'&' | b'<' | b'>' | 0..=0x1F | 0x7F | 0xC2 | 0xEF..=0xF4 => SPECIAL,
            _ => PLAIN,
        };
        byte += 1;
    }
    kinds
};

/// Writes the five characters that mean something as references and drops those that no document may hold:
/// control characters and noncharacters. Stretches without any are copied as a whole.
fn escape(text: &str, quotes: bool, out: &mut String) {
    let bytes = text.as_bytes();
    let (mut done, mut at) = (0, 0);
    while let Some(next) = next(bytes, at, quotes) {
        at = next;
        let (new, length) = match bytes[at] {
            b'&' => ("&amp;", 1),
            b'<' => ("&lt;", 1),
            b'>' => ("&gt;", 1),
            b'"' => ("&quot;", 1),
            0xC2 if !matches!(bytes.get(at + 1), Some(0x80..=0x9F)) => ("", 0),
            0xC2 => ("", 2),
            0xEF..=0xF4 => ("", noncharacter(&text[at..]).unwrap_or(0)),
            _ => ("", 1),
        };
        if length == 0 {
            at += 1;
            continue;
        }
        out.push_str(&text[done..at]);
        out.push_str(new);
        at += length;
        done = at;
    }
    out.push_str(&text[done..]);
}

/// The next byte from `at` on that has to be looked at. Most of a text is passed over in pieces.
fn next(text: &[u8], mut at: usize, quotes: bool) -> Option<usize> {
    let most = if quotes { QUOTE } else { SPECIAL };
    let asks = |byte: &u8| (SPECIAL..=most).contains(&KINDS[usize::from(*byte)]);
    while let Some(piece) = text.get(at..at + PIECE).filter(|piece| is_plain(piece)) {
        at += piece.len();
    }
    text[at..].iter().position(asks).map(|next| at + next)
}

/// Whether all bytes of a piece are [`PLAIN`], as the processor can tell of many at once.
fn is_plain(piece: &[u8]) -> bool {
    let asks = |byte: u8| {
        u8::from(byte < 0x20) & u8::from(byte != b'\t') & u8::from(byte != b'\n')
            | u8::from(byte == b'"')
            | u8::from(byte == b'&')
            | u8::from(byte == b'<')
            | u8::from(byte == b'>')
            | u8::from(byte == 0x7F)
            | u8::from(byte == 0xC2)
            | u8::from(byte.wrapping_sub(0xEF) <= 0xF4 - 0xEF)
    };
    piece.iter().fold(0, |found, byte| found | asks(*byte)) == 0
}

/// The length of the noncharacter that a text begins with.
fn noncharacter(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let number = u32::from(first);
    let is_one = (0xFDD0..=0xFDEF).contains(&number) || number & 0xFFFE == 0xFFFE;
    is_one.then(|| first.len_utf8())
}

/// Appends an id as the fragment of an address.
pub(super) fn fragment(id: &str, out: &mut String) {
    let mut done = 0;
    for (at, found) in id.char_indices() {
        if matches!(found, '%' | '<' | '>' | '"' | '^' | '`' | '{' | '|' | '}' | '\\' | '#' | '[' | ']' | ' ')
        {
            attribute(&id[done..at], out);
            out.push_str(&format!("%{:02X}", u32::from(found)));
            done = at + found.len_utf8();
        }
    }
    attribute(&id[done..], out);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_plain_where_all_its_bytes_are() {
        for byte in 0..=u8::MAX {
            let mut piece = [b'a'; PIECE];
            piece[PIECE - 1] = byte;
            assert_eq!(is_plain(&piece), KINDS[usize::from(byte)] == PLAIN, "{byte:#x}");
        }
    }

    #[test]
    fn what_stands_in_a_long_text_is_found() {
        let long = "בעברית ובעוד שפות, ".repeat(9);
        let mut written = String::new();
        text(&format!("{long}<b>\u{7f}{long}\u{FFFE}&"), &mut written);
        assert_eq!(written, format!("{long}&lt;b&gt;{long}&amp;"));
    }
}
