// The search dialog and the search page, with an engine that answers as the test says: what is tested here is what
// people see and do. The engine's own answers have their tests elsewhere.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileUrl } from './site.mjs';

/** Runs in the browser in the place of the engine. `globalThis.asked` has what it was asked. */
function engine() {
  const script = document.currentScript.src;
  const site = new URL('../', script);
  const TEXTS = {
    he: ['לקוח כועס בטלפון', 'כשלקוח מגיש תלונה, קודם מקשיבים לו עד הסוף.', 'תלונה', 'שיחות קשות'],
    nl: ['Een boze klant aan de lijn', 'Wie een klacht heeft, wil eerst gehoord worden.', 'klacht', 'Moeilijke gesprekken'],
    ar: ['عميل غاضب على الهاتف', 'من يقدّم شكوى يريد أولًا أن يُستمع إليه.', 'شكوى', 'محادثات صعبة'],
  };
  const langs = Object.keys(TEXTS);
  const hit = (lang, number, own) => {
    const [title, snippet, word, section] = TEXTS[lang];
    const at = snippet.indexOf(word);
    const marks = [[at, at + word.length]];
    const url = `${lang}/a-z/index.html`;
    return { url, href: new URL(url, site).href, lang, title: `${title} ${number}`, titleMarks: [], snippet, marks, score: 1,
      kind: number === 2 ? 'term' : 'article', trail: [section], topics: [['x', section]], entry: 'x', summary: '',
      also: own ? langs.filter((other) => other !== lang).map((other) => [other, `${other}/a-z/index.html`]) : [],
      sections: number % 2 ? [{ url: `${url}#letter-1`, title: section, titleMarks: [], snippet, marks, score: 1 }] : [] };
  };
  globalThis.targum.href = (url) => new URL(url, site).href;
  globalThis.asked = [];
  /** The words say what is found: a number of results, `none`, `few` (and as many in other languages), `abroad` (in those only), `broken`; a number after `@` is the wait in ms. */
  globalThis.targum.find = async (words, options) => {
    globalThis.asked.push({ words, ...options });
    const [what, wait] = words.split('@');
    if (wait) await new Promise((done) => setTimeout(done, Number(wait)));
    const found = { hits: [], total: 0, corrected: [], translated: [], others: [], terms: [] };
    if (what === 'broken' && !globalThis.mended) throw new Error('broken');
    if (what === 'none') return found;
    const { lang, from, limit, topics } = options;
    found.total = what === 'few' ? 1 : Math.max(1, (parseInt(what, 10) || 25) - 10 * topics.length);
    for (let number = from; number < Math.min(from + limit, found.total); number++) found.hits.push(hit(lang, number + 1, true));
    if (what === 'abroad') { found.hits = []; found.total = 0; }
    if (what === 'few' || what === 'abroad') {
      const others = langs.filter((other) => other !== lang);
      found.corrected = [{ from: 'fwe', to: 'few' }];
      found.translated = others.map((other) => ({ from: TEXTS[other][2], to: TEXTS[lang][2], lang: other }));
      found.others = others.map((other) => hit(other, 1, false));
    }
    return found;
  };
}

/** Puts the engine of this file in the place of the site's. */
export async function withFake(tab) {
  await tab.route(/\/assets\/search\.[^/]*js$/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: `(${engine})();` }));
}

/** A page of a kind in a language; throws where there is none. */
export function pageOf(pages, kind, lang) {
  const found = [...pages].find(([, page]) => page.kind === kind && page.lang === lang);
  if (!found) throw new Error(`no page of kind ${kind} in ${lang}`);
  return found[0];
}

/**
 * Opens a page of a kind in a new tab of a new context and hands it to `work`. What the console says, a script that fails
 * and a request that leads out of the folder are gathered; `work` returns when all is done, and none may be there.
 */
export async function opened(browser, site, pages, { kind = 'article', lang = 'he', query = '', fake = true, ...settings }, work) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', ...settings });
  const tab = await context.newPage();
  const said = [];
  // What fails on purpose says why.
  context.on('console', (message) => /^Error: broken/.test(message.text()) || said.push(message.text()));
  tab.on('pageerror', (error) => said.push(error.message));
  tab.on('request', (request) => request.url().startsWith(site.url) || said.push(`asks for ${request.url()}`));
  if (fake) await withFake(tab);
  try {
    await tab.goto(fileUrl(site, pageOf(pages, kind, lang)) + query);
    await work(tab, context);
    if (said.length) throw new Error(`the console says: ${said.join(' | ')}`);
  } finally {
    await context.close();
  }
}

/** Opens the dialog by `/`, types, and waits for what is found, where there are words. */
export async function ask(tab, words) {
  await tab.keyboard.press('/');
  await tab.locator('.search-dialog[open] .search-field').waitFor();
  await tab.keyboard.type(words);
  if (words) await settled(tab);
}

/** Waits until what is found for the words in the field, or that nothing is, is to be seen. */
export async function settled(tab) {
  await tab.waitForFunction(() => {
    const box = document.querySelector('.search-dialog[open], .search-page');
    const found = box?.querySelector('.search-found');
    return found?.dataset.words === box?.querySelector('.search-field').value.trim() && found.querySelector('.search-count, .search-none, .search-failed');
  });
}

/** What has the focus, in a word: `field`, `opener`, the number of a result from 1, or the tag. */
export function focused(tab) {
  return tab.evaluate(() => {
    const element = document.activeElement;
    if (element.matches('.search-field')) return 'field';
    if (element.matches('.search-open')) return 'opener';
    const hits = [...document.querySelectorAll('[data-hit]')];
    return hits.includes(element) ? hits.indexOf(element) + 1 : element.localName;
  });
}

/** The messages of a language, by id, one line each: what a test compares with. */
export function messages(lang) {
  const text = readFileSync(join(import.meta.dirname, '../../../themes/handbook/i18n', lang, 'ui.ftl'), 'utf8');
  return new Map([...text.matchAll(/^([a-z-]+) = (.+)$/gm)].map(([, id, says]) => [id, says]));
}
