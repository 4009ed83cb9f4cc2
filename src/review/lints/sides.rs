//! "Left" and "right" of the screen: in another language the page is mirrored, and the words are wrong.

mod words;

use super::look::Look;
use crate::analysis::{Word, normalise_into, words as split};
use crate::diag::Diagnostic;

use words::{LANGUAGES, Language, Pattern};

/// Phrases that speak of a side of the screen, in sentences that name no street, hand or parliament. Some always do
/// (`למטה משמאל`, `rechtsonder`); others only where the sentence also names something on a screen.
pub(super) fn look(look: &Look<'_>, notes: &mut Vec<Diagnostic>) {
    let Some(language) = LANGUAGES.iter().find(|language| language.tag == look.language()) else { return };
    let text = &look.leaf.text;
    if !language.hints.iter().any(|hint| text.contains(hint)) {
        return;
    }
    let mut start = 0;
    for end in text.match_indices(['.', '!', '?', '؟', '\n']).map(|(at, c)| at + c.len()).chain([text.len()])
    {
        sentence(look, language, start, &text[start..end], notes);
        start = end;
    }
}

fn sentence(look: &Look<'_>, language: &Language, start: usize, text: &str, notes: &mut Vec<Diagnostic>) {
    let tokens: Vec<Word<'_>> = split(text).collect();
    let folded: Vec<String> = tokens.iter().map(|token| fold(token.text)).collect();
    let names = |list: &[&str]| folded.iter().any(|word| list.iter().any(|known| holds(word, known)));
    if names(language.elsewhere) {
        return;
    }
    let speaks_of_screen = names(language.screen);
    let mut index = 0;
    while index < folded.len() {
        let here = &folded[index..];
        let turn = longest(language.turns, here);
        let strong = longest(language.always, here);
        let weak = longest(language.with_screen, here).filter(|_| speaks_of_screen);
        let turns = |length: &usize| (0..*length).any(|by| longest(language.turns, &here[by..]).is_some());
        let found = strong.or(weak).filter(|length| !turns(length));
        if let (Some(length), Some(first)) = (found, tokens.get(index)) {
            let last = tokens.get(index + length - 1).unwrap_or(first);
            let bytes = start + first.start..start + last.end;
            let phrase = &look.leaf.text[bytes.clone()];
            let note =
                look.warning("direction-words", bytes, format!("`{phrase}` names a side of the screen"));
            notes.push(note.help(
                "Name the thing instead (“the menu”, “the button Save”): in languages of the other direction the page is \
                 mirrored.",
            ));
        }
        index += turn.or(found).unwrap_or(1);
    }
}

/// How many words the longest pattern that fits takes.
fn longest(patterns: &[Pattern], words: &[String]) -> Option<usize> {
    let fits = |pattern: &&Pattern| {
        let parts: Vec<&str> = pattern.split(' ').collect();
        parts.len() <= words.len()
            && parts.iter().zip(words).all(|(part, word)| part.split('|').any(|known| fold(known) == *word))
    };
    patterns.iter().filter(fits).map(|pattern| pattern.split(' ').count()).max()
}

/// Whether a word is one of a list, or holds it where the list says so: `*scherm`.
fn holds(word: &str, known: &str) -> bool {
    match known.strip_prefix('*') {
        Some(part) => word.contains(&fold(part)),
        None => word == fold(known),
    }
}

fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    normalise_into(word, &mut out);
    out
}
