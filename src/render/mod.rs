//! Views to HTML: a page is a pure function of its view, the theme and the messages.
//!
//! 1. The theme's templates are compacted, parsed and checked once, for all languages.
//! 2. Each language gets its own engine, whose functions speak that language.
//! 3. A view becomes the template's variables; nothing else can be reached from a template.

mod check;
mod fault;
mod functions;
mod navigation;
mod panel;
mod template;
mod words;
pub mod xml;

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use tera::{Context, Tera, Value};

pub use navigation::Navigation;

use crate::diag::{Diagnostic, Noted};
use crate::theme::{Messages, Theme};
use crate::view::{Content, NavView, PageView};

use functions::{Assets, Voice};
use panel::Panels;
use template::Prepared;
use words::Words;

/// Turns views into pages. Shared by all threads.
pub struct Renderer {
    engines: BTreeMap<String, Tera>,
    templates: Vec<Prepared>,
    panels: Panels,
    words: Words,
}

impl Renderer {
    /// Prepares the theme's templates for each language that there are messages for. Notes say what is wrong
    /// with templates and which messages they miss; with errors among them pages cannot be trusted.
    pub fn new(theme: &Theme, messages: &[Messages]) -> Noted<Renderer> {
        let templates: Vec<Prepared> = theme.templates().iter().map(Prepared::new).collect();
        let mut notes = check::messages(&templates, messages);
        let voices: functions::Voices =
            Arc::new(messages.iter().map(|one| Voice::new(one.clone())).collect());
        let assets = Assets::new(theme);
        let mut engines = BTreeMap::new();
        let mut panels = Panels::default();
        match engine(&templates) {
            Ok(engine) => {
                panels = Panels::new(&engine, &templates);
                notes.extend(check::variables(&engine, &templates));
                for (index, voice) in voices.iter().enumerate() {
                    let mut own = engine.clone();
                    functions::register(&mut own, voices.clone(), index, &assets);
                    engines.insert(voice.tag().to_owned(), own);
                }
            }
            Err(error) => notes.push(fault::diagnostic(&error, &templates)),
        }
        Noted { value: Renderer { engines, templates, panels, words: Words::default() }, notes }
    }

    /// Renders the glossary terms of a page beforehand, where the theme has a component for that: many pages show the
    /// same. A page whose terms are not rendered yet is the same page.
    pub fn words(&self, view: &mut PageView) -> Result<(), Diagnostic> {
        let terms = match &mut view.content {
            Content::Home(home) => &mut home.body.terms,
            Content::Section(section) => &mut section.body.terms,
            Content::Article(article) => &mut article.body.terms,
            _ => return Ok(()),
        };
        let tag = &view.lang.tag;
        self.words.fill(self.engine(tag)?, tag, terms);
        Ok(())
    }

    /// The page, with `nav` (from [`Navigation::with_present`], or empty) in its place.
    pub fn page(&self, view: &PageView, nav: &str) -> Result<String, Diagnostic> {
        let mut out = Vec::with_capacity(16 * 1024 + nav.len());
        self.page_to(view, nav, &mut out)?;
        String::from_utf8(out).map_err(|_| broken("A template wrote something that is not text.".into()))
    }

    /// Writes the page to `out`.
    pub fn page_to(&self, view: &PageView, nav: &str, out: &mut impl io::Write) -> Result<(), Diagnostic> {
        let mut context = variables(view)?;
        context.insert_value("nav", Value::safe_string(nav));
        let (engine, template) = (self.engine(&view.lang.tag)?, template_of(&view.content));
        let panel = self.panels.of(engine, template, view, &context);
        let written = panel.and_then(|panel| {
            panel.into_iter().for_each(|panel| context.insert_value(panel::NAME, panel));
            engine.render_to(template, &context, out)
        });
        written.map_err(|error| {
            let page = format!("This came up on the page “{}” ({}).", view.title, view.lang.tag);
            fault::diagnostic(&error, &self.templates).help(page)
        })
    }

    /// The side navigation, to be finished for each page by [`Navigation::with_present`].
    pub fn navigation(&self, view: &NavView) -> Result<Navigation, Diagnostic> {
        let rendered = self.engine(&view.lang.tag)?.render("nav.html", &variables(view)?);
        let html = rendered.map_err(|error| fault::diagnostic(&error, &self.templates))?;
        Ok(Navigation::split(&html))
    }

    fn engine(&self, tag: &str) -> Result<&Tera, Diagnostic> {
        self.engines
            .get(tag)
            .ok_or_else(|| broken(format!("There are no templates or messages for `{tag}`.")))
    }
}

fn variables(view: &impl serde::Serialize) -> Result<Context, Diagnostic> {
    Context::from_serialize(view).map_err(|error| broken(error.to_string()))
}

fn broken(message: String) -> Diagnostic {
    Diagnostic::error("template", message)
}

/// The template that shows it. A fallback page is shown as what it stands in for.
fn template_of(content: &Content) -> &'static str {
    match content {
        Content::Home(_) => "home.html",
        Content::Section(_) => "section.html",
        Content::Article(_) => "article.html",
        Content::Topic(_) => "topic.html",
        Content::Topics(_) => "topics.html",
        Content::Glossary(_) => "glossary.html",
        Content::AZ(_) => "a-z.html",
        Content::Search(_) => "search.html",
        Content::Chooser(_) => "chooser.html",
        Content::NotFound(_) => "not-found.html",
        Content::Redirect(_) => "redirect.html",
    }
}

/// Parses all templates. Everything is escaped, whatever a template's name ends in.
fn engine(templates: &[Prepared]) -> tera::TeraResult<Tera> {
    let mut engine = Tera::new();
    engine.autoescape_on(vec![""]);
    functions::register_placeholders(&mut engine);
    engine.add_raw_templates(templates.iter().map(|one| (one.name.as_str(), one.text.as_str())))?;
    Ok(engine)
}

#[cfg(test)]
mod tests;
