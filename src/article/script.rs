//! Which script a text is written in, by counting its letters, and what that says of its language and direction.

use crate::lang::{Direction, Lang};

/// Scripts as far as direction and the choice of a language need them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// Latin letters.
    Latin,
    /// Hebrew letters.
    Hebrew,
    /// Arabic letters, those of Persian, Urdu and others included.
    Arabic,
    /// Any other script from left to right.
    OtherLtr,
    /// Any other script from right to left.
    OtherRtl,
}

const SCRIPTS: [Script; 5] =
    [Script::Latin, Script::Hebrew, Script::Arabic, Script::OtherLtr, Script::OtherRtl];

impl Script {
    fn direction(self) -> Direction {
        match self {
            Script::Latin | Script::OtherLtr => Direction::Ltr,
            Script::Hebrew | Script::Arabic | Script::OtherRtl => Direction::Rtl,
        }
    }

    /// The script that a language is written in, where it is Hebrew or Arabic.
    fn of(lang: &Lang) -> Option<Script> {
        let mut parts = lang.as_str().split('-');
        let language = parts.next().unwrap_or_default();
        match parts.next() {
            Some("Hebr") => return Some(Script::Hebrew),
            Some("Arab" | "Aran") => return Some(Script::Arabic),
            Some(script) if script.len() == 4 => return None,
            _ => {}
        }
        match language {
            "he" | "yi" | "lad" => Some(Script::Hebrew),
            "ar" | "arz" | "ary" | "apc" | "fa" | "ur" | "ps" | "ckb" | "sd" | "ug" | "ks" | "azb"
            | "prs" => Some(Script::Arabic),
            _ => None,
        }
    }
}

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
                Class::Latin => self.letter(Script::Latin),
                Class::Digit => self.word(),
                Class::Rest => {}
                Class::Mark(mark) => self.seen |= mark,
                Class::Hebrew => {
                    if bytes.get(at + 1).is_some_and(|next| (0x90..=0xAA).contains(next)) {
                        self.letter(Script::Hebrew);
                    }
                    at += 1;
                }
                Class::Lead => match text.get(at..).and_then(|rest| rest.chars().next()) {
                    Some(found) => {
                        self.char(found);
                        at += found.len_utf8() - 1;
                    }
                    None => {}
                },
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

    fn letter(&mut self, script: Script) {
        self.letters[script as usize] += 1;
        self.word();
    }

    fn word(&mut self) {
        self.words += usize::from(!self.in_word);
        self.in_word = true;
    }

    fn char(&mut self, found: char) {
        if found.is_whitespace() {
            self.in_word = false;
        } else if found.is_alphabetic() {
            self.letter(script_of(found));
        } else if found.is_numeric() {
            self.word();
        }
    }

    fn of_direction(&self, direction: Direction) -> u32 {
        let pairs = SCRIPTS.iter().zip(self.letters);
        pairs.filter(|(script, _)| script.direction() == direction).map(|(_, letters)| letters).sum()
    }

    /// What the letters say of a block of an article in `own`, on a site in `languages`. A block leans to another
    /// direction or script when more than two thirds of its letters do.
    pub fn verdict(&self, own: &Lang, languages: &[Lang]) -> Verdict {
        let all: u32 = self.letters.iter().sum();
        if all == 0 {
            return Verdict::Neutral;
        }
        let opposite = match own.direction() {
            Direction::Ltr => Direction::Rtl,
            Direction::Rtl => Direction::Ltr,
        };
        let dir = (self.of_direction(opposite) * 3 > all * 2).then_some(opposite);
        let main = SCRIPTS.into_iter().find(|script| self.letters[*script as usize] * 3 > all * 2);
        let lang = main.and_then(|script| language_of(script, own, languages));
        if dir.is_none() && lang.is_none() { Verdict::Own } else { Verdict::Other { lang, dir } }
    }
}

/// The one language of the site, other than `own`, that is written in `script`; Latin letters tell too little.
fn language_of(script: Script, own: &Lang, languages: &[Lang]) -> Option<Lang> {
    if !matches!(script, Script::Hebrew | Script::Arabic) || Script::of(own) == Some(script) {
        return None;
    }
    let mut written = languages.iter().filter(|lang| *lang != own && Script::of(lang) == Some(script));
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

fn script_of(letter: char) -> Script {
    match letter as u32 {
        0x0600..=0x06FF | 0x0750..=0x077F | 0x0870..=0x08FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFF => {
            Script::Arabic
        }
        0x0590..=0x05FF | 0xFB1D..=0xFB4F => Script::Hebrew,
        0x0700..=0x074F | 0x0780..=0x086F | 0x1_0800..=0x1_0FFF | 0x1_E800..=0x1_EFFF => Script::OtherRtl,
        0..=0x024F | 0x1E00..=0x1EFF | 0x2C60..=0x2C7F | 0xA720..=0xA7FF | 0xFF21..=0xFF5A => Script::Latin,
        _ => Script::OtherLtr,
    }
}
