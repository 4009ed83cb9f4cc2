//! The whole site as views are made from it.

use std::sync::OnceLock;

use rayon::prelude::*;

use crate::body::Labels;
use crate::lang::Lang;
use crate::library::{EntryId, LangId, Library, Role};
use crate::path::Url;
use crate::source::Settings;
use crate::theme::messages::{Arg, Messages};

use super::badge;
use super::letters::LetterIndex;
use super::model::{Badge, DateView, LangView};
use super::named::ListedKeys;
use super::parts::Parts;
use super::plan::KnownTerm;

/// A site ready to be viewed.
pub struct Site<'a> {
    pub(super) parts: Parts<'a>,
    pub(super) labels: Vec<Labels>,
    /// For each language what badges say beside links.
    pub(super) badge_words: Vec<Vec<String>>,
    /// For each language what they say in the language switcher.
    pub(super) switch_words: Vec<Vec<String>>,
    /// For each language all languages, named in it.
    names: Vec<Vec<LangView>>,
    /// For each language the addresses that its pages lead to.
    pub(super) addresses: Vec<Addresses>,
    /// For each language the handbook's name.
    titles: Vec<String>,
    pub(super) letters: Vec<LetterIndex>,
    /// For each language and entry what stands for the entry in the outlines of pages that list it.
    pub(super) listed_keys: Vec<Vec<ListedKeys>>,
    /// For each language the definitions of entries that are terms, once they are written.
    pub(super) definitions: Vec<Vec<OnceLock<String>>>,
    /// For each language the terms of its glossary as its own pages may show them, once one of them does.
    pub(super) terms: Vec<Vec<OnceLock<Option<KnownTerm<'a>>>>>,
    /// For each entry the articles that are akin to it, once they are found.
    pub(super) akin: Vec<OnceLock<Akin>>,
    /// For each language its articles by date, newest first.
    pub(super) recent: Vec<Vec<EntryId>>,
}

/// The articles that are akin to an entry, but for those that it names. Its translations mostly name the same.
pub(super) struct Akin {
    pub named: Box<[EntryId]>,
    pub near: Vec<EntryId>,
}

/// The addresses of a language's own pages, which all others lead to.
pub(super) struct Addresses {
    pub list_of_topics: Url,
    pub topics: Vec<Url>,
    pub glossary: Url,
    pub a_z: Url,
    pub search: Url,
    pub chooser: Url,
    pub feed: Url,
}

impl Addresses {
    fn of(parts: &Parts<'_>, lang: LangId) -> Addresses {
        let routes = parts.routes;
        Addresses {
            list_of_topics: routes.topics(lang),
            topics: (0..parts.library.topics.len()).map(|topic| routes.topic(topic, lang, 1)).collect(),
            glossary: routes.glossary(lang, 1),
            a_z: routes.a_z(lang, None),
            search: routes.search(lang),
            chooser: routes.chooser(),
            feed: routes.feed(lang),
        }
    }
}

impl<'a> Site<'a> {
    /// Makes what all pages share.
    pub fn new(parts: Parts<'a>) -> Site<'a> {
        let labels = parts.messages.iter().map(labels).collect();
        let languages = 0..parts.library.languages.len();
        Site {
            labels,
            badge_words: parts.messages.iter().map(|of| badge::words(of, Badge::message)).collect(),
            switch_words: parts.messages.iter().map(|of| badge::words(of, Badge::switcher_message)).collect(),
            names: languages.clone().map(|inside| names(&parts, inside)).collect(),
            addresses: languages.clone().map(|lang| Addresses::of(&parts, lang)).collect(),
            titles: parts.messages.iter().map(|messages| title(parts.settings, messages)).collect(),
            definitions: languages.clone().map(|_| unknown(parts.library.entries.len())).collect(),
            terms: parts.library.glossaries.iter().map(|glossary| unknown(glossary.terms.len())).collect(),
            listed_keys: languages.clone().map(|lang| Site::listed_keys(&parts, lang)).collect(),
            akin: unknown(parts.library.entries.len()),
            letters: languages.clone().into_par_iter().map(|of| LetterIndex::gather(&parts, of)).collect(),
            recent: languages.into_par_iter().map(|lang| recent(parts.library, lang)).collect(),
            parts,
        }
    }

    /// The handbook's name.
    pub(super) fn title(&self, id: LangId) -> &str {
        &self.titles[id]
    }

    pub(super) fn lang(&self, id: LangId) -> &'a Lang {
        &self.parts.library.languages[id]
    }

