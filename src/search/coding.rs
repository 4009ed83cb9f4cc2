//! Numbers and sorted words as text, for strings in scripts.
//!
//! There are 93 symbols: the printable characters of ASCII without `"` and `\`, which a string would have to escape.
//! The first 64 end a number, the other 29 continue it.

use std::cmp::Ordering;

/// How many symbols end a number.
const ENDING: u32 = 64;
/// How many symbols continue it.
const CONTINUING: u32 = 29;

/// Appends a number: small ones take one symbol.
pub(super) fn number(mut value: u32, out: &mut String) {
    while value >= ENDING {
        value -= ENDING;
        out.push(symbol(ENDING + value % CONTINUING));
        value /= CONTINUING;
    }
    out.push(symbol(value));
}

/// The numbers that stand in a text one behind the other.
pub(super) struct Numbers<'a>(std::str::Bytes<'a>);

impl Numbers<'_> {
    /// The numbers of a text that has nothing else.
    pub fn of(text: &str) -> Numbers<'_> {
        Numbers(text.bytes())
    }
}

impl Iterator for Numbers<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        next(&mut self.0)
    }
}

/// Takes a number from the beginning of a text.
fn next(bytes: &mut std::str::Bytes<'_>) -> Option<u32> {
    let mut value = index(bytes.next()?);
    if value < ENDING {
        return Some(value);
    }
    let mut factor = CONTINUING;
    for byte in bytes {
        let index = index(byte);
        value = value.wrapping_add(index.wrapping_mul(factor));
        if index < ENDING {
            return Some(value);
        }
        factor = factor.wrapping_mul(CONTINUING);
    }
    None
}

/// Reads numbers and words from the beginning of a text. What is not as it was written yields `None`.
pub(super) struct Cursor<'a>(&'a str);

impl<'a> Cursor<'a> {
    /// At the beginning of a text.
    pub fn of(text: &'a str) -> Cursor<'a> {
        Cursor(text)
    }

    /// How many bytes are left.
    pub fn left(&self) -> usize {
        self.0.len()
    }

    /// A number.
    pub fn number(&mut self) -> Option<u32> {
        let mut bytes = self.0.bytes();
        let number = next(&mut bytes)?;
        self.0 = self.0.get(self.0.len() - bytes.len()..)?;
        Some(number)
    }

    /// A text with its length before it.
    pub fn text(&mut self) -> Option<&'a str> {
        let units = self.number()?;
        let (text, rest) = self.0.split_at_checked(end_of(self.0, units)?)?;
        self.0 = rest;
        Some(text)
    }

    /// Passes over a text as [`front_coded`] wrote it.
    pub fn pass_word(&mut self) -> Option<()> {
        self.number().and_then(|_| self.text()).map(drop)
    }

    /// A text as [`front_coded`] wrote it: `word`, the one before it, becomes that one.
    pub fn front_coded(&mut self, word: &mut String) -> Option<()> {
        let shared = self.number()?;
        word.truncate(end_of(word, shared)?);
        word.push_str(self.text()?);
        Some(())
    }
}

/// Where a text's first UTF-16 units end, in bytes.
fn end_of(text: &str, units: u32) -> Option<usize> {
    if text.as_bytes().get(..units as usize)?.is_ascii() {
        return Some(units as usize);
    }
    let mut left = units as usize;
    let mut chars = text.chars();
    while left > 0 {
        left = left.checked_sub(chars.next()?.len_utf16())?;
    }
    Some(text.len() - chars.as_str().len())
}

/// Appends a length, which is counted in UTF-16 units, as scripts count.
pub(super) fn length(text: &str, out: &mut String) {
    number(units(text), out);
}

/// A text's length in UTF-16 units.
pub(super) fn units(text: &str) -> u32 {
    if text.is_ascii() {
        return text.len() as u32;
    }
    // All bytes of a character but its first are 10xxxxxx; one of four bytes is two units.
    let begun = |byte: u8| u32::from(byte & 0xC0 != 0x80) + u32::from(byte >= 0xF0);
    text.bytes().map(begun).sum()
}

