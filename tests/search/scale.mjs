// scale.mjs [--targum PROGRAM] [--queries N] [--languages he,nl,ar] [--typed] [--no-edit] SITE SOURCES
// Weighs the search of a large site, measures what a query loads and how long it takes, and what an edit changes:
// docs/search.md. SITE must have been built from SOURCES; one article is edited, built, and put back.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { withBrowser } from '../browser/lib/browser.mjs';
import { readSite } from '../browser/lib/site.mjs';
import { percentile } from './lib/eval-figures.mjs';
import { openSearch } from './lib/eval-page.mjs';
import { registered } from './lib/eval-queries.mjs';
import { askFresh, changes, readSources, sizes, snapshot, titleQueries, typeFresh } from './lib/eval-scale.mjs';

const RELEASE = fileURLToPath(new URL('../../target/release/targum', import.meta.url));
const SEED = 1;
const MOST = { ratio: 1.2, bytes: 400 * 1024, first: 400, second: 100 };
/** A word that no article has, of letters that every alphabet of the corpus would take. */
const NEW_WORD = { he: 'קבזטרמש', nl: 'kwabzotrim', ar: 'قبظطرمش' };

const over = [];
function line(lang, name, value, most, unit = '') {
  const shown = Number.isInteger(value) ? value.toLocaleString('en') : value.toFixed(value < 10 ? 2 : 0);
  const within = most === undefined ? '' : ` (at most ${most.toLocaleString('en')})${value <= most ? '' : ' TOO MUCH'}`;
  if (value > most) over.push(`${lang}: ${name}`);
  console.log(`${lang}: ${name} ${shown}${unit}${within}`);
}

function weigh(site, lang, articles) {
  const { raw, index, texts, ratio } = sizes(site, lang, articles);
  line(lang, 'articles', articles.length);
  line(lang, 'Markdown without front matter', raw, undefined, ' bytes');
  line(lang, 'index without texts', index, undefined, ' bytes');
  line(lang, 'index without texts, share of the Markdown', ratio, MOST.ratio);
  line(lang, 'texts for snippets', texts, undefined, ' bytes');
}

async function ask(site, lang, queries) {
  const answers = await withBrowser(async (browser) => {
    const all = [];
    for (const [at, query] of queries.entries()) all.push(await askFresh(browser, site, lang, [query, queries[(at + 1) % queries.length]]));
    return all;
  });
  const bytes = answers.map((answer) => answer.bytes);
  line(lang, 'two-word queries', queries.length);
  line(lang, 'queries without a hit', answers.filter(({ hits }) => hits === 0).length, 0);
  line(lang, 'bytes loaded, p50', percentile(bytes, 0.5));
  line(lang, 'bytes loaded, p95', percentile(bytes, 0.95), MOST.bytes);
  line(lang, 'bytes loaded, most', Math.max(...bytes));
  for (const part of new Set(answers.flatMap(({ parts }) => [...parts.keys()]))) {
    const own = answers.map(({ parts }) => parts.get(part) ?? 0);
    console.log(`${lang}:     of these ${part}: p50 ${percentile(own, 0.5)}, p95 ${percentile(own, 0.95)}`);
  }
  times(lang, 'targum.find', answers.map(({ first, second }) => [first, second]));
}

function times(lang, how, pairs) {
  for (const [at, name] of ['first', 'second'].entries()) {
    const own = pairs.map((pair) => pair[at]);
    line(lang, `${name} query by ${how}, p50`, percentile(own, 0.5), undefined, ' ms');
    line(lang, `${name} query by ${how}, p95`, percentile(own, 0.95), MOST[name], ' ms');
  }
}

async function type(site, lang, queries) {
  times(lang, 'typing', await withBrowser(async (browser) => {
    const all = [];
    for (const [at, query] of queries.entries()) {
      all.push(await typeFresh(browser, site, lang, [query, queries[(at + 1) % queries.length]]));
    }
    return all;
  }));
}

