//! From byte offsets to lines and columns as people count them.

use icu_segmenter::GraphemeClusterSegmenter;

/// The line and the column of byte `offset`, both from 1; columns count user-perceived characters. An offset
/// beyond the text, or within a character, counts as the nearest one before it.
pub fn line_column(text: &str, offset: usize) -> (usize, usize) {
    let (number, start, _) = line_around(text, offset);
    let before = &text[start..floor(text, offset)];
    if before.is_ascii() {
        return (number, before.len() + 1);
    }
    // The segmenter yields a boundary at the start too, so the count is already from 1.
    (number, GraphemeClusterSegmenter::new().segment_str(before).count().max(1))
}

/// A text whose lines are found without counting them anew for each problem.
pub(super) struct Lines<'t> {
    pub text: &'t str,
    /// The first byte of each line.
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub fn of(text: &'t str) -> Lines<'t> {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Lines { text, starts }
    }

    /// The number of the line that holds `offset`, its first byte, and one past its last without the line end.
    pub fn around(&self, offset: usize) -> (usize, usize, usize) {
        let number = self.starts.partition_point(|start| *start <= floor(self.text, offset));
        let end = self.starts.get(number).map_or(self.text.len(), |next| next - 1);
        (number, self.starts[number - 1], end)
    }
}

/// The number of the line that holds `offset`, its first byte, and one past its last without the line end.
fn line_around(text: &str, offset: usize) -> (usize, usize, usize) {
    let at = floor(text, offset);
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    let number = 1 + text.as_bytes()[..start].iter().filter(|&&byte| byte == b'\n').count();
    (number, start, end)
}

/// The nearest boundary of a character at or before `offset`.
pub(super) fn floor(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_what_a_reader_sees_as_one_character() {
        assert_eq!(line_column("", 0), (1, 1));
        assert_eq!(line_column("ab\ncd", 4), (2, 2));
        assert_eq!(line_column("ab\n", 99), (2, 1));
        // Shin with two points, vav with one: two characters of five code points.
        let pointed = "שָׁוֹx";
        assert_eq!(line_column(pointed, pointed.len() - 1), (1, 3));
        assert_eq!(line_column("👩‍👩‍👧x", "👩‍👩‍👧".len()), (1, 2));
        assert_eq!(line_column("שx", 1), (1, 1));
    }

    #[test]
    fn lines_found_at_once_are_those_found_one_by_one() {
        for text in ["", "\n", "ab\ncd", "ab\n\nש\n", "\n\nx"] {
            let lines = Lines::of(text);
            for offset in 0..text.len() + 2 {
                assert_eq!(lines.around(offset), line_around(text, offset), "{text:?} at {offset}");
            }
        }
    }
}
