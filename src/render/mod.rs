//! Views to HTML: a page is a pure function of its view, the theme and the messages.
//!
//! 1. The theme's templates are compacted, parsed and checked once, for all languages.
//! 2. Each language gets its own engine, whose functions speak that language, once a page of it is made.
//! 3. A view becomes the template's variables; nothing else can be reached from a template.

mod check;
mod fault;
mod functions;
mod navigation;
mod panel;
mod settle;
mod template;
mod words;
pub mod xml;

use std::io;
use std::sync::{Arc, OnceLock};

use tera::{Context, Tera, Value};

pub use navigation::Navigation;

use crate::diag::{Diagnostic, Noted};
use crate::theme::{Messages, Theme};
use crate::view::{Content, NavView, PageView};

use functions::{Assets, Voice, Voices};
use panel::Panels;
use template::Prepared;
use words::Words;

/// Turns views into pages. Shared by all threads.
pub struct Renderer {
    templates: Vec<Prepared>,
    /// The templates, parsed; `None` where that cannot be.
    parsed: Option<Tera>,
    voices: Voices,
    assets: Assets,
    /// For each voice the engine of its language.
    engines: Vec<OnceLock<Engine>>,
    panels: Panels,
    words: Words,
}

/// Speaks one language.
struct Engine {
    tera: Tera,
    /// The templates as they are for that language.
    templates: Vec<Prepared>,
}

impl Renderer {
    /// Prepares the theme's templates for each language that there are messages for. Notes say what is wrong
    /// with templates and which messages they miss; with errors among them pages cannot be trusted.
    pub fn new(theme: &Theme, messages: &[Messages]) -> Noted<Renderer> {
        let templates: Vec<Prepared> = theme.templates().iter().map(Prepared::new).collect();
        let mut notes = check::messages(&templates, messages);
        let voices: Voices = Arc::new(messages.iter().map(|one| Voice::new(one.clone())).collect());
        let engines = voices.iter().map(|_| OnceLock::new()).collect();
        let mut panels = Panels::default();
        let parsed = match parsed(&templates) {
            Ok(parsed) => {
                panels = Panels::new(&parsed, &templates);
                notes.extend(check::variables(&parsed, &templates));
                Some(parsed)
            }
            Err(error) => {
                notes.push(fault::diagnostic(&error, &templates));
                None
            }
        };
        let (assets, words) = (Assets::new(theme), Words::default());
        Noted { value: Renderer { templates, parsed, voices, assets, engines, panels, words }, notes }
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
        self.words.fill(&self.engine(tag)?.tera, tag, terms);
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
        let panel = self.panels.of(&engine.tera, template, view, &context);
        let written = panel.and_then(|panel| {
            panel.into_iter().for_each(|panel| context.insert_value(panel::NAME, panel));
            engine.tera.render_to(template, &context, out)
        });
        written.map_err(|error| {
            let page = format!("This came up on the page “{}” ({}).", view.title, view.lang.tag);
            fault::diagnostic(&error, &engine.templates).help(page)
        })
    }

    /// The side navigation, to be finished for each page by [`Navigation::with_present`].
    pub fn navigation(&self, view: &NavView) -> Result<Navigation, Diagnostic> {
        let engine = self.engine(&view.lang.tag)?;
        let rendered = engine.tera.render("nav.html", &variables(view)?);
        let html = rendered.map_err(|error| fault::diagnostic(&error, &engine.templates))?;
        Ok(Navigation::split(&html))
    }

    fn engine(&self, tag: &str) -> Result<&Engine, Diagnostic> {
        let voice = self.voices.iter().position(|voice| voice.tag() == tag);
        let (parsed, voice) = self
            .parsed
            .as_ref()
            .zip(voice)
            .ok_or_else(|| broken(format!("There are no templates or messages for `{tag}`.")))?;
        Ok(self.engines[voice].get_or_init(|| self.speaking(parsed, voice)))
    }

    /// The engine of a voice's language.
    fn speaking(&self, templates: &Tera, voice: usize) -> Engine {
        let speaking = |mut engine: Tera| {
            functions::register(&mut engine, self.voices.clone(), voice, &self.assets);
            engine
        };
        let engine = speaking(templates.clone());
        let own =
            self.templates.iter().map(|one| settle::settled(one, &engine, &self.voices[voice], &self.assets));
        let own: Vec<Prepared> = own.collect();
        match parsed(&own) {
            Ok(tera) => Engine { tera: speaking(tera), templates: own },
            // What is right by itself should be so with its messages.
            Err(_) => Engine { tera: engine, templates: self.templates.clone() },
        }
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
fn parsed(templates: &[Prepared]) -> tera::TeraResult<Tera> {
    let mut engine = Tera::new();
    engine.autoescape_on(vec![""]);
    engine.set_escape_fn(escape);
    functions::register_placeholders(&mut engine);
    engine.add_raw_templates(templates.iter().map(|one| (one.name.as_str(), one.text.as_str())))?;
    Ok(engine)
}

/// The engine's own escaping, which looks at one byte after the other, for texts that need it: few do.
fn escape(text: &str, out: &mut dyn io::Write) -> io::Result<()> {
    let asks = |byte| u8::from(byte == b'&') | u8::from(byte == b'<') | u8::from(byte == b'>');
    let quotes = |byte| u8::from(byte == b'"') | u8::from(byte == b'\'');
    match text.bytes().fold(0, |found, byte| found | asks(byte) | quotes(byte)) {
        0 => out.write_all(text.as_bytes()),
        _ => tera::escape_html(text, out),
    }
}

#[cfg(test)]
mod tests;
