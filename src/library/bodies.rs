//! Articles once more, after their blocks were dropped.

use super::kept::blocks_part;
use super::{EntryId, LangId, Library, Record};
use crate::article::{self, Article, Reading};
use crate::diag::Diagnostic;
use crate::digest::Key;
use crate::lang::Lang;
use crate::path::{EntryPath, SourcePath};
use crate::source::settings::HtmlPolicy;
use crate::source::{Source, Tree, changed_meanwhile, read_text};
use crate::store::Store;

/// Where the articles of a library are had again: from the store, else from their sources.
#[derive(Clone, Copy)]
pub struct Bodies<'a> {
    /// The sources.
    pub tree: &'a dyn Tree,
    /// What was kept when they were read.
    pub store: Option<&'a dyn Store>,
    /// What raw HTML becomes.
    pub html: HtmlPolicy,
}

impl Bodies<'_> {
    /// An entry's article in a language that has it, as it was when the library was read.
    pub fn article(&self, library: &Library, id: EntryId, record: &Record) -> Result<Article, Diagnostic> {
        let kept = record.kept.and_then(|(key, at)| self.store?.get(key, blocks_part(at)));
        if let Some(article) = kept.and_then(|bytes| postcard::from_bytes(&bytes).ok()) {
            return Ok(article);
        }
        let languages = (record.lang, library.languages.as_slice());
        self.parsed(&library.entry(id).path, languages, (&record.source, record.key))
    }

    /// An article read from its source again, in one of the languages; its text must have this hash.
    pub(super) fn parsed(
        &self,
        entry: &EntryPath,
        (lang, languages): (LangId, &[Lang]),
        text: (&SourcePath, Key),
    ) -> Result<Article, Diagnostic> {
        let reading = Reading { entry, lang: &languages[lang], languages, html: self.html };
        Ok(article::parse(&self.text(text)?, &reading).value)
    }

    /// An article's text, which must be as it was.
    pub fn source(&self, record: &Record) -> Result<Source, Diagnostic> {
        self.text((&record.source, record.key))
    }

    fn text(&self, (path, key): (&SourcePath, Key)) -> Result<Source, Diagnostic> {
        let bytes = self.tree.read(path).map_err(|why| changed_meanwhile(path, &why.to_string()))?;
        let source = read_text(path, bytes).value;
        if Key::of(&*source.text) == key {
            Ok(source)
        } else {
            Err(changed_meanwhile(path, "its text is another now"))
        }
    }
}
