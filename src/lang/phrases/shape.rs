//! What the shape of a phrase tells: a list or a sentence, quoted or not, with a mark of its own at its end or not.

use std::ops::Range;

use super::signs::{Sign, Signs, is_quote, is_stop};
use crate::lang::Direction;

/// Words that only sentences have: English, Dutch, German and French ones, as far as they are no names.
const SENTENCE: [&str; 42] = [
    "is", "are", "was", "were", "am", "be", "has", "have", "had", "do", "does", "did", "can", "will",
    "would", "you", "we", "i", "they", "he", "she", "it", "the", "a", "an", "and", "or", "but", "not",
    "please", "thanks", "een", "het", "de", "en", "und", "ist", "et", "ik", "je", "wij", "niet",
];

/// Units that stand after a number: of the SI, of data, of type, of time.
const UNITS: [&str; 62] = [
    "B", "KB", "kB", "MB", "GB", "TB", "PB", "KiB", "MiB", "GiB", "bit", "bits", "bytes", "Mbps", "Gbps",
    "kbps", "mm", "cm", "m", "km", "in", "ft", "mg", "g", "kg", "t", "ml", "mL", "cl", "l", "L", "m²", "m2",
    "km²", "m³", "W", "kW", "kWh", "MW", "V", "mV", "A", "mA", "mAh", "Hz", "kHz", "MHz", "GHz", "px", "pt",
    "em", "rem", "dpi", "fps", "ms", "s", "h", "min", "K", "AM", "PM", "°C",
];

/// What two-part phrases with a small letter after the number say: `a.m.`, `°F`.
const MORE_UNITS: [&str; 6] = ["°F", "am", "pm", "a.m.", "p.m.", "km/h"];

/// Abbreviations whose full stop ends no sentence.
const SHORT: [&str; 21] = [
    "Dr", "Mr", "Mrs", "Ms", "Prof", "St", "Jr", "Sr", "vs", "Inc", "Ltd", "Co", "Corp", "No", "Nr", "Fig",
    "Vol", "etc", "approx", "ca", "drs",
];

/// Hebrew and Arabic for "and", "or" where they stand before a word of another script.
const RTL_CONJUNCTIONS: [&str; 8] = ["ו", "או", "וגם", "וכן", "و", "أو", "او", "وكذلك"];

/// The same in the languages of the handbook and their neighbours, and `&`.
const LTR_CONJUNCTIONS: [&str; 11] = ["en", "of", "and", "or", "und", "oder", "et", "ou", "y", "o", "&"];

pub(super) fn is_unit(word: &[char]) -> bool {
    let text: String = word.iter().collect();
    UNITS.contains(&text.as_str()) || MORE_UNITS.contains(&text.as_str())
}

/// Whether a full stop after this word ends no sentence: `Dr.`, `J.`, `e.g.`
pub(super) fn is_abbreviation(word: &[char]) -> bool {
    let text: String = word.iter().collect();
    matches!(word, [letter] if letter.is_alphabetic()) || text.contains('.') || SHORT.contains(&text.as_str())
}

/// What stands behind a name and a comma.
fn is_suffix(word: &[char]) -> bool {
    let text: String = word.iter().collect();
    matches!(
        text.as_str(),
        "Jr" | "Sr" | "PhD" | "MD" | "Inc" | "Ltd" | "LLC" | "Corp" | "GmbH" | "BV" | "NV"
    )
}

/// Whether a phrase follows a colon.
pub(super) fn is_introduced(text: &Signs, start: usize) -> bool {
    text.chars[..start].iter().rev().find(|found| !found.is_whitespace()) == Some(&':')
}

/// Whether a plural follows, which the number before it counts: `3 פעמים`, `٣ مرات`. Then the number is not part of the
/// Latin name before it, as that of `Windows 11` is.
pub(super) fn counts(text: &Signs, end: usize) -> bool {
    let rest = &text.chars[end..];
    let Some([' ' | '\u{A0}', word @ ..]) = rest.get(..) else { return false };
    let letters: Vec<char> = word.iter().copied().take_while(|found| found.is_alphabetic()).collect();
    match letters.as_slice() {
        ['ו' | 'ה', ..] | [] | [_] | [_, _] => false,
        [.., 'י', 'ם'] | [.., 'ו', 'ת'] => true,
        ['و', ..] | ['ا', 'ل', ..] => false,
        [.., 'ا', 'ت'] => true,
        other => {
            let word: String = other.iter().collect();
            matches!(
                word.as_str(),
                "أيام"
                    | "أشهر"
                    | "دقائق"
                    | "ساعة"
                    | "مرة"
                    | "يوم"
                    | "يومًا"
                    | "شهر"
                    | "אחוז"
                    | "שקל"
            )
        }
    }
}

