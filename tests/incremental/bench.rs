//! Builds a site as editors do and holds the result against a cold build of the same sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use targum::build::{Ends, Options, Outcome, PROGRAM, build};
use targum::disk::{DiskStore, DiskTree, Folder, Published};
use targum::publish::{MANIFEST, Manifest, MemorySink};

use super::common;
use super::site::{Files, Site};

/// How a build ended.
pub struct Built {
    pub succeeded: bool,
    /// Its problems as a log shows them.
    pub problems: String,
    /// `None` where the program was run, which prints it only.
    pub published: Option<Published>,
}

/// A build as the command makes it, with everything that it keeps from build to build.
pub fn warm(root: &Path, out: &Path, options: &Options) -> Built {
    let opened = DiskTree::open(root);
    let cache = root.join(".targum/cache");
    let _lock = targum::disk::Lock::take(&cache, || ());
    let tree = opened.value.remembering(&cache);
    let store = DiskStore::open(&cache, PROGRAM).expect("the cache can be used");
    let (mut outcome, folder) = match Folder::open(out, Some(&cache)) {
        Ok(folder) => {
            let ends = Ends { sink: &folder, store: Some(&store) };
            (build(&tree, options, ends, &|_, _| ()), Some(folder))
        }
        Err(fault) => (Outcome { notes: vec![fault], ..Outcome::default() }, None),
    };
    store.commit().expect("the cache can be written");
    tree.remember().expect("the cache can be written");
    outcome.notes.extend(opened.notes);
    let mut published = None;
    if let Some(folder) = folder {
        if outcome.succeeded() {
            match folder.commit() {
                Ok(done) => published = Some(done),
                Err(fault) => outcome.notes.push(fault),
            }
        } else {
            folder.abandon();
        }
    }
    let problems = common::problems(&tree, &outcome);
    Built { succeeded: outcome.succeeded(), problems, published }
}

/// A build that knows of no other: its files, and how it ended.
pub fn cold(root: &Path, options: &Options) -> (Built, Files) {
    let opened = DiskTree::open(root);
    let sink = MemorySink::default();
    let mut outcome = build(&opened.value, options, Ends { sink: &sink, store: None }, &|_, _| ());
    outcome.notes.extend(opened.notes);
    let files = sink.into_files().into_iter().map(|(url, bytes)| (url.as_str().to_owned(), bytes)).collect();
    let problems = common::problems(&opened.value, &outcome);
    (Built { succeeded: outcome.succeeded(), problems, published: None }, files)
}

/// Runs the program.
pub fn program(root: &Path, out: &Path, options: &Options) -> Output {
    command(root, out, options).output().expect("the program runs")
}

/// The program, ready to build.
pub fn command(root: &Path, out: &Path, options: &Options) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_targum"));
    command.arg("build").arg("--root").arg(root).arg("--out").arg(out);
    for (wanted, flag) in [(options.intake.drafts, "--drafts"), (options.intake.strict, "--strict")] {
        command.args(wanted.then_some(flag));
    }
    for (value, flag) in [(&options.base_url, "--base-url"), (&options.edition, "--edition")] {
        if let Some(value) = value {
            command.arg(flag).arg(value);
        }
    }
    command
}

/// [`warm`] by the program itself.
pub fn by_program(root: &Path, out: &Path, options: &Options) -> Built {
    let output = program(root, out, options);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(matches!(output.status.code(), Some(0 | 1)), "{:?}: {said}", output.status);
    Built { succeeded: output.status.success(), problems: said, published: None }
}

/// What lies in an output folder that no build made.
pub fn strangers(out: &Path) -> Files {
    let manifest =
        fs::read_to_string(out.join(MANIFEST)).map(|text| Manifest::parse(&text)).unwrap_or_default();
    let own: BTreeSet<String> = manifest.files.iter().map(|url| url.as_str().to_owned()).collect();
    let mut files = files(out);
    files.retain(|name, _| !own.contains(name) && name != MANIFEST && !name.starts_with(".targum-stage"));
    files
}

/// All files of a folder, which need not be there.
pub fn files(folder: &Path) -> Files {
    if folder.is_dir() { common::files(folder) } else { Files::new() }
}

