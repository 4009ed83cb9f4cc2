//! A text's letters and words, counted, and the marks in it that call for a closer look.
//!
//! Every leaf is counted, so nearly all of them are counted many bytes at a time. [`survey`] tells, without a way out in
//! between, whether a text is written in ASCII, French and Dutch accents, and the letters of Hebrew and Arabic; then a
//! word is counted where a letter's byte carries through the bytes up to the next space. Any other text is counted
//! character by character, to the same result.

use crate::lang::script::strong_direction;
use crate::lang::{Direction, Lang, Script};

/// Where letters of a script are counted: each of the first three by itself, all others by direction.
const LATIN: usize = 0;
const HEBREW: usize = 1;
const ARABIC: usize = 2;
const OTHER_LTR: usize = 3;
const OTHER_RTL: usize = 4;

/// Marks that a text holds and that call for a closer look.
pub(super) mod seen {
    /// `"` or `'`.
    pub const QUOTE: u8 = 1;
    /// `--`.
    pub const DASHES: u8 = 2;
    /// `..`
    pub const STOPS: u8 = 4;
    /// `:/`
    pub const SCHEME: u8 = 8;
    /// `@`
    pub const AT: u8 = 16;
    /// `w.` or `W.`
    pub const HOST: u8 = 32;
    /// Perhaps something that runs against a text from right to left, or that such a text takes apart.
    pub const AGAINST_RTL: u8 = 64;
    /// Perhaps something that runs against a text from left to right.
    pub const AGAINST_LTR: u8 = 128;
}

/// A text's letters and words, counted. Code and addresses are counted as words only.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Votes {
    letters: [u32; 5],
    /// Words: runs without white space that hold a letter or a digit.
    pub words: usize,
    in_word: bool,
}

impl Votes {
    /// Counts running text; which marks of `seen` occurred in it.
    pub fn read(&mut self, text: &str) -> u8 {
        let Survey { odd, seen } = survey(text.as_bytes());
        if odd == 0 {
            self.read_plain(text.as_bytes());
            return seen;
        }
        text.chars().for_each(|found| self.char(found));
        seen | seen::AGAINST_RTL | seen::AGAINST_LTR
    }

    /// Counts the words of something that has no vote: code, an address.
    pub fn read_words(&mut self, text: &str) {
        let letters = self.letters;
        self.read(text);
        self.letters = letters;
    }

    /// Takes back the votes, though not the words, that came after `before`.
    pub fn unsay(&mut self, before: &Votes) {
        self.letters = before.letters;
    }

    /// A line end or a cell's edge: the word is over.
    pub fn pause(&mut self) {
        self.in_word = false;
    }

    /// Counts a text in which a survey found nothing odd.
    fn read_plain(&mut self, bytes: &[u8]) {
        // A word that goes on has been counted; it is counted anew where it ends.
        self.words -= usize::from(self.in_word);
        for start in (0..bytes.len()).step_by(BLOCK) {
            let rest = &bytes[start..];
            let mut block = [b'!'; BLOCK + 1];
            let length = rest.len().min(block.len());
            block[..length].copy_from_slice(&rest[..length]);
            self.block(&block);
        }
        self.words += usize::from(self.in_word);
    }

    /// Counts letters, and the words that end in a block; its last byte belongs to the next.
    fn block(&mut self, block: &[u8; BLOCK + 1]) {
        let mut solid = [0_u8; BLOCK];
        let mut stuff = [0_u8; BLOCK];
        let mut letters = [0_u8; 3];
        for at in 0..BLOCK {
            let (byte, next) = (block[at], block[at + 1]);
            let latin = within(byte | 0x20, b'a', b'z') | is(byte, 0xC3);
            let hebrew = is(byte, 0xD7) & within(next, 0x90, 0xAA);
            let arabic =
                is(byte, 0xD8) & within(next, 0xA1, 0xBA) | is(byte, 0xD9) & within(next, 0x81, 0x8A);
            let digit = within(byte, b'0', b'9') | is(byte, 0xD9) & within(next, 0xA0, 0xA9);
            letters[LATIN] += latin;
            letters[HEBREW] += hebrew;
            letters[ARABIC] += arabic;
            stuff[at] = latin | hebrew | arabic | digit;
            solid[at] = if byte > b' ' { 0xFF } else { 0 };
        }
        for (count, found) in self.letters.iter_mut().zip(letters) {
            *count += u32::from(found);
        }
        let (solid, stuff) = (solid.as_chunks().0, stuff.as_chunks().0);
        for (solid, stuff) in solid.iter().zip(stuff) {
            self.carry(u64::from_le_bytes(*solid), u64::from_le_bytes(*stuff));
        }
    }

