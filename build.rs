//! Gives the program a fingerprint of its own sources: pages that another program made are made again.

#![allow(clippy::disallowed_methods, clippy::disallowed_types)]

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

fn main() {
    let mut files = vec![PathBuf::from("Cargo.lock"), PathBuf::from("Cargo.toml")];
    walk(Path::new("src"), &mut files);
    walk(Path::new("themes"), &mut files);
    walk(Path::new("content"), &mut files);
    walk(Path::new("i18n"), &mut files);
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.hash(&mut hasher);
        fs::read(&file).unwrap_or_default().hash(&mut hasher);
    }
    println!("cargo::rustc-env=TARGUM_BUILD={:016x}", hasher.finish());
    println!("cargo::rerun-if-changed=Cargo.lock");
    for folder in ["src", "themes", "content", "i18n"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            walk(&path, files);
        } else {
            files.push(path);
        }
    }
}
