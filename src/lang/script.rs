//! Scripts: of a letter, of a text, and which way they run.

use icu_locale::subtags;
use icu_locale::{Direction as IcuDirection, LanguageIdentifier, LocaleDirectionality};
use icu_properties::CodePointMapData;
use icu_properties::props;
use unicode_bidi::{BidiClass, bidi_class};

use super::Direction;

/// A script, as the Unicode property `Script` has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Script {
    /// Latin letters.
    Latin,
    /// Hebrew letters.
    Hebrew,
    /// Arabic letters.
    Arabic,
    /// Any other.
    Other(props::Script),
}

impl Script {
    /// The script of a character; `None` for those that many scripts share: digits, punctuation, white space,
    /// combining marks (Common and Inherited in Unicode's terms).
    pub fn of(c: char) -> Option<Script> {
        match c {
            'a'..='z' | 'A'..='Z' => Some(Script::Latin),
            '\0'..='\u{7F}' => None,
            'א'..='ת' => Some(Script::Hebrew),
            'ء'..='غ' | 'ف'..='ي' => Some(Script::Arabic),
            'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' => Some(Script::Latin),
            _ if !c.is_alphabetic() => None,
            _ => match CodePointMapData::<props::Script>::new().get(c) {
                props::Script::Common | props::Script::Inherited | props::Script::Unknown => None,
                script => Some(script.into()),
            },
        }
    }

    /// The script of most of a text's letters; the one met first where two are even.
    pub fn dominant(text: &str) -> Option<Script> {
        let mut counts: Vec<(Script, usize)> = Vec::new();
        for script in text.chars().filter_map(Script::of) {
            match counts.iter_mut().find(|(known, _)| *known == script) {
                Some((_, count)) => *count += 1,
                None => counts.push((script, 1)),
            }
        }
        let most = counts.iter().map(|(_, count)| *count).max()?;
        counts.into_iter().find(|(_, count)| *count == most).map(|(script, _)| script)
    }

    /// Which way it runs (CLDR's script metadata).
    pub fn direction(self) -> Direction {
        match self {
            Script::Latin => Direction::Ltr,
            Script::Hebrew | Script::Arabic => Direction::Rtl,
            Script::Other(script) => {
                let tag = LanguageIdentifier::from(Some(subtags::Script::from(script)));
                match LocaleDirectionality::new_extended().get(&tag) {
                    Some(IcuDirection::RightToLeft) => Direction::Rtl,
                    _ => Direction::Ltr,
                }
            }
        }
    }
}

impl From<props::Script> for Script {
    fn from(script: props::Script) -> Self {
        match script {
            props::Script::Latin => Script::Latin,
            props::Script::Hebrew => Script::Hebrew,
            props::Script::Arabic => Script::Arabic,
            other => Script::Other(other),
        }
    }
}

impl From<subtags::Script> for Script {
    fn from(script: subtags::Script) -> Self {
        match script.as_str() {
            // Variants of a script by style, which Unicode does not tell apart (ISO 15924).
            "Aran" => Script::Arabic,
            "Latf" | "Latg" => Script::Latin,
            _ => props::Script::from(script).into(),
        }
    }
}

/// The direction of a character by itself; `None` for weak and neutral ones (UAX #9, table 4).
pub fn strong_direction(c: char) -> Option<Direction> {
    match c {
        'a'..='z' | 'A'..='Z' => Some(Direction::Ltr),
        '\0'..='\u{7F}' => None,
        _ => match bidi_class(c) {
            BidiClass::L => Some(Direction::Ltr),
            BidiClass::R | BidiClass::AL => Some(Direction::Rtl),
            _ => None,
        },
    }
}

/// The direction of a plain text's first strong character, those within isolates passed over (UAX #9, rule P2): an
/// isolate that is not closed ends with its paragraph. Embedding controls and numbers are not strong. For HTML, where
/// `dir=auto` sees some things differently, there is [`auto_direction`](super::bidi::auto_direction).
pub fn first_strong(text: &str) -> Option<Direction> {
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' => depth = depth.saturating_sub(1),
            '\n' | '\r' | '\u{1C}'..='\u{1E}' | '\u{85}' | '\u{2029}' => depth = 0,
            _ if depth > 0 => {}
            _ => {
                if let Some(direction) = strong_direction(c) {
                    return Some(direction);
                }
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_has_a_script_and_a_comma_none() {
        assert_eq!(Script::of('é'), Some(Script::Latin));
        assert_eq!(Script::of('ש'), Some(Script::Hebrew));
        assert_eq!(Script::of('پ'), Some(Script::Arabic));
        assert_eq!(Script::of('Ж'), Some(Script::Other(props::Script::Cyrillic)));
        for c in ['،', '3', '٣', '-', ' ', 'ـ'] {
            assert_eq!(Script::of(c), None, "{c}");
        }
    }

    #[test]
    fn what_is_told_at_first_sight_is_what_unicode_says() {
        for c in '\0'..='\u{FFFF}' {
            let known = CodePointMapData::<props::Script>::new().get(c);
            let shared =
                matches!(known, props::Script::Common | props::Script::Inherited | props::Script::Unknown);
            let wanted = Some(known.into()).filter(|_| c.is_alphabetic() && !shared);
            assert_eq!(Script::of(c), wanted, "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn most_letters_decide() {
        assert_eq!(Script::dominant("API של שירות הלקוחות"), Some(Script::Hebrew));
        assert_eq!(Script::dominant("de klant zegt «شكرا»"), Some(Script::Latin));
        assert_eq!(Script::dominant("12 – 13"), None);
    }

    #[test]
    fn strong_characters_give_direction() {
        assert_eq!(first_strong("12, שלום abc"), Some(Direction::Rtl));
        assert_eq!(first_strong("(CRM) نظام"), Some(Direction::Ltr));
        assert_eq!(first_strong("\u{2068}CRM\u{2069} نظام"), Some(Direction::Rtl));
        assert_eq!(first_strong("123"), None);
        assert_eq!(Script::of('ހ').map(Script::direction), Some(Direction::Rtl));
        assert_eq!(Script::of('Ж').map(Script::direction), Some(Direction::Ltr));
    }
}
