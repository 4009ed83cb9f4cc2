// What happens while a page appears: nothing moves, and the text waits for nothing but its style sheet.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eachOf, openPage } from './browser.mjs';
import { problem } from './problems.mjs';
import { baseUrl, samples } from './site.mjs';

/** Late enough for what a page starts after it has loaded. */
const SETTLE_MS = 250;
/** When a page that shows no text will not show any. */
const UNPAINTED_MS = 10_000;

/** The sum of all layout shifts of one page of each kind, and whether its text was painted. */
export async function checkShift(browser, site, pages, width) {
  const base = baseUrl(pages);
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const found = await eachOf(samples(site, pages, 1), (page) =>
    openPage(context, site, { ...page, base }, async (tab) => {
      const painted = await tab.evaluate(textPainted, UNPAINTED_MS);
      await tab.waitForTimeout(SETTLE_MS);
      const { shift, what, loading } = await tab.evaluate(shifts);
      return [
        ...(shift > 0 ? [`the layout shifts by ${shift} at ${width} px: ${what.join(', ')}`] : []),
        ...(painted ? [] : [`no text is painted at ${width} px`]),
        ...loading.map((family) => `waits for the font ${family}`),
      ].map((text) => problem(page.name, text));
    }, paintWhole));
  await context.close();
  return found.flat();
}

/**
 * Keeps style sheets back until the page has been read to its end. On a busy machine a browser paints half a page when
 * it pleases, and a row that is still growing moves; what the page itself does must not depend on that.
 */
const paintWhole = (tab) =>
  tab.route((url) => url.pathname.endsWith('.css'), async (route) => {
    const read = () => document.readyState !== 'loading' && location.href !== 'about:blank';
    await tab.waitForFunction(read, null, { polling: 10 });
    await route.fallback();
  });

/** Runs in the browser: whether text is painted before `limit` milliseconds have passed. */
function textPainted(limit) {
  return new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length > 0) resolve(true);
    });
    observer.observe({ type: 'paint', buffered: true });
    setTimeout(() => resolve(false), limit);
  });
}

/** Runs in the browser. */
function shifts() {
  const observer = new PerformanceObserver(() => {});
  observer.observe({ type: 'layout-shift', buffered: true });
  const entries = observer.takeRecords();
  const name = ({ node }) => (node?.nodeType === 1 ? node : node?.parentElement)?.cloneNode(false).outerHTML.slice(0, 80) ?? 'something gone';
  return {
    shift: entries.reduce((sum, { value }) => sum + value, 0),
    what: entries.flatMap(({ sources }) => sources.map(name)).slice(0, 5),
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