/// Whether items between commas are a list, to be isolated one by one, rather than a sentence: `Rust, Go, C`, but not
/// `Hello, world`. `goes_on`: an "and" of the text around follows.
pub(super) fn is_list(items: &[Vec<&[char]>], goes_on: bool, dir: Direction) -> bool {
    let lower = |word: &[char]| word.iter().collect::<String>().to_lowercase();
    // "O'Brien, Jr." is one name.
    let suffix = |item: &Vec<&[char]>| matches!(item.as_slice(), [word] if is_suffix(word));
    if items.iter().skip(1).any(suffix) {
        return false;
    }
    let in_sentence = |word: &&[char]| SENTENCE.contains(&lower(word).as_str());
    let longest = items.iter().map(Vec::len).max().unwrap_or(0);
    if dir.is_rtl() {
        return longest <= 2 && (goes_on || items.len() > 2 || longest == 1);
    }
    // "Rust, Go and C" has an "and" of its own: it is English as a whole.
    if longest > 3 || items.iter().any(|item| item.len() > 1 && item.iter().any(in_sentence)) {
        return false;
    }
    if goes_on || items.len() > 2 {
        return true;
    }
    let capital =
        |item: &Vec<&[char]>| item.first().and_then(|word| word.first()).is_some_and(|c| c.is_uppercase());
    let greets = items.iter().any(|item| item.len() == 1 && in_sentence(&item[0]));
    !greets && items.iter().all(capital) == items.iter().any(capital)
}

/// Whether an "and" or "or" of the text around follows, with another word that runs as the phrase does.
pub(super) fn conjunction_follows(text: &Signs, end: usize, dir: Direction) -> bool {
    let rest = &text.chars[end..];
    let start = rest.iter().take_while(|found| found.is_whitespace() || matches!(found, ',' | '،')).count();
    let letters = |found: &&char| found.is_alphabetic() || **found == '&';
    let own = |at: usize| text.sign(at) == Some(Sign::Strong(dir)) || text.sign(at) == Some(Sign::Code);
    let word: String = rest[start..]
        .iter()
        .enumerate()
        .take_while(|(at, found)| letters(found) && !own(end + start + at))
        .map(|(_, found)| *found)
        .collect();
    let known: &[&str] = if dir.is_rtl() { &LTR_CONJUNCTIONS } else { &RTL_CONJUNCTIONS };
    let after = end + start + word.chars().count();
    let between = text.chars[after..].iter().take_while(|c| matches!(c, ' ' | '-' | '־' | '\u{640}')).count();
    start > 0 && known.contains(&word.as_str()) && own(after + between)
}

/// Whether quotation marks stand right around a phrase, with nothing but its last punctuation between.
pub(super) fn is_quoted(text: &Signs, range: &Range<usize>) -> bool {
    let after = text.chars[range.end..].iter().find(|found| !is_stop(**found));
    text.before(range.start).is_some_and(is_quote) && after.copied().is_some_and(is_quote)
}

/// Where a phrase ends, with the marks that are its own and not the sentence's around it: those of a quotation, of a
/// text that is all in one direction, of a question after a colon.
pub(super) fn own_end(text: &Signs, range: &Range<usize>, words: usize, dir: Direction) -> usize {
    let alone = text.first(dir.opposite()).is_none();
    let reach = text.chars[range.end..].iter().take_while(|found| is_stop(**found)).count();
    let marks = &text.chars[range.end..range.end + reach];
    let asks = marks.iter().any(|found| matches!(found, '?' | '!'));
    let arabic = text.chars[range.end..].iter().take_while(|found| matches!(found, '؟')).count();
    if dir.is_rtl() && arabic > 0 {
        return range.end + arabic;
    }
    let introduced = is_introduced(text, range.start);
    let lettered = text.has(range.clone(), dir);
    let own = alone && lettered && range.start == first_ink(text)
        || is_quoted(text, range) && (words > 1 || asks)
        || introduced && asks && words > 2;
    if own { range.end + reach } else { range.end }
}

fn first_ink(text: &Signs) -> usize {
    text.signs.iter().position(|sign| *sign != Sign::Space).unwrap_or(0)
}
