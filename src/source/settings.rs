//! The site's settings, `targum.yaml`.

mod read;
mod rules;

use std::collections::BTreeMap;

use crate::diag::{Noted, Placed, Severity};
use crate::lang::Lang;
use crate::path::LinkStyle;
use crate::source::Source;

pub use rules::base_url;

/// What raw HTML in an article becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum HtmlPolicy {
    /// Passes a sanitiser.
    #[default]
    Sanitize,
    /// Is shown as it was typed.
    Escape,
    /// Is taken over.
    Trust,
}

/// A text that may differ by language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Localised {
    /// The text where the language has none of its own.
    pub any: String,
    /// The text by language tag.
    pub by_lang: BTreeMap<Lang, String>,
}

impl Localised {
    /// The text in `lang`.
    pub fn get(&self, lang: &Lang) -> &str {
        self.by_lang.get(lang).unwrap_or(&self.any)
    }
}

/// A site's settings, with defaults filled in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Settings {
    /// The handbook's name; without one it is the theme's message `site-title-default`.
    pub title: Option<Localised>,
    /// Where the site will be served, ending in `/`; `None` leaves out what needs absolute addresses.
    pub base_url: Option<String>,
    /// The site's languages in the order of the switcher; the first is the default. Never empty.
    pub languages: Vec<Lang>,
    /// Where each language's fallbacks are sought first.
    pub fallback: BTreeMap<Lang, Vec<Lang>>,
    /// The allowed topics, in order, with their places.
    pub topics: Vec<Placed<String>>,
    /// The theme's name.
    pub theme: String,
    /// The theme's colours and type, by token name.
    pub tokens: BTreeMap<String, String>,
    /// How links name pages.
    pub links: LinkStyle,
    /// What raw HTML becomes.
    pub html: HtmlPolicy,
    /// Whether search engines may index the site.
    pub indexing: bool,
    /// Shown in the footer.
    pub edition: Option<String>,
    /// Severity by diagnostic code; `None` switches it off.
    pub lints: BTreeMap<String, Option<Severity>>,
    /// How often guidance is to be checked (ISO 8601 duration), unless an article says otherwise.
    pub review_every: Option<String>,
    /// Where an article is edited; `{path}` stands for its source path.
    pub edit_url: Option<String>,
    /// Where feedback goes; `{path}` stands for the page's path from the output folder.
    pub feedback_url: Option<String>,
}

impl Default for Settings {
    /// Everything as if the file were empty, `languages` too: a value to fill in.
    fn default() -> Self {
        Self {
            title: None,
            base_url: None,
            languages: Vec::new(),
            fallback: BTreeMap::new(),
            topics: Vec::new(),
            theme: "handbook".into(),
            tokens: BTreeMap::new(),
            links: LinkStyle::Files,
            html: HtmlPolicy::Sanitize,
            indexing: false,
            edition: None,
            lints: BTreeMap::new(),
            review_every: None,
            edit_url: None,
            feedback_url: None,
        }
    }
}

impl Settings {
    /// Reads `targum.yaml`. Every problem is placed; what can be read is used.
    pub fn parse(source: &Source) -> Noted<Settings> {
        read::settings(source)
    }

    /// The languages in which to seek a text that `lang` lacks, in order, without `lang` itself: those of
    /// `fallback`, then the rest of `languages`.
    pub fn fallbacks(&self, lang: &Lang) -> Vec<Lang> {
        let named = self.fallback.get(lang).cloned().unwrap_or_default();
        let rest = self.languages.iter().filter(|other| !named.contains(other)).cloned();
        named.iter().cloned().chain(rest.collect::<Vec<_>>()).filter(|other| other != lang).collect()
    }
}

#[cfg(test)]
mod tests;
