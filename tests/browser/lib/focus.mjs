// A walk through a page with Tab: what has the focus, in which order, and whether one sees it. And the
// size of what is there to be hit with a finger.

import { eachOf, openPage } from './browser.mjs';
import { problem } from './problems.mjs';
import { baseUrl, ONCE, samples } from './site.mjs';

/** Landmarks in the order in which a page has them. */
const PARTS = ['skip link', 'header', 'navigation', 'main', 'footer'];
/** More steps than any page has stops: a walk that gets there goes in circles. */
const STEPS = 1000;
/** Columns are no narrower than this. */
const COLUMN = 100;
/** How far back Shift+Tab is followed. */
const BACK = 25;

/** Walks through one page of each kind in each language, in a window of a width. */
export async function checkFocus(browser, site, pages, width) {
  const base = baseUrl(pages);
  const context = await browser.newContext({ viewport: { width, height: 800 }, reducedMotion: 'reduce', bypassCSP: true });
  const found = await eachOf(samples(site, pages, 1), (page) =>
    openPage(context, site, { ...page, base }, async (tab) => {
      await tab.evaluate(prepare);
      const problems = [...(await walk(tab, !ONCE.includes(page.kind))), ...(await tab.evaluate(smallTargets))];
      return problems.map((what) => problem(page.name, `${what} (${width} px)`));
    }));
  await context.close();
  return found.flat();
}

async function walk(tab, hasSkipLink) {
  const stops = [];
  while (stops.length < STEPS) {
    await tab.keyboard.press('Tab');
    const stop = await tab.evaluate(() => globalThis.focusCheck.stop());
    if (!stop || stop.index === stops[0]?.index) break;
    stops.push(stop);
  }
  if (stops.length === 0) return ['nothing can be reached with Tab'];
  if (stops.length === STEPS) return [`Tab does not come to an end: ${stops.slice(-3).map(({ html }) => html).join(' ')}`];
  const missed = await tab.evaluate((reached) => globalThis.focusCheck.missed(reached), stops.map(({ index }) => index));
  return [
    ...(hasSkipLink && stops[0].part !== 'skip link' ? [`the first Tab reaches no skip link but ${stops[0].html}`] : []),
    ...stops.flatMap(seen),
    ...inOrder(stops),
    ...missed.map((html) => `cannot be reached with Tab: ${html}`),
    ...(await walkBack(tab, stops)),
  ];
}

function seen({ html, hidden, indicator }) {
  if (hidden) return [`has the focus but is not to be seen (${hidden}): ${html}`];
  return indicator ? [] : [`shows no sign of the focus: ${html}`];
}

function inOrder(stops) {
  const problems = [];
  for (const [index, stop] of stops.entries()) {
    const before = stops[index - 1];
    if (!before) continue;
    const from = `${stop.html} after ${before.html}`;
    if (stop.index < before.index) problems.push(`the focus goes back in the text: ${from}`);
    else if (PARTS.indexOf(stop.part) < PARTS.indexOf(before.part)) problems.push(`the focus goes from ${before.part} to ${stop.part}: ${from}`);
    else if (stop.landmark === before.landmark && upwards(before, stop)) problems.push(`the focus goes up: ${from}`);
    else if (stop.landmark === before.landmark && stop.part !== 'main' && backwards(before, stop)) problems.push(`the focus goes against the direction: ${from}`);
  }
  return problems;
}

/** Above the one before it, and not at the head of a further column. */
function upwards(before, stop) {
  const further = stop.rtl ? stop.right < before.right - COLUMN : stop.left > before.left + COLUMN;
  return stop.bottom <= before.top + 1 && !further;
}

/** Beside one another on one line, and the later one stands before the other. */
function backwards(before, stop) {
  const beside = Math.abs(stop.top + stop.bottom - before.top - before.bottom) < 8;
  return beside && (stop.rtl ? stop.left >= before.right : stop.right <= before.left);
}

async function walkBack(tab, stops) {
  // From where the last Tab led, which was past the last stop.
  const expected = stops.slice(-BACK).reverse();
  for (const { index, html } of expected) {
    await tab.keyboard.press('Shift+Tab');
    const stop = await tab.evaluate(() => globalThis.focusCheck.stop());
    if (stop?.index !== index) return [`Shift+Tab does not lead back to ${html} but to ${stop?.html ?? 'nothing'}`];
  }
  return [];
}

