//! A leaf of text, character by character.

use std::ops::Range;

use crate::article::prose::{Leaf, Part};
use crate::diag::{Certainty, Diagnostic, Fix, Replacement};
use crate::lang::{Lang, Script};
use crate::path::SourcePath;

/// A leaf and its characters.
pub(super) struct Look<'a> {
    pub path: &'a SourcePath,
    pub leaf: &'a Leaf,
    /// Its characters, each with its first byte.
    pub chars: Vec<(usize, char)>,
}

impl<'a> Look<'a> {
    pub fn new(path: &'a SourcePath, leaf: &'a Leaf) -> Look<'a> {
        Look { path, leaf, chars: leaf.text.char_indices().collect() }
    }

    /// The character at an index.
    pub fn at(&self, index: usize) -> Option<char> {
        self.chars.get(index).map(|(_, c)| *c)
    }

    /// The character before an index, points and signs of vowels passed over.
    pub fn before(&self, index: usize) -> Option<char> {
        self.chars[..index.min(self.chars.len())].iter().rev().map(|(_, c)| *c).find(|c| !is_mark(*c))
    }

    /// The character after an index, points and signs of vowels passed over.
    pub fn after(&self, index: usize) -> Option<char> {
        self.chars.iter().skip(index + 1).map(|(_, c)| *c).find(|c| !is_mark(*c))
    }

    /// The bytes of the characters from one index to another.
    pub fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let end = |index: usize| self.chars.get(index).map_or(self.leaf.text.len(), |(at, _)| *at);
        end(range.start)..end(range.end)
    }

    /// Whether the leaf's language is written in a script.
    pub fn is_in(&self, script: Script) -> bool {
        self.leaf.lang.as_ref().is_some_and(|lang| lang.script() == script)
    }

    /// The leaf's language, without region and script; nothing where it is not known.
    pub fn language(&self) -> &str {
        self.leaf.lang.as_ref().map_or("", Lang::language)
    }

    /// A warning about a stretch of the text.
    pub fn warning(&self, code: &'static str, bytes: Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::warning(code, message).at(self.path, self.leaf.near(bytes))
    }

    /// How sure a correction is that changes a word's characters: in a heading, from whose words an address may be
    /// made that links name, an editor decides.
    pub fn certain_in_words(&self) -> Certainty {
        match self.leaf.part {
            Part::Heading => Certainty::Suggested,
            _ => Certainty::Certain,
        }
    }

    /// A correction of several stretches; `None` where one of them is not written byte for byte as it is shown.
    pub fn fix(&self, certainty: Certainty, changes: &[(Range<usize>, &str)]) -> Option<Fix> {
        let replacement = |(bytes, text): &(Range<usize>, &str)| {
            let span = self.leaf.place(bytes.clone())?;
            Some(Replacement { path: self.path.clone(), span, text: (*text).to_owned() })
        };
        let replacements = changes.iter().map(replacement).collect::<Option<Vec<_>>>()?;
        Some(Fix { certainty, replacements })
    }
}

/// A warning with its correction, where there is one.
pub(super) fn mended(note: Diagnostic, fix: Option<Fix>) -> Diagnostic {
    match fix {
        Some(fix) => note.fix(fix),
        None => note,
    }
}

/// A letter of the Hebrew alphabet, those of Yiddish too.
pub(super) fn is_hebrew(c: char) -> bool {
    matches!(c, 'א'..='ת' | '\u{5EF}'..='\u{5F2}')
}

/// A letter of the Arabic script, in any language.
pub(super) fn is_arabic(c: char) -> bool {
    !is_mark(c) && Script::of(c) == Some(Script::Arabic)
}

/// A letter of the Latin script.
pub(super) fn is_latin(c: char) -> bool {
    Script::of(c) == Some(Script::Latin)
}

/// A point or a sign that stands on a letter: niqqud, cantillation, tashkeel, accents.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}'
        | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}' | '\u{5C2}' | '\u{5C4}' | '\u{5C5}' | '\u{5C7}'
        | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}'
        | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}' | '\u{6E7}' | '\u{6E8}' | '\u{6EA}'..='\u{6ED}')
}
