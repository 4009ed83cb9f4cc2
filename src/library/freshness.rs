//! How each translation stands to the article that it was made from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::LangId;
use crate::article::{Article, Block, BlockKind};
use crate::diag::{Diagnostic, Span};
use crate::digest::Key;
use crate::lang::{Lang, Script};
use crate::path::SourcePath;
use crate::source::{Source, Tree, read_text};
use crate::sync::{self, Comparison, Freshness, Sidecar, Unit, UnitKind, UnitState};

/// How an article stands: to its source where it is a translation.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Standing {
    /// Whether it says what its source says.
    pub freshness: Freshness,
    /// The language that it was made from; `None` for an original.
    pub from: Option<LangId>,
    /// How many units stand how; of an original only where the purpose asks for it, and then all are current.
    pub units: UnitCounts,
    /// How many words of the source stand how, likewise.
    pub words: UnitCounts,
    /// Share of the source's words that are translated, in per cent, rounded down; 100 for an original.
    pub coverage: u8,
    /// The units that readers are told of, in the order of the source.
    pub stale: Vec<Stale>,
    /// The hash of what this was found from: source, translation and sidecar.
    pub key: Key,
}

/// How many units of a translation, or words of its source, stand how. Of an untracked one only what is missing is
/// known: the others are in none of the counts but `total`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct UnitCounts {
    /// All units: the source's, and those that are gone from it while their translation stands.
    pub total: usize,
    /// Those that say what the source says.
    pub current: usize,
    /// Those whose source changed a little, or that nobody has confirmed.
    pub minor: usize,
    /// Those whose source says something else.
    pub major: usize,
    /// Those without a translation.
    pub untranslated: usize,
}

impl UnitCounts {
    /// Adds what a number of units or words stand like.
    fn add(&mut self, state: UnitState, tracked: bool, count: usize) {
        self.total += count;
        match state {
            UnitState::Untranslated => self.untranslated += count,
            // Without a sidecar only what is missing is known.
            _ if !tracked => {}
            UnitState::Current => self.current += count,
            UnitState::Minor => self.minor += count,
            UnitState::Major => self.major += count,
        }
    }
}

/// A unit that does not say what its source says.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stale {
    /// Its id, by which `targum sync --unit` knows it.
    pub id: String,
    /// How it stands.
    pub state: UnitState,
    /// The blocks of the translation that stand for it, by their stretches in its file; none where it is missing.
    pub targets: Vec<Span>,
    /// The block of the source, by its stretch in the source's file; `None` where it is gone or in the front matter.
    pub source: Option<Span>,
    /// The stretch of the translation's block after which a missing one belongs; `None` for the beginning.
    pub after: Option<Span>,
}

impl Standing {
    /// That of an article that is no translation.
    pub fn original() -> Standing {
        Standing::plain(Freshness::Original, None)
    }

    fn plain(freshness: Freshness, from: Option<LangId>) -> Standing {
        let none = UnitCounts::default();
        let key = Key::of(&freshness);
        Standing { freshness, from, units: none, words: none, coverage: 100, stale: Vec::new(), key }
    }

    /// The same, with how many units and words the article itself has: an original says what it says.
    pub(super) fn of_size(self, own: &[Unit]) -> Standing {
        let words: usize = own.iter().map(|unit| unit.words).sum();
        let counts = |total| UnitCounts {
            total,
            current: if self.freshness == Freshness::Original { total } else { 0 },
            ..UnitCounts::default()
        };
        Standing { units: counts(own.len()), words: counts(words), ..self }
    }
}

/// The units of an article as it was read.
pub fn units_of(source: &Source, article: &Article) -> Vec<Unit> {
    let mut langs = BTreeMap::new();
    gather(&article.blocks, &mut langs);
    article.footnotes.iter().for_each(|note| gather(&note.blocks, &mut langs));
    let anchors = article.headings.iter().map(|heading| heading.id.as_str());
    let lang = |start| langs.get(&start).cloned();
    sync::units_at(&source.text, &article.front, &article.segments, anchors, lang)
}

/// Where blocks in another language begin.
fn gather(blocks: &[Block], langs: &mut BTreeMap<usize, Lang>) {
    for block in blocks {
        if let Some(lang) = &block.lang {
            langs.insert(block.span.start, lang.clone());
        }
        match &block.kind {
            BlockKind::List { items, .. } => items.iter().for_each(|item| gather(&item.blocks, langs)),
            BlockKind::Quote(inner) | BlockKind::Callout { blocks: inner, .. } => gather(inner, langs),
            BlockKind::Definitions(definitions) => {
                definitions.iter().flat_map(|one| &one.meanings).for_each(|inner| gather(inner, langs));
            }
            _ => {}
        }
    }
}

/// Where the sidecar of an article lies: `he.sync.yaml` beside `he.md`.
pub fn sidecar_path(article: &SourcePath) -> SourcePath {
    let stem = article.as_str().strip_suffix(".md").unwrap_or(article.as_str());
    SourcePath::new(format!("{stem}.sync.yaml"))
}

