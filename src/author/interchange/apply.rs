//! From what came back to changes of the sources.

use std::collections::{BTreeMap, BTreeSet};

use similar::TextDiff;

use super::inline::codes;
use super::page::{Page, in_bytes, runs};
use super::pair::{Pair, Side};
use super::{Back, Handbook, Need, Returned, digest, need, no_language, record};
use crate::author::translate::{commented, without_comments};
use crate::author::{Change, Wanted, translate};
use crate::diag::Diagnostic;
use crate::library::freshness::sidecar_path;
use crate::path::SourcePath;
use crate::source::text::nfc;
use crate::source::{Edit, Overlay, Source, read_text};
use crate::sync::matching::matches;
use crate::sync::{Unit, UnitKind};

/// How alike two texts must be to be versions of one, in shared words and spaces, where nothing else tells.
const ALIKE: f32 = 0.6;

/// What became of a file that came back.
#[derive(Debug, Default)]
pub struct Applied {
    /// The files that change, sorted by path.
    pub changes: Vec<Change>,
    /// How many units were written.
    pub written: usize,
    /// How many came back as they were.
    pub same: usize,
    /// How many came back without a translation.
    pub empty: usize,
    /// How many were left alone because their translator was not sure of them.
    pub fuzzy: usize,
    /// How many were refused; the notes say why.
    pub refused: usize,
    /// What is to be said, at its place in the file that came back.
    pub notes: Vec<Diagnostic>,
}

/// The changes that bring a translation to what came back. Units that cannot be written are told of and left as they
/// are. Those whose translator was not sure are written only with `fuzzy`.
pub fn apply(book: &Handbook<'_>, returned: &Returned, fuzzy: bool) -> Applied {
    let mut applied = Applied::default();
    let Some(to) = book.settings.languages.iter().position(|lang| *lang == returned.to) else {
        applied.notes.push(no_language(book, &returned.to).in_file(&returned.path));
        return applied;
    };
    let mut articles: BTreeMap<&str, Vec<&Back>> = BTreeMap::new();
    returned.units.iter().for_each(|back| articles.entry(&back.article).or_default().push(back));
    for (article, backs) in articles {
        let all = backs.len();
        let pair = book.library.ids().find_map(|id| {
            let entry = book.library.entry(id);
            let known = entry.records.iter().flatten().any(|record| record.source.as_str() == article);
            known.then(|| Pair::read(book, entry, to))
        });
        match pair {
            Some(Ok(Some(pair))) if pair.source.source.path.as_str() == article => {
                one(book, returned, &pair, &backs, fuzzy, &mut applied);
            }
            Some(Err(note)) => {
                applied.notes.push(note);
                applied.refused += all;
            }
            _ => {
                applied.notes.push(unknown_article(returned, article, backs[0]));
                applied.refused += all;
            }
        }
    }
    applied.changes.sort_by(|a, b| a.edit.path.cmp(&b.edit.path));
    applied
}

fn unknown_article(returned: &Returned, article: &str, back: &Back) -> Diagnostic {
    let message = format!("{article} is not an article that is translated into `{}`", returned.to);
    Diagnostic::warning("exchange-unknown", message).at(&returned.path, back.span).help(
        "It was moved, removed or given another source since the file was written; its units were left out.",
    )
}

/// One article: what came back for it, sorted out and written.
fn one(
    book: &Handbook<'_>,
    returned: &Returned,
    pair: &Pair,
    backs: &[&Back],
    fuzzy: bool,
    applied: &mut Applied,
) {
    if pair.damaged {
        let path = sidecar_path(&pair.path);
        let note =
            Diagnostic::warning("exchange-place", "this file is damaged, so its article was left as it is");
        applied
            .notes
            .push(note.in_file(&path).help("Run `targum sync --repair` for it, then read the file again."));
        applied.refused += backs.len();
        return;
    }
    let places = found(pair, backs);
    let begun = match &pair.translation {
        Some(_) => None,
        None => match begun(book, returned, pair, backs, &places, fuzzy) {
            Some(begun) => Some(begun),
            None => {
                let note =
                    Diagnostic::warning("exchange-place", "there is no translation yet to write this into");
                applied.notes.push(note.at(&returned.path, backs[0].span).help(TITLE));
                applied.refused += backs.iter().filter(|back| !cleaned(back).is_empty()).count();
                return;
            }
        },
    };
    let pair = begun.as_ref().unwrap_or(pair);
    let (wanted, came) = (BTreeMap::new(), BTreeMap::new());
    let mut desk = Desk { book, returned, pair, applied, wanted, came, begun: begun.is_some() };
    for (back, at) in backs.iter().zip(places) {
        desk.sort_out(back, at, fuzzy);
    }
    desk.write();
}

