//! What a mistake in YAML means for somebody who does not know YAML.

use serde_yaml::granit_parser::{ErrorKind, ScanError};

use crate::diag::{Diagnostic, Span};
use crate::path::SourcePath;

/// A message and its help.
type Words = (&'static str, &'static str);

pub(super) const SECOND_DOCUMENT: Words =
    ("a second document begins here", "Remove this line of three hyphens: one file holds one mapping.");
pub(super) const NOT_A_MAPPING: Words = (
    "this is not a key with a value",
    "Write `key: value` on each line, with a space after the colon, as in `title: Welcome`.",
);
pub(super) const ALIAS: Words = (
    "a value that begins with `*` refers to another one, which is not supported here",
    "If it is text, put quotes round it; else write the value out.",
);
pub(super) const KEY_NOT_TEXT: Words =
    ("a key must be a word", "Write `key: value`; a text that begins with a bracket or brace needs quotes.");

const COLON: Words = (
    "there is a second colon on this line, so it is not clear what is the key and what the value",
    "Put quotes round the value, as in `title: \"Part one: the beginning\"`.",
);
const TAB: Words = ("a tab is used to indent", "Indent with spaces: replace the tab by two spaces.");
const INDENT: Words = (
    "this line is indented differently from those it belongs to",
    "Begin the keys of one level at the same column, those below a key two spaces further in.",
);
const QUOTE: Words = (
    "a quotation mark is opened and not closed",
    "Add the closing quotation mark, or put the other kind (' or \") round a text that holds one.",
);
const AFTER_QUOTE: Words = (
    "there is more text after the closing quotation mark",
    "A quotation mark inside the value ends it: put the other kind (' or \") round the whole value.",
);
const BRACKET: Words = (
    "a bracket or brace is opened and not closed, or the other way round",
    "Add the one that is missing; if it belongs to the text, put quotes round the value.",
);
const KEY: Words = (
    "a key with a colon is expected here",
    "Write `key: value`, with a space after the colon; a value that goes on here must be indented.",
);
const ESCAPE: Words = (
    "a backslash within double quotes begins an escape that does not exist",
    "Write it twice (`\\\\`), or put single quotes round the value.",
);
const CHARACTER: Words =
    ("a value cannot begin with this character", "Put quotes round the value, as in `owner: \"@team\"`.");
const ANCHOR: Words = (
    "a value that begins with `&`, `*` or `!` has a meaning of its own in YAML",
    "If it is text, put quotes round it, as in `title: \"*** Important\"`.",
);
const DEEP: Words = ("lists or mappings are nested too deeply", "Nothing here needs more than a few levels.");
const DIRECTIVE: Words =
    ("a line cannot begin with `%` here", "Put quotes round the text, or remove the line.");

/// The parser's error in plain words, at the place where a person would look for it. The parsed text begins at
/// byte `offset` of `file`.
pub(super) fn syntax(path: &SourcePath, file: &str, offset: usize, error: &ScanError) -> Diagnostic {
    let mut at = error.marker().byte_offset().map_or(file.len(), |at| at + offset).min(file.len());
    while !file.is_char_boundary(at) {
        at -= 1;
    }
    let (span, words) = match (words(error.kind()), tab_indent(file, at)) {
        (_, Some(tab)) => (tab, Some(TAB)),
        (Some(COLON), None) => second_colon(file, offset, at),
        (Some(QUOTE), None) => (open_quote(file, offset, at).unwrap_or(visible(file, at)), Some(QUOTE)),
        (Some(BRACKET), None) => (open_bracket(file, offset, at).unwrap_or(visible(file, at)), Some(BRACKET)),
        (words, None) => (visible(file, at), words),
    };
    let note = match words {
        Some((message, help)) => Diagnostic::error("yaml", message).help(help),
        None => Diagnostic::error("yaml", format!("this cannot be read: {}", error.kind()))
            .help("Put quotes round the value if it is text; the mistake may also be on the line before."),
    };
    note.at(path, span)
}

/// A colon where none may stand. If it is the first on its line, the mistake is elsewhere: a bracket left open
/// before, or a line further in than the one above.
fn second_colon(file: &str, offset: usize, at: usize) -> (Span, Option<Words>) {
    let start = line_start(file, at);
    if file[start..at].contains(':') {
        return (visible(file, at), Some(COLON));
    }
    match open_bracket(file, offset, at) {
        Some(span) => (span, Some(BRACKET)),
        None => {
            let first = start + file[start..].len() - file[start..].trim_start().len();
            (visible(file, first), Some(INDENT))
        }
    }
}

