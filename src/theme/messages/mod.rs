//! What the handbook says in each language: Fluent messages, overlaid layer by layer.
//!
//! `fluent-bundle` resolves them. Before it sees them they are rewritten (`rewrite.rs`), once for HTML and once for
//! plain text, so that plurals and numbers are those of CLDR by ICU4X and every insertion is isolated from the
//! direction of the text round it.

mod controls;
mod error;
mod load;
mod rewrite;
mod values;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource};
use jiff::civil::Date;

use crate::diag::{Noted, Span};
use crate::digest::Key;
use crate::lang::{Formats, Lang};
use crate::path::SourcePath;
use crate::source::Source;

pub use error::{MessageError, Reason};
use rewrite::Flavour;
use values::Value;

/// What is put into a message.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Arg {
    /// A name, a title: of any language and direction. Escaped and isolated; as a selector, the text itself.
    Text(String),
    /// A whole number, shown in the language's digits; as a selector, its plural category or itself.
    Number(i64),
    /// A date, shown in full.
    Date(Date),
    /// Mark-up that is safe, put in as it is. In plain text it is shown like `Text`.
    Html(String),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Arg::Number(number)
    }
}

impl From<Date> for Arg {
    fn from(date: Date) -> Self {
        Arg::Date(date)
    }
}

/// What is put into a message, by name.
pub type Args<'a> = Vec<(&'a str, Arg)>;

/// The messages of one language. Cheap to clone, shared between threads.
#[derive(Clone)]
pub struct Messages(Arc<Inner>);

struct Inner {
    formats: Arc<Formats>,
    html: FluentBundle<FluentResource>,
    text: FluentBundle<FluentResource>,
    /// Where each message, and each attribute as `id.name`, was written last.
    places: BTreeMap<String, (SourcePath, Span)>,
    fallback: Option<Messages>,
    key: Key,
}

impl Messages {
    /// Reads the messages of `lang` from layers, the lowest first; within a layer the order of files counts. A
    /// later layer's message replaces the value and the attributes that it gives. What cannot be read
    /// (`message-syntax`), names something that is nowhere (`message-reference`) or stands twice in one layer
    /// (`message-duplicate`) is noted. Messages that are missing are taken from `fallback`, marked as being in its
    /// language.
    pub fn load(lang: &Lang, layers: &[Vec<Source>], fallback: Option<&Messages>) -> Noted<Messages> {
        let Noted { value: merged, notes } = load::merge(layers);
        let formats = Arc::new(Formats::new(lang));
        let html = rewrite::source(&merged, Flavour::Html);
        let text = rewrite::source(&merged, Flavour::Text);
        let key = Key::of(&(lang, &html, fallback.map(|fallback| fallback.key().0)));
        let inner = Inner {
            html: bundle(&formats, html),
            text: bundle(&formats, text),
            formats,
            places: merged.places(),
            fallback: fallback.cloned(),
            key,
        };
        Noted { value: Messages(Arc::new(inner)), notes }
    }

    /// The language.
    pub fn lang(&self) -> &Lang {
        self.0.formats.lang()
    }

    /// The language's formats.
    pub fn formats(&self) -> &Formats {
        &self.0.formats
    }

    /// A key over all that the messages say, in order, and over their fallback's.
    pub fn key(&self) -> Key {
        self.0.key
    }

    /// Whether the language itself has the message, or the attribute `id.name`.
    pub fn has(&self, id: &str) -> bool {
        self.0.places.contains_key(id)
    }

    /// The language's own messages, sorted, without terms and attributes.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.places.keys().map(String::as_str).filter(|id| !id.starts_with('-') && !id.contains('.'))
    }

    /// Where a message, or an attribute `id.name`, was written: in the highest layer that has it.
    pub fn place(&self, id: &str) -> Option<&(SourcePath, Span)> {
        self.0.places.get(id)
    }

    /// A message, or an attribute `id.name`, as HTML: its own text escaped, text arguments escaped and wrapped in
    /// `<bdi>` (W3C, *Inline markup and bidirectional text in HTML*), safe mark-up as it is. One of the fallback's
    /// language is wrapped in `<bdi lang dir>`.
    pub fn html(&self, id: &str, args: &[(&str, Arg)]) -> Result<String, MessageError> {
        self.resolve(id, args, Flavour::Html)
    }

    /// A message, or an attribute `id.name`, as plain text for attributes, titles and feeds: each text argument,
    /// term and message within it stands between FSI and PDI (UAX #9, section 2.4), also where the message
    /// consists of nothing else.
    pub fn text(&self, id: &str, args: &[(&str, Arg)]) -> Result<String, MessageError> {
        self.resolve(id, args, Flavour::Text)
    }

    /// An attribute that needs no arguments, as plain text and without recourse to the fallback, whose slugs and
    /// summaries are not the language's; `None` where there is none, or where it cannot be shown, which
    /// [`Messages::text`] with `id.name` explains.
    pub fn attribute(&self, id: &str, name: &str) -> Option<String> {
        let id = format!("{id}.{name}");
        self.has(&id).then(|| self.format(&id, &[], Flavour::Text).ok()).flatten()
    }

    fn resolve(&self, id: &str, args: &[(&str, Arg)], flavour: Flavour) -> Result<String, MessageError> {
        if self.has(id) {
            return self.format(id, args, flavour);
        }
        match &self.0.fallback {
            Some(fallback) => fallback.resolve(id, args, flavour).map(|text| fallback.marked(&text, flavour)),
            None => Err(MessageError::unknown(self.lang(), id)),
        }
    }

    /// A text of this language as it stands in a text of another.
    fn marked(&self, text: &str, flavour: Flavour) -> String {
        match flavour {
            Flavour::Text => format!("\u{2068}{text}\u{2069}"),
            Flavour::Html => {
                let (lang, dir) = (self.lang(), self.lang().direction());
                format!("<bdi lang=\"{lang}\" dir=\"{dir}\">{text}</bdi>")
            }
        }
    }

    fn format(&self, id: &str, args: &[(&str, Arg)], flavour: Flavour) -> Result<String, MessageError> {
        let bundle = match flavour {
            Flavour::Html => &self.0.html,
            Flavour::Text => &self.0.text,
        };
        let (name, attribute) = id.split_once('.').map_or((id, None), |(id, name)| (id, Some(name)));
        let message = bundle.get_message(name);
        let pattern = match attribute {
            None => message.and_then(|message| message.value()),
            Some(name) => message.and_then(|message| message.get_attribute(name)).map(|found| found.value()),
        };
        let failed = |reason| MessageError::new(self.lang(), id, self.place(id), reason);
        let pattern = pattern.ok_or_else(|| failed(Reason::NoValue))?;
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            values.set(*name, Value::of(arg, &self.0.formats, flavour));
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
        match errors.into_iter().next() {
            None => Ok(text),
            Some(error) => Err(failed(error.into())),
        }
    }
}

impl fmt::Debug for Messages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Messages({})", self.lang())
    }
}

/// A bundle that leaves isolation and escaping to the source, which was rewritten for it.
fn bundle(formats: &Arc<Formats>, source: String) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![formats.lang().identifier().clone()]);
    bundle.set_use_isolating(false);
    values::add_functions(&mut bundle, formats);
    bundle.add_resource_overriding(FluentResource::try_new(source).unwrap_or_else(|(resource, _)| resource));
    bundle
}

#[cfg(test)]
mod tests;
