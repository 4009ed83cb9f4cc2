//! `targum init`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use include_dir::{Dir, DirEntry, include_dir};

use super::{Usage, report};
use crate::build::SETTINGS;
use crate::disk::write_new;

/// The handbook that a new site starts from.
static CONTENT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content");
static MESSAGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/i18n");
const SETTINGS_TEXT: &str = include_str!("../../targum.yaml");

/// What a site's folder does not share with others.
const IGNORED: &str = "/public/\n/.targum/\n";

/// Make a new site that builds
///
/// The new site is a whole handbook in Hebrew, Dutch and Arabic for a team that deals with customers: change it
/// into your own. Files that are already there are never overwritten.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  targum init handbook\n  cd handbook && targum build")]
pub(super) struct Args {
    /// The new site's folder
    #[arg(value_name = "DIR", default_value = ".")]
    dir: PathBuf,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Usage> {
    let files = files();
    if let Some((path, _)) = files.iter().find(|(path, _)| args.dir.join(path).exists()) {
        return Err(Usage {
            message: format!("{} is already there", args.dir.join(path).display()),
            help: "Name a new folder: `targum init NAME`.".into(),
        });
    }
    for (path, bytes) in &files {
        let place = args.dir.join(path);
        if let Err(why) = write_new(&place, bytes) {
            eprintln!("error: {} cannot be written: {why}", place.display());
            return Ok(ExitCode::FAILURE);
        }
    }
    report::output(&format!("Made a new site of {} files in {}.\n", files.len(), args.dir.display()));
    match args.dir == Path::new(".") {
        true => report::output("Next: targum build\n"),
        false => report::output(&format!("Next: cd {} && targum build\n", args.dir.display())),
    }
    Ok(ExitCode::SUCCESS)
}

/// The new site's files, the settings last: a site that was cut short on its way is not taken for one.
fn files() -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for (folder, dir) in [("content", &CONTENT), ("i18n", &MESSAGES)] {
        gather(Path::new(folder), dir, &mut files);
    }
    files.push((PathBuf::from(".gitignore"), IGNORED.into()));
    files.push((PathBuf::from(SETTINGS), SETTINGS_TEXT.into()));
    files
}

fn gather(folder: &Path, dir: &Dir<'_>, files: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(inner) => gather(folder, inner, files),
            DirEntry::File(file) => files.push((folder.join(file.path()), file.contents().to_vec())),
        }
    }
}
