//! What pages show of other entries, by reference, and how it looks from one page.

use std::hash::{Hash, Hasher};

use rayon::prelude::*;

use super::model::{Badge, BadgeView, CrumbView, LinkView, TopicLinkView};
use super::parts::Parts;
use super::site::{Here, Site};
use crate::digest::Key;
use crate::library::{EntryId, LangId, Record, Role};
use crate::path::Url;
use crate::routes::anchor_of_term;

/// A number that only this build knows, and so no part of a key.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unkeyed<T>(pub T);

impl<T> Hash for Unkeyed<T> {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

/// An entry by its title, as a reader of a language gets it.
#[derive(Clone, Copy, Debug, Hash)]
pub(super) struct Named<'a> {
    /// Its page; of a glossary term that of the glossary.
    pub url: &'a Url,
    /// A term's own name in its anchor.
    pub term: Option<&'a str>,
    /// Its title; its folder's name where no article gives one.
    pub title: &'a str,
    /// The language shown, where it is another than the reader's.
    pub lang: Option<LangId>,
}

/// An entry as a list shows it.
#[derive(Clone, Copy, Debug, Hash)]
pub(super) struct Linked<'a> {
    /// Its title and address.
    pub named: Named<'a>,
    /// Its summary.
    pub summary: Option<&'a str>,
    /// How it stands, where readers are told beside links.
    pub badge: Option<Badge>,
}

/// An entry in a list of a page, by the hash of all that the page shows of it: most pages stay as they are, and so need no
/// look at the entries that they list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Listed {
    entry: EntryId,
    /// Whether its summary is shown.
    summary: bool,
    key: Key,
}

impl Hash for Listed {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

/// The hashes of what lists show of an entry.
#[derive(Clone, Copy, Debug)]
pub(super) struct ListedKeys {
    /// With its summary.
    whole: Key,
    /// Without.
    brief: Key,
}

/// The entry of a page in one language.
#[derive(Clone, Copy, Debug, Hash)]
pub(super) struct Version<'a> {
    /// Its page.
    pub url: &'a Url,
    /// What who chooses a language is told of that page.
    pub switch: Option<Badge>,
    /// The title of its own article in the language, where it has one.
    pub title: Option<&'a str>,
    /// What readers are told of that article.
    pub badge: Option<Badge>,
}

/// A topic with how many articles it has.
#[derive(Clone, Copy, Debug, Hash)]
pub(super) struct TopicCount<'a> {
    /// Its place in the settings' list.
    pub topic: usize,
    /// Its id.
    pub id: &'a str,
    /// How many articles it has.
    pub count: usize,
}

fn named<'a>(parts: &Parts<'a>, id: EntryId, record: Option<&'a Record>, lang: LangId) -> Named<'a> {
    let entry = parts.library.entry(id);
    Named {
        url: parts.routes.entry(id, lang),
        term: (entry.role == Role::Term).then(|| entry.path.name()),
        title: record.map_or(entry.path.name(), |record| &record.title),
        lang: record.map(|record| record.lang).filter(|shown| *shown != lang),
    }
}

fn linked<'a>(parts: &Parts<'a>, id: EntryId, lang: LangId) -> Linked<'a> {
    let record = parts.library.shown(id, lang);
    Linked {
        named: named(parts, id, record, lang),
        summary: record.and_then(|record| record.summary.as_deref()),
        badge: record.and_then(|record| Badge::beside_links(record, lang)),
    }
}

