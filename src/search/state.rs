//! What is kept of one language's index for the next build, as bytes.

use super::lists::Form;
use crate::digest::Key;

/// What was made of a language.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct State<'a> {
    /// The hash of all that its files were made from.
    pub made_from: u128,
    /// Its files with their keys.
    pub files: Vec<(&'a str, Key)>,
    /// The slots of its articles, sorted, each with the hash of what its words were gathered from.
    pub articles: Vec<(u32, Key)>,
    /// Its forms, sorted by key and text.
    pub forms: Vec<Form<'a>>,
}

impl<'a> State<'a> {
    /// Reads what [`State::to_bytes`] wrote; `None` of anything else.
    pub fn of(bytes: &'a [u8]) -> Option<State<'a>> {
        let mut from = Reader(bytes);
        let made_from = from.wide()?;
        let files =
            (0..from.number()?).map(|_| Some((from.text()?, Key(from.wide()?)))).collect::<Option<_>>()?;
        let articles =
            (0..from.number()?).map(|_| Some((from.number()?, Key(from.wide()?)))).collect::<Option<_>>()?;
        let mut forms = Vec::new();
        while !from.0.is_empty() {
            let key = from.text()?;
            for _ in 0..from.number()? {
                forms.push(Form { text: from.text()?, key, list: from.text()?.into() });
            }
        }
        Some(State { made_from, files, articles, forms })
    }

    /// The hash of what a language's files were made from, and these, without a look at its words.
    pub fn files(bytes: &'a [u8]) -> Option<(u128, Vec<(&'a str, Key)>)> {
        let mut from = Reader(bytes);
        let made_from = from.wide()?;
        let files =
            (0..from.number()?).map(|_| Some((from.text()?, Key(from.wide()?)))).collect::<Option<_>>()?;
        Some((made_from, files))
    }

    /// The state as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer(Vec::new());
        out.wide(self.made_from);
        out.number(self.files.len());
        for (url, key) in &self.files {
            out.text(url);
            out.wide(key.0);
        }
        out.number(self.articles.len());
        for (slot, key) in &self.articles {
            out.number(*slot as usize);
            out.wide(key.0);
        }
        for group in self.forms.chunk_by(|a, b| a.key == b.key) {
            out.text(group.first().map_or("", |form| form.key));
            out.number(group.len());
            for form in group {
                out.text(form.text);
                out.text(&form.list);
            }
        }
        out.0
    }
}

/// Takes values from the beginning of bytes.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (first, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(first)
    }

    fn number(&mut self) -> Option<u32> {
        let mut value = 0;
        for shift in (0..32).step_by(7) {
            let byte = *self.bytes(1)?.first()?;
            value |= u32::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    fn wide(&mut self) -> Option<u128> {
        Some(u128::from_le_bytes(self.bytes(16)?.try_into().ok()?))
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        std::str::from_utf8(self.bytes(length as usize)?).ok()
    }
}

/// Puts values behind bytes.
struct Writer(Vec<u8>);

impl Writer {
    fn number(&mut self, mut value: usize) {
        while value >= 0x80 {
            self.0.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.0.push(value as u8);
    }

    fn wide(&mut self, value: u128) {
        self.0.extend(value.to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.extend(text.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_comes_back() {
        let form = |text, key, list: &'static str| Form { text, key, list: list.into() };
        let state = State {
            made_from: u128::MAX - 7,
            files: vec![("assets/search/he/root.js", Key(9)), ("ü", Key(1 << 100))],
            articles: vec![(0, Key(3)), (200, Key(4)), (1 << 30, Key(5))],
            forms: vec![form("א", "א", " !"), form("אב", "א", ""), form("ב", "ב", "~")],
        };
        let bytes = state.to_bytes();
        assert_eq!(State::of(&bytes).unwrap(), state);
        assert_eq!(State::files(&bytes).unwrap(), (state.made_from, state.files.clone()));
        assert_eq!(State::of(&bytes[..bytes.len() - 1]), None);
        assert_eq!(State::of(&[]), None);
    }
}
