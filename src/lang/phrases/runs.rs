//! Words that stand together to phrases.

use std::ops::Range;

use super::shape;
use super::signs::{Sign, Signs, is_quote, is_stop};
use super::words::{Kind, Word, first_unbalanced};
use crate::lang::Direction;

/// How two words that follow one another hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Join {
    /// Not at all.
    Apart,
    /// They are one phrase.
    One,
    /// A comma or semicolon stands between them: a list, or a sentence.
    Comma,
    /// A sentence may end between them.
    Stop,
}

/// A text whose words are put together.
pub(super) struct Runs<'a> {
    pub text: &'a Signs,
    pub words: &'a [Word],
    /// The direction of the phrases.
    pub dir: Direction,
}

impl Runs<'_> {
    /// The phrases, in order.
    pub fn phrases(&self) -> Vec<Range<usize>> {
        let mut out = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            let end = self.run(at);
            self.divide(at..end, &mut out);
            at = end;
        }
        out
    }

    /// Where the run of words that begins at `start` ends.
    fn run(&self, start: usize) -> usize {
        let mut end = start + 1;
        let mut sure = end;
        let mut lettered = self.words[start].kind == Kind::Letters;
        while end < self.words.len() && self.join(end - 1, lettered) != Join::Apart {
            lettered |= self.words[end].kind == Kind::Letters;
            end += 1;
            let divided = matches!(self.join(end - 2, lettered), Join::Comma | Join::Stop);
            if self.holds(end - 1, divided) {
                sure = end;
            }
        }
        sure
    }

    /// Whether a run may end with this word: a number or code at its end may belong to the text around it.
    fn holds(&self, at: usize, divided: bool) -> bool {
        match self.words[at].kind {
            Kind::Letters => true,
            Kind::Code => self.operates(at - 1),
            Kind::Number | Kind::Figure if self.dir.is_rtl() => false,
            Kind::Number | Kind::Figure => {
                !divided && !shape::counts(self.text, self.words[at].range.end)
                    || divided && self.is_english_date(at)
            }
        }
    }

    /// `November 21, 2026`
    fn is_english_date(&self, at: usize) -> bool {
        let length = |at: usize| self.words[at].range.len();
        at > 1
            && self.gap(at - 1) == [',', ' ']
            && length(at) == 4
            && length(at - 1) <= 2
            && self.words[at - 2].kind == Kind::Letters
    }

    fn gap(&self, at: usize) -> &[char] {
        &self.text.chars[self.gap_range(at)]
    }

    fn gap_range(&self, at: usize) -> Range<usize> {
        self.words[at].range.end..self.words[at + 1].range.start
    }

    /// Whether a sign between two words makes one expression of them: `a = b`, `Ctrl + C`.
    fn operates(&self, at: usize) -> bool {
        let gap = self.gap(at);
        let mut inked = gap.iter().filter(|found| !found.is_whitespace()).peekable();
        inked.peek().is_some() && inked.all(|found| "+=×*/<>&≤≥≠|^".contains(*found))
    }

    /// How a word hangs together with the next one.
    fn join(&self, at: usize, lettered: bool) -> Join {
        let range = self.gap_range(at);
        let gap = self.gap(at);
        let walled = |sign: &Sign| matches!(sign, Sign::Wall | Sign::Strong(_));
        let reaches = |found: &char| self.dir.is_rtl() && "،؛؟۔".contains(*found);
        if self.text.signs[range.clone()].iter().zip(gap).any(|(sign, found)| walled(sign) && !reaches(found))
        {
            return Join::Apart;
        }
        let (left, right) = (&self.words[at], &self.words[at + 1]);
        if !lettered && !self.operates(at) {
            let unit = right.kind == Kind::Letters && shape::is_unit(&self.text.chars[right.range.clone()]);
            if !(unit && matches!(gap, [' ' | '\u{A0}' | '\u{202F}']) && left.kind != Kind::Code) {
                return Join::Apart;
            }
        }
        if right.kind != Kind::Letters
            && left.kind != Kind::Letters
            && gap.iter().any(|c| matches!(c, ',' | ';'))
        {
            return if self.is_english_date(at + 1) { Join::One } else { Join::Apart };
        }
        if gap.iter().filter(|found| is_quote(**found)).count() > 1 && gap.iter().any(|found| is_stop(*found))
        {
            // One quotation ends, and another begins.
            return Join::Apart;
        }
        let spaced = |wanted: &[char]| {
            gap.windows(2)
                .any(|pair| wanted.contains(&pair[0]) && (pair[1].is_whitespace() || is_quote(pair[1])))
        };
        if spaced(&[',', ';']) {
            return Join::Comma;
        }
        if spaced(&['.', '?', '!', '…']) && !self.is_abbreviated(at, gap) {
            return Join::Stop;
        }
        Join::One
    }

    /// Whether the full stop after a word is its own, or a sentence goes on after it.
    fn is_abbreviated(&self, at: usize, gap: &[char]) -> bool {
        let next = self.words[at + 1].range.start;
        let goes_on = self.text.chars[next].is_lowercase() || self.text.is_digit(next);
        let short = gap.first() == Some(&'.')
            && shape::is_abbreviation(&self.text.chars[self.words[at].range.clone()]);
        short || goes_on
    }

    /// Divides a run into its phrases: the items of a list, the parts of different sentences.
    fn divide(&self, run: Range<usize>, out: &mut Vec<Range<usize>>) {
        let whole = self.span(&run);
        if shape::is_quoted(self.text, &whole) || self.text.first(self.dir.opposite()).is_none() {
            return self.emit(run, out);
        }
        let told = shape::is_introduced(self.text, whole.start) && run.len() > 2;
        let mut start = run.start;
        for at in run.start..run.end {
            let ends = at + 1 == run.end
                || !told
                    && self.join(at, true) == Join::Stop
                    && !self.is_text(&(start..at + 1), &(at + 1..run.end));
            if ends {
                self.divide_list(start..at + 1, out);
                start = at + 1;
            }
        }
    }

    /// Whether two parts with a full stop between them are sentences of one text rather than words in two sentences
    /// of the text around them.
    fn is_text(&self, left: &Range<usize>, right: &Range<usize>) -> bool {
        left.len() >= 3 && right.len() >= 2 || left.len() >= 2 && right.len() >= 3
    }

    fn divide_list(&self, run: Range<usize>, out: &mut Vec<Range<usize>>) {
        let mut items = Vec::new();
        let mut start = run.start;
        for at in run.clone() {
            if at + 1 == run.end || self.join(at, true) == Join::Comma && !self.is_english_date(at + 1) {
                items.push(start..at + 1);
                start = at + 1;
            }
        }
        let words: Vec<Vec<&[char]>> =
            items.iter().map(|item| item.clone().map(|at| self.chars(at)).collect()).collect();
        let goes_on = shape::conjunction_follows(self.text, self.span(&run).end, self.dir);
        if items.len() < 2 || !shape::is_list(&words, goes_on, self.dir) {
            return self.emit(run, out);
        }
        items.into_iter().for_each(|item| self.emit(item, out));
    }

    fn chars(&self, at: usize) -> &[char] {
        &self.text.chars[self.words[at].range.clone()]
    }

    fn span(&self, run: &Range<usize>) -> Range<usize> {
        self.words[run.start].range.start..self.words[run.end - 1].range.end
    }

    /// Adds a phrase; where a bracket in it has no partner there, the parts on either side of it.
    fn emit(&self, mut run: Range<usize>, out: &mut Vec<Range<usize>>) {
        while !run.is_empty() {
            let mut range = self.span(&run);
            let Some(at) = self.balance(&mut range) else { return self.add(&run, range, out) };
            let middle = run.clone().find(|word| self.words[*word].range.end > at).unwrap_or(run.end);
            if middle < run.end && self.words[middle].range.start <= at {
                // Within a word nothing is divided.
                return out.push(self.span(&run));
            }
            if middle > run.start {
                // Pairs do not cross: this goes no deeper than once or twice.
                self.emit(run.start..middle, out);
            }
            run.start = middle.max(run.start + 1);
        }
    }

    /// Takes in the partners that stand right beside a range; the first bracket whose partner does not.
    fn balance(&self, range: &mut Range<usize>) -> Option<usize> {
        let mut from = range.start;
        while let Some(at) = first_unbalanced(self.text, range, from) {
            match self.text.partner(at) {
                Some(partner) if partner == range.end => range.end += 1,
                Some(partner) if partner + 1 == range.start => range.start -= 1,
                _ => return Some(at),
            }
            from = at;
        }
        None
    }

    /// Adds a phrase with its quotation marks in pairs, and the marks at its end that are its own.
    fn add(&self, run: &Range<usize>, mut range: Range<usize>, out: &mut Vec<Range<usize>>) {
        let needs = |at: usize| matches!(self.words[at].kind, Kind::Letters | Kind::Figure);
        if run.len() == 1 && !needs(run.start) {
            return out.extend(self.before_note(range));
        }
        self.pair_quotes(&mut range);
        // `Dana <dana@example.org>`
        let last = self.words[run.end - 1].range.start;
        let opened = last > range.start && self.text.before(last) == Some('<');
        range.end += usize::from(opened && self.text.char(range.end) == Some('>'));
        range.end = shape::own_end(self.text, &range, run.len(), self.dir);
        out.push(range);
    }

    /// A number with a footnote behind it: without an isolate the two would be drawn as one number.
    fn before_note(&self, range: Range<usize>) -> Option<Range<usize>> {
        let noted = self.text.char(range.end) == Some(super::NOTE);
        (noted && self.text.is_digit(range.end - 1) && !self.dir.is_rtl()).then_some(range)
    }

    /// Takes in the quotation mark that belongs to one within.
    fn pair_quotes(&self, range: &mut Range<usize>) {
        let in_word = |at: usize| at > 0 && self.text.is_word(at - 1) && self.text.is_word(at + 1);
        let marks = range.clone().filter(|at| is_quote(self.text.chars[*at]) && !in_word(*at)).count();
        if marks % 2 == 0 {
            return;
        }
        let is_mark = |found: Option<char>| found.is_some_and(is_quote);
        let after = self.text.chars[range.end..].iter().take_while(|found| is_stop(**found)).count();
        if is_mark(self.text.char(range.end)) {
            range.end += 1;
        } else if after > 0 && is_mark(self.text.char(range.end + after)) {
            range.end += after + 1;
        } else if is_mark(self.text.before(range.start)) {
            range.start -= 1;
        }
    }
}
