//! The Unicode Bidirectional Algorithm (UAX #9): which way each character of a text runs, and the order in which a
//! screen shows them.
//!
//! The crate `unicode-bidi` does the work; `tests/bidi_conformance.rs` holds what stands here against Unicode's own
//! test files.

mod auto;
mod controls;

use icu_properties::CodePointMapData;
use icu_properties::props::BidiMirroringGlyph;
use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

use super::Direction;

pub use auto::{auto_direction, tag_length};
pub use controls::{Control, Fault, FaultKind, MAX_DEPTH, Pair, Scan, scan};

/// The embedding level of each character (rules P2 to L1, a paragraph being one line); `None` for those that rule X9
/// removes: embedding controls and other characters of the class BN. Even levels run left to right. Without a base
/// direction each paragraph takes that of its first strong character, and left to right where there is none.
pub fn levels(text: &str, base: Option<Direction>) -> Vec<Option<u8>> {
    let info = BidiInfo::new(text, base.map(level_of));
    let mut levels = Vec::with_capacity(text.len());
    for paragraph in &info.paragraphs {
        let of_bytes = info.reordered_levels(paragraph, paragraph.range.clone());
        for (at, c) in text[paragraph.range.clone()].char_indices() {
            let level = of_bytes.get(paragraph.range.start + at).map(|level| level.number());
            levels.push(level.filter(|_| !is_removed(c)));
        }
    }
    levels
}

/// The characters of a text, by their numbers, in the order in which a screen shows them from left to right (rule
/// L2), each paragraph as one line and those that rule X9 removes left out.
pub fn visual_order(text: &str, base: Option<Direction>) -> Vec<usize> {
    let levels = levels(text, base);
    let mut order = Vec::with_capacity(levels.len());
    let mut line: Vec<(usize, Level)> = Vec::new();
    for (number, (c, level)) in text.chars().zip(levels).enumerate() {
        line.extend(level.and_then(|level| Level::new(level).ok()).map(|level| (number, level)));
        if bidi_class(c) == BidiClass::B {
            put_line(&mut line, &mut order);
        }
    }
    put_line(&mut line, &mut order);
    order
}

fn put_line(line: &mut Vec<(usize, Level)>, order: &mut Vec<usize>) {
    let levels: Vec<Level> = line.iter().map(|(_, level)| *level).collect();
    let visual = BidiInfo::reorder_visual(&levels);
    order.extend(visual.into_iter().filter_map(|at| line.get(at)).map(|(number, _)| *number));
    line.clear();
}

/// A text as a screen shows it from left to right: in visual order, brackets mirrored where they run right to left
/// (rule L4), controls left out.
pub fn displayed(text: &str, base: Option<Direction>) -> String {
    let characters: Vec<char> = text.chars().collect();
    let levels = levels(text, base);
    let shown = |number: &usize| {
        let c = *characters.get(*number)?;
        let is_rtl = levels.get(*number).copied().flatten().is_some_and(|level| level % 2 == 1);
        let c = mirrored(c).filter(|_| is_rtl).unwrap_or(c);
        Control::of(c).is_none().then_some(c)
    };
    visual_order(text, base).iter().filter_map(shown).collect()
}

/// The direction of a text's first paragraph by its first strong character (rules P2 and P3); `None` where there is
/// none.
pub fn paragraph_direction(text: &str) -> Option<Direction> {
    super::script::first_strong(text.split(|c| bidi_class(c) == BidiClass::B).next().unwrap_or_default())
}

/// The character that is shown in place of `c` where it runs right to left (the property `Bidi_Mirroring_Glyph`).
pub fn mirrored(c: char) -> Option<char> {
    let glyph = CodePointMapData::<BidiMirroringGlyph>::new().get(c);
    glyph.mirroring_glyph
}

fn level_of(base: Direction) -> Level {
    if base.is_rtl() { Level::rtl() } else { Level::ltr() }
}

/// Whether rule X9 takes a character out before the others are ordered.
fn is_removed(c: char) -> bool {
    use BidiClass::{BN, LRE, LRO, PDF, RLE, RLO};
    matches!(bidi_class(c), BN | LRE | LRO | PDF | RLE | RLO)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const RTL: Option<Direction> = Some(Direction::Rtl);

    #[test]
    fn a_screen_shows_what_the_algorithm_orders() {
        assert_eq!(displayed("שלום abc", RTL), "abc םולש");
        assert_eq!(displayed("שלום (כך)", RTL), "(ךכ) םולש");
        assert_eq!(displayed("שלום )כך(", RTL), ")ךכ( םולש");
        assert_eq!(displayed("+31 20 555-1234", RTL), "555-1234 20 31+");
        assert_eq!(displayed("\u{2066}+31 20 555-1234\u{2069}", RTL), "+31 20 555-1234");
        // A line end takes the direction of the paragraph that it ends.
        assert_eq!(displayed("אב\nab אב", None), "\nבאab בא");
        assert_eq!(levels("a\u{202B}b", None), [Some(0), None, Some(2)]);
    }

    #[test]
    fn the_first_paragraph_decides() {
        assert_eq!(paragraph_direction("12 שלום\nabc"), RTL);
        assert_eq!(paragraph_direction("12\nשלום"), None);
        assert_eq!(mirrored('('), Some(')'));
        assert_eq!(mirrored('x'), None);
    }

    proptest! {
        #[test]
        fn every_character_is_shown_once(text in "[abאבم1٢ ().,\u{202A}-\u{202E}\u{2066}-\u{2069}\n]{0,24}") {
            for base in [None, RTL, Some(Direction::Ltr)] {
                let mut order = visual_order(&text, base);
                order.sort_unstable();
                let kept: Vec<usize> =
                    text.chars().enumerate().filter(|(_, c)| !is_removed(*c)).map(|(at, _)| at).collect();
                prop_assert_eq!(order, kept);
            }
        }
    }
}
