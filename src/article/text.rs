//! The visible text of blocks.

use super::Article;
use super::block::{Block, BlockKind, Inline};

/// The text of inline content, without mark-up. A link without words of its own has none here.
pub fn text_of(content: &[Inline]) -> String {
    let mut out = String::new();
    inlines(content, &mut out);
    out
}

impl Article {
    /// Appends all visible text of the body, one leaf block per line: headings, paragraphs, tables, captions and
    /// footnotes, but no code blocks.
    pub fn plain_text(&self, out: &mut String) {
        self.blocks_text(&self.blocks, out);
        for footnote in &self.footnotes {
            self.blocks_text(&footnote.blocks, out);
        }
    }

    fn blocks_text(&self, blocks: &[Block], out: &mut String) {
        for block in blocks {
            match &block.kind {
                BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => line(content, out),
                BlockKind::List { items, .. } => {
                    items.iter().for_each(|item| self.blocks_text(&item.blocks, out))
                }
                BlockKind::Quote(inner) | BlockKind::Callout { blocks: inner, .. } => {
                    self.blocks_text(inner, out)
                }
                BlockKind::Table { head, rows, .. } => {
                    head.iter().chain(rows.iter().flatten()).for_each(|cell| line(&cell.content, out));
                }
                BlockKind::Definitions(definitions) => {
                    for definition in definitions {
                        line(&definition.term, out);
                        definition.meanings.iter().for_each(|meaning| self.blocks_text(meaning, out));
                    }
                }
                BlockKind::Figure(index) => {
                    if let Some(title) = self.images.get(*index).and_then(|image| image.title.as_deref()) {
                        out.push_str(title);
                        out.push('\n');
                    }
                }
                BlockKind::Html(html) => {
                    html_text(html, out);
                    out.push('\n');
                }
                BlockKind::Code { .. } | BlockKind::Rule => {}
            }
        }
    }
}

fn line(content: &[Inline], out: &mut String) {
    inlines(content, out);
    out.push('\n');
}

fn inlines(content: &[Inline], out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Term { text, .. } => out.push_str(text),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) => {
                inlines(inner, out)
            }
            Inline::Link { content, .. } | Inline::Isolate { content, .. } => inlines(content, out),
            Inline::SoftBreak | Inline::HardBreak => out.push(' '),
            Inline::Image(_) | Inline::FootnoteRef { .. } | Inline::Html(_) => {}
        }
    }
}

/// The text of HTML as a sanitiser writes it: tags gone, its few character references resolved.
fn html_text(html: &str, out: &mut String) {
    const REFERENCES: [(&str, &str); 5] =
        [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&nbsp;", "\u{A0}")];
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with('<') {
            rest = rest.split_once('>').map_or("", |(_, after)| after);
        } else if let Some((name, text)) = REFERENCES.iter().find(|(name, _)| rest.starts_with(name)) {
            out.push_str(text);
            rest = &rest[name.len()..];
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
}
