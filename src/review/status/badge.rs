//! One word for how a translation stands.

use super::row::{Origin, Row};
use crate::sync::Freshness;

/// How a translation stands, in one word: the gravest of what can be said of it. From the gravest down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Badge {
    /// There is no article in this language.
    Missing,
    /// It was made from an article that is not there.
    Orphan,
    /// Its source says something else now, or more.
    OutdatedMajor,
    /// Some of it is not translated.
    PartlyTranslated,
    /// A machine made it, and nobody has read it yet.
    Machine,
    /// Its source changed a little since.
    OutdatedMinor,
    /// Nobody has confirmed it yet.
    Untracked,
    /// It says what its source says.
    Current,
    /// That, and a second person has read it.
    Proofread,
    /// It is no translation.
    Original,
}

impl Badge {
    /// All badges, from the gravest down.
    pub const ALL: [Badge; 10] = [
        Badge::Missing,
        Badge::Orphan,
        Badge::OutdatedMajor,
        Badge::PartlyTranslated,
        Badge::Machine,
        Badge::OutdatedMinor,
        Badge::Untracked,
        Badge::Current,
        Badge::Proofread,
        Badge::Original,
    ];

    /// Its name for scripts and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Badge::Missing => "missing",
            Badge::Orphan => "orphan",
            Badge::OutdatedMajor => "outdated-major",
            Badge::PartlyTranslated => "partly-translated",
            Badge::Machine => "machine",
            Badge::OutdatedMinor => "outdated-minor",
            Badge::Untracked => "untracked",
            Badge::Current => "current",
            Badge::Proofread => "proofread",
            Badge::Original => "original",
        }
    }

    /// The badge of that name.
    pub fn named(name: &str) -> Option<Badge> {
        Badge::ALL.into_iter().find(|badge| badge.name() == name)
    }

    /// Its name for people.
    pub fn label(self) -> &'static str {
        match self {
            Badge::OutdatedMajor => "outdated",
            Badge::PartlyTranslated => "partly translated",
            Badge::Machine => "machine only",
            Badge::OutdatedMinor => "slightly outdated",
            Badge::Untracked => "not confirmed",
            badge => badge.name(),
        }
    }

    /// What it means, as a sentence.
    pub fn meaning(self) -> &'static str {
        match self {
            Badge::Missing => "There is no article in this language; readers get another one.",
            Badge::Orphan => "The article that it was made from is not there.",
            Badge::OutdatedMajor => "The source says something else now, or more.",
            Badge::PartlyTranslated => "Some of it is still in the source's language, or left out.",
            Badge::Machine => "A machine translated it, and no person has read it yet.",
            Badge::OutdatedMinor => "The source changed a little since.",
            Badge::Untracked => "Nobody has confirmed yet what it was made from.",
            Badge::Current => "It says what its source says.",
            Badge::Proofread => "It says what its source says, and a second person has read it.",
            Badge::Original => "It is no translation.",
        }
    }

    /// Whether somebody should do something about it.
    pub fn calls_for_work(self) -> bool {
        self < Badge::Current
    }

    /// The gravest that can be said of a row.
    pub(super) fn of(row: &Row) -> Badge {
        let graver = Badge::ALL.into_iter().filter(|badge| badge.calls_for_work());
        graver.into_iter().find(|badge| row.is(*badge)).unwrap_or(match row.freshness {
            Freshness::Original => Badge::Original,
            _ if row.proofread_by.is_some() => Badge::Proofread,
            _ => Badge::Current,
        })
    }
}

impl Row {
    /// Whether this can be said of it, whatever else can be.
    pub fn is(&self, badge: Badge) -> bool {
        let translation = !matches!(self.freshness, Freshness::Original | Freshness::Missing);
        match badge {
            Badge::Missing => self.freshness == Freshness::Missing,
            Badge::Orphan => self.freshness == Freshness::Orphan,
            Badge::OutdatedMajor => self.freshness == Freshness::OutdatedMajor,
            Badge::PartlyTranslated => translation && self.units.untranslated > 0,
            Badge::Machine => self.origin == Some(Origin::Machine),
            Badge::OutdatedMinor => self.freshness == Freshness::OutdatedMinor,
            Badge::Untracked => self.freshness == Freshness::Untracked,
            Badge::Current => self.freshness == Freshness::Current,
            Badge::Proofread => translation && self.proofread_by.is_some(),
            Badge::Original => self.freshness == Freshness::Original,
        }
    }
}
