//! Templates with what they say alike on all pages written into them.

use super::*;

const TOPICS: &str = "themes/handbook/templates/topics.html";

/// What the page of all topics is where its template is this one.
fn topics(template: &str) -> Result<String, Diagnostic> {
    let noted = renderer(&MemoryTree::new([(TOPICS, template)]));
    assert!(noted.notes.is_empty(), "{:#?}", noted.notes);
    let page = Words::of("nl").page(PageKind::Topics);
    let html = noted.value.page(&page, "");
    // The same where nothing is written into it.
    let renderer = Renderer { engines: LANGUAGES.iter().map(|_| OnceLock::new()).collect(), ..noted.value };
    for (voice, engine) in renderer.engines.iter().enumerate() {
        let mut tera = renderer.parsed.clone().expect("templates");
        functions::register(&mut tera, renderer.voices.clone(), voice, &renderer.assets);
        let set = engine.set(Engine { tera, templates: renderer.templates.clone() });
        assert!(set.is_ok());
    }
    assert_eq!(html.is_ok(), renderer.page(&page, "").is_ok());
    if let (Ok(html), Ok(asked)) = (&html, renderer.page(&page, "")) {
        assert_eq!(*html, asked, "{template}");
    }
    html
}

#[test]
fn what_is_settled_is_what_would_be_said() {
    for (template, html) in [
        ("[{{ t(id=\"skip-link\") }}]", "[Naar de inhoud]"),
        ("<p title=\"{{text(id=\"toc-title\")}}\">{{ kind }}", "<p title=\"Op deze pagina\">topics"),
        ("{{- t(id=\"skip-link\") -}} x {{ t(id=\"toc-title\") }}", "Naar de inhoudx Op deze pagina"),
        ("{% raw %}{{ t(id=\"skip-link\") }}{% endraw %}", "{{ t(id=\"skip-link\") }}"),
        ("{# {{ t(id=\"skip-link\") }} #}{% set a = \"}}{{ b }}\" %}{{ a }}", "}}{{ b }}"),
        ("{{ t(id=\"skip-link\", lang=\"he\") }}", "דילוג לתוכן"),
        ("{% component one(of) %}<{{ of }}>{% endcomponent one %}{{ <one of=\"a&b\" /> }}", "<a&amp;b>"),
        ("{% component one(of) %} {{ of }} {% endcomponent one %}a{{ <one of=\"b\" /> -}} c", "a b c"),
        ("{{ asset(name=\"favicon.svg\") | length > 9 }}{% component a() %}{% endcomponent a %}", "true"),
        ("{% component own(@kind) %}{{ kind }}{% endcomponent own %}{{ <own /> }}", "topics"),
    ] {
        assert_eq!(topics(template).expect("a page"), html, "{template}");
    }
}

#[test]
fn faults_behind_what_is_settled_are_placed() {
    for lines in [
        "{{ t(id=\"skip-link\") }}{{ <logo /> }}\n  ",
        "\n\n {{ <icon name=\"on\" /> }} {{ text(id=\"toc-title\") }}",
    ] {
        let text = format!("{lines}{{{{ content.nope }}}}");
        let note = topics(&text).expect_err("a fault");
        let span = note.place.as_ref().and_then(|place| place.span).expect("a place");
        assert_eq!(&text[span.start..span.end], "nope");
    }
}

#[test]
fn an_asset_is_found_from_any_page() {
    let (page, theme) =
        (Words::of("nl").page(PageKind::Topics), "<img src=\"{{ asset(name=\"favicon.svg\") }}\">");
    let html = topics(theme).expect("a page");
    let src = html.strip_prefix(&format!("<img src=\"{}assets/", page.root));
    assert!(src.is_some_and(|src| src.starts_with("favicon.")), "{html}");
    for template in [
        "{{ asset(name=\"none.svg\") }}",
        "{% component a() %}{{ asset(name=\"favicon.svg\") }}{% endcomponent a %}{{ <a /> }}",
    ] {
        let note = topics(template).expect_err("a fault");
        assert!(note.message.contains("asset"), "{note:#?}");
    }
}
