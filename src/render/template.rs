//! Templates made ready: without the white space that only their authors need, and with the way back to it.

use std::ops::Range;

use crate::diag::Span;
use crate::path::SourcePath;
use crate::theme::Template;

/// A template without indentation.
#[derive(Clone, Debug)]
pub(super) struct Prepared {
    /// Its name.
    pub name: String,
    /// Its compact text.
    pub text: String,
    /// Where it was read.
    pub path: SourcePath,
    /// Where each kept stretch begins: in the compact text, and in the file.
    kept: Vec<(usize, usize)>,
}

impl Prepared {
    /// Drops indentation, empty lines and the ends of lines that hold nothing but tags; never inside elements
    /// whose white space counts, and never between two words.
    pub(super) fn new(template: &Template) -> Prepared {
        let source = &template.source;
        let mut out = Prepared {
            name: template.name.clone(),
            text: String::with_capacity(source.text.len()),
            path: source.path.clone(),
            kept: Vec::new(),
        };
        let mut verbatim = Verbatim::default();
        let mut at = 0;
        for line in source.text.split_inclusive('\n') {
            if verbatim.passes(line) {
                out.keep(at, line);
            } else {
                let bare = line.trim_start();
                let start = at + line.len() - bare.len();
                out.keep(start, if only_tags(bare.trim_end()) { bare.trim_end() } else { bare });
            }
            at += line.len();
        }
        out
    }

    /// The template with what `known` gives of it instead of tags: `known` gets what stands between `{{` and `}}`.
    pub(super) fn with(&self, known: impl Fn(&str) -> Option<String>) -> Prepared {
        let mut out =
            Prepared { text: String::with_capacity(self.text.len()), kept: Vec::new(), ..self.clone() };
        let mut done = 0;
        for tag in tags(&self.text) {
            if let Some(html) = known(&self.text[tag.start + 2..tag.end - 2]) {
                out.take(self, done..tag.start);
                out.text.push_str(&html);
                done = tag.end;
            }
        }
        out.take(self, done..self.text.len());
        out
    }

    /// Puts a stretch of another's compact text behind this one's.
    fn take(&mut self, other: &Prepared, range: Range<usize>) {
        let (start, within) = (self.text.len(), range.start + 1..range.end);
        self.kept.push((start, other.offset(range.start)));
        let kept = other.kept.iter().filter(|(at, _)| within.contains(at));
        self.kept.extend(kept.map(|(at, original)| (start + at - range.start, *original)));
        self.text.push_str(&other.text[range]);
    }

    fn keep(&mut self, at: usize, text: &str) {
        if !text.is_empty() {
            self.kept.push((self.text.len(), at));
            self.text.push_str(text);
        }
    }

    /// A stretch of the compact text, in the file.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.offset(start), self.offset(end.max(start + 1) - 1) + 1)
    }

    fn offset(&self, at: usize) -> usize {
        let after = self.kept.partition_point(|(compact, _)| *compact <= at);
        self.kept.get(after.wrapping_sub(1)).map_or(at, |(compact, original)| original + (at - compact))
    }
}

/// Where a compact text has `{{ … }}`, outside of `{% … %}` and `{# … #}`. A text that has some of these verbatim has
/// none.
fn tags(text: &str) -> Vec<Range<usize>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find('{').map(|open| at + open) {
        let close = match text.get(open..open + 2) {
            Some("{{") => "}}",
            Some("{%") => "%}",
            Some("{#") => "#}",
            _ => {
                at = open + 1;
                continue;
            }
        };
        let Some(length) = text[open + 2..].find(close) else { break };
        at = open + length + 4;
        match close {
            "}}" => tags.push(open..at),
            "%}" if text[open + 2..at].trim_start_matches('-').trim_start().starts_with("raw") => {
                return Vec::new();
            }
            _ => {}
        }
    }
    tags
}

/// Whether a line holds only `{% … %}` and `{# … #}`.
fn only_tags(line: &str) -> bool {
    let mut rest = line;
    while !rest.is_empty() {
        let close = match rest.get(..2) {
            Some("{%") => "%}",
            Some("{#") => "#}",
            _ => return false,
        };
        match rest.split_once(close) {
            Some((_, after)) => rest = after.trim_start(),
            None => return false,
        }
    }
    !line.is_empty()
}

/// Follows the elements whose white space counts.
#[derive(Default)]
struct Verbatim {
    inside: Option<&'static str>,
}

impl Verbatim {
    /// Whether the line must stay as it is.
    fn passes(&mut self, line: &str) -> bool {
        const ENDS: [(&str, &str); 5] = [
            ("<pre", "</pre"),
            ("<textarea", "</textarea"),
            ("<script", "</script"),
            ("<style", "</style"),
            ("{% raw", "endraw"),
        ];
        let was_inside = self.inside.is_some();
        let mut rest = line;
        loop {
            match self.inside {
                Some(end) => match rest.split_once(end) {
                    Some((_, after)) => (self.inside, rest) = (None, after),
                    None => return true,
                },
                None => {
                    match ENDS.iter().filter_map(|(start, end)| Some((rest.find(start)?, start, end))).min() {
                        Some((at, start, end)) => {
                            (self.inside, rest) = (Some(*end), &rest[at + start.len()..])
                        }
                        None => return was_inside || rest.len() != line.len(),
                    }
                }
            }
        }
    }
}
