//! `targum status`

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::process::ExitCode;

use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use jiff::Zoned;

use super::Usage;
use super::report::{self, Screen};
use crate::build::{Options, Surveyed, survey};
use crate::diag::{Diagnostic, Severity, Style, nearest};
use crate::disk::DiskTree;
use crate::lang::Lang;
use crate::library::{Intake, Library};
use crate::path::{EntryPath, SourcePath, encode};
use crate::review::status::{Badge, Board, Rollup, Row, by_language, html, json, rows, text};

/// Show how the translations stand, what matters most first
///
/// Each article is compared with the one that it was made from, block by block. First come articles that are missing
/// in a language or outdated, and among these the ones that most others link to. For each language, the share of words
/// that say what their source says now is given.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  targum status\n  targum status ar --section complaints\n  targum status --state missing,outdated-major --owner Noa\n  targum status --format html\n  targum status --format json --out status.json\n  targum status --fail-under 90 --fail-on outdated-major\n\nThe exit code is 0 when all is well, 1 when what `--fail-under` or `--fail-on` names has come to pass, 2 for wrong usage."
)]
pub(super) struct Args {
    /// Show this language only
    #[arg(value_name = "LANG")]
    lang: Option<String>,

    /// How it is written
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,

    /// Show only what lies in this section, such as `complaints`
    #[arg(long, value_name = "PATH")]
    section: Option<String>,

    /// Show only what this person answers for
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,

    /// Show only articles of which this can be said; several are separated by commas
    #[arg(long, value_name = "STATE", value_delimiter = ',', value_parser = state())]
    state: Vec<Badge>,

    /// Fail where a language has fewer per cent of its words up to date
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    fail_under: Option<u8>,

    /// Fail where this can be said of any article; several are separated by commas
    #[arg(long, value_name = "STATE", value_delimiter = ',', value_parser = state(), hide_possible_values = true)]
    fail_on: Vec<Badge>,

    /// Write to this file [default for html: .targum/status.html, in the site's folder]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,

    /// Take in articles that are marked as drafts
    #[arg(long)]
    drafts: bool,
}

/// How it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, in a terminal.
    Text,
    /// An array of objects, for scripts; docs/status.md describes it.
    Json,
    /// A board for people: one file, which opens in a browser.
    Html,
}

/// Reads the name of a state.
fn state() -> impl TypedValueParser<Value = Badge> {
    let names = PossibleValuesParser::new(Badge::ALL.map(Badge::name));
    names.try_map(|name| Badge::named(&name).ok_or("no such state"))
}

pub(super) fn run(args: &Args, root: &Path, screen: Screen) -> Result<ExitCode, Usage> {
    let spinner = report::spinner("Comparing …");
    let opened = DiskTree::open(root);
    let tree = opened.value;
    let intake = Intake { drafts: args.drafts, ..Intake::default() };
    let surveyed = survey(&tree, &Options { intake, ..Options::default() });
    let mut notes = opened.notes;
    notes.extend(surveyed.notes);
    let Some(site) = surveyed.value else {
        spinner.finish_and_clear();
        report::problems(notes, &tree, screen);
        return Ok(ExitCode::FAILURE);
    };
    let scope = Scope::new(args, &site.library)?;
    let mut rows = rows(&tree, &site.library);
    spinner.finish_and_clear();
    report::problems(concerning(notes, &site.library), &tree, screen);
    rows.retain(|row| scope.holds(row));
    let sums = by_language(&rows, &site.settings.languages);
    let failures = failures(args, &rows, &sums);
    rows.retain(|row| args.state.is_empty() || args.state.iter().any(|state| row.is(*state)));
    if let Err(why) = write(args, root, &site, &rows, &sums, screen) {
        eprintln!("error: {why}\n\nhelp: Name another file with `--out`.");
        return Ok(ExitCode::FAILURE);
    }
    failures.iter().for_each(|failure| eprintln!("error: {failure}"));
    Ok(ExitCode::from(u8::from(!failures.is_empty())))
}