    /// A message as plain text; its id where it is missing, which the theme's check has told of.
    pub(super) fn say(&self, lang: LangId, id: &str, args: &[(&'static str, Arg)]) -> String {
        say(&self.parts.messages[lang], id, args)
    }

    /// A language, named in itself.
    pub(super) fn own_name(&self, id: LangId) -> LangView {
        self.names[id][id].clone()
    }

    /// A language, named in another.
    pub(super) fn named(&self, id: LangId, inside: LangId) -> &LangView {
        &self.names[inside][id]
    }

    pub(super) fn date(&self, lang: LangId, date: jiff::civil::Date) -> DateView {
        DateView { iso: date.to_string(), text: self.parts.messages[lang].formats().date(date) }
    }

    /// The absolute address of a page, where the site has a base address.
    pub fn absolute(&self, url: &Url) -> Option<String> {
        let base = self.parts.settings.base_url.as_ref()?;
        Some(format!("{base}{}", url.from_root(self.parts.settings.links)))
    }

    /// Whether the site has a base address.
    pub fn has_base(&self) -> bool {
        self.parts.settings.base_url.is_some()
    }

    pub(super) fn here<'u>(&self, url: &'u Url) -> Here<'u> {
        Here { url, base: None, style: self.parts.settings.links }
    }
}

/// A page's own place, from which its links lead.
pub(super) struct Here<'u> {
    /// The page.
    pub url: &'u Url,
    /// The path of the base address, for the one page that a host serves at any depth.
    pub base: Option<String>,
    /// How links name pages.
    pub style: crate::path::LinkStyle,
}

impl Here<'_> {
    pub fn to(&self, url: &Url) -> String {
        match &self.base {
            Some(base) => format!("{base}{}", url.from_root(self.style)),
            None => url.link_from(self.url, self.style),
        }
    }

    pub fn at(&self, url: &Url, anchor: &str) -> String {
        let mut link = self.to(url);
        link.push('#');
        crate::path::encode_into(anchor, &mut link);
        link
    }

    pub fn root(&self) -> String {
        self.base.clone().unwrap_or_else(|| self.url.to_root())
    }
}

/// Room for so many values that are not known yet.
fn unknown<T>(count: usize) -> Vec<OnceLock<T>> {
    std::iter::repeat_with(OnceLock::new).take(count).collect()
}

/// All languages, named in `inside`.
fn names(parts: &Parts<'_>, inside: LangId) -> Vec<LangView> {
    let name = |(id, lang): (LangId, &Lang)| {
        // A region's language is called by the plain one's name where it has none of its own.
        let messages = [format!("language-{lang}"), format!("language-{}", lang.language())];
        let says = |message| [inside, id].into_iter().find(|by| parts.messages[*by].has(message));
        let name =
            messages.iter().find_map(|message| Some(say(&parts.messages[says(message)?], message, &[])));
        let name = name.unwrap_or_else(|| lang.to_string());
        LangView { tag: lang.to_string(), dir: lang.direction().as_str(), name }
    };
    parts.library.languages.iter().enumerate().map(name).collect()
}

fn say(messages: &Messages, id: &str, args: &[(&'static str, Arg)]) -> String {
    messages.text(id, args).unwrap_or_else(|_| id.to_owned())
}

fn title(settings: &Settings, messages: &Messages) -> String {
    match &settings.title {
        Some(title) => title.get(messages.lang()).to_owned(),
        None => say(messages, "site-title-default", &[]),
    }
}

fn labels(messages: &Messages) -> Labels {
    let word = |id: &str| say(messages, id, &[]);
    Labels {
        callouts: ["note", "tip", "important", "warning", "caution"]
            .map(|kind| word(&format!("callout-{kind}"))),
        footnotes: word("footnotes"),
        footnote: word("footnote"),
        footnote_back: word("footnote-back"),
        heading_link: word("heading-link"),
        task_done: word("task-done"),
        task_open: word("task-open"),
        table: word("table-scroll"),
        zero: messages.formats().zero(),
    }
}

/// The articles that `lang` has of its own and that bear a date, the last changed first.
fn recent(library: &Library, lang: LangId) -> Vec<EntryId> {
    let dated = library.ids().filter(|id| library.entry(*id).role == Role::Article).filter_map(|id| {
        let changed = library.entry(id).records[lang].as_deref()?.changed()?;
        Some((std::cmp::Reverse(changed), id))
    });
    let mut dated: Vec<_> = dated.collect();
    dated.sort_unstable();
    dated.into_iter().map(|(_, id)| id).collect()
}
