//! Bare addresses in running text, found by the rules of GitHub's autolink extension.

use std::ops::Range;

/// How long an address may be in bytes; what is longer is cut there.
const LONGEST: usize = 2_000;

/// An address found in a text.
pub(super) struct Found {
    /// Where it stands.
    pub range: Range<usize>,
    /// Where it leads.
    pub href: String,
}

/// The addresses in a text, in order.
pub(super) fn find(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut from = 0;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let next = match bytes[at] {
            b'h' | b'H' => web(text, at, "http").filter(|_| apart(bytes, at)),
            b'w' | b'W' => web(text, at, "www.").filter(|_| apart(bytes, at)),
            b'@' => email(text, at, from),
            _ => None,
        };
        match next {
            Some(next) => {
                at = next.range.end;
                from = at;
                found.push(next);
            }
            None => at += 1,
        }
    }
    found
}

/// Whether an address may begin here: not in the middle of a Latin word or of another address. A Hebrew or Arabic
/// prefix may stand right before it.
fn apart(bytes: &[u8], at: usize) -> bool {
    !at.checked_sub(1).is_some_and(|before| matches!(bytes[before], b'/' | b'.' | b'_' | b'-' | b'@'))
        && !at.checked_sub(1).is_some_and(|before| bytes[before].is_ascii_alphanumeric())
        || at.checked_sub(2).is_some_and(|before| bytes[before + 1] == b'-' && bytes[before] >= 0x80)
}

fn starts(text: &str, at: usize, with: &str) -> bool {
    text.as_bytes().get(at..at + with.len()).is_some_and(|found| found.eq_ignore_ascii_case(with.as_bytes()))
}

fn web(text: &str, at: usize, start: &str) -> Option<Found> {
    if !starts(text, at, start) {
        return None;
    }
    let skip = ["https://", "http://"].iter().find(|scheme| starts(text, at, scheme)).map_or(0, |s| s.len());
    if skip == 0 && start == "http" {
        return None;
    }
    let rest = text.get(at + skip..)?;
    let rest = &rest[..(0..=rest.len().min(LONGEST)).rfind(|end| rest.is_char_boundary(*end))?];
    let stop = rest.find(|found: char| found.is_whitespace() || found == '<' || is_control(found));
    let rest = trimmed(&rest[..stop.unwrap_or(rest.len())]);
    let host = &rest[..rest.find(['/', '?', '#', ':']).unwrap_or(rest.len())];
    if !is_host(host, skip == 0) {
        return None;
    }
    let range = at..at + skip + rest.len();
    let address = super::links::encoded(&text[range.clone()]);
    let href = if skip == 0 { format!("https://{address}") } else { address };
    Some(Found { range, href })
}

fn is_control(found: char) -> bool {
    found.is_control()
        || matches!(found, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A host: letters, digits, hyphens and underscores between dots, none of the parts empty.
fn is_host(host: &str, dotted: bool) -> bool {
    let part = |part: &str| {
        !part.is_empty() && part.chars().all(|found| found.is_alphanumeric() || matches!(found, '-' | '_'))
    };
    host.split('.').all(part) && (!dotted || host.matches('.').count() >= 2)
}

/// Without punctuation at the end, and without closing brackets that nothing opens.
fn trimmed(mut text: &str) -> &str {
    while let Some(last) = text.chars().next_back() {
        let cut = match last {
            '?' | '!' | '.' | ',' | ':' | ';' | '*' | '_' | '~' | '\'' | '"' => true,
            '،' | '؛' | '؟' | '״' | '׳' | '”' | '“' | '’' | '‘' | '»' | '«' | '…' | '۔' => {
                true
            }
            ')' => text.matches(')').count() > text.matches('(').count(),
            ']' => text.matches(']').count() > text.matches('[').count(),
            '}' => text.matches('}').count() > text.matches('{').count(),
            _ => false,
        };
        if !cut {
            break;
        }
        text = &text[..text.len() - last.len_utf8()];
    }
    text
}

/// An e-mail address round the `@` at `at`, that begins at `from` at the earliest.
fn email(text: &str, at: usize, from: usize) -> Option<Found> {
    let bytes = text.as_bytes();
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'+' | b'-' | b'_');
    let mut start = at - bytes[from..at].iter().rev().take_while(|byte| is_name(byte)).count();
    // A Hebrew or Arabic prefix is joined with a hyphen: ל-info@example.com.
    start += bytes[start..at].iter().take_while(|byte| matches!(byte, b'-' | b'.')).count();
    let is_host = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    let length = bytes[at + 1..].iter().take_while(|byte| is_host(byte)).count();
    let host = text.get(at + 1..at + 1 + length)?.trim_end_matches('.');
    let sound = host.split('.').all(|part| !part.is_empty()) && host.contains('.');
    if start == at || !sound || host.ends_with(['-', '_']) {
        return None;
    }
    let range = start..at + 1 + host.len();
    let href = format!("mailto:{}", &text[range.clone()]);
    Some(Found { range, href })
}
