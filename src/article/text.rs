//! The visible text of blocks.

use super::Article;
use super::block::{Block, BlockKind, Inline};
use crate::analysis::is_word_char;
use crate::lang::Direction;

/// The text of inline content, without mark-up. A link without words of its own has none here.
pub fn text_of(content: &[Inline]) -> String {
    let mut out = String::new();
    Walk { article: None, out: &mut Plain(&mut out) }.inlines(content);
    out
}

/// Takes the text of blocks piece by piece.
trait Pieces {
    /// Visible text.
    fn text(&mut self, text: &str);
    /// The end of a leaf block.
    fn end(&mut self);
    /// A code block.
    fn code(&mut self, _text: &str) {}
    /// A heading begins.
    fn heading(&mut self) {}
    /// A heading ends.
    fn heading_end(&mut self) {
        self.end();
    }
    /// A reference to a footnote.
    fn note(&mut self, _index: usize) {}
    /// The body of a footnote begins.
    fn note_body(&mut self, _index: usize) {}
    /// A phrase begins that runs in a direction of its own.
    fn isolate(&mut self, _dir: Direction) {}
    /// That phrase ends.
    fn isolate_end(&mut self) {}
}

/// Text as one string, a leaf block on each line, without code blocks.
struct Plain<'a>(&'a mut String);

impl Pieces for Plain<'_> {
    fn text(&mut self, text: &str) {
        self.0.push_str(text);
    }

    fn end(&mut self) {
        self.0.push('\n');
    }
}

/// Whether sections have other words than plain text: code, and what an isolate begins or ends amid a word.
#[derive(Default)]
struct Apart {
    found: bool,
    /// The text so far ends with what may be part of a word.
    within: bool,
    /// An isolate began or ended since.
    boundary: bool,
}

impl Apart {
    fn text(&mut self, text: &str) {
        if let (Some(first), Some(last)) = (text.chars().next(), text.chars().next_back()) {
            self.found |= self.boundary && self.within && may_be_of_word(first);
            (self.within, self.boundary) = (may_be_of_word(last), false);
        }
    }

    fn end(&mut self) {
        (self.within, self.boundary) = (false, false);
    }
}

/// Whether a character may belong to a word where letters stand beside it.
fn may_be_of_word(c: char) -> bool {
    is_word_char(c) || matches!(c, '׳' | '\'' | '’' | '"' | '״')
}

/// Text by sections.
#[derive(Default)]
struct Sections {
    all: Vec<String>,
    /// Where text goes at present: none while a heading is read, whose text its article knows.
    at: Option<usize>,
    /// For each footnote the section that refers to it first.
    notes: Vec<usize>,
    apart: Apart,
}

impl Sections {
    fn push(&mut self, text: &str) {
        if let Some(section) = self.at.and_then(|at| self.all.get_mut(at)) {
            section.push_str(text);
        }
    }
}

impl Pieces for Sections {
    fn text(&mut self, text: &str) {
        self.push(text);
        self.apart.text(text);
    }

    fn end(&mut self) {
        self.push("\n");
        self.apart.end();
    }

    fn code(&mut self, text: &str) {
        self.apart.found = true;
        self.push(text.trim_end());
        self.push("\n");
    }

    fn heading(&mut self) {
        self.all.push(String::new());
        self.at = None;
    }

    fn heading_end(&mut self) {
        self.at = self.all.len().checked_sub(1);
    }

    fn note(&mut self, index: usize) {
        if let Some(section) = self.notes.get_mut(index).filter(|section| **section == usize::MAX) {
            *section = self.all.len().saturating_sub(1);
        }
    }

    fn note_body(&mut self, index: usize) {
        let last = self.all.len().saturating_sub(1);
        self.at = self.notes.get(index).map(|section| (*section).min(last));
    }

    fn isolate(&mut self, dir: Direction) {
        self.push(match dir {
            Direction::Ltr => "\u{2066}",
            Direction::Rtl => "\u{2067}",
        });
        self.apart.boundary = true;
    }

    fn isolate_end(&mut self) {
        self.push("\u{2069}");
        self.apart.boundary = true;
    }
}

impl Article {
    /// Appends all visible text of the body, one leaf block per line: headings, paragraphs, tables, captions and
    /// footnotes, but no code blocks.
    pub fn plain_text(&self, out: &mut String) {
        self.walk(&mut Plain(out));
    }

    /// The first line of [`Article::plain_text`] that is not blank.
    pub fn first_line(&self) -> String {
        let mut text = String::new();
        let blocks = self.footnotes.iter().flat_map(|footnote| &footnote.blocks);
        for block in self.blocks.iter().chain(blocks) {
            Walk { article: Some(self), out: &mut Plain(&mut text) }.block(&block.kind);
            if let Some(line) = text.lines().find(|line| !line.trim().is_empty()) {
                return line.to_owned();
            }
        }
        String::new()
    }

    /// The article's text by sections, a leaf block on each line: the first is what stands before the first heading, the
    /// others stand below one heading each and do not have its words. Phrases that run in a direction of their own
    /// stand in isolates (U+2066 to U+2069). Code is there, and a footnote in the section that refers to it first.
    pub fn sections(&self) -> Vec<String> {
        self.sections_told().0
    }

