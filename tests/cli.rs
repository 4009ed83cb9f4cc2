//! The program as people meet it.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, clippy::expect_used)]

mod common;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use insta::assert_snapshot;

fn targum(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_targum"));
    command.args(args).current_dir(folder).output().expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn the_help_is_the_reference() {
    let here = Path::new(".");
    let pages = [
        "--help",
        "init --help",
        "build --help",
        "check --help",
        "status --help",
        "new --help",
        "translate --help",
        "diff --help",
        "sync --help",
        "touch --help",
        "undo --help",
        "explain --help",
    ];
    let help: Vec<String> = pages
        .iter()
        .map(|args| {
            let args: Vec<&str> = args.split(' ').collect();
            format!("$ targum {}\n{}", args.join(" "), text(&targum(here, &args).stdout))
        })
        .collect();
    assert_snapshot!(help.join("\n"));
}

#[test]
fn a_new_site_builds_with_the_program_alone() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let program = folder.path().join("targum");
    fs::copy(env!("CARGO_BIN_EXE_targum"), &program).expect("the program can be copied");
    let made =
        Command::new(&program).args(["init", "x"]).current_dir(folder.path()).output().expect("it runs");
    assert!(made.status.success(), "{}", text(&made.stderr));
    let site = folder.path().join("x");
    let built = Command::new(&program).arg("build").current_dir(&site).output().expect("it runs");
    assert!(built.status.success(), "{}", text(&built.stderr));
    for page in ["index.html", "he/index.html", "nl/index.html", "ar/index.html", "404.html"] {
        assert!(site.join("public").join(page).is_file(), "{page} is missing");
    }
    let again =
        Command::new(&program).args(["init", "x"]).current_dir(folder.path()).output().expect("it runs");
    assert_eq!(again.status.code(), Some(2), "what is there is not overwritten");
}

#[test]
fn wrong_usage_is_told_of_with_a_way_out() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let nowhere = targum(folder.path(), &["build"]);
    assert_eq!(nowhere.status.code(), Some(2));
    assert!(text(&nowhere.stderr).contains("targum init"), "{}", text(&nowhere.stderr));
    common::write_listing(folder.path(), include_str!("sites/smallest.txt"));
    assert_eq!(targum(folder.path(), &["build", "--base-url", "example.org"]).status.code(), Some(2));
    assert_eq!(targum(folder.path(), &["build", "--out", "content/x"]).status.code(), Some(2));
    assert_eq!(targum(folder.path(), &["build", "--out", "."]).status.code(), Some(2));
    assert_eq!(targum(folder.path(), &["bild"]).status.code(), Some(2));
    assert!(!folder.path().join("content/x").exists());
}

#[test]
fn the_root_is_found_upwards_and_options_reach_the_pages() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    common::write_listing(folder.path(), include_str!("sites/drafts.txt"));
    let below = folder.path().join("content/a");
    let built =
        targum(&below, &["build", "--edition", "voorjaar <1>", "--base-url", "https://example.org/x"]);
    assert!(built.status.success(), "{}", text(&built.stderr));
    let home = fs::read_to_string(folder.path().join("public/nl/index.html")).expect("the home page");
    assert!(home.contains("voorjaar &lt;1&gt;"), "the edition is shown, escaped");
    assert!(home.contains("https://example.org/x/nl/index.html"), "the canonical address is absolute");
    assert!(!folder.path().join("public/nl/b").exists(), "a draft is left out");
    // The draft links to nowhere: taken in, it is an error.
    assert_eq!(targum(&below, &["build", "--drafts"]).status.code(), Some(1));
}

#[test]
fn a_strict_build_takes_broken_translations_for_errors() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    common::write_listing(folder.path(), include_str!("sites/rebuild.txt"));
    let broken = "---\ntitle: Drie\ntranslated_from: he\n---\n[[weg]]\n";
    fs::write(folder.path().join("content/b/three/nl.md"), broken).expect("a file can be written");
    let loose = targum(folder.path(), &["build"]);
    assert_eq!(loose.status.code(), Some(0));
    assert!(text(&loose.stderr).contains("translation-dropped"), "{}", text(&loose.stderr));
    let page =
        fs::read_to_string(folder.path().join("public/nl/b/three/index.html")).expect("a fallback page");
    assert!(page.contains("data-kind=\"fallback\""));
    assert_eq!(targum(folder.path(), &["build", "--strict"]).status.code(), Some(1));
}

#[test]
fn two_builds_at_once_both_succeed() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    common::write_listing(folder.path(), include_str!("sites/rebuild.txt"));
    let start = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_targum"));
        command.arg("build").current_dir(folder.path()).spawn().expect("the program runs")
    };
    for mut build in [start(), start(), start()] {
        assert!(build.wait().expect("it ends").success());
    }
    assert!(folder.path().join("public/he/a/one/index.html").is_file());
}

#[test]
fn an_output_that_cannot_be_written_is_told_of() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    common::write_listing(folder.path(), include_str!("sites/smallest.txt"));
    fs::write(folder.path().join("taken"), "a file").expect("a file can be written");
    let built = targum(folder.path(), &["build", "--out", "taken"]);
    assert_eq!(built.status.code(), Some(1));
    assert!(text(&built.stderr).contains("taken"), "{}", text(&built.stderr));
    assert_eq!(fs::read_to_string(folder.path().join("taken")).expect("it is there"), "a file");
}

#[test]
#[cfg(unix)]
fn the_output_is_kept_out_of_the_sources_whatever_it_is_called() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    common::write_listing(folder.path(), include_str!("sites/smallest.txt"));
    std::os::unix::fs::symlink(folder.path().join("content"), folder.path().join("link"))
        .expect("a link can be made");
    for out in ["link", "link/x", "public/../content/x", "public/../content/../themes"] {
        assert_eq!(targum(folder.path(), &["build", "--out", out]).status.code(), Some(2), "{out}");
    }
}

#[test]
#[cfg(unix)]
fn what_editors_leave_beside_an_open_file_is_passed_over() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    common::write_listing(folder.path(), include_str!("sites/smallest.txt"));
    let mark = folder.path().join("content/.#nl.md");
    std::os::unix::fs::symlink("user@host.1234:5678", mark).expect("a link can be made");
    let built = targum(folder.path(), &["build"]);
    assert!(built.status.success(), "{}", text(&built.stderr));
}
