//! Straight quotation marks to those of a language, with geresh, gershayim and apostrophes kept apart from them.

use std::borrow::Cow;

use super::{Lang, Quotes, Script};

/// U+05F3 HEBREW PUNCTUATION GERESH.
const GERESH: &str = "׳";
/// U+05F4 HEBREW PUNCTUATION GERSHAYIM.
const GERSHAYIM: &str = "״";
/// Marks that are already what they should be, and the space that French ones bring along.
const TYPOGRAPHIC: &str = "“”„’‘‚«»‹›׳״\u{A0}";
/// Words that lose their beginning: Dutch `'s`, `'t`, `'n`, English `'tis` …
const ELISIONS: [(&str, &[&str]); 2] = [
    ("nl", &["s", "t", "n", "k", "m", "r", "ns", "tgeen", "tzelfde"]),
    ("en", &["tis", "twas", "em", "til", "cause", "round", "bout", "n"]),
];

/// Turns straight `"` and `'` into a language's marks, over the consecutive pieces of text of one block: a
/// quotation may begin in one piece and end in another, as in `"so *very* fine"`.
///
/// Quotations get the primary marks and those within them the inner ones, whichever straight mark was typed:
/// Dutch, whose primary marks are single, shows `"x"` as ‘x’. Marks that are already typographic stay.
#[derive(Clone, Debug)]
pub struct Smart {
    quotes: Quotes,
    language: String,
    open: Vec<char>,
    opened_last: bool,
}

/// What a straight mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Opens,
    Closes,
    Stands(&'static str),
    Apostrophe,
    Straight,
}

/// A straight mark and its neighbours.
struct Place<'a> {
    mark: char,
    /// Whether the character before it has just opened a quotation.
    after_opening: bool,
    before: Option<char>,
    after: Option<char>,
    /// The piece before it, as it was written.
    head: &'a str,
    /// The piece after it.
    tail: &'a str,
    /// Whether the block may go on behind the piece.
    goes_on: bool,
}

impl Smart {
    /// A converter for one block in `lang`.
    pub fn new(lang: &Lang) -> Smart {
        Smart {
            quotes: Quotes::of(lang),
            language: lang.language().to_owned(),
            open: Vec::new(),
            opened_last: false,
        }
    }

    /// Forgets open quotations: a new block begins.
    pub fn reset(&mut self) {
        self.open.clear();
        self.opened_last = false;
    }

