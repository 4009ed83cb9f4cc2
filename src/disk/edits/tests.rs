use super::*;
use crate::source::Edit;

fn site(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let place = folder.path().join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }
    folder
}

fn change(path: &str, before: &str, after: &str) -> Change {
    Change { edit: Edit { path: SourcePath::new(path), bytes: after.into() }, before: before.into() }
}

fn text(root: &Path, path: &str) -> String {
    fs::read_to_string(root.join(path)).unwrap()
}

#[test]
fn what_is_saved_can_be_taken_back_step_by_step() {
    let site = site(&[("content/a/he.md", "1"), ("content/he.md", "x")]);
    let root = site.path();
    assert_eq!(undo(root).unwrap(), Undone::Nothing);
    let saved = save(root, &[change("content/a/he.md", "1", "2"), change("content/he.md", "x", "y")]);
    assert_eq!((saved.written.len(), saved.refused.len()), (2, 0));
    assert_eq!(save(root, &[change("content/a/he.md", "2", "3")]).written.len(), 1);
    assert_eq!((text(root, "content/a/he.md"), text(root, "content/he.md")), ("3".into(), "y".into()));
    assert_eq!(undo(root).unwrap(), Undone::Files(vec![SourcePath::new("content/a/he.md")]));
    assert_eq!(text(root, "content/a/he.md"), "2");
    assert!(matches!(undo(root).unwrap(), Undone::Files(files) if files.len() == 2));
    assert_eq!((text(root, "content/a/he.md"), text(root, "content/he.md")), ("1".into(), "x".into()));
    assert_eq!(undo(root).unwrap(), Undone::Nothing);
    let left: Vec<_> = fs::read_dir(root.join("content/a")).unwrap().flatten().collect();
    assert_eq!(left.len(), 1, "no draft is left");
}

#[test]
fn a_file_that_changed_is_refused_and_the_others_are_written() {
    let site = site(&[("content/he.md", "new"), ("content/nl.md", "x")]);
    let root = site.path();
    let saved = save(root, &[change("content/he.md", "old", "y"), change("content/nl.md", "x", "y")]);
    assert_eq!((saved.written.len(), saved.refused.len()), (1, 1));
    assert!(saved.refused[0].message.contains("changed"), "{:?}", saved.refused);
    assert_eq!((text(root, "content/he.md"), text(root, "content/nl.md")), ("new".into(), "y".into()));
    fs::write(root.join("content/nl.md"), "by hand").unwrap();
    assert_eq!(undo(root).unwrap(), Undone::Changed(vec![SourcePath::new("content/nl.md")]));
    assert_eq!(text(root, "content/nl.md"), "by hand");
}

#[test]
fn only_the_last_times_are_kept() {
    let site = site(&[("content/he.md", "0")]);
    for number in 0..KEPT + 3 {
        let step = change("content/he.md", &number.to_string(), &(number + 1).to_string());
        assert_eq!(save(site.path(), &[step]).written.len(), 1);
    }
    assert_eq!(memories(site.path()).len(), KEPT);
}

#[test]
#[cfg(unix)]
fn permissions_and_links_stay_and_read_only_files_too() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let site =
        site(&[("content/he.md", "x"), ("content/nl.md", "x"), ("shared.md", "x"), ("targum.yaml", "")]);
    let elsewhere = tempfile::tempdir().unwrap();
    let root = site.path();
    fs::write(elsewhere.path().join("ar.md"), "x").unwrap();
    fs::create_dir_all(root.join("content/b")).unwrap();
    symlink("../../shared.md", root.join("content/b/he.md")).unwrap();
    symlink(elsewhere.path().join("ar.md"), root.join("content/b/ar.md")).unwrap();
    fs::set_permissions(root.join("content/he.md"), fs::Permissions::from_mode(0o640)).unwrap();
    fs::set_permissions(root.join("content/nl.md"), fs::Permissions::from_mode(0o444)).unwrap();
    let paths = ["content/he.md", "content/nl.md", "content/b/he.md", "content/b/ar.md"];
    let saved = save(root, &paths.map(|path| change(path, "x", "y")));
    assert_eq!(saved.written, [SourcePath::new("content/he.md"), SourcePath::new("content/b/he.md")]);
    let told: Vec<&str> = saved.refused.iter().map(|note| note.message.as_str()).collect();
    assert!(told[0].contains("read-only") && told[1].contains("outside"), "{told:?}");
    assert_eq!(fs::metadata(root.join("content/he.md")).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(fs::symlink_metadata(root.join("content/b/he.md")).unwrap().is_symlink());
    assert_eq!((text(root, "shared.md").as_str(), text(root, "content/nl.md").as_str()), ("y", "x"));
    assert_eq!(fs::read_to_string(elsewhere.path().join("ar.md")).unwrap(), "x");
    assert!(matches!(undo(root).unwrap(), Undone::Files(files) if files.len() == 2));
    assert_eq!(text(root, "shared.md"), "x");
}
