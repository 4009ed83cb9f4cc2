//! The direction that a browser gives an element with `dir=auto`.

use crate::lang::Direction;
use crate::lang::script::strong_direction;

/// Elements whose text has no say (HTML Standard, *The dir attribute*: contained text auto directionality).
const PASSED_OVER: [&str; 4] = ["bdi", "script", "style", "textarea"];

/// Elements without an end tag.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// The direction of the first strong character in a piece of HTML, as `dir=auto` on the element round it finds it: text
/// within `bdi`, `script`, `style`, `textarea` and elements with a `dir` of their own is passed over, and so are tags,
/// comments and attributes. `None` where no character is strong; browsers then take left to right.
///
/// This differs from [`first_strong`](crate::lang::script::first_strong), which is for plain text, in one thing that
/// the two standards see differently: in plain text what stands within isolate controls is passed over (UAX #9, rule
/// P2), in HTML it is not, since there isolates are elements.
pub fn auto_direction(html: &str) -> Option<Direction> {
    let mut skipped: Vec<&str> = Vec::new();
    let mut rest = html;
    loop {
        let end = rest.find('<').unwrap_or(rest.len());
        let (text, tag) = rest.split_at(end);
        if skipped.is_empty()
            && let Some(direction) = strong_in(text)
        {
            return Some(direction);
        }
        if tag.is_empty() {
            return None;
        }
        if let Some(comment) = tag.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        if !tag[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            rest = &tag[1..];
            continue;
        }
        let length = tag_length(tag);
        step(&tag[..length], &mut skipped);
        rest = &tag[length..];
    }
}

