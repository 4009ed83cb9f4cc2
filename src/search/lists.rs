//! Where the forms of one language stand, as it is written.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::coding::compare;
use super::postings::{Posting, articles, decode, encode, merge};

/// A word in the form in which words are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Form<'a> {
    /// Empty where it stands for all compounds that a word of the group is part of.
    pub text: Cow<'a, str>,
    /// The key of its group.
    pub key: Cow<'a, str>,
    /// The keys of its parts, if it is a compound.
    pub parts: Box<[String]>,
    /// Its postings, encoded.
    pub list: Cow<'a, str>,
}

impl Form<'_> {
    /// The order of the index: by key and then by text, as scripts sort.
    pub fn order(&self, other: &Form<'_>) -> Ordering {
        compare(&self.key, &other.key).then_with(|| compare(&self.text, &other.text))
    }
}

/// One list of two, all sorted.
pub(super) fn merged<'a>(forms: Vec<Form<'a>>, others: Vec<Form<'a>>) -> Vec<Form<'a>> {
    if others.is_empty() {
        return forms;
    }
    let mut all = Vec::with_capacity(forms.len() + others.len());
    let mut others = others.into_iter().peekable();
    for form in forms {
        all.extend(std::iter::from_fn(|| others.next_if(|other| other.order(&form).is_lt())));
        all.push(form);
    }
    all.extend(others);
    all
}

/// A form whose list is another than before.
pub(super) struct Change {
    pub text: String,
    pub key: String,
    /// The keys of its parts, before.
    pub parts: Box<[String]>,
    /// Whether it stood anywhere, before and now.
    pub stood: (bool, bool),
}

/// Forms without the postings of some articles, and with others; what changed of them. Both lists are sorted, and so is
/// what comes of them; forms that stand nowhere any more are gone.
pub(super) fn update<'a>(
    old: Vec<Form<'a>>,
    gone: &[u32],
    fresh: Vec<Form<'a>>,
) -> (Vec<Form<'a>>, Vec<Change>) {
    let mut all: Vec<Form<'a>> = Vec::with_capacity(old.len() + fresh.len());
    let mut changes = Vec::new();
    let mut change = |form: &Form<'_>, stood| {
        let (text, key, parts) = (form.text.to_string(), form.key.to_string(), form.parts.clone());
        changes.push(Change { text, key, parts, stood });
    };
    let mut fresh = fresh.into_iter().peekable();
    for mut form in old {
        while let Some(next) = fresh.next_if(|next| next.order(&form) == Ordering::Less) {
            change(&next, (false, true));
            all.push(next);
        }
        let same = fresh.next_if(|next| next.order(&form) == Ordering::Equal);
        let list = if form.text.is_empty() { None } else { updated(&form.list, gone, same) };
        if let Some(list) = list {
            form.list = list.into();
            change(&form, (true, !form.list.is_empty()));
        }
        if !form.list.is_empty() {
            all.push(form);
        }
    }
    for next in fresh {
        change(&next, (false, true));
        all.push(next);
    }
    (all, changes)
}

/// A list without some articles and with others; `None` where that is what it was.
fn updated(list: &str, gone: &[u32], fresh: Option<Form<'_>>) -> Option<String> {
    if fresh.is_none() && !names(list, gone) {
        return None;
    }
    let stays = |posting: &Posting| gone.binary_search(&posting.article()).is_err();
    let mut postings: Vec<Posting> = decode(list).filter(stays).collect();
    postings.extend(fresh.iter().flat_map(|form| decode(&form.list)));
    postings.sort_unstable();
    Some(encoded(&postings)).filter(|new| new != list)
}

/// Whether a list has any of some articles, which are sorted.
pub(super) fn names(list: &str, wanted: &[u32]) -> bool {
    let Some(last) = wanted.last() else { return false };
    let mut own = articles(list).take_while(|article| article <= last);
    own.any(|article| wanted.binary_search(&article).is_ok())
}

/// One list of several: what they say of one section is added.
pub(super) fn joined<'l>(lists: impl Iterator<Item = &'l str>) -> String {
    let mut all: Vec<Posting> = lists.flat_map(decode).collect();
    merge(&mut all);
    encoded(&all)
}

/// Postings as text.
fn encoded(postings: &[Posting]) -> String {
    let mut out = String::new();
    encode(postings, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(text: &'static str, slots: &[u32]) -> Form<'static> {
        let postings: Vec<Posting> = slots.iter().map(|slot| Posting::new(*slot, 2, 9)).collect();
        Form { text: text.into(), key: text.into(), parts: Box::default(), list: encoded(&postings).into() }
    }

    #[test]
    fn articles_go_and_come() {
        let old = vec![
            form("a", &[1, 7]),
            form("c", &[7]),
            form("d", &[2, 3]),
            form("e", &[70, 700]),
            form("g", &[7]),
            form("h", &[9]),
        ];
        let gone = [3, 7, 70];
        let fresh =
            vec![form("a", &[0, 9]), form("b", &[7]), form("e", &[701]), form("f", &[1]), form("g", &[7])];
        let expected = [
            form("a", &[0, 1, 9]),
            form("b", &[7]),
            form("d", &[2]),
            form("e", &[700, 701]),
            form("f", &[1]),
            form("g", &[7]),
            form("h", &[9]),
        ];
        let (forms, changes) = update(old, &gone, fresh);
        assert_eq!(forms, expected);
        let changes: Vec<_> = changes.iter().map(|change| (change.text.as_str(), change.stood)).collect();
        let (same, new, lost) = ((true, true), (false, true), (true, false));
        assert_eq!(changes, [("a", same), ("b", new), ("c", lost), ("d", same), ("e", same), ("f", new)]);
    }
}
