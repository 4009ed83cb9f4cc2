//! What commands print: problems on standard error, results on standard output.

use std::io::{IsTerminal, Write, stderr, stdout};
use std::time::Duration;

use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::diag::{self, Diagnostic, Style};
use crate::source::{Tree, read_text};

/// When to do something for a terminal.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum When {
    /// On a terminal; colours not where NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What whoever reads the output wants to see.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(super) struct Screen {
    /// When to colour what is printed
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: When,

    /// When to print invisible marks that keep right-to-left text and paths in place
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    marks: When,
}

impl Screen {
    /// What standard error can show.
    pub(super) fn on_errors(self) -> Style {
        self.on(stderr().is_terminal())
    }

    /// What standard output can show.
    pub(super) fn on_output(self) -> Style {
        self.on(stdout().is_terminal())
    }

    fn on(self, terminal: bool) -> Style {
        let plain = || std::env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty());
        let wanted = |when: When| match when {
            When::Always => true,
            When::Never => false,
            When::Auto => terminal,
        };
        let color = wanted(self.color) && !(matches!(self.color, When::Auto) && plain());
        Style { color, terminal: wanted(self.marks) }
    }
}

/// Prints problems, sorted, each with its line.
pub(super) fn problems(mut notes: Vec<Diagnostic>, tree: &dyn Tree, screen: Screen) {
    if notes.is_empty() {
        return;
    }
    diag::sort(&mut notes);
    diag::dedupe(&mut notes);
    let source = |path: &_| Some(read_text(path, tree.read(path).ok()?).value.text);
    eprintln!("{}", diag::render(&notes, &source, screen.on_errors()));
    eprintln!("{}", diag::summary(&notes));
}

/// A bar that shows how far a build is; hidden where nobody watches.
pub(super) fn bar() -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr_with_hz(10));
    let style = ProgressStyle::with_template("{bar:30} {pos} of {len} pages");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

/// A bar that shows how many addresses on the web have been asked for.
pub(super) fn addresses(count: usize) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(count as u64), ProgressDrawTarget::stderr_with_hz(10));
    let style = ProgressStyle::with_template("{bar:30} {pos} of {len} addresses");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

/// A sign that something goes on, where somebody watches.
pub(super) fn spinner(what: &'static str) -> ProgressBar {
    let spinner = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(10));
    if !spinner.is_hidden() {
        spinner.set_style(ProgressStyle::default_spinner());
        spinner.set_message(what);
        spinner.enable_steady_tick(Duration::from_millis(100));
    }
    spinner
}

/// Writes to standard output. Whoever reads may stop early (`| head`): that is no fault of ours.
pub(super) fn output(text: &str) {
    let _ = stdout().write_all(text.as_bytes());
}

/// A duration as people say it.
pub(super) fn seconds(duration: Duration) -> String {
    match duration.as_millis() {
        millis @ 0..=999 => format!("{millis} ms"),
        _ => format!("{:.1} s", duration.as_secs_f64()),
    }
}
