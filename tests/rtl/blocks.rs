use targum::article::{Block, BlockKind, Reading, parse};
use targum::body::{Labels, ResolvedImage, ResolvedLink, Surroundings, Syntax, write};
use targum::lang::{Direction, Lang};
use targum::path::{EntryPath, SourcePath};
use targum::source::Source;
use targum::source::settings::HtmlPolicy;

fn tag(lang: &str) -> Lang {
    Lang::parse(lang).unwrap_or_else(|error| panic!("{lang}: {error}"))
}

fn read(
    lang: &str,
    site: &[&str],
    html: HtmlPolicy,
    text: &str,
) -> targum::diag::Noted<targum::article::Article> {
    let path = SourcePath::new(format!("content/a/{lang}.md"));
    let source = Source { path, text: format!("---\ntitle: x\n---\n{text}").as_str().into() };
    let languages: Vec<Lang> = site.iter().map(|lang| tag(lang)).collect();
    let entry = EntryPath::new("a");
    parse(&source, &Reading { entry: &entry, lang: &tag(lang), languages: &languages, html })
}

const SITE: [&str; 3] = ["he", "nl", "ar"];

/// The body as HTML, the heading's anchor links taken out.
fn html(lang: &str, text: &str) -> String {
    let article = read(lang, &SITE, HtmlPolicy::Sanitize, text).value;
    let words = |word: &str| word.to_owned();
    let labels = Labels {
        callouts: ["A", "B", "C", "D", "E"].map(words),
        footnotes: words("N"),
        footnote: words("n"),
        footnote_back: words("b"),
        heading_link: words("h"),
        task_done: words("d"),
        task_open: words("o"),
        table: words("T"),
        zero: '0',
    };
    let links: Vec<ResolvedLink> = Vec::new();
    let images: Vec<ResolvedImage> = article
        .images
        .iter()
        .map(|image| ResolvedImage { src: image.path.clone().unwrap_or_default(), size: None })
        .collect();
    let around = Surroundings {
        syntax: Syntax::Html,
        links: &links,
        images: &images,
        terms: &[],
        labels: &labels,
        place: targum::body::Place::Alone,
        marks: None,
    };
    let mut out = String::new();
    write(&article, &around, &mut out);
    let mut plain = String::new();
    let mut rest = out.as_str();
    while let Some((before, after)) = rest.split_once(" <a class=\"anchor\"") {
        plain.push_str(before);
        rest = after.split_once("</a>").map_or("", |(_, after)| after);
    }
    plain + rest
}

fn has(html: &str, part: &str) {
    assert!(html.contains(part), "{part}\nnot in\n{html}");
}

fn notes(lang: &str, text: &str) -> Vec<&'static str> {
    let notes = read(lang, &SITE, HtmlPolicy::Sanitize, text).notes;
    notes.into_iter().map(|note| note.code).collect()
}

fn first(lang: &str, text: &str) -> (Option<String>, Option<Direction>) {
    let block = read(lang, &SITE, HtmlPolicy::Sanitize, text).value.blocks.remove(0);
    (block.lang.map(|lang| lang.to_string()), block.dir)
}

const EN: &str = "A customer who complains is giving you a second chance.";
const NL: &str = "Een klant die klaagt geeft u nog een kans.";
const HE: &str = "לקוח שמתלונן נותן לכם הזדמנות נוספת.";
const AR: &str = "العميل الذي يشتكي يمنحكم فرصة ثانية.";

#[test]
fn rule_02_direction_comes_from_the_likely_script_of_the_tag() {
    for rtl in [
        "he", "ar", "ar-EG", "he-IL", "fa", "ur", "yi", "dv", "iw", "ckb-Arab", "az-Arab", "und-Hebr",
        "pa-Arab",
    ] {
        assert_eq!(tag(rtl).direction(), Direction::Rtl, "{rtl}");
    }
    for ltr in ["nl", "en", "az-Latn", "pa-Guru", "ku-Latn", "he-Latn", "und"] {
        assert_eq!(tag(ltr).direction(), Direction::Ltr, "{ltr}");
    }
}

