//! What views are made from.

use super::topics::TopicText;
use crate::library::Library;
use crate::routes::Routes;
use crate::source::Settings;
use crate::theme::messages::Messages;

/// What a site is made of. All are shared by all pages and none changes while pages are made.
#[derive(Clone, Copy)]
pub struct Parts<'a> {
    /// The settings.
    pub settings: &'a Settings,
    /// The linked content.
    pub library: &'a Library,
    /// The addresses.
    pub routes: &'a Routes,
    /// The messages of each language, in the settings' order.
    pub messages: &'a [Messages],
    /// The topics' names, for each language in the library's order.
    pub topics: &'a [Vec<TopicText>],
}
