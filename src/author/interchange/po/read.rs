//! A PO file that came back.

use std::collections::BTreeMap;

use crate::author::interchange::{Back, Returned};
use crate::diag::{Diagnostic, Noted, Span};
use crate::lang::Lang;
use crate::source::Source;
use crate::sync::{UnitDigest, UnitKind};

const HELP: &str = "It was left out; mend the line or ask for the file again.";

/// An entry while its lines are read.
#[derive(Default)]
struct Entry {
    /// The texts of its keywords.
    texts: BTreeMap<&'static str, String>,
    /// The keyword that a string goes on with.
    open: Option<&'static str>,
    kind: Option<UnitKind>,
    sent: Option<UnitDigest>,
    fuzzy: bool,
    /// Where its first keyword stands.
    start: Option<Span>,
    /// Where something in it cannot be read.
    broken: Option<Span>,
}

pub(super) fn file(source: &Source) -> Noted<Option<Returned>> {
    let mut notes = Vec::new();
    let mut reader =
        Reader { source, entry: Entry::default(), header: None, units: Vec::new(), notes: &mut notes };
    let mut at = 0;
    for line in source.text.split_inclusive('\n') {
        let text = line.trim_end();
        reader.line(text, Span::new(at, at + text.len()));
        at += line.len();
    }
    reader.finish();
    let Reader { header, units, .. } = reader;
    let start = Span::new(0, 0);
    let Some(header) = header else {
        let note = Diagnostic::error("exchange-damaged", "this is no PO file: it has no header");
        notes.push(note.at(&source.path, start).help("Ask for the file again; nothing was changed."));
        return Noted { value: None, notes };
    };
    let field = |key: &str| {
        let line = header.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':'));
        line.map(|value| value.trim().to_owned())
    };
    let lang = |key: &str| Lang::parse(&field(key)?.replace('_', "-")).ok();
    let charset =
        field("Content-Type").and_then(|kind| Some(kind.to_lowercase().split_once("charset=")?.1.to_owned()));
    if charset.is_some_and(|charset| charset != "utf-8") {
        let note = Diagnostic::error("exchange-damaged", "this file is not in UTF-8, as its header says");
        notes.push(note.at(&source.path, start).help("Save it as UTF-8, and say so in its header."));
        return Noted { value: None, notes };
    }
    let Some(to) = lang("Language") else {
        let note = Diagnostic::error(
            "exchange-language",
            "this file does not say what language it is translated into",
        );
        notes.push(
            note.at(&source.path, start).help("Add a line such as `\"Language: ar\\n\"` to its header."),
        );
        return Noted { value: None, notes };
    };
    let from = lang("X-Source-Language");
    Noted { value: Some(Returned { path: source.path.clone(), from, to, units }), notes }
}

struct Reader<'a> {
    source: &'a Source,
    entry: Entry,
    header: Option<String>,
    units: Vec<Back>,
    notes: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn line(&mut self, line: &str, span: Span) {
        let has_text = self.entry.texts.contains_key("msgstr");
        match line {
            "" => self.finish(),
            // What is no longer in use, and what the source's text was.
            _ if line.starts_with("#~") || line.starts_with("#|") => {}
            _ if line.starts_with('#') => {
                if has_text {
                    self.finish();
                }
                self.comment(line);
            }
            _ if line.starts_with('"') => self.string(self.entry.open, line, span),
            _ => {
                let (keyword, rest) = line.split_at(line.find([' ', '\t', '"']).unwrap_or(line.len()));
                if has_text && matches!(keyword, "msgctxt" | "msgid") {
                    self.finish();
                }
                self.entry.start.get_or_insert(span);
                let known = ["msgctxt", "msgid", "msgstr"].into_iter().find(|known| *known == keyword);
                self.entry.open = known;
                if let Some(known) = known
                    && self.entry.texts.insert(known, String::new()).is_some()
                {
                    self.entry.broken.get_or_insert(span);
                }
                self.string(known, rest.trim_start(), span);
            }
        }
    }

    fn comment(&mut self, line: &str) {
        if let Some(flags) = line.strip_prefix("#,") {
            self.entry.fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
        } else if let Some(note) = line.strip_prefix("#. ") {
            if let Some(sent) = note.strip_prefix("sent: ") {
                self.entry.sent = UnitDigest::parse(sent.trim());
            } else if let Some(kind) = note.split(';').next().and_then(UnitKind::named) {
                self.entry.kind = self.entry.kind.or(Some(kind));
            }
        }
    }

    /// A string goes on with a keyword's text.
    fn string(&mut self, keyword: Option<&'static str>, line: &str, span: Span) {
        let text = line.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).and_then(unescaped);
        match (keyword.and_then(|keyword| self.entry.texts.get_mut(keyword)), text) {
            (Some(so_far), Some(text)) => so_far.push_str(&text),
            _ => {
                self.entry.broken.get_or_insert(span);
            }
        }
    }

    /// The end of an entry.
    fn finish(&mut self) {
        let entry = std::mem::take(&mut self.entry);
        let Some(span) = entry.start else {
            if let Some(span) = entry.broken {
                self.damaged("this line belongs to nothing", span);
            }
            return;
        };
        if let Some(span) = entry.broken {
            return self.damaged("this line cannot be read, and so its entry cannot", span);
        }
        let text = |keyword: &str| entry.texts.get(keyword).cloned();
        let (Some(source), Some(target)) = (text("msgid"), text("msgstr")) else {
            return self.damaged("this entry is not whole", span);
        };
        if source.is_empty() {
            self.header.get_or_insert(target);
            return;
        }
        let context = text("msgctxt").unwrap_or_default();
        let Some((article, id)) = context.rsplit_once('#') else {
            return self.damaged("this entry does not say which text it belongs to", span);
        };
        self.units.push(Back {
            article: article.to_owned(),
            id: id.to_owned(),
            kind: entry.kind.unwrap_or(UnitKind::Paragraph),
            source,
            target,
            done: !entry.fuzzy,
            fuzzy: entry.fuzzy,
            sent: entry.sent,
            span,
        });
    }

    fn damaged(&mut self, what: &str, span: Span) {
        let note = Diagnostic::warning("exchange-damaged", what);
        self.notes.push(note.at(&self.source.path, span).help(HELP));
    }
}

/// The text of a string: escapes are those of C. `None` where one is none, or a quotation mark stands bare.
fn unescaped(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if c == '"' {
            return None;
        }
        if c != '\\' {
            out.push(c);
            continue;
        }
        out.push(match rest.next()? {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'a' => '\u{7}',
            'b' => '\u{8}',
            'f' => '\u{C}',
            'v' => '\u{B}',
            '\\' => '\\',
            '"' => '"',
            digit @ '0'..='7' => {
                let mut value = digit.to_digit(8)?;
                for _ in 0..2 {
                    let Some(next) = rest.peek().and_then(|next| next.to_digit(8)) else { break };
                    value = value * 8 + next;
                    rest.next();
                }
                char::from_u32(value)?
            }
            _ => return None,
        });
    }
    Some(out)
}
