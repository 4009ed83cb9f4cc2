import test from 'node:test';
import { withBrowser } from './lib/browser.mjs';
import { readDocuments } from './lib/document.mjs';
import { checkIds, checkLinks } from './lib/links.mjs';
import { checkKinds, checkPages, visitAll } from './lib/pages.mjs';
import { none } from './lib/problems.mjs';
import { readSite } from './lib/site.mjs';

const site = readSite();
const { documents, visits } = await withBrowser(async (browser) => {
  const documents = await readDocuments(browser, site);
  return { documents, visits: await visitAll(browser, site, documents.pages) };
});
const live = new Map(visits.filter(({ document }) => document).map(({ name, document }) => [name, document]));

test('each page says what it is', () => none(checkPages(documents.pages)));

test('each kind of page is there in each language', () => none(checkKinds(documents.pages)));

test('each page opens from disk without a word in the console or a request elsewhere', () =>
  none(visits.flatMap(({ problems }) => problems)));

test('scripts leave each page what it says it is', () => none([...checkPages(live), ...checkIds(live)]));

test('the links that scripts make lead somewhere', () => none(checkLinks(site, documents, live)));
