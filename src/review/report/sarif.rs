//! Findings as SARIF 2.1.0 (OASIS), which code hosts and editors read.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{Lines, Region, SourceOf, told};
use crate::diag::codes::{self, Code};
use crate::diag::{Certainty, Diagnostic, Fix, Replacement};
use crate::path::{SourcePath, encode};

/// Where paths begin: readers of SARIF put the folder that was checked out in its place (section 3.14.14).
const BASE: &str = "%SRCROOT%";

/// The findings as a SARIF log. `prefix` leads from the repository's folder to the site's: empty, or ending in `/`.
pub fn sarif(notes: &[Diagnostic], source_of: SourceOf<'_>, prefix: &str) -> String {
    let mut log = Log { lines: Lines::new(source_of), prefix };
    let rules: BTreeMap<&str, Option<&Code>> =
        notes.iter().map(|note| (note.code, codes::find(note.code))).collect();
    let index: BTreeMap<&str, usize> = rules.keys().enumerate().map(|(at, code)| (*code, at)).collect();
    let results: Vec<Value> = notes.iter().map(|note| log.result(note, index[note.code])).collect();
    let rules: Vec<Value> = rules.into_iter().map(|(name, code)| rule(name, code)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "Targum", "semanticVersion": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { BASE: { "description": { "text": "The folder that was checked out." } } },
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&log).unwrap_or_default()
}

fn rule(name: &str, code: Option<&Code>) -> Value {
    let Some(code) = code else { return json!({ "id": name }) };
    let examples = match code.bad {
        "" => String::new(),
        bad => format!("\n\nInstead of\n\n```\n{bad}\n```\n\nwrite\n\n```\n{}\n```", code.good),
    };
    json!({
        "id": name,
        "shortDescription": { "text": code.title },
        "fullDescription": { "text": code.explanation },
        "help": { "text": code.explanation, "markdown": format!("{}{examples}", code.explanation) },
        "defaultConfiguration": { "level": code.severity.word() },
    })
}

struct Log<'a> {
    lines: Lines<'a>,
    prefix: &'a str,
}

impl Log<'_> {
    fn result(&mut self, note: &Diagnostic, rule: usize) -> Value {
        let mut result = Map::new();
        result.insert("ruleId".into(), note.code.into());
        result.insert("ruleIndex".into(), rule.into());
        result.insert("level".into(), note.severity.word().into());
        result.insert("message".into(), json!({ "text": told(note) }));
        if let Some(place) = &note.place {
            let mut location = Map::new();
            location.insert("artifactLocation".into(), self.artifact(&place.path));
            if let Some(region) = self.lines.region_of(Some(place)) {
                location.insert("region".into(), region_of(region));
            }
            result.insert("locations".into(), json!([{ "physicalLocation": location }]));
        }
        if let Some(fix) = note.fix.as_ref().and_then(|fix| self.fix(fix, note)) {
            result.insert("fixes".into(), json!([fix]));
        }
        Value::Object(result)
    }

    /// The path as a relative reference (RFC 3986, section 4.2).
    fn artifact(&self, path: &SourcePath) -> Value {
        let uri = encode(&format!("{}{path}", self.prefix));
        json!({ "uri": uri, "uriBaseId": BASE })
    }

    /// A correction; `None` where one of its places cannot be told.
    fn fix(&mut self, fix: &Fix, note: &Diagnostic) -> Option<Value> {
        let mut by_file: BTreeMap<&SourcePath, Vec<&Replacement>> = BTreeMap::new();
        for one in &fix.replacements {
            by_file.entry(&one.path).or_default().push(one);
        }
        let mut changes = Vec::new();
        for (path, replacements) in by_file {
            let mut regions = Vec::new();
            for one in replacements {
                let region = region_of(self.lines.region(path, one.span)?);
                regions.push(json!({ "deletedRegion": region, "insertedContent": { "text": one.text } }));
            }
            changes.push(json!({ "artifactLocation": self.artifact(path), "replacements": regions }));
        }
        let what = match fix.certainty {
            Certainty::Certain => "Applied by `targum check --fix`.",
            Certainty::Suggested => "A suggestion: an editor decides.",
        };
        let text = note.help.as_deref().map_or(what.to_owned(), |help| format!("{help} {what}"));
        (!changes.is_empty()).then(|| json!({ "description": { "text": text }, "artifactChanges": changes }))
    }
}

fn region_of(region: Region) -> Value {
    json!({
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    })
}
