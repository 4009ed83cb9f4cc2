//! Makes a translation's file, or adds to it what the source says now. Not a character of what stands there is lost:
//! lines are only put between others, and only comments of our own are taken out.

mod comment;
mod doc;
mod page;
mod places;

#[cfg(test)]
mod tests;

use super::Change;
use super::front::text;
use super::side::{Pair, Side, article_path, of_bytes, side};
use crate::lang::Lang;
use crate::library::freshness::sidecar_of;
use crate::path::EntryPath;
use crate::source::yaml::{self, Entry};
use crate::source::{Edit, Settings, Tree};
use crate::sync::{Comparison, Sidecar, Unit, UnitKind, UnitState};

use doc::Doc;
use page::Page;
use places::{Both, Insertion, Order};

/// What is to be translated.
#[derive(Clone, Debug)]
pub struct Wanted<'a> {
    /// The entry.
    pub entry: &'a EntryPath,
    /// The language to translate from; `None` for that of the file that is there, else of the original.
    pub from: Option<&'a Lang>,
    /// The language to translate into.
    pub to: &'a Lang,
    /// The title, for a new file.
    pub title: Option<&'a str>,
}

/// A translation as it is to be.
#[derive(Clone, Debug)]
pub struct Translated {
    /// Its file; `None` where it stays as it is.
    pub change: Option<Change>,
    /// The language that it is made from.
    pub from: Lang,
    /// How many blocks have no translation.
    pub empty: usize,
    /// How many are to be looked at again, since the source changed or nobody has confirmed them.
    pub again: usize,
    /// The lines, from 1, of comments that somebody wrote in: they stay as they are.
    pub written: Vec<usize>,
    /// Keys that all languages should share, and that say something else in the source.
    pub differing: Vec<&'static str>,
}

/// Why there is nothing to translate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Both languages are the same.
    SameLanguage,
    /// There is no article in the language to translate from; these there are.
    NoSource(Option<Lang>, Vec<Lang>),
    /// The file that is there says that it is no translation.
    Original,
    /// The file that is there was made from this language.
    OtherSource(Lang),
    /// The front matter or the encoding of this file must be mended first.
    Broken(crate::path::SourcePath),
}

/// Keys whose values all languages of an entry share.
const SHARED: [&str; 5] = ["topics", "weight", "see_also", "review_every", "extra"];

/// How often is looked again for what is to be copied: each time there is more to go by.
const ROUNDS: usize = 100;

/// Makes or refreshes the translation of an entry.
pub fn translate(tree: &dyn Tree, settings: &Settings, wanted: &Wanted<'_>) -> Result<Translated, Refused> {
    let path = article_path(wanted.entry, wanted.to);
    let own = side(tree, settings, wanted.entry, wanted.to);
    let source = source_of(tree, settings, wanted, own.as_ref())?;
    let broken = |side: &Side| side.body_start == 0 || keys(side).is_none();
    if broken(&source) || source.front.is_none() {
        return Err(Refused::Broken(source.source.path));
    }
    let (before, mut doc) = match &own {
        Some(own) if broken(own) => return Err(Refused::Broken(path)),
        Some(own) => (Some(own.bytes.clone()), Doc::new(&own.bytes).ok_or(Refused::Broken(path.clone()))?),
        None => {
            (None, Doc::new(head(&source, wanted.title).as_bytes()).ok_or(Refused::Broken(path.clone()))?)
        }
    };
    let written = comment::take_out(&mut doc, own.as_ref().map_or(0, |own| own.body_start));
    let sidecar = sidecar_of(tree, &path, &mut Vec::new()).filter(|sidecar| sidecar.from == source.lang);
    let desk = Desk { settings, wanted, source, sidecar };
    desk.add_keys(&mut doc);
    desk.copy(&mut doc);
    let pair = desk.pair(&doc);
    let comparison = pair.comparison();
    let result = desk.commented(&doc, &pair, &comparison);
    let count = |wanted: &[UnitState]| {
        comparison.units.iter().filter(|unit| wanted.contains(&unit.state) && unit.source.is_some()).count()
    };
    let bytes = result.bytes();
    Ok(Translated {
        empty: count(&[UnitState::Untranslated]),
        again: count(&[UnitState::Minor, UnitState::Major]),
        differing: differing(&pair),
        from: desk.source.lang.clone(),
        change: (before.as_ref() != Some(&bytes)).then_some(Change { edit: Edit { path, bytes }, before }),
        written,
    })
}

/// Whether a translation has comments of ours, which tell its translator what the source says.
pub(super) fn commented(bytes: &[u8]) -> bool {
    let has = |wanted: &[u8]| bytes.windows(wanted.len()).any(|part| part == wanted);
    has(b"<!-- targum:") || has(b"\n# targum:")
}

/// A translation without these comments; `None` where it is no sound text.
pub(super) fn without_comments(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut doc = Doc::new(bytes)?;
    let start = doc.text().find("\n---\n").map_or(0, |at| at + 5);
    comment::take_out(&mut doc, start);
    Some(doc.bytes())
}

