//! The flow: from a tree of sources to files in a sink.

mod inputs;
mod press;
mod speaking;

use inputs::Inputs;
use press::Press;
pub use speaking::Speaking;

use serde::{Deserialize, Serialize};

use crate::analysis::Lexicons;
use crate::diag::{Diagnostic, Noted, Severity, has_errors};
use crate::digest::Key;
use crate::lang::Formats;
use crate::library::{self, Bodies, Gathered, Intake, Keeping, Library, Purpose, Witness};
use crate::path::SourcePath;
use crate::publish::Sink;
use crate::routes::Routes;
use crate::search::{Collector, Search};
use crate::source::{Settings, Tree, read_text};
use crate::store::Store;
use crate::view::{Parts, Site, TopicText};

/// The name of the settings' file, at a site's root.
pub const SETTINGS: &str = "targum.yaml";

/// The fingerprint of this program: a page that another one made may differ.
pub const PROGRAM: &str = env!("TARGUM_BUILD");

/// What a build is asked to do otherwise than the settings say.
#[derive(Clone, Debug, Default, Hash)]
pub struct Options {
    /// Which articles are taken in.
    pub intake: Intake,
    /// The base address instead of the settings'.
    pub base_url: Option<String>,
    /// The edition instead of the settings'.
    pub edition: Option<String>,
}

/// How a build went.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Outcome {
    /// Everything to be said about the sources.
    pub notes: Vec<Diagnostic>,
    /// How many pages the site has.
    pub pages: usize,
    /// How many of them were made anew; the others were known.
    pub rendered: usize,
    /// How many articles there are, in all languages.
    pub articles: usize,
}

impl Outcome {
    /// Whether the site may be published.
    pub fn succeeded(&self) -> bool {
        !has_errors(&self.notes)
    }
}

/// Is told how far a build is: pages done, and pages in all.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// A site whose sources are read and linked, before any page is made.
pub struct Loaded {
    /// Its settings, with what was asked for.
    pub settings: Settings,
    /// How it looks and speaks.
    pub speaking: Speaking,
    /// Its articles, linked.
    pub library: Library,
    /// Where everything goes.
    pub routes: Routes,
}

impl Loaded {
    /// What views are made from.
    pub fn parts(&self) -> Parts<'_> {
        Parts {
            settings: &self.settings,
            library: &self.library,
            routes: &self.routes,
            messages: &self.speaking.messages,
            topics: &self.speaking.topics,
        }
    }
}

/// A site's articles as far as it takes to say how its translations stand.
pub struct Surveyed {
    /// Its settings.
    pub settings: Settings,
    /// Its articles, linked, for [`Purpose::Standing`].
    pub library: Library,
}

/// Reads and links a site's articles, and nothing that only pages need: neither theme nor messages, words nor addresses.
/// Translations that cannot be published stand all the same. `None` where there are no settings to go by.
pub fn survey(tree: &dyn Tree, options: &Options) -> Noted<Option<Surveyed>> {
    let mut notes = Vec::new();
    let Some(settings) = settings(tree, options, &mut notes) else {
        return Noted { value: None, notes };
    };
    let intake = Intake { purpose: Purpose::Standing, strict: true, ..options.intake };
    let nobody = Lexicons::default();
    let Gathered { linked, notes: found } = library::read(tree, &settings, intake, (&nobody, None));
    notes.extend(found);
    let notes = weighed(notes, &settings);
    let library = library::bare(&settings, linked);
    Noted { value: Some(Surveyed { settings, library }), notes }
}

/// Reads and links a site. What is wrong with it becomes notes, with the severities that its settings give; `None`
/// where there are no settings to go by.
pub fn load(tree: &dyn Tree, options: &Options) -> Noted<Option<Loaded>> {
    load_seen(tree, options, (&Lexicons::default(), None))
}

/// [`load`], while a witness sees each article, with what an earlier build kept.
fn load_seen(
    tree: &dyn Tree,
    options: &Options,
    reading: (&dyn Witness, Option<Keeping<'_>>),
) -> Noted<Option<Loaded>> {
    // 2. What the site is, how it looks and how it speaks.
    let mut notes = Vec::new();
    let Some(settings) = settings(tree, options, &mut notes) else {
        return Noted { value: None, notes };
    };
    // 3. Its articles, each by itself, then linked.
    let (speaking, gathered) = rayon::join(
        || Speaking::load(tree, &settings),
        || library::read(tree, &settings, options.intake, reading),
    );
    let (Noted { value: speaking, notes: spoken }, Gathered { linked, notes: found }) = (speaking, gathered);
    notes.extend(spoken.into_iter().chain(found));
    let formats: Vec<Formats> = settings.languages.iter().map(Formats::new).collect();
    // 4. Where everything goes, while related articles are still looked for.
    let slugs = |texts: &Vec<TopicText>| texts.iter().map(|text| text.slug.clone()).collect();
    let slugs = speaking.topics.iter().map(slugs).collect();
    let plan = |library: &Library, notes: &mut Vec<Diagnostic>| Routes::plan(library, slugs, notes);
    let bodies = Bodies { tree, store: reading.1.map(|keeping| keeping.store), html: settings.html };
    let (library, routes) =
        library::assemble((&settings, &formats), linked, (bodies, PROGRAM), &mut notes, plan);
    let notes = weighed(notes, &settings);
    Noted { value: Some(Loaded { settings, speaking, library, routes }), notes }
}

/// What a build writes to, and what it remembers by.
#[derive(Clone, Copy)]
pub struct Ends<'a> {
    /// Takes the pages.
    pub sink: &'a dyn Sink,
    /// Keeps what was worked out for the next build, where there is one to keep it.
    pub store: Option<&'a dyn Store>,
}

