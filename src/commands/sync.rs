//! `targum sync`

use std::path::Path;
use std::process::ExitCode;

use super::desk::{Desk, Named, many};
use super::pairs::{self, in_language, translations};
use super::report::{self, Screen};
use super::{Usage, undo};
use crate::author::{Change, Confirmed, Pair, confirm, repair};
use crate::diag::nearest;
use crate::lang::Lang;
use crate::path::EntryPath;
use crate::sync::Signature;

/// Confirm that a translation says what its source says
///
/// Editing a translation confirms nothing: you do, when you have compared it with its source. What was confirmed is
/// kept in a file beside the translation (`ar.sync.yaml` for `ar.md`); keep it with the articles. Blocks that have no
/// translation are not confirmed, and are told of.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  targum sync complaints/hear-the-customer --lang ar\n  targum sync content/complaints/hear-the-customer/ar.md --unit 3fa2c1 --unit 90b1d4\n  targum sync complaints --all --lang nl --by \"Dana Cohen\"\n  targum sync --undo\n  targum sync complaints/hear-the-customer --lang ar --repair"
)]
pub(super) struct Args {
    /// The entry, or the translation's file; with `--all`, a section
    #[arg(value_name = "PATH", required_unless_present_any = ["undo", "all"])]
    path: Option<String>,

    /// The translation's language; not needed where PATH is its file, or where there is one translation only
    #[arg(long, value_name = "LANG")]
    lang: Option<String>,

    /// Confirm only the block of this name; `targum diff` tells the names
    #[arg(long, value_name = "ID", num_args = 1..)]
    unit: Vec<String>,

    /// Who confirms [default: git's user, where there is a repository]
    #[arg(long, value_name = "NAME")]
    by: Option<String>,

    /// Confirm all translations of the entry and of everything below it
    #[arg(long, conflicts_with = "unit")]
    all: bool,

    /// Take back what was written last, as `targum undo` does
    #[arg(long, conflicts_with_all = ["path", "lang", "unit", "by", "all", "repair"])]
    undo: bool,

    /// Write anew what can be read of a damaged or half-merged file beside the translation, and confirm nothing
    #[arg(long, conflicts_with_all = ["unit", "by"])]
    repair: bool,
}

pub(super) fn run(args: &Args, root: &Path, screen: Screen) -> Result<ExitCode, Usage> {
    if args.undo {
        return Ok(undo::run(root, screen));
    }
    let desk = Desk::open(root, screen)?;
    let wanted = wanted(&desk, args)?;
    let mut pairs = Vec::new();
    for (entry, lang) in &wanted {
        match pairs::pair(&desk, entry, lang)? {
            Ok(pair) => pairs.push(pair),
            Err(code) => return Ok(code),
        }
    }
    if args.repair {
        return Ok(repaired(&desk, &pairs));
    }
    confirmed(&desk, args, &pairs)
}

/// The translations that are meant.
fn wanted(desk: &Desk<'_>, args: &Args) -> Result<Vec<(EntryPath, Lang)>, Usage> {
    let home = Named { entry: EntryPath::new(""), lang: None };
    let named = args.path.as_deref().map_or(Ok(home), |path| match args.all {
        true => section(desk, path),
        false => desk.find(path),
    })?;
    if !args.all {
        let lang = in_language(desk, &named, "--lang", args.lang.as_deref())?;
        return Ok(vec![(named.entry, lang)]);
    }
    let lang = args.lang.as_deref().map(|tag| desk.language("--lang", tag)).transpose()?.or(named.lang);
    let mut all = Vec::new();
    for entry in desk.with_below(&named.entry, true) {
        let langs = translations(desk, &entry).into_iter();
        let langs = langs.filter(|own| lang.as_ref().is_none_or(|lang| lang == own));
        let sound = langs.filter(|lang| pairs::can_be_paired(desk, &entry, lang));
        all.extend(sound.map(|lang| (entry.clone(), lang)).collect::<Vec<_>>());
    }
    Ok(all)
}