/// The article to translate from.
fn source_of(
    tree: &dyn Tree,
    settings: &Settings,
    wanted: &Wanted<'_>,
    own: Option<&Side>,
) -> Result<Side, Refused> {
    let others = || settings.languages.iter().filter(|lang| *lang != wanted.to);
    let there = |lang: &Lang| side(tree, settings, wanted.entry, lang);
    if wanted.from == Some(wanted.to) {
        return Err(Refused::SameLanguage);
    }
    if let Some(own) = own {
        let from = own.from.as_ref().ok_or(Refused::Original)?;
        if wanted.from.is_some_and(|wanted| wanted != from) {
            return Err(Refused::OtherSource(from.clone()));
        }
    }
    let named = wanted.from.or_else(|| own?.from.as_ref());
    let found = match named {
        Some(lang) => there(lang),
        None => {
            let all: Vec<Side> = others().filter_map(there).collect();
            let original = all.iter().position(|side| side.from.is_none()).unwrap_or_default();
            all.into_iter().nth(original)
        }
    };
    found.ok_or_else(|| {
        let all = others().filter(|lang| there(lang).is_some()).cloned().collect();
        Refused::NoSource(named.cloned(), all)
    })
}

/// The keys of an article's front matter; `None` where it cannot be read.
fn keys(side: &Side) -> Option<Vec<Entry<'_>>> {
    let front = front_part(side);
    let document = yaml::parse(&side.source.path, &side.source.text, front);
    (!document.broken).then_some(document.entries)
}

/// What stands between the `---` lines.
fn front_part(side: &Side) -> std::ops::Range<usize> {
    let text = &side.source.text[..side.body_start];
    let start = text.find('\n').map_or(text.len(), |newline| newline + 1);
    let end = text.trim_end().rfind('\n').map_or(start, |newline| newline + 1);
    start..end.max(start)
}

/// The lines of a key of the front matter, as they were written.
fn key_lines<'s>(side: &'s Side, key: &str) -> Option<Vec<&'s str>> {
    let mut lines = side.source.text[front_part(side)].lines();
    let begins = |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':'));
    let first = lines.by_ref().find(|line| begins(line))?;
    let goes_on = |line: &&str| line.starts_with([' ', '\t', '-']) || line.trim().is_empty();
    let mut found = vec![first];
    found.extend(lines.take_while(goes_on).filter(|line| !line.trim().is_empty()));
    Some(found)
}

/// The head of a new translation.
fn head(source: &Side, title: Option<&str>) -> String {
    let title = title.map(text).unwrap_or_default();
    let summary = source.front.as_ref().is_some_and(|front| front.summary.is_some());
    let mut out = format!("---\ntitle: {title}").trim_end().to_owned() + "\n";
    out += if summary { "summary:\n" } else { "" };
    out += &format!("translated_from: {}\n", source.lang);
    for key in SHARED {
        for line in key_lines(source, key).unwrap_or_default() {
            out += &format!("{line}\n");
        }
    }
    out + "---\n"
}

/// Shared keys that say something else in a translation than in its source.
fn differing(pair: &Pair) -> Vec<&'static str> {
    let (Some(source), Some(own)) = (keys(&pair.source), keys(&pair.own)) else { return Vec::new() };
    let value = |entries: &[Entry<'_>], key: &str| {
        entries.iter().find(|entry| entry.key == key).map(|entry| yaml::to_json(&entry.value))
    };
    let differs =
        |key: &&str| value(&source, key).is_some_and(|said| value(&own, key).is_some_and(|own| own != said));
    SHARED.into_iter().filter(differs).collect()
}

/// What is at hand while a translation is added to.
struct Desk<'d> {
    settings: &'d Settings,
    wanted: &'d Wanted<'d>,
    source: Side,
    sidecar: Option<Sidecar>,
}

