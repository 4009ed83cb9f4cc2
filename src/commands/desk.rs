//! What the commands of editors share: the site's files, and the articles that a path names.

use std::path::Path;

use jiff::Zoned;

use super::Usage;
use super::report::{self, Screen};
use crate::author::{Change, article_path};
use crate::build::SETTINGS;
use crate::diag::{self, Diagnostic, Severity, nearest};
use crate::disk::{DiskTree, Saved, save, user_name};
use crate::lang::Lang;
use crate::path::{EntryPath, SourcePath};
use crate::source::{Settings, Tree, read_text};
use crate::sync::Signature;

/// A site as its editors have it before them.
pub(super) struct Desk<'r> {
    /// Its folder.
    pub root: &'r Path,
    /// Its files.
    pub tree: DiskTree,
    /// Its settings.
    pub settings: Settings,
    /// When to colour.
    pub screen: Screen,
}

/// What a path names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// The entry.
    pub entry: EntryPath,
    /// The language, where the path is that of a file.
    pub lang: Option<Lang>,
}

impl<'r> Desk<'r> {
    /// Opens a site.
    pub fn open(root: &'r Path, screen: Screen) -> Result<Desk<'r>, Usage> {
        let tree = DiskTree::open(root).value;
        let path = SourcePath::new(SETTINGS);
        let unread = |why: String| Usage {
            message: format!("{SETTINGS} cannot be used: {why}"),
            help: "Run `targum check` to see what is wrong with it.".into(),
        };
        let source = read_text(&path, tree.read(&path).map_err(|why| unread(why.to_string()))?);
        let settings = Settings::parse(&source.value).value;
        if settings.languages.is_empty() {
            return Err(unread("it names no languages".into()));
        }
        Ok(Desk { root, tree, settings, screen })
    }

    /// The language that a tag names.
    pub fn language(&self, option: &str, tag: &str) -> Result<Lang, Usage> {
        let own = || self.settings.languages.iter().map(Lang::as_str);
        if let Some(lang) =
            self.settings.languages.iter().find(|lang| lang.as_str().eq_ignore_ascii_case(tag))
        {
            return Ok(lang.clone());
        }
        let help = match nearest(tag, own()) {
            Some(near) => format!("Did you mean `{near}`?"),
            None => format!("The site's languages are {}.", own().collect::<Vec<_>>().join(", ")),
        };
        Err(Usage { message: format!("{option} {tag}: the site has no such language"), help })
    }

    /// All entries that have an article, sorted.
    pub fn entries(&self) -> Vec<EntryPath> {
        let mut entries: Vec<EntryPath> =
            self.tree.paths().iter().filter_map(|path| self.article(path)).map(|named| named.entry).collect();
        entries.sort_unstable();
        entries.dedup();
        entries
    }

    /// The article whose file, or whose sidecar, this is.
    fn article(&self, path: &SourcePath) -> Option<Named> {
        let stem = path.name().strip_suffix(".md").or_else(|| path.name().strip_suffix(".sync.yaml"))?;
        let lang = self.settings.languages.iter().find(|lang| lang.as_str() == stem)?;
        let folder = path.folder().strip_prefix("content")?;
        Some(Named { entry: EntryPath::new(folder.trim_start_matches('/')), lang: Some(lang.clone()) })
    }

    /// The entry that a path names, which must have an article: a folder or file of the site as seen from here, an
    /// entry's path, or the only one that ends with it.
    pub fn find(&self, path: &str) -> Result<Named, Usage> {
        let entries = self.entries();
        let known = |named: &Named| entries.contains(&named.entry);
        let named = self.named(path);
        if known(&named) && named.lang.as_ref().is_none_or(|lang| self.has(&named.entry, lang)) {
            return Ok(named);
        }
        let short = named.entry.as_str();
        let ends =
            |entry: &&EntryPath| entry.as_str().strip_suffix(short).is_some_and(|rest| rest.ends_with('/'));
        let found: Vec<&EntryPath> = entries.iter().filter(ends).filter(|_| !short.is_empty()).collect();
        match found.as_slice() {
            [one] if named.lang.as_ref().is_none_or(|lang| self.has(one, lang)) => {
                return Ok(Named { entry: (*one).clone(), lang: named.lang });
            }
            [_, _, ..] => {
                let all: Vec<&str> = found.iter().map(|entry| entry.as_str()).collect();
                let message = format!("{path} could be several entries");
                return Err(Usage { message, help: format!("Name one of them: {}.", all.join(", ")) });
            }
            _ => {}
        }
        Err(self.unknown(path, &named, &entries))
    }

    fn unknown(&self, path: &str, named: &Named, entries: &[EntryPath]) -> Usage {
        if let Some(lang) = named.lang.as_ref().filter(|_| entries.contains(&named.entry)) {
            let there = self.languages_of(&named.entry);
            let there: Vec<&str> = there.iter().map(Lang::as_str).collect();
            return Usage {
                message: format!("{path}: there is no article in `{lang}`"),
                help: format!("There is one in {}.", there.join(", ")),
            };
        }
        let all = || entries.iter().map(EntryPath::as_str).filter(|entry| !entry.is_empty());
        let wanted = named.entry.as_str();
        let name = named.entry.name();
        let near = nearest(wanted, all()).or_else(|| {
            let near = nearest(name, entries.iter().map(EntryPath::name).filter(|name| !name.is_empty()))?;
            all().find(|entry| entry.rsplit('/').next() == Some(near))
        });
        let help = match near {
            Some(near) => format!("Did you mean `{near}`?"),
            None => {
                "Name a folder below content/, such as `complaints/hear-the-customer`, or an article's file."
                    .into()
            }
        };
        Usage { message: format!("there is no entry {path}"), help }
    }

    /// What a path names, whether it is there or not.
    pub fn named(&self, path: &str) -> Named {
        let here = std::fs::canonicalize(path).ok().zip(std::fs::canonicalize(self.root).ok());
        let below = here.and_then(|(real, root)| {
            let below = real.strip_prefix(root).ok()?;
            let parts: Option<Vec<&str>> = below.components().map(|part| part.as_os_str().to_str()).collect();
            Some(parts?.join("/")).filter(|path| path == "content" || path.starts_with("content/"))
        });
        let path = below.unwrap_or_else(|| path.replace('\\', "/"));
        let path = path.trim_start_matches("./").trim_matches('/');
        let inside = match path {
            "content" | "." => "",
            path => path.strip_prefix("content/").unwrap_or(path),
        };
        let file = SourcePath::new(format!("content/{inside}"));
        let entry = || EntryPath::new(inside);
        self.article(&file).unwrap_or_else(|| Named { entry: entry(), lang: None })
    }

    /// Whether an entry has an article in a language.
    pub fn has(&self, entry: &EntryPath, lang: &Lang) -> bool {
        self.tree.paths().binary_search(&article_path(entry, lang)).is_ok()
    }

    /// The languages of an entry's articles, in the site's order.
    pub fn languages_of(&self, entry: &EntryPath) -> Vec<Lang> {
        self.settings.languages.iter().filter(|lang| self.has(entry, lang)).cloned().collect()
    }

    /// An entry, and with `below` those below it.
    pub fn with_below(&self, entry: &EntryPath, below: bool) -> Vec<EntryPath> {
        let folder = format!("{entry}/");
        let inside = |other: &EntryPath| {
            other == entry || below && (entry.is_home() || other.as_str().starts_with(&folder))
        };
        self.entries().into_iter().filter(inside).collect()
    }

    /// Who decides, and when: who was named, else git's user where there is a repository.
    pub fn signature(&self, by: Option<&str>) -> Signature {
        let by = by.map(str::to_owned).or_else(|| user_name(self.root));
        Signature { by, at: Some(Zoned::now().date().to_string()) }
    }

    /// Writes changes, and tells which could not be; whether all could.
    pub fn save(&self, changes: &[Change]) -> bool {
        let Saved { refused, .. } = save(self.root, changes);
        report::problems(refused.clone(), &self.tree, self.screen);
        refused.is_empty()
    }

    /// Tells of problems on standard error; whether an error is among them.
    pub fn tell(&self, notes: Vec<Diagnostic>) -> bool {
        let wrong = notes.iter().any(|note| note.severity == Severity::Error);
        report::problems(notes, &self.tree, self.screen);
        wrong
    }

    /// A file's path as it can be shown.
    pub fn path(&self, path: &SourcePath) -> String {
        diag::path(path, self.screen.on_output())
    }

    /// A text on one line as it can be shown, at most `most` letters of it.
    pub fn line(&self, text: &str, most: usize) -> String {
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let cut: String = flat.chars().take(most).collect();
        let more = if flat.chars().count() > most { "…" } else { "" };
        diag::line(&(cut + more), self.screen.on_output())
    }
}

/// How many of something there are.
pub(super) fn many(count: usize, one: &str) -> String {
    format!("{count} {one}{}", if count == 1 { "" } else { "s" })
}
