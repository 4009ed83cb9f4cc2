//! What an edit of the handbook changes in a language's index: only groups that are not as before are made anew.

mod parts;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::compounds::part;
use super::groups::{Alias, Groups, aliases};
use super::kept::{File, each_form, each_list};
use super::lists::{Change, Form, names, update};
use super::shards::{ALIAS, Group};
use crate::analysis::{Compounding, Layers};
use crate::lang::Lang;

/// A language whose index is brought up to date.
#[derive(Clone, Copy)]
pub(super) struct Edition<'a> {
    pub lang: &'a Lang,
    pub layers: &'a Layers,
    /// The last build's files of terms; none where there was none.
    pub files: &'a [File],
}

/// The groups that are not as before.
pub(super) struct Edit<'a> {
    of: Edition<'a>,
    /// Their keys, also of groups that there are no more. Where there was no last build, all groups are meant.
    keys: FxHashSet<String>,
    /// Their forms, sorted.
    pub forms: Vec<Form<'a>>,
    changes: Vec<Change>,
    /// The compounds that the last build knew, once for each of their parts.
    uses: Vec<Use<'a>>,
}

/// A compound that has a part.
struct Use<'a> {
    /// The key of its group.
    own: &'a str,
    /// The key of the part's.
    part: &'a str,
    list: &'a str,
}

impl<'a> Edition<'a> {
    /// The edit by which the articles in some slots go and others come, of which `fresh` has the forms. `terms` are words
    /// that are glossary terms' words no more, or have become so.
    pub fn edit(self, gone: &[u32], fresh: Vec<Form<'a>>, terms: &[&str]) -> Edit<'a> {
        if self.files.is_empty() {
            let mut forms = fresh;
            part(self.lang, self.layers, &mut forms);
            return Edit {
                of: self,
                keys: FxHashSet::default(),
                forms,
                changes: Vec::new(),
                uses: Vec::new(),
            };
        }
        let mut keys: FxHashSet<String> = terms.iter().map(|term| self.layers.key(term)).collect();
        let (touched, uses) = self.survey(gone);
        let old = {
            let named: FxHashSet<&str> = fresh.iter().map(|form| &*form.key).chain(touched).collect();
            self.forms(|group| named.contains(group.key) || keys.contains(group.key))
        };
        let (mut forms, changes) = update(old, gone, fresh);
        keys.extend(changes.iter().map(|change| change.key.clone()));
        forms.retain(|form| keys.contains(&*form.key));
        let mut edit = Edit { of: self, keys, forms, changes, uses };
        if let Some(rules) = Compounding::of(self.lang) {
            edit.part(rules);
        }
        edit
    }

    /// The keys of the last build's groups in which some articles stand, and its compounds.
    fn survey(self, gone: &[u32]) -> (Vec<&'a str>, Vec<Use<'a>>) {
        let of_file = |file: &'a File| {
            let (mut touched, mut uses) = (Vec::new(), Vec::new());
            for group in file.words() {
                let own = group.key;
                let mut has = false;
                each_list(&group, |parts, list| {
                    has = has || names(list, gone);
                    let others = parts.iter().filter(|part| **part != own);
                    uses.extend(others.map(|part| Use { own, part, list }));
                });
                touched.extend(has.then_some(own));
            }
            (touched, uses)
        };
        let files: Vec<_> = self.files.par_iter().map(of_file).collect();
        let (touched, uses): (Vec<_>, Vec<_>) = files.into_iter().unzip();
        (touched.concat(), uses.into_iter().flatten().collect())
    }