/// The problems that bear on how translations stand: those of settings and sidecars, and of articles that could not be
/// used. `targum check` tells of the others.
fn concerning(mut notes: Vec<Diagnostic>, library: &Library) -> Vec<Diagnostic> {
    let records = library.entries.iter().flat_map(|entry| entry.records.iter().flatten());
    let used: BTreeSet<&SourcePath> = records.map(|record| &record.source).collect();
    let elsewhere = |note: &Diagnostic| note.place.as_ref().is_none_or(|place| !used.contains(&place.path));
    notes.retain(|note| {
        note.code.starts_with("sync-") || (note.severity == Severity::Error && elsewhere(note))
    });
    notes
}

/// Which rows are asked for.
struct Scope<'a> {
    lang: Option<Lang>,
    section: Option<EntryPath>,
    owner: Option<&'a str>,
}

impl<'a> Scope<'a> {
    fn new(args: &'a Args, library: &Library) -> Result<Scope<'a>, Usage> {
        let lang = args.lang.as_deref().map(|tag| language(tag, &library.languages)).transpose()?;
        let section = args.section.as_deref().map(|path| section(path, library)).transpose()?;
        Ok(Scope { lang, section, owner: args.owner.as_deref() })
    }

    fn holds(&self, row: &Row) -> bool {
        let below = |section: &EntryPath| {
            let rest = row.path.as_str().strip_prefix(section.as_str());
            section.is_home() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.lang.as_ref().is_none_or(|lang| *lang == row.lang)
            && self.section.as_ref().is_none_or(below)
            && self.owner.is_none_or(|owner| row.owner.as_deref() == Some(owner))
    }
}

fn language(tag: &str, languages: &[Lang]) -> Result<Lang, Usage> {
    let asked = Lang::parse(tag).ok();
    let found = languages.iter().find(|lang| asked.as_ref() == Some(lang));
    found.cloned().ok_or_else(|| {
        let tags = || languages.iter().map(Lang::as_str);
        let help = match nearest(tag, tags()) {
            Some(near) => format!("Did you mean `{near}`?"),
            None => format!("The site's languages are {}.", tags().collect::<Vec<_>>().join(", ")),
        };
        Usage { message: format!("{tag}: the site has no such language"), help }
    })
}

/// An entry by its path, also as a folder: `content/complaints/`.
fn section(path: &str, library: &Library) -> Result<EntryPath, Usage> {
    let inside = path.trim_matches('/');
    let inside = match inside.strip_prefix("content") {
        Some("") => "",
        Some(rest) if rest.starts_with('/') => rest.trim_start_matches('/'),
        _ => inside,
    };
    let entry = EntryPath::new(inside);
    if library.find(&entry).is_some() {
        return Ok(entry);
    }
    let paths = library.entries.iter().map(|entry| entry.path.as_str()).filter(|path| !path.is_empty());
    let help = match nearest(inside, paths) {
        Some(near) => format!("Did you mean `{near}`?"),
        None => "Name a folder below content/, such as `complaints`.".into(),
    };
    Err(Usage { message: format!("--section {path}: there is no such entry"), help })
}

/// Which of the conditions to fail on hold, as sentences.
fn failures(args: &Args, rows: &[Row], sums: &[(Lang, Rollup)]) -> Vec<String> {
    let mut failures = Vec::new();
    if let Some(least) = args.fail_under {
        let under = sums.iter().map(|(lang, sum)| (lang, sum.percent())).filter(|(_, share)| *share < least);
        failures.extend(under.map(|(lang, share)| {
            format!("{share} % of the words in {lang} are up to date: fewer than {least} %")
        }));
    }
    for state in &args.fail_on {
        let held: Vec<&Row> = rows.iter().filter(|row| row.is(*state)).collect();
        if let Some(first) = held.first() {
            let (count, name) = (held.len(), state.name());
            let articles = if count == 1 { "article is" } else { "articles are" };
            failures.push(format!("{count} {articles} `{name}`: {} first of all", first.file));
        }
    }
    failures
}

fn write(
    args: &Args,
    root: &Path,
    site: &Surveyed,
    rows: &[Row],
    sums: &[(Lang, Rollup)],
    screen: Screen,
) -> Result<(), String> {
    let out = match (&args.out, args.format) {
        (Some(out), _) => Some(out.clone()),
        (None, Format::Html) => Some(root.join(".targum/status.html")),
        (None, _) => None,
    };
    let content = match (args.format, &out) {
        (Format::Json, _) => json(rows),
        (Format::Html, Some(out)) => board(site, rows, sums, &to_root(root, out)),
        (Format::Html, None) => String::new(),
        (Format::Text, None) => table(args, rows, sums, screen.on_output()),
        (Format::Text, Some(_)) => table(args, rows, sums, Style::default()),
    };
    let Some(out) = out else {
        report::output(&content);
        return Ok(());
    };
    let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder
        .map_or(Ok(()), std::fs::create_dir_all)
        .and_then(|()| std::fs::write(&out, content))
        .map_err(|why| format!("{} cannot be written: {why}", out.display()))?;
    report::output(&format!("Wrote {}\n", out.display()));
    Ok(())
}

/// The table: what calls for work, or what was asked for; then how much there is besides.
fn table(args: &Args, rows: &[Row], sums: &[(Lang, Rollup)], style: Style) -> String {
    let listed: Vec<Row> =
        rows.iter().filter(|row| !args.state.is_empty() || row.badge.calls_for_work()).cloned().collect();
    let mut out = text(&listed, sums, style);
    match (rows.len() - listed.len(), listed.is_empty()) {
        (0, true) => out += "\nThere are no such articles.\n",
        (0, false) => {}
        (_, true) => out += "\nAll translations are up to date.\n",
        (rest, false) => {
            out += &format!(
                "\nNot listed: {rest} that are up to date or originals (`--state current,original`).\n"
            );
        }
    }
    out
}

fn board(site: &Surveyed, rows: &[Row], sums: &[(Lang, Rollup)], to_root: &str) -> String {
    let home = site.library.home();
    let name = |lang: &Lang| {
        let own = site.settings.title.as_ref().map(|title| title.get(lang)).filter(|title| !title.is_empty());
        let id = site.settings.languages.iter().position(|known| known == lang).unwrap_or_default();
        own.map_or_else(|| site.library.title(home, id).to_owned(), str::to_owned)
    };
    let languages: Vec<(Lang, Rollup, String)> =
        sums.iter().map(|(lang, sum)| (lang.clone(), sum.clone(), name(lang))).collect();
    let title = site.settings.languages.first().map_or_else(String::new, name);
    let today = Zoned::now().date();
    html(&Board { title: &title, rows, languages: &languages, to_root, today })
}

/// What leads from the folder of `out` to the site's, percent-encoded; empty, or ending in `/`.
fn to_root(root: &Path, out: &Path) -> String {
    let full = |path: &Path| {
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let folders = absolute.ancestors().find_map(|folder| Some((folder, folder.canonicalize().ok()?)));
        match folders {
            Some((known, real)) => real.join(absolute.strip_prefix(known).unwrap_or(Path::new(""))),
            None => absolute,
        }
    };
    let (root, folder) = (full(root), full(out.parent().unwrap_or(Path::new(""))));
    let shared = root.components().zip(folder.components()).take_while(|(a, b)| a == b).count();
    let up = folder.components().skip(shared).map(|_| "../".to_owned());
    let down = root.components().skip(shared).filter_map(|part| match part {
        Component::Normal(name) => Some(format!("{}/", encode(&name.to_string_lossy()))),
        _ => None,
    });
    up.chain(down).collect()
}
