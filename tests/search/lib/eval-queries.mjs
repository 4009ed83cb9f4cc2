// The lists of queries with the entries that answer them, and which entry an address of a built site belongs to.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LISTS = fileURLToPath(new URL('../queries/', import.meta.url));

/** How a list writes the entry of the home page, whose path is empty. */
const HOME = '/';

/** The list of a language: `[{ query, entries, tries }]`. Throws where a line is not three fields. */
export function readQueries(lang) {
  const lines = readFileSync(join(LISTS, `${lang}.tsv`), 'utf8').split('\n');
  return lines.flatMap((line, at) => {
    if (line === '' || line.startsWith('#')) return [];
    const fields = line.split('\t');
    if (fields.length !== 3 || fields.includes('')) throw new Error(`${lang}.tsv:${at + 1}: not three fields: ${line}`);
    const [query, entries, tries] = fields;
    return [{ query, entries: entries.split('|').map((entry) => (entry === HOME ? '' : entry)), tries }];
  });
}

/** Reads what the search knows of each article: `{ url: { entry, title, lang } }`, from the files of its texts. */
export function readEntries(site) {
  const entries = new Map();
  for (const name of site.files.keys()) {
    const [, lang] = name.match(/^assets\/search\/([^/]+)\/texts\/.*\.js$/) ?? [];
    if (!lang) continue;
    const { entry, title, url } = registered(readFileSync(join(site.root, name), 'utf8')).data;
    entries.set(url, { entry, title, lang });
  }
  return entries;
}

/** What the only call of a script of the index hands over. */
export function registered(script) {
  let call = null;
  const targum = { register: (kind, lang, name, data) => { call = { kind, lang, name, data }; } };
  new Function('targum', 'window', script)(targum, { targum });
  if (call === null) throw new Error(`no call of targum.register: ${script.slice(0, 60)}`);
  return call;
}
