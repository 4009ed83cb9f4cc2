//! Which script a text is written in, by counting its letters, and what that says of its language and direction.

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
    /// `-`.
    pub const HYPHEN: u8 = 2;
    /// `.`.
    pub const STOP: u8 = 4;
    /// `:`.
    pub const COLON: u8 = 8;
    /// `@`.
    pub const AT: u8 = 16;
}

/// What a text's letters say. Code and addresses are counted as words only.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Votes {
    letters: [u32; 5],
    /// Words: runs without white space that hold a letter or a digit.
    pub words: usize,
    /// Which marks of `seen` occurred.
    pub seen: u8,
    in_word: bool,
}

impl Votes {
    /// Counts running text.
    pub fn read(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let byte = bytes[at];
            match CLASS[usize::from(byte)] {
                Class::Space => self.in_word = false,
                Class::Latin => self.letter(LATIN),
                Class::Digit => self.word(),
                Class::Rest => {}
                Class::Mark(mark) => self.seen |= mark,
                Class::Hebrew => {
                    if bytes.get(at + 1).is_some_and(|next| (0x90..=0xAA).contains(next)) {
                        self.letter(HEBREW);
                    }
                    at += 1;
                }
                Class::Lead => {
                    if let Some(found) = text.get(at..).and_then(|rest| rest.chars().next()) {
                        self.char(found);
                        at += found.len_utf8() - 1;
                    }
                }
            }
            at += 1;
        }
    }

    /// Counts the words of something that has no vote: code, an address.
    pub fn read_words(&mut self, text: &str) {
        let letters = self.letters;
        let seen = self.seen;
        self.read(text);
        self.letters = letters;
        self.seen = seen;
    }

    /// A line end or a cell's edge: the word is over.
    pub fn pause(&mut self) {
        self.in_word = false;
    }

    /// Adds what another text said.
    pub fn add(&mut self, other: &Votes) {
        for (sum, more) in self.letters.iter_mut().zip(other.letters) {
            *sum += more;
        }
        self.words += other.words;
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

    fn of_direction(&self, direction: Direction) -> u32 {
        let [latin, hebrew, arabic, other_ltr, other_rtl] = self.letters;
        match direction {
            Direction::Ltr => latin + other_ltr,
            Direction::Rtl => hebrew + arabic + other_rtl,
        }
    }

    /// What the letters say of a block of an article in `own`, on a site in `languages`. A block leans to another
    /// direction or script when more than two thirds of its letters do.
    pub fn verdict(&self, own: &Lang, languages: &[Lang]) -> Verdict {
        let all: u32 = self.letters.iter().sum();
        if all == 0 {
            return Verdict::Neutral;
        }
        let opposite = own.direction().opposite();
        let dir = (self.of_direction(opposite) * 3 > all * 2).then_some(opposite);
        let most = |script: usize| self.letters[script] * 3 > all * 2;
        // Latin letters tell too little: half the languages of the world are written in them.
        let main = [(HEBREW, Script::Hebrew), (ARABIC, Script::Arabic)].into_iter().find(|(at, _)| most(*at));
        let lang = main.and_then(|(_, script)| language_of(script, own, languages));
        if dir.is_none() && lang.is_none() { Verdict::Own } else { Verdict::Other { lang, dir } }
    }
}

/// The one language of the site, other than `own`, that is written in `script`.
fn language_of(script: Script, own: &Lang, languages: &[Lang]) -> Option<Lang> {
    if own.script() == script {
        return None;
    }
    let mut written = languages.iter().filter(|lang| *lang != own && lang.script() == script);
    written.next().filter(|_| written.next().is_none()).cloned()
}

/// What a block's words say of its language and direction.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Verdict {
    /// There are no words.
    Neutral,
    /// The article's own.
    Own,
    /// Another.
    Other { lang: Option<Lang>, dir: Option<Direction> },
}

impl Verdict {
    /// What both say together: nothing counts for nothing, and the article's own beats disagreement.
    pub fn with(self, other: &Verdict) -> Verdict {
        match (self, other) {
            (Verdict::Neutral, other) => other.clone(),
            (this, Verdict::Neutral) => this,
            (Verdict::Other { lang, dir }, Verdict::Other { lang: lang2, dir: dir2 }) if dir == *dir2 => {
                let lang = lang.filter(|lang| Some(lang) == lang2.as_ref());
                if dir.is_none() && lang.is_none() { Verdict::Own } else { Verdict::Other { lang, dir } }
            }
            _ => Verdict::Own,
        }
    }

    /// As a block carries it.
    pub fn parts(&self) -> (Option<Lang>, Option<Direction>) {
        match self {
            Verdict::Neutral | Verdict::Own => (None, None),
            Verdict::Other { lang, dir } => (lang.clone(), *dir),
        }
    }
}

#[derive(Clone, Copy)]
enum Class {
    Space,
    Latin,
    Digit,
    Rest,
    Mark(u8),
    Hebrew,
    Lead,
}

const CLASS: [Class; 256] = classes();

const fn classes() -> [Class; 256] {
    let mut table = [Class::Rest; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b' ' | b'\t' | b'\n' | b'\r' => Class::Space,
            b'A'..=b'Z' | b'a'..=b'z' => Class::Latin,
            b'0'..=b'9' => Class::Digit,
            b'"' | b'\'' => Class::Mark(seen::QUOTE),
            b'-' => Class::Mark(seen::HYPHEN),
            b'.' => Class::Mark(seen::STOP),
            b':' => Class::Mark(seen::COLON),
            b'@' => Class::Mark(seen::AT),
            0xD7 => Class::Hebrew,
            0xC2..=0xF4 => Class::Lead,
            _ => Class::Rest,
        };
        byte += 1;
    }
    table
}
