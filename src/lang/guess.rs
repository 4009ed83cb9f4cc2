//! The language and direction of a short text, from its words.
//!
//! 1. Words are weighed by script: those that look like code or an address have no vote, names in capitals little, common
//!    words most. Another direction or script than the article's must outweigh it three to two.
//! 2. Between languages of one script common words decide, each worth more the fewer languages have it, with letters and
//!    groups of letters that are a language's own. The article's language, then the site's, begin with an advantage.
//! 3. `Native::confirms` answers the usual question, whether a text is in the article's own language, after a few words.
//!
//! No well-kept library does this for a heading of three words: those that were weighed are in `docs/DEPENDENCIES.md`.

mod languages;
mod latin;
mod letters;
mod others;
mod table;
mod words;

use std::ops::ControlFlow;

use super::{Direction, Lang, Script};
use languages::{COUNT, HE, LANGUAGES, UNNAMED, named_by, place, written_in};
use table::{Set, languages_of};
use words::{Shape, Word, bucket};

/// Room for a word in lower case; a longer one is in no list.
const ROOM: usize = 48;
/// The longest word, in bytes, that a glance looks up.
const GLANCE: usize = 16;
/// Before an Arabic noun.
const ARTICLE: &[u8] = "ال".as_bytes();
/// How many scripts of one text are counted; more are passed over.
const SCRIPTS: usize = 4;
/// By how much the article's language must lead for `confirms` to stop reading.
const LEAD: u16 = 6;
/// How far another may lead it before a closer look is called for.
const DOUBT: u16 = 2;
/// Words that a text in another script or language has before it is worth a remark that it could not be told.
const MANY: u32 = 5;

/// How far a guess may be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// The words leave little doubt, or there are too few to be in doubt about.
    Sure,
    /// Five words or more, and they fit several languages, none that is known, or two about as much.
    Unsure,
}

/// What the words of a text say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    /// Its language; `None` where it cannot be told, as for a name by itself.
    pub lang: Option<Lang>,
    /// Which way it runs; `None` where there are no words.
    pub dir: Option<Direction>,
    /// How far that may be trusted.
    pub confidence: Confidence,
}

/// An article's language, as the lists know it.
#[derive(Clone, Copy, Debug)]
pub struct Native(Option<usize>);

impl Native {
    /// A language; one without a list cannot be told from its neighbours, and is taken on trust.
    pub fn of(lang: &Lang) -> Native {
        Native(place(lang))
    }

    /// Whether a text, whose letters are mostly of this language's script, is in it: a glance at its plainest words says so,
    /// or a closer look finds that no other language leads. `false` calls for a `Tally`.
    pub fn confirms(self, text: &str) -> bool {
        self.0.is_none_or(|own| glance(text.as_bytes(), own) || look(text, own))
    }
}

/// Whether words between white space, just as they stand, are this language's and no other's, two of them and two more for
/// each that is another's; or none of them is another's.
fn glance(text: &[u8], own: usize) -> bool {
    let own_bit: Set = 1 << own;
    let arabic = own_bit & languages::AR != 0;
    let (mut ours, mut theirs) = (0, 0);
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let word = &rest[..rest.iter().position(|byte| *byte <= b' ').unwrap_or(rest.len())];
        at += word.len() + 1;
        if word.len() > GLANCE {
            ours += u32::from(arabic && word.starts_with(ARTICLE));
        } else if word.len() > 1 {
            let set = languages_of(word) & !UNNAMED;
            ours += u32::from(
                set == own_bit || set == 0 && arabic && word.len() >= 8 && word.starts_with(ARTICLE),
            );
            theirs += u32::from(set != 0 && set & own_bit == 0);
        }
        // Letters beyond the Arabic alphabet.
        theirs += u32::from(arabic && word.iter().any(|byte| *byte >= 0xDA));
        if ours >= 2 + 2 * theirs {
            return true;
        }
    }
    theirs == 0 && !has_yiddish_letters(text, own_bit)
}

fn has_yiddish_letters(text: &[u8], own: Set) -> bool {
    own == HE && text.windows(2).any(|pair| matches!(pair, [0xD7, 0xB0..=0xB2]))
}

