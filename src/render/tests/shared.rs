//! What is rendered once for many pages, and themes that want it otherwise.

use super::*;

const SEARCH: &str = "themes/handbook/templates/parts/search.html";
const BODY: &str = "themes/handbook/templates/parts/body.html";

/// A renderer of a theme in which one file is another.
fn with(path: &str, text: &str) -> Renderer {
    let noted = renderer(&MemoryTree::new([(path, text)]));
    assert!(noted.notes.is_empty(), "{:#?}", noted.notes);
    noted.value
}

/// A theme whose dialog is another; the search page has a component of that file.
fn with_dialog(text: &str) -> Renderer {
    with(SEARCH, &format!("{{% component ways(site) %}}{{% endcomponent ways %}}{text}"))
}

/// A page of a kind with its title and its edit link.
fn page(kind: PageKind, title: &str, edit: Option<&str>) -> PageView {
    let mut view = Words::of("nl").page(kind);
    view.title = title.into();
    view.site.edit = edit.map(str::to_owned);
    view
}

#[test]
fn the_search_dialog_is_that_of_the_pages_own_language_and_links() {
    let renderer = sound_renderer();
    let dialog = |view: &PageView| {
        let html = renderer.page(view, "").expect("a page");
        let (_, dialog) = html.split_once("<template id=\"targum-search\">").expect("a dialog");
        dialog.to_owned()
    };
    let first = page(PageKind::Article, "a", None);
    let mut deeper = first.clone();
    deeper.site.a_z = "../../deeper/".into();
    assert_eq!(dialog(&first), dialog(&page(PageKind::Article, "b", Some("https://example.org/e"))));
    assert!(dialog(&deeper).contains("../../deeper/") && !dialog(&first).contains("deeper"));
    assert_ne!(dialog(&first), dialog(&Words::of("he").page(PageKind::Article)));
}

#[test]
fn a_dialog_that_shows_more_of_its_page_is_rendered_on_each() {
    for text in ["[{{ title }}]", "[{{ title }}{{ site.edit }}]"] {
        let renderer = with_dialog(text);
        for title in ["Een", "Twee"] {
            let html = renderer.page(&page(PageKind::Article, title, Some("")), "").expect("a page");
            assert!(html.contains(&format!("[{title}]")), "{html}");
        }
    }
    let renderer = with_dialog("[{% if site.edit %}{{ site.edit }}{% endif %}]");
    for (edit, shown) in [(Some("x"), "[x]"), (None, "[]"), (Some("y"), "[y]")] {
        let html = renderer.page(&page(PageKind::Article, "a", edit), "").expect("a page");
        assert!(html.contains(shown), "{html}");
    }
}

/// The page with its terms rendered beforehand, which must be the page without.
fn both_ways(renderer: &Renderer, view: &PageView) -> (String, PageView) {
    let mut filled = view.clone();
    renderer.words(&mut filled).expect("a renderer for the language");
    let html = renderer.page(&filled, "").expect("a page");
    assert_eq!(html, renderer.page(view, "").expect("a page"));
    (html, filled)
}

fn terms(view: &mut PageView) -> &mut Vec<crate::view::TermView> {
    match &mut view.content {
        Content::Article(article) => &mut article.body.terms,
        other => panic!("no article: {other:?}"),
    }
}

#[test]
fn terms_rendered_beforehand_are_the_terms_of_the_page() {
    let renderer = sound_renderer();
    for mention in ["term-ref-0", "term-ref-7"] {
        let mut view = Words::of("ar").page(PageKind::Article);
        terms(&mut view)[0].mention = Some(mention.into());
        let (html, mut filled) = both_ways(&renderer, &view);
        assert!(html.contains(&format!("href=\"#{mention}\"")));
        assert!(terms(&mut filled)[0].html.is_some());
    }
}

#[test]
fn themes_may_write_terms_in_their_own_way() {
    let own = "{% component toc(items, content_lang) %}{% endcomponent toc %}\
        {% component body(of, content_lang) %}{% endcomponent body %}\
        {% component fallback_notice(fallback, lang, id) %}{% endcomponent fallback_notice %}\
        {% component standing_notice(of, stale) %}{% endcomponent standing_notice %}\
        {% component date(of) %}{% endcomponent date %}\
        {% component words(terms) %}{% for term in terms %}<{{ term.mention }}>{% endfor %}{% endcomponent words %}";
    let counting = format!(
        "{}{{% component word(term) %}}{{% if term.mention == \"term-ref-0\" %}}first{{% endif %}}{{% endcomponent word %}}",
        own.replace(
            "<{{ term.mention }}>",
            "{% if term.html %}{{ term.html | safe }}{% else %}{{ <word term={term} /> }}{% endif %}"
        )
    );
    for text in [own, &counting] {
        let mut view = Words::of("he").page(PageKind::Article);
        terms(&mut view)[0].mention = Some("term-ref-0".into());
        let (_, mut filled) = both_ways(&with(BODY, text), &view);
        assert!(terms(&mut filled)[0].html.is_none());
    }
}
