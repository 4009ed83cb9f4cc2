//! One leaf block's inline content while it is being read.

use super::autolink;
use super::block::{Inline, Link, Target};
use super::html::Speaks;
use super::quotes;
use super::votes::{Votes, seen};
use crate::diag::Span;
use crate::lang::Direction;

/// How deep inline content may nest.
const DEPTH: usize = 64;

/// What a frame becomes when it closes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Struck out.
    Strikethrough,
    /// A link; a wiki link without words of its own drops what it holds.
    Link { index: usize, own_words: bool },
    /// Nothing: what it holds joins what is around it.
    Flat,
}

struct Frame {
    mark: Mark,
    content: Vec<Inline>,
    /// Elements of raw HTML that are open in it.
    html: Vec<(&'static str, Speaks)>,
    /// Elements that were opened around it and ended within: they close right after it.
    late: Vec<&'static str>,
}

impl Frame {
    fn new(mark: Mark) -> Self {
        Self { mark, content: Vec::new(), html: Vec::new(), late: Vec::new() }
    }
}

/// Inline content being read. One is used for all of an article's leaves.
#[derive(Default)]
pub(super) struct Leaf {
    content: Vec<Inline>,
    html: Vec<(&'static str, Speaks)>,
    frames: Vec<Frame>,
    text: String,
    /// Where pieces of `text` stand: offset in `text`, place in the source. A character reference or an escape may be
    /// longer in one or the other.
    places: Vec<(usize, Span)>,
    votes: Votes,
    /// All text that has a vote.
    heard: String,
    /// How many open elements say their language or direction.
    spoken_for: usize,
    /// Whether quotation marks, dashes or escapes call for a second pass.
    marks: bool,
    /// Which marks of `seen` occurred.
    seen: u8,
    /// How many open frames are links.
    links: usize,
}

/// A leaf that has been read.
pub(super) struct Finished {
    /// Its content.
    pub content: Vec<Inline>,
    /// Its letters and words.
    pub votes: Votes,
    /// Whether quotation marks, dashes or escapes call for a second pass.
    pub marks: bool,
    /// Which marks of `seen` occurred, before that pass.
    pub seen: u8,
}

impl Finished {
    /// Whether a look for phrases that run against `dir` can find any.
    pub fn may_have_phrases(&self, dir: Direction) -> bool {
        let against = if dir.is_rtl() { seen::AGAINST_RTL } else { seen::AGAINST_LTR };
        self.marks || self.seen & against != 0
    }
}

impl Leaf {
    /// Running text and its place in the source; `escaped` when a backslash stands before it.
    pub fn text(&mut self, text: &str, place: Span, escaped: bool) {
        self.places.push((self.text.len(), place));
        let mut rest = text.chars();
        match rest.next().filter(|_| escaped).and_then(quotes::kept) {
            Some(kept) => {
                self.marks = true;
                self.text.push(kept);
                let after = place.start + text.len() - rest.as_str().len();
                self.places.push((self.text.len(), Span::new(after, place.end)));
                self.text.push_str(rest.as_str());
            }
            None => self.text.push_str(text),
        }
    }

    /// Anything but text and frames.
    pub fn push(&mut self, inline: Inline, links: &mut Links) {
        self.flush(links);
        match &inline {
            Inline::Code(text) => {
                self.votes.read_words(text);
                self.seen |= seen::AGAINST_RTL;
            }
            Inline::SoftBreak | Inline::HardBreak => self.votes.pause(),
            _ => {}
        }
        self.heard.push(' ');
        self.content_now().push(inline);
    }

    /// Opens a frame. False when it is too deep, and its content will join what is around it.
    pub fn open(&mut self, mark: Mark, links: &mut Links) -> bool {
        self.flush(links);
        let fits = mark == Mark::Flat || self.frames.len() < DEPTH;
        let mark = if fits { mark } else { Mark::Flat };
        self.links += usize::from(matches!(mark, Mark::Link { .. }));
        self.frames.push(Frame::new(mark));
        fits
    }

    /// Closes the innermost frame.
    pub fn close(&mut self, links: &mut Links) {
        self.flush(links);
        self.close_html(0);
        let Some(frame) = self.frames.pop() else { return };
        self.take(frame.mark, frame.content);
        for name in frame.late {
            self.end_html(name, links);
        }
    }

    /// A closed frame's content.
    fn take(&mut self, mark: Mark, content: Vec<Inline>) {
        let inline = match mark {
            Mark::Emphasis => Inline::Emphasis(content),
            Mark::Strong => Inline::Strong(content),
            Mark::Strikethrough => Inline::Strikethrough(content),
            Mark::Link { index, own_words } => {
                self.links -= 1;
                let blank = |inline: &Inline| matches!(inline, Inline::Text(text) if text.trim().is_empty());
                let content = if own_words && !content.iter().all(blank) { content } else { Vec::new() };
                Inline::Link { index, content }
            }
            Mark::Flat => return self.content_now().extend(content),
        };
        self.content_now().push(inline);
    }

    /// Turns the text gathered so far into content.
    pub fn settle(&mut self, links: &mut Links) {
        self.flush(links);
    }

    /// Whether a link is open.
    pub fn in_link(&self) -> bool {
        self.links > 0
    }