#[test]
fn rule_02_a_block_has_the_direction_of_its_article_s_tag() {
    for (lang, text) in [
        ("ar-EG", AR),
        ("he-IL", HE),
        ("fa", "این مشتری از خدمات راضی نیست."),
        ("az-Latn", "Bu bir cümlədir"),
    ] {
        let article = read(lang, &[lang], HtmlPolicy::Sanitize, text).value;
        assert_eq!((&article.blocks[0].lang, article.blocks[0].dir), (&None, None), "{lang}");
    }
}

#[test]
fn rule_03_a_leaf_in_another_language_says_so() {
    let page = html("he", &format!("{NL}\n\n## {EN}\n\n{HE}\n\n{AR}\n"));
    has(&page, "<p lang=\"nl\" dir=\"ltr\">Een");
    has(&page, "lang=\"en\" dir=\"ltr\">A customer");
    has(&page, "<p>לקוח");
    has(&page, "<p lang=\"ar\">العميل");
    let page = html("nl", &format!("{EN}\n\n{HE}\n"));
    has(&page, "<p lang=\"en\">A customer");
    has(&page, "<p lang=\"he\" dir=\"rtl\">לקוח");
}

#[test]
fn rule_03_items_terms_footnotes_and_captions_too() {
    let page = html("he", &format!("- {HE}\n- {NL}\n\nמילה[^1]\n\n[^1]: {EN}\n"));
    has(&page, "<li><div lang=\"nl\" dir=\"ltr\">Een");
    has(&page, "<p lang=\"en\" dir=\"ltr\">A customer");
    let page = html("he", &format!("תלונה\n: {HE}\n\nde klacht van de klant\n: {HE}\n"));
    has(&page, "<dl>\n<dt>תלונה");
    has(&page, "<dt lang=\"nl\" dir=\"ltr\">de klacht");
    let page =
        html("he", &format!("![תרשים](a.png \"{NL}\")\n\n![{EN}](b.png \"{HE}\")\n\nטקסט ![{EN}](c.png)\n"));
    has(
        &page,
        "<figure lang=\"nl\" dir=\"ltr\"><img src=\"content/a/a.png\" alt=\"תרשים\" lang=\"he\" dir=\"rtl\"",
    );
    has(
        &page,
        "<figure><img src=\"content/a/b.png\" alt=\"A customer who complains is giving you a second chance.\" lang=\"en\" dir=\"ltr\"",
    );
    has(&page, "second chance.\" lang=\"en\" dir=\"ltr\" loading");
}

#[test]
fn rule_03_code_addresses_and_numbers_have_no_vote() {
    for text in [
        "`let x = this_is_code()` 12",
        "https://example.com/listen/to/the/customer",
        "+31 20 555 1234",
        "ראו `the_file_of_the_customer.txt`",
    ] {
        assert_eq!(first("he", text), (None, None), "{text}");
    }
}

#[test]
fn rule_03_a_sentence_full_of_names_stays_what_it_is() {
    assert_eq!(first("he", "השתמשו ב-Microsoft Teams, ב-Slack, ב-Google Calendar וב-Zendesk"), (None, None));
    assert_eq!(first("he", "Microsoft Teams"), (None, Some(Direction::Ltr)));
    assert_eq!(first("nl", "Het woord תלונה betekent klacht."), (None, None));
}

#[test]
fn rule_03_a_span_with_a_language_speaks_for_its_words() {
    assert_eq!(first("he", &format!("אמר: <span lang=\"en\" dir=\"ltr\">{EN}</span>")), (None, None));
    assert_eq!(first("he", &format!("<b>{EN}</b>")), (Some("en".into()), Some(Direction::Ltr)));
}

#[test]
fn rule_03_what_a_div_says_wins_over_a_guess() {
    let page = html(
        "he",
        "<div lang=\"en\" dir=\"ltr\">\n\nKlachten, klanten en geld.\n\n123\n\n</div>\n\nKlachten van een klant.\n",
    );
    has(&page, "<div lang=\"en\" dir=\"ltr\">\n<p>Klachten");
    has(&page, "<p>123</p>");
    has(&page, "<p lang=\"nl\" dir=\"ltr\">Klachten van");
    let article =
        read("he", &SITE, HtmlPolicy::Sanitize, "<div lang=\"en\" dir=\"ltr\">\n\nKlachten.\n\n</div>\n")
            .value;
    let of = |block: &Block| (block.lang.clone(), block.dir);
    assert_eq!(of(&article.blocks[1]), (Some(tag("en")), Some(Direction::Ltr)));
}

