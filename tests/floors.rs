//! Holds the walls of the house: a room imports only from rooms listed before it in `src/lib.rs`, files and
//! functions stay small, and only the doors touch the file system and the clock.
#![allow(clippy::disallowed_methods)]

use std::fs;
use std::path::{Path, PathBuf};

/// Lines of a file and of a function, tests not counted.
const FILE_LINES: usize = 500;
const FUNCTION_LINES: usize = 60;

/// Rooms that may touch the machine.
const DOORS: &[&str] = &["disk", "web", "server", "commands", "main"];

/// What only doors may name, as it stands in code.
const MACHINE: &[&str] = &["std::fs", "SystemTime::now", "Instant::now", "Timestamp::now", "Zoned::now"];

#[test]
fn the_house_stands() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let rooms = rooms(&read(&root.join("lib.rs")));
    assert!(rooms.len() > 5, "src/lib.rs lists the rooms");
    let mut breaches = Vec::new();
    for file in rust_files(&root) {
        let name = file.strip_prefix(&root).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        breaches.extend(
            breaches_of(&name, &read(&file), &rooms).into_iter().map(|breach| format!("{name}: {breach}")),
        );
    }
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        match path.is_dir() {
            true => files.extend(rust_files(&path)),
            false if path.extension().is_some_and(|extension| extension == "rs") => files.push(path),
            false => {}
        }
    }
    files.sort();
    files
}

/// The rooms in the order of `src/lib.rs`.
fn rooms(lib: &str) -> Vec<String> {
    let lines = lib.lines().filter_map(|line| line.trim().strip_suffix(';'));
    lines
        .filter_map(|line| line.strip_prefix("pub mod ").or(line.strip_prefix("mod ")))
        .map(str::to_owned)
        .collect()
}

/// Everything wrong with one file, named by its path below `src`.
fn breaches_of(name: &str, text: &str, rooms: &[String]) -> Vec<String> {
    let module = module_path(name);
    let room = module.first().map_or("lib", String::as_str);
    let code = code_only(text);
    let mut breaches = imports_upwards(&module, &code, rooms);
    let shipped = without_tests(&code);
    let lines = shipped.lines().count();
    if lines > FILE_LINES {
        breaches.push(format!("{lines} lines; at most {FILE_LINES}"));
    }
    for (function, lines) in functions(&shipped) {
        if lines > FUNCTION_LINES {
            breaches.push(format!("fn {function} has {lines} lines; at most {FUNCTION_LINES}"));
        }
    }
    if !DOORS.contains(&room) {
        breaches
            .extend(MACHINE.iter().filter(|word| names(&shipped, word)).map(|word| format!("uses {word}")));
    }
    breaches
}

/// Whether code names a path such as `std::fs`, also as `use std::{fs, io}`.
fn names(code: &str, word: &str) -> bool {
    let tokens = tokens(code);
    let wanted: Vec<&str> = word.split("::").collect();
    paths(&tokens).iter().any(|path| path.windows(wanted.len()).any(|part| part == wanted))
}

/// The modules that lead to a file: `source/yaml/mod.rs` is `source`, `yaml`.
fn module_path(name: &str) -> Vec<String> {
    let stem = name.strip_suffix(".rs").unwrap_or(name);
    let stem = stem.strip_suffix("/mod").unwrap_or(stem);
    stem.split('/').filter(|part| *part != "lib").map(str::to_owned).collect()
}

/// Imports that lead from a file to rooms above its own.
fn imports_upwards(module: &[String], code: &str, rooms: &[String]) -> Vec<String> {
    let floor = |room: &str| rooms.iter().position(|other| other == room);
    let Some(own) = module.first().and_then(|room| floor(room)) else { return Vec::new() };
    let mut found: Vec<String> = Vec::new();
    for (inner, path) in placed_paths(&tokens(code)) {
        let full = absolute(module, &inner, &path);
        let Some(target) = full.as_ref().and_then(|full| full.first()) else { continue };
        if floor(target).is_some_and(|target| target > own) {
            found.push(format!("{} stands below {target} and imports it: {}", module[0], path.join("::")));
        }
    }
    found.dedup();
    found
}

/// A path from the crate's root; `None` for one that does not begin with `crate`, `super` or `self`.
fn absolute(module: &[String], inner: &[String], path: &[&str]) -> Option<Vec<String>> {
    let here = || module.iter().chain(inner).cloned().collect::<Vec<_>>();
    let mut base = match *path.first()? {
        "crate" | "targum" => Vec::new(),
        "self" | "super" => here(),
        _ => return None,
    };
    for part in path {
        match *part {
            "super" => drop(base.pop()),
            "crate" | "self" | "targum" => {}
            part => base.push(part.to_owned()),
        }
    }
    Some(base)
}

/// Code without comments, texts and characters; lines stay where they are.
fn code_only(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    while at < characters.len() {
        let end = opaque_end(&characters, at);
        match end {
            Some(end) => {
                code.extend(characters[at..end].iter().filter(|character| **character == '\n'));
                code.push(' ');
                at = end;
            }
            None => {
                code.push(characters[at]);
                at += 1;
            }
        }
    }
    code
}

