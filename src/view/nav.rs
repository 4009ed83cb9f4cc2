//! The side navigation. It is made once for each language, open section and depth, and shared by all pages
//! there; only the mark of the present page differs, which the renderer puts in.

use super::model::{Badge, LinkView, NavItemView, NavView};
use super::named::Linked;
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

impl Site<'_> {
    /// The navigation of the pages of an entry.
    pub(super) fn nav_of(&self, id: EntryId, lang: LangId, url: &Url) -> NavId {
        let entry = self.parts.library.entry(id);
        let open = match entry.role {
            Role::Home | Role::Section => id,
            _ => entry.parent.unwrap_or(self.parts.library.home()),
        };
        NavId { lang, open, depth: url.depth() }
    }

    /// Makes one navigation.
    pub fn navigation(&self, nav: NavId) -> NavView {
        let library = self.parts.library;
        let path: Vec<EntryId> =
            std::iter::successors(Some(nav.open), |id| library.entry(*id).parent).collect();
        // Any page at this depth will do: links of the navigation climb to the root and down again.
        let url = Url::new("x/".repeat(nav.depth) + "index.html");
        let here = self.here(&url);
        let has_glossary = library.glossary_entry().is_some();
        let items = self.nav_items(&here, library.home(), nav.lang, &path, SECTIONS);
        NavView {
            lang: self.own_name(nav.lang),
            items,
            site: self.frame(&here, nav.lang, has_glossary, None),
        }
    }

    /// A link of the navigation. Of badges it has only that of a fallback: the navigation is part of every page of its
    /// section, and all of them would be made again whenever an article goes out of date.
    fn nav_link(&self, here: &Here<'_>, id: EntryId, lang: LangId) -> LinkView {
        let to = self.linked(id, lang);
        let badge = to.badge.filter(|badge| *badge == Badge::Missing);
        self.link(here, &Linked { summary: None, badge, ..to }, lang)
    }

    /// The number of an entry's mark. It follows from the entry's path, so that it stays when others come and go.
    pub(super) fn nav_mark(&self, id: EntryId) -> usize {
        Key::of(self.parts.library.entry(id).path.as_str()).0 as usize
    }

    fn nav_items(
        &self,
        here: &Here<'_>,
        of: EntryId,
        lang: LangId,
        path: &[EntryId],
        most: usize,
    ) -> Vec<NavItemView> {
        let library = self.parts.library;
        let children = library.entry(of).children[lang].iter().copied();
        let listed = children.filter(|id| matches!(library.entry(*id).role, Role::Section | Role::Article));
        let chosen = listed.enumerate().filter(|(at, id)| *at < most || path.contains(id));
        chosen
            .map(|(_, id)| {
                let open = path.contains(&id);
                NavItemView {
                    mark: mark(self.nav_mark(id)),
                    link: self.nav_link(here, id, lang),
                    open,
                    children: if open { self.nav_items(here, id, lang, path, CHILDREN) } else { Vec::new() },
                }
            })
            .collect()
    }
}
