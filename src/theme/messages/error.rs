//! Why a message cannot be shown.

use std::fmt;

use fluent::FluentError;
use fluent::resolver::ResolverError;
use fluent::resolver::errors::ReferenceKind;

use crate::diag::Span;
use crate::lang::Lang;
use crate::path::SourcePath;

/// A message that cannot be shown, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageError {
    /// The message, or the attribute as `id.name`.
    pub id: String,
    /// The language that it was asked for in.
    pub lang: Lang,
    /// Where it stands, where it does.
    pub place: Option<(SourcePath, Span)>,
    /// Why.
    pub reason: Reason,
}

/// Why a message cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// There is no such message.
    Unknown,
    /// The message has attributes only.
    NoValue,
    /// It needs an argument that it was not given.
    Argument(String),
    /// It refers to a message, term, attribute or function that is nowhere.
    Reference(String),
    /// It refers to itself.
    Cyclic,
    /// It has more than a hundred placeables.
    TooLong,
    /// Anything else.
    Other(String),
}

impl MessageError {
    pub(super) fn new(lang: &Lang, id: &str, place: Option<&(SourcePath, Span)>, reason: Reason) -> Self {
        Self { id: id.to_owned(), lang: lang.clone(), place: place.cloned(), reason }
    }

    pub(super) fn unknown(lang: &Lang, id: &str) -> Self {
        Self::new(lang, id, None, Reason::Unknown)
    }
}

impl fmt::Display for MessageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, lang, .. } = self;
        if self.reason == Reason::Unknown {
            return write!(f, "no message `{id}` in {lang}");
        }
        write!(f, "message `{id}` ({lang}")?;
        if let Some((path, _)) = &self.place {
            write!(f, ", {path}")?;
        }
        match &self.reason {
            Reason::Unknown | Reason::NoValue => f.write_str(") has no text of its own, only attributes"),
            Reason::Argument(name) => write!(f, ") needs the argument ${name}, which is not given here"),
            Reason::Reference(name) => write!(f, ") refers to `{name}`, which is nowhere"),
            Reason::Cyclic => f.write_str(") refers to itself"),
            Reason::TooLong => f.write_str(") has more than a hundred placeables"),
            Reason::Other(why) => write!(f, ") cannot be shown: {why}"),
        }
    }
}

impl std::error::Error for MessageError {}

impl From<FluentError> for Reason {
    fn from(error: FluentError) -> Self {
        let FluentError::ResolverError(error) = error else { return Reason::Other(error.to_string()) };
        let dotted = |id: String, attribute: Option<String>| match attribute {
            Some(attribute) => format!("{id}.{attribute}"),
            None => id,
        };
        match error {
            ResolverError::Reference(ReferenceKind::Variable { id }) => Reason::Argument(id),
            ResolverError::Reference(ReferenceKind::Function { id }) => Reason::Reference(format!("{id}()")),
            ResolverError::Reference(ReferenceKind::Message { id, attribute }) => {
                Reason::Reference(dotted(id, attribute))
            }
            ResolverError::Reference(ReferenceKind::Term { id, attribute }) => {
                Reason::Reference(format!("-{}", dotted(id, attribute)))
            }
            ResolverError::NoValue(id) => Reason::Reference(id),
            ResolverError::Cyclic => Reason::Cyclic,
            ResolverError::TooManyPlaceables => Reason::TooLong,
            ResolverError::MissingDefault => Reason::Other("a choice has no default".to_owned()),
        }
    }
}
