//! How changes of a source are shown, to people and to scripts.

use crate::author::{Changed, Fate, Pair, Piece};
use crate::diag::Style;
use crate::lang::{Direction, Lang};
use crate::sync::UnitState;

const RED: &str = "\u{1B}[31m";
const GREEN: &str = "\u{1B}[32m";
const BOLD: &str = "\u{1B}[1m";
const DIM: &str = "\u{1B}[2m";
const RESET: &str = "\u{1B}[0m";

/// What the screen can show.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paint {
    style: Style,
}

impl Paint {
    pub fn new(style: Style) -> Paint {
        Paint { style }
    }

    fn with(self, colour: &str, text: &str) -> String {
        if self.style.color { format!("{colour}{text}{RESET}") } else { text.to_owned() }
    }

    /// A line in a language's own direction: on a terminal between isolates (UAX #9, 2.4), since a line that mixes
    /// both would be read in the wrong order.
    fn line(self, lang: &Lang, text: &str) -> String {
        if !self.style.terminal {
            return text.to_owned();
        }
        let open = match lang.direction() {
            Direction::Rtl => '\u{2067}',
            Direction::Ltr => '\u{2066}',
        };
        format!("\u{200E}{open}{text}\u{2069}")
    }
}

/// The name of a state.
pub(super) fn state(state: UnitState) -> &'static str {
    match state {
        UnitState::Current => "current",
        UnitState::Minor => "minor",
        UnitState::Major => "major",
        UnitState::Untranslated => "untranslated",
    }
}

/// A unit that changed: its name, what became of the source, and the translation.
pub(super) fn changed(one: &Changed, pair: &Pair, paint: Paint) -> String {
    let place = match one.line {
        Some(line) => format!("{}.md:{line}", pair.source.lang),
        None => format!("gone from {}.md", pair.source.lang),
    };
    let head = format!("{} {} ({}, {place})", one.id, state(one.state), one.kind.name());
    let mut out = paint.with(BOLD, &head) + "\n";
    let (from, to) = (&pair.source.lang, &pair.own.lang);
    for line in lines(&one.words) {
        let text: String = line.iter().map(|piece| word(piece, paint)).collect();
        out += &format!("  {from}  {}\n", paint.line(from, &text));
    }
    for (number, text) in &one.translation {
        for (at, line) in text.lines().enumerate() {
            let place = paint.with(DIM, &format!("({to}.md:{})", number + at));
            out += &format!("  {to}  {} {place}\n", paint.line(to, &shown(line)));
        }
    }
    if one.translation.is_empty() {
        out += &format!("  {to}  {}\n", paint.with(DIM, "(nothing yet)"));
    }
    out
}

/// A stretch of text; what came and went is marked with signs too, for those who see no colours.
fn word(piece: &Piece, paint: Paint) -> String {
    let text = shown(&piece.text);
    match piece.fate {
        Fate::Kept => text,
        Fate::Removed => paint.with(RED, &format!("[-{text}-]")),
        Fate::Added => paint.with(GREEN, &format!("{{+{text}+}}")),
    }
}

/// Text in which nothing steers the terminal.
fn shown(text: &str) -> String {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    let plain = text.replace('\t', "    ");
    plain.chars().map(|c| if hidden(c) { '\u{FFFD}' } else { c }).collect()
}

/// The pieces line by line.
fn lines(pieces: &[Piece]) -> Vec<Vec<Piece>> {
    let mut lines = vec![Vec::new()];
    for piece in pieces {
        for (at, text) in piece.text.split('\n').enumerate() {
            if at > 0 {
                lines.push(Vec::new());
            }
            if let (Some(line), false) = (lines.last_mut(), text.is_empty()) {
                line.push(Piece { fate: piece.fate, text: text.to_owned() });
            }
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// The same for scripts.
pub(super) fn json(one: &Changed) -> serde_json::Value {
    let piece = |piece: &Piece| {
        let fate = match piece.fate {
            Fate::Kept => "kept",
            Fate::Removed => "removed",
            Fate::Added => "added",
        };
        serde_json::json!({ "change": fate, "text": piece.text })
    };
    let block = |(line, text): &(usize, String)| serde_json::json!({ "line": line, "text": text });
    serde_json::json!({
        "id": one.id,
        "state": state(one.state),
        "kind": one.kind.name(),
        "line": one.line,
        "before": one.before,
        "after": one.after,
        "changes": one.words.iter().map(piece).collect::<Vec<_>>(),
        "translation": one.translation.iter().map(block).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_shown_in_its_own_direction_and_nothing_else_steers() {
        let he = Lang::parse("he").unwrap();
        let on = Paint::new(Style { color: false, terminal: true });
        let off = Paint::new(Style::default());
        assert_eq!(on.line(&he, "א"), "\u{200E}\u{2067}א\u{2069}");
        assert_eq!(off.line(&he, "א"), "א");
        assert_eq!(shown("a\u{202E}\u{1B}[31m"), "a\u{FFFD}\u{FFFD}[31m");
        let pieces = [
            Piece { fate: Fate::Kept, text: "a\n".into() },
            Piece { fate: Fate::Removed, text: "b\nc".into() },
        ];
        let lines: Vec<String> =
            lines(&pieces).iter().map(|line| line.iter().map(|piece| word(piece, off)).collect()).collect();
        assert_eq!(lines, ["a", "[-b-]", "[-c-]"]);
    }
}
