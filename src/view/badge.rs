//! How a page stands, in one word: what readers are told wherever it is listed or linked.

use super::model::{Badge, StandingView};
use super::plan::StandingPlan;
use super::site::{Here, Site};
use crate::library::{EntryId, LangId, Record};
use crate::sync::Freshness;
use crate::theme::messages::{Arg, Messages};

impl Badge {
    /// All of them, the worst first.
    pub const ALL: [Badge; 10] = [
        Badge::Missing,
        Badge::Orphan,
        Badge::OutdatedMajor,
        Badge::Partly,
        Badge::Machine,
        Badge::OutdatedMinor,
        Badge::Untracked,
        Badge::Current,
        Badge::Proofread,
        Badge::Original,
    ];

    /// That of an article on a page of the language `page`: the worst that is true of it.
    pub fn of(record: &Record, page: LangId) -> Badge {
        let standing = &record.standing;
        match standing.freshness {
            _ if record.lang != page => Badge::Missing,
            Freshness::Missing => Badge::Missing,
            Freshness::Orphan => Badge::Orphan,
            Freshness::OutdatedMajor => Badge::OutdatedMajor,
            _ if standing.coverage < 100 => Badge::Partly,
            _ if record.front.machine => Badge::Machine,
            Freshness::OutdatedMinor => Badge::OutdatedMinor,
            Freshness::Untracked => Badge::Untracked,
            Freshness::Current if record.front.proofread_by.is_none() => Badge::Current,
            Freshness::Current => Badge::Proofread,
            Freshness::Original => Badge::Original,
        }
    }

    /// Its name, as in `data-badge`.
    pub fn name(self) -> &'static str {
        match self {
            Badge::Missing => "missing",
            Badge::Orphan => "orphan",
            Badge::OutdatedMajor => "outdated-major",
            Badge::Partly => "partly",
            Badge::Machine => "machine",
            Badge::OutdatedMinor => "outdated-minor",
            Badge::Untracked => "untracked",
            Badge::Current => "current",
            Badge::Proofread => "proofread",
            Badge::Original => "original",
        }
    }

    /// The message that says it beside a link, for those that readers meet there. What is missing is marked by the
    /// name of the language that is shown instead.
    pub fn message(self) -> Option<&'static str> {
        match self {
            Badge::Orphan => Some("badge-orphan"),
            Badge::OutdatedMajor => Some("badge-outdated"),
            Badge::Partly => Some("badge-partly"),
            Badge::Machine => Some("badge-machine"),
            _ => None,
        }
    }

    /// The message that says it in the language switcher, for those that matter to who chooses a language.
    pub fn switcher_message(self) -> Option<&'static str> {
        match self {
            Badge::Missing => Some("language-missing"),
            Badge::OutdatedMajor => Some("language-outdated"),
            Badge::Partly => Some("language-partly"),
            _ => None,
        }
    }

    /// That of an article beside a link to it, where readers are told of one.
    pub(super) fn beside_links(record: &Record, page: LangId) -> Option<Badge> {
        let badge = Badge::of(record, page);
        (badge == Badge::Missing || badge.message().is_some()).then_some(badge)
    }

    /// Whether a page that bears it says so.
    fn is_told(self) -> bool {
        self <= Badge::OutdatedMinor
    }
}

/// What badges say in one language, by the messages that `of` gives them.
pub(super) fn words(messages: &Messages, of: fn(Badge) -> Option<&'static str>) -> Vec<String> {
    let say = |id: &str| messages.text(id, &[]).unwrap_or_else(|_| id.to_owned());
    Badge::ALL.iter().map(|badge| of(*badge).map(say).unwrap_or_default()).collect()
}

impl Site<'_> {
    /// A language in the words of another as a sentence wants it, such as “in Hebrew”: HTML.
    pub(super) fn phrase(&self, id: LangId, inside: LangId, form: &str) -> String {
        let messages = &self.parts.messages[inside];
        let known = format!("language-{}.{form}", self.lang(id));
        let plain = format!("language-{}.{form}", self.lang(id).language());
        let said = match [known, plain].iter().find(|id| messages.has(id)) {
            Some(known) => messages.html(known, &[]),
            None => {
                let name = self.named(id, inside).name.as_str();
                messages.html(&format!("language-other-{form}"), &[("name", Arg::from(name))])
            }
        };
        said.unwrap_or_default()
    }

    /// How a page's own article stands, where readers are told; a fallback page has a notice of its own.
    pub(super) fn standing_plan(
        &self,
        entry: EntryId,
        record: &Record,
        page: LangId,
    ) -> Option<StandingPlan<'_>> {
        let badge = Badge::of(record, page);
        if badge == Badge::Missing || !badge.is_told() {
            return None;
        }
        let records = &self.parts.library.entry(entry).records;
        let from = record.standing.from.filter(|from| records[*from].is_some());
        let from = from.map(|from| (from, self.parts.routes.entry(entry, from)));
        Some(StandingPlan { badge, coverage: record.standing.coverage, from })
    }

    pub(super) fn standing(&self, here: &Here<'_>, plan: &StandingPlan<'_>, page: LangId) -> StandingView {
        StandingView {
            badge: plan.badge,
            coverage: usize::from(plan.coverage),
            from: plan.from.map(|(from, _)| self.named(from, page).clone()),
            href: plan.from.map(|(_, url)| here.to(url)),
        }
    }
}
