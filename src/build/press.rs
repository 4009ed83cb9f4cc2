//! Makes a site's pages and hands them to the sink, many at a time.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Outcome, PROGRAM, Progress};
use crate::article::Article;
use crate::diag::Diagnostic;
use crate::digest::{Digest, Key};
use crate::library::{Asset, Bodies, EntryId, LangId, Library};
use crate::path::Url;
use crate::publish::Sink;
use crate::render::{Navigation, Renderer, xml};
use crate::search::{Collector, Desk, Script, Search};
use crate::source::changed_meanwhile;
use crate::theme::Theme;
use crate::view::{Finished, NavId, NavOutline, Page, PageView, Site};

/// How much room a page gets beside its navigation, in bytes: most need no more.
const PAGE: usize = 40 * 1024;

/// What pages are made with.
pub(super) struct Press<'a> {
    /// The articles, and the sources.
    pub bodies: Bodies<'a>,
    /// The site.
    pub site: Site<'a>,
    /// Its index.
    pub search: Search<'a>,
    /// The templates.
    pub renderer: &'a Renderer,
    /// Where the pages go.
    pub sink: &'a dyn Sink,
    /// The hash of what all pages share.
    pub shared: Key,
}

/// A navigation that many pages show: chosen once, and made when the first of them needs it.
struct SharedNav<'a> {
    outline: NavOutline<'a>,
    key: Key,
    rendered: OnceLock<Result<Navigation, Diagnostic>>,
}

#[derive(Default)]
struct Navs<'a>(RwLock<FxHashMap<NavId, Arc<SharedNav<'a>>>>);

impl<'a> Navs<'a> {
    fn get(&self, site: &Site<'a>, id: NavId) -> Arc<SharedNav<'a>> {
        if let Some(nav) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&id) {
            return Arc::clone(nav);
        }
        let outline = site.nav_outline(id);
        let nav = Arc::new(SharedNav { key: Key::of(&outline), outline, rendered: OnceLock::new() });
        Arc::clone(self.0.write().unwrap_or_else(PoisonError::into_inner).entry(id).or_insert(nav))
    }
}

impl<'a> Press<'a> {
    /// Makes all pages whose key is not known.
    pub fn print(&self, progress: Progress<'_>, outcome: &mut Outcome) {
        let pages = self.site.pages();
        let (navs, done, made) = (Navs::default(), AtomicUsize::new(0), AtomicUsize::new(0));
        let faults: Vec<Diagnostic> = pages
            .par_iter()
            .filter_map(|page| {
                let result = self.page(*page, &navs);
                progress(done.fetch_add(1, Ordering::Relaxed) + 1, pages.len());
                match result {
                    Ok(anew) => {
                        made.fetch_add(usize::from(anew), Ordering::Relaxed);
                        None
                    }
                    Err(fault) => Some(fault),
                }
            })
            .collect();
        outcome.pages = pages.len();
        outcome.rendered = made.into_inner();
        outcome.notes.extend(faults);
    }

    /// Makes one page; whether it was made anew.
    fn page(&self, page: Page, navs: &Navs<'a>) -> Result<bool, Diagnostic> {
        let outline = self.site.outline(page);
        let nav = outline.nav.map(|id| navs.get(&self.site, id));
        let key = Key::of(&(self.shared, outline.key(), nav.as_ref().map(|nav| nav.key)));
        let (url, present) = (outline.url.clone(), outline.present);
        // The page of an article comes with the article's text for search: it is read once for both.
        let text = self.site.entry_of(page).and_then(|(id, lang)| {
            let (url, key) = self.search.text_place(id, lang)?;
            Some((id, lang, url, Key::of(&(self.shared, key))))
        });
        let kept = self.sink.keep(&url, key);
        let text = text.filter(|(.., url, key)| !self.sink.keep(url, *key));
        if kept && text.is_none() {
            return Ok(false);
        }
        let Finished { view, article } = self.site.finish(outline, &self.bodies)?;
        if let Some((id, lang, _, key)) = text
            && let Some(article) = article
            && let Some(text) = self.search.text(id, lang, article.sections())
        {
            self.sink.put(&text.url, key, text.text.as_bytes())?;
        }
        if !kept {
            self.sink.put(&url, key, &self.html(view, nav.as_deref(), present)?)?;
        }
        Ok(!kept)
    }

    fn html(
        &self,
        mut view: PageView,
        nav: Option<&SharedNav<'_>>,
        present: Option<usize>,
    ) -> Result<Vec<u8>, Diagnostic> {
        let nav = match nav {
            None => String::new(),
            Some(nav) => {
                let render = || self.renderer.navigation(&self.site.navigation(&nav.outline));
                match nav.rendered.get_or_init(render) {
                    Ok(rendered) => rendered.with_present(present),
                    Err(fault) => return Err(fault.clone()),
                }
            }
        };
        let mut html = Vec::with_capacity(nav.len() + PAGE);
        self.renderer.words(&mut view)?;
        self.renderer.page_to(&view, &nav, &mut html)?;
        Ok(html)
    }

