//! Tokens: the theme's colours and type, as CSS custom properties, in each of the schemes that readers ask for.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Deserialize;

use crate::diag::{Diagnostic, Span};
use crate::path::SourcePath;
use crate::source::Source;

use super::files::Files;
use super::fonts::{self, Font};

/// The schemes: before a token's name in settings, and when its values hold. The first holds always.
const SCHEMES: [(&str, &str); 4] = [
    ("", ""),
    ("dark-", "@media screen and (prefers-color-scheme:dark)"),
    ("contrast-", "@media (prefers-contrast:more)"),
    ("dark-contrast-", "@media screen and (prefers-contrast:more) and (prefers-color-scheme:dark)"),
];

/// `theme.yaml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Tokens {
    /// Values by name.
    tokens: BTreeMap<String, String>,
    /// Other values where the reader's system is dark.
    dark: BTreeMap<String, String>,
    /// Other values where the reader asks for more contrast.
    contrast: BTreeMap<String, String>,
    /// Other values where she does so in the dark.
    dark_contrast: BTreeMap<String, String>,
    /// Fonts that the theme brings along.
    fonts: Vec<Font>,
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
        all.fonts.retain(|font| {
            let fault = font.fault(|file| [built_in, own].iter().any(|files| files.contains_key(file)));
            notes.extend(fault.as_ref().map(|message| fonts::unfit(message, own)));
            fault.is_none()
        });
        all.set(settings, notes);
        all
    }

    fn schemes(&mut self) -> [&mut BTreeMap<String, String>; 4] {
        [&mut self.tokens, &mut self.dark, &mut self.contrast, &mut self.dark_contrast]
    }

    /// Lays a theme's tokens over these; new ones may come with it.
    fn take(&mut self, mut above: Tokens, path: &SourcePath, notes: &mut Vec<Diagnostic>) {
        for (into, from) in self.schemes().into_iter().zip(above.schemes()) {
            for (name, value) in std::mem::take(from) {
                match fault(&name, &value) {
                    None => {
                        into.insert(name, value);
                    }
                    Some(message) => notes.push(unfit(message, path)),
                }
            }
        }
        self.fonts.extend(above.fonts);
    }

    /// Lays the settings' tokens over these: `name` in all schemes, `dark-name` in the dark one only.
    fn set(&mut self, settings: &BTreeMap<String, String>, notes: &mut Vec<Diagnostic>) {
        let path = SourcePath::new("targum.yaml");
        let mut named: Vec<_> =
            settings.iter().map(|(name, value)| (self.scheme(name), name, value)).collect();
        named.sort_by_key(|(scheme, ..)| *scheme);
        for (scheme, name, value) in named {
            let plain = name.strip_prefix(SCHEMES[scheme].0).unwrap_or(name);
            if !self.tokens.contains_key(plain) {
                notes.push(self.unknown(name, &path));
            } else if let Some(message) = fault(name, value) {
                notes.push(unfit(message, &path));
            } else {
                let mut schemes = self.schemes();
                if scheme == 0 {
                    schemes.iter_mut().for_each(|values| drop(values.remove(plain)));
                }
                schemes[scheme].insert(plain.to_owned(), value.clone());
            }
        }
    }

    /// Which scheme a name in settings is about: the longest prefix counts, unless a token is called so itself.
    fn scheme(&self, name: &str) -> usize {
        if self.tokens.contains_key(name) {
            return 0;
        }
        let named = (1..SCHEMES.len()).rev().find(|scheme| name.starts_with(SCHEMES[*scheme].0));
        named.unwrap_or(0)
    }

    fn unknown(&self, name: &str, path: &SourcePath) -> Diagnostic {
        let prefix = SCHEMES[self.scheme(name)].0;
        let plain = name.strip_prefix(prefix).unwrap_or(name);
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

    /// The fonts and the tokens as custom properties, to stand before the theme's own style sheets.
    pub(super) fn css(&self) -> String {
        let mut css: String = self.fonts.iter().map(Font::css).collect();
        let values = [&self.tokens, &self.dark, &self.contrast, &self.dark_contrast];
        for ((_, when), values) in SCHEMES.iter().zip(values).filter(|(_, values)| !values.is_empty()) {
            let declared = declarations(values);
            let _ = match *when {
                "" => writeln!(css, ":root{{{declared}}}"),
                when => writeln!(css, "{when}{{:root{{{declared}}}}}"),
            };
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
pub(super) fn fault(name: &str, value: &str) -> Option<String> {
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
    let note = note.help("It holds `tokens:`, `dark:`, `contrast:` and `dark-contrast:`, each with lines `name: value`, and `fonts:`.");
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
