//! An article and its translation, read and compared.

use super::Handbook;
use crate::article::{self, Reading, front};
use crate::diag::Diagnostic;
use crate::lang::Lang;
use crate::library::freshness::{sidecar_of, sidecar_path, units_of, untranslated};
use crate::library::{Entry, Record};
use crate::path::{EntryPath, SourcePath};
use crate::source::{Source, read_text};
use crate::sync::{self, Comparison, Sidecar, Unit};

/// One article as its units are told apart.
#[derive(Clone)]
pub(super) struct Side {
    /// Its text as it is read.
    pub source: Source,
    /// Where its body begins.
    pub body_start: usize,
    /// Its units.
    pub units: Vec<Unit>,
}

impl Side {
    /// Reads a text as an article.
    pub fn new(book: &Handbook<'_>, entry: &EntryPath, lang: &Lang, source: Source) -> Side {
        let reading = Reading { entry, lang, languages: &book.settings.languages, html: book.settings.html };
        let article = article::parse(&source, &reading).value;
        let body_start = front::parse(&source).value.body_start;
        let units = units_of(&source, &article);
        Side { source, body_start, units }
    }

    fn read(book: &Handbook<'_>, entry: &EntryPath, lang: &Lang, path: &SourcePath) -> Option<Side> {
        let source = read_text(path, book.tree.read(path).ok()?).value;
        Some(Side::new(book, entry, lang, source))
    }
}

/// An article and what it is translated into.
pub(super) struct Pair {
    /// Its entry.
    pub entry: EntryPath,
    /// The language of the source.
    pub from: Lang,
    /// The article that is translated.
    pub source: Side,
    /// Where the translation lies, or will.
    pub path: SourcePath,
    /// The translation; `None` where there is none yet.
    pub translation: Option<Side>,
    /// What was confirmed of it.
    pub sidecar: Option<Sidecar>,
    /// Whether its sidecar could not be read in full, so that to write it anew would lose something.
    pub damaged: bool,
    /// How its units stand.
    pub comparison: Comparison,
    /// Their names.
    pub ids: Vec<String>,
}

impl Pair {
    /// The translation of an entry into the site's language `to`: `Ok(None)` where there is nothing to translate.
    pub fn read(book: &Handbook<'_>, entry: &Entry, to: usize) -> Result<Option<Pair>, Diagnostic> {
        let lang = &book.settings.languages[to];
        let target = entry.records[to].as_deref();
        let Some(from) = source_of(book, entry, target, to) else { return Ok(None) };
        let path = match target {
            Some(record) => record.source.clone(),
            None => match from.source.sibling(&format!("{lang}.md")) {
                Some(path) => path,
                None => return Ok(None),
            },
        };
        if target.is_none() && book.tree.paths().binary_search(&path).is_ok() {
            return Err(Diagnostic::warning(
                "exchange-place",
                "this article cannot be read, so it was left out",
            )
            .in_file(&path)
            .help("Mend what `targum check` tells of it, then run the command again."));
        }
        let source_lang = &book.settings.languages[from.lang];
        let Some(source) = Side::read(book, &entry.path, source_lang, &from.source) else { return Ok(None) };
        let translation = target.and_then(|record| Side::read(book, &entry.path, lang, &record.source));
        let mut notes = Vec::new();
        let there = book.tree.paths().binary_search(&sidecar_path(&path)).is_ok();
        let sidecar = sidecar_of(book.tree, &path, &mut notes);
        let damaged = there && (sidecar.is_none() || !notes.is_empty());
        let sidecar = sidecar.filter(|sidecar| sidecar.from == *source_lang);
        let none = Vec::new();
        let own = translation.as_ref().map_or(&none, |side| &side.units);
        let foreign = untranslated(&source.units, source_lang);
        let comparison = sync::compare(sidecar.as_ref(), &source.units, own, &foreign);
        let ids = sync::ids(sidecar.as_ref(), &source.units, &comparison);
        drop(foreign);
        let (entry, from) = (entry.path.clone(), source_lang.clone());
        Ok(Some(Pair { entry, from, source, path, translation, sidecar, damaged, comparison, ids }))
    }

    /// The same with a translation that nothing was confirmed of.
    pub fn with_translation(&self, book: &Handbook<'_>, to: &Lang, bytes: &[u8]) -> Pair {
        let text = read_text(&self.path, bytes.to_vec()).value;
        let translation = Side::new(book, &self.entry, to, text);
        let foreign = untranslated(&self.source.units, &self.from);
        let comparison = sync::compare(None, &self.source.units, &translation.units, &foreign);
        drop(foreign);
        Pair {
            entry: self.entry.clone(),
            from: self.from.clone(),
            source: self.source.clone(),
            path: self.path.clone(),
            translation: Some(translation),
            sidecar: None,
            damaged: false,
            comparison,
            ids: self.ids.clone(),
        }
    }
}

/// The article that another is translated from, or would be.
fn source_of<'e>(
    book: &Handbook<'_>,
    entry: &'e Entry,
    target: Option<&Record>,
    to: usize,
) -> Option<&'e Record> {
    let from = match target {
        Some(record) => {
            let from = &record.front.translated_from.as_ref()?.value;
            book.settings.languages.iter().position(|lang| lang == from)?
        }
        None => entry.original()?.lang,
    };
    entry.records[from].as_deref().filter(|_| from != to)
}
