//! Every kind of problem that the program can tell of, with what `targum explain` says about it.
//!
//! A code is a promise: editors name it in `lints:` and look it up, so it is never reused for something else. A test
//! reads the program's own sources and fails where a code is told of without standing here, or stands here unused.

mod articles;
mod files;
mod links;
mod messages;
mod review;
mod settings;
mod structure;
mod text;
mod theme;
mod translation;
mod web;

use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer, Error};

use super::{CodeName, Severity, nearest};

/// One kind of problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// Its stable name, such as `link-broken`.
    pub name: &'static str,
    /// How grave it is unless settings say otherwise; of a code that is told of in several degrees, the gravest.
    pub severity: Severity,
    /// One line: what is wrong, without a full stop.
    pub title: &'static str,
    /// Two to five plain sentences: what it is, why it matters to readers, what to do.
    pub explanation: &'static str,
    /// A piece of a file that has the problem, where that helps; else empty.
    pub bad: &'static str,
    /// The same piece, mended; else empty.
    pub good: &'static str,
}

/// Codes about one subject.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// What they are about.
    pub title: &'static str,
    /// The codes, in the order in which they are listed.
    pub codes: &'static [Code],
}

/// All codes, by subject.
pub const GROUPS: &[Group] = &[
    Group { title: "Settings", codes: settings::CODES },
    Group { title: "Files", codes: files::CODES },
    Group { title: "Articles", codes: articles::CODES },
    Group { title: "Links and images", codes: links::CODES },
    Group { title: "Text", codes: text::CODES },
    Group { title: "The handbook as a whole", codes: structure::CODES },
    Group { title: "Dates and owners", codes: review::CODES },
    Group { title: "Translations", codes: translation::CODES },
    Group { title: "Messages", codes: messages::CODES },
    Group { title: "Theme", codes: theme::CODES },
    Group { title: "The web", codes: web::CODES },
];

impl Code {
    /// An error: the site cannot be published, or not this translation of it.
    const fn error(name: &'static str, title: &'static str, explanation: &'static str) -> Code {
        Code { name, severity: Severity::Error, title, explanation, bad: "", good: "" }
    }

    /// A warning: something is likely wrong.
    const fn warning(name: &'static str, title: &'static str, explanation: &'static str) -> Code {
        Code { severity: Severity::Warning, ..Code::error(name, title, explanation) }
    }

    /// A note: something worth knowing.
    const fn note(name: &'static str, title: &'static str, explanation: &'static str) -> Code {
        Code { severity: Severity::Note, ..Code::error(name, title, explanation) }
    }

    /// The same with an example of what is wrong, and of how it should be.
    const fn example(self, bad: &'static str, good: &'static str) -> Code {
        Code { bad, good, ..self }
    }
}

/// All codes in the order of their groups.
pub fn all() -> impl Iterator<Item = &'static Code> {
    GROUPS.iter().flat_map(|group| group.codes)
}

/// The code of that name.
pub fn find(name: &str) -> Option<&'static Code> {
    all().find(|code| code.name == name)
}

/// Reads the name of a code that was stored. One that is not registered is refused: the store is another version's.
pub(super) fn registered<'de, D: Deserializer<'de>>(deserializer: D) -> Result<CodeName, D::Error> {
    let name = Cow::<str>::deserialize(deserializer)?;
    find(&name).map(|code| code.name).ok_or_else(|| D::Error::custom("a code that is not registered"))
}

/// The code most like `name`, where one is like enough.
pub fn nearest_to(name: &str) -> Option<&'static str> {
    nearest(name, all().map(|code| code.name))
}
