// Every address in the site leads to a file of the site, and every page can be come upon.

import { problem } from './problems.mjs';
import { baseUrl, decode, fileUrl, nameOf, ONCE, REDIRECT } from './site.mjs';

const ELSEWHERE = new Set(['http:', 'https:', 'mailto:', 'tel:']);
/** Set to `pretty` for a site whose links name folders, as `links: pretty` makes them. */
const PRETTY = () => process.env.LINKS === 'pretty';

/** A name for what an address leads to, or why it leads nowhere: `{ name, fragment }` or `{ why }`. */
function follow(site, documents, page, link) {
  const { kind, base: baseElement } = documents.pages.get(page);
  const base = baseUrl(documents.pages);
  const { url, rel, tag, resource } = link;
  if (url === '') return { why: 'empty' };
  if (url.startsWith('//')) return { why: 'names a host' };
  const scheme = url.match(/^[a-z][a-z0-9+.-]*:/i)?.[0].toLowerCase();
  if (scheme === 'data:' && resource) return {};
  if (scheme && resource) return { why: 'loads from elsewhere' };
  if (scheme && !ELSEWHERE.has(scheme)) return { why: `has the scheme ${scheme}` };
  if (scheme && !parses(url)) return { why: 'is no address' };
  if (scheme && tag === 'link' && (rel.includes('canonical') || rel.includes('alternate'))) return published(site, base, url);
  if (scheme && base && url.startsWith(base)) return { why: 'leads into the site by its full address' };
  if (scheme) return {};
  if (baseElement !== null) return { why: `depends on <base href="${baseElement}">` };
  if (kind === 'not-found' && !url.startsWith('#')) return fromRoot(site, base, url);
  if (url.startsWith('/')) return { why: 'starts at the root, so it does not lead there from disk' };
  return inFolder(site, new URL(url, fileUrl(site, page)), PRETTY());
}

function parses(url) {
  try {
    return Boolean(new URL(url));
  } catch {
    return false;
  }
}

/** The 404 page is served at any depth, so its links start at the root of the host. */
function fromRoot(site, base, url) {
  const root = base ? new URL(base).pathname : '/';
  if (!url.startsWith(root)) return { why: `does not start with ${root}, where the site is served` };
  return inFolder(site, new URL(`./${url.slice(root.length)}`, site.url), PRETTY());
}

/** A full address of the site itself: without base_url there is nothing to hold it against. */
function published(site, base, url) {
  if (!base) return {};
  if (!url.startsWith(base)) return { why: `is not below ${base}` };
  return inFolder(site, new URL(`./${url.slice(base.length)}`, site.url), true);
}

function inFolder(site, target, folders) {
  let name = nameOf(site, target.href);
  if (decode(target.pathname) === null) return { why: 'has a broken percent sign' };
  if (name === null) return { why: 'leads out of the folder' };
  if (name === '' || name.endsWith('/')) {
    if (!folders) return { why: 'names a folder, which does not open from disk' };
    name += 'index.html';
  }
  if (site.files.has(name)) return { name, fragment: target.hash.slice(1).replace(/:~:.*$/s, '') };
  if ([...site.files.keys()].some((file) => file.startsWith(`${name}/`))) return { why: 'names a folder, which does not open from disk' };
  const alike = [...site.files.keys()].find((file) => folded(file) === folded(name));
  return { why: alike ? `no such file; there is ${alike}` : 'no such file' };
}

const folded = (name) => name.normalize('NFKC').toLowerCase();

function fragmentProblem(documents, { name, fragment }) {
  const target = documents.pages.get(name) ?? documents.drawings.get(name);
  if (!fragment || !target || fragment === 'top') return null;
  const found = target.ids.includes(fragment) || target.ids.includes(decode(fragment));
  return found ? null : `no id ${decode(fragment) ?? fragment} in ${name}`;
}

const shown = ({ tag, attribute, url }) => `<${tag} ${attribute}="${url}">`;

/**
 * Each address in each page, the page as its file says it. With `live`, the page as it is once its
 * scripts have run, by the same names.
 */
export function checkLinks(site, documents, live = documents.pages) {
  const problems = [];
  for (const [page, { links }] of live) {
    for (const link of links) {
      const target = follow(site, documents, page, link);
      const why = target.why ?? (target.name && fragmentProblem(documents, target));
      if (why) problems.push(problem(page, `${shown(link)} ${why}`));
    }
  }
  return problems;
}

/** What the style sheets load. */
export function checkStyles(site, { styles }) {
  return styles.flatMap(({ name, url }) => {
    if (url === '' || url.startsWith('#') || url.startsWith('data:')) return [];
    if (/^([a-z][a-z0-9+.-]*:|\/)/i.test(url)) return [problem(name, `url(${url}) is not relative`)];
    const { why } = inFolder(site, new URL(url, fileUrl(site, name)), false);
    return why ? [problem(name, `url(${url}) ${why}`)] : [];
  });
}

/** Feeds and sitemap can be read, and what they say of the site is there. */
export function checkFeeds(site, documents) {
  const base = baseUrl(documents.pages);
  const problems = [];
  for (const [name, { error, locations, links }] of documents.feeds) {
    if (error) problems.push(problem(name, `is not well-formed: ${error.split('\n').slice(0, 2).join(' ')}`));
    const own = links.map((link) => link.url).filter((url) => base && url.startsWith(base));
    for (const url of new Set([...locations, ...own])) {
      const { why } = published(site, base, url);
      if (why) problems.push(problem(name, `${url} ${why}`));
    }
  }
  return problems;
}

export function checkIds(pages) {
  return [...pages].flatMap(([name, { ids }]) => {
    const twice = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
    return [...twice].map((id) => problem(name, `id ${JSON.stringify(id)} is there ${ids.filter((other) => other === id).length} times`));
  });
}

/** Every page can be reached from the first one by its links, but for redirects and the 404 page. */
export function checkReachable(site, documents) {
  const start = 'index.html';
  if (!documents.pages.has(start)) return [problem('(site)', 'no index.html to start from')];
  const reached = new Set([start]);
  for (const page of reached) {
    for (const link of documents.pages.get(page).links.filter((link) => link.leads)) {
      const { name } = follow(site, documents, page, link);
      if (documents.pages.has(name)) reached.add(name);
    }
  }
  const apart = ({ kind }) => kind === REDIRECT || ONCE.includes(kind);
  const lost = [...documents.pages].filter(([name, page]) => !reached.has(name) && !apart(page));
  return lost.map(([name]) => problem(name, 'no links lead here from index.html'));
}
