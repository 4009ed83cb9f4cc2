//! Values of front matter as they are written.

/// A text as YAML: as it is where nothing in it means anything there, otherwise between quotation marks.
pub(super) fn text(value: &str) -> String {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    let first = value.chars().next().is_some_and(char::is_alphanumeric);
    let means = value.contains(": ") || value.contains(" #") || value.ends_with(':');
    let word = ["null", "~"].contains(&value.to_lowercase().as_str());
    let odd = value.chars().any(|c| c.is_control() || matches!(c, '\u{FEFF}' | '\u{85}'));
    if first && !means && !word && !odd {
        return value;
    }
    quoted(&value)
}

/// Texts as a YAML list on one line.
pub(super) fn list(values: &[String]) -> String {
    let plain = |value: &String| match value.contains([',', '[', ']', '{', '}']) {
        true => quoted(value),
        false => text(value),
    };
    format!("[{}]", values.iter().map(plain).collect::<Vec<_>>().join(", "))
}

/// A text between double quotation marks, which YAML reads as JSON does.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::front;
    use crate::path::SourcePath;
    use crate::source::read_text;

    #[test]
    fn what_is_written_is_read() {
        for title in [
            "שלום",
            "a: b",
            "- x",
            "\"q\" 'r'",
            "[x]",
            "null",
            "2024",
            "x #y",
            "#1",
            "a:",
            "@x",
            "50% – «כן»",
            "\\",
        ] {
            let file = format!("---\ntitle: {}\ntopics: {}\n---\n", text(title), list(&[title.to_owned()]));
            let read = front::parse(&read_text(&SourcePath::new("he.md"), file.clone().into_bytes()).value);
            assert!(read.notes.is_empty(), "{file}{:?}", read.notes);
            let front = read.value.front.unwrap();
            assert_eq!(front.title, title, "{file}");
            assert_eq!(front.topics[0].value, title, "{file}");
        }
    }
}
