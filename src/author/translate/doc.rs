//! A file as lines: lines come and go, and each that stays keeps every byte.

use crate::author::lines::{lines, read};

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// A file that is being added to.
#[derive(Clone, Debug)]
pub(super) struct Doc {
    bom: bool,
    lines: Vec<Line>,
    /// What ends a line that is added.
    end: String,
}

#[derive(Clone, Debug)]
struct Line {
    raw: Vec<u8>,
    /// As it is read, without its end.
    text: String,
    end: String,
}

impl Doc {
    /// A file's lines; `None` where it is no sound text.
    pub(super) fn new(bytes: &[u8]) -> Option<Doc> {
        let body = bytes.strip_prefix(BOM).unwrap_or(bytes);
        let text = std::str::from_utf8(body).ok().filter(|text| !text.contains('\0'))?;
        let found = lines(text);
        let line = |line: &crate::author::lines::Line<'_>| Line {
            raw: line.text.as_bytes().to_vec(),
            text: read(line).trim_end_matches('\n').to_owned(),
            end: line.end.to_owned(),
        };
        let end = found.first().map(|line| line.end).filter(|end| !end.is_empty()).unwrap_or("\n");
        let end = end.to_owned();
        Some(Doc { bom: body.len() < bytes.len(), lines: found.iter().map(line).collect(), end })
    }

    /// The file's bytes.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut out = if self.bom { BOM.to_vec() } else { Vec::new() };
        for line in &self.lines {
            out.extend_from_slice(&line.raw);
            out.extend_from_slice(line.end.as_bytes());
        }
        out
    }

    /// The file's text, as it is read.
    pub(super) fn text(&self) -> String {
        let mut out = String::new();
        for line in &self.lines {
            out.push_str(&line.text);
            out.push_str(if line.end.is_empty() { "" } else { "\n" });
        }
        out
    }

    /// The end of the file as a line: where lines are added after all others.
    pub(super) fn end(&self) -> usize {
        match self.lines.last() {
            Some(last) if last.raw.is_empty() => self.lines.len() - 1,
            _ => self.lines.len(),
        }
    }

    /// One line; empty beyond the end.
    pub(super) fn line(&self, at: usize) -> &str {
        self.lines.get(at).map_or("", |line| &line.text)
    }

    /// Puts lines before the line `at`.
    pub(super) fn insert(&mut self, at: usize, texts: &[String]) {
        if at >= self.lines.len() {
            // The last line ends now, and an empty one follows.
            if let Some(last) = self.lines.last_mut() {
                last.end.clone_from(&self.end);
            }
            self.lines.push(Line { raw: Vec::new(), text: String::new(), end: String::new() });
        }
        let at = at.min(self.lines.len() - 1);
        let line =
            |text: &String| Line { raw: text.clone().into(), text: text.clone(), end: self.end.clone() };
        let new: Vec<Line> = texts.iter().map(line).collect();
        self.lines.splice(at..at, new);
    }

    /// Takes lines out, from `first` to `last`; the last line of a file is only emptied.
    pub(super) fn remove(&mut self, first: usize, last: usize) {
        let keep = self.lines.len().saturating_sub(1);
        if last >= keep
            && let Some(line) = self.lines.last_mut()
        {
            *line = Line { raw: Vec::new(), text: String::new(), end: String::new() };
        }
        let end = (last + 1).min(keep);
        if first < end {
            self.lines.drain(first..end);
        }
    }

    /// Makes sure that an empty line ends the file, for what comes next.
    pub(super) fn open_end(&mut self) {
        let end = self.end();
        if end > 0 && !self.line(end - 1).trim().is_empty() {
            self.insert(end, &[String::new()]);
        }
    }
}