/// Where a comment, text or character that begins at `at` ends; `None` if none begins there.
fn opaque_end(text: &[char], at: usize) -> Option<usize> {
    let begins = |word: &str| text[at..].iter().take(word.len()).copied().eq(word.chars());
    let in_word = at > 0 && (text[at - 1].is_alphanumeric() || text[at - 1] == '_');
    let find =
        |from: usize, stop: char| (from..text.len()).find(|&index| text[index] == stop).unwrap_or(text.len());
    match text[at] {
        '/' if begins("//") => Some(find(at, '\n')),
        '/' if begins("/*") => {
            let close = (at + 2..text.len()).find(|&index| text[index..].starts_with(&['*', '/']));
            Some(close.map_or(text.len(), |close| close + 2))
        }
        'r' if !in_word || text[at - 1] == 'b' => {
            let hashes = text[at + 1..].iter().take_while(|character| **character == '#').count();
            let open = at + 1 + hashes;
            (text.get(open) == Some(&'"')).then(|| {
                let close = [&['"'][..], &vec!['#'; hashes]].concat();
                let end = (open + 1..text.len()).find(|&index| text[index..].starts_with(&close));
                end.map_or(text.len(), |end| end + close.len())
            })
        }
        '"' => Some(quoted_end(text, at, '"')),
        '\'' if text.get(at + 1) == Some(&'\\') || text.get(at + 2) == Some(&'\'') => {
            Some(quoted_end(text, at, '\''))
        }
        _ => None,
    }
}

fn quoted_end(text: &[char], at: usize, quote: char) -> usize {
    let mut index = at + 1;
    while index < text.len() && text[index] != quote {
        index += if text[index] == '\\' { 2 } else { 1 };
    }
    (index + 1).min(text.len())
}

/// Words and signs; `::` is one sign.
fn tokens(code: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let word = |character: char| character.is_alphanumeric() || character == '_';
        let length = match first {
            _ if word(first) => rest.find(|character| !word(character)).unwrap_or(rest.len()),
            ':' if rest.starts_with("::") => 2,
            _ => first.len_utf8(),
        };
        tokens.push(&rest[..length]);
        rest = rest[length..].trim_start();
    }
    tokens
}

fn is_word(token: &str) -> bool {
    token.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

/// Every path with `::`, the braces of `use` multiplied out.
fn paths<'a>(tokens: &[&'a str]) -> Vec<Vec<&'a str>> {
    placed_paths(tokens).into_iter().map(|(_, path)| path).collect()
}