    /// Converts one piece of text. `before` and `after` are the characters next to it in the block, `None` at
    /// its ends; they may belong to code or links.
    pub fn text<'a>(&mut self, text: &'a str, before: Option<char>, after: Option<char>) -> Cow<'a, str> {
        if !text.contains(['"', '\'']) {
            self.opened_last &= text.is_empty();
            return Cow::Borrowed(text);
        }
        self.opened_last &= before.is_some_and(is_mark);
        let mut out = String::with_capacity(text.len() + 16);
        let mut done = 0;
        for (at, found) in text.match_indices(['"', '\'']) {
            out.push_str(&text[done..at]);
            self.opened_last &= at == done;
            done = at + 1;
            let tail = &text[done..];
            let place = Place {
                mark: if found == "\"" { '"' } else { '\'' },
                after_opening: self.opened_last,
                before: out.chars().next_back().or(before),
                after: tail.chars().next().or(after),
                head: &text[..at],
                tail,
                goes_on: after.is_some(),
            };
            let mark = self.decide(&place);
            self.put(mark, place.mark, &mut out);
        }
        out.push_str(&text[done..]);
        self.opened_last &= done == text.len();
        Cow::Owned(out)
    }

    fn put(&mut self, mark: Mark, straight: char, out: &mut String) {
        self.opened_last = mark == Mark::Opens;
        match mark {
            Mark::Opens => {
                out.push_str(self.quotes.at(self.open.len()).0);
                self.open.push(straight);
            }
            Mark::Closes => {
                let depth = self.open.iter().rposition(|open| *open == straight).unwrap_or(0);
                self.open.truncate(depth);
                out.push_str(self.quotes.at(depth).1);
            }
            Mark::Stands(mark) => out.push_str(mark),
            Mark::Apostrophe => out.push(self.quotes.apostrophe),
            Mark::Straight => out.push(straight),
        }
    }

    fn decide(&self, place: &Place<'_>) -> Mark {
        if place.opens_after_prefix() && !self.open.contains(&place.mark) {
            return Mark::Opens;
        }
        if let Some(mark) = place.hebrew(self.open.contains(&place.mark)) {
            return mark;
        }
        if place.mark == '"' { self.decide_double(place) } else { self.decide_single(place) }
    }

    fn decide_double(&self, place: &Place<'_>) -> Mark {
        let is_open = self.open.contains(&'"');
        if place.may_open() && !(is_open && place.rather_closes()) {
            Mark::Opens
        } else if is_open && place.before.is_some_and(|c| !c.is_whitespace()) {
            Mark::Closes
        } else {
            Mark::Straight
        }
    }

    fn decide_single(&self, place: &Place<'_>) -> Mark {
        let is_open = self.open.contains(&'\'');
        let after_word = place.before.is_some_and(char::is_alphanumeric);
        if after_word && place.word_follows() {
            return Mark::Apostrophe;
        }
        if place.may_open() && !(is_open && place.rather_closes()) {
            let elided = self.elides(place.tail) || decade(place.tail);
            let alone = !place.goes_on && !closes_later(place.tail, '\'');
            return if elided || alone { Mark::Apostrophe } else { Mark::Opens };
        }
        if is_open && place.before.is_some_and(|c| !c.is_whitespace()) {
            Mark::Closes
        } else if place.before.is_some_and(char::is_alphabetic) {
            Mark::Apostrophe
        } else {
            Mark::Straight
        }
    }

    /// Whether a word that begins with an apostrophe follows.
    fn elides(&self, tail: &str) -> bool {
        let word = &tail[..tail.find(|c: char| !c.is_alphanumeric()).unwrap_or(tail.len())];
        let closed = tail[word.len()..].starts_with('\'');
        let known = ELISIONS.iter().filter(|(language, _)| *language == self.language);
        !closed && known.flat_map(|(_, words)| *words).any(|known| known.eq_ignore_ascii_case(word))
    }
}

impl Place<'_> {
    fn word_follows(&self) -> bool {
        self.after.is_some_and(char::is_alphanumeric)
    }

    /// Between a dash or bracket and no word, an open quotation ends.
    fn rather_closes(&self) -> bool {
        !self.word_follows() && self.before.is_some_and(|c| !c.is_whitespace())
    }

    /// A quotation begins at the start of a text, after white space, an opening bracket, a dash or another mark
    /// that opens, and not before white space.
    fn may_open(&self) -> bool {
        let free = self.after_opening
            || self.before.is_none_or(|c| {
                c.is_whitespace()
                    || matches!(c, '(' | '[' | '{' | '<' | '-' | '–' | '—' | '־' | '/' | '«' | '„' | '‚')
            });
        free && self.after.is_some_and(|c| !c.is_whitespace())
    }

    /// A mark within or behind a Hebrew word: gershayim stand between two letters, a geresh behind a letter;
    /// but at a word's end a mark that can close an open quotation does.
    fn hebrew(&self, is_open: bool) -> Option<Mark> {
        let hebrew = |c: Option<char>| c.is_some_and(|c| Script::of(c) == Some(Script::Hebrew));
        if !hebrew(self.before) {
            return None;
        }
        match (self.mark, hebrew(self.after)) {
            ('"', true) => Some(Mark::Stands(GERSHAYIM)),
            ('\'', true) => Some(Mark::Stands(GERESH)),
            ('\'', false) if !is_open && !self.word_follows() => Some(Mark::Stands(GERESH)),
            _ => None,
        }
    }

    /// Hebrew and Arabic write their clitics on to a quotation: `ב"הארץ" נכתב`, `و"الكتاب"`. That is one when
    /// nothing but clitics stands before the mark, two letters or more behind it, and a mark that closes later;
    /// or where emphasis or a link begins behind the mark. `ב"כ` and `מנכ"ל` are not.
    fn opens_after_prefix(&self) -> bool {
        let clitic = match self.before {
            Some('ו' | 'ה' | 'ב' | 'כ' | 'ל' | 'מ' | 'ש') => |c: char| "והבכלמש".contains(c),
            Some('و' | 'ف' | 'ب' | 'ل' | 'ك') => |c: char| "وفبلك".contains(c),
            _ => return false,
        };
        let prefix = self.head.trim_end_matches(clitic);
        let within = |c: char| c.is_alphanumeric() || is_mark(c);
        let clitics = self.head.len() - prefix.len();
        let alone = (1..=8).contains(&clitics) && !prefix.ends_with(within);
        let letters = self.tail.chars().take_while(|c| c.is_alphanumeric()).count();
        let goes_on = self.tail.is_empty() && self.word_follows();
        alone && (goes_on || letters >= 2 && closes_later(self.tail, self.mark))
    }
}