    /// Puts the index and the texts of glossary terms, which have no pages of their own.
    pub fn index(&self, collector: Collector) -> Vec<Diagnostic> {
        let shelf = Shelf { press: self, faults: Mutex::default() };
        let states = self.search.index(collector, &shelf);
        let mut faults = shelf.faults.into_inner().unwrap_or_else(PoisonError::into_inner);
        if let Some(store) = self.bodies.store.filter(|_| faults.is_empty()) {
            let new = states.iter().enumerate().filter_map(|(lang, state)| Some((lang, state.as_ref()?)));
            new.for_each(|(lang, state)| store.put(self.index_key(lang), &[state]));
        }
        faults.par_extend(self.search.terms().into_par_iter().filter_map(|(id, lang, definition)| {
            let (url, key) = self.search.text_place(id, lang)?;
            let text =
                || self.search.text(id, lang, definition.sections()).map(|file| file.text.into_bytes());
            self.put(&url, Key::of(&(self.shared, key)), || Ok(text().unwrap_or_default()))
        }));
        let rules = || Ok(self.search.rules().text.into_bytes());
        faults.extend(self.put(&self.search.rules_url(), Key::of(&(self.shared, "rules")), rules));
        faults
    }

    /// Under which key the store has what the next build is to know of a language's index.
    fn index_key(&self, lang: LangId) -> Key {
        let languages = &self.search.library().languages;
        Key::of(&(PROGRAM, "index", languages, self.bodies.html, languages[lang].as_str()))
    }

    /// Under which key the store has what is remembered of a language's index under a key.
    fn remembered_key(&self, lang: LangId, key: Key) -> Key {
        Key::of(&(self.index_key(lang), key))
    }

    /// Puts what stands beside the pages: assets, feeds, the site map.
    pub fn beside(&self, theme: &Theme, library: &Library) -> Vec<Diagnostic> {
        let mut faults: Vec<Diagnostic> = Vec::new();
        for asset in theme.assets() {
            faults.extend(
                self.put(&asset.published, Key::of(asset.published.as_str()), || Ok(asset.bytes.to_vec())),
            );
        }
        // Files of one name with the same bytes have one address.
        let mut addresses: FxHashSet<&Url> = FxHashSet::default();
        for asset in library.assets.iter().filter(|asset| addresses.insert(&asset.url)) {
            // The address of an asset holds the digest of its bytes, so it is a key as well.
            faults.extend(self.put(&asset.url, Key::of(asset.url.as_str()), || self.bytes_of(asset)));
        }
        for feed in self.site.feeds() {
            faults.extend(
                self.put(&feed.url, Key::of(&(self.shared, &feed)), || Ok(xml::feed(&feed).into_bytes())),
            );
        }
        if self.site.has_base() {
            for (url, text) in xml::sitemap(&self.site.sitemap(), |url| self.site.absolute(url)) {
                faults.extend(self.put(&url, Key::of(text.as_str()), || Ok(text.into_bytes())));
            }
        }
        faults
    }

    fn bytes_of(&self, asset: &Asset) -> Result<Vec<u8>, Diagnostic> {
        let changed = |why: &str| changed_meanwhile(&asset.source, why);
        let bytes = self.bodies.tree.read(&asset.source).map_err(|why| changed(&why.to_string()))?;
        if Digest::of(&bytes) != asset.digest {
            return Err(changed("its bytes are others now"));
        }
        Ok(bytes)
    }

    fn put(
        &self,
        url: &Url,
        key: Key,
        bytes: impl FnOnce() -> Result<Vec<u8>, Diagnostic>,
    ) -> Option<Diagnostic> {
        if self.sink.keep(url, key) {
            return None;
        }
        bytes().and_then(|bytes| self.sink.put(url, key, &bytes)).err()
    }
}

/// Where the index is made, and what went wrong with its files and articles.
struct Shelf<'a, 's> {
    press: &'a Press<'s>,
    faults: Mutex<Vec<Diagnostic>>,
}

impl Shelf<'_, '_> {
    fn note(&self, fault: Diagnostic) {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner).push(fault);
    }
}

impl Desk for Shelf<'_, '_> {
    fn state(&self, lang: LangId) -> Option<Vec<u8>> {
        self.press.bodies.store?.get(self.press.index_key(lang), 0)
    }

    fn kept(&self, lang: LangId, key: Key) -> Option<Vec<u8>> {
        self.press.bodies.store?.get(self.press.remembered_key(lang, key), 0)
    }

    fn hold(&self, lang: LangId, key: Key) {
        if let Some(store) = self.press.bodies.store {
            store.hold(self.press.remembered_key(lang, key));
        }
    }

    fn remember(&self, lang: LangId, key: Key, data: &[u8]) {
        if let Some(store) = self.press.bodies.store {
            store.put(self.press.remembered_key(lang, key), &[data]);
        }
    }

    fn article(&self, id: EntryId, lang: LangId) -> Option<Article> {
        let library = self.press.search.library();
        let record = library.entry(id).records[lang].as_deref()?;
        match &record.body {
            Some(definition) => Some(Article::clone(definition)),
            None => self.press.bodies.article(library, id, record).map_err(|fault| self.note(fault)).ok(),
        }
    }

    fn keep(&self, url: &Url, key: Key) -> bool {
        self.press.sink.keep(url, key)
    }

    fn put(&self, file: &Script, key: Key) {
        if let Err(fault) = self.press.sink.put(&file.url, key, file.text.as_bytes()) {
            self.note(fault);
        }
    }
}
