//! Where the words of a text are.

use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};

/// A word and where it stands in its text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Word<'a> {
    /// Its first byte.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// The word as it is written.
    pub text: &'a str,
}

/// The words of a text, in order. A word is made of letters, marks and digits; within it may stand an apostrophe
/// (`don't`), geresh (`ג׳ורג׳`, also at its end) and gershayim or a straight quotation mark between Hebrew
/// letters (`צה"ל`). Hyphen and maqaf part words.
pub fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

/// How many words a text has.
pub fn count_words(text: &str) -> usize {
    words(text).count()
}

/// The iterator that [`words`] returns.
#[derive(Clone, Debug)]
pub struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        let start = self.next_start()?;
        let end = self.end_of(start);
        self.at = end;
        Some(Word { start, end, text: &self.text[start..end] })
    }
}

impl Words<'_> {
    /// The beginning of the next word.
    fn next_start(&self) -> Option<usize> {
        let mut at = self.at;
        while let Some(&first) = self.text.as_bytes().get(at) {
            match KINDS[usize::from(first)] {
                Kind::Letter => return Some(at),
                Kind::Sign => at += 1,
                Kind::First | Kind::Other => {
                    let c = self.char_at(at)?;
                    if is_word_char(c) && !is_joiner(c) {
                        return Some(at);
                    }
                    at += c.len_utf8();
                }
            }
        }
        None
    }

    /// The end of the word that begins at `start`.
    fn end_of(&self, start: usize) -> usize {
        let mut at = start;
        loop {
            at = LETTERS.end(self.text.as_bytes(), at);
            let Some(c) = self.char_at(at).filter(|c| *c != ' ') else { return at };
            if !is_word_char(c) && !self.inner(start, at, c) {
                return at;
            }
            at += c.len_utf8();
        }
    }

    /// Whether the mark `c` at a byte belongs to the word from `start`: by the characters before and after it.
    fn inner(&self, start: usize, at: usize, c: char) -> bool {
        let last = || self.text[start..at].chars().next_back().unwrap_or_default();
        let next = || self.char_at(at + c.len_utf8());
        match c {
            '׳' => is_hebrew(last()),
            '\'' | '’' => next().is_some_and(|c| is_word_char(c) && !is_digit(c)) && is_word_char(last()),
            '"' | '״' => is_hebrew(last()) && next().is_some_and(is_hebrew),
            _ => false,
        }
    }

    /// The character at a byte. Those of one byte or two, as all Hebrew and Arabic letters, are read without ado.
    fn char_at(&self, at: usize) -> Option<char> {
        match (self.text.as_bytes().get(at), self.text.as_bytes().get(at + 1)) {
            (Some(first @ 0..=0x7F), _) => Some(char::from(*first)),
            (Some(first @ 0xC0..=0xDF), Some(second)) => {
                char::from_u32(u32::from(first & 0x1F) << 6 | u32::from(second & 0x3F))
            }
            _ => self.text.get(at..)?.chars().next(),
        }
    }
}

/// Whether a character is part of words wherever it stands: a letter, a mark, a digit, or one that joins or
/// divides letters unseen.
pub fn is_word_char(c: char) -> bool {
    LETTERS.has(c)
        || !c.is_ascii() && (is_joiner(c) || c.is_alphanumeric() || c >= '\u{900}' && is_combining(c))
}

/// A table of characters below U+0800, with a bit for each.
struct Table([u64; 32]);

/// The letters, marks and digits that most words are made of: ASCII, Latin with its marks, Hebrew, Arabic.
static LETTERS: Table = Table::letters();

impl Table {
    const fn letters() -> Table {
        let mut table = [0; 32];
        let mut c = 0;
        while c < 64 * table.len() {
            if is_common(c as u32) {
                table[c / 64] |= 1 << (c % 64);
            }
            c += 1;
        }
        Table(table)
    }

    fn has(&self, c: char) -> bool {
        self.0.get(c as usize / 64).is_some_and(|bits| bits >> (c as usize % 64) & 1 != 0)
    }