/// The last bracket or brace before `at`, unless it is closed again.
fn open_bracket(file: &str, offset: usize, at: usize) -> Option<Span> {
    let last = offset + file[offset..at].rfind(['[', '{', ']', '}'])?;
    file[last..].starts_with(['[', '{']).then(|| Span::new(last, last + 1))
}

/// The last quotation mark before `at` that begins a value.
fn open_quote(file: &str, offset: usize, at: usize) -> Option<Span> {
    let text = &file[offset..at];
    let begins = |&(index, _): &(usize, &str)| {
        text[..index].trim_end_matches(' ').ends_with([':', '-', '[', ',', '{', '\n'])
    };
    let (index, _) = text.rmatch_indices(['"', '\'']).find(begins)?;
    Some(Span::new(offset + index, offset + index + 1))
}

fn words(kind: &ErrorKind) -> Option<Words> {
    use ErrorKind as E;
    Some(match kind {
        E::MappingValueNotAllowed | E::InvalidColonPlacement => COLON,
        E::TabNotAllowed | E::TabInBlockIndentation | E::TabInIndentation | E::TabAtBlockScalarStart => TAB,
        E::InvalidBlockEntryWhitespace | E::InvalidMappingValueWhitespace | E::TabInPlainScalar => TAB,
        E::InvalidIndentation | E::InvalidBlockScalarIndent | E::InvalidFlowScalarIndent => INDENT,
        E::BlockSequenceEntryNotAllowed | E::ExpectedBlockSequenceEntry | E::MappingKeyNotAllowed => INDENT,
        E::UnclosedQuotedScalar | E::InvalidQuotedScalarIndent | E::DocumentIndicatorInQuotedScalar => QUOTE,
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => AFTER_QUOTE,
        E::UnclosedFlowCollection { .. } | E::MismatchedFlowCollectionEnd { .. } => BRACKET,
        E::MisplacedFlowCollectionEnd | E::UnexpectedEofFlowSequence | E::UnexpectedEofFlowMapping => BRACKET,
        E::ExpectedFlowMappingSeparator | E::ExpectedFlowSequenceSeparator => BRACKET,
        E::BlockEntryInFlowCollection | E::UnexpectedEofImplicitFlowMapping => BRACKET,
        E::ExpectedBlockMappingKey | E::SimpleKeyExpected | E::InvalidSimpleKey => KEY,
        E::UnknownQuotedScalarEscape | E::InvalidQuotedScalarHexEscape | E::InvalidUnicodeEscape => ESCAPE,
        E::UnexpectedCharacter { .. } | E::PlainScalarStartsWithDashFlowIndicator => CHARACTER,
        E::UnknownAnchor | E::MissingAnchorOrAliasName | E::UndeclaredTagHandle => ANCHOR,
        E::InvalidTagTerminator | E::MissingTagUri | E::ExpectedTagBang => ANCHOR,
        E::RecursionLimitExceeded => DEEP,
        E::DirectiveDisallowed => DIRECTIVE,
        _ => return None,
    })
}

/// The tab that indents the line of `at`, where there is one.
fn tab_indent(text: &str, at: usize) -> Option<Span> {
    let start = line_start(text, at);
    let line = &text[start..];
    let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
    line[..indent].find('\t').map(|tab| Span::new(start + tab, start + tab + 1))
}

/// One character at `at`; at the end of a line or of the text, the last visible character before it.
pub(super) fn visible(text: &str, at: usize) -> Span {
    match text[at..].chars().next().filter(|character| !character.is_whitespace()) {
        Some(character) => Span::new(at, at + character.len_utf8()),
        None => {
            let end = text[..at].trim_end().len();
            let last = text[..end].chars().next_back().map_or(0, char::len_utf8);
            Span::new(end - last, end)
        }
    }
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// A key that was written before, on the line `line` of the same file.
pub(super) fn duplicate(path: &SourcePath, key: &str, span: Span, line: usize) -> Diagnostic {
    Diagnostic::error("yaml-duplicate", format!("the key `{key}` is written twice"))
        .at(path, span)
        .help(format!("Keep one of the two: the other stands on line {line}."))
}
