// Pages fit their window, whatever the size of the letters: nobody has to scroll sideways to read, and
// no word of the frame is cut off.

import { eachOf, openPage } from './browser.mjs';
import { problem } from './problems.mjs';
import { baseUrl, samples } from './site.mjs';

/** How a reader makes the letters larger. */
export const LETTERS = {
  'as they are': async () => {},
  // As a reader asks for it in the settings, so that the widths in media queries follow.
  'twice as large by the browser': async (tab) => {
    const session = await tab.context().newCDPSession(tab);
    await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  },
  // As by zooming text alone: what is asked of the window stays as it was.
  'twice as large': async (tab) => tab.evaluate(() => {
    const { style } = document.documentElement;
    style.setProperty('font-size', `${parseFloat(getComputedStyle(document.documentElement).fontSize) * 2}px`, 'important');
  }),
};

/** The samples of the site in a window of a width, with one of `LETTERS`. */
export async function checkLayout(browser, site, pages, width, letters = 'as they are') {
  const base = baseUrl(pages);
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const shown = `at ${width} px${letters === 'as they are' ? '' : `, letters ${letters}`}`;
  const found = await eachOf(samples(site, pages), (page) =>
    openPage(context, site, { ...page, base }, async (tab) => {
      await LETTERS[letters](tab);
      const { over, culprits } = await tab.evaluate(overflow);
      const cut = await tab.evaluate(cutOff);
      return [
        ...(over > 0 ? [`${over} px too wide ${shown}: ${culprits.join(', ') || 'no element, so text, a marker or a shadow'}`] : []),
        ...cut.map((what) => `${what} ${shown}`),
      ].map((what) => problem(page.name, what));
    }));
  await context.close();
  return found.flat();
}

/** Runs in the browser: by how much the page is too wide, and the innermost elements that stick out. */
function overflow() {
  const { scrollWidth, clientWidth } = document.scrollingElement;
  // What sticks out of a part that scrolls or hides it is no trouble to the page.
  const held = (element) => element !== document.body && (getComputedStyle(element).overflowX !== 'visible' || held(element.parentElement));
  const out = [...document.body.querySelectorAll('*')].filter((element) => {
    const { left, right } = element.getBoundingClientRect();
    return (right > clientWidth + 0.5 || left < -0.5) && !held(element.parentElement);
  });
  const innermost = out.filter((element) => !out.some((other) => other !== element && element.contains(other)));
  const culprits = innermost.slice(0, 5).map((element) => element.cloneNode(false).outerHTML.slice(0, 120));
  return { over: scrollWidth - clientWidth, culprits };
}

/**
 * Runs in the browser: text of header, navigation, footer and controls that is not whole to be seen:
 * outside the window, cut off by an element round it, or out of the link or control that it names.
 */
function cutOff() {
  const FRAME = 'body > header, nav, body > footer, button, summary, label, [role="button"]';
  const TARGET = 'a, button, summary, label';
  const slack = 1.5;
  const problems = [];
  const within = ({ left, right }, box) => left >= box.left - slack && right <= box.right + slack;
  const beside = ({ top, bottom }, box) => top >= box.top - slack && bottom <= box.bottom + slack;
  // Text for screen readers alone is cut off on purpose.
  const forListeners = (element) => element !== null && (getComputedStyle(element).clipPath !== 'none' || forListeners(element.parentElement));
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const element = text.parentElement;
    if (text.data.trim() === '' || !element.closest(FRAME)) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    if (forListeners(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const rects = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    const name = () => `${JSON.stringify(text.data.trim().slice(0, 40))} in ${element.cloneNode(false).outerHTML.slice(0, 100)}`;
    const page = { left: 0, right: document.documentElement.clientWidth };
    const around = [];
    for (let box = element; box !== document.body; box = box.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(box);
      const bounds = box.getBoundingClientRect();
      if (/hidden|clip/.test(overflowX) && !rects.every((rect) => within(rect, bounds))) around.push(box);
      else if (/hidden|clip/.test(overflowY) && !rects.every((rect) => beside(rect, bounds))) around.push(box);
    }
    const target = element.closest(TARGET);
    const boxed = target && getComputedStyle(target).display !== 'inline' && target.getBoundingClientRect();
    if (around.length > 0) problems.push(`text is cut off by ${around[0].cloneNode(false).outerHTML.slice(0, 100)}: ${name()}`);
    else if (!rects.every((rect) => within(rect, page))) problems.push(`text is outside the window: ${name()}`);
    else if (boxed && !rects.every((rect) => within(rect, boxed))) problems.push(`text sticks out of what it names: ${name()}`);
  }
  return problems;
}
