//! Text and attribute values, safe in HTML and in XML alike.

/// Appends text as it stands between tags.
pub fn text(text: &str, out: &mut String) {
    escape(text, false, out);
}

/// Appends text as it stands between double quotation marks.
pub fn attribute(value: &str, out: &mut String) {
    escape(value, true, out);
}

/// Writes the five characters that mean something as references and drops those that no document may hold:
/// control characters and noncharacters.
fn escape(text: &str, quotes: bool, out: &mut String) {
    let bytes = text.as_bytes();
    let (mut done, mut at) = (0, 0);
    while at < bytes.len() {
        let (new, length) = match bytes[at] {
            b'&' => ("&amp;", 1),
            b'<' => ("&lt;", 1),
            b'>' => ("&gt;", 1),
            b'"' if quotes => ("&quot;", 1),
            b'\t' | b'\n' => {
                at += 1;
                continue;
            }
            0..=0x1F | 0x7F => ("", 1),
            0xC2 if matches!(bytes.get(at + 1), Some(0x80..=0x9F)) => ("", 2),
            0xEF..=0xF4 => match noncharacter(&text[at..]) {
                Some(length) => ("", length),
                None => {
                    at += 1;
                    continue;
                }
            },
            _ => {
                at += 1;
                continue;
            }
        };
        out.push_str(&text[done..at]);
        out.push_str(new);
        at += length;
        done = at;
    }
    out.push_str(&text[done..]);
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
