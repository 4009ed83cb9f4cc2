//! Lints of one article's text: what right-to-left and mixed text gets wrong by habit of the keyboard.
//!
//! Each looks at the text of one leaf (a paragraph, a cell, a title …) in that leaf's language. Code, addresses and
//! passages in other languages are objects there, so no lint sees into them and no correction touches them.

mod arabic;
mod arrows;
mod brackets;
mod digits;
mod embedding;
mod hebrew;
mod invisible;
mod look;
mod sides;
mod tatweel;
mod title;

use super::Page;
use crate::article::Article;
use crate::article::prose::{self, Leaf};
use crate::diag::Diagnostic;
use crate::path::SourcePath;
use crate::source::Source;

use look::Look;

/// All findings in one article.
pub fn article(page: &Page<'_>) -> Vec<Diagnostic> {
    text(page.source, page.article)
}

/// All findings in the text of one article.
pub fn text(source: &Source, article: &Article) -> Vec<Diagnostic> {
    let leaves = prose::of(source, article).leaves;
    let mut notes = Vec::new();
    for one in &leaves {
        leaf(&source.path, one, &mut notes);
    }
    digits::look(&source.path, &article.lang, &leaves, &mut notes);
    prose::guard(source, &mut notes);
    notes
}

/// All findings in one leaf of text, from whatever file.
pub fn leaf(path: &SourcePath, leaf: &Leaf, notes: &mut Vec<Diagnostic>) {
    let look = Look::new(path, leaf);
    arrows::look(&look, notes);
    sides::look(&look, notes);
    if leaf.text.is_ascii() {
        return;
    }
    embedding::look(&look, notes);
    title::look(&look, notes);
    brackets::look(&look, notes);
    hebrew::quotes(&look, notes);
    hebrew::maqaf(&look, notes);
    arabic::punctuation(&look, notes);
    arabic::letters(&look, notes);
    tatweel::look(&look, notes);
    invisible::look(&look, notes);
}