/// The translation begun as `targum translate` begins it, by the title that came back; `None` without a title.
fn begun(
    book: &Handbook<'_>,
    returned: &Returned,
    pair: &Pair,
    backs: &[&Back],
    places: &[Option<usize>],
    fuzzy: bool,
) -> Option<Pair> {
    let is_title = |at: usize| {
        let source = pair.comparison.units[at].source;
        source.is_some_and(|at| pair.source.units[at].kind == UnitKind::Title)
    };
    let mut titles = backs.iter().zip(places).filter(|(_, at)| at.is_some_and(is_title));
    let title = cleaned(titles.next().filter(|(back, _)| fuzzy || !back.fuzzy)?.0);
    let wanted = Wanted {
        entry: &pair.entry,
        from: Some(&pair.from),
        to: &returned.to,
        title: Some(&*title).filter(|title| !title.is_empty()),
    };
    wanted.title?;
    let made = translate(book.tree, book.settings, &wanted).ok()?.change?;
    Some(pair.with_translation(book, &returned.to, &without_comments(&made.edit.bytes)?))
}

/// For each unit that came back the one of today that it is, as a place in the comparison: by its name, or else by its
/// text.
fn found(pair: &Pair, backs: &[&Back]) -> Vec<Option<usize>> {
    let units = &pair.comparison.units;
    let named = |back: &&Back| {
        let at = pair.ids.iter().position(|id| *id == back.id)?;
        units[at].source.map(|_| at)
    };
    let mut found: Vec<Option<usize>> = backs.iter().map(named).collect();
    if found.iter().all(Option::is_some) {
        return found;
    }
    let old: Vec<Unit> =
        backs.iter().map(|back| Unit::new(back.kind, back.source.clone(), None, None)).collect();
    let taken: BTreeSet<usize> = found.iter().flatten().copied().collect();
    for matched in matches(&old, &pair.source.units) {
        if let ([old], [new]) = (&*matched.old, &*matched.new)
            && TextDiff::from_words(&*backs[*old].source, &*pair.source.units[*new].text).ratio() >= ALIKE
        {
            let at = units.iter().position(|unit| unit.source == Some(*new)).filter(|at| !taken.contains(at));
            found[*old] = found[*old].or(at);
        }
    }
    found
}

pub(super) struct Desk<'a> {
    book: &'a Handbook<'a>,
    returned: &'a Returned,
    pub(super) pair: &'a Pair,
    applied: &'a mut Applied,
    /// What is to be written, by place in the comparison.
    wanted: BTreeMap<usize, (&'a Back, String)>,
    /// What came, with the text that it was made from.
    came: BTreeMap<usize, String>,
    /// Whether the translation was only just begun.
    begun: bool,
}

impl<'a> Desk<'a> {
    /// Decides what is to become of one unit that came back.
    fn sort_out(&mut self, back: &'a Back, at: Option<usize>, fuzzy: bool) {
        let words = cleaned(back);
        if words.is_empty() {
            self.applied.empty += 1;
            return;
        }
        if back.fuzzy && !fuzzy {
            self.applied.fuzzy += 1;
            return;
        }
        let present = at.map(|at| self.present(at)).unwrap_or_default();
        let sent = back.sent.unwrap_or_else(|| digest(&present));
        let same = digest(&words) == sent || digest(&words) == digest(&present);
        let Some(at) = at else {
            if same {
                self.applied.same += 1;
            } else {
                self.refuse(back, "exchange-unknown", "the source no longer has this unit", GONE);
            }
            return;
        };
        let open = matches!(need(self.pair, at), Need::Major | Need::Minor);
        if same && !(open && back.done && !back.fuzzy) {
            self.applied.same += 1;
            return;
        }
        if !same && digest(&present) != sent {
            return self.refuse(
                back,
                "exchange-both",
                "the translation was changed here too, meanwhile",
                BOTH,
            );
        }
        if let Some(lost) = self.lost(back, at, &words) {
            return self.refuse(back, "exchange-lost", &format!("the translation lacks {lost}"), LOST);
        }
        if self.wanted.contains_key(&at) {
            return self.refuse(back, "exchange-both", "the file has this unit twice", TWICE);
        }
        if self.changed(back, at) {
            let note =
                Diagnostic::note("exchange-changed", "the source was changed since this was translated");
            self.applied.notes.push(note.at(&self.returned.path, back.span).help(CHANGED));
        }
        self.wanted.insert(at, (back, words));
    }

