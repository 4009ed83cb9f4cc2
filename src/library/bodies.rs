//! Articles once more, after their blocks were dropped.

use super::{EntryId, Library, Record};
use crate::article::{self, Article, Reading};
use crate::diag::Diagnostic;
use crate::digest::Key;
use crate::source::settings::HtmlPolicy;
use crate::source::{Source, Tree, changed_meanwhile, read_text};
use crate::store::Store;

/// Where the articles of a library are had again: from the store, else from their sources.
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
        let kept = record.kept.and_then(|(key, part)| self.store?.get(key, part));
        if let Some(article) = kept.and_then(|bytes| postcard::from_bytes(&bytes).ok()) {
            return Ok(article);
        }
        let reading = Reading {
            entry: &library.entry(id).path,
            lang: &library.languages[record.lang],
            languages: &library.languages,
            html: self.html,
        };
        Ok(article::parse(&self.source(record)?, &reading).value)
    }

    /// An article's text, which must be as it was.
    pub fn source(&self, record: &Record) -> Result<Source, Diagnostic> {
        let path = &record.source;
        let bytes = self.tree.read(path).map_err(|why| changed_meanwhile(path, &why.to_string()))?;
        let source = read_text(path, bytes).value;
        if Key::of(&*source.text) == record.key {
            Ok(source)
        } else {
            Err(changed_meanwhile(path, "its text is another now"))
        }
    }
}
