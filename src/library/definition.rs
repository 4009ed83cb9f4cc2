//! What of a glossary term's article stands as its definition beside other texts.

use crate::article::{Article, Block, BlockKind, Inline};
use crate::diag::Diagnostic;
use crate::path::SourcePath;

/// Keeps what needs no anchor of its own: a definition stands on many pages, beside other definitions.
pub(super) fn of(mut article: Article) -> Article {
    blocks(&mut article.blocks);
    article.footnotes.clear();
    article
}

fn blocks(list: &mut Vec<Block>) {
    list.retain(|block| is_plain(&block.kind));
    for block in list {
        match &mut block.kind {
            BlockKind::Paragraph(content) => inlines(content),
            BlockKind::List { items, .. } => items.iter_mut().for_each(|item| blocks(&mut item.blocks)),
            BlockKind::Quote(inner) => blocks(inner),
            _ => {}
        }
    }
}

fn is_plain(kind: &BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Paragraph(_) | BlockKind::List { .. } | BlockKind::Quote(_) | BlockKind::Code { .. }
    )
}

fn inlines(content: &mut Vec<Inline>) {
    content.retain(|inline| !matches!(inline, Inline::FootnoteRef { .. } | Inline::Image(_)));
    for inline in content {
        match inline {
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) => inlines(inner),
            Inline::Link { content, .. } | Inline::Isolate { content, .. } => inlines(content),
            _ => {}
        }
    }
}

/// Tells of what a definition loses.
pub(super) fn check(path: &SourcePath, article: &Article) -> Option<Diagnostic> {
    let plain = article.footnotes.is_empty() && article.blocks.iter().all(|block| is_plain(&block.kind));
    let what = "a definition has paragraphs, lists and quotations only: the rest of this one is left out";
    let help = "Move headings, images, tables and footnotes to an article, and link to it.";
    (!plain).then(|| Diagnostic::warning("definition", what).in_file(path).help(help))
}
