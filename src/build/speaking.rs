//! How a site looks and speaks: its theme and its messages.

use crate::diag::Noted;
use crate::digest::Key;
use crate::render::Renderer;
use crate::source::{Settings, Tree};
use crate::theme::messages::Messages;
use crate::theme::{Theme, load_messages};
use crate::view::{TopicText, topic_texts};

/// How a site looks and speaks.
pub struct Speaking {
    /// The theme.
    pub theme: Theme,
    /// The messages of each language.
    pub messages: Vec<Messages>,
    /// The topics' names in each language.
    pub topics: Vec<Vec<TopicText>>,
    /// The templates, ready.
    pub renderer: Renderer,
}

impl Speaking {
    /// Loads the theme and all languages' messages. What is wrong with them becomes notes.
    pub fn load(tree: &dyn Tree, settings: &Settings) -> Noted<Speaking> {
        let mut notes = Vec::new();
        let theme = Theme::load(&settings.theme, tree, &settings.tokens);
        notes.extend(theme.notes);
        let theme = theme.value;
        let mut messages: Vec<Messages> = Vec::new();
        for lang in &settings.languages {
            let loaded = load_messages(&theme, tree, lang);
            notes.extend(loaded.notes);
            messages.push(loaded.value);
        }
        let topics = topic_texts(settings, &messages);
        let renderer = Renderer::new(&theme, &messages);
        notes.extend(topics.notes.into_iter().chain(renderer.notes));
        let value = Speaking { theme, messages, topics: topics.value, renderer: renderer.value };
        Noted { value, notes }
    }

    /// The hash of theme and messages.
    pub fn key(&self) -> Key {
        let messages: Vec<Key> = self.messages.iter().map(|messages| messages.key()).collect();
        Key::of(&(self.theme.key(), messages))
    }
}
