//! Style sheets that name sides of the screen, or style letters as only some scripts can be (RTL.md, rules 6 and 22).

use std::ops::Range;

use cssparser::{Parser, Token};

use crate::diag::{Certainty, Diagnostic, Fix, Span, misplaced};
use crate::path::SourcePath;

/// Properties of a side, and the ones that mean the same in the reading direction (CSS Logical Properties, level 1).
const PROPERTIES: [(&str, &str); 6] = [
    ("left", "inset-inline-start"),
    ("right", "inset-inline-end"),
    ("border-top-left-radius", "border-start-start-radius"),
    ("border-top-right-radius", "border-start-end-radius"),
    ("border-bottom-left-radius", "border-end-start-radius"),
    ("border-bottom-right-radius", "border-end-end-radius"),
];

/// Families of properties with a side in their names: `margin-left`, `border-left-width`.
const FAMILIES: [&str; 5] = ["margin", "padding", "border", "scroll-margin", "scroll-padding"];

/// Shorthands whose second and fourth values are sides.
const SHORTHANDS: [&str; 8] = [
    "margin",
    "padding",
    "inset",
    "border-width",
    "border-style",
    "border-color",
    "scroll-margin",
    "scroll-padding",
];

/// What is known of the rule that a declaration stands in.
#[derive(Clone, Copy, Default)]
struct Rule {
    /// It is for one direction or language only.
    by_direction: bool,
    /// It is for one language only.
    by_language: bool,
    /// It also has logical properties, whose order then matters.
    mixes: bool,
    /// It moves its box by a part of its own width.
    moves: bool,
    /// It describes printed pages, whose sides are those of the paper.
    paper: bool,
}

/// All findings.
pub(super) fn check(path: &SourcePath, text: &str) -> Vec<Diagnostic> {
    let mut notes = misplaced(path, text, 0, "a style sheet");
    notes.retain(|note| !note.message.contains(" MARK "));
    let mut sheet = Sheet { path, text, notes };
    sheet.block(&mut Parser::new(text), Rule::default());
    sheet.notes
}

struct Sheet<'a> {
    path: &'a SourcePath,
    text: &'a str,
    notes: Vec<Diagnostic>,
}

impl<'a> Sheet<'a> {
    /// The rules and declarations of a block, or of the whole sheet.
    fn block(&mut self, parser: &mut Parser<'a>, rule: Rule) {
        loop {
            parser.skip_whitespace();
            let start = parser.position().byte_index();
            let (end, opens) = loop {
                let before = parser.position().byte_index();
                match parser.next_including_whitespace_and_comments() {
                    Ok(Token::CurlyBracketBlock) => break (before, true),
                    Ok(Token::Semicolon) => break (before, false),
                    Ok(_) => {}
                    Err(_) => {
                        self.declaration(start..before, rule);
                        return;
                    }
                }
            };
            if !opens {
                self.declaration(start..end, rule);
                continue;
            }
            let inner = self.rule(start..end, rule);
            let nested = parser.parse_nested_block(|parser| {
                let at = parser.position().byte_index();
                let rest = block_text(&self.text[at..]);
                let inner = Rule {
                    mixes: rest.contains("inline-start") || rest.contains("inline-end"),
                    moves: rest.contains("translate"),
                    ..inner
                };
                self.block(parser, inner);
                Ok::<(), cssparser::ParseError<()>>(())
            });
            if nested.is_err() {
                return;
            }
        }
    }

    /// What a rule's prelude says, with what the rules round it say.
    fn rule(&self, prelude: Range<usize>, around: Rule) -> Rule {
        let prelude = self.text.get(prelude).unwrap_or_default();
        let by_language = prelude.contains(":lang(") || prelude.contains("[lang");
        Rule {
            by_direction: around.by_direction
                || by_language
                || prelude.contains("[dir")
                || prelude.contains(":dir("),
            by_language: around.by_language || by_language,
            paper: prelude.trim_start().starts_with("@page") || around.paper,
            ..around
        }
    }

    fn declaration(&mut self, range: Range<usize>, rule: Rule) {
        let Some(written) = self.text.get(range.clone()) else { return };
        let Some((name, value)) = written.split_once(':') else { return };
        let key = name.trim().to_ascii_lowercase();
        let plain = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        if !plain || key.starts_with("--") || rule.paper {
            return;
        }
        let name_span = Span::new(range.start, range.start + name.trim_end().len());
        let value_start = range.start + name.len() + 1 + (value.len() - value.trim_start().len());
        let bare = value.trim();
        let bare = bare.split_once('!').map_or(bare, |(bare, _)| bare.trim_end());
        let value_span = Span::new(value_start, value_start + bare.len());
        let known = bare.to_ascii_lowercase();
        if let Some(logical) = logical_property(&key) {
            self.side(&key, &logical, name_span, rule);
        } else if let Some(logical) = logical_value(&key, &known) {
            self.side(&format!("{key}: {known}"), logical, value_span, rule);
        } else if key == "direction" {
            self.direction(name_span);
        } else if names_sides(&key, bare) {
            self.shorthand(&key, Span::new(name_span.start, value_span.end));
        } else if !rule.by_language {
            self.letters(&key, &known, Span::new(name_span.start, value_span.end));
        }
    }

