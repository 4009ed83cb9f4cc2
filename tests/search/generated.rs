//! Words that no text has all of: chains of affixes, compounds, random strings. The same in every run.

use std::collections::BTreeSet;

/// A language and a word.
pub type Case = (&'static str, String);

/// Numbers that look random (Marsaglia's xorshift64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(limit).unwrap_or(1)).unwrap_or(0)
    }

    fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }

    fn char(&mut self, from: u32, to: u32) -> char {
        let span = usize::try_from(to - from + 1).unwrap_or(1);
        let code = from + u32::try_from(self.below(span)).unwrap_or(0);
        char::from_u32(code).unwrap_or('x')
    }
}

const HEBREW: &str = "לקוח תלונה שירות מחקר תוכנית תכנית בית משרד הזמנה כשרון מכירה ושט של ספר ילדה מורים בעיה שאלה הסכם \
    מנהל עובדים דיווח ארגון וילון יום ייעוץ כלב שם מים הר לב אור צה״ל מנכ״ל ג׳ורג׳ ד״ר מס׳ 3 CRM כן לכם בו";
const HEBREW_ENDS: [&str; 24] = [
    "",
    "ים",
    "ות",
    "ה",
    "ת",
    "י",
    "ו",
    "יה",
    "ית",
    "יות",
    "ויות",
    "נו",
    "הם",
    "הן",
    "כם",
    "תי",
    "ותיהם",
    "ותיו",
    "תו",
    "תה",
    "ינו",
    "יהם",
    "ייה",
    "יים",
];
const ARABIC: &str = "عميل خدمة كتاب وزير بلد لسان فكرة سكان مدينة منطقة مسؤول رئيس أحمد إدارة آخر مستشفى هدى بنك شكوى معلم \
    موظف ولد فم ال لله سؤال بيئة قراءة علماء أوروبا ليبيا ١٢٣ مكتبة شركة";
const ARABIC_ENDS: [&str; 22] = [
    "", "ة", "ه", "ها", "هم", "هن", "هما", "كم", "نا", "ي", "ان", "ات", "ون", "ين", "ية", "يه", "تها", "ته",
    "اتهم", "وا", "ا", "ى",
];
const DUTCH: &str = "klant klacht huis huizen leven brief gesprek aangeboden kinderen lopen gelopen reünie één ideeën vragen \
    dienst verzekering mogelijkheid verantwoordelijk medewerker baas bazen vlieg liefde zieken bonbon industrieel \
    foto auto Ĳssel ijver zoeken organisatie service e-mail café werk boek boeken moeder stad steden lid leden \
    wonen woning duiven raven gaaf gave lief geef geven schrijven schrijft";
const DUTCH_ENDS: [&str; 20] = [
    "", "s", "en", "e", "t", "d", "de", "te", "den", "ten", "je", "tje", "jes", "heid", "heden", "lijk",
    "ing", "'s", "er", "sten",
];

/// Words with all legal chains of clitics and suffixes; some with points.
pub fn hebrew() -> Vec<Case> {
    let mut chains = Vec::new();
    for and in ["", "ו"] {
        for that in ["", "ש", "כש", "מש", "לכש"] {
            for to in ["", "ב", "ל", "כ", "מ"] {
                chains.extend(["", "ה"].map(|the| format!("{and}{that}{to}{the}")));
            }
        }
    }
    let mut dice = Dice(0x5EED_0001);
    with_affixes("he", &chains, HEBREW, &HEBREW_ENDS, |word| {
        let word = last_letter(&word);
        if dice.below(4) == 0 { sprinkled(&word, &mut dice, (0x5B0, 0x5C7)) } else { word }
    })
}

/// The same for Arabic, with vowel signs and tatweel.
pub fn arabic() -> Vec<Case> {
    let mut chains = Vec::new();
    for and in ["", "و", "ف", "أ"] {
        let clitics = ["", "ال", "بال", "كال", "لل", "ب", "ل", "ك", "س", "ول", "سي"];
        chains.extend(clitics.map(|clitic| format!("{and}{clitic}")));
    }
    let mut dice = Dice(0x5EED_0002);
    with_affixes("ar", &chains, ARABIC, &ARABIC_ENDS, |word| match dice.below(8) {
        0 => sprinkled(&word, &mut dice, (0x64B, 0x655)),
        1 => sprinkled(&word, &mut dice, (0x640, 0x640)),
        2 => word.chars().rev().collect(),
        _ => word,
    })
}

