//! Each leaf's language and direction: those of the innermost block that holds it.

use super::Leaf;
use crate::article::{Article, Block, BlockKind};
use crate::diag::Span;
use crate::lang::{Direction, Lang};

/// A block's language and direction, with what it takes over from the blocks round it.
#[derive(Clone)]
struct Ground {
    span: Span,
    lang: Option<Lang>,
    dir: Direction,
}

/// Gives each leaf, in the order of the source, what the article's blocks say.
pub(super) fn assign(leaves: &mut [Leaf], article: &Article) {
    let own =
        Ground { span: Span::default(), lang: Some(article.lang.clone()), dir: article.lang.direction() };
    let mut grounds = Vec::new();
    let notes = article.footnotes.iter().flat_map(|note| &note.blocks);
    article.blocks.iter().chain(notes).for_each(|block| gather(block, &own, &mut grounds));
    grounds.sort_by_key(|ground| (ground.span.start, std::cmp::Reverse(ground.span.end)));
    leaves.sort_by_key(|leaf| (leaf.span.start, std::cmp::Reverse(leaf.span.end)));
    let mut open: Vec<Ground> = Vec::new();
    let mut next = grounds.into_iter().peekable();
    for leaf in leaves {
        while let Some(ground) = next.next_if(|ground| ground.span.start <= leaf.span.start) {
            open.push(ground);
        }
        while open.last().is_some_and(|ground| ground.span.end <= leaf.span.start) {
            open.pop();
        }
        if let Some(ground) = open.iter().rev().find(|ground| ground.span.end > leaf.span.start) {
            leaf.lang.clone_from(&ground.lang);
            leaf.dir = ground.dir;
        }
    }
}

fn gather(block: &Block, around: &Ground, out: &mut Vec<Ground>) {
    let ground = Ground {
        span: block.span,
        // Another direction without a language: nobody knows which it is.
        lang: match (&block.lang, block.dir) {
            (Some(lang), _) => Some(lang.clone()),
            (None, Some(_)) => None,
            (None, None) => around.lang.clone(),
        },
        dir: block.dir.or(block.lang.as_ref().map(Lang::direction)).unwrap_or(around.dir),
    };
    match &block.kind {
        BlockKind::Quote(blocks) | BlockKind::Callout { blocks, .. } => {
            blocks.iter().for_each(|inner| gather(inner, &ground, out));
        }
        BlockKind::List { items, .. } => {
            items.iter().flat_map(|item| &item.blocks).for_each(|inner| gather(inner, &ground, out));
        }
        BlockKind::Definitions(definitions) => {
            let blocks = definitions.iter().flat_map(|definition| definition.meanings.iter().flatten());
            blocks.for_each(|inner| gather(inner, &ground, out));
        }
        _ => {}
    }
    out.push(ground);
}
