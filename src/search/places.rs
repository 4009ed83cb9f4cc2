//! Where the forms of one language stand.

use super::postings::{Mark, Posting};

/// For each form its postings, sorted: articles come in the order of their slots.
pub(super) struct Places {
    /// For each form where its postings begin, and where the next is put.
    stretches: Vec<(u32, u32)>,
    postings: Vec<Posting>,
}

impl Places {
    /// Room for as many postings of each form as there may be.
    pub fn new(most: &[u32]) -> Places {
        let mut next = 0;
        let stretch = |most: &u32| {
            let start = next;
            next += most;
            (start, start)
        };
        let stretches = most.iter().map(stretch).collect();
        Places { stretches, postings: vec![Posting::default(); next as usize] }
    }

    /// Puts a mark of an article's section behind the others of its form.
    pub fn push(&mut self, mark: Mark, slot: u32, ordinal: u32) {
        let (_, next) = &mut self.stretches[mark.form() as usize];
        self.postings[*next as usize] = Posting::new(slot, ordinal, mark.level());
        *next += 1;
    }

    /// The postings of a form.
    pub fn of(&self, form: usize) -> &[Posting] {
        let (start, end) = self.stretches[form];
        &self.postings[start as usize..end as usize]
    }
}