impl<'a> Site<'a> {
    /// An entry by its title, for a reader of `lang`.
    pub(super) fn named_entry(&self, id: EntryId, lang: LangId) -> Named<'a> {
        named(&self.parts, id, self.parts.library.shown(id, lang), lang)
    }

    /// An entry as a list shows it to a reader of `lang`.
    pub(super) fn linked(&self, id: EntryId, lang: LangId) -> Linked<'a> {
        linked(&self.parts, id, lang)
    }

    /// The hashes of what lists show of all entries to readers of `lang`.
    pub(super) fn listed_keys(parts: &Parts<'a>, lang: LangId) -> Vec<ListedKeys> {
        let keys = |id: EntryId| {
            let Linked { named, summary, badge } = linked(parts, id, lang);
            let brief = Key::of(&(named, badge));
            ListedKeys { whole: Key::of(&(brief, summary)), brief }
        };
        (0..parts.library.entries.len() as u32).into_par_iter().map(|id| keys(EntryId(id))).collect()
    }

    /// An entry in a list for readers of `lang`.
    pub(super) fn listed(&self, entry: EntryId, lang: LangId) -> Listed {
        Listed { entry, summary: true, key: self.listed_keys[lang][entry.0 as usize].whole }
    }

    /// An entry in a list for readers of `lang`, which does not show its summary.
    pub(super) fn listed_briefly(&self, entry: EntryId, lang: LangId) -> Listed {
        Listed { entry, summary: false, key: self.listed_keys[lang][entry.0 as usize].brief }
    }

    /// An entry in all languages.
    pub(super) fn versions(&self, id: EntryId) -> Vec<Version<'_>> {
        let library = self.parts.library;
        let version = |lang: LangId| {
            let own = library.entry(id).records[lang].as_deref();
            let switch = library.shown(id, lang).map(|record| Badge::of(record, lang));
            Version {
                url: self.parts.routes.entry(id, lang),
                switch: switch.filter(|badge| badge.switcher_message().is_some()),
                title: own.map(|record| record.title.as_str()),
                badge: own.map(|record| Badge::of(record, lang)).filter(|badge| badge.message().is_some()),
            }
        };
        (0..library.languages.len()).map(version).collect()
    }

    /// Topics, with how many articles they have in `lang`.
    pub(super) fn topic_counts(
        &self,
        topics: impl IntoIterator<Item = usize>,
        lang: LangId,
    ) -> Vec<TopicCount<'_>> {
        let library = self.parts.library;
        let count = |topic: usize| TopicCount {
            topic,
            id: &library.topics[topic],
            count: library.with_topic(topic, lang).len(),
        };
        topics.into_iter().map(count).collect()
    }

    /// A link as a page of the language `page` shows it.
    pub(super) fn link(&self, here: &Here<'_>, to: &Linked<'_>, page: LangId) -> LinkView {
        LinkView {
            href: here.named(&to.named, None),
            title: to.named.title.to_owned(),
            summary: to.summary.map(str::to_owned),
            lang: to.named.lang.map(|lang| self.named(lang, page).clone()),
            badge: self.badge(to.badge, to.named.lang, page),
        }
    }

    /// A link of a list, as a page of the language `page` shows it.
    pub(super) fn listed_link(&self, here: &Here<'_>, to: &Listed, page: LangId) -> LinkView {
        let linked = self.linked(to.entry, page);
        self.link(here, &Linked { summary: linked.summary.filter(|_| to.summary), ..linked }, page)
    }

    pub(super) fn links(&self, here: &Here<'_>, to: &[Listed], page: LangId) -> Vec<LinkView> {
        to.iter().map(|to| self.listed_link(here, to, page)).collect()
    }

    /// What a badge beside a link says on a page of the language `page`; `lang` is the language shown where it is another.
    pub(super) fn badge(
        &self,
        badge: Option<Badge>,
        lang: Option<LangId>,
        page: LangId,
    ) -> Option<BadgeView> {
        let name = badge?;
        let text = match name {
            Badge::Missing => self.named(lang.unwrap_or(page), page).name.clone(),
            _ => self.badge_words[page][name as usize].clone(),
        };
        Some(BadgeView { name, text })
    }

    /// A step of the breadcrumbs; the last one has no link.
    pub(super) fn crumb(&self, here: &Here<'_>, to: &Named<'_>, last: bool, page: LangId) -> CrumbView {
        CrumbView {
            title: to.title.to_owned(),
            href: (!last).then(|| here.named(to, None)),
            lang: to.lang.map(|lang| self.named(lang, page).clone()),
        }
    }

    pub(super) fn topic_links(
        &self,
        here: &Here<'_>,
        topics: &[TopicCount<'_>],
        lang: LangId,
    ) -> Vec<TopicLinkView> {
        let link = |of: &TopicCount<'_>| {
            let text = &self.parts.topics[lang][of.topic];
            TopicLinkView {
                id: of.id.to_owned(),
                href: here.to(&self.addresses[lang].topics[of.topic]),
                name: text.name.clone(),
                summary: text.summary.clone(),
                count: of.count,
            }
        };
        topics.iter().map(link).collect()
    }
}

impl Here<'_> {
    /// Where an entry is, at a heading where one is named; a term at its place in the glossary.
    pub fn named(&self, to: &Named<'_>, heading: Option<&str>) -> String {
        match (to.term, heading) {
            (Some(term), _) => self.at(to.url, &anchor_of_term(term)),
            (None, Some(heading)) => self.at(to.url, heading),
            (None, None) => self.to(to.url),
        }
    }
}
