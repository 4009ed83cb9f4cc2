mod samples;
mod settled;
mod shared;

use std::collections::BTreeMap;

use super::*;
use crate::lang::Lang;
use crate::source::MemoryTree;
use crate::theme::load_messages;
use crate::view::{Markup, PageKind};
use samples::{KINDS, LANGUAGES, Words};

fn renderer(tree: &MemoryTree) -> Noted<Renderer> {
    let theme = Theme::load("handbook", tree, &BTreeMap::new());
    assert!(theme.notes.is_empty(), "{:?}", theme.notes);
    let speaker = |words: &Words| {
        let lang = Lang::parse(words.tag).expect("a tag");
        let messages = load_messages(&theme.value, tree, &lang);
        assert!(messages.notes.is_empty(), "{:?}", messages.notes);
        messages.value
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
            assert!(!page.contains(" style=") && !page.contains("<script>"));
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
    assert!(!page.contains("<script>"), "{page}");
    assert!(!page.contains("content=\"\">"));
    assert!(page.contains("<p>safe</p>") && page.contains("<nav></nav>"));
    assert!(page.contains("content=\"&quot;&gt;&lt;script&gt;"));
}

#[test]
fn texts_are_escaped_as_the_engine_does() {
    for byte in 0..0x80 {
        let text = format!("אבג{}דה", char::from(byte));
        let (mut own, mut engines) = (Vec::new(), Vec::new());
        escape(&text, &mut own).expect("room");
        tera::escape_html(&text, &mut engines).expect("room");
        assert_eq!(own, engines, "{byte:#x}");
    }
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

#[test]
fn a_former_address_leads_on_without_scripts() {
    let page = sound_renderer().page(&Words::of("nl").page(PageKind::Redirect), "").expect("a page");
    let told: Vec<&str> = page.lines().filter(|line| line.contains("../article/")).collect();
    insta::assert_snapshot!(told.join("\n"), @r#"
    <meta http-equiv="refresh" content="0; url=../article/index.html">
    <link rel="canonical" href="../article/index.html">
    <p>Deze pagina is verhuisd: <a href="../article/index.html">Laat de klant uitspreken</a></p>
    "#);
}

#[test]
fn the_fallback_notice_is_in_the_pages_language_outside_of_the_others() {
    let renderer = sound_renderer();
    let notices = LANGUAGES.iter().map(|words| {
        let page = renderer.page(&words.page(PageKind::Fallback), "").expect("a page");
        let notice = page.find("<div class=\"notice\"").expect("a notice");
        assert!(notice < page.find("<div class=\"body\" lang=").expect("a body"));
        page[notice..].lines().filter(|line| line.starts_with("<p>")).take(2).collect::<Vec<_>>().join("\n")
    });
    insta::assert_snapshot!(notices.collect::<Vec<_>>().join("\n"), @r#"
    <p>המאמר הזה עדיין לא קיים בעברית, ולכן הוא מוצג כאן בהולנדית.</p>
    <p><a href="../article/index.html" hreflang="nl">לדף בהולנדית</a></p>
    <p>Dit artikel is er nog niet in het Nederlands. Daarom zie je het hier in het Hebreeuws.</p>
    <p><a href="../article/index.html" hreflang="he">Open de pagina in het Hebreeuws</a></p>
    <p>هذا المقال غير متاح بالعربية بعد، ولذلك يُعرض هنا بالعبرية.</p>
    <p><a href="../article/index.html" hreflang="he">فتح الصفحة بالعبرية</a></p>
    "#);
}

#[test]
fn names_are_isolated_and_joined_as_the_language_joins_them() {
    let renderer = sound_renderer();
    let lines = LANGUAGES.iter().flat_map(|words| {
        [["Noor <b>", "דנה"], ["דנה", "Noor"]].map(|names| {
            let mut view = words.page(PageKind::Article);
            if let Content::Article(article) = &mut view.content {
                article.authors = names.map(str::to_owned).to_vec();
            }
            let page = renderer.page(&view, "").expect("a page");
            let line = page.lines().find(|line| line.contains("<bdi>Noor")).unwrap_or_default();
            line.split_once("<span>").map(|(_, said)| said.to_owned())
        })
    });
    insta::assert_snapshot!(lines.flatten().collect::<Vec<_>>().join("\n"), @"
    מאת <bdi>Noor &lt;b&gt;</bdi> ו<bdi>דנה</bdi></span></li>
    מאת <bdi>דנה</bdi> ו‑<bdi>Noor</bdi></span></li>
    Door <bdi>Noor &lt;b&gt;</bdi> en <bdi>דנה</bdi></span></li>
    Door <bdi>דנה</bdi> en <bdi>Noor</bdi></span></li>
    بقلم <bdi>Noor &lt;b&gt;</bdi> و<bdi>דנה</bdi></span></li>
    بقلم <bdi>דנה</bdi> و<bdi>Noor</bdi></span></li>
    ");
}

#[test]
fn navigation_of_a_section() {
    let navigation = sound_renderer().navigation(&Words::of("he").navigation()).expect("a navigation");
    insta::assert_snapshot!(navigation.with_present(Some(1)).replace("\n\n", "\n"), @r#"
    <nav class="side" aria-label="המדריך">
    <details>
    <summary><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 6h16M4 12h16M4 18h16"/></svg><span class="menu-word">תוכן העניינים</span></summary>
    <ul>
    <li>
    <a href="../section/index.html">תלונות</a>
    <ul>
    <li>
    <a href="../article/index.html" aria-current="page">להקשיב ללקוח עד הסוף</a>
    </li>
    </ul>
    </li>
    <li>
    <a href="../fallback/index.html" hreflang="nl"><span lang="nl" dir="ltr">Laat de klant uitspreken</span> <small data-badge="missing">Nederlands</small></a>
    </li>
    </ul>
    <ul class="indexes">
    <li><a href="../topics/index.html">נושאים</a></li>
    <li><a href="../glossary/index.html">מילון מונחים</a></li>
    <li><a href="../a-z/index.html">מאל״ף עד תי״ו</a></li>
    </ul>
    </details>
    </nav>
    "#);
}

#[test]
fn what_scripts_count_is_there_for_each_plural_category() {
    let renderer = sound_renderer();
    let said = LANGUAGES.iter().flat_map(|words| {
        let page = renderer.page(&words.page(PageKind::Article), "").expect("a page");
        let lines: Vec<String> =
            page.lines().filter(|line| line.starts_with("<p data-say=\"count-")).map(str::to_owned).collect();
        assert_eq!(lines.len(), 6, "{}", words.tag);
        lines
    });
    insta::assert_snapshot!(said.collect::<Vec<_>>().join("\n"), @r#"
    <p data-say="count-zero"><bdi>zero</bdi> תוצאות</p>
    <p data-say="count-one">תוצאה אחת</p>
    <p data-say="count-two">שתי תוצאות</p>
    <p data-say="count-few"><bdi>few</bdi> תוצאות</p>
    <p data-say="count-many"><bdi>many</bdi> תוצאות</p>
    <p data-say="count-other"><bdi>other</bdi> תוצאות</p>
    <p data-say="count-zero"><bdi>zero</bdi> resultaten</p>
    <p data-say="count-one"><bdi>one</bdi> resultaat</p>
    <p data-say="count-two"><bdi>two</bdi> resultaten</p>
    <p data-say="count-few"><bdi>few</bdi> resultaten</p>
    <p data-say="count-many"><bdi>many</bdi> resultaten</p>
    <p data-say="count-other"><bdi>other</bdi> resultaten</p>
    <p data-say="count-zero">لا نتائج</p>
    <p data-say="count-one">نتيجة واحدة</p>
    <p data-say="count-two">نتيجتان</p>
    <p data-say="count-few"><bdi>few</bdi> نتائج</p>
    <p data-say="count-many"><bdi>many</bdi> نتيجة</p>
    <p data-say="count-other"><bdi>other</bdi> نتيجة</p>
    "#);
}

#[test]
fn without_scripts_the_search_page_says_so_and_leads_on() {
    let renderer = sound_renderer();
    for words in &LANGUAGES {
        let page = renderer.page(&words.page(PageKind::Search), "").expect("a page");
        let main = &page[page.find("<main").expect("a main")..page.find("</main>").expect("its end")];
        let field = main.find("<input").map(|at| &main[at..]).and_then(|rest| rest.split('>').next());
        assert!(field.is_some_and(|field| field.contains(" disabled ") && field.contains("dir=\"auto\"")));
        assert!(main.contains("<noscript><p") && main.contains("data-topic=\"complaints\""), "{main}");
        for way in ["../topics/", "../glossary/", "../a-z/"] {
            assert!(main.contains(&format!("href=\"{way}index.html\"")), "{way} in {main}");
        }
        assert!(
            page.contains("<a class=\"search-open\" href=\"../search/index.html\" aria-current=\"page\">")
        );
    }
}
