//! Which message files a language has, from the ground up: built in, the theme's, the site's.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Noted};
use crate::lang::Lang;
use crate::path::SourcePath;
use crate::source::{Source, Tree, read_text};

use super::files::{Files, unreadable};
use super::{Messages, Theme};

/// Languages without built-in messages borrow those of this one.
const LENDER: &str = "en";

impl Theme {
    /// The theme's messages in `lang`: built in, then its own, each layer sorted by path. A regional language
    /// (`ar-EG`) builds on the plain one (`ar`).
    pub fn message_sources(&self, lang: &Lang) -> Vec<Vec<Source>> {
        let tags = folders(lang);
        let of = |layer: &BTreeMap<String, Vec<Source>>| {
            tags.iter().filter_map(|tag| layer.get(*tag)).cloned().collect::<Vec<_>>()
        };
        self.messages.iter().flat_map(of).collect()
    }

    /// Whether there are built-in messages in `lang`.
    pub fn speaks(&self, lang: &Lang) -> bool {
        let tags = folders(lang);
        self.messages.first().is_some_and(|layer| tags.iter().any(|tag| layer.contains_key(*tag)))
    }
}

/// The files of all messages in `lang`, each layer over the one before: the theme's, then the site's
/// `i18n/LANG/*.ftl`.
pub fn message_layers(theme: &Theme, tree: &dyn Tree, lang: &Lang) -> Noted<Vec<Vec<Source>>> {
    let mut notes = Vec::new();
    let mut layers = theme.message_sources(lang);
    for tag in folders(lang) {
        layers.extend(site_layer(tree, tag, &mut notes));
    }
    Noted { value: layers, notes }
}

/// The messages in `lang`, from all layers. A language without built-in messages borrows what it lacks from
/// English, with one warning.
pub fn load_messages(theme: &Theme, tree: &dyn Tree, lang: &Lang) -> Noted<Messages> {
    let Noted { value: layers, mut notes } = message_layers(theme, tree, lang);
    let lender = match Lang::parse(LENDER) {
        Ok(lender) if !theme.speaks(lang) => {
            Some(Messages::load(&lender, &theme.message_sources(&lender), None))
        }
        _ => None,
    };
    let lender = lender.map(|lender| {
        notes.extend(lender.notes);
        lender.value
    });
    let loaded = Messages::load(lang, &layers, lender.as_ref());
    notes.extend(loaded.notes);
    notes.extend(lender.and_then(|lender| borrowing(&loaded.value, &lender)));
    Noted { value: loaded.value, notes }
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

fn borrowing(own: &Messages, lender: &Messages) -> Option<Diagnostic> {
    let missing = lender.ids().filter(|id| !own.has(id)).count();
    if missing == 0 {
        return None;
    }
    let lang = own.lang();
    let message = format!("`{lang}` has no built-in messages; {missing} are shown in English.");
    let help = format!("Put translations of the built-in English `ui.ftl` into `i18n/{lang}/ui.ftl`.");
    Some(Diagnostic::warning("message-language", message).help(help))
}
