//! Numbers, dates, lists, plurals and order as a language has them, from CLDR through ICU4X.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use fixed_decimal::Decimal;
use icu_calendar::Gregorian;
use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_decimal::DecimalFormatter;
use icu_list::ListFormatter;
use icu_normalizer::properties::{CanonicalDecompositionBorrowed, Decomposed};
use icu_plurals::{PluralCategory, PluralOperands, PluralRules};
use jiff::civil::Date;

use super::Lang;

/// The formats of one language. Made once and shared between threads; where CLDR lacks a language, its root
/// locale serves.
pub struct Formats {
    lang: Lang,
    decimal: Option<DecimalFormatter>,
    date: Option<FixedCalendarDateTimeFormatter<Gregorian, YMD>>,
    list: Option<ListFormatter>,
    cardinal: Option<PluralRules>,
    ordinal: Option<PluralRules>,
    order: Option<CollatorBorrowed<'static>>,
    letters: Option<CollatorBorrowed<'static>>,
}

impl Formats {
    /// The formats of `lang`. Does not fail.
    pub fn new(lang: &Lang) -> Formats {
        let locale = lang.locale();
        let mut primary = CollatorOptions::default();
        primary.strength = Some(Strength::Primary);
        Formats {
            lang: lang.clone(),
            decimal: DecimalFormatter::try_new(locale.into(), Default::default()).ok(),
            date: FixedCalendarDateTimeFormatter::try_new(locale.into(), YMD::long()).ok(),
            list: ListFormatter::try_new_and(locale.into(), Default::default()).ok(),
            cardinal: PluralRules::try_new_cardinal(locale.into()).ok(),
            ordinal: PluralRules::try_new_ordinal(locale.into()).ok(),
            order: collator(lang, CollatorOptions::default()),
            letters: collator(lang, primary),
        }
    }

    /// The language.
    pub fn lang(&self) -> &Lang {
        &self.lang
    }

    /// A whole number in the digits and with the separators of the language: `1.234` in Dutch, `١٬٢٣٤` in
    /// Egypt's Arabic.
    pub fn number(&self, number: i64) -> String {
        self.decimal(&Decimal::from(number))
    }

    /// A number with as many decimals as `number` has, which is written in ASCII: `3.50`. What is not a number
    /// comes back as it is.
    pub fn number_text(&self, number: &str) -> String {
        Decimal::from_str(number).map_or_else(|_| number.to_owned(), |decimal| self.decimal(&decimal))
    }

    /// The digit zero as the region writes it (CLDR's default numbering system): `0`, and `٠` in Egypt. The other
    /// nine follow it in Unicode.
    pub fn zero(&self) -> char {
        self.number(0).chars().find(|c| c.is_numeric()).unwrap_or('0')
    }

