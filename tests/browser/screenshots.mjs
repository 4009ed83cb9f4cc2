// node screenshots.mjs OUTDIR: a picture of each kind of page in each language, narrow and wide,
// light and dark, for people to look at. The site is the folder named by SITE.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { eachOf, openPage, withBrowser } from './lib/browser.mjs';
import { readDocuments } from './lib/document.mjs';
import { baseUrl, readSite, samples } from './lib/site.mjs';

const out = process.argv[2];
if (!out) {
  console.error('usage: node screenshots.mjs OUTDIR');
  process.exit(2);
}
mkdirSync(out, { recursive: true });
const site = readSite();
await withBrowser(async (browser) => {
  const { pages } = await readDocuments(browser, site);
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [360, 1280]) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' });
      await eachOf(samples(site, pages, 1), (page) =>
        openPage(context, site, { ...page, base: baseUrl(pages) }, (tab) =>
          tab.screenshot({ path: join(out, `${page.kind}-${page.lang}-${width}-${colorScheme}.png`), fullPage: true })));
      await context.close();
    }
  }
});
