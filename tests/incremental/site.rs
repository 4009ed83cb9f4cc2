//! A site on disk that edits change, and what is known of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::chance::Chance;
use super::page::Page;

const LISTING: &str = include_str!("site.txt");

/// What a file's name can be where it is an article.
pub const LANGS: [&str; 5] = ["he", "nl", "ar", "en", "fr"];

pub type Files = BTreeMap<String, Vec<u8>>;

/// A site's sources, as edits make them, and where they lie.
pub struct Site {
    folder: TempDir,
    pub chance: Chance,
    /// What the sources are to hold.
    pub sources: Files,
    written: Files,
    /// Whether edits may break what others rely on.
    pub reckless: bool,
    /// Output folders that something was put into, or whose manifest was altered, so that a build may have to refuse.
    pub tampered: BTreeSet<PathBuf>,
    /// The output folder that is built into next.
    pub out: PathBuf,
    count: usize,
}

impl Site {
    pub fn new(seed: u64) -> Site {
        Site::of(seed, listed(LISTING))
    }

    pub fn of(seed: u64, sources: Files) -> Site {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let out = folder.path().join("site/public");
        let mut site = Site {
            folder,
            chance: Chance::new(seed),
            sources,
            written: Files::new(),
            reckless: false,
            tampered: BTreeSet::new(),
            out,
            count: 0,
        };
        site.flush();
        site
    }

    pub fn root(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    /// A place beside the site.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn cache(&self) -> PathBuf {
        self.root().join(".targum/cache")
    }

    /// Keeps the folder on disk, for people to look at.
    pub fn keep(self) -> PathBuf {
        self.folder.keep()
    }

    /// A number that was not had before.
    pub fn fresh(&mut self) -> usize {
        self.count += 1;
        self.count
    }

    /// Writes to disk what edits changed.
    pub fn flush(&mut self) {
        let root = self.root();
        let gone: Vec<String> =
            self.written.keys().filter(|path| !self.sources.contains_key(*path)).cloned().collect();
        for path in gone {
            fs::remove_file(root.join(&path)).expect("a source can be removed");
            let above = Path::new(&path).ancestors().skip(1).filter(|folder| folder.components().count() > 1);
            for folder in above {
                if fs::remove_dir(root.join(folder)).is_err() {
                    break;
                }
            }
        }
        for (path, bytes) in &self.sources {
            if self.written.get(path) != Some(bytes) {
                let place = root.join(path);
                fs::create_dir_all(place.parent().expect("a file has a folder"))
                    .expect("folders can be made");
                fs::write(&place, bytes).expect("a source can be written");
            }
        }
        self.written = self.sources.clone();
    }

    pub fn has(&self, path: &str) -> bool {
        self.sources.contains_key(path)
    }

    /// Notes that a build into the output folder may find what it must not overwrite.
    pub fn tamper(&mut self) {
        self.tampered.insert(self.out.clone());
    }

    /// A source's text; what is not UTF-8 in it is lost.
    pub fn text(&self, path: &str) -> String {
        self.sources.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
    }

    pub fn put(&mut self, path: &str, text: impl Into<Vec<u8>>) {
        self.sources.insert(path.to_owned(), text.into());
    }

    pub fn remove(&mut self, path: &str) {
        self.sources.remove(path);
    }

    pub fn page(&self, path: &str) -> Page {
        Page::read(&self.text(path))
    }

    /// Changes one article.
    pub fn change<T>(&mut self, path: &str, change: impl FnOnce(&mut Page, &mut Chance) -> T) -> T {
        let mut page = self.page(path);
        let told = change(&mut page, &mut self.chance);
        self.put(path, page.text());
        told
    }

    /// The paths of articles that a test accepts.
    pub fn articles(&self, accepts: impl Fn(&str, &Page) -> bool) -> Vec<String> {
        let is_article = |path: &&String| {
            path.starts_with("content/") && LANGS.iter().any(|lang| path.ends_with(&format!("/{lang}.md")))
        };
        self.sources
            .keys()
            .filter(is_article)
            .filter(|path| accepts(path, &self.page(path)))
            .cloned()
            .collect()
    }

    /// One of the articles that a test accepts.
    pub fn article(&mut self, accepts: impl Fn(&str, &Page) -> bool) -> Option<String> {
        let all = self.articles(accepts);
        self.chance.any(&all)
    }

    /// The folders of entries, below `content/`; the root's is empty.
    pub fn entries(&self) -> Vec<String> {
        let mut entries: Vec<String> =
            self.articles(|_, _| true).iter().map(|path| entry_of(path).to_owned()).collect();
        entries.dedup();
        entries.sort();
        entries.dedup();
        entries
    }

    /// An entry that is no term, nor the root or the glossary.
    pub fn entry(&mut self) -> Option<String> {
        let all: Vec<String> = self.entries();
        let plain: Vec<String> =
            all.into_iter().filter(|entry| !entry.is_empty() && !entry.starts_with("glossary")).collect();
        self.chance.any(&plain)
    }

    /// Takes out whatever names something that is to go.
    pub fn forget(&mut self, name: &str) {
        for path in self.articles(|_, _| true) {
            if self.text(&path).contains(name) {
                self.change(&path, |page, _| {
                    page.blocks.retain(|block| !block.contains(name));
                    page.front.retain(|line| !line.contains(name) || line.starts_with("title"));
                });
            }
        }
    }

    /// Whether an edit may now do what makes other sources wrong.
    pub fn careless(&mut self) -> bool {
        self.reckless && self.chance.one_in(3)
    }
}

/// The entry of an article's file.
pub fn entry_of(path: &str) -> &str {
    let inside = path.strip_prefix("content/").unwrap_or(path);
    inside.rsplit_once('/').map_or("", |(entry, _)| entry)
}

/// The language of an article's file.
pub fn lang_of(path: &str) -> &str {
    path.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap_or("he")
}

/// Where the article of an entry lies.
pub fn file_of(entry: &str, lang: &str) -> String {
    match entry {
        "" => format!("content/{lang}.md"),
        entry => format!("content/{entry}/{lang}.md"),
    }
}

/// The files of a listing.
pub fn listed(listing: &str) -> Files {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in listing.lines() {
        if let Some(path) = line.strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --")) {
            files.push((path.to_owned(), String::new()));
        } else if let Some((_, text)) = files.last_mut() {
            *text += &format!("{line}\n");
        }
    }
    files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect()
}

/// A folder's copy, times and all, in place of what was there.
pub fn copy_folder(from: &Path, to: &Path) {
    let _ = fs::remove_dir_all(to);
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the folder can be read").flatten() {
        let place = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &place);
        } else {
            fs::copy(entry.path(), &place).expect("a file can be copied");
            let modified = entry.metadata().and_then(|data| data.modified()).expect("a time");
            set_modified(&place, modified);
        }
    }
}

/// Sets when a file was last changed.
pub fn set_modified(path: &Path, time: std::time::SystemTime) {
    let file = fs::File::options().append(true).open(path).expect("the file can be opened");
    file.set_modified(time).expect("its time can be set");
}
