//! Characters that steer direction in an article: balanced in its text, and nowhere else.

use super::prose::{self, Leaf, RunKind};
use crate::diag::{Diagnostic, Fix, Paragraph, Span, may_hold_controls, misplaced_control};
use crate::lang::Lang;
use crate::lang::bidi::Control;
use crate::source::Source;
use crate::source::controls::in_yaml;

/// Keys of the front matter whose values readers see as text.
const TEXTS: &[&str] = &["title", "summary", "authors", "owner", "proofread_by", "extra"];

/// What is wrong with the controls of an article whose body begins at `body_start`.
pub(super) fn check(source: &Source, body_start: usize, lang: &Lang) -> Vec<Diagnostic> {
    let text = source.text.as_ref();
    let mut notes = match prose::yaml_range(text, body_start) {
        Some(range) => in_yaml(source, range, TEXTS),
        None => Vec::new(),
    };
    let body = text.get(body_start..).unwrap_or_default();
    if may_hold_controls(body) || body.contains("&#") {
        in_body(source, body_start, lang, &mut notes);
        prose::guard(source, &mut notes);
    }
    notes
}

/// Adds what was found to an article's notes. A slug or an alias that holds a control is told of once, by the
/// control.
pub(super) fn tell(found: Vec<Diagnostic>, notes: &mut Vec<Diagnostic>) {
    if found.is_empty() {
        return;
    }
    let span = |note: &Diagnostic| note.place.as_ref().and_then(|place| place.span);
    let told: Vec<Span> = found.iter().filter_map(span).collect();
    let again = |note: &Diagnostic| {
        let own = span(note).unwrap_or_default();
        matches!(note.code, "slug" | "alias")
            && told.iter().any(|told| own.start <= told.start && told.end <= own.end)
    };
    notes.retain(|note| !again(note));
    notes.extend(found);
}

fn in_body(source: &Source, start: usize, lang: &Lang, notes: &mut Vec<Diagnostic>) {
    let prose = prose::body(source, start, lang);
    for leaf in &prose.leaves {
        if leaf.text.contains(|c| Control::of(c).is_some_and(|control| !control.is_mark())) {
            notes.extend(in_leaf(source, leaf));
        }
    }
    let parts = parts(&prose);
    for (at, c) in source.text[start..].char_indices() {
        let at = start + at;
        let Some(control) = Control::of(c) else { continue };
        let Some(what) = elsewhere(&parts, at) else { continue };
        // A mark does no harm in code and in tags.
        if control.is_mark() && what != ADDRESS {
            continue;
        }
        let span = Span::new(at, at + c.len_utf8());
        let fix = Fix::suggested(&source.path, span, "");
        notes.push(misplaced_control(control, what).at(&source.path, span).fix(fix));
    }
}

const ADDRESS: &str = "an address or an id";

/// Blocks of code and the runs of leaves, in the order of the source.
fn parts(prose: &prose::Prose) -> Vec<(Span, RunKind)> {
    let runs = prose.leaves.iter().flat_map(|leaf| &leaf.runs).map(|run| (run.span, run.kind));
    let mut parts: Vec<_> = prose.code.iter().map(|span| (*span, RunKind::Code)).chain(runs).collect();
    parts.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    parts
}

/// What the character at `at` is in; `None` for running text.
fn elsewhere(parts: &[(Span, RunKind)], at: usize) -> Option<&'static str> {
    let after = parts.partition_point(|(span, _)| span.start <= at);
    // An image's description lies within the image's own run: the last to begin is the innermost.
    let mut near = parts[..after].iter().rev().take(8);
    match near.find(|(span, _)| at < span.end).map(|(_, kind)| *kind) {
        Some(RunKind::Text | RunKind::Escape | RunKind::Entity | RunKind::Foreign) => None,
        Some(RunKind::Code) => Some("code"),
        Some(RunKind::Tag) => Some("a tag"),
        _ => Some(ADDRESS),
    }
}

fn in_leaf(source: &Source, leaf: &Leaf) -> Vec<Diagnostic> {
    let place = |at: usize| {
        let end = at + leaf.text[at..].chars().next().map_or(0, char::len_utf8);
        let exact = leaf.place(at..end);
        (exact.unwrap_or_else(|| leaf.near(at..end)), exact.is_some())
    };
    // Between tags an end might land in an element that is not text.
    let has_tags = leaf.runs.iter().any(|run| run.kind == RunKind::Tag);
    let before = |at: usize| leaf.after(at).filter(|_| !has_tags);
    let paragraph =
        Paragraph { path: &source.path, text: &leaf.text, dir: leaf.dir, place: &place, before: &before };
    paragraph.check()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::SourcePath;
    use proptest::prelude::*;

    /// Codes with the line and the character that they are at.
    fn told(body: &str) -> Vec<String> {
        let head = "---\ntitle: x\n---\n";
        let text = format!("{head}{body}");
        let source = Source { path: SourcePath::new("content/he.md"), text: text.as_str().into() };
        let line = |note: &Diagnostic| {
            let span = note.place.as_ref().and_then(|place| place.span).expect("a place");
            let (line, column) = crate::diag::line_column(body, span.start - head.len());
            format!("{} {line}:{column}", note.code)
        };
        check(&source, head.len(), &Lang::parse("he").expect("a tag")).iter().map(line).collect()
    }

    #[test]
    fn paragraphs_are_looked_at_one_by_one() {
        assert_eq!(
            told("א \u{2066}b\u{2069} ג\n\n- \u{2067}ד\n- ה\u{2069}\n"),
            ["bidi-unbalanced 3:3", "bidi-stray 4:4"]
        );
        assert_eq!(told("א \u{2066}*b*\nc\u{2069} ג\n"), [""; 0]);
        assert_eq!(told("א \u{2066}b\\\nc\u{2069} ג\n"), ["bidi-unbalanced 1:3", "bidi-stray 2:2"]);
        assert_eq!(told("| א\u{2066} | ב\u{2069} |\n|---|---|\n"), ["bidi-unbalanced 1:4", "bidi-stray 1:9"]);
    }

    #[test]
    fn they_belong_neither_in_code_nor_in_addresses() {
        assert_eq!(told("א `b\u{2066}c\u{2069}` ג\n"), ["bidi-place 1:5", "bidi-place 1:7"]);
        assert_eq!(told("```\nif a \u{202E}// b\n```\n"), ["bidi-override 2:6"]);
        assert_eq!(told("[א](a\u{200E}.md)\n\n## ב {#c\u{2066}d}\n"), ["bidi-place 1:6", "bidi-place 3:9"]);
        assert_eq!(told("<b title=\"\u{202A}x\u{202C}\">א</b>\n"), ["bidi-place 1:11", "bidi-place 1:13"]);
        assert_eq!(told("א&#x202E;ב&#8236;\n"), ["bidi-override 1:2"]);
        assert_eq!(told("\u{200F}א `a\u{200E}b` – \u{200E}b\n"), [""; 0]);
    }

    proptest! {
        #[test]
        fn every_control_but_marks_is_balanced_or_told_of(
            text in "[אb `*\n|<>()\\[\\]#-\u{202A}-\u{202E}\u{2066}-\u{2069}]{0,40}"
        ) {
            let unbalanced = crate::lang::bidi::scan(&text.replace('\n', " ")).faults;
            prop_assert!(unbalanced.is_empty() || !told(&text).is_empty() || text.contains('\n'));
        }
    }
}
