//! Marks within Hebrew words: gershayim, geresh and maqaf, typed as what a keyboard has.

use super::look::{Look, is_hebrew, is_mark, mended};
use crate::diag::{Certainty, Diagnostic};
use crate::lang::{Lang, Smart};

/// Abbreviations that end in a geresh, without it.
const ABBREVIATIONS: [&str; 42] = [
    "וכו", "וגו", "וכד", "רח", "שד", "שכ", "עמ", "מס", "גב", "פרופ", "אינג", "טל", "ר", "עי", "ע", "ס", "סי",
    "פס", "פר", "אונ", "חוב", "הוצ", "מהד", "כר", "גל", "תרג", "נק", "דק", "שנ", "ק", "מ", "ח", "ש", "נ",
    "שו", "אות", "לפנ", "אח", "מח", "יח", "סע", "תק",
];

/// How many characters on each side of a mark are shown as its word.
const LONGEST: usize = 40;

/// Words that begin an abbreviation together with it: `בעמ׳`, `וברח׳`.
const CLITICS: &str = "והבכלמש";

/// Letters whose sound a geresh changes: a word that ends in one of them with a mark ends in a geresh.
const SOUNDS: &str = "גזצץ";

/// `"` and `'` in Hebrew words, by the same notion of gershayim and geresh as the build's typography has.
pub(super) fn quotes(look: &Look<'_>, notes: &mut Vec<Diagnostic>) {
    let text = &look.leaf.text;
    if !text.contains(['"', '\'']) || !text.contains(is_hebrew) {
        return;
    }
    let Ok(hebrew) = Lang::parse("he") else { return };
    let shown = Smart::new(&hebrew).text(text, None, None).into_owned();
    // Hebrew marks are one character each, as the straight ones are.
    let shown: Vec<char> = shown.chars().collect();
    let mut index = 0;
    while index < look.chars.len() {
        let length = quote(look, &shown, index, notes);
        index += length.max(1);
    }
}

/// Looks at one mark; how many characters were looked at.
fn quote(look: &Look<'_>, shown: &[char], index: usize, notes: &mut Vec<Diagnostic>) -> usize {
    let between = |length: usize| {
        look.before(index).is_some_and(is_hebrew) && look.at(index + length).is_some_and(is_hebrew)
    };
    let (name, new, length, certainty) = match (look.at(index), look.at(index + 1), shown.get(index)) {
        (Some('\''), Some('\''), _) if between(2) => ("gershayim", "״", 2, look.certain_in_words()),
        (Some('"'), _, Some('״')) if between(1) => ("gershayim", "״", 1, within(look, index)),
        (Some('\''), _, Some('׳')) if between(1) => ("geresh", "׳", 1, Certainty::Certain),
        (Some('\''), _, Some('׳')) => ("geresh", "׳", 1, at_the_end(look, index)),
        _ => return 1,
    };
    let bytes = look.bytes(index..index + length);
    let fix = look.fix(certainty, &[(bytes.clone(), new)]);
    if fix.is_none() && !look.leaf.is_text(bytes.clone()) && is_escaped(look, &bytes) {
        return length;
    }
    let word = word_round(look, index);
    let old = &look.leaf.text[bytes.clone()];
    let note = look
        .warning("quotes-ascii", bytes, format!("`{old}` in `{word}` stands for {name}"))
        .help(format!("Write {new}, which belongs to the word and does not part it from its neighbours."));
    notes.push(mended(note, fix));
    length
}

/// An escaped mark is meant as it stands.
fn is_escaped(look: &Look<'_>, bytes: &std::ops::Range<usize>) -> bool {
    use crate::article::prose::RunKind::Escape;
    look.leaf
        .runs
        .iter()
        .any(|run| run.kind == Escape && run.at.start < bytes.end && run.at.end > bytes.start)
}

