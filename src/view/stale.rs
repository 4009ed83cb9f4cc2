//! What readers are told of a translation that does not say what its source says: marks on the blocks concerned, the
//! source's present text of each, and where to find them.

use super::model::StaleView;
use super::named::Unkeyed;
use super::plan::{BodyPlan, Picture, Target};
use super::quoted::{self, Quote};
use super::site::{Here, Site};
use crate::article::Article;
use crate::body::{self, Holder, Mark, MarkState, Place, ResolvedLink, Surroundings, Syntax};
use crate::diag::{Diagnostic, Span};
use crate::digest::Key;
use crate::library::freshness::Stale;
use crate::library::{Bodies, Destination, EntryId, LangId, Record};
use crate::path::SourcePath;
use crate::sync::UnitState;
use crate::theme::messages::Arg;

/// How many letters of a block name it in a list.
const NAME: usize = 60;

/// What of a body is stale, and what its source is shown with: part of the page's key.
#[derive(Debug, Hash)]
pub(super) struct StalePlan<'a> {
    /// The source's language.
    from: LangId,
    /// The hash of what the staleness was found from.
    key: Key,
    /// The units concerned.
    stale: &'a [Stale],
    /// The source; `None` where it was taken out after the two were compared.
    source: Option<QuotedPlan<'a>>,
}

/// How a source is quoted.
#[derive(Debug, Hash)]
struct QuotedPlan<'a> {
    record: Unkeyed<&'a Record>,
    source: &'a SourcePath,
    text: Key,
    links: Vec<Target<'a>>,
    images: Vec<Option<Picture<'a>>>,
}

/// One place that readers are told of: a unit, or several missing ones side by side.
struct Group<'s> {
    state: Option<MarkState>,
    units: Vec<&'s Stale>,
}

impl<'a> Site<'a> {
    /// Plans the marks of `record`, an article of `entry`, on a page of the language `page`; `None` where all is well.
    pub(super) fn stale_plan(
        &self,
        entry: EntryId,
        record: &'a Record,
        page: LangId,
    ) -> Option<StalePlan<'a>> {
        let standing = &record.standing;
        let from = standing.from.filter(|_| !standing.stale.is_empty())?;
        let source = self.parts.library.entry(entry).records[from].as_deref();
        let quoted = |source: &'a Record| QuotedPlan {
            record: Unkeyed(source),
            source: &source.source,
            text: source.key,
            links: source
                .destinations
                .iter()
                .map(|to| self.quoted(entry, (source, record), to, page))
                .collect(),
            images: self.pictures(source),
        };
        Some(StalePlan { from, key: standing.key, stale: &standing.stale, source: source.map(quoted) })
    }

    /// A link of a quoted source. Its own headings are not on the page; those of the same id are.
    fn quoted(
        &self,
        entry: EntryId,
        (source, shown): (&Record, &Record),
        to: &'a Destination,
        page: LangId,
    ) -> Target<'a> {
        match to {
            Destination::Here(id) if !shown.headings.iter().any(|heading| &heading.id == id) => {
                Target::There(self.named_entry(entry, source.lang), id)
            }
            _ => self.target(to, page),
        }
    }

    /// The marks of a body, and the list of them. `read` is the body's article and its file.
    pub(super) fn marks(
        &self,
        bodies: &Bodies<'_>,
        here: &Here<'_>,
        (plan, stale): (&BodyPlan<'_>, &StalePlan<'_>),
        links: &[ResolvedLink],
        (article, text): (&Article, &str),
    ) -> Result<(Vec<Mark>, Vec<StaleView>), Diagnostic> {
        let source = match &stale.source {
            Some(quoted) => Some(self.source_of(bodies, here, (plan, stale.from), quoted)?),
            None => None,
        };
        let shown = plan.shown.record.lang;
        let teller = Teller { site: self, shown, links, stale, article, text, source: source.as_ref() };
        let (mut marks, mut list) = (Vec::new(), Vec::new());
        for group in groups(stale.stale) {
            let number = marks.len() + 1;
            list.extend(teller.listed(&group, number));
            marks.extend(teller.mark(&group, number));
        }
        Ok((marks, list))
    }

    fn source_of(
        &self,
        bodies: &Bodies<'_>,
        here: &Here<'_>,
        (plan, from): (&BodyPlan<'_>, LangId),
        quoted: &QuotedPlan<'_>,
    ) -> Result<Quote, Diagnostic> {
        let Unkeyed(record) = quoted.record;
        Ok(Quote {
            text: bodies.source(record)?.text,
            article: bodies.article(self.parts.library, plan.entry.0, record)?,
            links: self.resolved(here, &quoted.links, plan.page, from),
            images: self.images(here, &quoted.images),
        })
    }
}

/// Missing units side by side are told of together, whatever they are.
fn groups(stale: &[Stale]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for unit in stale {
        let state = state_of(unit);
        match groups.last_mut() {
            Some(last)
                if state == Some(MarkState::Missing)
                    && last.state == state
                    && last.units.last().is_some_and(|before| before.after == unit.after) =>
            {
                last.units.push(unit);
            }
            _ => groups.push(Group { state, units: vec![unit] }),
        }
    }
    groups
}

/// What holds all of a stretch of units, and whether each of them is an item of that.
fn place(article: &Article, spans: &[Span]) -> (Vec<Holder>, bool) {
    let places = || spans.iter().filter_map(|span| quoted::place(article, *span));
    let common = |a: Vec<Holder>, b: Vec<Holder>| {
        let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
        a[..same].to_vec()
    };
    let holders = places().map(|(holders, _)| holders).reduce(common).unwrap_or_default();
    let item = places().all(|(own, item)| item && own.len() == holders.len());
    (holders, item)
}

