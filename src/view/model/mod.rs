//! What a page shows, complete: a template needs nothing else. Texts are plain and still to be escaped, but for
//! the fields of type [`Markup`].

mod content;

use serde::Serialize;

pub use content::*;

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
    /// What readers are told of the target.
    pub badge: Option<BadgeView>,
}

/// How a page stands, the worst first: where several are true of it, the first is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Badge {
    /// The page's language lacks the article: another is shown.
    Missing,
    /// A translation whose source is gone.
    Orphan,
    /// Its source says something else now.
    OutdatedMajor,
    /// Some of its source is not translated.
    Partly,
    /// Translated by a machine, not yet read by a person.
    Machine,
    /// Its source was changed a little.
    OutdatedMinor,
    /// A translation that nobody has confirmed.
    Untracked,
    /// It says what its source says.
    Current,
    /// So it does, and a second person has read it.
    Proofread,
    /// It is no translation.
    Original,
}

/// A badge beside a link.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct BadgeView {
    /// Which: its `data-badge`.
    pub name: Badge,
    /// What it says in the page's language; for a fallback the name of the language shown.
    pub text: String,
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
    /// What the reader should know of the page there: that it is only a fallback, out of date, or half done.
    pub badge: Option<BadgeView>,
}

/// A step of the breadcrumbs. The last one, the page itself, has no link.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CrumbView {
    /// Its title.
    pub title: String,
    /// Where it leads; `None` for the page itself.
    pub href: Option<String>,
    /// The title's language where it is another than the page's: the step is a fallback.
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
    /// The search page. With scripts the header's link to it opens the search dialog instead.
    pub search: String,
    /// The language chooser.
    pub chooser: String,
    /// CSS's counter style for the digits of the language's region; `None` for European ones.
    pub numerals: Option<&'static str>,
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
    /// The search page.
    Search,
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
            PageKind::Search => "search",
            PageKind::Chooser => "chooser",
            PageKind::NotFound => "not-found",
            PageKind::Redirect => "redirect",
        }
    }
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