/// The same, each with the inline modules that it stands in.
fn placed_paths<'a>(tokens: &[&'a str]) -> Vec<(Vec<String>, Vec<&'a str>)> {
    let mut found = Vec::new();
    let mut inner: Vec<(usize, String)> = Vec::new();
    let (mut depth, mut at) = (0, 0);
    while at < tokens.len() {
        match tokens[at] {
            "mod" if tokens.get(at + 2) == Some(&"{") => inner.push((depth, tokens[at + 1].to_owned())),
            "{" => depth += 1,
            "}" => {
                depth -= 1;
                inner.retain(|(opened, _)| *opened < depth);
            }
            token if is_word(token) && tokens.get(at + 1) == Some(&"::") => {
                let mut paths = Vec::new();
                at = path_tree(tokens, at, &mut Vec::new(), &mut paths);
                let modules: Vec<String> = inner.iter().map(|(_, name)| name.clone()).collect();
                found.extend(paths.into_iter().map(|path| (modules.clone(), path)));
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// Reads `a::{b, c::d}` from `at`; returns where it ends.
fn path_tree<'a>(
    tokens: &[&'a str],
    mut at: usize,
    head: &mut Vec<&'a str>,
    out: &mut Vec<Vec<&'a str>>,
) -> usize {
    let length = head.len();
    while at < tokens.len() && is_word(tokens[at]) {
        head.push(tokens[at]);
        at += 1;
        if tokens.get(at) != Some(&"::") {
            break;
        }
        at += 1;
    }
    if tokens.get(at) == Some(&"{") && tokens.get(at.wrapping_sub(1)) == Some(&"::") {
        at += 1;
        while at < tokens.len() && tokens[at] != "}" {
            if tokens[at] == "as" {
                at += 2;
                continue;
            }
            let next = path_tree(tokens, at, head, out);
            at = next.max(at + 1);
        }
        at += 1;
    } else if head.len() > length {
        out.push(head.clone());
    }
    head.truncate(length);
    at
}

/// Code without its `#[cfg(test)] mod … { … }`.
fn without_tests(code: &str) -> String {
    let mut shipped = String::new();
    let mut rest = code;
    while let Some(at) = rest.find("#[cfg(test)]") {
        let tail = &rest[at..];
        let inline = tail.find('{').filter(|brace| tail.find(';').is_none_or(|end| *brace < end));
        let end = match inline {
            Some(brace) => brace + block_length(&tail[brace..]),
            None => tail.find(';').map_or(tail.len(), |end| end + 1),
        };
        shipped.push_str(&rest[..at]);
        rest = &tail[end..];
    }
    shipped + rest
}

/// The length of the block that `code` begins with.
fn block_length(code: &str) -> usize {
    let mut depth = 0_usize;
    for (at, character) in code.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    code.len()
}

/// Functions with a body, and how many lines each has.
fn functions(code: &str) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("fn ") {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|character| character.is_alphanumeric() || character == '_') {
            continue;
        }
        let rest = &code[at + 3..];
        let name: String =
            rest.chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect();
        // A `;` inside brackets is an array's length, not the end of a signature without a body.
        let mut nested = 0_i32;
        let body = rest.char_indices().find_map(|(index, character)| {
            match character {
                '[' | '(' => nested += 1,
                ']' | ')' => nested -= 1,
                '{' | ';' if nested == 0 => return Some((index, character)),
                _ => {}
            }
            None
        });
        if let Some((open, '{')) = body.filter(|_| !name.is_empty()) {
            let end = open + block_length(&rest[open..]);
            found.push((name, rest[..end].lines().count()));
        }
    }
    found
}

#[cfg(test)]
mod checks {
    use super::*;

    fn breaches(name: &str, text: &str) -> Vec<String> {
        let rooms = ["lang", "diag", "source", "article"].map(str::to_owned);
        breaches_of(name, text, &rooms)
    }

    #[test]
    fn an_import_from_above_is_found_however_it_is_written() {
        for bad in [
            "use crate::article::Article;",
            "use crate::{lang::Lang, article};",
            "use crate::{\n    lang::{self, Lang},\n    article::{Article, front},\n};",
            "fn f() -> crate::article::Article { todo!() }",
            "use super::article;",
            "mod inner { use super::super::article::X; }",
            "pub(crate) use crate :: article :: X;",
            "#[cfg(test)]\nmod tests { use crate::article::Article; }",
        ] {
            let found = breaches("source/mod.rs", bad);
            assert!(
                !found.is_empty() && found.iter().all(|breach| breach.contains("below article")),
                "{bad}: {found:?}"
            );
        }
        assert_eq!(breaches("source/yaml/mod.rs", "use super::super::article::X;").len(), 1);
        assert_eq!(breaches("diag/mod.rs", "use crate::source::Source;").len(), 1);
    }

    #[test]
    fn what_lies_below_or_beside_may_be_imported() {
        for good in [
            "use crate::lang::Lang; use crate::{diag, source::yaml};",
            "// use crate::article::Article;\n/* crate::article */\nconst X: &str = \"crate::article\";",
            "const X: &str = r#\"crate::article \" \"#; const Y: char = '\"'; const Z: &str = \"\";",
            "mod article {} use self::article::X;",
            "fn f<'a>(x: &'a str) -> &'a str { x }",
            "use other::article::X;",
            "use crate::{lang as article, diag};",
        ] {
            assert_eq!(breaches("source/mod.rs", good), Vec::<String>::new(), "{good}");
        }
        assert_eq!(breaches("source/settings.rs", "use super::article::X;"), Vec::<String>::new());
        assert_eq!(breaches("main.rs", "use crate::article::X;"), Vec::<String>::new());
    }

    #[test]
    fn only_doors_touch_the_machine() {
        for bad in
            ["use std::fs;", "use std::{io, fs};", "fn f() { std::fs::read(1); }", "use std::fs::File;"]
        {
            assert_eq!(breaches("source/mod.rs", bad), ["uses std::fs"], "{bad}");
        }
        assert_eq!(breaches("diag/x.rs", "fn f() { std::time::Instant::now(); }"), ["uses Instant::now"]);
        assert!(breaches("disk/mod.rs", "use std::fs;").is_empty());
        assert!(breaches("commands/build.rs", "fn f() { Instant::now(); }").is_empty());
        assert!(breaches("source/mod.rs", "// std::fs\n#[cfg(test)]\nmod tests { use std::fs; }").is_empty());
    }

    #[test]
    fn long_files_and_functions_are_found() {
        let long = "fn short() {}\n".repeat(FILE_LINES + 1);
        assert!(breaches("source/x.rs", &long)[0].starts_with("501 lines"));
        let function = format!("fn long(x: [u8; 2]) {{\n{}}}\n", "x();\n".repeat(FUNCTION_LINES));
        assert_eq!(breaches("source/x.rs", &function), ["fn long has 62 lines; at most 60"]);
        let tests = format!("#[cfg(test)]\nmod tests {{\n{function}{long}}}\n");
        assert_eq!(breaches("source/x.rs", &tests), Vec::<String>::new());
    }

    #[test]
    fn rooms_are_read_in_order() {
        assert_eq!(rooms("//! x\n// Words\npub mod lang;\nmod diag;\npub use lang::Lang;"), ["lang", "diag"]);
    }
}
