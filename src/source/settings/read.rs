//! Key by key from YAML to settings.

use std::collections::BTreeMap;

use super::{HtmlPolicy, Localised, Settings, rules};
use crate::diag::{Diagnostic, Noted, Placed, Severity, Span, codes};
use crate::lang::Lang;
use crate::path::LinkStyle;
use crate::source::Source;
use crate::source::controls::in_yaml;
use crate::source::yaml::{self, Choices, Entry, Node, Reader};

const KEYS: &[&str] = &[
    "title",
    "base_url",
    "languages",
    "fallback",
    "topics",
    "theme",
    "tokens",
    "links",
    "html",
    "indexing",
    "edition",
    "lints",
    "review_every",
    "edit_url",
    "feedback_url",
];

const LINKS: Choices<'_, LinkStyle> = &[("files", LinkStyle::Files), ("pretty", LinkStyle::Pretty)];

const HTML: Choices<'_, HtmlPolicy> =
    &[("sanitize", HtmlPolicy::Sanitize), ("escape", HtmlPolicy::Escape), ("trust", HtmlPolicy::Trust)];

const SEVERITIES: Choices<'_, Option<Severity>> = &[
    ("error", Some(Severity::Error)),
    ("warning", Some(Severity::Warning)),
    ("note", Some(Severity::Note)),
    ("off", None),
];

const WRITE_LANGUAGES: &str =
    "Name the site's languages, the default one first, as in `languages: [he, nl, ar]`.";

pub(super) fn settings(source: &Source) -> Noted<Settings> {
    let document = yaml::parse(&source.path, &source.text, 0..source.text.len());
    let mut reader = Reader::new(&source.path, "setting-value", document.notes);
    let mut settings = Settings::default();
    // Languages first: other keys name them.
    match document.entries.iter().find(|entry| entry.key == "languages") {
        Some(entry) => settings.languages = languages(&mut reader, entry),
        None if document.broken => {}
        None => reader.notes.push(
            Diagnostic::error("languages", "`languages` is missing")
                .in_file(&source.path)
                .help(WRITE_LANGUAGES),
        ),
    }
    for entry in &document.entries {
        read_key(&mut settings, &mut reader, entry);
    }
    let controls = in_yaml(source, 0..source.text.len(), &["title", "edition"]);
    Noted { value: settings, notes: reader.notes.into_iter().chain(controls).collect() }
}

fn read_key(settings: &mut Settings, reader: &mut Reader<'_>, entry: &Entry<'_>) {
    let (key, node) = (&*entry.key, &entry.value);
    match key {
        "languages" => {}
        "title" => settings.title = title(reader, node, &settings.languages),
        "base_url" => settings.base_url = checked(reader, key, node, rules::base_url),
        "fallback" => settings.fallback = fallback(reader, node, &settings.languages),
        "topics" => settings.topics = topics(reader, node),
        "theme" => {
            if let Some(theme) = checked(reader, key, node, rules::theme) {
                settings.theme = theme;
            }
        }
        "tokens" => settings.tokens = tokens(reader, node),
        "links" => settings.links = reader.choice(key, node, LINKS).unwrap_or_default(),
        "html" => settings.html = reader.choice(key, node, HTML).unwrap_or_default(),
        "indexing" => settings.indexing = reader.flag(key, node).unwrap_or_default(),
        "edition" => settings.edition = reader.text(key, node).map(|text| text.value),
        "lints" => settings.lints = lints(reader, node),
        "review_every" => settings.review_every = reader.duration(key, node),
        "edit_url" | "feedback_url" => {
            let address = checked(reader, key, node, rules::address);
            match key {
                "edit_url" => settings.edit_url = address,
                _ => settings.feedback_url = address,
            }
        }
        _ => reader.unknown_key("setting-unknown", entry, KEYS),
    }
}

/// A text that a rule accepts, perhaps after a small correction.
fn checked(reader: &mut Reader<'_>, key: &str, node: &Node<'_>, rule: rules::Rule) -> Option<String> {
    let text = reader.text(key, node)?;
    match rule(&text.value) {
        Ok(value) => Some(value),
        Err(help) => {
            reader.wrong(text.span, format!("`{key}` cannot be `{}`", text.value), help);
            None
        }
    }
}

