//! The word that was probably meant.

/// The candidate most like `word`, where one is like enough: at most a third of the letters may differ. Capitals
/// do not count. Of equally near ones the first.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let length = word.chars().count();
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let bound = best.map_or(length / 3 + 1, |(distance, _)| distance);
        let lower = candidate.to_lowercase();
        if bound == 0 || lower.chars().count().abs_diff(length) >= bound {
            continue;
        }
        let distance = strsim::damerau_levenshtein(&word, &lower);
        if distance < bound {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognised_and_another_word_is_not() {
        let keys = ["title", "topics", "translated_from", "תלונות"];
        assert_eq!(nearest("titel", keys), Some("title"));
        assert_eq!(nearest("Topic", keys), Some("topics"));
        assert_eq!(nearest("translated-form", keys), Some("translated_from"));
        assert_eq!(nearest("תלונת", keys), Some("תלונות"));
        assert_eq!(nearest("weight", keys), None);
        assert_eq!(nearest("", keys), None);
    }
}
