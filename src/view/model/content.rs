//! What each kind of page is about.

use serde::Serialize;

use super::{Badge, BadgeView, DateView, LangView, LinkView, Markup};

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
    /// Search page.
    Search(SearchView),
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
    /// How the article stands to its source, where readers are told.
    pub standing: Option<StandingView>,
    /// The places that do not say what the source says, in the order of the source.
    pub stale: Vec<StaleView>,
}

/// How a translation stands to its source.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct StandingView {
    /// In one word; never `Missing`, for which there is [`FallbackView`].
    pub badge: Badge,
    /// Share of the source that is translated, in per cent, rounded down.
    pub coverage: usize,
    /// The source's language, named in the page's, where it has the article.
    pub from: Option<LangView>,
    /// The source's page.
    pub href: Option<String>,
}

/// A place that does not say what the source says.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct StaleView {
    /// Its anchor on this page.
    pub anchor: String,
    /// Its first words.
    pub text: String,
    /// Their language where it is another than the page's: what is not translated is named in the source's words.
    pub lang: Option<LangView>,
    /// What is the matter: `changed`, `gone`, `untranslated` or `missing`.
    pub state: &'static str,
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
    /// What the theme's component `word` makes of all this, which the renderer fills in: it is the same on many pages.
    pub html: Option<Markup>,
    /// Where the glossary has it; `None` in the glossary itself.
    pub href: Option<String>,
    /// The language of term and definition where it is not the page's.
    pub lang: Option<LangView>,
    /// What readers are told of it.
    pub badge: Option<BadgeView>,
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
    /// Its id, as settings, front matter and the search index name it.
    pub id: String,
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
    /// Who read the translation a second time.
    pub proofread_by: Option<String>,
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

/// The search page. Results are the script's affair; the page has what leads on without any, and what scripts need to
/// filter by topic.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SearchView {
    /// The topics, in the order of settings.
    pub topics: Vec<TopicLinkView>,
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
