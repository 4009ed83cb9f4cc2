//! A cache that was damaged, swapped, cut short or used twice at once costs time only.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use targum::build::Options;

use crate::bench::{by_program, cold, command, fault, files, warm};
use crate::chance::Chance;
use crate::site::{Files, Site, copy_folder};

/// What happens to a file of the cache.
const DAMAGES: [&str; 13] = [
    "cut short",
    "cut short by one byte",
    "a bit flipped",
    "many bytes flipped",
    "every so often a byte flipped",
    "bytes inserted",
    "doubled",
    "another site's",
    "empty",
    "a text",
    "zeros",
    "a folder",
    "deleted",
];

/// Does damage to one file.
fn damage(path: &Path, what: &str, other: &[u8], chance: &mut Chance) {
    let Ok(mut bytes) = fs::read(path) else { return };
    let at = chance.below(bytes.len().max(1));
    match what {
        "cut short" => bytes.truncate(at),
        "cut short by one byte" => drop(bytes.pop()),
        "a bit flipped" => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << chance.below(8)),
        "many bytes flipped" => (0..20).for_each(|_| {
            let at = chance.below(bytes.len().max(1));
            bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte = chance.below(256) as u8);
        }),
        "every so often a byte flipped" => bytes.iter_mut().step_by(200).for_each(|byte| *byte ^= 32),
        "bytes inserted" => drop(bytes.splice(at..at, [0, 255, 10, 48])),
        "doubled" => bytes.extend_from_within(..),
        "another site's" => bytes = other.to_vec(),
        "empty" => bytes.clear(),
        "a text" => bytes = b"This is not a cache.\n".repeat(20),
        "zeros" => bytes.iter_mut().for_each(|byte| *byte = 0),
        _ => {
            fs::remove_file(path).expect("a file can be removed");
            if what == "a folder" {
                fs::create_dir_all(path.join("inner")).expect("a folder can be made");
                fs::write(path.join("inner/file"), "x").expect("a file can be written");
            }
            return;
        }
    }
    fs::write(path, bytes).expect("a file can be written");
}

/// A site that has been built, and the cache of another that lay at the same place.
fn built(seed: u64) -> (Site, Files) {
    let mut site = Site::new(seed);
    let sources = site.sources.clone();
    let settings = site.text("targum.yaml").replace("base_url: https://example.org/", "links: pretty");
    site.put("targum.yaml", settings.replace("[he, nl, ar]", "[nl, he]"));
    site.sources.retain(|path, _| !path.starts_with("content/b/"));
    site.put("content/a/one/nl.md", "---\ntitle: Een ander\n---\n\nIets anders.\n");
    for path in ["content/a/two/he.md", "content/nl.md", "content/he.md", "content/a/same/nl.md"] {
        site.put(path, "---\ntitle: Zomaar\n---\n\nEnkele woorden.\n");
    }
    site.flush();
    assert_good(&by_program(&site.root(), &site.out, &Options::default()));
    let foreign = files(&site.cache());
    fs::remove_dir_all(site.root().join(".targum")).expect("the cache can be removed");
    fs::remove_dir_all(&site.out).expect("the output can be removed");
    site.sources = sources;
    site.flush();
    assert_good(&by_program(&site.root(), &site.out, &Options::default()));
    (site, foreign)
}

/// It succeeded and told of nothing worse than of something worth knowing.
fn assert_good(built: &crate::bench::Built) {
    let said = &built.problems;
    assert!(built.succeeded && !said.contains("error[") && !said.contains("panicked"), "{said}");
    let about_cache =
        said.lines().filter(|line| line.contains("cache]")).all(|line| line.starts_with("note[cache]"));
    assert!(about_cache, "{said}");
}

/// Builds and compares.
fn check(site: &Site, what: &str) {
    let built = by_program(&site.root(), &site.out, &Options::default());
    assert!(built.succeeded, "{what}: {}", built.problems);
    assert_good(&built);
    stands(site, &site.out, what);
}

/// An output folder is what a cold build makes.
fn stands(site: &Site, out: &Path, what: &str) {
    let pages = cold(&site.root(), &Options::default()).1;
    if let Some(fault) = fault(out, &pages, &Files::new()) {
        panic!("{what}: {fault}");
    }
}