    /// Where the characters from a byte on end that are in the table.
    fn end(&self, text: &[u8], mut at: usize) -> usize {
        // Of two bytes the first has the upper bits of the character, the second the lower six.
        let has = |first: u8, second: u8| self.0[usize::from(first % 32)] >> (second % 64) & 1 != 0;
        while let Some(&first) = text.get(at) {
            match KINDS[usize::from(first)] {
                Kind::Letter => at += 1,
                Kind::First if text.get(at + 1).is_some_and(|second| has(first, *second)) => at += 2,
                _ => break,
            }
        }
        at
    }
}

/// What a byte is in a text.
#[derive(Clone, Copy)]
enum Kind {
    /// A letter or digit of ASCII.
    Letter,
    /// Anything else of ASCII.
    Sign,
    /// The first of a character's two bytes.
    First,
    Other,
}

static KINDS: [Kind; 256] = kinds();

const fn kinds() -> [Kind; 256] {
    let mut kinds = [Kind::Other; 256];
    let mut byte = 0;
    while byte < kinds.len() {
        kinds[byte] = match byte as u8 {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => Kind::Letter,
            0..0x80 => Kind::Sign,
            0xC2..=0xDF => Kind::First,
            _ => Kind::Other,
        };
        byte += 1;
    }
    kinds
}

const fn is_common(c: u32) -> bool {
    match c {
        0x30..=0x39 | 0x41..=0x5A | 0x61..=0x7A => true,
        // Latin with its marks, but for × and ÷.
        0xC0..=0x2C1 => !matches!(c, 0xD7 | 0xF7),
        0x300..=0x36F => true,
        // Hebrew: marks but for maqaf, paseq, sof pasuq and nun hafukha; letters.
        0x591..=0x5F2 => !matches!(c, 0x5BE | 0x5C0 | 0x5C3 | 0x5C6),
        // Arabic: signs, letters with tatweel and marks, digits.
        0x610..=0x61A | 0x620..=0x669 | 0x66E..=0x6D3 | 0x6D5..=0x6DC => true,
        _ => false,
    }
}

/// A digit as ASCII, Arabic or Persian has it.
fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '٠'..='٩' | '۰'..='۹')
}

/// Soft hyphen, zero-width non-joiner and joiner.
pub(super) fn is_joiner(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200C}' | '\u{200D}')
}

/// Marks that Unicode does not count as alphabetic: virama, nukta, tone marks. Without them words of Hindi or Thai
/// would fall apart.
fn is_combining(c: char) -> bool {
    GeneralCategoryGroup::Mark.contains(CodePointMapData::<GeneralCategory>::new().get(c))
}

/// A Hebrew letter or point.
pub(super) fn is_hebrew(c: char) -> bool {
    matches!(c, '\u{5B0}'..='\u{5EA}') && c != '\u{5BE}'
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn split(text: &str) -> Vec<&str> {
        words(text).map(|word| word.text).collect()
    }

    #[test]
    fn words_are_found_in_each_language() {
        assert_eq!(split("בית־ספר, צה\"ל וג'ורג׳!"), ["בית", "ספר", "צה\"ל", "וג'ורג׳"]);
        assert_eq!(split("\"שלום\" אמר"), ["שלום", "אמר"]);
        assert_eq!(split("وَقَالَ: «شكرًا»، ١٢٣"), ["وَقَالَ", "شكرًا", "١٢٣"]);
        assert_eq!(split("foto's, 's-Gravenhage; 24/7 één"), ["foto's", "s", "Gravenhage", "24", "7", "één"]);
        assert_eq!(split("don’t 'quote' it_is"), ["don’t", "quote", "it", "is"]);
        assert_eq!(split("5'6 rock'n'roll l'été"), ["5", "6", "rock'n'roll", "l'été"]);
        assert_eq!(split(" … – "), Vec::<&str>::new());
        assert_eq!(split("हिन्दी, ภาษาไทย"), ["हिन्दी", "ภาษาไทย"]);
        assert_eq!(count_words("a b\tc\nd"), 4);
    }

    #[test]
    fn latin_letters_are_those_of_unicode() {
        let latin = '\u{C0}'..='\u{2C1}';
        assert!(latin.into_iter().all(|c| is_word_char(c) == c.is_alphanumeric()));
    }

    proptest! {
        #[test]
        fn offsets_name_the_words(text in any::<String>()) {
            let mut end = 0;
            for word in words(&text) {
                prop_assert!(word.start >= end && word.end > word.start);
                prop_assert_eq!(&text[word.start..word.end], word.text);
                end = word.end;
            }
        }
    }
}
