//! The README's commands and examples do what it says.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, clippy::expect_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const README: &str = include_str!("../README.md");

/// The texts of the README's code blocks in `language`.
fn blocks(language: &str) -> Vec<String> {
    let open = format!("```{language}\n");
    README.split(&open).skip(1).map(|rest| rest.split("```").next().unwrap_or_default().to_owned()).collect()
}

/// Runs the README's lines that begin with `targum` or `cd`, as a newcomer would type them.
fn follow(start: &Path) -> PathBuf {
    let mut folder = start.to_owned();
    for line in blocks("sh").iter().flat_map(|block| block.lines()) {
        if let Some(into) = line.strip_prefix("cd ") {
            folder.push(into);
        } else if let Some(args) = line.strip_prefix("targum ") {
            let mut command = Command::new(env!("CARGO_BIN_EXE_targum"));
            let run = command.args(args.split(' ')).current_dir(&folder).output().expect("the program runs");
            assert!(run.status.success(), "{line}: {}", String::from_utf8_lossy(&run.stderr));
        }
    }
    folder
}

#[test]
fn its_commands_run_one_after_the_other() {
    let start = tempfile::tempdir().expect("a temporary folder");
    let site = follow(start.path());
    let home = fs::read_to_string(site.join("public/he/index.html")).expect("the home page");
    assert!(home.contains("https://help.example.org/he/index.html"));
}

#[test]
fn its_article_its_settings_and_its_messages_build() {
    let start = tempfile::tempdir().expect("a temporary folder");
    let site = follow(start.path());
    let settings = blocks("yaml").into_iter().find(|block| block.contains("languages")).expect("settings");
    fs::write(site.join("targum.yaml"), settings).expect("it can be written");
    let article = blocks("markdown").remove(0);
    fs::create_dir_all(site.join("content/conversations/say-no")).expect("a folder can be made");
    let file = site.join("content/conversations/say-no/nl.md");
    fs::write(&file, article.replace("[[bad-advice]]", "[[bad-advise]]")).expect("it can be written");
    let told = README
        .lines()
        .skip_while(|line| !line.starts_with("    error["))
        .take_while(|line| line.starts_with("    "));
    let told: Vec<&str> = told.map(str::trim).collect();
    let run =
        Command::new(env!("CARGO_BIN_EXE_targum")).arg("build").current_dir(&site).output().expect("it runs");
    let error = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(
        told.len() > 5 && told.iter().all(|line| error.contains(line)),
        "the README's error is another: {error}"
    );
    fs::write(&file, article).expect("it can be written");
    let messages = site.join("i18n/nl/topics.ftl");
    let before = fs::read_to_string(&messages).expect("the topics have names");
    fs::write(&messages, before + &blocks("ftl").remove(0)).expect("it can be written");
    let run =
        Command::new(env!("CARGO_BIN_EXE_targum")).arg("build").current_dir(&site).output().expect("it runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let topic =
        fs::read_to_string(site.join("public/nl/topics/eerlijkheid/index.html")).expect("the topic's page");
    assert!(topic.contains("Open zijn over wat er misging en wat wel en niet kan."));
    assert!(topic.contains("Nee zeggen tegen een klant"));
}