#[test]
fn rule_03_within_a_div_the_article_s_own_language_is_said_again() {
    for policy in [HtmlPolicy::Sanitize, HtmlPolicy::Trust] {
        let text = format!("<div lang=\"en\" dir=\"ltr\">\n\n{HE}\n\n- {HE}\n\n{AR}\n\n</div>\n\n{HE}\n");
        let article = read("he", &SITE, policy, &text).value;
        let found: Vec<_> = article
            .blocks
            .iter()
            .filter(|block| !matches!(block.kind, BlockKind::Html(_)))
            .map(|block| block.lang.clone())
            .collect();
        assert_eq!(found, [None, None, Some(tag("ar")), None]);
    }
    let page = html(
        "he",
        &format!("<div lang=\"en\" dir=\"ltr\">\n\n{HE}\n\n- {HE}\n\n{AR}\n\n> {EN}\n\n</div>\n\n{HE}\n"),
    );
    has(&page, "<p lang=\"he\" dir=\"rtl\">לקוח");
    has(&page, "<ul lang=\"he\" dir=\"rtl\">\n<li>לקוח");
    has(&page, "<p lang=\"ar\" dir=\"rtl\">العميل");
    has(&page, "<blockquote>\n<p>A customer");
    has(&page, "</div>\n<p>לקוח");
}

#[test]
fn rule_03_a_div_within_a_list_ends_with_its_item() {
    let page = html("he", &format!("- <div lang=\"en\" dir=\"ltr\">\n\n  {EN}\n\n- {HE}\n"));
    has(&page, "<p>A customer");
    has(&page, "<p>לקוח");
}

#[test]
fn rule_03_a_language_without_a_direction_leaves_the_direction_to_the_blocks() {
    let page = html("he", &format!("<div lang=\"en\">\n\n{EN}\n\n</div>\n"));
    has(&page, "<div lang=\"en\">\n<p dir=\"ltr\">A customer");
    let page = html("he", &format!("<div dir=\"ltr\">\n\n{HE}\n\n</div>\n"));
    has(&page, "<div dir=\"ltr\">\n<p><bdi lang=\"he\" dir=\"rtl\">לקוח");
}

#[test]
fn rule_03_headings_may_say_their_language() {
    let page = html(
        "he",
        "## Feedback {#terug lang=nl}\n\n## Feedback {lang=en dir=ltr}\n\n## שלום {dir=ltr}\n\n## שלום {x=y}\n",
    );
    has(&page, "<h2 id=\"terug\" lang=\"nl\" dir=\"ltr\">Feedback");
    has(&page, "lang=\"en\" dir=\"ltr\">Feedback");
    has(&page, "<h2 id=\"שלום\" dir=\"ltr\"><bdi lang=\"he\" dir=\"rtl\">שלום</bdi>");
    has(&page, "<h2 id=\"שלום-2\">שלום");
    assert_eq!(notes("he", "## שלום {lang=hebrew dir=up x=y}\n"), ["heading-attribute", "heading-attribute"]);
    assert_eq!(notes("he", "<div lang=\"hebrew\">\n\nשלום\n\n</div>\n"), ["html-removed"]);
}

#[test]
fn rule_03_quotation_marks_follow_the_language_found() {
    has(&html("he", "Een klant zei \"nee\" tegen ons en liep weg.\n"), "zei ‘nee’ tegen");
    has(&html("he", "<div lang=\"en\" dir=\"ltr\">\n\n\"Nee\"\n\n</div>\n"), "<p>“Nee”</p>");
    has(&html("he", "\"שלום\"\n"), "<p>”שלום”</p>");
}

#[test]
fn rule_03_doubt_is_told() {
    assert_eq!(
        notes("he", "Die kliënt is nie tevrede met die diens nie en wil sy geld terug hê.\n"),
        ["language-unsure"]
    );
    assert_eq!(
        notes("he", "Asiakas ei ole tyytyväinen palveluun ja haluaa rahansa takaisin.\n"),
        ["language-unsure"]
    );
    let half = "הלקוח שלנו מחכה לתשובה כבר שבוע שלם, de klant wacht al een week op antwoord";
    assert_eq!(notes("he", half), ["language-unsure"]);
    assert_eq!(first("he", half), (None, None));
    for sure in
        [EN, NL, HE, AR, "Microsoft Teams, Slack, Zoom, Google Calendar, Zendesk, HubSpot", "Kubernetes"]
    {
        assert_eq!(notes("he", sure), Vec::<&str>::new(), "{sure}");
    }
    let told = "<div lang=\"af\" dir=\"ltr\">\n\nDie kliënt is nie tevrede met die diens nie.\n\n</div>\n";
    assert_eq!(notes("he", told), Vec::<&str>::new());
}

