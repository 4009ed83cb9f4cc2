//! Placeholders, which a program fills in and a translation must keep.

use std::ops::Range;

/// The placeholders of a text, in order: `{name}`, `{{name}}`, `{0}`, `%s`, `%d`, `%1$s`, `%(name)s`, `$name`,
/// `${name}`.
///
/// A sum such as `$5` is none, nor is a share such as `5% d`, nor the attributes of a heading (`{#id}`).
pub fn placeholders(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(['{', '%', '$']).map(|next| at + next) {
        let length = match text.as_bytes()[start] {
            b'{' => braces(&text[start..]),
            b'%' if text[..start].ends_with(|c: char| c.is_alphanumeric()) => None,
            b'%' => percent(&text[start..]),
            _ => dollar(&text[start..]),
        };
        at = start + length.unwrap_or(1);
        found.extend(length.map(|_| start..at));
    }
    found
}

/// The length of a name: letters, digits, `_`, `.` and `-` of ASCII.
fn name(text: &str) -> usize {
    text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-')).count()
}

fn braces(text: &str) -> Option<usize> {
    let (open, close) = if text.starts_with("{{") { ("{{", "}}") } else { ("{", "}") };
    let inner = &text[open.len()..];
    let lead = inner.len() - inner.trim_start_matches([' ', '$']).len();
    let length = name(&inner[lead..]);
    let rest = &inner[lead + length..];
    let gap = rest.len() - rest.trim_start_matches(' ').len();
    (length > 0 && rest[gap..].starts_with(close)).then_some(open.len() + lead + length + gap + close.len())
}

fn percent(text: &str) -> Option<usize> {
    let inner = &text[1..];
    if let Some(rest) = inner.strip_prefix('(') {
        let length = name(rest);
        return (length > 0 && rest[length..].starts_with(")s")).then_some(length + 4);
    }
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let position = if digits > 0 && inner[digits..].starts_with('$') { digits + 1 } else { 0 };
    let rest = &inner[position..];
    let ends = !rest[rest.len().min(1)..].starts_with(|c: char| c.is_alphanumeric());
    (rest.starts_with(['s', 'd', 'i', 'u', 'f', 'x', '@']) && ends).then_some(1 + position + 1)
}

fn dollar(text: &str) -> Option<usize> {
    let inner = &text[1..];
    if inner.starts_with('{') {
        return braces(inner).map(|length| length + 1);
    }
    let length = name(inner);
    let word = inner[..length].trim_end_matches(['.', '-']);
    word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_').then_some(1 + word.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_told_from_sums_and_shares() {
        let found =
            |text: &str| placeholders(text).into_iter().map(|at| text[at].to_owned()).collect::<Vec<_>>();
        let text = "{a} {{ b }} %s %1$s %(c)s $d ${e} שלום {0}, %d%";
        assert_eq!(found(text), ["{a}", "{{ b }}", "%s", "%1$s", "%(c)s", "$d", "${e}", "{0}", "%d"]);
        for text in
            ["$5", "5% d", "50%s", "{#id}", "{ }", "{שם}", "a {b", "100 %", "%", "$", "{", "{{x}", "%so"]
        {
            assert!(found(text).iter().all(|found| found == "{x}"), "{text}: {:?}", found(text));
        }
    }
}
