//! An article's body as a tree of blocks with inline content, in the terms of CommonMark.

use serde::{Deserialize, Serialize};

use crate::diag::Span;
use crate::lang::{Direction, Lang};

/// A block: its kind, where it stands, and its language and direction where they differ from the article's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands in the source.
    pub span: Span,
    /// Its language, where the words tell that it is another than the article's.
    pub lang: Option<Lang>,
    /// Its direction, where it is another than the article's.
    pub dir: Option<Direction>,
}

/// The kinds of block.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum BlockKind {
    /// A heading: an index into `Article::headings`, and its content.
    Heading {
        /// Its number among the headings.
        index: usize,
        /// Its text.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list; `start` is the first number of an ordered one. Tight items show paragraphs without `<p>`.
    List {
        /// The first number; `None` for a list without numbers.
        start: Option<u64>,
        /// Whether paragraphs are shown without `<p>`.
        tight: bool,
        /// Its items.
        items: Vec<ListItem>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A callout: `> [!NOTE]`.
    Callout {
        /// Which kind.
        kind: Callout,
        /// Its content.
        blocks: Vec<Block>,
    },
    /// A code block, with the first word of its info string.
    Code {
        /// The first word of its info string.
        language: Option<String>,
        /// The code.
        #[serde(with = "super::stored")]
        text: String,
    },
    /// A table.
    Table {
        /// How each column is aligned.
        columns: Vec<Alignment>,
        /// The cells of its head.
        head: Vec<Cell>,
        /// The cells of its rows.
        rows: Vec<Vec<Cell>>,
    },
    /// A definition list: terms with their definitions.
    Definitions(Vec<Definition>),
    /// An image that is a paragraph by itself: a figure, its caption the image's title. Index into
    /// `Article::images`.
    Figure(usize),
    /// Raw HTML, already made safe as settings ask.
    Html(#[serde(with = "super::stored")] String),
    /// A thematic break.
    Rule,
}

/// An item of a list; `task` is its check box, where it has one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ListItem {
    /// Ticked or not; `None` for an ordinary item.
    pub task: Option<bool>,
    /// Its content.
    pub blocks: Vec<Block>,
}

/// A cell of a table, with its language and direction where they differ from the article's.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// What it holds.
    pub content: Vec<Inline>,
    /// Its language, where it is another than the article's.
    pub lang: Option<Lang>,
    /// Its direction, where it is another than the article's.
    pub dir: Option<Direction>,
}

/// A term of a definition list with its definitions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Definition {
    /// The term.
    pub term: Vec<Inline>,
    /// The term's language, where it is another than the article's.
    pub lang: Option<Lang>,
    /// The term's direction, where it is another than the article's.
    pub dir: Option<Direction>,
    /// What it means, one or more.
    pub meanings: Vec<Vec<Block>>,
}

/// The kinds of callout that GitHub's Markdown knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Callout {
    /// Worth knowing.
    Note,
    /// Helpful advice.
    Tip,
    /// Key information.
    Important,
    /// Needs attention.
    Warning,
    /// Risk ahead.
    Caution,
}

/// How a table's column is aligned, in logical terms: `Start` is Markdown's `:--` (and what is written "left"
/// there means the line's start).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Alignment {
    /// Not said.
    None,
    /// At the line's start.
    Start,
    /// Centred.
    Center,
    /// At the line's end.
    End,
}

/// Inline content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Inline {
    /// Text, its quotation marks already those of its language.
    Text(#[serde(with = "super::stored")] String),
    /// A code span.
    Code(#[serde(with = "super::stored")] String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Struck out.
    Strikethrough(Vec<Inline>),
    /// A link: an index into `Article::links`. Empty content stands for the target's own title.
    Link {
        /// Its number among the links.
        index: usize,
        /// Its words; none for the target's own title.
        content: Vec<Inline>,
    },
    /// An image within a line: an index into `Article::images`.
    Image(usize),
    /// A reference to a footnote: an index into `Article::footnotes`, and which reference to it this is, from 0.
    FootnoteRef {
        /// The footnote's number among the footnotes.
        index: usize,
        /// Which of the references to it this is, from 0.
        nth: usize,
    },
    /// The first mention of a glossary term, put in by the view: an index into the view's terms, and the words.
    Term {
        /// The term's number among those that the view found.
        index: usize,
        /// The words as they stand in the text.
        #[serde(with = "super::stored")]
        text: String,
    },
    /// A phrase that runs against the text around it, or must be kept together in it (UAX #9).
    Isolate {
        /// Its language, where that is known.
        lang: Option<Lang>,
        /// Which way it runs.
        dir: Direction,
        /// Its content, without white space at either end.
        content: Vec<Inline>,
    },
    /// A line end in the source.
    SoftBreak,
    /// A line end that shows.
    HardBreak,
    /// Raw HTML, already made safe as settings ask.
    Html(#[serde(with = "super::stored")] String),
}

/// A footnote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Footnote {
    /// Its label in the source.
    pub label: String,
    /// How many references point at it.
    pub references: usize,
    /// Its content.
    pub blocks: Vec<Block>,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Heading {
    /// 2 to 6: the title is the page's only heading of level 1, and `#` in a body counts as 2.
    pub level: u8,
    /// Its anchor, unique in the article, in its own script.
    #[serde(with = "super::stored")]
    pub id: String,
    /// Its text without mark-up.
    #[serde(with = "super::stored")]
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// A link, not yet resolved.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Link {
    /// What it names.
    pub target: Target,
    /// Where the whole link stands.
    pub span: Span,
    /// Its Markdown title.
    pub title: Option<String>,
}

/// What a link names.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Target {
    /// `[[path#heading]]`: an entry by its path from the content root or a unique end of it; an empty path is
    /// the article itself.
    Wiki {
        /// The path as it was written.
        path: String,
        /// The heading's id.
        heading: Option<String>,
    },
    /// A relative link to an `.md` file, resolved to its path from the site's root (`content/x/he.md`), or one
    /// to any other file beside the article.
    File {
        /// The file's path from the site's root.
        path: String,
        /// The heading's id.
        heading: Option<String>,
    },
    /// `#heading` in the article itself.
    Here(String),
    /// An address elsewhere: `https:`, `mailto:`, `tel:` …
    Elsewhere(String),
}

/// An image, not yet resolved.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Image {
    /// Its path from the site's root; a remote one is an error of the article and has `None`.
    pub path: Option<String>,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// The language of that description, where it is another than the article's.
    pub lang: Option<Lang>,
    /// The direction of that description, where it is another than the article's.
    pub dir: Option<Direction>,
    /// Its caption; a figure's block has the caption's language and direction.
    pub title: Option<String>,
    /// Where it stands.
    pub span: Span,
}
