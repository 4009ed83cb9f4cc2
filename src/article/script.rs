//! What a block's letters and words say of its language and direction, beside what raw HTML around it says.

use crate::lang::guess::{Confidence, Guess, Native, Tally};
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

/// A text's letters and words, counted. Code and addresses are counted as words only.
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
                Class::Latin => {
                    let run = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
                    self.run(LATIN, run);
                    at += run - 1;
                }
                Class::Digit => self.word(),
                Class::Rest => {}
                Class::Mark(mark) => self.seen |= mark,
                Class::Hebrew => {
                    let run =
                        pairs(&bytes[at..], |first, second| first == 0xD7 && (0x90..=0xAA).contains(&second));
                    self.run(HEBREW, run);
                    at += 2 * run.max(1) - 1;
                }
                Class::Arabic if is_arabic(byte, bytes.get(at + 1).copied().unwrap_or_default()) => {
                    let run = pairs(&bytes[at..], is_arabic);
                    self.run(ARABIC, run);
                    at += 2 * run - 1;
                }
                Class::Arabic | Class::Lead => {
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

    /// Takes back the votes, though not the words, that came after `before`.
    pub fn unsay(&mut self, before: &Votes) {
        self.letters = before.letters;
    }

    /// A line end or a cell's edge: the word is over.
    pub fn pause(&mut self) {
        self.in_word = false;
    }

    /// So many letters of a script one after another.
    fn run(&mut self, script: usize, letters: usize) {
        if letters > 0 {
            self.letters[script] += letters as u32;
            self.word();
        }
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
    fn are_in(&self, own: &Lang) -> bool {
        let all: u32 = self.letters.iter().sum();
        let mine = match (own.script(), own.direction()) {
            (Script::Latin, _) => LATIN,
            (Script::Hebrew, _) => HEBREW,
            (Script::Arabic, _) => ARABIC,
            (Script::Other(_), _) => return false,
        };
        self.letters[mine] * 3 > all * 2
    }

    fn none(&self) -> bool {
        self.letters == [0; 5]
    }
}

/// Whose words are read: the article's language, the site's, and what raw HTML around says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Listener<'a> {
    /// The article's language.
    pub own: &'a Lang,
    /// The same, as lists of words know it.
    pub native: Native,
    /// The languages of the site.
    pub site: &'a [Lang],
    /// What an element of raw HTML around says.
    pub said: Option<&'a Said>,
}

/// Fewer words than these stay with the article where they are in its script.
const FEW: usize = 3;

/// What the attributes `lang` and `dir` say of all that is within.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// The language.
    pub lang: Option<Lang>,
    /// The direction, where it is said.
    pub dir: Option<Direction>,
}

impl Said {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.lang.is_none() && self.dir.is_none()
    }

    /// The direction that is said, or that of the language that is.
    pub fn direction(&self) -> Option<Direction> {
        self.dir.or(self.lang.as_ref().map(Lang::direction))
    }
}