    /// The forms of some of the last build's groups, sorted.
    fn forms(self, wanted: impl Fn(&Group<'_>) -> bool + Sync) -> Vec<Form<'a>> {
        let of_group = |group: Group<'a>| {
            let mut forms = Vec::new();
            each_form(&group, |text, parts, list| {
                let parts = parts.iter().map(|part| (*part).to_owned()).collect();
                forms.push(Form {
                    text: text.to_owned().into(),
                    key: group.key.into(),
                    parts,
                    list: list.into(),
                });
            });
            forms
        };
        let groups = self.files.par_iter().flat_map_iter(File::words);
        groups.filter(|group| wanted(group)).flat_map_iter(of_group).collect()
    }
}

impl Edit<'_> {
    /// The groups of the whole language, sorted: those of `made`, and the last build's where they are as before.
    pub fn groups<'g>(&'g self, made: &'g Groups<'_>, aliases: &'g Aliases) -> Vec<Group<'g>> {
        let files = self.of.files.par_iter().enumerate();
        let stays = |group: &Group<'_>| group.flags & ALIAS != 0 || !self.keys.contains(group.key);
        let mut all: Vec<Group<'g>> =
            files.flat_map_iter(|(at, file)| file.groups(at).filter(stays)).collect();
        // Of ways that are alike one goes for each form that goes.
        let mut gone: FxHashMap<(&str, &str), usize> = FxHashMap::default();
        aliases.gone.iter().for_each(|alias| *gone.entry(alias.way()).or_default() += 1);
        if !gone.is_empty() {
            all.retain(|group| {
                let left = gone.get_mut(&(group.key, group.body)).filter(|left| **left > 0);
                left.filter(|_| group.flags & ALIAS != 0).map(|left| *left -= 1).is_none()
            });
        }
        all.reserve_exact(made.len() + aliases.new.len());
        all.extend(made.all());
        all.extend(aliases.new.iter().map(Alias::group));
        all.par_sort_unstable_by(Group::order);
        all
    }

    /// The ways to groups that come and go.
    pub fn aliases(&self) -> Aliases {
        let Edition { lang, layers, .. } = self.of;
        Aliases { new: aliases(lang, layers, &self.came()), gone: aliases(lang, layers, &self.went()) }
    }

    /// The forms that stood nowhere before, with their keys.
    pub fn came(&self) -> Vec<(&str, &str)> {
        if self.of.files.is_empty() {
            let words = self.forms.iter().filter(|form| !form.text.is_empty());
            return words.map(|form| (&*form.text, &*form.key)).collect();
        }
        self.moved(false)
    }

    /// The forms that stand nowhere any more, with their keys.
    pub fn went(&self) -> Vec<(&str, &str)> {
        self.moved(true)
    }

    fn moved(&self, stood: bool) -> Vec<(&str, &str)> {
        let moved = self.changes.iter().filter(|change| change.stood == (stood, !stood));
        moved.map(|change| (change.text.as_str(), change.key.as_str())).collect()
    }

    /// Takes in the groups that have some keys, as they were.
    fn add(&mut self, mut keys: FxHashSet<String>) {
        keys.retain(|key| !self.keys.contains(key));
        if !keys.is_empty() {
            let forms = self.of.forms(|group| keys.contains(group.key));
            self.forms.extend(forms);
            self.keys.extend(keys);
        }
    }
}

/// The ways to groups that come and go.
pub(super) struct Aliases {
    new: Vec<Alias>,
    gone: Vec<Alias>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::lists::joined;
    use crate::search::postings::{Posting, encode};
    use crate::search::shards::encode as written;

    const WORDS: [&str; 24] = [
        "klacht",
        "klachten",
        "regeling",
        "regelingen",
        "klachtenregeling",
        "klachtenregelingen",
        "huis",
        "huizen",
        "huize",
        "brief",
        "brieven",
        "huisbrief",
        "huisbrieven",
        "bel",
        "belt",
        "bellen",
        "opbellen",
        "opbelt",
        "klant",
        "service",
        "klantenservice",
        "klantenservicebrief",
        "voor",
        "5g",
    ];

    /// Numbers that look like chance.
    struct Chance(u64);

