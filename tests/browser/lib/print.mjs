// Pages on paper: printed by the browser to PDF, and read again by poppler's tools.
//
// They give the words of a right-to-left line in an order of their own, and Arabic ligatures and marks
// out of place. So texts are compared by their letters alone, whatever the order.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eachOf, openPage } from './browser.mjs';
import { problem } from './problems.mjs';
import { baseUrl, samples } from './site.mjs';

const PRINTED = ['article', 'section', 'topic'];
/** What a browser leaves free round a page that does not say. */
const MARGIN = '10mm';
/** A4 within such margins, in CSS px. */
const WIDTH = 718;

/** Prints the largest page of some kinds in each language. */
export async function checkPrint(browser, site, pages, kinds = PRINTED) {
  const base = baseUrl(pages);
  const folder = mkdtempSync(join(tmpdir(), 'print-'));
  const context = await browser.newContext({ viewport: { width: WIDTH, height: 1000 } });
  try {
    const wanted = samples(site, pages, 1).filter(({ kind }) => kinds.includes(kind));
    const found = await eachOf(wanted, (page, index) =>
      openPage(context, site, { ...page, base }, async (tab) => {
        const file = join(folder, `${index}.pdf`);
        await print(tab, file);
        await tab.emulateMedia({ media: 'print' });
        const expected = await tab.evaluate(expectations);
        return printProblems(file, expected).map((what) => problem(page.name, `on paper: ${what}`));
      }));
    return found.flat();
  } finally {
    await context.close();
    rmSync(folder, { recursive: true });
  }
}

/** A4, with the margins of the style sheet where it has some. */
export async function print(tab, path) {
  const margin = { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN };
  await tab.pdf({ path, format: 'A4', margin, preferCSSPageSize: true, printBackground: true });
}

/** Runs in the browser, as the page is printed. */
function expectations() {
  const lines = (selector) => [...document.querySelectorAll(selector)].flatMap((element) => element.innerText.split(/[\n\t]+/)).filter((line) => line.trim() !== '');
  const outside = (element) => !element.closest('main') && !element.closest('footer');
  const navigation = [...document.querySelectorAll('nav a, nav summary, nav h2, nav button, body > a[href^="#"], header a[hreflang]')].filter(outside);
  const clipped = [...document.querySelectorAll('main, main *')].filter((element) => {
    const { overflowX, clipPath, display } = getComputedStyle(element);
    return overflowX !== 'visible' && clipPath === 'none' && display !== 'inline' && element.scrollWidth > element.clientWidth + 1;
  });
  return {
    // Pieces of a line too, which may stand apart on paper.
    said: [...lines('main, .brand, body > footer'), ...[...document.querySelectorAll('main *')].filter(({ children }) => children.length === 0).map(({ textContent }) => textContent)],
    body: lines('main'),
    navigation: [...new Set(navigation.map((element) => element.textContent.trim()).filter((text) => text !== ''))],
    links: [...new Set([...document.querySelectorAll('main a[href^="http"]')].map((link) => link.getAttribute('href')))],
    clipped: clipped.map((element) => element.cloneNode(false).outerHTML.slice(0, 100)),
  };
}

function printProblems(file, { said, body, navigation, links, clipped }) {
  const sheets = readSheets(file);
  const lines = new Set(tool('pdftotext', ['-layout', file, '-']).split(/\n| {2,}/).map(letters).filter((text) => text.length > 1));
  const problems = [];
  // Else there would be no telling whether other texts are there.
  if (!body.some((text) => lines.has(letters(text)))) problems.push('no line of the text is found');
  const legitimate = new Set(said.map(letters));
  for (const text of navigation) {
    if (lines.has(letters(text)) && !legitimate.has(letters(text))) problems.push(`the navigation is printed: ${text}`);
  }
  const joined = tool('pdftotext', ['-raw', file, '-']).replace(/[\s\p{Cf}]+/gu, '');
  for (const link of links) {
    if (!isPrinted(link, joined)) problems.push(`where a link leads is not printed: ${link}`);
  }
  for (const [index, sheet] of sheets.entries()) problems.push(...sheetProblems(sheet, index + 1, sheets.length));
  return [...problems, ...clipped.map((html) => `cut off: ${html}`)];
}

function sheetProblems({ width, height, words }, number, count) {
  const place = `page ${number} of ${count}`;
  const inMargin = words.filter(({ top, bottom }) => bottom < height * 0.08 || top > height * 0.92);
  const numbered = inMargin.some(({ text }) => (text.normalize('NFKC').match(/\p{Nd}+/gu) ?? []).some((digits) => western(digits) === number));
  const out = words.filter(({ left, right, top, bottom }) => left < 0 || top < 0 || right > width || bottom > height);
  return [
    ...(numbered ? [] : [`${place} has no number`]),
    ...out.slice(0, 3).map(({ text }) => `${place}: a word goes over the edge: ${text}`),
  ];
}

/** Whether an address stands in a text: whole, or on two lines, which poppler sets apart in a right-to-left text. */
function isPrinted(link, text) {
  const ends = [...Array(link.length).keys()].slice(4, -3);
  return text.includes(link) || ends.some((end) => text.includes(link.slice(0, end)) && text.includes(link.slice(end)));
}

/** The words of each sheet and where they stand. */
function readSheets(file) {
  const number = (attributes, name) => Number(attributes.match(new RegExp(`\\b${name}="([-\\d.]+)"`))[1]);
  return tool('pdftotext', ['-bbox', file, '-']).split('<page ').slice(1).map((page) => ({
    width: number(page, 'width'),
    height: number(page, 'height'),
    words: [...page.matchAll(/<word ([^>]*)>([^<]*)<\/word>/g)].map(([, at, text]) => ({
      text, left: number(at, 'xMin'), right: number(at, 'xMax'), top: number(at, 'yMin'), bottom: number(at, 'yMax'),
    })),
  }));
}

/** The digits of every script that has ten of them in a row, as a number. */
function western(digits) {
  const zero = (code) => {
    let first = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(first - 1)) && code - first < 9) first -= 1;
    return first;
  };
  return Number([...digits].map((digit) => digit.codePointAt(0) - zero(digit.codePointAt(0))).join(''));
}

/** A text's letters and digits in one order, without marks. */
function letters(text) {
  return [...text.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '').replaceAll('ـ', '')].sort().join('');
}

function tool(name, args) {
  const { error, status, stdout, stderr } = spawnSync(name, args, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (error) throw new Error(`${name} does not start, which reads what is printed (poppler-utils): ${error.message}`);
  if (status !== 0) throw new Error(`${name} ends with status ${status}: ${stderr}`);
  return stdout;
}
