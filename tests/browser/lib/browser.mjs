// Chromium, and how a page of the site is opened in it.

import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { inspect } from './document.mjs';
import { problem } from './problems.mjs';
import { decode, fileUrl, nameOf, REDIRECT } from './site.mjs';

const AT_ONCE = 2;
/** Late enough for what a page starts after it has loaded. */
const SETTLE_MS = 100;
/** Stands for the host that serves the 404 page of a site that has no base_url. */
const SOME_HOST = 'https://handbook.invalid/';
export const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.mjs': 'text/javascript',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp', '.woff2': 'font/woff2',
  '.json': 'application/json', '.xml': 'application/xml', '.atom': 'application/atom+xml', '.txt': 'text/plain' };

/** Runs `work` with a browser of its own, in a new profile that playwright removes afterwards. */
export async function withBrowser(work, ...more) {
  const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';
  if (!existsSync(executablePath)) throw new Error(`no Chromium at ${executablePath}: install it, or name it in CHROMIUM`);
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic',
    '--host-resolver-rules=MAP * ~NOTFOUND', ...more];
  const browser = await chromium.launch({ executablePath, args });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** Does `work` for each item, a few at a time; results in the order of the items. */
export async function eachOf(items, work) {
  const results = new Array(items.length);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index], index);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

/**
 * Opens a page in a new tab, as a reader meets it: from disk; the 404 page as a host serves it, deep
 * down in the site, because its links start at the root. Hands the tab to `work`.
 */
export async function openPage(context, site, { name, kind, base }, work, prepare = () => {}) {
  const tab = await context.newPage();
  try {
    if (kind === 'not-found') await serveNotFound(tab, site, name, base ?? SOME_HOST);
    // A route that it adds comes before the host's.
    await prepare(tab);
    if (kind === 'not-found') {
      await tab.goto(`${base ?? SOME_HOST}no/such/page.html`);
    } else {
      await tab.goto(fileUrl(site, name), { waitUntil: kind === REDIRECT ? 'commit' : 'load' });
    }
    return await work(tab);
  } finally {
    await tab.close();
  }
}

async function serveNotFound(tab, site, notFound, base) {
  const missing = `${base}no/such/page.html`;
  await tab.route((url) => url.href.startsWith(base), (route) => {
    const url = route.request().url();
    const name = url === missing ? notFound : decode(url.slice(base.length).replace(/[?#].*$/s, ''));
    if (name === null || !site.files.has(name)) return route.fulfill({ status: 404, body: '' });
    const contentType = TYPES[extname(name)] ?? 'application/octet-stream';
    return route.fulfill({ body: readFileSync(join(site.root, name)), contentType });
  });
}

/**
 * Opens a page under its own policy and watches it. Returns `{ name, problems, document }`, the
 * document as it is once its scripts have run.
 */
export async function visit(context, site, page) {
  const problems = [];
  const note = (what) => problems.push(problem(page.name, what));
  const watching = (tab) => watch(tab, site, page, note);
  let document = null;
  try {
    await openPage(context, site, page, async (tab) => {
      if (page.kind === REDIRECT) return followed(tab, site, page, note);
      await tab.waitForTimeout(SETTLE_MS);
      document = await tab.evaluate(inspect, null);
    }, watching);
  } catch (error) {
    note(`does not open: ${error.message.split('\n')[0]}`);
  }
  return { name: page.name, problems, document };
}

function watch(tab, site, { kind, base }, note) {
  const host = kind === 'not-found' ? base ?? SOME_HOST : null;
  const inside = (url) => nameOf(site, url) !== null || (host !== null && url.startsWith(host));
  const inline = (url) => /^(data|blob|about):/.test(url);
  tab.on('console', (message) => note(`console ${message.type()}: ${message.text()}`));
  tab.on('pageerror', (error) => note(`script error: ${error.message}`));
  tab.on('dialog', (dialog) => {
    note(`opens a dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  tab.on('popup', () => note('opens a window'));
  tab.on('request', (request) => {
    if (!inline(request.url()) && !inside(request.url())) note(`request outside the site: ${request.url()}`);
  });
  tab.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    // A page that leads on drops what it had begun to load.
    if (kind === REDIRECT && reason === 'net::ERR_ABORTED') return;
    note(`request failed: ${request.url()} (${reason})`);
  });
  tab.on('response', (response) => {
    if (response.status() >= 400) note(`request failed: ${response.url()} (status ${response.status()})`);
  });
}

async function followed(tab, site, { name }, note) {
  const start = fileUrl(site, name);
  try {
    await tab.waitForURL((url) => url.href !== start, { timeout: 5_000 });
    if (nameOf(site, tab.url()) === null) note(`leads out of the site: ${tab.url()}`);
  } catch {
    note('redirects nowhere');
  }
}
