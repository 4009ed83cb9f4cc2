//! Reads each of a site's articles by itself, dropping its blocks at once.

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::find::{Found, find};
use super::freshness::{self, Standing};
use super::kept::{Keeping, Kept};
use super::sieve::{Settled, Sieve};
use super::{LangId, Record, definition};
use crate::analysis::{self, Lexicons};
use crate::article::{self, Article, Reading, front};
use crate::diag::{Diagnostic, Severity};
use crate::digest::Key;
use crate::lang::plain;
use crate::path::{EntryPath, SourcePath};
use crate::source::{Settings, Source, Tree, read_text};
use crate::sync::{Freshness, Unit};

/// How many keys a word has at most, about.
const KEYS: usize = 2;

/// One article, read by itself.
pub(super) struct Read {
    /// Its entry.
    pub entry: EntryPath,
    /// Its file.
    pub path: SourcePath,
    /// Its language.
    pub lang: LangId,
    /// What is kept of it; `None` where its front matter cannot be used.
    pub record: Option<Box<Record>>,
    /// Whether it says that it is a translation.
    pub translation: bool,
    /// What is wrong with it by itself.
    pub notes: Vec<Diagnostic>,
    /// Its units, where how it stands to its other languages is to be found; taken out for that.
    pub units: Option<Vec<Unit>>,
    /// Its blocks as the store keeps them; taken out for that.
    pub blocks: Option<Vec<u8>>,
    /// What is wrong with where it leads, as far as the last look at all articles told.
    pub link_notes: Vec<Diagnostic>,
}

impl Read {
    fn is_broken(&self) -> bool {
        self.notes.iter().chain(&self.link_notes).any(|note| note.severity == Severity::Error)
    }

    /// Everything that is to be said about it, taken out.
    pub fn take_notes(&mut self) -> Vec<Diagnostic> {
        let mut notes = std::mem::take(&mut self.notes);
        notes.append(&mut self.link_notes);
        notes
    }
}

/// What a library is read for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Everything that pages may show.
    #[default]
    Pages,
    /// How translations stand: titles, front matter, units and links to entries. There are no words, glossaries and
    /// lists by topic, no files beside articles, and entries lie in the order of their paths. Where links lead is
    /// not judged.
    Standing,
}

/// Which articles are taken in, what for, and how strictly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Intake {
    /// What for.
    pub purpose: Purpose,
    /// Take in drafts.
    pub drafts: bool,
    /// An unusable translation is an error rather than replaced by its fallback.
    pub strict: bool,
}

/// Sees articles while they are read: their blocks are dropped soon after.
pub trait Witness: Sync {
    /// The words of all articles that are read.
    fn lexicons(&self) -> &Lexicons;

    /// Takes a look at an article that can be used, of a term at what stands as its definition, with its language's
    /// reader. Many threads call it, in no particular order. What is not published in the end is seen too; what an
    /// earlier build kept is not. Whether the reader met exactly the words of the article's plain text.
    fn see(&self, entry: &EntryPath, lang: LangId, article: &Article, reader: &mut analysis::Reader) -> bool;

    /// Lets go of what only reading needs: articles are read, and none comes any more but few.
    fn settle(&self);
}

/// Nobody looks.
impl Witness for Lexicons {
    fn lexicons(&self) -> &Lexicons {
        self
    }

    fn see(&self, _: &EntryPath, _: LangId, _: &Article, _: &mut analysis::Reader) -> bool {
        false
    }

    fn settle(&self) {
        self.close();
    }
}

