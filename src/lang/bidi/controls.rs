//! Characters that steer direction without being seen: which there are, and whether they are balanced.

use unicode_bidi::{BidiClass, bidi_class};

use crate::lang::Direction;
use crate::lang::script::strong_direction;

/// How deep embeddings and isolates may nest (UAX #9, BD2: `max_depth`).
pub const MAX_DEPTH: u8 = 125;

/// A character that steers direction (UAX #9, section 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Control {
    /// U+202A, begins a left-to-right embedding.
    Lre,
    /// U+202B, begins a right-to-left embedding.
    Rle,
    /// U+202C, ends an embedding or an override.
    Pdf,
    /// U+202D, shows all that follows left to right.
    Lro,
    /// U+202E, shows all that follows right to left.
    Rlo,
    /// U+2066, begins a left-to-right isolate.
    Lri,
    /// U+2067, begins a right-to-left isolate.
    Rli,
    /// U+2068, begins an isolate with the direction of its first strong character.
    Fsi,
    /// U+2069, ends an isolate.
    Pdi,
    /// U+200E, an invisible left-to-right letter.
    Lrm,
    /// U+200F, an invisible right-to-left letter.
    Rlm,
    /// U+061C, an invisible Arabic letter.
    Alm,
}

impl Control {
    /// The control that a character is.
    pub fn of(c: char) -> Option<Control> {
        Some(match c {
            '\u{202A}' => Control::Lre,
            '\u{202B}' => Control::Rle,
            '\u{202C}' => Control::Pdf,
            '\u{202D}' => Control::Lro,
            '\u{202E}' => Control::Rlo,
            '\u{2066}' => Control::Lri,
            '\u{2067}' => Control::Rli,
            '\u{2068}' => Control::Fsi,
            '\u{2069}' => Control::Pdi,
            '\u{200E}' => Control::Lrm,
            '\u{200F}' => Control::Rlm,
            '\u{061C}' => Control::Alm,
            _ => return None,
        })
    }

    /// The character.
    pub fn character(self) -> char {
        match self {
            Control::Lre => '\u{202A}',
            Control::Rle => '\u{202B}',
            Control::Pdf => '\u{202C}',
            Control::Lro => '\u{202D}',
            Control::Rlo => '\u{202E}',
            Control::Lri => '\u{2066}',
            Control::Rli => '\u{2067}',
            Control::Fsi => '\u{2068}',
            Control::Pdi => '\u{2069}',
            Control::Lrm => '\u{200E}',
            Control::Rlm => '\u{200F}',
            Control::Alm => '\u{061C}',
        }
    }

    /// Its number and its name in Unicode: `U+202E RIGHT-TO-LEFT OVERRIDE`.
    pub fn name(self) -> &'static str {
        match self {
            Control::Lre => "U+202A LEFT-TO-RIGHT EMBEDDING",
            Control::Rle => "U+202B RIGHT-TO-LEFT EMBEDDING",
            Control::Pdf => "U+202C POP DIRECTIONAL FORMATTING",
            Control::Lro => "U+202D LEFT-TO-RIGHT OVERRIDE",
            Control::Rlo => "U+202E RIGHT-TO-LEFT OVERRIDE",
            Control::Lri => "U+2066 LEFT-TO-RIGHT ISOLATE",
            Control::Rli => "U+2067 RIGHT-TO-LEFT ISOLATE",
            Control::Fsi => "U+2068 FIRST STRONG ISOLATE",
            Control::Pdi => "U+2069 POP DIRECTIONAL ISOLATE",
            Control::Lrm => "U+200E LEFT-TO-RIGHT MARK",
            Control::Rlm => "U+200F RIGHT-TO-LEFT MARK",
            Control::Alm => "U+061C ARABIC LETTER MARK",
        }
    }

    /// Whether it is a mark, which acts where it stands and is not closed by another.
    pub fn is_mark(self) -> bool {
        matches!(self, Control::Lrm | Control::Rlm | Control::Alm)
    }

    /// Whether it begins an isolate.
    pub fn is_isolate(self) -> bool {
        matches!(self, Control::Lri | Control::Rli | Control::Fsi)
    }

    /// Whether it is an override, which can make a text read other than it is.
    pub fn is_override(self) -> bool {
        matches!(self, Control::Lro | Control::Rlo)
    }

    /// What ends what it begins; `None` for marks and for what ends something itself.
    pub fn closer(self) -> Option<Control> {
        match self {
            Control::Lri | Control::Rli | Control::Fsi => Some(Control::Pdi),
            Control::Lre | Control::Rle | Control::Lro | Control::Rlo => Some(Control::Pdf),
            _ => None,
        }
    }

    /// The isolate to write in place of an embedding or an override (W3C, *How to use Unicode controls for bidi
    /// text*).
    pub fn as_isolate(self) -> Option<Control> {
        match self {
            Control::Lre | Control::Lro => Some(Control::Lri),
            Control::Rle | Control::Rlo => Some(Control::Rli),
            _ => None,
        }
    }
}

