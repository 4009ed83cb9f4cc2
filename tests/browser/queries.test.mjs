// The search of the site, asked from a page on disk. Of the handbook: the queries of tests/search/queries.

import assert from 'node:assert/strict';
import test from 'node:test';
import { bm25 } from '../search/lib/eval-bm25.mjs';
import { figures, paired, percentile } from '../search/lib/eval-figures.mjs';
import { openSearch, searchAll, watchSearch } from '../search/lib/eval-page.mjs';
import { readEntries, readQueries } from '../search/lib/eval-queries.mjs';
import { withBrowser } from './lib/browser.mjs';
import { inFolder } from './lib/example.mjs';
import { none, problem } from './lib/problems.mjs';
import { readSite } from './lib/site.mjs';

const LANGUAGES = ['nl', 'he', 'ar'];
const AT_LEAST = 60;
const RIGHT = 0.9;

const site = readSite();
/** The zoo has articles of its own. */
const zoo = site.files.has('he/states/index.html');
const entries = readEntries(site);

/** What the page answers and what it did for that. */
async function ask(lang, queries) {
  return withBrowser(async (browser) => {
    let watch;
    const prepare = async (tab) => { watch = await watchSearch(tab); };
    const tab = await openSearch(await browser.newContext(), site, `${lang}/index.html`, prepare);
    const answers = await searchAll(tab, lang, queries);
    return { answers, notes: await watch.read(), scripts: watch.scripts };
  });
}

const shown = (hit) => (hit ? `${entries.get(hit.url)?.entry ?? hit.url} (${hit.lang})` : 'nothing');

for (const lang of LANGUAGES) {
  const titles = [...entries.values()].filter((one) => one.lang === lang).map(({ title }) => title).slice(0, 20);

  test(`a search in ${lang} loads classic scripts from disk and nothing else`, async () => {
    const { answers, notes, scripts } = await ask(lang, titles);
    none(notes.map((note) => problem(`${lang}/index.html`, note)));
    assert.ok(scripts.some((url) => url.includes('/assets/search/')), `no script of the search was loaded: ${scripts}`);
    assert.ok(answers.length > 0 && answers.every((hits) => hits.length > 0), 'a title finds nothing');
    none(answers.flat().filter(({ url }) => !site.files.has(decodeURI(url.replace(/#.*$/s, ''))))
      .map(({ url }) => problem(url, 'is no page of the site')));
  });

  if (!zoo) {
    test(`of the queries in ${lang} nine in ten have the right first hit`, async (context) => {
      const list = readQueries(lang);
      assert.ok(list.length >= AT_LEAST, `${list.length} queries; at least ${AT_LEAST}`);
      // An entry, or one that entries lie below.
      const known = new Set([...entries.values()].flatMap(({ entry }) => [entry, entry.replace(/\/[^/]*$/, '')]));
      none(list.flatMap(({ query, entries }) => entries.filter((entry) => !known.has(entry))
        .map((entry) => problem(query, `there is no entry ${entry}`))));
      const { answers } = await ask(lang, list.map(({ query }) => query));
      const wrong = list.map((one, at) => ({ ...one, hits: answers[at] }))
        .filter(({ entries: right, hits }) => !right.includes(entries.get(hits[0]?.url)?.entry));
      const lines = wrong.map(({ query, entries: right, tries, hits }) =>
        `${query} (${tries}): ${hits.slice(0, 3).map(shown).join(', ') || 'nothing'}; right is ${right.join(' or ')}`);
      const share = 1 - wrong.length / list.length;
      context.diagnostic(`${lang}: ${list.length - wrong.length} of ${list.length} right, ${(100 * share).toFixed(1)} %`);
      for (const line of lines) context.diagnostic(line);
      assert.ok(share >= RIGHT, `${(100 * share).toFixed(1)} % right\n${lines.join('\n')}`);
    });
  }
}

/** A search that answers nothing and, while it does so, runs a line. */
const answering = (line) => `window.targum = { search: () => { ${line}; return Promise.resolve([]); } };`;
const POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; script-src \'self\'; img-src \'self\'">';
/** What a search may not do, and what must be said of it. */
const BREACHES = {
  'uses fetch': "fetch('x.js').catch(() => {})",
  'uses XMLHttpRequest': 'new XMLHttpRequest()',
  'uses Worker': "try { new Worker('x.js') } catch (error) { /* refused */ }",
  'uses WebAssembly.compile': 'WebAssembly.compile(new Uint8Array(8)).catch(() => {})',
  'against the policy: script-src eval': "try { eval('1') } catch (error) { /* refused */ }",
  'inline script: 1': "document.head.append(Object.assign(document.createElement('script'), { text: '1' }))",
  'a script of the type module': "document.head.append(Object.assign(document.createElement('script'), { type: 'module', src: 'x.js' }))",
  'request of the sort image': "new Image().src = 'x.png'",
  'request for http://elsewhere.invalid/x.js': "document.head.append(Object.assign(document.createElement('script'), { src: 'http://elsewhere.invalid/x.js' }))",
  'console log: hello': "console.log('hello')",
};

test('what a search may not do is seen', () => withBrowser(async (browser) => {
  for (const [told, line] of [['', ''], ...Object.entries(BREACHES)]) {
    const files = new Map([['nl/index.html', `<!DOCTYPE html><title>x</title>${POLICY}<script src="search.js"></script>`],
      ['nl/search.js', answering(line)], ['nl/x.js', '']]);
    await inFolder(files, async (folder) => {
      let watch;
      const tab = await openSearch(await browser.newContext(), readSite(folder), 'nl/index.html', async (one) => { watch = await watchSearch(one); });
      await searchAll(tab, 'nl', ['x']);
      const heard = (notes) => notes.some((note) => note.startsWith(told));
      await tab.waitForTimeout(50);
      let notes = await watch.read();
      // What is forbidden is told of late on a busy machine.
      for (let more = 50; told !== '' && !heard(notes) && more > 0; more--) {
        await tab.waitForTimeout(100);
        notes = await watch.read();
      }
      if (told === '') assert.deepEqual(notes, []);
      else assert.ok(heard(notes), `${line}: ${notes}`);
    });
  }
}));

test('BM25 and the figures are those worked out by hand', () => {
  const { rank } = bm25(['a b', 'a a c', 'D, e']);
  // a: idf ln(1 + 1.5/2.5) = .470; twice in three words .615, once in two .489.
  assert.deepEqual(rank('A x'), [1, 0]);
  assert.deepEqual(rank('d'), [2]);
  assert.deepEqual(rank('x'), []);
  const ours = [{ rank: 1, found: 3 }, { rank: 2, found: 3 }, { rank: 0, found: 0 }];
  const { queries, mrr, recall, zero } = figures(ours);
  assert.deepEqual([queries, mrr.mean, recall.mean.toFixed(4), zero.toFixed(4)], [3, 0.5, '0.6667', '0.3333']);
  // Variance of 1, ½, 0 is ¼; its share of three queries 1/12.
  assert.equal(mrr.error.toFixed(6), Math.sqrt(1 / 12).toFixed(6));
  const { mean, error } = paired(ours, [{ rank: 2, found: 1 }, { rank: 2, found: 1 }, { rank: 1, found: 1 }]);
  // Differences ½, 0, −1: mean −1/6, variance 7/12.
  assert.deepEqual([mean.toFixed(4), error.toFixed(4)], ['-0.1667', Math.sqrt(7 / 36).toFixed(4)]);
  assert.deepEqual([percentile([5, 1, 3, 4, 2], 0.5), percentile([5, 1, 3, 4, 2], 0.95)], [3, 5]);
});
