//! `targum new`

use std::path::Path;
use std::process::ExitCode;

use jiff::Zoned;

use super::Usage;
use super::desk::Desk;
use super::report::{self, Screen};
use crate::author::{NewArticle, article_path, new_article, path_problem};
use crate::diag::nearest;
use crate::disk::user_name;

/// Begin an article
///
/// Makes the article's file with its title between the `---` lines and a first line to write over. What is there
/// already is never overwritten.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  targum new complaints/hear-the-customer --lang he --title \"להקשיב ללקוח\"\n  targum new conversations/say-no --lang nl --title \"Nee zeggen\" --topics honesty,complaints"
)]
pub(super) struct Args {
    /// The article's folder below content/; its last part becomes part of the address
    #[arg(value_name = "PATH")]
    path: String,

    /// The language that it is written in
    #[arg(long, value_name = "LANG")]
    lang: String,

    /// Its title
    #[arg(long, value_name = "TEXT")]
    title: String,

    /// One or two sentences that lists show with the title
    #[arg(long, value_name = "TEXT")]
    summary: Option<String>,

    /// Its topics, with commas between them
    #[arg(long, value_name = "TOPICS", value_delimiter = ',')]
    topics: Vec<String>,

    /// Who answers for it [default: git's user, where there is a repository]
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
}

pub(super) fn run(args: &Args, root: &Path, screen: Screen) -> Result<ExitCode, Usage> {
    let desk = Desk::open(root, screen)?;
    let lang = desk.language("--lang", &args.lang)?;
    let entry = desk.named(args.path.trim_end_matches(&format!("/{lang}.md"))).entry;
    if let Some(problem) = path_problem(&entry) {
        return Err(Usage {
            message: format!("{} cannot be an article's folder: it {problem}", args.path),
            help: "Use letters, digits and hyphens, with `/` between folders, as in `complaints/say-no`."
                .into(),
        });
    }
    let path = article_path(&entry, &lang);
    if desk.has(&entry, &lang) {
        return Err(Usage {
            message: format!("{path} is already there"),
            help: "Open it to change it, or name another folder.".into(),
        });
    }
    if args.title.trim().is_empty() {
        return Err(Usage { message: "the title is empty".into(), help: "Write it after `--title`.".into() });
    }
    let topics: Vec<String> = args.topics.iter().map(|topic| topic.trim().to_owned()).collect();
    for topic in &topics {
        known_topic(&desk, topic)?;
    }
    let owner = args.owner.clone().or_else(|| user_name(root));
    let change = new_article(&NewArticle {
        entry: &entry,
        lang: &lang,
        title: &args.title,
        summary: args.summary.as_deref().filter(|summary| !summary.trim().is_empty()),
        topics: &topics,
        owner: owner.as_deref(),
        date: Zoned::now().date(),
    });
    let others: Vec<String> = desk.languages_of(&entry).iter().map(ToString::to_string).collect();
    if !desk.save(&[change]) {
        return Ok(ExitCode::FAILURE);
    }
    let mut told = format!("Made {}.\n", desk.path(&path));
    if others.is_empty() {
        let to = desk.settings.languages.iter().find(|other| **other != lang);
        told += "Next: write it, and look for mistakes with `targum check`.\n";
        let translate = |to| format!("For a translation: targum translate {entry} --to {to}\n");
        told += &to.map(translate).unwrap_or_default();
    } else {
        told += &format!(
            "It stands by itself beside {}. If it is to be a translation, `targum undo` takes it back and \
             `targum translate {entry} --to {lang}` makes one.\n",
            others.join(", ")
        );
    }
    report::output(&told);
    Ok(ExitCode::SUCCESS)
}

fn known_topic(desk: &Desk<'_>, topic: &str) -> Result<(), Usage> {
    let known = || desk.settings.topics.iter().map(|topic| topic.value.as_str());
    if known().any(|known| known == topic) {
        return Ok(());
    }
    let help = match nearest(topic, known()) {
        Some(near) => format!("Did you mean `{near}`? Otherwise add the topic to `topics` in targum.yaml."),
        None if known().next().is_none() => {
            "Add it to `topics` in targum.yaml, and its name to i18n/.".into()
        }
        None => format!("The site's topics are {}.", known().collect::<Vec<_>>().join(", ")),
    };
    Err(Usage { message: format!("`{topic}` is not a topic of this site"), help })
}
