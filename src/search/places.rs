//! Where the forms of one language stand.

use super::postings::{Mark, Posting};

/// For each form the sections that it stands in, sorted: articles come in the order of their slots.
pub(super) struct Places {
    /// For each form where the marks of the forms before it end.
    starts: Vec<u32>,
    /// For each form where its own marks end.
    ends: Vec<u32>,
    /// The marks of all forms, each with the number of a section.
    marks: Vec<Mark>,
    /// For each section its article's slot and its own ordinal.
    sections: Vec<(u32, u32)>,
}

impl Places {
    /// Room for as many marks of each form as there may be.
    pub fn new(mut most: Vec<u32>) -> Places {
        let mut all = 0;
        for most in &mut most {
            all += std::mem::replace(most, all);
        }
        let marks = vec![Mark::default(); all as usize];
        Places { ends: most.clone(), starts: most, marks, sections: Vec::new() }
    }

    /// Begins a section, which comes behind all before it.
    pub fn section(&mut self, slot: u32, ordinal: u32) {
        self.sections.push((slot, ordinal));
    }

    /// Puts a form's mark in the section at hand.
    pub fn push(&mut self, mark: Mark) {
        let section = (self.sections.len() as u32).saturating_sub(1);
        let end = &mut self.ends[mark.of() as usize];
        self.marks[*end as usize] = Mark::new(section, mark.level());
        *end += 1;
    }

    /// The forms that stand somewhere.
    pub fn forms(&self) -> Vec<u32> {
        let stretches = (0..).zip(self.starts.iter().zip(&self.ends));
        stretches.filter(|(_, (start, end))| start < end).map(|(form, _)| form).collect()
    }

    /// The postings of a form.
    pub fn of(&self, form: u32) -> impl Iterator<Item = Posting> {
        let marks = self.starts[form as usize] as usize..self.ends[form as usize] as usize;
        self.marks[marks].iter().map(|mark| {
            let (slot, ordinal) = self.sections[mark.of() as usize];
            Posting::new(slot, ordinal, mark.level())
        })
    }
}
