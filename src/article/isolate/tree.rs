//! Inline content as a tree that can be divided at any place of its text.

use std::collections::VecDeque;
use std::mem::take;
use std::ops::Range;

use crate::article::block::Inline;
use crate::lang::phrases::{BREAK, CODE, NOTE, OBJECT};

/// Elements of HTML that end a line, or stand in it like a letter, or not at all.
const VOID: [&str; 4] = ["br", "wbr", "img", "hr"];
/// Elements that may be divided, where they have no attributes.
const DIVISIBLE: [&str; 9] = ["b", "strong", "i", "em", "u", "s", "del", "small", "mark"];

/// A piece of content.
pub(super) enum Node {
    /// Text: where it stands in the text of the whole.
    Text(Range<usize>),
    /// Anything without text of its own, and what stands for it in the text.
    Object(Vec<Inline>, Option<char>),
    /// What holds others.
    Group(Group, Vec<Node>),
}

/// What holds others.
pub(super) enum Group {
    Emphasis,
    Strong,
    Strikethrough,
    Link(usize),
    Isolate(Box<Inline>),
    /// An element of raw HTML: its name and its tags.
    Html(String, String, String),
}

impl Group {
    /// What it is with `content` in it.
    pub fn close(self, mut content: Vec<Inline>) -> Vec<Inline> {
        vec![match self {
            Group::Emphasis => Inline::Emphasis(content),
            Group::Strong => Inline::Strong(content),
            Group::Strikethrough => Inline::Strikethrough(content),
            Group::Link(index) => Inline::Link { index, content },
            Group::Isolate(mut isolate) => {
                if let Inline::Isolate { content: inner, .. } = &mut *isolate {
                    *inner = content;
                }
                *isolate
            }
            Group::Html(_, open, close) => {
                content.insert(0, Inline::Html(open));
                content.push(Inline::Html(close));
                return content;
            }
        }]
    }

    /// Two of the same; `None` where it must stay one.
    fn twin(&self) -> Option<Group> {
        match self {
            Group::Emphasis => Some(Group::Emphasis),
            Group::Strong => Some(Group::Strong),
            Group::Strikethrough => Some(Group::Strikethrough),
            Group::Html(name, open, close) if is_divisible(name, open) => {
                Some(Group::Html(name.clone(), open.clone(), close.clone()))
            }
            Group::Link(_) | Group::Isolate(_) | Group::Html(..) => None,
        }
    }
}

fn is_divisible(name: &str, open: &str) -> bool {
    DIVISIBLE.contains(&name) && open.len() == name.len() + 2
}

impl Node {
    fn len(&self) -> usize {
        match self {
            Node::Text(range) => range.len(),
            Node::Object(_, object) => object.map_or(0, char::len_utf8),
            Node::Group(_, children) => children.iter().map(Node::len).sum(),
        }
    }

    /// A group apart from its children, which begin at `start`; the content of anything else.
    pub fn open(self, start: usize, text: &str) -> Result<(Group, Tree), Vec<Inline>> {
        match self {
            Node::Group(group, children) => Ok((group, Tree { start, nodes: children.into() })),
            other => {
                let mut out = Vec::new();
                other.write(text, &mut out);
                Err(out)
            }
        }
    }

    /// Writes it as content; `text` is that of the whole.
    pub fn write(self, text: &str, out: &mut Vec<Inline>) {
        match self {
            Node::Text(range) => out.push(Inline::Text(text.get(range).unwrap_or_default().to_owned())),
            Node::Object(content, _) => out.extend(content),
            Node::Group(group, children) => {
                let mut inner = Vec::with_capacity(children.len());
                children.into_iter().for_each(|child| child.write(text, &mut inner));
                out.extend(group.close(inner));
            }
        }
    }

    /// Divides it after `length` bytes of its text; what must stay whole goes to the left.
    fn divide(self, length: usize) -> (Node, Option<Node>) {
        match self {
            Node::Text(Range { start, end }) => {
                (Node::Text(start..start + length), Some(Node::Text(start + length..end)))
            }
            Node::Group(group, children) => {
                let Some(twin) = group.twin() else { return (Node::Group(group, children), None) };
                let mut tree = Tree { start: 0, nodes: children.into() };
                let left = tree.take(length);
                let right = Vec::from(tree.nodes);
                let right = (!right.is_empty()).then_some(Node::Group(twin, right));
                (Node::Group(group, left), right)
            }
            other => (other, None),
        }
    }

