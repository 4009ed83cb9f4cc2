//! The files of words as the last build made them.

use std::ops::Range;

use rayon::prelude::*;

use super::Desk;
use super::coding::Cursor;
use super::shards::{ALIAS, Group};
use super::state::State;
use super::strings::Strings;
use crate::library::LangId;

/// What the last build made of a language.
#[derive(Default)]
pub(super) struct Kept {
    /// What it was made from, and of what files it consists.
    pub state: State,
    /// The files of terms.
    pub terms: Vec<File>,
    /// The files of words by length, for spelling help.
    pub words: Vec<(u32, String)>,
}

impl Kept {
    /// Reads what is kept of a language's files; `None` where any is gone.
    pub fn read(state: State, lang: LangId, desk: &dyn Desk) -> Option<Kept> {
        let data = |key| String::from_utf8(desk.kept(lang, key)?).ok();
        let terms =
            state.shards.par_iter().map(|shard| File::read(data(shard.key)?)).collect::<Option<_>>()?;
        let words = state.words.iter().map(|(length, key)| Some((*length, data(*key)?)));
        let words = words.collect::<Option<_>>()?;
        Some(Kept { state, terms, words })
    }
}

/// A file of terms.
pub(super) struct File {
    data: String,
    /// The keys of its groups.
    keys: Strings,
    groups: Vec<Span>,
}

/// Where a group is.
struct Span {
    flags: u32,
    body: Range<usize>,
}

impl File {
    /// Reads what [`super::shards::encode`] wrote.
    pub fn read(data: String) -> Option<File> {
        let (mut keys, mut groups) = (Strings::default(), Vec::new());
        let (mut from, mut key) = (Cursor::of(&data), String::new());
        while from.left() > 0 {
            from.front_coded(&mut key)?;
            keys.add(|keys| keys.push_str(&key));
            let flags = from.number()?;
            let body = from.text()?.len();
            let end = data.len() - from.left();
            groups.push(Span { flags, body: end - body..end });
        }
        Some(File { data, keys, groups })
    }

    /// How many groups there are.
    pub fn len(&self) -> usize {
        self.groups.len()
    }

    /// Its groups; `file` is its own number.
    pub fn groups(&self, file: usize) -> impl Iterator<Item = Group<'_>> {
        self.groups.iter().enumerate().map(move |(at, span)| {
            let key = self.keys.get(at);
            Group { key, flags: span.flags, body: &self.data[span.body.clone()], file: Some(file as u32) }
        })
    }

    /// Its groups that have forms.
    pub fn words(&self) -> impl Iterator<Item = Group<'_>> {
        self.groups(0).filter(|group| group.flags & ALIAS == 0)
    }
}

/// Goes through the forms of a group that has forms: text, the keys of a compound's parts, postings.
pub(super) fn each_form<'g>(group: &Group<'g>, mut seen: impl FnMut(&str, &[&'g str], &'g str)) {
    let mut from = Cursor::of(group.body);
    let (mut text, mut parts) = (group.key.to_owned(), Vec::new());
    let mut next = || {
        from.front_coded(&mut text)?;
        parts.clear();
        for _ in 0..from.number()? {
            parts.push(from.text()?);
        }
        seen(&text, &parts, from.text()?);
        Some(())
    };
    while next().is_some() {}
}

/// Goes through the forms of a group that has forms without a look at their texts.
pub(super) fn each_list<'g>(group: &Group<'g>, mut seen: impl FnMut(&[&'g str], &'g str)) {
    let (mut from, mut parts) = (Cursor::of(group.body), Vec::new());
    let mut next = || {
        from.pass_word()?;
        parts.clear();
        for _ in 0..from.number()? {
            parts.push(from.text()?);
        }
        seen(&parts, from.text()?);
        Some(())
    };
    while next().is_some() {}
}

/// The words of a file of words.
pub(super) fn words(data: &str) -> Vec<String> {
    let (mut from, mut word) = (Cursor::of(data), String::new());
    std::iter::from_fn(|| from.front_coded(&mut word).map(|()| word.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::coding::front_coded;
    use crate::search::shards::encode;

    #[test]
    fn files_come_back() {
        let group = |key, flags, body| Group { key, flags, body, file: None };
        let groups = [group("a", 1, "!"), group("אב", 0, "שלום"), group("אבג", ALIAS, "אב")];
        let file = File::read(encode(&groups)).unwrap();
        let read: Vec<_> = file.groups(7).map(|group| (group.key, group.flags, group.body)).collect();
        assert_eq!(read, groups.map(|group| (group.key, group.flags, group.body)));
        assert_eq!((file.len(), file.words().count()), (3, 2));
        assert!(file.groups(7).all(|group| group.file == Some(7)));
        let written = encode(&groups);
        assert!(File::read(written[..written.len() - 2].to_owned()).is_none());
    }

    #[test]
    fn words_of_a_length_come_back() {
        let (mut data, all) = (String::new(), ["bel", "bes", "אבג"]);
        front_coded("", all[0], &mut data);
        all.windows(2).for_each(|pair| front_coded(pair[0], pair[1], &mut data));
        assert_eq!(words(&data), all);
    }
}
