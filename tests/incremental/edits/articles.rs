//! Edits of which articles there are and where they lie, and of the files beside them.

use super::Edit;
use super::words::words;
use crate::site::{LANGS, Site, entry_of, file_of, lang_of};

pub const KINDS: &[(&str, Edit)] = &[
    ("article added", added),
    ("translation added", translation_added),
    ("translation deleted", translation_deleted),
    ("entry deleted", deleted),
    ("entry renamed", renamed),
    ("entry moved", moved),
    ("section renamed", section_renamed),
    ("child added", child_added),
    ("child removed", child_removed),
    ("term added", term_added),
    ("term deleted", term_deleted),
    ("names that differ in case", case_twin),
    ("case of a name changed", case_changed),
    ("not an article", not_an_article),
    ("image altered", image_altered),
    ("file replaced", file_replaced),
    ("file deleted", file_deleted),
    ("localised image", localised),
    ("file beside", file_beside),
];

/// Sections that edits put articles into and move as a whole.
fn sections(site: &Site) -> Vec<String> {
    let top = |entry: &String| !entry.is_empty() && !entry.contains('/') && !entry.starts_with("glossary");
    site.entries().into_iter().filter(top).collect()
}

fn new_text(site: &mut Site, lang: &str, title: &str, from: Option<&str>) -> String {
    let said = format!("{} {}", site.chance.word(words(lang)), site.chance.word(words(lang)));
    let from = from.map(|from| format!("translated_from: {from}\n")).unwrap_or_default();
    format!("---\ntitle: {title}\n{from}---\n\n{said}.\n\n## {title} {{#kop}}\n\n{said}\n")
}

fn add(site: &mut Site, folder: &str, stem: &str) -> Option<String> {
    if site.entries().len() > 32 {
        return None;
    }
    let number = site.fresh();
    let lang = *site.chance.of(&["he", "nl", "ar"]);
    let entry = format!("{folder}/{stem}{number}");
    let title = format!("{} {number}", site.chance.word(words(lang)));
    let text = new_text(site, lang, &title, None);
    let path = file_of(&entry, lang);
    site.put(&path, text);
    Some(path)
}

fn added(site: &mut Site) -> Option<String> {
    let folders = sections(site);
    let folder = site.chance.any(&folders)?;
    add(site, &folder, "n")
}

fn child_added(site: &mut Site) -> Option<String> {
    let entry = site.entry().filter(|entry| entry.matches('/').count() == 1)?;
    add(site, &entry, "c")
}

fn child_removed(site: &mut Site) -> Option<String> {
    let deep: Vec<String> = site
        .entries()
        .into_iter()
        .filter(|entry| entry.matches('/').count() >= 2 && !entry.starts_with("glossary"))
        .collect();
    let entry = site.chance.any(&deep)?;
    Some(remove(site, &entry))
}

fn translation_added(site: &mut Site) -> Option<String> {
    let langs = super::settings::languages(site);
    let from = site.article(|_, _| true)?;
    let entry = entry_of(&from).to_owned();
    let missing: Vec<String> = langs.into_iter().filter(|lang| !site.has(&file_of(&entry, lang))).collect();
    let lang = site.chance.any(&missing)?;
    let title = format!("{} {}", site.chance.word(words(&lang)), site.fresh());
    let mut text = new_text(site, &lang, &title, Some(lang_of(&from)));
    // Anchors that others may link to are taken over.
    for anchor in site.page(&from).anchors().iter().filter(|anchor| *anchor != "kop") {
        text += &format!("\n## {title} {{#{anchor}}}\n");
    }
    let path = file_of(&entry, &lang);
    site.put(&path, text);
    Some(path)
}

/// Takes out an article and its sidecar.
fn drop_article(site: &mut Site, path: &str) {
    site.remove(path);
    if site.chance.one_in(2) {
        site.remove(&path.replace(".md", ".sync.yaml"));
    }
}

fn translation_deleted(site: &mut Site) -> Option<String> {
    let twice = |site: &Site, path: &str| {
        LANGS.iter().filter(|lang| site.has(&file_of(entry_of(path), lang))).count() > 1
    };
    let all: Vec<String> = site.articles(|_, _| true).into_iter().filter(|path| twice(site, path)).collect();
    let path = site.chance.any(&all)?;
    // What was linked at a heading of it is now read in another language.
    for anchor in site.page(&path).anchors() {
        if !site.careless() {
            site.forget(&format!("#{anchor}|"));
            site.forget(&format!("#{anchor})"));
        }
    }
    drop_article(site, &path);
    Some(path)
}

