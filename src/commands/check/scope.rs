//! Which findings are asked for.

use std::path::{Component, Path, PathBuf};

use super::look::Looked;
use crate::commands::Usage;
use crate::diag::{Diagnostic, Severity, nearest};
use crate::lang::Lang;
use crate::path::SourcePath;

/// The files and languages that are asked for; without any, all.
pub(super) struct Scope {
    /// Files and folders below the site's, with `/` between their parts; empty for the whole site.
    paths: Vec<String>,
    languages: Vec<String>,
}

impl Scope {
    /// Paths are taken from the current folder, or else from the site's.
    pub fn new(root: &Path, paths: &[PathBuf], languages: &[String]) -> Result<Scope, Usage> {
        let paths = paths.iter().map(|path| inside(root, path)).collect::<Result<_, _>>()?;
        Ok(Scope { paths, languages: languages.to_vec() })
    }

    /// Refuses a language that the site does not have.
    pub fn check_languages(&self, looked: &Looked) -> Result<(), Usage> {
        let own = || looked.settings.languages.iter().map(Lang::as_str);
        // Without languages the settings could not be read, which is told of.
        let unknown =
            self.languages.iter().find(|lang| own().next().is_some() && !own().any(|tag| tag == *lang));
        let Some(unknown) = unknown else { return Ok(()) };
        let help = match nearest(unknown, own()) {
            Some(near) => format!("Did you mean `{near}`?"),
            None => format!("The site's languages are {}.", own().collect::<Vec<_>>().join(", ")),
        };
        Err(Usage { message: format!("--lang {unknown}: the site has no such language"), help })
    }

    /// Whether a finding is asked for. One that belongs to no file is where the whole site is asked for, or where it
    /// is an error.
    pub fn holds(&self, note: &Diagnostic) -> bool {
        if self.paths.is_empty() && self.languages.is_empty() {
            return true;
        }
        let Some(place) = &note.place else { return note.severity == Severity::Error };
        self.holds_path(&place.path)
    }

    fn holds_path(&self, path: &SourcePath) -> bool {
        let file = path.as_str();
        let below = |folder: &String| {
            folder.is_empty()
                || file
                    .strip_prefix(folder.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let in_path = self.paths.is_empty() || self.paths.iter().any(below);
        in_path && (self.languages.is_empty() || self.languages.iter().any(|lang| speaks(file, lang)))
    }
}

/// Whether a file is in a language: an article `LANG.md`, a file `x.LANG.svg`, a message file below `i18n/LANG/`.
fn speaks(file: &str, lang: &str) -> bool {
    let mut parts = file.split('/').rev();
    let mut name = parts.next().unwrap_or_default().rsplit('.').skip(1);
    let in_folder =
        (file.starts_with("i18n/") || file.contains("/i18n/")) && parts.any(|folder| folder == lang);
    name.next() == Some(lang) || in_folder
}

/// A path as it lies below the site's folder.
fn inside(root: &Path, path: &Path) -> Result<String, Usage> {
    let wrong = |what: &str| Usage {
        message: format!("{} {what}", path.display()),
        help: "Name a file or folder of the site, such as `content/complaints`.".into(),
    };
    let there: Vec<PathBuf> =
        [path.to_owned(), root.join(path)].into_iter().filter(|path| path.exists()).collect();
    if there.is_empty() {
        return Err(wrong("is not there"));
    }
    let below =
        there.iter().find_map(|path| below(root, path)).ok_or_else(|| wrong("lies outside the site"))?;
    let parts = below.components().filter(|part| *part != Component::CurDir);
    let parts: Option<Vec<&str>> = parts.map(|part| part.as_os_str().to_str()).collect();
    Ok(parts.ok_or_else(|| wrong("has a name that is not Unicode"))?.join("/"))
}

/// What of a path comes after the site's folder: as it is written, since a link in the site is a file of the site
/// wherever it leads, or else as it lies on disk.
fn below(root: &Path, path: &Path) -> Option<PathBuf> {
    let written = std::path::absolute(path).ok().zip(std::path::absolute(root).ok());
    let real = path.canonicalize().ok().zip(root.canonicalize().ok());
    let rest = |(path, root): (PathBuf, PathBuf)| {
        let rest = path.strip_prefix(&root).ok()?.to_owned();
        (!rest.components().any(|part| part == Component::ParentDir)).then_some(rest)
    };
    written.and_then(rest).or_else(|| real.and_then(rest))
}

/// What leads from the folder that was checked out to the site's, for those who read findings there: from GitHub's
/// workspace, or else from the current folder. Empty, or ending in `/`.
pub(super) fn prefix(root: &Path) -> String {
    let Ok(root) = root.canonicalize() else { return String::new() };
    let bases = [std::env::var_os("GITHUB_WORKSPACE").map(PathBuf::from), std::env::current_dir().ok()];
    let below = bases.into_iter().flatten().find_map(|base| {
        let below = root.strip_prefix(base.canonicalize().ok()?).ok()?;
        let parts: Option<Vec<&str>> = below.components().map(|part| part.as_os_str().to_str()).collect();
        Some(parts?.iter().map(|part| format!("{part}/")).collect())
    });
    below.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_belong_to_their_language() {
        for (file, lang) in [
            ("content/x/he.md", "he"),
            ("content/x/steps.he.svg", "he"),
            ("i18n/nl/topics.ftl", "nl"),
            ("themes/mine/i18n/ar/ui.ftl", "ar"),
        ] {
            assert!(speaks(file, lang), "{file} is in {lang}");
            assert!(!speaks(file, "fr"), "{file} is not in fr");
        }
        assert!(!speaks("content/he/nl.md", "he") && !speaks("content/x/steps.svg", "steps2"));
    }

    #[test]
    fn a_scope_holds_what_lies_below_it() {
        let note = |path: &str| Diagnostic::note("x", "y").in_file(&SourcePath::new(path));
        let scope = Scope { paths: vec!["content/a".into()], languages: vec!["he".into()] };
        assert!(scope.holds(&note("content/a/b/he.md")));
        assert!(!scope.holds(&note("content/ab/he.md")) && !scope.holds(&note("content/a/nl.md")));
        assert!(!scope.holds(&Diagnostic::warning("x", "y")) && scope.holds(&Diagnostic::error("x", "y")));
        let all = Scope { paths: Vec::new(), languages: Vec::new() };
        assert!(all.holds(&Diagnostic::note("x", "y")));
    }

    #[test]
    #[cfg(unix)]
    fn paths_are_found_however_they_are_written() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir_all(root.join("content/a")).unwrap();
        std::fs::write(root.join("content/a/he.md"), "").unwrap();
        std::os::unix::fs::symlink("a/he.md", root.join("content/nl.md")).unwrap();
        let found = |path: &str| inside(root, Path::new(path)).ok();
        assert_eq!(found("content/a/").as_deref(), Some("content/a"));
        assert_eq!(found("./content/../content/a/he.md").as_deref(), Some("content/a/he.md"));
        assert_eq!(found("content/nl.md").as_deref(), Some("content/nl.md"));
        assert_eq!(found(&root.join("content").to_string_lossy()).as_deref(), Some("content"));
        assert_eq!(found(".."), None);
        assert_eq!(found("content/gone"), None);
        assert_eq!(inside(root, root).ok().as_deref(), Some(""));
    }
}
