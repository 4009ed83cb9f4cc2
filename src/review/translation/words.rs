//! Numbers that are written as words, in the languages whose words are known here.
//!
//! A translation may write `3` as a word and a word as `3`, so a word is sought by its stem, wherever it is sure enough
//! to excuse a missing figure; a figure is never demanded for a word.

/// For a number its stems, by language. A stem stands for all forms that begin with it.
type Stems = &'static [(u64, &'static [&'static str])];

const HEBREW: Stems = &[
    (3, &["שלוש", "שליש", "שלש"]),
    (4, &["ארבע", "רביע", "רבע"]),
    (5, &["חמש", "חמיש"]),
    (6, &["שש", "שיש"]),
    (7, &["שבע", "שביע", "שבוע"]),
    (8, &["שמונ", "שמינ"]),
    (9, &["תשע", "תשיע"]),
    (10, &["עשר", "עשיר"]),
    (11, &["אחד עשר", "אחת עשרה", "אחד-עשר", "אחת-עשרה"]),
    (12, &["שנים עשר", "שתים עשרה", "שנים-עשר", "שתים-עשרה", "תריסר", "שנה"]),
    (20, &["עשרים"]),
    (30, &["שלושים", "חצי"]),
    (40, &["ארבעים"]),
    (50, &["חמישים", "מחצית", "חצי"]),
    (60, &["שישים", "ששים", "שעה", "דקה"]),
    (70, &["שבעים"]),
    (80, &["שמונים"]),
    (90, &["תשעים"]),
    (100, &["מאה", "מאת", "מאות"]),
    (1000, &["אלף", "אלפי"]),
];

const ARABIC: Stems = &[
    (3, &["ثلاث", "ثالث", "ثلث"]),
    (4, &["أربع", "اربع", "رابع", "ربع"]),
    (5, &["خمس", "خامس"]),
    (6, &["ست", "سادس"]),
    (7, &["سبع", "سابع", "أسبوع"]),
    (8, &["ثمان", "ثامن"]),
    (9, &["تسع", "تاسع"]),
    (10, &["عشر", "عاشر"]),
    (11, &["أحد عشر", "إحدى عشرة"]),
    (12, &["اثنا عشر", "اثني عشر", "اثنتا عشرة", "اثنتي عشرة", "سنة", "عام"]),
    (20, &["عشرون", "عشرين"]),
    (30, &["ثلاثون", "ثلاثين", "نصف"]),
    (40, &["أربعون", "أربعين"]),
    (50, &["خمسون", "خمسين", "نصف"]),
    (60, &["ستون", "ستين", "ساعة", "دقيقة"]),
    (70, &["سبعون", "سبعين"]),
    (80, &["ثمانون", "ثمانين"]),
    (90, &["تسعون", "تسعين"]),
    (100, &["مئة", "مائة", "مئات"]),
    (1000, &["ألف", "آلاف"]),
];

const DUTCH: Stems = &[
    (3, &["drie", "derde"]),
    (4, &["vier", "kwart"]),
    (5, &["vijf"]),
    (6, &["zes"]),
    (7, &["zeven", "week"]),
    (8, &["acht"]),
    (9, &["negen"]),
    (10, &["tien"]),
    (11, &["elf"]),
    (12, &["twaalf", "dozijn", "jaar"]),
    (13, &["dertien"]),
    (14, &["veertien", "weken"]),
    (15, &["vijftien", "kwartier"]),
    (16, &["zestien"]),
    (17, &["zeventien"]),
    (18, &["achttien"]),
    (19, &["negentien"]),
    (20, &["twintig"]),
    (30, &["dertig", "half"]),
    (40, &["veertig"]),
    (50, &["vijftig", "helft", "halve"]),
    (60, &["zestig", "uur", "minuut"]),
    (70, &["zeventig"]),
    (80, &["tachtig"]),
    (90, &["negentig"]),
    (100, &["honderd"]),
    (1000, &["duizend"]),
];

const ENGLISH: Stems = &[
    (3, &["three", "third", "thrice"]),
    (4, &["four", "quarter"]),
    (5, &["five", "fifth"]),
    (6, &["six"]),
    (7, &["seven", "week"]),
    (8, &["eight"]),
    (9, &["nine", "ninth"]),
    (10, &["ten"]),
    (11, &["eleven"]),
    (12, &["twelve", "twelfth", "dozen", "year"]),
    (13, &["thirteen"]),
    (14, &["fourteen", "fortnight", "weeks"]),
    (15, &["fifteen", "quarter"]),
    (16, &["sixteen"]),
    (17, &["seventeen"]),
    (18, &["eighteen"]),
    (19, &["nineteen"]),
    (20, &["twent"]),
    (30, &["thirt", "half"]),
    (40, &["fort"]),
    (50, &["fift", "half"]),
    (60, &["sixt", "hour", "minute"]),
    (70, &["sevent"]),
    (80, &["eight"]),
    (90, &["ninet"]),
    (100, &["hundred"]),
    (1000, &["thousand"]),
];

fn stems(language: &str) -> Option<Stems> {
    match language {
        "he" => Some(HEBREW),
        "ar" => Some(ARABIC),
        "nl" => Some(DUTCH),
        "en" => Some(ENGLISH),
        _ => None,
    }
}

/// Whether a text may say a number in words. Of languages that are not known here, any text may.
pub(super) fn says(language: &str, words: &str, number: u64) -> bool {
    let Some(stems) = stems(language) else { return true };
    // One and two hide in grammar: Arabic and Hebrew have duals, and every language `a`, `both`, `again`.
    if number < 3 {
        return true;
    }
    let words = words.to_lowercase().replace('\u{5BE}', "-");
    let has = |number: u64| {
        let own = stems.iter().find(|(known, _)| *known == number);
        own.is_some_and(|(_, stems)| stems.iter().any(|stem| words.contains(stem)))
    };
    match number {
        _ if has(number) => true,
        // Of a compound, the parts.
        13..=19 => has(number - 10) && (has(10) || language == "en"),
        21..=99 => {
            !number.is_multiple_of(10) && has(number - number % 10) && (number % 10 < 3 || has(number % 10))
        }
        101..=999 => number.is_multiple_of(100) && has(100),
        1001..=999_999 => number.is_multiple_of(1000) && has(1000),
        _ => false,
    }
}