fn languages(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Vec<Lang> {
    let tags = reader.texts("languages", &entry.value);
    if tags.is_empty() {
        let span = if entry.value.is_empty() { entry.key_span } else { entry.value.span };
        reader.error("languages", span, "`languages` names no language", WRITE_LANGUAGES);
    }
    let mut languages = Vec::new();
    for tag in tags {
        let Some(lang) = reader.tag("languages", &tag.value, tag.span) else { continue };
        match languages.contains(&lang.value) {
            true => {
                let message = format!("the language `{}` is named twice", lang.value);
                reader.error("languages", lang.span, message, "Remove one of the two.");
            }
            false => languages.push(lang.value),
        }
    }
    languages
}

/// A language that the site has; any, while it is not known which ones it has.
fn own_lang(reader: &mut Reader<'_>, tag: &str, span: Span, languages: &[Lang]) -> Option<Lang> {
    let lang = reader.tag("languages", tag, span)?.value;
    if languages.is_empty() || languages.contains(&lang) {
        return Some(lang);
    }
    let own: Vec<&str> = languages.iter().map(Lang::as_str).collect();
    let help = format!("Add it to `languages`, or use one of those that stand there: {}.", own.join(", "));
    reader.error("languages", span, format!("`{tag}` is not a language of this site"), help);
    None
}

fn title(reader: &mut Reader<'_>, node: &Node<'_>, languages: &[Lang]) -> Option<Localised> {
    if !matches!(node.value, yaml::Value::Map(_)) {
        let any = reader.text("title", node)?.value;
        return Some(Localised { any, by_lang: BTreeMap::new() });
    }
    let mut by_lang = BTreeMap::new();
    for entry in reader.map("title", node, "") {
        let lang = own_lang(reader, &entry.key, entry.key_span, languages);
        let text = reader.text(&entry.key, &entry.value);
        if let (Some(lang), Some(text)) = (lang, text) {
            by_lang.insert(lang, text.value);
        }
    }
    let first = languages.iter().find_map(|lang| by_lang.get(lang)).or_else(|| by_lang.values().next());
    Some(Localised { any: first?.clone(), by_lang })
}

fn fallback(reader: &mut Reader<'_>, node: &Node<'_>, languages: &[Lang]) -> BTreeMap<Lang, Vec<Lang>> {
    let mut fallback = BTreeMap::new();
    let example = "for each language those to fall back to, as in `ar: [nl, he]`, indented below `fallback:`";
    for entry in reader.map("fallback", node, example) {
        let lang = own_lang(reader, &entry.key, entry.key_span, languages);
        let mut others: Vec<Lang> = Vec::new();
        for tag in reader.texts(&entry.key, &entry.value) {
            match own_lang(reader, &tag.value, tag.span, languages) {
                Some(other) if Some(&other) == lang.as_ref() || others.contains(&other) => {
                    let message = format!("`{other}` stands here once too often");
                    reader.wrong(
                        tag.span,
                        message,
                        "Name each other language once, in the order to try them.",
                    );
                }
                Some(other) => others.push(other),
                None => {}
            }
        }
        if let Some(lang) = lang {
            fallback.insert(lang, others);
        }
    }
    fallback
}

fn topics(reader: &mut Reader<'_>, node: &Node<'_>) -> Vec<Placed<String>> {
    let mut topics: Vec<Placed<String>> = Vec::new();
    for topic in reader.texts("topics", node) {
        if let Err(help) = rules::topic(&topic.value) {
            reader.wrong(topic.span, format!("`{}` cannot be the name of a topic", topic.value), help);
        } else if topics.iter().any(|other| other.value == topic.value) {
            reader.wrong(
                topic.span,
                format!("the topic `{}` is named twice", topic.value),
                "Remove one of the two.",
            );
        } else {
            topics.push(topic);
        }
    }
    topics
}

fn tokens(reader: &mut Reader<'_>, node: &Node<'_>) -> BTreeMap<String, String> {
    let mut tokens = BTreeMap::new();
    let example = "a name and a value on each line, as in `accent: \"#0b5\"`, indented below `tokens:`";
    for entry in reader.map("tokens", node, example) {
        if !rules::token_name(&entry.key) {
            let help = "Use Latin letters, digits and hyphens, as the theme's own tokens do.";
            reader.wrong(entry.key_span, format!("`{}` cannot be the name of a token", entry.key), help);
        } else if let Some(value) = checked(reader, &entry.key, &entry.value, rules::token) {
            tokens.insert(entry.key.clone().into_owned(), value);
        }
    }
    tokens
}

fn lints(reader: &mut Reader<'_>, node: &Node<'_>) -> BTreeMap<String, Option<Severity>> {
    let mut lints = BTreeMap::new();
    let example = "a problem's code and how grave it is on each line, as in `image-alt: note`";
    for entry in reader.map("lints", node, example) {
        let severity = reader.choice(&entry.key, &entry.value, SEVERITIES);
        if let Some(severity) = severity.filter(|severity| has_effect(reader, entry, *severity)) {
            lints.insert(entry.key.clone().into_owned(), severity);
        }
    }
    lints
}

/// Whether a code can be given a severity. It is told of where it is none, or is an error and stays one.
fn has_effect(reader: &mut Reader<'_>, entry: &Entry<'_>, severity: Option<Severity>) -> bool {
    let key = &*entry.key;
    let (code, message, help) = match codes::find(key) {
        None => {
            let help = match codes::nearest_to(key) {
                Some(near) => format!("Did you mean `{near}`?"),
                None => "Remove this line; `targum explain` lists all codes.".to_owned(),
            };
            ("lint-unknown", format!("no problem has the code `{key}`"), help)
        }
        Some(code) if code.severity == Severity::Error && severity != Some(Severity::Error) => {
            let help = "Remove this line: only warnings and notes can be weighed otherwise or switched off.";
            (
                "lint-fixed",
                format!("`{key}` is an error and stays one, whatever stands here"),
                help.to_owned(),
            )
        }
        Some(_) => return true,
    };
    reader.warning(code, entry.key_span, message, help);
    false
}
