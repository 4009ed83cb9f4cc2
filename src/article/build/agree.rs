//! What short leaves cannot say by themselves, and say together: items of a word or two.

use super::Build;
use super::containers::Kind;
use crate::article::block::{Block, BlockKind};
use crate::article::script::Verdict;
use crate::lang::guess::Tally;
use crate::lang::{Direction, Lang};

impl Build<'_> {
    /// The verdict of a container whose leaves all run in `dir` and not all in a language that is known: where their words
    /// together tell one, it is that of all that have none.
    pub(super) fn together(
        &self,
        dir: Option<Direction>,
        tally: &Tally,
        blocks: &mut [Block],
        kind: &mut Kind,
    ) -> Verdict {
        let found = match self.listener().judge(tally).0 {
            Verdict::Other { lang, dir: found } if found == dir => lang,
            _ => None,
        };
        let mut inner: Vec<&mut Block> = match kind {
            Kind::List { items, .. } => items.iter_mut().flat_map(|item| &mut item.blocks).collect(),
            _ => blocks.iter_mut().collect(),
        };
        let lang = found.filter(|lang| inner.iter().all(|block| fits(block, lang)));
        if let Some(lang) = &lang {
            inner.iter_mut().for_each(|block| name(block, lang, dir));
        }
        Verdict::Other { lang, dir }
    }
}

/// Whether nothing in a block is in another language.
fn fits(block: &Block, lang: &Lang) -> bool {
    let other = block.lang.as_ref().is_some_and(|found| found != lang);
    !other
        && match &block.kind {
            BlockKind::List { items, .. } => {
                items.iter().flat_map(|item| &item.blocks).all(|block| fits(block, lang))
            }
            BlockKind::Quote(blocks) | BlockKind::Callout { blocks, .. } => {
                blocks.iter().all(|block| fits(block, lang))
            }
            _ => true,
        }
}

fn name(block: &mut Block, lang: &Lang, dir: Option<Direction>) {
    if block.lang.is_none() && block.dir == dir {
        block.lang = Some(lang.clone());
    }
    match &mut block.kind {
        BlockKind::List { items, .. } => {
            items.iter_mut().flat_map(|item| &mut item.blocks).for_each(|block| name(block, lang, dir));
        }
        BlockKind::Quote(blocks) | BlockKind::Callout { blocks, .. } => {
            blocks.iter_mut().for_each(|block| name(block, lang, dir));
        }
        _ => {}
    }
}
