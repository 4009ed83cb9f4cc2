mod balance;
mod marks;

use super::*;
use crate::article::{Reading, Target, parse};
use crate::path::{EntryPath, SourcePath};
use crate::source::Source;
use crate::source::settings::HtmlPolicy;

fn labels(lang: &str) -> Labels {
    let words: [&str; 12] = match lang {
        "he" => [
            "הערה",
            "עצה",
            "חשוב",
            "אזהרה",
            "זהירות",
            "הערות שוליים",
            "הערה",
            "חזרה לטקסט",
            "קישור לסעיף",
            "בוצע",
            "לא בוצע",
            "טבלה",
        ],
        "ar" => [
            "ملاحظة",
            "نصيحة",
            "مهم",
            "تحذير",
            "انتباه",
            "الحواشي",
            "حاشية",
            "العودة إلى النص",
            "رابط إلى هذا القسم",
            "تم",
            "لم يتم",
            "جدول",
        ],
        _ => [
            "Opmerking",
            "Tip",
            "Belangrijk",
            "Waarschuwing",
            "Pas op",
            "Voetnoten",
            "Voetnoot",
            "Terug naar de tekst",
            "Link naar deze paragraaf",
            "Gedaan",
            "Te doen",
            "Tabel",
        ],
    };
    let [a, b, c, d, e, rest @ ..] = words.map(str::to_owned);
    let [footnotes, footnote, footnote_back, heading_link, task_done, task_open, table] = rest;
    let callouts = [a, b, c, d, e];
    Labels {
        callouts,
        footnotes,
        footnote,
        footnote_back,
        heading_link,
        task_done,
        task_open,
        table,
        zero: '0',
    }
}

fn tag(lang: &str) -> Lang {
    Lang::parse(lang).unwrap()
}

fn read(lang: &str, html: HtmlPolicy, text: &str) -> Article {
    let source = Source { path: SourcePath::new(format!("content/a/{lang}.md")), text: text.into() };
    let entry = EntryPath::new("a");
    let languages = [tag("he"), tag("nl"), tag("ar")];
    parse(&source, &Reading { entry: &entry, lang: &tag(lang), languages: &languages, html }).value
}

fn resolved(article: &Article) -> (Vec<ResolvedLink>, Vec<ResolvedImage>) {
    let link = |link: &crate::article::Link| {
        let (href, external) = match &link.target {
            Target::Wiki { path, heading } => {
                (format!("../{path}/index.html#{}", heading.as_deref().unwrap_or("")), false)
            }
            Target::File { path, .. } => (format!("../{path}"), false),
            Target::Here(heading) => (format!("#{heading}"), false),
            Target::Elsewhere(address) => (address.clone(), true),
        };
        let foreign = matches!(&link.target, Target::Wiki { path, .. } if path == "nl");
        ResolvedLink {
            href,
            title: if foreign { "Naar de klant luisteren".into() } else { "כותרת היעד".into() },
            lang: foreign.then(|| tag("nl")),
            lang_name: foreign.then(|| "הולנדית".into()),
            warning: None,
            external,
        }
    };
    let image = |image: &crate::article::Image| ResolvedImage {
        src: image.path.clone().unwrap_or_default(),
        size: Some((640, 480)),
    };
    (article.links.iter().map(link).collect(), article.images.iter().map(image).collect())
}

fn written(article: &Article, syntax: Syntax) -> String {
    let (links, images) = resolved(article);
    let labels = labels(article.lang.as_str());
    let terms = ["term-escalation".to_owned()];
    let around = Surroundings {
        syntax,
        links: &links,
        images: &images,
        terms: &terms,
        labels: &labels,
        place: Place::Alone,
        marks: None,
    };
    let mut out = String::new();
    write(article, &around, &mut out);
    out
}

fn html(lang: &str, text: &str) -> String {
    written(&read(lang, HtmlPolicy::Sanitize, text), Syntax::Html)
}

fn xml(lang: &str, text: &str) -> String {
    written(&read(lang, HtmlPolicy::Sanitize, text), Syntax::Xml)
}

