//! Views made by hand, of every kind, in each of the languages.

use crate::path::Url;
use crate::view::{self, *};

/// What a language's samples say.
pub struct Words {
    pub tag: &'static str,
    pub dir: &'static str,
    pub name: &'static str,
    pub site: &'static str,
    pub title: &'static str,
    pub summary: &'static str,
    pub text: &'static str,
    pub heading: &'static str,
    pub section: &'static str,
    pub term: &'static str,
    pub definition: &'static str,
    pub date: &'static str,
    pub author: &'static str,
}

pub const LANGUAGES: [Words; 3] = [
    Words {
        tag: "he",
        dir: "rtl",
        name: "עברית",
        site: "מדריך שירות הלקוחות",
        title: "להקשיב ללקוח עד הסוף",
        summary: "מי שמתלונן רוצה קודם כול שיקשיבו לו.",
        text: "כשלקוחה מתקשרת בכעס, מקשיבים עד שהיא מסיימת, ורק אחר כך שואלים. הקשבה היא חצי מהפתרון.",
        heading: "איך פותחים שיחה",
        section: "תלונות",
        term: "הסלמה",
        definition: "העברת הפנייה לדרג גבוה יותר כשאי אפשר לפתור אותה במקום.",
        date: "21 בנובמבר 2026",
        author: "דנה לוי",
    },
    Words {
        tag: "nl",
        dir: "ltr",
        name: "Nederlands",
        site: "Handboek klantenservice",
        title: "Laat de klant uitspreken",
        summary: "Wie klaagt, wil eerst gehoord worden.",
        text: "Als een klant boos belt, luister je tot ze klaar is en stel je daarna pas een vraag. Luisteren is de helft van de oplossing.",
        heading: "Hoe je een gesprek opent",
        section: "Klachten",
        term: "Escalatie",
        definition: "Een vraag doorgeven aan iemand die meer kan beslissen, als je er zelf niet uitkomt.",
        date: "21 november 2026",
        author: "Sanne de Vries",
    },
    Words {
        tag: "ar",
        dir: "rtl",
        name: "العربية",
        site: "دليل خدمة العملاء",
        title: "استمع إلى العميل حتى النهاية",
        summary: "من يشتكي يريد أولًا أن يُستمع إليه.",
        text: "عندما تتصل عميلة غاضبة نستمع إليها حتى تنتهي، ثم نسأل. الاستماع نصف الحل.",
        heading: "كيف نبدأ المكالمة",
        section: "الشكاوى",
        term: "التصعيد",
        definition: "إحالة الطلب إلى مستوى أعلى عندما لا يمكن حله في مكانه.",
        date: "21 نوفمبر 2026",
        author: "ليلى حداد",
    },
];