/// Removes an entry with all that lies below it.
fn remove(site: &mut Site, entry: &str) -> String {
    let folder = format!("content/{entry}/");
    let entries: Vec<String> =
        site.entries().into_iter().filter(|one| format!("content/{one}/").starts_with(&folder)).collect();
    site.sources.retain(|path, _| !path.starts_with(&folder));
    if !site.careless() {
        for gone in entries {
            let name = gone.rsplit('/').next().unwrap_or_default();
            forget_entry(site, &gone, name);
        }
    }
    folder
}

/// Takes out all links to an entry.
fn forget_entry(site: &mut Site, entry: &str, name: &str) {
    for link in [
        format!("[[{name}]]"),
        format!("[[{name}|"),
        format!("[[{name}#"),
        format!("[[{entry}]]"),
        format!("[[{entry}|"),
        format!("[[{entry}#"),
        format!("see_also: [{entry}]"),
        format!("{entry}/he.md"),
        format!("{entry}/nl.md"),
        format!("{entry}/ar.md"),
        format!("{entry}/en.md"),
    ] {
        site.forget(&link);
    }
}

fn deleted(site: &mut Site) -> Option<String> {
    let all: Vec<String> = site.entries();
    let deep: Vec<String> =
        all.into_iter().filter(|entry| entry.contains('/') && !entry.starts_with("glossary")).collect();
    if deep.len() < 6 {
        return None;
    }
    let entry = site.chance.any(&deep)?;
    Some(remove(site, &entry))
}

/// Gives a folder another place, and mends the links that name it.
fn rename(site: &mut Site, from: &str, to: &str) -> String {
    let (old, new) = (format!("content/{from}/"), format!("content/{to}/"));
    let moved: Vec<String> = site.sources.keys().filter(|path| path.starts_with(&old)).cloned().collect();
    let entries: Vec<String> =
        site.entries().into_iter().filter(|one| format!("content/{one}/").starts_with(&old)).collect();
    for path in moved {
        let bytes = site.sources.remove(&path).expect("a file");
        site.sources.insert(path.replacen(&old, &new, 1), bytes);
    }
    // Ways from folder to folder count their depth.
    for path in site.articles(|_, _| true) {
        if path.starts_with(&new) {
            site.change(&path, |page, _| page.blocks.retain(|block| !block.contains("](../")));
        }
    }
    if !site.careless() {
        for gone in entries {
            let name = gone.rsplit('/').next().unwrap_or_default();
            forget_entry(site, &gone, name);
        }
    }
    format!("{old} to {new}")
}

fn plain_entry(site: &mut Site) -> Option<String> {
    site.entry().filter(|entry| entry.contains('/'))
}

fn renamed(site: &mut Site) -> Option<String> {
    let entry = plain_entry(site)?;
    let (folder, _) = entry.rsplit_once('/')?;
    let to = format!("{folder}/r{}", site.fresh());
    Some(rename(site, &entry, &to))
}

fn moved(site: &mut Site) -> Option<String> {
    let entry = plain_entry(site)?;
    let (folder, name) = entry.rsplit_once('/')?;
    let others: Vec<String> = sections(site).into_iter().filter(|section| section != folder).collect();
    let to = format!("{}/{name}", site.chance.any(&others)?);
    if site.sources.keys().any(|path| path.starts_with(&format!("content/{to}/"))) {
        return None;
    }
    Some(rename(site, &entry, &to))
}

fn section_renamed(site: &mut Site) -> Option<String> {
    let all = sections(site);
    let section = site.chance.any(&all)?;
    let to = format!("s{}", site.fresh());
    Some(rename(site, &section, &to))
}

fn term_added(site: &mut Site) -> Option<String> {
    if site.entries().iter().filter(|entry| entry.starts_with("glossary/")).count() > 9 {
        return None;
    }
    let number = site.fresh();
    let lang = *site.chance.of(&["he", "nl", "ar"]);
    let title = site.chance.word(words(lang));
    let path = file_of(&format!("glossary/t{number}"), lang);
    site.put(&path, format!("---\ntitle: {title}\n---\n\n{} {number}.\n", words(lang)[0]));
    Some(format!("{path}: {title}"))
}