/** Runs in the browser: what the steps of the walk ask, and how each element looks without the focus. */
function prepare() {
  const all = [...document.querySelectorAll('*')];
  const shadows = new Map(all.filter((element) => element.tabIndex >= 0).flatMap((element) => [element, element.parentElement]).map((element) => [element, getComputedStyle(element).boxShadow]));
  const shown = (element) => `${element.cloneNode(false).outerHTML.replace(/<\/.*$/, '').slice(0, 110)}${(element.textContent ?? '').trim().slice(0, 24)}`;
  const part = (element) => {
    if (element.matches('a[href^="#"]') && !element.closest('header, nav, main, footer')) return 'skip link';
    if (element.closest('main')) return 'main';
    if (element.closest('body > header')) return 'header';
    if (element.closest('body > footer')) return 'footer';
    return element.closest('nav') ? 'navigation' : null;
  };
  const hidden = (element) => {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return 'hidden';
    const rects = [...element.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
    if (rects.length === 0) return 'no larger than a dot';
    const inside = rects.filter(({ left, right, top, bottom }) => right > 1 && left < innerWidth - 1 && bottom > 1 && top < innerHeight - 1);
    if (inside.length === 0) return 'outside the window';
    const uncovered = inside.some(({ left, right, top, bottom }) => {
      const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
      const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
      const there = document.elementFromPoint(x, y);
      return there !== null && (element.contains(there) || there.contains(element));
    });
    return uncovered ? null : 'covered';
  };
  const indicator = (element) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    const outlined = outlineStyle === 'auto' || (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 && !/transparent|, 0\)$/.test(outlineColor));
    const lit = (box) => { const shadow = getComputedStyle(box).boxShadow; return shadow !== 'none' && shadow !== shadows.get(box); };
    // A field may show it on the frame that it shares with its icon.
    return outlined || lit(element) || (element.matches('input') && lit(element.parentElement));
  };
  // How far everything round an element is scrolled: a menu in a box of its own moves under the focus.
  const scrolled = (element) => {
    let sum = scrollY;
    for (let box = element.parentElement; box && box !== document.documentElement; box = box.parentElement) sum += box.scrollTop;
    return sum;
  };
  globalThis.focusCheck = {
    stop() {
      const element = document.activeElement;
      if (!element || element === document.body || element === document.documentElement) return null;
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { index: all.indexOf(element), html: shown(element), part: part(element), landmark: all.indexOf(element.closest('nav, main, header, footer')), hidden: hidden(element), indicator: indicator(element),
        rtl: getComputedStyle(element.parentElement).direction === 'rtl', left, right, top: top + scrolled(element), bottom: bottom + scrolled(element) };
    },
    missed(reached) {
      const focusable = all.filter((element) => element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility({ visibilityProperty: true }));
      return focusable.filter((element) => !reached.includes(all.indexOf(element))).map(shown);
    },
  };
}

/**
 * Runs in the browser: links of the header and of each navigation, and controls, that are smaller than
 * 44 by 44 px (WCAG 2.5.5). Links in running text are as high as their line.
 */
function smallTargets() {
  const LEAST = 44;
  const targets = document.querySelectorAll('body > header a[href], nav a[href], button, summary, select, input:not([type="hidden"]):not(:disabled), [role="button"]');
  return [...targets].flatMap((element) => {
    if (!element.checkVisibility({ visibilityProperty: true })) return [];
    const { width, height } = (element.closest('label') ?? element).getBoundingClientRect();
    if (width >= LEAST - 0.5 && height >= LEAST - 0.5) return [];
    const place = element.closest('nav, header')?.className || element.closest('nav, header, main')?.localName || 'body';
    return [`a target of ${Math.round(width)}×${Math.round(height)} px, not ${LEAST}×${LEAST}, in ${place}: ${element.cloneNode(false).outerHTML.slice(0, 100)}${element.textContent.trim().slice(0, 24)}`];
  });
}
