use super::*;
use proptest::prelude::*;

fn source(path: &str, text: &str) -> Source {
    Source { path: SourcePath::new(path), text: text.into() }
}

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

fn load(tag: &str, text: &str) -> Messages {
    let noted = Messages::load(&lang(tag), &[vec![source("i18n/x.ftl", text)]], None);
    assert!(noted.notes.is_empty(), "{:?}", noted.notes);
    noted.value
}

#[test]
fn text_arguments_are_escaped_and_isolated() {
    let he = load("he", "by = מאת { $name }\nname = { $name }\nboth = <b> & { $name }{ $html }");
    let args: Args<'_> = vec![("name", "A & <b>".into()), ("html", Arg::Html("<a>x</a>".into()))];
    assert_eq!(he.html("by", &args).unwrap(), "מאת <bdi>A &amp; &lt;b&gt;</bdi>");
    assert_eq!(he.text("by", &args).unwrap(), "מאת \u{2068}A & <b>\u{2069}");
    assert_eq!(he.text("name", &args).unwrap(), "\u{2068}A & <b>\u{2069}");
    assert_eq!(he.html("both", &args).unwrap(), "&lt;b&gt; &amp; <bdi>A &amp; &lt;b&gt;</bdi><a>x</a>");
}

#[test]
fn terms_and_messages_are_isolated() {
    let ar = load(
        "ar",
        "-brand = Targum\n    .short = T\nhome = الرئيسية\nabout = عن { -brand } و{ home }\nonly = { -brand }",
    );
    assert_eq!(ar.text("about", &[]).unwrap(), "عن \u{2068}Targum\u{2069} و\u{2068}الرئيسية\u{2069}");
    assert_eq!(ar.html("about", &[]).unwrap(), "عن <bdi>Targum</bdi> و<bdi>الرئيسية</bdi>");
    assert_eq!(ar.text("only", &[]).unwrap(), "\u{2068}Targum\u{2069}");
    assert_eq!(ar.ids().collect::<Vec<_>>(), ["about", "home", "only"]);
}

#[test]
fn plurals_and_digits_are_those_of_cldr() {
    let text = "n = { $n ->\n  [zero] صفر\n  [one] واحد\n  [two] اثنان\n  [few] { $n } قليل\n  [many] { $n } كثير\n *[other] { $n } أخرى\n }";
    let ar = load("ar-EG", text);
    let show = |n: i64| ar.html("n", &[("n", n.into())]).unwrap();
    assert_eq!(show(0), "صفر");
    assert_eq!(show(2), "اثنان");
    assert_eq!(show(103), "١٠٣ قليل");
    assert_eq!(show(1111), "١٬١١١ كثير");
    assert_eq!(show(100), "١٠٠ أخرى");
    let he = load(
        "he",
        "n = { NUMBER($n) ->\n  [one] אחד\n  [two] שניים\n  [many] רבים\n *[other] { NUMBER($n) }\n }",
    );
    assert_eq!(he.text("n", &[("n", 100.into())]).unwrap(), "100");
    assert_eq!(he.text("n", &[("n", 2.into())]).unwrap(), "שניים");
}

#[test]
fn exact_numbers_and_texts_select_too() {
    let nl = load(
        "nl",
        "n = { $n ->\n  [one] een\n  [0] geen\n  [1] precies een\n *[other] { $n } stuks\n }\nkind = { $kind ->\n  [section] rubriek\n *[article] artikel\n }\nrank = { NUMBER($n, type: \"ordinal\") ->\n *[other] { $n }e\n }\npi = { 3.50 } { NUMBER($n, minimumFractionDigits: 2) }",
    );
    let n = |n: i64| nl.html("n", &[("n", n.into())]).unwrap();
    assert_eq!((n(0), n(1), n(1200)), ("geen".into(), "precies een".into(), "1.200 stuks".into()));
    assert_eq!(nl.html("kind", &[("kind", "section".into())]).unwrap(), "rubriek");
    assert_eq!(nl.html("kind", &[("kind", "<b>".into())]).unwrap(), "artikel");
    assert_eq!(nl.html("rank", &[("n", 3.into())]).unwrap(), "3e");
    assert_eq!(nl.html("pi", &[("n", 3.into())]).unwrap(), "3,50 3,00");
}

#[test]
fn terms_take_arguments() {
    let nl = load(
        "nl",
        "-klacht = { $n ->\n  [one] klacht\n *[other] { $n } klachten\n }\nx = Zie { -klacht(n: 1200) } of { -klacht(n: 1) }",
    );
    assert_eq!(nl.html("x", &[]).unwrap(), "Zie <bdi>1.200 klachten</bdi> of <bdi>klacht</bdi>");
}

#[test]
fn dates_and_literals_are_shown() {
    let en = load("en", "d = { DATETIME($d) } { $d }\nl = { \"<\" }{ \"\\u0041\\\\\" }{ \"\\\"\" }");
    let date = Date::constant(2026, 11, 21);
    assert_eq!(en.html("d", &[("d", date.into())]).unwrap(), "November 21, 2026 November 21, 2026");
    assert_eq!(en.html("l", &[]).unwrap(), "&lt;A\\&quot;");
    assert_eq!(en.text("l", &[]).unwrap(), "<A\\\"");
}

