//! Arabic text typed with marks and letters of other languages.

use super::look::{Look, is_arabic, is_latin, is_mark, mended};
use crate::article::prose::OBJECT;
use crate::diag::{Certainty, Diagnostic};
use crate::lang::Script;

/// Marks of Latin text, and those that stand for them in the Arabic script.
const MARKS: [(char, &str); 3] = [(',', "،"), (';', "؛"), ('?', "؟")];

/// Letters that Persian and Kurdish have and Arabic lacks: a word with one of them is not Arabic.
const NOT_ARABIC: &str = "پچژگڤۆێڕڵ";

/// How many bytes on each side of a word are searched for the quotation that it stands in.
const WINDOW: usize = 300;

/// How many letters on each side of one are looked at as its word.
const LONGEST: usize = 60;

/// Marks that may stand between a word and its comma.
const CLOSERS: &str = ")]}»”“\"'’‘›";

/// `,` `;` `?` where text in the Arabic script has ، ؛ ؟.
pub(super) fn punctuation(look: &Look<'_>, notes: &mut Vec<Diagnostic>) {
    if !look.is_in(Script::Arabic) || !look.leaf.text.contains([',', ';', '?']) {
        return;
    }
    for (index, (_, c)) in look.chars.iter().enumerate() {
        let Some((_, new)) = MARKS.iter().find(|(mark, _)| mark == c) else { continue };
        let Some(certainty) = belongs(look, index) else { continue };
        let bytes = look.bytes(index..index + 1);
        let Some(fix) = look.fix(certainty, &[(bytes.clone(), new)]) else { continue };
        let note = look
            .warning("punctuation-latin", bytes, format!("`{c}` stands in Arabic text"))
            .help(format!("Write {new}, which leans the way Arabic reads."));
        notes.push(note.fix(fix));
    }
}

/// Whether a mark belongs to the Arabic text round it, and how sure that is. It does not in numbers, within Latin
/// phrases, and in smileys.
fn belongs(look: &Look<'_>, index: usize) -> Option<Certainty> {
    let next = look.at(index + 1);
    let ends = |c: char| {
        c.is_whitespace()
            || is_arabic(c)
            || CLOSERS.contains(c)
            || matches!(c, '؟' | '?' | '!' | '.' | '…' | '،')
    };
    if !next.is_none_or(ends) {
        return None;
    }
    let mut at = index;
    while at > 0
        && look
            .at(at - 1)
            .is_some_and(|c| is_mark(c) || c == 'ـ' || CLOSERS.contains(c) || c == '?' || c == '!')
    {
        at -= 1;
    }
    let before = look.at(at.checked_sub(1)?)?;
    let beyond = look.chars[index + 1..]
        .iter()
        .map(|(_, c)| *c)
        .find(|c| !c.is_whitespace() && !CLOSERS.contains(*c) && !"(«[\"'؟?!.".contains(*c));
    let arabic_follows = beyond.is_some_and(is_arabic);
    match before {
        c if is_arabic(c) => Some(Certainty::Certain),
        // A space too many: `كلمة , كلمة`. A smiley has none of these behind it.
        c if c.is_whitespace() && at == index => {
            let word = look.chars[..index]
                .iter()
                .rev()
                .map(|(_, c)| *c)
                .find(|c| !c.is_whitespace() && !is_mark(*c));
            let apart = next.is_none_or(|next| next.is_whitespace() || is_arabic(next));
            let in_arabic = arabic_follows || beyond.is_none();
            (word.is_some_and(is_arabic) && apart && in_arabic).then_some(Certainty::Certain)
        }
        c if is_latin(c) || c.is_numeric() || c == OBJECT => {
            let free = at == index && next.is_none_or(char::is_whitespace);
            let ends_question =
                look.at(index) == Some('?') && beyond.is_none() && one_word_since_arabic(look, index);
            (free && (arabic_follows || ends_question)).then_some(Certainty::Suggested)
        }
        _ => None,
    }
}

/// Whether but one word that is not Arabic stands before the mark, as in `هل تستخدم CRM?`.
fn one_word_since_arabic(look: &Look<'_>, index: usize) -> bool {
    let text = &look.leaf.text[..look.bytes(0..index).end];
    let mut words = text.split_whitespace().rev();
    words.next().is_some()
        && words.next().is_some_and(|word| word.chars().all(|c| is_arabic(c) || is_mark(c)))
}

/// Letters of Persian or Kurdish keyboards in Arabic words.
pub(super) fn letters(look: &Look<'_>, notes: &mut Vec<Diagnostic>) {
    if look.language() != "ar" || !look.leaf.text.contains(['ک', 'ی', 'ە']) {
        return;
    }
    for (index, (_, c)) in look.chars.iter().enumerate() {
        let (new, certainty) = match c {
            'ک' => ("ك", look.certain_in_words()),
            'ی' => ("ي", Certainty::Suggested),
            'ە' => ("ه", Certainty::Suggested),
            _ => continue,
        };
        let word = word_round(look, index);
        if look.leaf.text[word.clone()].contains(|c| NOT_ARABIC.contains(c))
            || foreign_neighbours(look, &word)
        {
            continue;
        }
        let bytes = look.bytes(index..index + 1);
        let Some(fix) = look.fix(certainty, &[(bytes.clone(), new)]) else { continue };
        let help = match c {
            'ی' => "Write ي, or ى where the word ends in an alif maqsura.".to_owned(),
            _ => format!("Write {new}: it looks alike, but search and sorting take it for another letter."),
        };
        let note = look.warning("arabic-persian-letters", bytes, format!("{c} is not a letter of Arabic"));
        notes.push(mended(note.help(help), Some(fix)));
    }
}

/// The bytes of the word round a letter.
fn word_round(look: &Look<'_>, index: usize) -> std::ops::Range<usize> {
    let part =
        |at: usize| look.at(at).is_some_and(|c| is_arabic(c) || is_mark(c) || matches!(c, 'ـ' | '\u{200C}'));
    let start = (0..index).rev().take(LONGEST).take_while(|at| part(*at)).last().unwrap_or(index);
    let end = (index..look.chars.len()).take(LONGEST).take_while(|at| part(*at)).last().unwrap_or(index);
    look.bytes(start..end + 1)
}

/// Whether a word beside this one is of another language that has the letter: a quotation in Persian.
fn foreign_neighbours(look: &Look<'_>, word: &std::ops::Range<usize>) -> bool {
    let text = &look.leaf.text;
    let foreign = |word: &str| word.contains(|c: char| NOT_ARABIC.contains(c) || c == '\u{200C}');
    let near = |at: usize| (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let head = &text[near(word.start.saturating_sub(WINDOW))..word.start];
    let tail = &text[word.end..near((word.end + WINDOW).min(text.len())).max(word.end)];
    let before = head.split_whitespace().next_back().is_some_and(foreign);
    let after = tail.split_whitespace().next().is_some_and(foreign);
    let opened = head.rfind(['«', '”', '“', '"', '(', '‘', '’']);
    let closed = tail.find(['»', '”', '“', '"', ')', '‘', '’']);
    let quoted = opened.zip(closed).is_some_and(|(from, to)| foreign(&head[from..]) || foreign(&tail[..to]));
    before || after || quoted || foreign(&text[word.clone()])
}