#[test]
fn headings_have_anchors_in_their_own_script() {
    insta::assert_snapshot!(html("he", "# תלונות: איך *מקשיבים*?\n\n### צה\"ל ו**יושר**\n\n## יושר {#yosher}\n"), @r##"
<h2 id="תלונות-איך-מקשיבים">תלונות: איך <em>מקשיבים</em>? <a class="anchor" href="#תלונות-איך-מקשיבים" aria-label="קישור לסעיף: תלונות: איך מקשיבים?"><span aria-hidden="true">#</span></a></h2>
<h3 id="צהל-ויושר">צה״ל ו<strong>יושר</strong> <a class="anchor" href="#צהל-ויושר" aria-label="קישור לסעיף: צה״ל ויושר"><span aria-hidden="true">#</span></a></h3>
<h2 id="yosher">יושר <a class="anchor" href="#yosher" aria-label="קישור לסעיף: יושר"><span aria-hidden="true">#</span></a></h2>
"##);
    insta::assert_snapshot!(html("ar", "## الشَّكاوى & «الصدق»\n"), @r##"<h2 id="الشكاوى-الصدق">الشَّكاوى &amp; «الصدق» <a class="anchor" href="#الشكاوى-الصدق" aria-label="رابط إلى هذا القسم: الشَّكاوى &amp; «الصدق»"><span aria-hidden="true">#</span></a></h2>"##);
    insta::assert_snapshot!(html("nl", "## Élan <b>vet</b>\n\n## Élan vet\n"), @r##"
<h2 id="élan-vet">Élan <b>vet</b> <a class="anchor" href="#élan-vet" aria-label="Link naar deze paragraaf: Élan vet"><span aria-hidden="true">#</span></a></h2>
<h2 id="élan-vet-2">Élan vet <a class="anchor" href="#élan-vet-2" aria-label="Link naar deze paragraaf: Élan vet"><span aria-hidden="true">#</span></a></h2>
"##);
}

#[test]
fn lists_are_tight_or_loose_and_may_hold_tasks() {
    insta::assert_snapshot!(html("he", "- אחת\n- שתיים\n  1. פנים\n\n     ועוד\n\n3. שלוש\n4. ארבע\n"), @r##"
<ul>
<li>אחת</li>
<li>שתיים
<ol>
<li>
<p>פנים</p>
<p>ועוד</p>
</li>
</ol>
</li>
</ul>
<ol start="3">
<li>שלוש</li>
<li>ארבע</li>
</ol>
"##);
    insta::assert_snapshot!(html("nl", "- [x] gebeld\n- [ ] geschreven\n\n  later\n"), @r##"
<ul class="tasks">
<li><p><input type="checkbox" disabled checked aria-label="Gedaan"> gebeld</p>
</li>
<li><p><input type="checkbox" disabled aria-label="Te doen"> geschreven</p>
<p>later</p>
</li>
</ul>
"##);
    insta::assert_snapshot!(html("ar", "- [x] اتصلنا\n- [ ] كتبنا\n"), @r##"
<ul class="tasks">
<li><input type="checkbox" disabled checked aria-label="تم"> اتصلنا</li>
<li><input type="checkbox" disabled aria-label="لم يتم"> كتبنا</li>
</ul>
"##);
    insta::assert_snapshot!(xml("ar", "- [x] اتصلنا\n"), @r##"
<ul class="tasks">
<li><input type="checkbox" disabled="disabled" checked="checked" aria-label="تم"/> اتصلنا</li>
</ul>
"##);
}

#[test]
fn quotations_and_callouts_carry_direction() {
    insta::assert_snapshot!(html("he", "> De klant heeft altijd een reden.\n>\n> - Luister\n\n> [!WARNING]\n> זהירות\n"), @r##"
<blockquote lang="nl" dir="ltr">
<p>De klant heeft altijd een reden.</p>
<ul>
<li>Luister</li>
</ul>
</blockquote>
<div class="callout callout-warning" role="note">
<p class="callout-title"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3.5L2.5 20.5h19zM12 10v4.5M12 17.5v.01"/></svg>אזהרה</p>
<p>זהירות</p>
</div>
"##);
    insta::assert_snapshot!(html("nl", "> [!TIP]\n> الاستماع أولا\n\nאיש יקר\n"), @r##"
<div class="callout callout-tip" role="note">
<p class="callout-title"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M9.5 21h5M9 17.5h6c0-2 .8-2.8 1.6-3.7a6 6 0 1 0-9.2 0c.8.9 1.6 1.7 1.6 3.7z"/></svg>Tip</p>
<div lang="ar" dir="rtl">
<p>الاستماع أولا</p>
</div>
</div>
<p lang="he" dir="rtl">איש יקר</p>
"##);
    insta::assert_snapshot!(html("ar", "- واحد\n- one item in Latin\n"), @r##"
<ul>
<li>واحد</li>
<li><div dir="ltr">one item in Latin</div>
</li>
</ul>
"##);
}

#[test]
fn code_runs_from_left_to_right() {
    insta::assert_snapshot!(html("he", "הריצו `a<b>()` כך:\n\n```rust ignore\nlet x = \"<&>\";\n```\n\n    indented\n"), @r##"
<p>הריצו <code dir="ltr">a&lt;b&gt;()</code> כך:</p>
<pre dir="ltr" tabindex="0"><code class="language-rust">let x = "&lt;&amp;&gt;";
</code></pre>
<pre dir="ltr" tabindex="0"><code>indented
</code></pre>
"##);
}

#[test]
fn tables_scroll_and_align_in_logical_terms() {
    insta::assert_snapshot!(html("ar", "| الاسم | الهاتف | |\n|:--|--:|:-:|\n| علي | `+31` | أ |\n"), @r##"
<div class="table-scroll" role="region" tabindex="0" aria-label="جدول 1">
<table>
<thead>
<tr><th scope="col" class="align-start">الاسم</th><th scope="col" class="align-end">الهاتف</th><td class="align-center"></td></tr>
</thead>
<tbody>
<tr><td class="align-start">علي</td><td class="align-end"><code dir="ltr">+31</code></td><td class="align-center">أ</td></tr>
</tbody>
</table>
</div>
"##);
    insta::assert_snapshot!(html("he", "| Naam |\n|---|\n| De klant |\n\n| שם |\n|---|\n"), @r##"
<div class="table-scroll" role="region" tabindex="0" aria-label="טבלה 1" lang="nl" dir="ltr">
<table>
<thead>
<tr><th scope="col">Naam</th></tr>
</thead>
<tbody>
<tr><td>De klant</td></tr>
</tbody>
</table>
</div>
<div class="table-scroll" role="region" tabindex="0" aria-label="טבלה 2">
<table>
<thead>
<tr><th scope="col">שם</th></tr>
</thead>
</table>
</div>
"##);
}

#[test]
fn definition_lists() {
    insta::assert_snapshot!(html("nl", "escalatie\n: doorgeven aan een leidinggevende\n\nklacht\n: een\n\n  twee\n"), @r##"
<dl>
<dt>escalatie</dt>
<dd>doorgeven aan een leidinggevende</dd>
<dt>klacht</dt>
<dd>
<p>een</p>
<p>twee</p>
</dd>
</dl>
"##);
}

#[test]
fn images_and_figures() {
    insta::assert_snapshot!(html("he", "![תרשים](x.png \"כיתוב \\\"א\\\"\")\n\nבתוך ![ציור](../b/y.png \"כותרת\") שורה\n\n![](https://x.example/y.png)\n"), @r##"
<figure><img src="content/a/x.png" alt="תרשים" width="640" height="480" loading="lazy" decoding="async"><figcaption>כיתוב ”א”</figcaption></figure>
<p>בתוך <img src="content/b/y.png" alt="ציור" width="640" height="480" title="כותרת" loading="lazy" decoding="async"> שורה</p>
<figure><span class="image-missing"></span></figure>
"##);
    insta::assert_snapshot!(xml("he", "![תרשים](x.png)\n"), @r##"<figure><img src="content/a/x.png" alt="תרשים" width="640" height="480" loading="lazy" decoding="async"/></figure>"##);
}

#[test]
fn links_say_where_they_lead() {
    insta::assert_snapshot!(html("he", "[[a]] [[nl]] [[nl|הקשיבו]] [כאן](#יושר) [שם](../b/he.md \"ה\") <https://x.example/?a=b&c> [חוץ](https://x.example)\n"), @r##"<p><a href="../a/index.html#"><bdi>כותרת היעד</bdi></a> <a href="../nl/index.html#" hreflang="nl"><bdi lang="nl" dir="ltr">Naar de klant luisteren</bdi></a> <span class="link-lang">(הולנדית)</span> <a href="../nl/index.html#" hreflang="nl">הקשיבו</a> <span class="link-lang">(הולנדית)</span> <a href="#יושר">כאן</a> <a href="../content/b/he.md" title="ה">שם</a> <a class="external" href="https://x.example/?a=b&amp;c" rel="noopener noreferrer" dir="ltr">https://x.example/?a=b&amp;c</a> <a class="external" href="https://x.example" rel="noopener noreferrer">חוץ</a></p>"##);
    insta::assert_snapshot!(html("ar", "راسلنا: info@example.com، أو www.example.com/أهلا؟ (https://e.example/a_(b))\n"), @r##"<p>راسلنا: <a class="external" href="mailto:info@example.com" rel="noopener noreferrer" dir="ltr">info@example.com</a>، أو <a class="external" href="https://www.example.com/أهلا" rel="noopener noreferrer" dir="ltr">www.example.com/أهلا</a>؟ (<a class="external" href="https://e.example/a_(b)" rel="noopener noreferrer" dir="ltr">https://e.example/a_(b)</a>)</p>"##);
}

#[test]
fn footnotes_lead_back() {
    insta::assert_snapshot!(html("nl", "Een[^b] twee[^a] weer[^b].\n\n[^a]: Uitleg[^c].\n[^b]: Tekst\n\n    - lijst\n[^c]: Binnen\n"), @r##"
<p>Een<sup><a class="footnote-ref" id="fnref-1" href="#fn-1" role="doc-noteref" aria-label="Voetnoot 1">1</a></sup> twee<sup><a class="footnote-ref" id="fnref-2" href="#fn-2" role="doc-noteref" aria-label="Voetnoot 2">2</a></sup> weer<sup><a class="footnote-ref" id="fnref-1-2" href="#fn-1" role="doc-noteref" aria-label="Voetnoot 1">1</a></sup>.</p>
<section class="footnotes" role="doc-endnotes" aria-labelledby="targum-footnotes">
<h2 id="targum-footnotes">Voetnoten</h2>
<ol>
<li id="fn-1">
<p>Tekst</p>
<ul>
<li>lijst</li>
</ul>
<p><a class="footnote-back" href="#fnref-1" role="doc-backlink" aria-label="Terug naar de tekst 1-1"><span aria-hidden="true">↑</span></a> <a class="footnote-back" href="#fnref-1-2" role="doc-backlink" aria-label="Terug naar de tekst 1-2"><span aria-hidden="true">↑</span></a></p>
</li>
<li id="fn-2">
<p>Uitleg<sup><a class="footnote-ref" id="fnref-3" href="#fn-3" role="doc-noteref" aria-label="Voetnoot 3">3</a></sup>. <a class="footnote-back" href="#fnref-2" role="doc-backlink" aria-label="Terug naar de tekst 2"><span aria-hidden="true">↑</span></a></p>
</li>
<li id="fn-3">
<p>Binnen <a class="footnote-back" href="#fnref-3" role="doc-backlink" aria-label="Terug naar de tekst 3"><span aria-hidden="true">↑</span></a></p>
</li>
</ol>
</section>
"##);
}

#[test]
fn raw_html_is_made_safe_and_balanced() {
    insta::assert_snapshot!(html("he", "<details open onclick=\"x()\"><summary>עוד</summary>\n\n**תוכן**\n\n</details>\n\nסוף\n"), @r##"
<details open="">
<summary>עוד</summary>
<p><strong>תוכן</strong></p>
</details>
<p>סוף</p>
"##);
    insta::assert_snapshot!(html("nl", "<div class=\"x\" style=\"color:red\"><p>a<br>b\n\n- <div>\n\n</section>\n"), @r##"
<div class="x">
<p>a<br>b
</p>
<ul>
<li>
<div>
</div>
</li>
</ul>
</div>
"##);
    insta::assert_snapshot!(html("nl", "Druk <kbd title='a\"b'>Ctrl *x</kbd>* <script>alert(1)</script> <br> <span dir=rtl lang=he>שלום\n"), @r##"
<p>Druk <kbd title="a&quot;b">Ctrl <em>x</em></kbd> alert(1) <br>
 <span dir="rtl" lang="he">שלום</span></p>
"##);
    insta::assert_snapshot!(xml("nl", "<table><colgroup><col span=2></colgroup><tr><td title=\"<\">a&nbsp;b<br></table>\n\na<br>b<wbr>c\n"), @r##"
<table><colgroup><col span="2"/></colgroup><tbody><tr><td title="&lt;">a&#160;b<br/></td></tr></tbody></table>
<p>a<br/>
b<wbr/>c</p>
"##);
}

#[test]
fn html_may_be_shown_or_trusted() {
    let text = "<b>x\n\na <i>b\n";
    insta::assert_snapshot!(written(&read("nl", HtmlPolicy::Escape, text), Syntax::Html), @r##"
<p>&lt;b&gt;x</p>
<p>a &lt;i&gt;b</p>
"##);
    insta::assert_snapshot!(written(&read("nl", HtmlPolicy::Trust, text), Syntax::Html), @r##"
<p><b>x</p>
<p>a <i>b</p>
"##);
}

#[test]
fn terms_lead_to_their_definition() {
    let mut article = read("nl", HtmlPolicy::Sanitize, "x\n");
    article.blocks[0].kind = crate::article::BlockKind::Paragraph(vec![crate::article::Inline::Term {
        index: 0,
        text: "escalatie".into(),
    }]);
    insta::assert_snapshot!(written(&article, Syntax::Html), @r##"<p><a class="term" id="term-ref-0" href="#term-escalation">escalatie</a></p>"##);
}

#[test]
fn no_document_holds_what_none_may() {
    insta::assert_snapshot!(xml("nl", "a\u{1}b\u{85}c\u{FFFE}d \u{1F600} \\\"e\\\"\n").escape_debug(), @r##"<p>abcd 😀 \"e\"</p>\n"##);
}
