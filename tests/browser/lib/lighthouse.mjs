// Lighthouse on the site as a host serves it, for a telephone on a slow line.
//
// The copy that is served is to be found by search engines and knows its address, else Lighthouse
// has nothing to say of how it does there.

import { existsSync } from 'node:fs';
import lighthouse from 'lighthouse';
import puppeteer from 'puppeteer-core';
import { problem } from './problems.mjs';
import { samples } from './site.mjs';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const KINDS = ['home', 'section', 'article', 'topic'];
/** A machine that does something else meanwhile makes pages slow: the best of so many counts. */
const TRIES = 6;

/** Judges the pages of some kinds below an address: `{ problems, scores }`; the scores are there to be printed. */
export async function checkLighthouse(site, pages, address, kinds = KINDS) {
  const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';
  if (!existsSync(executablePath)) throw new Error(`no Chromium at ${executablePath}: install it, or name it in CHROMIUM`);
  const browser = await puppeteer.launch({ executablePath, headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'] });
  const problems = [];
  const scores = [];
  try {
    for (const { name, kind, lang } of samples(site, pages, 1).filter((page) => kinds.includes(page.kind))) {
      const best = await judge(address + name.split('/').map(encodeURIComponent).join('/'), browser);
      scores.push(`${CATEGORIES.map((category) => `${category} ${best[category].score}`).join(', ')}: ${kind}, ${lang}`);
      for (const { score, why } of Object.values(best).filter(({ score }) => score !== 100)) problems.push(problem(name, `${score}, not 100: ${why}`));
    }
  } finally {
    await browser.close();
  }
  return { problems, scores };
}

/** Only what is not yet perfect is asked again. */
async function judge(url, browser) {
  const best = {};
  for (let turn = 0; turn < TRIES; turn++) {
    const open = CATEGORIES.filter((category) => best[category]?.score !== 100);
    if (open.length === 0) break;
    const tab = await browser.newPage();
    // Lighthouse asks for robots.txt in the page's name, which the pages' own policy forbids; search engines ask in theirs.
    await tab.setBypassCSP(true);
    const result = await lighthouse(url, { onlyCategories: open, output: 'json', logLevel: 'error', throttlingMethod: 'simulate', disableFullPageScreenshot: true }, undefined, tab);
    await tab.close();
    if (!result || result.lhr.runtimeError) throw new Error(`Lighthouse cannot judge ${url}: ${result?.lhr.runtimeError?.message ?? 'no result'}`);
    for (const category of open) {
      const score = Math.round((result.lhr.categories[category].score ?? 0) * 100);
      if (score > (best[category]?.score ?? -1)) best[category] = { score, why: `${category}: ${lost(result.lhr, category)}` };
    }
  }
  return best;
}

function lost({ categories, audits }, category) {
  const refs = categories[category].auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1);
  return refs.map(({ id }) => `${audits[id].title} ${audits[id].displayValue ?? ''}`.trim()).join('; ') || 'nothing by name';
}
