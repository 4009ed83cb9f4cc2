//! Rows added up.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::badge::Badge;
use super::row::Row;
use crate::lang::Lang;
use crate::library::freshness::UnitCounts;
use crate::path::EntryPath;

/// What several rows say together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rollup {
    /// How many rows.
    pub rows: usize,
    /// How many words of the sources stand how. Of untracked translations and orphans nothing is known, so their
    /// words are in the total only.
    pub words: UnitCounts,
    /// How many units do not say what their source says, those that are not translated among them.
    pub stale: usize,
    /// The gravest badge.
    pub worst: Option<Badge>,
    /// How many rows have which badge.
    pub badges: BTreeMap<Badge, usize>,
    /// Who answers for them, each once, sorted.
    pub owners: Vec<String>,
    /// The last review among them.
    pub reviewed: Option<Date>,
}

impl Rollup {
    /// The share of words that say what their source says, in per cent, rounded down; 100 where there are no words.
    pub fn percent(&self) -> u8 {
        self.share(self.words.current)
    }

    /// A share of the words in per cent, rounded down.
    pub fn share(&self, words: usize) -> u8 {
        (words * 100).checked_div(self.words.total).unwrap_or(100).min(100) as u8
    }

    /// Words of which nothing is known.
    pub fn unknown(&self) -> usize {
        let UnitCounts { total, current, minor, major, untranslated } = self.words;
        total.saturating_sub(current + minor + major + untranslated)
    }

    fn add(&mut self, row: &Row) {
        let (sum, more) = (&mut self.words, row.words);
        sum.total += more.total;
        sum.current += more.current;
        sum.minor += more.minor;
        sum.major += more.major;
        sum.untranslated += more.untranslated;
        self.rows += 1;
        self.stale += row.units.minor + row.units.major + row.units.untranslated;
        self.worst = Some(self.worst.map_or(row.badge, |worst| worst.min(row.badge)));
        *self.badges.entry(row.badge).or_default() += 1;
        if let Some(owner) = &row.owner
            && let Err(at) = self.owners.binary_search(owner)
        {
            self.owners.insert(at, owner.clone());
        }
        self.reviewed = self.reviewed.max(row.reviewed);
    }
}

/// Adds rows up by what `key` gives for each: `|row| row.path.clone()` for articles.
pub fn roll_up<'r, K: Ord>(
    rows: impl IntoIterator<Item = &'r Row>,
    key: impl Fn(&Row) -> K,
) -> BTreeMap<K, Rollup> {
    let mut sums: BTreeMap<K, Rollup> = BTreeMap::new();
    for row in rows {
        sums.entry(key(row)).or_default().add(row);
    }
    sums
}

/// By language, in the order given; languages without rows are left out.
pub fn by_language(rows: &[Row], languages: &[Lang]) -> Vec<(Lang, Rollup)> {
    let mut sums = roll_up(rows, |row| row.lang.clone());
    languages.iter().filter_map(|lang| Some((lang.clone(), sums.remove(lang)?))).collect()
}

/// By section, sorted by path.
pub fn by_section(rows: &[Row]) -> Vec<(EntryPath, Rollup)> {
    roll_up(rows, |row| row.section.clone()).into_iter().collect()
}
