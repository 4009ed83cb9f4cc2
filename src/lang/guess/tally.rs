//! The words of a text, weighed by script and scored by language.

use std::ops::ControlFlow;

use icu_properties::props;

use super::languages::COUNT;
use super::letters;
use super::score::score;
use super::words::{self, Shape, Word};
use crate::lang::{Direction, Script};

/// How many scripts of one text are counted; more are passed over.
const SCRIPTS: usize = 4;

/// The words of one script in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Share {
    pub script: Script,
    /// What its words weigh together.
    pub weight: u32,
    pub words: u32,
    /// Words that are not written as names are.
    pub plain: u32,
    /// Words that stand in no quotation marks or brackets.
    pub free: u32,
    /// Words without a capital.
    pub small: u32,
}

impl Share {
    /// Whether this may well be the name of a firm or the title of a film: every word has a capital, and not only where
    /// a sentence begins.
    pub fn is_title(&self) -> bool {
        self.script == Script::Latin && self.small == 0 && self.plain < self.words
    }
}

/// The words of a text, weighed and scored. Those of several texts add up.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    shares: [Option<Share>; SCRIPTS],
    pub(super) scores: [u32; COUNT],
    /// Words that a list had.
    listed: u32,
    pub(super) kana: bool,
    /// Whether a text was written in capitals throughout.
    pub(super) shouted: bool,
    /// The scripts of the first word and of the last.
    edges: Option<(Script, Script)>,
}

impl Tally {
    /// Whether no word has been read.
    pub fn is_empty(&self) -> bool {
        self.shares[0].is_none()
    }

    /// Reads a whole text.
    pub fn of(text: &str) -> Tally {
        let mut tally = Tally::default();
        tally.read(text);
        tally
    }

    /// Reads a whole text and adds what it says.
    pub fn read(&mut self, text: &str) {
        let shouted = !text.bytes().any(|byte| byte.is_ascii_lowercase());
        let _ = words::each(text, |word| {
            let name = match word.shape {
                Shape::Plain => false,
                Shape::Capital => !word.first,
                Shape::Capitals | Shape::Mixed => true,
            };
            let heard = word.shape != Shape::Capitals || shouted;
            let listed = heard && score(&word, &mut self.scores, |lower, tell| letters::groups(lower, tell));
            self.listed += u32::from(listed);
            self.ends_in(word.script);
            self.weigh(&word, name, listed && !name);
            ControlFlow::Continue(())
        });
        self.shouted |= shouted;
        self.kana |= text.chars().any(|c| matches!(c, '\u{3041}'..='\u{30FF}'));
    }

    /// Adds what another text said.
    pub fn add(&mut self, other: &Tally) {
        for share in other.shares.iter().flatten() {
            self.share(*share);
        }
        for (sum, more) in self.scores.iter_mut().zip(other.scores) {
            *sum = sum.saturating_add(more);
        }
        self.listed += other.listed;
        if let Some((first, last)) = other.edges {
            self.ends_in(first);
            self.ends_in(last);
        }
        self.kana |= other.kana;
        self.shouted |= other.shouted;
    }

    fn ends_in(&mut self, script: Script) {
        self.edges = Some((self.edges.map_or(script, |(first, _)| first), script));
    }

    /// Whether the text begins and ends in words that run in `dir`: what stands between them is quoted in it.
    pub(super) fn is_framed(&self, dir: Direction) -> bool {
        self.edges.is_some_and(|(first, last)| first.direction() == dir && last.direction() == dir)
    }

    /// Weighs a word: a common one 12, another 8, the first of a sentence with a capital 6, a name 2; a quarter of that in
    /// quotation marks and brackets, half of it where it hangs on a prefix in another script.
    fn weigh(&mut self, word: &Word<'_>, name: bool, listed: bool) {
        let weight = match word.shape {
            _ if name => 2,
            _ if listed => 12,
            Shape::Capital => 6,
            _ => 8 * spread(word),
        };
        let weight = match word {
            Word { quoted: true, .. } => (weight / 4).max(1),
            Word { glued: true, script: Script::Latin, .. } => weight / 2,
            _ => weight,
        };
        let words = spread(word);
        self.share(Share {
            script: word.script,
            weight,
            words,
            plain: u32::from(!name) * words,
            free: u32::from(!name && !word.quoted) * words,
            small: u32::from(word.shape == Shape::Plain) * words,
        });
    }

    fn share(&mut self, more: Share) {
        for slot in &mut self.shares {
            match slot {
                None => return *slot = Some(more),
                Some(share) if share.script == more.script => {
                    share.weight += more.weight;
                    share.words += more.words;
                    share.plain += more.plain;
                    share.free += more.free;
                    share.small += more.small;
                    return;
                }
                Some(_) => {}
            }
        }
    }

    pub(super) fn shares(&self) -> impl Iterator<Item = &Share> {
        self.shares.iter().flatten()
    }
}

/// How many words a run of letters stands for: in scripts without white space between words, one for each three letters.
fn spread(word: &Word<'_>) -> u32 {
    use props::Script as S;
    match word.script {
        Script::Other(S::Han | S::Thai | S::Lao | S::Khmer | S::Myanmar) => {
            (word.text.chars().count() as u32).div_ceil(3)
        }
        _ => 1,
    }
}
