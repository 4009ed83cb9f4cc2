// What happens while a page appears: nothing moves, and the text waits for nothing but its style sheet.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eachOf, openPage } from './browser.mjs';
import { problem } from './problems.mjs';
import { baseUrl, samples } from './site.mjs';

const SETTLE_MS = 250;

/** The sum of all layout shifts of one page of each kind, and whether its text was painted. */
export async function checkShift(browser, site, pages, width) {
  const base = baseUrl(pages);
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const found = await eachOf(samples(site, pages, 1), (page) =>
    openPage(context, site, { ...page, base }, async (tab) => {
      await tab.waitForTimeout(SETTLE_MS);
      const { shift, what, painted, loading } = await tab.evaluate(paints);
      return [
        ...(shift > 0 ? [`the layout shifts by ${shift} at ${width} px: ${what.join(', ')}`] : []),
        ...(painted ? [] : [`no text is painted at ${width} px`]),
        ...loading.map((family) => `waits for the font ${family}`),
      ].map((text) => problem(page.name, text));
    }));
  await context.close();
  return found.flat();
}

/** Runs in the browser. */
async function paints() {
  const entries = (type) => new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => resolve(list.getEntries()));
    observer.observe({ type, buffered: true });
    // Where there are none, none are told of.
    setTimeout(() => resolve([]), 50);
  });
  const shifts = await entries('layout-shift');
  const name = ({ node }) => (node?.nodeType === 1 ? node : node?.parentElement)?.cloneNode(false).outerHTML.slice(0, 80) ?? 'something gone';
  return {
    shift: shifts.reduce((sum, { value }) => sum + value, 0),
    what: shifts.flatMap(({ sources }) => sources.map(name)).slice(0, 5),
    painted: (await entries('paint')).some((entry) => entry.name === 'first-contentful-paint'),
    loading: [...document.fonts].map(({ family }) => family),
  };
}

/** Scripts that would hold up the text, in the files as they are. */
export function checkBlocking(site, pages) {
  return [...pages.keys()].flatMap((name) => {
    const scripts = readFileSync(join(site.root, name), 'utf8').match(/<script\b[^>]*>/gi) ?? [];
    const waits = (tag) => !/\s(defer|async)\b/i.test(tag) && !/\stype\s*=\s*["']?(module|application\/(ld\+)?json|speculationrules)\b/i.test(tag);
    return scripts.filter(waits).map((tag) => problem(name, `a script that the text waits for: ${tag}`));
  });
}