/// The sidecar of an article, where it has one that can be read.
pub fn sidecar_of(tree: &dyn Tree, article: &SourcePath, notes: &mut Vec<Diagnostic>) -> Option<Sidecar> {
    let path = sidecar_path(article);
    tree.paths().binary_search(&path).ok()?;
    let bytes = match tree.read(&path) {
        Ok(bytes) => bytes,
        Err(why) => {
            notes.push(super::read::unreadable(&path, &why));
            return None;
        }
    };
    let text = read_text(&path, bytes);
    notes.extend(text.notes);
    let read = Sidecar::parse(&path, &text.value.text);
    notes.extend(read.notes);
    read.value
}

/// Whether a block of a translation from `source` is still to be translated: its words are in the source's language, it
/// is the source's own text, or it is a place that nobody has filled. A row of letters, names of products or numbers may
/// well be the same in both.
pub fn untranslated<'u>(source: &'u [Unit], from: &'u Lang) -> impl Fn(&Unit) -> bool + 'u {
    let same = |unit: &Unit| source.iter().any(|other| other.full == unit.full);
    let copied = move |unit: &Unit| {
        unit.words >= OWN_WORDS && same(unit) && words_in(from.script(), &unit.text) >= OWN_WORDS
    };
    // An image that says nothing in the source either has nothing to translate.
    let unsaid =
        move |unit: &Unit| unit.kind == UnitKind::Figure && unit.text.starts_with("![](") && !same(unit);
    move |unit| unit.lang.as_ref() == Some(from) || copied(unit) || unit.text.is_empty() || unsaid(unit)
}

/// How many words in the source's script make a text that no translation has in common with it.
const OWN_WORDS: usize = 3;

/// How many words of a text have two letters of a script or more.
fn words_in(script: Script, text: &str) -> usize {
    let letters = |word: &str| word.chars().filter(|c| Script::of(*c) == Some(script)).count();
    text.split_whitespace().filter(|word| letters(word) >= 2).count()
}

/// How a translation stands to its source.
pub fn standing(
    from: LangId,
    lang: &Lang,
    sidecar: Option<&Sidecar>,
    source: &[Unit],
    own: &[Unit],
) -> Standing {
    let sidecar = sidecar.filter(|sidecar| sidecar.from == *lang);
    let comparison = sync::compare(sidecar, source, own, &untranslated(source, lang));
    let (mut units, mut words) = (UnitCounts::default(), UnitCounts::default());
    for unit in &comparison.units {
        units.add(unit.state, comparison.tracked, 1);
        words.add(unit.state, comparison.tracked, unit.source.map_or(0, |at| source[at].words));
    }
    let whole = words.total - words.untranslated;
    let coverage = (whole * 100).checked_div(words.total).unwrap_or(100);
    let stale = if comparison.tracked { stale(&comparison, sidecar, source, own) } else { Vec::new() };
    let texts = |units: &[Unit]| units.iter().map(|unit| (unit.span, unit.full)).collect::<Vec<_>>();
    Standing {
        freshness: comparison.freshness(),
        from: Some(from),
        units,
        words,
        coverage: coverage as u8,
        key: Key::of(&(&stale, texts(source), texts(own))),
        stale,
    }
}

fn stale(comparison: &Comparison, sidecar: Option<&Sidecar>, source: &[Unit], own: &[Unit]) -> Vec<Stale> {
    if comparison.units.iter().all(|unit| unit.state == UnitState::Current) {
        return Vec::new();
    }
    let mut after = None;
    let mut stale = Vec::new();
    for (unit, id) in comparison.units.iter().zip(sync::ids(sidecar, source, comparison)) {
        let targets: Vec<Span> = unit.targets.iter().filter_map(|at| own[*at].span).collect();
        let last = targets.last().copied();
        if unit.state != UnitState::Current {
            let source = unit.source.and_then(|at| source[at].span);
            stale.push(Stale { id, state: unit.state, targets, source, after });
        }
        after = last.or(after);
    }
    stale
}

impl Standing {
    /// That of a translation whose source is not there.
    pub fn orphan(from: Option<LangId>) -> Standing {
        Standing::plain(Freshness::Orphan, from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::UnitKind;

    #[test]
    fn a_copy_is_untranslated_where_it_speaks_the_source_s_language() {
        let unit = |text: &str| Unit::new(UnitKind::Row, text.to_owned(), None, None);
        let texts = [
            "| A | B | C |",
            "| 1 | 2 | 3 |",
            "Windows Server 2025",
            "שלוש מילים בעברית",
            "Drie woorden Nederlands",
        ];
        let source: Vec<Unit> = texts.iter().map(|text| unit(text)).collect();
        let copies = |tag: &str| -> Vec<bool> {
            let from = Lang::parse(tag).unwrap();
            let foreign = untranslated(&source, &from);
            source.iter().map(&foreign).collect()
        };
        assert_eq!(copies("he"), [false, false, false, true, false]);
        assert_eq!(copies("nl"), [false, false, false, false, true]);
        let from = Lang::parse("he").unwrap();
        assert!(!untranslated(&source, &from)(&unit("ארבע מילים אחרות לגמרי")), "it is no copy");
    }
}