    /// CSS's counter style for the region's digits (CSS Counter Styles 3, section 6.1); `None` for European ones,
    /// and for digits that CSS does not know by a name.
    pub fn counter_style(&self) -> Option<&'static str> {
        match self.zero() {
            '\u{660}' => Some("arabic-indic"),
            '\u{6F0}' => Some("persian"),
            '\u{966}' => Some("devanagari"),
            '\u{9E6}' => Some("bengali"),
            '\u{E50}' => Some("thai"),
            '\u{1040}' => Some("myanmar"),
            _ => None,
        }
    }

    fn decimal(&self, decimal: &Decimal) -> String {
        match &self.decimal {
            Some(formatter) => formatter.format(decimal).to_string(),
            None => decimal.to_string(),
        }
    }

    /// A date in full, in the Gregorian calendar: `21 november 2026`, `21 בנובמבר 2026`, `21 نوفمبر 2026`.
    ///
    /// The invisible marks that CLDR puts into some right-to-left patterns (U+200E, U+200F, U+061C) are taken
    /// out: they are meant for dates of digits and slashes. One with a month's name reads well without them,
    /// and what is copied from a page, or compared, stays clean.
    pub fn date(&self, date: Date) -> String {
        let (year, month, day) =
            (i32::from(date.year()), date.month().unsigned_abs(), date.day().unsigned_abs());
        let gregorian = icu_calendar::Date::try_new_gregorian(year, month, day);
        let (Some(formatter), Ok(gregorian)) = (&self.date, gregorian) else {
            return date.to_string();
        };
        let mut text = formatter.format(&gregorian).to_string();
        text.retain(|c| !matches!(c, '\u{200E}' | '\u{200F}' | '\u{61C}'));
        text
    }

    /// A list with the language's "and": `Rust, Go en C`.
    pub fn list<T: AsRef<str>>(&self, items: &[T]) -> String {
        match &self.list {
            Some(formatter) => formatter.format(items.iter().map(AsRef::as_ref)).to_string(),
            None => items.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", "),
        }
    }

    /// CLDR's plural category of a whole number: `zero`, `one`, `two`, `few`, `many` or `other`.
    pub fn plural(&self, number: i64) -> &'static str {
        category(self.cardinal.as_ref(), number.into())
    }

    /// CLDR's category of a rank: English has 1st (`one`), 2nd (`two`), 3rd (`few`), 4th (`other`).
    pub fn plural_ordinal(&self, number: i64) -> &'static str {
        category(self.ordinal.as_ref(), number.into())
    }

    /// CLDR's plural category of a number written in ASCII, for which decimals count: `1.0` is not `1`.
    pub fn plural_text(&self, number: &str) -> &'static str {
        let decimal = Decimal::from_str(number).unwrap_or_default();
        category(self.cardinal.as_ref(), (&decimal).into())
    }

    /// The order of two texts: CLDR's collation, in which `2` comes before `10`. Texts that it holds to be equal
    /// are ordered by their code points, so that a sort has one outcome.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        let order = self.order.as_ref().map_or(Ordering::Equal, |order| order.compare(a, b));
        order.then_with(|| a.cmp(b))
    }

    /// The letter of an A–Z index under which a text stands; `#` where it begins with none.
    ///
    /// Accents count only where the language sorts an accented letter as one of its own (`Ö` in Swedish, not in
    /// Dutch). Arabic loses the article ال and the forms of hamza; Dutch ij is one letter. Niqqud and quotation
    /// marks in front are passed over.
    pub fn initial(&self, text: &str) -> String {
        let start = text.find(char::is_alphanumeric).unwrap_or(text.len());
        let text = &text[start..];
        if self.lang.language() == "nl" && starts_with_ij(text) {
            return "IJ".to_owned();
        }
        match without_article(&self.lang, text).chars().next() {
            Some(c) if c.is_alphabetic() => self.index_letter(c),
            _ => "#".to_owned(),
        }
    }

    fn index_letter(&self, c: char) -> String {
        if let Some(letter) = arabic_letter(c) {
            return letter.to_string();
        }
        let upper: String = c.to_uppercase().collect();
        let base: String = base_letter(c).to_uppercase().collect();
        let same = self.letters.as_ref().is_none_or(|letters| letters.compare(&upper, &base).is_eq());
        if same { base } else { upper }
    }

    /// The text with its first letter capital: in Dutch `ij` is one letter, in Turkish `i` becomes `İ`.
    pub fn capitalise(&self, text: &str) -> String {
        let mut chars = text.chars();
        let Some(first) = chars.next() else { return String::new() };
        let rest = chars.as_str();
        match (self.lang.language(), first) {
            ("nl", 'i') if rest.starts_with('j') => format!("IJ{}", &rest[1..]),
            ("tr" | "az", 'i') => format!("İ{rest}"),
            _ => first.to_uppercase().chain(rest.chars()).collect(),
        }
    }
}

impl fmt::Debug for Formats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Formats({})", self.lang)
    }
}

fn collator(lang: &Lang, options: CollatorOptions) -> Option<CollatorBorrowed<'static>> {
    let mut preferences = CollatorPreferences::from(lang.locale());
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    CollatorBorrowed::try_new(preferences, options).ok()
}

fn category(rules: Option<&PluralRules>, operands: PluralOperands) -> &'static str {
    match rules.map_or(PluralCategory::Other, |rules| rules.category_for(operands)) {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

fn starts_with_ij(text: &str) -> bool {
    text.starts_with(['ĳ', 'Ĳ']) || text.get(..2).is_some_and(|two| two.eq_ignore_ascii_case("ij"))
}

/// An Arabic text without its article, where at least two letters follow it.
fn without_article<'a>(lang: &Lang, text: &'a str) -> &'a str {
    let rest = if lang.language() == "ar" { text.strip_prefix("ال") } else { None };
    rest.filter(|rest| rest.chars().take_while(|c| c.is_alphabetic()).count() >= 2).unwrap_or(text)
}

/// The letter under which forms of an Arabic letter are sought.
fn arabic_letter(c: char) -> Option<char> {
    match c {
        'آ' | 'أ' | 'إ' | 'ٱ' | 'ا' | 'ء' => Some('ا'),
        'ؤ' => Some('و'),
        'ئ' | 'ى' => Some('ي'),
        'ة' => Some('ه'),
        _ => None,
    }
}

