//! The side navigation. It is made once for each language, open section and depth, and shared by all pages
//! there; only the mark of the present page differs, which the renderer puts in.

use std::hash::{Hash, Hasher};

use super::model::{Badge, NavItemView, NavView};
use super::named::{Linked, Unkeyed};
use super::nav_mark::mark;
use super::site::{Here, Site};
use crate::digest::Key;
use crate::library::{EntryId, LangId, Role};
use crate::path::Url;

/// At most so many sections are listed beside the open one; the home page has them all.
const SECTIONS: usize = 24;
/// At most so many entries are listed below an open section; the section's page has them all.
const CHILDREN: usize = 60;

/// Which navigation a page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NavId {
    /// The page's language.
    pub lang: LangId,
    /// The innermost entry whose children are shown.
    pub open: EntryId,
    /// How many folders deep the page lies.
    pub depth: usize,
}

/// A navigation by reference: what it shows, before any of it is worded.
#[derive(Debug)]
pub struct NavOutline<'a> {
    nav: NavId,
    glossary: bool,
    items: Vec<NavLink<'a>>,
}

/// An entry that the navigation lists, and those below it.
#[derive(Debug, Hash)]
struct NavLink<'a> {
    entry: Unkeyed<EntryId>,
    to: Linked<'a>,
    open: bool,
    children: Vec<NavLink<'a>>,
}

impl Hash for NavOutline<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // Which entry is open shows in the items.
        let NavOutline { nav: NavId { lang, open: _, depth }, glossary, items } = self;
        (lang, depth, glossary, items).hash(state);
    }
}

impl<'a> Site<'a> {
    /// The navigation of the pages of an entry.
    pub(super) fn nav_of(&self, id: EntryId, lang: LangId, url: &Url) -> NavId {
        let entry = self.parts.library.entry(id);
        let open = match entry.role {
            Role::Home | Role::Section => id,
            _ => entry.parent.unwrap_or(self.parts.library.home()),
        };
        NavId { lang, open, depth: url.depth() }
    }

    /// Chooses what a navigation shows.
    pub fn nav_outline(&self, nav: NavId) -> NavOutline<'a> {
        let library = self.parts.library;
        let path: Vec<EntryId> =
            std::iter::successors(Some(nav.open), |id| library.entry(*id).parent).collect();
        let items = self.nav_links(library.home(), nav.lang, &path, SECTIONS);
        NavOutline { nav, glossary: library.glossary_entry().is_some(), items }
    }

    fn nav_links(&self, of: EntryId, lang: LangId, path: &[EntryId], most: usize) -> Vec<NavLink<'a>> {
        let library = self.parts.library;
        let children = library.entry(of).children[lang].iter().copied();
        let listed = children.filter(|id| matches!(library.entry(*id).role, Role::Section | Role::Article));
        let chosen = listed.enumerate().filter(|(at, id)| *at < most || path.contains(id));
        let link = |(_, id): (usize, EntryId)| {
            let open = path.contains(&id);
            let children = if open { self.nav_links(id, lang, path, CHILDREN) } else { Vec::new() };
            NavLink { entry: Unkeyed(id), to: self.nav_link(id, lang), open, children }
        };
        chosen.map(link).collect()
    }

    /// A link of the navigation. Of badges it has only that of a fallback: the navigation is part of every page of its
    /// section, and all of them would be made again whenever an article goes out of date.
    fn nav_link(&self, id: EntryId, lang: LangId) -> Linked<'a> {
        let to = self.linked(id, lang);
        Linked { summary: None, badge: to.badge.filter(|badge| *badge == Badge::Missing), ..to }
    }

    /// Makes one navigation.
    pub fn navigation(&self, outline: &NavOutline<'_>) -> NavView {
        let NavOutline { nav, glossary, items } = outline;
        // Any page at this depth will do: links of the navigation climb to the root and down again.
        let url = Url::new("x/".repeat(nav.depth) + "index.html");
        let here = self.here(&url);
        NavView {
            lang: self.own_name(nav.lang),
            items: self.nav_items(&here, items, nav.lang),
            site: self.frame(&here, nav.lang, *glossary, None),
        }
    }

    fn nav_items(&self, here: &Here<'_>, items: &[NavLink<'_>], lang: LangId) -> Vec<NavItemView> {
        let item = |item: &NavLink<'_>| NavItemView {
            mark: mark(self.nav_mark(item.entry.0)),
            link: self.link(here, &item.to, lang),
            open: item.open,
            children: self.nav_items(here, &item.children, lang),
        };
        items.iter().map(item).collect()
    }

    /// The number of an entry's mark. It follows from the entry's path, so that it stays when others come and go.
    pub(super) fn nav_mark(&self, id: EntryId) -> usize {
        Key::of(self.parts.library.entry(id).path.as_str()).0 as usize
    }
}
