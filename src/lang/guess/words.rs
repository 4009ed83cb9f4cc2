//! A text as words, each with its script and what its shape tells.

use std::ops::ControlFlow;

use icu_properties::props;

use crate::lang::Script;

/// A run of letters of one script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word<'t> {
    pub text: &'t str,
    pub script: Script,
    pub shape: Shape,
    /// Whether it begins a sentence.
    pub first: bool,
    /// Whether it stands between quotation marks or brackets.
    pub quoted: bool,
    /// Whether a word of another script runs into it, as a prefix does: `ב-Zendesk`.
    pub glued: bool,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// As most words are; all words of a script without capitals.
    Plain,
    /// With a capital at its start.
    Capital,
    /// In capitals throughout.
    Capitals,
    /// With capitals within: `TypeScript`.
    Mixed,
}

/// Hands on the words of a text, until `with` has heard enough. What looks like code, an address, a file name or a
/// number is passed over.
pub(super) fn each<'t>(text: &'t str, mut with: impl FnMut(Word<'t>) -> ControlFlow<()>) -> ControlFlow<()> {
    let mut depth = 0_u32;
    let mut first = true;
    for chunk in text.split_whitespace() {
        if !is_code(chunk) {
            words_of(chunk, &mut depth, &mut first, &mut with)?;
        }
        let last = chunk.trim_end_matches(['"', '\'', '”', '“', '’', '»', ')', ']']).chars().next_back();
        if let Some('.' | '!' | '?' | ':' | '…' | '؟' | '۔') = last {
            first = true;
        }
    }
    ControlFlow::Continue(())
}

fn words_of<'t>(
    chunk: &'t str,
    depth: &mut u32,
    first: &mut bool,
    with: &mut impl FnMut(Word<'t>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut now: Option<(usize, Script)> = None;
    let mut glued = false;
    let mut letters = chunk.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let script = Script::of(c).map(bucket);
        if let Some((start, known)) = now {
            let inner = is_inner(c) && letters.peek().is_some_and(|(_, next)| continues(*next, known));
            if script == Some(known) || is_point(c) || inner {
                continue;
            }
            with(word(&chunk[start..at], known, *first, *depth > 0, glued))?;
            *first = false;
            now = None;
            glued = script.is_some_and(|next| next != known)
                || c == '-' && letters.peek().is_some_and(|(_, next)| !continues(*next, known));
        }
        match script {
            Some(script) => now = Some((at, script)),
            None => match c {
                '(' | '[' | '«' | '“' | '„' | '”' if opens(chunk, at) => *depth += 1,
                '"' if opens(chunk, at) => *depth += 1,
                ')' | ']' | '»' | '”' | '“' | '"' => *depth = depth.saturating_sub(1),
                _ => {}
            },
        }
    }
    if let Some((start, script)) = now {
        with(word(&chunk[start..], script, *first, *depth > 0, glued))?;
        *first = false;
    }
    ControlFlow::Continue(())
}

/// Whether a mark begins what it encloses: only other marks, or a prefix letter, stand before it in its chunk.
fn opens(chunk: &str, at: usize) -> bool {
    let before = chunk[..at].chars().filter(|c| c.is_alphanumeric()).count();
    let after = chunk[at..].chars().filter(|c| c.is_alphanumeric()).count();
    before <= 1 && after > 0
}

fn word(text: &str, script: Script, first: bool, quoted: bool, glued: bool) -> Word<'_> {
    let shape = if script == Script::Latin { shape(text) } else { Shape::Plain };
    Word { text, script, shape, first, quoted, glued }
}

fn shape(text: &str) -> Shape {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    let capital = letters.next().is_some_and(char::is_uppercase);
    let (mut upper, mut lower) = (0_u32, 0_u32);
    for letter in letters {
        if letter.is_uppercase() {
            upper += 1;
        } else {
            lower += 1;
        }
    }
    match (capital, upper, lower) {
        (true, 1.., 0) => Shape::Capitals,
        (true, 0, _) => Shape::Capital,
        (_, 1.., _) => Shape::Mixed,
        (false, 0, _) => Shape::Plain,
    }
}

/// Scripts that one language writes together count as one.
pub(super) fn bucket(script: Script) -> Script {
    use props::Script as S;
    let Script::Other(other) = script else { return script };
    Script::Other(match other {
        S::Hiragana
        | S::Katakana
        | S::KatakanaOrHiragana
        | S::Japanese
        | S::SimplifiedHan
        | S::TraditionalHan => S::Han,
        S::Korean => S::Hangul,
        other => other,
    })
}

fn continues(next: char, script: Script) -> bool {
    Script::of(next).map(bucket) == Some(script)
}

/// Marks within a word: an apostrophe, geresh and gershayim, a joiner.
fn is_inner(c: char) -> bool {
    matches!(c, '\'' | '’' | '"' | '׳' | '״' | '\u{200C}' | '\u{200D}' | '\u{AD}')
}

/// Niqqud, tashkeel, tatweel, and accents that stand by themselves.
fn is_point(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{0591}'..='\u{05BD}' | '\u{05BF}' | '\u{05C1}'..='\u{05C7}'
        | '\u{0610}'..='\u{061A}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}')
}

/// Whether a run without white space is an address, a file's name, a number with a unit, or a piece of a program.
fn is_code(chunk: &str) -> bool {
    let bytes = chunk.as_bytes();
    let odd = |byte: &u8| {
        matches!(
            byte,
            b'@' | b'_' | b'=' | b'\\' | b'{' | b'}' | b'<' | b'>' | b'#' | b'$' | b'~' | b'`' | b'|'
        )
    };
    let mut digits = false;
    let mut stops = false;
    let mut slashes = 0;
    for byte in bytes {
        digits |= byte.is_ascii_digit();
        stops |= *byte == b'.';
        slashes += usize::from(*byte == b'/');
        if odd(byte) {
            return true;
        }
    }
    let calls = bytes.contains(&b'(') && chunk.contains("()");
    calls
        || slashes > 1
        || slashes == 1 && bytes[0] == b'/'
        || digits && has_number(chunk)
        || stops && has_extension(bytes)
}

/// Whether Latin letters and digits run together: `B2B`, `v2`, `24h`. A Hebrew or an Arabic prefix before a number
/// (`ב-2024`) does not make it code.
fn has_number(chunk: &str) -> bool {
    let bytes = chunk.as_bytes();
    bytes.windows(2).any(|pair| {
        pair[0].is_ascii_digit() && pair[1].is_ascii_alphabetic()
            || pair[0].is_ascii_alphabetic() && pair[1].is_ascii_digit()
    })
}

/// Whether a stop parts two longer runs of small Latin letters, as in `config.yaml`; `o.a.` and `m.b.t.` are words.
fn has_extension(bytes: &[u8]) -> bool {
    bytes
        .windows(3)
        .any(|three| three[0] == b'.' && three[1].is_ascii_lowercase() && three[2].is_ascii_lowercase())
        && bytes
            .iter()
            .position(|byte| *byte == b'.')
            .is_some_and(|at| at == 0 || bytes[at - 1].is_ascii_alphanumeric())
}
