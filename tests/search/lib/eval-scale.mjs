// How large a site's search is, what one query loads, and how long it takes.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { random } from './eval-figures.mjs';
import { bytesOf, openSearch } from './eval-page.mjs';

const SEARCH = 'assets/search/';
/** Scripts of the search: those of the index, and the theme's. */
const OF_SEARCH = /\/assets\/search[^/]*(\.js$|\/)/;

/** The articles of a folder of sources in a language, in the order of their paths: `{ path, title, body }`. */
export function readSources(sources, lang) {
  const content = join(sources, 'content');
  const names = readdirSync(content, { recursive: true }).map(String)
    .filter((name) => name === `${lang}.md` || name.endsWith(`/${lang}.md`)).sort();
  return names.map((name) => {
    const path = join(content, name);
    const [, front, body] = readFileSync(path, 'utf8').match(/^---\n(.*?)\n---\n(.*)$/s) ?? [];
    if (front === undefined) throw new Error(`${path}: no front matter`);
    const title = front.match(/^title: *"?(.*?)"? *$/m)?.[1] ?? '';
    return { name, path, title, body };
  });
}

/** Bytes of the articles' Markdown, of the index without the texts for snippets, and of these texts. */
export function sizes(site, lang, articles) {
  const sum = (keep) => [...site.files].filter(([name]) => name.startsWith(`${SEARCH}${lang}/`) && keep(name))
    .reduce((bytes, [, size]) => bytes + size, 0);
  const texts = `${SEARCH}${lang}/texts/`;
  const raw = articles.reduce((bytes, { body }) => bytes + Buffer.byteLength(body), 0);
  const index = sum((name) => !name.startsWith(texts));
  return { raw, index, texts: sum((name) => name.startsWith(texts)), ratio: index / raw };
}

/** Queries of two different words of one title each; the same seed draws the same. */
export function titleQueries(articles, count, seed) {
  const next = random(seed);
  const drawn = new Set();
  for (let tries = 0; drawn.size < count && tries < 100 * count; tries++) {
    const { title } = articles[Math.floor(next() * articles.length)];
    const words = [...new Set(title.split(/[^\p{L}\p{M}\p{Nd}]+/u).filter((word) => word.length > 1))];
    if (words.length < 2) continue;
    const first = Math.floor(next() * words.length);
    const second = (first + 1 + Math.floor(next() * (words.length - 1))) % words.length;
    drawn.add(`${words[first]} ${words[second]}`);
  }
  return [...drawn];
}

/** Asks in a fresh page, then another query in the same: `{ bytes, parts, first, second, hits }`; times in milliseconds. */
export async function askFresh(browser, site, lang, [query, another]) {
  const context = await browser.newContext();
  try {
    const loaded = [];
    const tab = await openSearch(context, site, `${lang}/index.html`, (tab) => tab.on('request', (request) => {
      if (OF_SEARCH.test(request.url())) loaded.push(request.url());
    }));
    const { first, hits } = await tab.evaluate(timed, [query, lang]);
    const parts = new Map();
    for (const url of loaded) {
      const part = partOf(url);
      parts.set(part, (parts.get(part) ?? 0) + bytesOf(url));
    }
    const bytes = [...parts.values()].reduce((sum, size) => sum + size, 0);
    const { first: second } = await tab.evaluate(timed, [another, lang]);
    return { bytes, parts, first, second, hits };
  } finally {
    await context.close();
  }
}

/** Runs in the page. */
async function timed([query, lang]) {
  const ask = window.targum.find
    ? async () => (await window.targum.find(query, { lang })).hits
    : () => window.targum.search(query, { lang });
  await new Promise((resolve) => setTimeout(resolve));
  const start = performance.now();
  const hits = await ask();
  return { first: performance.now() - start, hits: hits.length };
}

/** What a script of the search is for: `terms`, `texts`, …, or its name without what changes with its content. */
function partOf(url) {
  const name = decodeURI(url.replace(/[?#].*$/s, '')).split('/assets/')[1];
  return name.match(/^search\/[^/]+\/(terms|words|texts)\//)?.[1] ?? name.replace(/^.*\//, '').replace(/\.[0-9a-f]{6,}\./, '.');
}

/** Milliseconds between two keys. */
const KEYS = 30;
/** How the dialog of the handbook theme is opened, typed into and read; its link to all results says what was asked. */
const DIALOG = { open: '.search-open', field: '.search-dialog .search-field', found: '.search-dialog .search-found',
  asked: '.search-dialog .search-all', hit: '.search-dialog a[data-hit]' };

/**
 * Opens the dialog of a fresh page, types a query key by key, then another in its place: milliseconds from the last key
 * of each to its first results.
 */
export async function typeFresh(browser, site, lang, queries) {
  const context = await browser.newContext();
  try {
    const tab = await openSearch(context, site, `${lang}/index.html`);
    await tab.click(DIALOG.open);
    const field = tab.locator(DIALOG.field);
    const times = [];
    for (const query of queries) {
      await field.fill('');
      await tab.waitForFunction(({ hit }) => !document.querySelector(hit), DIALOG);
      const letters = [...query];
      await field.pressSequentially(letters.slice(0, -1).join(''), { delay: KEYS });
      await tab.evaluate(watchResults, { ...DIALOG, query });
      await field.pressSequentially(letters.at(-1));
      times.push(await tab.evaluate(() => window.targumShown));
    }
    return times;
  } finally {
    await context.close();
  }
}

/** Runs in the page: from the next key on, waits until results of the whole query are shown. */
function watchResults({ field, found, asked, hit, query }) {
  window.targumShown = new Promise((resolve) => {
    let start = 0;
    document.querySelector(field).addEventListener('input', () => { start = performance.now(); }, { once: true, capture: true });
    const watch = new MutationObserver(() => {
      const words = new URL(document.querySelector(asked).href).searchParams.get('q');
      if (words !== query || !document.querySelector(hit)) return;
      watch.disconnect();
      resolve(performance.now() - start);
    });
    watch.observe(document.querySelector(found), { childList: true });
  });
  // The driver would wait for a promise that it is handed.
  return null;
}

/** Each file of the index with what tells a change of it. */
export function snapshot(site) {
  return new Map([...site.files.keys()].filter((name) => name.startsWith(SEARCH))
    .map((name) => [name, readFileSync(join(site.root, name), 'utf8')]));
}

/** Names of what was added, removed or altered between two snapshots. */
export function changes(before, after) {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => before.get(name) !== after.get(name)).sort();
}
