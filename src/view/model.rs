//! What a page shows, complete: a template needs nothing else. Texts are plain and still to be escaped, but for
//! the fields of type [`Markup`].

use serde::Serialize;

/// HTML that is already safe to insert.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Markup(pub String);

/// A language as pages show it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct LangView {
    /// The language tag.
    pub tag: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Its name: in itself in the switcher and the chooser, in the page's language everywhere else.
    pub name: String,
}

/// A link to another page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct LinkView {
    /// Where it leads, relative to this page and percent-encoded.
    pub href: String,
    /// The target's title.
    pub title: String,
    /// The target's summary.
    pub summary: Option<String>,
    /// The language of title and summary where it is another than the page's: the target is a fallback.
    pub lang: Option<LangView>,
}

/// A date.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct DateView {
    /// `2026-11-21`
    pub iso: String,
    /// As the page's language writes it.
    pub text: String,
}

/// One language in the switcher.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SwitchView {
    /// The language, named in itself.
    pub lang: LangView,
    /// The same page in that language.
    pub href: String,
    /// Whether it is this page's language.
    pub current: bool,
    /// Whether the page there is only a fallback.
    pub missing: bool,
}

/// A step of the breadcrumbs. The last one, the page itself, has no link.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CrumbView {
    /// Its title.
    pub title: String,
    /// Where it leads; `None` for the page itself.
    pub href: Option<String>,
    /// The title's language where it is another than the page's.
    pub lang: Option<LangView>,
}

/// An address of the same page in another language, for `rel=alternate`. Absolute.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct AlternateView {
    /// The language tag, or `x-default`.
    pub tag: String,
    /// The absolute address.
    pub href: String,
}

/// What stands in a page's `<head>`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct HeadView {
    /// The `<title>`, safe for either direction.
    pub title: String,
    /// The description; may be empty.
    pub description: String,
    /// The absolute canonical address, where the site has a base address.
    pub canonical: Option<String>,
    /// The real translations, absolute, where the site has a base address.
    pub alternates: Vec<AlternateView>,
    /// Whether search engines may index the page.
    pub indexing: bool,
    /// The language's Atom feed, where there is one.
    pub feed: Option<String>,
}

/// What frames every page of a language.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SiteView {
    /// The handbook's name.
    pub title: String,
    /// The home page.
    pub home: String,
    /// The list of topics; `None` where the site has no topics.
    pub topics: Option<String>,
    /// The glossary; `None` where the site has no terms.
    pub glossary: Option<String>,
    /// The A to Z.
    pub a_z: String,
    /// The language chooser.
    pub chooser: String,
    /// The edition, shown in the footer.
    pub edition: Option<String>,
    /// Where this page is edited.
    pub edit: Option<String>,
    /// Where feedback goes.
    pub feedback: Option<String>,
}

/// Everything a template is handed. Its fields are the template's variables.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PageView {
    /// The kind of page; also the name of its template and the `data-kind` of its `<html>`. A fallback page has
    /// the template of its article.
    pub kind: PageKind,
    /// The page's language: of its frame, and of its content unless `content_lang` says otherwise.
    pub lang: LangView,
    /// What leads from the page to the output folder, such as `../../`; before the path of an asset.
    pub root: String,
    /// What stands in `<head>`.
    pub head: HeadView,
    /// What frames the page.
    pub site: SiteView,
    /// The languages.
    pub switcher: Vec<SwitchView>,
    /// The way here, from the home page; empty on the home page.
    pub breadcrumbs: Vec<CrumbView>,
    /// The page's title.
    pub title: String,
    /// The language of title, summary and content where it is not the page's: on a fallback page.
    pub content_lang: Option<LangView>,
    /// What the page is about.
    pub content: Content,
}

/// The kinds of page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageKind {
    /// The front door.
    Home,
    /// An entry with entries below it.
    Section,
    /// An article.
    Article,
    /// An article that the page's language lacks, shown in another.
    Fallback,
    /// One topic.
    Topic,
    /// All topics.
    Topics,
    /// The glossary.
    Glossary,
    /// All titles by letter.
    AZ,
    /// The choice of a language.
    Chooser,
    /// What a host shows for an unknown address.
    NotFound,
    /// A former address.
    Redirect,
}

