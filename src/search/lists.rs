//! Where the forms of one language stand, as it is written: kept from the last build, and brought up to date.

use std::borrow::Cow;
use std::cmp::Ordering;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::coding::compare;
use super::postings::{Posting, decode, encode};

/// A word in the form in which words are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Form<'a> {
    pub text: &'a str,
    /// The key of its group.
    pub key: &'a str,
    /// Its postings, encoded.
    pub list: Cow<'a, str>,
}

impl Form<'_> {
    /// The order of the index: by key and then by text, as scripts sort.
    fn order(&self, other: &Form<'_>) -> Ordering {
        compare(self.key, other.key).then_with(|| compare(self.text, other.text))
    }
}

/// The forms of a language without the postings of some articles, and with others. Both lists are sorted, and so is what
/// comes of them; forms that stand nowhere any more are gone.
pub(super) fn update<'a>(
    mut old: Vec<Form<'a>>,
    gone: &FxHashSet<u32>,
    fresh: Vec<Form<'a>>,
) -> Vec<Form<'a>> {
    if !gone.is_empty() {
        old.par_iter_mut().for_each(|form| without(form, gone));
    }
    old.retain(|form| !form.list.is_empty());
    if old.is_empty() {
        return fresh;
    }
    let mut all = Vec::with_capacity(old.len() + fresh.len());
    let mut fresh = fresh.into_iter().peekable();
    for mut form in old {
        while let Some(next) = fresh.next_if(|next| next.order(&form) == Ordering::Less) {
            all.push(next);
        }
        if let Some(same) = fresh.next_if(|next| next.text == form.text) {
            let mut postings: Vec<Posting> = decode(&form.list).chain(decode(&same.list)).collect();
            postings.sort_unstable();
            form.list = encoded(&postings).into();
        }
        all.push(form);
    }
    all.extend(fresh);
    all
}

/// Takes some articles out of a form's list.
fn without(form: &mut Form<'_>, gone: &FxHashSet<u32>) {
    let stays = |posting: &Posting| !gone.contains(&posting.article());
    if !decode(&form.list).all(|posting| stays(&posting)) {
        let left: Vec<Posting> = decode(&form.list).filter(stays).collect();
        form.list = encoded(&left).into();
    }
}

/// Postings as text.
pub(super) fn encoded(postings: &[Posting]) -> String {
    let mut out = String::new();
    encode(postings, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(text: &'static str, slots: &[u32]) -> Form<'static> {
        let postings: Vec<Posting> = slots.iter().map(|slot| Posting::new(*slot, 2, 9)).collect();
        Form { text, key: text, list: encoded(&postings).into() }
    }

    #[test]
    fn articles_go_and_come() {
        let old = vec![form("a", &[1, 7]), form("c", &[7]), form("d", &[2, 3]), form("e", &[70, 700])];
        let gone = [7, 3, 70].into_iter().collect();
        let fresh = vec![form("a", &[0, 9]), form("b", &[7]), form("e", &[701]), form("f", &[1])];
        let expected = [
            form("a", &[0, 1, 9]),
            form("b", &[7]),
            form("d", &[2]),
            form("e", &[700, 701]),
            form("f", &[1]),
        ];
        assert_eq!(update(old, &gone, fresh), expected);
        assert_eq!(update(Vec::new(), &gone, vec![form("a", &[7])]), [form("a", &[7])]);
    }
}
