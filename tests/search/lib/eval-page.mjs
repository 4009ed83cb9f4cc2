// A page of a built site, opened from disk, whose own search is asked; and what it did to answer.

import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fileUrl } from '../../browser/lib/site.mjs';

/** So many queries go into the page at once. */
const BATCH = 40;

/** Opens `name` in a new tab; rejects where the page has no search. */
export async function openSearch(context, site, name, prepare = () => {}) {
  const tab = await context.newPage();
  await prepare(tab);
  await tab.goto(fileUrl(site, name), { waitUntil: 'load' });
  const there = await tab.evaluate(() => typeof window.targum === 'object' && typeof window.targum.search === 'function');
  if (!there) throw new Error(`${name} has no window.targum.search`);
  return tab;
}

/** Asks each query as `targum.search(query, { lang, limit })`: what it answered, in the order of the queries. */
export async function searchAll(tab, lang, queries, limit = 10) {
  const answers = [];
  for (let at = 0; at < queries.length; at += BATCH) {
    const some = await tab.evaluate(async ([lang, queries, limit]) => {
      // What the driver calls directly may use eval whatever the page's policy says; a task of the page may not.
      await new Promise((resolve) => setTimeout(resolve));
      const found = [];
      for (const query of queries) found.push(await window.targum.search(query, { lang, limit }));
      return found.map((hits) => hits.map(({ url, title, lang, score, snippet }) => ({ url, title, lang, score, snippet })));
    }, [lang, queries.slice(at, at + BATCH), limit]);
    answers.push(...some);
  }
  return answers;
}

/**
 * Notes everything that a search may not do: once the page has loaded, any request but for scripts on disk; any other
 * way to run or fetch something; a word in the console. To be called before the page opens; `read` gives the notes once it has answered.
 */
export async function watchSearch(tab) {
  const notes = [];
  const scripts = [];
  let loaded = false;
  tab.on('load', () => { loaded = true; });
  tab.on('console', (message) => notes.push(`console ${message.type()}: ${message.text()}`));
  tab.on('pageerror', (error) => notes.push(`script error: ${error.message}`));
  tab.on('requestfailed', (request) => notes.push(`request failed: ${request.url()}`));
  tab.on('worker', (worker) => notes.push(`starts a worker: ${worker.url()}`));
  tab.on('request', (request) => {
    const type = request.resourceType();
    if (!request.url().startsWith('file:')) notes.push(`request for ${request.url()}`);
    if (type === 'script') scripts.push(request.url());
    // The browser fetches the page's icon when it likes.
    else if (/\/favicon\.[^/]*$/.test(request.url())) return;
    else if (loaded || !['document', 'stylesheet', 'image', 'font'].includes(type)) notes.push(`request of the sort ${type}: ${request.url()}`);
  });
  await tab.addInitScript(spy);
  return { scripts, read: async () => [...notes, ...(await tab.evaluate(() => window.spied))] };
}

/** Runs in the page before its own scripts. */
function spy() {
  const notes = [];
  window.spied = notes;
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    notes.push(`against the policy: ${violatedDirective} ${blockedURI}`);
  });
  const told = (name) => (target, self, args) => {
    notes.push(`uses ${name}`);
    return Reflect.apply(target, self, args);
  };
  const made = (name) => (target, args, as) => {
    notes.push(`uses ${name}`);
    return Reflect.construct(target, args, as);
  };
  for (const name of ['fetch', 'XMLHttpRequest', 'Worker', 'SharedWorker', 'EventSource', 'WebSocket']) {
    if (window[name]) window[name] = new Proxy(window[name], { apply: told(name), construct: made(name) });
  }
  for (const name of ['instantiate', 'instantiateStreaming', 'compile', 'compileStreaming', 'Module', 'Instance']) {
    WebAssembly[name] = new Proxy(WebAssembly[name], { apply: told(`WebAssembly.${name}`), construct: made(`WebAssembly.${name}`) });
  }
  const look = (node) => {
    if (node.nodeName !== 'SCRIPT') return;
    if (!node.src) notes.push(`inline script: ${node.textContent.slice(0, 40)}`);
    if (!['', 'text/javascript'].includes(node.type)) notes.push(`a script of the type ${node.type}: ${node.src}`);
  };
  new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach(look)))
    .observe(document, { childList: true, subtree: true });
}

/** Bytes on disk of what an address names. */
export function bytesOf(url) {
  return statSync(fileURLToPath(url.replace(/[?#].*$/s, ''))).size;
}