/// Compares texts as scripts do: by UTF-16 units. That is the order of bytes, but that characters of four bytes stand
/// before those from U+E000 to U+FFFF.
pub(super) fn compare(a: &str, b: &str) -> Ordering {
    let differs = a.bytes().zip(b.bytes()).find(|(a, b)| a != b);
    differs.map_or(a.len().cmp(&b.len()), |(a, b)| rank(a).cmp(&rank(b)))
}

/// The first bytes of a text as a number, which sorts texts that differ in them as [`compare`] does.
pub(super) fn beginning(text: &str) -> u128 {
    let bytes = text.bytes().chain(std::iter::repeat(0)).take(16);
    bytes.fold(0, |number, byte| number << 8 | u128::from(rank(byte)))
}

/// A byte's place in the order of UTF-16.
fn rank(byte: u8) -> u8 {
    match byte {
        0xEE | 0xEF => byte + 5,
        0xF0..=0xF4 => byte - 2,
        _ => byte,
    }
}

/// Appends a text as what it shares with the one before it, and the rest.
pub(super) fn front_coded(before: &str, text: &str, out: &mut String) {
    let shared = before.chars().zip(text.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c);
    let (bytes, units) = shared.fold((0, 0), |(b, u), c| (b + c.len_utf8(), u + c.len_utf16() as u32));
    number(units, out);
    let rest = &text[bytes..];
    length(rest, out);
    out.push_str(rest);
}

/// The character of a symbol: code points 32 to 126 but for `"` (34) and `\` (92).
fn symbol(index: u32) -> char {
    let code = match index {
        0..=1 => index + 32,
        2..=58 => index + 33,
        _ => index + 34,
    };
    char::from(code as u8)
}

/// The symbol that a byte is.
fn index(byte: u8) -> u32 {
    u32::from(byte).wrapping_sub(32) - u32::from(byte > 34) - u32::from(byte > 92)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(text: &str) -> u32 {
        Numbers::of(text).next().unwrap()
    }

    #[test]
    fn symbols_need_no_escape() {
        let all: String = (0..93).map(symbol).collect();
        assert_eq!(all.len(), 93);
        assert!(all.is_ascii() && !all.contains(['"', '\\']) && all.starts_with(" !#") && all.ends_with('~'));
        let mut sorted: Vec<char> = all.chars().collect();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), 93);
    }

    #[test]
    fn numbers_come_back() {
        for value in (0..5000).chain([100_000, 1_000_000, u32::MAX]) {
            let mut text = String::new();
            number(value, &mut text);
            assert_eq!(decode(&text), value);
            assert_eq!(text.len() == 1, value < 64);
            assert_eq!(Numbers::of(&text).count(), 1);
        }
    }

    #[test]
    fn texts_are_in_the_order_of_scripts() {
        let mut texts = ["\u{1F600}", "b", "\u{FB2A}", "אב", "א", "\u{E000}", "ab", "a"];
        texts.sort_by(|a, b| compare(a, b));
        let mut expected = texts;
        expected.sort_by_key(|text| text.encode_utf16().collect::<Vec<_>>());
        assert_eq!(texts, expected);
        for (a, b) in texts.iter().zip(&texts[1..]) {
            assert!(beginning(a) < beginning(b));
        }
        assert_eq!(texts[texts.len() - 3..], ["\u{1F600}", "\u{E000}", "\u{FB2A}"]);
    }

    #[test]
    fn words_share_their_beginning() {
        let mut out = String::new();
        front_coded("klacht", "klachten", &mut out);
        assert_eq!(out, "'#en");
        out.clear();
        front_coded("לקוח", "לקוחות", &mut out);
        assert_eq!(out, "%#ות");
    }

    #[test]
    fn words_come_back() {
        let words = ["", "klacht", "klachten", "לקוח", "לקוחות", "a\u{1F600}b", "a\u{1F600}c", "z"];
        let mut out = String::new();
        words.iter().zip(&words[1..]).for_each(|(before, word)| front_coded(before, word, &mut out));
        let (mut from, mut word) = (Cursor::of(&out), String::new());
        for expected in &words[1..] {
            from.front_coded(&mut word).unwrap();
            assert_eq!(word, *expected);
        }
        assert_eq!((from.left(), from.number()), (0, None));
        assert_eq!(Cursor::of("'abc").text(), None);
    }
}
