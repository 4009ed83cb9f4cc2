// evaluate.mjs [--targum PROGRAM] [--json FILE] SET.json …
// Asks the search of a built site for the passages of sets of questions, and plain BM25 too: docs/search.md.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { withBrowser } from '../browser/lib/browser.mjs';
import { readSite } from '../browser/lib/site.mjs';
import { bm25 } from './lib/eval-bm25.mjs';
import { figures, paired } from './lib/eval-figures.mjs';
import { openSearch, searchAll } from './lib/eval-page.mjs';
import { buildSet, passageOf, readSet } from './lib/eval-set.mjs';

const RELEASE = fileURLToPath(new URL('../../target/release/targum', import.meta.url));
const LIMIT = 10;

/** `{ rank, found }`: where the right passage stands among those an engine names. */
const judge = (gold, passages) => ({ rank: passages.indexOf(gold) + 1, found: passages.length });

async function evaluate(set, site) {
  return withBrowser(async (browser) => {
    const context = await browser.newContext();
    const tab = await openSearch(context, site, `${set.lang}/index.html`);
    const plain = bm25(set.passages);
    const columns = [];
    for (const column of set.columns) {
      const queries = set.queries.filter((query) => query[column]);
      const hits = await searchAll(tab, set.lang, queries.map((query) => query[column]), LIMIT);
      const ours = queries.map(({ gold }, at) => judge(gold, hits[at].map(({ url }) => passageOf(url))));
      const theirs = queries.map((query) => judge(query.gold, plain.rank(query[column], LIMIT)));
      columns.push({ column, queries: queries.map((query) => query[column]), ours, theirs });
    }
    return columns;
  });
}

const share = ({ mean, error }) => `${mean.toFixed(3)} ± ${error.toFixed(3)}`;

function table(columns) {
  const rows = columns.flatMap(({ column, ours, theirs }) => {
    const row = (engine, answers, difference) => {
      const { queries, mrr, recall, zero } = figures(answers);
      return [column, engine, share(mrr), share(recall), `${(100 * zero).toFixed(1)} %`, queries, difference];
    };
    return [row('targum', ours, share(paired(ours, theirs))), row('BM25', theirs, '')];
  });
  const head = ['column', 'engine', 'MRR@10 ± SE', 'recall@10 ± SE', 'no hits', 'queries', 'MRR@10 over BM25 ± SE'];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { targum: { type: 'string', default: RELEASE }, json: { type: 'string' } },
});
if (positionals.length === 0) {
  console.error('usage: evaluate.mjs [--targum PROGRAM] [--json FILE] SET.json …');
  process.exit(2);
}
const report = [];
for (const path of positionals) {
  const folder = mkdtempSync(join(tmpdir(), 'targum-evaluate-'));
  try {
    const set = readSet(path);
    const site = readSite(buildSet(set, folder, resolve(values.targum)));
    const start = performance.now();
    const columns = await evaluate(set, site);
    const seconds = Math.round((performance.now() - start) / 1000);
    console.log(`\n${basename(path)}: ${set.lang}, ${set.passages.length} passages, ${seconds} s\n\n${table(columns)}`);
    report.push({ set: basename(path), lang: set.lang, columns: columns.map((one) => (
      { ...one, figures: figures(one.ours), plain: figures(one.theirs), difference: paired(one.ours, one.theirs) })) });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
if (values.json) writeFileSync(values.json, JSON.stringify(report));
