//! Which blocks of two runs stand for each other, by their kinds alone.

use super::matching::class;
use super::segment::UnitKind;

/// Above so many pairs the runs are paired from their beginnings on only.
const MANY: usize = 1_000_000;

/// Pairs the units of two runs in their order: as many as there can be, of the same kind rather than of a kindred one,
/// and of equally good ways the one that pairs what comes first.
pub(super) fn align(a: &[UnitKind], b: &[UnitKind]) -> Vec<(usize, usize)> {
    if a.len().saturating_mul(b.len()) > MANY {
        let alike = |at: &usize| worth(a[*at], b[*at]) > 0;
        return (0..a.len().min(b.len())).take_while(alike).map(|at| (at, at)).collect();
    }
    let width = b.len() + 1;
    let mut best = vec![0u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            let apart = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            let worth = worth(a[i], b[j]);
            let together = if worth > 0 { worth + best[(i + 1) * width + j + 1] } else { 0 };
            best[i * width + j] = apart.max(together);
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < a.len() && j < b.len() {
        let here = best[i * width + j];
        let worth = worth(a[i], b[j]);
        if worth > 0 && here == worth + best[(i + 1) * width + j + 1] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if here == best[(i + 1) * width + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// How good a pair is; 0 for none. Many kindred pairs are worth more than few of the same kind.
fn worth(a: UnitKind, b: UnitKind) -> u32 {
    match () {
        () if a == b => 4,
        () if class(a) == class(b) => 3,
        () => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(a: &str, b: &str) -> Vec<(usize, usize)> {
        let kinds = |text: &str| -> Vec<UnitKind> {
            let kind = |c| match c {
                'p' => UnitKind::Paragraph,
                'i' => UnitKind::Item,
                'h' => UnitKind::Heading,
                _ => UnitKind::Code,
            };
            text.chars().map(kind).collect()
        };
        align(&kinds(a), &kinds(b))
    }

    #[test]
    fn what_comes_first_is_paired_first_and_kinds_count() {
        assert_eq!(pairs("ppp", "p"), [(0, 0)]);
        assert_eq!(pairs("phiiippcp", "phip"), [(0, 0), (1, 1), (2, 2), (5, 3)]);
        assert_eq!(pairs("pip", "i"), [(1, 0)]);
        assert_eq!(pairs("p", "cip"), [(0, 2)]);
        assert_eq!(pairs("", "p"), []);
    }
}
