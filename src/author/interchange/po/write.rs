//! A package as a PO file.

use std::fmt::Write as _;

use crate::author::interchange::{Item, Job, Need, Package, digest};
use crate::lang::Lang;

/// How many forms a language's plurals have, and which number takes which, as gettext's manual gives them (*Plural
/// forms*); no text here has plurals, but tools ask. Languages that are not listed have two, the first for one.
const PLURALS: &[(&[&str], &str)] = &[
    (
        &["ar"],
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    ),
    (&["ja", "ko", "zh", "vi", "th", "id", "ms"], "nplurals=1; plural=0;"),
    (&["fr", "pt", "tr", "am", "fa", "hi"], "nplurals=2; plural=(n > 1);"),
    (
        &["ru", "uk", "be", "sr", "hr", "bs"],
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    ),
    (&["pl"], "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"),
    (&["cs", "sk"], "nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);"),
];

const TWO: &str = "nplurals=2; plural=(n != 1);";

pub(super) fn file(package: &Package) -> String {
    let mut out = String::from("msgid \"\"\nmsgstr \"\"\n");
    let mut header = |key: &str, value: &str| {
        // Writing to a String does not fail.
        let _ = writeln!(out, "\"{key}: {value}\\n\"");
    };
    header("Project-Id-Version", "handbook");
    // Whoever translates fills these in; gettext wants them to be there.
    header("PO-Revision-Date", "");
    header("Last-Translator", "");
    header("Language-Team", "");
    header("Language", &package.to.as_str().replace('-', "_"));
    header("X-Source-Language", &package.from.as_str().replace('-', "_"));
    header("MIME-Version", "1.0");
    header("Content-Type", "text/plain; charset=UTF-8");
    header("Content-Transfer-Encoding", "8bit");
    header("Plural-Forms", plurals(&package.to));
    header("X-Generator", "Targum");
    for job in &package.jobs {
        job.items.iter().for_each(|item| entry(job, item, &mut out));
    }
    out
}

fn plurals(lang: &Lang) -> &'static str {
    let own = lang.as_str().split('-').next().unwrap_or_default();
    PLURALS.iter().find(|(langs, _)| langs.contains(&own)).map_or(TWO, |(_, forms)| forms)
}

fn entry(job: &Job, item: &Item, out: &mut String) {
    let _ = writeln!(out, "\n#. {}; {}", item.kind.name(), item.need.name());
    let _ = writeln!(out, "#. article: {}", one_line(&job.title));
    if let Some(heading) = &item.heading {
        let _ = writeln!(out, "#. heading: {}", one_line(heading));
    }
    let _ = writeln!(out, "#. sent: {}", digest(&item.target));
    let _ = writeln!(out, "#: {}:{}", reference(job.article.as_str()), item.line);
    let fuzzy = matches!(item.need, Need::Minor | Need::Major) && !item.target.is_empty();
    if fuzzy {
        out.push_str("#, fuzzy\n");
        if let Some(before) = &item.before {
            keyword("#| ", "msgid", before, out);
        }
    }
    keyword("", "msgctxt", &format!("{}#{}", job.article, item.id), out);
    keyword("", "msgid", &item.source, out);
    keyword("", "msgstr", &item.target, out);
}

/// A file's name as references write it: between isolates where it has spaces.
fn reference(path: &str) -> String {
    if path.contains(' ') { format!("\u{2068}{path}\u{2069}") } else { path.to_owned() }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A keyword with its text; a text of several lines has a string for each.
fn keyword(before: &str, keyword: &str, text: &str, out: &mut String) {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    if lines.len() < 2 {
        let _ = writeln!(out, "{before}{keyword} \"{}\"", escaped(text));
        return;
    }
    let _ = writeln!(out, "{before}{keyword} \"\"");
    for line in lines {
        let _ = writeln!(out, "{before}\"{}\"", escaped(line));
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_ascii_control() => {
                let _ = write!(out, "\\{:03o}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}
