import test from 'node:test';
import { withBrowser } from './lib/browser.mjs';
import { readDocuments } from './lib/document.mjs';
import { checkAlternates, checkBadges, checkMarks, checkNotices, checkStates, readStandings } from './lib/freshness.mjs';
import { none } from './lib/problems.mjs';
import { readSite } from './lib/site.mjs';

const site = readSite();
const standings = await withBrowser(async (browser) =>
  readStandings(browser, site, (await readDocuments(browser, site)).pages));
/** The zoo has every state; a handbook may be in order. */
const zoo = standings.has('he/states/index.html');

test('a page says once how it stands, in its own language, outside of what is in another', () => none(checkNotices(standings)));

test('alternates are real translations only', () => none(checkAlternates(standings)));

test('lists and the switcher say of a page what it says of itself', () => none(checkBadges(site, standings)));

for (const [scripts, with_] of [[true, 'with'], [false, 'without']]) {
  test(`jumps lead to blocks, and sources open by keyboard in their own language, ${with_} scripts`, () =>
    withBrowser(async (browser) => none(await checkMarks(browser, site, standings, scripts))));
}

if (zoo) {
  test('each state is there in each language', () => none(checkStates(standings, ['he', 'nl', 'ar'], {
    notices: ['missing', 'orphan', 'outdated-major', 'partly', 'machine', null],
    facts: ['outdated-minor', 'proofread'],
    stale: ['changed', 'touched', 'missing', 'gone'],
    places: ['paragraph', 'heading', 'item', 'row', 'code'],
  })));
}
