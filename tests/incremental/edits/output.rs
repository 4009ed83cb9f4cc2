//! What happens to output folders and to the cache behind the program's back.

use std::fs;

use targum::publish::MANIFEST;

use super::Edit;
use crate::bench::{files, strangers};
use crate::site::{Site, copy_folder};

pub const KINDS: &[(&str, Edit)] = &[
    ("page altered", altered),
    ("page altered, its length kept", altered_slightly),
    ("page deleted", deleted),
    ("folder of pages deleted", folder_deleted),
    ("page touched", touched),
    ("page written again", written_again),
    ("stranger put", stranger_put),
    ("stranger removed", stranger_removed),
    ("page in the way", in_the_way),
    ("output deleted", output_deleted),
    ("output went back", output_went_back),
    ("manifest deleted", manifest_deleted),
    ("manifest altered", manifest_altered),
    ("stage left", stage_left),
    ("other output", other_output),
    ("cache deleted", cache_deleted),
    ("cache went back", cache_went_back),
    ("file of the cache deleted", cache_file_deleted),
];

/// A file that a build made.
fn own(site: &mut Site) -> Option<String> {
    let (all, foreign) = (files(&site.out), strangers(&site.out));
    let own: Vec<String> =
        all.into_keys().filter(|name| !foreign.contains_key(name) && name != MANIFEST).collect();
    site.chance.any(&own)
}

fn altered(site: &mut Site) -> Option<String> {
    let name = own(site)?;
    let place = site.out.join(&name);
    let mut bytes = fs::read(&place).ok()?;
    bytes.extend(b"<!-- by hand -->");
    fs::write(&place, bytes).expect("a page can be written");
    Some(name)
}

fn altered_slightly(site: &mut Site) -> Option<String> {
    let name = own(site)?;
    let place = site.out.join(&name);
    let mut bytes = fs::read(&place).ok()?;
    let at = site.chance.below(bytes.len().max(1));
    *bytes.get_mut(at)? ^= 1;
    fs::write(&place, bytes).expect("a page can be written");
    Some(format!("{name} at {at}"))
}

fn deleted(site: &mut Site) -> Option<String> {
    let name = own(site)?;
    fs::remove_file(site.out.join(&name)).expect("a page can be removed");
    Some(name)
}

fn folder_deleted(site: &mut Site) -> Option<String> {
    let name = own(site)?;
    let folder = name.split('/').take(2).collect::<Vec<_>>().join("/");
    let place = site.out.join(&folder);
    if place.is_dir() {
        fs::remove_dir_all(place).expect("a folder can be removed");
        return Some(folder);
    }
    None
}

fn touched(site: &mut Site) -> Option<String> {
    let name = own(site)?;
    crate::site::set_modified(&site.out.join(&name), std::time::SystemTime::now());
    Some(name)
}

fn written_again(site: &mut Site) -> Option<String> {
    let name = own(site)?;
    let place = site.out.join(&name);
    let bytes = fs::read(&place).ok()?;
    fs::remove_file(&place).expect("a page can be removed");
    fs::write(&place, bytes).expect("a page can be written");
    Some(name)
}

fn stranger_put(site: &mut Site) -> Option<String> {
    let number = site.fresh();
    let folder =
        *site.chance.of(&["", "he/", "nl/a/", "mine/deep/", "assets/", "assets/search/he/", "he/a/one/"]);
    let place = site.out.join(format!("{folder}own-{number}.txt"));
    fs::create_dir_all(place.parent()?).ok()?;
    fs::write(&place, format!("mine {number}")).ok()?;
    // A page may want its folder where the file stands.
    site.tamper();
    Some(format!("{folder}own-{number}.txt"))
}

fn stranger_removed(site: &mut Site) -> Option<String> {
    let all: Vec<String> = strangers(&site.out).into_keys().collect();
    let name = site.chance.any(&all)?;
    fs::remove_file(site.out.join(&name)).expect("a file can be removed");
    Some(name)
}

/// A stranger where a page may come to be.
fn in_the_way(site: &mut Site) -> Option<String> {
    let lang = *site.chance.of(&["he", "nl", "ar", "en"]);
    let number = site.fresh();
    let name = format!("{lang}/a/n{}/index.html", number + 1);
    let place = site.out.join(&name);
    fs::create_dir_all(place.parent()?).ok()?;
    fs::write(&place, "mine").ok()?;
    let path = format!("content/a/n{}/he.md", number + 1);
    site.put(&path, "---\ntitle: בדרך\n---\n");
    site.fresh();
    site.tamper();
    Some(name)
}

fn output_deleted(site: &mut Site) -> Option<String> {
    fs::remove_dir_all(&site.out).ok()?;
    Some("all of it".to_owned())
}

/// A copy of the output is laid aside, or an earlier one takes its place.
fn output_went_back(site: &mut Site) -> Option<String> {
    let copy = site.beside(&format!("copy-of-{}", site.out.file_name()?.to_string_lossy()));
    if !site.out.is_dir() {
        return None;
    }
    if copy.is_dir() && site.chance.one_in(2) {
        copy_folder(&copy, &site.out);
        // Strangers were there then, too.
        site.tamper();
        return Some("an earlier copy".to_owned());
    }
    copy_folder(&site.out, &copy);
    Some("copied".to_owned())
}

fn manifest_deleted(site: &mut Site) -> Option<String> {
    fs::remove_file(site.out.join(MANIFEST)).ok()?;
    site.tamper();
    Some("all of it".to_owned())
}

fn manifest_altered(site: &mut Site) -> Option<String> {
    let place = site.out.join(MANIFEST);
    let text = fs::read_to_string(&place).ok()?;
    let lines: Vec<&str> = text.lines().collect();
    let gone = site.chance.below(lines.len());
    let kept: Vec<&str> =
        lines.iter().enumerate().filter(|(at, _)| *at != gone).map(|(_, line)| *line).collect();
    fs::write(&place, kept.join("\n") + "\n").expect("the manifest can be written");
    site.tamper();
    Some(lines[gone].to_owned())
}

fn stage_left(site: &mut Site) -> Option<String> {
    let stage = site.out.join(".targum-stage");
    fs::create_dir_all(&stage).ok()?;
    fs::write(stage.join("0"), "half").ok()?;
    Some("one file".to_owned())
}

fn other_output(site: &mut Site) -> Option<String> {
    let (root, beside) = (site.root().join("public"), site.beside("elsewhere-out"));
    site.out = if site.out == root { beside } else { root };
    Some(site.out.display().to_string())
}

fn cache_deleted(site: &mut Site) -> Option<String> {
    fs::remove_dir_all(site.root().join(".targum")).ok()?;
    Some("all of it".to_owned())
}

fn cache_went_back(site: &mut Site) -> Option<String> {
    let (cache, copy) = (site.cache(), site.beside("copy-of-cache"));
    if !cache.is_dir() {
        return None;
    }
    if copy.is_dir() && site.chance.one_in(2) {
        copy_folder(&copy, &cache);
        return Some("an earlier copy".to_owned());
    }
    copy_folder(&cache, &copy);
    Some("copied".to_owned())
}

fn cache_file_deleted(site: &mut Site) -> Option<String> {
    let all: Vec<String> = files(&site.cache()).into_keys().collect();
    let name = site.chance.any(&all)?;
    fs::remove_file(site.cache().join(&name)).ok()?;
    Some(name)
}
