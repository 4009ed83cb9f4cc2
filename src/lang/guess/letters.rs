//! What single letters and groups of letters tell of a language, where its common words do not.

use super::languages::*;
use super::table::Set;

/// Evidence for each of some languages.
pub(super) type Hint = (Set, u16);

const NOTHING: Hint = (0, 0);
/// Letters that Persian, Urdu, Kurdish and Pashto have and Arabic has not.
const EASTERN: Set = FA | UR | CKB | PS;

/// What a lower-case letter beyond ASCII tells (CLDR's exemplar characters).
pub(super) fn letter(letter: char) -> Hint {
    match letter {
        'ß' => (DE, 4),
        'ñ' => (ES, 4),
        'ø' | 'æ' => (DA | NO, 3),
        'å' => (DA | NO | SV, 3),
        'ä' => (DE | SV, 2),
        'ö' => (DE | SV | TR, 2),
        'ü' => (DE | TR, 2),
        'ł' | 'ą' | 'ę' | 'ż' | 'ś' | 'ź' | 'ń' | 'ć' => (PL, 4),
        'ğ' | 'ı' | 'ş' => (TR, 4),
        'ã' | 'õ' => (PT, 4),
        'ç' => (FR | PT | TR, 2),
        'œ' | 'û' | 'î' => (FR, 3),
        'ê' | 'ô' | 'â' => (FR | PT, 2),
        'à' | 'è' | 'ù' => (FR | IT, 2),
        'ì' | 'ò' => (IT, 3),
        'á' | 'í' | 'ú' => (ES | PT, 2),
        'ó' => (ES | PT | PL, 2),
        'é' => (FR | ES | PT | NL, 1),
        'ë' | 'ï' => (NL | FR | AF, 1),
        'װ'..='ײ' => (YI, 4),
        'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ے' | 'ہ' | 'ھ' => (UR, 3),
        'ە' | 'ۆ' | 'ێ' | 'ڵ' | 'ڕ' | 'ڤ' => (CKB, 3),
        'ړ' | 'ښ' | 'ټ' | 'ډ' | 'ځ' | 'څ' | 'ڼ' | 'ې' | 'ۍ' | 'ګ' => (PS, 4),
        'پ' | 'چ' | 'ژ' | 'گ' => (EASTERN, 1),
        'ک' | 'ی' => (EASTERN, 1),
        'ة' => (AR, 3),
        'أ' | 'إ' | 'ى' => (AR, 2),
        'ي' | 'ك' => (AR | PS, 1),
        'і' | 'ї' | 'є' | 'ґ' => (UK, 3),
        'ы' | 'э' | 'ё' => (RU, 3),
        'ъ' => (BG, 2),
        _ => NOTHING,
    }
}

/// What a point or vowel sign tells. Yiddish has a few points, and never those of Hebrew's short vowels.
pub(super) fn point(point: char) -> Hint {
    match point {
        '\u{05B0}'..='\u{05B3}' | '\u{05B5}' | '\u{05B6}' | '\u{05B9}' | '\u{05BB}' => (HE, 3),
        '\u{05B7}' | '\u{05B8}' | '\u{05BF}' => (YI, 1),
        _ => NOTHING,
    }
}

/// Where a group of letters stands in a word.
enum At {
    Start,
    End,
    Inside,
}

