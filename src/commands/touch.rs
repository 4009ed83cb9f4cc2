//! `targum touch`

use std::path::Path;
use std::process::ExitCode;

use super::Usage;
use super::desk::{Desk, Named, many};
use super::pairs::{self, shown, translations};
use super::report::{self, Screen};
use super::show::{self, Paint};
use crate::author::{Change, Changed, Pair, changes, touch};
use crate::diag::nearest;
use crate::lang::Lang;
use crate::sync::{Severity, UnitState};

/// Say how much a change of an article bears on its translations
///
/// After you corrected a slip in the article that others are translated from, `--minor` spares the translators: their
/// pages are not called outdated. It shows every block that has changed since each translation was confirmed, and
/// speaks of all of them, or of those that `--unit` names. What was called major before stays major.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  targum touch complaints/hear-the-customer --minor\n  targum touch content/complaints/hear-the-customer/nl.md --minor --dry-run\n  targum touch complaints/hear-the-customer --minor --unit 3fa2c1\n  targum touch complaints/hear-the-customer --major"
)]
#[command(group(clap::ArgGroup::new("severity").required(true)))]
pub(super) struct Args {
    /// The entry, or the file of the article that was changed
    #[arg(value_name = "PATH")]
    path: String,

    /// The change bears little on translations
    #[arg(long, group = "severity")]
    minor: bool,

    /// The change must reach the translations
    #[arg(long, group = "severity")]
    major: bool,

    /// The language of the article that was changed [default: the original's]
    #[arg(long, value_name = "LANG")]
    lang: Option<String>,

    /// Speak only of the block of this name; `targum diff` tells the names
    #[arg(long, value_name = "ID", num_args = 1..)]
    unit: Vec<String>,

    /// Who says so [default: git's user, where there is a repository]
    #[arg(long, value_name = "NAME")]
    by: Option<String>,

    /// Show the changes, and write nothing
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(args: &Args, root: &Path, screen: Screen) -> Result<ExitCode, Usage> {
    let desk = Desk::open(root, screen)?;
    let named = desk.find(&args.path)?;
    let from = source_language(&desk, &named, args.lang.as_deref())?;
    let severity = if args.minor { Severity::Minor } else { Severity::Major };
    let signature = desk.signature(args.by.as_deref());
    let units = (!args.unit.is_empty()).then_some(args.unit.as_slice());
    let mut written: Vec<Change> = Vec::new();
    let mut told = String::new();
    let mut names: Vec<String> = Vec::new();
    for lang in translations(&desk, &named.entry) {
        if !pairs::can_be_paired(&desk, &named.entry, &lang) {
            continue;
        }
        let pair = match pairs::pair(&desk, &named.entry, &lang)? {
            Ok(pair) if pair.source.lang == from => pair,
            Ok(_) => continue,
            Err(code) => return Ok(code),
        };
        let all = concerned(&pair);
        names.extend(all.iter().map(|one| one.id.clone()));
        let meant: Vec<&Changed> =
            all.iter().filter(|one| units.is_none_or(|units| units.contains(&one.id))).collect();
        told += &speak(&desk, &pair, &meant, severity);
        written.extend(touch(&desk.tree, &pair, units, severity, &signature));
    }
    if let Some(unknown) = args.unit.iter().find(|id| !names.contains(id)) {
        let near = nearest(unknown, names.iter().map(String::as_str));
        let help =
            near.map_or("`targum diff` tells the names.".into(), |near| format!("Did you mean `{near}`?"));
        return Err(Usage { message: format!("no block `{unknown}` has changed"), help });
    }
    told += &closing(&desk, args, &written, &format!("{}, `{from}`", shown(&named.entry)));
    if !args.dry_run && !written.is_empty() && !desk.save(&written) {
        return Ok(ExitCode::FAILURE);
    }
    report::output(&told);
    Ok(ExitCode::SUCCESS)
}

/// The language of the article that was changed.
fn source_language(desk: &Desk<'_>, named: &Named, tag: Option<&str>) -> Result<Lang, Usage> {
    let lang = match (tag, &named.lang) {
        (Some(tag), _) => Some(desk.language("--lang", tag)?),
        (None, Some(lang)) => Some(lang.clone()),
        (None, None) => {
            let translated = translations(desk, &named.entry);
            desk.languages_of(&named.entry).into_iter().find(|lang| !translated.contains(lang))
        }
    };
    lang.filter(|lang| desk.has(&named.entry, lang)).ok_or_else(|| Usage {
        message: format!("{} has no such article", shown(&named.entry)),
        help: "Name the language of the article that was changed with `--lang`.".into(),
    })
}

/// The units whose source changed, or that are new there.
fn concerned(pair: &Pair) -> Vec<Changed> {
    let mut all = changes(pair);
    all.retain(|one| {
        matches!(one.state, UnitState::Minor | UnitState::Major) && one.before.is_some()
            || one.before.is_none() && one.state != UnitState::Current
    });
    all
}

fn speak(desk: &Desk<'_>, pair: &Pair, meant: &[&Changed], severity: Severity) -> String {
    let own = desk.path(&pair.own.source.path);
    if pair.sidecar.is_none() {
        return format!("{own}: nobody has confirmed it yet, so there is nothing to say.\n\n");
    }
    if meant.is_empty() {
        return format!("{own}: nothing has changed in {}.md since.\n\n", pair.source.lang);
    }
    let paint = Paint::new(desk.screen.on_output());
    let shown: String = meant.iter().map(|one| show::changed(one, pair, paint) + "\n").collect();
    format!("{own}: {} called {}\n\n{shown}", many(meant.len(), "block"), severity.name())
}

fn closing(desk: &Desk<'_>, args: &Args, written: &[Change], what: &str) -> String {
    if written.is_empty() {
        return format!("Nothing was written: no translation of {what} is concerned.\n");
    }
    if args.dry_run {
        return "Nothing was written.\n".to_owned();
    }
    let files: String =
        written.iter().map(|change| format!("  {}\n", desk.path(&change.edit.path))).collect();
    format!("Written:\n{files}`targum sync --undo` takes it back.\n")
}