    /// Counts the words that end in eight bytes, of which `solid` has all bits where there is no space, and `stuff` one bit
    /// where a letter or a digit begins: added up, the bit of a word is carried through it to the space at its end.
    fn carry(&mut self, solid: u64, stuff: u64) {
        let (sum, over) = solid.overflowing_add(stuff);
        let (sum, again) = sum.overflowing_add(u64::from(self.in_word));
        self.words += (sum & !solid).count_ones() as usize;
        self.in_word = over | again;
    }

    fn letter(&mut self, script: usize) {
        self.letters[script] += 1;
        self.word();
    }

    fn word(&mut self) {
        self.words += usize::from(!self.in_word);
        self.in_word = true;
    }

    fn char(&mut self, found: char) {
        match Script::of(found) {
            Some(Script::Latin) => self.letter(LATIN),
            Some(Script::Hebrew) => self.letter(HEBREW),
            Some(Script::Arabic) => self.letter(ARABIC),
            Some(Script::Other(_)) if strong_direction(found) == Some(Direction::Rtl) => {
                self.letter(OTHER_RTL)
            }
            Some(Script::Other(_)) => self.letter(OTHER_LTR),
            None if found.is_whitespace() => self.in_word = false,
            None if found.is_numeric() => self.word(),
            None => {}
        }
    }

    /// Whether more than two thirds of the letters are of the script of `own`: then no weighing of words would find
    /// another.
    pub fn are_in(&self, own: &Lang) -> bool {
        let all: u32 = self.letters.iter().sum();
        let mine = match (own.script(), own.direction()) {
            (Script::Latin, _) => LATIN,
            (Script::Hebrew, _) => HEBREW,
            (Script::Arabic, _) => ARABIC,
            (Script::Other(_), _) => return false,
        };
        self.letters[mine] * 3 > all * 2
    }

    /// Whether there are no letters.
    pub fn none(&self) -> bool {
        self.letters == [0; 5]
    }
}

/// How many bytes are counted together.
const BLOCK: usize = 64;

/// What a look at a text's bytes tells.
struct Survey {
    /// Not 0 where a character is none of those that are counted many at a time.
    odd: u8,
    /// Which marks of `seen` occurred.
    seen: u8,
}

/// Looks at each byte of a text and the two before it.
fn survey(bytes: &[u8]) -> Survey {
    let mut found = Survey { odd: 0, seen: 0 };
    if let [first, ..] = bytes {
        found.look(0, 0, *first);
    }
    if let [first, second, ..] = bytes {
        found.look(0, *first, *second);
    }
    let (seconds, thirds) = (bytes.get(1..).unwrap_or_default(), bytes.get(2..).unwrap_or_default());
    for ((first, second), third) in bytes.iter().zip(seconds).zip(thirds) {
        found.look(*first, *second, *third);
    }
    found
}

impl Survey {
    #[inline(always)]
    fn look(&mut self, first: u8, second: u8, byte: u8) {
        let space = is(byte, b' ') | within(byte, b'\t', b'\n') | is(byte, b'\r');
        let control = within(byte, 0, 0x1F) & not(space);
        let lead = is(byte, 0xC2) | is(byte, 0xC3) | within(byte, 0xD6, 0xD9) | is(byte, 0xE2);
        let stranger = within(byte, 0xC0, 0xFF) & not(lead);
        // « and »; letters of Western Europe, all but × and ÷.
        let latin = is(second, 0xC2) & not(is(byte, 0xAB) | is(byte, 0xBB))
            | is(second, 0xC3) & (is(byte, 0x97) | is(byte, 0xB7));
        // The maqaf, the alphabet, geresh and gershayim.
        let hebrew = is(second, 0xD6) & not(is(byte, 0xBE))
            | is(second, 0xD7) & not(within(byte, 0x90, 0xAA) | within(byte, 0xB3, 0xB4));
        // Comma, semicolon, question mark, the alphabet; its second half, the tatweel, digits.
        let arabic = is(second, 0xD8)
            & not(is(byte, 0x8C) | is(byte, 0x9B) | is(byte, 0x9F) | within(byte, 0xA1, 0xBA))
            | is(second, 0xD9) & not(within(byte, 0x80, 0x8A) | within(byte, 0xA0, 0xA9));
        // Dashes and quotation marks: U+2010 to U+2027.
        let general =
            is(second, 0xE2) & not(is(byte, 0x80)) | is(first, 0xE2) & not(within(byte, 0x90, 0xA7));
        let foreign = within(byte | 0x20, b'a', b'z')
            | within(byte, b'0', b'9')
            | is(second, 0xD9) & within(byte, 0xA0, 0xA9)
            | within(byte, 0xC2, 0xC3);
        self.odd |= control | stranger | latin | hebrew | arabic | general;
        self.seen |= mark(is(byte, b'"') | is(byte, b'\''), seen::QUOTE)
            | mark(is(second, b'-') & is(byte, b'-'), seen::DASHES)
            | mark(is(second, b'.') & is(byte, b'.'), seen::STOPS)
            | mark(is(second, b':') & is(byte, b'/'), seen::SCHEME)
            | mark(is(byte, b'@'), seen::AT)
            | mark(is(second | 0x20, b'w') & is(byte, b'.'), seen::HOST)
            | mark(foreign, seen::AGAINST_RTL)
            | mark(within(byte, 0xD6, 0xD9), seen::AGAINST_LTR);
    }
}

