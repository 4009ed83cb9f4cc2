//! The desk: one file per command.

#![allow(clippy::disallowed_methods, clippy::disallowed_types)]

mod build;
mod check;
mod desk;
mod diff;
mod exchange;
mod explain;
mod init;
mod new;
mod pairs;
mod report;
mod show;
mod status;
mod sync;
mod touch;
mod translate;
mod undo;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::disk::find_root;

/// Turns a folder of articles in several languages into a handbook that reads well in every direction, from a
/// server or from a folder on disk.
#[derive(Debug, Parser)]
#[command(version, disable_help_subcommand = true, max_term_width = 100)]
#[command(
    after_help = "Examples:\n  targum init handbook\n  cd handbook\n  targum build\n  targum check\n  targum status\n\nThen open public/index.html in a browser."
)]
struct Cli {
    /// The site's folder [default: the nearest one upwards that holds targum.yaml]
    #[arg(long, global = true, value_name = "DIR")]
    root: Option<PathBuf>,

    #[command(flatten)]
    screen: report::Screen,

    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Args),
    Build(build::Args),
    Check(check::Args),
    New(new::Args),
    Translate(translate::Args),
    Diff(diff::Args),
    Sync(sync::Args),
    Touch(touch::Args),
    Status(status::Args),
    Undo(undo::Args),
    Explain(explain::Args),
}

/// Wrong usage: the command line asks for something that cannot be.
const WRONG_USAGE: u8 = 2;

/// Runs the command line. The exit code is 0 when all is well, 1 when the content has errors or the output cannot
/// be written, 2 for wrong usage.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let site = || root(cli.root.as_deref());
    let result = match &cli.command {
        Command::Init(args) => init::run(args),
        Command::Build(args) => site().and_then(|root| build::run(args, &root, cli.screen)),
        Command::Check(args) => site().and_then(|root| check::run(args, &root, cli.screen)),
        Command::New(args) => site().and_then(|root| new::run(args, &root, cli.screen)),
        Command::Translate(args) => site().and_then(|root| translate::run(args, &root, cli.screen)),
        Command::Diff(args) => site().and_then(|root| diff::run(args, &root, cli.screen)),
        Command::Sync(args) => site().and_then(|root| sync::run(args, &root, cli.screen)),
        Command::Touch(args) => site().and_then(|root| touch::run(args, &root, cli.screen)),
        Command::Status(args) => site().and_then(|root| status::run(args, &root, cli.screen)),
        Command::Undo(_) => site().map(|root| undo::run(&root, cli.screen)),
        Command::Explain(args) => explain::run(args, cli.screen),
    };
    result.unwrap_or_else(|wrong| {
        eprintln!("error: {}\n\nhelp: {}", wrong.message, wrong.help);
        ExitCode::from(WRONG_USAGE)
    })
}

/// What is wrong with the command line, and the way out.
struct Usage {
    message: String,
    help: String,
}

/// The site's folder.
fn root(named: Option<&std::path::Path>) -> Result<PathBuf, Usage> {
    let start = match named {
        Some(root) if root.is_dir() => return Ok(root.to_owned()),
        Some(root) => {
            let message = format!("{} is not a folder", root.display());
            return Err(Usage { message, help: "Name the folder that holds targum.yaml.".into() });
        }
        None => std::env::current_dir().map_err(|why: io::Error| Usage {
            message: format!("the current folder cannot be read: {why}"),
            help: "Name the site's folder with `--root`.".into(),
        })?,
    };
    find_root(&start).ok_or_else(|| Usage {
        message: format!("there is no targum.yaml in {} nor in a folder above it", start.display()),
        help: "Go into the site's folder, name it with `--root`, or make a new site with `targum init`."
            .into(),
    })
}
