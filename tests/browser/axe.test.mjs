import test from 'node:test';
import { checkAxe, COLOURS } from './lib/axe.mjs';
import { withBrowser } from './lib/browser.mjs';
import { checkContrast } from './lib/contrast.mjs';
import { readDocuments } from './lib/document.mjs';
import { none } from './lib/problems.mjs';
import { readSite } from './lib/site.mjs';

const site = readSite();
const { pages } = await withBrowser((browser) => readDocuments(browser, site));
const check = (problems) => () =>
  withBrowser(async (browser) => none(await problems(browser)), '--allow-file-access-from-files');

for (const colours of Object.keys(COLOURS)) {
  test(`axe finds nothing on any kind of page with ${colours} colours`,
    check((browser) => checkAxe(browser, site, pages, colours)));
}

for (const colours of ['light', 'dark']) {
  test(`text to read has a contrast of 7:1, all other text of 4.5:1, with ${colours} colours`,
    check((browser) => checkContrast(browser, site, pages, colours)));
}
