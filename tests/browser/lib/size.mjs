// What a reader has to fetch: the largest article with its style sheet and its scripts.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { problem } from './problems.mjs';
import { fileUrl, nameOf } from './site.mjs';

const MOST_IN_SUM = 40 * 1024;
const MOST_SCRIPT = 15 * 1024;

/** `{ problems, figures }`: the figures are there to be printed. */
export function measureSize(site, pages) {
  const articles = [...pages].filter(([, { kind }]) => kind === 'article');
  const all = articles.map(([name, page]) => load(site, name, page));
  if (all.length === 0) return { problems: [problem('(site)', 'no article')], figures: [] };
  const largest = all.reduce((a, b) => (b.sum > a.sum ? b : a));
  const problems = [];
  if (largest.sum > MOST_IN_SUM) problems.push(problem(largest.name, `${largest.sum} bytes with all it loads, compressed; not more than ${MOST_IN_SUM}`));
  for (const { file, bytes } of largest.parts.filter(({ file }) => /\.m?js$/.test(file))) {
    if (bytes > MOST_SCRIPT) problems.push(problem(file, `${bytes} bytes of script; not more than ${MOST_SCRIPT}`));
  }
  const line = ({ file, bytes, packed }) => `${packed} bytes compressed, ${bytes} as they are: ${file}`;
  return { problems, figures: [...largest.parts.map(line), `${largest.sum} bytes compressed in sum, of ${MOST_IN_SUM}`] };
}

function load(site, name, { links }) {
  const wanted = links.filter(({ tag, rel }) => tag === 'script' || (tag === 'link' && ['stylesheet', 'modulepreload', 'preload'].some((word) => rel.includes(word))));
  const files = new Set([name, ...wanted.map(({ url }) => nameOf(site, new URL(url, fileUrl(site, name))))]);
  const parts = [...files].filter((file) => site.files.has(file)).map((file) => {
    const content = readFileSync(join(site.root, file));
    return { file, bytes: content.length, packed: gzipSync(content, { level: 9 }).length };
  });
  return { name, parts, sum: parts.reduce((sum, { packed }) => sum + packed, 0) };
}