/// One tag: whether a passed-over element begins or ends with it.
fn step<'t>(tag: &'t str, skipped: &mut Vec<&'t str>) {
    let inner = tag.trim_start_matches('<').trim_end_matches('>');
    let (closes, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
    let name = &inner[..inner.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(inner.len())];
    if closes {
        if skipped.last().is_some_and(|open| open.eq_ignore_ascii_case(name)) {
            skipped.pop();
        }
        return;
    }
    let is_one_of = |names: &[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    // Within one, only elements of its own name matter, so that the right end tag closes it.
    let within_its_own = skipped.last().is_some_and(|open| open.eq_ignore_ascii_case(name));
    let begins = skipped.is_empty() && (is_one_of(&PASSED_OVER) || has_direction(inner));
    if (begins || within_its_own) && !is_one_of(&VOID) {
        skipped.push(name);
    }
}

/// Whether a tag has a `dir` attribute with a value that counts.
fn has_direction(tag: &str) -> bool {
    let lower = tag.to_ascii_lowercase();
    let value = lower.split_once([' ', '\n', '\t']).and_then(|(_, attributes)| {
        let at = attributes.match_indices("dir").find(|(at, _)| {
            let before = attributes[..*at].chars().next_back();
            before.is_none_or(char::is_whitespace)
        })?;
        attributes[at.0 + "dir".len()..].trim_start().strip_prefix('=')
    });
    let value = value.map(|value| value.trim_start().trim_start_matches(['"', '\'']));
    value.is_some_and(|value| ["ltr", "rtl", "auto"].iter().any(|known| value.starts_with(known)))
}

/// How many bytes the tag that `tag` begins with has; a `>` within quoted attributes does not end it.
pub fn tag_length(tag: &str) -> usize {
    let mut quote = None;
    for (at, c) in tag.char_indices() {
        match (quote, c) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    tag.len()
}

/// The first strong character of a text; character references for the marks count as the marks.
fn strong_in(text: &str) -> Option<Direction> {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c == '&' {
            let name = rest[1..].split_once(';').map(|(name, _)| name).filter(|name| name.len() <= 10);
            if let Some(name) = name {
                if let Some(direction) = reference(name) {
                    return Some(direction);
                }
                rest = &rest[name.len() + 2..];
                continue;
            }
        }
        if let Some(direction) = strong_direction(c) {
            return Some(direction);
        }
        rest = &rest[c.len_utf8()..];
    }
    None
}

/// The direction of a character reference: a number, or a mark's name. Other names are of characters that are
/// rarely strong, and count as neutral.
fn reference(name: &str) -> Option<Direction> {
    let number = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => number.parse().ok(),
        },
        None => match name {
            "lrm" => Some(0x200E),
            "rlm" => Some(0x200F),
            _ => None,
        },
    };
    number.and_then(char::from_u32).and_then(strong_direction)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::script::first_strong;
    use proptest::prelude::*;

    const LTR: Option<Direction> = Some(Direction::Ltr);
    const RTL: Option<Direction> = Some(Direction::Rtl);

    /// What the W3C's tests of `dir=auto` look at, with sentences of our own.
    #[test]
    fn dir_auto_does_as_the_w3c_tests_ask() {
        let cases = [
            // The first strong character decides, whatever follows.
            ("abc אבג", LTR),
            ("אבג abc", RTL),
            ("سلام abc", RTL),
            // Neutral characters and numbers before it do not.
            ("?!.,: אבג abc", RTL),
            ("123 אבג abc", RTL),
            ("١٢٣ abc", LTR),
            ("+31-20 אבג", RTL),
            ("", None),
            ("123 – 456", None),
            // Markup is looked into …
            ("<b>אבג</b> abc", RTL),
            ("<p>12</p><p>אבג</p>", RTL),
            ("<br>אבג", RTL),
            // … but not these, nor elements with a direction of their own.
            ("<bdi>abc</bdi> אבג", RTL),
            ("<bdi>abc<b>d</b></bdi> אבג", RTL),
            ("<script>var a = '<b>';</script>אבג", RTL),
            ("<style>p { color: red }</style>אבג", RTL),
            ("<textarea>abc</textarea>אבג", RTL),
            ("<span dir=\"ltr\">abc</span> אבג", RTL),
            ("<span dir='auto'>abc</span> אבג", RTL),
            ("<span dir=ltr>a<span>b</span>c</span>אבג", RTL),
            ("<span dir=\"wrong\">abc</span> אבג", LTR),
            ("<span data-dir=\"ltr\">abc</span> אבג", LTR),
            // Attributes and comments are not text.
            ("<a href=\"abc\" title=\"a > b\">אבג</a>", RTL),
            ("<!-- abc -->אבג", RTL),
            // Marks are strong, embedding controls are not, and isolates are elements here.
            ("&rlm;abc", RTL),
            ("&#x200E;אבג", LTR),
            ("&amp; אבג", RTL),
            ("\u{202A}אבג\u{202C}", RTL),
            ("\u{202E}abc\u{202C} אבג", LTR),
            ("\u{2067}abc\u{2069} אבג", LTR),
            ("a < b אבג", LTR),
            ("1 < 2 אבג", RTL),
        ];
        for (html, wanted) in cases {
            assert_eq!(auto_direction(html), wanted, "{html}");
        }
    }

    #[test]
    fn in_plain_text_isolates_are_passed_over() {
        assert_eq!(first_strong("\u{2066}abc\u{2069} אבג"), RTL);
        assert_eq!(first_strong("\u{2067}אבג\u{2066}x\u{2069}\u{2069} abc"), LTR);
        assert_eq!(first_strong("\u{2066}abc"), None);
        assert_eq!(first_strong("\u{2069}abc אבג"), LTR);
        assert_eq!(first_strong("\u{202B}abc\u{202C} אבג"), LTR);
        assert_eq!(first_strong("\u{202E}123 ١٢"), None);
        assert_eq!(first_strong("\u{61C}abc"), RTL);
        assert_eq!(first_strong("\u{2066}abc\u{2029}אבג"), RTL);
    }

    proptest! {
        #[test]
        fn any_html_is_read(html in "[<>/!a\"' א=&;#-]{0,30}") {
            auto_direction(&html);
        }
    }
}
