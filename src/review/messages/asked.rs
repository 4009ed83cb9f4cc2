//! What asks for messages: a message that nothing asks for is never seen.

use std::collections::BTreeSet;

use super::read::{self, entries};
use super::walk;
use crate::review::Subject;

/// What asks for messages.
#[derive(Default)]
pub(super) struct Asked {
    /// Texts in quotation marks in templates: a message of that name is in use.
    pub(super) literal: BTreeSet<String>,
    /// Texts in quotation marks that something is joined to: messages that begin so are in use.
    begins: BTreeSet<String>,
    /// The messages of the settings' topics.
    pub(super) topics: BTreeSet<String>,
    /// Messages and terms that others put in.
    referred: BTreeSet<String>,
    /// What is built in: all that the program itself asks for, and what the site puts in its place.
    built_in: BTreeSet<String>,
}

impl Asked {
    pub(super) fn of(subject: &Subject<'_>) -> Asked {
        let mut asked = Asked { built_in: read::built_in_ids(), ..Asked::default() };
        for template in subject.theme.templates() {
            asked.quoted(&template.source.text);
        }
        let topics = subject.parts.settings.topics.iter();
        asked.topics = topics.map(|topic| format!("topic-{}", topic.value)).collect();
        for messages in subject.parts.messages {
            for file in read::layers(subject, messages.lang()) {
                for written in entries(&file) {
                    walk::references(&written.pattern, &mut |id| {
                        asked.referred.insert(id.to_owned());
                    });
                }
            }
        }
        asked
    }

    /// Adds the names in quotation marks in a template.
    fn quoted(&mut self, template: &str) {
        let is_id = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        let mut rest = template;
        while let Some(at) = rest.find(['"', '\'', '`']) {
            let quote = rest[at..].chars().next().unwrap_or('"');
            rest = &rest[at + 1..];
            let Some((text, after)) = rest.split_once(quote) else { continue };
            // What is no name may follow an apostrophe: go on right after it.
            if text.is_empty() || !text.bytes().all(is_id) {
                continue;
            }
            let joined = after.trim_start().starts_with('~');
            let names = if joined { &mut self.begins } else { &mut self.literal };
            names.insert(text.to_owned());
            rest = after;
        }
    }

    /// Whether anything asks for a message, or for one of its attributes.
    pub(super) fn is_used(&self, id: &str) -> bool {
        let id = id.split('.').next().unwrap_or_default();
        [&self.literal, &self.topics, &self.referred, &self.built_in].iter().any(|known| known.contains(id))
            || self.begins.iter().any(|begin| id.starts_with(begin.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_between_quotation_marks() {
        let mut asked = Asked::default();
        asked.quoted(
            "it's {{ t(id=\"one\") }} don't {{ t(id='two-' ~ kind) }} {{ text(id=`three`) }} \"not one\" '",
        );
        assert_eq!(asked.literal.iter().map(String::as_str).collect::<Vec<_>>(), ["one", "three"]);
        assert!(
            asked.is_used("two-x")
                && asked.is_used("one.title")
                && !asked.is_used("two")
                && !asked.is_used("four")
        );
    }
}
