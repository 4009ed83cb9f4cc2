// What a reader without a mouse, or without scripts, meets.

import { openPage } from './browser.mjs';
import { problem } from './problems.mjs';
import { languages } from './site.mjs';

/** One article per language. */
export function articles(pages) {
  return languages(pages).map((lang) => {
    const found = [...pages].find(([, page]) => page.kind === 'article' && page.lang === lang);
    if (!found) throw new Error(`no article in ${lang}`);
    return { name: found[0], kind: 'article', lang };
  });
}

/** The first Tab reaches a link that is then seen, and that leads the focus to the main part. */
export async function checkSkipLink(browser, site, pages) {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const problems = [];
  for (const page of articles(pages)) {
    const what = await openPage(context, site, page, skip);
    if (what) problems.push(problem(page.name, what));
  }
  await context.close();
  return problems;
}

async function skip(tab) {
  await tab.keyboard.press('Tab');
  const first = await tab.evaluate(() => {
    const link = document.activeElement;
    const { left, right, top, bottom, width, height } = link.getBoundingClientRect();
    const seen = width > 1 && height > 1 && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
    return { html: link.outerHTML.slice(0, 200), seen, skips: link.matches('a[href^="#"]') };
  });
  if (!first.skips) return `the first Tab reaches no skip link but ${first.html}`;
  if (!first.seen) return `the skip link has the focus but is not to be seen: ${first.html}`;
  await tab.keyboard.press('Enter');
  const there = await tab
    .waitForFunction(() => document.activeElement.closest('main') !== null, null, { timeout: 5_000 })
    .then(() => true, () => false);
  return there ? null : `the skip link does not move the focus into main: ${first.html}`;
}

/** With scripts off the heading and the text are there to read. */
export async function checkScriptless(browser, site, pages) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const problems = [];
  for (const page of articles(pages)) {
    const what = await openPage(context, site, page, async (tab) => {
      if (!(await tab.locator('h1').first().isVisible())) return 'without scripts the h1 is not to be seen';
      if (!(await tab.locator('main').first().isVisible())) return 'without scripts main is not to be seen';
      const text = await tab.locator('main').first().innerText();
      const heading = await tab.locator('h1').first().innerText();
      return text.replace(heading, '').trim() === '' ? 'without scripts main has no text' : null;
    });
    if (what) problems.push(problem(page.name, what));
  }
  await context.close();
  return problems;
}
