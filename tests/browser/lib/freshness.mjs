// How translations stand to their sources, as readers are told: notices, marks on blocks with the source's present
// text folded below them, and badges wherever a page is listed or linked.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eachOf, openPage } from './browser.mjs';
import { directionOf } from './pages.mjs';
import { problem } from './problems.mjs';
import { decode, fileUrl, nameOf, REDIRECT } from './site.mjs';

/** What is told beside links to a page. */
const BESIDE_LINKS = ['missing', 'orphan', 'outdated-major', 'partly', 'machine'];
/** What is told in the language switcher. */
const IN_SWITCHER = ['missing', 'outdated-major', 'partly'];

/** Runs in the browser. What a page, given as its source, says of how it and others stand. */
function readStanding(text) {
  const doc = new DOMParser().parseFromString(text, 'text/html');
  const langOf = (element) => element.closest('[lang]').getAttribute('lang');
  const notices = [...doc.querySelectorAll('.notice[data-badge]')];
  const body = doc.querySelector('.body');
  const link = (a, badge) => ({ href: a.getAttribute('href'), badge: badge?.dataset.badge ?? null, lang: badge && langOf(badge) });
  const beside = (a) => (a.nextElementSibling?.matches('.badge[data-badge]') ? a.nextElementSibling : null);
  const listed = [...doc.querySelectorAll('.links > li > a, .titles > li > a, .recent > li > a, .cards h3 > a')];
  return {
    notices: notices.map((notice) => ({
      badge: notice.dataset.badge,
      lang: langOf(notice),
      beforeBody: !body || Boolean(notice.compareDocumentPosition(body) & Node.DOCUMENT_POSITION_FOLLOWING),
    })),
    facts: [...doc.querySelectorAll('.meta [data-badge]')].map((fact) => fact.dataset.badge),
    stale: [...doc.querySelectorAll('[data-stale]')].map((mark) => mark.dataset.stale),
    places: [...doc.querySelectorAll('[data-stale]')].map((mark) => placeOf(mark)),
    bodyLang: body && langOf(body),
    terms: Object.fromEntries([...doc.querySelectorAll('.glossary > [id]')].map((term) =>
      [term.id, term.querySelector('dt .badge')?.dataset.badge ?? null])),
    alternates: [...doc.querySelectorAll('link[rel="alternate"][hreflang]')].map((one) => one.hreflang),
    canonical: doc.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? null,
    also: [...doc.querySelectorAll('[aria-labelledby="targum-also-in"] li > a')].map((a) => a.getAttribute('href')),
    links: [...listed, ...doc.querySelectorAll('.neighbours a')].map((a) =>
      link(a, a.matches('.neighbours a') ? a.querySelector('.badge[data-badge]') : beside(a))),
    switcher: [...doc.querySelectorAll('.switcher a')].map((a) => ({ ...link(a, a.querySelector('[data-badge]')), to: a.hreflang })),
  };

  function placeOf(mark) {
    if (mark.matches('tr')) return 'row';
    if (mark.matches('li') || mark.parentElement.matches('li:not(.footnotes li)')) return 'item';
    if (mark.parentElement.matches('dt')) return 'term';
    const block = mark.firstElementChild;
    if (block?.matches('h2, h3, h4, h5, h6')) return 'heading';
    if (block?.matches('pre')) return 'code';
    return mark.closest('.footnotes') ? 'footnote' : 'paragraph';
  }
}

/** What each page says of how it and others stand, by its name. */
export async function readStandings(browser, site, pages) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const standings = new Map();
  for (const [name, { kind, lang }] of pages) {
    if (kind === REDIRECT) continue;
    const text = readFileSync(join(site.root, name), 'utf8');
    standings.set(name, { kind, lang, ...(await tab.evaluate(readStanding, text)) });
  }
  await context.close();
  return standings;
}

const badgeOf = (standing) => standing?.notices[0]?.badge ?? null;
const marked = (standing) => standing.notices.length > 0 || standing.stale.length > 0;

/** One notice at most, in the page's language, before the body, which is in its own. */
export function checkNotices(standings) {
  return [...standings].flatMap(([name, page]) => {
    const problems = [];
    if (page.notices.length > 1) problems.push(`${page.notices.length} notices: ${page.notices.map(({ badge }) => badge).join(', ')}`);
    for (const { badge, lang, beforeBody } of page.notices) {
      if (lang !== page.lang) problems.push(`the notice ${badge} stands in an element in ${lang}, not in the page's ${page.lang}`);
      if (!beforeBody) problems.push(`the notice ${badge} stands after the body`);
    }
    const missing = badgeOf(page) === 'missing';
    if (page.bodyLang && (page.bodyLang !== page.lang) !== missing) {
      problems.push(`the body is in ${page.bodyLang}, but the page ${missing ? 'says that it lacks the article' : 'says nothing of it'}`);
    }
    return problems.map((what) => problem(name, what));
  });
}

/** Alternates are the real translations; a fallback page has none, and names its source as the canonical one. */
export function checkAlternates(standings) {
  const problems = [];
  for (const [name, page] of standings) {
    if (!['article', 'fallback'].includes(page.kind)) continue;
    const real = page.switcher.filter(({ badge }) => badge !== 'missing').map(({ to }) => to);
    // Without a base address a site has neither alternates nor canonical addresses.
    const none = page.kind === 'fallback' || real.length < 2 || page.canonical === null;
    const expected = none ? [] : real;
    if ([...page.alternates].sort().join() !== [...expected].sort().join()) {
      problems.push(problem(name, `alternates are ${page.alternates.join(', ') || 'none'}, not ${expected.join(', ') || 'none'}`));
    }
    if (page.kind === 'fallback' && page.canonical && !page.canonical.includes(`/${page.bodyLang}/`)) {
      problems.push(problem(name, `the canonical address is ${page.canonical}, not that in ${page.bodyLang}`));
    }
  }
  return problems;
}

