import test from 'node:test';
import { withBrowser } from './lib/browser.mjs';
import { readDocuments } from './lib/document.mjs';
import { checkFeeds, checkIds, checkLinks, checkReachable, checkStyles } from './lib/links.mjs';
import { none } from './lib/problems.mjs';
import { readSite } from './lib/site.mjs';

const site = readSite();
const documents = await withBrowser((browser) => readDocuments(browser, site));

test('each link leads to a file of the site, and to a place in it', () => none(checkLinks(site, documents)));

test('ids are unique', () => none(checkIds(documents.pages)));

test('each page can be reached', () => none(checkReachable(site, documents)));

test('style sheets load only what is there', () => none(checkStyles(site, documents)));

test('feeds and sitemap are well-formed and name pages that are there', () => none(checkFeeds(site, documents)));
