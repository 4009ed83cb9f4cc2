// The search of the site, asked from a page on disk. Of the handbook: the queries of tests/search/queries.

import assert from 'node:assert/strict';
import test from 'node:test';
import { openSearch, searchAll, watchSearch } from '../search/lib/eval-page.mjs';
import { readEntries, readQueries } from '../search/lib/eval-queries.mjs';
import { withBrowser } from './lib/browser.mjs';
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
      const known = new Set([...entries.values()].map(({ entry }) => entry));
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
