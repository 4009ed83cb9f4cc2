//! What the renderer asks of a language's messages.

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
