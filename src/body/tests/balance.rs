//! Whatever is written has its tags in order.

use super::*;

#[test]
fn deep_nesting_is_written() {
    for text in [
        "> ".repeat(10_000) + &"*".repeat(10_000) + "x" + &"*".repeat(10_000),
        "- ".repeat(5_000) + &"*a ".repeat(5_000) + &"b*".repeat(5_000),
        "<details>\n\n".repeat(1_000) + "a <span>".repeat(1_000).as_str(),
        "<div><b>".repeat(5_000),
    ] {
        for html in [HtmlPolicy::Sanitize, HtmlPolicy::Escape] {
            let html = written(&read("nl", html, &text), Syntax::Xml);
            assert_eq!(unbalanced(&html), None);
        }
    }
}

/// The first thing about a document's tags that is not in order.
fn unbalanced(html: &str) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        let mut quoted = false;
        let end = after.find(|c| {
            quoted ^= c == '"';
            c == '>' && !quoted
        });
        let Some(end) = end else { return Some(format!("no end: {after}")) };
        let tag = &after[..end];
        rest = &after[end + 1..];
        let name = tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap_or("");
        match tag.strip_prefix('/') {
            Some(name) if open.pop() != Some(name) => return Some(format!("stray </{name}> before {rest}")),
            Some(_) => {}
            None if ["br", "hr", "img", "input", "col", "wbr"].contains(&name) => {}
            None => open.push(name),
        }
    }
    open.pop().map(|name| format!("<{name}> stays open"))
}

proptest::proptest! {
    #[test]
    fn tags_are_balanced(text in "([\\[\\]()!<>#*_`|:\\n \\-\"'.\\\\^~=+&]|\\n\\n|\n> |\n- |\n    |[aאع]|</?(b|kbd|div|details|summary|p|span title=\"|table|td|script|a|q)>|\\[\\^a\\]:?|\\[\\[|\\*\\*|- \\[x\\] |\\|-\\|\n|ב-Word|C\\+\\+|, Go|של הלקוח|\\+31 20|10:30–12:00|“|”|<bdi>|</bdi>){0,80}") {
        for syntax in [Syntax::Html, Syntax::Xml] {
            let html = written(&read("he", HtmlPolicy::Sanitize, &text), syntax);
            proptest::prop_assert!(unbalanced(&html).is_none(), "{:?} in {html}", unbalanced(&html));
        }
    }

    #[test]
    fn nothing_is_too_strange_to_write(text in "\\PC{0,200}") {
        let html = written(&read("ar", HtmlPolicy::Sanitize, &text), Syntax::Html);
        proptest::prop_assert!(unbalanced(&html).is_none());
    }
}
