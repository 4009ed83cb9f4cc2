import test from 'node:test';
import { withBrowser } from './lib/browser.mjs';
import { readDocuments } from './lib/document.mjs';
import { checkFirefox, checkFirefoxScriptless, checkFirefoxSearch, withFirefox } from './lib/firefox.mjs';
import { none } from './lib/problems.mjs';
import { readSite } from './lib/site.mjs';

const site = readSite();
const { pages } = await withBrowser((browser) => readDocuments(browser, site));

test('Firefox opens each page from disk without a word in the console or a request elsewhere', () =>
  withFirefox(async (firefox) => none(await checkFirefox(firefox, site, pages))));

test('in Firefox articles are found from disk, in each language', () =>
  withFirefox(async (firefox) => none(await checkFirefoxSearch(firefox, site, pages))));

test('in Firefox without scripts each kind of page shows its text and opens its navigation', () =>
  withFirefox(async (firefox) => none(await checkFirefoxScriptless(firefox, site, pages)), { 'javascript.enabled': false }));
