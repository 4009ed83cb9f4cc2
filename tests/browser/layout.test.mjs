import test from 'node:test';
import { withBrowser } from './lib/browser.mjs';
import { readDocuments } from './lib/document.mjs';
import { checkLayout } from './lib/layout.mjs';
import { none } from './lib/problems.mjs';
import { readSite } from './lib/site.mjs';

const site = readSite();

for (const width of [320, 1280]) {
  test(`no kind of page is wider than a window of ${width} px`, () =>
    withBrowser(async (browser) => {
      const { pages } = await readDocuments(browser, site);
      none(await checkLayout(browser, site, pages, width));
    }));
}