    impl Chance {
        fn below(&mut self, bound: u64) -> u64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) % bound
        }
    }

    /// For each slot the words that its article has, in two sections.
    type Articles = Vec<Vec<(&'static str, u32)>>;

    fn article(chance: &mut Chance) -> Vec<(&'static str, u32)> {
        let few = chance.below(6);
        let word = |_| (WORDS[chance.below(24) as usize], chance.below(2) as u32);
        (0..few).map(word).collect()
    }

    /// The forms of some articles.
    fn forms(articles: &Articles, slots: &[u32], layers: &Layers) -> Vec<Form<'static>> {
        let mut all = Vec::new();
        for word in WORDS {
            let mut list = String::new();
            let places = slots.iter().flat_map(|slot| {
                let own = articles[*slot as usize].iter().filter(|(own, _)| *own == word);
                own.map(|(_, section)| Posting::new(*slot, *section, 9))
            });
            let mut places: Vec<Posting> = places.collect();
            places.sort_unstable();
            places.dedup();
            encode(&places, &mut list);
            if !list.is_empty() {
                let key = layers.key(word).into();
                all.push(Form { text: word.into(), key, parts: Box::default(), list: list.into() });
            }
        }
        all.sort_by(Form::order);
        all
    }

    /// The files after an edit, and what they hold.
    fn after(edit: &Edit<'_>, terms: &[&str]) -> (Vec<File>, Vec<String>) {
        let terms = terms.iter().copied().collect();
        let (made, aliases) = (Groups::of(&edit.forms, &terms), edit.aliases());
        let groups = edit.groups(&made, &aliases);
        let files = groups.chunks(5).map(|groups| File::read(written(groups)).unwrap()).collect();
        (files, groups.iter().map(|group| format!("{} {} {}", group.key, group.flags, group.body)).collect())
    }

    #[test]
    fn edits_make_what_is_made_at_once() {
        let lang = Lang::parse("nl").unwrap();
        let layers = Layers::of(&lang);
        for seed in 0..40 {
            let mut chance = Chance(seed);
            let mut articles: Articles = (0..12).map(|_| article(&mut chance)).collect();
            let slots: Vec<u32> = (0..12).collect();
            let none = Edition { lang: &lang, layers: &layers, files: &[] };
            let mut terms = vec!["klacht"];
            let first = none.edit(&[], forms(&articles, &slots, &layers), &[]);
            let mut files = after(&first, &terms).0;
            for _ in 0..20 {
                let edited: Vec<u32> = slots.iter().copied().filter(|_| chance.below(4) == 0).collect();
                edited.iter().for_each(|slot| articles[*slot as usize] = article(&mut chance));
                let other = WORDS[chance.below(24) as usize];
                let changed = if terms == [other] { vec![] } else { vec![terms[0], other] };
                terms = vec![other];
                let once = none.edit(&[], forms(&articles, &slots, &layers), &[]);
                let edit = Edition { files: &files, ..none }.edit(
                    &edited,
                    forms(&articles, &edited, &layers),
                    &changed,
                );
                let (next, held) = after(&edit, &terms);
                assert_eq!(held, after(&once, &terms).1, "seed {seed}, {edited:?}");
                files = next;
            }
        }
    }

    #[test]
    fn a_part_stands_where_its_compounds_do() {
        let lang = Lang::parse("nl").unwrap();
        let layers = Layers::of(&lang);
        let articles = vec![vec![("klachtenregeling", 0)], vec![("klacht", 1), ("regeling", 0)]];
        let edition = Edition { lang: &lang, layers: &layers, files: &[] };
        let edit = edition.edit(&[], forms(&articles, &[0, 1], &layers), &[]);
        let compounds: Vec<&Form<'_>> = edit.forms.iter().filter(|form| form.text.is_empty()).collect();
        let list = forms(&articles, &[0], &layers).remove(0).list.into_owned();
        assert_eq!(compounds.len(), 2);
        assert!(compounds.iter().all(|form| form.list == joined(std::iter::once(list.as_str()))));
    }
}
