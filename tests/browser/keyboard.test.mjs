import test from 'node:test';
import { withBrowser } from './lib/browser.mjs';
import { readDocuments } from './lib/document.mjs';
import { checkFocus } from './lib/focus.mjs';
import { checkScriptless, checkSkipLink } from './lib/keyboard.mjs';
import { none } from './lib/problems.mjs';
import { readSite } from './lib/site.mjs';

const site = readSite();
const { pages } = await withBrowser((browser) => readDocuments(browser, site));
const check = (problems) => () =>
  withBrowser(async (browser) => none(await problems(browser, site, pages)));

test('the first Tab reaches a skip link that leads to the text', check(checkSkipLink));

test('an article is there to read without scripts', check(checkScriptless));

for (const width of [360, 1280]) {
  test(`Tab leads through each kind of page in order, and one sees where it is, at ${width} px`,
    check((browser) => checkFocus(browser, site, pages, width)));
}
