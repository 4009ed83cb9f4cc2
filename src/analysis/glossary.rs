//! Mentions of glossary terms in running text.

use std::collections::HashMap;
use std::ops::Range;

use crate::lang::Lang;

use super::prefix::{each_variant, has_clitics};
use super::{normalise_into, words};

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
    forms: HashMap<String, Vec<Form>>,
}

/// A written form of a term as normalised words, the first of which is the key it is filed under.
#[derive(Clone, Debug)]
struct Form {
    rest: Vec<String>,
    term: usize,
}

/// A word of the text, with the place of its normalised form in a shared buffer.
struct Token {
    start: usize,
    end: usize,
    normalised: Range<usize>,
}

/// A text's words.
struct Tokens<'a> {
    text: &'a str,
    all: Vec<Token>,
    normalised: String,
}

/// A form that fits, and how well: more words are better, then fewer words that lost clitics, then the earlier
/// term.
struct Fit {
    words: usize,
    stripped: usize,
    term: usize,
}

impl Matcher {
    /// A matcher for the terms' written forms. Forms without a word are passed over.
    pub fn new(lang: &Lang, terms: &[Vec<String>]) -> Matcher {
        let mut forms: HashMap<String, Vec<Form>> = HashMap::new();
        for (term, written) in terms.iter().enumerate() {
            for form in written {
                let mut words = words(form).map(|word| {
                    let mut normalised = String::new();
                    normalise_into(word.text, &mut normalised);
                    normalised
                });
                if let Some(first) = words.next() {
                    forms.entry(first).or_default().push(Form { rest: words.collect(), term });
                }
            }
        }
        Matcher { clitics: has_clitics(lang), forms }
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
        let tokens = Tokens::of(text);
        let mut at = 0;
        while at < tokens.all.len() {
            let Some(fit) = self.best_at(&tokens, at) else {
                at += 1;
                continue;
            };
            let (first, last) = (&tokens.all[at], &tokens.all[at + fit.words - 1]);
            mentions.push(Mention { start: first.start, end: last.end, term: fit.term });
            at += fit.words;
        }
        mentions
    }

    /// The form that fits best at a word.
    fn best_at(&self, tokens: &Tokens<'_>, at: usize) -> Option<Fit> {
        let word = tokens.word(at);
        let mut best = self.best_of(tokens, at, word, 0, None);
        if self.clitics {
            let mut buffer = String::new();
            each_variant(word, &mut buffer, &mut |variant| {
                best = self.best_of(tokens, at, variant, 1, best.take());
            });
        }
        best
    }

    /// The best of `best` and the forms whose first word is `first`.
    fn best_of(
        &self,
        tokens: &Tokens<'_>,
        at: usize,
        first: &str,
        stripped: usize,
        mut best: Option<Fit>,
    ) -> Option<Fit> {
        for form in self.forms.get(first).into_iter().flatten() {
            if let Some(more) = self.rest_fits(tokens, at, &form.rest) {
                let fit = Fit { words: form.rest.len() + 1, stripped: stripped + more, term: form.term };
                if best.as_ref().is_none_or(|best| fit.beats(best)) {
                    best = Some(fit);
                }
            }
        }
        best
    }

    /// How many of a form's further words lost clitics in the text; `None` where they do not fit.
    fn rest_fits(&self, tokens: &Tokens<'_>, at: usize, rest: &[String]) -> Option<usize> {
        let mut stripped = 0;
        for (offset, expected) in rest.iter().enumerate() {
            let here = at + offset + 1;
            if here >= tokens.all.len() || !tokens.joined(here) {
                return None;
            }
            if tokens.word(here) != expected {
                stripped += 1;
                if !self.clitics || !has_variant(tokens.word(here), expected) {
                    return None;
                }
            }
        }
        Some(stripped)
    }
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

impl<'a> Tokens<'a> {
    fn of(text: &'a str) -> Tokens<'a> {
        let mut normalised = String::with_capacity(text.len());
        let all = words(text)
            .map(|word| {
                let from = normalised.len();
                normalise_into(word.text, &mut normalised);
                Token { start: word.start, end: word.end, normalised: from..normalised.len() }
            })
            .collect();
        Tokens { text, all, normalised }
    }

    fn word(&self, at: usize) -> &str {
        &self.normalised[self.all[at].normalised.clone()]
    }

    /// Whether only white space, a hyphen or a maqaf stands before a word and after the one before it.
    fn joined(&self, at: usize) -> bool {
        let gap = self.text[self.all[at - 1].end..self.all[at].start].trim();
        matches!(gap, "" | "-" | "־" | "\u{2010}" | "\u{2011}")
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