#[inline(always)]
fn is(byte: u8, wanted: u8) -> u8 {
    u8::from(byte == wanted)
}

#[inline(always)]
fn within(byte: u8, first: u8, last: u8) -> u8 {
    u8::from(byte.wrapping_sub(first) <= last - first)
}

#[inline(always)]
fn not(flag: u8) -> u8 {
    flag ^ 1
}

#[inline(always)]
fn mark(flag: u8, mark: u8) -> u8 {
    flag.wrapping_neg() & mark
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a text counts to character by character, after `before`.
    fn slowly(before: &str, text: &str) -> Votes {
        let mut votes = Votes::default();
        before.chars().chain(text.chars()).for_each(|found| votes.char(found));
        votes
    }

    fn read(before: &str, text: &str) -> Votes {
        let mut votes = Votes::default();
        votes.read(before);
        votes.read(text);
        votes
    }

    #[test]
    fn each_character_counts_as_it_does_by_itself() {
        let mut plain = 0;
        for found in '\0'..='\u{FFFF}' {
            let text = format!("a {found}, {found}{found} 1{found}");
            assert_eq!(read(&text, &text), slowly(&text, &text), "U+{:04X}", u32::from(found));
            plain += usize::from(survey(text.as_bytes()).odd == 0);
        }
        assert!(plain > 200, "{plain}");
    }

    #[test]
    fn marks_are_seen_where_they_are() {
        use seen::*;
        let seen = |text: &str| Votes::default().read(text) & !(AGAINST_LTR | AGAINST_RTL);
        assert_eq!(seen("een - twee. drie: vier, w ."), 0);
        assert_eq!((seen("x--y"), seen("\""), seen("it's"), seen("@")), (DASHES, QUOTE, QUOTE, AT));
        assert_eq!((seen(".."), seen("a://"), seen("WWW.a"), seen("שלום…")), (STOPS, SCHEME, HOST, 0));
        let far = format!("{}--", "א".repeat(BLOCK / 2 - 1) + "a");
        assert_eq!((far.len(), seen(&far)), (BLOCK + 1, DASHES));
    }

    proptest! {
        #[test]
        fn many_at_a_time_is_one_at_a_time(
            before in "[a -]{0,3}",
            text in "([a-cA-Zé×] ?|[א-ת־״] ?|[ء-ي، ٣] ?|[0-9.,!«–] ?|[\\t\\n\u{B}€жּ] ?){0,150}",
        ) {
            prop_assert_eq!(read(&before, &text), slowly(&before, &text));
        }

        #[test]
        fn no_phrase_is_missed(text in "([a-cé«]|[א-ת־״ ,.–]{1,9}|[ء-ي، ٣]{1,9}|[0-9!]|[\u{5B0}€жّ]){0,20}") {
            use crate::lang::phrases::may_have;
            let seen = Votes::default().read(&text);
            prop_assert!(seen & seen::AGAINST_RTL != 0 || !may_have(&text, Direction::Rtl));
            prop_assert!(seen & seen::AGAINST_LTR != 0 || !may_have(&text, Direction::Ltr));
        }

        #[test]
        fn any_text_is_counted(before in any::<String>(), text in any::<String>()) {
            prop_assert_eq!(read(&before, &text), slowly(&before, &text));
        }
    }
}