/// Whether a mark between letters surely stands for gershayim: not when nothing but clitics stands before it and a
/// whole word behind it, as where a quotation begins that ends in another paragraph (`ה"מנהל הטוב`).
fn within(look: &Look<'_>, index: usize) -> Certainty {
    let letters = |c: &&(usize, char)| is_hebrew(c.1) || is_mark(c.1);
    let before = look.chars[..index].iter().rev().take_while(letters).filter(|(_, c)| is_hebrew(*c));
    let clitics = before.clone().all(|(_, c)| CLITICS.contains(*c)) && before.count() <= 2;
    let after = look.chars[index + 1..].iter().take_while(letters).filter(|(_, c)| is_hebrew(*c)).count();
    if clitics && after >= 3 { Certainty::Suggested } else { Certainty::Certain }
}

/// Whether a mark at a word's end is surely a geresh: in known abbreviations, after one letter, and after letters
/// whose sound it changes.
fn at_the_end(look: &Look<'_>, index: usize) -> Certainty {
    let start = (0..index)
        .rev()
        .find(|at| look.at(*at).is_none_or(|c| !is_hebrew(c) && !is_mark(c) && !"\"'״׳".contains(c)))
        .map_or(0, |at| at + 1);
    let letters = look.chars[start..index].iter().map(|(_, c)| *c).filter(|c| is_hebrew(*c));
    let word: String = letters.collect();
    let bare = word.trim_start_matches(|c| CLITICS.contains(c));
    let known = ABBREVIATIONS.contains(&word.as_str()) || ABBREVIATIONS.contains(&bare);
    let begins_apart =
        start == 0 || look.at(start - 1).is_some_and(|c| c.is_whitespace() || "([־-–/".contains(c));
    let sound = word.chars().next_back().is_some_and(|last| SOUNDS.contains(last));
    let single = word.chars().count() == 1;
    if begins_apart && (known || single || sound) { Certainty::Certain } else { Certainty::Suggested }
}

/// The word round a mark.
fn word_round<'l>(look: &'l Look<'_>, index: usize) -> &'l str {
    let part = |at: usize| look.at(at).is_some_and(|c| is_hebrew(c) || is_mark(c) || matches!(c, '"' | '\''));
    let start = (0..index).rev().take(LONGEST).take_while(|at| part(*at)).last().unwrap_or(index);
    let end = (index..look.chars.len()).take(LONGEST).take_while(|at| part(*at)).last().unwrap_or(index);
    &look.leaf.text[look.bytes(start..end + 1)]
}

/// A hyphen between Hebrew letters. Between two letters that stand alone it may be a range: `א-ה`.
pub(super) fn maqaf(look: &Look<'_>, notes: &mut Vec<Diagnostic>) {
    if !look.leaf.text.contains('-') || !look.leaf.text.contains(is_hebrew) {
        return;
    }
    for index in 1..look.chars.len() {
        let joins = look.at(index) == Some('-')
            && look.before(index).is_some_and(is_hebrew)
            && look.at(index + 1).is_some_and(is_hebrew)
            && !(is_single(look, index, -1) && is_single(look, index, 1));
        if !joins {
            continue;
        }
        let bytes = look.bytes(index..index + 1);
        let Some(fix) = look.fix(Certainty::Suggested, &[(bytes.clone(), "־")]) else { continue };
        let note = look.warning("maqaf", bytes, "a hyphen joins two Hebrew words").help(
            "Write ־ (maqaf), which Hebrew joins words with; or leave a space on both sides and write –.",
        );
        notes.push(note.fix(fix));
    }
}

/// Whether but one letter stands on a side of the hyphen.
fn is_single(look: &Look<'_>, index: usize, step: isize) -> bool {
    let mut letters = 0;
    let mut at = index.checked_add_signed(step);
    while let Some(c) = at.and_then(|at| look.at(at)) {
        match c {
            c if is_hebrew(c) => letters += 1,
            c if is_mark(c) => {}
            '"' | '\'' | '״' | '׳' | '-' | '־' => return letters == 1 && !matches!(c, '-' | '־'),
            _ => break,
        }
        at = at.and_then(|at| at.checked_add_signed(step));
    }
    letters == 1
}