    /// A start tag of raw HTML, written as `html`.
    pub fn open_html(&mut self, name: &'static str, html: String, speaks: Speaks, links: &mut Links) {
        self.flush(links);
        if self.html_now().len() < DEPTH {
            self.spoken_for += usize::from(speaks == Speaks::Yes);
            self.html_now().push((name, speaks));
            self.content_now().push(Inline::Html(html));
        }
    }

    /// An end tag of raw HTML: closes what was opened in the same frame, or after it what was opened around it.
    pub fn end_html(&mut self, name: &'static str, links: &mut Links) {
        self.flush(links);
        if let Some(at) = self.html_now().iter().rposition(|(open, _)| *open == name) {
            self.close_html(at);
        } else if let Some(frame) = self.frames.last_mut().filter(|frame| frame.late.len() < DEPTH) {
            frame.late.push(name);
        }
    }

    /// The end of the block.
    pub fn finish(&mut self, links: &mut Links) -> Finished {
        while !self.frames.is_empty() {
            self.close(links);
        }
        self.flush(links);
        self.close_html(0);
        let votes = std::mem::take(&mut self.votes);
        let marks = std::mem::take(&mut self.marks);
        let seen = std::mem::take(&mut self.seen);
        self.links = 0;
        self.spoken_for = 0;
        Finished { content: std::mem::take(&mut self.content), votes, marks, seen }
    }

    /// The text of the leaf that has been read, without code and addresses.
    pub fn heard(&self) -> &str {
        &self.heard
    }

    /// Makes room for the next leaf's text.
    pub fn forget(&mut self) {
        self.heard.clear();
    }

    fn content_now(&mut self) -> &mut Vec<Inline> {
        self.frames.last_mut().map_or(&mut self.content, |frame| &mut frame.content)
    }

    fn html_now(&mut self) -> &mut Vec<(&'static str, Speaks)> {
        self.frames.last_mut().map_or(&mut self.html, |frame| &mut frame.html)
    }

    fn close_html(&mut self, down_to: usize) {
        while self.html_now().len() > down_to {
            if let Some((name, speaks)) = self.html_now().pop() {
                self.spoken_for -= usize::from(speaks == Speaks::Yes);
                self.content_now().push(Inline::Html(format!("</{name}>")));
            }
        }
    }

    /// Turns the text gathered so far into content, bare addresses into links.
    fn flush(&mut self, links: &mut Links) {
        if self.text.is_empty() {
            return;
        }
        let before = self.votes;
        let seen = self.votes.read(&self.text);
        self.seen |= seen;
        self.marks |=
            seen & (seen::QUOTE | seen::DASHES) != 0 || seen & seen::STOPS != 0 && self.text.contains("...");
        let addresses = self.links == 0
            && (seen & seen::AT != 0
                || seen & seen::HOST != 0 && (self.text.contains("www.") || self.text.contains("WWW."))
                || seen & seen::SCHEME != 0 && self.text.contains("://"));
        let found = if addresses { autolink::find(&self.text) } else { Vec::new() };
        if found.is_empty() {
            self.hear(&before);
            let text = Inline::Text(self.text.as_str().to_owned());
            self.content_now().push(text);
        } else {
            self.votes = before;
            self.heard.push(' ');
            self.split(found, links);
        }
        self.text.clear();
        self.places.clear();
    }

    /// Text without addresses has been counted: it has a vote unless an element speaks for it.
    fn hear(&mut self, before: &Votes) {
        if self.spoken_for > 0 {
            self.votes.unsay(before);
            self.heard.push(' ');
        } else {
            self.heard.push_str(&self.text);
        }
    }

    fn split(&mut self, found: Vec<autolink::Found>, links: &mut Links) {
        let text = std::mem::take(&mut self.text);
        let mut done = 0;
        for mut address in found {
            self.piece(&text[done..address.range.start]);
            done = address.range.end;
            let mut shown = text[address.range.clone()].to_owned();
            quotes::restore(&mut shown);
            quotes::restore(&mut address.href);
            self.votes.read_words(&shown);
            let span = Span::new(self.place(address.range.start), self.place(address.range.end));
            let index = links.add(Target::Elsewhere(address.href), span, None);
            links.verbatim.push(index);
            self.content_now().push(Inline::Link { index, content: vec![Inline::Text(shown)] });
        }
        self.piece(&text[done..]);
    }

    fn piece(&mut self, text: &str) {
        if !text.is_empty() {
            let before = self.votes;
            self.votes.read(text);
            if self.spoken_for > 0 {
                self.votes.unsay(&before);
            } else {
                self.heard.push_str(text);
                self.heard.push(' ');
            }
            self.content_now().push(Inline::Text(text.to_owned()));
        }
    }

    /// Where an offset in the gathered text stands in the source.
    fn place(&self, offset: usize) -> usize {
        let at = self.places.partition_point(|(start, _)| *start <= offset).saturating_sub(1);
        self.places.get(at).map_or(0, |(start, place)| (place.start + (offset - start)).min(place.end))
    }
}

/// The article's links so far.
#[derive(Default)]
pub(super) struct Links {
    /// All of them.
    pub all: Vec<Link>,
    /// Those that show their address, by index, in order.
    pub verbatim: Vec<usize>,
}

impl Links {
    /// Adds a link.
    pub fn add(&mut self, target: Target, span: Span, title: Option<String>) -> usize {
        self.all.push(Link { target, span, title });
        self.all.len() - 1
    }
}
