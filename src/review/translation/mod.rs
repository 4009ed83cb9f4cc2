//! Whether a translation has what its source has: links, images, code, placeholders, numbers, headings' names; and
//! whether anything in it was left untranslated.
//!
//! Findings are about what is missing or other than in the source. What moved to another block of the same section is
//! where its editor put it, and what a translation has beyond its source is its own.

mod anchors;
mod extent;
mod facts;
mod marks;
mod numbers;
mod pairs;
mod words;

use rayon::prelude::*;

use super::Subject;
use super::place::at_key;
use crate::article::{self, Reading};
use crate::diag::Diagnostic;
use crate::lang::Lang;
use crate::library::freshness::{sidecar_of, units_of};
use crate::library::{Entry, Library, Record};
use crate::source::{Source, read_text};
use crate::sync::{Unit, UnitKind};

use facts::{Facts, Lead};
use pairs::{Pair, pairs};

pub use marks::placeholders;

/// An article as it is compared.
pub(super) struct Side<'a> {
    lang: &'a Lang,
    record: &'a Record,
    source: Source,
    units: Vec<Unit>,
    facts: Vec<Facts>,
}

/// The findings in all translations.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let library = subject.parts.library;
    let all: Vec<(&Entry, &Record, &Record)> = super::structure::records(library)
        .filter_map(|(_, entry, record)| Some((entry, record, source_of(library, entry, record)?)))
        .collect();
    let found = all.par_iter().flat_map_iter(|(entry, record, source)| {
        let sides = side(subject, entry, source).zip(side(subject, entry, record));
        sides.map(|(source, target)| Look { subject, source, target }.all()).unwrap_or_default()
    });
    found.collect()
}

/// The article that another was translated from.
fn source_of<'l>(library: &Library, entry: &'l Entry, record: &Record) -> Option<&'l Record> {
    let from = &record.front.translated_from.as_ref()?.value;
    let lang = library.languages.iter().position(|lang| lang == from).filter(|lang| *lang != record.lang)?;
    entry.records[lang].as_deref()
}

fn side<'a>(subject: &Subject<'a>, entry: &Entry, record: &'a Record) -> Option<Side<'a>> {
    let settings = subject.parts.settings;
    // A file that went away since it was read has been told of.
    let source = read_text(&record.source, subject.tree.read(&record.source).ok()?).value;
    let lang = &settings.languages[record.lang];
    let reading = Reading { entry: &entry.path, lang, languages: &settings.languages, html: settings.html };
    let article = article::parse(&source, &reading).value;
    let units = units_of(&source, &article);
    let facts = units.iter().map(|unit| Facts::of(subject, record, unit)).collect();
    Some(Side { lang, record, source, units, facts })
}

/// A source and its translation, looked at together.
struct Look<'a> {
    subject: &'a Subject<'a>,
    source: Side<'a>,
    target: Side<'a>,
}

impl Look<'_> {
    fn all(&self) -> Vec<Diagnostic> {
        // What is wrong with the sidecar has been told of.
        let sidecar = sidecar_of(self.subject.tree, &self.target.record.source, &mut Vec::new());
        let pairs = pairs(sidecar.as_ref(), &self.source, &self.target);
        let mut notes = self.links(&pairs);
        notes.extend(self.images(&pairs));
        notes.extend(self.code(&pairs));
        notes.extend(self.placeholders(&pairs));
        notes.extend(numbers::check(self, &pairs));
        notes.extend(anchors::check(self));
        notes.extend(extent::check(self, &pairs));
        notes
    }

    /// A finding at a block of the translation.
    fn at(&self, unit: usize, note: Diagnostic) -> Diagnostic {
        let unit = &self.target.units[unit];
        match (unit.span, unit.kind) {
            (Some(span), _) => note.at(&self.target.record.source, span),
            (None, UnitKind::Title) => at_key(self.subject, self.target.record, "title", note),
            (None, _) => at_key(self.subject, self.target.record, "summary", note),
        }
    }

    fn links(&self, pairs: &[Pair]) -> Vec<Diagnostic> {
        let library = self.subject.parts.library;
        let same = |a: &Lead, b: &Lead| a.same(b, library, self.target.record.lang);
        let missing = self.missing(pairs, &|facts| facts.links.clone(), &same);
        let note = |(unit, lead): (usize, Lead)| {
            let message =
                format!("the source links to {} here, and the translation does not", lead.name(library));
            self.at(unit, Diagnostic::warning("translation-links", message))
                .help("Link to it here too; where the words lead elsewhere on purpose, leave it.")
        };
        missing.into_iter().map(note).collect()
    }

    fn images(&self, pairs: &[Pair]) -> Vec<Diagnostic> {
        let missing = self.missing(pairs, &|facts| facts.images.clone(), &|a, b| a == b);
        let note = |(unit, image): (usize, String)| {
            let message = format!("the source shows the image `{image}` here, and the translation does not");
            self.at(unit, Diagnostic::warning("translation-images", message)).help(
                "Show it here too; a version for this language lies beside it with the language in its name.",
            )
        };
        missing.into_iter().map(note).collect()
    }

    fn code(&self, pairs: &[Pair]) -> Vec<Diagnostic> {
        let missing = self.missing(pairs, &|facts| facts.codes.clone(), &|a, b| a == b);
        let note = |(unit, code): (usize, String)| {
            let first = code.lines().next().unwrap_or_default();
            let message = format!("the source has the code `{first}` here, and the translation does not");
            self.at(unit, Diagnostic::warning("translation-code", message))
                .help("Copy it from the source: readers type what stands there, in every language.")
        };
        missing.into_iter().map(note).collect()
    }

    fn placeholders(&self, pairs: &[Pair]) -> Vec<Diagnostic> {
        let missing = self.missing(pairs, &|facts| facts.placeholders.clone(), &|a, b| a == b);
        let note = |(unit, name): (usize, String)| {
            let message =
                format!("the source has the placeholder `{name}` here, and the translation does not");
            self.at(unit, Diagnostic::warning("translation-placeholders", message))
                .help("Write it as it is in the source, letter for letter: it is filled in later.")
        };
        missing.into_iter().map(note).collect()
    }

    /// What pairs lack in their translation, each with the block where it belongs. What is there in another block of
    /// the same section only moved.
    fn missing<T>(
        &self,
        pairs: &[Pair],
        of: &dyn Fn(&Facts) -> Vec<T>,
        same: &dyn Fn(&T, &T) -> bool,
    ) -> Vec<(usize, T)> {
        let mut lacking: Vec<(usize, usize, T)> = Vec::new();
        let mut spare: Vec<(usize, T)> = Vec::new();
        for pair in pairs {
            let all = |side: &Side<'_>, units: &[usize]| -> Vec<T> {
                units.iter().flat_map(|at| of(&side.facts[*at])).collect()
            };
            let mut there = all(&self.target, &pair.target);
            for wanted in all(&self.source, &pair.source) {
                match there.iter().position(|found| same(&wanted, found)) {
                    Some(at) => drop(there.remove(at)),
                    None => lacking.push((pair.section, pair.target[0], wanted)),
                }
            }
            spare.extend(there.into_iter().map(|found| (pair.section, found)));
        }
        lacking.retain(|(section, _, wanted)| {
            let moved = spare.iter().position(|(other, found)| other == section && same(wanted, found));
            moved.map(|at| spare.remove(at)).is_none()
        });
        lacking.into_iter().map(|(_, unit, wanted)| (unit, wanted)).collect()
    }
}