/// A letter without its accents.
fn base_letter(c: char) -> char {
    let mut base = c;
    loop {
        match CanonicalDecompositionBorrowed::new().decompose(base) {
            Decomposed::Expansion(first, _) | Decomposed::Singleton(first) => base = first,
            Decomposed::Default => return base,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formats(tag: &str) -> Formats {
        Formats::new(&Lang::parse(tag).unwrap())
    }

    #[test]
    fn numbers_follow_the_region() {
        assert_eq!(formats("nl").number(1234567), "1.234.567");
        assert_eq!(formats("he").number(1234567), "1,234,567");
        assert_eq!(formats("ar").number(1234567), "1,234,567");
        assert_eq!(formats("ar-EG").number(1234567), "١٬٢٣٤٬٥٦٧");
        assert_eq!(formats("en").number(-5), "-5");
        assert_eq!(formats("nl").number_text("3.50"), "3,50");
    }

    #[test]
    fn digits_follow_the_region() {
        let of = |tag: &str| (formats(tag).zero(), formats(tag).counter_style());
        for tag in ["he", "nl", "ar", "ar-MA", "ar-AE"] {
            assert_eq!(of(tag), ('0', None), "{tag}");
        }
        for tag in ["ar-EG", "ar-SA", "ckb"] {
            assert_eq!(of(tag), ('٠', Some("arabic-indic")), "{tag}");
        }
        assert_eq!(of("fa"), ('۰', Some("persian")));
    }

    #[test]
    fn dates_are_long_and_gregorian() {
        let day = Date::constant(2026, 11, 21);
        assert_eq!(formats("nl").date(day), "21 november 2026");
        assert_eq!(formats("he").date(day), "21 בנובמבר 2026");
        assert_eq!(formats("ar").date(day), "21 نوفمبر 2026");
        assert_eq!(formats("ar-EG").date(day), "٢١ نوفمبر ٢٠٢٦");
        assert_eq!(formats("en").date(day), "November 21, 2026");
    }

    #[test]
    fn lists_have_an_and() {
        let items = ["Rust", "Go", "C"];
        assert_eq!(formats("nl").list(&items), "Rust, Go en C");
        assert_eq!(formats("he").list(&["א", "ב"]), "א וב");
        assert_eq!(formats("ar").list(&["أ", "ب"]), "أ وب");
        assert_eq!(formats("en").list::<String>(&[]), "");
    }

    #[test]
    fn plurals_are_those_of_cldr() {
        let of = |tag: &str, numbers: &[i64]| {
            let formats = formats(tag);
            numbers.iter().map(|n| formats.plural(*n)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(
            of("ar", &[0, 1, 2, 3, 11, 100, 103, 111, 1003]),
            "zero one two few many other few many few"
        );
        assert_eq!(of("he", &[0, 1, 2, 10, 20, 100]), "other one two other other other");
        assert_eq!(of("nl", &[0, 1, 2]), "other one other");
        assert_eq!(formats("en").plural_ordinal(23), "few");
        assert_eq!(formats("nl").plural_text("1.0"), "other");
    }

    #[test]
    fn order_is_the_language_s_and_numeric() {
        let mut words = ["stap 10", "stap 2", "Stap 1", "étage", "zebra", "auto"];
        let nl = formats("nl");
        words.sort_by(|a, b| nl.compare(a, b));
        assert_eq!(words, ["auto", "étage", "Stap 1", "stap 2", "stap 10", "zebra"]);
        assert_eq!(formats("sv").compare("z", "ö"), Ordering::Less);
        assert_eq!(formats("nl").compare("z", "ö"), Ordering::Greater);
    }

    #[test]
    fn initials_are_letters_of_the_index() {
        let initials = |tag: &str, words: &[&str]| {
            let formats = formats(tag);
            words.iter().map(|word| formats.initial(word)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(
            initials("nl", &["ijver", "IJ", "ĳs", "één", "“zo", "24/7", "", "Öl"]),
            "IJ IJ IJ E Z # # O"
        );
        assert_eq!(initials("he", &["שׁלום", "״מכתב״", "CRM", "–"]), "ש מ C #");
        assert_eq!(initials("ar", &["العميل", "أداء", "إدارة", "ال", "الم", "خدمة"]), "ع ا ا ا ا خ");
        assert_eq!(initials("sv", &["Öl", "él"]), "Ö E");
        assert_eq!(initials("en", &["ijver"]), "I");
    }

    #[test]
    fn dutch_ij_is_capital_as_one() {
        assert_eq!(formats("nl").capitalise("ijver"), "IJver");
        assert_eq!(formats("en").capitalise("ijver"), "Ijver");
        assert_eq!(formats("nl").capitalise("één"), "Één");
        assert_eq!(formats("he").capitalise("שלום"), "שלום");
    }

    #[test]
    fn formats_are_shared_between_threads() {
        fn shared<T: Send + Sync>(_: T) {}
        shared(formats("tlh"));
    }
}
