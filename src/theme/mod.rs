//! How the handbook looks and speaks: templates, assets, messages.
//!
//! 1. The files of the theme `handbook` are built into the program.
//! 2. The site's `themes/NAME/` lies over them, file by file; `theme.yaml` and messages, key by key.
//! 3. Tokens (colours and type) come from `theme.yaml`, then from the site's settings, and go
//!    before the style sheets.
//! 4. `assets/style/*.css`, in the order of their names, and a theme's own `assets/style.css` after them, become one
//!    style sheet; `assets/search/*.js`, likewise, the script `search.js`.

mod assets;
mod files;
mod fonts;
pub mod messages;
mod speech;
mod tokens;

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

pub use assets::Asset;
pub use messages::{Arg, Args, MessageError, Messages};
pub use speech::{load_messages, message_layers};

use crate::diag::{Diagnostic, Noted, may_hold_controls, misplaced};
use crate::digest::Key;
use crate::path::SourcePath;
use crate::source::{Source, Tree, read_text};

use files::Files;
use tokens::Tokens;

/// The theme that is built in, and that every other theme lies over.
pub const BUILT_IN: &str = "handbook";

/// A template.
#[derive(Clone, Debug)]
pub struct Template {
    /// Its path below `templates/`, by which templates name one another.
    pub name: String,
    /// Its text and where it was read.
    pub source: Source,
}

/// Everything that gives pages their look and their words.
#[derive(Clone, Debug)]
pub struct Theme {
    name: String,
    templates: Vec<Template>,
    assets: Vec<Asset>,
    messages: Vec<BTreeMap<String, Vec<Source>>>,
    key: Key,
}

impl Theme {
    /// Loads the theme `name`, with the settings' `tokens` in place of its own. A theme that is not there gives
    /// an error and the built-in one, so that the rest of a site is checked all the same.
    pub fn load(name: &str, tree: &dyn Tree, tokens: &BTreeMap<String, String>) -> Noted<Theme> {
        let mut notes = Vec::new();
        let built_in = files::built_in();
        let own = files::of_site(name, tree, &mut notes);
        if own.is_empty() && name != BUILT_IN {
            notes.push(unknown_theme(name, tree));
        }
        let tokens = Tokens::gather(&built_in, &own, tokens, &mut notes);
        let messages =
            vec![speech::layer(&built_in, "i18n/", &mut notes), speech::layer(&own, "i18n/", &mut notes)];
        let merged = files::overlaid(built_in, own);
        let templates = templates(&merged, &mut notes);
        let assets = assets::publish(&merged, &tokens.css(), &mut notes);
        let key = key(&templates, &assets, &messages);
        let theme = Theme { name: name.to_owned(), templates, assets, messages, key };
        Noted { value: theme, notes }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its templates, by name.
    pub fn templates(&self) -> &[Template] {
        &self.templates
    }

    /// Its assets, by name.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    /// Stands for everything in it: two themes with one key give the same pages.
    pub fn key(&self) -> Key {
        self.key
    }
}

/// The text of one of the theme's files.
fn text(file: &files::File, notes: &mut Vec<Diagnostic>) -> Source {
    let read = read_text(&file.path, file.bytes.to_vec());
    notes.extend(read.notes);
    read.value
}

fn templates(files: &Files, notes: &mut Vec<Diagnostic>) -> Vec<Template> {
    let named = files.iter().filter_map(|(path, file)| Some((path.strip_prefix("templates/")?, file)));
    let template = |(name, file): (&str, &files::File)| {
        let source = text(file, notes);
        notes.extend(controls(&source));
        Template { name: name.to_owned(), source }
    };
    named.map(template).collect()
}

/// The invisible controls of a template, which belong there as character references only: `&#x2066;`.
fn controls(source: &Source) -> Vec<Diagnostic> {
    if !may_hold_controls(&source.text) {
        return Vec::new();
    }
    let steers = |note: &Diagnostic| !note.message.contains(" MARK ");
    misplaced(&source.path, &source.text, 0, "a template").into_iter().filter(steers).collect()
}

fn key(templates: &[Template], assets: &[Asset], messages: &[BTreeMap<String, Vec<Source>>]) -> Key {
    let templates: Vec<_> = templates.iter().map(|one| (&one.name, Text(&one.source))).collect();
    let assets: Vec<_> = assets.iter().map(|one| (&one.name, one.published.as_str())).collect();
    let messages: Vec<Vec<(&String, Vec<Text>)>> = messages
        .iter()
        .map(|layer| layer.iter().map(|(lang, files)| (lang, files.iter().map(Text).collect())).collect())
        .collect();
    Key::of(&(templates, assets, messages))
}

/// A source as its path and text, for hashing.
struct Text<'a>(&'a Source);

impl Hash for Text<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.path.hash(state);
        self.0.text.hash(state);
    }
}

fn unknown_theme(name: &str, tree: &dyn Tree) -> Diagnostic {
    let folders =
        tree.paths().iter().filter_map(|path| path.as_str().strip_prefix("themes/")?.split_once('/'));
    let mut names: Vec<&str> = folders.map(|(folder, _)| folder).chain([BUILT_IN]).collect();
    names.sort_unstable();
    names.dedup();
    Diagnostic::error("theme", format!("There is no theme `{name}`."))
        .in_file(&SourcePath::new("targum.yaml"))
        .help(format!("Themes at hand: {}. A theme of your own lies in `themes/{name}/`.", names.join(", ")))
}

#[cfg(test)]
mod tests;