impl PageKind {
    /// Its name, as in `data-kind` and in the file name of its template.
    pub fn name(self) -> &'static str {
        match self {
            PageKind::Home => "home",
            PageKind::Section => "section",
            PageKind::Article => "article",
            PageKind::Fallback => "fallback",
            PageKind::Topic => "topic",
            PageKind::Topics => "topics",
            PageKind::Glossary => "glossary",
            PageKind::AZ => "a-z",
            PageKind::Chooser => "chooser",
            PageKind::NotFound => "not-found",
            PageKind::Redirect => "redirect",
        }
    }
}

/// What a page is about, by kind.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum Content {
    /// Home.
    Home(HomeView),
    /// Section.
    Section(SectionView),
    /// Article and fallback.
    Article(Box<ArticleView>),
    /// Topic.
    Topic(TopicView),
    /// Topics.
    Topics(TopicsView),
    /// Glossary.
    Glossary(GlossaryView),
    /// A to Z.
    AZ(AZView),
    /// Language chooser.
    Chooser(ChooserView),
    /// Not found.
    NotFound(NotFoundView),
    /// Redirect.
    Redirect(RedirectView),
}

/// A heading in a table of contents.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct TocView {
    /// 2 or 3; deeper headings are not listed.
    pub level: u8,
    /// Its anchor.
    pub id: String,
    /// Its text.
    pub text: String,
}

/// A written body with what belongs to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct BodyView {
    /// The body.
    pub html: Markup,
    /// Its headings; empty where there are fewer than two.
    pub toc: Vec<TocView>,
    /// The glossary terms that the body mentions, in the order of their first mention.
    pub terms: Vec<TermView>,
}

/// A glossary term, beside an article or in the glossary.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct TermView {
    /// Its anchor on this page.
    pub anchor: String,
    /// Where its first mention in the body stands (an anchor on this page); `None` in the glossary.
    pub mention: Option<String>,
    /// The term.
    pub title: String,
    /// What it means.
    pub definition: Markup,
    /// Where the glossary has it; `None` in the glossary itself.
    pub href: Option<String>,
    /// The language of term and definition where it is not the page's.
    pub lang: Option<LangView>,
    /// What the other languages call it; filled in the glossary only.
    pub equivalents: Vec<EquivalentView>,
}

/// A term in another language.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct EquivalentView {
    /// The language, named in the page's language.
    pub lang: LangView,
    /// What that language calls it.
    pub title: String,
    /// Where that language's glossary has it.
    pub href: String,
}

/// A topic as lists show it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct TopicLinkView {
    /// Its page.
    pub href: String,
    /// Its name in the page's language.
    pub name: String,
    /// What it is about; may be empty.
    pub summary: String,
    /// How many articles it has.
    pub count: usize,
}

/// Says that the page's language lacks the article, and what is shown instead.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct FallbackView {
    /// The language shown, named in the page's language.
    pub shown: LangView,
    /// The page of the article in its own language.
    pub href: String,
}

/// The front door.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct HomeView {
    /// What the handbook is, in a sentence or two.
    pub summary: Option<String>,
    /// The home article's body.
    pub body: BodyView,
    /// Set where the language has no home article of its own.
    pub fallback: Option<FallbackView>,
    /// The sections, with their first articles.
    pub sections: Vec<CardView>,
    /// The topics.
    pub topics: Vec<TopicLinkView>,
    /// What changed last, newest first.
    pub recent: Vec<RecentView>,
}

/// A section on the home page or in a section.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CardView {
    /// The section.
    pub link: LinkView,
    /// How many articles lie below it.
    pub count: usize,
    /// Its first articles, at most five.
    pub articles: Vec<LinkView>,
}

/// An article that changed lately.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct RecentView {
    /// The article.
    pub link: LinkView,
    /// When.
    pub date: DateView,
}

/// A section.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SectionView {
    /// What it is about.
    pub summary: Option<String>,
    /// Its introduction.
    pub body: BodyView,
    /// Set where the language has no introduction of its own.
    pub fallback: Option<FallbackView>,
    /// Sections below it.
    pub sections: Vec<CardView>,
    /// Its articles: on this page of the list.
    pub articles: Vec<LinkView>,
    /// The other pages of the list.
    pub pager: Option<PagerView>,
}

