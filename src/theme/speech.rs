//! Which message files a language has, from the ground up: built in, the theme's, the site's.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Noted};
use crate::lang::Lang;
use crate::path::SourcePath;
use crate::source::{Source, Tree, read_text};

use super::Theme;
use super::files::{Files, unreadable};

/// Languages without built-in messages borrow those of this one.
const LENDER: &str = "en";

impl Theme {
    /// The theme's messages in `lang`: built in, then its own, each layer sorted by path. A regional language
    /// (`ar-EG`) builds on the plain one (`ar`); one without any built-in messages builds on English.
    pub fn message_sources(&self, lang: &Lang) -> Vec<Vec<Source>> {
        let tags = folders(lang);
        let mut layers = Vec::new();
        if !self.speaks(lang) {
            layers.extend(self.messages.first().and_then(|layer| layer.get(LENDER)).cloned());
        }
        for layer in &self.messages {
            layers.extend(tags.iter().filter_map(|tag| layer.get(*tag)).cloned());
        }
        layers
    }

    /// Whether there are built-in messages in `lang`.
    pub fn speaks(&self, lang: &Lang) -> bool {
        let tags = folders(lang);
        self.messages.first().is_some_and(|layer| tags.iter().any(|tag| layer.contains_key(*tag)))
    }
}

/// All messages in `lang`, each layer over the one before: the theme's, then the site's `i18n/LANG/*.ftl`. Warns
/// once of a language that has to borrow messages from English.
pub fn message_layers(theme: &Theme, tree: &dyn Tree, lang: &Lang) -> Noted<Vec<Vec<Source>>> {
    let mut notes = Vec::new();
    let mut layers = theme.message_sources(lang);
    let borrowed = if theme.speaks(lang) { Vec::new() } else { layers.first().cloned().unwrap_or_default() };
    for tag in folders(lang) {
        layers.extend(site_layer(tree, tag, &mut notes));
    }
    let own = layers.iter().skip(1).flatten();
    notes.extend(borrowing(lang, &borrowed, own));
    Noted { value: layers, notes }
}

/// The ids of the messages that a file defines. Terms (`-name`) are not among them.
pub fn message_ids(source: &Source) -> impl Iterator<Item = &str> {
    source.text.lines().filter_map(|line| {
        let (id, _) = line.split_once('=')?;
        let id = id.trim_end();
        let named = id.starts_with(|c: char| c.is_ascii_alphabetic());
        let plain = id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        (named && plain).then_some(id)
    })
}

/// The files of `i18n/` in a theme, by language.
pub(super) fn layer(
    files: &Files,
    below: &str,
    notes: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Vec<Source>> {
    let mut layer: BTreeMap<String, Vec<Source>> = BTreeMap::new();
    for (path, file) in files {
        let Some((lang, name)) = path.strip_prefix(below).and_then(|rest| rest.split_once('/')) else {
            continue;
        };
        if name.ends_with(".ftl") {
            layer.entry(lang.to_owned()).or_default().push(super::text(file, notes));
        }
    }
    layer
}

fn site_layer(tree: &dyn Tree, tag: &str, notes: &mut Vec<Diagnostic>) -> Option<Vec<Source>> {
    let folder = format!("i18n/{tag}/");
    let mut sources = Vec::new();
    for path in tree.paths().iter().filter(|path| is_messages(path, &folder)) {
        match tree.read(path) {
            Ok(bytes) => {
                let read = read_text(path, bytes);
                notes.extend(read.notes);
                sources.push(read.value);
            }
            Err(error) => notes.push(unreadable(path, &error)),
        }
    }
    (!sources.is_empty()).then_some(sources)
}

fn is_messages(path: &SourcePath, folder: &str) -> bool {
    path.as_str().starts_with(folder) && path.as_str().ends_with(".ftl")
}

/// The folders that hold a language's messages: `ar`, then `ar-EG`.
fn folders(lang: &Lang) -> Vec<&str> {
    let tag = lang.as_str();
    match tag.split_once('-') {
        Some((plain, _)) => vec![plain, tag],
        None => vec![tag],
    }
}

fn borrowing<'a>(
    lang: &Lang,
    borrowed: &[Source],
    own: impl Iterator<Item = &'a Source>,
) -> Option<Diagnostic> {
    let own: BTreeSet<&str> = own.flat_map(message_ids).collect();
    let missing = borrowed.iter().flat_map(message_ids).filter(|id| !own.contains(id)).count();
    if missing == 0 {
        return None;
    }
    let path = SourcePath::new(format!("i18n/{lang}/ui.ftl"));
    let message = format!("`{lang}` has no built-in messages; {missing} are shown in English.");
    let help = "Copy the built-in English `ui.ftl` to this path and translate it.";
    Some(Diagnostic::warning("message-language", message).in_file(&path).help(help))
}