    /// Where stands, in the text, what must stay whole.
    fn whole(&self, start: usize, out: &mut Vec<Range<usize>>) {
        if let Node::Group(group, children) = self {
            if group.twin().is_none() {
                out.push(start..start + self.len());
            }
            let mut at = start;
            for child in children {
                child.whole(at, out);
                at += child.len();
            }
        }
    }
}

/// A row of nodes, of which the front ones are taken first.
pub(super) struct Tree {
    start: usize,
    nodes: VecDeque<Node>,
}

/// Where the first node stands in the text, and whether it holds others.
pub(super) struct Front {
    pub group: bool,
    pub start: usize,
    pub end: usize,
}

impl Tree {
    /// Reads content, and its text.
    pub fn read(content: Vec<Inline>) -> (Tree, String) {
        let mut text = String::new();
        let nodes = nodes(content, &mut text);
        (Tree { start: 0, nodes: nodes.into() }, text)
    }

    /// Where links and elements stand that must stay whole.
    pub fn whole(&self) -> Vec<Range<usize>> {
        let (mut out, mut at) = (Vec::new(), self.start);
        for node in &self.nodes {
            node.whole(at, &mut out);
            at += node.len();
        }
        out
    }

    pub fn front(&self) -> Option<Front> {
        let node = self.nodes.front()?;
        let group = matches!(node, Node::Group(..));
        Some(Front { group, start: self.start, end: self.start + node.len() })
    }

    /// The nodes before a place of the text, the last of them divided there if need be.
    pub fn take(&mut self, until: usize) -> Vec<Node> {
        let mut out = Vec::new();
        while self.start < until {
            let Some(node) = self.nodes.pop_front() else { break };
            let length = node.len();
            let (left, right) =
                if self.start + length > until { node.divide(until - self.start) } else { (node, None) };
            self.start += left.len();
            out.push(left);
            if let Some(right) = right {
                self.nodes.push_front(right);
            }
        }
        out
    }

    /// The same as a tree.
    pub fn taken(&mut self, until: usize) -> Tree {
        let start = self.start;
        Tree { start, nodes: self.take(until).into() }
    }

    /// Writes the first node.
    pub fn pop(&mut self, text: &str, out: &mut Vec<Inline>) {
        if let Some(node) = self.nodes.pop_front() {
            self.start += node.len();
            node.write(text, out);
        }
    }

    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Writes all that is left.
    pub fn write(self, text: &str, out: &mut Vec<Inline>) {
        self.nodes.into_iter().for_each(|node| node.write(text, out));
    }
}

fn nodes(content: Vec<Inline>, text: &mut String) -> Vec<Node> {
    let paired = paired(&content);
    let mut reader = Reader { nodes: Vec::with_capacity(content.len()), open: Vec::new(), text };
    for (inline, paired) in content.into_iter().zip(paired) {
        match inline {
            Inline::Html(html) => reader.html(html, paired),
            other => reader.inline(other),
        }
    }
    reader.nodes
}

/// Which pieces are tags of raw HTML that make an element together with another one. What is sanitised has no others.
fn paired(content: &[Inline]) -> Vec<bool> {
    let mut paired = vec![false; content.len()];
    let mut open: Vec<(usize, &str)> = Vec::new();
    for (at, inline) in content.iter().enumerate() {
        let Inline::Html(html) = inline else { continue };
        match Tag::of(html) {
            Tag::Opens(name) => open.push((at, name)),
            Tag::Closes(name) => {
                let back = open.iter().rev().take(64).position(|(_, open)| open.eq_ignore_ascii_case(name));
                if let Some(opened) = back.and_then(|back| open.drain(open.len() - back - 1..).next()) {
                    (paired[opened.0], paired[at]) = (true, true);
                }
            }
            Tag::Other(_) => {}
        }
    }
    paired
}

