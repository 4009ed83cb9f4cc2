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
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        while let Some(&byte) = bytes.get(at) {
            if byte < 0x80 {
                if byte.is_ascii_alphanumeric() {
                    return Some(at);
                }
                at += 1;
            } else {
                let c = self.char_at(at)?;
                if is_word_char(c) && !is_joiner(c) {
                    return Some(at);
                }
                at += c.len_utf8();
            }
        }
        None
    }

    /// The end of the word that begins at `start`.
    fn end_of(&self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = start;
        let mut last = '\0';
        while let Some(&byte) = bytes.get(at) {
            let c = if byte < 0x80 { char::from(byte) } else { self.char_at(at).unwrap_or(' ') };
            let goes_on = if byte < 0x80 && byte.is_ascii_alphanumeric() || byte >= 0x80 && is_word_char(c) {
                true
            } else {
                self.inner(last, c, at + c.len_utf8())
            };
            if !goes_on {
                break;
            }
            last = c;
            at += c.len_utf8();
        }
        at
    }

    /// Whether the mark `c` belongs to the word: by the characters before it and from `next` on.
    fn inner(&self, last: char, c: char, next: usize) -> bool {
        match c {
            '׳' => is_hebrew(last),
            '\'' | '’' => {
                self.char_at(next).is_some_and(|c| is_word_char(c) && !is_digit(c)) && is_word_char(last)
            }
            '"' | '״' => is_hebrew(last) && self.char_at(next).is_some_and(is_hebrew),
            _ => false,
        }
    }

    /// The character at a byte. Those of two bytes, as all Hebrew and Arabic letters, are read without ado.
    fn char_at(&self, at: usize) -> Option<char> {
        match (self.text.as_bytes().get(at), self.text.as_bytes().get(at + 1)) {
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
    match c {
        '\0'..='\u{7F}' => c.is_ascii_alphanumeric(),
        // Hebrew: marks but for maqaf, paseq, sof pasuq and nun hafukha; letters.
        '\u{591}'..='\u{5F2}' => !matches!(c, '\u{5BE}' | '\u{5C0}' | '\u{5C3}' | '\u{5C6}'),
        // Arabic: signs, letters with tatweel and marks, digits.
        '\u{610}'..='\u{61A}' | '\u{620}'..='\u{669}' | '\u{66E}'..='\u{6D3}' | '\u{6D5}'..='\u{6DC}' => true,
        '\u{300}'..='\u{36F}' => true,
        // Latin with its marks.
        '\u{C0}'..='\u{2C1}' => !matches!(c, '\u{D7}' | '\u{F7}'),
        _ if is_joiner(c) => true,
        _ => c.is_alphanumeric() || c >= '\u{900}' && is_combining(c),
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
