// SITE is here the site that `scripts/visual` writes.

import test from 'node:test';
import assert from 'node:assert/strict';
import { withBrowser } from './lib/browser.mjs';
import { none, problem } from './lib/problems.mjs';
import { fileUrl, readSite } from './lib/site.mjs';
import { measure, pageOf, readCases, shown } from './lib/visual.mjs';

const site = readSite();
const cases = readCases();

test('a piece is read as its letters run', () => {
  assert.equal(shown('ב-Word'), 'droW-ב');
  assert.equal(shown('C++ (2)'), 'C++(2)');
  assert.equal(shown('٥٠'), '٥٠');
});

for (const lang of ['he', 'ar', 'nl']) {
  const own = cases.filter((one) => one.lang === lang);
  test(`${own.length} lines in ${lang} are drawn as they must be`, async () => {
    assert.ok(own.length > 20);
    const pages = new Map();
    for (const one of own) pages.set(pageOf(one), [...(pages.get(pageOf(one)) ?? []), one]);
    const problems = await withBrowser(async (browser) => {
      const page = await browser.newPage({ viewport: { width: 1800, height: 1000 } });
      const found = [];
      for (const [name, some] of pages) {
        await page.goto(fileUrl(site, name));
        const seen = await page.evaluate(measure, some);
        some.forEach((one, at) => {
          if (seen[at] !== one.wanted) found.push(problem(name, `${one.name}: ${one.source}\n      seen   ${seen[at]}\n      wanted ${one.wanted}`));
        });
      }
      return found;
    });
    none(problems);
  });
}

test('a title in a list is drawn like the title itself', async () => {
  const problems = await withBrowser(async (browser) => {
    const page = await browser.newPage({ viewport: { width: 1800, height: 1000 } });
    const found = [];
    for (const { name, lang, kind, wanted } of cases.filter((one) => one.kind === 'title')) {
      const list = `${lang}/titles/index.html`;
      await page.goto(fileUrl(site, list));
      await page.evaluate((href) => {
        document.querySelector('h1').replaceChildren(...document.querySelector(`main a[href="${href}"]`).childNodes);
      }, `${name}/index.html`);
      const [seen] = await page.evaluate(measure, [{ name, kind }]);
      if (seen !== wanted) found.push(problem(list, `${name}: ${seen}, not ${wanted}`));
    }
    return found;
  });
  none(problems);
});
