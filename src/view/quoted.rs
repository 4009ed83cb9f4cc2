//! Parts of an article that are quoted in another.

use crate::article::{Article, Block, BlockKind, Definition, Inline, ListItem, text_of};
use crate::body::{Holder, ResolvedImage, ResolvedLink, stretch};
use crate::diag::Span;

/// An article that parts are quoted from.
pub(super) struct Quote {
    /// Its file.
    pub text: std::sync::Arc<str>,
    /// The article.
    pub article: Article,
    /// Its links as the page has them.
    pub links: Vec<ResolvedLink>,
    /// Its images as the page has them.
    pub images: Vec<ResolvedImage>,
}

impl Quote {
    /// The article, to name its blocks.
    pub fn named(&self) -> Source<'_> {
        Source { article: &self.article, text: &self.text, links: &self.links }
    }
}

/// The article with nothing but the units at `spans`, and whatever holds them; one unit by itself without its
/// holder, a row with its table's head.
pub(super) fn part(quote: &Quote, spans: &[Span]) -> Option<Article> {
    let article = &quote.article;
    let pick = Pick { text: &quote.text, spans };
    let footnotes = article.footnotes.iter().flat_map(|note| pick.blocks(&note.blocks));
    let mut blocks: Vec<Block> = pick.blocks(&article.blocks).into_iter().chain(footnotes).collect();
    if spans.len() == 1 {
        while let Some(inner) = only_inner(&mut blocks) {
            blocks = inner;
        }
    }
    (!blocks.is_empty()).then(|| Article { blocks, footnotes: Vec::new(), ..article.clone() })
}

/// What a single container holds, where it is the only one.
fn only_inner(blocks: &mut [Block]) -> Option<Vec<Block>> {
    let [block] = blocks else { return None };
    match &mut block.kind {
        BlockKind::List { items, .. } => match items.as_mut_slice() {
            [item] => Some(std::mem::take(&mut item.blocks)),
            _ => None,
        },
        BlockKind::Quote(inner) | BlockKind::Callout { blocks: inner, .. } => Some(std::mem::take(inner)),
        BlockKind::Definitions(definitions) => match definitions.as_mut_slice() {
            [one] if one.term.is_empty() => Some(one.meanings.drain(..).flatten().collect()),
            [one] if one.meanings.is_empty() => {
                let term = std::mem::take(&mut one.term);
                Some(vec![Block { kind: BlockKind::Paragraph(term), ..block.clone() }])
            }
            _ => None,
        },
        _ => None,
    }
}

struct Pick<'a> {
    text: &'a str,
    spans: &'a [Span],
}