/// Reads all articles of a site, each by itself. Those that cannot be used are taken out and told of. Besides, which words
/// turned out to be in many articles, if none of those was taken out.
pub(super) fn read_all(
    tree: &dyn Tree,
    (settings, intake): (&Settings, Intake),
    (witness, keeping): (&dyn Witness, Option<Keeping<'_>>),
    notes: &mut Vec<Diagnostic>,
) -> (Vec<Read>, Option<Settled>) {
    let mut found = find(tree, settings, notes);
    found.sort_by(|a, b| (&a.entry, a.path).cmp(&(&b.entry, b.path)));
    let kept = keeping.map(|keeping| Kept::new(keeping, settings, intake));
    let sieve = Sieve::new(settings.languages.len());
    let mut reader = Reader { tree, settings, intake, witness, kept, sieve };
    // An entry's articles are read together, so that how they stand to one another is known before they are dropped.
    let entries: Vec<&[Found<'_>]> = found.chunk_by(|a, b| a.entry == b.entry).collect();
    // Terms come first: what is kept of other articles' words depends on them.
    let first = entries.partition_point(|entry| entry[0].entry.as_str() < EntryPath::TERMS);
    let terms = entries[first..].partition_point(|entry| entry[0].entry.is_term());
    let (before, rest) = entries.split_at(first);
    let (terms, after) = rest.split_at(terms);
    let terms = reader.entries(terms);
    reader.sieve.look_for(&terms, &settings.languages);
    let mut articles = reader.entries(before);
    articles.extend(terms);
    articles.extend(reader.entries(after));
    witness.settle();
    let settled = reader.sieve.settle();
    articles
        .par_iter_mut()
        .filter_map(|read| read.record.as_mut())
        .for_each(|record| settled.sift(record.lang, &mut record.words));
    let whole = !drop_unusable(&mut articles, intake, notes);
    (articles, whole.then_some(settled))
}

/// What articles are read with.
struct Reader<'a> {
    tree: &'a dyn Tree,
    settings: &'a Settings,
    intake: Intake,
    witness: &'a dyn Witness,
    kept: Option<Kept<'a>>,
    sieve: Sieve,
}

impl Reader<'_> {
    /// The articles of some entries.
    fn entries(&self, entries: &[&[Found<'_>]]) -> Vec<Read> {
        entries.par_iter().map(|entry| self.entry(entry)).flatten().collect()
    }

    /// The articles of one entry: as they were read before, where they are still so.
    fn entry(&self, entry: &[Found<'_>]) -> Vec<Read> {
        let kept = self.kept.as_ref();
        if let Some(reads) = kept.and_then(|kept| kept.entry(self.tree, entry)) {
            return reads;
        }
        let mut reads = self.read_entry(entry);
        if let Some(kept) = kept {
            kept.keep(self.tree, entry, &mut reads);
        }
        // Only what is read anew: what search gathers of it takes room at the same time.
        for read in &mut reads {
            if let Some(record) = &mut read.record {
                self.sieve.sift(&read.entry, record.lang, &mut record.words);
            }
        }
        reads
    }

    /// Reads the articles of one entry.
    fn read_entry(&self, entry: &[Found<'_>]) -> Vec<Read> {
        let track = match self.intake.purpose {
            Purpose::Standing => true,
            Purpose::Pages => entry.first().is_some_and(|found| tracked(self.tree, found)),
        };
        let mut reads: Vec<Read> = entry.iter().filter_map(|found| self.article(found, track)).collect();
        self.compare(&mut reads);
        reads
    }

    /// Reads one article, its units too where it is to be tracked; `None` for a draft that is to be left out.
    fn article(&self, found: &Found<'_>, track: bool) -> Option<Read> {
        let blank = |notes, translation| Read {
            entry: found.entry.clone(),
            path: found.path.clone(),
            lang: found.lang,
            record: None,
            translation,
            notes,
            units: None,
            blocks: None,
            link_notes: Vec::new(),
        };
        let bytes = match self.tree.read(found.path) {
            Ok(bytes) => bytes,
            Err(why) => return Some(blank(vec![unreadable(found.path, &why)], false)),
        };
        let source = read_text(found.path, bytes);
        let settings = self.settings;
        let lang = &settings.languages[found.lang];
        let reading =
            Reading { entry: &found.entry, lang, languages: &settings.languages, html: settings.html };
        let parsed = article::parse(&source.value, &reading);
        let mut notes = source.notes;
        notes.extend(parsed.notes);
        if parsed.value.front.draft && !self.intake.drafts {
            return None;
        }
        let translation = front::claims_translation(&source.value);
        let usable = !parsed.value.front.title.is_empty() && self.is_told(&source.value, &notes);
        if found.entry.is_term() {
            notes.extend(definition::check(found.path, &parsed.value));
        }
        let units = track.then(|| freshness::units_of(&source.value, &parsed.value));
        let blocks = self.kept.as_ref().and_then(|_| postcard::to_allocvec(&parsed.value).ok());
        let record = usable.then(|| {
            let definition = found.entry.is_term().then(|| definition::of(parsed.value.clone()));
            let words = self.words(found, &parsed.value, definition.as_ref());
            Box::new(record(&source.value, found, words, (parsed.value, definition)))
        });
        Some(Read { record, units, blocks, ..blank(notes, translation) })
    }

    /// The words of an article, which the witness sees; `None` where they are not asked for.
    fn words(&self, found: &Found<'_>, article: &Article, definition: Option<&Article>) -> Option<Words> {
        if self.intake.purpose != Purpose::Pages {
            return None;
        }
        let mut readers = self.witness.lexicons().own(&self.settings.languages)?;
        let reader = readers.get_mut(found.lang)?;
        let met = self.witness.see(&found.entry, found.lang, definition.unwrap_or(article), reader);
        let mut keys = Vec::with_capacity(KEYS * article.word_count);
        if met && definition.is_none() {
            reader.keys(&mut keys);
        } else {
            let mut text = String::new();
            article.plain_text(&mut text);
            reader.word_keys(&text, &mut keys);
        }
        let excerpt = plain::balanced(&excerpt(&article.first_line())).into_owned();
        Some(Words { keys, excerpt })
    }

    /// Whether it is known what an article is: one whose front matter cannot be read gets a title of its own making, so
    /// that its body is checked, but tells nothing of how it stands.
    fn is_told(&self, source: &Source, notes: &[Diagnostic]) -> bool {
        let sound = notes.iter().all(|note| note.severity != Severity::Error);
        self.intake.purpose == Purpose::Pages || sound || front::parse(source).value.front.is_some()
    }

    /// Finds how the translations of one entry stand to what they were made from.
    fn compare(&self, reads: &mut [Read]) {
        let units: Vec<(LangId, Option<Vec<Unit>>)> =
            reads.iter_mut().map(|read| (read.lang, read.units.take())).collect();
        for (read, (_, own)) in reads.iter_mut().zip(&units) {
            let Some(record) = &mut read.record else { continue };
            let own = own.as_deref().unwrap_or_default();
            let Some(from) = record.front.translated_from.as_ref().map(|from| &from.value) else {
                record.standing = self.sized(Standing::original(), own);
                continue;
            };
            let lang = self.settings.languages.iter().position(|known| known == from);
            let source = units.iter().find(|(known, _)| Some(*known) == lang);
            record.standing = match (lang, source) {
                (Some(lang), Some((_, Some(source)))) => {
                    let sidecar = freshness::sidecar_of(self.tree, &read.path, &mut read.notes);
                    freshness::standing(lang, from, sidecar.as_ref(), source, own)
                }
                (Some(lang), Some((_, None))) => {
                    Standing { freshness: Freshness::Untracked, from: Some(lang), ..Standing::original() }
                }
                _ => self.sized(Standing::orphan(lang), own),
            };
        }
    }

    /// A standing with the article's own size, where that is asked for.
    fn sized(&self, standing: Standing, own: &[Unit]) -> Standing {
        match self.intake.purpose {
            Purpose::Standing => standing.of_size(own),
            Purpose::Pages => standing,
        }
    }
}

/// Whether any article of the entry has a sidecar.
fn tracked(tree: &dyn Tree, found: &Found<'_>) -> bool {
    !sidecars(tree, found).is_empty()
}

/// The sidecars of an entry's articles.
pub(super) fn sidecars<'t>(tree: &'t dyn Tree, found: &Found<'_>) -> Vec<&'t SourcePath> {
    let folder = format!("{}/", found.path.folder());
    let from = tree.paths().partition_point(|path| path.as_str() < folder.as_str());
    let beside = tree.paths()[from..].iter().take_while(|path| path.as_str().starts_with(&folder));
    let own = |path: &&SourcePath| {
        path.as_str().ends_with(".sync.yaml") && !path.as_str()[folder.len()..].contains('/')
    };
    beside.filter(own).collect()
}

/// Says that a file cannot be read.
pub(super) fn unreadable(path: &SourcePath, why: &std::io::Error) -> Diagnostic {
    Diagnostic::error("unreadable", format!("this file cannot be read: {why}"))
        .in_file(path)
        .help("Check that the file is there and that you may read it.")
}

/// What is known of an article by a look at each word.
struct Words {
    keys: Vec<u32>,
    excerpt: String,
}

/// What is kept of an article.
fn record(
    source: &Source,
    found: &Found<'_>,
    words: Option<Words>,
    (mut article, definition): (Article, Option<Article>),
) -> Record {
    // As many are kept as there are articles: without room to spare.
    article.headings.shrink_to_fit();
    article.links.shrink_to_fit();
    let body = definition.filter(|_| words.is_some()).map(Box::new);
    let (words, excerpt) = words.map(|words| (words.keys, words.excerpt)).unwrap_or_default();
    let lang = article.lang.clone();
    let title = article::typographic(&lang, &article.front.title);
    let summary = article.front.summary.as_deref().map(|summary| article::typographic(&lang, summary));
    Record {
        source: found.path.clone(),
        lang: found.lang,
        key: Key::of(&*source.text),
        kept: None,
        title,
        summary,
        excerpt,
        front: article.front,
        headings: article.headings,
        destinations: Vec::new(),
        links: article.links,
        image_files: Vec::new(),
        images: article.images,
        see_also: Vec::new(),
        words,
        terms: Box::default(),
        word_count: article.word_count,
        standing: Standing::original(),
        body,
    }
}

/// The first words of a text, in whole words and at most as many letters as search engines show of a description.
fn excerpt(text: &str) -> String {
    const MOST: usize = 160;
    let mut excerpt = String::new();
    for word in text.split_whitespace() {
        if excerpt.chars().count() + word.chars().count() >= MOST {
            return excerpt + "…";
        }
        let gap = if excerpt.is_empty() { "" } else { " " };
        excerpt.extend([gap, word]);
    }
    excerpt
}

/// Takes out translations that cannot be used, where their entry has another article, and tells of it; with
/// `strict`, and for originals, the errors stand. Whether any was taken out.
pub(super) fn drop_unusable(articles: &mut Vec<Read>, intake: Intake, notes: &mut Vec<Diagnostic>) -> bool {
    let good: FxHashSet<EntryPath> =
        articles.iter().filter(|read| !read.is_broken()).map(|read| read.entry.clone()).collect();
    let before = articles.len();
    articles.retain_mut(|read| {
        if read.translation && read.is_broken() && !intake.strict && good.contains(&read.entry) {
            notes.extend(demoted(read));
            return false;
        }
        if read.record.is_none() {
            notes.append(&mut read.take_notes());
            return false;
        }
        true
    });
    articles.len() < before
}

/// The notes of a translation that is replaced: its errors become warnings, and one more says what happens.
fn demoted(read: &mut Read) -> Vec<Diagnostic> {
    let mut notes = read.take_notes();
    for note in notes.iter_mut().filter(|note| note.severity == Severity::Error) {
        note.severity = Severity::Warning;
    }
    notes.push(
        Diagnostic::warning(
            "translation-dropped",
            "this translation is not used: its readers get another language instead",
        )
        .in_file(&read.path)
        .help("Mend the problems told of for this file; `--strict` makes them errors."),
    );
    notes
}
