use super::*;
use crate::diag::{Fix, Severity};

const TEXT: &str = "---\ntitle: שלום\n---\nab, 👩‍👩‍👧 cd\n";

fn source(path: &SourcePath) -> Option<Arc<str>> {
    (path.as_str() == "content/א b/he.md").then(|| TEXT.into())
}

fn notes() -> Vec<Diagnostic> {
    let path = SourcePath::new("content/א b/he.md");
    let at = |piece: &str| {
        let start = TEXT.find(piece).unwrap();
        Span::new(start, start + piece.len())
    };
    vec![
        Diagnostic::error("link-broken", "100% of `a,b`: gone\nreally").at(&path, at("cd")).help("Mend it."),
        Diagnostic::warning("image-alt", "x").at(&path, at("title: שלום\n---")).fix(Fix::certain(
            &path,
            at("שלום"),
            "היי",
        )),
        Diagnostic::note("base-url", "nothing"),
        Diagnostic::note("unheard-of", "elsewhere").in_file(&SourcePath::new("targum.yaml")),
    ]
}

#[test]
fn columns_count_code_points() {
    let mut lines = Lines::new(&source);
    let notes = notes();
    let region = lines.region_of(notes[0].place.as_ref());
    assert_eq!(region, Some(Region { line: 4, column: 11, end_line: 4, end_column: 13 }));
    assert_eq!(lines.region(&SourcePath::new("gone"), Span::default()), None);
    let path = &notes[0].place.as_ref().unwrap().path;
    assert_eq!(lines.region(path, Span::new(999, 1000)).map(|region| region.line), Some(5));
}

#[test]
fn json_has_everything_that_is_known() {
    insta::assert_snapshot!(json(&notes()[1..2], &source));
    let all: serde_json::Value = serde_json::from_str(&json(&notes(), &source)).unwrap();
    assert_eq!(all.as_array().map(Vec::len), Some(4));
    assert_eq!(all[0]["severity"], "error");
    assert_eq!((&all[0]["line"], &all[0]["column"]), (&4.into(), &11.into()));
    assert!(all[2]["path"].is_null() && all[2].get("line").is_none());
    assert_eq!(json(&[], &source), "[]");
}

#[test]
fn annotations_escape_what_would_end_them() {
    let wanted = "::error file=docs%2C 1/content/א b/he.md,line=4,endLine=4,col=11,endColumn=12,title=link-broken\
                  ::100%25 of `a,b`: gone%0Areally. Mend it.\n\
                  ::warning file=docs%2C 1/content/א b/he.md,line=2,endLine=3,title=image-alt::X.\n\
                  ::notice title=base-url::Nothing.\n\
                  ::notice file=docs%2C 1/targum.yaml,title=unheard-of::Elsewhere.\n";
    assert_eq!(github(&notes(), &source, "docs, 1/"), wanted);
}

#[test]
fn sarif_names_rules_once_and_encodes_paths() {
    let log: serde_json::Value = serde_json::from_str(&sarif(&notes(), &source, "docs/")).unwrap();
    let run = &log["runs"][0];
    let rules: Vec<&str> = run["tool"]["driver"]["rules"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|rule| rule["id"].as_str())
        .collect();
    assert_eq!(rules, ["base-url", "image-alt", "link-broken", "unheard-of"]);
    let place = &run["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "docs/content/%D7%90%20b/he.md");
    assert_eq!(place["region"]["startColumn"], 11);
    assert_eq!(run["results"][0]["ruleIndex"], 2);
    let fix = &run["results"][1]["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(fix["insertedContent"]["text"], "היי");
    assert_eq!(fix["deletedRegion"]["startLine"], 2);
    let levels: Vec<&str> =
        run["results"].as_array().unwrap().iter().filter_map(|one| one["level"].as_str()).collect();
    assert_eq!(levels, ["error", "warning", "note", "note"]);
}

#[test]
fn what_is_told_is_whole_sentences() {
    assert_eq!(told(&Diagnostic::note("x", "élan `a`").help("Do it.")), "Élan `a`. Do it.");
    assert_eq!(told(&Diagnostic { severity: Severity::Error, ..Diagnostic::note("x", "Done.") }), "Done.");
}
