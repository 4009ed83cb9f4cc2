//! The site's own messages: which are missing, which nobody asks for, and whether their variants and variables are
//! those that the language and the other languages have.
//!
//! Only files of the site are told of: what is built in is not the editors' to mend.

mod asked;
mod plural;
mod read;
mod walk;

use std::collections::{BTreeMap, BTreeSet};

use super::Subject;
use crate::diag::{Diagnostic, Span};
use crate::lang::Lang;
use crate::path::SourcePath;
use crate::theme::messages::Messages;

use asked::Asked;
use read::{File, Written, entries, own_files};

/// A piece of a message's text, for lints of text: what stands between its placeables, line by line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The file.
    pub path: SourcePath,
    /// Where the piece stands.
    pub span: Span,
    /// Its language: that of its folder.
    pub lang: Lang,
    /// The piece, as it was written.
    pub text: String,
}

/// The texts of all messages and terms in the site's own files: those of its `i18n/` and of its theme.
pub fn texts(subject: &Subject<'_>) -> Vec<Text> {
    let mut texts = Vec::new();
    for file in own_files(subject) {
        // A slug is part of an address.
        for written in entries(&file.source).iter().filter(|written| !written.id.ends_with(".slug")) {
            walk::texts(&written.pattern, &mut |piece: &str| {
                texts.push(Text {
                    path: file.source.path.clone(),
                    span: read::span_of(&file.source, piece),
                    lang: file.lang.clone(),
                    text: piece.to_owned(),
                });
            });
        }
    }
    texts
}

/// The findings.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let files = own_files(subject);
    if files.is_empty() {
        return Vec::new();
    }
    let asked = Asked::of(subject);
    let mut notes = missing(subject, &files, &asked);
    notes.extend(unused(&files, &asked));
    notes.extend(variables(subject, &files));
    for file in &files {
        let Some(formats) = formats(subject, &file.lang) else { continue };
        for written in entries(&file.source) {
            plural::check(&file.source, &written, formats, &mut notes);
        }
    }
    notes
}

/// The formats of the site's first language that a folder's messages are for: `ar-EG` for `i18n/ar` too.
fn formats<'a>(subject: &Subject<'a>, folder: &Lang) -> Option<&'a crate::lang::Formats> {
    let messages = subject.parts.messages.iter();
    let mut fits = messages.filter(|one| one.lang() == folder || one.lang().language() == folder.as_str());
    fits.next().map(|one| one.formats())
}

/// Tells of messages that the site has in one of its languages and lacks in another. Those of topics and those that
/// templates ask for by name are errors of a build, which tells of them; those that nothing asks for are missed by nobody.
fn missing(subject: &Subject<'_>, files: &[File], asked: &Asked) -> Vec<Diagnostic> {
    let told = |id: &str| asked.literal.contains(id) || asked.topics.contains(id);
    let mut notes = Vec::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for file in files {
        for written in entries(&file.source) {
            // A slug may stay as the settings name the topic.
            let optional = written.id.ends_with(".slug") || written.id.starts_with('-');
            if optional
                || told(&written.id)
                || !asked.is_used(&written.id)
                || !seen.insert(written.id.clone())
            {
                continue;
            }
            let lacking = subject.parts.messages.iter().filter(|messages| !messages.has(&written.id));
            for messages in lacking {
                let (id, lang) = (&written.id, messages.lang());
                let name = file.source.path.name();
                let help = match id.split_once('.') {
                    Some((id, attribute)) => {
                        format!("Write `.{attribute} = …` below `{id}` in i18n/{lang}/{name}.")
                    }
                    None => format!("Write `{id} = …` into i18n/{lang}/{name}."),
                };
                let note =
                    Diagnostic::warning("message-untranslated", format!("`{id}` is missing in `{lang}`"));
                notes.push(note.at(&file.source.path, written.name).help(help));
            }
        }
    }
    notes
}

/// Tells of messages that nothing asks for: no template, no other message, no topic. What replaces a built-in message
/// is in use, for those are all that the program itself asks for.
fn unused(files: &[File], asked: &Asked) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    for file in files {
        let mut told: BTreeSet<String> = BTreeSet::new();
        for written in entries(&file.source) {
            let id = written.id.split('.').next().unwrap_or_default();
            if asked.is_used(id) || !told.insert(id.to_owned()) {
                continue;
            }
            let help = match id.strip_prefix("topic-") {
                Some(topic) => format!("Add `{topic}` to `topics` in targum.yaml, or remove the message."),
                None => {
                    "Correct its name if it is meant to replace a built-in message, or remove it.".to_owned()
                }
            };
            let note = Diagnostic::note("message-unused", format!("nothing asks for the message `{id}`"));
            notes.push(note.at(&file.source.path, written.owner).help(help));
        }
    }
    notes
}

/// For each message of a language its own variables, and the messages that it puts in, which get them too.
type Shown = BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)>;

/// Tells of messages of the site that lack a variable which another language's message of the same name shows.
fn variables(subject: &Subject<'_>, files: &[File]) -> Vec<Diagnostic> {
    // What is shown in each language: the layer above counts.
    let of_language = |messages: &Messages| -> Shown {
        let layers = read::layers(subject, messages.lang());
        let entry = |written: Written<'_>| (written.id.clone(), walk::variables(&written.pattern));
        layers.iter().flat_map(|source| entries(source).into_iter().map(entry)).collect()
    };
    let shown: Vec<Shown> = subject.parts.messages.iter().map(of_language).collect();
    let mut notes = Vec::new();
    for file in files {
        for written in entries(&file.source) {
            notes.extend(lacking(subject, &shown, file, &written));
        }
    }
    notes
}

fn lacking(subject: &Subject<'_>, shown: &[Shown], file: &File, written: &Written<'_>) -> Vec<Diagnostic> {
    let languages = || subject.parts.messages.iter().zip(shown);
    let mut own = walk::variables(&written.pattern).0;
    for (_, shown) in languages().filter(|(messages, _)| *messages.lang() == file.lang) {
        gather(shown, &written.id, &mut own, &mut BTreeSet::new());
    }
    let mut notes: Vec<Diagnostic> = Vec::new();
    let mut told: BTreeSet<String> = BTreeSet::new();
    for (messages, shown) in languages().filter(|(messages, _)| *messages.lang() != file.lang) {
        let mut theirs = BTreeSet::new();
        gather(shown, &written.id, &mut theirs, &mut BTreeSet::new());
        for name in theirs.difference(&own).filter(|name| told.insert((*name).clone())) {
            let (id, lang) = (&written.id, messages.lang());
            let message = format!("`{id}` has the variable `${name}` in `{lang}`, but not here");
            let note = Diagnostic::warning("message-variables", message)
                .help(format!("Put `{{ ${name} }}` where it belongs, or remove it from the other language."));
            notes.push(note.at(&file.source.path, written.name));
        }
    }
    notes
}

/// Adds a message's variables, and those of the messages that it puts in.
fn gather<'s>(shown: &'s Shown, id: &'s str, into: &mut BTreeSet<String>, seen: &mut BTreeSet<&'s str>) {
    let Some((variables, references)) = shown.get(id).filter(|_| seen.insert(id)) else { return };
    into.extend(variables.iter().cloned());
    references.iter().for_each(|reference| gather(shown, reference, into, seen));
}
