//! From entries and languages to addresses: every entry has one in each language, its own or a fallback's.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Placed};
use crate::library::{EntryId, LangId, Library, Record, Role};
use crate::path::{SourcePath, Url};

/// First segments that the site's own pages have.
const RESERVED: [&str; 5] = ["search", "topics", "a-z", "glossary", "404"];

/// How many items a page of a long list has.
pub const PAGE: usize = 100;

/// Where everything is published.
#[derive(Debug)]
pub struct Routes {
    languages: Vec<String>,
    /// For each language, each entry's page. A term's is the page of the glossary that has it.
    entries: Vec<Vec<Url>>,
    /// For each language, each topic's segment.
    topics: Vec<Vec<String>>,
    /// Former addresses.
    pub aliases: Vec<Alias>,
}

/// A former address and where the page is now.
#[derive(Clone, Debug)]
pub struct Alias {
    /// The former address.
    pub url: Url,
    /// The entry.
    pub entry: EntryId,
    /// The language.
    pub lang: LangId,
}

impl Routes {
    /// Gives everything its address. `topic_slugs` are, for each language, those of the topics in the library's
    /// order. What cannot be published where it wants to be becomes an error.
    pub fn plan(library: &Library, topic_slugs: Vec<Vec<String>>, notes: &mut Vec<Diagnostic>) -> Routes {
        let mut routes = Routes {
            languages: library.languages.iter().map(ToString::to_string).collect(),
            entries: Vec::new(),
            topics: topic_slugs,
            aliases: Vec::new(),
        };
        for lang in 0..library.languages.len() {
            let pages = routes.entry_pages(library, lang);
            routes.entries.push(pages);
        }
        let mut taken = Taken::default();
        routes.claim_own(library, &mut taken);
        reserved(library, notes);
        routes.claim_entries(library, &mut taken, notes);
        routes.claim_aliases(library, &mut taken, notes);
        routes
    }

    fn entry_pages(&self, library: &Library, lang: LangId) -> Vec<Url> {
        let mut folders: Vec<String> = Vec::with_capacity(library.entries.len());
        let mut pages = Vec::with_capacity(library.entries.len());
        let terms: BTreeMap<EntryId, usize> =
            terms(library, lang).iter().zip(0..).map(|(id, at)| (*id, at)).collect();
        for (at, entry) in library.entries.iter().enumerate() {
            let folder = match entry.parent {
                None => self.languages[lang].clone(),
                Some(EntryId(parent)) => {
                    format!("{}/{}", folders[parent as usize], segment(library, at, lang))
                }
            };
            pages.push(match terms.get(&EntryId(at as u32)) {
                Some(position) => self.glossary(lang, position / PAGE + 1),
                None => Url::new(format!("{folder}/index.html")),
            });
            folders.push(folder);
        }
        pages
    }

    /// An entry's page.
    pub fn entry(&self, id: EntryId, lang: LangId) -> &Url {
        &self.entries[lang][id.0 as usize]
    }

    /// A further page of an entry's list; the first is the entry's own.
    pub fn entry_page(&self, id: EntryId, lang: LangId, page: usize) -> Url {
        numbered(self.entry(id, lang), page)
    }

    /// A page of a topic's list, from 1.
    pub fn topic(&self, topic: usize, lang: LangId, page: usize) -> Url {
        let (tag, slug) = (&self.languages[lang], &self.topics[lang][topic]);
        numbered(&Url::new(format!("{tag}/topics/{slug}/index.html")), page)
    }

    /// The list of topics.
    pub fn topics(&self, lang: LangId) -> Url {
        Url::new(format!("{}/topics/index.html", self.languages[lang]))
    }

    /// A page of the glossary, from 1.
    pub fn glossary(&self, lang: LangId, page: usize) -> Url {
        numbered(&Url::new(format!("{}/glossary/index.html", self.languages[lang])), page)
    }

    /// The A to Z: whole, or one letter of a long one.
    pub fn a_z(&self, lang: LangId, letter: Option<&str>) -> Url {
        let tag = &self.languages[lang];
        match letter {
            None => Url::new(format!("{tag}/a-z/index.html")),
            Some("#") => Url::new(format!("{tag}/a-z/0-9/index.html")),
            Some(letter) => Url::new(format!("{tag}/a-z/{letter}/index.html")),
        }
    }