/// A small change between builds: of a text, of a title, of a page in the output, or none.
fn edit(site: &mut Site, step: usize) {
    let number = site.fresh();
    match step % 4 {
        0 => {
            let text = site.text("content/a/two/he.md");
            site.put("content/a/two/he.md", format!("{text}\nעוד {number} תלונה.\n"));
        }
        1 => {
            site.change("content/b/four/nl.md", |page, _| page.set("title", Some(&format!("Vier {number}"))));
        }
        2 => fs::write(site.out.join("he/index.html"), "by hand").expect("a page can be written"),
        _ => {}
    }
    site.flush();
}

#[test]
fn a_damaged_cache_costs_time_only() {
    let (mut site, foreign) = built(1);
    let names: Vec<String> = files(&site.cache()).into_keys().collect();
    assert!(names.iter().any(|name| name != "lock"), "a build leaves something in its cache: {names:?}");
    let others: Vec<&Vec<u8>> = foreign.values().collect();
    let mut step = 0;
    for (at, name) in names.iter().enumerate() {
        let other = foreign.get(name).or(others.get(at).copied()).expect("the other site has a cache");
        let path = site.cache().join(name);
        for what in DAMAGES {
            // Each damage meets another edit in the next round of files, and each file all edits.
            step += 1;
            damage(&path, what, other, &mut site.chance);
            edit(&mut site, step + at);
            check(&site, &format!("{name}: {what}"));
            if what == "a folder" {
                // While it lies there nothing can be remembered in its place.
                check(&site, &format!("{name}: {what}, still"));
                let _ = fs::remove_dir_all(&path);
                check(&site, &format!("{name}: {what} no longer"));
            }
        }
    }
}

#[test]
fn a_cache_that_lies_anywhere_else_costs_time_only() {
    let (mut site, foreign) = built(2);
    let targum = site.root().join(".targum");
    let all = |site: &Site, what: &str| {
        check(site, what);
        check(site, &format!("{what}, once more"));
    };
    // All files of another site's cache at once; then its memory of an output that is not this one.
    for (name, bytes) in &foreign {
        fs::write(site.cache().join(name), bytes).expect("a file can be written");
    }
    all(&site, "another site's cache");
    for (name, bytes) in &foreign {
        fs::write(site.cache().join(name), bytes).expect("a file can be written");
    }
    edit(&mut site, 0);
    all(&site, "another site's cache, and an edit");
    // Every file holds what another of them held.
    let own = files(&site.cache());
    let rotated = own.keys().zip(own.values().cycle().skip(1));
    for (name, bytes) in rotated {
        fs::write(site.cache().join(name), bytes).expect("a file can be written");
    }
    edit(&mut site, 1);
    all(&site, "files swapped");
    // Files that nobody knows.
    for name in ["zz", "pages-0", "store", "sub/deep"] {
        let place = site.cache().join(name);
        fs::create_dir_all(place.parent().expect("a folder")).expect("a folder can be made");
        fs::write(place, "unknown").expect("a file can be written");
    }
    edit(&mut site, 0);
    all(&site, "unknown files");
    // Where the cache must be lies a file.
    fs::remove_dir_all(site.cache()).expect("the cache can be removed");
    fs::write(site.cache(), "a file").expect("a file can be written");
    edit(&mut site, 1);
    all(&site, "a file instead of the cache");
    fs::remove_dir_all(&targum).expect("the folder can be removed");
    fs::write(&targum, "a file").expect("a file can be written");
    edit(&mut site, 0);
    all(&site, "a file instead of .targum");
    fs::remove_file(&targum).expect("the file can be removed");
    edit(&mut site, 1);
    all(&site, "no cache at all");
}

#[test]
fn a_cache_goes_with_its_site() {
    let (mut site, _) = built(3);
    // The site is copied elsewhere with its cache and its output, and each goes on by itself.
    let copy = site.beside("copy");
    copy_folder(&site.root(), &copy);
    edit(&mut site, 0);
    check(&site, "the first");
    let settings = copy.join("targum.yaml");
    let text = fs::read_to_string(&settings)
        .expect("settings")
        .replace("topics: [honesty,", "edition: x\ntopics: [honesty,");
    fs::write(settings, text).expect("settings can be written");
    for what in ["the copy", "the copy again"] {
        assert_good(&by_program(&copy, &copy.join("public"), &Options::default()));
        let pages = cold(&copy, &Options::default()).1;
        assert_eq!(fault(&copy.join("public"), &pages, &Files::new()), None, "{what}");
    }
    // The copy's cache, under other settings, in place of the site's own.
    copy_folder(&copy.join(".targum"), &site.root().join(".targum"));
    check(&site, "the copy's cache");
    edit(&mut site, 1);
    check(&site, "the copy's cache, and an edit");
}

