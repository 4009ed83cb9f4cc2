//! `targum build`

use std::io;
use std::path::{Component, Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use super::Usage;
use super::report::{self, Screen};
use crate::build::{Ends, Options, Outcome, PROGRAM, build};
use crate::diag::Diagnostic;
use crate::disk::{DiskStore, DiskTree, Folder, Lock, Published};
use crate::library::Intake;
use crate::store::Store;

/// Build the site into a folder of pages
///
/// Only files that change are written, and only files that an earlier build made are removed. When an article, the
/// settings, the theme or a message has an error, nothing in the folder changes.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  targum build\n  targum build --strict --base-url https://help.example.org/\n  targum build --out /media/stick/handbook --edition \"spring 2026\""
)]
pub(super) struct Args {
    /// Where the pages go [default: public, in the site's folder]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Where the site will be served, instead of `base_url` in targum.yaml
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,

    /// Take in articles that are marked as drafts
    #[arg(long)]
    drafts: bool,

    /// Treat a translation that cannot be used as an error, rather than showing another language
    #[arg(long)]
    strict: bool,

    /// The edition shown in the footer, instead of `edition` in targum.yaml
    #[arg(long, value_name = "TEXT")]
    edition: Option<String>,
}

pub(super) fn run(args: &Args, root: &Path, screen: Screen) -> Result<ExitCode, Usage> {
    let started = Instant::now();
    let options = options(args)?;
    let out = args.out.clone().unwrap_or_else(|| root.join("public"));
    refuse_sources(root, &out)?;
    let cache = root.join(".targum/cache");
    let lock = Lock::take(&cache, || eprintln!("Another build of this site is running; waiting for it …"));
    let (opened, kept) = rayon::join(|| DiskTree::open(root), || open(&out, &cache, lock.as_ref().err()));
    let (tree, mut notes) = (opened.value, opened.notes);
    let (folder, store, note) = kept;
    let tree = if store.is_some() { tree.remembering(&cache) } else { tree };
    notes.extend(note);
    let (outcome, published) = match folder {
        Ok(folder) => into((folder, store), &tree, &options, notes),
        Err(fault) => (Outcome { notes: vec![fault], ..Outcome::default() }, Err(Unpublished::AsItWas)),
    };
    let succeeded = outcome.succeeded();
    let line = published.map(|published| summary(&outcome, published, &out, started));
    report::problems(outcome.notes, &tree, screen);
    match line {
        Ok(line) => report::output(&format!("{line}\n")),
        Err(Unpublished::AsItWas) => eprintln!("Nothing was published: {} is as it was.", out.display()),
        Err(Unpublished::Halfway) => {
            eprintln!("{} holds old and new pages: the next build completes it.", out.display());
        }
    }
    Ok(ExitCode::from(u8::from(!succeeded)))
}

/// Opens the output folder and the store in the cache folder; without a store, why nothing can be remembered.
fn open(
    out: &Path,
    cache: &Path,
    unlocked: Option<&io::Error>,
) -> (Result<Folder, Diagnostic>, Option<DiskStore>, Option<Diagnostic>) {
    let store = match unlocked {
        Some(why) => Err(why.to_string()),
        None => DiskStore::open(cache, PROGRAM).map_err(|why| why.to_string()),
    };
    match store {
        Ok(store) => (Folder::open(out, Some(cache)), Some(store), None),
        Err(why) => {
            let note = unremembered(&format!("{} cannot be written: {why}", cache.display()));
            (Folder::open(out, None), None, Some(note))
        }
    }
}

/// Says that the next build will not know of this one.
fn unremembered(why: &str) -> Diagnostic {
    Diagnostic::note("cache", format!("nothing is remembered for the next build: {why}"))
}

/// How a site came not to be published.
enum Unpublished {
    /// Nothing in the folder changed.
    AsItWas,
    /// Files were being moved to their places.
    Halfway,
}

/// Builds into a folder.
fn into(
    (folder, store): (Folder, Option<DiskStore>),
    tree: &DiskTree,
    options: &Options,
    notes: Vec<Diagnostic>,
) -> (Outcome, Result<Published, Unpublished>) {
    let bar = report::bar();
    let progress = |done: usize, all: usize| {
        if done == 1 {
            bar.set_length(all as u64);
        }
        bar.set_position(done as u64);
    };
    let kept: Option<&dyn Store> = store.as_ref().map(|store| store as &dyn Store);
    let mut outcome = build(tree, options, Ends { sink: &folder, store: kept }, &progress);
    bar.finish_and_clear();
    outcome.notes.extend(notes);
    let succeeded = outcome.succeeded();
    let publish = || {
        if succeeded {
            Some(folder.commit())
        } else {
            folder.abandon();
            None
        }
    };
    // What cannot be kept costs the next build time only.
    let keep = || (store.map(DiskStore::commit), tree.remember());
    let (published, _) = rayon::join(publish, keep);
    let Some(published) = published else { return (outcome, Err(Unpublished::AsItWas)) };
    match published {
        Ok(published) => {
            outcome.notes.extend(published.unremembered.as_deref().map(unremembered));
            (outcome, Ok(published))
        }
        Err(fault) => {
            outcome.notes.push(fault);
            (outcome, Err(Unpublished::Halfway))
        }
    }
}

fn options(args: &Args) -> Result<Options, Usage> {
    let base_url = args.base_url.as_deref().map(base_url).transpose()?;
    let intake = Intake { drafts: args.drafts, strict: args.strict, ..Intake::default() };
    Ok(Options { intake, base_url, edition: args.edition.clone() })
}

fn base_url(url: &str) -> Result<String, Usage> {
    crate::source::settings::base_url(url).map_err(|why| Usage {
        message: format!("--base-url {url}: {why}"),
        help: "Give an address such as `https://help.example.org/`.".into(),
    })
}

/// The output must not hold the sources, nor lie among them: what is built would be read again.
fn refuse_sources(root: &Path, out: &Path) -> Result<(), Usage> {
    let (root, out) = (real(root), real(out));
    let inside = ["content", "i18n", "themes", ".targum"]
        .iter()
        .any(|folder| out.starts_with(root.join(folder)) || out.starts_with(real(&root.join(folder))));
    if inside || root.starts_with(&out) {
        return Err(Usage {
            message: format!("{} holds the site's sources", out.display()),
            help: "Name a folder of its own with `--out`.".into(),
        });
    }
    Ok(())
}

/// A path without links and `..`, as far as it is there.
fn real(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    absolute.components().fold(PathBuf::new(), |mut real, part| {
        match part {
            Component::ParentDir => drop(real.pop()),
            part => real.push(part),
        }
        real.canonicalize().unwrap_or(real)
    })
}

fn summary(outcome: &Outcome, published: Published, out: &Path, started: Instant) -> String {
    let Published { written, removed, kept, .. } = published;
    let counts = format!("{written} files written, {removed} removed, {kept} unchanged");
    let time = report::seconds(started.elapsed());
    let open = out.join("index.html");
    let (articles, pages) = (outcome.articles, outcome.pages);
    format!("Built {pages} pages from {articles} articles in {time}: {counts}.\nOpen {}", open.display())
}