fn term_deleted(site: &mut Site) -> Option<String> {
    let all: Vec<String> =
        site.entries().into_iter().filter(|entry| entry.starts_with("glossary/")).collect();
    let entry = site.chance.any(&all).filter(|_| all.len() > 2)?;
    Some(remove(site, &entry))
}

/// A second folder whose name differs by case only: two pages at one address, unless slugs keep them apart.
fn case_twin(site: &mut Site) -> Option<String> {
    let entry = plain_entry(site)?;
    let (folder, name) = entry.rsplit_once('/')?;
    let twin = format!("{folder}/{}", name.to_uppercase());
    if twin == entry || site.entries().contains(&twin) {
        return None;
    }
    let text = new_text(site, "nl", "Tweeling", None);
    site.put(&file_of(&twin, "nl"), text);
    Some(twin)
}

fn case_changed(site: &mut Site) -> Option<String> {
    let entry = plain_entry(site)?;
    let (folder, name) = entry.rsplit_once('/')?;
    let upper = name.to_uppercase();
    let other = if upper == name { name.to_lowercase() } else { upper };
    let to = format!("{folder}/{other}");
    if site.entries().contains(&to) || to == entry {
        return None;
    }
    Some(rename(site, &entry, &to))
}

/// A Markdown file that is none, or no longer.
fn not_an_article(site: &mut Site) -> Option<String> {
    let strays: Vec<String> = ["content/a/fr.md", "content/README.md"].map(str::to_owned).to_vec();
    let path = site.chance.of(&strays).clone();
    match site.has(&path) {
        true => site.remove(&path),
        false => site.put(&path, "---\ntitle: x\n---\n"),
    }
    Some(path)
}

/// Files beside articles whose names a test accepts.
fn file(site: &mut Site, accepts: impl Fn(&str) -> bool) -> Option<String> {
    let beside = |path: &&String| {
        path.starts_with("content/") && !path.ends_with(".md") && !path.ends_with(".yaml") && accepts(path)
    };
    let all: Vec<String> = site.sources.keys().filter(beside).cloned().collect();
    site.chance.any(&all)
}

fn svg(width: usize) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"20\"/>\n")
}

fn image_altered(site: &mut Site) -> Option<String> {
    let path = file(site, |path| path.ends_with(".svg"))?;
    // Of two digits, so that the file's length often stays.
    let width = 10 + site.chance.below(90);
    site.put(&path, svg(width));
    Some(format!("{path}: {width} wide"))
}

fn file_replaced(site: &mut Site) -> Option<String> {
    let path = file(site, |_| true)?;
    let number = site.fresh();
    site.put(&path, format!("other bytes {number}"));
    Some(path)
}

fn file_deleted(site: &mut Site) -> Option<String> {
    let path = file(site, |_| true)?;
    site.remove(&path);
    let name = path.rsplit('/').next().unwrap_or_default().to_owned();
    if !site.careless() {
        site.forget(&format!("]({name}"));
    }
    Some(path)
}

fn localised(site: &mut Site) -> Option<String> {
    let plain = file(site, |path| path.ends_with(".svg"))?;
    let stem = plain.trim_end_matches(".svg");
    let stem = LANGS.iter().find_map(|lang| stem.strip_suffix(&format!(".{lang}"))).unwrap_or(stem);
    let lang = *site.chance.of(&["he", "nl", "ar"]);
    let path = format!("{stem}.{lang}.svg");
    match site.has(&path) && site.has(&format!("{stem}.svg")) {
        true => site.remove(&path),
        false => {
            let width = 100 + site.chance.below(800);
            site.put(&path, svg(width));
        }
    }
    Some(path)
}

/// Files that nobody refers to, of names that somebody may.
fn file_beside(site: &mut Site) -> Option<String> {
    let entry = site.entry()?;
    let name = *site.chance.of(&["steps.svg", "form.pdf", "photo.jpg", "notes.txt"]);
    let path = file_of(&entry, "x").replace("x.md", name);
    if site.has(&path) {
        return None;
    }
    let number = site.chance.below(3);
    site.put(&path, format!("beside {number}"));
    Some(path)
}
