//! Marks on blocks of every kind.

use super::*;
use crate::diag::Span;

/// Writes a text whose marks are told by words in it: the block that begins with a word, or what is missing after it.
fn marked(text: &str, marks: &[(MarkState, &str)]) -> String {
    let article = read("nl", HtmlPolicy::Sanitize, text);
    let span = |word: &str| {
        let start = text.find(word).expect("the word is there");
        Span::new(start, start + word.len())
    };
    let mark = |(at, (state, word)): (usize, &(MarkState, &str))| {
        let missing = *state == MarkState::Missing;
        let folded = matches!(state, MarkState::Changed | MarkState::Missing);
        Mark {
            number: at + 1,
            state: *state,
            targets: if missing { Vec::new() } else { vec![span(word)] },
            after: missing.then(|| span(word)),
            holders: Vec::new(),
            item: false,
            note: state.name().to_owned(),
            source: folded.then(|| "<div lang=\"he\" dir=\"rtl\">…</div>\n".to_owned()),
        }
    };
    let all: Vec<Mark> = marks.iter().enumerate().map(mark).collect();
    write_marked(&article, text, &all, Syntax::Html)
}

fn write_marked(article: &Article, text: &str, all: &[Mark], syntax: Syntax) -> String {
    let (links, images) = resolved(article);
    let labels = labels("nl");
    let marks = Some(Marks { text, all });
    let around = Surroundings {
        syntax,
        links: &links,
        images: &images,
        terms: &[],
        labels: &labels,
        place: Place::Alone,
        marks,
    };
    let mut out = String::new();
    write(article, &around, &mut out);
    // The drawings say nothing here.
    let mut plain = String::new();
    let mut rest = out.as_str();
    while let Some((before, after)) = rest.split_once("<svg") {
        plain.push_str(before);
        rest = after.split_once("</svg>").map_or("", |(_, after)| after);
    }
    plain + rest
}

use MarkState::{Changed, Gone, Missing, Touched, Untranslated};

