//! `targum check`

mod external;
mod fix;
mod look;
mod scope;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueEnum;

use super::Usage;
use super::report::{self, Screen};
use crate::build::weighed;
use crate::diag::{self, Certainty, Diagnostic, Severity};
use crate::disk::DiskTree;
use crate::review::report::{github, json, sarif};
use crate::source::{Overlay, Tree, read_text};

use fix::Corrected;
use look::{Look, Looked};
use scope::Scope;

/// Look for mistakes without building anything
///
/// Tells of everything that a build tells of, and of what only people can decide: texts that read wrongly, articles
/// that nobody finds, guidance that is overdue for review. `targum explain CODE` says more about each problem, and
/// `lints:` in targum.yaml switches warnings and notes off or makes them graver.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  targum check\n  targum check content/complaints --lang he\n  targum check --fix --dry-run\n  targum check --fix\n  targum check --deny warnings --format github\n\nThe exit code is 0 when all is well, 1 when there are errors or what `--deny` names, 2 for wrong usage."
)]
pub(super) struct Args {
    /// Tell only of what is in these files and folders
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Tell only of files in this language
    #[arg(long, value_name = "LANG")]
    lang: Vec<String>,

    /// How findings are written
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,

    /// Fail on warnings too, or on warnings and notes
    #[arg(long, value_name = "WHAT")]
    deny: Option<Deny>,

    /// Correct what is certain; `targum undo` takes it back
    #[arg(long)]
    fix: bool,

    /// Show what `--fix` would change, and change nothing
    #[arg(long, requires = "fix")]
    dry_run: bool,

    /// Ask whether the pages on the web that articles link to are still there
    #[arg(long)]
    external: bool,

    /// Take in articles that are marked as drafts
    #[arg(long)]
    drafts: bool,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// An array of objects, for scripts.
    Json,
    /// SARIF 2.1.0, for editors and code hosts.
    Sarif,
    /// Annotations in GitHub's workflows.
    Github,
}

/// What makes the command fail besides errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// Warnings.
    Warnings,
    /// Warnings and notes.
    Notes,
}

impl Deny {
    fn refuses(self, severity: Severity) -> bool {
        match self {
            Deny::Warnings => severity <= Severity::Warning,
            Deny::Notes => true,
        }
    }
}

pub(super) fn run(args: &Args, root: &Path, screen: Screen) -> Result<ExitCode, Usage> {
    let scope = Scope::new(root, &args.paths, &args.lang)?;
    let opened = DiskTree::open(root);
    let tree = opened.value;
    let look = Look::new(args, opened.notes);
    let (mut all, looked, unwritten) = if args.fix {
        let Corrected { notes, looked, unwritten } = fix::run(args, root, &tree, &look, &scope, screen);
        (notes, looked, unwritten)
    } else {
        let (notes, looked) = look.at(&tree);
        (notes, looked, Vec::new())
    };
    scope.check_languages(&looked)?;
    let shown = Overlay::new(&tree, unwritten);
    let source = |path: &_| Some(read_text(path, shown.read(path).ok()?).value.text);
    if args.external {
        all.extend(weighed(external::run(root, &looked, &source)?, &looked.settings));
        diag::sort(&mut all);
    }
    let everywhere = all.len();
    let notes: Vec<Diagnostic> = all.into_iter().filter(|note| scope.holds(note)).collect();
    let prefix = scope::prefix(root);
    report::output(&match args.format {
        Format::Text => {
            diag::render(&notes, &source, screen.on_output()) + &closing(args, &notes, everywhere, &looked)
        }
        Format::Json => json(&notes, &source) + "\n",
        Format::Sarif => sarif(&notes, &source, &prefix) + "\n",
        Format::Github => github(&notes, &source, &prefix),
    });
    let fails = |note: &Diagnostic| {
        note.severity == Severity::Error || args.deny.is_some_and(|deny| deny.refuses(note.severity))
    };
    Ok(ExitCode::from(u8::from(notes.iter().any(fails))))
}

/// The last lines: how many findings there are and where was looked.
fn closing(args: &Args, notes: &[Diagnostic], everywhere: usize, looked: &Looked) -> String {
    let mut text = match notes.is_empty() {
        true => format!("No findings in {looked}.\n"),
        false => format!("{} in {looked}.\n", capital(&diag::summary(notes))),
    };
    if !notes.is_empty() {
        text += "`targum explain CODE` says more about a problem: its code stands in the brackets.\n";
    }
    let elsewhere = everywhere - notes.len();
    if elsewhere > 0 {
        text += &format!("Elsewhere in the site: {elsewhere} more.\n");
    }
    let certain = notes.iter().filter_map(|note| note.fix.as_deref());
    let certain = certain.filter(|fix| fix.certainty == Certainty::Certain).count();
    if certain > 0 && !args.fix {
        text += &format!("`targum check --fix` corrects {certain} of them.\n");
    }
    text
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
