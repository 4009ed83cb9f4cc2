//! Blocks.

use std::fmt::Write as _;

use super::marks::Spots;
use super::{Place, Surroundings, Syntax, escape, icons, raw};
use crate::article::{Around, Article, Block, BlockKind, Callout, Definition, Image, Inline, ListItem};
use crate::lang::phrases::Base;
use crate::lang::{Direction, Lang, plain};

/// What is written, and where: the language and direction that the elements around already say.
pub(super) struct Writer<'a> {
    pub(super) article: &'a Article,
    pub(super) around: &'a Surroundings<'a>,
    pub(super) out: &'a mut String,
    /// Where marks stand.
    pub(super) spots: Spots,
    lang: Lang,
    dir: Direction,
    /// Elements of raw HTML that are open in the element whose language and direction these are.
    html: Around,
    /// Whether raw HTML further out says a language or direction, so that the article's own must be said again.
    said: bool,
    pub(super) tables: usize,
    /// The check box that is still to be written.
    box_due: Option<bool>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(article: &'a Article, around: &'a Surroundings<'a>, out: &'a mut String) -> Self {
        let (lang, dir) = (article.lang.clone(), article.lang.direction());
        let spots = around
            .marks
            .as_ref()
            .filter(|_| around.syntax == Syntax::Html)
            .map(|marks| Spots::find(article, marks))
            .unwrap_or_default();
        Self {
            article,
            around,
            out,
            spots,
            lang,
            dir,
            html: Around::default(),
            said: false,
            tables: 0,
            box_due: None,
        }
    }

    pub(super) fn put(&mut self, html: &str) {
        self.out.push_str(html);
    }

    pub(super) fn number(&mut self, number: usize) {
        // Writing to a String does not fail.
        let _ = write!(self.out, "{number}");
    }

    /// A number for readers, in the digits of the region.
    pub(super) fn shown_number(&mut self, number: usize) {
        let from = self.out.len();
        self.number(number);
        let zero = self.around.labels.zero;
        if zero != '0' {
            let ascii = self.out.split_off(from);
            let digits = ascii.bytes().map(|byte| u32::from(zero) + u32::from(byte - b'0'));
            self.out.extend(digits.filter_map(char::from_u32));
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        escape::text(text, self.out);
    }

    /// ` name="value"`
    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape::attribute(value, self.out);
        self.out.push('"');
    }

    /// An attribute whose presence says it all.
    fn flag(&mut self, name: &str) {
        match self.around.syntax {
            Syntax::Html => {
                self.out.push(' ');
                self.out.push_str(name);
            }
            Syntax::Xml => self.attribute(name, name),
        }
    }

    /// The end of a start tag that has no end tag.
    pub(super) fn end_void(&mut self) {
        self.put(match self.around.syntax {
            Syntax::Html => ">",
            Syntax::Xml => "/>",
        });
    }

    /// The language and direction of an image's description, where what is around it does not say them.
    pub(super) fn describes(&mut self, image: &Image) {
        if !image.alt.is_empty() {
            self.say_again(image.lang.as_ref(), image.dir);
        }
    }

    /// Writes the language and direction of something that may be in the article's own within what is in another.
    pub(super) fn say_again(&mut self, lang: Option<&Lang>, dir: Option<Direction>) {
        let said = std::mem::replace(&mut self.said, true);
        self.say(self.news(lang, dir));
        self.said = said;
    }

    /// ` lang="…"`, in XML both ways.
    pub(super) fn lang_attribute(&mut self, lang: &Lang) {
        self.attribute("lang", lang.as_str());
        if self.around.syntax == Syntax::Xml {
            self.attribute("xml:lang", lang.as_str());
        }
    }

    /// The language and direction that hold here.
    fn here(&self) -> (&Lang, Direction) {
        (self.html.lang().unwrap_or(&self.lang), self.html.dir().unwrap_or(self.dir))
    }

    /// The direction that holds here.
    pub(super) fn dir(&self) -> Direction {
        self.here().1
    }

    /// The direction of a block or phrase once its element has said its own.
    pub(super) fn dir_of(&self, lang: Option<&Lang>, dir: Option<Direction>) -> Direction {
        self.news(lang, dir).1.unwrap_or(self.dir())
    }

    /// Inline content whose element runs as `dir` says.
    pub(super) fn inlines_in(&mut self, dir: Direction, content: &[Inline]) {
        let before = (std::mem::replace(&mut self.dir, dir), std::mem::take(&mut self.html));
        self.inlines(content);
        (self.dir, self.html) = before;
    }

    /// What must be said of a block or phrase in `lang` and `dir`, which are relative to the article, where what is around
    /// it does not say it yet. Within raw HTML that speaks for another language, the article's own is said again.
    fn news(&self, lang: Option<&Lang>, dir: Option<Direction>) -> (Option<Lang>, Option<Direction>) {
        let (lang_here, dir_here) = self.here();
        let again = self.said || self.html.said().is_some();
        let own = Some(&self.article.lang).filter(|_| again && dir.is_none());
        let lang = lang.or(own).filter(|lang| *lang != lang_here).cloned();
        let dir = dir.or(Some(self.article.lang.direction()).filter(|_| again));
        (lang, dir.filter(|dir| *dir != dir_here))
    }

    fn say(&mut self, (lang, dir): (Option<Lang>, Option<Direction>)) {
        if let Some(lang) = lang {
            self.lang_attribute(&lang);
        }
        if let Some(dir) = dir {
            self.attribute("dir", dir.as_str());
        }
    }

    /// Writes `lang` and `dir` of a block where what is around it does not say them yet.
    pub(super) fn own(&mut self, block: &Block) {
        self.say(self.news(block.lang.as_ref(), block.dir));
    }

    /// Whether `own` would write something.
    fn differs(&self, block: &Block) -> bool {
        self.news(block.lang.as_ref(), block.dir) != (None, None)
    }

    /// Writes what is inside `block`, whose element says its language and direction.
    pub(super) fn inside(&mut self, block: &Block, write: impl FnOnce(&mut Self)) {
        let (lang, dir) = self.news(block.lang.as_ref(), block.dir);
        let (lang_here, dir_here) = self.here();
        let (lang, dir) = (lang.unwrap_or_else(|| lang_here.clone()), dir.unwrap_or(dir_here));
        let said = self.said || self.html.said().is_some();
        let before = (
            std::mem::replace(&mut self.lang, lang),
            std::mem::replace(&mut self.dir, dir),
            std::mem::take(&mut self.html),
            std::mem::replace(&mut self.said, said),
        );
        write(self);
        (self.lang, self.dir, self.html, self.said) = before;
    }

    pub(super) fn blocks(&mut self, blocks: &'a [Block]) {
        let depth = self.html.depth();
        for block in blocks {
            self.block(block);
        }
        self.html.close_to(depth);
    }

    fn block(&mut self, block: &'a Block) {
        let mark = self.open_mark(block);
        self.plain_block(block);
        self.close_mark(block, mark);
    }

    fn plain_block(&mut self, block: &'a Block) {
        match &block.kind {
            BlockKind::Heading { index, content } => self.heading(block, *index, content),
            BlockKind::Paragraph(content) => self.simple("p", block, content),
            BlockKind::List { start, tight, items } => self.list(block, *start, *tight, items),
            BlockKind::Quote(blocks) => {
                self.put("<blockquote");
                self.own(block);
                self.put(">\n");
                self.inside(block, |this| this.blocks(blocks));
                self.put("</blockquote>\n");
            }
            BlockKind::Callout { kind, blocks } => self.callout(block, *kind, blocks),
            BlockKind::Code { language, text } => self.code(language.as_deref(), text),
            BlockKind::Table { columns, head, rows } => self.table(block, columns, head, rows),
            BlockKind::Definitions(definitions) => self.definitions(block, definitions),
            BlockKind::Figure(index) => self.figure(block, *index),
            BlockKind::Html(html) => {
                raw::write(html, self.around.syntax, self.out);
                self.put("\n");
                self.html.pass(html);
            }
            BlockKind::Rule => {
                self.put("<hr");
                self.end_void();
                self.put("\n");
            }
        }
    }

    /// An element with inline content.
    fn simple(&mut self, name: &str, block: &Block, content: &[Inline]) {
        self.put("<");
        self.put(name);
        self.own(block);
        let end = self.out.len();
        self.put(">");
        self.inlines_in(self.dir_of(block.lang.as_ref(), block.dir), content);
        if has_points(&self.out[end..]) {
            self.out.insert_str(end, " class=\"pointed\"");
        }
        self.put("</");
        self.put(name);
        self.put(">\n");
    }

    fn heading(&mut self, block: &Block, index: usize, content: &[Inline]) {
        let heading = self.article.headings.get(index).filter(|_| self.around.place == Place::Alone);
        let Some(heading) = heading else { return self.simple("p", block, content) };
        let name = ["h2", "h3", "h4", "h5", "h6"][usize::from(heading.level.clamp(2, 6)) - 2];
        self.put("<");
        self.put(name);
        self.attribute("id", &heading.id);
        self.own(block);
        self.put(">");
        let dir = self.dir_of(block.lang.as_ref(), block.dir);
        self.inlines_in(dir, content);
        self.put(" <a class=\"anchor\" href=\"#");
        escape::fragment(&heading.id, self.out);
        self.put("\" aria-label=\"");
        escape::attribute(&self.around.labels.heading_link, self.out);
        self.put(": ");
        let own = Base::new(dir, block.lang.as_ref().unwrap_or(&self.lang));
        escape::attribute(&plain::part(&heading.text, own, self.dir()), self.out);
        self.put("\"><span aria-hidden=\"true\">#</span></a></");
        self.put(name);
        self.put(">\n");
    }

    fn list(&mut self, block: &'a Block, start: Option<u64>, tight: bool, items: &'a [ListItem]) {
        let name = if start.is_some() { "ol" } else { "ul" };
        self.put("<");
        self.put(name);
        if let Some(start) = start.filter(|start| *start != 1) {
            self.attribute("start", &start.to_string());
        }
        if items.iter().any(|item| item.task.is_some()) {
            self.put(" class=\"tasks\"");
        }
        self.own(block);
        self.put(">\n");
        self.inside(block, |this| {
            for item in items {
                this.item(item, tight);
                this.missing_items(item.blocks.first().map(|block| block.span.start));
            }
        });
        self.put("</");
        self.put(name);
        self.put(">\n");
    }

    fn item(&mut self, item: &'a ListItem, tight: bool) {
        self.put("<li>");
        match (item.task, item.blocks.split_first()) {
            (Some(done), Some((first @ Block { kind: BlockKind::Paragraph(content), .. }, rest)))
                if !tight =>
            {
                let mark = self.open_mark(first);
                self.put("<p");
                self.own(first);
                self.put(">");
                self.check_box(done);
                self.inlines(content);
                self.put("</p>\n");
                self.close_mark(first, mark);
                self.blocks(rest);
            }
            (task, _) => {
                self.box_due = task;
                self.item_blocks(&item.blocks, tight);
            }
        }
        self.put("</li>\n");
    }

    /// Blocks of an item or a definition: in a tight one paragraphs are bare.
    fn item_blocks(&mut self, blocks: &'a [Block], tight: bool) {
        for (at, block) in blocks.iter().enumerate() {
            match &block.kind {
                BlockKind::Paragraph(content) if tight && self.differs(block) => {
                    self.due_box();
                    let mark = self.open_mark(block);
                    self.simple("div", block, content);
                    self.close_mark(block, mark);
                }
                BlockKind::Paragraph(content) if tight => {
                    let mark = self.open_mark(block);
                    self.due_box();
                    self.inlines(content);
                    self.close_mark(block, mark);
                    if at + 1 < blocks.len() {
                        self.put("\n");
                    }
                }
                _ => {
                    self.due_box();
                    if at == 0 {
                        self.put("\n");
                    }
                    self.block(block);
                }
            }
        }
        self.due_box();
    }

    /// The check box of an item that has begun, within whatever holds the item's first words.
    fn due_box(&mut self) {
        if let Some(done) = self.box_due.take() {
            self.check_box(done);
        }
    }

    fn check_box(&mut self, done: bool) {
        let labels = self.around.labels;
        self.put("<input type=\"checkbox\"");
        self.flag("disabled");
        if done {
            self.flag("checked");
        }
        self.attribute("aria-label", if done { &labels.task_done } else { &labels.task_open });
        self.end_void();
        self.put(" ");
    }

    fn callout(&mut self, block: &'a Block, kind: Callout, blocks: &'a [Block]) {
        let (name, at) = match kind {
            Callout::Note => ("note", 0),
            Callout::Tip => ("tip", 1),
            Callout::Important => ("important", 2),
            Callout::Warning => ("warning", 3),
            Callout::Caution => ("caution", 4),
        };
        // The title is in the page's language: language and direction of the words go on what holds them.
        self.put("<div class=\"callout callout-");
        self.put(name);
        self.put("\" role=\"note\">\n<p class=\"callout-title\">");
        if self.around.syntax == Syntax::Html {
            self.put(icons::CALLOUTS[at]);
        }
        self.text(&self.around.labels.callouts[at]);
        self.put("</p>\n");
        if self.differs(block) {
            self.put("<div");
            self.own(block);
            self.put(">\n");
            self.inside(block, |this| this.blocks(blocks));
            self.put("</div>\n");
        } else {
            self.blocks(blocks);
        }
        self.put("</div>\n");
    }

    fn code(&mut self, language: Option<&str>, text: &str) {
        self.put("<pre dir=\"ltr\" tabindex=\"0\"><code");
        if let Some(language) = language {
            self.put(" class=\"language-");
            escape::attribute(language, self.out);
            self.put("\"");
        }
        self.put(">");
        self.text(text);
        self.put("</code></pre>\n");
    }

    fn definitions(&mut self, block: &'a Block, definitions: &'a [Definition]) {
        self.put("<dl");
        self.own(block);
        self.put(">\n");
        self.inside(block, |this| {
            for (at, definition) in definitions.iter().enumerate() {
                this.put("<dt");
                this.say(this.news(definition.lang.as_ref(), definition.dir));
                this.put(">");
                let dir = this.dir_of(definition.lang.as_ref(), definition.dir);
                this.term_marked(block, at, |this| this.inlines_in(dir, &definition.term));
                this.put("</dt>\n");
                for meaning in &definition.meanings {
                    this.put("<dd>");
                    let single = matches!(meaning.as_slice(), [Block { kind: BlockKind::Paragraph(_), .. }]);
                    this.item_blocks(meaning, single);
                    this.put("</dd>\n");
                }
            }
        });
        self.put("</dl>\n");
    }

    fn figure(&mut self, block: &Block, index: usize) {
        let Some(image) = self.article.images.get(index) else { return };
        self.put("<figure");
        self.own(block);
        self.put(">");
        self.inside(block, |this| {
            this.image(index, false);
            if let Some(title) = &image.title {
                this.put("<figcaption>");
                this.words(title);
                this.put("</figcaption>");
            }
        });
        self.put("</figure>\n");
    }
}

/// Whether there are Hebrew points in a text, which need more room between its lines (W3C, *Hebrew Layout
/// Requirements*): U+05B0 to U+05BD and U+05BF, whose first byte no Hebrew letter has.
fn has_points(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(0xD6, bytes).any(|at| matches!(bytes.get(at + 1), Some(0xB0..=0xBD | 0xBF)))
}
