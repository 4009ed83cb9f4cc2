import test from 'node:test';
import { withBrowser } from './lib/browser.mjs';
import { readDocuments } from './lib/document.mjs';
import { checkBlocking, checkShift } from './lib/paint.mjs';
import { none } from './lib/problems.mjs';
import { readSite } from './lib/site.mjs';
import { measureSize } from './lib/size.mjs';

const site = readSite();
const { pages } = await withBrowser((browser) => readDocuments(browser, site));

for (const width of [360, 1280]) {
  test(`nothing moves while a page appears, at ${width} px`, () =>
    withBrowser(async (browser) => none(await checkShift(browser, site, pages, width))));
}

test('the text waits for no script', () => none(checkBlocking(site, pages)));

test('the largest article is small with all it loads', (context) => {
  const { problems, figures } = measureSize(site, pages);
  for (const figure of figures) context.diagnostic(figure);
  none(problems);
});