#[test]
fn rule_04_containers_take_what_their_leaves_agree_on() {
    let page = html("he", &format!("- {NL}\n- {NL}\n\n> {EN}\n>\n> {EN}\n\n> [!TIP]\n> {AR}\n"));
    has(&page, "<ul lang=\"nl\" dir=\"ltr\">\n<li>Een");
    has(&page, "<blockquote lang=\"en\" dir=\"ltr\">\n<p>A customer");
    has(&page, "<div lang=\"ar\">\n<p>العميل");
    let page = html("nl", &format!("1. {HE}\n2. {AR}\n\nterm\n: {HE}\n"));
    has(&page, "<ol dir=\"rtl\">\n<li><div lang=\"he\">לקוח");
    has(&page, "<dl>\n<dt>term</dt>\n<dd><div lang=\"he\" dir=\"rtl\">");
    let page = html("he", &format!("- {HE}\n- {NL}\n"));
    has(&page, "<ul>\n<li>לקוח");
}

#[test]
fn rule_04_short_items_say_together_what_none_says_alone() {
    let page = html("he", "- Samenvatten\n- Excuses aanbieden\n- Afspraken nakomen\n- Terugbellen\n");
    has(&page, "<ul lang=\"nl\" dir=\"ltr\">\n<li>Samenvatten</li>");
    let page = html("he", "- Microsoft Teams\n- Zendesk\n- Google Calendar\n");
    has(&page, "<ul dir=\"ltr\">\n<li>Microsoft");
}

#[test]
fn rule_04_a_heading_of_one_word_goes_with_what_follows() {
    has(&html("he", &format!("## Onthoud\n\n{NL}\n")), "lang=\"nl\" dir=\"ltr\">Onthoud");
    has(&html("he", &format!("## Onthoud\n\n{HE}\n")), "id=\"onthoud\" dir=\"ltr\">Onthoud");
}

#[test]
fn rule_04_a_table_runs_as_all_its_cells_do() {
    let page =
        html("he", &format!("| Klacht | Wat te doen |\n|---|---|\n| factuur | {NL} |\n| Zendesk | 12 |\n"));
    has(&page, "lang=\"nl\" dir=\"ltr\">\n<table>");
    has(&page, "<th scope=\"col\">Klacht</th>");
    has(&page, "<td>Zendesk</td><td>12</td>");
}

#[test]
fn rule_04_a_glossary_s_cells_speak_each_for_themselves() {
    let text = "| Nederlands | עברית | العربية |\n|---|---|---|\n| klacht | תלונה | شكوى |\n| de klant | לקוח | العميل |\n| 1 | `x` | 3 |\n";
    let page = html("he", text);
    has(&page, "aria-label=\"T 1\">\n<table>");
    has(
        &page,
        "<th scope=\"col\" lang=\"nl\" dir=\"ltr\">Nederlands</th><th scope=\"col\">עברית</th><th scope=\"col\" lang=\"ar\">العربية</th>",
    );
    has(&page, "<td lang=\"nl\" dir=\"ltr\">klacht</td><td>תלונה</td><td lang=\"ar\">شكوى</td>");
    has(&page, "<td>1</td><td><code dir=\"ltr\">x</code></td><td>3</td>");
    let page = html("nl", text);
    has(&page, "<td>klacht</td><td lang=\"he\" dir=\"rtl\">תלונה</td><td lang=\"ar\" dir=\"rtl\">شكوى</td>");
}

#[test]
fn rule_04_a_table_within_a_div_follows_it() {
    let page = html(
        "he",
        &format!(
            "<div lang=\"en\" dir=\"ltr\">\n\n| Complaint | תלונה |\n|---|---|\n| {EN} | {HE} |\n\n</div>\n"
        ),
    );
    has(&page, "aria-label=\"T 1\">\n<table>");
    has(&page, "<th scope=\"col\">Complaint</th><th scope=\"col\" lang=\"he\" dir=\"rtl\">תלונה</th>");
}
