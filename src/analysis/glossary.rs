//! Mentions of glossary terms in running text.

use rustc_hash::FxHashMap;

use crate::lang::Lang;

use super::normal::{DROPPED, folded};
use super::prefix::{each_variant, has_clitics};
use super::{Word, Words, normalise_into, words};

/// How many letters at the end of a word are looked at before it is taken apart. Clitics stand at its beginning; where
/// the article is put back (للعميل, العميل), the last letter before the rest is the same.
const TAIL: usize = 3;
/// A word of so many bytes is not cut when it is normalised: a character of two bytes becomes three letters at most.
const SHORT: usize = 32;
/// How many bits tell the ends of a search's forms apart.
const BITS: usize = 1024;

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

/// A language's glossary terms, to be found in texts. Made once, shared between threads.
#[derive(Clone, Debug)]
pub struct Matcher {
    clitics: bool,
    /// Forms by their first word.
    forms: FxHashMap<String, Vec<Form>>,
    /// For each term how the first words of its forms end.
    tails: Vec<Vec<Tail>>,
}

/// A search for the terms that a text may mention. Few of its words end as a form of one of these does, and the others
/// begin no mention.
#[derive(Clone, Debug)]
pub struct Search<'m> {
    matcher: &'m Matcher,
    /// How the terms' forms end: the bits that their tails are given.
    tails: [u64; BITS / 64],
}

/// The last letters of a normalised word, from its end; NUL where it has no more.
type Tail = [char; TAIL];

/// The mentions in a text, in order, none over another.
#[derive(Clone, Debug)]
pub struct Mentions<'s, 't> {
    search: &'s Search<'s>,
    text: &'t str,
    /// Whether it has characters of three bytes.
    wide: bool,
    behind: Words<'t>,
    /// Where the last mention ends.
    done: usize,
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
        let mut tails = vec![Vec::new(); terms.len()];
        for (term, written) in terms.iter().enumerate() {
            for form in written {
                let mut words = words(form).map(|word| normal(word.text));
                if let Some(first) = words.next() {
                    tails[term].push(tail(&first));
                    forms.entry(first).or_default().push(Form { rest: words.collect(), term });
                }
            }
        }
        Matcher { clitics: has_clitics(lang), forms, tails }
    }

    /// A search in texts that mention no terms but these.
    pub fn search(&self, terms: impl IntoIterator<Item = usize>) -> Search<'_> {
        let mut tails = [0; BITS / 64];
        for tail in terms.into_iter().flat_map(|term| &self.tails[term]) {
            let bit = bit(*tail);
            tails[bit / 64] |= 1 << (bit % 64);
        }
        Search { matcher: self, tails }
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

impl Search<'_> {
    /// The mentions in a text. Words are compared normalised; between the words of a form the text may have any white
    /// space, a hyphen or a maqaf.
    pub fn mentions<'s, 't>(&'s self, text: &'t str) -> Mentions<'s, 't> {
        let wide = text.bytes().fold(0, u8::max) >= 0xE0;
        Mentions { search: self, text, wide, behind: words(text), done: 0 }
    }

    /// Whether a word ends as a form's first word may; true where that takes more than a look at its letters.
    fn may_begin(&self, word: &str) -> bool {
        let mut tail = Tail::default();
        let mut found = 0;
        for c in word.chars().rev() {
            match folded(c) {
                None => return true,
                Some(DROPPED) => {}
                Some(letter) => {
                    tail[found] = letter;
                    found += 1;
                    if found == TAIL {
                        break;
                    }
                }
            }
        }
        // Of a word that loses clitics two letters are left at least.
        self.has(tail) || self.has([tail[0], tail[1], '\0'])
    }

    fn has(&self, tail: Tail) -> bool {
        let bit = bit(tail);
        self.tails[bit / 64] >> (bit % 64) & 1 != 0
    }
}

impl Iterator for Mentions<'_, '_> {
    type Item = Mention;

    fn next(&mut self) -> Option<Mention> {
        while let Some(word) = self.behind.next() {
            if word.start < self.done || !self.may_be_cut(word.text) && !self.search.may_begin(word.text) {
                continue;
            }
            let here = Here { text: self.text, word, behind: self.behind.clone() };
            if let Some(fit) = self.search.matcher.best_at(&here) {
                self.done = fit.end;
                return Some(Mention { start: word.start, end: fit.end, term: fit.term });
            }
        }
        None
    }
}

impl Mentions<'_, '_> {
    /// Whether a word may be too long for its last letters to be compared.
    fn may_be_cut(&self, word: &str) -> bool {
        word.len() > SHORT || self.wide && word.bytes().any(|byte| byte >= 0xE0)
    }
}

/// A word normalised.
fn normal(word: &str) -> String {
    let mut normalised = String::with_capacity(word.len());
    normalise_into(word, &mut normalised);
    normalised
}

/// The last letters of a normalised word.
fn tail(word: &str) -> Tail {
    let mut tail = Tail::default();
    tail.iter_mut().zip(word.chars().rev()).for_each(|(place, letter)| *place = letter);
    tail
}

/// The bit of a tail.
fn bit([last, middle, first]: Tail) -> usize {
    let letters = u64::from(last) << 42 | u64::from(middle) << 21 | u64::from(first);
    // The upper bits of a product with 2⁶⁴ divided by the golden ratio depend on all of the letters.
    (letters.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - BITS.ilog2())) as usize
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

    fn all(matcher: &Matcher) -> Search<'_> {
        matcher.search(0..matcher.tails.len())
    }

    fn found<'a>(matcher: &Matcher, text: &'a str) -> Vec<(&'a str, usize)> {
        let search = all(matcher);
        search.mentions(text).map(|m| (&text[m.start..m.end], m.term)).collect()
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
            let matcher = Matcher::new(&lang, &terms);
            let mentions: Vec<Mention> = all(&matcher).mentions(&text).collect();
            for mention in &mentions {
                prop_assert!(may_contain(&keys, &candidate_keys(&lang, &forms[mention.term])), "{} {:?}", text, mention);
            }
            // Who looks for no others than these finds all the same.
            let mentioned = matcher.search(mentions.iter().map(|mention| mention.term));
            prop_assert_eq!(mentioned.mentions(&text).collect::<Vec<_>>(), mentions);
        }
    }
}
