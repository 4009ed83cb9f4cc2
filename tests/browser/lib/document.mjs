// What the checks need to know of a page. The browser's own parser reads it: first the file as it
// is, with scripts off (`readDocuments`), later the page with its scripts run (`visit`).

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Runs in the browser. Reads a source, `{ text, type }`, of which nothing is loaded or run; or the
 * present document where there is none.
 */
export function inspect(source) {
  const doc = source ? new DOMParser().parseFromString(source.text, source.type) : document;
  const html = doc.documentElement;
  const ids = [...doc.querySelectorAll('[id]')].map((element) => element.id);
  const resourceTags = new Set(['img', 'source', 'script', 'iframe', 'frame', 'video', 'audio', 'track', 'embed', 'object',
    'input', 'use', 'image', 'feimage']);
  const resourceRels = new Set(['stylesheet', 'icon', 'apple-touch-icon', 'mask-icon', 'preload', 'modulepreload', 'prefetch',
    'prerender', 'preconnect', 'dns-prefetch', 'manifest']);

  // https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute
  const srcset = (value) => {
    const urls = [];
    for (let rest = value; (rest = rest.replace(/^[\s,]+/, '')) !== '';) {
      const [word] = rest.match(/^\S+/);
      urls.push(word.replace(/,+$/, ''));
      rest = rest.slice(word.length);
      if (!word.endsWith(',')) rest = rest.replace(/^(\([^)]*\)|[^,(])*/, '');
    }
    return urls;
  };

  const links = [];
  for (const element of doc.querySelectorAll('*')) {
    const tag = element.localName.toLowerCase();
    if (tag === 'base') continue;
    const rel = (element.getAttribute('rel') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const resource = resourceTags.has(tag) || (tag === 'link' && rel.some((word) => resourceRels.has(word)));
    const add = (attribute, url, leads = false) => links.push({ tag, attribute, url: url.trim(), rel, resource, leads });
    for (const { name, value } of element.attributes) {
      if (['href', 'xlink:href'].includes(name)) add(name, value, ['a', 'area'].includes(tag));
      else if (['src', 'poster', 'background'].includes(name) || (name === 'data' && tag === 'object')) add(name, value);
      else if (['action', 'formaction'].includes(name)) add(name, value);
      else if (['srcset', 'imagesrcset'].includes(name)) for (const url of srcset(value)) add(name, url);
    }
    if (tag === 'meta' && /^refresh$/i.test(element.getAttribute('http-equiv') ?? '')) {
      const url = (element.getAttribute('content') ?? '').match(/^\s*[\d.]+\s*[;,]?\s*(?:url\s*=\s*)?["']?(.*?)["']?\s*$/i)?.[1];
      if (url) add('content', url, true);
    }
  }
  return {
    lang: html.getAttribute('lang'),
    dir: html.getAttribute('dir'),
    kind: html.getAttribute('data-kind'),
    standing: doc.querySelector('.notice[data-badge], .meta [data-badge="outdated-minor"]')?.dataset.badge ?? null,
    title: (doc.querySelector('head > title')?.textContent ?? '').trim(),
    headings: [...doc.querySelectorAll('h1')].map((heading) => heading.textContent.trim()),
    base: doc.querySelector('base')?.getAttribute('href') ?? null,
    ids,
    links,
    error: doc.querySelector('parsererror')?.textContent.trim() ?? null,
    locations: [...doc.querySelectorAll('urlset > url > loc, sitemapindex > sitemap > loc')].map((loc) => loc.textContent.trim()),
  };
}

/**
 * The site as its files say it: pages, drawings and feeds (the sitemap too), each by name, and the
 * addresses in style sheets.
 */
export async function readDocuments(browser, site) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const read = async (endings, type) => {
    const found = new Map();
    for (const name of [...site.files.keys()].filter((name) => endings.test(name)).sort()) {
      const text = readFileSync(join(site.root, name), 'utf8');
      found.set(name, await tab.evaluate(inspect, { text, type }));
    }
    return found;
  };
  const documents = {
    pages: await read(/\.html$/, 'text/html'),
    drawings: await read(/\.svg$/, 'image/svg+xml'),
    feeds: await read(/\.(xml|atom)$/, 'application/xml'),
    styles: await styleUrls(tab, site),
  };
  await context.close();
  return documents;
}

/** What the style sheets load, used or not: `[{ name, url }]`. */
async function styleUrls(tab, site) {
  const found = [];
  for (const name of [...site.files.keys()].filter((name) => name.endsWith('.css')).sort()) {
    const text = readFileSync(join(site.root, name), 'utf8');
    const rules = await tab.evaluate((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      return [...sheet.cssRules].map((rule) => rule.cssText);
    }, text);
    // The browser writes its rules in one form, but for custom properties, which it keeps as they are.
    for (const rule of rules) {
      for (const [, quoted, single, bare] of rule.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*?))\s*\)/g)) {
        found.push({ name, url: quoted ?? single ?? bare });
      }
    }
  }
  return found;
}