impl Words {
    pub fn of(tag: &str) -> &'static Words {
        LANGUAGES.iter().find(|words| words.tag == tag).expect("a sample language")
    }

    fn lang(&self) -> LangView {
        LangView { tag: self.tag.into(), dir: self.dir, name: self.name.into() }
    }

    fn path(&self, kind: PageKind) -> Url {
        Url::new(format!("{}/{}/index.html", self.tag, kind.name()))
    }

    fn link(&self, kind: PageKind, title: &str) -> LinkView {
        let href = format!("../{}/index.html", kind.name());
        LinkView { href, title: title.into(), summary: Some(self.summary.into()), lang: None, badge: None }
    }

    fn date(&self) -> DateView {
        DateView { iso: "2026-11-21".into(), text: self.date.into() }
    }

    fn site(&self) -> SiteView {
        SiteView {
            title: self.site.into(),
            home: "../home/index.html".into(),
            topics: Some("../topics/index.html".into()),
            glossary: Some("../glossary/index.html".into()),
            a_z: "../a-z/index.html".into(),
            search: "../search/index.html".into(),
            chooser: "../chooser/index.html".into(),
            numerals: None,
            edition: Some("2026.4".into()),
            edit: Some("https://example.org/edit?path=a&line=1".into()),
            feedback: Some("mailto:handbook@example.org".into()),
        }
    }

    fn body(&self) -> BodyView {
        let html = format!(
            "<p>{text} <a class=\"term\" id=\"term-ref-1\" href=\"#term-1\">{term}</a>. \
             <a class=\"external\" href=\"https://example.org/\" dir=\"ltr\">https://example.org/a/very/long/address/that/has/no/spaces/in/it</a></p>\n\
             <h2 id=\"a\">{heading} <a class=\"anchor\" href=\"#a\" aria-label=\"{heading}\"><span aria-hidden=\"true\">#</span></a></h2>\n\
             <div class=\"callout callout-warning\" role=\"note\">\n<p class=\"callout-title\">{term}</p>\n<p>{text}</p>\n</div>\n\
             <pre dir=\"ltr\" tabindex=\"0\"><code>cp -r very-long-name/that/does/not/wrap very-long-name/elsewhere/and/on\n  two\n</code></pre>\n\
             <h3 id=\"b\">{section}</h3>\n<ul>\n<li><em>{summary}</em></li>\n<li>{term}</li>\n</ul>\n\
             <div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{section} 1\">\n<table>\n\
             <thead>\n<tr><th scope=\"col\">{term}</th><th scope=\"col\">{section}</th><th scope=\"col\">{heading}</th></tr>\n</thead>\n\
             <tbody>\n<tr><td>{title}</td><td>{summary}</td><td>{title}</td></tr>\n</tbody>\n</table>\n</div>\n\
             <blockquote>\n<p>{summary}</p>\n</blockquote>",
            text = self.text,
            term = self.term,
            heading = self.heading,
            section = self.section,
            summary = self.summary,
            title = self.title
        );
        let toc = |level, id: &str, text: &str| TocView { level, id: id.into(), text: text.into() };
        BodyView {
            html: Markup(html),
            toc: vec![toc(2, "a", self.heading), toc(3, "b", self.section)],
            terms: vec![self.term(true)],
            ..BodyView::default()
        }
    }

    fn term(&self, beside: bool) -> TermView {
        let equivalents = LANGUAGES.iter().filter(|other| other.tag != self.tag);
        let equivalent = |other: &Words| EquivalentView {
            lang: other.lang(),
            title: other.term.into(),
            href: "../glossary/index.html".into(),
        };
        TermView {
            html: None,
            anchor: "term-1".into(),
            mention: beside.then(|| "term-ref-1".into()),
            title: self.term.into(),
            definition: Markup(format!("<p>{}</p>", self.definition)),
            href: beside.then(|| "../glossary/index.html#term-1".into()),
            lang: None,
            badge: None,
            equivalents: if beside { Vec::new() } else { equivalents.map(equivalent).collect() },
        }
    }

    fn topic(&self) -> TopicLinkView {
        let href = "../topic/index.html".into();
        TopicLinkView {
            id: "complaints".into(),
            href,
            name: self.section.into(),
            summary: self.summary.into(),
            count: 11,
        }
    }

    fn card(&self) -> CardView {
        let articles = vec![self.link(PageKind::Article, self.title), self.foreign()];
        CardView { link: self.link(PageKind::Section, self.section), count: 3, articles }
    }

    /// A link to an article that this language lacks.
    fn foreign(&self) -> LinkView {
        let other = &LANGUAGES[if self.tag == "he" { 1 } else { 0 }];
        let lang = LangView { name: other.name.into(), ..other.lang() };
        let badge = BadgeView { name: Badge::Missing, text: other.name.into() };
        LinkView { lang: Some(lang), badge: Some(badge), ..other.link(PageKind::Fallback, other.title) }
    }

    fn article(&self) -> ArticleView {
        let also = LANGUAGES.iter().filter(|other| other.tag != self.tag);
        ArticleView {
            summary: Some(self.summary.into()),
            body: self.body(),
            fallback: None,
            topics: vec![self.topic()],
            date: Some(self.date()),
            updated: Some(self.date()),
            reviewed: Some(self.date()),
            authors: vec![self.author.into(), "Noor Bakker".into()],
            owner: Some(self.author.into()),
            minutes: 3,
            translated_from: Some(self.foreign()),
            machine: true,
            proofread_by: None,
            also_in: also
                .map(|other| LinkView {
                    lang: Some(other.lang()),
                    ..other.link(PageKind::Article, other.title)
                })
                .collect(),
            related: vec![self.foreign()],
            back_links: vec![self.link(PageKind::Section, self.section)],
            see_also: vec![self.link(PageKind::Topic, self.section)],
            previous: Some(self.link(PageKind::Article, self.title)),
            next: Some(self.foreign()),
            extra: "{}".into(),
        }
    }

    fn fallback(&self) -> ArticleView {
        let other = &LANGUAGES[if self.tag == "he" { 1 } else { 0 }];
        let fallback = FallbackView { shown: other.lang(), href: "../article/index.html".into() };
        let mut body = other.body();
        body.terms[0].lang = Some(other.lang());
        let summary = Some(other.summary.into());
        ArticleView { summary, body, fallback: Some(fallback), machine: false, ..self.article() }
    }

    fn content(&self, kind: PageKind) -> Content {
        let summary = Some(self.summary.to_owned());
        let list = vec![self.link(PageKind::Article, self.title), self.foreign()];
        let pager = Some(PagerView {
            page: 2,
            pages: 3,
            previous: Some("1.html".into()),
            next: Some("3.html".into()),
        });
        match kind {
            PageKind::Home => Content::Home(HomeView {
                summary,
                body: self.body(),
                fallback: None,
                sections: vec![self.card()],
                topics: vec![self.topic()],
                recent: vec![RecentView { link: self.foreign(), date: self.date() }],
            }),
            PageKind::Section => Content::Section(SectionView {
                summary,
                body: self.body(),
                fallback: None,
                sections: vec![self.card()],
                articles: list,
                pager,
            }),
            PageKind::Article => Content::Article(Box::new(self.article())),
            PageKind::Fallback => Content::Article(Box::new(self.fallback())),
            PageKind::Topic => {
                Content::Topic(TopicView { summary: self.summary.into(), articles: list, count: 202, pager })
            }
            PageKind::Topics => Content::Topics(TopicsView { topics: vec![self.topic()] }),
            PageKind::Glossary => Content::Glossary(GlossaryView {
                summary,
                body: BodyView::default(),
                terms: vec![self.term(false)],
                pager,
            }),
            PageKind::AZ => Content::AZ(self.a_z(list)),
            PageKind::Search => Content::Search(SearchView { topics: vec![self.topic()] }),
            PageKind::Chooser => Content::Chooser(ChooserView { languages: choices() }),
            PageKind::NotFound => Content::NotFound(NotFoundView { languages: choices() }),
            PageKind::Redirect => Content::Redirect(RedirectView { href: "../article/index.html".into() }),
        }
    }

    fn a_z(&self, items: Vec<LinkView>) -> AZView {
        let letter: String = self.title.chars().take(1).collect();
        let letters = vec![LetterView { letter: letter.clone(), href: "#letter-1".into(), current: true }];
        AZView { letters, groups: vec![LetterGroupView { letter, anchor: "letter-1".into(), items }] }
    }

    /// The page of that kind.
    pub fn page(&self, kind: PageKind) -> PageView {
        let other = &LANGUAGES[if self.tag == "he" { 1 } else { 0 }];
        let shown = if kind == PageKind::Fallback { other } else { self };
        let crumb = |title: &str, href: Option<&str>| CrumbView {
            title: title.into(),
            href: href.map(Into::into),
            lang: None,
        };
        let switch = |one: &Words| SwitchView {
            lang: one.lang(),
            href: format!("../../{}/{}/index.html", one.tag, kind.name()),
            current: one.tag == self.tag,
            badge: (kind == PageKind::Fallback && one.tag != other.tag)
                .then(|| BadgeView { name: Badge::Missing, text: "…".into() }),
        };
        PageView {
            kind,
            lang: self.lang(),
            root: self.path(kind).to_root(),
            head: HeadView {
                title: format!("{} – {}", shown.title, self.site),
                description: self.summary.into(),
                canonical: None,
                alternates: Vec::new(),
                indexing: false,
                feed: Some("../feed.xml".into()),
            },
            site: self.site(),
            switcher: LANGUAGES.iter().map(switch).collect(),
            breadcrumbs: vec![crumb(self.site, Some("../home/index.html")), crumb(shown.title, None)],
            title: shown.title.into(),
            content_lang: (kind == PageKind::Fallback).then(|| other.lang()),
            content: self.content(kind),
        }
    }

    /// The navigation beside it: two items, marked 0 and 1.
    pub fn navigation(&self) -> NavView {
        let item = |index, link, children: Vec<NavItemView>| NavItemView {
            mark: view::mark(index),
            link,
            open: !children.is_empty(),
            children,
        };
        let child = item(1, self.link(PageKind::Article, self.title), Vec::new());
        let items = vec![
            item(0, self.link(PageKind::Section, self.section), vec![child]),
            item(2, self.foreign(), Vec::new()),
        ];
        NavView { lang: self.lang(), items, site: self.site() }
    }
}

fn choices() -> Vec<LinkView> {
    let choice = |one: &Words| LinkView {
        href: format!("../../{}/home/index.html", one.tag),
        title: one.site.into(),
        summary: Some(one.summary.into()),
        lang: Some(one.lang()),
        badge: None,
    };
    LANGUAGES.iter().map(choice).collect()
}

/// All kinds of page.
pub const KINDS: [PageKind; 12] = [
    PageKind::Home,
    PageKind::Section,
    PageKind::Article,
    PageKind::Fallback,
    PageKind::Topic,
    PageKind::Topics,
    PageKind::Glossary,
    PageKind::AZ,
    PageKind::Search,
    PageKind::Chooser,
    PageKind::NotFound,
    PageKind::Redirect,
];
