//! Groups of words in files of a size that is quickly loaded.

use std::cmp::Ordering;
use std::ops::Range;

use super::coding::{compare, front_coded, number, units};

/// How large a file grows, in bytes, before it is divided. A Hebrew query of two words looks into four groups, which
/// may stand in as many files.
const MOST: usize = 24 << 10;
/// What a group takes beside its key and body, about.
const FRAME: usize = 6;

/// Forms that share a key, ready to be written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group<'a> {
    pub key: &'a str,
    pub flags: u32,
    pub body: &'a str,
    /// In which of the last build's files it stands.
    pub file: Option<u32>,
}

impl Group<'_> {
    /// The order of the index: by key, and what only leads elsewhere last.
    pub fn order(&self, other: &Group<'_>) -> Ordering {
        let leads = (self.flags & ALIAS).cmp(&(other.flags & ALIAS));
        compare(self.key, other.key).then(leads).then_with(|| compare(self.body, other.body))
    }
}

/// What a group's flags say: it has a word of a glossary term.
pub(super) const TERM: u32 = 1;
/// It only leads to another group, whose key is its body.
pub(super) const ALIAS: u32 = 2;

/// Consecutive groups that stand in one file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shard {
    /// No key in this shard comes before, none of the shards before comes after.
    pub start: String,
    pub groups: Range<usize>,
}

/// Divides sorted groups by the beginnings of their keys. Where a file begins depends on the groups nearby only, so
/// that a change here moves nothing there.
pub(super) fn divide(groups: &[Group<'_>]) -> Vec<Shard> {
    let mut all = 0;
    let sizes = groups.iter().map(|group| {
        all += size(group);
        all
    });
    let ends: Vec<usize> = std::iter::once(0).chain(sizes).collect();
    let mut shards = Vec::new();
    below((groups, &ends), 0..groups.len(), 0, &mut shards);
    if let Some(first) = shards.first_mut() {
        first.start.clear();
    }
    shards
}

/// Divides groups whose keys share their first `depth` characters; `ends` says where each would begin and the last would
/// end if all stood in one file.
fn below(
    (groups, ends): (&[Group<'_>], &[usize]),
    range: Range<usize>,
    depth: usize,
    shards: &mut Vec<Shard>,
) {
    let fits = |range: &Range<usize>| ends[range.end] - ends[range.start] <= MOST;
    let Some(first) = groups.get(range.start) else { return };
    if range.len() == 1 || fits(&range) {
        let start = first.key.chars().take(depth).collect();
        shards.push(Shard { start, groups: range });
        return;
    }
    let next = |group: &Group<'_>| group.key.chars().nth(depth);
    let mut pending: Option<Shard> = None;
    let mut at = range.start;
    while at < range.end {
        let letter = next(&groups[at]);
        let end = at + groups[at..range.end].iter().take_while(|group| next(group) == letter).count();
        // Neighbours that fit together share a file.
        let joined = pending.as_ref().map(|shard| shard.groups.start..end);
        match joined.filter(fits) {
            Some(joined) => pending.iter_mut().for_each(|shard| shard.groups = joined.clone()),
            None => {
                shards.extend(pending.take());
                if fits(&(at..end)) || end - at == 1 || letter.is_none() {
                    let start = groups[at].key.chars().take(depth + 1).collect();
                    pending = Some(Shard { start, groups: at..end });
                } else {
                    below((groups, ends), at..end, depth + 1, shards);
                }
            }
        }
        at = end;
    }
    shards.extend(pending);
}

/// What a group takes, about.
fn size(group: &Group<'_>) -> usize {
    group.key.len() + group.body.len() + FRAME
}

/// A shard as text.
pub(super) fn encode(groups: &[Group<'_>]) -> String {
    let mut out = String::with_capacity(groups.iter().map(size).sum());
    let mut before = "";
    for group in groups {
        front_coded(before, group.key, &mut out);
        number(group.flags, &mut out);
        number(units(group.body), &mut out);
        out.push_str(group.body);
        before = group.key;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(key: &str, size: usize) -> Group<'_> {
        const BODY: &str = match std::str::from_utf8(&[b'x'; 2 * MOST]) {
            Ok(body) => body,
            Err(_) => "",
        };
        Group { key, flags: 0, body: &BODY[..size], file: None }
    }

    fn divided<'a>(groups: &'a [Group<'a>]) -> Vec<(String, Vec<&'a str>)> {
        let keys = |range: Range<usize>| groups[range].iter().map(|group| group.key).collect();
        divide(groups).into_iter().map(|shard| (shard.start, keys(shard.groups))).collect()
    }

    #[test]
    fn a_small_index_is_one_file() {
        let groups = [group("a", 10), group("b", 10)];
        assert_eq!(divided(&groups), [(String::new(), vec!["a", "b"])]);
        assert!(divide(&[]).is_empty());
    }

    #[test]
    fn files_begin_where_words_do() {
        let half = MOST * 6 / 10;
        let groups = [
            group("a", 10),
            group("ab", half),
            group("abc", half),
            group("b", 5),
            group("c", half),
            group("d", MOST * 2),
        ];
        let expected = [
            (String::new(), vec!["a"]),
            ("ab".to_owned(), vec!["ab"]),
            ("abc".to_owned(), vec!["abc"]),
            ("b".to_owned(), vec!["b", "c"]),
            ("d".to_owned(), vec!["d"]),
        ];
        assert_eq!(divided(&groups), expected);
    }

    #[test]
    fn every_group_stands_in_one_file_in_order() {
        let mut keys: Vec<String> = (0..3000).map(|n| format!("{:b}", n * 7919 % 4093)).collect();
        keys.sort();
        keys.dedup();
        let groups: Vec<Group> = keys.iter().enumerate().map(|(n, key)| group(key, n * 37 % 900)).collect();
        let shards = divide(&groups);
        let mut next = 0;
        for (at, shard) in shards.iter().enumerate() {
            assert_eq!(shard.groups.start, next);
            next = shard.groups.end;
            assert!(*shard.start <= *groups[shard.groups.start].key);
            assert!(at == 0 || *groups[shards[at - 1].groups.end - 1].key < *shard.start);
        }
        assert_eq!(next, groups.len());
    }
}
