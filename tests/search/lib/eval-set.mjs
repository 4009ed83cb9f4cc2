// A development set as a site: one article per passage, whose title says nothing.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const COLUMNS = ['full', 'kw3', 'kw2', 'kw1'];

/** Reads `{ lang, passages, queries }` and throws where it is something else. */
export function readSet(path) {
  const set = JSON.parse(readFileSync(path, 'utf8'));
  if (typeof set.lang !== 'string' || !set.passages?.length || !set.queries?.length) throw new Error(`${path}: no set`);
  for (const query of set.queries) {
    if (!(query.gold in set.passages)) throw new Error(`${path}: no passage ${query.gold}`);
  }
  return { ...set, columns: COLUMNS.filter((column) => set.queries.some((query) => query[column])) };
}

const nameOf = (at) => `p${String(at).padStart(5, '0')}`;

/** The passage that an address of the site shows; −1 for a page of another kind. */
export function passageOf(url) {
  const [, digits] = url.match(/(?:^|\/)p(\d{5})(?:\/|$)/) ?? [];
  return digits === undefined ? -1 : Number(digits);
}

/** Writes the sources of a site of the passages and builds it. */
export function buildSet({ lang, passages }, folder, targum) {
  const sources = join(folder, 'sources');
  const write = (path, text) => {
    mkdirSync(join(sources, path, '..'), { recursive: true });
    writeFileSync(join(sources, path), text);
  };
  write('targum.yaml', `title: Passages\nlanguages: [${lang}]\n`);
  write(`content/${lang}.md`, '---\ntitle: Passages\n---\n');
  passages.forEach((passage, at) => {
    write(`content/${nameOf(at)}/${lang}.md`, `---\ntitle: ${nameOf(at)}\n---\n\n${plain(passage)}\n`);
  });
  execFileSync(targum, ['build', '--root', sources, '--out', join(folder, 'site')], { stdio: ['ignore', 'ignore', 'inherit'] });
  return join(folder, 'site');
}

/** Text without a mark in it that Markdown knows, line by line as it was. */
function plain(text) {
  return text.split(/\s*\n\s*/).filter((line) => line !== '')
    .map((line) => line.trim().replace(/[!-/:-@[-`{-~]/g, '\\$&')).join('\n\n');
}
