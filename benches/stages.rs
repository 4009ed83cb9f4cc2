//! What each stage of a build takes, by itself, with this repository's own handbook (`docs/bench.md`).

#![allow(clippy::expect_used)]

use std::hint::black_box;
use std::path::Path;

use criterion::measurement::WallTime;
use criterion::{BatchSize, BenchmarkGroup, Criterion, Throughput};
use tempfile::TempDir;

use targum::analysis::Lexicons;
use targum::article::{self, Article, Reading};
use targum::build::{Ends, Loaded, Options, build, load};
use targum::digest::Key;
use targum::disk::{DiskTree, Folder};
use targum::lang::{Formats, Lang};
use targum::library::{self, Bodies, EntryId, LangId};
use targum::path::{EntryPath, SourcePath, Url};
use targum::publish::{MemorySink, Sink};
use targum::search::{Collector, Desk, Script, Search};
use targum::source::{MemoryTree, Source, Tree, read_text};
use targum::view::{Outline, PageView, Site};

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let tree = handbook();
    let site = load(&tree, &Options::default()).value.expect("the handbook has settings");
    parse(&mut criterion, &tree, &site);
    link(&mut criterion, &tree, &site);
    view(&mut criterion, &tree, &site);
    render(&mut criterion, &tree, &site);
    search(&mut criterion, &tree, &site);
    write(&mut criterion, &tree);
    criterion.final_summary();
}

/// The sources of this repository's handbook, in memory: no bench but that of writing waits for a disk.
fn handbook() -> MemoryTree {
    let disk = DiskTree::open(Path::new(env!("CARGO_MANIFEST_DIR"))).value;
    MemoryTree::new(disk.paths().iter().map(|path| (path.as_str(), disk.read(path).expect("a file"))))
}

/// A group of benches whose figures are also told by the piece.
fn group<'a>(
    criterion: &'a mut Criterion,
    name: &str,
    throughput: Throughput,
) -> BenchmarkGroup<'a, WallTime> {
    let mut group = criterion.benchmark_group(name);
    group.throughput(throughput);
    group
}

/// Texts to articles, each by itself.
fn parse(criterion: &mut Criterion, tree: &MemoryTree, site: &Loaded) {
    let texts = articles(tree, site);
    let bytes = texts.iter().map(|(source, ..)| source.text.len() as u64).sum();
    group(criterion, "parse", Throughput::Bytes(bytes)).bench_function("article::parse", |bencher| {
        bencher.iter(|| {
            for (source, entry, lang) in &texts {
                let languages = &site.settings.languages;
                let reading = Reading { entry, lang, languages, html: site.settings.html };
                black_box(article::parse(source, &reading));
            }
        });
    });
}

/// The texts of all articles.
fn articles<'a>(tree: &MemoryTree, site: &'a Loaded) -> Vec<(Source, EntryPath, &'a Lang)> {
    let article = |path: &SourcePath| {
        let stem = path.as_str().strip_prefix("content/")?.strip_suffix(".md")?;
        let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
        let lang = site.settings.languages.iter().find(|lang| lang.as_str() == name)?;
        Some((read_text(path, tree.read(path).ok()?).value, EntryPath::new(folder), lang))
    };
    tree.paths().iter().filter_map(article).collect()
}

/// The formats of the site's languages.
fn formats(site: &Loaded) -> Vec<Formats> {
    site.settings.languages.iter().map(Formats::new).collect()
}

/// Sources to one linked library: each article is read and dropped, then all are linked.
fn link(criterion: &mut Criterion, tree: &MemoryTree, site: &Loaded) {
    let entries = Throughput::Elements(site.library.entries.len() as u64);
    let (formats, intake) = (formats(site), Options::default().intake);
    group(criterion, "link", entries).bench_function("library::read and assemble", |bencher| {
        bencher.iter(|| {
            let read = library::read(tree, &site.settings, intake, (&Lexicons::default(), None));
            library::assemble(
                (&site.settings, &formats),
                read.linked,
                (bodies(tree, site), ""),
                &mut Vec::new(),
                |_, _| (),
            )
        });
    });
}

/// Where bodies come from in a first build: from their sources.
fn bodies<'a>(tree: &'a MemoryTree, site: &Loaded) -> Bodies<'a> {
    Bodies { tree, store: None, html: site.settings.html }
}