#[test]
fn later_layers_replace_what_they_give() {
    let low = source("theme.ftl", "a = laag\n    .title = titel\n    .x = x\nb = b");
    let high = source("i18n/nl/site.ftl", "a = hoog\n    .x = y\nc =\n    .only = ja");
    let noted = Messages::load(&lang("nl"), &[vec![low], vec![high]], None);
    assert!(noted.notes.is_empty());
    let nl = noted.value;
    assert_eq!(nl.text("a", &[]).unwrap(), "hoog");
    assert_eq!(nl.attribute("a", "title").unwrap(), "titel");
    assert_eq!(nl.html("a.x", &[]).unwrap(), "y");
    assert_eq!(nl.place("a").unwrap(), &(SourcePath::new("i18n/nl/site.ftl"), Span::new(0, 1)));
    assert_eq!(nl.place("a.title").unwrap().0, SourcePath::new("theme.ftl"));
    assert!(nl.has("c") && nl.has("c.only") && !nl.has("d"));
    let error = nl.text("c", &[]).unwrap_err().to_string();
    assert_eq!(error, "message `c` (nl, i18n/nl/site.ftl) has no text of its own, only attributes");
}

#[test]
fn syntax_errors_have_their_place() {
    let noted =
        Messages::load(&lang("he"), &[vec![source("i18n/he/a.ftl", "א = ב\ngood = טוב\nbad { = ש\n")]], None);
    assert_eq!(noted.value.text("good", &[]).unwrap(), "טוב");
    assert_eq!(noted.notes.len(), 2);
    for note in &noted.notes {
        assert_eq!(note.code, "message-syntax");
        assert!(note.help.is_some() && note.place.as_ref().unwrap().span.is_some());
    }
}

#[test]
fn duplicates_and_lost_references_are_noted() {
    let text = "a = x\na = y\nb = { c } { -d } { a.e } { F($x) }";
    let noted = Messages::load(&lang("nl"), &[vec![source("nl.ftl", text)]], None);
    let codes: Vec<_> = noted.notes.iter().map(|note| note.code).collect();
    assert_eq!(
        codes,
        [
            "message-duplicate",
            "message-reference",
            "message-reference",
            "message-reference",
            "message-reference"
        ]
    );
    let span = noted.notes[1].place.as_ref().unwrap().span.unwrap();
    assert_eq!(&text[span.start..span.end], "c");
    let error = noted.value.html("b", &[]).unwrap_err().to_string();
    assert_eq!(error, "message `b` (nl, nl.ftl) refers to `c`, which is nowhere");
}

#[test]
fn what_is_missing_is_told() {
    let nl = load("nl", "a = { $x }\nloop = { loop }\nsel = { $x ->\n *[a] { $x }\n }");
    assert_eq!(
        nl.html("a", &[]).unwrap_err().to_string(),
        "message `a` (nl, i18n/x.ftl) needs the argument $x, which is not given here"
    );
    assert_eq!(nl.text("zzz", &[]).unwrap_err().to_string(), "no message `zzz` in nl");
    assert_eq!(nl.text("loop", &[]).unwrap_err().reason, Reason::Cyclic);
    assert!(nl.text("sel", &[]).is_err() && nl.text("a.b.c", &[]).is_err() && nl.text("", &[]).is_err());
}

#[test]
fn a_fallback_is_marked() {
    let en = load("en", "close = Close\nhi = Hi { $name }");
    let he = Messages::load(&lang("he"), &[vec![source("he.ftl", "open = פתיחה")]], Some(&en)).value;
    assert_eq!(he.html("close", &[]).unwrap(), "<bdi lang=\"en\" dir=\"ltr\">Close</bdi>");
    assert_eq!(he.text("close", &[]).unwrap(), "\u{2068}Close\u{2069}");
    assert!(!he.has("close"));
}

#[test]
fn the_key_follows_the_content() {
    let key = |text: &str| load("nl", text).key();
    assert_eq!(key("a = x\nb = y"), key("b = y\n\n# comment\na = x"));
    assert_ne!(key("a = x"), key("a = y"));
    assert_ne!(key("a = x"), load("he", "a = x").key());
}

#[test]
fn messages_span_lines() {
    let nl = load(
        "nl",
        "a =\n    een\n      twee\n\n    drie { $n ->\n        [one] x\n           y\n       *[other] { $n }\n    } vier\n",
    );
    assert_eq!(nl.text("a", &[("n", 5.into())]).unwrap(), "een\n  twee\n\ndrie 5 vier");
    assert_eq!(nl.text("a", &[("n", 1.into())]).unwrap(), "een\n  twee\n\ndrie x\ny vier");
}

#[test]
fn messages_are_shared_between_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&load("nl", "a = x"));
}

proptest! {
    #[test]
    fn whatever_is_written_nothing_panics(
        lines in prop::collection::vec(
            "(a|b|-t|c) = [a-zא<&\"\\\\ ]{0,4}(\\{ (\\$x|\\$n|a|b|-t|c.d|-t.d|NUMBER\\(\\$n\\)|F\\(1\\)|\"<\\\\\\\\\"|5.0|-t\\(x: 3\\)) ?\\}){0,3}|    .d = [a-z]{1,3}\\{ \\$x \\}|   [a-z]{0,3}|    \\{ \\$n ->\n  [one] \\{ a \\}\n  [3] x\n *[other] \\{ \\$x \\}\n }",
            1..8,
        ),
    ) {
        let sources = [vec![source("x.ftl", &lines.join("\n"))]];
        for flavour in [Flavour::Html, Flavour::Text] {
            let merged = load::merge(&sources).value;
            prop_assert!(FluentResource::try_new(rewrite::source(&merged, flavour)).is_ok());
        }
        let messages = Messages::load(&lang("he"), &sources, None).value;
        let args: Args<'_> = vec![("x", "<i>".into()), ("n", 3.into())];
        for id in ["a", "b", "c", "c.d", "-t", "$", "a."] {
            for args in [&args[..], &[]] {
                let html = messages.html(id, args);
                prop_assert!(!html.is_ok_and(|html| html.contains("<i>")));
                let _ = messages.text(id, args);
            }
        }
    }
}