/// A control that begins something, and the one that ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pair {
    /// The one that begins.
    pub opener: Control,
    /// Its first byte.
    pub start: usize,
    /// The first byte of the one that ends it.
    pub end: usize,
}

/// A control that is not as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fault {
    /// Its first byte.
    pub at: usize,
    /// Which it is.
    pub control: Control,
    /// What is wrong with it.
    pub kind: FaultKind,
}

/// What can be wrong with a control.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FaultKind {
    /// It begins something that does not end before its paragraph does.
    Unclosed,
    /// It ends something that was not begun.
    Stray,
    /// An embedding would end on the other side of an isolate's border, which is the control at byte `other`.
    Overlap {
        /// The first byte of that control.
        other: usize,
    },
    /// It nests deeper than [`MAX_DEPTH`], so it has no effect.
    TooDeep,
}

/// The controls of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scan {
    /// Those that are balanced, in the order in which they end.
    pub pairs: Vec<Pair>,
    /// Those that are not, in the order of the text.
    pub faults: Vec<Fault>,
}

/// Something that has begun.
struct Open {
    at: usize,
    control: Control,
    level: u8,
    /// A fault of it has been told.
    told: bool,
}

/// Looks whether the controls of a text are balanced, paragraph by paragraph: rule X8 ends at a paragraph's end
/// whatever has begun in it. Marks are passed over.
pub fn scan(text: &str) -> Scan {
    let mut scanner =
        Scanner { text, scan: Scan::default(), open: Vec::new(), embeddings: Vec::new(), owed: 0 };
    for (at, c) in text.char_indices() {
        match Control::of(c) {
            Some(Control::Pdf) => scanner.pdf(at),
            Some(Control::Pdi) => scanner.pdi(at),
            Some(control) if !control.is_mark() => scanner.open(at, control),
            None if !c.is_ascii_graphic() && bidi_class(c) == BidiClass::B => scanner.end_paragraph(),
            _ => {}
        }
    }
    scanner.end_paragraph();
    let mut scan = scanner.scan;
    scan.faults.sort_by_key(|fault| fault.at);
    scan
}

struct Scanner<'t> {
    text: &'t str,
    scan: Scan,
    open: Vec<Open>,
    /// Which of `open` are embeddings or overrides that nothing was told of.
    embeddings: Vec<usize>,
    /// Embeddings that an isolate's end closed early, whose own ends are still to come.
    owed: usize,
}

impl Scanner<'_> {
    fn fault(&mut self, at: usize, control: Control, kind: FaultKind) {
        self.scan.faults.push(Fault { at, control, kind });
    }

    fn open(&mut self, at: usize, control: Control) {
        let below = self.open.last().map_or(0, |open| open.level);
        let is_rtl = match control {
            Control::Rle | Control::Rlo | Control::Rli => true,
            // Too deep for either direction.
            Control::Fsi if below >= MAX_DEPTH - 1 => false,
            Control::Fsi => {
                let inner = self.text.get(at + control.character().len_utf8()..);
                isolated(inner.unwrap_or_default()) == Some(Direction::Rtl)
            }
            _ => false,
        };
        // Rules X2 to X5: the next odd level for right to left, the next even one for left to right.
        let level = if is_rtl { below.saturating_add(1) | 1 } else { below.saturating_add(2) & !1 };
        let fits = level <= MAX_DEPTH;
        if !fits {
            self.fault(at, control, FaultKind::TooDeep);
        }
        if fits && !control.is_isolate() {
            self.embeddings.push(self.open.len());
        }
        self.open.push(Open { at, control, level: if fits { level } else { below }, told: !fits });
    }

    fn pdf(&mut self, at: usize) {
        match self.open.last() {
            Some(open) if !open.control.is_isolate() => self.close(at),
            _ if self.owed > 0 => self.owed -= 1,
            last => {
                let border = last.map(|open| open.at);
                let outer = self.embeddings.pop().and_then(|outer| self.open.get_mut(outer));
                let kind = match (border, outer) {
                    (Some(other), Some(outer)) => {
                        outer.told = true;
                        FaultKind::Overlap { other }
                    }
                    _ => FaultKind::Stray,
                };
                self.fault(at, Control::Pdf, kind);
            }
        }
    }

    fn pdi(&mut self, at: usize) {
        let Some(isolate) = self.open.iter().rposition(|open| open.control.is_isolate()) else {
            return self.fault(at, Control::Pdi, FaultKind::Stray);
        };
        for open in self.open.split_off(isolate + 1) {
            self.owed += 1;
            if !open.told {
                self.fault(open.at, open.control, FaultKind::Overlap { other: at });
            }
        }
        self.close(at);
    }

    fn close(&mut self, at: usize) {
        let open = self.open.pop();
        while self.embeddings.last().is_some_and(|embedding| *embedding >= self.open.len()) {
            self.embeddings.pop();
        }
        if let Some(open) = open
            && !open.told
        {
            self.scan.pairs.push(Pair { opener: open.control, start: open.at, end: at });
        }
    }

    fn end_paragraph(&mut self) {
        self.owed = 0;
        self.embeddings.clear();
        for open in std::mem::take(&mut self.open) {
            if !open.told {
                self.fault(open.at, open.control, FaultKind::Unclosed);
            }
        }
    }
}