    fn side(&mut self, written: &str, logical: &str, span: Span, rule: Rule) {
        let shifts = matches!(written, "left" | "right") && rule.moves;
        let alone = !rule.by_direction && !rule.mixes && !shifts;
        let certainty = if alone { Certainty::Certain } else { Certainty::Suggested };
        let fix = Fix { certainty, ..Fix::certain(self.path, span, logical) };
        let note = Diagnostic::warning("physical-css", format!("`{written}` names a side of the screen"))
            .at(self.path, span)
            .help(format!("Write `{logical}`, which follows the reading direction."));
        self.notes.push(note.fix(fix));
    }

    fn direction(&mut self, span: Span) {
        let note = Diagnostic::warning(
            "physical-css",
            "`direction` sets the direction of text in a style sheet",
        )
        .at(self.path, span)
        .help("Remove it: pages say their direction in HTML, with `dir`, which also holds without styles.");
        self.notes.push(note);
    }

    fn shorthand(&mut self, key: &str, span: Span) {
        let message = format!("`{key}` gives the left and the right side different values");
        let help = match key {
            "border-radius" => {
                "Set the corners one by one: `border-start-start-radius` and so on.".to_owned()
            }
            _ => {
                format!("Write `{key}-block` and `{key}-inline`, whose values follow the reading direction.")
            }
        };
        self.notes.push(Diagnostic::warning("physical-css", message).at(self.path, span).help(help));
    }

    /// Letters spread or slanted, for all scripts alike.
    fn letters(&mut self, key: &str, value: &str, span: Span) {
        let spread = key == "letter-spacing"
            && !matches!(value, "0" | "normal" | "inherit" | "initial" | "unset" | "revert")
            && !value.starts_with("0 ");
        let slanted = key == "font-style" && (value == "italic" || value.starts_with("oblique"));
        if !spread && !slanted {
            return;
        }
        let (what, why) = match spread {
            true => ("spreads letters", "Arabic letters are joined and come apart"),
            false => ("slants letters", "Hebrew and Arabic have no slanted letters"),
        };
        let note = Diagnostic::warning("script-css", format!("`{key}` {what} in all scripts"))
            .at(self.path, span)
            .help(format!(
                "Limit the rule to languages in Latin letters, with `:lang(nl)` for instance: {why}."
            ));
        self.notes.push(note);
    }
}

/// The text of a block up to its end, or to the first block in it.
fn block_text(rest: &str) -> &str {
    &rest[..rest.find(['{', '}']).unwrap_or(rest.len())]
}

fn logical_property(key: &str) -> Option<String> {
    if let Some((_, logical)) = PROPERTIES.iter().find(|(physical, _)| *physical == key) {
        return Some((*logical).to_owned());
    }
    for family in FAMILIES {
        let Some(rest) = key.strip_prefix(family).and_then(|rest| rest.strip_prefix('-')) else { continue };
        for (side, logical) in [("left", "inline-start"), ("right", "inline-end")] {
            let tail = rest.strip_prefix(side).filter(|tail| tail.is_empty() || tail.starts_with('-'));
            if let Some(tail) = tail.filter(|tail| !tail.contains("radius")) {
                return Some(format!("{family}-{logical}{tail}"));
            }
        }
    }
    None
}

fn logical_value(key: &str, value: &str) -> Option<&'static str> {
    match (key, value) {
        ("float" | "clear", "left") => Some("inline-start"),
        ("float" | "clear", "right") => Some("inline-end"),
        ("text-align" | "text-align-last" | "justify-content" | "justify-items" | "justify-self", "left") => {
            Some("start")
        }
        (
            "text-align" | "text-align-last" | "justify-content" | "justify-items" | "justify-self",
            "right",
        ) => Some("end"),
        _ => None,
    }
}

/// Whether a shorthand of four values gives the sides different ones.
fn names_sides(key: &str, value: &str) -> bool {
    let values = components(value);
    match values[..] {
        [_, right, _, left] if SHORTHANDS.contains(&key) => right != left,
        [a, b, c, d] if key == "border-radius" && !value.contains('/') => a != b || c != d,
        _ => false,
    }
}

/// A value's parts, brackets kept together.
fn components(value: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0_usize, None);
    for (at, c) in value.char_indices().chain([(value.len(), ' ')]) {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match (start, c.is_whitespace() && (depth == 0 || at == value.len())) {
            (None, false) => start = Some(at),
            (Some(from), true) => {
                parts.push(&value[from..at]);
                start = None;
            }
            _ => {}
        }
    }
    parts
}
