// Plain BM25 without any analysis, to compare with: words in lower case, split at whatever is neither letter nor digit.

const K1 = 1.2;
const B = 0.75;

/** The words of a text. */
export function words(text) {
  return text.toLowerCase().match(/[\p{L}\p{Nd}]+/gu) ?? [];
}

/** An index of texts; `rank(query, limit)` gives the numbers of the best texts, best first. */
export function bm25(texts) {
  const lengths = [];
  const postings = new Map();
  texts.forEach((text, at) => {
    const all = words(text);
    lengths.push(all.length);
    for (const word of all) {
      if (!postings.has(word)) postings.set(word, new Map());
      const list = postings.get(word);
      list.set(at, (list.get(at) ?? 0) + 1);
    }
  });
  const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  const score = (frequency, at) => (frequency * (K1 + 1)) / (frequency + K1 * (1 - B + (B * lengths[at]) / average));
  const rank = (query, limit = 10) => {
    const scores = new Map();
    for (const word of new Set(words(query))) {
      const list = postings.get(word) ?? new Map();
      const idf = Math.log(1 + (texts.length - list.size + 0.5) / (list.size + 0.5));
      for (const [at, frequency] of list) scores.set(at, (scores.get(at) ?? 0) + idf * score(frequency, at));
    }
    return [...scores].sort(([a, x], [b, y]) => y - x || a - b).slice(0, limit).map(([at]) => at);
  };
  return { rank };
}
