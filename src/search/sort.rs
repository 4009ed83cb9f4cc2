//! Sorts the words that were gathered: from what stands in each article to where each form stands.

use super::collect::{Part, SUMMARY, Seen, Words};
use super::places::Places;
use super::postings::{LAST_ORDINAL, Mark, Scale, join};

/// An article with the words that were gathered of it.
pub(super) struct Gathered<'w> {
    /// Its slot.
    pub slot: u32,
    /// Who gathered them.
    pub part: &'w Part,
    pub seen: &'w Seen,
    /// The forms of its topics' names.
    pub topics: Vec<u32>,
}

/// Where the forms of some articles stand, which are sorted by their slots.
pub(super) fn places(words: &Words, articles: &[Gathered<'_>]) -> Places {
    let mut most = vec![0; words.forms.bound()];
    for article in articles {
        let marks = article.part.sections(article.seen).flatten().map(|mark| mark.of());
        marks.chain(article.topics.iter().copied()).for_each(|form| most[form as usize] += 1);
    }
    let mut places = Places::new(most);
    articles.iter().for_each(|article| add(article, &mut places));
    places
}

/// Puts the words of an article to their places, section by section. The words of topics' names stand before its first
/// heading.
fn add(article: &Gathered<'_>, places: &mut Places) {
    let sections = article.part.sections(article.seen);
    let (last, count) = (LAST_ORDINAL as usize, sections.len());
    let mut together: Vec<Mark> = Vec::new();
    for (ordinal, marks) in sections.enumerate() {
        // What several texts say of one section is put together.
        if ordinal == 0 && !article.topics.is_empty() {
            let level = Scale::of(article.seen.opening).level(SUMMARY);
            together.extend(marks);
            together.extend(article.topics.iter().map(|form| Mark::new(*form, level)));
        } else if ordinal >= last && count > last + 1 {
            together.extend(marks);
        } else {
            places.section(article.slot, ordinal as u32);
            marks.iter().for_each(|mark| places.push(*mark));
            continue;
        }
        if ordinal < last || ordinal + 1 == count {
            join(&mut together);
            places.section(article.slot, ordinal as u32);
            together.drain(..).for_each(|mark| places.push(mark));
        }
    }
}
