//! Mentions of glossary terms in running text.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::lang::Lang;

use super::normal::{Fold, fold_of, is_plain};
use super::prefix::{each_variant, has_clitics};
use super::{Word, Words, normalise_into, words};

/// How many letters at the end of a word are looked at before it is taken apart. Clitics stand at its beginning; where
/// the article is put back (للعميل, العميل), the last letter before the rest is the same.
const TAIL: usize = 3;
/// A word of so many bytes is not cut when it is normalised: a character of two bytes becomes three letters at most.
const SHORT: usize = 32;

/// A mention of a term: whole words of the text, in bytes, clitics included, for an element must not begin or
/// end within an Arabic word (W3C, *Arabic Layout Requirements*).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mention {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Which term, counted in what [`Matcher::new`] was given.
    pub term: usize,
}

/// Finds a language's glossary terms in texts. Made once, shared between threads.
#[derive(Clone, Debug)]
pub struct Matcher {
    clitics: bool,
    /// Forms by their first word.
    forms: FxHashMap<String, Vec<Form>>,
    /// The last letters of these words. Few words of a text end in any of them, and the others are no mentions.
    tails: FxHashSet<[char; TAIL]>,
    /// How many letters of a tail count: the shortest of these words may have fewer.
    tail: usize,
}

/// A written form of a term as normalised words, the first of which is the key it is filed under.
#[derive(Clone, Debug)]
struct Form {
    rest: Vec<String>,
    term: usize,
}

/// A word of the text, and those behind it.
struct Here<'a> {
    text: &'a str,
    word: Word<'a>,
    behind: Words<'a>,
}

/// A form that fits, and how well: more words are better, then fewer words that lost clitics, then the earlier
/// term.
struct Fit {
    words: usize,
    stripped: usize,
    term: usize,
    /// Where its last word ends.
    end: usize,
}

impl Matcher {
    /// A matcher for the terms' written forms. Forms without a word are passed over.
    pub fn new(lang: &Lang, terms: &[Vec<String>]) -> Matcher {
        let mut forms: FxHashMap<String, Vec<Form>> = FxHashMap::default();
        let mut firsts = Vec::new();
        for (term, written) in terms.iter().enumerate() {
            for form in written {
                let mut words = words(form).map(|word| normal(word.text));
                if let Some(first) = words.next() {
                    firsts.push(first.clone());
                    forms.entry(first).or_default().push(Form { rest: words.collect(), term });
                }
            }
        }
        let tail = firsts.iter().map(|first| first.chars().count().min(TAIL)).min().unwrap_or(TAIL);
        let tails = firsts.iter().map(|first| last(first.chars().rev(), tail)).collect();
        Matcher { clitics: has_clitics(lang), forms, tails, tail }
    }

    /// Whether there is nothing to find.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// All mentions in a text, in order, none over another. Words are compared normalised; between the words of
    /// a form the text may have any white space, a hyphen or a maqaf.
    pub fn find(&self, text: &str) -> Vec<Mention> {
        let mut mentions = Vec::new();
        if self.is_empty() {
            return mentions;
        }
        let mut behind = words(text);
        let mut done = 0;
        while let Some(word) = behind.next() {
            if word.start < done || !self.may_begin(word.text) {
                continue;
            }
            let here = Here { text, word, behind: behind.clone() };
            if let Some(fit) = self.best_at(&here) {
                mentions.push(Mention { start: word.start, end: fit.end, term: fit.term });
                done = fit.end;
            }
        }
        mentions
    }

    /// Whether a word ends as a form's first word does; true where that takes more than a look at its letters.
    fn may_begin(&self, word: &str) -> bool {
        if word.len() > SHORT || word.bytes().any(|byte| byte >= 0xE0) {
            return true;
        }
        let mut tail = ['\0'; TAIL];
        let mut found = 0;
        for c in word.chars().rev() {
            if found == self.tail {
                break;
            }
            match fold_of(c) {
                Fold::To(letter) if is_plain(c) => {
                    tail[found] = letter;
                    found += 1;
                }
                Fold::Drop if is_plain(c) => {}
                _ => return true,
            }
        }
        self.tails.contains(&tail)
    }

    /// The form that fits best at a word.
    fn best_at(&self, here: &Here<'_>) -> Option<Fit> {
        let word = normal(here.word.text);
        let mut best = self.best_of(here, &word, 0, None);
        if self.clitics {
            let mut buffer = String::new();
            each_variant(&word, &mut buffer, &mut |variant| {
                best = self.best_of(here, variant, 1, best.take());
            });
        }
        best
    }

    /// The best of `best` and the forms whose first word is `first`.
    fn best_of(&self, here: &Here<'_>, first: &str, stripped: usize, mut best: Option<Fit>) -> Option<Fit> {
        for form in self.forms.get(first).into_iter().flatten() {
            if let Some((more, end)) = self.rest_fits(here, &form.rest) {
                let fit = Fit { words: form.rest.len() + 1, stripped: stripped + more, term: form.term, end };
                if best.as_ref().is_none_or(|best| fit.beats(best)) {
                    best = Some(fit);
                }
            }
        }
        best
    }

    /// How many of a form's further words lost clitics in the text, and where the last of them ends; `None` where they
    /// do not fit.
    fn rest_fits(&self, here: &Here<'_>, rest: &[String]) -> Option<(usize, usize)> {
        let mut stripped = 0;
        let mut end = here.word.end;
        let mut behind = here.behind.clone();
        for expected in rest {
            let word = behind.next().filter(|word| is_gap(&here.text[end..word.start]))?;
            end = word.end;
            let word = normal(word.text);
            if word != *expected {
                stripped += 1;
                if !self.clitics || !has_variant(&word, expected) {
                    return None;
                }
            }
        }
        Some((stripped, end))
    }
}

