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
    /// Text.
    Text(String),
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
            Node::Text(text) => text.len(),
            Node::Object(_, object) => object.map_or(0, char::len_utf8),
            Node::Group(_, children) => children.iter().map(Node::len).sum(),
        }
    }

    /// A group apart from its children, which begin at `start`; the content of anything else.
    pub fn open(self, start: usize) -> Result<(Group, Tree), Vec<Inline>> {
        match self {
            Node::Group(group, children) => Ok((group, Tree { start, nodes: children.into() })),
            other => {
                let mut out = Vec::new();
                other.write(&mut out);
                Err(out)
            }
        }
    }

    pub fn write(self, out: &mut Vec<Inline>) {
        match self {
            Node::Text(text) => out.push(Inline::Text(text)),
            Node::Object(content, _) => out.extend(content),
            Node::Group(group, children) => {
                let mut inner = Vec::with_capacity(children.len());
                children.into_iter().for_each(|child| child.write(&mut inner));
                out.extend(group.close(inner));
            }
        }
    }

    /// Divides it after `length` bytes of its text; what must stay whole goes to the left.
    fn divide(self, length: usize) -> (Node, Option<Node>) {
        match self {
            Node::Text(mut text) if text.is_char_boundary(length) => {
                let right = text.split_off(length);
                (Node::Text(text), Some(Node::Text(right)))
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

    fn text(&self, out: &mut String) {
        match self {
            Node::Text(text) => out.push_str(text),
            Node::Object(_, object) => out.extend(*object),
            Node::Group(_, children) => children.iter().for_each(|child| child.text(out)),
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
    /// Reads content.
    pub fn read(content: Vec<Inline>) -> Tree {
        Tree { start: 0, nodes: nodes(content).into() }
    }

    pub fn text(&self) -> String {
        let mut out = String::new();
        self.nodes.iter().for_each(|node| node.text(&mut out));
        out
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
    pub fn pop(&mut self, out: &mut Vec<Inline>) {
        if let Some(node) = self.nodes.pop_front() {
            self.start += node.len();
            node.write(out);
        }
    }

    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Writes all that is left.
    pub fn write(self, out: &mut Vec<Inline>) {
        self.nodes.into_iter().for_each(|node| node.write(out));
    }
}

fn nodes(content: Vec<Inline>) -> Vec<Node> {
    let mut reader = Reader::default();
    for inline in content {
        let node = match inline {
            Inline::Text(text) | Inline::Term { text, .. } => Node::Text(text),
            Inline::Emphasis(inner) => Node::Group(Group::Emphasis, nodes(inner)),
            Inline::Strong(inner) => Node::Group(Group::Strong, nodes(inner)),
            Inline::Strikethrough(inner) => Node::Group(Group::Strikethrough, nodes(inner)),
            Inline::Link { index, content } if !content.is_empty() => {
                Node::Group(Group::Link(index), nodes(content))
            }
            Inline::Isolate { lang, dir, content } => {
                let empty = Inline::Isolate { lang, dir, content: Vec::new() };
                Node::Group(Group::Isolate(Box::new(empty)), nodes(content))
            }
            Inline::Html(html) => {
                reader.html(html);
                continue;
            }
            Inline::SoftBreak => Node::Object(vec![Inline::SoftBreak], Some('\n')),
            Inline::HardBreak => Node::Object(vec![Inline::HardBreak], Some(BREAK)),
            Inline::Code(code) => Node::Object(vec![Inline::Code(code)], Some(CODE)),
            Inline::FootnoteRef { index, nth } => {
                Node::Object(vec![Inline::FootnoteRef { index, nth }], Some(NOTE))
            }
            other @ (Inline::Link { .. } | Inline::Image(_)) => Node::Object(vec![other], Some(OBJECT)),
        };
        reader.nodes.push(node);
    }
    reader.finish()
}

/// Puts the tags of raw HTML together to elements.
#[derive(Default)]
struct Reader {
    nodes: Vec<Node>,
    /// Open elements: name, start tag, and what stood before it.
    open: Vec<(String, String, Vec<Node>)>,
}

impl Reader {
    fn html(&mut self, html: String) {
        let closing = html.strip_prefix("</");
        let rest = closing.or(html.strip_prefix('<')).unwrap_or("");
        let length = rest.find(|found: char| !found.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let name = rest[..length].to_ascii_lowercase();
        let one_tag = html.ends_with('>') && html.matches('<').count() == 1;
        if name.is_empty() || !one_tag {
            // A comment, or several tags at once, as trusted HTML may have them.
            return self.nodes.push(wall(html));
        }
        if closing.is_some() {
            return self.close(&name, html);
        }
        if VOID.contains(&name.as_str()) || html.ends_with("/>") {
            let object = match name.as_str() {
                "br" | "hr" => Some(BREAK),
                "wbr" => None,
                _ => Some(OBJECT),
            };
            return self.nodes.push(Node::Object(vec![Inline::Html(html)], object));
        }
        self.open.push((name, html, take(&mut self.nodes)));
    }

    fn close(&mut self, name: &str, html: String) {
        if !self.open.iter().any(|(open, ..)| open == name) {
            return self.nodes.push(wall(html));
        }
        while let Some((opened, open, before)) = self.open.pop() {
            let inner = std::mem::replace(&mut self.nodes, before);
            if opened != name {
                self.nodes.push(wall(open));
                self.nodes.extend(inner);
                continue;
            }
            let isolates = matches!(name, "bdi" | "bdo") || open.to_ascii_lowercase().contains(" dir=");
            let group = Group::Html(opened, open, html);
            let node = Node::Group(group, inner);
            self.nodes.push(if isolates { opaque(node) } else { node });
            return;
        }
    }

    fn finish(mut self) -> Vec<Node> {
        while let Some((_, open, before)) = self.open.pop() {
            let inner = std::mem::replace(&mut self.nodes, before);
            self.nodes.push(wall(open));
            self.nodes.extend(inner);
        }
        self.nodes
    }
}

/// A tag without a partner: nothing is wrapped across it.
fn wall(html: String) -> Node {
    Node::Object(vec![Inline::Html(html)], Some(BREAK))
}

/// What its author isolated is left as it is.
fn opaque(node: Node) -> Node {
    let mut content = Vec::new();
    node.write(&mut content);
    Node::Object(content, Some(OBJECT))
}
