//! Whether a text is in the article's own language: the question that nearly every block asks.

use std::ops::ControlFlow;

use super::languages::{self, COUNT, HE, LANGUAGES, UNNAMED, place};
use super::score::{ARTICLE, lists_only, score};
use super::table::{Set, languages_of};
use super::words::{self, Shape};
use crate::lang::Lang;

/// The longest word, in bytes, that a glance looks up.
const GLANCE: usize = 16;
/// By how much the article's language must lead for `look` to stop reading.
const LEAD: u32 = 6;
/// How far another may lead it before a closer look is called for.
const DOUBT: u32 = 2;

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
    // Letters beyond the Arabic alphabet.
    let beyond = |part: &[u8]| part.iter().fold(0, |most, byte| *byte.max(&most)) >= 0xDA;
    let beyond_somewhere = arabic && beyond(text);
    let (mut ours, mut theirs) = (0, 0);
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let word = &rest[..rest.iter().position(|byte| *byte <= b' ').unwrap_or(rest.len())];
        at += word.len() + 1;
        let word = word.strip_suffix(b",").or(word.strip_suffix(b".")).unwrap_or(word);
        if word.len() > GLANCE {
            ours += u32::from(arabic && word.starts_with(ARTICLE));
        } else if word.len() > 1 {
            let set = languages_of(word) & !UNNAMED;
            ours += u32::from(
                set == own_bit || set == 0 && arabic && word.len() >= 8 && word.starts_with(ARTICLE),
            );
            theirs += u32::from(set != 0 && set & own_bit == 0);
        }
        theirs += u32::from(beyond_somewhere && beyond(word));
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
    let mut scores = [0_u32; COUNT];
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

fn leads(scores: &[u32; COUNT], own: usize) -> bool {
    scores.iter().enumerate().all(|(at, other)| at == own || other + LEAD <= scores[own])
}
