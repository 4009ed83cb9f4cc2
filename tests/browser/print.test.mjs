import test from 'node:test';
import { withBrowser } from './lib/browser.mjs';
import { readDocuments } from './lib/document.mjs';
import { checkPrint } from './lib/print.mjs';
import { none } from './lib/problems.mjs';
import { readSite } from './lib/site.mjs';

const site = readSite();
const { pages } = await withBrowser((browser) => readDocuments(browser, site));

test('on paper an article, a section and a topic have all their text and page numbers, and no navigation', () =>
  withBrowser(async (browser) => none(await checkPrint(browser, site, pages))));
