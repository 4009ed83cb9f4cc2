//! An article with its units, and a translation beside the article that it was made from.

use crate::article::{self, FrontMatter, Heading, Reading, front};
use crate::diag::{Diagnostic, Span};
use crate::lang::Lang;
use crate::library::freshness::{sidecar_of, sidecar_path, units_of, untranslated};
use crate::path::{EntryPath, SourcePath};
use crate::source::{Settings, Source, Tree, read_text};
use crate::sync::{self, Comparison, Sidecar, Unit};

/// One article as it lies in its file.
#[derive(Clone, Debug)]
pub struct Side {
    /// Its language.
    pub lang: Lang,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its text.
    pub source: Source,
    /// Its front matter; `None` where it cannot be used, as without a title.
    pub front: Option<FrontMatter>,
    /// The first byte of its body.
    pub body_start: usize,
    /// Its headings.
    pub headings: Vec<Heading>,
    /// Its units.
    pub units: Vec<Unit>,
    /// The language that it says it was translated from, also where the rest of its front matter cannot be used.
    pub from: Option<Lang>,
}

/// A translation and what it was made from.
#[derive(Clone, Debug)]
pub struct Pair {
    /// What it was made from.
    pub source: Side,
    /// The translation.
    pub own: Side,
    /// What was confirmed of it; `None` where nothing was, or for another source.
    pub sidecar: Option<Sidecar>,
    /// What is to be said about the sidecar.
    pub notes: Vec<Diagnostic>,
}

/// Why there is no pair to work on.
#[derive(Clone, Debug)]
pub enum Unpaired {
    /// There is no article in this language.
    Missing,
    /// It is no translation.
    Original,
    /// There is no article in the language that it was made from.
    Orphan(Lang),
}

/// The file of an article.
pub fn article_path(entry: &EntryPath, lang: &Lang) -> SourcePath {
    let folder = if entry.is_home() { "content".to_owned() } else { format!("content/{entry}") };
    SourcePath::new(format!("{folder}/{lang}.md"))
}

/// The article of an entry in a language; `None` where there is none or it cannot be read.
pub fn side(tree: &dyn Tree, settings: &Settings, entry: &EntryPath, lang: &Lang) -> Option<Side> {
    let path = article_path(entry, lang);
    tree.paths().binary_search(&path).ok()?;
    Some(of_bytes(settings, entry, lang, tree.read(&path).ok()?))
}

/// The article that these bytes are.
pub fn of_bytes(settings: &Settings, entry: &EntryPath, lang: &Lang, bytes: Vec<u8>) -> Side {
    let path = article_path(entry, lang);
    let source = read_text(&path, bytes.clone()).value;
    let part = front::parse(&source).value;
    let reading = Reading { entry, lang, languages: &settings.languages, html: settings.html };
    let mut article = article::parse(&source, &reading).value;
    if part.front.is_none() {
        // The title that an article without one gets is not its author's.
        article.front = FrontMatter::default();
    }
    let units = units_of(&source, &article);
    let from = match &part.front {
        Some(front) => front.translated_from.as_ref().map(|from| from.value.clone()),
        None => claimed(&source, part.body_start),
    };
    let headings = article.headings;
    Side {
        lang: lang.clone(),
        bytes,
        source,
        front: part.front,
        body_start: part.body_start,
        headings,
        units,
        from,
    }
}

/// The language after `translated_from:` in front matter that cannot be used.
fn claimed(source: &Source, body_start: usize) -> Option<Lang> {
    let lines = source.text[..body_start].lines();
    let value = lines.filter_map(|line| line.strip_prefix("translated_from:")).next()?;
    Lang::parse(value.trim().trim_matches(['"', '\''])).ok()
}

/// The translation of an entry into `lang`, with what it was made from.
pub fn pair(tree: &dyn Tree, settings: &Settings, entry: &EntryPath, lang: &Lang) -> Result<Pair, Unpaired> {
    let own = side(tree, settings, entry, lang).ok_or(Unpaired::Missing)?;
    let from = own.from.clone().ok_or(Unpaired::Original)?;
    let source = side(tree, settings, entry, &from).ok_or(Unpaired::Orphan(from))?;
    let mut notes = Vec::new();
    let sidecar = sidecar_of(tree, &own.source.path, &mut notes)
        .or_else(|| headless(tree, &sidecar_path(&own.source.path), &source.lang, &notes));
    let sidecar = sidecar.filter(|sidecar| sidecar.from == source.lang);
    Ok(Pair { source, own, sidecar, notes })
}

/// A sidecar that has lost its head but not its units.
fn headless(tree: &dyn Tree, path: &SourcePath, from: &Lang, notes: &[Diagnostic]) -> Option<Sidecar> {
    let damaged = notes.iter().any(|note| note.code == "sync-damaged");
    let bytes = tree.read(path).ok().filter(|_| damaged)?;
    Sidecar::salvage(path, &read_text(path, bytes).value.text, from).value
}

impl Side {
    /// The number of the line that holds a byte, from 1.
    pub fn line(&self, at: usize) -> usize {
        1 + self.source.text.get(..at).map_or(0, |before| before.matches('\n').count())
    }

    /// The line at which a unit begins; that of its key for one in the front matter.
    pub fn line_of(&self, unit: &Unit) -> usize {
        match unit.span {
            Some(Span { start, .. }) => self.line(start),
            None => {
                let key = format!("{}:", unit.kind.name());
                let lines = self.source.text[..self.body_start].lines();
                1 + lines.take_while(|line| !line.starts_with(&key)).count()
            }
        }
    }

    /// Whether it has a title, without which no page is made of it.
    pub fn is_usable(&self) -> bool {
        self.front.is_some()
    }
}

impl Pair {
    /// How each unit stands.
    pub fn comparison(&self) -> Comparison {
        let foreign = untranslated(&self.source.units, &self.source.lang);
        sync::compare(self.sidecar.as_ref(), &self.source.units, &self.own.units, &foreign)
    }

    /// The ids of a comparison's units.
    pub fn ids(&self, comparison: &Comparison) -> Vec<String> {
        sync::ids(self.sidecar.as_ref(), &self.source.units, comparison)
    }

    /// The file that tells what was confirmed.
    pub fn sidecar_path(&self) -> SourcePath {
        sidecar_path(&self.own.source.path)
    }
}
