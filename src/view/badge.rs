//! How a page stands, in one word: what readers are told wherever it is listed or linked.

use super::model::{Badge, BadgeView, BodyView, StandingView, TocView};
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

    /// Whether a page that bears it says so.
    fn is_told(self) -> bool {
        self <= Badge::OutdatedMinor
    }
}

/// What all badges say beside links, in one language.
pub(super) fn words(messages: &Messages) -> Vec<String> {
    let say = |badge: &Badge| {
        let id = badge.message().unwrap_or_default();
        messages.text(id, &[]).unwrap_or_else(|_| id.to_owned())
    };
    Badge::ALL
        .iter()
        .map(|badge| if badge.message().is_some() { say(badge) } else { String::new() })
        .collect()
}

impl Site<'_> {
    /// The badge beside a link to an article on a page of the language `page`, where readers are told of one.
    pub(super) fn badge(&self, record: Option<&Record>, page: LangId) -> Option<BadgeView> {
        let record = record?;
        let badge = Badge::of(record, page);
        let text = match badge {
            Badge::Missing => self.named(record.lang, page).name,
            _ => badge.message().map(|_| self.badge_words[page][badge as usize].clone())?,
        };
        Some(BadgeView { name: badge, text })
    }

    /// The badge of a translation itself, in the words of the language `page`.
    pub(super) fn badge_of(&self, record: &Record, page: LangId) -> Option<BadgeView> {
        let badge = Badge::of(record, record.lang);
        badge
            .message()
            .map(|_| BadgeView { name: badge, text: self.badge_words[page][badge as usize].clone() })
    }

    /// The word that warns, in a text of the language `text`, of a link to an article that is out of date.
    pub(super) fn warning(&self, target: Option<&Record>, page: LangId, text: LangId) -> Option<String> {
        let badge = Badge::of(target?, page);
        (badge == Badge::OutdatedMajor).then(|| self.badge_words[text][badge as usize].clone())
    }

    /// A language in the words of another as a sentence wants it, such as “in Hebrew”: HTML.
    pub(super) fn phrase(&self, id: LangId, inside: LangId, form: &str) -> String {
        let messages = &self.parts.messages[inside];
        let known = format!("language-{}.{form}", self.lang(id));
        let plain = format!("language-{}.{form}", self.lang(id).language());
        let said = match [known, plain].iter().find(|id| messages.has(id)) {
            Some(known) => messages.html(known, &[]),
            None => {
                let name = self.named(id, inside).name;
                messages.html(&format!("language-other-{form}"), &[("name", Arg::from(name.as_str()))])
            }
        };
        said.unwrap_or_default()
    }

    /// The body of an entry's article as the outline has it: its table of contents, and how it stands.
    pub(super) fn contents(
        &self,
        here: &Here<'_>,
        entry: EntryId,
        record: &Record,
        page: LangId,
    ) -> BodyView {
        let listed = record.headings.iter().filter(|heading| heading.level <= 3);
        let toc: Vec<TocView> = listed
            .map(|heading| TocView {
                level: heading.level,
                id: heading.id.clone(),
                text: heading.text.clone(),
            })
            .collect();
        BodyView {
            toc: if toc.len() < 2 { Vec::new() } else { toc },
            standing: self.standing(here, entry, record, page),
            ..BodyView::default()
        }
    }

    /// How a page's own article stands, where readers are told; a fallback page has a notice of its own.
    fn standing(
        &self,
        here: &Here<'_>,
        entry: EntryId,
        record: &Record,
        page: LangId,
    ) -> Option<StandingView> {
        let badge = Badge::of(record, page);
        if badge == Badge::Missing || !badge.is_told() {
            return None;
        }
        let from =
            record.standing.from.filter(|from| self.parts.library.entry(entry).records[*from].is_some());
        Some(StandingView {
            badge,
            coverage: usize::from(record.standing.coverage),
            from: from.map(|from| self.named(from, page)),
            href: from.map(|from| here.to(self.parts.routes.entry(entry, from))),
        })
    }
}
