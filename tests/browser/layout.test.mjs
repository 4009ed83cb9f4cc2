import test from 'node:test';
import { withBrowser } from './lib/browser.mjs';
import { readDocuments } from './lib/document.mjs';
import { checkLayout } from './lib/layout.mjs';
import { none } from './lib/problems.mjs';
import { readSite } from './lib/site.mjs';

const site = readSite();
const { pages } = await withBrowser((browser) => readDocuments(browser, site));
const check = (width, letters) => () =>
  withBrowser(async (browser) => none(await checkLayout(browser, site, pages, width, letters)));

for (const width of [320, 1280]) {
  test(`no kind of page is wider than a window of ${width} px`, check(width));
}

for (const [width, letters] of [[640, 'twice as large'], [1280, 'twice as large'], [1280, 'twice as large by the browser']]) {
  test(`no kind of page is wider than a window of ${width} px with letters ${letters}`, check(width, letters));
}
