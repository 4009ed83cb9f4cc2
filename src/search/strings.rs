//! Texts one behind the other, which take less room than each by itself.

use rayon::prelude::*;

/// How many texts are written in one go.
const BATCH: usize = 2048;

/// Texts one behind the other, with where each ends.
#[derive(Clone, Default)]
pub(super) struct Strings {
    all: String,
    ends: Vec<u32>,
}

impl Strings {
    /// Appends a text, which `write` appends to those before it.
    pub fn add(&mut self, write: impl FnOnce(&mut String)) {
        write(&mut self.all);
        self.ends.push(self.all.len() as u32);
    }

    /// One of the texts.
    pub fn get(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.all[start as usize..self.ends[at] as usize]
    }

    /// The same in no more room than it takes.
    pub fn settled(&self) -> Strings {
        self.clone()
    }
}

/// Texts that several threads wrote.
pub(super) struct Batches(Vec<Strings>);

impl Batches {
    /// A text for each of some items. Each thread writes with a writer of its own.
    pub fn of<T: Sync, W: FnMut(&T, &mut String)>(items: &[T], writer: impl Fn() -> W + Sync) -> Batches {
        let batch = |items: &[T]| {
            let (mut texts, mut write) = (Strings::default(), writer());
            items.iter().for_each(|item| texts.add(|out| write(item, out)));
            texts.settled()
        };
        Batches(items.par_chunks(BATCH).map(batch).collect())
    }

    /// The text of an item.
    pub fn get(&self, at: usize) -> &str {
        self.0[at / BATCH].get(at % BATCH)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_comes_back() {
        let items: Vec<usize> = (0..2 * BATCH + 7).collect();
        let text = |item: &usize| "ש".repeat(item % 5);
        let texts = Batches::of(&items, || |item: &usize, out: &mut String| out.push_str(&text(item)));
        assert!(items.iter().all(|item| texts.get(*item) == text(item)));
    }
}
