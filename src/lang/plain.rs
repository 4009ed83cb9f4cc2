//! Plain text that reads well in either direction: titles, descriptions, feeds, attributes.
//!
//! Where there is no mark-up, characters say what elements say in HTML (W3C, *How to use Unicode controls for bidi
//! text*): phrases stand between LRI or RLI and PDI, and a mark before the text gives it the direction that its first
//! letter would not (W3C, *Strings and bidi*; UAX #9, rule P2). The older LRE, RLE, LRO and RLO are never written, and
//! no text is wrapped as a whole, which would hide its direction from whoever looks for its first letter.

use std::borrow::Cow;

use super::phrases::{self, Base, Phrase};
use super::script::{first_strong, strong_direction};
use super::{Direction, Lang};

const LRM: char = '\u{200E}';
const RLM: char = '\u{200F}';
const LRI: char = '\u{2066}';
const RLI: char = '\u{2067}';
const FSI: char = '\u{2068}';
const PDI: char = '\u{2069}';
const PDF: char = '\u{202C}';

/// A text that stands by itself and runs as `base` says: its phrases isolated, and before it a mark where its first
/// letter tells otherwise.
pub fn line(text: &str, base: Base) -> String {
    led(&isolated(text, base), base.dir)
}

/// A text whose phrases are isolated. One without any comes back as it is.
pub fn isolated(text: &str, base: Base) -> Cow<'_, str> {
    let found = phrases::find(text, base);
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 6 * found.len());
    write(text, 0..text.len(), &found, &mut out);
    Cow::Owned(out)
}

/// A text that runs as `own` says, as part of one that runs as `around` says.
pub fn part(text: &str, own: Base, around: Direction) -> Cow<'_, str> {
    if own.dir == around || !text.chars().any(|found| strong_direction(found) == Some(own.dir)) {
        return isolated(
            text,
            Base { dir: around, script: own.script.filter(|script| script.direction() == around) },
        );
    }
    let inside = isolated(text, own);
    Cow::Owned(format!("{}{inside}{PDI}", opening(own.dir)))
}

/// A text of unknown language as it is put into one of `lang`: isolated, in the direction of most of its words where its
/// first letter tells another, its phrases isolated within it.
pub fn inserted(text: &str, lang: &Lang) -> String {
    let (base, told) = guessed(text, lang);
    let open = if told { FSI } else { opening(base.dir) };
    format!("{open}{}{PDI}", isolated(text, base))
}

/// How a text of unknown language runs, by most of its words, or else as `lang` does; and whether its first letter
/// tells the same.
pub fn guessed(text: &str, lang: &Lang) -> (Base, bool) {
    let dir = phrases::direction_of(text).unwrap_or(lang.direction());
    (Base::new(dir, lang), first_strong(text).is_none_or(|first| first == dir))
}

/// A text with a mark before it where its first letter, isolated or not, runs against `dir`: not everything that shows
/// plain text knows isolates.
pub fn led(text: &str, dir: Direction) -> String {
    let first = text.chars().find_map(|found| match found {
        LRM => Some(Direction::Ltr),
        RLM | '\u{61C}' => Some(Direction::Rtl),
        _ => strong_direction(found),
    });
    match (first, dir) {
        (Some(Direction::Ltr), Direction::Rtl) => format!("{RLM}{text}"),
        (Some(Direction::Rtl), Direction::Ltr) => format!("{LRM}{text}"),
        _ => text.to_owned(),
    }
}

/// A text that was cut off, its isolates and embeddings closed and none closed that it does not open.
pub fn balanced(text: &str) -> Cow<'_, str> {
    let opens = |found: char| {
        matches!(found, '\u{2066}'..='\u{2068}' | '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}')
    };
    if !text.contains(|found: char| opens(found) || matches!(found, PDI | PDF)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 6);
    let mut open = Vec::new();
    for found in text.chars() {
        let closes = if matches!(found, LRI | RLI | '\u{2068}') { PDI } else { PDF };
        if opens(found) {
            open.push(closes);
        } else if matches!(found, PDI | PDF) {
            if open.last() != Some(&found) {
                continue;
            }
            open.pop();
        }
        out.push(found);
    }
    out.extend(open.into_iter().rev());
    Cow::Owned(out)
}

fn opening(dir: Direction) -> char {
    if dir.is_rtl() { RLI } else { LRI }
}

fn write(text: &str, range: std::ops::Range<usize>, phrases: &[Phrase], out: &mut String) {
    let mut done = range.start;
    for phrase in phrases {
        out.push_str(&text[done..phrase.range.start]);
        out.push(opening(phrase.dir));
        write(text, phrase.range.clone(), &phrase.inner, out);
        out.push(PDI);
        done = phrase.range.end;
    }
    out.push_str(&text[done..range.end]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base(tag: &str) -> Base {
        Base::of(&Lang::parse(tag).unwrap())
    }

    #[test]
    fn the_first_letter_tells_the_direction() {
        assert_eq!(line("מדריך C++ קצר", base("he")), "מדריך \u{2066}C++\u{2069} קצר");
        assert_eq!(line("CRM למתחילים", base("he")), "\u{200F}\u{2066}CRM\u{2069} למתחילים");
        assert_eq!(line("תלונה is een klacht", base("nl")), "\u{200E}\u{2067}תלונה\u{2069} is een klacht");
        assert_eq!(line("Klacht", base("nl")), "Klacht");
        for (text, tag) in [("CRM", "he"), ("What is CRM?", "ar"), ("שלום", "nl"), ("(CRM) של", "he")] {
            let base = base(tag);
            assert_eq!(
                first_strong(&line(text, base).replace(['\u{2066}', '\u{2067}', '\u{2069}'], "")),
                None.or(Some(base.dir))
            );
        }
    }

    #[test]
    fn a_part_runs_its_own_way() {
        assert_eq!(
            part("Wat is תלונה?", base("nl"), Direction::Rtl),
            "\u{2066}Wat is \u{2067}תלונה\u{2069}?\u{2069}"
        );
        assert_eq!(part("Wat?", base("nl"), Direction::Ltr), "Wat?");
    }

    #[test]
    fn what_was_cut_off_is_closed() {
        assert_eq!(balanced("א \u{2066}b…"), "א \u{2066}b…\u{2069}");
        assert_eq!(balanced("א\u{2069} \u{2067}\u{202A}b\u{2069}…"), "א \u{2067}\u{202A}b…\u{202C}\u{2069}");
        assert!(matches!(balanced("א b"), Cow::Borrowed(_)));
    }
}