/// What is the matter with a unit; `None` for title and summary, which stand in no block.
fn state_of(unit: &Stale) -> Option<MarkState> {
    match (unit.state, unit.source, unit.targets.is_empty()) {
        (_, None, true) => None,
        (UnitState::Untranslated, _, true) => Some(MarkState::Missing),
        (UnitState::Untranslated, _, false) => Some(MarkState::Untranslated),
        (_, None, false) => Some(MarkState::Gone),
        (UnitState::Minor, ..) => Some(MarkState::Touched),
        _ => Some(MarkState::Changed),
    }
}

/// Tells what is the matter with one page's blocks.
struct Teller<'a, 's> {
    site: &'a Site<'s>,
    /// The body's language.
    shown: LangId,
    /// The body's links.
    links: &'a [ResolvedLink],
    stale: &'a StalePlan<'a>,
    article: &'a Article,
    text: &'a str,
    source: Option<&'a Quote>,
}

impl Teller<'_, '_> {
    fn mark(&self, group: &Group<'_>, number: usize) -> Option<Mark> {
        let state = group.state?;
        let unit = group.units.first()?;
        let spans: Vec<Span> = group.units.iter().filter_map(|unit| unit.source).collect();
        let same = || {
            let of = |span: &Span, text: &str| text.get(span.start..span.end).map(str::to_owned);
            let own: Option<Vec<String>> = unit.targets.iter().map(|span| of(span, self.text)).collect();
            let source = self.source.map(|source| spans.iter().map(|span| of(span, &source.text)).collect());
            own.is_some() && source == Some(own)
        };
        let folded = match state {
            MarkState::Touched | MarkState::Gone => false,
            MarkState::Untranslated => !same(),
            MarkState::Changed | MarkState::Missing => true,
        };
        let (holders, item) = self.source.map(|source| place(&source.article, &spans)).unwrap_or_default();
        Some(Mark {
            number,
            state,
            targets: unit.targets.clone(),
            after: unit.after,
            holders,
            item,
            note: self.note(state, &spans),
            source: self.source.filter(|_| folded).and_then(|source| self.quotation(source, &spans)),
        })
    }

    /// What is said of a mark, as HTML in the body's language.
    fn note(&self, state: MarkState, spans: &[Span]) -> String {
        let (shown, from) = (self.shown, self.stale.from);
        let say = |id: &str, args: &[(&str, Arg)]| {
            self.site.parts.messages[shown].html(id, args).unwrap_or_else(|_| id.to_owned())
        };
        match state {
            MarkState::Changed => {
                say("stale-changed", &[("language", Arg::Html(self.site.phrase(from, shown, "in")))])
            }
            MarkState::Touched => say("stale-touched", &[]),
            MarkState::Gone => say("stale-gone", &[]),
            MarkState::Untranslated => say("stale-untranslated", &[]),
            MarkState::Missing => {
                let words = self
                    .source
                    .zip(spans.first())
                    .map(|(source, span)| quoted::name(&source.named(), *span, NAME));
                let lang = self.site.lang(from);
                let mut words_html = format!("<bdi lang=\"{lang}\" dir=\"{}\">", lang.direction().as_str());
                body::escape::text(&words.unwrap_or_default(), &mut words_html);
                say("stale-missing", &[("words", Arg::Html(words_html + "</bdi>"))])
            }
        }
    }

    /// The source's present text, in its own language and direction.
    fn quotation(&self, source: &Quote, spans: &[Span]) -> Option<String> {
        let part = quoted::part(source, spans)?;
        let lang = self.site.lang(self.stale.from);
        let around = Surroundings {
            syntax: Syntax::Html,
            links: &source.links,
            images: &source.images,
            terms: &[],
            labels: &self.site.labels[self.stale.from],
            place: Place::Quoted,
            marks: None,
        };
        let mut html = format!("<div lang=\"{lang}\" dir=\"{}\">\n", lang.direction().as_str());
        body::write(&part, &around, &mut html);
        html.push_str("</div>\n");
        Some(html)
    }

    /// How the list of places names one; `None` for what is too small to be listed.
    fn listed(&self, group: &Group<'_>, number: usize) -> Option<StaleView> {
        let unit = group.units.first()?;
        let Some(state) = group.state else {
            let title = unit.state == UnitState::Major;
            return title.then(|| StaleView {
                anchor: "content".to_owned(),
                text: self.site.say(self.shown, "stale-title", &[]),
                lang: None,
                state: MarkState::Changed.name(),
            });
        };
        let from = self.site.named(self.stale.from, self.shown).clone();
        let own_source = quoted::Source { article: self.article, text: self.text, links: self.links };
        let own = unit.targets.first().map(|span| quoted::name(&own_source, *span, NAME));
        let (text, lang) = match state {
            MarkState::Touched => return None,
            MarkState::Missing => {
                let source = self.source.zip(unit.source);
                (source.map(|(source, span)| quoted::name(&source.named(), span, NAME)), Some(from))
            }
            MarkState::Untranslated => (own, Some(from)),
            MarkState::Changed | MarkState::Gone => (own, None),
        };
        let text = text.filter(|text| !text.is_empty());
        let (text, lang) = match text {
            Some(text) => (text, lang),
            None => (format!("{number}"), None),
        };
        Some(StaleView { anchor: format!("targum-stale-{number}"), text, lang, state: state.name() })
    }
}
