// axe-core: the rules of WCAG 2.2 A and AA that a machine can judge, and the best practices. Its
// rules for AAA and its experimental ones are left as they are by default: off.

import axe from 'axe-core';
import { eachOf, openPage } from './browser.mjs';
import { problem } from './problems.mjs';
import { baseUrl, samples } from './site.mjs';

const OPTIONS = { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } };

/**
 * What axe finds on the samples of the site in a colour scheme, `light` or `dark`. The pages' own
 * policy would stop axe, so here it is put aside; the browser wants --allow-file-access-from-files,
 * else axe cannot read style sheets from disk.
 */
export async function checkAxe(browser, site, pages, colorScheme) {
  const base = baseUrl(pages);
  const context = await browser.newContext({ bypassCSP: true, colorScheme, reducedMotion: 'reduce' });
  const found = await eachOf(samples(site, pages), (page) =>
    openPage(context, site, { ...page, base }, async (tab) => {
      await tab.evaluate(axe.source);
      const { violations } = await tab.evaluate((options) => globalThis.axe.run(document, options), OPTIONS);
      return violations.flatMap((rule) => rule.nodes.map((node) => problem(page.name, violation(rule, node, colorScheme))));
    }));
  await context.close();
  return found.flat();
}

function violation(rule, node, colorScheme) {
  const reasons = [...node.any, ...node.all, ...node.none].map((check) => check.message);
  return `${rule.id} (${colorScheme}) at ${node.target.join(' ')}: ${reasons.join('; ') || rule.help}\n      ${node.html}`;
}
