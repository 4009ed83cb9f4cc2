//! The files of messages, and what stands in them with its places.

use std::collections::BTreeSet;

use fluent_syntax::ast::{Entry, Pattern};
use fluent_syntax::parser::parse_runtime;

use crate::diag::Span;
use crate::lang::Lang;
use crate::review::Subject;
use crate::source::{MemoryTree, Source, read_text};
use crate::theme::{BUILT_IN, Theme, message_layers};

/// A file of the site's own.
pub(super) struct File {
    /// Its text.
    pub source: Source,
    /// The language of its folder.
    pub lang: Lang,
}

/// A message, a term (with its hyphen) or an attribute (`id.name`).
pub(super) struct Written<'a> {
    pub id: String,
    /// Where its name stands.
    pub name: Span,
    /// Where the name of the message stands; of an attribute, the one that it belongs to.
    pub owner: Span,
    pub pattern: Pattern<&'a str>,
}

/// The site's own message files in its languages: in `i18n/LANG/` and in its theme's.
pub(super) fn own_files(subject: &Subject<'_>) -> Vec<File> {
    let theme = format!("themes/{}/i18n/", subject.parts.settings.theme);
    let languages = &subject.parts.library.languages;
    let file = |path: &crate::path::SourcePath| {
        let inner = path.as_str().strip_prefix("i18n/").or_else(|| path.as_str().strip_prefix(&theme))?;
        let (tag, name) = inner.split_once('/')?;
        let lang = Lang::parse(tag).ok().filter(|_| name.ends_with(".ftl"))?;
        // A regional language builds on the plain one.
        let ours = languages.iter().any(|own| *own == lang || own.as_str().starts_with(&format!("{tag}-")));
        let bytes = subject.tree.read(path).ok().filter(|_| ours)?;
        Some(File { source: read_text(path, bytes).value, lang })
    };
    subject.tree.paths().iter().filter_map(file).collect()
}

/// All files of a language, the lowest layer first.
pub(super) fn layers(subject: &Subject<'_>, lang: &Lang) -> Vec<Source> {
    message_layers(subject.theme, subject.tree, lang).value.into_iter().flatten().collect()
}

/// The names of all built-in messages: English has every one of them.
pub(super) fn built_in_ids() -> BTreeSet<String> {
    let theme = Theme::load(BUILT_IN, &MemoryTree::default(), &Default::default()).value;
    let sources = Lang::parse("en").map(|lang| theme.message_sources(&lang)).unwrap_or_default();
    sources.iter().flatten().flat_map(entries).map(|written| written.id).collect()
}

/// What stands in a file. What cannot be read is told of by a build.
pub(super) fn entries(source: &Source) -> Vec<Written<'_>> {
    let text: &str = &source.text;
    let resource = parse_runtime(text).unwrap_or_else(|(resource, _)| resource);
    let mut written = Vec::new();
    for entry in resource.body {
        let (id, name, value, attributes) = match entry {
            Entry::Message(message) => {
                (message.id.name.to_owned(), message.id.name, message.value, message.attributes)
            }
            Entry::Term(term) => {
                (format!("-{}", term.id.name), term.id.name, Some(term.value), term.attributes)
            }
            _ => continue,
        };
        let owner = span_of(source, name);
        for attribute in attributes {
            let name = span_of(source, attribute.id.name);
            written.push(Written {
                id: format!("{id}.{}", attribute.id.name),
                name,
                owner,
                pattern: attribute.value,
            });
        }
        written.extend(value.map(|pattern| Written { id, name: owner, owner, pattern }));
    }
    written
}

/// Where a piece of a source's text, which the parser cut out of it, stands.
pub(super) fn span_of(source: &Source, piece: &str) -> Span {
    let start =
        (piece.as_ptr() as usize).saturating_sub(source.text.as_ptr() as usize).min(source.text.len());
    Span::new(start, (start + piece.len()).min(source.text.len()))
}
