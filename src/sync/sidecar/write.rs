//! A sidecar as text.

use std::fmt::Write as _;

use super::{SCHEMA, SEGMENTATION, Sidecar, StoredUnit};

pub(super) const HEAD: &str =
    "# What this translation was made from. Targum writes this file; please do not edit it by hand.\n";

pub(super) fn text(sidecar: &Sidecar) -> String {
    let mut out = String::from(HEAD);
    // Writing to a String does not fail.
    let _ = writeln!(out, "schema: {SCHEMA}\nsegmentation: {SEGMENTATION}\nfrom: {}\nunits:", sidecar.from);
    for one in &sidecar.units {
        unit(one, &mut out);
    }
    if sidecar.units.is_empty() {
        out.truncate(out.len() - 1);
        out.push_str(" []\n");
    }
    out
}

fn unit(unit: &StoredUnit, out: &mut String) {
    let _ = writeln!(out, "\n- id: \"{}\"\n  kind: {}", unit.id, unit.kind.name());
    if let Some(anchor) = &unit.anchor {
        let _ = writeln!(out, "  anchor: {}", quoted(anchor));
    }
    out.push_str("  source: ");
    scalar(&unit.source, out);
    let targets: Vec<String> = unit.targets.iter().map(|digest| format!("\"{digest}\"")).collect();
    let _ = writeln!(out, "  target: [{}]", targets.join(", "));
    who("  ", unit.by.as_deref(), unit.at.as_deref(), out);
    if !unit.touches.is_empty() {
        out.push_str("  touches:\n");
    }
    for touch in &unit.touches {
        let _ = writeln!(out, "  - severity: {}\n    after: \"{}\"", touch.severity.name(), touch.after);
        who("    ", touch.by.as_deref(), touch.at.as_deref(), out);
    }
}

fn who(indent: &str, by: Option<&str>, at: Option<&str>, out: &mut String) {
    if let Some(by) = by {
        let _ = writeln!(out, "{indent}by: {}", quoted(by));
    }
    if let Some(at) = at {
        let _ = writeln!(out, "{indent}at: {}", quoted(at));
    }
}

/// A text as a literal block where YAML keeps it letter for letter, otherwise between quotation marks.
fn scalar(text: &str, out: &mut String) {
    let odd =
        |c: char| c.is_control() && c != '\n' || matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}');
    let fits = !text.is_empty()
        && !text.contains(odd)
        && !text.starts_with([' ', '\n'])
        && !text.ends_with([' ', '\n'])
        && !text.contains(" \n");
    if !fits {
        let _ = writeln!(out, "{}", quoted(text));
        return;
    }
    out.push_str("|-\n");
    for line in text.split('\n') {
        if !line.is_empty() {
            out.push_str("    ");
        }
        let _ = writeln!(out, "{line}");
    }
}

/// A text between double quotation marks, which YAML reads as JSON does.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}') => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out + "\""
}
