// Pages fit their window: nobody has to scroll sideways to read.

import { eachOf, openPage } from './browser.mjs';
import { problem } from './problems.mjs';
import { baseUrl, samples } from './site.mjs';

export async function checkLayout(browser, site, pages, width) {
  const base = baseUrl(pages);
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const found = await eachOf(samples(site, pages), (page) =>
    openPage(context, site, { ...page, base }, async (tab) => {
      const { over, culprits } = await tab.evaluate(overflow);
      return over > 0 ? [problem(page.name, `${over} px too wide at ${width} px: ${culprits.join(', ') || 'no element, so text, a marker or a shadow'}`)] : [];
    }));
  await context.close();
  return found.flat();
}

/** Runs in the browser: by how much the page is too wide, and the innermost elements that stick out. */
function overflow() {
  const { scrollWidth, clientWidth } = document.scrollingElement;
  const out = [...document.body.querySelectorAll('*')].filter((element) => {
    const { left, right } = element.getBoundingClientRect();
    return right > clientWidth + 0.5 || left < -0.5;
  });
  const innermost = out.filter((element) => !out.some((other) => other !== element && element.contains(other)));
  const culprits = innermost.slice(0, 5).map((element) => element.cloneNode(false).outerHTML.slice(0, 120));
  return { over: scrollWidth - clientWidth, culprits };
}
