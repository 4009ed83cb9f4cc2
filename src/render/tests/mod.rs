mod samples;
mod speaker;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::*;
use crate::lang::Lang;
use crate::source::MemoryTree;
use crate::theme::message_layers;
use crate::view::{Markup, PageKind};
use samples::{KINDS, LANGUAGES, Words};
use speaker::Speaker;

fn renderer(tree: &MemoryTree) -> Noted<Renderer> {
    let theme = Theme::load("handbook", tree, &BTreeMap::new());
    assert!(theme.notes.is_empty(), "{:?}", theme.notes);
    let speaker = |words: &Words| {
        let lang = Lang::parse(words.tag).expect("a tag");
        Arc::new(Speaker::new(&lang, &message_layers(&theme.value, tree, &lang).value))
    };
    Renderer::new(&theme.value, &LANGUAGES.iter().map(speaker).collect::<Vec<_>>())
}

fn sound_renderer() -> Renderer {
    let noted = renderer(&MemoryTree::default());
    assert!(noted.notes.is_empty(), "{:#?}", noted.notes);
    noted.value
}

#[test]
fn every_kind_of_page_in_every_language() {
    let renderer = sound_renderer();
    for words in &LANGUAGES {
        let navigation = renderer.navigation(&words.navigation()).expect("a navigation");
        for kind in KINDS {
            let page = renderer.page(&words.page(kind), &navigation.with_present(Some(1)));
            let page = page.unwrap_or_else(|note| panic!("{kind:?} {}: {note:#?}", words.tag));
            assert_eq!(page.matches("<h1").count(), 1, "{kind:?}");
            assert!(page.contains(&format!("<html lang=\"{}\" dir=\"{}\"", words.tag, words.dir)));
            assert!(!page.contains(" style=") && !page.contains("<script"));
        }
    }
}

/// `cargo test --lib samples -- --ignored --nocapture` prints the samples, to be looked at in a browser.
#[test]
#[ignore = "prints pages"]
fn samples() {
    let renderer = sound_renderer();
    let theme = Theme::load("handbook", &MemoryTree::default(), &BTreeMap::new()).value;
    for asset in theme.assets() {
        println!("-- {} --\n{}", asset.published, String::from_utf8_lossy(&asset.bytes));
    }
    for words in &LANGUAGES {
        let navigation = renderer.navigation(&words.navigation()).expect("a navigation");
        for kind in KINDS {
            let page = renderer.page(&words.page(kind), &navigation.with_present(Some(1))).expect("a page");
            println!("-- {}/{}/index.html --\n{page}", words.tag, kind.name());
        }
    }
}

#[test]
fn texts_are_escaped_and_markup_is_not() {
    let renderer = sound_renderer();
    let mut view = Words::of("he").page(PageKind::Article);
    let evil = "\"><script>alert('x')</script>&";
    view.title = evil.into();
    view.head.description = evil.into();
    view.site.edition = Some(evil.into());
    view.breadcrumbs[0].href = Some(evil.into());
    if let Content::Article(article) = &mut view.content {
        article.authors = vec![evil.into()];
        article.related[0].title = evil.into();
        article.body.terms[0].title = evil.into();
        article.body.html = Markup("<p>safe</p>".into());
    }
    let page = renderer.page(&view, "<nav></nav>").expect("a page");
    assert!(!page.contains("<script"), "{page}");
    assert!(!page.contains("content=\"\">"));
    assert!(page.contains("<p>safe</p>") && page.contains("<nav></nav>"));
    assert!(page.contains("content=\"&quot;&gt;&lt;script&gt;"));
}

#[test]
fn the_present_page_is_marked_by_a_splice() {
    let navigation = Navigation::split("<a\u{E000}0\u{E001}>x</a><a\u{E000}1\u{E001}>\u{E000}y</a>");
    assert_eq!(navigation.with_present(None), "<a>x</a><a>y</a>");
    assert_eq!(navigation.with_present(Some(1)), "<a>x</a><a aria-current=\"page\">y</a>");
    let rendered = sound_renderer().navigation(&Words::of("ar").navigation()).expect("a navigation");
    assert_eq!(rendered.with_present(Some(1)).matches("aria-current").count(), 1);
    assert!(!rendered.with_present(None).contains(['\u{E000}', '\u{E001}']));
}

#[test]
fn missing_messages_are_found_before_any_page() {
    let tree = MemoryTree::new([(
        "themes/handbook/templates/topics.html",
        "<p>\n  {{ t(id=\"topics-title\") }} {{ t(id=\"no-such\", n=1) }} {{ t(id=\"x-\" ~ kind) }}</p>",
    )]);
    let notes = renderer(&tree).notes;
    let told: Vec<_> = notes.iter().map(|note| (note.code, note.message.as_str())).collect();
    assert_eq!(
        told,
        ["he", "nl", "ar"]
            .map(|tag| ("message-missing", format!("The message `no-such` is missing for `{tag}`.")))
            .iter()
            .map(|(code, text)| (*code, text.as_str()))
            .collect::<Vec<_>>()
    );
    let place = notes[0].place.as_ref().expect("a place");
    assert_eq!(place.path.as_str(), "themes/handbook/templates/topics.html");
    let text = String::from_utf8(tree_text(&tree)).expect("text");
    assert_eq!(place.span.map(|span| &text[span.start..span.end]), Some("no-such"));
}

fn tree_text(tree: &MemoryTree) -> Vec<u8> {
    use crate::source::Tree;
    tree.read(&tree.paths()[0]).expect("a file")
}

#[test]
fn faults_of_templates_are_placed() {
    for (text, at) in [
        ("<p>\n   {{ titel }}</p>", "titel"),
        ("<p>\n   {% if kind %}\n {{ title </p>", "</"),
        ("\n\n   {{ content.nope }}", "nope"),
        ("\n  {{ title | shout }}", "  {{ title | shout }}"),
    ] {
        let tree = MemoryTree::new([("themes/handbook/templates/topics.html", text)]);
        let Noted { value, notes } = renderer(&tree);
        let note = match notes.first() {
            Some(note) => note.clone(),
            None => value.page(&Words::of("nl").page(PageKind::Topics), "").expect_err("a fault"),
        };
        let span = note.place.as_ref().and_then(|place| place.span).expect("a place");
        assert_eq!((note.code, &text[span.start..span.end]), ("template", at.trim_start()), "{note:#?}");
    }
}

#[test]
fn indentation_goes_and_preformatted_text_stays() {
    let text = "  <p>\n\n    {% if kind %}\n      a\n    {% endif %}\n  </p>\n<pre>\n  x\n\n</pre>\n  b";
    let source = crate::source::Source { path: crate::path::SourcePath::new("t"), text: text.into() };
    let prepared = Prepared::new(&crate::theme::Template { name: "t".into(), source });
    assert_eq!(prepared.text, "<p>\n{% if kind %}a\n{% endif %}</p>\n<pre>\n  x\n\n</pre>\nb");
    let b = prepared.text.len() - 1;
    assert_eq!(prepared.span(b, b + 1), crate::diag::Span::new(text.len() - 1, text.len()));
}
