//! `targum undo`

use std::path::Path;
use std::process::ExitCode;

use super::report::{self, Screen};
use crate::diag::{self, Style};
use crate::disk::{Undone, undo};
use crate::path::SourcePath;

/// Take back what a command wrote last
///
/// That is what `check --fix`, `new`, `translate`, `sync` or `touch` did: each file becomes again what it was, byte for
/// byte, and a file that was made is removed. When one of them has changed since, nothing is touched. Run it
/// again to go back one more time; the last ten times are kept.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  targum check --fix\n  targum undo")]
pub(super) struct Args {}

pub(super) fn run(root: &Path, screen: Screen) -> ExitCode {
    let listed = |files: &[SourcePath], style: Style| -> String {
        files.iter().map(|path| format!("  {}\n", diag::path(path, style))).collect()
    };
    match undo(root) {
        Ok(Undone::Files(files)) => {
            report::output(&format!(
                "These files are again what they were:\n{}",
                listed(&files, screen.on_output())
            ));
            ExitCode::SUCCESS
        }
        Ok(Undone::Nothing) => {
            report::output("There is nothing to take back.\n");
            ExitCode::SUCCESS
        }
        Ok(Undone::Changed(files)) => {
            eprint!(
                "error: nothing was taken back, since these files have changed:\n{}",
                listed(&files, screen.on_errors())
            );
            eprintln!("\nhelp: What they were is kept in the newest folder of .targum/undo/.");
            ExitCode::FAILURE
        }
        Err(why) => {
            eprintln!("error: it cannot be taken back: {why}");
            ExitCode::FAILURE
        }
    }
}
