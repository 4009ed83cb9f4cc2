// The folder under test: which files it holds, what kinds of page a handbook has, and which
// pages stand for the others where looking at every one would take too long.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Every language has at least one page of each of these. */
export const IN_EACH_LANGUAGE = ['home', 'section', 'article', 'topic', 'topics', 'glossary', 'a-z', 'search'];
/** The site has at least one of these. */
export const SOMEWHERE = ['fallback'];
/** The site has exactly one of these. */
export const ONCE = ['chooser', 'not-found'];
/** Old addresses that lead on to where a page is now. */
export const REDIRECT = 'redirect';
export const KINDS = new Set([...IN_EACH_LANGUAGE, ...SOMEWHERE, ...ONCE, REDIRECT]);

const DEFAULT = fileURLToPath(new URL('../../../public', import.meta.url));

/** Reads the folder named by SITE; throws where there is none or it holds no page. */
export function readSite(folder = process.env.SITE || DEFAULT) {
  const root = resolve(folder);
  if (!existsSync(root)) throw new Error(`no folder ${root}: build the site first, or name its folder in SITE`);
  const files = new Map();
  for (const file of walk(root)) files.set(relative(root, file).split(sep).join('/'), statSync(file).size);
  const pages = [...files.keys()].filter((name) => name.endsWith('.html')).sort();
  if (pages.length === 0) throw new Error(`no .html page in ${root}: build the site first, or name its folder in SITE`);
  return { root, url: pathToFileURL(join(root, sep)).href, files, pages };
}

function* walk(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (statSync(path).isDirectory()) yield* walk(path);
    else yield path;
  }
}

/** The address at which a page opens from disk. */
export function fileUrl(site, name) {
  return site.url + name.split('/').map(encodeURIComponent).join('/');
}

/** The name inside the folder that an address leads to; null when it leads out of it. */
export function nameOf(site, url) {
  const path = decode(new URL(url).href.replace(/[?#].*$/s, ''));
  const root = decode(site.url);
  return path !== null && path.startsWith(root) ? path.slice(root.length) : null;
}

export function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/**
 * Where the site is published, with a slash at its end: BASE_URL, else what the canonical link of
 * the first page says; null where a site does not say.
 */
export function baseUrl(documents) {
  const canonical = documents.get('index.html')?.links.find((link) => link.rel.includes('canonical'))?.url;
  const base = process.env.BASE_URL || canonical?.replace(/index\.html$/, '');
  return base ? base.replace(/\/*$/, '/') : null;
}

/** The languages that the site is kept in: those that have a home page. */
export function languages(documents) {
  const homes = [...documents.values()].filter((page) => page.kind === 'home');
  return [...new Set(homes.map((page) => page.lang))].sort();
}

/**
 * For each kind in each language the largest page and the first one, and so for each thing that a page may say of how
 * it stands to its source: `{ name, kind, lang, standing }`.
 */
export function samples(site, documents, each = 2) {
  const groups = new Map();
  for (const [name, { kind, lang, standing = null }] of documents) {
    if (kind === REDIRECT) continue;
    const group = `${kind} ${lang} ${standing}`;
    if (!groups.has(group)) groups.set(group, []);
    groups.get(group).push({ name, kind, lang, standing });
  }
  return [...groups.values()].flatMap((group) => {
    const largest = group.reduce((a, b) => (site.files.get(b.name) > site.files.get(a.name) ? b : a));
    return [...new Set([largest, group[0]])].slice(0, each);
  });
}