    fn refuse(&mut self, back: &Back, code: &'static str, what: &str, help: &str) {
        let place = format!("{}, unit {}", self.pair.path, back.id);
        let note = match code {
            "exchange-unknown" => Diagnostic::warning("exchange-unknown", format!("{place}: {what}")),
            "exchange-both" => Diagnostic::warning("exchange-both", format!("{place}: {what}")),
            "exchange-lost" => Diagnostic::warning("exchange-lost", format!("{place}: {what}")),
            _ => Diagnostic::warning("exchange-place", format!("{place}: {what}")),
        };
        self.applied.notes.push(note.at(&self.returned.path, back.span).help(help));
        self.applied.refused += 1;
    }

    /// The translation as it is. One that was only just begun has copies at most.
    fn present(&self, at: usize) -> String {
        if self.begun { String::new() } else { super::target(self.pair, at) }
    }

    /// The codes of the source that the words lack, as they are told of. What the translation lacks already may stay
    /// away.
    fn lost(&self, back: &Back, at: usize, words: &str) -> Option<String> {
        let kind = self.source(at).kind;
        let mut there = codes(kind, words);
        let present = self.present(at);
        let mut before = codes(kind, &present);
        let mut lost = Vec::new();
        for code in codes(kind, &back.source).into_iter().filter(|(kind, _)| kind.required()) {
            let known = before.iter().position(|other| *other == code).map(|at| before.remove(at)).is_some();
            match there.iter().position(|other| *other == code) {
                Some(at) => {
                    there.remove(at);
                }
                None if known || present.is_empty() => lost.push(format!("`{}`", code.1)),
                None => {}
            }
        }
        (!lost.is_empty()).then(|| lost.join(", "))
    }