/// Inflections and compounds.
pub fn dutch() -> Vec<Case> {
    let words: Vec<&str> = DUTCH.split_whitespace().collect();
    let mut fronts = vec![String::new(), "ge".to_owned(), "on".to_owned(), "ver".to_owned()];
    fronts.extend(
        words.iter().step_by(2).flat_map(|word| ["", "s", "en", "e"].map(|link| format!("{word}{link}"))),
    );
    let mut dice = Dice(0x5EED_0003);
    let ends: Vec<&str> = DUTCH_ENDS.iter().copied().filter(|_| dice.below(5) < 4).collect();
    with_affixes("nl", &fronts, DUTCH, &ends, |word| match dice.below(6) {
        0 => word.to_uppercase(),
        1 => sprinkled(&word, &mut dice, (0x300, 0x308)),
        _ => word,
    })
}

fn with_affixes(
    tag: &'static str,
    fronts: &[String],
    words: &str,
    ends: &[&str],
    mut finish: impl FnMut(String) -> String,
) -> Vec<Case> {
    let mut all = BTreeSet::new();
    for word in words.split_whitespace() {
        for front in fronts {
            for end in ends {
                all.insert(finish(format!("{front}{word}{end}")));
            }
        }
    }
    all.into_iter().map(|word| (tag, word)).collect()
}

/// Random words of the letters that a stemmer speaks of, with one to three of its own endings.
pub fn inflected(tag: &'static str, script: &str) -> Vec<Case> {
    let code = script.split_once("*/").map_or(script, |(_, code)| code);
    let quoted = code.split('"').skip(1).step_by(2).filter(|text| text.chars().all(char::is_alphabetic));
    let pieces: Vec<&str> = quoted.filter(|text| !text.is_empty() && text.len() < 24).collect();
    let mut letters: Vec<char> = pieces.iter().flat_map(|piece| piece.chars()).collect();
    letters.sort_unstable();
    letters.dedup();
    let mut dice = Dice(0x5EED_0004);
    let mut all = BTreeSet::new();
    for _ in 0..2500 {
        let mut word: String = (0..dice.below(6)).map(|_| letters[dice.below(letters.len())]).collect();
        for _ in 0..=dice.below(3) {
            word += dice.one(&pieces);
        }
        all.insert(word);
    }
    all.into_iter().map(|word| (tag, word)).collect()
}

/// Strings of any script, presentation forms, digits, marks and the signs that stand in words.
pub fn random() -> Vec<Case> {
    const BLOCKS: [(u32, u32); 26] = [
        (0x20, 0x7E),
        (0xA0, 0x24F),
        (0x300, 0x36F),
        (0x370, 0x52F),
        (0x530, 0x58F),
        (0x591, 0x5F4),
        (0x5D0, 0x5EA),
        (0x600, 0x6FF),
        (0x620, 0x64A),
        (0x660, 0x669),
        (0x700, 0x8FF),
        (0x900, 0xDFF),
        (0xE00, 0x109F),
        (0x10A0, 0x1CFF),
        (0x1E00, 0x1FFF),
        (0x2000, 0x206F),
        (0x2070, 0x2BFF),
        (0x2C00, 0x30FF),
        (0x3100, 0xABFF),
        (0xAC00, 0xD7FB),
        (0xF900, 0xFB4F),
        (0xFB50, 0xFDFF),
        (0xFE70, 0xFEFC),
        (0xFF00, 0xFFEF),
        (0x1_0000, 0x1_FFFF),
        (0x2_0000, 0x3_13FF),
    ];
    const SIGNS: [&str; 14] = [
        "'", "’", "\"", "״", "׳", "-", "־", " ", "\u{AD}", "\u{200C}", "\u{200D}", "\u{200F}", "ـ", "\u{654}",
    ];
    let mut dice = Dice(0x5EED_0005);
    let mut all = BTreeSet::new();
    for round in 0..48_000 {
        let home = BLOCKS[dice.below(BLOCKS.len())];
        let mut text = String::new();
        for _ in 0..=dice.below(if round % 50 == 0 { 120 } else { 7 }) {
            let (from, to) = if dice.below(4) == 0 { BLOCKS[dice.below(BLOCKS.len())] } else { home };
            text.push(dice.char(from, to));
            if dice.below(5) == 0 {
                text += dice.one(&SIGNS);
            }
        }
        all.insert((["he", "ar", "nl", "fa"][round % 4], text));
    }
    all.into_iter().collect()
}

/// A word with its last letter as Hebrew writes it at the end.
fn last_letter(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if let Some(last) = letters.last_mut() {
        *last = match *last {
            'כ' => 'ך',
            'מ' => 'ם',
            'נ' => 'ן',
            'פ' => 'ף',
            'צ' => 'ץ',
            other => other,
        };
    }
    letters.into_iter().collect()
}

/// A word with marks after some of its letters.
fn sprinkled(word: &str, dice: &mut Dice, (from, to): (u32, u32)) -> String {
    let mut out = String::new();
    for letter in word.chars() {
        out.push(letter);
        if dice.below(3) == 0 {
            out.push(dice.char(from, to));
        }
    }
    out
}