/// A section need not have an article itself.
fn section(desk: &Desk<'_>, path: &str) -> Result<Named, Usage> {
    let named = desk.named(path);
    match desk.with_below(&named.entry, true).is_empty() {
        true => desk.find(path),
        false => Ok(named),
    }
}

fn confirmed(desk: &Desk<'_>, args: &Args, pairs: &[Pair]) -> Result<ExitCode, Usage> {
    let signature: Signature = desk.signature(args.by.as_deref());
    let units = (!args.unit.is_empty()).then_some(args.unit.as_slice());
    let mut changes: Vec<Change> = Vec::new();
    let mut told = String::new();
    let mut now = 0;
    for pair in pairs {
        desk.tell(pair.notes.clone());
        let done = confirm(&desk.tree, pair, units, &signature);
        if let Some(unknown) = done.unknown.first() {
            return Err(no_unit(unknown, &done, pair));
        }
        now += done.now;
        told += &line(desk, pair, &done);
        changes.extend(done.change);
    }
    if !changes.is_empty() && !desk.save(&changes) {
        return Ok(ExitCode::FAILURE);
    }
    if args.all {
        told += &format!("Confirmed {} in {}.\n", many(now, "block"), many(pairs.len(), "translation"));
    }
    if !changes.is_empty() {
        told += "`targum sync --undo` takes it back.\n";
    }
    report::output(&told);
    Ok(ExitCode::SUCCESS)
}

fn no_unit(unknown: &str, done: &Confirmed, pair: &Pair) -> Usage {
    let help = match nearest(unknown, done.ids.iter().map(String::as_str)) {
        Some(near) => format!("Did you mean `{near}`?"),
        None => format!("`targum diff {}` tells the names of the blocks to look at.", pair.own.source.path),
    };
    Usage { message: format!("{} has no block `{unknown}`", pair.own.source.path), help }
}

/// What confirming a translation did.
fn line(desk: &Desk<'_>, pair: &Pair, done: &Confirmed) -> String {
    let (own, from) = (desk.path(&pair.own.source.path), &pair.source.lang);
    let mut told = match (&done.change, done.now) {
        (None, _) => {
            format!("{own}: nothing to confirm, {} says what {from}.md says.\n", many(done.before, "block"))
        }
        (Some(_), 0) => {
            format!("{own}: what was confirmed is written anew, {}.\n", many(done.before, "block"))
        }
        (Some(_), now) => {
            let already = if done.before > 0 { format!(" ({} before)", done.before) } else { String::new() };
            format!("{own}: confirmed {}{already}, by {from}.md.\n", many(now, "block"))
        }
    };
    for at in &done.untranslated {
        let unit = &pair.source.units[*at];
        let place = format!("{from}.md:{}", pair.source.line_of(unit));
        told += &format!("  not translated yet: {place}  {}\n", desk.line(&unit.text, 60));
    }
    if !pair.own.is_usable() {
        told += "  readers do not see it before it has a title\n";
    }
    told
}

fn repaired(desk: &Desk<'_>, pairs: &[Pair]) -> ExitCode {
    let mut changes = Vec::new();
    let mut told = String::new();
    for pair in pairs {
        let path = desk.path(&pair.sidecar_path());
        let Some(done) = repair(&desk.tree, pair) else {
            told += &format!("{path}: nothing to repair.\n");
            continue;
        };
        told += &format!("{path}: written anew with {} that could be read.\n", many(done.kept, "block"));
        for line in &done.lost {
            told += &format!("  lost: what stood at line {line}; look at that block again and confirm it\n");
        }
        changes.push(done.change);
    }
    if !changes.is_empty() && !desk.save(&changes) {
        return ExitCode::FAILURE;
    }
    if !changes.is_empty() {
        told += "`targum sync --undo` takes it back.\n";
    }
    report::output(&told);
    ExitCode::SUCCESS
}