/// A library to what pages show: outlines, which are all that an unchanged page takes, and bodies.
fn view(criterion: &mut Criterion, tree: &MemoryTree, site: &Loaded) {
    let views = Site::new(site.parts());
    let pages = views.pages();
    let mut group = group(criterion, "view", Throughput::Elements(pages.len() as u64));
    let outlines = || pages.iter().map(|page| views.outline(*page)).collect::<Vec<_>>();
    group.bench_function("Site::outline and its key", |bencher| {
        bencher.iter(|| outlines().iter().map(Outline::key).collect::<Vec<_>>());
    });
    let bodies = bodies(tree, site);
    let finish = |outlines: Vec<Outline>| {
        for outline in outlines {
            black_box(views.finish(outline, &bodies).expect("the handbook has no errors"));
        }
    };
    group.bench_function("Site::finish", |bencher| {
        bencher.iter_batched(outlines, finish, BatchSize::LargeInput);
    });
}

/// Views to HTML.
fn render(criterion: &mut Criterion, tree: &MemoryTree, site: &Loaded) {
    let views = Site::new(site.parts());
    let renderer = &site.speaking.renderer;
    let bodies = bodies(tree, site);
    let ready = |page| {
        let outline = views.outline(page);
        let nav = outline
            .nav
            .map(|id| renderer.navigation(&views.navigation(&views.nav_outline(id))).expect("a navigation"));
        let nav = nav.map_or_else(String::new, |nav| nav.with_present(outline.present));
        (views.finish(outline, &bodies).expect("the handbook has no errors").view, nav)
    };
    let pages: Vec<(PageView, String)> = views.pages().into_iter().map(ready).collect();
    let count = Throughput::Elements(pages.len() as u64);
    group(criterion, "render", count).bench_function("Renderer::page", |bencher| {
        bencher.iter(|| {
            for (view, nav) in &pages {
                black_box(renderer.page(view, nav).expect("the theme has no errors"));
            }
        });
    });
}

/// Words to the files of the index. They are gathered while articles are read: what that costs is told beside the
/// bench of linking, which reads the same and gathers nothing.
fn search(criterion: &mut Criterion, tree: &MemoryTree, site: &Loaded) {
    let entries = Throughput::Elements(site.library.entries.len() as u64);
    let mut group = group(criterion, "search", entries);
    let intake = Options::default().intake;
    let gather = || {
        let collector = Collector::default();
        library::read(tree, &site.settings, intake, (&collector, None));
        collector
    };
    group.bench_function("library::read with a Collector", |bencher| bencher.iter(gather));
    let index = Search::new(site.parts());
    group.bench_function("Search::index", |bencher| {
        bencher.iter_batched(gather, |collector| index.index(collector, &Nothing), BatchSize::LargeInput);
    });
}

/// Knows of no build before, and looks at files but keeps none.
struct Nothing;

impl Desk for Nothing {
    fn state(&self, _: LangId) -> Option<Vec<u8>> {
        None
    }

    fn kept(&self, _: LangId, _: Key) -> Option<Vec<u8>> {
        None
    }

    fn hold(&self, _: LangId, _: Key) {}

    fn remember(&self, _: LangId, _: Key, data: &[u8]) {
        black_box(data);
    }

    fn article(&self, _: EntryId, _: LangId) -> Option<Article> {
        None
    }

    fn keep(&self, _: &Url, _: Key) -> bool {
        false
    }

    fn put(&self, file: &Script, _: Key) {
        black_box(&file.text);
    }
}

/// Files to an empty folder, each staged and then moved to its place.
fn write(criterion: &mut Criterion, tree: &MemoryTree) {
    let sink = MemorySink::default();
    build(tree, &Options::default(), Ends { sink: &sink, store: None }, &|_, _| ());
    let files: Vec<(Url, Key, Vec<u8>)> =
        sink.into_files().into_iter().map(|(url, bytes)| (url, Key::of(&bytes), bytes)).collect();
    let bytes = files.iter().map(|(.., bytes)| bytes.len() as u64).sum();
    let place = || tempfile::tempdir().expect("a temporary folder");
    let publish = |place: TempDir| {
        let (out, cache) = (place.path().join("public"), place.path().join("cache"));
        let folder = Folder::open(&out, Some(&cache)).expect("a folder");
        for (url, key, bytes) in &files {
            folder.put(url, *key, bytes).expect("room for a file");
        }
        folder.commit().expect("all files move");
        place
    };
    group(criterion, "write", Throughput::Bytes(bytes)).bench_function("Folder", |bencher| {
        bencher.iter_batched(place, publish, BatchSize::PerIteration);
    });
}