fn look(text: &str, own: usize) -> bool {
    let mut scores = [0_u16; COUNT];
    let script = LANGUAGES[own].script;
    let done = words::each(text, |word| {
        let counts = word.script == script && word.shape != Shape::Capitals;
        if counts && score(&word, &mut scores, lists_only) && scores[own] >= LEAD && leads(&scores, own) {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    });
    done.is_break() || scores.iter().all(|other| *other <= scores[own] + DOUBT)
}

fn leads(scores: &[u16; COUNT], own: usize) -> bool {
    scores.iter().enumerate().all(|(at, other)| at == own || other + LEAD <= scores[own])
}

/// The words of one script in a text.
#[derive(Clone, Copy, Debug)]
struct Share {
    script: Script,
    /// What its words weigh together.
    weight: u32,
    words: u32,
    /// Words that are not written as names are.
    plain: u32,
    /// Words without a capital.
    small: u32,
}

impl Share {
    /// Whether this may well be the name of a firm or the title of a film: every word has a capital, and not only where
    /// a sentence begins.
    fn is_title(&self) -> bool {
        self.script == Script::Latin && self.small == 0 && self.plain < self.words
    }
}

/// The words of a text, weighed and scored. Those of several texts add up.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    shares: [Option<Share>; SCRIPTS],
    scores: [u16; COUNT],
    /// Words that a list had.
    listed: u32,
    kana: bool,
    /// Whether a text was written in capitals throughout.
    shouted: bool,
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
        self.kana |= other.kana;
        self.shouted |= other.shouted;
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
                    share.small += more.small;
                    return;
                }
                Some(_) => {}
            }
        }
    }

    fn shares(&self) -> impl Iterator<Item = &Share> {
        self.shares.iter().flatten()
    }

    /// What the words say of a text in an article in `own`, on a site in `site`.
    pub fn guess(&self, own: &Lang, site: &[Lang]) -> Guess {
        let weight = |direction: Direction| -> u32 {
            self.shares()
                .filter(|share| share.script.direction() == direction)
                .map(|share| share.weight)
                .sum()
        };
        let dir = own.direction();
        let (with, against) = (weight(dir), weight(dir.opposite()));
        if with + against == 0 {
            return Guess { lang: None, dir: None, confidence: Confidence::Sure };
        }
        let dir = if outweighs(against, with) { dir.opposite() } else { dir };
        let own_script = bucket(own.script());
        let ranked = |share: &&Share| share.weight + u32::from(share.script == own_script) * share.weight / 2;
        let main = self.shares().filter(|share| share.script.direction() == dir).max_by_key(ranked);
        let (lang, clear) = match main {
            Some(share) if share.script == own_script => self.in_own_script(share, own, site),
            Some(share) => self.in_another(share, own, site),
            None => (None, true),
        };
        let confidence =
            if clear && !self.is_balanced(main, own_script) { Confidence::Sure } else { Confidence::Unsure };
        Guess { lang, dir: Some(dir), confidence }
    }

    /// Whether a second script holds about as much as the one that won, and one of the two is not the article's.
    fn is_balanced(&self, main: Option<&Share>, own: Script) -> bool {
        let Some(main) = main else { return false };
        self.shares().any(|other| {
            other.script != main.script
                && other.weight * 3 > main.weight * 2
                && (other.script == own || other.plain >= MANY)
                && (main.script == own || main.plain >= MANY)
        })
    }

    /// The language of a text in the article's own script: it must speak clearly for another.
    fn in_own_script(&self, share: &Share, own: &Lang, site: &[Lang]) -> (Option<Lang>, bool) {
        let mine = Some(own.clone());
        let Some(at) = place(own) else { return (mine, true) };
        let of_site = places(site);
        let (best, second) = self.ranking(share.script, |other| match other {
            other if other == at => 4,
            other if of_site >> other & 1 == 1 => 1,
            _ => 0,
        });
        if best.at == at || share.plain < 3 {
            return (mine, true);
        }
        let ours = self.scores[at];
        let strong = best.raw >= 7 && best.raw * 2 >= ours * 3 && self.is_covered(best, share);
        let clear = best.raw >= ours + 5 && (second.at == at || best.raw >= second.raw + 2);
        let named = 1 << best.at & UNNAMED == 0 || of_site >> best.at & 1 == 1;
        match (strong && clear && named, share.plain >= MANY && best.raw >= ours + 5 && best.raw >= 10) {
            (true, _) => (lang_at(best.at, site), true),
            (false, doubtful) => (mine, !doubtful),
        }
    }

    /// The language of a text in another script than the article's.
    fn in_another(&self, share: &Share, own: &Lang, site: &[Lang]) -> (Option<Lang>, bool) {
        let script = share.script;
        let known = written_in(script);
        let mut written = site.iter().filter(|lang| *lang != own && bucket(lang.script()) == script);
        let only = written.next().filter(|_| written.next().is_none());
        if known == 0 {
            let named = if self.kana { Some("ja") } else { named_by(script) };
            let sole =
                only.filter(|only| named.is_none_or(|named| named == only.language()) || script != HAN);
            let lang = sole.cloned().or_else(|| Lang::parse(named?).ok());
            let clear = lang.is_some() || share.plain < MANY;
            return (lang, clear);
        }
        let of_site = places(site);
        let (best, second) = self.ranking(script, |other| if of_site >> other & 1 == 1 { 2 } else { 0 });
        let lead = best.with_prior.saturating_sub(second.with_prior);
        let enough = best.raw >= 3 || best.raw > second.raw && of_site >> best.at & 1 == 1;
        let told = enough
            && best.raw >= 2
            && lead >= 2
            && self.is_covered(best, share)
            && (best.raw >= 10 || self.shouted || !share.is_title());
        let unlisted = only.filter(|only| place(only).is_none());
        let lang = match unlisted {
            Some(only) if !told || best.raw < 12 => Some(only.clone()),
            _ if told && 1 << best.at & UNNAMED != 0 && !of_site >> best.at & 1 == 1 => None,
            _ if told => lang_at(best.at, site),
            // Few languages share the other scripts: without a sign of another it is the site's.
            _ if script != Script::Latin && self.allows(script, only) => only.cloned(),
            _ if script == Script::Hebrew && self.allows(script, None) => Lang::parse("he").ok(),
            _ => None,
        };
        let clear = lang.is_some() || share.plain < MANY;
        (lang, clear)
    }

    /// Whether nothing in the text speaks for another language of the script than `only`, or than Hebrew.
    fn allows(&self, script: Script, only: Option<&Lang>) -> bool {
        let at = only.map_or(HE.trailing_zeros() as usize, |only| place(only).unwrap_or(COUNT));
        let own = self.scores.get(at).copied().unwrap_or(0);
        let set = written_in(script);
        self.scores
            .iter()
            .enumerate()
            .all(|(other, score)| other == at || set >> other & 1 == 0 || *score <= own + 1)
    }

    /// Whether a language explains enough of a longer text: in one that is not known at all a few words look familiar.
    fn is_covered(&self, best: Ranked, share: &Share) -> bool {
        let enough = if share.script == Script::Latin { 1 } else { 2 };
        share.plain < MANY || u32::from(best.raw) * enough >= share.plain
    }

    /// The two languages of a script that the words fit best, with what each has in advance.
    fn ranking(&self, script: Script, prior: impl Fn(usize) -> u16) -> (Ranked, Ranked) {
        let set = written_in(script);
        let nothing = Ranked { at: 0, raw: 0, with_prior: 0 };
        let (mut best, mut second) = (nothing, nothing);
        for (at, raw) in self.scores.iter().copied().enumerate().filter(|(at, _)| set >> at & 1 == 1) {
            let found = Ranked { at, raw, with_prior: raw + prior(at) };
            if found.with_prior > best.with_prior {
                second = best;
                best = found;
            } else if found.with_prior > second.with_prior {
                second = found;
            }
        }
        (best, second)
    }
}

