//! Phrases that run against their block, isolated in its inline content.
//!
//! 1. The content is read as one text, in which code, images and the like are single characters (`lang::phrases`), and
//!    as a tree, raw HTML included.
//! 2. Where a phrase and a link overlap in part, the phrase is cut at the link's edge: a link is never divided.
//!    Emphasis is: of `**עברית Word** Online` the words in Latin letters become one phrase.
//! 3. Each phrase is wrapped at the highest level where it is whole.

mod tree;

use std::ops::Range;

use self::tree::{Node, Tree};
use super::block::Inline;
use crate::lang::phrases::{self, Base, Phrase};
use crate::lang::{Direction, Lang};

/// The block that content stands in.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// Its direction.
    pub dir: Direction,
    /// Its language, as far as is known.
    pub lang: &'a Lang,
    /// All languages of the site.
    pub languages: &'a [Lang],
}

/// Isolates the phrases of a block.
pub(super) fn phrases(content: &mut Vec<Inline>, place: &Place<'_>) {
    if !may_have(content, place.dir) {
        return;
    }
    let (tree, text) = Tree::read(std::mem::take(content));
    let whole = tree.whole();
    let found = phrases::find(&text, Base::new(place.dir, place.lang));
    let found: Vec<Phrase> = found.into_iter().flat_map(|phrase| cut(phrase, &whole, &text)).collect();
    *content = Writer { place, text: &text }.level(tree, &found);
}

/// Whether there is anything to look for.
fn may_have(content: &[Inline], dir: Direction) -> bool {
    let in_text = content.iter().any(|inline| match inline {
        Inline::Text(text) => phrases::may_have(text, dir),
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) => {
            may_have(inner, dir)
        }
        Inline::Link { content, .. } => may_have(content, dir),
        _ => false,
    });
    let is_code = |inline: &&Inline| matches!(inline, Inline::Code(_));
    in_text || dir.is_rtl() && content.iter().filter(is_code).count() > 1
}

/// Cuts a phrase at the edges of links that it shares only a part with.
fn cut(phrase: Phrase, whole: &[Range<usize>], text: &str) -> Vec<Phrase> {
    let Range { start, end } = phrase.range;
    let crosses = |one: &&Range<usize>| {
        let inside = one.start <= start && end <= one.end;
        let outside = start <= one.start && one.end <= end;
        one.start < end && start < one.end && !inside && !outside
    };
    let Some(one) = whole.iter().find(crosses) else {
        let Phrase { range, dir, inner } = phrase;
        let inner = inner.into_iter().flat_map(|inner| cut(inner, whole, text)).collect();
        return vec![Phrase { range, dir, inner }];
    };
    let at = if one.start > start { one.start } else { one.end };
    let part = |range: Range<usize>| {
        let (before, after) = (&text[..range.end], &text[range.start..]);
        let trimmed = range.start + after.len() - after.trim_start().len()..before.trim_end().len();
        let within = |inner: &&Phrase| trimmed.start <= inner.range.start && inner.range.end <= trimmed.end;
        let inner = phrase.inner.iter().filter(within).cloned().collect();
        Phrase { range: trimmed, dir: phrase.dir, inner }
    };
    let parts = [part(start..at), part(at..end)];
    parts
        .into_iter()
        .filter(|part| part.range.start < part.range.end)
        .flat_map(|part| cut(part, whole, text))
        .collect()
}

struct Writer<'a> {
    place: &'a Place<'a>,
    text: &'a str,
}

impl Writer<'_> {
    /// Wraps the phrases of one level, which are in order.
    fn level(&self, mut rest: Tree, phrases: &[Phrase]) -> Vec<Inline> {
        let mut out = Vec::new();
        let mut next = 0;
        while let Some(phrase) = phrases.get(next) {
            let Range { start, end } = phrase.range;
            let Some(front) = rest.front() else { break };
            if front.end <= start {
                rest.pop(self.text, &mut out);
            } else if start < front.start {
                // Cut away by a link: the phrase begins where nothing can be divided.
                next += 1;
            } else if front.group && end <= front.end && (start, end) != (front.start, front.end) {
                let mut last = next;
                while phrases.get(last).is_some_and(|phrase| phrase.range.end <= front.end) {
                    last += 1;
                }
                let stop = phrases.get(last).map_or(front.end, |after| after.range.start.min(front.end));
                let at = front.start;
                for node in rest.take(stop) {
                    self.inside(node, at, &phrases[next..last], &mut out);
                }
                next = last;
            } else {
                rest.take(start).into_iter().for_each(|node| node.write(self.text, &mut out));
                let content = rest.taken(end);
                if !content.is_empty() {
                    out.push(self.isolated(phrase, content));
                }
                next += 1;
            }
        }
        rest.write(self.text, &mut out);
        out
    }

    /// A group with the phrases that lie in it.
    fn inside(&self, node: Node, at: usize, phrases: &[Phrase], out: &mut Vec<Inline>) {
        match node.open(at, self.text) {
            Ok((group, children)) => out.extend(group.close(self.level(children, phrases))),
            Err(content) => out.extend(content),
        }
    }

    fn isolated(&self, phrase: &Phrase, content: Tree) -> Inline {
        let Place { lang, languages, .. } = self.place;
        let lang = phrases::language_of(&self.text[phrase.range.clone()], phrase.dir, lang, languages);
        Inline::Isolate { lang, dir: phrase.dir, content: self.level(content, &phrase.inner) }
    }
}

#[cfg(test)]
mod tests;
