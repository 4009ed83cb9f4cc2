//! What commands print: problems on standard error, results on standard output.

use std::io::{IsTerminal, stderr};
use std::time::Duration;

use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::diag::{self, Diagnostic, Style};
use crate::source::{Tree, read_text};

/// When to colour.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Color {
    fn is_on(self) -> bool {
        match self {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|set| set.is_empty())
            }
        }
    }
}

/// Prints problems, sorted, each with its line.
pub(super) fn problems(mut notes: Vec<Diagnostic>, tree: &dyn Tree, color: Color) {
    if notes.is_empty() {
        return;
    }
    diag::sort(&mut notes);
    diag::dedupe(&mut notes);
    let source = |path: &_| Some(read_text(path, tree.read(path).ok()?).value.text);
    let style = Style { color: color.is_on(), terminal: stderr().is_terminal() };
    eprintln!("{}", diag::render(&notes, &source, style));
    eprintln!("{}", diag::summary(&notes));
}

/// A bar that shows how far a build is; hidden where nobody watches.
pub(super) fn bar() -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr_with_hz(10));
    let style = ProgressStyle::with_template("{bar:30} {pos} of {len} pages");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

/// A duration as people say it.
pub(super) fn seconds(duration: Duration) -> String {
    match duration.as_millis() {
        millis @ 0..=999 => format!("{millis} ms"),
        _ => format!("{:.1} s", duration.as_secs_f64()),
    }
}
