//! Raw HTML that was made safe when the article was read.

use super::Syntax;

/// Elements without an end tag that a sanitiser leaves in.
const VOID: [&str; 4] = ["br", "hr", "col", "wbr"];

/// Appends HTML as the sanitiser wrote it. In XML its elements without an end close themselves and `&nbsp;`, the one
/// name it uses beyond the five that XML knows, becomes a number. HTML that settings trust may not be well-formed.
pub(super) fn write(html: &str, syntax: Syntax, out: &mut String) {
    if syntax == Syntax::Html {
        return out.push_str(html);
    }
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = if rest.starts_with('<') { rest.find('>').unwrap_or(rest.len()) } else { 1 };
        if let Some(after) = rest.strip_prefix("&nbsp;") {
            out.push_str("&#160;");
            rest = after;
            continue;
        }
        out.push_str(&rest[..end]);
        if VOID.iter().any(|name| is_named(rest, name)) && !rest[..end].ends_with('/') {
            out.push('/');
        }
        rest = &rest[end..];
        if let Some(after) = rest.strip_prefix('>') {
            out.push('>');
            rest = after;
        }
    }
    out.push_str(rest);
}

/// Whether a text begins with a start tag of that name.
fn is_named(tag: &str, name: &str) -> bool {
    let after = tag.strip_prefix('<').and_then(|tag| tag.strip_prefix(name));
    after.is_some_and(|after| {
        after.starts_with(|next: char| next == '>' || next == '/' || next.is_whitespace())
    })
}