impl Listener<'_> {
    /// What a leaf says whose text without code and addresses is `text`, and whether that is worth a doubt.
    pub fn hear(&self, votes: &Votes, text: &str) -> (Verdict, Confidence) {
        if votes.none() {
            return (Verdict::Neutral, Confidence::Sure);
        }
        if self.said.is_none() && votes.are_in(self.own) && (votes.words < FEW || self.native.confirms(text))
        {
            return (Verdict::Own, Confidence::Sure);
        }
        self.judge(&Tally::of(text))
    }

    /// What a text by itself says.
    pub fn hear_text(&self, text: &str) -> Verdict {
        let mut votes = Votes::default();
        votes.read(text);
        self.hear(&votes, text).0
    }

    /// What counted words say.
    pub fn judge(&self, tally: &Tally) -> (Verdict, Confidence) {
        let Some(said) = self.said else {
            let guess = tally.guess(self.own, self.site);
            return (self.verdict(&guess), guess.confidence);
        };
        let Some(lang) = &said.lang else {
            let mut guess = tally.guess(self.own, self.site);
            guess.dir = guess.dir.and(said.dir).or(guess.dir);
            return (self.verdict(&guess), Confidence::Sure);
        };
        let mut guess = tally.guess(lang, self.site);
        if guess.dir.is_none() {
            return (Verdict::Neutral, Confidence::Sure);
        }
        // Within one script the word of the editor stands.
        let agrees = guess.lang.as_ref().is_some_and(|found| found.script() == lang.script());
        if agrees {
            guess.lang = Some(lang.clone());
            guess.dir = said.direction();
        }
        (self.verdict(&guess), Confidence::Sure)
    }

    /// What is said of the elements around, in terms of the article; `Neutral` where nothing is.
    pub fn around(&self) -> Verdict {
        self.said.map_or(Verdict::Neutral, |said| self.told(said))
    }

    /// What an attribute says, in terms of the article.
    pub fn told(&self, said: &Said) -> Verdict {
        let lang = said.lang.clone().or_else(|| Some(self.own.clone()));
        let dir = said.direction().or_else(|| Some(self.own.direction()));
        self.verdict(&Guess { lang, dir, confidence: Confidence::Sure })
    }

    fn verdict(&self, guess: &Guess) -> Verdict {
        let Some(dir) = guess.dir else { return Verdict::Neutral };
        let dir = Some(dir).filter(|dir| *dir != self.own.direction());
        let lang = guess.lang.clone().filter(|lang| lang != self.own);
        let known = guess.lang.is_some();
        match (&lang, dir) {
            (None, None) if known => Verdict::Own,
            _ => Verdict::Other { lang, dir },
        }
    }
}

/// What a block's words say of its language and direction.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Verdict {
    /// There are no words.
    Neutral,
    /// The article's own.
    Own,
    /// Another; no language for one that is not known.
    Other { lang: Option<Lang>, dir: Option<Direction> },
    /// Some of each: what is around stands.
    Mixed,
}

impl Verdict {
    /// What both say together: nothing counts for nothing, and one direction may be agreed on without the language.
    pub fn with(self, other: &Verdict) -> Verdict {
        match (self, other) {
            (Verdict::Neutral, other) => other.clone(),
            (this, Verdict::Neutral) => this,
            (Verdict::Own, Verdict::Own) => Verdict::Own,
            (Verdict::Other { lang, dir }, Verdict::Other { lang: lang2, dir: dir2 }) if dir == *dir2 => {
                let lang = lang.filter(|lang| Some(lang) == lang2.as_ref());
                if dir.is_none() && lang.is_none() { Verdict::Mixed } else { Verdict::Other { lang, dir } }
            }
            _ => Verdict::Mixed,
        }
    }

    /// The language whose typography the words follow, `own` being the article's; `None` where it is not known.
    pub fn lang<'v>(&'v self, own: &'v Lang, around: &'v Verdict) -> Option<&'v Lang> {
        match (self, around) {
            (Verdict::Other { lang, .. }, _) => lang.as_ref(),
            (Verdict::Neutral, Verdict::Other { lang: Some(lang), .. }) => Some(lang),
            _ => Some(own),
        }
    }

    /// As a block carries it; `around` is what raw HTML says there.
    pub fn parts(&self, around: &Verdict) -> (Option<Lang>, Option<Direction>) {
        match self {
            Verdict::Own => (None, None),
            Verdict::Other { lang, dir } => (lang.clone(), *dir),
            Verdict::Neutral | Verdict::Mixed => match around {
                Verdict::Other { lang, dir } => (lang.clone(), *dir),
                _ => (None, None),
            },
        }
    }
}

/// How many characters of two bytes, each of them such as `is` says, a text begins with.
fn pairs(bytes: &[u8], is: impl Fn(u8, u8) -> bool) -> usize {
    bytes.chunks_exact(2).take_while(|pair| is(pair[0], pair[1])).count()
}

/// Whether two bytes are a letter of the Arabic alphabet: ا to غ, ف to ي.
fn is_arabic(first: u8, second: u8) -> bool {
    match first {
        0xD8 => (0xA7..=0xBA).contains(&second),
        0xD9 => (0x81..=0x8A).contains(&second),
        _ => false,
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
    Arabic,
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
            0xD8 | 0xD9 => Class::Arabic,
            0xC2..=0xF4 => Class::Lead,
            _ => Class::Rest,
        };
        byte += 1;
    }
    table
}