    /// The search page.
    pub fn search(&self, lang: LangId) -> Url {
        Url::new(format!("{}/search/index.html", self.languages[lang]))
    }

    /// The choice of a language.
    pub fn chooser(&self) -> Url {
        Url::new("index.html")
    }

    /// What a host shows for an unknown address.
    pub fn not_found(&self) -> Url {
        Url::new("404.html")
    }

    /// A language's Atom feed.
    pub fn feed(&self, lang: LangId) -> Url {
        Url::new(format!("{}/feed.xml", self.languages[lang]))
    }

    fn claim_own(&self, library: &Library, taken: &mut Taken) {
        for url in [self.chooser(), self.not_found(), Url::new("sitemap.xml"), Url::new("assets")] {
            taken.claim(&url, None);
        }
        for lang in 0..library.languages.len() {
            taken.claim(&self.feed(lang), None);
            // Whatever lies below these is the site's own: lists of topics, letters, further pages.
            for folder in RESERVED {
                taken.claim(&Url::new(format!("{}/{folder}", self.languages[lang])), None);
            }
        }
    }

    fn claim_entries(&self, library: &Library, taken: &mut Taken, notes: &mut Vec<Diagnostic>) {
        for lang in 0..library.languages.len() {
            for id in library.ids().filter(|id| library.entry(*id).role != Role::Term) {
                let lists = if library.entry(id).role == Role::Section {
                    list_pages(leaves(library, id, lang).len())
                } else {
                    1
                };
                for page in 1..=lists {
                    let url = self.entry_page(id, lang, page);
                    if url.as_str().split('/').nth(1).is_some_and(is_reserved) {
                        continue; // `reserved` has told of it, or it is the glossary.
                    }
                    if let Some(other) = taken.claim(&url, Some((id, lang))) {
                        notes.push(collision(library, &url, (id, lang), other));
                    }
                }
            }
        }
    }

    fn claim_aliases(&mut self, library: &Library, taken: &mut Taken, notes: &mut Vec<Diagnostic>) {
        for id in library.ids() {
            for (lang, record) in library.entry(id).records.iter().enumerate() {
                for alias in record.iter().flat_map(|record| &record.front.aliases) {
                    let url = alias_url(&alias.value);
                    match taken.claim(&url, Some((id, lang))) {
                        None => self.aliases.push(Alias { url, entry: id, lang }),
                        Some(other) => notes.extend(taken_alias(library, &url, alias, (id, lang), other)),
                    }
                }
            }
        }
    }
}

/// How many pages a list of `items` fills; an empty one still has one.
pub fn list_pages(items: usize) -> usize {
    items.div_ceil(PAGE).max(1)
}

/// The articles directly below a section, in the order of `lang`: those that its list shows.
pub fn leaves(library: &Library, id: EntryId, lang: LangId) -> Vec<EntryId> {
    let children = library.entry(id).children[lang].iter().copied();
    children.filter(|child| library.entry(*child).role == Role::Article).collect()
}

/// The glossary's terms in the order of `lang`.
pub fn terms(library: &Library, lang: LangId) -> Vec<EntryId> {
    let Some(glossary) = library.glossary_entry() else { return Vec::new() };
    let children = library.entry(glossary).children[lang].iter().copied();
    children.filter(|id| library.shown(*id, lang).is_some()).collect()
}

/// A term's anchor on the glossary's page.
pub fn term_anchor(library: &Library, id: EntryId) -> String {
    anchor_of_term(library.entry(id).path.name())
}

/// The anchor of the term whose folder has this name.
pub fn anchor_of_term(name: &str) -> String {
    format!("term-{name}")
}

/// Page `page` of the list that begins at `first`.
fn numbered(first: &Url, page: usize) -> Url {
    match (page, first.as_str().strip_suffix("index.html")) {
        (0 | 1, _) | (_, None) => first.clone(),
        (_, Some(folder)) => Url::new(format!("{folder}{page}/index.html")),
    }
}

/// An entry's segment: its slug in the language, else its folder's name. The glossary's is its own.
fn segment(library: &Library, at: usize, lang: LangId) -> &str {
    let entry = &library.entries[at];
    let own = entry.records[lang].as_deref().and_then(|record| record.front.slug.as_ref());
    match (entry.role, own) {
        (Role::Glossary, _) | (_, None) => entry.path.name(),
        (_, Some(slug)) => &slug.value,
    }
}

