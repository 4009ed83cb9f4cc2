//! From a tally to a guess.

use super::languages::{COUNT, HE, LANGUAGES, UNNAMED, named_by, place, written_in};
use super::table::Set;
use super::tally::{Share, Tally};
use super::words::bucket;
use super::{Confidence, Guess, MANY};
use crate::lang::{Direction, Lang, Script};

/// What stands between the first and the last words of a text in the article's direction may weigh so many times more.
const FRAMED: u32 = 4;

impl Tally {
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
        let quotes = self.is_framed(dir) && against <= FRAMED * with;
        let dir = if outweighs(against, with) && !quotes { dir.opposite() } else { dir };
        let own_script = bucket(own.script());
        let ranked = |share: &&Share| share.weight + u32::from(share.script == own_script) * share.weight / 2;
        let main = self.shares().filter(|share| share.script.direction() == dir).max_by_key(ranked);
        let (lang, clear) = match main {
            Some(share) if share.script == own_script => self.in_own_script(share, own, site),
            Some(share) => self.in_another(share, own, site),
            None => (None, true),
        };
        let confidence = if clear && (quotes || !self.is_balanced(main, own_script)) {
            Confidence::Sure
        } else {
            Confidence::Unsure
        };
        Guess { lang, dir: Some(dir), confidence }
    }

    /// Whether a second script holds about as much as the one that won, and one of the two is not the article's.
    fn is_balanced(&self, main: Option<&Share>, own: Script) -> bool {
        let Some(main) = main else { return false };
        self.shares().any(|other| {
            other.script != main.script
                && other.weight * 3 > main.weight * 2
                && (other.script == own || other.free >= MANY)
                && (main.script == own || main.free >= MANY)
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
        if best.at == at || share.words < 3 {
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
        let enough = best.raw >= 4 || best.raw > second.raw && of_site >> best.at & 1 == 1;
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
        share.plain < MANY || best.raw * enough >= share.plain
    }

    /// The two languages of a script that the words fit best, with what each has in advance.
    fn ranking(&self, script: Script, prior: impl Fn(usize) -> u32) -> (Ranked, Ranked) {
        let set = written_in(script);
        let nothing = Ranked { at: 0, raw: 0, with_prior: 0 };
        let (mut best, mut second) = (nothing, nothing);
        for (at, raw) in self.scores.iter().copied().enumerate().filter(|(at, _)| set >> at & 1 == 1) {
            let found = Ranked { at, raw, with_prior: if raw == 0 { 0 } else { raw + prior(at) } };
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
    raw: u32,
    with_prior: u32,
}

/// Whether one weight is more than the other by half.
fn outweighs(weight: u32, other: u32) -> bool {
    weight * 2 > other * 3
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