/// Chinese and Japanese.
const HAN: Script = Script::Other(icu_properties::props::Script::Han);

#[derive(Clone, Copy)]
struct Ranked {
    at: usize,
    raw: u16,
    with_prior: u16,
}

/// Whether one weight is more than the other by half.
fn outweighs(weight: u32, other: u32) -> bool {
    weight * 2 > other * 3
}

/// Scripts without white space between words: three letters stand for a word.
fn spread(word: &Word<'_>) -> u32 {
    match word.script {
        Script::Latin | Script::Hebrew | Script::Arabic => 1,
        Script::Other(_) => (word.text.chars().count() as u32).div_ceil(12),
    }
}

/// The places of the site's languages.
fn places(site: &[Lang]) -> Set {
    site.iter().filter_map(place).fold(0, |set, at| set | 1 << at)
}

/// A language as the site writes its tag, or by its plain tag.
fn lang_at(at: usize, site: &[Lang]) -> Option<Lang> {
    let of_site = site.iter().find(|lang| place(lang) == Some(at));
    of_site.cloned().or_else(|| Lang::parse(LANGUAGES[at].tag).ok())
}

/// Hears nothing but lists and single letters.
fn lists_only(_: &[u8], _: &mut dyn FnMut(letters::Hint)) {}

/// Scores a word for the languages that it speaks for; whether a list has it. `unlisted` hears what no list has, in lower
/// case.
fn score(
    word: &Word<'_>,
    scores: &mut [u16; COUNT],
    unlisted: impl Fn(&[u8], &mut dyn FnMut(letters::Hint)),
) -> bool {
    let mut buffer = [0_u8; ROOM];
    let mut add = |(set, weight): letters::Hint| {
        let mut rest = set;
        while rest != 0 {
            let at = rest.trailing_zeros() as usize;
            scores[at] = scores[at].saturating_add(weight);
            rest &= rest - 1;
        }
    };
    let Some(len) = lower(word.text, &mut buffer, &mut add) else { return false };
    let lower = &buffer[..len];
    let share = if word.shape == Shape::Capital && !word.first { 2 } else { 1 };
    let mut heard = |set: Set| {
        let few = (set & !UNNAMED).count_ones();
        // A single letter may well be the name of something.
        let weight = if lower.len() == 1 { 1 } else { 5_u16.saturating_sub(few as u16).max(1) };
        add((set, (weight / share).max(1)));
        set != 0
    };
    if heard(languages_of(lower)) || parts(lower, word.script, &mut heard) {
        return true;
    }
    if word.shape == Shape::Plain || word.first {
        unlisted(lower, &mut add);
    } else {
        // German nouns have capitals, and so have names.
        unlisted(lower, &mut |(set, weight)| add((set & languages::DE, weight)));
    }
    false
}

