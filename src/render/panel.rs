//! The search dialog, which pages of one language and depth have alike: it is rendered once for all of them.

use std::collections::BTreeSet;
use std::sync::{PoisonError, RwLock};

use rustc_hash::FxHashMap;
use serde::Serialize;
use tera::{Context, Tera, TeraResult, Value};

use super::template::Prepared;
use crate::digest::Key;
use crate::view::{Badge, BadgeView, LangView, PageView, SiteView, SwitchView};

/// The variable that holds it.
pub(super) const NAME: &str = "panel";

/// The template that writes it.
const TEMPLATE: &str = "parts/search.html";

/// The variables that pages may have alike.
const SHARED: [&str; 4] = ["lang", "root", "site", "switcher"];

/// The dialogs rendered so far.
#[derive(Default)]
pub(super) struct Panels {
    /// The templates that show it.
    users: BTreeSet<String>,
    /// Whether the dialog uses nothing but what pages may have alike.
    shared: bool,
    /// By what their pages have alike; `None` where it is different on each page all the same.
    known: RwLock<FxHashMap<Key, Option<Value>>>,
}

/// The variables that pages may have alike, as a page or its opposite has them.
#[derive(Serialize)]
struct Shared<'a> {
    lang: &'a LangView,
    root: &'a str,
    site: &'a SiteView,
    switcher: &'a [SwitchView],
}

impl Panels {
    /// Looks through the templates for what they use.
    pub(super) fn new(engine: &Tera, templates: &[Prepared]) -> Panels {
        let variables = |name: &str| engine.get_template_variables(name).unwrap_or_default();
        let names = templates.iter().map(|template| template.name.clone());
        Panels {
            users: names.filter(|name| variables(name).contains(NAME)).collect(),
            shared: variables(TEMPLATE).iter().all(|name| SHARED.contains(name)),
            known: RwLock::default(),
        }
    }

    /// The dialog of a page, whose variables are in `context`; `None` for a template that does not show it.
    pub(super) fn of(
        &self,
        engine: &Tera,
        template: &str,
        view: &PageView,
        context: &Context,
    ) -> TeraResult<Option<Value>> {
        if !self.users.contains(template) {
            return Ok(None);
        }
        let own = || Ok(Some(Value::safe_string(&engine.render(TEMPLATE, context)?)));
        if !self.shared {
            return own();
        }
        let key = alike(view);
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        let panel = match known {
            Some(panel) => panel,
            None => {
                let made = shared(engine, view)?;
                self.known.write().unwrap_or_else(PoisonError::into_inner).insert(key, made.clone());
                made
            }
        };
        panel.map_or_else(own, |panel| Ok(Some(panel)))
    }
}

/// The hash of what pages with the same dialog have alike.
fn alike(view: &PageView) -> Key {
    let SiteView {
        title,
        home,
        topics,
        glossary,
        a_z,
        search,
        chooser,
        numerals,
        edition,
        edit: _,
        feedback: _,
    } = &view.site;
    let languages: Vec<_> = view.switcher.iter().map(|one| (&one.lang, one.current)).collect();
    let links = (home, topics, glossary, a_z, search, chooser);
    Key::of(&(&view.lang, &view.root, title, links, numerals, edition, languages))
}

/// The dialog, if a page that differs in everything else has the same.
fn shared(engine: &Tera, view: &PageView) -> TeraResult<Option<Value>> {
    let render = |site: &SiteView, switcher: &[SwitchView]| {
        let variables = Shared { lang: &view.lang, root: &view.root, site, switcher };
        engine.render(TEMPLATE, &Context::from_serialize(&variables)?)
    };
    let html = render(&view.site, &view.switcher)?;
    let other = |own: &Option<String>| if own.is_some() { None } else { Some("#other".to_owned()) };
    let SiteView { edit, feedback, .. } = &view.site;
    let site = SiteView { edit: other(edit), feedback: other(feedback), ..view.site.clone() };
    let badge = |own: &SwitchView| {
        let other = BadgeView { name: Badge::Missing, text: String::from("other") };
        if own.badge.is_some() { None } else { Some(other) }
    };
    let switcher: Vec<SwitchView> = view
        .switcher
        .iter()
        .map(|own| SwitchView { href: format!("{}#other", own.href), badge: badge(own), ..own.clone() })
        .collect();
    let same = render(&site, &switcher).is_ok_and(|other| other == html);
    Ok(same.then(|| Value::safe_string(&html)))
}
