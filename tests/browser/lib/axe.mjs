// axe-core: the rules of WCAG 2.2 A and AA that a machine can judge, and the best practices. Its
// rules for AAA and its experimental ones are left as they are by default: off.

import axe from 'axe-core';
import { eachOf, openPage } from './browser.mjs';
import { problem } from './problems.mjs';
import { baseUrl, samples } from './site.mjs';

/** What a reader may have set. */
export const COLOURS = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  forced: { forcedColors: 'active' },
};

const OPTIONS = { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } };

/**
 * What axe finds in one of `COLOURS`: in the light on all samples of the site; in others, where only
 * colours differ, on one page of each kind in each language.
 */
export async function checkAxe(browser, site, pages, colours) {
  return withAxe(browser, site, pages, { colours, each: colours === 'light' ? 2 : 1 }, async (tab, page) => {
    const { violations } = await tab.evaluate((options) => globalThis.axe.run(document, options), OPTIONS);
    return violations.flatMap((rule) => rule.nodes.map((node) => problem(page.name, violation(rule, node, colours))));
  });
}

/**
 * Opens the samples of the site, hands each to `work` with axe in it, and gathers what that finds. The
 * pages' own policy would stop axe, so here it is put aside; the browser wants
 * --allow-file-access-from-files, else axe cannot read style sheets from disk.
 */
export async function withAxe(browser, site, pages, { colours, each }, work) {
  const base = baseUrl(pages);
  const context = await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce', ...COLOURS[colours] });
  const found = await eachOf(samples(site, pages, each), (page) =>
    openPage(context, site, { ...page, base }, async (tab) => {
      await tab.evaluate(axe.source);
      return work(tab, page);
    }));
  await context.close();
  return found.flat();
}

function violation(rule, node, colours) {
  const reasons = [...node.any, ...node.all, ...node.none].map((check) => check.message);
  return `${rule.id} (${colours}) at ${node.target.join(' ')}: ${reasons.join('; ') || rule.help}\n      ${node.html}`;
}
