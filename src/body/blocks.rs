//! Blocks.

use std::fmt::Write as _;

use super::{Surroundings, Syntax, escape, icons, raw};
use crate::article::{Alignment, Article, Block, BlockKind, Callout, Definition, Inline, ListItem};
use crate::lang::phrases::Base;
use crate::lang::{Direction, Lang, plain};

/// What is written, and where: the language and direction that the elements around already say.
pub(super) struct Writer<'a> {
    pub(super) article: &'a Article,
    pub(super) around: &'a Surroundings<'a>,
    pub(super) out: &'a mut String,
    lang: &'a Lang,
    pub(super) dir: Direction,
    tables: usize,
}

impl<'a> Writer<'a> {
    pub(super) fn new(article: &'a Article, around: &'a Surroundings<'a>, out: &'a mut String) -> Self {
        let (lang, dir) = (&article.lang, article.lang.direction());
        Self { article, around, out, lang, dir, tables: 0 }
    }

    pub(super) fn put(&mut self, html: &str) {
        self.out.push_str(html);
    }

    pub(super) fn number(&mut self, number: usize) {
        // Writing to a String does not fail.
        let _ = write!(self.out, "{number}");
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

    /// ` lang="…"`, in XML both ways.
    pub(super) fn lang_attribute(&mut self, lang: &Lang) {
        self.attribute("lang", lang.as_str());
        if self.around.syntax == Syntax::Xml {
            self.attribute("xml:lang", lang.as_str());
        }
    }

    /// Writes `lang` and `dir` of a block where what is around it does not say them yet.
    pub(super) fn own(&mut self, block: &Block) {
        if let Some(lang) = block.lang.as_ref().filter(|lang| *lang != self.lang) {
            self.lang_attribute(lang);
        }
        if let Some(dir) = block.dir.filter(|dir| *dir != self.dir) {
            self.attribute("dir", dir.as_str());
        }
    }

    /// Whether `own` would write something.
    fn differs(&self, block: &Block) -> bool {
        block.lang.as_ref().is_some_and(|lang| lang != self.lang)
            || block.dir.is_some_and(|dir| dir != self.dir)
    }

    /// Writes what is inside `block`, whose element says its language and direction.
    fn inside(&mut self, block: &'a Block, write: impl FnOnce(&mut Self)) {
        let (lang, dir) = (self.lang, self.dir);
        self.lang = block.lang.as_ref().unwrap_or(lang);
        self.dir = block.dir.unwrap_or(dir);
        write(self);
        (self.lang, self.dir) = (lang, dir);
    }

    pub(super) fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &'a Block) {
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
        self.put(">");
        self.inlines_in(block.dir.unwrap_or(self.dir), content);
        self.put("</");
        self.put(name);
        self.put(">\n");
    }

    fn heading(&mut self, block: &Block, index: usize, content: &[Inline]) {
        let Some(heading) = self.article.headings.get(index) else {
            return self.simple("p", block, content);
        };
        let name = ["h2", "h3", "h4", "h5", "h6"][usize::from(heading.level.clamp(2, 6)) - 2];
        self.put("<");
        self.put(name);
        self.attribute("id", &heading.id);
        self.own(block);
        self.put(">");
        self.inlines_in(block.dir.unwrap_or(self.dir), content);
        self.put(" <a class=\"anchor\" href=\"#");
        escape::fragment(&heading.id, self.out);
        self.put("\" aria-label=\"");
        escape::attribute(&self.around.labels.heading_link, self.out);
        self.put(": ");
        let dir = block.dir.unwrap_or(self.dir);
        let own = Base::new(dir, block.lang.as_ref().unwrap_or(self.lang));
        escape::attribute(&plain::part(&heading.text, own, self.dir), self.out);
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
            }
        });
        self.put("</");
        self.put(name);
        self.put(">\n");
    }

    fn item(&mut self, item: &'a ListItem, tight: bool) {
        self.put("<li>");
        match (item.task, item.blocks.split_first()) {
            (Some(done), Some((Block { kind: BlockKind::Paragraph(content), .. }, rest))) if !tight => {
                let first = &item.blocks[0];
                self.put("<p");
                self.own(first);
                self.put(">");
                self.check_box(done);
                self.inlines(content);
                self.put("</p>\n");
                self.blocks(rest);
            }
            (task, _) => {
                if let Some(done) = task {
                    self.check_box(done);
                }
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
                    self.simple("div", block, content)
                }
                BlockKind::Paragraph(content) if tight => {
                    self.inlines(content);
                    if at + 1 < blocks.len() {
                        self.put("\n");
                    }
                }
                _ => {
                    if at == 0 {
                        self.put("\n");
                    }
                    self.block(block);
                }
            }
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

    fn table(
        &mut self,
        block: &Block,
        columns: &[Alignment],
        head: &[Vec<Inline>],
        rows: &[Vec<Vec<Inline>>],
    ) {
        self.tables += 1;
        self.put("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
        escape::attribute(&self.around.labels.table, self.out);
        self.put(" ");
        self.number(self.tables);
        self.put("\"");
        self.own(block);
        self.put(">\n<table>\n<thead>\n<tr>");
        for (at, cell) in head.iter().enumerate() {
            // A cell that says nothing heads nothing.
            let name = if cell.is_empty() { "td" } else { "th" };
            self.cell(name, columns.get(at).copied(), cell);
        }
        self.put("</tr>\n</thead>\n");
        if !rows.is_empty() {
            self.put("<tbody>\n");
            for row in rows {
                self.put("<tr>");
                for (at, cell) in row.iter().enumerate() {
                    self.cell("td", columns.get(at).copied(), cell);
                }
                self.put("</tr>\n");
            }
            self.put("</tbody>\n");
        }
        self.put("</table>\n</div>\n");
    }

    fn cell(&mut self, name: &str, alignment: Option<Alignment>, content: &[Inline]) {
        self.put("<");
        self.put(name);
        self.put(if name == "th" { " scope=\"col\"" } else { "" });
        self.put(match alignment {
            None | Some(Alignment::None) => "",
            Some(Alignment::Start) => " class=\"align-start\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::End) => " class=\"align-end\"",
        });
        self.put(">");
        self.inlines(content);
        self.put("</");
        self.put(name);
        self.put(">");
    }

    fn definitions(&mut self, block: &'a Block, definitions: &'a [Definition]) {
        self.put("<dl");
        self.own(block);
        self.put(">\n");
        self.inside(block, |this| {
            for definition in definitions {
                this.put("<dt>");
                this.inlines(&definition.term);
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
        self.image(index, false);
        if let Some(title) = &image.title {
            self.put("<figcaption>");
            self.words(title);
            self.put("</figcaption>");
        }
        self.put("</figure>\n");
    }
}