#[test]
fn a_paragraph_a_heading_and_code_are_held_together_with_their_source() {
    insta::assert_snapshot!(marked("## kop\n\ntekst\n\n```\nx = 1\n```\n", &[(Changed, "## kop"), (Touched, "tekst"), (Changed, "```")]), @r##"
<div class="stale stale-changed" data-stale="changed" id="targum-stale-1">
<h2 id="kop">kop <a class="anchor" href="#kop" aria-label="Link naar deze paragraaf: kop"><span aria-hidden="true">#</span></a></h2>
<details class="stale-source">
<summary><span>changed</span></summary>
<div lang="he" dir="rtl">…</div>
</details>
</div>
<div class="stale stale-touched" data-stale="touched" id="targum-stale-2">
<p>tekst</p>
<p class="stale-note"><span>touched</span></p>
</div>
<div class="stale stale-changed" data-stale="changed" id="targum-stale-3">
<pre dir="ltr" tabindex="0"><code>x = 1
</code></pre>
<details class="stale-source">
<summary><span>changed</span></summary>
<div lang="he" dir="rtl">…</div>
</details>
</div>
"##);
}

#[test]
fn items_hold_their_marks_and_tasks_their_boxes() {
    insta::assert_snapshot!(marked("- een\n- twee\n\n1. [ ] drie\n", &[(Changed, "twee"), (Gone, "drie")]), @r##"
<ul>
<li>een</li>
<li><div class="stale stale-changed" data-stale="changed" id="targum-stale-1">
twee
<details class="stale-source">
<summary><span>changed</span></summary>
<div lang="he" dir="rtl">…</div>
</details>
</div>
</li>
</ul>
<ol class="tasks">
<li><div class="stale stale-gone" data-stale="gone" id="targum-stale-2">
<input type="checkbox" disabled aria-label="Te doen"> drie
<p class="stale-note"><span>gone</span></p>
</div>
</li>
</ol>
"##);
}

#[test]
fn the_words_of_rows_stand_after_their_table() {
    insta::assert_snapshot!(marked("| a | b |\n|---|---|\n| c | d |\n| e | f |\n", &[(Changed, "| a"), (Changed, "| e")]), @r##"
<div class="table-scroll" role="region" tabindex="0" aria-label="Tabel 1">
<table>
<thead>
<tr class="stale stale-changed" data-stale="changed" id="targum-stale-1"><th scope="col">a</th><th scope="col">b</th></tr>
</thead>
<tbody>
<tr><td>c</td><td>d</td></tr>
<tr class="stale stale-changed" data-stale="changed" id="targum-stale-2"><td>e</td><td>f</td></tr>
</tbody>
</table>
</div>
<div class="stale-rows">
<details class="stale-source">
<summary><span><bdi>a</bdi>: changed</span></summary>
<div lang="he" dir="rtl">…</div>
</details>
<details class="stale-source">
<summary><span><bdi>e</bdi>: changed</span></summary>
<div lang="he" dir="rtl">…</div>
</details>
</div>
"##);
}

#[test]
fn terms_meanings_and_notes_are_marked() {
    let text = "een\n: uitleg\n\ntwee\n: nog een\n\nzie[^1]\n\n[^1]: noot\n";
    insta::assert_snapshot!(marked(text, &[(Changed, "twee"), (Touched, "uitleg"), (Changed, "noot"), (Touched, "zie")]), @r##"
<dl>
<dt>een</dt>
<dd><div class="stale stale-touched" data-stale="touched" id="targum-stale-2">
uitleg
<p class="stale-note"><span>touched</span></p>
</div>
</dd>
<dt><div class="stale stale-changed" data-stale="changed" id="targum-stale-1">twee
<details class="stale-source">
<summary><span>changed</span></summary>
<div lang="he" dir="rtl">…</div>
</details>
</div></dt>
<dd>nog een</dd>
</dl>
<div class="stale stale-touched" data-stale="touched" id="targum-stale-4">
<p>zie<sup><a class="footnote-ref" id="fnref-1" href="#fn-1" role="doc-noteref" aria-label="Voetnoot 1">1</a></sup></p>
<p class="stale-note"><span>touched</span></p>
</div>
<section class="footnotes" role="doc-endnotes" aria-labelledby="targum-footnotes">
<h2 id="targum-footnotes">Voetnoten</h2>
<ol>
<li id="fn-1">
<div class="stale stale-changed" data-stale="changed" id="targum-stale-3">
<p>noot <a class="footnote-back" href="#fnref-1" role="doc-backlink" aria-label="Terug naar de tekst 1"><span aria-hidden="true">↑</span></a></p>
<details class="stale-source">
<summary><span>changed</span></summary>
<div lang="he" dir="rtl">…</div>
</details>
</div>
</li>
</ol>
</section>
"##);
}

#[test]
fn what_is_missing_stands_after_the_outermost_block_that_does_not_hold_it_too() {
    let text = "> citaat\n\n- een\n- twee\n\nslot\n";
    insta::assert_snapshot!(marked(text, &[(Missing, "citaat"), (Missing, "een")]), @r##"
<blockquote>
<p>citaat</p>
</blockquote>
<div class="stale stale-missing" data-stale="missing" id="targum-stale-1">
<details class="stale-source">
<summary><span>missing</span></summary>
<div lang="he" dir="rtl">…</div>
</details>
</div>
<ul>
<li>een</li>
<li>twee</li>
</ul>
<div class="stale stale-missing" data-stale="missing" id="targum-stale-2">
<details class="stale-source">
<summary><span>missing</span></summary>
<div lang="he" dir="rtl">…</div>
</details>
</div>
<p>slot</p>
"##);
}

#[test]
fn a_missing_item_is_an_item_and_what_is_missing_at_the_beginning_comes_first() {
    let text = "- een\n- twee\n";
    let article = read("nl", HtmlPolicy::Sanitize, text);
    let at = text.find("een").expect("it is there");
    let mark = |number, after, holders: &[Holder]| Mark {
        number,
        state: Missing,
        targets: Vec::new(),
        after,
        holders: holders.to_vec(),
        item: !holders.is_empty(),
        note: "missing".into(),
        source: None,
    };
    let all = [mark(1, Some(Span::new(at, at + 3)), &[Holder::List]), mark(2, None, &[])];
    insta::assert_snapshot!(write_marked(&article, text, &all, Syntax::Html), @r##"
<div class="stale stale-missing" data-stale="missing" id="targum-stale-2">
<p class="stale-note"><span>missing</span></p>
</div>
<ul>
<li>een</li>
<li class="stale stale-missing" data-stale="missing" id="targum-stale-1">
<p class="stale-note"><span>missing</span></p>
</li>
<li>twee</li>
</ul>
"##);
}

#[test]
fn raw_html_that_goes_on_is_not_held() {
    let text = "<details><summary>meer</summary>\n\ntekst\n\n</details>\n\nslot\n";
    insta::assert_snapshot!(marked(text, &[(Changed, "<details>"), (Untranslated, "tekst"), (Missing, "<details>")]), @r##"
<div class="stale stale-changed" data-stale="changed" id="targum-stale-1">
<details class="stale-source">
<summary><span>changed</span></summary>
<div lang="he" dir="rtl">…</div>
</details>
</div>
<details>
<summary>meer</summary>
<div class="stale stale-missing" data-stale="missing" id="targum-stale-3">
<details class="stale-source">
<summary><span>missing</span></summary>
<div lang="he" dir="rtl">…</div>
</details>
</div>
<div class="stale stale-untranslated" data-stale="untranslated" id="targum-stale-2">
<p>tekst</p>
<p class="stale-note"><span>untranslated</span></p>
</div>
</details>
<p>slot</p>
"##);
}

#[test]
fn several_marks_on_one_block_have_an_anchor_each() {
    insta::assert_snapshot!(marked("tekst\n", &[(Changed, "tekst"), (Changed, "tekst")]), @r##"
<div class="stale stale-changed" data-stale="changed" id="targum-stale-1">
<p>tekst</p>
<details class="stale-source">
<summary><span>changed</span></summary>
<div lang="he" dir="rtl">…</div>
</details>
<details class="stale-source" id="targum-stale-2">
<summary><span>changed</span></summary>
<div lang="he" dir="rtl">…</div>
</details>
</div>
"##);
}

#[test]
fn in_xml_nothing_is_marked() {
    let article = read("nl", HtmlPolicy::Sanitize, "tekst\n");
    let mark = Mark {
        number: 1,
        state: Changed,
        targets: vec![Span::new(0, 5)],
        after: None,
        holders: Vec::new(),
        item: false,
        note: "changed".into(),
        source: None,
    };
    assert_eq!(write_marked(&article, "tekst\n", &[mark], Syntax::Xml), "<p>tekst</p>\n");
}

#[test]
fn a_quoted_text_has_no_anchors_and_no_headings() {
    let article = read("nl", HtmlPolicy::Sanitize, "## kop\n\nzie[^1]\n\n| a |\n|---|\n\n[^1]: noot\n");
    let (links, images) = resolved(&article);
    let labels = labels("nl");
    let around = Surroundings {
        syntax: Syntax::Html,
        links: &links,
        images: &images,
        terms: &[],
        labels: &labels,
        place: Place::Quoted,
        marks: None,
    };
    let mut out = String::new();
    write(&Article { footnotes: Vec::new(), ..article }, &around, &mut out);
    assert!(!out.contains("id=") && !out.contains("<h2") && !out.contains("region"), "{out}");
}