/// Whether a character is a quotation mark of any kind, or one that looks like it.
fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'') || TYPOGRAPHIC.contains(c)
}

/// Whether a mark that closes, at the end of a word and not at the beginning of one, comes before any that
/// opens.
fn closes_later(tail: &str, mark: char) -> bool {
    for (at, found) in tail.match_indices(|c| c == mark || TYPOGRAPHIC.contains(c)) {
        let before = tail[..at].chars().next_back();
        let after = tail[at + found.len()..].chars().next();
        match (before.is_some_and(|c| !c.is_whitespace()), after.is_some_and(char::is_alphanumeric)) {
            (true, false) if found.starts_with(mark) => return true,
            (false, true) => return false,
            _ if found.starts_with(['«', '‹', '„', '‚']) => return false,
            _ => {}
        }
    }
    false
}

/// `'90s`, `'24`: a year without its century.
fn decade(tail: &str) -> bool {
    let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
    let rest = tail.get(digits..).unwrap_or_default();
    let rest = rest.strip_prefix('s').unwrap_or(rest);
    digits == 2 && !rest.starts_with(|c: char| c.is_alphanumeric() || c == '\'')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn smart(tag: &str, text: &str) -> String {
        Smart::new(&Lang::parse(tag).unwrap()).text(text, None, None).into_owned()
    }

    #[test]
    fn each_language_has_its_marks() {
        assert_eq!(smart("he", r#"הוא אמר "שלום 'חבר' שלי" והלך"#), "הוא אמר ”שלום ’חבר’ שלי” והלך");
        assert_eq!(smart("ar", r#"قال "مرحبا 'يا صديقي'" ثم"#), "قال ”مرحبا ’يا صديقي‘“ ثم");
        assert_eq!(smart("nl", r#"Zeg "dank u" en 'graag'."#), "Zeg ‘dank u’ en ‘graag’.");
        assert_eq!(smart("nl", r#""Hij zei 'nee'," zei zij."#), "‘Hij zei “nee”,’ zei zij.");
        assert_eq!(smart("en", r#"("so 'it' is")"#), "(“so ‘it’ is”)");
        assert_eq!(smart("fr", r#"dit "oui"!"#), "dit «\u{A0}oui\u{A0}»!");
    }

    #[test]
    fn dutch_apostrophes_are_not_quotations() {
        assert_eq!(smart("nl", "'s Morgens in 't huis van foto's"), "’s Morgens in ’t huis van foto’s");
        assert_eq!(smart("nl", "Hans' auto's en 'n idee"), "Hans’ auto’s en ’n idee");
        assert_eq!(smart("nl", "'s-Hertogenbosch, de jaren '90"), "’s-Hertogenbosch, de jaren ’90");
        assert_eq!(smart("nl", "kies 's' of 't'"), "kies ‘s’ of ‘t’");
        assert_eq!(smart("en", "the '90s, 'tis o'clock, don't"), "the ’90s, ’tis o’clock, don’t");
    }

    #[test]
    fn geresh_and_gershayim_stay_themselves() {
        assert_eq!(smart("he", r#"צה"ל, מנכ"לית, ג'ורג', צ'ק"#), "צה״ל, מנכ״לית, ג׳ורג׳, צ׳ק");
        assert_eq!(smart("he", r#""מנכ"ל צה"ל""#), "”מנכ״ל צה״ל”");
        assert_eq!(smart("he", r#"ב"כ הנתבע אמר "לא""#), "ב״כ הנתבע אמר ”לא”");
        assert_eq!(smart("nl", r#"de afkorting צה"ל"#), "de afkorting צה״ל");
        assert_eq!(smart("he", "רח' הרצל 'א' ועוד"), "רח׳ הרצל ”א” ועוד");
    }

    #[test]
    fn clitics_stand_before_a_quotation() {
        assert_eq!(smart("he", r#"נכתב ב"הארץ" היום"#), "נכתב ב”הארץ” היום");
        assert_eq!(smart("he", r#"שב"ידיעות" וב"Times""#), "שב”ידיעות” וב”Times”");
        assert_eq!(smart("ar", r#"و"الكتاب" هنا"#), "و”الكتاب“ هنا");
        let mut pieces = Smart::new(&Lang::parse("he").unwrap());
        assert_eq!(pieces.text("כתב ב\"", None, Some('ה')), "כתב ב”");
        assert_eq!(pieces.text("\" היום", Some('ץ'), None), "” היום");
    }

    #[test]
    fn feet_and_inches_are_left() {
        assert_eq!(smart("en", r#"a 6' 2" board"#), r#"a 6' 2" board"#);
        assert_eq!(smart("en", r#"built "in 1990""#), "built “in 1990”");
    }

    #[test]
    fn a_quotation_may_span_pieces() {
        let mut smart = Smart::new(&Lang::parse("nl").unwrap());
        assert_eq!(smart.text("\"zo ", None, Some('h')), "‘zo ");
        assert_eq!(smart.text("heel", Some(' '), Some(' ')), "heel");
        assert_eq!(smart.text(" fijn\"", Some('l'), None), " fijn’");
        assert_eq!(smart.text("\"", None, Some('x')), "‘");
        assert_eq!(smart.text("\"", Some('x'), None), "’");
    }

    #[test]
    fn stray_marks_do_no_harm() {
        assert_eq!(smart("en", "\" ' \""), "\" ' \"");
        assert_eq!(smart("en", "\"\""), "“”");
        assert_eq!(smart("he", "\""), "\"");
    }

    /// A text without quotation marks and the spaces that belong to them.
    fn bare(text: &str) -> String {
        text.chars().filter(|c| !"\"'“”„‘’‚«»‹›׳״\u{A0}".contains(*c)).collect()
    }

    proptest! {
        #[test]
        fn only_marks_change_and_once_is_enough(
            tag in prop::sample::select(vec!["he", "ar", "nl", "en", "fr", "sv", "ru"]),
            text in "[a-cאבגוהשوبا0-2 \"'.,(–-]{0,24}",
        ) {
            let once = smart(tag, &text);
            prop_assert_eq!(bare(&once), bare(&text));
            prop_assert_eq!(smart(tag, &once), once);
        }

        #[test]
        fn any_text_survives(text in any::<String>()) {
            prop_assert_eq!(bare(&smart("he", &text)), bare(&text));
        }
    }
}