/// What is wrong with a folder that was built into; `None` where it is as a cold build would have made it. Files that
/// no build made stand as they were before.
pub fn fault(out: &Path, cold: &Files, strangers: &Files) -> Option<String> {
    let found = files(out);
    let text = found.get(MANIFEST).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let listed = Manifest { files: cold.keys().map(|name| targum::path::Url::new(name.as_str())).collect() };
    if text.as_deref() != Some(listed.to_text().as_str()) {
        return Some("the manifest does not name the files of the build".to_owned());
    }
    let mut wanted: BTreeMap<&str, &[u8]> =
        strangers.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    wanted.extend(cold.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
    let names: BTreeSet<&str> = found
        .keys()
        .map(String::as_str)
        .filter(|name| *name != MANIFEST)
        .chain(wanted.keys().copied())
        .collect();
    let faults: Vec<String> = names
        .into_iter()
        .filter_map(|name| difference(name, found.get(name).map(Vec::as_slice), wanted.get(name).copied()))
        .collect();
    (!faults.is_empty()).then(|| faults.join("\n"))
}

fn difference(name: &str, found: Option<&[u8]>, wanted: Option<&[u8]>) -> Option<String> {
    match (found, wanted) {
        (Some(found), Some(wanted)) if found != wanted => {
            let at = found.iter().zip(wanted).take_while(|(a, b)| a == b).count();
            let around = |bytes: &[u8]| {
                let from = at.saturating_sub(60).min(bytes.len());
                String::from_utf8_lossy(&bytes[from..(at + 60).min(bytes.len())]).into_owned()
            };
            Some(format!(
                "{name} differs at {at}\n  is:     …{}…\n  should: …{}…",
                around(found),
                around(wanted)
            ))
        }
        (Some(_), None) => Some(format!("{name} should not be there")),
        (None, Some(_)) => Some(format!("{name} is missing")),
        _ => None,
    }
}

/// Builds the site once, and tells what is wrong with the result, if anything.
pub fn round(site: &Site, options: &Options, with_program: bool, edited: bool) -> Result<bool, String> {
    let (root, out) = (site.root(), site.out.as_path());
    let before = files(out);
    let foreign = strangers(out);
    let warm = if with_program { by_program(&root, out, options) } else { warm(&root, out, options) };
    let (cold, pages) = cold(&root, options);
    let refused = site.tampered.contains(out) && !warm.succeeded && warm.problems.contains("error[output]");
    if refused || !warm.succeeded {
        let stands = files(out) == before_without_stage(&before);
        if !stands {
            return Err("the build failed, and its folder is not as it was".to_owned());
        }
    }
    if refused {
        return Ok(false);
    }
    told_alike(&warm, &cold, with_program)?;
    if !warm.succeeded {
        return Ok(false);
    }
    if let Some(fault) = fault(out, &pages, &foreign) {
        return Err(fault);
    }
    let idle =
        warm.published.as_ref().is_none_or(|published| published.written == 0 && published.removed == 0);
    if !edited && !idle {
        return Err(format!("nothing was edited, and yet: {:?}", warm.published));
    }
    Ok(true)
}

/// What a build leaves of a folder: the stage of one that was cut short goes in any case.
fn before_without_stage(before: &Files) -> Files {
    before
        .iter()
        .filter(|(name, _)| !name.starts_with(".targum-stage"))
        .map(|(n, b)| (n.clone(), b.clone()))
        .collect()
}

/// Both builds end alike and say the same.
fn told_alike(warm: &Built, cold: &Built, with_program: bool) -> Result<(), String> {
    let same = match with_program {
        true => {
            warm.problems.contains(&cold.problems) && warm.problems.is_empty() == cold.problems.is_empty()
        }
        false => warm.problems == cold.problems,
    };
    if warm.succeeded == cold.succeeded && same {
        return Ok(());
    }
    let ends = |built: &Built| if built.succeeded { "succeeded" } else { "failed" };
    let (is, should) = (&warm.problems, &cold.problems);
    Err(format!("it {}:\n{is}\n----- the cold build {}:\n{should}", ends(warm), ends(cold)))
}