/** Beside each link in a list, and in the switcher, stands what the page there says of itself, in this page's language. */
export function checkBadges(site, standings) {
  const problems = [];
  for (const [name, page] of standings) {
    if (page.kind === 'not-found') continue;
    const badgeAt = (href) => {
      const there = standings.get(nameOf(site, new URL(href, fileUrl(site, name)).href));
      const term = decode(href.split('#')[1] ?? '');
      return there && term in there.terms ? there.terms[term] : badgeOf(there);
    };
    const check = (link, told, where) => {
      const there = badgeAt(link.href);
      const expected = told.includes(there) ? there : null;
      if (link.badge !== expected) problems.push(problem(name, `${where} ${link.href} has the badge ${link.badge}, not ${expected}`));
      if (link.badge && link.lang !== page.lang) problems.push(problem(name, `${where} ${link.href}: the badge stands in an element in ${link.lang}`));
    };
    // The list of other languages names each language instead.
    for (const link of page.links) if (!page.also.includes(link.href)) check(link, BESIDE_LINKS, 'the link to');
    for (const link of page.switcher) if (['article', 'fallback'].includes(page.kind)) check(link, IN_SWITCHER, 'the switcher to');
  }
  return problems;
}

/** The site has each state, and each kind of marked block, in each of these languages. */
export function checkStates(standings, langs, { notices, facts, stale, places }) {
  const problems = [];
  for (const lang of langs) {
    const own = [...standings.values()].filter((page) => page.lang === lang);
    // What a fallback page shows is another language's.
    const real = own.filter((page) => badgeOf(page) !== 'missing');
    const lacks = (wanted, has, what) => {
      for (const one of wanted) if (!has.has(one)) problems.push(problem('(site)', `no ${what} ${one} in ${lang}`));
    };
    lacks(notices, new Set(own.map(badgeOf)), 'page with the notice');
    lacks(facts, new Set(real.flatMap((page) => page.facts)), 'page with the fact');
    lacks(stale, new Set(real.flatMap((page) => page.stale)), 'block that is');
    lacks(places, new Set(real.flatMap((page) => page.places)), 'marked');
  }
  return problems;
}

/** Each jump leads to its block, each folded source opens by keyboard and is in a language and direction of its own. */
export async function checkMarks(browser, site, standings, javaScriptEnabled) {
  const context = await browser.newContext({ javaScriptEnabled, reducedMotion: 'reduce', viewport: { width: 360, height: 740 } });
  // A fallback page has the marks of the page it shows: one in each language stands for all.
  const real = [...standings].filter(([, page]) => marked(page) && badgeOf(page) !== 'missing');
  const fallbacks = [...standings].filter(([, page]) => page.stale.length > 0 && badgeOf(page) === 'missing');
  const wanted = [...real, ...new Map(fallbacks.map((one) => [one[1].lang, one])).values()];
  const found = await eachOf(wanted, ([name, { kind, lang }]) =>
    openPage(context, site, { name, kind }, async (tab) => [...(await jumps(tab)), ...(await folds(tab, lang))].map((what) => problem(name, what))));
  await context.close();
  return found.flat();
}

async function jumps(tab) {
  const problems = [];
  const links = tab.locator('.notice .stale-list a');
  for (let index = 0; index < (await links.count()); index += 1) {
    const link = links.nth(index);
    const href = await link.getAttribute('href');
    const folded = link.locator('xpath=ancestor::details');
    if ((await folded.count()) && !(await folded.evaluate((details) => details.open))) await folded.locator('> summary').press('Enter');
    const { height } = await link.boundingBox();
    if (height < 43.5) problems.push(`the jump ${href} is ${height} px high, not 44`);
    await link.press('Enter');
    const seen = await tab.evaluate((id) => {
      const target = document.getElementById(id);
      const { top, bottom } = target?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
      return Boolean(target) && bottom > 0 && top < innerHeight;
    }, href.slice(1));
    if (!seen) problems.push(`the jump ${href} does not lead to a block that is then seen`);
  }
  return problems;
}

async function folds(tab, pageLang) {
  const problems = [];
  const all = tab.locator('details.stale-source');
  for (let index = 0; index < (await all.count()); index += 1) {
    const details = all.nth(index);
    const summary = details.locator('> summary');
    const source = details.locator('> div');
    if (await source.isVisible()) problems.push(`fold ${index + 1} is open from the beginning`);
    const { height } = await summary.boundingBox();
    if (height < 43.5) problems.push(`fold ${index + 1} is ${height} px high, not 44`);
    await summary.press('Enter');
    if (!(await source.isVisible())) problems.push(`fold ${index + 1} does not open by keyboard`);
    const [lang, dir, around] = await source.evaluate((div) =>
      [div.lang, div.dir, div.parentElement.closest('[lang]').lang]);
    if (!lang || lang === around) problems.push(`fold ${index + 1} is in ${lang || 'no language'} within ${around}`);
    if (dir !== directionOf(lang)) problems.push(`fold ${index + 1} in ${lang} has dir=${dir}`);
    if (await source.evaluate((div) => div.querySelector('[id], h1, h2, h3, h4, h5, h6') !== null)) {
      problems.push(`fold ${index + 1} has an id or a heading of its own on a page in ${pageLang}`);
    }
  }
  return problems;
}
