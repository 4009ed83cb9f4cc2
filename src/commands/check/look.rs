//! One look at a site: everything that is to be said about it.

use std::collections::BTreeMap;
use std::fmt;

use jiff::Zoned;
use jiff::civil::Date;

use super::Args;
use crate::build::{Loaded, Options, load, weighed};
use crate::commands::report;
use crate::diag::{self, Diagnostic, Noted};
use crate::lang::Lang;
use crate::library::Intake;
use crate::review::external::{Use, addresses};
use crate::review::{self, Subject};
use crate::source::{Settings, Tree};

/// Told of by a build because of what it leaves out; a check leaves nothing out.
const BUILD_ONLY: &str = "base-url";

/// How to look.
pub(super) struct Look {
    options: Options,
    today: Date,
    /// What was noticed when the site was opened.
    opened: Vec<Diagnostic>,
}

/// What was looked at.
#[derive(Debug, Default)]
pub(super) struct Looked {
    articles: usize,
    messages: usize,
    templates: usize,
    /// Addresses on the web that articles link to.
    pub links: BTreeMap<String, Vec<Use>>,
    /// What the site is; nothing where its settings cannot be read.
    pub settings: Settings,
}

impl Look {
    pub fn new(args: &Args, opened: Vec<Diagnostic>) -> Look {
        let intake = Intake { drafts: args.drafts, ..Intake::default() };
        let options = Options { intake, ..Options::default() };
        Look { options, today: Zoned::now().date(), opened }
    }

    /// All findings in a tree, sorted, each once.
    pub fn at(&self, tree: &dyn Tree) -> (Vec<Diagnostic>, Looked) {
        let spinner = report::spinner("Checking …");
        let Noted { value: site, mut notes } = load(tree, &self.options);
        let mut looked = Looked::default();
        if let Some(site) = site {
            let theme = &site.speaking.theme;
            let subject = Subject { tree, parts: site.parts(), theme, today: self.today };
            notes.extend(weighed(review::check(&subject), &site.settings));
            let links = addresses(&subject);
            looked = Looked::of(site, links);
        }
        notes.extend(self.opened.iter().cloned());
        notes.retain(|note| note.code != BUILD_ONLY);
        diag::sort(&mut notes);
        diag::dedupe(&mut notes);
        spinner.finish_and_clear();
        (notes, looked)
    }
}

impl Looked {
    fn of(site: Loaded, links: BTreeMap<String, Vec<Use>>) -> Looked {
        Looked {
            articles: site.library.entries.iter().flat_map(|entry| &entry.records).flatten().count(),
            messages: site.speaking.messages.iter().map(|messages| messages.ids().count()).sum(),
            templates: site.speaking.theme.templates().len(),
            links,
            settings: site.settings,
        }
    }
}

impl fmt::Display for Looked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tags: Vec<&str> = self.settings.languages.iter().map(Lang::as_str).collect();
        write!(
            f,
            "{} in {} ({}), {} and {}",
            many(self.articles, "article"),
            many(self.settings.languages.len(), "language"),
            tags.join(", "),
            many(self.messages, "message"),
            many(self.templates, "template")
        )
    }
}

/// How many of something there are.
pub(super) fn many(count: usize, one: &str) -> String {
    format!("{count} {one}{}", if count == 1 { "" } else { "s" })
}
