//! What the renderer asks of a language's messages.

use crate::theme::messages::{Arg, Messages};

/// Something put into a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// Plain text, isolated and escaped by the message.
    Text(String),
    /// A number, written as the language writes numbers and deciding between plural forms.
    Number(i64),
    /// Markup that is already safe.
    Html(String),
}

/// The messages of one language.
pub trait Speak: Send + Sync {
    /// The language's tag.
    fn tag(&self) -> &str;

    /// Whether there is a message `id`.
    fn has(&self, id: &str) -> bool;

    /// The message as HTML.
    fn html(&self, id: &str, args: &[(&str, Said)]) -> Option<String>;

    /// The message as plain text.
    fn text(&self, id: &str, args: &[(&str, Said)]) -> Option<String>;

    /// An attribute of the message, as plain text.
    fn attribute(&self, id: &str, name: &str) -> Option<String>;

    /// A number, as the language writes it.
    fn number(&self, number: i64) -> String;
}

impl Speak for Messages {
    fn tag(&self) -> &str {
        self.lang().as_str()
    }

    fn has(&self, id: &str) -> bool {
        Messages::has(self, id)
    }

    fn html(&self, id: &str, args: &[(&str, Said)]) -> Option<String> {
        Messages::html(self, id, &said(args)).ok()
    }

    fn text(&self, id: &str, args: &[(&str, Said)]) -> Option<String> {
        Messages::text(self, id, &said(args)).ok()
    }

    fn attribute(&self, id: &str, name: &str) -> Option<String> {
        Messages::attribute(self, id, name)
    }

    fn number(&self, number: i64) -> String {
        self.formats().number(number)
    }
}

fn said<'a>(args: &[(&'a str, Said)]) -> Vec<(&'a str, Arg)> {
    let arg = |said: &Said| match said {
        Said::Text(text) => Arg::Text(text.clone()),
        Said::Number(number) => Arg::Number(*number),
        Said::Html(html) => Arg::Html(html.clone()),
    };
    args.iter().map(|(name, value)| (*name, arg(value))).collect()
}
