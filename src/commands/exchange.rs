//! `targum translate --xliff`, `--po` and `--read`: files for translators' tools, and what comes back.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::Usage;
use super::desk::{Desk, many};
use super::report;
use crate::author::diff;
use crate::author::interchange::{self, Applied, Handbook, Package, Returned, po, xliff};
use crate::build::{Loaded, Options, load};
use crate::diag::{self, Diagnostic, Noted, Severity};
use crate::lang::Lang;
use crate::library::Intake;
use crate::path::SourcePath;
use crate::source::{Source, Tree, read_text};

/// What is written out or read back.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub(super) struct Args {
    /// Write what is to be translated as XLIFF 2.1, for translators' tools
    #[arg(long, value_name = "FILE", conflicts_with_all = ["po", "read"])]
    pub xliff: Option<PathBuf>,

    /// Write what is to be translated as a PO file, for Weblate, Pontoon or Poedit
    #[arg(long, value_name = "FILE", conflicts_with = "read")]
    pub po: Option<PathBuf>,

    /// Read an XLIFF or PO file that came back; `targum undo` takes it back
    #[arg(long, value_name = "FILE")]
    pub read: Option<PathBuf>,

    /// With `--xliff` or `--po`: also what is translated and confirmed
    #[arg(long)]
    pub all: bool,

    /// With `--read`: also what its translator was not sure of
    #[arg(long, requires = "read")]
    pub fuzzy: bool,
}

impl Args {
    /// Whether a file is to be written or read.
    pub fn any(&self) -> bool {
        self.xliff.is_some() || self.po.is_some() || self.read.is_some()
    }
}

/// Writes the open units of a language, of the whole handbook or of `entry` and what lies below it.
pub(super) fn write_out(
    args: &Args,
    desk: &Desk<'_>,
    entry: Option<&str>,
    to: Option<&Lang>,
) -> Result<ExitCode, Usage> {
    let Some(to) = to else {
        return Err(Usage {
            message: "it is not said into which language to translate".into(),
            help: "Say it as in `targum translate --to ar --xliff open.xlf`.".into(),
        });
    };
    let Some(site) = loaded(desk) else { return Ok(ExitCode::FAILURE) };
    let book = Handbook { tree: &desk.tree, settings: &site.settings, library: &site.library };
    let entries = entry.map(str::to_owned).into_iter().collect();
    let wanted = interchange::Wanted { to: to.clone(), entries, all: args.all };
    let Noted { value: packages, notes } = interchange::gather(&book, &wanted);
    let wrong = desk.tell(notes);
    let Some(file) = args.xliff.as_ref().or(args.po.as_ref()) else { return Ok(ExitCode::SUCCESS) };
    if packages.is_empty() {
        report::output(&format!("Nothing is to be translated into {to}; no file was written.\n"));
    }
    for package in &packages {
        let file = named(file, package, packages.len());
        let text = if args.xliff.is_some() { xliff::write(package) } else { po::write(package) };
        std::fs::write(&file, text).map_err(|why| Usage {
            message: format!("{} cannot be written: {why}", file.display()),
            help: "Name a file in a folder that is there and may be written to.".into(),
        })?;
        report::output(&format!(
            "Wrote {} of {} from {} to {}.\n",
            many(package.units(), "block"),
            many(package.jobs.len(), "article"),
            package.from,
            file.display()
        ));
    }
    Ok(ExitCode::from(u8::from(wrong)))
}

/// The file for a package: where there are several, each with the language that it is translated from in its name.
fn named(file: &Path, package: &Package, all: usize) -> PathBuf {
    if all < 2 {
        return file.to_owned();
    }
    let ending = file.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    file.with_file_name(format!("{stem}.{}{ending}", package.from))
}

/// Reads a file that came back and writes what it brings.
pub(super) fn read_back(
    args: &Args,
    desk: &Desk<'_>,
    to: Option<&Lang>,
    dry_run: bool,
) -> Result<ExitCode, Usage> {
    let Some(file) = &args.read else { return Ok(ExitCode::SUCCESS) };
    let bytes = std::fs::read(file).map_err(|why| Usage {
        message: format!("{} cannot be read: {why}", file.display()),
        help: "Name the file that came back.".into(),
    })?;
    let text = read_text(&SourcePath::new(file.to_string_lossy()), bytes);
    let read = returned(&text.value);
    let mut notes = text.notes;
    notes.extend(read.notes);
    let Some(returned) = read.value else {
        told(desk, notes, &text.value);
        return Ok(ExitCode::FAILURE);
    };
    if let Some(to) = to.filter(|to| **to != returned.to) {
        let message = format!("this file is translated into `{}`, not into `{to}`", returned.to);
        let note = Diagnostic::error("exchange-language", message).in_file(&text.value.path);
        notes.push(note.help("Leave out `--to`, or name the file for that language."));
        told(desk, notes, &text.value);
        return Ok(ExitCode::FAILURE);
    }
    let Some(site) = loaded(desk) else { return Ok(ExitCode::FAILURE) };
    let book = Handbook { tree: &desk.tree, settings: &site.settings, library: &site.library };
    let mut applied = interchange::apply(&book, &returned, args.fuzzy);
    notes.append(&mut applied.notes);
    let wrong = told(desk, notes, &text.value);
    if dry_run {
        let shown: Vec<String> =
            applied.changes.iter().map(|change| diff(change, desk.screen.on_output())).collect();
        report::output(&(shown.concat() + "\nNothing was written.\n"));
        return Ok(ExitCode::from(u8::from(wrong)));
    }
    let saved = desk.save(&applied.changes);
    if saved {
        report::output(&summary(&applied, &returned));
    }
    Ok(ExitCode::from(u8::from(wrong || !saved)))
}

/// Reads a file by what it begins with.
fn returned(source: &Source) -> Noted<Option<Returned>> {
    if source.text.trim_start().starts_with('<') { xliff::read(source) } else { po::read(source) }
}

/// The site with its articles; drafts are translated too.
fn loaded(desk: &Desk<'_>) -> Option<Loaded> {
    let intake = Intake { drafts: true, ..Intake::default() };
    let Noted { value, notes } = load(&desk.tree, &Options { intake, ..Options::default() });
    if value.is_none() {
        desk.tell(notes);
    }
    value
}

/// Tells of problems on standard error, those of the file that came back with its lines; whether anything was refused
/// or worse.
fn told(desk: &Desk<'_>, mut notes: Vec<Diagnostic>, file: &Source) -> bool {
    diag::sort(&mut notes);
    diag::dedupe(&mut notes);
    let wrong = notes.iter().any(|note| note.severity != Severity::Note);
    let source = |path: &SourcePath| match *path == file.path {
        true => Some(file.text.clone()),
        false => Some(read_text(path, desk.tree.read(path).ok()?).value.text),
    };
    eprint!("{}", diag::render(&notes, &source, desk.screen.on_errors()));
    wrong
}

fn summary(applied: &Applied, returned: &Returned) -> String {
    let mut text = format!("Wrote {} into {}.\n", many(applied.written, "block"), returned.to);
    let mut line = |count: usize, what: &str| {
        if count > 0 {
            text += &format!("  {count} {what}\n");
        }
    };
    line(applied.same, "came back as they were");
    line(applied.empty, "came back without a translation");
    line(applied.fuzzy, "are marked as fuzzy; `--fuzzy` takes them too");
    line(applied.refused, "were left out; see above");
    if applied.written > 0 {
        text +=
            "Next: read what was written, then confirm it with `targum sync`. `targum undo` takes it back.\n";
    }
    text
}
