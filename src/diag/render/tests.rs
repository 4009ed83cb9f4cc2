use super::*;

const PLAIN: Style = Style { color: false, terminal: false };
const TERMINAL: Style = Style { color: false, terminal: true };

fn show(text: &str, path: &str, pointed: &str, style: Style) -> String {
    let path = SourcePath::new(path);
    let start = text.find(pointed).unwrap_or_default();
    let note = Diagnostic::error("link-broken", format!("nothing is called `{pointed}`"))
        .at(&path, Span::new(start, start + pointed.len()))
        .help("Did you mean `x`?");
    let shown = render(&[note], &|_| Some(text.into()), style);
    let marks = [('\u{200E}', "<LRM>"), ('\u{2066}', "<LRI>"), ('\u{2068}', "<FSI>"), ('\u{2069}', "<PDI>")];
    marks.iter().fold(shown, |shown, (mark, name)| shown.replace(*mark, name))
}

#[test]
fn a_dutch_line() {
    insta::assert_snapshot!(show("---\ntitel: x\n---\nZie [[coördinatie]].\n", "content/nl.md", "[[coördinatie]]", PLAIN), @"
    error[link-broken]: nothing is called `[[coördinatie]]`
     --> content/nl.md:4:5
      |
    4 | Zie [[coördinatie]].
      |     ^^^^^^^^^^^^^^^
      |
      = help: Did you mean `x`?
    ");
}

#[test]
fn a_hebrew_line_has_its_carets_in_place_without_marks() {
    insta::assert_snapshot!(show("x\nרְאוּ [[דף]] כאן.\n", "content/תלונות/he.md", "[[דף]]", PLAIN), @"
    error[link-broken]: nothing is called `[[דף]]`
     --> content/תלונות/he.md:2:5
      |
    2 | רְאוּ [[דף]] כאן.
      |     ^^^^^^
      |
      = help: Did you mean `x`?
    ");
}

#[test]
fn a_hebrew_line_on_a_terminal_is_cut_in_three() {
    insta::assert_snapshot!(show("x\nרְאוּ [[דף]] כאן.\n", "content/תלונות/he.md", "[[דף]]", TERMINAL), @"
    error[link-broken]: nothing is called `[[<FSI>דף<PDI>]]`
     --> <LRI>content<LRM>/תלונות<LRM>/he<LRM>.md<PDI>:2:5
      |
    2 | <LRM><FSI>רְאוּ <PDI><LRM><FSI>[[דף]]<PDI><LRM><FSI> כאן.<PDI><LRM>
      |     ^^^^^^
      |
      = help: Did you mean `x`?
    ");
}

#[test]
fn an_arabic_line_on_a_terminal() {
    insta::assert_snapshot!(show("انظر [هنا](x.md).\n", "content/ar.md", "(x.md)", TERMINAL), @"
    error[link-broken]: nothing is called `(x.md)`
     --> <LRI>content<LRM>/ar<LRM>.md<PDI>:1:11
      |
    1 | <LRM><FSI>انظر [هنا]<PDI><LRM>(x.md).
      |           ^^^^^^
      |
      = help: Did you mean `x`?
    ");
}

#[test]
fn a_long_line_is_trimmed_round_the_problem() {
    let text = format!("{}[[x]]{}", "woord ".repeat(100), " meer".repeat(100));
    insta::assert_snapshot!(show(&text, "nl.md", "[[x]]", PLAIN), @"
    error[link-broken]: nothing is called `[[x]]`
     --> nl.md:1:601
      |
    1 | …d woord woord woord woord woord [[x]] meer meer meer meer meer meer meer meer meer meer meer mee…
      |                                  ^^^^^
      |
      = help: Did you mean `x`?
    ");
}

#[test]
fn controls_become_visible_and_tabs_are_wide() {
    insta::assert_snapshot!(show("\ta\u{202E}b [x]\n", "nl.md", "[x]", PLAIN), @"
    error[link-broken]: nothing is called `[x]`
     --> nl.md:1:6
      |
    1 |     a�b [x]
      |         ^^^
      |
      = help: Did you mean `x`?
    ");
}

#[test]
fn what_has_no_stretch_or_no_file() {
    let path = SourcePath::new("he.md");
    let notes = [
        Diagnostic::note("base-url", "there is no `base_url`").help("Set it."),
        Diagnostic::warning("empty", "the file is empty").in_file(&path),
        Diagnostic::warning("gone", "the file is gone").at(&path, Span::new(1, 2)),
    ];
    insta::assert_snapshot!(render(&notes, &|_| None, PLAIN), @"
    note[base-url]: there is no `base_url`
     |
     = help: Set it.

    warning[empty]: the file is empty
    --> he.md

    warning[gone]: the file is gone
    --> he.md
    ");
    let end = Diagnostic::error("x", "y").at(&path, Span::new(4, 9));
    insta::assert_snapshot!(render(&[end], &|_| Some("אב\nג".into()), PLAIN), @"
    error[x]: y
     --> he.md:1:3
      |
    1 | אב
      |   ^
    ");
}

#[test]
fn colours_do_not_hide_the_line_from_the_marks() {
    let shown = show("שלום [[דף]]\n", "he.md", "[[דף]]", Style { color: true, terminal: true });
    assert!(shown.contains("<LRM><FSI>שלום <PDI><LRM><FSI>[[דף]]<PDI><LRM>"), "{shown}");
    assert!(shown.contains("<LRI>he<LRM>.md<PDI>:1:6\n"), "{shown}");
}
