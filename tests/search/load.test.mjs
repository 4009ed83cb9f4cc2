// What is loaded, when, and what happens where it cannot be.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPage } from './lib/page.mjs';
import { article, index } from './lib/site.mjs';
import { makeWords } from './lib/words.mjs';

const FILES = index({ languages: ['nl'], makeWords, articles: { nl: [
  article('nl', 'one', 'Eerste', { text: 'appel peer' }), article('nl', 'two', 'Tweede', { text: 'appel banaan' }),
  article('nl', 'three', 'Derde', { text: 'appel kers druif meloen vijg pruim kiwi' }),
] } });

function open(files = FILES, options = {}) {
  const page = openPage(files, { makeWords, ...options });
  return { ...page, find: (query) => page.targum.find(query, { lang: 'nl' }) };
}

test('each file is loaded once, also by queries at the same time', async () => {
  const { find, names, targum } = open();
  await Promise.all([find('appel '), find('appel '), find('appel ')]);
  await find('appel ');
  assert.equal(new Set(names()).size, names().length);
  assert.equal(targum.loaded().length, names().length);
  assert.ok(targum.loaded().includes('nl/root.js'));
});

test('from disk only what holds parts of one build is stamped', async () => {
  const { find, names } = open();
  await find('appel ');
  assert.ok(names().includes('rules.js') && names().includes('nl/root.js'));
  const shards = names().filter((name) => name.includes('/terms/'));
  assert.ok(shards.length && shards.every((name) => /\.js\?s\d{3}$/.test(name)));
  assert.ok(names().filter((name) => name.includes('/texts/')).every((name) => name.endsWith('.js?v1')));
});

test('on the web the files that name the others are asked for anew', async () => {
  const { find, names, targum } = open(FILES, { top: 'https://example.org/handbook/' });
  const found = await find('appel ');
  assert.equal(found.hits[0].href, '../nl/one/index.html');
  assert.ok(names().some((name) => /^nl\/root\.js\?[0-9a-z]+$/.test(name)));
  assert.ok(targum.loaded().includes('nl/root.js'));
});

test('a file that is missing is told of, asked for again, and disturbs no other query', async () => {
  const files = new Map(FILES);
  const gone = [...files.keys()].filter((name) => name.startsWith('nl/texts/'));
  const kept = gone.map((name) => files.get(name));
  gone.forEach((name) => files.delete(name));
  const { find } = open(files);
  await assert.rejects(find('banaan '), /cannot read assets\/search\/nl\/texts\/0\/1\.js, which is missing or damaged/);
  assert.equal((await find('nergens ')).total, 0);
  gone.forEach((name, at) => files.set(name, kept[at]));
  assert.equal((await find('banaan ')).total, 1);
});

test('a file that holds something else is a failure too', async () => {
  const files = new Map(FILES);
  files.set('nl/root.js', 'targum.register("root", "fr", "", {});');
  const { find } = open(files);
  await assert.rejects(find('banaan '), /nl\/root\.js/);
  files.set('nl/root.js', FILES.get('nl/root.js'));
  assert.equal((await find('banaan ')).total, 1);
});

test('rules that are missing are asked for again', async () => {
  const files = new Map(FILES);
  files.delete('rules.js');
  const { find } = open(files);
  await assert.rejects(find('peer '), /rules\.js/);
  files.set('rules.js', FILES.get('rules.js'));
  assert.equal((await find('peer ')).total, 1);
});

test('a stemmer is loaded for the languages that have one', async () => {
  const files = new Map(FILES);
  files.set('rules.js', 'targum.register("rules", "", "", {languages: ["nl"], stemmers: ["nl"], compounds: {}});');
  files.set('stem/nl.js', 'targum.register("stemmer", "nl", "", function (word) { return word; });');
  let given = null;
  const { find } = open(files, { makeWords: (rules, stemmers) => {
    given = stemmers;
    return makeWords();
  } });
  await find('peer ');
  assert.equal(given.nl('peren'), 'peren');
});

test('links are relative to the page, wherever it is', () => {
  const href = (page, url) => open(FILES, { page }).targum.href(url);
  assert.equal(href('nl/a/b/index.html', 'nl/c/index.html#x'), '../../../nl/c/index.html#x');
  assert.equal(href('index.html', 'nl/index.html'), 'nl/index.html');
  const elsewhere = openPage(FILES, { makeWords, top: 'https://example.org/handbook/', page: 'https://example.org/no/page.html' });
  assert.equal(elsewhere.targum.href('nl/index.html'), 'https://example.org/handbook/nl/index.html');
});

test('few files are open for a short beginning', async () => {
  const words = Array.from({ length: 200 }, (_, at) => `kla${String.fromCharCode(97 + (at % 26))}${at}`).join(' ');
  const files = index({ languages: ['nl'], makeWords, articles: { nl: [article('nl', 'one', 'Een', { text: words })] } });
  const { find, names } = open(files);
  assert.equal((await find('kla')).total, 1);
  const shards = names().filter((name) => name.includes('/terms/'));
  assert.ok(shards.length <= 4, `${shards.length} files`);
});
