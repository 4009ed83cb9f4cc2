//! The translations that a command is to work on.

use std::process::ExitCode;

use super::Usage;
use super::desk::{Desk, Named};
use crate::author::{self, Pair, Unpaired, side};
use crate::lang::Lang;
use crate::path::EntryPath;

/// The language of the translation that is meant: the one named, else that of the file, else the only one.
pub(super) fn in_language(
    desk: &Desk<'_>,
    named: &Named,
    option: &str,
    tag: Option<&str>,
) -> Result<Lang, Usage> {
    if let Some(tag) = tag {
        return desk.language(option, tag);
    }
    if let Some(lang) = &named.lang {
        return Ok(lang.clone());
    }
    let all = translations(desk, &named.entry);
    match all.as_slice() {
        [one] => Ok(one.clone()),
        [] => Err(Usage {
            message: format!("{} has no translation", shown(&named.entry)),
            help: "Begin one with `targum translate`.".into(),
        }),
        several => {
            let tags: Vec<&str> = several.iter().map(Lang::as_str).collect();
            Err(Usage {
                message: format!("{} has several translations", shown(&named.entry)),
                help: format!("Say which one with `{option}`: {}.", tags.join(", ")),
            })
        }
    }
}

/// The languages into which an entry is translated.
pub(super) fn translations(desk: &Desk<'_>, entry: &EntryPath) -> Vec<Lang> {
    let translated =
        |lang: &Lang| side(&desk.tree, &desk.settings, entry, lang).is_some_and(|side| side.from.is_some());
    desk.languages_of(entry).into_iter().filter(translated).collect()
}

/// A translation with its source.
fn pair_of(desk: &Desk<'_>, entry: &EntryPath, lang: &Lang) -> Result<Pair, Usage> {
    author::pair(&desk.tree, &desk.settings, entry, lang).map_err(|why| {
        let path = author::article_path(entry, lang);
        let (message, help) = match why {
            Unpaired::Missing => (
                format!("{} has no article in `{lang}`", shown(entry)),
                format!("Begin one with `targum translate {entry} --to {lang}`."),
            ),
            Unpaired::Original => (
                format!("{path} is an original, not a translation"),
                "Name one of its translations; or, if it is one, add a line such as `translated_from: he` between \
                 its `---` lines."
                    .to_owned(),
            ),
            Unpaired::Orphan(from) => (
                format!("{path} was translated from `{from}`, and there is no such article"),
                "Bring the source back, or name another language after `translated_from:`.".to_owned(),
            ),
        };
        Usage { message, help }
    })
}

/// A translation with its source, and a sidecar that can be read.
pub(super) fn pair(desk: &Desk<'_>, entry: &EntryPath, lang: &Lang) -> Result<Result<Pair, ExitCode>, Usage> {
    let pair = pair_of(desk, entry, lang)?;
    if pair.notes.iter().any(|note| note.code == "sync-newer") {
        desk.tell(pair.notes);
        return Ok(Err(ExitCode::FAILURE));
    }
    Ok(Ok(pair))
}

/// An entry's name for people.
pub(super) fn shown(entry: &EntryPath) -> String {
    if entry.is_home() { "the home page".to_owned() } else { entry.to_string() }
}

/// Whether an article can be paired at all: those that cannot are passed over where many are worked on.
pub(super) fn can_be_paired(desk: &Desk<'_>, entry: &EntryPath, lang: &Lang) -> bool {
    author::pair(&desk.tree, &desk.settings, entry, lang).is_ok()
}
