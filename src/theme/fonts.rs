//! Fonts that a theme brings along: `fonts:` in `theme.yaml`, as `@font-face` rules.

use std::fmt::Write;

use serde::Deserialize;

use crate::diag::Diagnostic;
use crate::path::SourcePath;

use super::files::Files;
use super::tokens::fault;

/// A font file below the theme's `assets/`. A token (`font-hebrew`) names its family to put it to use.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Font {
    /// What style sheets call it.
    family: String,
    /// Where it lies below `assets/`: `fonts/heebo.woff2`.
    file: String,
    /// Its weight, or the span of a variable one: `100 900`.
    #[serde(default)]
    weight: Option<String>,
    /// The letters it is for: `U+0590-05FF`. A page without them does not load it.
    #[serde(default)]
    range: Option<String>,
}

impl Font {
    /// What is wrong with it, if anything.
    pub(super) fn fault(&self, has: impl Fn(&str) -> bool) -> Option<String> {
        let optional = [("weight", &self.weight), ("range", &self.range)];
        let optional = optional.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?)));
        let values = [("family", self.family.as_str()), ("file", self.file.as_str())];
        if let Some(fault) = values.into_iter().chain(optional).find_map(|(name, value)| fault(name, value)) {
            return Some(fault);
        }
        if [&self.family, &self.file].iter().any(|text| text.contains(['"', '\'', '(', ')'])) {
            return Some(format!(
                "The font `{}` has a quotation mark or a bracket in its names.",
                self.family
            ));
        }
        (!has(&format!("assets/{}", self.file)))
            .then(|| format!("The font `{}` has no file `assets/{}`.", self.family, self.file))
    }

    /// Its rule. `optional`: the text is there at once and nothing moves when a font arrives late.
    pub(super) fn css(&self) -> String {
        let mut css = format!(
            "@font-face{{font-family:\"{}\";src:url({}) format(\"woff2\");font-display:optional;",
            self.family, self.file
        );
        for (name, value) in [("font-weight", &self.weight), ("unicode-range", &self.range)] {
            let _ = value.iter().try_for_each(|value| write!(css, "{name}:{value};"));
        }
        css + "}\n"
    }
}

/// Says what is wrong with a font of the site's theme.
pub(super) fn unfit(message: &str, own: &Files) -> Diagnostic {
    let note = Diagnostic::error("theme", message);
    let note = match own.get("theme.yaml") {
        Some(file) => note.in_file(&file.path),
        None => note.in_file(&SourcePath::new("theme.yaml")),
    };
    note.help("A font has `family:`, `file:` (a .woff2 below the theme's `assets/`) and, if need be, `weight:` and `range:`.")
}
