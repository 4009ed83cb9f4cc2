//! Anchors of headings, in the heading's own script.

use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};
use rustc_hash::FxHashMap;

use super::block::Heading;
use crate::diag::Diagnostic;
use crate::source::Source;

/// Beginnings of ids that the page keeps for itself.
const RESERVED: [&str; 5] = ["targum-", "fn-", "fnref-", "term-", "term-ref-"];
/// Ids that the page keeps for itself.
const TAKEN: [&str; 1] = ["content"];

/// Gives each heading its id: the one its author chose (`chosen`, one for each heading) where it can be used,
/// else one made from its words that nobody chose.
pub(super) fn assign(
    headings: &mut [Heading],
    chosen: Vec<Option<String>>,
    source: &Source,
    notes: &mut Vec<Diagnostic>,
) {
    let mut used: FxHashMap<String, usize> = FxHashMap::default();
    used.reserve(headings.len() + 1);
    used.extend(TAKEN.map(|id| (id.to_owned(), 1)));
    for (at, id) in chosen.into_iter().enumerate() {
        let Some(id) = id.filter(|id| !id.is_empty()) else { continue };
        let earlier = if used.contains_key(&id) { &headings[..at] } else { &[] };
        match refusal(&id, earlier, source) {
            Some(note) => notes.push(note.at(&source.path, headings[at].span)),
            None => {
                used.insert(id.clone(), 1);
                headings[at].id = id;
            }
        }
    }
    for heading in headings.iter_mut().filter(|heading| heading.id.is_empty()) {
        heading.id = free(slug(&heading.text), &mut used);
    }
}

/// Why an id cannot be had; `earlier` are headings that may have it.
fn refusal(id: &str, earlier: &[Heading], source: &Source) -> Option<Diagnostic> {
    if id.chars().any(|found| found.is_whitespace() || is_control(found)) {
        let note = Diagnostic::error("heading-id", "a heading's id holds a control character or white space");
        return Some(note.help("Use letters, digits and hyphens only."));
    }
    if TAKEN.contains(&id) || RESERVED.iter().any(|start| id.starts_with(start)) {
        let note = Diagnostic::error("heading-reserved", format!("the page keeps the id `{id}` for itself"));
        return Some(
            note.help("Choose another id; those that begin with targum-, fn-, fnref- or term- are taken."),
        );
    }
    let first = earlier.iter().find(|heading| heading.id == id)?;
    let line = 1 + source.text.get(..first.span.start).map_or(0, |text| text.matches('\n').count());
    let note = Diagnostic::error("heading-duplicate", format!("two headings have the id `{id}`"));
    Some(note.help(format!("The first one is on line {line}; choose another id for this one.")))
}

/// An id made from `base` that is not in use: `base`, `base-2`, `base-3` … `used` tells how often each was asked
/// for, so that many equal headings stay quick.
fn free(mut base: String, used: &mut FxHashMap<String, usize>) -> String {
    if RESERVED.iter().any(|start| base.starts_with(start)) {
        base.insert_str(0, "section-");
    }
    let Some(times) = used.get(&base).copied() else {
        used.insert(base.clone(), 1);
        return base;
    };
    let mut number = times + 1;
    let mut id = format!("{base}-{number}");
    while used.contains_key(&id) {
        number += 1;
        id = format!("{base}-{number}");
    }
    used.insert(base, number);
    used.insert(id.clone(), 1);
    id
}

/// Words in lower case joined by hyphens, without vowel points; `section` where there are none.
fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for found in text.chars() {
        match part(found) {
            Part::Word => {
                if gap && !out.is_empty() {
                    out.push('-');
                }
                gap = false;
                match found {
                    'a'..='z' | '0'..='9' | 'א'..='ת' | 'ء'..='غ' | 'ف'..='ي' => out.push(found),
                    'A'..='Z' => out.push(found.to_ascii_lowercase()),
                    _ => out.extend(found.to_lowercase().filter(|low| part(*low) == Part::Word)),
                }
            }
            Part::Nothing => {}
            Part::Gap => gap = true,
        }
    }
    if out.is_empty() { "section".to_owned() } else { out }
}

#[derive(PartialEq, Eq)]
enum Part {
    Word,
    Nothing,
    Gap,
}

/// What a character is to an id: part of a word, nothing (points, marks within a word), or the end of a word.
fn part(found: char) -> Part {
    match found {
        'a'..='z' | 'A'..='Z' | '0'..='9' | 'א'..='ת' | 'ء'..='غ' | 'ف'..='ي' => Part::Word,
        ' ' | '-' | '_' | '\u{05BE}' => Part::Gap,
        // Apostrophes and quotation marks stand inside words: it's, צה"ל, צה״ל.
        '\'' | '"' | '’' | '‘' | '”' | '“' | '״' | '׳' => Part::Nothing,
        // Niqqud and cantillation; harakat and Quranic marks; tatweel; joiners.
        '\u{0591}'..='\u{05C7}' | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}' => {
            Part::Nothing
        }
        '\u{06D6}'..='\u{06ED}' | '\u{08D3}'..='\u{08FF}' | '\u{0640}' => Part::Nothing,
        found if found.is_alphanumeric() => Part::Word,
        found if is_control(found) => Part::Nothing,
        found if is_mark(found) => Part::Word,
        _ => Part::Gap,
    }
}

fn is_mark(found: char) -> bool {
    !found.is_ascii()
        && GeneralCategoryGroup::Mark.contains(CodePointMapData::<GeneralCategory>::new().get(found))
}

/// Control and format characters, those of direction among them.
fn is_control(found: char) -> bool {
    found.is_control()
        || matches!(found, '\u{00AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}')
        || matches!(found, '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}
