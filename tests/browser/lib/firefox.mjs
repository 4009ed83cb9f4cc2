// Firefox, over WebDriver BiDi: another engine's opinion of every page, and a browser in which scripts
// are really off, by its own preference.
//
// Firefox tells of requests to hosts, but not of those to files; whether those came to something is
// read off the page.

import { existsSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { problem } from './problems.mjs';
import { pageOf } from './search.mjs';
import { fileUrl, languages, nameOf, ONCE, REDIRECT, samples } from './site.mjs';

const SETTLE_MS = 30;
const OPEN_MS = 20_000;
/** Nothing answers there, so that nothing leaves this machine. */
const NO_NETWORK = { 'network.proxy.type': 1, 'network.proxy.http': '127.0.0.1', 'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1', 'network.proxy.ssl_port': 9, 'network.proxy.failover_direct': false };

export async function withFirefox(work, preferences = {}) {
  const executablePath = process.env.FIREFOX || '/usr/bin/firefox-esr';
  if (!existsSync(executablePath)) throw new Error(`no Firefox at ${executablePath}: install it, or name it in FIREFOX`);
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true,
    extraPrefsFirefox: { ...NO_NETWORK, 'ui.prefersReducedMotion': 1, ...preferences } });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** Pages that open from disk and stay: not the 404 page, which a host serves. */
const fromDisk = (pages) => [...pages].filter(([, { kind }]) => kind !== 'not-found');

/** Opens every page from disk and listens. */
export async function checkFirefox(browser, site, pages) {
  const problems = [];
  const tab = await browser.newPage();
  let present = null;
  const note = (what) => problems.push(problem(present, what));
  tab.on('console', (message) => note(`Firefox: console ${message.type()}: ${message.text()}`));
  tab.on('pageerror', (error) => note(`Firefox: script error: ${error.message}`));
  tab.on('dialog', (dialog) => {
    note(`Firefox: opens a dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  tab.on('request', (request) => {
    const url = request.url();
    if (!/^(data|blob|about|resource|chrome):/.test(url) && nameOf(site, url) === null) note(`Firefox: request outside the site: ${url}`);
  });
  for (const [name, { kind }] of fromDisk(pages)) {
    present = name;
    try {
      await tab.goto(fileUrl(site, name), { timeout: OPEN_MS });
      // A page that leads on is judged by where it leads, as a page of its own.
      if (kind === REDIRECT) await leads(tab, site, name, note);
      else for (const what of await tab.evaluate(missing)) note(`Firefox: ${what}`);
      await new Promise((done) => setTimeout(done, SETTLE_MS));
    } catch (error) {
      note(`Firefox: does not open: ${error.message.split('\n')[0]}`);
    }
  }
  await tab.close();
  return problems;
}

async function leads(tab, site, name, note) {
  const deadline = Date.now() + 5_000;
  while (tab.url() === fileUrl(site, name) && Date.now() < deadline) await new Promise((done) => setTimeout(done, SETTLE_MS));
  if (tab.url() === fileUrl(site, name)) note('Firefox: redirects nowhere');
  else if (nameOf(site, tab.url()) === null) note(`Firefox: leads out of the site: ${tab.url()}`);
}

/** Runs in the browser: the images that the page asked for and did not get. */
function missing() {
  const images = [...document.images].filter((image) => image.complete && image.naturalWidth === 0);
  return images.map((image) => `not loaded: ${image.outerHTML.slice(0, 160)}`);
}

/**
 * With scripts off by preference: heading and text of one page of each kind are to be seen, and the
 * folded navigation opens on a click.
 */
export async function checkFirefoxScriptless(browser, site, pages) {
  const problems = [];
  const tab = await browser.newPage();
  await tab.setViewport({ width: 360, height: 740 });
  for (const { name, kind, lang } of samples(site, pages, 1).filter(({ kind }) => kind !== 'not-found')) {
    await tab.goto(fileUrl(site, name), { timeout: OPEN_MS });
    const what = await scriptless(tab, !ONCE.includes(kind));
    problems.push(...what.map((text) => problem(name, `Firefox without scripts: ${text} (${kind}, ${lang})`)));
  }
  await tab.close();
  return problems;
}

async function scriptless(tab, hasNavigation) {
  const problems = [];
  const { heading, text, summary } = await tab.evaluate(look);
  if (!heading) problems.push('the h1 is not to be seen');
  if (!text) problems.push('main has no text to be seen');
  if (!hasNavigation) return problems;
  if (!summary) return [...problems, 'no folded navigation to be seen'];
  if (summary.open) return problems;
  await tab.mouse.click(summary.x, summary.y);
  const { open, links } = await tab.evaluate(opened);
  if (!open || links === 0) problems.push('the navigation does not open on a click');
  return problems;
}

/** In each language an article is found by its title, in the dialog and on the page, whose address then has the words. */
export async function checkFirefoxSearch(browser, site, pages) {
  const problems = [];
  for (const lang of languages(pages)) {
    const name = pageOf(pages, 'article', lang);
    const [title] = pages.get(name).headings;
    for (const kind of ['a-z', 'search']) {
      const tab = await browser.newPage();
      const note = (what) => problems.push(problem(pageOf(pages, kind, lang), `Firefox: ${what}`));
      tab.on('console', (message) => note(`console ${message.type()}: ${message.text()}`));
      tab.on('pageerror', (error) => note(`script error: ${error.message}`));
      try {
        await tab.goto(fileUrl(site, pageOf(pages, kind, lang)), { timeout: OPEN_MS });
        await tab.keyboard.press('/');
        await tab.waitForFunction(() => document.activeElement.matches('.search-field'), { timeout: OPEN_MS });
        await tab.keyboard.type(title);
        await tab.waitForFunction((href) => [...document.querySelectorAll('.hit-title a')].some((link) => link.href === href), { timeout: OPEN_MS }, fileUrl(site, name));
        if (kind === 'search' && new URL(tab.url()).searchParams.get('q') !== title.trim()) note('the address does not have the words');
      } catch (error) {
        note(`${title} is not found: ${error.message.split('\n')[0]}`);
      }
      await tab.close();
    }
  }
  return problems;
}

/** Runs in the browser, for which the driver needs no scripts of the page. */
function look() {
  const seen = (element) => Boolean(element) && element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.innerText.trim() !== '';
  const heading = document.querySelector('h1');
  const main = document.querySelector('main');
  const summary = document.querySelector('nav summary');
  const { left, top, width, height } = summary?.getBoundingClientRect() ?? {};
  return {
    heading: seen(heading),
    text: seen(main) && main.innerText.replace(heading?.innerText ?? '', '').trim() !== '',
    summary: seen(summary) && { open: summary.parentElement.open, x: left + width / 2, y: top + height / 2 },
  };
}

function opened() {
  const details = document.querySelector('nav summary').parentElement;
  const links = [...details.querySelectorAll('a[href]')].filter((link) => link.checkVisibility());
  return { open: details.open, links: links.length };
}
