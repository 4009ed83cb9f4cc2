// Figures of rankings: how well, and how sure that is.

/** Mean and its standard error. */
export function mean(values) {
  const n = values.length;
  const average = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - average) ** 2, 0);
  return { mean: average, error: n > 1 ? Math.sqrt(squares / (n - 1) / n) : 0 };
}

/** The value below which a share of the values lies: the nearest of them. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** Of answers `{ rank, found }` (rank from 1, 0 for not among the first ten): the figures of a table's row. */
export function figures(answers) {
  return {
    queries: answers.length,
    mrr: mean(answers.map(reciprocal)),
    recall: mean(answers.map(({ rank }) => (rank > 0 ? 1 : 0))),
    zero: answers.filter(({ found }) => found === 0).length / answers.length,
  };
}

/** The same queries asked of two engines: the difference of MRR, query by query. */
export function paired(ours, theirs) {
  return mean(ours.map((answer, at) => reciprocal(answer) - reciprocal(theirs[at])));
}

const reciprocal = ({ rank }) => (rank > 0 ? 1 / rank : 0);

/** A generator of numbers in [0, 1) that a seed determines (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x = (x + Math.imul(x ^ (x >>> 7), x | 61)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}