impl Pick<'_> {
    fn has(&self, span: Span) -> bool {
        self.spans.iter().any(|wanted| begins_in(*wanted, span))
    }

    fn blocks(&self, blocks: &[Block]) -> Vec<Block> {
        let mut html = false;
        (0..blocks.len()).filter_map(|at| self.block(&blocks[at], stretch(blocks, at), &mut html)).collect()
    }

    /// Raw HTML may be cut in the middle of an element, so it is quoted as it was written, once for all its pieces.
    fn block(&self, block: &Block, span: Span, html: &mut bool) -> Option<Block> {
        let some = |blocks: Vec<Block>| (!blocks.is_empty()).then_some(blocks);
        let kind = match &block.kind {
            BlockKind::List { start, tight, items } => self.list(*start, *tight, items)?,
            BlockKind::Quote(inner) => BlockKind::Quote(some(self.blocks(inner))?),
            BlockKind::Callout { kind, blocks } => {
                BlockKind::Callout { kind: *kind, blocks: some(self.blocks(blocks))? }
            }
            BlockKind::Definitions(definitions) => self.definitions(span, definitions)?,
            BlockKind::Table { columns, head, rows } if self.has(span) => BlockKind::Table {
                columns: columns.clone(),
                head: head.clone(),
                rows: self
                    .rows(block.span)
                    .into_iter()
                    .filter_map(|row| rows.get(row.checked_sub(1)?).cloned())
                    .collect(),
            },
            BlockKind::Html(_) if self.has(span) && !std::mem::replace(html, true) => BlockKind::Code {
                language: None,
                text: self.text.get(block.span.start..block.span.end)?.to_owned() + "\n",
            },
            BlockKind::Table { .. } | BlockKind::Html(_) | BlockKind::Rule => return None,
            leaf => self.has(span).then(|| leaf.clone())?,
        };
        Some(Block { kind, ..block.clone() })
    }

    fn list(&self, start: Option<u64>, tight: bool, items: &[ListItem]) -> Option<BlockKind> {
        let kept: Vec<(usize, ListItem)> = items
            .iter()
            .enumerate()
            .map(|(at, item)| (at, ListItem { task: item.task, blocks: self.blocks(&item.blocks) }))
            .filter(|(_, item)| !item.blocks.is_empty())
            .collect();
        let first = kept.first()?.0;
        let start = start.map(|start| start + first as u64);
        Some(BlockKind::List { start, tight, items: kept.into_iter().map(|(_, item)| item).collect() })
    }

    fn definitions(&self, list: Span, definitions: &[Definition]) -> Option<BlockKind> {
        let terms = self.terms(list, definitions);
        let kept = definitions.iter().enumerate().filter_map(|(at, one)| {
            let mut kept = one.clone();
            kept.meanings = one.meanings.iter().map(|inner| self.blocks(inner)).collect();
            kept.meanings.retain(|inner| !inner.is_empty());
            let wanted = terms.contains(&at);
            if !wanted {
                kept.term.clear();
            }
            (wanted || !kept.meanings.is_empty()).then_some(kept)
        });
        let kept: Vec<Definition> = kept.collect();
        (!kept.is_empty()).then_some(BlockKind::Definitions(kept))
    }

    /// The wanted rows of a table, 0 for its head.
    fn rows(&self, table: Span) -> Vec<usize> {
        let inside = self.spans.iter().filter(|span| begins_in(**span, table));
        inside.map(|span| row_of(self.text, table, *span)).collect()
    }

    /// The wanted terms of a definition list.
    fn terms(&self, list: Span, definitions: &[Definition]) -> Vec<usize> {
        let mut terms = Vec::new();
        for span in self.spans.iter().filter(|span| begins_in(**span, list)) {
            let meaning = definitions.iter().flat_map(|one| &one.meanings).flatten();
            if meaning.clone().any(|inner| begins_in(*span, inner.span)) {
                continue;
            }
            terms.extend(term_at(definitions, span.start, |at| terms.contains(at)));
        }
        terms
    }
}

/// Which row of a table begins at `row`, 0 for its head: each is one line, and the second only draws a line.
fn row_of(text: &str, table: Span, row: Span) -> usize {
    text.get(table.start..row.start).unwrap_or_default().matches('\n').count().saturating_sub(1)
}

/// The term that begins at a byte: the first free one whose meaning begins later.
fn term_at(definitions: &[Definition], start: usize, taken: impl Fn(&usize) -> bool) -> Option<usize> {
    let meaning =
        |at: usize| definitions[at..].iter().find_map(|one| Some(one.meanings.first()?.first()?.span.start));
    (0..definitions.len()).find(|at| meaning(*at).is_none_or(|meaning| meaning > start) && !taken(at))
}

fn begins_in(inner: Span, outer: Span) -> bool {
    (outer.start..outer.end.max(outer.start + 1)).contains(&inner.start)
}

/// What holds the unit at `span`, from without to within, and whether the unit begins an item of its list.
pub(super) fn place(article: &Article, span: Span) -> Option<(Vec<Holder>, bool)> {
    let mut holders = Vec::new();
    if let Some(item) = way(&article.blocks, span, &mut holders) {
        return Some((holders, item));
    }
    holders.push(Holder::Footnote);
    let item = article.footnotes.iter().find_map(|note| way(&note.blocks, span, &mut holders))?;
    Some((holders, item))
}

