import test from 'node:test';
import { withBrowser } from './lib/browser.mjs';
import { readDocuments } from './lib/document.mjs';
import { checkLighthouse } from './lib/lighthouse.mjs';
import { none, problem } from './lib/problems.mjs';
import { serving } from './lib/server.mjs';
import { baseUrl, readSite } from './lib/site.mjs';

// SERVED: the same site built with `indexing: true` and with an address on this machine as its base_url.
const site = readSite(process.env.SERVED || '/SERVED is not set');

test('Lighthouse finds nothing to better', async (context) => {
  const { pages } = await withBrowser((browser) => readDocuments(browser, site));
  const { hostname, port, pathname } = new URL(baseUrl(pages) ?? 'none:');
  if (hostname !== '127.0.0.1') none([problem('index.html', 'its canonical address is none of this machine')]);
  const { problems, scores } = await serving(site, { port: Number(port), path: pathname }, (address) => checkLighthouse(site, pages, address));
  for (const score of scores) context.diagnostic(score);
  none(problems);
});
