//! Where words stand: packed numbers while an index is made, text when it is written.

use super::coding::number;

/// How many steps there are for how much a word weighs in a section.
const LEVELS: u32 = 24;
/// The weight of level 0; each further level is [`STEP`] times the one before.
const LOWEST: f64 = 0.1;
/// See [`LOWEST`].
const STEP: f64 = 1.3;
/// The square root of [`STEP`]: a weight belongs to the level whose own weight is the nearest by ratio.
const HALF_STEP: f64 = 1.140_175_425_099_138;

/// How much the length of a section counts, as `b` of BM25 (Robertson and Zaragoza, *The Probabilistic Relevance
/// Framework*, 2009).
const LENGTH_SHARE: f64 = 0.75;
/// The length, in words, at which a section is neither long nor short. It is fixed rather than the handbook's mean, so
/// that an edit of one article leaves the weights of all others as they were.
const PIVOT: f64 = 100.0;

const SLOT_BITS: u32 = 23;
const ORDINAL_BITS: u32 = 12;
const LEVEL_BITS: u32 = 5;
/// The last ordinal that is told apart: later sections count as this one.
const LAST_ORDINAL: u32 = (1 << ORDINAL_BITS) - 1;

/// A form of a word in a section of an article, in one number that sorts by form, then article, then section: 24 bits
/// of the form's number, 23 of the article's, 12 of the section's, 5 of the level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Posting(u64);

impl Posting {
    pub fn new(form: u32, article: u32, ordinal: u32, level: u32) -> Posting {
        let ordinal = ordinal.min(LAST_ORDINAL);
        let place = (u64::from(form) << SLOT_BITS | u64::from(article)) << ORDINAL_BITS | u64::from(ordinal);
        Posting(place << LEVEL_BITS | u64::from(level))
    }

    pub fn form(self) -> u32 {
        (self.0 >> (SLOT_BITS + ORDINAL_BITS + LEVEL_BITS)) as u32
    }

    pub fn article(self) -> u32 {
        (self.0 >> (ORDINAL_BITS + LEVEL_BITS)) as u32 & ((1 << SLOT_BITS) - 1)
    }

    fn ordinal(self) -> u32 {
        (self.0 >> LEVEL_BITS) as u32 & LAST_ORDINAL
    }

    fn level(self) -> u32 {
        self.0 as u32 & ((1 << LEVEL_BITS) - 1)
    }

    /// The same place under another form and article.
    pub fn moved(self, form: u32, article: u32) -> Posting {
        Posting::new(form, article, self.ordinal(), self.level())
    }
}

/// The level of a word that counts `frequency` times in a section of `length` words.
pub(super) fn level(frequency: f64, length: u32) -> u32 {
    let weight = frequency / (1.0 - LENGTH_SHARE + LENGTH_SHARE * f64::from(length) / PIVOT);
    level_of(weight)
}

fn level_of(weight: f64) -> u32 {
    let mut bound = LOWEST * HALF_STEP;
    (0..LEVELS - 1)
        .find(|_| {
            let below = weight < bound;
            bound *= STEP;
            below
        })
        .unwrap_or(LEVELS - 1)
}

fn weight_of(level: u32) -> f64 {
    (0..level).fold(LOWEST, |weight, _| weight * STEP)
}

/// Makes one of sorted postings that are of one form and section: their weights are added.
pub(super) fn merge(postings: &mut Vec<Posting>) {
    postings.dedup_by(|next, first| {
        let same = first.0 >> LEVEL_BITS == next.0 >> LEVEL_BITS;
        if same {
            let level = level_of(weight_of(first.level()) + weight_of(next.level()));
            *first = Posting(first.0 >> LEVEL_BITS << LEVEL_BITS | u64::from(level));
        }
        same
    });
}

/// Writes the postings of one form, sorted, a section at most once.
pub(super) fn encode(postings: &[Posting], out: &mut String) {
    let mut next_article = 0;
    for article in postings.chunk_by(|a, b| a.article() == b.article()) {
        let [first, ..] = article else { continue };
        number(first.article() - next_article, out);
        next_article = first.article() + 1;
        let mut next_ordinal = 0;
        for (at, posting) in article.iter().enumerate() {
            let last = u32::from(at + 1 == article.len());
            let gap = posting.ordinal() - next_ordinal;
            number((gap * 2 + last) * LEVELS + posting.level(), out);
            next_ordinal = posting.ordinal() + 1;
        }
    }
}

/// Writes sorted articles without their sections.
pub(super) fn encode_articles(articles: impl IntoIterator<Item = u32>) -> String {
    let mut out = String::new();
    let mut next = 0;
    for article in articles {
        number(article - next, &mut out);
        next = article + 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_come_back_and_sort() {
        let posting = Posting::new(0xFF_FFFE, 0x7F_FFFD, 77, 23);
        assert_eq!(
            (posting.form(), posting.article(), posting.ordinal(), posting.level()),
            (0xFF_FFFE, 0x7F_FFFD, 77, 23)
        );
        assert!(Posting::new(1, 9, 9, 9) < Posting::new(2, 0, 0, 0));
        assert!(Posting::new(1, 1, 9, 9) < Posting::new(1, 2, 0, 0));
        assert_eq!(Posting::new(0, 0, 1 << 20, 0).ordinal(), LAST_ORDINAL);
    }

    #[test]
    fn levels_are_steps() {
        assert_eq!(level(1.0, 100), 9); // 0.1 · 1.3^9 = 1.06
        assert_eq!((level(0.0, 100), level(1e9, 1)), (0, LEVELS - 1));
        for step in 0..LEVELS {
            assert_eq!(level_of(weight_of(step)), step);
        }
    }

    #[test]
    fn one_section_stands_once() {
        let mut one = vec![Posting::new(1, 1, 0, 9), Posting::new(1, 1, 0, 9), Posting::new(1, 1, 1, 3)];
        merge(&mut one);
        assert_eq!(one.len(), 2);
        assert_eq!(one[0].level(), level_of(2.0 * weight_of(9)));
    }

    #[test]
    fn gaps_are_written() {
        let mut out = String::new();
        encode(&[Posting::new(5, 3, 1, 9), Posting::new(5, 3, 2, 0), Posting::new(5, 4, 0, 1)], &mut out);
        let mut expected = String::new();
        for value in [3, 2 * 24 + 9, 24, 0, 24 + 1] {
            number(value, &mut expected);
        }
        assert_eq!(out, expected);
        assert_eq!(encode_articles([0, 1, 7]), "  &");
    }
}