/// A former address as a file: `he/old` and `he/old/` are `he/old/index.html`.
fn alias_url(alias: &str) -> Url {
    let path = alias.trim_matches('/');
    if path.ends_with(".html") { Url::new(path) } else { Url::new(format!("{path}/index.html")) }
}

/// Addresses that are taken, without regard to case: some file systems make no difference.
#[derive(Default)]
struct Taken(BTreeMap<String, Option<Owner>>);

impl Taken {
    /// Takes an address, unless it is taken: then by whom.
    fn claim(&mut self, url: &Url, by: Option<Owner>) -> Option<Option<Owner>> {
        let path = url.as_str().to_lowercase();
        let holder = self.holder(&path);
        if holder.is_none() {
            self.0.insert(path, by);
        }
        holder
    }

    /// Who has an address, has a file where it needs a folder, or needs a folder where it is a file.
    fn holder(&self, path: &str) -> Option<Option<Owner>> {
        let mut above = path.match_indices('/').map(|(at, _)| &path[..at]).chain([path]);
        let below = format!("{path}/");
        above.find_map(|taken| self.0.get(taken).copied()).or_else(|| {
            let (taken, by) = self.0.range(below.clone()..).next()?;
            taken.starts_with(&below).then_some(*by)
        })
    }
}

fn reserved(library: &Library, notes: &mut Vec<Diagnostic>) {
    for id in library.ids().filter(|id| library.entry(*id).parent == Some(library.home())) {
        let entry = library.entry(id);
        if entry.role == Role::Glossary {
            continue;
        }
        let mut told = false;
        for record in entry.records.iter().flatten() {
            if let Some(slug) = record.front.slug.as_ref().filter(|slug| is_reserved(&slug.value)) {
                let note = Diagnostic::error(
                    "slug-reserved",
                    format!("`{}` is the address of a page of the site's own", slug.value),
                );
                notes.push(note.at(&record.source, slug.span).help("Choose another slug."));
                told = true;
            }
        }
        if !told && is_reserved(entry.path.name()) {
            let note = Diagnostic::error(
                "slug-reserved",
                format!("`{}` is the address of a page of the site's own", entry.path),
            );
            let folder = SourcePath::new(format!("content/{}", entry.path));
            let file = entry.original().map_or(&folder, |record| &record.source);
            notes.push(note.in_file(file).help("Rename the folder."));
        }
    }
}

fn is_reserved(segment: &str) -> bool {
    RESERVED.contains(&segment.to_lowercase().as_str())
}

type Owner = (EntryId, LangId);

fn collision(library: &Library, url: &Url, (id, lang): Owner, other: Option<Owner>) -> Diagnostic {
    let whose = match other {
        Some((other, _)) => format!("the entry `{}`", library.entry(other).path),
        None => "a page of the site's own".to_owned(),
    };
    let note = Diagnostic::error("address-taken", format!("{url} is already the address of {whose}"));
    let record = library.entry(id).records[lang].as_deref();
    let help = "Give one of the two another `slug`, or rename its folder.";
    match record.and_then(|record| Some((record, record.front.slug.as_ref()?))) {
        Some((record, slug)) => note.at(&record.source, slug.span).help(help),
        None => match library.shown(id, lang) {
            Some(record) => note.in_file(&record.source).help(help),
            None => note.in_file(&SourcePath::new(format!("content/{}", library.entry(id).path))).help(help),
        },
    }
}

fn taken_alias(
    library: &Library,
    url: &Url,
    alias: &Placed<String>,
    (id, lang): Owner,
    other: Option<Owner>,
) -> Option<Diagnostic> {
    if other == Some((id, lang)) {
        return None;
    }
    let record: &Record = library.entry(id).records[lang].as_deref()?;
    let whose = match other {
        Some((other, _)) => format!("the entry `{}`", library.entry(other).path),
        None => "a page of the site's own".to_owned(),
    };
    let note = Diagnostic::error("alias-taken", format!("{url} is the address of {whose}"));
    Some(note.at(&record.source, alias.span).help("Leave this alias out, or move the other page."))
}