/** One new word in one paragraph of one article. */
async function edit(site, lang, sources, targum) {
  const article = readSources(sources, lang).find(({ body }) => body.trim().length > 1000);
  const before = snapshot(site);
  const source = readFileSync(article.path, 'utf8');
  const build = () => execFileSync(targum, ['build', '--root', sources, '--out', site.root], { stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    writeFileSync(article.path, source.replace(/\.\n/, ` ${NEW_WORD[lang]}.\n`));
    build();
    const rebuilt = readSite(site.root);
    const after = snapshot(rebuilt);
    const changed = changes(before, after);
    const text = [...after].find(([name, script]) => name.includes('/texts/') && script.includes(NEW_WORD[lang]))?.[0];
    const allowed = await mayChange(rebuilt, lang, text, after.get(text), NEW_WORD[lang]);
    const shards = [...after.keys()].filter((name) => name.startsWith(`assets/search/${lang}/terms/`)).length;
    console.log(`${lang}: one word more in ${article.name}: ${changed.length} of ${after.size} files of the index changed, `
      + `${changed.filter((name) => name.includes('/terms/')).length} of ${shards} shards of terms`);
    for (const name of changed) {
      if (name.includes('/terms/') && allowed.has(name)) continue;
      console.log(`${lang}:     ${name}${allowed.has(name) ? '' : ' MAY NOT CHANGE'}`);
      if (!allowed.has(name)) over.push(`${lang}: an edit changes ${name}`);
    }
  } finally {
    writeFileSync(article.path, source);
    build();
  }
  const back = changes(before, snapshot(readSite(site.root)));
  if (back.length > 0) over.push(`${lang}: ${back.length} files of the index differ once the edit is taken back: ${back.slice(0, 5)}`);
}

/** The files that hold something of the article: the shards of its words and their parts, the root, its text, the lists of words. */
async function mayChange(site, lang, text, script, added) {
  const keys = await withBrowser(async (browser) => {
    const tab = await openSearch(await browser.newContext({ bypassCSP: true }), site, `${lang}/index.html`);
    await tab.evaluate(([query, lang]) => window.targum.search(query, { lang }), [added, lang]);
    const stems = [...site.files.keys()].filter((name) => /^assets\/search\/stem\/.*\.js$/.test(name));
    const scripts = stems.map((name) => readFileSync(`${site.root}/${name}`, 'utf8'));
    const rules = readFileSync(`${site.root}/assets/search/rules.js`, 'utf8');
    return tab.evaluate(keysOf, { lang, stems: scripts, rules, data: registered(script).data, compounds: lang === 'nl' });
  });
  const root = registered(readFileSync(`${site.root}/assets/search/${lang}/root.js`, 'utf8')).data;
  const folder = `assets/search/${lang}/`;
  const allowed = new Set([`${folder}root.js`, text, `${folder}words/${added.length}.js`]);
  for (const key of keys) {
    const start = root.starts.filter((one) => one <= key).at(-1);
    const name = start === '' ? '_' : Array.from({ length: start.length }, (_, at) => start.charCodeAt(at).toString(36)).join('-');
    allowed.add(`${folder}terms/${name}.js`);
  }
  return allowed;
}

/** Runs in a page without a policy: the keys and forms of the words of an article. */
function keysOf({ lang, stems, rules, data, compounds }) {
  const stemmers = {};
  let table;
  const targum = { register: (kind, lang, _, data) => { if (kind === 'rules') table = data; else stemmers[lang] = data; } };
  for (const script of [rules, ...stems]) new Function('targum', 'window', script)(targum, { targum });
  const words = window.targum.words(table, stemmers);
  const keys = new Set();
  const add = (form) => keys.add(form).add(words.terms(lang, form).key);
  const text = [data.title, data.summary, ...data.topics.flat(), ...data.sections.flat()].join('\n');
  for (const { text: word } of words.words(text)) {
    const form = words.normalise(word);
    add(form);
    for (let at = 3; compounds && at < form.length - 2; at++) {
      add(form.slice(0, at));
      add(form.slice(at));
    }
  }
  return [...keys];
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    targum: { type: 'string', default: RELEASE },
    queries: { type: 'string', default: '200' },
    languages: { type: 'string', default: 'he,nl,ar' },
    typed: { type: 'boolean', default: false },
    'no-edit': { type: 'boolean', default: false },
  },
});
if (positionals.length !== 2) {
  console.error('usage: scale.mjs [--targum PROGRAM] [--queries N] [--languages he,nl,ar] [--typed] [--no-edit] SITE SOURCES');
  process.exit(2);
}
const sources = resolve(positionals[1]);
for (const lang of values.languages.split(',')) {
  const site = readSite(positionals[0]);
  const articles = readSources(sources, lang);
  weigh(site, lang, articles);
  const queries = titleQueries(articles, Number(values.queries), SEED);
  await ask(site, lang, queries);
  if (values.typed) await type(site, lang, queries);
  if (!values['no-edit']) await edit(site, lang, sources, resolve(values.targum));
}
for (const one of over) console.log(`over the limit: ${one}`);
process.exit(over.length > 0 ? 1 : 0);
