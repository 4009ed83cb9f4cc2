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
use crate::diag::{Certainty, Diagnostic, Replacement, corrected};
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
    guard(source, &mut notes);
    notes
}

/// Leaves to an editor whatever correction would change how the text is built: a quotation mark may keep a link's
/// title from being one.
fn guard(source: &Source, notes: &mut [Diagnostic]) {
    let is_certain =
        |note: &&mut Diagnostic| note.fix.as_ref().is_some_and(|fix| fix.certainty == Certainty::Certain);
    let mut certain: Vec<&mut Diagnostic> = notes.iter_mut().filter(is_certain).collect();
    if certain.is_empty() {
        return;
    }
    let shape = prose::shape(source);
    let keeps = |notes: &[&mut Diagnostic]| {
        let fixes = notes.iter().filter_map(|note| note.fix.as_deref());
        let replacements: Vec<&Replacement> = fixes.flat_map(|fix| &fix.replacements).collect();
        let text = corrected(&source.text, &replacements).0;
        prose::shape(&Source { path: source.path.clone(), text: text.into() }) == shape
    };
    if keeps(&certain) {
        return;
    }
    for index in 0..certain.len() {
        let alone = keeps(&certain[index..=index]);
        if let Some(fix) = certain[index].fix.as_mut().filter(|_| !alone) {
            fix.certainty = Certainty::Suggested;
        }
    }
    certain.retain(|note| note.fix.as_ref().is_some_and(|fix| fix.certainty == Certainty::Certain));
    if !keeps(&certain) {
        certain
            .iter_mut()
            .filter_map(|note| note.fix.as_mut())
            .for_each(|fix| fix.certainty = Certainty::Suggested);
    }
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
