import test from 'node:test';
import { checkAxe } from './lib/axe.mjs';
import { withBrowser } from './lib/browser.mjs';
import { readDocuments } from './lib/document.mjs';
import { none } from './lib/problems.mjs';
import { readSite } from './lib/site.mjs';

const site = readSite();

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing on any kind of page in the ${colorScheme}`, () =>
    withBrowser(async (browser) => {
      const { pages } = await readDocuments(browser, site);
      none(await checkAxe(browser, site, pages, colorScheme));
    }, '--allow-file-access-from-files'));
}