    /// [`Article::sections`], and whether they and the headings together have the same words as
    /// [`Article::plain_text`]: there is no code, and no isolate begins or ends amid a word, as where a Hebrew prefix
    /// stands before a Latin name.
    pub fn sections_told(&self) -> (Vec<String>, bool) {
        let notes = vec![usize::MAX; self.footnotes.len()];
        let mut sections = Sections { all: vec![String::new()], at: Some(0), notes, ..Sections::default() };
        self.walk(&mut sections);
        let mut all = sections.all;
        all.resize(self.headings.len() + 1, String::new());
        (all, !sections.apart.found)
    }

    fn walk<P: Pieces>(&self, out: &mut P) {
        let mut walk = Walk { article: Some(self), out };
        walk.blocks(&self.blocks);
        for (index, footnote) in self.footnotes.iter().enumerate() {
            walk.out.note_body(index);
            walk.blocks(&footnote.blocks);
        }
    }
}

/// A walk through blocks; captions are told by the article.
struct Walk<'a, P> {
    article: Option<&'a Article>,
    out: &'a mut P,
}

impl<P: Pieces> Walk<'_, P> {
    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(&block.kind));
    }

    fn block(&mut self, kind: &BlockKind) {
        match kind {
            BlockKind::Heading { content, .. } => {
                self.out.heading();
                self.inlines(content);
                self.out.heading_end();
            }
            BlockKind::Paragraph(content) => self.line(content),
            BlockKind::List { items, .. } => items.iter().for_each(|item| self.blocks(&item.blocks)),
            BlockKind::Quote(inner) | BlockKind::Callout { blocks: inner, .. } => self.blocks(inner),
            BlockKind::Table { head, rows, .. } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| self.line(&cell.content));
            }
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    self.line(&definition.term);
                    definition.meanings.iter().for_each(|meaning| self.blocks(meaning));
                }
            }
            BlockKind::Figure(index) => {
                let image = self.article.and_then(|article| article.images.get(*index));
                if let Some(title) = image.and_then(|image| image.title.as_deref()) {
                    self.out.text(title);
                    self.out.end();
                }
            }
            BlockKind::Html(html) => {
                html_text(html, self.out);
                self.out.end();
            }
            BlockKind::Code { text, .. } => self.out.code(text),
            BlockKind::Rule => {}
        }
    }

    fn line(&mut self, content: &[Inline]) {
        self.inlines(content);
        self.out.end();
    }

    fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Text(text) | Inline::Code(text) | Inline::Term { text, .. } => self.out.text(text),
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) => {
                    self.inlines(inner);
                }
                Inline::Link { content, .. } => self.inlines(content),
                Inline::Isolate { dir, content, .. } => {
                    self.out.isolate(*dir);
                    self.inlines(content);
                    self.out.isolate_end();
                }
                Inline::SoftBreak | Inline::HardBreak => self.out.text(" "),
                Inline::FootnoteRef { index, .. } => self.out.note(*index),
                Inline::Image(_) | Inline::Html(_) => {}
            }
        }
    }
}

/// The text of HTML as a sanitiser writes it: tags gone, its few character references resolved.
fn html_text(html: &str, out: &mut impl Pieces) {
    const REFERENCES: [(&str, &str); 5] =
        [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&nbsp;", "\u{A0}")];
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        out.text(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with('<') {
            rest = rest.split_once('>').map_or("", |(_, after)| after);
        } else if let Some((name, text)) = REFERENCES.iter().find(|(name, _)| rest.starts_with(name)) {
            out.text(text);
            rest = &rest[name.len()..];
        } else {
            out.text("&");
            rest = &rest[1..];
        }
    }
    out.text(rest);
}

#[cfg(test)]
mod tests {
    use crate::analysis::words;
    use crate::article::{Reading, parse};
    use crate::lang::Lang;
    use crate::path::{EntryPath, SourcePath};
    use crate::source::{Source, settings::HtmlPolicy};

    /// Whether sections are said to be plain, and whether they are.
    fn plain(body: &str) -> (bool, bool) {
        let languages = [Lang::parse("he").unwrap()];
        let entry = EntryPath::new("a");
        let html = HtmlPolicy::Sanitize;
        let reading = Reading { entry: &entry, lang: &languages[0], languages: &languages, html };
        let text = format!("---\ntitle: כותרת\n---\n\n{body}\n");
        let source = Source { path: SourcePath::new("content/a/he.md"), text: text.into() };
        let article = parse(&source, &reading).value;
        let mut all = String::new();
        article.plain_text(&mut all);
        let headings = article.headings.iter().map(|heading| heading.text.clone());
        let own: Vec<String> = article.sections().into_iter().chain(headings).collect();
        let sorted = |texts: &[String]| {
            let mut all: Vec<String> =
                texts.iter().flat_map(|text| words(text)).map(|word| word.text.to_owned()).collect();
            all.sort();
            all
        };
        (article.sections_told().1, sorted(&own) == sorted(&[all]))
    }

    #[test]
    fn sections_are_plain_unless_words_are_other() {
        assert_eq!(
            plain("שלום עולם\n\n## ועוד\n\nאנחנו עובדים עם customer success (03-555-1441), ודי."),
            (true, true)
        );
        assert_eq!(plain("ראו[^1] כאן.\n\n[^1]: הערה עם Customer Relations."), (true, true));
        assert_eq!(plain("פתחנו את הCRM שלנו."), (false, false));
        assert_eq!(plain("שלום\n\n```\nlet x = 1;\n```\n"), (false, false));
    }
}
