use super::*;
use crate::diag::{Certainty, Replacement, corrected};
use proptest::prelude::*;

fn path() -> SourcePath {
    SourcePath::new("themes/own/assets/style.css")
}

/// Codes with what they point at, and what the text becomes when everything, or what is certain, is corrected.
fn told(notes: &[Diagnostic], text: &str) -> Vec<String> {
    let line = |note: &Diagnostic| {
        let span = note.place.as_ref().and_then(|place| place.span).expect("a place");
        assert!(note.help.is_some());
        format!("{} {}", note.code, &text[span.start..span.end])
    };
    notes.iter().map(line).collect()
}

fn fixed(notes: &[Diagnostic], text: &str, certain: bool) -> String {
    let fixes = notes.iter().filter_map(|note| note.fix.as_deref());
    let chosen = fixes.filter(|fix| !certain || fix.certainty == Certainty::Certain);
    let replacements: Vec<&Replacement> = chosen.flat_map(|fix| &fix.replacements).collect();
    corrected(text, &replacements).0
}

#[test]
fn sides_become_logical() {
    let text = "a{margin-left:1px;Padding-Right : 2px !important}\nb { float: left; text-align:right !important }\n\
        c{ border-left-width:1px; border-top-right-radius:2px; left:0; border-right: 1px solid }";
    let notes = style_sheet(&path(), text);
    assert_eq!(
        fixed(&notes, text, true),
        "a{margin-inline-start:1px;padding-inline-end : 2px !important}\nb { float: inline-start; text-align:end !important }\n\
         c{ border-inline-start-width:1px; border-start-end-radius:2px; inset-inline-start:0; border-inline-end: 1px solid }"
    );
    assert_eq!(notes.len(), 8);
    assert_eq!(style_sheet(&path(), &fixed(&notes, text, true)), []);
}

#[test]
fn what_is_for_one_direction_is_only_suggested() {
    for text in [
        "[dir=rtl] a { margin-left: 1px }",
        "a:dir(ltr) { margin-left: 1px }",
        "a { [dir=\"rtl\"] & { margin-left: 1px } }",
        "a { margin-inline-start: 0; margin-left: 1px }",
        "a { left: 50%; transform: translateX(-50%) }",
    ] {
        let notes = style_sheet(&path(), text);
        assert_eq!(notes.len(), 1, "{text}");
        assert_eq!(fixed(&notes, text, true), text);
        assert!(fixed(&notes, text, false).contains("inline-start:"), "{text}");
    }
}

#[test]
fn other_sides_are_told_of_without_a_correction() {
    let text =
        "a{margin:0 1px 0 2px;direction:rtl;border-radius:1px 2px 0 0;letter-spacing:.1em;font-style:italic}";
    let notes = style_sheet(&path(), text);
    assert_eq!(
        told(&notes, text),
        [
            "physical-css margin:0 1px 0 2px",
            "physical-css direction",
            "physical-css border-radius:1px 2px 0 0",
            "script-css letter-spacing:.1em",
            "script-css font-style:italic",
        ]
    );
    assert_eq!(fixed(&notes, text, false), text);
}

#[test]
fn what_has_no_side_is_left_alone() {
    for text in [
        "a { margin: 0 1px; margin: 0 1px 2px 1px; inset: 0; border-radius: 1px 1px 0 0 }",
        "a { --margin-left: 1px; content: \"left: 0; float: left\"; color: var(--left) }",
        "/* margin-left: 1px; { */ a { margin-inline: 1px } @page :left { margin-left: 2cm }",
        "@media (min-width: 1px) { .left:hover { transition: left 1s; text-align: start } }",
        ":lang(nl) em { font-style: italic; letter-spacing: 1px } em { letter-spacing: 0; font-style: normal }",
        "@import \"a.css\"; @font-face { src: url(data:left;right) }",
    ] {
        assert_eq!(told(&style_sheet(&path(), text), text), [""; 0], "{text}");
    }
}

#[test]
fn templates_have_neither_words_nor_sides() {
    let text = "{% extends \"base.html\" %}\n<body dir=\"rtl\" class=\"a\">\n<p align=left style=\"x: y\">{{ t(id=\"a\") }} Lees meer &rarr; →</p>\n\
        <img src=\"{{ a > b }}\" alt=\"Een foto\" title='{{ title }}'>\n<style>a{}</style><script>var a = \"b\";</script>\n";
    let notes = template(&path(), text);
    assert_eq!(
        told(&notes, text),
        [
            "template-direction  dir=\"rtl\"",
            "template-direction  align=left",
            "template-style  style=\"x: y\"",
            "arrow-literal →",
            "template-text Lees meer &rarr; →",
            "template-text Een foto",
            "template-style <style>",
        ]
    );
    assert!(fixed(&notes, text, false).contains("<body class=\"a\">\n<p style"));
    let sound = "{# Some words #}\n<a href=\"x\" title=\"{{ text(id=\"a\") }}\">{{ t(id=\"b\") }} &middot; 1 © </a><!-- words -->\n";
    assert_eq!(told(&template(&path(), sound), sound), [""; 0]);
}

#[test]
fn the_built_in_theme_has_no_finding() {
    let theme = crate::theme::Theme::load(
        crate::theme::BUILT_IN,
        &crate::source::MemoryTree::default(),
        &Default::default(),
    )
    .value;
    assert!(theme.templates().len() > 10);
    for one in theme.templates() {
        let notes = template(&one.source.path, &one.source.text);
        assert_eq!(told(&notes, &one.source.text), [""; 0], "{}", one.name);
    }
    let style = theme.assets().iter().find(|asset| asset.name == "style.css").expect("a style sheet");
    let text = String::from_utf8(style.bytes.to_vec()).expect("text");
    assert_eq!(told(&style_sheet(&path(), &text), &text), [""; 0]);
}

proptest! {
    #[test]
    fn any_sheet_and_template_is_read(text in "[{}:;<>/\"'a=&#!%@()\\[\\] \n-]{0,60}") {
        style_sheet(&path(), &text);
        template(&path(), &text);
    }
}