/// A word normalised.
fn normal(word: &str) -> String {
    let mut normalised = String::new();
    normalise_into(word, &mut normalised);
    normalised
}

/// The first `count` of a word's letters from its end.
fn last(letters: impl Iterator<Item = char>, count: usize) -> [char; TAIL] {
    let mut tail = ['\0'; TAIL];
    tail.iter_mut().zip(letters.take(count)).for_each(|(place, letter)| *place = letter);
    tail
}

/// Whether what stands between two words parts no form: white space, a hyphen or a maqaf.
fn is_gap(gap: &str) -> bool {
    matches!(gap.trim(), "" | "-" | "־" | "\u{2010}" | "\u{2011}")
}

fn has_variant(word: &str, expected: &str) -> bool {
    let mut found = false;
    each_variant(word, &mut String::new(), &mut |variant| found |= variant == expected);
    found
}

impl Fit {
    fn beats(&self, other: &Fit) -> bool {
        let rank = |fit: &Fit| (usize::MAX - fit.words, fit.stripped, fit.term);
        rank(self) < rank(other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{candidate_keys, may_contain, word_keys};
    use proptest::prelude::*;

    fn matcher(tag: &str, terms: &[&[&str]]) -> Matcher {
        let terms: Vec<Vec<String>> =
            terms.iter().map(|forms| forms.iter().map(|form| (*form).to_owned()).collect()).collect();
        Matcher::new(&Lang::parse(tag).unwrap(), &terms)
    }

    fn found<'a>(matcher: &Matcher, text: &'a str) -> Vec<(&'a str, usize)> {
        matcher.find(text).into_iter().map(|m| (&text[m.start..m.end], m.term)).collect()
    }

    #[test]
    fn whole_words_are_found_whatever_their_case() {
        let nl = matcher("nl", &[&["klacht", "klachten"], &["e-mail"], &["eerste hulp"]]);
        assert_eq!(found(&nl, "Klacht, klachten; klachtenbrief"), [("Klacht", 0), ("klachten", 0)]);
        assert_eq!(
            found(&nl, "E-mail of e mail, eerste\n  hulp"),
            [("E-mail", 1), ("e mail", 1), ("eerste\n  hulp", 2)]
        );
        assert_eq!(found(&nl, "eerste. Hulp"), []);
    }

    #[test]
    fn hebrew_clitics_belong_to_the_mention() {
        let he = matcher("he", &[&["שירות לקוחות"], &["תלונה"], &["מנכ״ל"], &["הלקוח"]]);
        assert_eq!(found(&he, "ובשירות הלקוחות, כשהתלונה"), [("ובשירות הלקוחות", 0), ("כשהתלונה", 1)]);
        assert_eq!(found(&he, "המנכ\"ל ושירות־לקוחות"), [("המנכ\"ל", 2), ("ושירות־לקוחות", 0)]);
        assert_eq!(found(&he, "תַּלוּנָה תלונות"), [("תַּלוּנָה", 1)]);
    }

    #[test]
    fn arabic_clitics_belong_to_the_mention() {
        let ar = matcher("ar", &[&["خدمة العملاء"], &["عميل", "عملاء"], &["المدير"]]);
        assert_eq!(found(&ar, "وبخدمة العملاء"), [("وبخدمة العملاء", 0)]);
        assert_eq!(found(&ar, "للعميلِ والعملاء"), [("للعميلِ", 1), ("والعملاء", 1)]);
        assert_eq!(found(&ar, "للمدير"), [("للمدير", 2)]);
        let fa = matcher("fa", &[&["رد"]]);
        assert_eq!(found(&fa, "ورد"), []);
    }

    #[test]
    fn the_longest_and_the_exact_form_win() {
        let he = matcher("he", &[&["לון"], &["הלון"], &["הלון גדול"]]);
        assert_eq!(found(&he, "הלון הלון גדול לון"), [("הלון", 1), ("הלון גדול", 2), ("לון", 0)]);
        let nl = matcher("nl", &[&["service"], &["service desk"], &["desk"]]);
        assert_eq!(found(&nl, "service desk desk"), [("service desk", 1), ("desk", 2)]);
    }

    #[test]
    fn nothing_is_found_without_terms() {
        assert_eq!(found(&matcher("nl", &[&["", "–"]]), "een – tekst"), []);
    }

    proptest! {
        #[test]
        fn keys_of_a_found_form_are_among_the_text_s(
            tag in prop::sample::select(vec!["he", "ar", "nl", "fa"]),
            forms in prop::collection::vec("[אבהולמשכץ]{1,4}( [בהלקש]{2,3})?|[ابوللفكةأ]{1,5}|[a-c'-]{1,4}", 1..4),
            glue in prop::collection::vec("( |-|־|, |ו|ב|ה|כש|ש|ال|لل|و|ب|וכשבה)", 1..8),
        ) {
            let lang = Lang::parse(tag).unwrap();
            let mut text = String::new();
            for (index, glue) in glue.iter().enumerate() {
                text += glue;
                text += &forms[index % forms.len()];
                text += if index % 2 == 0 { " " } else { "" };
            }
            let terms: Vec<Vec<String>> = forms.iter().map(|form| vec![form.clone()]).collect();
            let mut keys = Vec::new();
            word_keys(&lang, &text, &mut keys);
            keys.sort_unstable();
            for mention in Matcher::new(&lang, &terms).find(&text) {
                prop_assert!(may_contain(&keys, &candidate_keys(&lang, &forms[mention.term])), "{} {:?}", text, mention);
            }
        }
    }
}