    fn source(&self, at: usize) -> &'a Unit {
        &self.pair.source.units[self.pair.comparison.units[at].source.unwrap_or_default()]
    }

    /// Whether the source says something else than what was translated.
    fn changed(&self, back: &Back, at: usize) -> bool {
        let now = self.source(at);
        Unit::new(now.kind, back.source.clone(), None, None).prose() != now.prose()
    }

    /// Writes what is to be written, and what the sidecar says of it.
    fn write(mut self) {
        if self.wanted.is_empty() {
            return;
        }
        let Some(start) = self.start() else { return };
        let targets = self.pair.comparison.units.iter().map(|unit| unit.targets.clone());
        let mut page = Page { side: start, targets: targets.collect() };
        let wanted = std::mem::take(&mut self.wanted);
        let (new, old): (Vec<_>, Vec<_>) =
            wanted.into_iter().partition(|(at, _)| page.targets[*at].is_empty() && !self.is_title(*at));
        for (at, (back, words)) in old {
            match page.replace(&self, at, &words) {
                true => self.came(at, back),
                false => self.refuse(back, "exchange-place", "the words do not fit their place", PLACE),
            }
        }
        for run in runs(self.pair, new) {
            self.insert(&mut page, run);
        }
        if self.came.is_empty() {
            return;
        }
        self.save(&page);
    }

    pub(super) fn is_title(&self, at: usize) -> bool {
        self.source(at).kind == UnitKind::Title
    }

    fn came(&mut self, at: usize, back: &Back) {
        self.came.insert(
            at,
            if self.changed(back, at) { back.source.clone() } else { self.source(at).text.clone() },
        );
        self.applied.written += 1;
    }

    /// The translation as it is, without the comments for its translator: they are written anew afterwards.
    fn start(&self) -> Option<Side> {
        let own = self.pair.translation.as_ref()?;
        let bare = self.before().filter(|bytes| commented(bytes)).and_then(|bytes| without_comments(&bytes));
        let bare = bare.map(|bytes| self.read(read_text(&self.pair.path, bytes).value.text.to_string()));
        let same =
            |side: &Side| side.units.iter().map(|unit| unit.full).eq(own.units.iter().map(|unit| unit.full));
        Some(bare.filter(same).unwrap_or_else(|| own.clone()))
    }

    /// The translation's bytes; none where it was only just begun.
    fn before(&self) -> Option<Vec<u8>> {
        if self.begun { None } else { self.book.tree.read(&self.pair.path).ok() }
    }

    pub(super) fn read(&self, text: String) -> Side {
        let source = Source { path: self.pair.path.clone(), text: text.into() };
        Side::new(self.book, &self.pair.entry, &self.returned.to, source)
    }

    /// Inserts units that follow one another: at once, or else one by one.
    fn insert(&mut self, page: &mut Page, run: Vec<(usize, (&'a Back, String))>) {
        let words: Vec<&str> = run.iter().map(|(_, (_, words))| words.as_str()).collect();
        if page.insert(self, run[0].0, &words) {
            run.iter().for_each(|(at, (back, _))| self.came(*at, back));
            return;
        }
        for (at, (back, words)) in &run {
            match run.len() > 1 && page.insert(self, *at, &[words]) {
                true => self.came(*at, back),
                false => self.refuse(back, "exchange-place", "no place was found for this unit", PLACE),
            }
        }
    }

    fn save(&mut self, page: &Page) {
        let pair = self.pair;
        let before = self.before();
        let text = &page.side.source.text;
        let bytes = match (&before, &pair.translation) {
            (Some(bytes), Some(own)) => in_bytes(bytes, &own.source, text),
            _ => Some(text.as_bytes().to_vec()),
        };
        let Some(bytes) = bytes else {
            let note =
                Diagnostic::warning("exchange-place", "this file is not sound text, so it was left as it is");
            self.applied
                .notes
                .push(note.in_file(&pair.path).help("Save it as UTF-8, then read the file again."));
            self.applied.refused += self.came.len();
            self.applied.written -= self.came.len();
            return;
        };
        let path = sidecar_path(&pair.path);
        let sidecar = record::after(pair, &self.came).to_text().into_bytes();
        let helped = before.as_deref().is_some_and(commented);
        let bytes = if helped { self.with_comments(bytes, &path, &sidecar) } else { bytes };
        self.change(&pair.path, before, bytes);
        let before = self.book.tree.read(&path).ok();
        self.change(&path, before, sidecar);
    }

    /// A translation that had comments for its translator, with those that it needs now.
    fn with_comments(&self, bytes: Vec<u8>, sidecar: &SourcePath, recorded: &[u8]) -> Vec<u8> {
        let edits = [
            Edit { path: self.pair.path.clone(), bytes: bytes.clone() },
            Edit { path: sidecar.clone(), bytes: recorded.to_vec() },
        ];
        let tree = Overlay::new(self.book.tree, edits);
        let wanted = Wanted {
            entry: &self.pair.entry,
            from: Some(&self.pair.from),
            to: &self.returned.to,
            title: None,
        };
        let done = translate(&tree, self.book.settings, &wanted);
        done.ok().and_then(|done| done.change).map_or(bytes, |change| change.edit.bytes)
    }

    fn change(&mut self, path: &SourcePath, before: Option<Vec<u8>>, bytes: Vec<u8>) {
        if before.as_ref() != Some(&bytes) {
            let edit = Edit { path: path.clone(), bytes };
            self.applied.changes.push(Change { edit, before });
        }
    }
}

/// The words that came back as they are written: composed, with LF, on one line where the unit has one.
fn cleaned(back: &Back) -> String {
    let text = back.target.replace("\r\n", "\n").replace('\r', "\n");
    let text = nfc(&text);
    let text = text.trim_end().trim_start_matches('\n');
    match back.kind {
        UnitKind::Code | UnitKind::Html | UnitKind::Paragraph | UnitKind::Item => text.to_owned(),
        _ => text.split('\n').map(str::trim).collect::<Vec<_>>().join(" ").trim().to_owned(),
    }
}

const GONE: &str = "It was left out: its text was taken from the source, or rewritten beyond recognition.";
const BOTH: &str = "The file's words were left out; compare the two by hand, or write the file out anew.";
const TWICE: &str = "Only the first is used; remove the other.";
const LOST: &str =
    "It was left as it is; put back what is named, letter for letter, and read the file again.";
const CHANGED: &str = "It was written all the same and counts as outdated: `targum status` lists it.";
const PLACE: &str =
    "It was left out: its Markdown would turn into something else here. Write it into the article by hand.";
const TITLE: &str = "Translate the title too, then read the file again.";
