//! Where words stand: packed numbers while an index is made, text when it is written.

use super::coding::{Numbers, number};

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

const ORDINAL_BITS: u32 = 12;
const LEVEL_BITS: u32 = 5;
/// The last ordinal that is told apart: later sections count as this one.
pub(super) const LAST_ORDINAL: u32 = (1 << ORDINAL_BITS) - 1;

/// That a form stands in a section, in one number that sorts by what it is of: the number of one of the two, and the
/// level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark(u32);

impl Mark {
    pub fn new(of: u32, level: u32) -> Mark {
        Mark(of << LEVEL_BITS | level)
    }

    /// The number of the form, or of the section.
    pub fn of(self) -> u32 {
        self.0 >> LEVEL_BITS
    }

    pub fn level(self) -> u32 {
        self.0 & ((1 << LEVEL_BITS) - 1)
    }
}

/// Where a form stands, in one number that sorts by article, then section: 12 bits of the section's ordinal, 5 of the
/// level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Posting(u64);

impl Posting {
    pub fn new(article: u32, ordinal: u32, level: u32) -> Posting {
        let place = u64::from(article) << ORDINAL_BITS | u64::from(ordinal.min(LAST_ORDINAL));
        Posting(place << LEVEL_BITS | u64::from(level))
    }

    pub fn article(self) -> u32 {
        (self.0 >> (ORDINAL_BITS + LEVEL_BITS)) as u32
    }

    fn ordinal(self) -> u32 {
        (self.0 >> LEVEL_BITS) as u32 & LAST_ORDINAL
    }

    fn level(self) -> u32 {
        self.0 as u32 & ((1 << LEVEL_BITS) - 1)
    }
}

/// How much a word weighs in a section of some length.
pub(super) struct Scale(f64);

impl Scale {
    /// The scale of a section of so many words.
    pub fn of(length: u32) -> Scale {
        Scale(1.0 - LENGTH_SHARE + LENGTH_SHARE * f64::from(length) / PIVOT)
    }

    /// The level of a word that counts so much.
    pub fn level(&self, count: u32) -> u32 {
        level_of(f64::from(count) / self.0)
    }
}

/// Where each level but the last ends.
const BOUNDS: [f64; LEVELS as usize - 1] = {
    let mut bounds = [LOWEST * HALF_STEP; LEVELS as usize - 1];
    let mut at = 1;
    while at < bounds.len() {
        bounds[at] = bounds[at - 1] * STEP;
        at += 1;
    }
    bounds
};

fn level_of(weight: f64) -> u32 {
    BOUNDS.partition_point(|bound| weight >= *bound) as u32
}

fn weight_of(level: u32) -> f64 {
    (0..level).fold(LOWEST, |weight, _| weight * STEP)
}

/// The level of a word that stands in one section with two levels.
fn sum(a: u32, b: u32) -> u32 {
    level_of(weight_of(a) + weight_of(b))
}

/// Makes one of the postings that are of one section: their weights are added, the lesser first.
pub(super) fn merge(postings: &mut Vec<Posting>) {
    postings.sort_unstable();
    postings.dedup_by(|next, first| {
        let same = first.0 >> LEVEL_BITS == next.0 >> LEVEL_BITS;
        if same {
            *first = Posting::new(first.article(), first.ordinal(), sum(first.level(), next.level()));
        }
        same
    });
}

/// Makes one of a section's marks that are of one form, likewise.
pub(super) fn join(marks: &mut Vec<Mark>) {
    marks.sort_unstable();
    marks.dedup_by(|next, first| {
        let same = first.of() == next.of();
        if same {
            *first = Mark::new(first.of(), sum(first.level(), next.level()));
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

/// Reads what [`encode`] wrote.
pub(super) fn decode(text: &str) -> impl Iterator<Item = Posting> {
    let mut numbers = Numbers::of(text);
    let mut article: Option<u32> = None;
    let (mut next_article, mut next_ordinal) = (0, 0);
    std::iter::from_fn(move || {
        let own = match article {
            Some(own) => own,
            None => {
                next_ordinal = 0;
                next_article + numbers.next()?
            }
        };
        next_article = own + 1;
        let value = numbers.next()?;
        let ordinal = next_ordinal + value / LEVELS / 2;
        next_ordinal = ordinal + 1;
        article = (value / LEVELS).is_multiple_of(2).then_some(own);
        Some(Posting::new(own, ordinal, value % LEVELS))
    })
}

/// The articles of what [`encode`] wrote.
pub(super) fn articles(text: &str) -> impl Iterator<Item = u32> {
    let mut numbers = Numbers::of(text);
    let mut next = 0;
    std::iter::from_fn(move || {
        let own = next + numbers.next()?;
        next = own + 1;
        while (numbers.next()? / LEVELS).is_multiple_of(2) {}
        Some(own)
    })
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
        let posting = Posting::new(0x7FFF_FFFD, 77, 23);
        assert_eq!((posting.article(), posting.ordinal(), posting.level()), (0x7FFF_FFFD, 77, 23));
        assert!(Posting::new(1, 9, 9) < Posting::new(2, 0, 0));
        assert_eq!(Posting::new(0, 1 << 20, 0).ordinal(), LAST_ORDINAL);
        let mark = Mark::new(0x7FF_FFFE, 23);
        assert_eq!((mark.of(), mark.level()), (0x7FF_FFFE, 23));
    }

    #[test]
    fn levels_are_steps() {
        assert_eq!(Scale::of(100).level(1), 9); // 0.1 · 1.3^9 = 1.06
        assert_eq!((Scale::of(100).level(0), Scale::of(1).level(u32::MAX)), (0, LEVELS - 1));
        for step in 0..LEVELS {
            assert_eq!(level_of(weight_of(step)), step);
        }
    }

    #[test]
    fn one_section_stands_once() {
        let mut one = vec![Posting::new(1, 1, 3), Posting::new(1, 0, 9), Posting::new(1, 0, 9)];
        merge(&mut one);
        assert_eq!(one, [Posting::new(1, 0, level_of(2.0 * weight_of(9))), Posting::new(1, 1, 3)]);
        let mut marks = vec![Mark::new(7, 9), Mark::new(3, 0), Mark::new(7, 9)];
        join(&mut marks);
        assert_eq!(marks, [Mark::new(3, 0), Mark::new(7, level_of(2.0 * weight_of(9)))]);
    }

    #[test]
    fn what_is_written_comes_back() {
        let postings =
            [(3, 1, 9), (3, 2, 0), (4, 0, 1), (900, LAST_ORDINAL, 23), (901, 77, 5), (70_000, 0, 7)];
        let postings = postings.map(|(article, ordinal, level)| Posting::new(article, ordinal, level));
        let mut out = String::new();
        encode(&postings, &mut out);
        assert_eq!(decode(&out).collect::<Vec<_>>(), postings);
        assert_eq!(articles(&out).collect::<Vec<_>>(), [3, 4, 900, 901, 70_000]);
        assert_eq!(decode("").count(), 0);
    }

    #[test]
    fn gaps_are_written() {
        let mut out = String::new();
        encode(&[Posting::new(3, 1, 9), Posting::new(3, 2, 0), Posting::new(4, 0, 1)], &mut out);
        let mut expected = String::new();
        for value in [3, 2 * 24 + 9, 24, 0, 24 + 1] {
            number(value, &mut expected);
        }
        assert_eq!(out, expected);
        assert_eq!(encode_articles([0, 1, 7]), "  &");
    }
}
