//! What an edit of the handbook changes in a language's index: only groups that are not as before are made anew.

mod parts;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::coding::compare;
use super::compounds::part;
use super::groups::Groups;
use super::kept::{File, each_form, each_list};
use super::lists::{Change, Form, merged, names, update};
use super::shards::{ALIAS, Group};
use super::vocabulary::Vocabulary;
use crate::analysis::{Compounding, Layers};
use crate::lang::Lang;

/// How many forms of a new index are written at a time, about: few in tests, where forms are few.
const STRETCH: usize = if cfg!(test) { 4 } else { 1 << 12 };

/// A language whose index is brought up to date.
#[derive(Clone, Copy)]
pub(super) struct Edition<'a> {
    pub lang: &'a Lang,
    pub layers: &'a Layers,
    /// The last build's files of terms.
    pub files: &'a [File],
}

/// The groups that are not as before.
pub(super) struct Edit<'a> {
    of: Edition<'a>,
    /// Their keys, also of groups that there are no more.
    keys: FxHashSet<String>,
    /// Their forms, sorted.
    forms: Vec<Form<'a>>,
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
    /// Writes the groups; `terms` are the words that the glossary's terms consist of. What they are made from is free then.
    pub fn written(self, terms: &FxHashSet<&str>) -> Written {
        let Edition { lang, layers, .. } = self.of;
        let aliases = |forms: &[(&str, &str)]| Groups::aliases(lang, layers, forms);
        let (new, gone) = (aliases(&self.came()), aliases(&self.went()));
        Written { made: Groups::of(&self.forms, terms), keys: self.keys, new, gone }
    }

    /// The forms that stood nowhere before, with their keys.
    pub fn came(&self) -> Vec<(&str, &str)> {
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

/// What an edit made, or what was made anew.
#[derive(Default)]
pub(super) struct Written {
    /// The groups that are not as before.
    made: Groups,
    /// Their keys, also of groups that there are no more.
    keys: FxHashSet<String>,
    /// The ways to groups that come.
    new: Groups,
    /// Those that go.
    gone: Groups,
}

impl Written {
    /// Writes all groups of a language of which there is no last build. Forms are many, so some are written after others,
    /// and those that are written make room.
    pub fn whole(lang: &Lang, layers: &Layers, words: &Vocabulary, terms: &FxHashSet<&str>) -> Written {
        let (parts, compounds) = part(lang, layers, words);
        let (mut parts, mut compounds) = (parts.into_iter(), compounds.into_iter().peekable());
        let mut written = Written::default();
        for stretch in words.stretches(STRETCH) {
            let own: Vec<(&str, &str)> = stretch.clone().map(|at| (words.text(at), words.key(at))).collect();
            written.new.append(Groups::aliases(lang, layers, &own));
            let last = own.last().map_or("", |(_, key)| key);
            let mut forms = words.forms(stretch);
            forms.iter_mut().zip(&mut parts).for_each(|(form, parts)| form.parts = parts);
            let used = std::iter::from_fn(|| compounds.next_if(|form| compare(&form.key, last).is_le()));
            written.made.append(Groups::of(&merged(forms, used.collect()), terms));
        }
        written
    }

    /// The groups of the whole language, sorted: those that were made, and those of the last build's files that are as
    /// before.
    pub fn groups<'g>(&'g self, files: &'g [File]) -> Vec<Group<'g>> {
        let stays = |group: &Group<'_>| group.flags & ALIAS != 0 || !self.keys.contains(group.key);
        let kept = files.par_iter().enumerate();
        let mut all: Vec<Group<'g>> =
            kept.flat_map_iter(|(at, file)| file.groups(at).filter(stays)).collect();
        // Of ways that are alike one goes for each form that goes.
        let mut gone: FxHashMap<(&str, &str), usize> = FxHashMap::default();
        self.gone.all().for_each(|alias| *gone.entry((alias.key, alias.body)).or_default() += 1);
        if !gone.is_empty() {
            all.retain(|group| {
                let left = gone.get_mut(&(group.key, group.body)).filter(|left| **left > 0);
                left.filter(|_| group.flags & ALIAS != 0).map(|left| *left -= 1).is_none()
            });
        }
        all.reserve_exact(self.made.len() + self.new.len());
        all.extend(self.made.all().chain(self.new.all()));
        all.par_sort_unstable_by(Group::order);
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Lexicon;
    use crate::search::lists::joined;
    use crate::search::places::Places;
    use crate::search::postings::Mark;
    use crate::search::shards::encode as encoded;

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

    /// The words of some articles.
    fn words(articles: &Articles, slots: &[u32], (lang, layers): (&Lang, &Layers)) -> Vocabulary {
        let lexicon = Lexicon::new(lang);
        let numbers = WORDS.map(|word| lexicon.form(word).number());
        let forms = lexicon.take();
        let mut places = Places::new(vec![2 * slots.len() as u32; forms.bound()]);
        for slot in slots {
            for section in 0..2 {
                places.section(*slot, section);
                let has = |word| articles[*slot as usize].contains(&(word, section));
                let own = WORDS.iter().zip(numbers).filter(|(word, _)| has(**word));
                own.for_each(|(_, number)| places.push(Mark::new(number, 9)));
            }
        }
        Vocabulary::of(forms, &places, layers)
    }

    /// The files after an edit, and what they hold.
    fn after(written: &Written, before: &[File]) -> (Vec<File>, Vec<String>) {
        let groups = written.groups(before);
        let files = groups.chunks(5).map(|groups| File::read(encoded(groups)).unwrap()).collect();
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
            let whole = |articles: &Articles, term| {
                let words = words(articles, &slots, (&lang, &layers));
                Written::whole(&lang, &layers, &words, &[term].into_iter().collect())
            };
            let mut term = "klacht";
            let mut files = after(&whole(&articles, term), &[]).0;
            for _ in 0..20 {
                let edited: Vec<u32> = slots.iter().copied().filter(|_| chance.below(4) == 0).collect();
                edited.iter().for_each(|slot| articles[*slot as usize] = article(&mut chance));
                let other = WORDS[chance.below(24) as usize];
                let changed = if term == other { vec![] } else { vec![term, other] };
                term = other;
                let words = words(&articles, &edited, (&lang, &layers));
                let edition = Edition { lang: &lang, layers: &layers, files: &files };
                let edit = edition.edit(&edited, words.forms(0..words.len()), &changed);
                let (next, held) = after(&edit.written(&[term].into_iter().collect()), &files);
                assert_eq!(held, after(&whole(&articles, term), &[]).1, "seed {seed}, {edited:?}");
                files = next;
            }
        }
    }

    #[test]
    fn a_part_stands_where_its_compounds_do() {
        let lang = Lang::parse("nl").unwrap();
        let layers = Layers::of(&lang);
        let articles = vec![vec![("klachtenregeling", 0)], vec![("klacht", 1), ("regeling", 0)]];
        let words = words(&articles, &[0, 1], (&lang, &layers));
        let (parts, compounds) = part(&lang, &layers, &words);
        assert_eq!(parts.iter().map(|parts| parts.len()).collect::<Vec<_>>(), [0, 2, 0]);
        let own = (0..words.len()).find(|at| words.text(*at) == "klachtenregeling").unwrap();
        assert_eq!(compounds.len(), 2);
        assert!(compounds.iter().all(|form| form.list == joined(std::iter::once(words.list(own)))));
    }
}
