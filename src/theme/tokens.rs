//! Tokens: the theme's colours and type, as CSS custom properties.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Deserialize;

use crate::diag::{Diagnostic, Span};
use crate::path::SourcePath;
use crate::source::Source;

use super::files::Files;

/// Before a token's name in settings, when it is to hold in the dark only.
const DARK: &str = "dark-";

/// `theme.yaml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Tokens {
    /// Values by name.
    tokens: BTreeMap<String, String>,
    /// Other values where the reader's system is dark.
    dark: BTreeMap<String, String>,
}

impl Tokens {
    /// Reads the built-in `theme.yaml`, lays the site's theme's and then the settings' tokens over it.
    pub(super) fn gather(
        built_in: &Files,
        own: &Files,
        settings: &BTreeMap<String, String>,
        notes: &mut Vec<Diagnostic>,
    ) -> Tokens {
        let mut all = Tokens::default();
        for file in [built_in, own].into_iter().filter_map(|files| files.get("theme.yaml")) {
            let source = super::text(file, notes);
            match serde_yaml::from_str::<Tokens>(&source.text) {
                Ok(read) => all.take(read, &source.path, notes),
                Err(error) => notes.push(unreadable(&source, &error)),
            }
        }
        all.set(settings, notes);
        all
    }

    /// Lays a theme's tokens over these; new ones may come with it.
    fn take(&mut self, above: Tokens, path: &SourcePath, notes: &mut Vec<Diagnostic>) {
        for (into, from) in [(&mut self.tokens, above.tokens), (&mut self.dark, above.dark)] {
            for (name, value) in from {
                match fault(&name, &value) {
                    None => {
                        into.insert(name, value);
                    }
                    Some(message) => notes.push(unfit(message, path)),
                }
            }
        }
    }

    /// Lays the settings' tokens over these: `name` in both schemes, `dark-name` in the dark one only.
    fn set(&mut self, settings: &BTreeMap<String, String>, notes: &mut Vec<Diagnostic>) {
        let path = SourcePath::new("targum.yaml");
        let (dark, both): (Vec<_>, Vec<_>) = settings.iter().partition(|(name, _)| name.starts_with(DARK));
        for (name, value) in both.into_iter().chain(dark) {
            let plain = name.strip_prefix(DARK).unwrap_or(name);
            if !self.tokens.contains_key(plain) {
                notes.push(self.unknown(name, &path));
            } else if let Some(message) = fault(name, value) {
                notes.push(unfit(message, &path));
            } else if name.starts_with(DARK) {
                self.dark.insert(plain.to_owned(), value.clone());
            } else {
                self.dark.remove(plain);
                self.tokens.insert(plain.to_owned(), value.clone());
            }
        }
    }

    fn unknown(&self, name: &str, path: &SourcePath) -> Diagnostic {
        let (prefix, plain) = name.strip_prefix(DARK).map_or(("", name), |plain| (DARK, plain));
        let nearest = self
            .tokens
            .keys()
            .map(|known| (strsim::osa_distance(known, plain), known))
            .min()
            .filter(|(distance, known)| *distance <= 1 + known.chars().count() / 3);
        let help = match nearest {
            Some((_, known)) => format!("Did you mean `{prefix}{known}`?"),
            None => {
                let known: Vec<&str> = self.tokens.keys().map(String::as_str).collect();
                format!("The theme has these: {}.", known.join(", "))
            }
        };
        Diagnostic::warning("theme", format!("The theme has no token `{name}`.")).in_file(path).help(help)
    }

    /// The tokens as custom properties, to stand before `style.css`.
    pub(super) fn css(&self) -> String {
        let dark = declarations(&self.dark);
        let mut css = format!(":root{{{}}}\n", declarations(&self.tokens));
        if !dark.is_empty() {
            css += &format!("@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n");
        }
        css
    }
}

fn declarations(tokens: &BTreeMap<String, String>) -> String {
    let mut css = String::new();
    for (name, value) in tokens {
        let _ = write!(css, "--{name}:{};", value.trim());
    }
    css
}

/// What is wrong with a token, if anything: its value must not be able to end its declaration.
fn fault(name: &str, value: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if name.is_empty() || !name.chars().all(plain) {
        return Some(format!("`{name}` is not a token's name."));
    }
    let forbidden = |c: char| matches!(c, ';' | '{' | '}' | '<' | '\\' | '@') || c.is_control();
    let even = |quote: char| value.matches(quote).count().is_multiple_of(2);
    let closed = value.matches('(').count() == value.matches(')').count();
    let remote = value.contains("//") || value.contains("/*");
    let sound = !value.contains(forbidden) && even('"') && even('\'') && closed && !remote;
    (!sound || value.trim().is_empty()).then(|| format!("`{value}` cannot be the value of `{name}`."))
}

fn unfit(message: String, path: &SourcePath) -> Diagnostic {
    Diagnostic::error("theme", message).in_file(path).help(
        "Names are small letters, digits and hyphens; values are single CSS values without `;`, braces, `<`, \
         comments or addresses, with their quotes and brackets closed.",
    )
}

fn unreadable(source: &Source, error: &serde_yaml::Error) -> Diagnostic {
    let full = error.to_string();
    let first = full.lines().next().unwrap_or_default();
    let note = Diagnostic::error("theme", format!("`theme.yaml` cannot be read: {first}"));
    let note = note.help("It holds `tokens:` and `dark:`, each with lines `name: value`.");
    match error.location().and_then(|at| line_span(&source.text, at.line())) {
        Some(span) => note.at(&source.path, span),
        None => note.in_file(&source.path),
    }
}

/// The bytes of a line, counted from 1.
fn line_span(text: &str, line: u64) -> Option<Span> {
    let index = usize::try_from(line).ok()?.checked_sub(1)?;
    let start = text.split_inclusive('\n').take(index).map(str::len).sum();
    let length = text.split('\n').nth(index)?.len();
    Some(Span::new(start, start + length))
}
