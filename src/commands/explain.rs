//! `targum explain`

use std::process::ExitCode;

use super::Usage;
use super::report::{self, Screen};
use crate::diag::codes::{self, Code};
use crate::diag::{self, Severity, Style};

/// How wide explanations are set, in columns.
const WIDTH: usize = 80;

const BOLD: &str = "\u{1B}[1m";
const RESET: &str = "\u{1B}[0m";

/// Explain what a problem's code means and what to do
///
/// The code stands in square brackets before each problem, as in `warning[image-alt]`. Without one, all codes are
/// listed.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  targum explain link-broken\n  targum explain")]
pub(super) struct Args {
    /// The code
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

pub(super) fn run(args: &Args, screen: Screen) -> Result<ExitCode, Usage> {
    let style = screen.on_output();
    let Some(asked) = &args.code else {
        report::output(&list(style));
        return Ok(ExitCode::SUCCESS);
    };
    // As it is copied from a problem: `warning[image-alt]`, `[image-alt]`.
    let name = asked.rsplit('[').next().unwrap_or_default().trim_end_matches([']', ':']);
    let Some(code) = codes::find(name) else {
        let help = match codes::nearest_to(name) {
            Some(near) => format!("Did you mean `{near}`? `targum explain` lists all codes."),
            None => "`targum explain` lists all codes.".into(),
        };
        return Err(Usage { message: format!("there is no code `{name}`"), help });
    };
    report::output(&explained(code, style));
    Ok(ExitCode::SUCCESS)
}

/// One code in full.
fn explained(code: &Code, style: Style) -> String {
    let mut text = format!("{} ({})\n", heading(code.name, style), code.severity.word());
    text += &format!("{}\n\n{}\n", wrapped(code.title), wrapped(code.explanation));
    for (what, example) in [("Instead of", code.bad), ("Write", code.good)] {
        if !example.is_empty() {
            text += &format!("\n{what}:\n\n");
            text.extend(example.lines().map(|line| format!("    {}\n", diag::line(line, style))));
        }
    }
    let weighed = match code.severity {
        Severity::Error => "An error: the settings cannot switch it off.".to_owned(),
        _ => format!(
            "To weigh it otherwise, write into targum.yaml below `lints:` a line `{}: off`, or `note`, `warning`, \
             `error` instead of `off`.",
            code.name
        ),
    };
    text + &format!("\n{}\n", wrapped(&weighed))
}

/// All codes by group, each with its severity and title.
fn list(style: Style) -> String {
    let longest = codes::all().map(|code| code.name.len()).max().unwrap_or_default();
    let mut text = String::new();
    for group in codes::GROUPS.iter().filter(|group| !group.codes.is_empty()) {
        text += &format!("{}\n", heading(group.title, style));
        for code in group.codes {
            text += &format!("  {:longest$}  {:7}  {}\n", code.name, code.severity.word(), code.title);
        }
        text.push('\n');
    }
    text + "`targum explain CODE` tells more about one of them.\n"
}

fn heading(text: &str, style: Style) -> String {
    if style.color { format!("{BOLD}{text}{RESET}") } else { text.to_owned() }
}

/// A text in lines of at most [`WIDTH`] columns; explanations are in Latin script.
fn wrapped(text: &str) -> String {
    let mut out = String::new();
    let mut column = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if column > 0 {
            let fits = column + 1 + length <= WIDTH;
            out.push(if fits { ' ' } else { '\n' });
            column = if fits { column + 1 } else { 0 };
        }
        out.push_str(word);
        column += length;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_as_wide_as_they_may_be() {
        let text = wrapped(&"word ".repeat(40));
        assert!(text.lines().all(|line| line.len() <= WIDTH));
        assert_eq!(text.lines().next().map(str::len), Some(79));
        assert_eq!(wrapped("one"), "one");
    }

    #[test]
    fn every_code_can_be_explained() {
        for code in codes::all() {
            let text = explained(code, Style::default());
            assert!(text.contains(code.title) && text.lines().count() > 4, "{text}");
        }
        let shown = list(Style::default());
        assert!(shown.contains("\n  link-broken") && !shown.contains('\u{1B}'));
    }
}