/// The direction of the first strong character up to the end of an isolate (rule X5c).
fn isolated(text: &str) -> Option<Direction> {
    let mut depth = 0_usize;
    for c in text.chars() {
        match Control::of(c) {
            Some(control) if control.is_isolate() => depth += 1,
            Some(Control::Pdi) => depth = depth.checked_sub(1)?,
            None if !c.is_ascii_graphic() && bidi_class(c) == BidiClass::B => return None,
            _ if depth > 0 => {}
            _ => {
                if let Some(direction) = strong_direction(c) {
                    return Some(direction);
                }
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Controls by letters that can be read: `<` LRI, `>` PDI, `[` RLE, `]` PDF, `¶` a paragraph's end.
    fn told(text: &str) -> Vec<(usize, FaultKind)> {
        let text: String = text
            .chars()
            .map(|c| match c {
                '<' => '\u{2066}',
                '>' => '\u{2069}',
                '[' => '\u{202B}',
                ']' => '\u{202C}',
                '¶' => '\u{2029}',
                _ => c,
            })
            .collect();
        let number = |at: usize| text[..at].chars().count();
        let kind = |kind: FaultKind| match kind {
            FaultKind::Overlap { other } => FaultKind::Overlap { other: number(other) },
            kind => kind,
        };
        scan(&text).faults.iter().map(|fault| (number(fault.at), kind(fault.kind))).collect()
    }

    #[test]
    fn balanced_controls_are_pairs() {
        for text in ["", "a<b[c]d>e", "<<>><>", "[a]<b>¶[c]", "\u{200E}a\u{200F}"] {
            assert_eq!(told(text), [], "{text}");
        }
        let pairs = scan("\u{2067}a\u{202A}b\u{202C}\u{2069}").pairs;
        assert_eq!(pairs[0], Pair { opener: Control::Lre, start: 4, end: 8 });
        assert_eq!(pairs[1], Pair { opener: Control::Rli, start: 0, end: 11 });
    }

    #[test]
    fn each_fault_is_told_once_at_its_place() {
        use FaultKind::{Overlap, Stray, Unclosed};
        assert_eq!(told("a<b"), [(1, Unclosed)]);
        assert_eq!(told("a>b]"), [(1, Stray), (3, Stray)]);
        assert_eq!(told("<a¶b>"), [(0, Unclosed), (4, Stray)]);
        assert_eq!(told("[a<b]c>d"), [(4, Overlap { other: 2 })]);
        assert_eq!(told("<a[b>c]d"), [(2, Overlap { other: 4 })]);
        assert_eq!(told("<a]b>"), [(2, Stray)]);
        assert_eq!(told("<[>"), [(1, Overlap { other: 2 })]);
    }

    #[test]
    fn deeper_than_unicode_allows_is_told() {
        let text = "\u{2067}".repeat(64) + &"\u{2069}".repeat(64);
        let faults = scan(&text).faults;
        assert_eq!((faults.len(), faults[0].kind, faults[0].at), (1, FaultKind::TooDeep, 63 * 3));
        assert_eq!(scan(&("\u{2067}".repeat(63) + &"\u{2069}".repeat(63))).faults, []);
    }

    #[test]
    fn names_are_the_character_s() {
        for c in
            "\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}\u{200E}\u{200F}\u{61C}"
                .chars()
        {
            let control = Control::of(c).unwrap();
            assert_eq!(control.character(), c);
            assert!(control.name().starts_with(&format!("U+{:04X} ", u32::from(c))));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_scanned(text in "[a\u{202A}-\u{202E}\u{2066}-\u{2069}\u{2029}]{0,40}") {
            let scan = scan(&text);
            let told = scan.faults.len() + scan.pairs.len() * 2;
            prop_assert!(told <= text.chars().filter(|c| Control::of(*c).is_some()).count());
        }
    }
}
