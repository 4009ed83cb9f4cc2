// What holds for every page: its own words about itself, and how it behaves when it is opened.

import { eachOf, visit } from './browser.mjs';
import { problem } from './problems.mjs';
import { baseUrl, IN_EACH_LANGUAGE, KINDS, languages, ONCE, REDIRECT, SOMEWHERE } from './site.mjs';

const RIGHT_TO_LEFT = new Set(['Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Mend', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa']);
/** Pages that belong to no language, and so to no language's folder. */
const APART = new Set([...ONCE, REDIRECT]);

export function directionOf(lang) {
  try {
    return RIGHT_TO_LEFT.has(new Intl.Locale(lang).maximize().script) ? 'rtl' : 'ltr';
  } catch {
    return null;
  }
}

/** Kind, language, direction, title and heading of each page. */
export function checkPages(pages) {
  return [...pages].flatMap(([name, page]) => pageProblems(name, page).map((what) => problem(name, what)));
}

function pageProblems(name, { kind, lang, dir, title, headings }) {
  const problems = [];
  if (!KINDS.has(kind)) problems.push(`data-kind is ${JSON.stringify(kind)}, none of ${[...KINDS].join(', ')}`);
  const expected = directionOf(lang ?? '');
  if (expected === null) problems.push(`lang is ${JSON.stringify(lang)}, no language tag`);
  else if (dir !== expected) problems.push(`dir is ${JSON.stringify(dir)}, but ${lang} is written ${expected}`);
  if (lang && !APART.has(kind) && !name.startsWith(`${lang}/`)) problems.push(`lang is ${lang}, but the page is not in ${lang}/`);
  if (title === '') problems.push('no title');
  if (kind !== REDIRECT && headings.length !== 1) problems.push(`${headings.length} h1, not one: ${headings.join(' | ')}`);
  if (headings.includes('')) problems.push('the h1 is empty');
  return problems;
}

/** Each kind of page is there, in each language that should have it. */
export function checkKinds(pages) {
  const all = [...pages.values()];
  const count = (kind, lang) => all.filter((page) => page.kind === kind && (!lang || page.lang === lang)).length;
  const langs = languages(pages);
  const problems = langs.length === 0 ? [problem('(site)', 'no page of kind home, so no language')] : [];
  for (const kind of IN_EACH_LANGUAGE) {
    for (const lang of langs) {
      if (count(kind, lang) === 0) problems.push(problem('(site)', `no page of kind ${kind} in ${lang}`));
    }
  }
  for (const kind of SOMEWHERE) if (count(kind) === 0) problems.push(problem('(site)', `no page of kind ${kind}`));
  for (const kind of ONCE) {
    if (count(kind) !== 1) problems.push(problem('(site)', `${count(kind)} pages of kind ${kind}, not one`));
  }
  return problems;
}

/** Opens every page: `[{ name, problems, document }]`. */
export async function visitAll(browser, site, pages) {
  const base = baseUrl(pages);
  const context = await browser.newContext();
  const visits = await eachOf([...pages], ([name, { kind }]) => visit(context, site, { name, kind, base }));
  await context.close();
  return visits;
}
