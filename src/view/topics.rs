//! Topics' names, slugs and summaries, which are messages.

use crate::article::front;
use crate::diag::{Diagnostic, Noted};
use crate::path::SourcePath;
use crate::source::Settings;
use crate::theme::messages::Messages;

/// A topic in one language.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TopicText {
    /// Its name.
    pub name: String,
    /// Its segment of the address.
    pub slug: String,
    /// What it is about; may be empty.
    pub summary: String,
}

/// The topics of the settings in each language. A topic without a name, and one whose slug another topic has,
/// is an error.
pub fn topic_texts(settings: &Settings, messages: &[Messages]) -> Noted<Vec<Vec<TopicText>>> {
    let mut notes = Vec::new();
    let texts = messages.iter().map(|messages| of_language(settings, messages, &mut notes)).collect();
    Noted { value: texts, notes }
}

fn of_language(settings: &Settings, messages: &Messages, notes: &mut Vec<Diagnostic>) -> Vec<TopicText> {
    let mut texts: Vec<TopicText> = Vec::with_capacity(settings.topics.len());
    for topic in &settings.topics {
        let id = format!("topic-{}", topic.value);
        let name = messages.text(&id, &Vec::new()).ok();
        if name.is_none() && !messages.has(&id) {
            let lang = messages.lang();
            let note = Diagnostic::error(
                "message-missing",
                format!("the topic `{}` has no name in the language `{lang}`", topic.value),
            );
            let line = format!("Write `{id} = …` into i18n/{lang}/topics.ftl.");
            notes.push(note.at(&SourcePath::new("targum.yaml"), topic.span).help(line));
        }
        let slug = messages.attribute(&id, "slug").unwrap_or_else(|| topic.value.clone());
        if let Some(problem) = slug_problem(&slug, &texts) {
            let note = Diagnostic::error(
                "topic-slug",
                format!("the slug `{slug}` of the topic `{}` {problem}", topic.value),
            );
            let note = note.help("Change `.slug` of the message.");
            notes.push(match messages.place(&id) {
                Some((path, span)) => note.at(path, *span),
                None => note.at(&SourcePath::new("targum.yaml"), topic.span),
            });
        }
        texts.push(TopicText {
            name: name.unwrap_or_else(|| topic.value.clone()),
            slug,
            summary: messages.attribute(&id, "summary").unwrap_or_default(),
        });
    }
    texts
}

fn slug_problem(slug: &str, others: &[TopicText]) -> Option<String> {
    let lower = slug.to_lowercase();
    let taken = others.iter().any(|other| other.slug.to_lowercase() == lower);
    front::segment_problem(slug)
        .or_else(|| (lower == "index.html").then(|| "is the list of topics".to_owned()))
        .or_else(|| taken.then(|| "is another topic's slug".to_owned()))
}
