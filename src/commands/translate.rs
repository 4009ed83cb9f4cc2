//! `targum translate`

use std::path::Path;
use std::process::ExitCode;

use super::desk::{Desk, many};
use super::report::{self, Screen};
use super::{Usage, exchange};
use crate::author::{Refused, Translated, Wanted, article_path, diff, translate};
use crate::lang::Lang;
use crate::path::EntryPath;

/// Begin a translation, or bring one up to what its source says now
///
/// Makes the translation's file, with what the source says as comments above empty places. Where there is a file, it
/// is added to: blocks that are new get an empty place, blocks whose source changed get what it says now as a comment
/// above them. Not a character of the translation is changed. The comments are not shown to readers; run the command
/// again to remove those of what has been confirmed with `targum sync`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  targum translate complaints/hear-the-customer --to ar\n  targum translate complaints/hear-the-customer --to ar --from nl\n  targum translate content/complaints/hear-the-customer/ar.md --dry-run\n  targum translate --to ar --xliff open.xlf\n  targum translate complaints --to ar --po open.po\n  targum translate --read open.xlf"
)]
pub(super) struct Args {
    /// The entry, or the translation's file; not needed with `--xliff`, `--po` and `--read`
    #[arg(value_name = "PATH", required_unless_present_any = ["xliff", "po", "read"])]
    path: Option<String>,

    /// The language to translate into; not needed where PATH is the translation's file
    #[arg(long, value_name = "LANG")]
    to: Option<String>,

    /// The language to translate from [default: the original's]
    #[arg(long, value_name = "LANG")]
    from: Option<String>,

    /// The translation's title, for a new file
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,

    /// Show what would be added, and write nothing
    #[arg(long)]
    dry_run: bool,

    #[command(flatten, next_help_heading = "Translators' tools")]
    exchange: exchange::Args,
}

pub(super) fn run(args: &Args, root: &Path, screen: Screen) -> Result<ExitCode, Usage> {
    let desk = Desk::open(root, screen)?;
    if args.exchange.any() {
        return exchanged(args, &desk);
    }
    let path = args.path.as_deref().unwrap_or_default();
    let named = desk.find(path)?;
    let from = args.from.as_deref().map(|tag| desk.language("--from", tag)).transpose()?;
    let to = match (&args.to, named.lang) {
        (Some(tag), _) => desk.language("--to", tag)?,
        (None, Some(lang)) => lang,
        (None, None) => {
            return Err(Usage {
                message: "it is not said into which language to translate".into(),
                help: format!("Say it as in `targum translate {path} --to ar`."),
            });
        }
    };
    let wanted = Wanted { entry: &named.entry, from: from.as_ref(), to: &to, title: args.title.as_deref() };
    let done = match translate(&desk.tree, &desk.settings, &wanted) {
        Ok(done) => done,
        Err(refused) => return refuse(refused, &named.entry, &to),
    };
    if let Some(change) = done.change.as_ref().filter(|_| args.dry_run) {
        report::output(&(diff(change, screen.on_output()) + "\nNothing was written.\n"));
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(change) = &done.change
        && !desk.save(std::slice::from_ref(change))
    {
        return Ok(ExitCode::FAILURE);
    }
    report::output(&told(&desk, &done, &named.entry, &to));
    Ok(ExitCode::SUCCESS)
}

/// Files for translators' tools, and what comes back.
fn exchanged(args: &Args, desk: &Desk<'_>) -> Result<ExitCode, Usage> {
    // A section may have no article of its own.
    let find = |path: &str| {
        let named = desk.named(path);
        if desk.with_below(&named.entry, true).is_empty() { desk.find(path) } else { Ok(named) }
    };
    let named = args.path.as_deref().map(find).transpose()?;
    let to = args.to.as_deref().map(|tag| desk.language("--to", tag)).transpose()?;
    let to = to.or_else(|| named.as_ref()?.lang.clone());
    match args.exchange.read {
        Some(_) => exchange::read_back(&args.exchange, desk, to.as_ref(), args.dry_run),
        None => {
            let entry = named.as_ref().map(|named| named.entry.as_str());
            exchange::write_out(&args.exchange, desk, entry, to.as_ref())
        }
    }
}

fn told(desk: &Desk<'_>, done: &Translated, entry: &EntryPath, to: &Lang) -> String {
    let path = desk.path(&article_path(entry, to));
    let mut told = match &done.change {
        Some(change) if change.before.is_none() => format!("Made {path} from {}.md.\n", done.from),
        Some(_) => format!("Brought {path} up to {}.md; not a word of it was changed.\n", done.from),
        None => format!("{path} shows all that {}.md says already.\n", done.from),
    };
    if done.empty > 0 {
        told += &format!("  {} to translate\n", many(done.empty, "block"));
    }
    if done.again > 0 {
        told += &format!("  {} to look at again\n", many(done.again, "block"));
    }
    for line in &done.written {
        told +=
            &format!("  line {line}: somebody wrote in this comment, so it stays; move the words below it\n");
    }
    for key in &done.differing {
        told += &format!("  `{key}` is another than in {}.md\n", done.from);
    }
    if done.empty + done.again > 0 {
        told += &format!(
            "Next: write below the comments, then confirm what is done with `targum sync {}`.\n",
            article_path(entry, to)
        );
    }
    told
}

/// Why not, as wrong usage or as a mistake in the content.
fn refuse(refused: Refused, entry: &EntryPath, to: &Lang) -> Result<ExitCode, Usage> {
    let path = article_path(entry, to);
    let tags = |all: &[Lang]| all.iter().map(Lang::as_str).collect::<Vec<_>>().join(", ");
    let (message, help) = match refused {
        Refused::SameLanguage => {
            (format!("`{to}` cannot be translated into itself"), "Name two languages.".to_owned())
        }
        Refused::NoSource(Some(from), there) => (
            format!("{entry} has no article in `{from}` to translate from"),
            match there.is_empty() {
                true => "Write one first: `targum new` begins it.".to_owned(),
                false => format!("There is one in {}.", tags(&there)),
            },
        ),
        Refused::NoSource(None, _) => (
            format!("{entry} has no article in another language than `{to}`"),
            "Write one first: `targum new` begins it.".to_owned(),
        ),
        Refused::Original => (
            format!("{path} is an original, not a translation"),
            "If it is a translation, add a line such as `translated_from: he` between its `---` lines."
                .to_owned(),
        ),
        Refused::OtherSource(from) => (
            format!("{path} was translated from `{from}`"),
            format!(
                "Leave out `--from`, or write the other language after `translated_from:` (now `{from}`)."
            ),
        ),
        Refused::Broken(path) => {
            eprintln!("error: {path} cannot be read as an article");
            eprintln!("\nhelp: Mend it first: `targum check {path}` tells what is wrong.");
            return Ok(ExitCode::FAILURE);
        }
    };
    Err(Usage { message, help })
}