/// Builds a site. Where the outcome has an error, nothing in the sink may be published.
pub fn build(tree: &dyn Tree, options: &Options, ends: Ends<'_>, progress: Progress<'_>) -> Outcome {
    // 1. Where nothing changed since the last build, nothing is to be done.
    let asked = Key::of(&(PROGRAM, options));
    let inputs = Inputs::new(tree);
    if let Some(outcome) = unchanged(&inputs, asked, ends) {
        return outcome;
    }
    let outcome = build_anew(&inputs, options, ends, progress);
    let made_from = inputs.key().filter(|_| outcome.succeeded());
    ends.sink.made_from(made_from.map(|inputs| Key::of(&(asked, inputs))));
    if let (Some(store), Some(_)) = (ends.store, made_from)
        && let Ok(bytes) = postcard::to_allocvec(&(inputs.read_paths(), &outcome))
    {
        store.put(asked, &[&bytes]);
    }
    outcome
}

/// How the last build went, if it was asked the same, all that it read is as it was, and all that it made still stands.
fn unchanged(inputs: &Inputs<'_>, asked: Key, ends: Ends<'_>) -> Option<Outcome> {
    let (read, outcome): (Vec<bool>, Outcome) = postcard::from_bytes(&ends.store?.get(asked, 0)?).ok()?;
    if !inputs.hash_again(&read) {
        return None;
    }
    let same = inputs.key()?;
    ends.sink.stands(Key::of(&(asked, same))).then_some(Outcome { rendered: 0, ..outcome })
}

/// Builds a site of which something changed.
fn build_anew(tree: &dyn Tree, options: &Options, ends: Ends<'_>, progress: Progress<'_>) -> Outcome {
    // 2 to 4. Everything that is known before pages are made. On the way the words of all articles are gathered.
    let Ends { sink, store } = ends;
    let collector = Collector::default();
    let keeping = store.map(|store| Keeping { store, program: PROGRAM });
    let Noted { value, notes } = load_seen(tree, options, (&collector, keeping));
    let Some(site) = value else { return Outcome { notes, ..Outcome::default() } };
    // 5. Nothing is made of a site with errors.
    let articles = site.library.entries.iter().flat_map(|entry| &entry.records).flatten().count();
    let mut outcome = Outcome { notes, articles, ..Outcome::default() };
    if !outcome.succeeded() {
        return outcome;
    }
    // 6. Its pages.
    let shared = Key::of(&(site.speaking.key(), PROGRAM, &site.settings));
    let renderer = &site.speaking.renderer;
    let search = Search::new(site.parts());
    let bodies = Bodies { tree, store, html: site.settings.html };
    let press = Press { bodies, site: Site::new(site.parts()), search, renderer, sink, shared };
    // 7. What readers search, and the files beside pages: meanwhile, since an edit leaves little of either to do.
    let ((), (searched, beside)) = rayon::join(
        || press.print(progress, &mut outcome),
        || rayon::join(|| press.index(collector), || press.beside(&site.speaking.theme, &site.library)),
    );
    outcome.notes.extend(beside.into_iter().chain(searched));
    // Letting go of a large site takes a while, in which the files can be moved to their places.
    rayon::spawn(move || drop(site));
    outcome
}

/// The settings, with what was asked for on the way in; `None` where there is nothing to go by.
fn settings(tree: &dyn Tree, options: &Options, notes: &mut Vec<Diagnostic>) -> Option<Settings> {
    let path = SourcePath::new(SETTINGS);
    let bytes = match tree.read(&path) {
        Ok(bytes) => bytes,
        Err(why) => {
            let note = Diagnostic::error("settings-missing", format!("{SETTINGS} cannot be read: {why}"));
            notes.push(note.in_file(&path).help("Make a new site with `targum init`."));
            return None;
        }
    };
    let source = read_text(&path, bytes);
    let parsed = Settings::parse(&source.value);
    notes.extend(source.notes.into_iter().chain(parsed.notes));
    let mut settings = parsed.value;
    settings.base_url = options.base_url.clone().or(settings.base_url);
    settings.edition = options.edition.clone().or(settings.edition);
    if settings.base_url.is_none() {
        let left_out = "without `base_url` canonical addresses, feeds and the site map are left out";
        notes.push(
            Diagnostic::note("base-url", left_out)
                .help("Set `base_url` in targum.yaml, or pass `--base-url`."),
        );
    }
    (!settings.languages.is_empty()).then_some(settings)
}

/// Applies the severities that the settings give to lints. Errors stay errors.
pub fn weighed(notes: Vec<Diagnostic>, settings: &Settings) -> Vec<Diagnostic> {
    let weigh = |mut note: Diagnostic| {
        if note.severity == Severity::Error {
            return Some(note);
        }
        match settings.lints.get(note.code) {
            Some(None) => None,
            Some(Some(severity)) => {
                note.severity = *severity;
                Some(note)
            }
            None => Some(note),
        }
    };
    notes.into_iter().filter_map(weigh).collect()
}
