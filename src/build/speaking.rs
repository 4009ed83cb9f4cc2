//! How a site looks and speaks: its theme, its messages, its formats.

use crate::diag::Diagnostic;
use crate::digest::Key;
use crate::lang::Lang;
use crate::lang::formats::Formats;
use crate::render::Renderer;
use crate::source::{Settings, Tree};
use crate::theme::messages::Messages;
use crate::theme::{Theme, message_layers};
use crate::view::{TopicText, topic_texts};

/// How a site looks and speaks.
pub(super) struct Speaking {
    /// The theme.
    pub theme: Theme,
    /// The messages of each language.
    pub messages: Vec<Messages>,
    /// The formats of each language.
    pub formats: Vec<Formats>,
    /// The topics' names in each language.
    pub topics: Vec<Vec<TopicText>>,
    /// The templates, ready; `None` where they cannot be used.
    pub renderer: Option<Renderer>,
}
