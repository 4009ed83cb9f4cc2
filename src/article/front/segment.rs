//! Segments of addresses, of slugs, aliases and folders' names. Each becomes a folder on every system.

/// What is wrong with a text as one segment of an address, as the end of a sentence; `None` if nothing is.
pub fn problem(segment: &str) -> Option<String> {
    let invisible =
        |character: char| character.is_whitespace() || character.is_control() || steers(character);
    let refused = |character: char| invisible(character) || "/<>:\"|?*\\".contains(character);
    if let Some(character) = segment.chars().find(|character| refused(*character)) {
        return Some(match character {
            ' ' => "holds a space".to_owned(),
            _ if invisible(character) => {
                format!("holds the invisible character U+{:04X}", u32::from(character))
            }
            _ => format!("holds `{character}`"),
        });
    }
    let stem = segment.split('.').next().unwrap_or_default();
    match segment {
        "" => Some("is empty".to_owned()),
        "." | ".." => Some(format!("is `{segment}`, which names another folder")),
        _ if segment.starts_with('.') || segment.ends_with('.') => {
            Some("begins or ends with a full stop".to_owned())
        }
        _ if is_device(stem) => Some(format!("is called `{stem}`, a name that Windows keeps for a device")),
        _ if segment.len() > 200 => Some("is longer than 200 bytes".to_owned()),
        _ => None,
    }
}

/// Whether a character is invisible: it steers direction or joins, or marks an order of bytes.
fn steers(character: char) -> bool {
    matches!(
        character,
        '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
    )
}

fn is_device(stem: &str) -> bool {
    let stem = stem.to_ascii_lowercase();
    let numbered = |name| {
        stem.strip_prefix(name)
            .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit()))
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_system_takes_what_passes() {
        for good in ["hear-the-customer", "להקשיב-ללקוח", "الاستماع", "a.b", "console", "v1"]
        {
            assert_eq!(problem(good), None, "{good}");
        }
        for bad in
            ["", ".", "..", "a/b", "a b", "a\u{200F}b", "a\tb", "what?", "a:b", "con", "LPT1.x", "end."]
        {
            assert!(problem(bad).is_some(), "{bad}");
        }
        assert_eq!(problem("a\u{202E}b"), Some("holds the invisible character U+202E".into()));
    }
}