/// A site that takes a while.
fn large() -> Site {
    let mut site = Site::new(9);
    for number in 0..60 {
        let text = |title: &str, from: &str| {
            let said = format!("klacht {number} woord{} huis", number * 7);
            format!("---\ntitle: {title} {number}\n{from}topics: [honesty]\n---\n\n## Kop\n\n{said}\n")
        };
        site.put(&format!("content/a/l{number}/nl.md"), text("Lang", ""));
        site.put(&format!("content/a/l{number}/he.md"), text("ארוך", "translated_from: nl\n"));
    }
    site.flush();
    assert_good(&by_program(&site.root(), &site.out, &Options::default()));
    site
}

/// Changes every page.
fn edit_all(site: &mut Site, number: usize) {
    let text: String = site
        .text("targum.yaml")
        .lines()
        .filter(|line| !line.starts_with("edition"))
        .map(|line| format!("{line}\n"))
        .collect();
    site.put("targum.yaml", format!("{text}edition: e{number}\n"));
    if number.is_multiple_of(2) {
        site.put(
            &format!("content/a/l{number}/nl.md"),
            format!("---\ntitle: Nieuw {number}\n---\n\nwoord{number}\n"),
        );
        site.remove(&format!("content/a/l{}/he.md", number + 20));
    }
    site.flush();
}

fn start(site: &Site, out: &Path) -> Child {
    let mut command = command(&site.root(), out, &Options::default());
    command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program runs")
}

/// Where a build that goes on has come to.
enum Moment {
    /// Some time after its start.
    After(Duration),
    /// Some time after it began to write pages.
    Staging(Duration),
    /// Some time after it began to move them.
    Moving(Duration),
}

fn wait_for(moment: &Moment, out: &Path, child: &mut Child) {
    let stage = out.join(".targum-stage");
    let going = |child: &mut Child| child.try_wait().is_ok_and(|ended| ended.is_none());
    match moment {
        Moment::After(time) => sleep(*time),
        Moment::Staging(time) | Moment::Moving(time) => {
            while going(child) && !stage.is_dir() {}
            if matches!(moment, Moment::Moving(_)) {
                // The first to be staged are the first to go.
                while going(child) && !stage.join("0").exists() {}
                while going(child) && stage.join("0").exists() {}
            }
            sleep(*time);
        }
    }
}

#[test]
fn a_build_that_is_killed_leaves_what_the_next_completes() {
    let mut site = large();
    let started = Instant::now();
    edit_all(&mut site, 100);
    check(&site, "before");
    let whole = started.elapsed();
    let tidy = files(&site.cache()).len();
    for number in 0..9 {
        edit_all(&mut site, number);
        let small = Duration::from_micros(site.chance.below(20_000) as u64);
        let moment = match number % 3 {
            0 => Moment::After(whole.mul_f64(site.chance.below(100) as f64 / 130.0)),
            1 => Moment::Staging(small * 5),
            _ => Moment::Moving(small / 4),
        };
        let mut child = start(&site, &site.out);
        wait_for(&moment, &site.out, &mut child);
        let _ = child.kill();
        let _ = child.wait();
        // Often the next build has other sources still.
        if number % 2 == 1 {
            edit(&mut site, number / 2);
        }
        check(&site, &format!("killed, {number}"));
        assert!(!site.out.join(".targum-stage").exists(), "the stage is gone");
        assert!(files(&site.cache()).len() <= tidy + 1, "{:?}", files(&site.cache()).keys());
    }
}

#[test]
fn two_builds_at_once_do_not_hurt_each_other() {
    let mut site = large();
    let other: PathBuf = site.beside("other-out");
    for number in 0..4 {
        edit_all(&mut site, number);
        let outs = if number % 2 == 0 { [&site.out, &site.out] } else { [&site.out, &other] };
        let children = outs.map(|out| start(&site, out));
        for child in children {
            let ended = child.wait_with_output().expect("it ends");
            assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
        }
        for out in outs {
            stands(&site, out, &format!("two at once, {number}"));
            assert!(!out.join(".targum-stage").exists(), "the stage is gone");
        }
        let again = warm(&site.root(), outs[1], &Options::default());
        assert_eq!(again.published.map(|published| published.written + published.removed), Some(0));
    }
}