/// A word that begins with a prefix or holds an apostrophe, in its parts.
fn parts(lower: &[u8], script: Script, heard: &mut impl FnMut(Set) -> bool) -> bool {
    match script {
        Script::Hebrew => match lower {
            // ו ש ה ב ל
            [0xD7, 0x95 | 0xA9 | 0x94 | 0x91 | 0x9C, rest @ ..] if rest.len() >= 4 => {
                heard(languages_of(rest) & HE)
            }
            _ => false,
        },
        Script::Arabic => arabic_parts(lower, heard),
        Script::Latin => {
            let Some(at) = lower.iter().position(|byte| *byte == b'\'') else { return false };
            let (before, after) = (&lower[..at], &lower[at + 1..]);
            match after {
                b"t" | b"re" | b"ve" | b"ll" | b"d" | b"m" => heard(languages::EN),
                b"s" => heard(languages_of(before) & (languages::EN | languages::NL)),
                _ if at <= 4 => {
                    heard(languages_of(before) & (languages::FR | languages::IT)) | heard(languages_of(after))
                }
                _ => false,
            }
        }
        Script::Other(_) => false,
    }
}

/// The article, with or without what is written before it, and و ف ب ل before a common word.
fn arabic_parts(lower: &[u8], heard: &mut impl FnMut(Set) -> bool) -> bool {
    let prefix = |word: &[u8]| matches!(word, [0xD9, 0x88 | 0x81 | 0x84, ..] | [0xD8, 0xA8, ..]);
    let with_article = |word: &[u8]| word.len() >= 8 && word.starts_with(ARTICLE);
    if with_article(lower) || lower.starts_with("لل".as_bytes()) && lower.len() >= 8 {
        return heard(languages::AR);
    }
    match lower.get(2..).filter(|rest| prefix(lower) && rest.len() >= 4) {
        Some(rest) if with_article(rest) => heard(languages::AR),
        Some(rest) => heard(languages_of(rest) & languages::AR),
        None => false,
    }
}

/// Writes a word in lower case and without points into a buffer, and tells of each letter beyond ASCII. `None` where it does
/// not fit.
fn lower(text: &str, buffer: &mut [u8; ROOM], tell: &mut impl FnMut(letters::Hint)) -> Option<usize> {
    let mut len = 0;
    for c in text.chars() {
        let c = match c {
            '’' => '\'',
            '"' | '״' | '׳' | '\u{AD}' | '\u{640}' => continue,
            'İ' => 'i',
            c if c.is_ascii() => c.to_ascii_lowercase(),
            'א'..='ת' | 'ا' | 'ب' | 'ت'..='غ' | 'ف' | 'ق' | 'ل'..='و' => c,
            c => {
                let hint = letters::point(c);
                if hint.0 != 0 {
                    tell(hint);
                }
                if is_point(c) {
                    continue;
                }
                let lower = c.to_lowercase().next().unwrap_or(c);
                tell(letters::letter(lower));
                lower
            }
        };
        let room = buffer.get_mut(len..len + c.len_utf8())?;
        c.encode_utf8(room);
        len += c.len_utf8();
    }
    Some(len)
}

fn is_point(c: char) -> bool {
    !c.is_alphabetic() && !matches!(c, '\u{200C}' | '\u{200D}')
        || ('\u{0591}'..='\u{05C7}').contains(&c)
        || ('\u{064B}'..='\u{065F}').contains(&c)
        || c == '\u{0670}'
}

#[cfg(test)]
mod tests;