fn way(blocks: &[Block], span: Span, holders: &mut Vec<Holder>) -> Option<bool> {
    let block = &blocks[(0..blocks.len()).find(|at| begins_in(span, stretch(blocks, *at)))?];
    let depth = holders.len();
    let found = match &block.kind {
        BlockKind::List { items, .. } => {
            holders.push(Holder::List);
            items.iter().find_map(|item| {
                let inner = way(&item.blocks, span, holders)?;
                let begins = item.blocks.first().is_some_and(|first| begins_in(span, first.span));
                Some(inner || (begins && holders.len() == depth + 1))
            })
        }
        BlockKind::Quote(inner) => {
            holders.push(Holder::Quote);
            way(inner, span, holders)
        }
        BlockKind::Callout { blocks: inner, .. } => {
            holders.push(Holder::Callout);
            way(inner, span, holders)
        }
        BlockKind::Definitions(definitions) => {
            let mut inside = holders.clone();
            inside.push(Holder::Definitions);
            let meanings = definitions.iter().flat_map(|one| &one.meanings);
            let found = meanings.clone().find_map(|inner| way(inner, span, &mut inside));
            if found.is_some() {
                *holders = inside;
            }
            // A term belongs to the list itself, which nothing can be put into.
            return found.or(Some(false));
        }
        _ => Some(false),
    };
    if found.is_none() {
        holders.truncate(depth);
    }
    found
}

/// An article with what its blocks are named by.
pub(super) struct Source<'s> {
    /// The article.
    pub article: &'s Article,
    /// Its file.
    pub text: &'s str,
    /// Its links as the page has them.
    pub links: &'s [ResolvedLink],
}

/// The text of inline content; links without words of their own have their target's title.
fn titled(content: &[Inline], links: &[ResolvedLink]) -> String {
    let mut text = String::new();
    for inline in content {
        match inline {
            Inline::Link { index, content } if content.is_empty() => {
                text.push_str(links.get(*index).map_or("", |link| link.title.as_str()));
            }
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Isolate { content: inner, .. } => {
                text.push_str(&titled(inner, links))
            }
            other => text.push_str(&text_of(std::slice::from_ref(other))),
        }
    }
    text
}

/// The first words of the unit at `span`, in whole words and at most `most` letters.
pub(super) fn name(source: &Source<'_>, span: Span, most: usize) -> String {
    let article = source.article;
    let notes = article.footnotes.iter().map(|note| note.blocks.as_slice());
    let found = std::iter::once(article.blocks.as_slice())
        .chain(notes)
        .find_map(|blocks| words(source, blocks, span));
    let found = found.unwrap_or_default();
    let mut name = String::new();
    for word in found.split_whitespace() {
        if name.chars().count() + word.chars().count() >= most && !name.is_empty() {
            name.truncate(name.trim_end_matches(['.', ',', ';', ':', '،', '؛']).len());
            return name + "…";
        }
        let gap = if name.is_empty() { "" } else { " " };
        name.extend([gap, word]);
    }
    name
}

