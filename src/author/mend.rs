//! Makes the corrections that need no asking.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::rewritten;
use crate::diag::{Certainty, Diagnostic, Fix, Replacement, Span};
use crate::path::SourcePath;
use crate::source::{Edit, Overlay, Tree};

/// How often a site is looked at anew. Corrections that make way for one another need two or three looks; ones that
/// undo each other would go on for ever.
const ROUNDS: usize = 10;

/// A file that is to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The file as it is to be.
    pub edit: Edit,
    /// Its bytes as they were read.
    pub before: Vec<u8>,
}

/// What was corrected, and what is left.
#[derive(Debug, Default)]
pub struct Mended {
    /// The files that change, sorted by path.
    pub changes: Vec<Change>,
    /// How many corrections were made.
    pub made: usize,
    /// The findings with the changes made.
    pub left: Vec<Diagnostic>,
}

/// Corrects what `find` tells of and what is certain, and looks again until nothing is. Files that are not in `tree`,
/// such as those of the built-in theme, are left alone.
pub fn mend(tree: &dyn Tree, find: &dyn Fn(&dyn Tree) -> Vec<Diagnostic>) -> Mended {
    let mut edits: BTreeMap<SourcePath, Vec<u8>> = BTreeMap::new();
    let mut mended = Mended::default();
    for look in 0..=ROUNDS {
        let now = with(tree, &edits);
        mended.left = find(&now);
        let (changed, made) = if look < ROUNDS { round(&now, &mended.left) } else { Default::default() };
        if made == 0 {
            break;
        }
        mended.made += made;
        edits.extend(changed);
    }
    mended.changes = edits
        .into_iter()
        .filter_map(|(path, bytes)| {
            let before = tree.read(&path).ok()?;
            (before != bytes).then(|| Change { edit: Edit { path, bytes }, before })
        })
        .collect();
    if mended.changes.is_empty() {
        mended.made = 0;
    }
    mended
}

fn with<'a>(tree: &'a dyn Tree, edits: &BTreeMap<SourcePath, Vec<u8>>) -> Overlay<'a> {
    let edit = |(path, bytes): (&SourcePath, &Vec<u8>)| Edit { path: path.clone(), bytes: bytes.clone() };
    Overlay::new(tree, edits.iter().map(edit))
}

/// One look: the files as they become, and how many corrections that makes.
fn round(tree: &dyn Tree, notes: &[Diagnostic]) -> (Vec<(SourcePath, Vec<u8>)>, usize) {
    let files: BTreeSet<&SourcePath> = tree.paths().iter().collect();
    let mut bytes: BTreeMap<&SourcePath, Vec<u8>> = BTreeMap::new();
    let mut taken: BTreeMap<&SourcePath, Vec<&Replacement>> = BTreeMap::new();
    let mut made: Vec<&Fix> = Vec::new();
    let certain = notes.iter().filter_map(|note| note.fix.as_deref());
    for fix in certain.filter(|fix| fix.certainty == Certainty::Certain) {
        let mut own: BTreeMap<&SourcePath, Vec<&Replacement>> = BTreeMap::new();
        fix.replacements.iter().for_each(|one| own.entry(&one.path).or_default().push(one));
        if own.is_empty() || !own.keys().all(|path| files.contains(path)) || made.contains(&fix) {
            continue;
        }
        let fits = own.iter().all(|(path, replacements)| {
            let bytes = bytes.entry(*path).or_insert_with(|| tree.read(path).unwrap_or_default());
            rewritten(bytes, replacements).is_some_and(|after| after != *bytes)
        });
        if fits && !collides(fix, &taken) {
            own.into_iter()
                .for_each(|(path, replacements)| taken.entry(path).or_default().extend(replacements));
            made.push(fix);
        }
    }
    let after = |(path, replacements): (&SourcePath, Vec<&Replacement>)| {
        Some((path.clone(), rewritten(bytes.get(path)?, &replacements)?))
    };
    (taken.into_iter().filter_map(after).collect(), made.len())
}

/// Whether one of a correction's stretches touches one that is taken, or another of its own.
fn collides(fix: &Fix, taken: &BTreeMap<&SourcePath, Vec<&Replacement>>) -> bool {
    fix.replacements.iter().enumerate().any(|(at, one)| {
        let own = fix.replacements[..at].iter().filter(|other| other.path == one.path);
        let others = taken.get(&one.path).into_iter().flatten().copied();
        own.chain(others).any(|other| touch(one.span, other.span))
    })
}

/// Whether two stretches overlap; an insertion touches what it stands beside.
fn touch(a: Span, b: Span) -> bool {
    let (start, end) = (a.start.max(b.start), a.end.min(b.end));
    if a.start == a.end || b.start == b.end { start <= end } else { start < end }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{MemoryTree, read_text};

    /// Certain corrections of each `from` in every file.
    fn finds<'f>(pairs: &'f [(&'f str, &'f str)]) -> impl Fn(&dyn Tree) -> Vec<Diagnostic> + 'f {
        move |tree| {
            let mut notes = Vec::new();
            for path in tree.paths() {
                let text = read_text(path, tree.read(path).unwrap()).value.text;
                for (from, to) in pairs {
                    notes.extend(text.match_indices(from).map(|(at, _)| {
                        let span = Span::new(at, at + from.len());
                        Diagnostic::warning("x", "y").at(path, span).fix(Fix::certain(path, span, *to))
                    }));
                }
            }
            notes
        }
    }

    fn mended(text: &str, pairs: &[(&str, &str)]) -> (String, usize) {
        let tree = MemoryTree::new([("content/he.md", text)]);
        let mended = mend(&tree, &finds(pairs));
        let after =
            mended.changes.first().map(|change| String::from_utf8(change.edit.bytes.clone()).unwrap());
        (after.unwrap_or_else(|| text.to_owned()), mended.made)
    }

    #[test]
    fn corrections_that_touch_are_made_one_after_the_other() {
        assert_eq!(mended("a-b-c", &[("a-b", "ab"), ("-c", "c")]), ("abc".into(), 2));
        assert_eq!(mended("aab", &[("aa", "a"), ("ab", "b")]), ("b".into(), 2));
        assert_eq!(mended("x", &[("a", "b")]), ("x".into(), 0));
    }

    #[test]
    fn corrections_that_undo_each_other_end() {
        let (text, made) = mended("a", &[("a", "b"), ("b", "a")]);
        assert_eq!((text.as_str(), made), ("a", 0));
    }

    #[test]
    fn suggestions_and_files_outside_the_tree_are_left_alone() {
        let tree = MemoryTree::new([("content/he.md", "abc")]);
        let path = SourcePath::new("content/he.md");
        let elsewhere = SourcePath::new("themes/handbook/i18n/he/ui.ftl");
        let span = Span::new(0, 1);
        let both = Fix { certainty: Certainty::Certain, replacements: Vec::new() };
        let replacement = |path: &SourcePath| Replacement { path: path.clone(), span, text: "x".into() };
        let both = Fix { replacements: vec![replacement(&path), replacement(&elsewhere)], ..both };
        for fix in [Fix::suggested(&path, span, "x"), Fix::certain(&elsewhere, span, "x"), both] {
            let find = |_: &dyn Tree| vec![Diagnostic::warning("x", "y").fix(fix.clone())];
            let Mended { changes, made, left } = mend(&tree, &find);
            assert_eq!((changes.len(), made, left.len()), (0, 0, 1));
        }
    }
}
