//! What git knows, where there is a repository and the program `git`. Nothing needs either.

use std::path::Path;
use std::process::{Command, Stdio};

/// The name of who works here, as git signs for her; `None` outside a repository.
pub fn user_name(root: &Path) -> Option<String> {
    asked(root, &["rev-parse", "--is-inside-work-tree"]).filter(|inside| inside == "true")?;
    asked(root, &["config", "user.name"])
}

/// What git answers on one line; `None` where it cannot, or says nothing.
fn asked(root: &Path, question: &[&str]) -> Option<String> {
    let mut git = Command::new("git");
    git.arg("-C").arg(root).args(question).stdin(Stdio::null()).stderr(Stdio::null());
    let answer = git.output().ok().filter(|answer| answer.status.success())?;
    let answer = String::from_utf8(answer.stdout).ok()?;
    Some(answer.trim().to_owned()).filter(|answer| !answer.is_empty())
}