fn words(source: &Source<'_>, blocks: &[Block], span: Span) -> Option<String> {
    let Source { article, text, links } = source;
    let block = &blocks[(0..blocks.len()).find(|at| begins_in(span, stretch(blocks, *at)))?];
    match &block.kind {
        BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => Some(titled(content, links)),
        BlockKind::List { items, .. } => items.iter().find_map(|item| words(source, &item.blocks, span)),
        BlockKind::Quote(inner) | BlockKind::Callout { blocks: inner, .. } => words(source, inner, span),
        BlockKind::Code { text: code, .. } => {
            code.lines().find(|line| !line.trim().is_empty()).map(str::to_owned)
        }
        BlockKind::Figure(index) => article.images.get(*index).map(|image| image.alt.clone()),
        BlockKind::Definitions(definitions) => {
            let mut meanings = definitions.iter().flat_map(|one| &one.meanings);
            let term =
                || Some(titled(&definitions[term_at(definitions, span.start, |_| false)?].term, links));
            meanings.find_map(|inner| words(source, inner, span)).or_else(term)
        }
        BlockKind::Table { head, rows, .. } => {
            let row = row_of(text, block.span, span);
            let cells = row.checked_sub(1).map_or(Some(head), |row| rows.get(row))?;
            cells.iter().map(|cell| titled(&cell.content, links)).find(|words| !words.trim().is_empty())
        }
        BlockKind::Html(_) | BlockKind::Rule => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Reading, parse};
    use crate::lang::Lang;
    use crate::path::{EntryPath, SourcePath};
    use crate::source::Source as File;
    use crate::source::settings::HtmlPolicy;

    const TEXT: &str = "\
## Kop

- een
- twee
  - drie

> [!TIP]
> raad
>
> nog meer raad

| a | b |
|---|---|
| c | d |

term
: uitleg

zie [[x]] en **[[y]]** met een heel lang slot van een zin die niet in een lijst past[^1]

<details>

[^1]: noot
";

    fn read() -> Article {
        let lang = Lang::parse("nl").unwrap();
        let source = File { path: SourcePath::new("content/a/nl.md"), text: TEXT.into() };
        let entry = EntryPath::new("a");
        let languages = [lang.clone()];
        parse(
            &source,
            &Reading { entry: &entry, lang: &lang, languages: &languages, html: HtmlPolicy::Sanitize },
        )
        .value
    }

    fn span(word: &str) -> Span {
        let start = TEXT.find(word).unwrap();
        Span::new(start, start + word.len())
    }

    #[test]
    fn a_unit_is_held_by_what_stands_round_it() {
        let article = read();
        let at = |word: &str| place(&article, span(word)).unwrap();
        assert_eq!(at("## Kop"), (vec![], false));
        assert_eq!(at("twee"), (vec![Holder::List], true));
        assert_eq!(at("drie"), (vec![Holder::List, Holder::List], true));
        assert_eq!(at("nog meer"), (vec![Holder::Callout], false));
        assert_eq!(at("| c"), (vec![], false));
        assert_eq!(at("term"), (vec![], false));
        assert_eq!(at("uitleg"), (vec![Holder::Definitions], false));
        assert_eq!(at("noot"), (vec![Holder::Footnote], false));
    }

    #[test]
    fn a_unit_is_named_by_its_first_words() {
        let article = read();
        let link = |title: &str| ResolvedLink {
            href: String::new(),
            title: title.to_owned(),
            lang: None,
            lang_name: None,
            warning: None,
            external: false,
        };
        let links = [link("Iks"), link("Ypsilon")];
        let source = Source { article: &article, text: TEXT, links: &links };
        let named = |word: &str| name(&source, span(word), 30);
        assert_eq!(named("## Kop"), "Kop");
        assert_eq!(named("drie"), "drie");
        assert_eq!(named("| c"), "c");
        assert_eq!(named("| a"), "a");
        assert_eq!(named("term"), "term");
        assert_eq!(named("zie"), "zie Iks en Ypsilon met een…");
        assert_eq!(named("noot"), "noot");
    }

    #[test]
    fn a_part_keeps_what_holds_several_units_and_not_what_holds_one() {
        let quote = Quote { text: TEXT.into(), article: read(), links: Vec::new(), images: Vec::new() };
        let kinds = |words: &[&str]| {
            let spans: Vec<Span> = words.iter().map(|word| span(word)).collect();
            let part = part(&quote, &spans).unwrap();
            part.blocks.iter().map(|block| std::mem::discriminant(&block.kind)).collect::<Vec<_>>()
        };
        let of = |kind: BlockKind| std::mem::discriminant(&kind);
        let paragraph = of(BlockKind::Paragraph(Vec::new()));
        assert_eq!(kinds(&["drie"]), [paragraph]);
        assert_eq!(kinds(&["term"]), [paragraph]);
        assert_eq!(kinds(&["noot"]), [paragraph]);
        assert_eq!(kinds(&["uitleg"]), [paragraph]);
        let list = of(BlockKind::List { start: None, tight: true, items: Vec::new() });
        assert_eq!(kinds(&["een", "drie", "noot"]), [list, paragraph]);
        let table = of(BlockKind::Table { columns: Vec::new(), head: Vec::new(), rows: Vec::new() });
        assert_eq!(kinds(&["| c"]), [table]);
        // An element that goes on is quoted as it was written.
        assert_eq!(kinds(&["<details>"]), [of(BlockKind::Code { language: None, text: String::new() })]);
        assert!(part(&quote, &[Span::new(TEXT.len() + 9, TEXT.len() + 10)]).is_none());
    }
}
