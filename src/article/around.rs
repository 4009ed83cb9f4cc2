//! Elements of raw HTML that go on from block to block, and what they say of language and direction.

use super::html::spanning;
use super::script::Said;
use super::tags::{Tag, tags};
use crate::lang::{Direction, Lang};

/// The elements that are open at a place in an article. A reader and a writer that go through the same blocks have the
/// same elements open.
#[derive(Clone, Debug, Default)]
pub struct Around(Vec<Element>);

#[derive(Clone, Debug)]
struct Element {
    name: &'static str,
    said: Said,
}

impl Around {
    /// Goes past a block of raw HTML: what it leaves open is open, what it closes is closed.
    pub fn pass(&mut self, html: &str) {
        for tag in tags(html) {
            let Some(name) = spanning(tag.name) else { continue };
            if !tag.closing {
                self.0.push(Element { name, said: attributes(&tag) });
            } else if let Some(at) = self.0.iter().rposition(|open| open.name == name) {
                self.0.truncate(at);
            }
        }
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.0.len()
    }

    /// Closes elements until `depth` are open.
    pub fn close_to(&mut self, depth: usize) {
        self.0.truncate(depth);
    }

    /// The language that HTML gives to what is here; `None` where no element says one.
    pub fn lang(&self) -> Option<&Lang> {
        self.0.iter().rev().find_map(|open| open.said.lang.as_ref())
    }

    /// The direction that HTML gives to what is here. An element with a language and no direction hands on the direction
    /// around it (HTML, *The dir attribute*).
    pub fn dir(&self) -> Option<Direction> {
        self.0.iter().rev().find_map(|open| open.said.dir)
    }

    /// What an editor means by it: a direction that was said before another language was is not meant for that language.
    pub fn said(&self) -> Option<Said> {
        let mut all = Said::default();
        for open in &self.0 {
            if open.said.lang.is_some() {
                all = open.said.clone();
            }
            all.dir = open.said.dir.or(all.dir);
        }
        (!all.is_empty()).then_some(all)
    }
}

fn attributes(tag: &Tag<'_>) -> Said {
    let mut said = Said::default();
    for (name, value) in tag.attributes() {
        if name.eq_ignore_ascii_case("lang") && said.lang.is_none() {
            said.lang = Lang::parse(value).ok();
        } else if name.eq_ignore_ascii_case("dir") && said.dir.is_none() {
            said.dir = direction(value);
        }
    }
    said
}

/// The value of a `dir` attribute; `None` for `auto` and for what makes no sense.
pub(super) fn direction(value: &str) -> Option<Direction> {
    match value {
        "ltr" => Some(Direction::Ltr),
        "rtl" => Some(Direction::Rtl),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(html: &[&str]) -> (String, &'static str) {
        let mut around = Around::default();
        html.iter().for_each(|html| around.pass(html));
        let said = around.said().unwrap_or_default();
        let lang = said.lang.as_ref().map_or("-".to_owned(), Lang::to_string);
        (lang, said.direction().map_or("-", Direction::as_str))
    }

    #[test]
    fn the_innermost_word_counts() {
        assert_eq!(after(&["<div lang=en dir='ltr'>"]), ("en".into(), "ltr"));
        assert_eq!(after(&["<div lang=\"en\" dir=\"ltr\">", "<section lang=he>"]), ("he".into(), "rtl"));
        assert_eq!(after(&["<div lang=he>", "<div dir=ltr>"]), ("he".into(), "ltr"));
        assert_eq!(after(&["<div dir=ltr>", "<div class=x>", "</div>"]), ("-".into(), "ltr"));
        assert_eq!(after(&["<div lang=nl><p>x</p></div>"]), ("-".into(), "-"));
        assert_eq!(after(&["<div lang=english dir=up>"]), ("-".into(), "-"));
        assert_eq!(after(&["<div dir=auto>", "</section></div></div>"]), ("-".into(), "-"));
    }
}
