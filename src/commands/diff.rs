//! `targum diff`

use std::path::Path;
use std::process::ExitCode;

use super::Usage;
use super::desk::{Desk, many};
use super::pairs::{self, in_language};
use super::report::{self, Screen};
use super::show::{self, Paint};
use crate::author::{Changed, Pair, changes};
use clap::ValueEnum;

/// Show what changed in the source since a translation was confirmed
///
/// Block by block: what was taken out of the source and what was put in, and what the translation says now. Each block
/// has a name, which `targum sync --unit` takes.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  targum diff complaints/hear-the-customer --to ar\n  targum diff content/complaints/hear-the-customer/ar.md\n  targum diff complaints/hear-the-customer --to ar --format json"
)]
pub(super) struct Args {
    /// The entry, or the translation's file
    #[arg(value_name = "PATH")]
    path: String,

    /// The translation's language; not needed where PATH is its file, or where there is one translation only
    #[arg(long, value_name = "LANG")]
    to: Option<String>,

    /// How it is written
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// An object, for scripts.
    Json,
}

pub(super) fn run(args: &Args, root: &Path, screen: Screen) -> Result<ExitCode, Usage> {
    let desk = Desk::open(root, screen)?;
    let named = desk.find(&args.path)?;
    let to = in_language(&desk, &named, "--to", args.to.as_deref())?;
    let pair = match pairs::pair(&desk, &named.entry, &to)? {
        Ok(pair) => pair,
        Err(code) => return Ok(code),
    };
    let wrong = desk.tell(pair.notes.clone());
    let changed = changes(&pair);
    report::output(&match args.format {
        Format::Text => text(&desk, &pair, &changed),
        Format::Json => json(&pair, &changed) + "\n",
    });
    Ok(ExitCode::from(u8::from(wrong)))
}

fn text(desk: &Desk<'_>, pair: &Pair, changed: &[Changed]) -> String {
    let own = desk.path(&pair.own.source.path);
    let from = &pair.source.lang;
    if pair.sidecar.is_none() {
        return format!(
            "Nobody has confirmed {own} yet, so there is nothing to compare with.\n\
             `targum translate {}` puts what {from}.md says above each block; `targum sync {}` confirms it.\n",
            pair.own.source.path, pair.own.source.path
        );
    }
    if changed.is_empty() {
        return format!("Nothing to show: {own} says what {from}.md says.\n");
    }
    let mut out = format!("{own}: {} to look at, by {from}.md\n", many(changed.len(), "block"));
    let paint = Paint::new(desk.screen.on_output());
    for one in changed {
        out += "\n";
        out += &show::changed(one, pair, paint);
    }
    out
}

fn json(pair: &Pair, changed: &[Changed]) -> String {
    let units: Vec<serde_json::Value> = changed.iter().map(show::json).collect();
    let whole = serde_json::json!({
        "path": pair.own.source.path.as_str(),
        "lang": pair.own.lang.as_str(),
        "source": pair.source.source.path.as_str(),
        "from": pair.source.lang.as_str(),
        "tracked": pair.sidecar.is_some(),
        "units": units,
    });
    serde_json::to_string_pretty(&whole).unwrap_or_default()
}
