//! Edits that change how files lie on disk, and little or nothing of what they say.

use std::fs;
use std::time::{Duration, SystemTime};

use super::Edit;
use crate::site::{Site, set_modified};

pub const KINDS: &[(&str, Edit)] = &[
    ("byte order mark", |site| {
        rewritten(site, |text| format!("\u{feff}{}", text.trim_start_matches('\u{feff}')))
    }),
    ("line ends", |site| {
        rewritten(site, |text| match text.contains("\r\n") {
            true => text.replace("\r\n", "\n"),
            false => text.replace('\n', "\r\n"),
        })
    }),
    ("decomposed", decomposed),
    ("blanks at the end", |site| rewritten(site, |text| format!("{text}\n\n"))),
    ("stray characters", stray),
    ("touched", touched),
    ("written again", written_again),
    ("set back in time", set_back),
    ("same length and time", disguised),
    ("linked from elsewhere", linked),
    ("editors' files", editors_files),
];

fn any(site: &mut Site) -> Option<String> {
    let all: Vec<String> = site.sources.keys().cloned().collect();
    site.chance.any(&all)
}

fn any_text(site: &mut Site) -> Option<String> {
    let text =
        |path: &&String| path.ends_with(".md") || path.ends_with(".ftl") || path.ends_with("targum.yaml");
    let all: Vec<String> = site.sources.keys().filter(text).cloned().collect();
    site.chance.any(&all)
}

fn rewritten(site: &mut Site, change: impl Fn(&str) -> String) -> Option<String> {
    let path = any_text(site)?;
    let new = change(&site.text(&path));
    site.put(&path, new);
    Some(path)
}

fn decomposed(site: &mut Site) -> Option<String> {
    let nfd = icu_normalizer::DecomposingNormalizer::new_nfd();
    let path = any_text(site)?;
    // Something that decomposes is put in first.
    let text = site.text(&path) + if path.ends_with(".md") { "\n\ncafé één\n" } else { "\n# café\n" };
    site.put(&path, nfd.normalize(&text).into_owned());
    Some(path)
}

/// Bytes that are not UTF-8, or controls that steer direction.
fn stray(site: &mut Site) -> Option<String> {
    let path = site.article(|_, _| true)?;
    let mut bytes = site.sources.get(&path).cloned()?;
    match site.chance.one_in(2) {
        true => bytes.extend(b"\n\xff\xfe\n"),
        false => bytes.extend("\n\u{202e}abc\n".as_bytes()),
    }
    site.put(&path, bytes);
    Some(path)
}

fn touched(site: &mut Site) -> Option<String> {
    let path = any(site)?;
    site.flush();
    set_modified(&site.root().join(&path), SystemTime::now());
    Some(path)
}

/// The same bytes in a new file.
fn written_again(site: &mut Site) -> Option<String> {
    let path = any(site)?;
    site.flush();
    let place = site.root().join(&path);
    fs::remove_file(&place).expect("the file can be removed");
    fs::write(&place, &site.sources[&path]).expect("the file can be written");
    Some(path)
}

/// Other text with an older time, as a copy from elsewhere may have.
fn set_back(site: &mut Site) -> Option<String> {
    let told = super::text::KINDS[0].1(site)?;
    site.flush();
    let path = told.split(": ").next().unwrap_or_default();
    let back = Duration::from_secs(1 + site.chance.below(100_000) as u64);
    set_modified(&site.root().join(path), SystemTime::now() - back);
    Some(told)
}

/// Other text of the same length, in the same file, with the time that it had.
fn disguised(site: &mut Site) -> Option<String> {
    site.flush();
    let path =
        site.article(|_, page| page.get("title").is_some_and(|title| title.contains(['1', '2', '6'])))?;
    let place = site.root().join(&path);
    let time = fs::metadata(&place).and_then(|data| data.modified()).expect("a time");
    let text = site.text(&path);
    let title = site.page(&path).get("title")?.to_owned();
    let new: String = title
        .chars()
        .map(|found| match found {
            '1' => '2',
            '2' => '6',
            '6' => '1',
            other => other,
        })
        .collect();
    site.put(&path, text.replacen(&title, &new, 1));
    site.flush();
    set_modified(&place, time);
    Some(format!("{path}: {new}"))
}

/// The source lies elsewhere, and a link leads there.
fn linked(site: &mut Site) -> Option<String> {
    let path = any(site)?;
    site.flush();
    let place = site.root().join(&path);
    if fs::symlink_metadata(&place).is_ok_and(|data| data.is_symlink()) {
        return None;
    }
    let elsewhere = site.beside("elsewhere");
    fs::create_dir_all(&elsewhere).expect("a folder can be made");
    let target = elsewhere.join(site.fresh().to_string());
    fs::rename(&place, &target).expect("the file can be moved");
    std::os::unix::fs::symlink(&target, &place).expect("a link can be made");
    Some(path)
}

/// What editors leave beside sources is none.
fn editors_files(site: &mut Site) -> Option<String> {
    let path = any(site)?;
    let name = site.chance.of(&["~", ".swp"]).to_string();
    let place = site.root().join(format!("{path}{name}"));
    fs::write(&place, "left behind").expect("a file can be written");
    Some(format!("{path}{name}"))
}