/// The pages of a long list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PagerView {
    /// This page's number, from 1.
    pub page: usize,
    /// How many there are.
    pub pages: usize,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

/// An article.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ArticleView {
    /// Its summary.
    pub summary: Option<String>,
    /// Its body.
    pub body: BodyView,
    /// Set on a fallback page.
    pub fallback: Option<FallbackView>,
    /// Its topics.
    pub topics: Vec<TopicLinkView>,
    /// First published.
    pub date: Option<DateView>,
    /// Last changed in substance.
    pub updated: Option<DateView>,
    /// When the guidance was last checked.
    pub reviewed: Option<DateView>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Reading time in minutes, at least 1.
    pub minutes: usize,
    /// The language it was translated from, where it is a translation: named in the page's language, with its
    /// page.
    pub translated_from: Option<LinkView>,
    /// Translated by a machine, not yet read by a person.
    pub machine: bool,
    /// The same article in other languages, titles in theirs; `lang` is always set and named in itself.
    pub also_in: Vec<LinkView>,
    /// Articles akin to it.
    pub related: Vec<LinkView>,
    /// Articles that link here.
    pub back_links: Vec<LinkView>,
    /// Articles that the author names.
    pub see_also: Vec<LinkView>,
    /// The article before it in its section.
    pub previous: Option<LinkView>,
    /// The article after it in its section.
    pub next: Option<LinkView>,
    /// Whatever the author put under `extra`, as JSON text.
    pub extra: String,
}

/// One topic; its name is the page's title.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct TopicView {
    /// What it is about; may be empty.
    pub summary: String,
    /// Its articles: on this page of the list.
    pub articles: Vec<LinkView>,
    /// How many it has in all.
    pub count: usize,
    /// The other pages of the list.
    pub pager: Option<PagerView>,
}

/// All topics.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct TopicsView {
    /// The topics, in the order of settings.
    pub topics: Vec<TopicLinkView>,
}

/// The glossary.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct GlossaryView {
    /// Its introduction, where `content/glossary` has an article.
    pub summary: Option<String>,
    /// The rest of the introduction.
    pub body: BodyView,
    /// The terms, sorted as the language sorts: on this page of the list.
    pub terms: Vec<TermView>,
    /// The other pages of the list.
    pub pager: Option<PagerView>,
}

/// All titles by letter.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct AZView {
    /// All letters, with where they are.
    pub letters: Vec<LetterView>,
    /// The letters on this page, with their titles.
    pub groups: Vec<LetterGroupView>,
}

/// A letter of the index.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct LetterView {
    /// The letter, or `#`.
    pub letter: String,
    /// Where its titles are.
    pub href: String,
    /// Whether they are on this page of a divided index.
    pub current: bool,
}

/// The titles under one letter.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct LetterGroupView {
    /// The letter, or `#`.
    pub letter: String,
    /// Its anchor.
    pub anchor: String,
    /// Articles and terms.
    pub items: Vec<LinkView>,
}

/// The choice of a language; the page itself is in the default language.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ChooserView {
    /// The languages: each link's title is the handbook's name in that language, its summary the home page's,
    /// and its `lang` is always set, named in itself.
    pub languages: Vec<LinkView>,
}

/// What a host shows for an unknown address: in all languages, since the address tells none.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct NotFoundView {
    /// Home pages, as in [`ChooserView`].
    pub languages: Vec<LinkView>,
}

/// A former address.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct RedirectView {
    /// Where the page is now; also the page's title is that page's.
    pub href: String,
}

/// The side navigation of one section in one language, shared by all pages at one depth.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct NavView {
    /// The page's language.
    pub lang: LangView,
    /// Top-level entries, the present section opened.
    pub items: Vec<NavItemView>,
    /// Topics, glossary and A to Z, as in [`SiteView`].
    pub site: SiteView,
}

/// An item of the navigation.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct NavItemView {
    /// A mark that the template puts inside the item's `<a …>` tag after its attributes; the renderer puts
    /// ` aria-current="page"` in the place of the present page's and nothing in that of the others.
    pub mark: Markup,
    /// The entry.
    pub link: LinkView,
    /// Whether its children are shown.
    pub open: bool,
    /// Entries below it, where they are shown.
    pub children: Vec<NavItemView>,
}