/// What a piece of raw HTML is.
enum Tag<'a> {
    Opens(&'a str),
    Closes(&'a str),
    /// An element without content, by its name; a comment, or several tags at once, as trusted HTML may have them.
    Other(&'a str),
}

impl Tag<'_> {
    fn of(html: &str) -> Tag<'_> {
        let closing = html.strip_prefix("</");
        let rest = closing.or(html.strip_prefix('<')).unwrap_or("");
        let length = rest.find(|found: char| !found.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let name = &rest[..length];
        if name.is_empty() || !html.ends_with('>') || html.matches('<').count() != 1 {
            return Tag::Other("");
        }
        match closing {
            Some(_) => Tag::Closes(name),
            None if html.ends_with("/>") || VOID.iter().any(|void| void.eq_ignore_ascii_case(name)) => {
                Tag::Other(name)
            }
            None => Tag::Opens(name),
        }
    }
}

/// Puts the tags of raw HTML together to elements.
struct Reader<'a> {
    nodes: Vec<Node>,
    /// Open elements.
    open: Vec<Open>,
    /// The text of the whole so far.
    text: &'a mut String,
}

/// An element of raw HTML that is open: its name, its start tag, what stood before it, and where its text begins.
struct Open {
    name: String,
    tag: String,
    before: Vec<Node>,
    start: usize,
}

impl Reader<'_> {
    fn inline(&mut self, inline: Inline) {
        match inline {
            Inline::Text(words) | Inline::Term { text: words, .. } => {
                let start = self.text.len();
                self.text.push_str(&words);
                self.nodes.push(Node::Text(start..self.text.len()));
            }
            Inline::Emphasis(inner) => self.group(Group::Emphasis, inner),
            Inline::Strong(inner) => self.group(Group::Strong, inner),
            Inline::Strikethrough(inner) => self.group(Group::Strikethrough, inner),
            Inline::Link { index, content } if !content.is_empty() => self.group(Group::Link(index), content),
            Inline::Isolate { lang, dir, content } => {
                let empty = Inline::Isolate { lang, dir, content: Vec::new() };
                self.group(Group::Isolate(Box::new(empty)), content);
            }
            Inline::Html(html) => self.html(html, false),
            Inline::SoftBreak => self.object(Inline::SoftBreak, Some('\n')),
            Inline::HardBreak => self.object(Inline::HardBreak, Some(BREAK)),
            Inline::Code(code) => self.object(Inline::Code(code), Some(CODE)),
            note @ Inline::FootnoteRef { .. } => self.object(note, Some(NOTE)),
            other @ (Inline::Link { .. } | Inline::Image(_)) => self.object(other, Some(OBJECT)),
        }
    }

    fn group(&mut self, group: Group, content: Vec<Inline>) {
        let children = nodes(content, self.text);
        self.nodes.push(Node::Group(group, children));
    }

    fn object(&mut self, inline: Inline, stand_in: Option<char>) {
        self.text.extend(stand_in);
        self.nodes.push(Node::Object(vec![inline], stand_in));
    }

    fn html(&mut self, html: String, paired: bool) {
        match Tag::of(&html) {
            Tag::Opens(name) if paired => {
                let (name, before) = (name.to_ascii_lowercase(), take(&mut self.nodes));
                self.open.push(Open { name, tag: html, before, start: self.text.len() });
            }
            Tag::Closes(_) if paired => self.close(html),
            // Nothing is wrapped across a tag without a partner.
            Tag::Opens(_) | Tag::Closes(_) | Tag::Other("") => self.object(Inline::Html(html), Some(BREAK)),
            Tag::Other(name) => {
                let stand_in = match name.to_ascii_lowercase().as_str() {
                    "br" | "hr" => Some(BREAK),
                    "wbr" => None,
                    _ => Some(OBJECT),
                };
                self.object(Inline::Html(html), stand_in);
            }
        }
    }

    fn close(&mut self, html: String) {
        let Some(Open { name, tag, before, start }) = self.open.pop() else {
            return self.object(Inline::Html(html), Some(BREAK));
        };
        let inner = std::mem::replace(&mut self.nodes, before);
        let isolates = matches!(name.as_str(), "bdi" | "bdo") || tag.to_ascii_lowercase().contains(" dir=");
        let node = Node::Group(Group::Html(name, tag, html), inner);
        if isolates {
            // What its author isolated is left as it is.
            let mut content = Vec::new();
            node.write(self.text, &mut content);
            self.text.truncate(start);
            self.text.push(OBJECT);
            self.nodes.push(Node::Object(content, Some(OBJECT)));
        } else {
            self.nodes.push(node);
        }
    }
}