impl Desk<'_> {
    fn pair(&self, doc: &Doc) -> Pair {
        let own = of_bytes(self.settings, self.wanted.entry, self.wanted.to, doc.bytes());
        Pair { source: self.source.clone(), own, sidecar: self.sidecar.clone(), notes: Vec::new() }
    }

    /// Adds the keys that all languages share and that are not there.
    fn add_keys(&self, doc: &mut Doc) {
        let own = self.pair(doc).own;
        let known = keys(&own).unwrap_or_default();
        let mut lines: Vec<String> = Vec::new();
        let summary = self.source.front.as_ref().and_then(|front| front.summary.as_ref());
        if summary.is_some() && !known.iter().any(|entry| entry.key == "summary") {
            lines.push("summary:".to_owned());
        }
        for key in SHARED.iter().filter(|key| !known.iter().any(|entry| entry.key == **key)) {
            lines.extend(key_lines(&self.source, key).unwrap_or_default().into_iter().map(str::to_owned));
        }
        if !lines.is_empty() {
            let text = doc.text();
            let fence = text[..own.body_start].trim_end().matches('\n').count();
            doc.insert(fence, &lines);
        }
    }

    /// Copies what needs no translating, and looks again: each time there is more to go by.
    fn copy(&self, doc: &mut Doc) {
        for _ in 0..ROUNDS {
            let pair = self.pair(doc);
            let comparison = pair.comparison();
            let (source, own) = (Page::new(&pair.source), Page::new(&pair.own));
            let copies = Both { source: &source, own: &own, comparison: &comparison }.copies();
            // Several at once where they fit, else those that fit by themselves.
            let alone = copies.iter().map(|copy| vec![copy.clone()]);
            let Some(with) = [copies.clone()].into_iter().chain(alone).find_map(|some| {
                let kinds: Vec<UnitKind> = some.iter().filter_map(|copy| copy.copies).collect();
                let mut with = doc.clone();
                insert(&mut with, some);
                (with.bytes() != doc.bytes() && fits(&self.pair(&with).own, &pair.own, kinds)).then_some(with)
            }) else {
                return;
            };
            *doc = with;
        }
    }

    /// The file with its comments.
    fn commented(&self, doc: &Doc, pair: &Pair, comparison: &Comparison) -> Doc {
        let (source, own) = (Page::new(&pair.source), Page::new(&pair.own));
        let both = Both { source: &source, own: &own, comparison };
        let front = self.in_front(pair, comparison);
        let exact = both.comments();
        // Where a comment would change a block, all stand before the first.
        let first = own.tops.first().map(|top| top.first);
        let gathered = exact.iter().map(|insertion| Insertion {
            at: first,
            order: Order::Alone,
            lines: comment::with_place(&insertion.said),
            said: String::new(),
            copies: None,
        });
        for body in [exact.clone(), gathered.collect(), Vec::new()] {
            let mut base = doc.clone();
            if body.iter().any(|insertion| insertion.at.is_none()) {
                base.open_end();
            }
            let mut with = base.clone();
            insert(&mut with, front.iter().cloned().chain(body).collect());
            if self.is_true(&base, &with) {
                return with;
            }
        }
        doc.clone()
    }

    /// Whether a file with comments is the file without, in every block, and becomes it again without them.
    fn is_true(&self, base: &Doc, with: &Doc) -> bool {
        let (plain, grown) = (self.pair(base).own, self.pair(with).own);
        let mut back = with.clone();
        comment::take_out(&mut back, grown.body_start);
        back.bytes() == base.bytes() && texts(&plain) == texts(&grown) && values(&plain) == values(&grown)
    }

    /// What the source's title and summary say, above those of the translation.
    fn in_front(&self, pair: &Pair, comparison: &Comparison) -> Vec<Insertion> {
        let front = comparison.units.iter().filter_map(|found| {
            let unit = &pair.source.units[found.source?];
            let current = found.state == UnitState::Current || unit.span.is_some();
            (!current).then_some(unit)
        });
        let lines = pair.own.source.text[..pair.own.body_start].lines();
        let lines: Vec<&str> = lines.collect();
        let insertion = |unit: &Unit| {
            let key = format!("{}:", unit.kind.name());
            let at = lines.iter().position(|line| line.starts_with(&key))?;
            let lines = vec![comment::in_front(&unit.text)];
            Some(Insertion { at: Some(at), order: Order::Above, lines, said: String::new(), copies: None })
        };
        front.filter_map(insertion).collect()
    }
}

/// Puts lines in, all counted in the file as it is.
fn insert(doc: &mut Doc, mut all: Vec<Insertion>) {
    let end = doc.end();
    if all.iter().any(|insertion| insertion.at.is_none()) {
        doc.open_end();
    }
    let last = doc.end();
    let line = |insertion: &Insertion| insertion.at.map_or(last, |at| at.min(end));
    all.sort_by_key(|insertion| (line(insertion), insertion.order));
    for insertion in all.iter().rev() {
        doc.insert(line(insertion), &insertion.lines);
    }
}

/// The units of an article, as far as comments may not change them.
fn texts(side: &Side) -> Vec<(UnitKind, String)> {
    side.units.iter().map(|unit| (unit.kind, unit.text.clone())).collect()
}

/// What the front matter says.
fn values(side: &Side) -> Vec<(String, serde_json::Value)> {
    let value = |entry: &Entry<'_>| (entry.key.clone().into_owned(), yaml::to_json(&entry.value));
    keys(side).unwrap_or_default().iter().map(value).collect()
}

/// Whether an article has grown by blocks of these kinds, and is otherwise what it was.
fn fits(grown: &Side, before: &Side, mut kinds: Vec<UnitKind>) -> bool {
    let (many, few) = (texts(grown), texts(before));
    let mut rest = few.iter().peekable();
    let mut new: Vec<UnitKind> = Vec::new();
    for unit in &many {
        match rest.next_if(|known| *known == unit) {
            Some(_) => {}
            None => new.push(unit.0),
        }
    }
    new.sort_unstable();
    kinds.sort_unstable();
    rest.peek().is_none() && new == kinds
}