/// Groups that are common in the languages named and rare in the others, as the languages' spelling and word
/// building have them.
const GROUPS: &[(&str, At, Set, u16)] = &[
    ("ij", At::Inside, NL, 2),
    ("aa", At::Inside, NL | AF, 2),
    ("uu", At::Inside, NL, 2),
    ("oe", At::Inside, NL | AF, 1),
    ("ui", At::Inside, NL | AF, 1),
    ("ieuw", At::Inside, NL, 2),
    ("eer", At::Inside, NL, 1),
    ("oor", At::Inside, NL, 1),
    ("ee", At::Inside, NL | EN, 1),
    ("oo", At::Inside, NL | EN, 1),
    ("cht", At::Inside, NL | DE, 2),
    ("sch", At::Inside, NL | DE, 2),
    ("ge", At::Start, NL | DE, 1),
    ("ver", At::Start, NL | DE, 1),
    ("be", At::Start, NL | DE, 1),
    ("klant", At::Start, NL, 3),
    ("klacht", At::Start, NL, 3),
    ("terug", At::Start, NL, 3),
    ("complain", At::Start, EN, 3),
    ("ss", At::End, EN, 2),
    ("heid", At::End, NL, 3),
    ("heden", At::End, NL, 2),
    ("lijk", At::End, NL, 3),
    ("lijke", At::End, NL, 3),
    ("tie", At::End, NL, 2),
    ("ties", At::End, NL | EN, 1),
    ("teit", At::End, NL, 3),
    ("tje", At::End, NL, 2),
    ("sten", At::End, NL | DE, 1),
    ("en", At::End, NL | DE, 1),
    ("ing", At::End, NL | EN, 1),
    ("ingen", At::End, NL, 2),
    ("dt", At::End, NL, 2),
    ("gt", At::End, NL | DE, 1),
    ("kt", At::End, NL | DE, 1),
    ("th", At::Inside, EN, 2),
    ("wh", At::Start, EN, 2),
    ("kn", At::Start, EN | DE | NL, 1),
    ("ough", At::Inside, EN, 3),
    ("igh", At::Inside, EN, 2),
    ("ck", At::End, EN, 1),
    ("ay", At::End, EN, 1),
    ("ly", At::End, EN, 2),
    ("ry", At::End, EN, 1),
    ("ty", At::End, EN, 2),
    ("cy", At::End, EN, 1),
    ("ness", At::End, EN, 3),
    ("ment", At::End, EN | FR, 1),
    ("ments", At::End, EN | FR, 2),
    ("tion", At::End, EN | FR | DE, 1),
    ("tions", At::End, EN | FR, 2),
    ("ings", At::End, EN, 2),
    ("ful", At::End, EN, 2),
    ("ed", At::End, EN, 1),
    ("er", At::End, EN | DE | NL, 1),
    ("ers", At::End, EN | NL, 1),
    ("sh", At::Inside, EN, 1),
    ("ea", At::Inside, EN, 1),
    ("ou", At::Inside, EN | FR, 1),
    ("ow", At::End, EN, 1),
    ("ung", At::End, DE, 3),
    ("ungen", At::End, DE, 3),
    ("keit", At::End, DE, 4),
    ("heit", At::End, DE, 4),
    ("lich", At::End, DE, 3),
    ("lichen", At::End, DE, 3),
    ("isch", At::End, DE | NL, 1),
    ("ei", At::Inside, DE, 1),
    ("tz", At::Inside, DE, 2),
    ("pf", At::Inside, DE, 1),
    ("eux", At::End, FR, 3),
    ("aux", At::End, FR, 3),
    ("eau", At::Inside, FR, 2),
    ("ez", At::End, FR, 2),
    ("ais", At::End, FR, 2),
    ("ait", At::End, FR, 2),
    ("que", At::End, FR | ES | PT, 1),
    ("oi", At::Inside, FR, 1),
    ("ción", At::End, ES, 4),
    ("ciones", At::End, ES, 4),
    ("dad", At::End, ES, 2),
    ("mente", At::End, ES | IT | PT, 2),
    ("zione", At::End, IT, 4),
    ("zioni", At::End, IT, 4),
    ("gli", At::Inside, IT, 2),
    ("tà", At::End, IT, 4),
    ("ção", At::End, PT, 4),
    ("ções", At::End, PT, 4),
    ("dade", At::End, PT, 3),
    ("nh", At::Inside, PT, 2),
    ("lh", At::Inside, PT, 2),
    ("sz", At::Inside, PL, 2),
    ("cz", At::Inside, PL, 2),
    ("rz", At::Inside, PL, 2),
    ("lar", At::End, TR, 1),
    ("ler", At::End, TR, 1),
    ("yor", At::End, TR, 2),
    ("kan", At::End, ID, 1),
    ("nya", At::End, ID, 2),
    ("meng", At::Start, ID, 2),
    ("skj", At::Inside, DA | NO, 2),
    ("ede", At::End, DA, 1),
    ("hj", At::Start, DA | NO | SV, 2),
    ("ого", At::End, RU | UK, 1),
    ("ться", At::End, RU | UK, 1),
    ("тся", At::End, RU, 2),
    ("ет", At::End, RU, 2),
    ("ют", At::End, RU, 2),
    ("ит", At::End, RU, 1),
    ("ый", At::End, RU, 3),
    ("ий", At::End, RU | UK, 1),
    ("ая", At::End, RU, 2),
    ("ние", At::End, RU, 1),
    ("ать", At::End, RU, 2),
    ("ить", At::End, RU, 2),
    ("ти", At::End, UK, 1),
    ("ння", At::End, UK, 3),
    ("ує", At::End, UK, 3),
    ("ата", At::End, BG, 1),
    ("ите", At::End, BG | RU, 1),
    ("ът", At::End, BG, 3),
    ("ят", At::End, BG | RU, 1),
    ("ване", At::End, BG, 2),
];

/// What groups of letters tell of a Latin word in lower case: what each says is handed on.
pub(super) fn groups(word: &[u8], mut tell: impl FnMut(Hint)) {
    if word.len() < 4 {
        return;
    }
    for (group, at, set, weight) in GROUPS {
        let group = group.as_bytes();
        let found = match at {
            At::Start => word.starts_with(group),
            At::End => word.ends_with(group),
            At::Inside => word.windows(group.len()).any(|window| window == group),
        };
        if found {
            tell((*set, *weight));
        }
    }
}
